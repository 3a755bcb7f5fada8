"""Independence and Chao's bound against their closed formulas, and against planted populations."""

from __future__ import annotations

import pytest

from counterclaim.undercount.loglinear import _cells, _fit
from counterclaim.undercount.simple import CHAO_FEW, chao, independence

from .conftest import captures, drawn


def test_two_independent_lists_are_petersens_estimate():
    found = independence(captures({"A": 150, "B": 250, "AB": 50}))
    assert found.total == 200 * 300 / 50
    assert found.low < found.total < (found.high or 0)


def test_independence_is_the_log_linear_model_without_dependences():
    lists = drawn(3000, [0.2, 0.3, 0.25, 0.1])
    fit = _fit(_cells(lists), ())
    assert fit is not None
    assert independence(lists).total == lists.people + round(fit.unseen.best)
    low, _, high = fit.unseen.interval()
    assert independence(lists).low == pytest.approx(lists.people + low, abs=3)
    assert independence(lists).high == pytest.approx(lists.people + high, abs=3)


def test_a_list_that_holds_all_the_others_leaves_nobody_out():
    found = independence(captures({"A": 10, "AB": 5, "AC": 3}))
    assert (found.low, found.total, found.high) == (18, 18, 18)


def test_chao_counts_those_on_one_list_and_on_two():
    plain, few = chao(captures({"A": 60, "B": 50, "C": 40, "AB": 20, "AC": 10, "BC": 15, "ABC": 5}))
    seen, unseen = 200, 150**2 / (2 * 45)
    assert plain.total == seen + round(unseen)
    assert few.total == seen + round(unseen * 2 / 3)


def test_chao_without_anybody_on_exactly_two_lists():
    plain, _ = chao(captures({"A": 10, "B": 10, "C": 10, "ABC": 5}))
    assert plain.total == 35 + 30 * 29 // 2


def test_nobody_on_one_list_alone_leaves_nobody_out():
    assert {found.total for found in chao(captures({"AB": 10, "BC": 5, "ABC": 5}))} == {20}


def test_two_lists_have_only_the_corrected_bound():
    assert [found.estimator for found in chao(captures({"A": 5, "B": 5, "AB": 5}))] == [CHAO_FEW]


@pytest.mark.parametrize("seed", range(5))
def test_an_independent_population_is_recovered(seed):
    found = independence(drawn(4000, [0.3, 0.2, 0.25], seed))
    assert found.total == pytest.approx(4000, rel=0.1)
