"""Small made-up reports, extractions and dossiers for the tests of the record."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.model import (
    Attribution,
    Claim,
    Dossier,
    Event,
    EventActor,
    Extraction,
    Figure,
    Incident,
    LedgerEntry,
    People,
    Place,
    Report,
    Source,
    Span,
    VictimGroup,
    When,
    content_id,
)
from counterclaim.record.store import Store

EXTRACTOR = "rules 1"
CODEBOOK = "codebook 1"
DAY = date(2022, 1, 21)


@pytest.fixture(scope="session")
def make() -> ModuleType:
    return sys.modules[__name__]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


def add(store: Store, *numbers: int, **names: str) -> list[Extraction]:
    """Add the reports of these numbers, each with its extraction in one transaction."""
    extractions = [make_extraction(make_report(number), **names) for number in numbers]
    for number, extraction in zip(numbers, extractions, strict=True):
        with store.transaction():
            store.add_report(extraction.report, raw_of(number), "text/plain")
            store.add_extraction(extraction)
    return extractions


def make_report(number: int = 1, *, path: str | None = "reports/one.txt", **changes: object) -> Report:
    raw = raw_of(number)
    fields: dict[str, object] = {
        "id": content_id("r", raw),
        "sha256": hashlib.sha256(raw).hexdigest(),
        "path": path,
        "url": None,
        "title": f"Clash number {number}",
        "outlet": "Hill Courier",
        "published": DAY,
        "language": "en",
        "text": raw.decode(),
    }
    return Report(**(fields | changes))


def raw_of(number: int) -> bytes:
    return f"The ministry said {number} soldiers died near Al‑Sūr on Thursday. 🕊 Nobody else spoke.".encode()


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def make_extraction(
    report: Report, *, extractor: str = EXTRACTOR, codebook: str = CODEBOOK, low: int = 1
) -> Extraction:
    text = report.text
    speaker, count = span(text, "The ministry"), span(text, text.split()[3])
    where, day = span(text, "Al‑Sūr"), span(text, "Thursday")
    place = Place(**fields_of(where), geonameid=7, lat=36.5, lon=40.75, country="SY", precision="near")
    event = Event(
        id=content_id("e", report.sha256),
        type="Battles",
        subtype="Armed clash",
        first=DAY,
        last=DAY,
        date_precision="day",
        place=place,
        actors=(EventActor(name="soldiers", actor=None, role="victim", **ends_of(span(text, "soldiers"))),),
        means=(),
        targets=(),
        mentions=(span(text, "died"),),
        part_of=None,
        status="occurred",
    )
    claim = Claim(
        id=content_id("c", report.sha256, count.start),
        kind="toll",
        event=event.id,
        attribution="a1",
        source=Source(name=speaker.text, actor=None, role="official", **ends_of(speaker)),
        relay=None,
        stance="affirmed",
        outcome="killed",
        victims=People(name="soldiers", actor=None, klass="combatant", **ends_of(span(text, "soldiers"))),
        by=None,
        low=low,
        high=None,
        qualifier="exact",
        count=count,
        scope="event",
        part_of=None,
        as_of=DAY,
        evidence=span(text, text.split(" 🕊")[0]),
    )
    return Extraction(
        report=report,
        extractor=extractor,
        codebook=codebook,
        attributions=(Attribution(id="a1", source=speaker, cue=None, content=(count,), form="indirect"),),
        places=(place,),
        dates=(When(**fields_of(day), first=DAY, last=DAY, precision="day"),),
        events=(event,),
        claims=(claim,),
    )


def fields_of(words: Span) -> dict[str, object]:
    return {"start": words.start, "end": words.end, "text": words.text}


def ends_of(words: Span) -> dict[str, int]:
    return {"start": words.start, "end": words.end}


def make_dossier(*extractions: Extraction) -> Dossier:
    claims = [(claim, extraction.report) for extraction in extractions for claim in extraction.claims]
    events = tuple(event for extraction in extractions for event in extraction.events)
    group = VictimGroup(actor=None, klass="combatant", label="soldiers")
    ledger = tuple(
        LedgerEntry(
            claim=claim,
            report=report.id,
            outlet=report.outlet,
            published=report.published,
            origin="o1",
            origin_name="The ministry",
            origin_role="official",
            group=group,
            superseded_by=None,
            copy_of=None,
            why="the ministry speaks for itself",
        )
        for claim, report in claims
    )
    figure = Figure(
        outcome="killed",
        victims=group,
        rule="ucdp",
        low=1,
        best=1,
        high=2,
        interval80=None,
        claims=tuple(claim.id for claim, _ in claims),
        origins=1,
        contested=False,
        why="one source",
    )
    incident = Incident(
        id=content_id("i", *(report.id for _, report in claims)),
        title="Clash near Al‑Sūr",
        type="Battles",
        subtype="Armed clash",
        first=DAY,
        last=DAY,
        date_precision="day",
        place=events[0].place if events else None,
        actors=(),
        part_of=None,
        related=(),
        reports=tuple(report.id for _, report in claims),
        events=tuple(event.id for event in events),
        claims=figure.claims,
        figures=(figure,),
    )
    return Dossier(incident=incident, ledger=ledger, events=events)
