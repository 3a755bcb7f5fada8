"""Every bench, in the order in which they are run and shown."""

from __future__ import annotations

from benchmarks.registry import claims, incidents, machine, reading, reconcile

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
    incidents.ONEWAR,
    incidents.WEIGHING,
    reconcile.RECONCILE,
    reconcile.KOSOVO,
    reconcile.MODEL,
    machine.SPEED,
    machine.SCREEN,
    incidents.SCALE,
    machine.RESOLVERS,
    machine.FIRST_RUN,
)
