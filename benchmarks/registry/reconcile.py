"""Benches of contradictory figures with a later authoritative one."""

from __future__ import annotations

from benchmarks import readers
from benchmarks.bench import Bench, Step
from benchmarks.registry.figures import error, share

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
