"""One incident out of the accounts that were found to be of one thing: its id, name, place, days, actors."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from counterclaim.incidents.names import words
from counterclaim.incidents.titles import title
from counterclaim.incidents.units import Unit, place_key
from counterclaim.model import Claim, DatePrecision, EventActor, Incident, Place, PlacePrecision, content_id
from counterclaim.resources.linking import KindWeights

_LONGEST = timedelta(days=31)  # a last day further off than this is taken for a misread date
_PLACES: tuple[PlacePrecision, ...] = ("exact", "near", "admin2", "admin1", "country", "unknown")
_DATES: tuple[DatePrecision, ...] = ("day", "week", "month", "year", "unknown")

# How much a place of each precision counts when reports give several: what is sure of a town is sure of its
# province too, so that the finer wins where reports agree on both.
_PRECISE: Mapping[PlacePrecision, float] = {
    "exact": 1.0, "near": 0.5, "admin2": 0.6, "unknown": 0.5, "admin1": 0.4, "country": 0.2,
}  # fmt: skip
_HARM = ("killed", "injured", "tortured", "sexual_violence")
_VAGUE = 0.34
_REACHING = 0.15  # of the accounts, and two at least, must reach the last day
_SHOUTED = 0.1  # "HASAKAH" is a spelling only where there is no other

Item = TypeVar("Item")


def assemble(clusters: Iterable[Sequence[Unit]], kinds: KindWeights) -> list[Incident]:
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
        incidents.append(_incident(incident_id, units, kinds))
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


def _incident(incident_id: str, units: Sequence[Unit], kinds: KindWeights) -> Incident:
    event_type, subtype = _kind(units, kinds.vague)
    place = _place(units)
    first, last, exact = _days(units, lasts=subtype not in kinds.moments)
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


def _most(votes: Iterable[tuple[Item, float]]) -> Item:
    """Return the item with the most votes, the smallest of those on a tie."""
    counts: dict[Item, float] = {}
    for item, weight in votes:
        counts[item] = counts.get(item, 0.0) + weight
    return min(counts, key=lambda item: (-round(counts[item], 6), str(item)))


def _kind(units: Sequence[Unit], vague: frozenset[str]) -> tuple[str, str]:
    """Return the type and sub-type most reports give; a vague one ("Armed clash") counts for a third.

    A battle over a prison is still a prison break where most reports only speak of the fighting.
    """
    return _most(
        ((unit.root.type, unit.root.subtype), _VAGUE if unit.root.subtype in vague else 1.0) for unit in units
    )


def _place(units: Sequence[Unit]) -> Place | None:
    """Return the most precise place that most reports agree on, in the spelling most of them use.

    A report that names another's place without giving it to the event agrees by half; a place in its
    title counts half as much again.
    """
    places = [unit.place for unit in units if unit.place is not None]
    if not places:
        return None
    keys = {place_key(place): place.precision for place in places}
    chosen = _most((key, _agreement(key, units) * _PRECISE[precision]) for key, precision in keys.items())
    named = [place for place in places if place_key(place) == chosen]
    finest = min(named, key=lambda place: _PLACES.index(place.precision)).precision
    fine = [place for place in named if place.precision == finest]
    spelling = _most((place.text, _SHOUTED if place.text.isupper() else 1.0) for place in fine)
    return next(place for place in fine if place.text == spelling)


def _agreement(key: str, units: Sequence[Unit]) -> float:
    own = [unit for unit in units if unit.place is not None and place_key(unit.place) == key]
    told = sum(key in unit.told_places for unit in units)
    titled = sum(_is_in_title(unit) for unit in own)
    return len(own) + (titled + max(0, told - len(own))) / 2


def _is_in_title(unit: Unit) -> bool:
    return unit.place is not None and unit.place.text.casefold() in (unit.report.title or "").casefold()


def _days(units: Sequence[Unit], *, lasts: bool) -> tuple[date | None, date | None, DatePrecision]:
    """Return the first day most reports give, and the last.

    Args:
        units: the accounts, of which those with the most exact days count.
        lasts: whether it can last; then the last day is the last that enough accounts reach, or one that
            begins on the first day does, within a month of it.
    """
    told = [unit for unit in units if unit.has_day] or [unit for unit in units if unit.first is not None]
    if not told:
        return None, None, "unknown"
    exact = min((unit.date_precision for unit in told), key=_DATES.index)
    sure = [unit for unit in told if unit.date_precision == exact]
    first = _most((unit.first, 1.0) for unit in sure if unit.first is not None)
    own = [unit.last or first for unit in sure if unit.first == first]
    if not lasts:
        return first, _most((day, 1.0) for day in own), exact
    ends = sorted((unit.last or first for unit in sure), reverse=True)
    reached = ends[min(len(ends), max(2, math.ceil(_REACHING * len(ends)))) - 1]
    return first, max(day for day in (*own, reached, first) if first <= day <= first + _LONGEST), exact


def _harmed(claim: Claim) -> EventActor | None:
    """Return the registered body whose dead or injured a claim counts."""
    people = claim.victims
    if claim.outcome not in _HARM or claim.stance != "affirmed" or claim.high == 0 or people is None:
        return None
    if people.actor is None or people.name is None or people.start is None or people.end is None:
        return None
    return EventActor(name=people.name, actor=people.actor, role="victim", start=people.start, end=people.end)


def _actors(units: Sequence[Unit]) -> tuple[EventActor, ...]:
    """Return each actor once for each role, those named most first; who lost people was harmed."""
    named: dict[tuple[str, str], list[EventActor]] = {}
    for unit in units:
        told = (actor for event in unit.events for actor in event.actors)
        for actor in (*told, *filter(None, map(_harmed, unit.claims))):
            who = actor.actor or " ".join(words(actor.name))
            named.setdefault((who, actor.role), []).append(actor)
    ranked = sorted(named.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(actors[0] for _, actors in ranked)
