"""Which events of one report are one account: an event with its parts, but for parts in another town.

A report tells of three attacks in three towns as parts of one day of attacks. Each of them is a thing of its
own to the reports of its town; what no town tells apart stays with the whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.incidents.distance import haversine_km
from counterclaim.model import Event, Place
from counterclaim.resources.linking import PlaceWeights


def roots_of(events: Mapping[str, Event], weights: PlaceWeights) -> dict[str, str]:
    """Return for each event the one that its account is named after.

    Args:
        events: those of one report by id, in the order of their ids.
        weights: how far the places of one town may lie apart.
    """
    roots = {event_id: _root_of(event_id, events) for event_id in events}
    found = dict(roots)
    for root in set(roots.values()):
        held = [root, *(event_id for event_id in events if roots[event_id] == root != event_id)]
        found.update(_by_town(held, events, weights))
    return found


def _by_town(held: Sequence[str], events: Mapping[str, Event], weights: PlaceWeights) -> dict[str, str]:
    """Give each event that stands in another town than those before it an account of its own."""
    towns: dict[str, list[str]] = {}
    for event_id in held:
        place = events[event_id].place
        if is_town(place, weights):
            near = (town for town in towns if not are_apart(events[town].place, place, weights))
            towns.setdefault(next(near, event_id), []).append(event_id)
    if len(towns) < 2:
        return {}
    return {event_id: town for town, members in towns.items() for event_id in members}


def are_apart(one: Place | None, other: Place | None, weights: PlaceWeights) -> bool:
    """Return whether two places lie further apart than their precision tells."""
    if one is None or one.lat is None or one.lon is None:
        return False
    if other is None or other.lat is None or other.lon is None:
        return False
    reach = weights.radius_km[one.precision] + weights.radius_km[other.precision]
    return haversine_km(one.lat, one.lon, other.lat, other.lon) > reach


def is_town(place: Place | None, weights: PlaceWeights) -> bool:
    """Return whether a place is on the map, and no wider than a town."""
    if place is None or place.lat is None:
        return False
    return 0.0 < weights.radius_km[place.precision] < weights.town_km


def _root_of(event_id: str, events: Mapping[str, Event]) -> str:
    """Follow `part_of` to its end; a circle of parts belongs to its smallest id."""
    seen: list[str] = []
    following: str | None = event_id
    while following is not None and following in events and following not in seen:
        seen.append(following)
        following = events[following].part_of
    return min(seen[seen.index(following) :]) if following in seen else seen[-1]
