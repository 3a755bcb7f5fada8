"""Benches of contradictory figures with a later authoritative one."""

from __future__ import annotations

from benchmarks import readers, undercounting
from benchmarks.bench import Bench, Step
from benchmarks.registry.figures import cost, error, number, share

RULES = {"ucdp": "rule", "acled": "rule", "ibc": "span", "airwars": "span"}
SCORE_RULES = (
    "python {bench}/reconcile/score.py --gold {bench}/reconcile/claims.csv.gz --baselines --by dataset "
    + " ".join(f"--pred {{work}}/{rule}-{kind}.csv" for rule, kind in RULES.items())
)
RECONCILE = Bench(
    name="reconcile",
    title="Figures reconciled by rule",
    needs=("reconcile/score.py", "reconcile/claims.csv.gz"),
    steps=(
        Step(
            "python {bench}/reconcile/score.py --gold {bench}/reconcile/claims.csv.gz"
            " --strip {work}/claims.csv",
            "strip.txt",
        ),
        *(
            Step(f"counterclaim reconcile {{work}}/claims.csv --rule {rule}", f"{rule}-rule.csv")
            for rule in RULES
        ),
        *(
            Step(f"python -m benchmarks.convert midpoint {{work}}/{rule}-rule.csv", f"{rule}-span.csv")
            for rule, kind in RULES.items()
            if kind == "span"
        ),
        Step(SCORE_RULES, "score.txt"),
        Step(f"{SCORE_RULES} --min-spread 1.25", "differing.txt"),
    ),
    read=readers.reconciled,
    figures=(
        error("male", "error of best, all", "all/MALE"),
        error("differing", "error where claims differ", "differing/MALE"),
        error("acw", "US Civil War", "acw/MALE"),
        error("gaza", "Gaza", "airwars_gaza/MALE"),
        error("ukr_month", "Ukraine, months", "ukr_month/MALE"),
        error("ukr_cum", "Ukraine, totals", "ukr_cum/MALE"),
        error("modern", "others", "modern/MALE"),
        error("wis", "WIS, all", "all/WIS"),
        share("span", "truth in low..high", "all/covLH"),
    ),
)


SCORE_MODEL = (
    "python {bench}/reconcile/score.py --gold {bench}/reconcile/claims.csv.gz --baselines --by dataset"
    " --pred {work}/model-PART.csv"
)
MODEL = Bench(
    name="model",
    title="Figures by the model of bias",
    needs=("reconcile/score.py", "reconcile/claims.csv.gz"),
    steps=tuple(
        step
        for part in ("items", "conflicts")
        for step in (
            Step(f"python -m benchmarks.bias {{bench}} {part}", f"model-{part}.csv"),
            Step(SCORE_MODEL.replace("PART", part), f"score-{part}.txt"),
            Step(f"{SCORE_MODEL.replace('PART', part)} --min-spread 1.25", f"differing-{part}.txt"),
        )
    ),
    read=readers.modelled,
    figures=(
        error("wis", "WIS, all", "items/all/WIS", 0.125),
        error("differing", "error where claims differ", "items/differing/MALE", 0.26),
        share("cover", "80 % interval holds the truth", "items/all/cov80"),
        share("least", "the same, worst data set", "items/least/cov80", 60),
        error("male", "error of best", "items/all/MALE"),
        error("wis_new", "conflict left out: WIS", "conflicts/all/WIS", 0.130),
        error("male_new", "conflict left out: error of best", "conflicts/all/MALE"),
        share("cover_new", "conflict left out: 80 % interval", "conflicts/all/cov80"),
    ),
)

KOSOVO = Bench(
    name="kosovo",
    title="People on no list: Kosovo, 1999",
    needs=("reconcile/kosovo-mse.csv",),
    steps=(
        Step("counterclaim undercount {bench}/reconcile/kosovo-mse.csv --json", "kosovo.json"),
        Step("python -m benchmarks.undercounting", "planted.json"),
    ),
    read=undercounting.read,
    figures=(
        cost("missed", "known answers missed", "missed", 0, digits=0),
        cost("seconds", "seconds", "seconds", 60),
        number("seen", "on the lists", "seen"),
        number("independence", "independence", "independence"),
        number("chao", "Chao", "chao"),
        number("loglinear", "log-linear, averaged", "loglinear"),
        number("graphs", "decomposable graphs", "graphs"),
        number("latent", "latent classes", "latent"),
        share("precision", "pairs matched that are right", "precision"),
        share("recall", "right pairs matched", "recall"),
    ),
)
