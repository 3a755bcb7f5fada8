"""The geometry of the charts on one axis."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import LedgerEntry
from counterclaim.outputs import charts

from .invented_record import column

counts = st.integers(min_value=0, max_value=1_000_000)


@given(st.lists(counts, min_size=1, max_size=8))
def test_a_strip_keeps_the_order_of_its_figures(seventeen: LedgerEntry, values: list[int]) -> None:
    made = column(seventeen, [{"low": value, "high": value} for value in values])
    strip = charts.strip(made, charts.extent_of(made.entries))
    by_value = sorted(zip(values, [mark.x for mark in strip.marks], strict=True))
    assert [x for _, x in by_value] == sorted(x for _, x in by_value)
    assert all(0 <= mark.x <= strip.width for mark in strip.marks)


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "bound"),
    [
        (3, 3, "exact", "exact"),
        (3, 3, "about", "about"),
        (3, 9, "vague", "range"),
        (3, None, "at_least", "least"),
        (None, 9, "at_most", "most"),
    ],
)
def test_bounds_are_drawn_as_bounds(
    seventeen: LedgerEntry, low: Any, high: Any, qualifier: Any, bound: str
) -> None:
    made = column(seventeen, [{"low": low, "high": high, "qualifier": qualifier}])
    assert charts.bound_of(made.entries[0].claim) == bound


WIDTH = 22
numbers = st.integers(0, 10**6)


@given(numbers, numbers, numbers)
def test_a_bar_of_characters_has_its_ends_and_its_middle_in_order(one, two, three):
    low, best, high = sorted((one, two, three))
    bar = charts.text_bar((low, best, high), (float(low), float(high)), WIDTH)
    assert len(bar) == WIDTH
    assert bar.count("●") == 1
    places = [bar.index(sign) for sign in "├●┤" if sign in bar]
    assert places == sorted(places)


@pytest.mark.parametrize("given", [(None, None, None), (None, 5, None), (5, None, None)])
def test_what_is_not_known_is_not_drawn(given):
    bar = charts.text_bar(given, (0.0, 10.0), WIDTH)
    assert len(bar.strip()) == sum(value is not None for value in given)


@given(counts, counts)
def test_the_numbers_of_an_axis_are_its_ends_and_have_room(one, two):
    low, high = sorted((one, two))
    ticks = charts.ticks((float(low), float(high)))
    assert ticks[0][1] == f"{low:,}"
    places = [x for x, _ in ticks]
    assert all(after - before >= charts.TICK_ROOM - 0.1 for before, after in itertools.pairwise(places))
    assert all(0 <= x <= 200 for x in places)


def test_the_axis_of_a_wide_spread_has_round_numbers_between_its_ends():
    assert [label for _, label in charts.ticks((9.0, 466.0))] == ["9", "30", "100", "466"]
