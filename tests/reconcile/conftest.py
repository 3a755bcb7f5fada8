"""A small factory of dossiers, so that the rules are tested on ledgers written by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from counterclaim.model import Agent, Claim, Dossier, Figure, Incident, LedgerEntry, Source, Span, VictimGroup
from counterclaim.reconcile.rules import figures
from counterclaim.resources.codebook import load

FIGHTERS = VictimGroup(actor="sdf", klass="combatant", label="Syrian Democratic Forces combatants")
CIVILIANS = VictimGroup(actor=None, klass="civilian", label="civilians")


class Desk:
    """Build ledger entries with sensible defaults and run rules over them."""

    fighters, civilians = FIGHTERS, CIVILIANS

    def entry(self, claim_id: str, low: int | None, high: int | None = None, **changes: Any) -> LedgerEntry:
        """`high` follows `low` unless `open_end`; `by` is an actor id."""
        by, words = changes.pop("by", None), changes.pop("words", None)
        end = None if changes.pop("open_end", False) else (high if high is not None else low)
        name, role = changes.pop("origin", "Observatory"), changes.pop("role", "monitor")
        claim = Claim(
            id=claim_id, kind="toll", event="e1", attribution=None,
            source=Source(name=name, actor=None, role=role, start=0, end=len(name)), relay=None,
            stance=changes.pop("stance", "affirmed"), outcome=changes.pop("outcome", "killed"), victims=None,
            by=Agent(name=by, actor=by, start=0, end=len(by)) if by else None, low=low, high=end,
            qualifier="exact", count=Span(start=0, end=len(words), text=words) if words else None,
            scope=changes.pop("scope", "event"), part_of=None, as_of=None,
            evidence=Span(start=0, end=9, text="A report."),
        )  # fmt: skip
        values: dict[str, Any] = {
            "report": "r1", "outlet": "Wire", "published": date(2022, 1, 23), "origin": f"actor:{name}",
            "origin_name": name, "origin_role": role, "group": FIGHTERS, "superseded_by": None,
            "copy_of": None, "why": "",
        }  # fmt: skip
        return LedgerEntry(claim=claim, **values | changes)

    def dossier(self, *entries: LedgerEntry, incident_type: str = "Protests") -> Dossier:
        incident = Incident(
            id="i1", title="", type=incident_type, subtype="", first=None, last=None,
            date_precision="unknown", place=None, actors=(), part_of=None, related=(), reports=(), events=(),
            claims=(), figures=(),
        )  # fmt: skip
        return Dossier(incident=incident, ledger=entries, events=())

    def figures(self, *entries: LedgerEntry) -> tuple[Figure, ...]:
        return figures(self.dossier(*entries), load())

    def figure(self, rule: str, *entries: LedgerEntry) -> Figure:
        (found,) = (figure for figure in self.figures(*entries) if figure.rule == rule)
        return found


@pytest.fixture(scope="session")
def desk() -> Desk:
    return Desk()
