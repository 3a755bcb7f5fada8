"""The comparison of weights: the fit finds what tells, and examples count by account."""

from __future__ import annotations

import numpy as np

from benchmarks import weighing
from benchmarks.weighing import FEATURES, Pairs, fit

DRAWN = np.random.default_rng(1)


def examples(size: int = 400) -> Pairs:
    """Return pairs of which the days alone tell whether they are one."""
    features = DRAWN.normal(size=(size, len(FEATURES)))
    features[:, 0] = -1.0
    return Pairs(features, (features[:, FEATURES.index("days")] > 0.3).astype(float), np.ones(size))


def test_what_tells_gets_weight_and_what_does_not_gets_none():
    factors = fit([examples()], start=0.0, ridge=1.0)
    others = [abs(factors[name]) for name in FEATURES if name not in {"days", "bias"}]
    assert factors["days"] > 3 * max(others)


def test_a_dear_ridge_leaves_the_weights_where_they_start():
    assert all(abs(factor - 1.0) < 0.01 for factor in fit([examples()], start=1.0, ridge=1e6).values())


def test_every_feature_of_a_comparison_is_weighed():
    assert set(weighing.FEATURES) >= {"bias", "place", "days", "kind", "one_report", "loose"}
    assert len(set(FEATURES)) == len(FEATURES)
