"""Units of linking: one report's account of one happening, that is an event with its parts and its claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from counterclaim.incidents.groups import party_of
from counterclaim.incidents.names import words
from counterclaim.incidents.origins import Origins
from counterclaim.model import (
    Claim,
    DatePrecision,
    Event,
    Extraction,
    Outcome,
    Place,
    Record,
    Report,
)
from counterclaim.resources.actors import Registry

_NAME = re.compile(r"(?<![.!?:“\"]\s)(?<!^)\b[A-Z][\w’'-]{2,}")
_TELLING_FIGURE = 3  # people; smaller figures are too common to tell incidents by


class SaidFigure(NamedTuple):
    """A figure and whose it is."""

    origin: str
    outcome: Outcome | None
    low: int | None
    high: int | None


class Unit(Record, frozen=True, kw_only=True):
    """An event that is nobody's part, with its parts, its claims, and what comparing it needs.

    `first` and `last` are the days it may have been on, `None` where its report gives none. `parties` are
    all registered forces that took part, `perpetrators` those said to have done it. `names` are the names
    and targets in the sentences that tell of it, without those of its place.
    """

    root: Event
    parts: tuple[Event, ...]
    claims: tuple[Claim, ...]
    report: Report
    place: Place | None
    first: date | None
    last: date | None
    date_precision: DatePrecision
    parties: frozenset[str]
    perpetrators: frozenset[str]
    figures: frozenset[SaidFigure]
    names: frozenset[str]

    @property
    def id(self) -> str:
        """Return the id of its root event."""
        return self.root.id

    @property
    def events(self) -> tuple[Event, ...]:
        """Return the root and its parts."""
        return (self.root, *self.parts)

    @property
    def sort_day(self) -> date:
        """Return the day to order by: of the event, else of publication."""
        return self.first or self.report.published or date.max


def units_of(extraction: Extraction, origins: Origins, registry: Registry) -> tuple[Unit, ...]:
    """Return the units of one report, without those that are only its background.

    A claim that names no event belongs to the report's one unit, if it has just one.
    """
    events = {event.id: event for event in sorted(extraction.events, key=lambda event: event.id)}
    roots = {event_id: _root_of(event_id, events) for event_id in events}
    told = [claim for claim in extraction.claims if claim.scope != "background"]
    background = {claim.event for claim in extraction.claims} - {claim.event for claim in told}
    kept = sorted({root for event_id, root in roots.items() if event_id not in background})
    only = kept[0] if len(kept) == 1 else None
    units = []
    for root in kept:
        parts = [event for event_id, event in events.items() if roots[event_id] == root != event_id]
        claims = [claim for claim in told if (roots.get(claim.event) if claim.event else only) == root]
        claims.sort(key=lambda claim: claim.id)
        units.append(_unit((events[root], *parts), claims, extraction.report, origins, registry))
    return tuple(units)


def _root_of(event_id: str, events: dict[str, Event]) -> str:
    """Follow `part_of` to its end; a circle of parts belongs to its smallest id."""
    seen: list[str] = []
    following: str | None = event_id
    while following in events and following not in seen:
        seen.append(following)
        following = events[following].part_of
    return min(seen[seen.index(following) :]) if following in seen else seen[-1]


def _unit(
    events: tuple[Event, ...], claims: Sequence[Claim], report: Report, origins: Origins, registry: Registry
) -> Unit:
    place = _place(events)
    dated = next((event for event in events if event.first is not None), None)
    named = [(actor.actor, actor.role) for event in events for actor in event.actors]
    named += [(claim.by.actor, "perpetrator") for claim in claims if claim.by is not None]
    named += [(claim.victims.actor, "victim") for claim in claims if claim.victims is not None]
    known = [(party_of(actor, registry), role) for actor, role in named if actor is not None]
    return Unit(
        root=events[0],
        parts=events[1:],
        claims=tuple(claims),
        report=report,
        place=place,
        first=dated.first if dated else None,
        last=(dated.last or dated.first) if dated else None,
        date_precision=dated.date_precision if dated else "unknown",
        parties=frozenset(party for party, _ in known),
        perpetrators=frozenset(party for party, role in known if role == "perpetrator"),
        figures=frozenset(_figures(claims, report, origins)),
        names=_names(events, claims, place),
    )


def _place(events: Sequence[Event]) -> Place | None:
    """Return the root's place, a part's where the root has none or only a country."""
    found = [event.place for event in events if event.place is not None]
    near = [place for place in found if place.precision not in ("country", "unknown")]
    return next(iter(near or found), None)


def _figures(claims: Iterable[Claim], report: Report, origins: Origins) -> Iterable[SaidFigure]:
    for claim in claims:
        if claim.kind == "toll" and (claim.low or claim.high or 0) >= _TELLING_FIGURE:
            yield SaidFigure(origins.of(claim, report.id).key, claim.outcome, claim.low, claim.high)


def _names(events: Sequence[Event], claims: Sequence[Claim], place: Place | None) -> frozenset[str]:
    targets = [span.text for event in events for span in event.targets]
    told = [claim.evidence.text for claim in claims]
    told += [span.text for event in events for span in event.mentions]
    names = [name for text in told for name in _NAME.findall(text)]
    placed = words(place.text) + words(place.name) + words(place.admin1) if place is not None else ()
    return frozenset(word for text in (*targets, *names) for word in words(text)) - frozenset(placed)
