"""The generator of large collections: seeded, as large as asked, and solvable."""

from __future__ import annotations

import json
import random
from datetime import date

import msgspec
import pytest

from benchmarks import scale
from counterclaim.model import Claim, Event, Report, ReportClaims, Source, Span

TEXT = " ".join(random.Random(1).choices([f"word{i}" for i in range(300)], k=3000))


@pytest.fixture
def lines(tmp_path):
    """Return a file with one extraction."""
    report = Report(
        id="r", sha256="r", path=None, url=None, title=None, outlet="Wire", published=date(2022, 1, 1),
        language="en", text=TEXT,
    )  # fmt: skip
    event = Event(
        id="e", type="Battles", subtype="Armed clash", first=None, last=None, date_precision="unknown",
        place=None, actors=(), means=(), targets=(), mentions=(), part_of=None, status="occurred",
    )  # fmt: skip
    claim = Claim(
        id="c", kind="toll", event="e", attribution=None, relay=None, stance="affirmed", outcome="killed",
        source=Source(name=None, actor=None, role="report", start=None, end=None), victims=None, by=None,
        low=3, high=3, qualifier="exact", count=None, scope="event", part_of=None, as_of=None,
        evidence=Span(start=0, end=6, text=TEXT[:6]),
    )  # fmt: skip
    path = tmp_path / "lines.jsonl"
    read = ReportClaims(report=report, attributions=(), places=(), dates=(), events=(event,), claims=(claim,))
    path.write_bytes(msgspec.json.encode(read))
    return path


def test_the_same_seed_draws_the_same_events(lines):
    extractions, incidents = scale.collection(40, lines)
    assert (extractions, incidents) == scale.collection(40, lines)
    assert len(extractions) == len(incidents) == 40
    for extraction in extractions:
        assert bool(extraction.dates) == (extraction.events[0].first is not None)
        for span in (
            *extraction.dates,
            *extraction.events[0].mentions,
            *(claim.evidence for claim in extraction.claims),
        ):
            assert extraction.report.text[span.start : span.end] == span.text


@pytest.mark.parametrize("kind", scale.KINDS)
def test_what_is_drawn_is_mostly_found_again(kind, lines):
    found = scale.KINDS[kind](60, lines)
    assert found["f"] > 0.8
    assert json.dumps(found)
