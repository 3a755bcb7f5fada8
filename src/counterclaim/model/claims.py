"""Who says what about whom: attributions, events and claims of one report."""

from __future__ import annotations

from datetime import date

from counterclaim.model.reading import Place, Reason, Report, When
from counterclaim.model.terms import (
    ActorRole,
    DatePrecision,
    Effect,
    Form,
    Kind,
    Outcome,
    PeopleClass,
    Qualifier,
    Record,
    Role,
    Scope,
    Span,
    Stance,
    Status,
)


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
