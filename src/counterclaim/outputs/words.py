"""The words of the pages: figures, days, roles and places as a reader sees them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from babel import Locale

from counterclaim.model import Claim, DatePrecision, Outcome, Place, PlacePrecision, Role, Rule, Stance

ROLES: Final[dict[Role, str]] = {
    "monitor": "Monitors",
    "official": "Officials",
    "party": "Parties",
    "media": "Media",
    "witness": "Witnesses",
    "report": "Reports’ own voice",
}
ROLE: Final[dict[Role, str]] = {
    "monitor": "monitor",
    "official": "official",
    "party": "party to the conflict",
    "media": "media",
    "witness": "witness",
    "report": "report’s own voice",
}
OUTCOMES: Final[dict[Outcome, str]] = {
    "killed": "Killed",
    "injured": "Injured",
    "missing": "Missing",
    "captured": "Captured",
    "hostage": "Taken hostage",
    "abducted": "Abducted",
    "detained": "Detained",
    "escaped": "Escaped",
    "recaptured": "Recaptured",
    "released": "Released",
    "surrendered": "Surrendered",
    "displaced": "Displaced",
    "sexual_violence": "Subjected to sexual violence",
    "tortured": "Tortured",
    "present": "Present",
}
STANCES: Final[dict[Stance, str]] = {
    "affirmed": "",
    "denied": "✕ denied",
    "doubted": "? doubted",
    "unclear": "~ unclear",
}
RULES: Final[dict[Rule, str]] = {
    "ucdp": "UCDP-style",
    "ibc": "IBC-style",
    "acled": "ACLED-style",
    "airwars": "Airwars-style",
    "model": "Model",
}
PRECISIONS: Final[dict[PlacePrecision, str]] = {
    "exact": "the place itself",
    "near": "near here, within about 25 km",
    "admin2": "somewhere in this district",
    "admin1": "somewhere in this province",
    "country": "known only by country",
    "unknown": "place not known",
}
# A drawing convention: the circle says how far off the point may be, not where a border runs.
RADIUS_M: Final[dict[PlacePrecision, int]] = {
    "exact": 2_000,
    "near": 25_000,
    "admin2": 40_000,
    "admin1": 100_000,
}
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_ENGLISH: Final = Locale("en")
# What stands with a word of saying; any other word is the preposition that does.
_FRAMES: Final = {
    "that": "a clause",
    "quote": "a quotation",
    "around": "its words around it",
    "to": "an infinitive",
    "ing": "a participle",
    "object": "an object",
    "figure": "a figure",
}
_ATTRIBUTION: Final = re.compile(r"(?<!a )(?<!the )\b(verb|noun|adjective) (\w+) ([\w-]+)$")
_UNSAFE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def number(value: int | None) -> str:
    """Write a count of people with thousands separated; `None` is an en dash."""
    return "–" if value is None else f"{value:,}"


def interval(claim: Claim) -> str:
    """Write a claim's interval shortly: `39`, `≥28`, `>70`, `≤25`, `≈3,500`, `60–90`, or its own words."""
    low, high = claim.low, claim.high
    match claim.qualifier:
        case "more_than" if low is not None and high is None:
            return f">{number(low - 1)}"
        case "less_than" if high is not None and low is None:
            return f"<{number(high + 1)}"
        case "about" if low is not None and low == high:
            return f"≈{number(low)}"
        case _:
            return bounds(low, high) or (claim.count.text if claim.count else "no figure")


def bounds(low: int | None, high: int | None) -> str:
    """Write an interval; empty when neither side is bounded."""
    if low is None:
        return "" if high is None else f"≤{number(high)}"
    if high is None:
        return f"≥{number(low)}"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def spelled(claim: Claim) -> str:
    """Say a claim's interval in words, for screen readers and titles."""
    low, high = claim.low, claim.high
    if low is None and high is None:
        return "no figure"
    if high is None:
        return f"at least {number(low)}"
    if low is None:
        return f"at most {number(high)}"
    about = "about " if claim.qualifier == "about" else ""
    return f"{about}{number(low)}" if low == high else f"{number(low)} to {number(high)}"


def day(when: date | None) -> str:
    """Write a day: `22 Jan 2022`."""
    return "undated" if when is None else f"{short_day(when)} {when.year}"


def short_day(when: date) -> str:
    """Write a day without its year: `22 Jan`."""
    return f"{when.day} {_month(when)[:3]}"


def _month(when: date) -> str:
    """Name the month in English, whatever the language of the machine."""
    return _MONTHS[when.month - 1]


def days(first: date | None, last: date | None, precision: DatePrecision) -> str:
    """Write a span of days (both inclusive) as precisely as it is known."""
    if first is None and last is None:
        return "day not known"
    start, end = first or last, last or first
    assert start is not None
    assert end is not None
    if precision == "unknown":
        return f"day not said, by {_range(end, end)}"
    if precision == "year":
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{_month(start)} {start.year}"
    return _range(start, end)


def _range(start: date, end: date) -> str:
    if start == end:
        return f"{start.day} {_month(start)} {start.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.day} {_month(end)} {end.year}"
    if start.year == end.year:
        return f"{start.day} {_month(start)} – {end.day} {_month(end)} {end.year}"
    return f"{start.day} {_month(start)} {start.year} – {end.day} {_month(end)} {end.year}"


def country(code: str | None) -> str | None:
    """Name a country by its ISO 3166-1 alpha-2 code; an unknown code is returned as it is."""
    return None if code is None else str(_ENGLISH.territories.get(code, code))


def language(code: str | None) -> str:
    """Name a language by its ISO 639-1 code."""
    return "not identified" if code is None else str(_ENGLISH.languages.get(code, code))


def spelling(found: Place) -> str:
    """Spell a place as the reports do; as the gazetteer does where they write in capitals."""
    return (found.name or found.text.title()) if found.text.isupper() else found.text


def place(found: Place | None) -> str:
    """Name a place with what contains it: `Hasakah, Al-Hasakah, Syria`."""
    if found is None:
        return "place not known"
    if found.precision == "country":
        return country(found.country) or found.name or found.text
    parts = [spelling(found), found.admin1, country(found.country)]
    kept = {_folded(part): part for part in reversed(parts) if part}
    return ", ".join(reversed(kept.values()))


def _folded(name: str) -> str:
    """Make spellings of one name alike: "Al Ḩasakah" is "Hasakah"."""
    letters = (char for char in unicodedata.normalize("NFD", name.casefold()) if char.isalpha())
    return "".join(letters).removeprefix("al")


def precision(found: Place) -> str:
    """Say how near a point is to what the report names."""
    if found.precision == "near" and found.name is not None:
        return f"near {found.name}, within about 25 km"
    return PRECISIONS[found.precision]


def is_point(found: Place | None) -> bool:
    """Whether a place may be drawn or exported as a point: never for a country or an unknown place."""
    return (
        found is not None and found.lat is not None and found.lon is not None and found.precision in RADIUS_M
    )


def plural(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: `1 report`, `12 reports`."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def harmless(text: str) -> str:
    """Replace control characters and direction overrides, which could disguise text in a table."""
    return _UNSAFE.sub("�", text)


def confidence(claim: Claim) -> str:
    """Return how many claims like this one are right, in words."""
    return (
        ""
        if claim.confidence is None
        else f"about {claim.confidence * 10:.0f} in 10 claims like it are right"
    )


def is_doubtful(claim: Claim) -> bool:
    """Whether a claim is more likely to hold a mistake than not: what a person should check first."""
    return claim.confidence is not None and claim.confidence < 0.5


def rule(name: str) -> str:
    """Write the name of a rule as people read it: `verb that say` is the verb “say” with a clause."""
    found = _ATTRIBUTION.search(name)
    if found is None:
        return name.replace("_", " ")
    kind, frame, lemma = found.groups()
    beside = _FRAMES.get(frame, f"“{frame}”")
    return f"{name[: found.start()]}the {kind} “{lemma}” with {beside}"


def sum_flag(why: str) -> str:
    """Return what the ledger says of a total that its parts exceed, "" where it says nothing of it."""
    _, flag, rest = why.partition("Its parts come to ")
    return flag + rest
