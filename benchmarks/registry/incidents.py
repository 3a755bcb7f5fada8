"""Benches of the room that joins events into incidents: where incidents are alike, and how the work grows."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks import readers
from benchmarks.bench import Bench, Scores, Step
from benchmarks.registry.figures import cost, number, share

ONEWAR = Bench(
    name="onewar",
    title="Incidents of one war",
    needs=(),
    steps=(Step("python -m benchmarks.onewar", "score.json"),),
    read=readers.from_json(_="score.json"),
    figures=(
        share("b3", "B-cubed F1", "b3/f"),
        share("pairs", "pair F1", "pairs/f"),
        share("b3_p", "B-cubed precision", "b3/p"),
        share("b3_r", "B-cubed recall", "b3/r"),
        share("after_b3", "second half, B-cubed F1", "after/b3/f"),
        share("after_pairs", "second half, pair F1", "after/pairs/f"),
        share("unmixed", "B-cubed F1 where an event is of one incident", "unmixed/b3/f"),
        share("at_best", "B-cubed F1 if all events found were joined rightly", "at_best/b3/f"),
        share("apart", "look-alikes kept apart", "lookalikes/share"),
        share("strict", "look-alikes with nothing in common", "lookalikes/strict"),
        share("copies", "copies found", "copies/share"),
        share("relays", "relays given to their origin", "relays/share"),
    ),
)


def _weighing(work: Path) -> Scores:
    printed = json.loads((work / "score.json").read_text(encoding="utf-8"))
    return {f"{readers.OURS}, {name}": scores for name, scores in printed.items()}


WEIGHING = Bench(
    name="weighing",
    title="Weights of joining: set by hand, or learned",
    needs=("claims/score.py", "claims/data/dev.jsonl"),
    steps=(Step("python -m benchmarks.weighing {bench}", "score.json"),),
    read=_weighing,
    figures=(
        share("b3", "B-cubed F1", "b3/f"),
        share("pairs", "pair F1", "pairs/f"),
        share("b3_p", "B-cubed precision", "b3/p"),
        share("b3_r", "B-cubed recall", "b3/r"),
        share("last_b3", "one war, second half: B-cubed F1", "last/b3/f"),
        share("last_pairs", "one war, second half: pair F1", "last/pairs/f"),
    ),
)

NUMBERS = (10_000, 100_000)
KINDS = {
    "joining": "events joined",
    "spread": "events joined, as many a day",
    "copies": "texts searched for copies",
}


def _scale(work: Path) -> Scores:
    """Read what each run printed; the larger one gets how many times as long and as large it was."""
    rows: dict[str, dict[str, float]] = {}
    for kind, words in KINDS.items():
        runs = [
            json.loads((work / f"{kind}-{number}.json").read_text(encoding="utf-8")) for number in NUMBERS
        ]
        small, large = runs
        for key in ("seconds", "peak_mb"):
            large[f"{key}_growth"] = large[key] / small[key]
        rows |= {f"{readers.OURS}, {run['number']:,} {words}": run for run in runs}
    return rows


SCALE = Bench(
    name="scale",
    title="How joining grows",
    needs=(),
    steps=(
        Step("counterclaim extract samples", "samples.jsonl"),
        *(
            Step(
                f"python -m benchmarks.scale {kind} {number} {{work}}/samples.jsonl", f"{kind}-{number}.json"
            )
            for kind in KINDS
            for number in NUMBERS
        ),
    ),
    read=_scale,
    figures=(
        cost("seconds", "seconds", "seconds"),
        cost("growth", "times as long", "seconds_growth"),
        cost("peak", "MB at the peak", "peak_mb", digits=0),
        number("before", "MB of the reports alone", "before_mb"),
        cost("larger", "times as large", "peak_mb_growth"),
        share("f", "found again, B-cubed F1", "f"),
    ),
)
