"""How places lie to each other: one inside another, written together, near or far."""

from __future__ import annotations

import math
from collections.abc import Sequence

from counterclaim.reading.places.words import BETWEEN
from counterclaim.resources.gazetteer import Entry

EARTH_KM = 6371.0088
NEIGHBOUR_KM = 60.0  # a site farther than this from what it is said to be in is another of that name
Vector = tuple[float, float, float]


def adjoin(between: str) -> bool:
    """Whether the words between two names say that the first lies in the second."""
    plain = between.replace("(", ",").replace("'s", "").replace("’s", "").lower()
    if plain.strip() == ",":
        return True
    words = [word.strip(",").replace("-", "") for word in plain.split()]
    linked = plain.startswith(",") or "in" in words or "of" in words
    return linked and len(words) <= 5 and all(not word or word in BETWEEN for word in words)


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether `inner` lies in the country or province `outer`."""
    if not outer.country or outer.country != inner.country or outer.id == inner.id:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if inner.kind in ("country", "admin1"):
        return False
    if outer.kind == "admin1":
        return inner.admin1 == outer.name
    reach = {"admin2": 40.0, "region": NEIGHBOUR_KM, "site": NEIGHBOUR_KM, "city": 20.0}.get(outer.kind, 0.0)
    return inner.kind in ("city", "site") and km(outer, inner) < reach


def vector(entry: Entry) -> Vector:
    """Return where a place's direction from the middle of the earth meets a ball of radius one."""
    lat, lon = math.radians(entry.lat), math.radians(entry.lon)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def km(one: Entry, other: Entry) -> float:
    """Return the great-circle distance in kilometres."""
    return _arc(sum(a * b for a, b in zip(vector(one), vector(other), strict=True)))


def closeness(entry: Entry, points: Sequence[Vector]) -> float:
    """Reward a place near the two nearest of some points."""
    if entry.kind == "country" or not points:
        return 0.0
    x, y, z = vector(entry)
    cosines = sorted(x * a + y * b + z * c for a, b, c in points)[-2:]
    return sum(2.5 * math.exp(-d / 150) + math.exp(-d / 800) for d in map(_arc, cosines)) / len(cosines)


def _arc(cosine: float) -> float:
    return EARTH_KM * math.acos(max(-1.0, min(1.0, cosine)))
