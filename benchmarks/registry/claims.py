"""Benches of the room that finds who claims what: claims, confidence, attributions, events."""

from __future__ import annotations

from benchmarks import readers
from benchmarks.bench import Bench, Figure, Step
from benchmarks.registry.figures import cost, number, percent, share
from benchmarks.registry.steps import claims_of, gold

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
        gold("tests/data/samples_gold.jsonl"),
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
    steps=claims_of("tests/data/passages_gold.jsonl"),
    read=readers.claims,
    figures=OWN_LEVELS,
)

HELDOUT = Bench(
    name="heldout",
    title="Claims in passages kept from whoever wrote the rules",
    needs=("claims/score.py",),
    steps=(
        *claims_of("tests/data/heldout_a_gold.jsonl", "-a"),
        *claims_of("tests/data/heldout_b_gold.jsonl", "-b"),
        *claims_of("tests/data/heldout_c_gold.jsonl", "-c"),
    ),
    read=readers.claims_by_part(part_A="score-a.json", part_B="score-b.json", part_C="score-c.json"),
    figures=OWN_LEVELS,
)

CONFIDENCE = Bench(
    name="confidence",
    title="How true the confidences are",
    needs=("claims/score.py",),
    steps=(
        Step("counterclaim extract tests/data/heldout_b_gold.jsonl", "extract.jsonl"),
        gold("tests/data/heldout_b_gold.jsonl"),
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
        cost("brier", "Brier score", "brier", digits=3),
        cost("brier_one", "Brier score of one confidence for all", "brier_one_for_all", digits=3),
        number("claims", "claims", "claims"),
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
