"""Totals that their own parts exceed: flagged in words, never mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.model import LedgerEntry


def flag_sums(entries: Sequence[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """Return the entries with a sentence more for each total that its exact parts together exceed.

    Parts that fall short are no contradiction: a report need not name them all.
    """
    totals = {entry.claim.id: entry for entry in entries}
    sums: defaultdict[str, int] = defaultdict(int)
    for total, low in _parts(entries, totals):
        sums[total] += low
    return tuple(_flagged(entry, sums.get(entry.claim.id, 0)) for entry in entries)


def _parts(entries: Iterable[LedgerEntry], totals: dict[str, LedgerEntry]) -> Iterable[tuple[str, int]]:
    for entry in entries:
        claim = entry.claim
        total = totals.get(claim.part_of or "")
        exact = claim.low is not None and claim.low == claim.high
        if total is not None and exact and claim.low and _alike(entry) == _alike(total):
            yield total.claim.id, claim.low


def _alike(entry: LedgerEntry) -> tuple[str, ...]:
    """What a part shares with its total, so that both are one speaker's account of one thing."""
    return entry.report, entry.origin, entry.claim.outcome or "", entry.claim.stance


def _flagged(entry: LedgerEntry, together: int) -> LedgerEntry:
    high = entry.claim.high
    if high is None or together <= high:
        return entry
    why = f"{entry.why} Its parts come to {together:,}, more than {high:,}."
    return msgspec.structs.replace(entry, why=why)
