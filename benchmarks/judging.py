"""Which claims are right, and what is wrong with the others, by the scorer of the claims bench."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import msgspec

from benchmarks.bench import BenchError
from benchmarks.convert import Row

SCORER = Path("claims") / "score.py"
Error = Literal["missed", "false alarm", "wrong figure", "wrong people", "wrong speaker", "wrong stance"]


class Judged(msgspec.Struct, frozen=True):
    """One claim and its verdict: `error` is None where it is right, `found` None where it was missed.

    `gold` is the annotated claim it was held against, None for a false alarm.
    """

    report: str
    text: str
    error: Error | None
    found: Row | None
    gold: Row | None


def load_scorer(folder: Path) -> ModuleType:
    """Load the claims bench's scorer as a module.

    Raises:
        BenchError: it is not there.
    """
    path = folder / SCORER
    spec = importlib.util.spec_from_file_location("claims_score", path)
    if spec is None or spec.loader is None or not path.exists():
        raise BenchError(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge(scorer: ModuleType, golds: Sequence[Row], extractions: Sequence[Row]) -> Iterator[Judged]:
    """Yield a verdict on every toll claim found and on every required one missed, report by report.

    A claim found is right where it fits an annotated claim, required or optional, in outcome, interval,
    people, side, speaker and stance; one that only repeats a right claim is left out.
    """
    found, _ = scorer.join(golds, extractions)
    for gold in golds:
        wanted = [{**claim, "sides": gold["sides"]} for claim in gold["claims"]]
        mine = found.get(gold["id"], [])
        yield from _judge_report(scorer, gold, wanted, mine)


def _judge_report(scorer: ModuleType, gold: Row, wanted: list[Row], mine: list[Row]) -> Iterator[Judged]:
    full = scorer.LEVELS["full_strict"]
    whole = {j: i for i, j in scorer.match(wanted, mine, full)}
    figure = {j: i for i, j in scorer.match(wanted, mine, scorer.figure_match)}
    seen = set(whole.values()) | set(figure.values())
    for j, claim in enumerate(mine):
        i = whole.get(j, figure.get(j))
        if i is None:
            if any(scorer.restates(wanted[k], claim, full) for k in whole.values()):
                continue
            i = next((k for k, w in enumerate(wanted) if k not in seen and _same_words(w, claim)), None)
            if i is not None:
                seen.add(i)
        error = _error(scorer, None if i is None else wanted[i], claim, j in whole, j in figure)
        yield Judged(gold["id"], gold["text"], error, claim, None if i is None else wanted[i])
    for i, claim in enumerate(wanted):
        if i not in seen and not claim.get("optional"):
            yield Judged(gold["id"], gold["text"], "missed", None, claim)


def _error(scorer: ModuleType, gold: Row | None, claim: Row, whole: bool, figure: bool) -> Error | None:
    if gold is None:
        return "false alarm"
    if whole:
        stances = {gold["stance"], *gold.get("stance_alt", ())}
        return None if (claim.get("stance") or "affirmed") in stances else "wrong stance"
    if not figure:
        return "wrong figure"
    return "wrong speaker" if scorer.victims_match(gold, claim, True) else "wrong people"


def _same_words(gold: Mapping[str, Any], claim: Mapping[str, Any]) -> bool:
    """Whether the figure found lies on the words of the annotated one, though it was read otherwise."""
    count = claim.get("count")
    if not isinstance(count, dict) or gold.get("start") is None:
        return False
    return bool(gold["start"] < count["end"] and count["start"] < gold["end"])
