"""Log-linear models: every set of dependences between pairs of lists, weighed by how well it fits.

A model says which pairs of lists found people together more (or less) often than chance. Each is fitted to
the observed counts as a Poisson regression; its constant is the logarithm of those on no list.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import chain, combinations, product
from statistics import NormalDist
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from counterclaim.undercount.captures import Captures
from counterclaim.undercount.estimate import SIDE, Estimate, Interval, Unseen

if TYPE_CHECKING:
    from numpy.typing import NDArray

Pair = tuple[int, int]
FEWEST, MOST = 3, 5  # lists: with two no dependence can be told, with six there are 32,768 models
STEPS, SETTLED = 100, 1e-9  # of the fit, and the change of its fitted logarithms at which it has ended
BOUND = 30.0  # logarithms of counts beyond this belong to fits that have no end
NEGLIGIBLE = 1e-6  # weight below which a model is left out of the average
AVERAGED, BY_BIC, BY_AIC = (
    "log-linear, averaged by BIC", "log-linear, best by BIC", "log-linear, best by AIC",
)  # fmt: skip


class Fit(msgspec.Struct, frozen=True):
    """One model: its pairs, criteria (smaller is better) and what it says of those on no list."""

    pairs: tuple[Pair, ...]
    aic: float
    bic: float
    unseen: Unseen


class Cells(msgspec.Struct, frozen=True):
    """Every combination of lists but none, also those that hold nobody, with its count."""

    patterns: NDArray[np.float64]
    counts: NDArray[np.float64]


def loglinear(captures: Captures) -> tuple[Estimate, ...]:
    """Return the average of the models by BIC and the best ones by BIC and by AIC.

    Captures of fewer than three or more than five lists, or without a model that can be fitted, have none.
    """
    if not FEWEST <= len(captures.lists) <= MOST:
        return ()
    fits = tuple(_fits(captures))
    if not fits:
        return ()
    by_bic, by_aic = min(fits, key=lambda fit: fit.bic), min(fits, key=lambda fit: fit.aic)
    return (
        _average(captures, fits),
        by_bic.unseen.interval().estimate(BY_BIC, captures.people, _told(captures, by_bic)),
        by_aic.unseen.interval().estimate(BY_AIC, captures.people, _told(captures, by_aic)),
    )


def _told(captures: Captures, fit: Fit) -> str:
    named = ", ".join(f"{captures.lists[i]} with {captures.lists[j]}" for i, j in fit.pairs)
    return f"dependences: {named}" if named else "no dependences"


def _fits(captures: Captures) -> Iterator[Fit]:
    cells = _cells(captures)
    pairs = tuple(combinations(range(len(captures.lists)), 2))
    chosen = chain.from_iterable(combinations(pairs, number) for number in range(len(pairs) + 1))
    return (fit for some in chosen if (fit := _fit(cells, some)) is not None)


def _cells(captures: Captures) -> Cells:
    held = dict(zip(captures.patterns, captures.counts, strict=True))
    patterns = [one for one in product((False, True), repeat=len(captures.lists)) if any(one)]
    counts = [held.get(pattern, 0) for pattern in patterns]
    return Cells(np.array(patterns, dtype=np.float64), np.array(counts, dtype=np.float64))


def _fit(cells: Cells, pairs: tuple[Pair, ...]) -> Fit | None:
    """Return the fitted model, or `None` where the counts cannot tell its terms apart."""
    together = [cells.patterns[:, i] * cells.patterns[:, j] for i, j in pairs]
    # A dependence of two lists without a common person says that they exclude each other: what it says is
    # known without fitting, and the cells that hold both say nothing about the rest.
    excluded = [both for both in together if not both @ cells.counts]
    told = np.sum(excluded, axis=0) == 0 if excluded else np.ones(len(cells.counts), dtype=bool)
    fitted = [both for both in together if both @ cells.counts]
    design = np.column_stack([np.ones(len(cells.counts)), cells.patterns, *fitted])[told]
    counts = cells.counts[told]
    solved = _solve(design, counts)
    if solved is None:
        return None
    logs, constant, variance = solved
    # minus twice the log likelihood, up to what no model changes
    deviance = -2 * float(counts @ logs - np.exp(logs).sum())
    terms = 1 + cells.patterns.shape[1] + len(pairs)
    return Fit(
        pairs=pairs,
        aic=deviance + 2 * terms,
        bic=deviance + terms * math.log(counts.sum()),
        # the expected number's own error and the chance of how many they really are
        unseen=Unseen(math.exp(constant), variance + math.exp(-constant)),
    )


def _solve(
    design: NDArray[np.float64], counts: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float, float] | None:
    """Fit a Poisson regression; return the fitted logarithms, the constant and the constant's variance."""
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return None
    logs = np.log(counts + 0.5)
    for _ in range(STEPS):
        means = np.exp(logs)
        weighed = design.T * means
        try:
            inverse = np.linalg.inv(weighed @ design)
        except np.linalg.LinAlgError:
            return None
        terms = inverse @ (weighed @ (logs + (counts - means) / means))
        fresh = design @ terms
        if np.abs(fresh).max() > BOUND or abs(terms[0]) > BOUND:
            return None
        if np.abs(fresh - logs).max() < SETTLED:
            return fresh, float(terms[0]), float(inverse[0, 0])
        logs = fresh
    return None


def _average(captures: Captures, fits: tuple[Fit, ...]) -> Estimate:
    least = min(fit.bic for fit in fits)
    weights = np.exp([(least - fit.bic) / 2 for fit in fits])
    weights /= weights.sum()
    held = [
        (fit.unseen, float(weight)) for fit, weight in zip(fits, weights, strict=True) if weight > NEGLIGIBLE
    ]
    unseen = Interval(*(_quantile(held, share) for share in (SIDE, 0.5, 1 - SIDE)))
    best = float(weights.max())
    how = f"{len(fits)} models of dependences between pairs; the best has {best:.0%} of the weight"
    return unseen.estimate(AVERAGED, captures.people, how)


def _quantile(held: list[tuple[Unseen, float]], share: float) -> float:
    """Return the number of unseen below which `share` of the weighted models' distributions lie."""
    whole = sum(weight for _, weight in held)
    normals = [
        (NormalDist(math.log(unseen.best), math.sqrt(unseen.log_variance)), weight) for unseen, weight in held
    ]
    low, high = -BOUND * 2, BOUND * 2
    while high - low > 1e-9:
        middle = (low + high) / 2
        below = sum(weight * normal.cdf(middle) for normal, weight in normals)
        low, high = (low, middle) if below > share * whole else (middle, high)
    return math.exp(high)
