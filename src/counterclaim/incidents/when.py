"""Whether two accounts can be of one day.

Days are misread as often as not: a report gives a battle the day of its last news, a siege the day of its
end. What is over in a moment is therefore weighed harder than what lasts, and a report that names the other's
day is believed to know it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from counterclaim.incidents.units import FRESH, LOOKING_BACK, Answer, Unit
from counterclaim.resources.linking import DayWeights, Linking, Slope

_LOOKING_UP = 3  # days; nearer ones are named for all sorts of reasons


def days(a: Unit, b: Unit, weights: Linking) -> Answer:
    """Return how many days lie between them, or what else ties them where one has no day."""
    if not (a.has_day and b.has_day):
        return _undated(a, b, weights)
    days_apart = gap(a, b)
    if days_apart:
        return _apart(a, b, days_apart, weights)
    if a.date_precision == b.date_precision == "day":
        if a.first == b.first:
            return weights.days.same_day, "the same day"
        return weights.days.same_days, "the same days"
    return weights.days.may_be_same, "the days may be the same"


def gap(a: Unit, b: Unit) -> int:
    """Return the days between the end of one and the beginning of the other, 0 where they meet."""
    if a.first is None or b.first is None:
        return 0
    return max((b.first - (a.last or a.first)).days, (a.first - (b.last or b.first)).days, 0)


def is_loose(a: Unit, b: Unit) -> bool:
    """Whether no day ties them: one has none, names none of the other's and was not published soon after."""
    if (a.has_day and b.has_day) or _tells_day_of(a, b) or _tells_day_of(b, a) or a.told_days & b.told_days:
        return False
    one, other = (unit.first if unit.has_day else unit.report.published for unit in (a, b))
    return one is None or other is None or abs((one - other).days) > FRESH


def _slope(slope: Slope, distance: int) -> float:
    at_once, each, most = slope
    return max(most, at_once + each * distance)


def _apart(a: Unit, b: Unit, distance: int, weights: Linking) -> Answer:
    kinds = {a.root.subtype, b.root.subtype}
    moments = len(kinds & weights.kind.moments)
    why = f"{distance} day{'s' * (distance > 1)} apart"
    if _looks_back(a, b, weights) or _looks_back(b, a, weights):
        return weights.days.looks_back, f"{why}, but one report looks back on the day of the other"
    weight = _slope(_slope_for(moments, len(kinds), weights.days), distance)
    named = _tells_day_of(a, b) + _tells_day_of(b, a)
    if named and (not moments or (moments == 1 and distance >= _LOOKING_UP)):
        back = min(weight + weights.days.named * named, weights.days.looks_back)
        return back, f"{why}, but one report names the day of the other"
    return weight, why


def _slope_for(moments: int, kinds: int, weights: DayWeights) -> Slope:
    """Return the slope for so many kinds that are over in a moment among so many."""
    if moments == kinds == 1:
        return weights.same_moment
    return (weights.lasting, weights.mixed, weights.moments)[moments]


def _undated(a: Unit, b: Unit, weights: Linking) -> Answer:
    if not (a.has_day or b.has_day):
        return _both_undated(a, b, weights.days)
    undated, dated = (b, a) if a.has_day else (a, b)
    published = undated.report.published
    if published is None or dated.first is None:
        return 0.0, "one has no day"
    later = (published - dated.first).days
    if later < 0:
        return _apart(a, b, -later, weights)[0], "published before the other happened"
    if _opens_with_other_days(undated, dated):
        return weights.days.other_news, "no day given, and its report opens with another day"
    if _tells_day_of(undated, dated):
        return weights.days.told, "no day given, but its report names the day of the other"
    if later <= FRESH and any((published - last).days <= FRESH for _, last in undated.told_days):
        return weights.days.other_news, "no day given, and its report names other days"
    return _slope(weights.days.undated, later), f"no day given, published {later} days after the other"


def _both_undated(a: Unit, b: Unit, weights: DayWeights) -> Answer:
    if a.report.published is None or b.report.published is None:
        return 0.0, "no day known"
    if a.told_days & b.told_days:
        return weights.told, "no day given, but both reports name the same"
    between = abs((a.report.published - b.report.published).days)
    return _slope(weights.both_undated, between), f"no day given, published {between} days apart"


def _tells_day_of(a: Unit, b: Unit) -> bool:
    return _holds_day(a.told_days, b)


def _holds_day(told: Iterable[tuple[date, date]], b: Unit) -> bool:
    if b.first is None:
        return False
    last = b.last or b.first
    return any(first <= last and b.first <= end for first, end in told)


def _opens_with_other_days(undated: Unit, dated: Unit) -> bool:
    """Whether the news with which a report opens is of days of its own, and none of them is the other's."""
    published = undated.report.published
    if published is None:
        return False
    fresh = [(first, last) for first, last in undated.lead_days if 0 <= (published - last).days <= FRESH]
    return undated.is_main and bool(fresh) and not _holds_day(fresh, dated)


def _looks_back(a: Unit, b: Unit, weights: Linking) -> bool:
    """Whether a report names the day of the other long after: an analysis, or the end of a long affair.

    News of another blast, which mentions the old one far down, does not look back.
    """
    if a.report.published is None or b.first is None:
        return False
    if (a.report.published - b.first).days <= LOOKING_BACK or not _tells_day_of(a, b):
        return False
    is_new = a.is_news and a.root.subtype in weights.kind.moments
    return not is_new or _holds_day(a.lead_days, b)
