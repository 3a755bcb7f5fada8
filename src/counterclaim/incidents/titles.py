"""Titles of incidents in plain words: "Prison break in Hasakah, 20–26 January 2022"."""

from __future__ import annotations

from datetime import date

from counterclaim.model import DatePrecision, Place

_KINDS = {
    "Armed clash": "Fighting",
    "Government regains territory": "Government forces retake ground",
    "Non-state actor overtakes territory": "Armed group takes ground",
    "Chemical weapon": "Chemical attack",
    "Air/drone strike": "Air or drone strike",
    "Suicide bomb": "Suicide bombing",
    "Shelling/artillery/missile attack": "Shelling",
    "Remote explosive/landmine/IED": "Bomb or mine",
    "Grenade": "Grenade attack",
    "Attack": "Attack on civilians",
    "Abduction/forced disappearance": "Abduction",
    "Peaceful protest": "Protest",
    "Protest with intervention": "Protest broken up",
    "Excessive force against protesters": "Force against protesters",
    "Change to group/activity": "Change in an armed group",
    "Other": "Strategic development",
}


def title(
    subtype: str, place: Place | None, first: date | None, last: date | None, exact: DatePrecision
) -> str:
    """Return what happened, where and when, in one phrase; what is not known is said not to be known.

    >>> title("Air/drone strike", None, date(2024, 2, 28), date(2024, 3, 1), "day")
    'Air or drone strike, place not known, 28 February – 1 March 2024'
    """
    where = f" in {place_words(place)}" if place is not None else ", place not known"
    return f"{_KINDS.get(subtype, subtype)}{where}, {span_words(first, last, exact)}"


def place_words(place: Place) -> str:
    """Return the report's words for a place, the gazetteer's name where they are in capitals."""
    return (place.name or place.text.title()) if place.text.isupper() else place.text


def span_words(first: date | None, last: date | None, exact: DatePrecision) -> str:
    """Return the days from `first` to `last` (both inclusive) as no more exact than they are known.

    >>> span_words(date(2022, 1, 20), date(2022, 1, 26), "day")
    '20–26 January 2022'
    >>> span_words(date(2022, 1, 1), date(2022, 1, 31), "month")
    'January 2022'
    """
    if first is None:
        return "day not known"
    last = last or first
    if exact == "year":
        return f"{first:%Y}" if first.year == last.year else f"{first:%Y}–{last:%Y}"
    if exact == "month":
        same = (first.year, first.month) == (last.year, last.month)
        return f"{first:%B %Y}" if same else f"{first:%B %Y} – {last:%B %Y}"
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {first:%B %Y}"
    start = f"{first.day} {first:%B}" if first.year == last.year else f"{first.day} {first:%B %Y}"
    return f"{start} – {last.day} {last:%B %Y}"
