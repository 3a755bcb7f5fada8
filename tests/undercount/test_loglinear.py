"""Log-linear models against closed formulas and planted dependences."""

from __future__ import annotations

import numpy as np
import pytest

from counterclaim.undercount.captures import gather
from counterclaim.undercount.loglinear import AVERAGED, BY_AIC, BY_BIC, _cells, _fit, _fits, loglinear

from .conftest import captures, drawn

THREE = {"A": 60, "B": 50, "C": 40, "AB": 20, "AC": 10, "BC": 15, "ABC": 5}


def test_three_lists_with_all_dependences_have_a_closed_formula():
    fit = _fit(_cells(captures(THREE)), ((0, 1), (0, 2), (1, 2)))
    assert fit is not None
    assert fit.unseen.best == pytest.approx(5 * 60 * 50 * 40 / (20 * 10 * 15))


def test_two_dependences_leave_the_third_pair_to_petersen():
    """Given A, the lists B and C are independent: those unseen are B alone times C alone over both."""
    fit = _fit(_cells(captures(THREE)), ((0, 1), (0, 2)))
    assert fit is not None
    assert fit.unseen.best == pytest.approx(50 * 40 / 15)


@pytest.mark.parametrize(("lists", "models"), [(3, 8), (4, 64), (5, 1024)])
def test_every_set_of_pairs_is_a_model(lists, models):
    assert len(tuple(_fits(drawn(2000, [0.3] * lists)))) == models


def test_lists_that_exclude_each_other_can_be_fitted():
    lists = captures({"A": 60, "B": 50, "C": 40, "AC": 10, "BC": 15})
    fit = _fit(_cells(lists), ((0, 1),))
    assert fit is not None
    assert np.isfinite(fit.unseen.best)


def test_two_lists_and_six_have_no_models():
    assert loglinear(captures({"A": 5, "B": 5, "AB": 5})) == ()
    assert loglinear(drawn(500, [0.3] * 6)) == ()


def test_a_planted_dependence_is_found_and_the_population_recovered():
    random = np.random.Generator(np.random.PCG64(1))
    held = random.random((6000, 4)) < [0.25, 0.1, 0.3, 0.2]
    held[:, 1] |= held[:, 0] & (random.random(6000) < 0.5)
    lists = gather("ABCD", ((tuple(map(bool, row)), 1) for row in held), "x")
    averaged, by_bic, by_aic = loglinear(lists)
    assert [averaged.estimator, by_bic.estimator, by_aic.estimator] == [AVERAGED, BY_BIC, BY_AIC]
    assert by_bic.how == "dependences: A with B"
    assert averaged.low < 6000 < (averaged.high or 0)
