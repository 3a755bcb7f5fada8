"""Verdicts on claims, by the scorer of the claims bench (skipped where it is absent)."""

from __future__ import annotations

import os
from typing import Any

import pytest

from benchmarks.bench import BenchError
from benchmarks.judging import Judged, judge, load_scorer
from benchmarks.runner import find_folder

TEXT = "The ministry said 12 soldiers were killed. Rebels spoke of 40 dead."


@pytest.fixture(scope="module")
def scorer() -> Any:
    """Load the scorer, or skip."""
    folder = find_folder(os.environ)
    if folder is None:
        pytest.skip("no benchmarks in ../shared/bench: no scorer to judge with")
    return load_scorer(folder)


def wanted(count: str, figure: int, source: str, **values: Any) -> dict[str, Any]:
    """Return an annotated claim."""
    start = TEXT.index(count)
    claim = {"outcome": "killed", "low": figure, "high": figure, "count": count, "start": start}
    claim |= {"end": start + len(count), "stance": "affirmed"}
    claim |= {"victims": {"accept": ["soldiers", ""], "class": "combatant", "faction": None}}
    return claim | {"source": {"accept": [source], "role": "official", "name": source}} | values


def found(name: str, claim: dict[str, Any], **values: Any) -> dict[str, Any]:
    """Return a claim as an extractor prints it."""
    count = {"start": claim["start"], "end": claim["end"], "text": claim["count"]}
    read = {"id": name, "kind": "toll", "outcome": claim["outcome"], "low": claim["low"], "count": count}
    read |= {
        "high": claim["high"],
        "stance": "affirmed",
        "victims": {"name": "soldiers", "class": "combatant"},
    }
    source = {"name": claim["source"]["name"], "role": "official"}
    return read | {"source": source, "evidence": count} | values


MINISTRY, REBELS = wanted("12", 12, "ministry"), wanted("40", 40, "Rebels")


def verdicts(scorer: Any, *claims: dict[str, Any]) -> list[Judged]:
    """Judge claims against the two annotated ones."""
    gold = {"id": "r", "text": TEXT, "sides": {}, "claims": [MINISTRY, REBELS]}
    return list(judge(scorer, [gold], [{"report": {"id": "r", "text": TEXT}, "claims": list(claims)}]))


def test_a_claim_like_the_annotated_one_is_right_and_the_other_is_missed(scorer: Any) -> None:
    right, missed = verdicts(scorer, found("a", MINISTRY))
    assert right.error is None
    assert (missed.error, missed.found, missed.gold and missed.gold["count"]) == ("missed", None, "40")


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"source": {"name": "Rebels", "role": "party"}}, "wrong speaker"),
        ({"victims": {"name": "villagers", "class": "civilian"}}, "wrong people"),
        ({"low": 13, "high": 13}, "wrong figure"),
        ({"outcome": "injured"}, "wrong figure"),
        ({"stance": "denied"}, "wrong stance"),
    ],
)
def test_each_mistake_has_its_kind(scorer: Any, values: dict[str, Any], error: str) -> None:
    first, *_ = verdicts(scorer, found("a", MINISTRY, **values), found("b", REBELS))
    assert first.error == error
    assert first.gold is not None


def test_a_figure_that_nobody_annotated_is_a_false_alarm(scorer: Any) -> None:
    stray = found("a", MINISTRY, low=7, high=7, count={"start": 0, "end": 3, "text": "The"})
    assert [v.error for v in verdicts(scorer, stray)] == ["false alarm", "missed", "missed"]


def test_a_folder_without_the_scorer_is_an_error(tmp_path: Any) -> None:
    with pytest.raises(BenchError, match="no scorer"):
        load_scorer(tmp_path)
