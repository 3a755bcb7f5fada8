"""The geometry of charts on one axis: numbers in, coordinates out; templates turn them into SVG.

All coordinates are SVG user units, rounded to a tenth so that the same record gives the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from counterclaim.model import Claim, Figure, LedgerEntry, Role, Stance
from counterclaim.outputs import matrix, words

Bound = Literal["exact", "about", "range", "least", "most"]
Scale = Callable[[float], float]
Extent = tuple[float, float]
TICK_ROOM = 36.0  # between the middles of two numbers below an axis


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


class Bar(msgspec.Struct, frozen=True):
    """Low, best and high of a figure on the axis of its group; `None` where the rule gives none.

    `inner` is its 80 % interval, which only the model has.
    """

    width: float
    low: float | None
    best: float | None
    high: float | None
    inner: tuple[float, float] | None = None


def rounded(value: float) -> float:
    """Round a coordinate to a tenth."""
    return round(value, 1)


def log(extent: Extent, start: float, end: float) -> Scale:
    """Return a scale on which equal ratios have (nearly) equal lengths, and zero still has a place."""
    low, high = (math.log1p(max(value, 0.0)) for value in extent)
    if high <= low:
        return lambda _: (start + end) / 2
    return lambda value: start + (end - start) * (math.log1p(max(value, 0.0)) - low) / (high - low)


def linear(extent: Extent, start: float, end: float) -> Scale:
    """Return a scale from zero to the larger end of `extent`."""
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
    scale = log(domain, pad, width - pad)
    marks = tuple(
        _strip_mark(entry, scale, height / 2)
        for entry in matrix.totals(column.standing)
        if matrix.point(entry.claim) is not None
    )
    ends = (column.low, column.high)
    start, end = (None if value is None else rounded(scale(value)) for value in ends)
    return Strip(width, height, start, end, marks)


def _strip_mark(entry: LedgerEntry, scale: Scale, y: float) -> Mark:
    low, high = entry.claim.low, entry.claim.high
    x = scale(matrix.point(entry.claim) or 0.0)
    return Mark(
        bound=bound_of(entry.claim),
        role=entry.origin_role,
        stance=entry.claim.stance,
        x=rounded(x),
        y=y,
        a=rounded(x if low is None else scale(low)),
        b=rounded(x if high is None else scale(high)),
        title=title_of(entry),
        href=(entry.report, entry.claim.id),
    )


def ticks(domain: Extent, width: float = 200.0) -> tuple[tuple[float, str], ...]:
    """Return where numbers stand on the axis that `bar` uses: its ends, and round ones that have room."""
    scale = log(domain, 8.0, width - 8.0)
    steps = [step * 10.0**power for step in (1, 3) for power in range(9)]
    shown: list[float] = []
    for number in (*domain, *(step for step in steps if domain[0] < step < domain[1])):
        if all(abs(scale(number) - scale(other)) >= TICK_ROOM for other in shown):
            shown.append(number)
    return tuple((rounded(scale(number)), words.number(round(number))) for number in sorted(shown))


def bar(figure: Figure, domain: Extent, width: float = 200.0) -> Bar:
    """Draw a figure's low, best and high on a log axis over `domain`."""
    scale = log(domain, 8.0, width - 8.0)
    low, best, high = (
        None if value is None else rounded(scale(value)) for value in (figure.low, figure.best, figure.high)
    )
    inner = None if figure.interval80 is None else _ends(scale, figure.interval80)
    return Bar(width, low, best, high, inner)


def claim_mark(entry: LedgerEntry, domain: Extent, width: float = 200.0) -> Mark | None:
    """Draw a claim's figure on the axis that `bar` uses for the same `domain`; `None` without a number."""
    if matrix.point(entry.claim) is None:
        return None
    return _strip_mark(entry, log(domain, 8.0, width - 8.0), 10.0)


def text_bar(numbers: tuple[float | None, float | None, float | None], domain: Extent, width: int) -> str:
    """Draw low, best and high with characters on a log axis: `├──●────┤`."""
    scale = log(domain, 0.0, float(width - 1))
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
    return rounded(scale(low)), rounded(scale(high))
