"""A small factory of extractions, so that linking is tested on accounts written by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from counterclaim.incidents.copies import copies
from counterclaim.incidents.ledger import Placed, ledger
from counterclaim.incidents.linker import link
from counterclaim.incidents.origins import Origins
from counterclaim.model import (
    Agent,
    Claim,
    Dossier,
    Event,
    EventActor,
    EventTarget,
    Extraction,
    LedgerEntry,
    People,
    Place,
    Report,
    Source,
    Span,
    When,
)
from counterclaim.resources import actors
from counterclaim.resources.actors import RegisteredActor, Registry
from counterclaim.resources.codebook import Codebook, load

ACTORS = (
    RegisteredActor(id="is", name="Islamic State", kind="armed_group", basis="test"),
    RegisteredActor(id="amaq", name="Amaq", kind="media_arm", parent="is", basis="test"),
    RegisteredActor(
        id="sdf", name="Syrian Democratic Forces", short=("SDF",), kind="armed_group", basis="test"
    ),
    RegisteredActor(id="ypg", name="YPG", kind="armed_group", parent="sdf", basis="test"),
    RegisteredActor(id="sohr", name="Syrian Observatory", kind="monitor", basis="test"),
)
HASAKAH = {
    "text": "Hasakah",
    "name": "Al-Hasakah",
    "geonameid": 173811,
    "lat": 36.5,
    "lon": 40.75,
    "country": "SY",
}
BAQUBAH = {
    "text": "Baquba",
    "name": "Baqubah",
    "geonameid": 98182,
    "lat": 33.75,
    "lon": 44.64,
    "country": "IQ",
}


class Make:
    """Build records with sensible defaults; every keyword replaces one."""

    registry = Registry(ACTORS, actors.load().nations)
    hasakah, baqubah = HASAKAH, BAQUBAH

    @property
    def codebook(self) -> Codebook:
        return load()

    def report(self, report_id: str = "r1", **changes: Any) -> Report:
        values: dict[str, Any] = {
            "id": report_id, "sha256": report_id, "path": None, "url": None, "title": None,
            "outlet": f"Outlet {report_id}", "published": date(2022, 1, 23), "language": "en",
            "text": " ".join(f"{report_id}word{i}" for i in range(9)),
        }  # fmt: skip
        return Report(**values | changes)

    def place(self, **changes: Any) -> Place:
        return Place(**{"start": 0, "end": 7, "precision": "exact"} | HASAKAH | changes)

    def when(self, text: str, day: date) -> When:
        return When(start=0, end=len(text), text=text, first=day, last=day, precision="day")

    def event(self, event_id: str = "e1", **changes: Any) -> Event:
        values: dict[str, Any] = {
            "id": event_id, "type": "Prison break", "subtype": "Prison break", "first": date(2022, 1, 20),
            "last": date(2022, 1, 20), "date_precision": "day", "place": self.place(), "actors": (),
            "means": (), "targets": (), "mentions": (), "part_of": None, "status": "occurred",
        }  # fmt: skip
        return Event(**values | changes)

    def actor(self, name: str, actor: str | None, role: str = "perpetrator") -> EventActor:
        return EventActor(name=name, actor=actor, role=role, start=0, end=len(name))  # type: ignore[arg-type]

    def target(self, text: str) -> EventTarget:
        return EventTarget(start=0, end=len(text), text=text)

    def source(self, name: str | None = None, actor: str | None = None, role: str = "report") -> Source:
        ends = (0, len(name)) if name is not None else (None, None)
        return Source(name=name, actor=actor, role=role, start=ends[0], end=ends[1])  # type: ignore[arg-type]

    def people(self, name: str, actor: str | None = None, klass: str = "combatant") -> People:
        return People(name=name, actor=actor, klass=klass, start=0, end=len(name))  # type: ignore[arg-type]

    def by(self, name: str, actor: str | None) -> Agent:
        return Agent(name=name, actor=actor, start=0, end=len(name))

    def claim(self, claim_id: str, low: int | None, high: int | None, **changes: Any) -> Claim:
        values: dict[str, Any] = {
            "id": claim_id, "kind": "toll", "event": "e1", "attribution": None, "source": self.source(),
            "relay": None, "stance": "affirmed", "outcome": "killed",
            "victims": self.people("SDF fighters", "sdf"), "by": None, "low": low, "high": high,
            "qualifier": "exact", "count": None, "scope": "event", "part_of": None, "as_of": None,
            "evidence": Span(start=0, end=9, text="A report."),
        }  # fmt: skip
        return Claim(**values | changes)

    def extraction(
        self, report: Report, events: tuple[Event, ...], claims: tuple[Claim, ...] = ()
    ) -> Extraction:
        return Extraction(report=report, extractor="test", codebook="test", events=events, claims=claims)

    def origins(self, *reports: Report) -> Origins:
        return Origins(
            {report.id: report for report in reports}, copies(reports), self.registry, self.codebook
        )

    def ledger(self, *placed: tuple[Claim, Report]) -> dict[str, LedgerEntry]:
        origins = self.origins(*(report for _, report in placed))
        entries = ledger([Placed(*item) for item in placed], origins, self.registry, self.codebook)
        return {entry.claim.id: entry for entry in entries}

    def link(self, *extractions: Extraction) -> tuple[Dossier, ...]:
        return link(extractions, self.registry, self.codebook)


@pytest.fixture(scope="session")
def make() -> Make:
    return Make()
