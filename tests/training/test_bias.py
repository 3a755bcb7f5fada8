from datetime import date

import msgspec
import numpy as np
import pytest

from counterclaim.reconcile.observation import Observation, log_count
from counterclaim.reconcile.rows import Item
from counterclaim.resources.bias import BiasParameters
from training.bias import Known, as_toml, columns, fit, log_probability

SIZES = (12, 40, 90, 300, 1200)


def known(number, standing="neutral", *, factor=1.0, conflict="a"):
    """An item whose sources of one standing say `factor` times the truth."""
    truth = SIZES[number % len(SIZES)]
    count = round(truth * factor)
    claim = Observation(
        claim="c", low=count, high=count, standing=standing, civilians=False, outcome="killed",
        marks=frozenset(), conflict=None, day=date(2022, 1, 1),
    )  # fmt: skip
    return Known((f"i{number}", "rebels", "killed"), conflict, "data", Item((claim,), None), log_count(truth))


def test_known_bias_is_given_back():
    """The general bias and that of the one conflict make it up together, each as far as its prior lets it."""
    noise = np.random.default_rng(7).normal(0, 0.2, 120)
    items = [known(n, "enemy", factor=3 * float(np.exp(noise[n])), conflict="ukraine") for n in range(120)]
    found = fit(items)
    shift = found.shift["enemy, combatants"] + found.conflicts["ukraine"].shift["enemy"]
    assert shift == pytest.approx(np.log(3), abs=0.1)


def test_the_slope_is_that_of_the_value():
    items = [known(n, standing) for n, standing in enumerate(["neutral", "enemy", "same_side", "neutral"])]
    laid = columns(items)
    size = sum(len(names) for names in laid.names.values()) + 1
    at = np.random.default_rng(3).normal(0, 0.2, size)
    _, slope = log_probability(at, laid)
    for place in range(size):
        step = np.zeros(size)
        step[place] = 1e-5
        up, down = log_probability(at + step, laid)[0], log_probability(at - step, laid)[0]
        assert slope[place] == pytest.approx((up - down) / 2e-5, abs=1e-3)


def test_what_is_written_can_be_read():
    found = fit([known(n, conflict="gaza") for n in range(6)])
    assert msgspec.toml.decode(as_toml(found), type=BiasParameters) == found
