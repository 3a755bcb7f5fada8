"""How alike two accounts are: named features, each with its weight and a reason in plain words.

A feature adds to or takes from the score; two accounts with a score above zero may be one incident. The
first line of each feature's docstring is what the documentation prints. The weights are set by hand: same
place and day are enough for one incident, same place and the next day are not, unless names or figures
agree. Two reports that blame different sides for one thing are the contested case this tool is for, so a
different perpetrator takes little away.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from counterclaim.incidents.units import Unit
from counterclaim.model import PlacePrecision

BIAS = -2.5
NEVER = -12.0
# Kilometres that a place of each precision may lie from the point it was resolved to.
RADIUS_KM: Mapping[PlacePrecision, float] = {
    "exact": 8.0, "near": 20.0, "admin2": 50.0, "admin1": 200.0, "country": 800.0, "unknown": 0.0,
}  # fmt: skip
_TOWN_KM = 60.0
_EARTH_KM = 6371.0
_SMALLEST_COLLECTION = 20  # names count as in this many accounts, so that two reports can share a rare one
_FIGHTING = frozenset(
    {"Battles", "Explosions/Remote violence", "Violence against civilians", "Prison break", "Hostage taking",
     "Arson", "Hijacking", "Robbery"}
)  # fmt: skip
_CROWDS = frozenset({"Protests", "Riots", "Violence against civilians"})


class Evidence(NamedTuple):
    """What one feature says about two accounts."""

    feature: str
    weight: float
    why: str


class Match(NamedTuple):
    """The score of two accounts and the evidence for and against."""

    score: float
    evidence: tuple[Evidence, ...]


Answer = tuple[float, str]
Feature = Callable[[Unit, Unit], Answer]


def haversine_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Return the great-circle distance in kilometres.

    >>> round(haversine_km(36.5, 40.75, 33.31, 44.37))
    484
    """
    a, b = math.radians(lat_a), math.radians(lat_b)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def place(a: Unit, b: Unit) -> Answer:
    """Whether the places are one, as far as their precision tells."""
    here, there = a.place, b.place
    if here is None or there is None:
        return 0.0, "one has no place"
    if here.lat is None or here.lon is None or there.lat is None or there.lon is None:
        same = here.text.casefold() == there.text.casefold()
        return (2.0, f"both at {here.text}") if same else (0.0, "one place is not on the map")
    distance = haversine_km(here.lat, here.lon, there.lat, there.lon)
    radii = RADIUS_KM[here.precision], RADIUS_KM[there.precision]
    if distance > sum(radii) or (here.country and there.country and here.country != there.country):
        beyond = max(0.0, distance - sum(radii))
        return max(NEVER, -2.0 - beyond / 30), f"{distance:,.0f} km apart"
    if max(radii) < _TOWN_KM:
        return 2.5, f"the same place within its precision ({distance:,.0f} km)"
    if here.geonameid is not None and here.geonameid == there.geonameid:
        return 1.0, f"the same {here.precision} area"
    return 0.5, "one place may lie in the other"


def days(a: Unit, b: Unit) -> Answer:
    """How many days lie between them."""
    if a.first is None or b.first is None:
        return _days_undated(a, b)
    gap = max((b.first - (a.last or a.first)).days, (a.first - (b.last or b.first)).days, 0)
    if gap:
        return max(NEVER, -2.0 - 1.5 * (gap - 1)), f"{gap} day{'s' * (gap > 1)} apart"
    if a.first == b.first and a.date_precision == b.date_precision == "day":
        return 2.0, "the same day"
    if a.date_precision == b.date_precision == "day":
        return 1.5, "the same days"
    return 0.5, "the days may be the same"


def _days_undated(a: Unit, b: Unit) -> Answer:
    if a.first is None and b.first is None:
        if a.report.published is None or b.report.published is None:
            return 0.0, "no day known"
        if a.named_days & b.named_days:
            return 1.0, "no day given, but both reports name the same"
        between = abs((a.report.published - b.report.published).days)
        return max(-4.0, 0.5 - 0.25 * between), f"no day given, published {between} days apart"
    undated, dated = (a, b) if a.first is None else (b, a)
    if undated.report.published is None or dated.first is None:
        return 0.0, "one has no day"
    later = (undated.report.published - dated.first).days
    if later < 0:
        return NEVER, "published before the other happened"
    last = dated.last or dated.first
    if any(first <= last and dated.first <= end for first, end in undated.named_days):
        return 1.0, "no day given, but its report names the day of the other"
    return max(-3.0, 0.5 - later / 10), f"no day given, published {later} days after the other"


def kind(a: Unit, b: Unit) -> Answer:
    """Whether they are the same kind of event."""
    if a.root.subtype == b.root.subtype:
        return 0.8, f"both: {a.root.subtype}"
    if a.root.type == b.root.type:
        return 0.4, f"both: {a.root.type}"
    families = [{a.root.type, b.root.type} <= family for family in (_FIGHTING, _CROWDS)]
    return (0.0, "kinds that go together") if any(families) else (-1.0, "different kinds of event")


def actors(a: Unit, b: Unit) -> Answer:
    """Whether the same forces took part."""
    shared = a.perpetrators & b.perpetrators
    if shared:
        return 1.0, f"both by {', '.join(sorted(shared))}"
    shared = a.parties & b.parties
    if shared:
        return 0.5, f"both with {', '.join(sorted(shared))}"
    return (-0.5, "no force in common") if a.parties and b.parties else (0.0, "forces unknown")


def figures(a: Unit, b: Unit) -> Answer:
    """Whether one origin gives the same figures in both."""
    shared = len(a.figures & b.figures)
    return min(2, shared) * 1.0, f"{shared} figure{'s' * (shared != 1)} of the same origin in common"


def copy(a: Unit, b: Unit) -> Answer:
    """Whether one report, of one thing only, is a near-copy of the other."""
    is_copy = a.report.id != b.report.id and a.copy_of == b.copy_of and a.is_alone and b.is_alone
    return (2.0, "copies of one text") if is_copy else (0.0, "texts of their own")


def one_report(a: Unit, b: Unit) -> Answer:
    """Whether one report tells of them as two things."""
    if a.report.id != b.report.id:
        return 0.0, "two reports"
    split = a.first == b.first and a.root.type == b.root.type
    return (-1.0, "told in one report, same kind and day") if split else (-6.0, "told apart by one report")


FEATURES: tuple[Feature, ...] = (place, days, kind, actors, figures, copy, one_report)


class Scorer:
    """Score pairs of accounts; knows which names are rare among all of them."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._names: Counter[str] = Counter()
        self._places: Counter[str] = Counter()
        self._size = 0
        for unit in units:
            self._size += 1
            self._names.update(unit.names)
            self._places.update(unit.named_places)

    def names(self, a: Unit, b: Unit) -> Answer:
        """Whether the sentences that tell of them share distinctive names."""
        shared = sorted(a.names & b.names, key=lambda name: (self._names[name], name))
        rarity = sum(self._rarity(self._names[name]) for name in shared)
        return min(2.0, 0.2 * rarity), f"both name {', '.join(shared[:4])}" if shared else "no name in common"

    def places(self, a: Unit, b: Unit) -> Answer:
        """Whether their reports name the same uncommon places, where the map does not say so."""
        on_map, _ = place(a, b)
        shared = a.named_places & b.named_places
        why = f"{len(shared)} place{'s' * (len(shared) != 1)} named in both reports"
        likeness = min(2.0, 0.3 * sum(self._rarity(self._places[key]) for key in shared))
        if 0.0 <= on_map <= 1.0:
            return likeness, why
        if on_map < 0.0 and a.is_alone and b.is_alone and likeness >= 1.0:
            return likeness - on_map - 1.0, f"{why}, so one of them may be misplaced"
        return 0.0, "the map decides"

    def match(self, a: Unit, b: Unit) -> Match:
        """Return the score of two accounts, above zero for one incident, with its evidence."""
        found = [Evidence(feature.__name__, *feature(a, b)) for feature in FEATURES]
        found += [Evidence("names", *self.names(a, b)), Evidence("places", *self.places(a, b))]
        return Match(BIAS + sum(item.weight for item in found), tuple(found))

    def _rarity(self, count: int) -> float:
        return math.log(max(self._size, _SMALLEST_COLLECTION) / count)
