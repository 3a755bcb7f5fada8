"""Whether the places of two accounts are one, as far as their precision tells and their reports name them."""

from __future__ import annotations

from counterclaim.incidents.distance import haversine_km
from counterclaim.incidents.units import Answer, Unit, place_key
from counterclaim.resources.linking import PlaceWeights


def place(a: Unit, b: Unit, weights: PlaceWeights) -> Answer:
    """Return what the map says, less where each report names the other's place: one may be misread.

    Neighbouring places are named beside each other anyway, so that it tells less of them.
    """
    weight, why = on_map(a, b, weights)
    if weight > weights.same_area:
        return weight, why
    if not (a.is_main and b.is_main):
        return max(weight, weights.aside), why
    named = _names_place_of(a, b) + _names_place_of(b, a)
    if not named:
        return weight, why
    told = "each report names" if named == 2 else "one report names"
    if weights.farthest < weight < 0.0:
        return max(weight, weights.named_nearby), f"{why}, but {told} the other's place, a neighbouring one"
    credit = weights.named_by_both if named == 2 else weights.named_by_one
    return max(weight, credit), f"{why}, but {told} the other's place"


def on_map(a: Unit, b: Unit, weights: PlaceWeights) -> Answer:
    """Return what the map alone says; above `same_area` it is one place, below 0 it is two."""
    here, there = a.place, b.place
    if here is None or there is None:
        return 0.0, "one has no place"
    if here.lat is None or here.lon is None or there.lat is None or there.lon is None:
        if here.text.casefold() == there.text.casefold():
            return weights.same_text, f"both at {here.text}"
        return 0.0, "one place is not on the map"
    distance = haversine_km(here.lat, here.lon, there.lat, there.lon)
    radii = weights.radius_km[here.precision], weights.radius_km[there.precision]
    if distance > sum(radii) or (here.country and there.country and here.country != there.country):
        beyond = max(0.0, distance - sum(radii))
        return max(weights.farthest, weights.apart + weights.each_km * beyond), f"{distance:,.0f} km apart"
    if max(radii) < weights.town_km:
        return weights.same, f"the same place within its precision ({distance:,.0f} km)"
    if here.geonameid is not None and here.geonameid == there.geonameid:
        return weights.same_area, f"the same {here.precision} area"
    return weights.inside, "one place may lie in the other"


def _names_place_of(a: Unit, b: Unit) -> bool:
    there = b.place
    if there is None or there.precision in {"country", "admin1"}:
        return False
    return place_key(there) in a.told_places or (bool(b.place_words) and b.place_words <= a.names)
