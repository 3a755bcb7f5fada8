"""Every bench, in the order in which they are run and shown."""

from __future__ import annotations

from benchmarks import readers
from benchmarks.bench import Bench, Figure, Step


def share(key: str, label: str, path: str, goal: float | None = None) -> Figure:
    """Return a figure that its scorer prints as a share of one and that is shown in per cent."""
    return Figure(key=key, label=label, path=path, scale=100, goal=goal)


def percent(key: str, label: str, path: str, goal: float | None = None) -> Figure:
    """Return a figure that its scorer prints in per cent."""
    return Figure(key=key, label=label, path=path, goal=goal)


def error(key: str, label: str, path: str) -> Figure:
    """Return an error on the log scale: 0 is perfect, 0.69 is a factor of two."""
    return Figure(key=key, label=label, path=path, digits=3, lower_is_better=True)


LEVELS = (
    share("full", "full claim F1, sides kept apart", "levels/full_strict/f", 68),
    share("figure", "figure F1", "levels/figure/f", 85),
    share("victims", "figure + victims F1", "levels/victims/f"),
    share("source", "source right, of figures found", "shares/source"),
    share("stance", "stance right, of figures found", "stance/accuracy"),
    share("stance_else", "stance right where not affirmed", "shares/stance_else"),
)
# the same measures on the project's own gold, for which no goal was set beforehand
OWN_LEVELS = tuple(
    Figure(key=figure.key, label=figure.label.removesuffix(", sides kept apart"), path=figure.path, scale=100)
    for figure in LEVELS
)
LINKING = (
    share("b3", "linking, B-cubed F1", "linking/b3/f", 97),
    share("pairs", "linking, pair F1", "linking/pairs/f", 95),
    share("lookalikes", "look-alikes kept apart", "shares/lookalikes", 100),
)
OWN_LINKING = tuple(
    Figure(key=figure.key, label=figure.label, path=figure.path, scale=100) for figure in LINKING
)

CLAIMS = Bench(
    name="claims",
    title="Claims and incidents",
    needs=("claims/export.py", "claims/score.py", "claims/data/dev.jsonl"),
    steps=(
        Step("python {bench}/claims/export.py {work}/reports", "export.txt"),
        Step("counterclaim extract {work}/reports", "extract.jsonl"),
        Step("counterclaim incidents {work}/reports", "incidents.jsonl"),
        Step(
            "python {bench}/claims/score.py --json {work}/extract.jsonl --incidents {work}/incidents.jsonl",
            "score.json",
        ),
    ),
    read=readers.claims,
    figures=(*LEVELS, *LINKING),
)

SAMPLES = Bench(
    name="samples",
    title="Claims in the sample reports",
    needs=("claims/score.py",),
    steps=(
        Step("counterclaim extract samples", "all.jsonl"),
        Step("counterclaim incidents samples", "incidents.jsonl"),
        Step("python -m benchmarks.convert once {work}/all.jsonl", "extract.jsonl"),
        Step(
            "python -m benchmarks.convert gold tests/data/samples_gold.jsonl {work}/extract.jsonl",
            "gold.jsonl",
        ),
        Step(
            "python {bench}/claims/score.py --json --gold {work}/gold.jsonl {work}/extract.jsonl"
            " --incidents {work}/incidents.jsonl",
            "score.json",
        ),
    ),
    read=readers.claims,
    figures=(*OWN_LEVELS, *OWN_LINKING),
)

PASSAGES = Bench(
    name="passages",
    title="Claims in single passages",
    needs=("claims/score.py",),
    steps=(
        Step("counterclaim extract tests/data/passages_gold.jsonl", "extract.jsonl"),
        Step(
            "python -m benchmarks.convert gold tests/data/passages_gold.jsonl {work}/extract.jsonl",
            "gold.jsonl",
        ),
        Step(
            "python {bench}/claims/score.py --json --gold {work}/gold.jsonl {work}/extract.jsonl",
            "score.json",
        ),
    ),
    read=readers.claims,
    figures=OWN_LEVELS,
)

HELDOUT = Bench(
    name="heldout",
    title="Claims in passages kept from whoever wrote the rules",
    needs=("claims/score.py",),
    steps=tuple(
        step
        for part in ("a", "b")
        for step in (
            Step(f"counterclaim extract tests/data/heldout_{part}_gold.jsonl", f"extract-{part}.jsonl"),
            Step(
                f"python -m benchmarks.convert gold tests/data/heldout_{part}_gold.jsonl"
                f" {{work}}/extract-{part}.jsonl",
                f"gold-{part}.jsonl",
            ),
            Step(
                f"python {{bench}}/claims/score.py --json --gold {{work}}/gold-{part}.jsonl"
                f" {{work}}/extract-{part}.jsonl",
                f"score-{part}.json",
            ),
        )
    ),
    read=readers.claims_by_part(part_A="score-a.json", part_B="score-b.json"),
    figures=OWN_LEVELS,
)

CONFIDENCE = Bench(
    name="confidence",
    title="How true the confidences are",
    needs=("claims/score.py",),
    steps=(
        Step("counterclaim extract tests/data/heldout_b_gold.jsonl", "extract.jsonl"),
        Step(
            "python -m benchmarks.convert gold tests/data/heldout_b_gold.jsonl {work}/extract.jsonl",
            "gold.jsonl",
        ),
        Step(
            "python -m benchmarks.reliability {work}/gold.jsonl {work}/extract.jsonl {bench}"
            " docs/images/reliability.svg",
            "score.json",
        ),
    ),
    read=readers.from_json(_="score.json"),
    figures=(
        share("error", "calibration error", "calibration_error"),
        share("given", "mean confidence", "mean_confidence"),
        share("right", "share right", "share_right"),
        share("order", "right before wrong", "order"),
        Figure(key="brier", label="Brier score", path="brier", digits=3, lower_is_better=True),
        Figure(
            key="brier_one",
            label="Brier score of one confidence for all",
            path="brier_one_for_all",
            digits=3,
            lower_is_better=True,
        ),
        Figure(key="claims", label="claims", path="claims", digits=0),
    ),
)

ABLATIONS = Bench(
    name="ablations",
    title="What each component adds",
    needs=("claims/score.py", "claims/data/dev.jsonl"),
    steps=(Step("python -m benchmarks.ablations {bench}", "score.json"),),
    read=readers.ablated,
    figures=(
        share("full", "benchmark: full claim F1", "bench/full"),
        share("figure", "benchmark: figure F1", "bench/figure"),
        share("source", "benchmark: source right", "bench/source"),
        share("own_full", "own texts: full claim F1", "own/full"),
        share("own_figure", "own texts: figure F1", "own/figure"),
        share("own_source", "own texts: source right", "own/source"),
    ),
)

ATTRIBUTION = Bench(
    name="attribution",
    title="Attributions: who says what",
    needs=("attribution/score.py", "attribution/data/polnear.dev.jsonl.gz"),
    steps=(
        Step(
            "python -m benchmarks.convert reports {bench}/attribution/data/polnear.dev.jsonl.gz",
            "reports.jsonl",
        ),
        Step("counterclaim extract {work}/reports.jsonl", "extract.jsonl"),
        Step(
            "python {bench}/attribution/score.py --json {bench}/attribution/data/polnear.dev.jsonl.gz"
            " {work}/extract.jsonl",
            "score.json",
        ),
    ),
    read=readers.from_json(_="score.json"),
    figures=(
        percent("attributed", "attributed F1", "metrics/attribution.attributed/f1", 67),
        percent("reporting", "reporting cues F1", "metrics/cue_class.reporting/f1", 80),
        percent("other", "other cues F1", "metrics/cue_class.other/f1"),
        percent("direct", "direct F1", "metrics/form.direct/f1"),
        percent("indirect", "indirect F1", "metrics/form.indirect/f1"),
        percent("mixed", "mixed F1", "metrics/form.mixed/f1"),
        percent("source", "source, exact F1", "metrics/source.exact/f1"),
        percent("cue", "cue, exact F1", "metrics/cue.exact/f1"),
        percent("content", "content, exact F1", "metrics/content.exact/f1"),
        percent("content_partial", "content, partial F1", "metrics/content.partial/f1"),
    ),
)

MUC4 = Bench(
    name="muc4",
    title="Events: MUC-4 incident templates",
    needs=("muc4/export.py", "muc4/run.py", "muc4/data/tst1.key.gz", "muc4/data/tst2.key.gz"),
    steps=tuple(
        step
        for split in ("tst1", "tst2")
        for step in (
            Step(f"python {{bench}}/muc4/export.py --split {split} --out {{work}}/{split}", f"{split}.txt"),
            Step(f"counterclaim extract {{work}}/{split}", f"{split}.jsonl"),
            Step(
                f"python {{bench}}/muc4/run.py --json --split {split} --predictions {{work}}/{split}.jsonl",
                f"{split}.json",
            ),
        )
    ),
    read=readers.from_json(tst1="tst1.json", tst2="tst2.json"),
    figures=(
        percent("all", "all templates F", "total/all/f", 42),
        percent("detection", "template detection F", "templates/f", 65),
        percent("type", "incident type F", "slots/inc-type/f"),
        percent("date", "date F", "slots/inc-date/f"),
        percent("location", "location F", "slots/inc-loc/f"),
        percent("organization", "perpetrator organisation F", "slots/perp-org-id/f"),
        percent("confidence", "organisation's confidence F", "slots/perp-org-conf/f", 35),
        percent("number", "human target: number F", "slots/hum-tgt-num/f", 45),
        percent("effect", "human target: effect F", "slots/hum-tgt-effect/f", 45),
    ),
)

PLACES = Bench(
    name="places",
    title="Places",
    needs=("places/score.py", "places/data/trnews.dev.jsonl.gz", "places/data/geovirus.dev.jsonl.gz"),
    steps=(
        Step("python {bench}/places/score.py reports", "reports.jsonl"),
        Step("counterclaim extract {work}/reports.jsonl", "extract.jsonl"),
        Step("python {bench}/places/score.py score {work}/extract.jsonl --json", "score.json"),
    ),
    read=readers.from_json(_="score.json"),
    figures=(
        share("trnews_placed", "TR-News placed", "trnews.dev/all_gold/placed", 79),
        share("trnews_over", "TR-News mention F", "trnews.dev/overlap/f", 89),
        share("trnews_161", "TR-News within 161 km", "trnews.dev/all_gold/acc161"),
        share("geovirus_placed", "GeoVirus placed", "geovirus.dev/all_gold/placed", 86),
        share("geovirus_over", "GeoVirus mention F", "geovirus.dev/overlap/f", 92),
        share("geovirus_161", "GeoVirus within 161 km", "geovirus.dev/all_gold/acc161"),
    ),
)

SPELLINGS = Bench(
    name="spellings",
    title="Spellings of places of current wars",
    needs=("places/variants.py", "places/variants.tsv"),
    steps=(
        Step("python {bench}/places/variants.py reports", "reports.jsonl"),
        Step("counterclaim extract {work}/reports.jsonl", "extract.jsonl"),
        Step("python {bench}/places/variants.py score {work}/extract.jsonl", "score.txt"),
    ),
    read=readers.spellings,
    figures=(
        percent("right", "spellings right", "right", 88),
        percent("missed", "spellings not detected", "missed"),
        percent("whole", "places of 100 with every spelling right", "whole"),
    ),
)

EVENTS = Bench(
    name="events",
    title="Where and when incidents happened",
    needs=("places/events.py", "muc4/data/tst1.key.gz", "muc4/data/tst2.key.gz"),
    steps=(
        Step("python {bench}/places/events.py reports tst1 tst2", "reports.jsonl"),
        Step("counterclaim extract {work}/reports.jsonl", "extract.jsonl"),
        Step("python {bench}/places/events.py score {work}/extract.jsonl tst1 tst2", "score.json"),
    ),
    read=readers.by_split,
    figures=(
        percent("within161", "within 161 km", "within161km", 62),
        percent("within25", "within 25 km", "within25km"),
        percent("country", "right country", "country"),
        percent("same_days", "same days", "same_days", 72),
        percent("overlapping", "days overlap", "overlapping_days"),
    ),
)

DATES = Bench(
    name="dates",
    title="Dates",
    needs=("dates/score.py", "dates/data/wikiwars.dev.jsonl.gz", "dates/data/trnews.dev.jsonl.gz"),
    steps=(
        Step("python {bench}/dates/score.py reports", "reports.jsonl"),
        Step("counterclaim extract {work}/reports.jsonl", "extract.jsonl"),
        Step("python {bench}/dates/score.py score {work}/extract.jsonl --json", "score.json"),
    ),
    read=readers.from_json(_="score.json"),
    figures=(
        share("wikiwars_value", "WikiWars value F", "wikiwars.dev/value/f", 91),
        share("wikiwars_over", "WikiWars detection F", "wikiwars.dev/overlap/f"),
        share("trnews_value", "TR-News value F", "trnews.dev/value/f", 88),
        share("trnews_over", "TR-News detection F", "trnews.dev/overlap/f"),
    ),
)

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

SPEED = Bench(
    name="speed",
    title="Speed of reading",
    needs=("attribution/data/polnear.dev.jsonl.gz",),
    steps=(
        Step(
            "python -m benchmarks.convert reports {bench}/attribution/data/polnear.dev.jsonl.gz",
            "reports.jsonl",
        ),
        *(
            step
            for run in ("1", "2", "3")
            for step in (
                Step("counterclaim extract --workers 2 {work}/reports.jsonl", f"ours-{run}"),
                Step("python -m benchmarks.stock {work}/reports.jsonl", f"stock-{run}"),
                Step("python -m benchmarks.stock {work}/reports.jsonl 16", f"stock16-{run}"),
            )
        ),
    ),
    read=readers.speed,
    figures=(
        Figure(key="ratio", label="ratio to the stock pipeline", path="ratio", digits=2, goal=1.0),
        Figure(key="fairer_ratio", label="ratio to it in batches of 16", path="fairer_ratio", digits=2),
        Figure(key="cpu_ratio", label="the same, per CPU second", path="cpu_ratio", digits=2),
        Figure(key="words", label="words a second", path="words", digits=0),
        Figure(key="cpu_words", label="words a CPU second", path="cpu_words", digits=0),
        Figure(
            key="peak", label="largest process, MB", path="peak", digits=0, goal=600, lower_is_better=True
        ),
    ),
)

MIXED = tuple(
    f"{{bench}}/{file}"
    for file in (
        "claims/data/dev.jsonl",
        "attribution/data/polnear.dev.jsonl.gz",
        "places/data/trnews.dev.jsonl.gz",
        "attribution/data/polnear.train.jsonl.gz",
    )
)
SCREENED = {
    "claims": "{bench}/claims/data/dev.jsonl",
    "samples": "{work}/gold.jsonl",
    "passages": "tests/data/passages_gold.jsonl",
    "PolNeAR": "{bench}/attribution/data/polnear.dev.jsonl.gz",
    "TR-News": "{bench}/places/data/trnews.dev.jsonl.gz",
    "GeoVirus": "{bench}/places/data/geovirus.dev.jsonl.gz",
    "mixed stream": "{work}/stream.jsonl",
}
SCREEN = Bench(
    name="screen",
    title="The screen",
    needs=(
        "claims/data/dev.jsonl",
        "attribution/data/polnear.train.jsonl.gz",
        "places/data/trnews.dev.jsonl.gz",
    ),
    steps=(
        Step("counterclaim extract samples", "all.jsonl"),
        Step("python -m benchmarks.convert once {work}/all.jsonl", "extract.jsonl"),
        Step(
            "python -m benchmarks.convert gold tests/data/samples_gold.jsonl {work}/extract.jsonl",
            "gold.jsonl",
        ),
        Step(f"python -m benchmarks.convert mixed {' '.join(MIXED)}", "stream.jsonl"),
        Step(
            "python -m benchmarks.screening "
            + " ".join(f"'{name}={file}'" for name, file in SCREENED.items()),
            "screening.json",
        ),
        *(
            step
            for run in ("1", "2")
            for step in (
                Step("counterclaim extract --screen --workers 2 {work}/stream.jsonl", f"ours-{run}"),
                Step("python -m benchmarks.stock {work}/stream.jsonl", f"stock-{run}"),
                Step("python -m benchmarks.stock {work}/stream.jsonl 16", f"stock16-{run}"),
            )
        ),
    ),
    read=readers.screening,
    figures=(
        Figure(key="ratio", label="ratio to the stock pipeline", path="ratio", digits=2, goal=4.0),
        Figure(key="fairer_ratio", label="ratio to it in batches of 16", path="fairer_ratio", digits=2),
        Figure(
            key="lost",
            label="gold claims lost, %",
            path="lost",
            scale=100,
            digits=2,
            goal=0.5,
            lower_is_better=True,
        ),
        share("words_away", "words turned away, %", "words_away"),
        share("reports_away", "reports turned away whole, %", "reports_away"),
        Figure(key="scanned", label="words a second, turned away", path="scanned", digits=0),
        Figure(key="words", label="words a second, mixed stream", path="words", digits=0),
    ),
)

FIRST_RUN = Bench(
    name="run",
    title="The run on the samples",
    needs=(),
    steps=(Step("counterclaim run samples --out {work}/out", "run.txt"),),
    read=readers.first_run,
    figures=(
        Figure(key="seconds", label="seconds", path="seconds", goal=60, lower_is_better=True),
        Figure(key="peak", label="largest process, MB", path="peak", digits=0),
    ),
)

BENCHES = (
    CLAIMS,
    SAMPLES,
    PASSAGES,
    HELDOUT,
    CONFIDENCE,
    ABLATIONS,
    ATTRIBUTION,
    MUC4,
    PLACES,
    SPELLINGS,
    EVENTS,
    DATES,
    RECONCILE,
    SPEED,
    SCREEN,
    FIRST_RUN,
)
