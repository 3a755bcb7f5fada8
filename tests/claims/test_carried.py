"""A record keeps why the places, days and actors of its events and claims were read so, and no more."""

from __future__ import annotations

from datetime import date

from counterclaim.claims.carried import carried
from counterclaim.model import Event, Place, Reason, When, name_of

DAY, OTHER_DAY = date(2019, 5, 3), date(2019, 6, 1)


def place(text: str, start: int) -> Place:
    return Place(
        start=start, end=start + len(text), text=text, geonameid=None, lat=None, lon=None, country=None,
        precision="unknown",
    )  # fmt: skip


def when(day: date, start: int) -> When:
    return When(start=start, end=start + 5, text="a day", first=day, last=day, precision="day")


def test_only_what_events_and_claims_hold_keeps_its_reasons() -> None:
    event = Event(
        id="e", type="attack", subtype="shelling", first=DAY, last=DAY, date_precision="day",
        place=place("Idlib", 10), actors=(), means=(), targets=(), mentions=(), part_of=None,
        status="occurred",
    )  # fmt: skip
    names = [name_of("place", 10), name_of("place", 40), name_of("date", 20), name_of("date", 60), "c_1"]
    reasons = [Reason(record=name, field="place", rule="because", words=None) for name in names]
    kept = carried(reasons, (when(DAY, 20), when(OTHER_DAY, 60)), (event,), ())
    assert [reason.record for reason in kept] == ["place 10", "date 20"]
