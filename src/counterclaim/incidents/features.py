"""How alike two accounts are: named features, each with its weight and a reason in plain words.

A feature adds to or takes from the score; two accounts with a score above zero may be one incident. The
first line of each feature's docstring is what the documentation prints. The weights are set by hand: same
place and day are enough for one incident, same place and the next day are not, unless names or figures
agree. Two reports that blame different sides for one thing are the contested case this tool is for, so a
different perpetrator takes little away.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from counterclaim.incidents.units import FRESH, LOOKING_BACK, Unit, place_key
from counterclaim.incidents.vocabulary import Vocabulary
from counterclaim.model import PlacePrecision

BIAS = -3.0
NEVER = -12.0
SETTING = frozenset({"place", "days", "kind", "one_report", "loose"})
# Kilometres that a place of each precision may lie from the point it was resolved to.
RADIUS_KM: Mapping[PlacePrecision, float] = {
    "exact": 8.0, "near": 20.0, "admin2": 50.0, "admin1": 200.0, "country": 800.0, "unknown": 0.0,
}  # fmt: skip
_TOWN_KM = 60.0
_FARTHEST = -3.5
_ASIDE = -2.0  # at most, for places of what a report tells beside its main thing: they are often misread
_EARTH_KM = 6371.0
_BY_NAME = 0.45  # a name's rarity becomes weight
_MOST_BY_NAMES = 4.5
_LOOSE = -1.25
_IN_PARTICULAR = 1.5  # of names, words, figures, forces and sites together
_UNCOMMON = 8  # people; a smaller figure is too common to tell anything without its origin
_BY_WORD = 0.2
_MOST_BY_WORDS = 2.0
_FIGHTING = frozenset(
    {"Battles", "Explosions/Remote violence", "Violence against civilians", "Prison break", "Hostage taking",
     "Arson", "Hijacking", "Robbery"}
)  # fmt: skip
# What is over in a moment: two days are two things. All else may go on, and reports give it many a day.
MOMENTS = frozenset(
    {"Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED",
     "Grenade", "Arson", "Chemical weapon"}
)  # fmt: skip
# Weights of days apart: at once, for each day, at most; by how many of the kinds are moments.
_DAYS_APART = ((-1.0, -0.15, -4.0), (-2.0, -0.25, -5.0), (-5.0, -0.5, -8.0))
_LOOKING_UP = 3  # days; nearer ones are named for all sorts of reasons
_SAME_MOMENT = (-2.0, -0.5, -7.0)
_CROWDS = frozenset({"Protests", "Riots", "Violence against civilians", "Battles"})


class Evidence(NamedTuple):
    """What one feature says about two accounts."""

    feature: str
    weight: float
    why: str


class Match(NamedTuple):
    """The score of two accounts and the evidence for and against."""

    evidence: tuple[Evidence, ...]

    @property
    def score(self) -> float:
        """Return the sum of all evidence and the bias: above zero for one incident."""
        return BIAS + self.setting + self.telling

    @property
    def setting(self) -> float:
        """Return what place, days and kind say; they can contradict."""
        return sum(item.weight for item in self.evidence if item.feature in SETTING)

    @property
    def telling(self) -> float:
        """Return what names, words, figures, forces and copies say; they only agree or are silent."""
        return sum(item.weight for item in self.evidence if item.feature not in SETTING)


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
    """Whether the places are one, as far as their precision tells, or each report names the other's."""
    weight, why = _on_map(a, b)
    if weight > 1.0:
        return weight, why
    if not (a.is_main and b.is_main):
        return max(weight, _ASIDE), why
    named = _names_place_of(a, b) + _names_place_of(b, a)
    if named == 2:
        return 2.0, "each report names the place of the other"
    if named == 1:
        return max(weight, 0.5), f"{why}, but one report names the place of the other"
    return weight, why


def _names_place_of(a: Unit, b: Unit) -> bool:
    there = b.place
    if there is None or there.precision in {"country", "admin1"}:
        return False
    return place_key(there) in a.told_places or (bool(b.place_words) and b.place_words <= a.names)


def _on_map(a: Unit, b: Unit) -> Answer:
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
        return max(_FARTHEST, -2.0 - beyond / 60), f"{distance:,.0f} km apart"
    if max(radii) < _TOWN_KM:
        return 2.5, f"the same place within its precision ({distance:,.0f} km)"
    if here.geonameid is not None and here.geonameid == there.geonameid:
        return 1.0, f"the same {here.precision} area"
    return 0.5, "one place may lie in the other"


def days(a: Unit, b: Unit) -> Answer:
    """How many days lie between them."""
    if not (a.has_day and b.has_day):
        return _days_undated(a, b)
    gap = _gap(a, b)
    if not gap:
        if a.first == b.first and a.date_precision == b.date_precision == "day":
            return 2.0, "the same day"
        if a.date_precision == b.date_precision == "day":
            return 1.5, "the same days"
        return 0.5, "the days may be the same"
    return _apart(a, b, gap)


def _apart(a: Unit, b: Unit, gap: int) -> Answer:
    """Weigh days that are not one: much for two blasts, little for a battle or where a report names both."""
    kinds = {a.root.subtype, b.root.subtype}
    moments = len(kinds & MOMENTS)
    if moments == len(kinds) == 1:
        at_once, each, most = _SAME_MOMENT
    else:
        at_once, each, most = _DAYS_APART[moments]
    weight = max(most, at_once + each * gap)
    why = f"{gap} day{'s' * (gap > 1)} apart"
    crossed = _tells_day_of(a, b) + _tells_day_of(b, a)
    if _looks_back(a, b) or _looks_back(b, a):
        return -0.5, f"{why}, but one report looks back on the day of the other"
    if crossed and (not moments or (moments == 1 and gap >= _LOOKING_UP)):
        return min(weight + 0.75 * crossed, -0.5), f"{why}, but one report names the day of the other"
    return weight, why


def _gap(a: Unit, b: Unit) -> int:
    if a.first is None or b.first is None:
        return 0
    return max((b.first - (a.last or a.first)).days, (a.first - (b.last or b.first)).days, 0)


def _tells_day_of(a: Unit, b: Unit) -> bool:
    return _holds_day(a.told_days, b)


def _holds_day(days: Iterable[tuple[date, date]], b: Unit) -> bool:
    if b.first is None:
        return False
    last = b.last or b.first
    return any(first <= last and b.first <= end for first, end in days)


def _looks_back(a: Unit, b: Unit) -> bool:
    """Whether a report names the day of the other long after: an analysis, or the end of a long affair.

    News of another blast, which mentions the old one far down, does not look back.
    """
    if a.report.published is None or b.first is None:
        return False
    if (a.report.published - b.first).days <= LOOKING_BACK or not _tells_day_of(a, b):
        return False
    is_new = a.is_news and a.root.subtype in MOMENTS
    return not is_new or _holds_day(a.lead_days, b)


def _days_undated(a: Unit, b: Unit) -> Answer:
    if not (a.has_day or b.has_day):
        if a.report.published is None or b.report.published is None:
            return 0.0, "no day known"
        if a.told_days & b.told_days:
            return 1.0, "no day given, but both reports name the same"
        between = abs((a.report.published - b.report.published).days)
        return max(-1.5, 0.5 - 0.2 * between), f"no day given, published {between} days apart"
    undated, dated = (b, a) if a.has_day else (a, b)
    if undated.report.published is None or dated.first is None:
        return 0.0, "one has no day"
    published = undated.report.published
    later = (published - dated.first).days
    if later < 0:
        weight, _ = _apart(a, b, -later)
        return weight, "published before the other happened"
    if _tells_day_of(undated, dated):
        return 1.0, "no day given, but its report names the day of the other"
    if later <= FRESH and any((published - last).days <= FRESH for _, last in undated.told_days):
        return -1.0, "no day given, and its report names other days"
    return max(-0.75, 0.5 - later / 10), f"no day given, published {later} days after the other"


def _is_loose(a: Unit, b: Unit) -> bool:
    """Whether no day ties them: one has none, names none of the other's and was not published soon after."""
    if (a.has_day and b.has_day) or _tells_day_of(a, b) or _tells_day_of(b, a) or a.told_days & b.told_days:
        return False
    moments = [unit.first if unit.has_day else unit.report.published for unit in (a, b)]
    return moments[0] is None or moments[1] is None or abs((moments[0] - moments[1]).days) > FRESH


def kind(a: Unit, b: Unit) -> Answer:
    """Whether they are the same kind of event."""
    if a.root.subtype == b.root.subtype:
        return 0.8, f"both: {a.root.subtype}"
    if a.root.type == b.root.type:
        return 0.4, f"both: {a.root.type}"
    families = [{a.root.type, b.root.type} <= family for family in (_FIGHTING, _CROWDS)]
    return (-0.3, "kinds that go together") if any(families) else (-1.0, "different kinds of event")


def actors(a: Unit, b: Unit) -> Answer:
    """Whether the same forces took part."""
    shared = a.perpetrators & b.perpetrators
    if shared:
        return 0.75, f"both by {', '.join(sorted(shared))}"
    shared = a.parties & b.parties
    if shared:
        return 0.25, f"both with {', '.join(sorted(shared))}"
    return 0.0, "no force in common"


def sites(a: Unit, b: Unit) -> Answer:
    """Whether both reports open with the same kind of site: a prison, a market, a ferry."""
    shared = sorted(a.sites & b.sites)
    return (1.25, f"both at a {shared[0]}") if shared else (0.0, "no kind of site in common")


def figures(a: Unit, b: Unit) -> Answer:
    """Whether the same figures are given in both, by one origin or by several."""
    same_origin = len(a.figures & b.figures)
    here = {figure[1:] for figure in a.figures if (figure.low or figure.high or 0) >= _UNCOMMON}
    others = len(here & {figure[1:] for figure in b.figures})
    shared = max(same_origin, others)
    weight = min(3.0, 1.5 * same_origin + 1.0 * max(0, others - same_origin))
    return weight, f"{shared} figure{'s' * (shared != 1)} in common"


def copy(a: Unit, b: Unit) -> Answer:
    """Whether one report, of one thing only, is a near-copy of the other."""
    is_copy = a.report.id != b.report.id and a.copy_of == b.copy_of and a.is_main and b.is_main
    return (2.0, "copies of one text") if is_copy else (0.0, "texts of their own")


def one_report(a: Unit, b: Unit) -> Answer:
    """Whether one report tells of them as two things."""
    if a.report.id != b.report.id:
        return 0.0, "two reports"
    if a.has_day and b.has_day and _gap(a, b):
        return -6.0, "told apart by one report"
    if _on_map(a, b)[0] < 0.0:
        return -3.0, "told of two places by one report"
    return -1.0, "told in one report"


FEATURES: tuple[Feature, ...] = (place, days, kind, actors, sites, figures, copy, one_report)


class Scorer:
    """Score pairs of accounts; knows which names are rare in the collection."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def names(self, a: Unit, b: Unit) -> Answer:
        """Whether what is told of them shares rare names."""
        if _on_map(a, b)[0] <= 1.0:
            shared = _by_rarity(a.names & b.names, self._vocabulary.rarity)
            return _shared(shared, _BY_NAME, _MOST_BY_NAMES)
        around = _by_rarity(a.names & b.names - a.place_words - b.place_words, self._vocabulary.rarity)
        return _shared(around, _BY_NAME / 2, _MOST_BY_NAMES)

    def words(self, a: Unit, b: Unit) -> Answer:
        """Whether one report tells in its title what the other tells."""
        common = (a.title_words & b.text_words) | (b.title_words & a.text_words)
        shared = _by_rarity(common, self._vocabulary.rarity_of_word)
        return _shared(shared, _BY_WORD, _MOST_BY_WORDS)

    def match(self, a: Unit, b: Unit) -> Match:
        """Return the score of two accounts, above zero for one incident, with its evidence."""
        found = [Evidence(feature.__name__, *feature(a, b)) for feature in FEATURES]
        found += [Evidence("names", *self.names(a, b)), Evidence("words", *self.words(a, b))]
        if _is_loose(a, b) and Match(tuple(found)).telling < _IN_PARTICULAR:
            found.append(Evidence("loose", _LOOSE, "no day in common and nothing in particular"))
        return Match(tuple(found))


def _by_rarity(names: Iterable[str], rarity: Callable[[str], float]) -> list[tuple[float, str]]:
    return sorted(((rarity(name), name) for name in names), key=lambda item: (-item[0], item[1]))


def _shared(names: Sequence[tuple[float, str]], factor: float, most: float) -> Answer:
    if not names:
        return 0.0, "nothing in common"
    weight = min(most, factor * sum(rarity for rarity, _ in names))
    return weight, f"both tell of {', '.join(name for _, name in names[:4])}"
