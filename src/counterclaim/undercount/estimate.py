"""What an estimator says."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import NamedTuple

import msgspec

SIDE = 0.025  # what a 95 % interval leaves out on either side
Z95 = NormalDist().inv_cdf(1 - SIDE)
FURTHEST = 100.0  # logarithm: beyond it a number of people is beyond counting
WIDEST = 30  # times the people seen: an interval that reaches further has no upper end
TOO_LITTLE = "the lists overlap too little to set an upper end"


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """A total of people, those on no list included, with its 95 % interval, all in whole people.

    `high` is `None` where the data set no upper end. `how` says what the figure rests on; `doubt` why it
    should not be used here, or `None`.
    """

    estimator: str
    total: int
    low: int
    high: int | None
    how: str
    doubt: str | None = None


class Interval(NamedTuple):
    """A number of people on no list between its bounds."""

    low: float
    best: float
    high: float

    def estimate(self, estimator: str, seen: int, how: str, doubt: str | None = None) -> Estimate:
        """Return the estimate of those seen and those unseen together."""
        is_open = self.high > WIDEST * seen
        return Estimate(
            estimator=estimator,
            total=seen + round(self.best),
            low=seen + round(self.low),
            high=None if is_open else seen + round(self.high),
            how=how,
            doubt=TOO_LITTLE if is_open else doubt,
        )


class Unseen(msgspec.Struct, frozen=True):
    """People on no list: the best figure and the variance of its logarithm."""

    best: float
    log_variance: float

    def interval(self) -> Interval:
        """Return the best figure between its 95 % bounds; its logarithm is taken to be normal."""
        factor = math.exp(min(Z95 * math.sqrt(self.log_variance), FURTHEST))
        return Interval(self.best / factor, self.best, self.best * factor)
