"""Candidates: which accounts are compared.

Accounts meet in blocks (a name, overlapping squares of the map, a country, a figure or a force) and are
compared with their neighbours in time, so the work grows with the number of accounts and not with its square.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from counterclaim.incidents.units import Unit

Numbers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
Pairs = npt.NDArray[np.int64]  # of two columns
NEIGHBOURS = 30  # comparisons of one account inside one block
COMMON = 100  # accounts; a name that more of them share brings nobody together
WINDOW = 7  # days; without a name in common, accounts further apart are not compared
LOOSE_WINDOW = 35  # days
_STEP = 0.75  # degrees from one square to the next, half the side of each
_ROUND = round(360 / _STEP)
_COARSE = frozenset({"admin1", "country", "unknown"})

_KINDS = ("term", "force", "named", "name", "square", "country", "figure")
Block = tuple[str, object, object]


def blocks_of(unit: Unit) -> Iterator[Block]:
    """Yield the keys of the blocks in which an account is compared.

    A point lies in four overlapping squares: points within half a square's side share one.
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
        lat, lon = math.floor(place.lat / _STEP), math.floor(place.lon / _STEP)
        yield from (("square", lat + i, (lon + j) % _ROUND) for i in (0, 1) for j in (0, 1))


def _is_vague(unit: Unit) -> bool:
    """Whether the map alone does not say which accounts lie near."""
    return unit.place is None or unit.place.lat is None or unit.place.precision in _COARSE


def candidates(units: Sequence[Unit]) -> Pairs:
    """Return the pairs of positions to compare, in order, each once, the smaller first.

    Whoever shares a name that is not common is compared, however far apart in time: days may be misread.
    Otherwise two accounts with a day and a point meet on the map within a week, or by a place that both
    reports name where both are about these. Countries bring in those without a point or a day, and forces
    those without a place.

    Args:
        units: ordered by day; a block's members are compared with those near them in that order.
    """
    kinds, members = _memberships(units)
    looks = _Looks.of(units)
    found = [np.empty(0, dtype=np.int64)]
    for step in range(1, NEIGHBOURS + 1):
        (at,) = np.nonzero(members[0, step:] == members[0, :-step])
        i, j = members[1, at], members[1, at + step]
        kept = looks.compares(kinds[members[0, at]], i, j)
        found.append(i[kept] * len(units) + j[kept])  # both positions in one number
    once = _once(found)
    return np.stack(np.divmod(once, max(1, len(units))), axis=1)


def _once(found: list[Numbers]) -> Numbers:
    """Return all numbers in order, each once, and leave the list empty: there are many millions."""
    numbers = np.concatenate(found)
    found.clear()
    numbers.sort()
    is_first = np.ones(len(numbers), dtype=bool)
    is_first[1:] = numbers[1:] != numbers[:-1]
    return numbers[is_first]


def _memberships(units: Sequence[Unit]) -> tuple[Numbers, Numbers]:
    """Return the kind of each block, and in two rows who is in which block, block by block.

    Names and figures that very many share are left out.
    """
    numbers: dict[Block, int] = {}
    blocks, positions = array("q"), array("q")
    for position, unit in enumerate(units):
        for key in blocks_of(unit):
            blocks.append(numbers.setdefault(key, len(numbers)))
            positions.append(position)
    kinds = np.array([_KINDS.index(kind) for kind, _, _ in numbers], dtype=np.int64)
    members = np.array([blocks, positions], dtype=np.int64)
    is_common = np.bincount(members[0], minlength=len(numbers)) > COMMON
    is_common &= np.isin(kinds, [_KINDS.index("term"), _KINDS.index("figure")])
    members = members[:, ~is_common[members[0]]]
    return kinds, members[:, np.argsort(members[0], kind="stable")]


class _Looks(NamedTuple):
    """What decides whether a block brings two accounts together, for all accounts at once."""

    day: Numbers
    is_dated: Truths
    is_vague: Truths
    is_nowhere: Truths
    is_main: Truths

    @classmethod
    def of(cls, units: Sequence[Unit]) -> _Looks:
        """Return what decides for these accounts."""
        places = [unit.place for unit in units]
        return cls(
            np.array([unit.sort_day.toordinal() for unit in units], dtype=np.int64),
            np.array([unit.is_dated for unit in units], dtype=bool),
            np.array([_is_vague(unit) for unit in units], dtype=bool),
            np.array([place is None or place.country is None for place in places], dtype=bool),
            np.array([unit.is_main for unit in units], dtype=bool),
        )

    def compares(self, kinds: Numbers, a: Numbers, b: Numbers) -> Truths:
        """Return which accounts `a` are compared with which accounts `b`, met in blocks of these kinds."""
        term, force, named, name, square = (kinds == i for i in range(len(_KINDS) - 2))
        gap = np.abs(self.day[a] - self.day[b])
        loosely = named | name | (gap <= LOOSE_WINDOW)
        closely = square | name | self.is_vague[a] | self.is_vague[b]
        closely |= named & self.is_main[a] & self.is_main[b]
        near = np.where(self.is_dated[a] & self.is_dated[b], closely & (gap <= WINDOW), loosely)
        placed = force & ~(self.is_nowhere[a] | self.is_nowhere[b])
        compared: Truths = term | (near & ~placed)
        return compared
