"""Candidates and clusters: which accounts are compared, and which of them become one incident.

Accounts meet in blocks (a name, overlapping squares of the map, a country, a figure or a force) and are
compared with their neighbours in time, so the work grows with the number of accounts and not with its
square. Between two growing groups contradictions count on average and likenesses partly at their best: one
report that shares the names carries a poor one in, a next-day attack in the same town does not ride along.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from counterclaim.incidents.features import Match, Scorer
from counterclaim.incidents.units import Unit

NEIGHBOURS = 30  # comparisons of one account inside one block
COMMON = 100  # accounts; a name that more of them share brings nobody together
WINDOW = 7  # days; without a name in common, accounts further apart are not compared
LOOSE_WINDOW = 35  # days
BEST = 0.3  # of what two groups have in common counts as in the pair that has most, the rest on average
_COARSE = frozenset({"admin1", "country", "unknown"})

Block = tuple[str, object, object]


def blocks_of(unit: Unit) -> Iterator[Block]:
    """Yield the keys of the blocks in which an account is compared.

    A point lies in four squares of two degrees, set one degree apart: points within one degree share one.
    """
    yield from (("force", party, None) for party in sorted(unit.parties))
    yield from (("named", key, None) for key in sorted(unit.told_places))
    yield from (("figure", figure, None) for figure in unit.figures)
    yield from (("term", name, None) for name in unit.names)
    place = unit.place
    if place is None:
        return
    yield "name", place.text.casefold(), None
    if place.country is not None:
        yield "country", place.country, None
    if place.lat is not None and place.lon is not None and not _is_vague(unit):
        lat, lon = math.floor(place.lat), math.floor(place.lon)
        yield from (("square", lat + i, (lon + j) % 360) for i in (0, 1) for j in (0, 1))


def _is_vague(unit: Unit) -> bool:
    """Whether the map alone does not say which accounts lie near."""
    return unit.place is None or unit.place.lat is None or unit.place.precision in _COARSE


def candidates(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return the pairs of positions to compare, each once, the smaller first.

    Whoever shares a name that is not common is compared, however far apart in time: days may be misread.
    Otherwise two accounts with a day and a point meet on the map within a week, or by a place that both
    reports name where both are about these. Countries bring in those without a point or a day, and forces
    those without a place.

    Args:
        units: ordered by day; a block's members are compared with those near them in that order.
    """
    blocks: dict[Block, list[int]] = {}
    for i, unit in enumerate(units):
        for key in blocks_of(unit):
            blocks.setdefault(key, []).append(i)
    looks = [_Look.of(unit) for unit in units]
    pairs: set[tuple[int, int]] = set()
    for (block, _, _), members in blocks.items():
        if block in {"term", "figure"} and len(members) > COMMON:
            continue
        for position, i in enumerate(members):
            near = members[position + 1 : position + 1 + NEIGHBOURS]
            pairs.update((i, j) for j in near if _compares(block, looks[i], looks[j]))
    return sorted(pairs)


class _Look(NamedTuple):
    """What decides whether a block brings two accounts together, worked out once for each."""

    day: int
    is_dated: bool
    is_vague: bool
    is_nowhere: bool
    is_main: bool

    @classmethod
    def of(cls, unit: Unit) -> _Look:
        """Return what decides for one account."""
        place = unit.place
        is_nowhere = place is None or place.country is None
        return cls(unit.sort_day.toordinal(), unit.is_dated, _is_vague(unit), is_nowhere, unit.is_main)


def _compares(block: str, a: _Look, b: _Look) -> bool:
    gap = abs(a.day - b.day)
    if block == "term":
        return True
    if block == "force" and not (a.is_nowhere or b.is_nowhere):
        return False
    if not (a.is_dated and b.is_dated):
        return block in {"named", "name"} or gap <= LOOSE_WINDOW
    if gap > WINDOW:
        return False
    if block == "named" and a.is_main and b.is_main:
        return True
    return block in {"square", "name"} or a.is_vague or b.is_vague


class Score(NamedTuple):
    """What was found between two groups: the pairs compared, their settings' sum, their best telling."""

    pairs: int
    setting: float
    telling: float
    best: float

    @classmethod
    def of(cls, match: Match) -> Score:
        """Return the score of two accounts."""
        return cls(1, match.setting, match.telling, match.telling)

    def __add__(self, other: Score) -> Score:  # type: ignore[override]  # no tuple is ever joined
        return Score(
            self.pairs + other.pairs,
            self.setting + other.setting,
            self.telling + other.telling,
            max(self.best, other.best),
        )

    @property
    def value(self) -> float:
        """Return the evidence that two groups are one: all on average, but some of the likenesses at best."""
        return (self.setting + (1 - BEST) * self.telling) / self.pairs + BEST * self.best


def scores(units: Sequence[Unit], scorer: Scorer) -> dict[tuple[int, int], Score]:
    """Score every candidate pair."""
    return {(i, j): Score.of(scorer.match(units[i], units[j])) for i, j in candidates(units)}


class _Links:
    """Groups that grow, with what was found between any two of them."""

    def __init__(self, size: int, pairs: Mapping[tuple[int, int], Score]) -> None:
        self.groups = {i: [i] for i in range(size)}
        self._between: dict[int, dict[int, Score]] = {i: {} for i in range(size)}
        for (i, j), score in pairs.items():
            self._between[i][j] = self._between[j][i] = score

    def value(self, i: int, j: int) -> float:
        """Return the evidence that two groups are one."""
        return self._between[i][j].value

    def neighbours(self, i: int) -> list[int]:
        """Return the groups that were compared with one."""
        return sorted(self._between[i])

    def merge(self, i: int, j: int) -> int:
        """Join two groups and return the name they go by: that of the one with more neighbours."""
        if len(self._between[i]) < len(self._between[j]):
            i, j = j, i
        self.groups[i] += self.groups.pop(j)
        for k, score in self._between.pop(j).items():
            if k != i:
                old = self._between[i].get(k)
                self._between[i][k] = self._between[k][i] = score if old is None else old + score
            self._between[k].pop(j, None)
        return i


def cluster(size: int, pairs: Mapping[tuple[int, int], Score]) -> list[list[int]]:
    """Group `0..size-1`, the likest first, over scored pairs; return sorted groups of sorted members."""
    links = _Links(size, pairs)
    queue = [(-links.value(i, j), i, j) for i, j in sorted(pairs) if pairs[i, j].value > 0]
    heapq.heapify(queue)
    while queue:
        negative, i, j = heapq.heappop(queue)
        if i not in links.groups or j not in links.groups or -negative != links.value(i, j):
            continue  # one of them has grown since
        kept = links.merge(i, j)
        for k in links.neighbours(kept):
            value = links.value(kept, k)
            if value > 0:
                heapq.heappush(queue, (-value, min(kept, k), max(kept, k)))
    return sorted(sorted(members) for members in links.groups.values())
