"""The toll over time: a small chart for each outcome and group of people, over the model's course."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from counterclaim.model import DayFigure, LedgerEntry, Role
from counterclaim.outputs import matrix, words
from counterclaim.outputs.charts import Mark, Scale, bound_of, extent_of, linear, log, rounded, title_of

_WIDTH, _LEFT, _RIGHT, _TOP, _BOTTOM = 400.0, 40.0, 136.0, 14.0, 26.0
_LABEL_LINE, _LABEL_CHARS = 12.0, 20
LOG_ABOVE = 20  # times: above this spread a linear axis would press the small figures into one line


class Label(msgspec.Struct, frozen=True):
    """A direct label: its text lines at `x`, `y`, led to from the line's end at `from_x`, `from_y`."""

    x: float
    y: float
    from_x: float
    from_y: float
    value: str
    lines: tuple[str, ...]
    name: str


class Line(msgspec.Struct, frozen=True):
    """The figures of one origin over time."""

    role: Role
    path: str
    marks: tuple[Mark, ...]
    label: Label


class Panel(msgspec.Struct, frozen=True):
    """One small multiple: the toll over time of one column.

    `band` and `middle` are paths of the model's 80 % interval and figure, as of each day; empty without one.
    """

    column: matrix.Column
    width: float
    height: float
    bottom: float
    left: float
    right: float
    is_log: bool
    y_ticks: tuple[tuple[float, str], ...]
    x_ticks: tuple[tuple[float, str], ...]
    lines: tuple[Line, ...]
    band: str = ""
    middle: str = ""


def panel(column: matrix.Column, course: Sequence[DayFigure] = ()) -> Panel | None:
    """Draw a column over time; `None` when its figures are of fewer than two days.

    `course` is the model's figure for the column from day to day.
    """
    drawn = matrix.totals([entry for entry in column.entries if _is_drawn(entry)])
    if len({_when(entry) for entry in drawn}) < 2:
        return None
    origins = sorted({entry.origin for entry in drawn})
    names = {entry.origin: entry.origin_name for entry in drawn}
    height = max(220.0, sum(_label_height(_wrapped(name)) for name in names.values()) + 24)
    bottom, right = height - _BOTTOM, _WIDTH - _RIGHT
    days = [_when(entry) for entry in drawn]
    x_scale, x_ticks = _time_axis(days, right)
    y_scale, y_ticks, is_log = _count_axis(drawn, bottom)
    lines = [
        _line([entry for entry in drawn if entry.origin == origin], x_scale, y_scale) for origin in origins
    ]
    shown = [known for known in course if min(days) <= known.day <= max(days)]
    band, middle = _band(shown, x_scale, lambda value: max(_TOP, y_scale(value)))
    return Panel(
        column=column, width=_WIDTH, height=height, bottom=bottom, left=_LEFT, right=right, is_log=is_log,
        y_ticks=y_ticks, x_ticks=x_ticks, lines=_spread_labels(lines, bottom), band=band, middle=middle,
    )  # fmt: skip


def _band(course: Sequence[DayFigure], x_scale: Callable[[date], float], y_scale: Scale) -> tuple[str, str]:
    """Write the paths of an interval and its middle, which hold from one day to the next."""
    if len(course) < 2:
        return "", ""
    places = [(x_scale(known.day), known) for known in course]
    upper = _stairs([(x, rounded(y_scale(known.high))) for x, known in places])
    lower = _stairs([(x, rounded(y_scale(known.low))) for x, known in places])[::-1]
    middle = _stairs([(x, rounded(y_scale(known.best))) for x, known in places])
    outline = "L".join(f"{x} {y}" for x, y in (*upper, *lower))
    return f"M{outline}Z", "M" + "L".join(f"{x} {y}" for x, y in middle)


def _stairs(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    corners = [points[0]]
    for (_, before), (x, y) in pairwise(points):
        corners += [(x, before), (x, y)]
    return corners


def _is_drawn(entry: LedgerEntry) -> bool:
    claim = entry.claim
    dated = claim.as_of is not None or entry.published is not None
    return dated and entry.copy_of is None and claim.stance != "denied" and matrix.point(claim) is not None


def _when(entry: LedgerEntry) -> date:
    when = entry.claim.as_of or entry.published
    assert when is not None
    return when


def _time_axis(
    days: Sequence[date], right: float
) -> tuple[Callable[[date], float], tuple[tuple[float, str], ...]]:
    """Return the scale and at most four ticks."""
    first, last = min(days), max(days)
    length = (last - first).days
    left = _LEFT + 10

    def scale(day: date) -> float:
        return rounded(left + (right - 10 - left) * (day - first).days / length)

    step = max(1, math.ceil(length / 3))
    ticks = [first + timedelta(days=offset) for offset in range(0, length + 1, step)]
    return scale, tuple((scale(tick), words.short_day(tick)) for tick in ticks)


def _count_axis(
    entries: Sequence[LedgerEntry], bottom: float
) -> tuple[Scale, tuple[tuple[float, str], ...], bool]:
    top = extent_of(entries)[1]
    points = [max(matrix.point(entry.claim) or 0.0, 1.0) for entry in entries]
    is_log = max(points) / min(points) > LOG_ABOVE
    maximum = top if is_log else _nice(top)
    scale = (log if is_log else linear)((0.0, maximum), bottom, _TOP)
    ticks = _log_ticks(maximum) if is_log else [maximum * part / 4 for part in range(5)]
    shown = tuple((rounded(scale(tick)), words.number(round(tick))) for tick in ticks if tick == round(tick))
    return scale, shown, is_log


def _log_ticks(maximum: float) -> list[float]:
    steps = (step * 10.0**power for power in range(int(math.log10(maximum)) + 1) for step in (1, 3))
    return [0.0, *(step for step in steps if step <= maximum)]


def _nice(value: float) -> float:
    """Round up to a number whose quarters read well."""
    if value <= 4:
        return 4.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if step * power >= value)


def _line(entries: Sequence[LedgerEntry], x_scale: Callable[[date], float], y_scale: Scale) -> Line:
    ordered = sorted(entries, key=_oldest_first)
    marks = tuple(_time_mark(entry, x_scale, y_scale) for entry in ordered)
    last, newest = marks[-1], ordered[-1]
    label = Label(
        x=_WIDTH - _RIGHT + 8, y=last.y, from_x=last.x, from_y=last.y,
        value=words.interval(newest.claim), lines=_wrapped(newest.origin_name), name=newest.origin_name,
    )  # fmt: skip
    return Line(
        newest.origin_role, _steps([mark for mark in marks if mark.stance == "affirmed"]), marks, label
    )


def _oldest_first(entry: LedgerEntry) -> tuple[date, date, float, str]:
    """Sort key: of two figures of one day the larger comes last, which is the one that the label names."""
    return _when(entry), entry.published or date.min, matrix.point(entry.claim) or 0.0, entry.claim.id


def _time_mark(entry: LedgerEntry, x_scale: Callable[[date], float], y_scale: Scale) -> Mark:
    low, high = entry.claim.low, entry.claim.high
    y = y_scale(matrix.point(entry.claim) or 0.0)
    return Mark(
        bound=bound_of(entry.claim),
        role=entry.origin_role,
        stance=entry.claim.stance,
        x=x_scale(_when(entry)),
        y=rounded(y),
        a=rounded(y if low is None else y_scale(low)),
        b=rounded(y if high is None else y_scale(high)),
        title=title_of(entry),
        href=(entry.report, entry.claim.id),
    )


def _steps(marks: Sequence[Mark]) -> str:
    """Write an SVG path that keeps each figure until a later day's replaces it.

    Figures of one day are not joined: a line between them would read as a range.
    """
    if len({mark.x for mark in marks}) < 2:
        return ""
    parts = [f"M{marks[0].x} {marks[0].y}"]
    for before, mark in pairwise(marks):
        parts.append(f"M{mark.x} {mark.y}" if mark.x == before.x else f"H{mark.x}V{mark.y}")
    return "".join(parts)


def _wrapped(name: str) -> tuple[str, ...]:
    """Break a name into at most two lines that fit beside the chart."""
    lines = [""]
    for word in words.harmless(name).split():
        if lines[-1] and len(lines[-1]) + len(word) >= _LABEL_CHARS:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    kept = [line if len(line) <= _LABEL_CHARS else line[: _LABEL_CHARS - 1] + "…" for line in lines[:2]]
    return (*kept[:-1], kept[-1].rstrip("…") + "…") if len(lines) > 2 else tuple(kept)


def _label_height(lines: Sequence[str]) -> float:
    return _LABEL_LINE * (1 + len(lines)) + 5


def _spread_labels(lines: Sequence[Line], bottom: float) -> tuple[Line, ...]:
    """Move labels apart so that none covers another, keeping their order from top to bottom."""
    ordered = sorted(lines, key=lambda line: (line.label.y, line.label.name))
    heights = [_label_height(line.label.lines) for line in ordered]
    tops: list[float] = []
    floor = 0.0
    for line, height in zip(ordered, heights, strict=True):
        tops.append(max(floor, line.label.y - _LABEL_LINE))
        floor = tops[-1] + height
    ceiling = bottom + _BOTTOM
    for index in range(len(tops) - 1, -1, -1):
        tops[index] = min(tops[index], ceiling - heights[index])
        ceiling = tops[index]
    return tuple(
        msgspec.structs.replace(line, label=msgspec.structs.replace(line.label, y=rounded(top + _LABEL_LINE)))
        for line, top in zip(ordered, tops, strict=True)
    )
