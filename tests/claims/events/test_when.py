"""Datelines, and whether dates may be of one event or look back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.claims.events.when import agree, datelines, is_old, period
from counterclaim.model import Extraction, When


def when(first: date, last: date) -> When:
    """Return a date expression that means `first` to `last`."""
    return When(start=0, end=1, text="x", first=first, last=last, precision="day")


DATES = st.dates(date(2000, 1, 1), date(2030, 1, 1)).flatmap(
    lambda first: st.integers(0, 40).map(lambda days: when(first, first + timedelta(days=days)))
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("GOMA, Jan 22 (Agency) - Gunmen came.", "GOMA, Jan 22 (Agency) - "),
        ("GOMA — Gunmen came.", "GOMA — "),
        ("GOMA: Gunmen came.", "GOMA:"),
        ("A headline\n\nLIMA, 7 JUL 89 (EFE) -- [TEXT] MEN CAME.", "LIMA, 7 JUL 89 (EFE) -- "),
        ("Gunmen came again - and went.", None),
        ("", None),
    ],
)
def test_dateline(text: str, line: str | None) -> None:
    found = [text[start:end] for start, end in datelines(text)]
    assert found == ([line] if line is not None else [])


@given(DATES, DATES)
def test_agreement_is_mutual_and_reaches_over_one_night(one: When, other: When) -> None:
    assert agree(one, other) == agree(other, one)
    assert agree(one, one)
    assert agree(one, None)
    assert one.last is not None
    next_day = one.last + timedelta(days=1)
    assert agree(one, when(next_day, next_day))


@pytest.mark.parametrize(("days", "old"), [(0, False), (45, False), (46, True)])
def test_old_is_more_than_45_days_before_publication(days: int, old: bool) -> None:
    published = date(2022, 1, 23)
    day = published - timedelta(days=days)
    assert is_old(when(day, day), published) is old
    assert not is_old(when(day, day), None)
    assert not is_old(None, published)


PUBLISHED = date(2022, 1, 23)


def test_what_is_told_as_done_without_a_day_was_done_by_publication() -> None:
    days = period(None, "occurred", PUBLISHED)
    assert (days.last, days.precision) == (PUBLISHED, "unknown")
    assert days.first is not None
    assert not is_old(when(days.first, days.first), PUBLISHED)
    later = PUBLISHED + timedelta(days=2)
    assert period(when(later, later), "alleged", PUBLISHED) == days


def test_what_is_planned_or_in_an_undated_report_has_no_bound() -> None:
    later = PUBLISHED + timedelta(days=2)
    assert period(None, "planned", PUBLISHED) == (None, None, "unknown")
    assert period(None, "occurred", None) == (None, None, "unknown")
    assert period(when(later, later), "planned", PUBLISHED) == (later, later, "day")


def test_a_month_that_is_not_over_ends_for_its_deeds_with_publication() -> None:
    first, last = date(2022, 1, 1), date(2022, 1, 31)
    assert period(when(first, last), "occurred", PUBLISHED)[:2] == (first, PUBLISHED)


TOLD = [
    # what went on at the time of the deed dates it
    ("A teacher was shot near Goma while he was walking to his school on Saturday.", date(2022, 1, 22)),
    ("A teacher was shot in Goma when he was about to go home on 22 January.", date(2022, 1, 22)),
    # a decade does not
    ("A bomb wounded two men in Goma. The town had been quiet in the 1990s.", None),
    # what a thing is called by, or what it did, does not
    ("Gunmen killed a guard in Goma who had won the vote of 4 January.", None),
    ("Two men died in an attack in Goma. The 6 January vote was disputed.", None),
    ("Rebels who took part in the 19 January election killed three farmers near Goma.", None),
    # a deed that "brings" something about says nothing; who owns up to one does
    ("An air strike brought down a school in Goma on Friday, killing two, a medic said.", date(2022, 1, 21)),
    ("The rebels on Saturday claimed responsibility for killing a judge in Goma.", None),
    # a date beyond "and" belongs to what stands there
    ("Six men died on Friday in a raid near Goma and two on Saturday in Butembo.", date(2022, 1, 21)),
    ("The army spoke of no deaths in the raid on Sake, a town near Goma, on Friday.", date(2022, 1, 21)),
    # what was done "when" it befell dates a deed; what was done "because" of it, or a day after, does not
    ("A guard was at his gate in Goma on Friday when a bomb went off beside him.", date(2022, 1, 21)),
    ("A school in Goma was cleared on Saturday because two girls had been killed by a rocket.", None),
    ("A road near Goma was closed on Saturday, two days after a bomb killed a driver.", None),
    # the story goes on from a day that names a deed
    ("A group counted seven dead in yesterday's bombardment. A child died in Goma.", date(2022, 1, 22)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), TOLD)
def test_a_day_is_taken_for_the_deed_it_is_told_of(
    extract: Callable[..., Extraction], text: str, day: date | None
) -> None:
    event = extract(text, PUBLISHED).events[0]
    assert (event.first if event.date_precision == "day" else None) == day


def test_days_up_to_publication_are_those_of_what_is_listed_under_them(
    extract: Callable[..., Extraction],
) -> None:
    listed = "- Ambush of a patrol in Goma: two soldiers killed."
    text = f"The group carried out nine operations between 17 and 23 January. The largest:\n\n{listed}"
    event = extract(text, PUBLISHED).events[-1]
    assert (event.first, event.last) == (date(2022, 1, 17), PUBLISHED)


def test_the_day_of_a_protest_is_not_that_of_what_it_answers(extract: Callable[..., Extraction]) -> None:
    text = "The director on Saturday protested the murder of a teacher in Goma."
    protest, murder = extract(text, PUBLISHED).events
    assert (protest.first, murder.date_precision) == (date(2022, 1, 22), "unknown")


@pytest.mark.parametrize(("day", "known"), [("today", True), ("yesterday", False)])
def test_a_deed_without_a_day_is_of_publication_beside_a_main_event_of_that_day(
    extract: Callable[..., Extraction], day: str, known: bool
) -> None:
    aside = "He had many friends. Gunmen kidnapped two nurses in Kampala."
    found = extract(f"Three bombs went off in Goma {day}, killing a judge. {aside}", PUBLISHED)
    main, other = found.events
    assert (other.date_precision == "day") is known
    assert other.last == PUBLISHED
    whose = {reason.record: reason.rule for reason in found.reasons if reason.field == "date"}
    assert ("as of the main event" in whose[other.id]) is known
    assert whose[main.id] == "told with it"


def test_a_deed_that_only_tells_how_long_ago_it_was_is_not_of_publication(
    extract: Callable[..., Extraction],
) -> None:
    aside = "It came a day after gunmen kidnapped two nurses in Kampala."
    text = f"Three bombs went off in Goma today, killing a judge. {aside}"
    known = [event.date_precision for event in extract(text, PUBLISHED).events]
    assert known == ["day", "unknown"]
