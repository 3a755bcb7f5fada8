"""Units of linking: one report's account of one happening, that is an event with its parts and its claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

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

_LONGEST_PARTS = timedelta(days=7)  # parts later than this after the beginning are taken for misread days


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
    and targets in the sentences that tell of it, without those of its place. `named_places` and `named_days`
    are all that its report names up to its publication, days as first and last; `is_alone` where its report
    tells of nothing else, so that all of them are about it. A day after publication is a misread one.
    """

    root: Event
    parts: tuple[Event, ...]
    claims: tuple[Claim, ...]
    report: Report
    copy_of: str
    place: Place | None
    first: date | None
    last: date | None
    date_precision: DatePrecision
    parties: frozenset[str]
    perpetrators: frozenset[str]
    figures: frozenset[SaidFigure]
    names: frozenset[str]
    named_places: frozenset[str]
    named_days: frozenset[tuple[date, date]]
    is_alone: bool

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
        """Return the day to order by: of the event, else the last its report names, else of publication."""
        if self.first is not None and self.is_dated:
            return self.first
        named = max((last for _, last in self.named_days), default=date.max)
        return min(self.last or date.max, named, self.report.published or date.max)

    @property
    def is_dated(self) -> bool:
        """Whether its days are known well enough to tell it from what happened a month away."""
        return self.first is not None and self.date_precision in {"day", "week"}


def units_of(extraction: Extraction, origins: Origins, registry: Registry) -> tuple[Unit, ...]:
    """Return the units of one report, without those that are only its background or mentioned in passing.

    In passing: nothing is claimed about it and it has no place, in a report that claims something.

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
        units.append(_unit((events[root], *parts), claims, extraction, origins, registry))
    if any(unit.claims for unit in units):
        units = [unit for unit in units if unit.claims or unit.place is not None]
    return tuple(msgspec.structs.replace(unit, is_alone=len(units) == 1) for unit in units)


def _root_of(event_id: str, events: dict[str, Event]) -> str:
    """Follow `part_of` to its end; a circle of parts belongs to its smallest id."""
    seen: list[str] = []
    following: str | None = event_id
    while following in events and following not in seen:
        seen.append(following)
        following = events[following].part_of
    return min(seen[seen.index(following) :]) if following in seen else seen[-1]


def _unit(
    events: tuple[Event, ...],
    claims: Sequence[Claim],
    extraction: Extraction,
    origins: Origins,
    registry: Registry,
) -> Unit:
    report = extraction.report
    place = _place(events)
    first, last, date_precision = _days(events, report.published or date.max)
    named = [(actor.actor, actor.role) for event in events for actor in event.actors]
    named += [(claim.by.actor, "perpetrator") for claim in claims if claim.by is not None]
    named += [(claim.victims.actor, "victim") for claim in claims if claim.victims is not None]
    known = [(party_of(actor, registry), role) for actor, role in named if actor is not None]
    return Unit(
        root=events[0],
        parts=events[1:],
        claims=tuple(claims),
        report=report,
        copy_of=origins.copied(report.id),
        place=place,
        first=first,
        last=last,
        date_precision=date_precision,
        parties=frozenset(party for party, _ in known),
        perpetrators=frozenset(party for party, role in known if role == "perpetrator"),
        figures=frozenset(_figures(claims, report, origins)),
        names=_names(events, claims, place),
        named_places=frozenset(place_key(named) for named in extraction.places),
        named_days=frozenset(_named_days(extraction)),
        is_alone=True,
    )


def place_key(place: Place) -> str:
    """Return what two mentions of one place share: the gazetteer's number, else its name."""
    return str(place.geonameid) if place.geonameid is not None else " ".join(words(place.name or place.text))


def _named_days(extraction: Extraction) -> Iterable[tuple[date, date]]:
    published = extraction.report.published or date.max
    for when in extraction.dates:
        if when.first is not None and when.precision in {"day", "week", "month"} and when.first <= published:
            yield when.first, when.last or when.first


def _place(events: Sequence[Event]) -> Place | None:
    """Return the root's place, a part's where the root has none or only a country."""
    found = [event.place for event in events if event.place is not None]
    near = [place for place in found if place.precision not in ("country", "unknown")]
    return next(iter(near or found), None)


def _days(events: Sequence[Event], published: date) -> tuple[date | None, date | None, DatePrecision]:
    """Return the days of the first event that has any, up to the last day of its parts in the week after."""
    told = [event for event in events if event.first is not None and event.first <= published]
    if not told or told[0].first is None:
        return None, None, "unknown"
    first, precision = told[0].first, told[0].date_precision
    lasts = [event.last or event.first for event in told if event.date_precision == precision]
    near = [last for last in lasts if last is not None and first <= last <= first + _LONGEST_PARTS]
    return first, max(near, default=told[0].last or first), precision


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
