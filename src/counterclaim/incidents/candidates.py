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

Pairs = npt.NDArray[np.int64]  # of two columns
NEIGHBOURS = 30  # comparisons of one account inside one block
COMMON = 100  # accounts; a name that more of them share brings nobody together
WINDOW = 7  # days; without a name in common, accounts further apart are not compared
LOOSE_WINDOW = 35  # days
_STEP = 0.75  # degrees from one square to the next, half the side of each
_ROUND = round(360 / _STEP)
_COARSE = frozenset({"admin1", "country", "unknown"})

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
    blocks: dict[Block, list[int]] = {}
    for i, unit in enumerate(units):
        for key in blocks_of(unit):
            blocks.setdefault(key, []).append(i)
    looks = [_Look.of(unit) for unit in units]
    found = array("q")  # both positions in one number
    for (block, _, _), members in blocks.items():
        if block in {"term", "figure"} and len(members) > COMMON:
            continue
        for position, i in enumerate(members):
            near = members[position + 1 : position + 1 + NEIGHBOURS]
            found.extend(i * len(units) + j for j in near if _compares(block, looks[i], looks[j]))
    once = np.unique(np.frombuffer(found, dtype=np.int64))
    return np.stack(np.divmod(once, max(1, len(units))), axis=1)


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
