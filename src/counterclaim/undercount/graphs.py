"""Decomposable graphs, averaged (Madigan and York 1997): which lists depend on each other, all ways weighed.

A graph joins lists that depend on each other. Decomposable ones split into cliques whose counts are weighed
separately, each with a Dirichlet prior that is worth one person in all; then the weight of a graph and of a
number on no list is a closed formula. A number on no list is as likely beforehand as one over it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np

from counterclaim.undercount.captures import Captures
from counterclaim.undercount.estimate import SIDE, WIDEST, Estimate, Interval

if TYPE_CHECKING:
    from numpy.typing import NDArray

Pair = tuple[int, int]
Lists = frozenset[int]
AVERAGED = "decomposable graphs, averaged"
FEWEST, MOST = 3, 5  # lists: 822 graphs for five, 18,154 for six
EACH, GROWTH = 2000, 1.002  # every number up to the first, then steps that grow
TOO_FAR = 0.01  # of the weight in the last tenth of the range: the data set no upper end


def graphs(captures: Captures) -> tuple[Estimate, ...]:
    """Return the average over all decomposable graphs; nothing unless there are three to five lists."""
    if not FEWEST <= len(captures.lists) <= MOST:
        return ()
    numbers = _numbers(captures.people)
    weights = _posterior(captures, numbers)
    by_number = weights.sum(axis=0)
    unseen = Interval(*(_quantile(numbers, by_number, share) for share in (SIDE, 0.5, 1 - SIDE)))
    best = float(weights.sum(axis=1).max())
    how = f"{len(weights)} graphs; the likeliest has {best:.0%} of the weight"
    if by_number[numbers > 0.9 * numbers[-1]].sum() > TOO_FAR:
        unseen = unseen._replace(high=math.inf)
    return (unseen.estimate(AVERAGED, captures.people, how),)


def _numbers(people: int) -> NDArray[np.float64]:
    """Return the numbers of people on no list that are weighed."""
    last = max(EACH, WIDEST * people)
    steps = math.ceil(math.log(last / EACH) / math.log(GROWTH))
    return np.unique(np.concatenate([np.arange(1, EACH + 1), np.rint(EACH * GROWTH ** np.arange(steps + 1))]))


def _posterior(captures: Captures, numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weight of each graph (row) and number on no list (column); all of them add up to one."""
    lists = range(len(captures.lists))
    subsets = [frozenset(some) for size in range(len(lists) + 1) for some in combinations(lists, size)]
    terms = {some: _term(captures, some, numbers) for some in subsets}
    logs = np.array(
        [sum(terms[clique] - terms[cut] for clique, cut in graph) for graph in decomposable(len(lists))]
    )
    chance = _log_gamma(captures.people + numbers + 1) - _log_gamma(numbers + 1) - np.log(numbers)
    logs += chance + np.log(np.gradient(numbers))  # where numbers are skipped, each stands for its neighbours
    weights: NDArray[np.float64] = np.exp(logs - logs.max())
    weights /= weights.sum()
    return weights


def _term(captures: Captures, some: Lists, numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the log weight of the counts on some of the lists, for each number on no list."""
    columns = sorted(some)
    counts = dict.fromkeys(product((False, True), repeat=len(columns)), 0)
    for pattern, count in zip(captures.patterns, captures.counts, strict=True):
        counts[tuple(pattern[column] for column in columns)] += count
    prior = 1 / len(counts)
    seen = sum(math.lgamma(count + prior) for pattern, count in counts.items() if any(pattern))
    none = counts[(False,) * len(columns)]
    at_first = math.lgamma(1) - len(counts) * math.lgamma(prior)
    return seen + at_first + _log_gamma(none + numbers + prior) - _log_gamma(captures.people + numbers + 1)


def decomposable(lists: int) -> Iterator[tuple[tuple[Lists, Lists], ...]]:
    """Return every decomposable graph of so many lists, as its cliques, each with what cuts it off."""
    pairs = tuple(combinations(range(lists), 2))
    for marked in product((False, True), repeat=len(pairs)):
        graph = _taken_apart(
            lists, [pair for pair, is_joined in zip(pairs, marked, strict=True) if is_joined]
        )
        if graph is not None:
            yield graph


def _taken_apart(lists: int, joined: Iterable[Pair]) -> tuple[tuple[Lists, Lists], ...] | None:
    """Take off lists whose neighbours are all joined; where none is found, the graph is not decomposable."""
    near: dict[int, set[int]] = {one: set() for one in range(lists)}
    for first, second in joined:
        near[first].add(second)
        near[second].add(first)
    taken: list[tuple[Lists, Lists]] = []
    while near:
        one = next((one for one in near if _is_clique(near, near[one])), None)
        if one is None:
            return None
        neighbours = frozenset(near.pop(one))
        for other in neighbours:
            near[other].discard(one)
        taken.append((neighbours | {one}, neighbours))
    return tuple(taken)


def _is_clique(near: dict[int, set[int]], some: set[int]) -> bool:
    return all(second in near[first] for first, second in combinations(some, 2))


def _log_gamma(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([math.lgamma(value) for value in values.tolist()])


def _quantile(numbers: NDArray[np.float64], weights: NDArray[np.float64], share: float) -> float:
    return float(numbers[min(int(np.searchsorted(weights.cumsum(), share)), len(numbers) - 1)])
