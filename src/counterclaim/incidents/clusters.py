"""Clusters: which of the accounts that were compared become one incident.

Between two growing groups contradictions count on average and likenesses partly at their best: one
report that shares the names carries a poor one in, a next-day attack in the same town does not ride along.
What one report tells apart counts in full.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from counterclaim.incidents.candidates import Pairs, candidates
from counterclaim.incidents.features import Scorer
from counterclaim.incidents.units import Unit

_AT_ONCE = 10_000
Positions = npt.NDArray[np.int64]
Found = npt.NDArray[np.float64]  # of three columns: setting, telling, and what one report tells apart
BEST = 0.3  # of what two groups have in common counts as in the pair that has most, the rest on average


class Score(NamedTuple):
    """What was found between two groups.

    The pairs compared, the sums of their settings and tellings, the best telling, and the worst that it says
    that one report tells of both.
    """

    pairs: float
    setting: float
    telling: float
    best: float
    apart: float = 0.0

    def __add__(self, other: Score) -> Score:  # type: ignore[override]  # no tuple is ever joined
        return Score(
            self.pairs + other.pairs,
            self.setting + other.setting,
            self.telling + other.telling,
            max(self.best, other.best),
            min(self.apart, other.apart),
        )

    @property
    def value(self) -> float:
        """Return the evidence that two groups are one: all on average, but some of the likenesses at best."""
        return (self.setting + (1 - BEST) * self.telling) / self.pairs + BEST * self.best + self.apart


def join(units: Sequence[Unit], scorer: Scorer) -> list[list[int]]:
    """Return the groups of accounts that are of one incident each, as sorted lists of their positions.

    Accounts that no chain of likely pairs ties to each other never come together, so that each such set of
    accounts is grouped by itself and what was found about the others need not be kept.
    """
    pairs = candidates(units)
    found = np.empty((len(pairs), 3))
    for row, (i, j) in enumerate(_rows(pairs)):
        found[row] = scorer.weigh(units[i], units[j])
    home = _tied(len(units), pairs[found.sum(axis=1) > 0.0])
    groups = []
    for members, rows in _sets(home, pairs):
        inside = np.searchsorted(np.array(members), pairs[rows])
        clusters = cluster(len(members), inside, found[rows])
        groups += [[members[position] for position in group] for group in clusters]
    return sorted(groups)


def _rows(pairs: Pairs) -> Iterator[list[int]]:
    """Yield pairs as Python's numbers, some thousands at a time: all of them at once take a lot of room."""
    for start in range(0, len(pairs), _AT_ONCE):
        yield from pairs[start : start + _AT_ONCE].tolist()


def _tied(size: int, likely: Pairs) -> Positions:
    """Return for each position the smallest that a chain of likely pairs ties it to."""
    parent = list(range(size))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in _rows(likely):
        first, second = sorted((root(i), root(j)))
        parent[second] = first
    return np.array([root(i) for i in range(size)], dtype=np.int64)


def _sets(home: Positions, pairs: Pairs) -> Iterator[tuple[list[int], Positions]]:
    """Yield the members of each set of tied accounts, and where the pairs among them stand."""
    (inside,) = np.nonzero(home[pairs[:, 0]] == home[pairs[:, 1]])
    rows = inside[np.argsort(home[pairs[inside, 0]], kind="stable")]
    order = np.argsort(home, kind="stable")
    firsts, starts = np.unique(home[order], return_index=True)
    bounds = np.searchsorted(home[pairs[rows, 0]], np.append(firsts, len(home)))
    for members, start, end in zip(np.split(order, starts[1:]), bounds, bounds[1:], strict=False):
        yield members.tolist(), rows[start:end]


class _Links:
    """Groups that grow, with what was found between any two of them.

    What was found stands in rows of numbers, since a crowded war has millions of pairs.
    """

    def __init__(self, size: int, pairs: Pairs, found: Found) -> None:
        self.groups = {i: [i] for i in range(size)}
        self._rows: dict[int, dict[int, int]] = {i: {} for i in range(size)}
        setting, telling, apart = found.T
        columns = (np.ones(len(found)), setting, telling, telling, apart)
        self._found = [array("d", column) for column in columns]
        names = list(self.groups)  # one object for each number, however many pairs have it
        for row, (i, j) in enumerate(_rows(pairs)):
            self._rows[i][names[j]] = self._rows[j][names[i]] = row

    def value(self, i: int, j: int) -> float:
        """Return the evidence that two groups are one."""
        return self._score(self._rows[i][j]).value

    def merge(self, i: int, j: int) -> tuple[int, list[int]]:
        """Join two groups; return their name and the groups to which what was found has changed.

        The name is that of the one with more neighbours: what was found between it and those that the other
        was not compared with stays as it is, so that a big group grows at the cost of the small ones.
        """
        if len(self._rows[i]) < len(self._rows[j]):
            i, j = j, i
        self.groups[i] += self.groups.pop(j)
        absorbed = self._rows.pop(j)
        for k, row in absorbed.items():
            if k != i and k in self._rows[i]:
                self._add(self._rows[i][k], row)
            elif k != i:
                self._rows[i][k] = self._rows[k][i] = row
            self._rows[k].pop(j, None)
        return i, [k for k in absorbed if k != i]

    def _score(self, row: int) -> Score:
        return Score(*(column[row] for column in self._found))

    def _add(self, row: int, other: int) -> None:
        for column, number in zip(self._found, self._score(row) + self._score(other), strict=True):
            column[row] = number


def cluster(size: int, pairs: Pairs, found: Found) -> list[list[int]]:
    """Group `0..size-1`, the likest first; return sorted groups of sorted members.

    Args:
        size: how many there are.
        pairs: those that were compared, each once, the smaller first.
        found: of each pair, its setting, its telling, and what one report tells apart.
    """
    links = _Links(size, pairs, found)
    likely = _rows(pairs[found.sum(axis=1) > 0])
    queue = [(-links.value(i, j), i, j) for i, j in likely if links.value(i, j) > 0]
    heapq.heapify(queue)
    while queue:
        negative, i, j = heapq.heappop(queue)
        if i not in links.groups or j not in links.groups or -negative != links.value(i, j):
            continue  # one of them has grown since
        kept, changed = links.merge(i, j)
        for k in changed:
            value = links.value(kept, k)
            if value > 0:
                heapq.heappush(queue, (-value, min(kept, k), max(kept, k)))
    return sorted(sorted(members) for members in links.groups.values())
