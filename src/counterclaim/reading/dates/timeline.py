"""Where a text stands in time: its day of publication and the dates it has named so far."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

from counterclaim.reading.dates.calendar import Interval

Direction = Literal["past", "future", "near"]  # where the clause around an expression looks
LONG_STEP_BACK = 270  # days
ASIDE = 5  # years; a lone year farther ahead of the story, or behind it, is an aside
FAR = 3  # a day without a year that is so much farther than its nearest occurrence would be given one
YEARS_AROUND = 4  # enough for 29 February


class Timeline:
    """The dates of one text in reading order: each may be the anchor of what follows."""

    def __init__(self, published: date | None) -> None:
        """Start a text; without a day of publication the text's own dates are all there is."""
        self.published = published
        self._anchors: dict[str, date] = {}  # by unit: the last date at least that fine
        self._story: date | None = None  # the last date finer than a year
        self._thread: date | None = None  # where the story stands: lone years behind or far ahead are asides

    def note(self, interval: Interval) -> None:
        """Make `interval` the anchor of what follows."""
        units = ("day", "week", "month", "year")
        for unit in units[units.index(interval.precision) :]:
            self._anchors[unit] = interval.first
        story = self._story
        if interval.precision != "year":
            self._story = self._thread = interval.first
        elif story is None or 0 <= interval.first.year - story.year <= ASIDE:
            self._thread = interval.first

    def anchor(self, unit: str) -> date | None:
        """Return the first day of the last date that is at least as fine as `unit`."""
        fine = {"weekend": "week", "quarter": "month", "decade": "year", "century": "year"}.get(unit, unit)
        return self._anchors.get(fine if fine in ("week", "month", "year") else "day")

    def now(self) -> date | None:
        """Return the day that "this", "last" and a month without a year reckon from."""
        return self.published or self._thread

    def choose(
        self, options: Callable[[int], Interval], direction: Direction, strictly: bool
    ) -> Interval | None:
        """Return which year's occurrence is meant by an expression without a year.

        Args:
            options: gives the occurrence in one year.
            direction: where the clause looks.
            strictly: whether the occurrence that holds the present day is ruled out ("last December").
        """
        now = self.now()
        if now is None:
            return None
        if self.published is None and not strictly:
            return _narrated(options, now)
        return _toward(options, direction, now, strictly)


def _narrated(options: Callable[[int], Interval], now: date) -> Interval:
    """A story keeps to its year, unless that is a long step back: then it has passed New Year."""
    same = _maybe(options, now.year)
    if same and (now - same.first).days > LONG_STEP_BACK:
        return options(now.year + 1)
    return same or _toward(options, "near", now, strictly=False)


def _toward(options: Callable[[int], Interval], direction: Direction, now: date, strictly: bool) -> Interval:
    choices = [
        found
        for year in range(-YEARS_AROUND, YEARS_AROUND + 1)
        if (found := _maybe(options, now.year + year))
    ]
    before = [found for found in choices if (found.last < now if strictly else found.first <= now)]
    after = [found for found in choices if (found.first > now if strictly else found.last >= now)]
    nearest = min(choices, key=lambda found: _distance(found, now))
    directed = {"past": before[-1:], "future": after[:1], "near": []}[direction]
    if not directed:
        return nearest
    far = (
        nearest.precision == "day"
        and not strictly
        and _distance(directed[0], now) > FAR * _distance(nearest, now)
    )
    return nearest if far else directed[0]


def _maybe(options: Callable[[int], Interval], year: int) -> Interval | None:
    try:
        return options(year)
    except ValueError:  # 29 February of a common year
        return None


def _distance(interval: Interval, now: date) -> int:
    return max((interval.first - now).days, (now - interval.last).days, 0)
