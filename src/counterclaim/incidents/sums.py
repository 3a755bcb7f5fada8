"""Totals that their own parts exceed: flagged in words, never mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from counterclaim.model import LedgerEntry, VictimGroup

_AGES = frozenset({"women", "children"})  # of civilians; nobody is both


def flag_sums(entries: Sequence[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """Return the entries with a sentence more for each total that its exact parts together exceed.

    Parts that fall short are no contradiction: a report need not name them all.
    """
    totals = {entry.claim.id: entry for entry in entries}
    parts: defaultdict[str, list[LedgerEntry]] = defaultdict(list)
    for total, part in _parts(entries, totals):
        parts[total].append(part)
    return tuple(_flagged(entry, _together(parts[entry.claim.id])) for entry in entries)


def _parts(
    entries: Iterable[LedgerEntry], totals: dict[str, LedgerEntry]
) -> Iterator[tuple[str, LedgerEntry]]:
    for entry in entries:
        claim = entry.claim
        total = totals.get(claim.part_of or "")
        exact = claim.low is not None and claim.low == claim.high
        if total is not None and exact and claim.low and _alike(entry) == _alike(total):
            yield total.claim.id, entry


def _alike(entry: LedgerEntry) -> tuple[str, ...]:
    """What a part shares with its total, so that both are one speaker's account of one thing."""
    return entry.report, entry.origin, entry.claim.outcome or "", entry.claim.stance


def _together(parts: Sequence[LedgerEntry]) -> int:
    """Return how many people parts are at least: of parts that may share people, the largest counts."""
    home = list(range(len(parts)))
    for i, j in combinations(range(len(parts)), 2):
        if _may_share(parts[i].group, parts[j].group):
            home = [home[i] if one == home[j] else one for one in home]
    largest: dict[int, int] = {}
    for one, part in zip(home, parts, strict=True):
        largest[one] = max(largest.get(one, 0), part.claim.low or 0)
    return sum(largest.values())


def _may_share(a: VictimGroup, b: VictimGroup) -> bool:
    """Whether somebody may be of both groups; two parts of one group are told apart by something else."""
    if a == b:
        return False
    if {"mixed", "unknown", "detainee"} & {a.klass, b.klass}:
        return True
    if a.klass != b.klass:
        return False
    if a.klass == "civilian":
        return not {a.label, b.label} <= _AGES
    return a.actor is None or b.actor is None or a.actor == b.actor


def _flagged(entry: LedgerEntry, together: int) -> LedgerEntry:
    high = entry.claim.high
    if high is None or together <= high:
        return entry
    why = f"{entry.why} Its parts come to {together:,}, more than {high:,}."
    return msgspec.structs.replace(entry, why=why)
