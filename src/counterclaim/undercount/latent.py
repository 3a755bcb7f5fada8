"""Latent classes (Manrique-Vallier 2016): people of several kinds, each with its own chances to be listed.

Within a kind lists are independent; how many kinds there are is learned, up to ten. Gibbs sampling draws
kinds for everybody, those on no list included, then the chances from the kinds. Several chains run side by
side from a fixed seed, so the same counts give the same figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from counterclaim.undercount.captures import Captures
from counterclaim.undercount.estimate import SIDE, Estimate, Interval

if TYPE_CHECKING:
    from numpy.typing import NDArray

LATENT = "latent classes"
FEWEST = 3  # lists: two cannot tell kinds of people apart
KINDS = 10
PRIOR_SHAPE = PRIOR_RATE = 0.25  # of the concentration: few kinds unless the data ask for more
EDGE = 1e-12  # chances keep this far from 0 and 1, so that their logarithms exist
UNSETTLED = 1.1  # chains that differ more among than within themselves by this factor have not settled
PROGRESS = 500  # draws between two signs of progress

Progress = Callable[[int, int], None]  # draws made, draws in all


class Effort(msgspec.Struct, frozen=True, kw_only=True):
    """How long is sampled: chains side by side, draws of each, and the first ones that are thrown away."""

    chains: int = 8
    draws: int = 40_000
    warm_up: int = 8_000
    seed: int = 1999


def latent(captures: Captures, effort: Effort, progress: Progress) -> tuple[Estimate, ...]:
    """Return the posterior's median and interval; nothing for fewer than three lists."""
    if len(captures.lists) < FEWEST:
        return ()
    unseen = np.empty((effort.draws, effort.chains))
    for index, drawn in zip(range(effort.draws), _Chains(captures, effort).draw(), strict=False):
        unseen[index] = drawn
        if index % PROGRESS == 0:
            progress(index, effort.draws)
    kept = unseen[effort.warm_up :]
    found = Interval(*(float(np.quantile(kept, share)) for share in (SIDE, 0.5, 1 - SIDE)))
    ratio = _spread_ratio(np.log(captures.people + kept))
    how = f"up to {KINDS} kinds of people; median of {kept.size:,} draws in {effort.chains} chains"
    doubt = f"the chains have not settled (ratio {ratio:.2f})" if ratio > UNSETTLED else None
    return (found.estimate(LATENT, captures.people, how, doubt),)


def _spread_ratio(kept: NDArray[np.float64]) -> float:
    """Return how much wider all half chains spread than one of them: Gelman and Rubin's ratio."""
    half = len(kept) // 2
    parts = np.concatenate([kept[:half], kept[half : 2 * half]], axis=1)
    within = float(parts.var(axis=0, ddof=1).mean())
    between = float(parts.mean(axis=0).var(ddof=1))
    return float(np.sqrt(1 + between / within)) if within else 1.0


class _Chains:
    """The state of all chains: shares of the kinds, chances of the lists in each, concentration."""

    def __init__(self, captures: Captures, effort: Effort) -> None:
        self._random = np.random.Generator(np.random.PCG64(effort.seed))
        self._patterns = captures.matrix()
        self._people = captures.people
        self._counts = np.broadcast_to(np.array(captures.counts), (effort.chains, len(captures.counts)))
        self._chances = self._random.beta(1, 1, (effort.chains, KINDS, len(captures.lists)))
        self._log_shares = _log_shares(np.full((effort.chains, KINDS - 1), 0.5))
        self._concentration = np.ones(effort.chains)

    def draw(self) -> Iterator[NDArray[np.int64]]:
        """Go on for ever; give the number of people on no list in each chain."""
        while True:
            missed = self._log_shares + np.log1p(-self._chances).sum(axis=2)
            kinds = self._kinds_of_the_seen(missed)
            weights = np.exp(missed)
            never = weights.sum(axis=1)
            unseen = self._random.negative_binomial(self._people, np.maximum(1 - never, EDGE))
            sizes = kinds.sum(axis=1) + self._random.multinomial(unseen, weights / never[:, None])
            listed = kinds.transpose(0, 2, 1) @ self._patterns
            self._learn(sizes, listed)
            yield unseen

    def _kinds_of_the_seen(self, missed: NDArray[np.float64]) -> NDArray[np.int64]:
        """Draw how many people of each pattern are of each kind."""
        odds = np.log(self._chances) - np.log1p(-self._chances)
        logs = self._patterns @ odds.transpose(0, 2, 1) + missed[:, None, :]
        weights = np.exp(logs - logs.max(axis=2, keepdims=True))
        return self._random.multinomial(self._counts, weights / weights.sum(axis=2, keepdims=True))

    def _learn(self, sizes: NDArray[np.int64], listed: NDArray[np.float64]) -> None:
        """Draw chances, shares and concentration given how many of each kind there are and are listed."""
        self._chances = _inside(self._random.beta(1 + listed, 1 + sizes[:, :, None] - listed))
        later = sizes[:, ::-1].cumsum(axis=1)[:, ::-1] - sizes
        breaks = self._random.beta(1 + sizes[:, :-1], self._concentration[:, None] + later[:, :-1])
        self._log_shares = _log_shares(_inside(breaks))
        rate = PRIOR_RATE - self._log_shares[:, -1]
        self._concentration = self._random.gamma(PRIOR_SHAPE + KINDS - 1, 1 / rate)


def _inside(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.clip(chances, EDGE, 1 - EDGE)


def _log_shares(breaks: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the shares of the kinds: each takes its part of what those before it left, the last the rest."""
    left = np.log1p(-breaks).cumsum(axis=1)
    none = np.zeros((len(breaks), 1))
    shares: NDArray[np.float64] = np.hstack([np.log(breaks), none]) + np.hstack([none, left])
    return shares
