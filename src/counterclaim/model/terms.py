"""Terms and the plainest records, and how records are named and quoted."""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

Role = Literal["party", "monitor", "official", "media", "witness", "report"]
Stance = Literal["affirmed", "denied", "doubted", "unclear"]
Kind = Literal["toll", "responsibility", "control", "description"]
Outcome = Literal[
    "killed", "injured", "captured", "hostage", "abducted", "escaped", "recaptured", "released", "detained",
    "surrendered", "missing", "displaced", "sexual_violence", "tortured", "present",
]  # fmt: skip
PeopleClass = Literal["combatant", "civilian", "detainee", "mixed", "unknown"]
Qualifier = Literal["exact", "at_least", "more_than", "at_most", "less_than", "about", "vague", "unstated"]
Scope = Literal["event", "part", "cumulative", "background"]
Status = Literal["occurred", "alleged", "denied", "planned", "foiled"]
PlacePrecision = Literal["exact", "near", "admin2", "admin1", "country", "unknown"]
DatePrecision = Literal["day", "week", "month", "year", "unknown"]
ActorRole = Literal["perpetrator", "target", "victim", "supporter", "other"]
Effect = Literal["destroyed", "damaged", "undamaged"]
Form = Literal["direct", "indirect", "mixed"]
Standing = Literal["same_side", "enemy", "neutral", "unknown"]  # of a source towards the victims
Rule = Literal["ucdp", "ibc", "acled", "airwars", "model"]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all records: frozen, hashable, strict about its keys."""


class Span(Record, frozen=True, kw_only=True):
    """Characters of a report: `text[start:end] == text`."""

    start: int
    end: int
    text: str


def content_id(prefix: str, *parts: object) -> str:
    """Derive an identifier from content: `prefix_` and 16 hexadecimal digits.

    >>> content_id("c", "report", 3, None) == content_id("c", "report", 3, None)
    True
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts).encode("utf-8", "surrogatepass")
    return f"{prefix}_{hashlib.sha256(joined).hexdigest()[:16]}"


def quote(text: str, start: int, end: int) -> Span:
    """Cut the span `start..end` out of `text`."""
    return Span(start=start, end=end, text=text[start:end])
