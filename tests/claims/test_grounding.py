"""The gate drops what does not quote its report, cannot be read or is not named, and keeps the rest."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.claims.grounding import ground
from counterclaim.model import (
    Agent,
    Attribution,
    Claim,
    Event,
    EventActor,
    EventTarget,
    Extraction,
    People,
    Place,
    Reason,
    Source,
    Span,
    When,
    quote,
)
from counterclaim.resources import codebook
from counterclaim.resources.counts import Counts
from counterclaim.spans import spans_of
from tests.texts import report_of

TEXT = "Police said gunmen killed more than 70 guards at Varna Ridge on Monday."
COUNTS = Counts(codebook.load())
WRONG = Span(start=3, end=9, text="gunmen")


def span(words: str) -> Span:
    return quote(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def at(words: str) -> dict[str, int]:
    found = span(words)
    return {"start": found.start, "end": found.end}


REPORT = report_of(TEXT)
PLACE = Place(
    text="Varna Ridge",
    geonameid=None,
    lat=None,
    lon=None,
    country=None,
    precision="unknown",
    **at("Varna Ridge"),
)
WHEN = When(text="Monday", first=None, last=None, precision="unknown", **at("Monday"))
SAID = Attribution(
    id="a", source=span("Police"), cue=span("said"), content=(span("gunmen killed"),), form="indirect"
)
EVENT = Event(
    id="e", type="Battles", subtype="Armed clash", first=None, last=None, date_precision="unknown",
    place=PLACE, actors=(EventActor(name="gunmen", actor=None, role="perpetrator", **at("gunmen")),),
    means=(), targets=(EventTarget(text="guards", **at("guards")),), mentions=(span("killed"),),
    part_of=None, status="occurred",
)  # fmt: skip
CLAIM = Claim(
    id="c", kind="toll", event="e", attribution="a",
    source=Source(name="Police", actor=None, role="official", **at("Police")), relay=None, stance="affirmed",
    outcome="killed", victims=People(name="guards", actor=None, klass="combatant", **at("guards")),
    by=Agent(name="gunmen", actor=None, **at("gunmen")), low=71, high=None, qualifier="more_than",
    count=span("more than 70"), scope="event", part_of=None, as_of=None, evidence=span(TEXT),
)  # fmt: skip
SOUND = Extraction(
    report=REPORT, extractor="x", codebook="y", attributions=(SAID,), places=(PLACE,), dates=(WHEN,),
    events=(EVENT,), claims=(CLAIM,),
    reasons=(Reason(record="c", field="count", rule="by hand", words=span("70")),),
)  # fmt: skip


def with_claim(**changes: object) -> Extraction:
    """The sound extraction with a second claim, changed."""
    second = msgspec.structs.replace(CLAIM, id="second", **changes)
    return msgspec.structs.replace(SOUND, claims=(CLAIM, second))


def test_what_quotes_its_report_passes_unchanged() -> None:
    assert ground(SOUND, COUNTS) == SOUND


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"evidence": WRONG}, "do not read"),
        ({"count": WRONG}, "do not read"),
        ({"description": Span(start=-6, end=-1, text=TEXT[-6:-1])}, "do not read"),
        ({"description": Span(start=4, end=4, text="")}, "do not read"),
        ({"description": Span(start=0, end=999, text=TEXT)}, "do not read"),
        ({"source": Source(name="Army", actor=None, role="official", start=0, end=6)}, "do not read"),
        ({"relay": Source(name="AFP", actor=None, role="media", start=0, end=3)}, "do not read"),
        ({"victims": People(name="civilians", actor=None, klass="civilian", **at("guards"))}, "do not read"),
        ({"by": Agent(name="troops", actor=None, **at("gunmen"))}, "do not read"),
        ({"source": Source(name="Police", actor=None, role="official", start=None, end=None)}, "not named"),
        ({"low": 70}, "cannot be read"),
        ({"high": 99}, "cannot be read"),
        ({"count": span("guards"), "low": 7, "high": 7}, "cannot be read"),
        ({"count": None, "low": 9, "high": 3}, "reversed"),
        ({"event": "unheard"}, "event"),
        ({"attribution": "unheard"}, "attribution"),
    ],
)
def test_a_claim_that_the_text_does_not_bear_out_is_dropped(changes: dict[str, object], why: str) -> None:
    grounded = ground(with_claim(**changes), COUNTS)
    assert grounded.claims == (CLAIM,)
    (rejection,) = grounded.rejections
    assert rejection.record == "second"
    assert why in rejection.why


def test_the_reports_own_voice_needs_no_name() -> None:
    own = Source(name=None, actor=None, role="report", start=None, end=None)
    assert len(ground(with_claim(source=own), COUNTS).claims) == 2


def test_what_hangs_on_a_dropped_record_falls_with_it() -> None:
    broken = msgspec.structs.replace(SOUND, events=(msgspec.structs.replace(EVENT, mentions=(WRONG,)),))
    grounded = ground(broken, COUNTS)
    assert (grounded.events, grounded.claims, grounded.reasons) == ((), (), ())
    assert [rejection.record for rejection in grounded.rejections] == ["e", "c"]


def test_misquoted_places_and_days_are_dropped() -> None:
    places = (PLACE, msgspec.structs.replace(PLACE, text="Varna"))
    dates = (msgspec.structs.replace(WHEN, start=WHEN.start - 1), WHEN)
    grounded = ground(msgspec.structs.replace(SOUND, places=places, dates=dates), COUNTS)
    assert (grounded.places, grounded.dates, len(grounded.rejections)) == ((PLACE,), (WHEN,), 2)


@given(st.integers(-3, 80), st.integers(-3, 80), st.text(max_size=3) | st.sampled_from(TEXT.split()))
def test_whatever_passes_quotes_its_report(start: int, end: int, words: str) -> None:
    grounded = ground(with_claim(description=Span(start=start, end=end, text=words)), COUNTS)
    assert all(TEXT[found.start : found.end] == found.text for found in spans_of(grounded))
    assert len(grounded.claims) + len(grounded.rejections) == 2


def test_the_gate_lets_through_what_it_let_through_before() -> None:
    once = ground(with_claim(low=1), COUNTS)
    assert ground(once, COUNTS) == once
