"""Days, weeks, months and years as intervals of days, and the days of holidays."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from counterclaim.model import DatePrecision
from counterclaim.reading.dates.words import FIXED_HOLIDAYS

ONE_DAY = timedelta(days=1)
CENTURY_PIVOT = 50  # two-digit years from here on are of the twentieth century


class Interval(NamedTuple):
    """Days `first..last`, both inclusive, and the unit that the words name."""

    first: date
    last: date
    precision: DatePrecision


def day(when: date) -> Interval:
    """Return the interval of one day."""
    return Interval(when, when, "day")


def months(year: int, month: int, count: int = 1) -> Interval:
    """Return `count` whole months from `month` (which may lie outside 1..12) of `year` on."""
    start, stop = year * 12 + month - 1, year * 12 + month - 1 + count - 1
    last = calendar.monthrange(stop // 12, stop % 12 + 1)[1]
    return Interval(date(start // 12, start % 12 + 1, 1), date(stop // 12, stop % 12 + 1, last), "month")


def years(year: int, count: int = 1) -> Interval:
    """Return `count` whole years from `year` on."""
    return Interval(date(year, 1, 1), date(year + count - 1, 12, 31), "year")


def around(when: date, unit: str, shift: int = 0) -> Interval:
    """Return the day, week (from Monday), weekend, month, ... that holds `when`, moved by `shift` units."""
    monday = when - when.weekday() * ONE_DAY + 7 * shift * ONE_DAY
    match unit:
        case "week":
            return Interval(monday, monday + 6 * ONE_DAY, "week")
        case "weekend":
            return Interval(monday + 5 * ONE_DAY, monday + 6 * ONE_DAY, "week")
        case "month":
            return months(when.year, when.month + shift)
        case "quarter":
            return months(when.year, (when.month - 1) // 3 * 3 + 1 + 3 * shift, 3)
        case "year":
            return years(when.year + shift)
        case "decade":
            return years(when.year // 10 * 10 + 10 * shift, 10)
        case "century":
            return years(when.year // 100 * 100 + 100 * shift, 100)
    return day(when + shift * ONE_DAY)


def full_year(two_digits: str) -> int:
    """Return the year from 1950 to 2049 that two digits stand for."""
    return int(two_digits) + (1900 if int(two_digits) >= CENTURY_PIVOT else 2000)


def easter(year: int) -> date:
    """Return western Easter Sunday, by the anonymous Gregorian algorithm."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, rank = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, rank + 1)


def holiday(name: str, year: int) -> date:
    """Return the day of a holiday in one year; Thanksgiving is that of the United States."""
    if name == "easter":
        return easter(year)
    if name == "thanksgiving":
        first = date(year, 11, 1)
        return first + ((3 - first.weekday()) % 7 + 21) * ONE_DAY
    return date(year, *FIXED_HOLIDAYS[name])
