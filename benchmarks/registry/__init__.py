"""Every bench, in the order in which they are run and shown."""

from __future__ import annotations

from benchmarks.registry import claims, machine, reading, reconcile

BENCHES = (
    claims.CLAIMS,
    claims.SAMPLES,
    claims.PASSAGES,
    claims.HELDOUT,
    claims.CONFIDENCE,
    claims.ABLATIONS,
    claims.ATTRIBUTION,
    claims.MUC4,
    reading.PLACES,
    reading.SPELLINGS,
    reading.EVENTS,
    reading.DATES,
    reading.ACTORS,
    reconcile.RECONCILE,
    reconcile.KOSOVO,
    reconcile.MODEL,
    machine.SPEED,
    machine.SCREEN,
    machine.RESOLVERS,
    machine.FIRST_RUN,
)
