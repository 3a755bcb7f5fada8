"""Rows of a table of claims as the model of bias sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, cast, get_args

from counterclaim.errors import InputError
from counterclaim.model import Standing
from counterclaim.reconcile.observation import Mark, MarkWords, Observation, marks_in
from counterclaim.resources.bias import BiasParameters

Row = Mapping[str, str | None]
Numbered = tuple[int, Row]  # with its number as a spreadsheet shows it: the header is row 1


class Item(NamedTuple):
    """The figures of one item that stand, and its first day where figures tell that it was under way.

    They do where they are of several days that lie close together; a lone day may be long after.
    """

    seen: tuple[Observation, ...]
    since: date | None


def item(held: Iterable[Numbered], parameters: BiasParameters, notes: MarkWords) -> Item:
    """Return what rows of one item say, each source with the figures of its last day.

    Args:
        held: rows with their numbers.
        parameters: know the conflicts.
        notes: the codebook's words for the kinds of figures, looked for in the column `note`.

    Raises:
        InputError: a figure is no whole number, low is above high, or a date is no day.
    """
    seen_in = ((row, _observation((number, row), parameters, notes)) for number, row in held)
    found = [(row["source"] or "", one) for row, one in seen_in if one is not None]
    last: dict[str, date] = {}
    for source, one in found:
        last[source] = max(last.get(source, date.min), one.day or date.min)
    seen = tuple(one for source, one in found if (one.day or date.min) == last[source])
    days = {one.day for _, one in found if one.day is not None}
    is_under_way = len(days) > 1 and (max(days) - min(days)).days < parameters.growth.days
    return Item(seen, min(days) if is_under_way else None)


def _observation(held: Numbered, parameters: BiasParameters, notes: MarkWords) -> Observation | None:
    number, row = held
    low, high = bounds(row, number)
    if low is None and high is None:
        return None
    stance = row.get("source_stance")
    return Observation(
        claim=f"row {number}",
        low=low,
        high=high,
        standing=cast(Standing, stance) if stance in get_args(Standing) else "unknown",
        civilians=row.get("victim_class") == "civilian",
        outcome=row["outcome"] or "",
        marks=_marks(marks_in(row.get("note") or "", notes), low, high),
        conflict=parameters.conflict_named(row.get("conflict") or row.get("dataset") or ""),
        day=_day(row.get("date"), number),
    )


def _marks(noted: set[Mark], low: int | None, high: int | None) -> frozenset[Mark]:
    marks = set(noted)
    if high is None and "named" not in noted:
        marks.add("at_least")
    if low is None:
        marks.add("up_to")
    return frozenset(marks)


def _day(text: str | None, number: int) -> date | None:
    """Read a day; of a month or a year alone, its first day."""
    if not text:
        return None
    try:
        return date.fromisoformat(text + "-01" * (2 - text.count("-")))
    except ValueError as error:
        remedy = "dates are written 2022-01-24, 2022-01 or 2022, or left empty"
        raise InputError(f"{text!r} is no date", where=f"row {number}", remedy=remedy) from error


def bounds(row: Row, number: int) -> tuple[int | None, int | None]:
    """Read low and high of row `number`; empty is `None`.

    Raises:
        InputError: one is no number, or low is above high.
    """
    low, high = (_whole_number(row[name], number) for name in ("low", "high"))
    if low is not None and high is not None and low > high:
        remedy = "write the smaller figure under low; where two figures are claimed, give each a row"
        raise InputError(f"low {low} is above high {high}", where=f"row {number}", remedy=remedy)
    return low, high


def _whole_number(text: str | None, number: int) -> int | None:
    if text is None or not text.strip():
        return None
    try:
        return round(float(text.replace(",", "")))
    except (ValueError, OverflowError) as error:
        remedy = "low and high are whole numbers or empty"
        raise InputError(f"{text!r} is no number", where=f"row {number}", remedy=remedy) from error
