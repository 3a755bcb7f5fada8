"""What many reports say of one thing: incidents, their ledger and their figures."""

from __future__ import annotations

from datetime import date
from typing import Literal

from counterclaim.model.claims import Claim, Event, EventActor
from counterclaim.model.reading import Place
from counterclaim.model.terms import DatePrecision, Outcome, PeopleClass, Record, Role, Rule, Standing


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


class ClaimWeight(Record, frozen=True, kw_only=True):
    """How much one claim moved the model's figure, 0..1 and one in sum, and why it is read as it is.

    `standing`: where its source stands towards the victims. `beside`: the natural logarithm of its figure
    over what the others' claims tell, and the standard deviation of that; `None` where nobody else speaks.
    """

    claim: str
    share: float
    why: str
    standing: Standing = "unknown"
    beside: tuple[float, float] | None = None


class DayFigure(Record, frozen=True, kw_only=True):
    """The model's figure and 80 % interval from what had been said by the end of a day."""

    day: date
    low: int
    best: int
    high: int


class Figure(Record, frozen=True, kw_only=True):
    """Low, best and high of one outcome for one victim group under one rule, and why.

    Intervals (with a probability of 50, 80 and 95 per cent), weights and `course`, how the figure changed as
    more was said, are the model's; a rule has none.
    """

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
    interval50: tuple[int, int] | None = None
    interval95: tuple[int, int] | None = None
    weights: tuple[ClaimWeight, ...] = ()
    course: tuple[DayFigure, ...] = ()


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
