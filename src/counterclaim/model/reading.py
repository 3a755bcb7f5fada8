"""A report, and what is read off its words before anybody claims anything."""

from __future__ import annotations

from datetime import date
from typing import Literal

from counterclaim.model.terms import DatePrecision, PlacePrecision, Qualifier, Record, Span

Thing = Literal["place", "date", "actor"]


class Report(Record, frozen=True, kw_only=True):
    """One text as one outlet published it.

    `sha256` is of the raw bytes as read, `published` the day of publication, `language` an ISO 639-1 code.
    """

    id: str
    sha256: str
    path: str | None
    url: str | None
    title: str | None
    outlet: str | None
    published: date | None
    language: str | None
    text: str

    @property
    def is_read(self) -> bool:
        """Whether the extractor reads this language; other reports are stored and marked unread."""
        return self.language in (None, "en")


class Place(Record, frozen=True, kw_only=True):
    """A place name in a report and the point it was resolved to.

    `country` is an ISO 3166-1 alpha-2 code; `name` and `admin1` are the gazetteer's names.
    `precision` says what the point stands for; `unknown` has no point.
    """

    start: int
    end: int
    text: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    precision: PlacePrecision
    name: str | None = None
    admin1: str | None = None


class When(Record, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """A date expression and the first and last day it means (both inclusive); `None` = not known."""

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    precision: DatePrecision


class Number(Record, frozen=True, kw_only=True):
    """A phrase that bounds a whole number, read by the codebook's table of words.

    `start`/`end` cover the number and what bounds it ("more than 70").
    """

    start: int
    end: int
    text: str
    low: int | None
    high: int | None
    qualifier: Qualifier


class ActorMention(Record, frozen=True, kw_only=True):
    """A name or description of an actor; `actor` is its registry id or `None` for one not registered."""

    start: int
    end: int
    text: str
    actor: str | None


class Token(Record, frozen=True, kw_only=True):
    """A word of the token table: Penn tag, ClearNLP dep; `head` is a token index (a root heads itself)."""

    start: int
    end: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    entity: str  # OntoNotes label of the entity that the token lies in, "" outside


class Sentence(Record, frozen=True, kw_only=True):
    """Tokens `first <= i < last` and characters `start..end` of one sentence."""

    first: int
    last: int
    start: int
    end: int


class Reason(Record, frozen=True, kw_only=True):
    """Why one field of one record has its value: the rule's name and the words it fired on."""

    record: str
    field: str
    rule: str
    words: Span | None


class Reading(Record, frozen=True, kw_only=True):
    """A report with everything that was read off its words before any claim is made.

    `reasons` say why: their `record` is the name of a thing read, as `name_of` gives it.
    """

    report: Report
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    numbers: tuple[Number, ...]
    dates: tuple[When, ...]
    places: tuple[Place, ...]
    actors: tuple[ActorMention, ...]
    reasons: tuple[Reason, ...] = ()


def name_of(thing: Thing, start: int) -> str:
    """Name a thing read, which has no identifier of its own, by its first character.

    >>> name_of("place", 120)
    'place 120'
    """
    return f"{thing} {start}"
