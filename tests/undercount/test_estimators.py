"""All estimators side by side: what holds of every table, and the warnings."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.undercount.captures import gather
from counterclaim.undercount.estimators import estimates, warnings
from counterclaim.undercount.latent import Effort

from .conftest import captures, drawn, silent

SHORT = Effort(chains=2, draws=20, warm_up=10)


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[str, ...], list[tuple[tuple[bool, ...], int]]]:
    """Lists and patterns with counts, at least one person on two lists and one on each."""
    lists = draw(st.integers(2, 6))
    patterns = [pattern for pattern in product((False, True), repeat=lists) if any(pattern)]
    counts = draw(st.lists(st.integers(0, 60), min_size=len(patterns), max_size=len(patterns)))
    rows = [(pattern, count + all(pattern)) for pattern, count in zip(patterns, counts, strict=True)]
    return tuple("ABCDEF"[:lists]), rows


@settings(max_examples=40, deadline=None)
@given(tables())
def test_no_total_is_below_those_seen_and_every_one_lies_in_its_interval(table):
    lists = gather(*table, "x")
    for timed in estimates(lists, SHORT, silent):
        found = timed.estimate
        assert lists.people <= found.low <= found.total
        assert found.high is None or found.total <= found.high


@settings(max_examples=20, deadline=None)
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_lists_changes_nothing(table, random):
    lists, rows = table
    order = list(range(len(lists)))
    random.shuffle(order)
    shuffled = [(tuple(pattern[column] for column in order), count) for pattern, count in rows]
    random.shuffle(shuffled)
    one, other = gather(lists, rows, "x"), gather(tuple(lists[column] for column in order), shuffled, "x")
    assert one == other
    said = [[timed.estimate for timed in estimates(held, SHORT, silent)] for held in (one, other)]
    assert said[0] == said[1]


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"A": 50, "B": 50, "AB": 25}, "with two lists"),
        ({"A": 50, "B": 50, "AB": 5}, "only 5 of 105 people are on more than one list"),
        ({"A": 50, "AB": 25, "BC": 25, "C": 50}, "A and C share nobody"),
        ({"A": 200, "B": 200, "C": 200, "AB": 2, "AC": 2, "BC": 2}, "set an upper end"),
    ],
)
def test_weak_lists_are_called_weak(counts, told):
    lists = captures(counts)
    found = tuple(timed.estimate for timed in estimates(lists, SHORT, silent))
    assert any(told in warning for warning in warnings(lists, found))


def test_more_lists_than_five_are_told_what_is_left_out():
    lists = drawn(3000, [0.2] * 6)
    found = tuple(timed.estimate for timed in estimates(lists, SHORT, silent))
    assert any("up to 5 lists, not for 6" in warning for warning in warnings(lists, found))
    assert "latent classes" in {estimate.estimator for estimate in found}


def test_every_table_is_told_what_is_assumed_and_how_far_the_estimators_differ():
    lists = drawn(3000, [0.2, 0.3, 0.25])
    found = tuple(timed.estimate for timed in estimates(lists, SHORT, silent))
    assumed, differ, reports = warnings(lists, found)[:3]
    assert "all lists are about the same people" in assumed
    assert f"{max(estimate.total for estimate in found):,}" in differ
    assert "figures taken from reports" in reports
