"""The model of bias: what contradictory figures tell about the true number.

For each figure x and the true number t, both on the log scale, x = t + shift + error. The shift depends on
where the source stands towards the victims and who they are, on marks such as `initial`, and on the conflict;
the error is Student's t, or next to nothing where a source repeats the true figure. Claims of one item are
not independent: their joint log likelihood is divided by 1 + (n - 1) dependence. A bound ("more than 70") may
tell no more than that the source counts as many. The posterior is worked out on a grid, from a flat prior on
the log scale. Counts of an incident that is days old grow: that widens it upwards. Where a party counts its
enemy's dead and nobody of their own side does, it is widened both ways: the party's bias drifts as a war goes
on, and who else estimates leans on the party's counts, so that all err together.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from counterclaim.reconcile.observation import (
    Observation,
    Terms,
    copying_terms,
    kind_in_conflict,
    people,
    scale_terms,
    shift_terms,
)
from counterclaim.resources.bias import BiasParameters, Growth

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

POINTS = 450  # of the grid: half as far apart as repeated figures spread
BELOW, ABOVE = 3.0, 3.5  # how far the grid reaches beyond the figures on the log scale: 20- and 33-fold
FREEDOM = 4  # degrees of freedom of the error
EXACT = 0.03  # spread of a repeated figure: rounding
CENSORED = 0.03  # how much a bound tells as a bound, against as a figure; more made held-out errors worse
DRIFT = 0.2  # how far the bias of a party that counts its enemy's dead wanders from its mean in a war
SAME = 0.05  # figures that are closer, on the log scale, may be one figure repeated
FLOOR = 0.25  # how sharply a list of named dead bounds the truth from below: some names are wrong
TINY = 1e-300
_NORM = math.lgamma((FREEDOM + 1) / 2) - math.lgamma(FREEDOM / 2) - 0.5 * math.log(FREEDOM * math.pi)


class Figures(NamedTuple):
    """Columns, one row a figure: place, expected shift, log spread, log-odds of being exact, bounds."""

    x: Array
    shift: Array
    scale: Array
    copying: Array
    is_floor: Mask
    is_ceiling: Mask
    is_named: Mask


class Posterior(NamedTuple):
    """Probabilities of true numbers: `chance` of each place `at` on the log scale; it sums to one."""

    at: Array
    chance: Array

    def quantile(self, share: float) -> float:
        """Return the number of people that the true one is below with this probability."""
        below = np.cumsum(self.chance) - self.chance / 2
        return people(float(np.interp(share, below, self.at)))

    def interval(self, level: float) -> tuple[float, float]:
        """Return the central interval that holds the true number with this probability."""
        return self.quantile((1 - level) / 2), self.quantile((1 + level) / 2)


def posterior(
    seen: Sequence[Observation], parameters: BiasParameters, since: date | None = None
) -> Posterior:
    """Return the posterior of the true number behind figures for one item.

    Args:
        seen: at least one, one for each origin, in any order.
        parameters: of the model.
        since: the day on which people began to be harmed, `None` where not known or long ago.
    """
    heard = distinct(seen, parameters)
    figures = weigh(heard, parameters)
    at = grid(figures.x)
    likely = log_likelihood(figures, at[None, :])
    growth = parameters.growth
    early = np.array([_chance(one.day, since, growth) for one in heard])
    latest = float(early.min())
    for row, chance in enumerate(early - latest):  # who spoke before others did, spoke of fewer
        if chance > 0:
            likely[row] = np.log(_widened(np.exp(likely[row]), at, chance, growth) + TINY)
    chances = _normal(likely.sum(axis=0) / (1 + (len(heard) - 1) * parameters.dependence))
    grown = _widened(chances, at, latest, growth) if latest > 0 else chances
    return Posterior(at, _blurred(grown, at) if _drifts(heard, parameters) else grown)


def distinct(seen: Sequence[Observation], parameters: BiasParameters) -> list[Observation]:
    """Return the observations that tell something of their own, the latest of those that say the same.

    In a conflict that is not known, figures of one kind that differ by less than `SAME` are one: how often
    sources there are right to the last digit, and how often they repeat each other, nobody has measured.
    """

    def place(one: Observation) -> tuple[str, float, date, str]:
        return str(_kind(one)), one.middle, one.day or date.min, one.claim

    kept: list[Observation] = []
    for one in sorted(seen, key=place):
        alike = [other for other in kept[-1:] if _kind(other) == _kind(one)]
        if alike and one.conflict not in parameters.conflicts and one.middle - alike[0].middle < SAME:
            kept[-1] = max(alike[0], one, key=lambda one: (one.day or date.min, one.middle))
        else:
            kept.append(one)
    return kept


def _kind(one: Observation) -> tuple[object, ...]:
    return one.standing, one.civilians, one.outcome, sorted(one.marks), one.conflict


def _chance(day: date | None, since: date | None, growth: Growth) -> float:
    """Return how likely a figure of that day still grows."""
    if day is None or since is None:
        return 0.0
    return growth.chance * max(0.0, 1 - max((day - since).days, 0) / growth.days)


def _widened(density: Array, at: Array, chance: float, growth: Growth) -> Array:
    """Widen a density upwards: with `chance`, the log of the final over the present number is exponential."""
    rise = np.exp(-(at - at[0]) * math.log(2) / math.log(growth.median))
    later = np.convolve(density, rise / rise.sum())[: len(at)]
    mixed: Array = (1 - chance) * density + chance * later
    mixed *= density.sum() / mixed.sum()
    return mixed


def _drifts(seen: Sequence[Observation], parameters: BiasParameters) -> bool:
    """Return whether figures share the bias of an enemy; an unknown conflict's is wide as it is."""
    of_enemy = (one.standing == "enemy" and not one.civilians for one in seen)
    known = all(one.conflict in parameters.conflicts for one in seen)
    return known and any(of_enemy) and all(one.standing != "same_side" for one in seen)


def _blurred(density: Array, at: Array) -> Array:
    """Widen a density both ways by an error that is common to all figures."""
    blurred: Array = np.exp(-0.5 * ((at[:, None] - at) / DRIFT) ** 2) @ density
    blurred *= density.sum() / blurred.sum()
    return blurred


def weigh(seen: Sequence[Observation], parameters: BiasParameters) -> Figures:
    """Return what the parameters expect of each figure."""

    def column(terms: Callable[[Observation], Terms], weights: dict[str, float]) -> Array:
        rows = (math.fsum(weights.get(k, 0.0) * v for k, v in terms(one).items()) for one in seen)
        return np.array(list(rows))

    def marked(*marks: str) -> Mask:
        return np.array([not one.marks.isdisjoint(marks) for one in seen])

    own = [_conflict(one, parameters) for one in seen]
    scale = column(scale_terms, parameters.scale)
    wider = np.array([spread for _, spread in own])
    return Figures(
        x=np.array([one.middle for one in seen]),
        shift=column(shift_terms, parameters.shift) + np.array([shift for shift, _ in own]),
        scale=0.5 * np.log(np.exp(2 * scale) + wider**2),
        copying=column(copying_terms, parameters.copying),
        is_floor=marked("at_least"),
        is_ceiling=marked("up_to"),
        is_named=marked("named"),
    )


def _conflict(one: Observation, parameters: BiasParameters) -> tuple[float, float]:
    """Return what the conflict adds to the shift, and to its spread where nobody knows what it adds."""
    kind = kind_in_conflict(one)
    conflict = parameters.conflicts.get(one.conflict or "")
    if conflict is not None and kind in conflict.shift:
        return conflict.shift[kind], 0.0
    return 0.0, parameters.unknown_conflict.get(kind, 0.0)


def log_likelihood(figures: Figures, at: Array) -> Array:
    """Return the log likelihood of each of n figures for true numbers `at`, of shape (n or 1, points)."""
    from_truth = figures.x[:, None] - at
    z = (from_truth - figures.shift[:, None]) / np.exp(figures.scale)[:, None]
    odds = figures.copying[:, None]
    spread = student(z) - figures.scale[:, None] - np.logaddexp(0, odds)
    exact = -0.5 * (from_truth / EXACT) ** 2 - math.log(EXACT * math.sqrt(2 * math.pi))
    density = np.logaddexp(spread, exact - np.logaddexp(0, -odds))
    bound = np.where(figures.is_floor[:, None], student_below(-z), student_below(z))
    censored = np.logaddexp(density, math.log(CENSORED) + np.log(bound))
    is_bound = (figures.is_floor | figures.is_ceiling)[:, None]
    named = np.where(figures.is_named[:, None], -np.logaddexp(0, from_truth / FLOOR), 0.0)
    result: Array = np.where(is_bound, censored, density) + named
    return result


def student(z: Array) -> Array:
    """Return the log density of Student's t with `FREEDOM` degrees of freedom."""
    result: Array = _NORM - (FREEDOM + 1) / 2 * np.log1p(z * z / FREEDOM)
    return result


def student_below(z: Array) -> Array:
    """Return the probability of less than z, in the closed form of four degrees of freedom."""
    result: Array = np.clip(0.5 + z * (6 + z * z) / (2 * (4 + z * z) ** 1.5), 1e-300, 1.0)
    return result


def grid(x: Array) -> Array:
    """Return the true numbers that are considered for figures at `x`, evenly spaced on the log scale."""
    at: Array = np.linspace(x.min() - BELOW, x.max() + ABOVE, POINTS)
    return at


def _normal(log: Array) -> Array:
    chance: Array = np.exp(log - log.max())
    chance /= chance.sum()
    return chance
