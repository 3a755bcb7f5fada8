"""One incident out of the accounts that were found to be of one thing: its id, name, place, days, actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from counterclaim.incidents.names import words
from counterclaim.incidents.titles import title
from counterclaim.incidents.units import Unit, place_key
from counterclaim.model import DatePrecision, EventActor, Incident, Place, PlacePrecision, content_id

_LONGEST = timedelta(days=31)  # a last day further off than this is taken for a misread date
_PLACES: tuple[PlacePrecision, ...] = ("exact", "near", "admin2", "admin1", "country", "unknown")
_DATES: tuple[DatePrecision, ...] = ("day", "week", "month", "year", "unknown")

Item = TypeVar("Item")


def assemble(clusters: Iterable[Sequence[Unit]]) -> list[Incident]:
    """Return one incident for each cluster, ordered by first day and id, without figures and relations.

    An id derives from the type, place and day that the earliest published report gives, so that reports
    read later leave it as it is. Where two incidents agree in all three, those after the first add their
    earliest event to it.
    """
    taken: set[str] = set()
    incidents = []
    for units in sorted((_by_publication(cluster) for cluster in clusters), key=_anchor_order):
        incident_id = incident_id_of(units[0])
        if incident_id in taken:
            incident_id = content_id("i", incident_id, units[0].id)
        taken.add(incident_id)
        incidents.append(_incident(incident_id, units))
    return sorted(incidents, key=lambda incident: (incident.first or date.max, incident.id))


def incident_id_of(earliest: Unit) -> str:
    """Return the id of the incident whose earliest published account is given."""
    place = earliest.place
    where = (place.geonameid or " ".join(words(place.name or place.text))) if place is not None else None
    return content_id("i", earliest.root.type, where, earliest.first or earliest.report.published)


def _by_publication(units: Sequence[Unit]) -> list[Unit]:
    return sorted(units, key=lambda unit: (unit.report.published or date.max, unit.report.id, unit.id))


def _anchor_order(units: Sequence[Unit]) -> tuple[date, str, str]:
    return units[0].report.published or date.max, units[0].report.id, units[0].id


def _incident(incident_id: str, units: Sequence[Unit]) -> Incident:
    event_type, subtype = _commonest((unit.root.type, unit.root.subtype) for unit in units)
    place = _place(units)
    first, last, exact = _days(units)
    return Incident(
        id=incident_id,
        title=title(subtype, place, first, last, exact),
        type=event_type,
        subtype=subtype,
        first=first,
        last=last,
        date_precision=exact,
        place=place,
        actors=_actors(units),
        part_of=None,
        related=(),
        reports=tuple(sorted({unit.report.id for unit in units})),
        events=tuple(sorted(event.id for unit in units for event in unit.events)),
        claims=tuple(sorted(claim.id for unit in units for claim in unit.claims)),
        figures=(),
    )


def _commonest(items: Iterable[Item]) -> Item:
    """Return the item given most often, the smallest of those on a tie."""
    counts = Counter(items)
    return min(counts, key=lambda item: (-counts[item], str(item)))


def _place(units: Sequence[Unit]) -> Place | None:
    """Return the most precise place; of several, the one most reports give."""
    places = [unit.place for unit in units if unit.place is not None]
    if not places:
        return None
    finest = min(_PLACES.index(place.precision) for place in places)
    fine = [place for place in places if _PLACES.index(place.precision) == finest]
    chosen = _commonest(place_key(place) for place in fine)
    named = [place for place in fine if place_key(place) == chosen]
    words = _commonest((place.text.isupper(), place.text) for place in named)
    return next(place for place in named if place.text == words[1])


def _days(units: Sequence[Unit]) -> tuple[date | None, date | None, DatePrecision]:
    """Return the first day most reports give, and the last day any of them gives within a month of it."""
    events = [event for unit in units for event in unit.events if event.first is not None]
    if not events:
        return None, None, "unknown"
    exact = min((event.date_precision for event in events), key=_DATES.index)
    sure = [event for event in events if event.date_precision == exact]
    roots = [unit.root for unit in units if unit.root in sure] or sure
    first = _commonest(event.first for event in roots if event.first is not None)
    lasts = [event.last or event.first for event in sure]
    return (
        first,
        max((day for day in lasts if day and first <= day <= first + _LONGEST), default=first),
        exact,
    )


def _actors(units: Sequence[Unit]) -> tuple[EventActor, ...]:
    """Return each actor once for each role, those named by most reports first."""
    named: dict[tuple[str, str], list[EventActor]] = {}
    for unit in units:
        for event in unit.events:
            for actor in event.actors:
                who = actor.actor or " ".join(words(actor.name))
                named.setdefault((who, actor.role), []).append(actor)
    ranked = sorted(named.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(actors[0] for _, actors in ranked)
