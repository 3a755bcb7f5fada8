"""The geometry of the charts: numbers in, coordinates out; templates turn them into SVG on the server.

All coordinates are SVG user units, rounded to a tenth so that the same record gives the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import msgspec

from counterclaim.model import Claim, DayFigure, Figure, LedgerEntry, Role, Stance
from counterclaim.outputs import matrix, words

Bound = Literal["exact", "about", "range", "least", "most"]
Scale = Callable[[float], float]
Extent = tuple[float, float]
_WIDTH, _LEFT, _RIGHT, _TOP, _BOTTOM = 400.0, 40.0, 136.0, 14.0, 26.0
_LABEL_LINE, _LABEL_CHARS = 12.0, 20
LOG_ABOVE = 20  # times: above this spread a linear axis would press the small figures into one line


class Mark(msgspec.Struct, frozen=True):
    """One figure in a chart: its middle at `x`, `y`; a range also reaches from `a` to `b` along its axis."""

    bound: Bound
    role: Role
    stance: Stance
    x: float
    y: float
    a: float
    b: float
    title: str
    href: tuple[str, str] = ("", "")


class Strip(msgspec.Struct, frozen=True):
    """A small horizontal axis with every standing figure of one column, and the span between them."""

    width: float
    height: float
    start: float | None
    end: float | None
    marks: tuple[Mark, ...]


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


class Bar(msgspec.Struct, frozen=True):
    """Low, best and high of a figure on the axis of its group; `None` where the rule gives none.

    `inner` is its 80 % interval, which only the model has.
    """

    width: float
    low: float | None
    best: float | None
    high: float | None
    inner: tuple[float, float] | None = None


def _r(value: float) -> float:
    return round(value, 1)


def _log(extent: Extent, start: float, end: float) -> Scale:
    """Return a scale on which equal ratios have (nearly) equal lengths, and zero still has a place."""
    low, high = (math.log1p(max(value, 0.0)) for value in extent)
    if high <= low:
        return lambda _: (start + end) / 2
    return lambda value: start + (end - start) * (math.log1p(max(value, 0.0)) - low) / (high - low)


def _linear(extent: Extent, start: float, end: float) -> Scale:
    return lambda value: start + (end - start) * value / max(extent[1], 1.0)


def bound_of(claim: Claim) -> Bound:
    """Return how a claim's figure is drawn."""
    if claim.low is None:
        return "most"
    if claim.high is None:
        return "least"
    if claim.low != claim.high:
        return "range"
    return "about" if claim.qualifier == "about" else "exact"


def title_of(entry: LedgerEntry) -> str:
    """Say in words what a mark stands for."""
    stance = "" if entry.claim.stance == "affirmed" else f", {entry.claim.stance}"
    when = words.day(entry.claim.as_of or entry.published)
    return words.harmless(f"{entry.origin_name}: {words.spelled(entry.claim)}{stance} ({when})")


def extent(numbers: Iterable[int | None]) -> Extent:
    """Return the smallest and largest of some numbers, `(0, 1)` when there are none."""
    known = [float(number) for number in numbers if number is not None]
    return (min(known), max(known)) if known else (0.0, 1.0)


def extent_of(entries: Iterable[LedgerEntry]) -> Extent:
    """Return the smallest and largest number in some claims."""
    return extent(end for entry in entries for end in (entry.claim.low, entry.claim.high))


def axis(figures: Iterable[Figure], standing: Iterable[LedgerEntry]) -> Extent:
    """Return the smallest and largest number of figures and of the claims they were made of."""
    drawn = [end for figure in figures for end in (figure.low, figure.best, figure.high)]
    said = [end for entry in standing for end in (entry.claim.low, entry.claim.high)]
    return extent([*drawn, *said])


def strip(column: matrix.Column, domain: Extent, width: float = 132.0) -> Strip:
    """Draw a column's standing figures on a log axis over `domain`: a wider span is a wider disagreement."""
    height, pad = 22.0, 12.0
    scale = _log(domain, pad, width - pad)
    marks = tuple(
        _strip_mark(entry, scale, height / 2)
        for entry in matrix.totals(column.standing)
        if matrix.point(entry.claim) is not None
    )
    ends = (column.low, column.high)
    start, end = (None if value is None else _r(scale(value)) for value in ends)
    return Strip(width, height, start, end, marks)


def _strip_mark(entry: LedgerEntry, scale: Scale, y: float) -> Mark:
    low, high = entry.claim.low, entry.claim.high
    x = scale(matrix.point(entry.claim) or 0.0)
    return Mark(
        bound=bound_of(entry.claim),
        role=entry.origin_role,
        stance=entry.claim.stance,
        x=_r(x),
        y=y,
        a=_r(x if low is None else scale(low)),
        b=_r(x if high is None else scale(high)),
        title=title_of(entry),
        href=(entry.report, entry.claim.id),
    )


def bar(figure: Figure, domain: Extent, width: float = 200.0) -> Bar:
    """Draw a figure's low, best and high on a log axis over `domain`."""
    scale = _log(domain, 8.0, width - 8.0)
    low, best, high = (
        None if value is None else _r(scale(value)) for value in (figure.low, figure.best, figure.high)
    )
    inner = None if figure.interval80 is None else _ends(scale, figure.interval80)
    return Bar(width, low, best, high, inner)


def claim_mark(entry: LedgerEntry, domain: Extent, width: float = 200.0) -> Mark | None:
    """Draw a claim's figure on the axis that `bar` uses for the same `domain`; `None` without a number."""
    if matrix.point(entry.claim) is None:
        return None
    return _strip_mark(entry, _log(domain, 8.0, width - 8.0), 10.0)


def text_bar(numbers: tuple[float | None, float | None, float | None], domain: Extent, width: int) -> str:
    """Draw low, best and high with characters on a log axis: `├──●────┤`."""
    scale = _log(domain, 0.0, float(width - 1))
    low, best, high = (None if value is None else round(scale(value)) for value in numbers)
    cells = [" "] * width
    ends = [place for place in (low, best, high) if place is not None]
    if len(ends) > 1:
        cells[min(ends) : max(ends) + 1] = "─" * (max(ends) - min(ends) + 1)
    for place, sign in ((low, "├"), (high, "┤"), (best, "●")):
        if place is not None:
            cells[place] = sign
    return "".join(cells)


def _ends(scale: Scale, interval: tuple[int, int]) -> tuple[float, float]:
    low, high = interval
    return _r(scale(low)), _r(scale(high))


# ---------------------------------------------------------------- toll over time
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
    upper = _stairs([(x, _r(y_scale(known.high))) for x, known in places])
    lower = _stairs([(x, _r(y_scale(known.low))) for x, known in places])[::-1]
    middle = _stairs([(x, _r(y_scale(known.best))) for x, known in places])
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
        return _r(left + (right - 10 - left) * (day - first).days / length)

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
    scale = (_log if is_log else _linear)((0.0, maximum), bottom, _TOP)
    ticks = _log_ticks(maximum) if is_log else [maximum * part / 4 for part in range(5)]
    shown = tuple((_r(scale(tick)), words.number(round(tick))) for tick in ticks if tick == round(tick))
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
    ordered = sorted(entries, key=lambda e: (_when(e), e.published or date.min, e.claim.id))
    marks = tuple(_time_mark(entry, x_scale, y_scale) for entry in ordered)
    last, newest = marks[-1], ordered[-1]
    label = Label(
        x=_WIDTH - _RIGHT + 8, y=last.y, from_x=last.x, from_y=last.y,
        value=words.interval(newest.claim), lines=_wrapped(newest.origin_name), name=newest.origin_name,
    )  # fmt: skip
    return Line(
        newest.origin_role, _steps([mark for mark in marks if mark.stance == "affirmed"]), marks, label
    )


def _time_mark(entry: LedgerEntry, x_scale: Callable[[date], float], y_scale: Scale) -> Mark:
    low, high = entry.claim.low, entry.claim.high
    y = y_scale(matrix.point(entry.claim) or 0.0)
    return Mark(
        bound=bound_of(entry.claim),
        role=entry.origin_role,
        stance=entry.claim.stance,
        x=x_scale(_when(entry)),
        y=_r(y),
        a=_r(y if low is None else y_scale(low)),
        b=_r(y if high is None else y_scale(high)),
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
        msgspec.structs.replace(line, label=msgspec.structs.replace(line.label, y=_r(top + _LABEL_LINE)))
        for line, top in zip(ordered, tops, strict=True)
    )
