"""The scores of the one-war reports, on places made by hand."""

from __future__ import annotations

import pytest

from benchmarks import onewar
from benchmarks.convert import read_lines
from benchmarks.onewar import Told


def place(report: str, incident: str, found: str, event: str | None = None) -> Told:
    """Return a place where a report has news of an incident."""
    return Told(report, "2019-06-05", incident, True, event or f"{report}{found}", found)


RIGHT = [place("a", "x", "1"), place("b", "x", "1"), place("c", "y", "2")]
JOINED = [place("a", "x", "1"), place("b", "x", "1"), place("c", "y", "1")]
SPLIT = [place("a", "x", "1"), place("b", "x", "3"), place("c", "y", "2")]


@pytest.mark.parametrize(
    ("places", "precision", "recall"), [(RIGHT, 1, 1), (JOINED, 5 / 9, 1), (SPLIT, 1, 2 / 3)]
)
def test_b_cubed_counts_what_is_joined_and_what_is_split(places, precision, recall):
    found = onewar.score(places)["b3"]
    assert (found["p"], found["r"]) == pytest.approx((precision, recall))


def test_pairs_of_one_and_of_two():
    assert onewar.score(RIGHT)["pairs"]["f"] == 1
    assert onewar.score(JOINED)["pairs"] == {"p": pytest.approx(1 / 3), "r": 1, "f": pytest.approx(0.5)}


def test_lookalikes_are_apart_by_their_best_fit_or_with_nothing_in_common():
    both = [*RIGHT, place("d", "y", "1"), place("e", "y", "2")]
    found = onewar.apart(both, [("x", "y", "why")])
    assert (found["apart"], found["strictly"]) == (1, 0)
    assert onewar.apart(JOINED, [("x", "y", "why")])["share"] == 0


def test_a_mixed_event_is_left_out_or_goes_to_what_most_of_it_tells_of():
    mixed = [place("a", "x", "1", "e"), place("a", "x", "1", "e"), place("a", "y", "1", "e"), RIGHT[2]]
    assert onewar.unmixed(mixed) == [RIGHT[2]]
    assert [told.found for told in onewar.at_best(mixed)] == ["x", "x", "x", "y"]


def test_the_quotes_stand_where_the_annotation_says():
    texts = {row["id"]: row["text"] for row in read_lines(onewar.REPORTS)}
    for row in read_lines(onewar.GOLD):
        for item in row["incidents"]:
            assert texts[row["report"]][item["start"] : item["end"]] == item["quote"]
