"""The vocabulary: every record that rooms hand to each other, under the names of the public data contract.

Conventions: offsets are `str` offsets into `Report.text`, half-open, and `text[start:end]` equals a span's
`text`; a count is an interval `low..high` of whole people, `None` = not bounded by the words; dates are
calendar days; coordinates are WGS84 degrees. Unknown is `None`. Records are frozen and survive JSON.
Keys beyond version 1 of the contract are additions only (docs/architecture.md lists them).
"""

from __future__ import annotations

import hashlib
from datetime import date
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
Rule = Literal["ucdp", "ibc", "acled", "airwars", "model"]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all records: frozen, hashable, strict about its keys."""


class Span(Record, frozen=True, kw_only=True):
    """Characters of a report: `text[start:end] == text`."""

    start: int
    end: int
    text: str


# ---------------------------------------------------------------- reports
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


# ---------------------------------------------------------------- reading
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


class Reading(Record, frozen=True, kw_only=True):
    """A report with everything that was read off its words before any claim is made."""

    report: Report
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    numbers: tuple[Number, ...]
    dates: tuple[When, ...]
    places: tuple[Place, ...]
    actors: tuple[ActorMention, ...]


# ---------------------------------------------------------------- claims
class Attribution(Record, frozen=True, kw_only=True):
    """Who says something: speaker, the words that mark the saying, and what is said."""

    id: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    form: Form


class EventActor(Record, frozen=True, kw_only=True):
    """Somebody who took part in an event."""

    name: str
    actor: str | None
    role: ActorRole
    start: int
    end: int


class EventTarget(Span, frozen=True, kw_only=True):
    """A thing attacked and, where the report says it, what became of it."""

    effect: Effect | None = None


class Event(Record, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """Something that happened, or is said to have happened, in one report."""

    id: str
    type: str
    subtype: str
    first: date | None
    last: date | None
    date_precision: DatePrecision
    place: Place | None
    actors: tuple[EventActor, ...]
    means: tuple[Span, ...]
    targets: tuple[EventTarget, ...]
    mentions: tuple[Span, ...]
    part_of: str | None
    status: Status


class Source(Record, frozen=True, kw_only=True):
    """Who makes a claim or relays it; the report's own voice has the role `report` and no span."""

    name: str | None
    actor: str | None
    role: Role
    start: int | None
    end: int | None


class People(Record, frozen=True, kw_only=True, rename={"klass": "class"}):
    """The people an outcome befell (or a description is about), in the words of the report."""

    name: str | None
    actor: str | None
    klass: PeopleClass
    start: int | None
    end: int | None


class Agent(Record, frozen=True, kw_only=True):
    """Who caused an outcome, in the words of the report."""

    name: str
    actor: str | None
    start: int
    end: int


class Claim(Record, frozen=True, kw_only=True):
    """Who says what about whom.

    `low..high` counts people; `as_of` is the day the figure stood; `evidence` is the sentence; `description`
    is what people are said to be; `confidence`, 0..1, the chance that a coder would keep the claim as it is.
    """

    id: str
    kind: Kind
    event: str | None
    attribution: str | None
    source: Source
    relay: Source | None
    stance: Stance
    outcome: Outcome | None
    victims: People | None
    by: Agent | None
    low: int | None
    high: int | None
    qualifier: Qualifier
    count: Span | None
    scope: Scope
    part_of: str | None
    as_of: date | None
    evidence: Span
    description: Span | None = None
    confidence: float | None = None


class Reason(Record, frozen=True, kw_only=True):
    """Why one field of one record has its value: the rule's name and the words it fired on."""

    record: str
    field: str
    rule: str
    words: Span | None


class Rejection(Record, frozen=True, kw_only=True):
    """A record that the grounding gate refused: counted, never repaired."""

    record: str
    why: str


class Extraction(Record, frozen=True, kw_only=True):
    """What one extractor, under one codebook, made of one report."""

    report: Report
    extractor: str
    codebook: str
    attributions: tuple[Attribution, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[When, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    reasons: tuple[Reason, ...] = ()
    rejections: tuple[Rejection, ...] = ()


class ReportClaims(Record, frozen=True, kw_only=True):
    """One line of `counterclaim extract`: the contract's report object."""

    report: Report
    attributions: tuple[Attribution, ...]
    places: tuple[Place, ...]
    dates: tuple[When, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]


# ---------------------------------------------------------------- incidents and figures
class VictimGroup(Record, frozen=True, kw_only=True, rename={"klass": "class"}):
    """The people a figure is about: a registry actor where known, their class, a label to print."""

    actor: str | None
    klass: PeopleClass
    label: str


class LedgerEntry(Record, frozen=True, kw_only=True):
    """One toll claim's place in its incident: which origin, which victim group, what it replaces.

    Origin: the innermost speaker; relays of one origin share it. `superseded_by` is a later claim of the
    same origin for the same group and outcome; `copy_of` an equal figure of the same origin for the same
    day. Both stay in the record and leave the running rules. `why` says it in one sentence.
    """

    claim: Claim
    report: str
    outlet: str | None
    published: date | None
    origin: str
    origin_name: str
    origin_role: Role
    group: VictimGroup
    superseded_by: str | None
    copy_of: str | None
    why: str


class Figure(Record, frozen=True, kw_only=True):
    """Low, best and high of one outcome for one victim group under one rule, and why."""

    outcome: Outcome
    victims: VictimGroup
    rule: Rule
    low: int | None
    best: int | None
    high: int | None
    interval80: tuple[int, int] | None
    claims: tuple[str, ...]
    origins: int
    contested: bool
    why: str


class Related(Record, frozen=True, kw_only=True):
    """A link to another incident: kept apart, not merged."""

    incident: str
    relation: Literal["before", "after", "same_campaign", "retaliation"]
    why: str


class Incident(Record, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """The events of many reports that are one thing in the world; all ids are strings of those records."""

    id: str
    title: str
    type: str
    subtype: str
    first: date | None
    last: date | None
    date_precision: DatePrecision
    place: Place | None
    actors: tuple[EventActor, ...]
    part_of: str | None
    related: tuple[Related, ...]
    reports: tuple[str, ...]
    events: tuple[str, ...]
    claims: tuple[str, ...]
    figures: tuple[Figure, ...]


class Dossier(Record, frozen=True, kw_only=True):
    """An incident with its ledger, its events, and its claims of all kinds in the order of their ids."""

    incident: Incident
    ledger: tuple[LedgerEntry, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...] = ()


# ---------------------------------------------------------------- helpers of the vocabulary
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
