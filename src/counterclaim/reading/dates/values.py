"""What expressions of time mean: one reader a kind of expression, each giving an interval of days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from counterclaim.model import DatePrecision
from counterclaim.reading.dates.calendar import (
    ONE_DAY,
    Interval,
    around,
    day,
    full_year,
    holiday,
    months,
    years,
)
from counterclaim.reading.dates.patterns import Expression
from counterclaim.reading.dates.timeline import Direction, Timeline
from counterclaim.reading.dates.words import (
    SEASONS,
    count_number,
    month_number,
    ordinal_number,
    weekday_number,
)

DEICTIC_SHIFT = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "last evening": -1,
    "tomorrow": 1, "the day after tomorrow": 2,
}  # fmt: skip
LOOKS_BACK = {"last", "past"}  # from the day of publication, never from the text's own dates
ANCHORED = {"that", "same", "previous", "preceding", "following"}  # from the text's own dates
SPANS: dict[str, DatePrecision] = {
    "hour": "week", "day": "week", "week": "week", "month": "month", "year": "year",
}  # fmt: skip
UNITS_OF_PUBLICATION = ("week", "month", "quarter", "year")  # "that year" may be the one of publication


def read(expression: Expression, direction: Direction, timeline: Timeline) -> Interval | None:
    """Return the days that an expression means, or `None` where neither words nor anchors say."""
    try:
        return READERS[expression.kind](dict(expression.parts), direction, timeline)
    except (ValueError, OverflowError):  # no such day ("31 June"), or beyond the calendar
        return None


def _year(parts: dict[str, str], timeline: Timeline) -> int | None:
    if "year" in parts:
        return int(parts["year"])
    if "year2" in parts:
        hundreds = parts.get("hundreds")
        return int(hundreds + parts["year2"]) if hundreds else full_year(parts["year2"])
    if "relyear" in parts or parts.get("unit") == "year":
        found = _relative(parts.get("relyear", "this"), "year", timeline)
        return found.first.year if found else None
    return None


def _in_year(
    parts: dict[str, str], direction: Direction, timeline: Timeline, options: Callable[[int], Interval]
) -> Interval | None:
    year = _year(parts, timeline)
    if year is not None:
        return options(year)
    rel = parts.get("rel", "")
    if "relyear" in parts or (timeline.published is None and LOOKS_BACK & set(rel.split())):
        return None
    return timeline.choose(options, _rel_direction(rel, direction), strictly=_is_strict(rel))


def _is_strict(rel: str) -> bool:
    """Return whether the present day, month or year itself is ruled out."""
    return rel in ("last", "next", "the next", "the following", "the previous")


def _rel_direction(rel: str, direction: Direction) -> Direction:
    words = set(rel.split())
    if words & (LOOKS_BACK | {"previous", "preceding"}):
        return "past"
    return "future" if words & {"next", "following", "coming"} else direction


def read_day(parts: dict[str, str], direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "20 January (2022)"."""
    month, rank = month_number(parts["month"]), ordinal_number(parts["day"])
    return _in_year(parts, direction, timeline, lambda year: day(date(year, month, rank)))


def read_days(parts: dict[str, str], direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "20 to 26 January (2022)"."""
    month = month_number(parts["month"])
    low, high = ordinal_number(parts["day"]), ordinal_number(parts["day2"])
    if low > high:
        return None

    def span(year: int) -> Interval:
        return Interval(date(year, month, low), date(year, month, high), "day")

    return _in_year(parts, direction, timeline, span)


def read_iso(parts: dict[str, str], _direction: Direction, _timeline: Timeline) -> Interval | None:
    """Read "2022-01-20"."""
    return day(date(int(parts["year"]), int(parts["month"]), int(parts["day"])))


def read_numeric(parts: dict[str, str], _direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "20/01/2022"; where both orders give a day, only a publication within a week of one decides."""
    year = int(parts["c"]) if len(parts["c"]) == 4 else full_year(parts["c"])
    pairs = {(int(parts["a"]), int(parts["b"])), (int(parts["b"]), int(parts["a"]))}
    choices = sorted(date(year, month, rank) for month, rank in pairs if month <= 12)
    if len(choices) > 1 and timeline.published is not None:
        published = timeline.published
        choices = [choice for choice in choices if abs((choice - published).days) <= 7]
    return day(choices[0]) if len(choices) == 1 else None


def read_month(parts: dict[str, str], direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "(last) January (2022)"."""
    month = month_number(parts["month"])
    return _in_year(parts, direction, timeline, lambda year: months(year, month))


def read_year(parts: dict[str, str], _direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "2022"."""
    year = _year(parts, timeline)
    return None if year is None else years(year)


def read_decade(parts: dict[str, str], _direction: Direction, _timeline: Timeline) -> Interval | None:
    """Read "the 1990s"."""
    word = parts["decade"]
    return years(int(word) if len(word) == 4 else 1900 + int(word), 10)


def read_century(parts: dict[str, str], _direction: Direction, _timeline: Timeline) -> Interval | None:
    """Read "the 19th century", as 1800 to 1899."""
    return years(100 * (ordinal_number(parts["century"]) - 1), 100)


def read_season(parts: dict[str, str], direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "(last) summer (2022)"; seasons are those of the north, winter begins in December."""
    month = SEASONS[parts["season"]]
    return _in_year(parts, direction, timeline, lambda year: months(year, month, 3))


def read_quarter(parts: dict[str, str], direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "the third quarter (of 2022)"."""
    month = 3 * ordinal_number(parts["ordinal"]) - 2
    return _in_year(parts, direction, timeline, lambda year: months(year, month, 3))


def read_half(parts: dict[str, str], direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "the first half of 2022"."""
    month = 6 * ordinal_number(parts["ordinal"]) - 5
    return _in_year(parts, direction, timeline, lambda year: months(year, month, 6))


def read_deictic(parts: dict[str, str], _direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "yesterday": only a day of publication gives it a meaning."""
    if timeline.published is None:
        return None
    return around(timeline.published, "day", DEICTIC_SHIFT.get(parts["word"], 0))


def read_weekday(parts: dict[str, str], direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "(last) Thursday": the nearest one in the direction, the present day included.

    In a story the next one after the last day told; "the following Thursday" always is.
    """
    target, rel = weekday_number(parts["weekday"]), parts.get("rel", "")
    told = timeline.anchor("day")
    follows = told is not None and (timeline.published is None or rel in ("the following", "the next"))
    now = told if follows else timeline.published
    if now is None:
        return None
    if "relweek" in parts:
        shift = {"last": -1, "this": 0, "next": 1}[parts["relweek"]]
        return day(around(now, "week", shift).first + target * ONE_DAY)
    looks = _rel_direction(rel, "future" if follows else direction)
    strictly = int(_is_strict(rel))
    if looks == "future":
        return day(now + ((target - now.weekday() - strictly) % 7 + strictly) * ONE_DAY)
    return day(now - ((now.weekday() - target - strictly) % 7 + strictly) * ONE_DAY)


def _relative(rel: str, unit: str, timeline: Timeline) -> Interval | None:
    words = set(rel.split())
    anchored = rel in ("the next", "the very next") or bool(ANCHORED & words)
    now = timeline.anchor(unit) if anchored else timeline.now()
    if now is None and unit in UNITS_OF_PUBLICATION:
        now = timeline.published
    if now is None or (timeline.published is None and LOOKS_BACK & words):
        return None
    looks = _rel_direction(rel, "near")
    return around(now, unit, {"past": -1, "near": 0, "future": 1}[looks])


def read_unit(parts: dict[str, str], direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "this week", "the following day", "later that month", "the end of the year"."""
    rel, unit = parts.get("rel", "the"), parts["unit"].split()[0]
    if "side" in parts:  # "the day before" or "the day after", with nothing behind it
        return _relative("the previous" if parts["side"] == "before" else "the following", unit, timeline)
    found = _relative(rel, unit, timeline)
    if (
        found
        and unit == "weekend"
        and direction == "past"
        and found.first > (timeline.published or found.first)
    ):
        return around(found.first, unit, -1)
    return found


def read_ago(parts: dict[str, str], _direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "three days ago" (from publication) and "two years later" (from the text's last date)."""
    count, unit, way = count_number(parts["number"]), parts["unit"], parts["way"]
    unit = "century" if unit == "centurie" else unit
    backward = way in ("ago", "earlier", "before")
    now = timeline.published if way in ("ago", "from now") else timeline.anchor(unit) or timeline.published
    if count is None or now is None:
        return None
    return around(now, unit, -count if backward else count)


def read_just(parts: dict[str, str], _direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "an hour ago", "in the past few hours": the day of publication, as a reader of the day would."""
    if timeline.published is None:
        return None
    hours = count_number(parts["number"]) if "number" in parts and parts["unit"] == "hour" else 0
    return around(timeline.published, "day", -((hours or 0) // 24))


def read_window(parts: dict[str, str], _direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "in the last 72 hours" or "week": from then to the day of publication."""
    count, unit = (1, parts["one"]) if "one" in parts else (count_number(parts["number"]), parts["unit"])
    now = timeline.published
    if count is None or now is None:
        return None
    precision = SPANS[unit]
    if precision in ("month", "year"):
        return Interval(_before(now, unit, count), now, precision)
    days = {"hour": -(-count // 24), "day": count, "week": 7 * count}[unit]
    return Interval(now - days * ONE_DAY, now, precision)


def _before(now: date, unit: str, count: int) -> date:
    """Return the day so many months or years before `now`; no month is too short for it."""
    months_before = 12 * now.year + now.month - 1 - count * (12 if unit == "year" else 1)
    return date(months_before // 12, months_before % 12 + 1, min(now.day, 28))


def read_ordinal(parts: dict[str, str], _direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "the 13th", of the last month spoken of."""
    here = timeline.anchor("month") or timeline.published
    return day(date(here.year, here.month, ordinal_number(parts["day"]))) if here else None


def read_holiday(parts: dict[str, str], _direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "Christmas Eve (2022)"."""
    return _in_year(parts, "near", timeline, lambda year: day(holiday(parts["holiday"], year)))


def read_clock(_parts: dict[str, str], _direction: Direction, timeline: Timeline) -> Interval | None:
    """Read "at 8 p.m.", of the last day spoken of."""
    here = timeline.anchor("day") or timeline.published
    return day(here) if here else None


READERS: dict[str, Callable[[dict[str, str], Direction, Timeline], Interval | None]] = {
    "day": read_day,
    "military": read_day,
    "days": read_days,
    "iso": read_iso,
    "numeric": read_numeric,
    "month": read_month,
    "year": read_year,
    "decade": read_decade,
    "century": read_century,
    "season": read_season,
    "quarter": read_quarter,
    "half": read_half,
    "deictic": read_deictic,
    "weekday": read_weekday,
    "unit": read_unit,
    "ago": read_ago,
    "just": read_just,
    "window": read_window,
    "ordinal": read_ordinal,
    "holiday": read_holiday,
    "clock": read_clock,
}
