"""Rows of a table of claims as the model of bias sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, cast, get_args

from counterclaim.errors import InputError
from counterclaim.model import Standing
from counterclaim.reconcile.observation import Mark, Observation
from counterclaim.resources.bias import BiasParameters

Row = Mapping[str, str | None]

# What a note says of a figure; a table has no words of its own for it.
NOTES: Mapping[Mark, re.Pattern[str]] = {
    "initial": re.compile(r"\b(initial|preliminary|early)\b", re.IGNORECASE),
    "later": re.compile(r"\b(later|final|revised)\b", re.IGNORECASE),
    "named": re.compile(r"\b(names?|named|floor)\b", re.IGNORECASE),
    "losses": re.compile(r"\b(losses|wounded|injured)\b", re.IGNORECASE),
    "at_least": re.compile(r"\bq=(at least|more than|over|no fewer than)", re.IGNORECASE),
    "up_to": re.compile(r"\bq=(up to|at most|fewer than|less than)", re.IGNORECASE),
}


class Item(NamedTuple):
    """The figures of one item that stand, and its first day where figures tell that it was under way.

    They do where they are of several days that lie close together; a lone day may be long after.
    """

    seen: tuple[Observation, ...]
    since: date | None


def item(held: Iterable[tuple[int, Row]], parameters: BiasParameters) -> Item:
    """Return what rows of one item say, each source with the figures of its last day.

    Args:
        held: rows with their numbers.
        parameters: know the conflicts.

    Raises:
        InputError: a figure is no whole number, a date no day.
    """
    found = [
        (row["source"] or "", one) for number, row in held if (one := _observation(row, number, parameters))
    ]
    last: dict[str, date] = {}
    for source, one in found:
        last[source] = max(last.get(source, date.min), one.day or date.min)
    seen = tuple(one for source, one in found if (one.day or date.min) == last[source])
    days = {one.day for _, one in found if one.day is not None}
    is_under_way = len(days) > 1 and (max(days) - min(days)).days < parameters.growth.days
    return Item(seen, min(days) if is_under_way else None)


def _observation(row: Row, number: int, parameters: BiasParameters) -> Observation | None:
    low, high = (whole_number(row[name], number) for name in ("low", "high"))
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
        marks=_marks(row.get("note") or "", low, high),
        conflict=parameters.conflict_named(row.get("conflict") or row.get("dataset") or ""),
        day=_day(row.get("date"), number),
    )


def _marks(note: str, low: int | None, high: int | None) -> frozenset[Mark]:
    said: set[Mark] = {mark for mark, pattern in NOTES.items() if pattern.search(note)}
    if high is None and "named" not in said:
        said.add("at_least")
    if low is None:
        said.add("up_to")
    return frozenset(said)


def _day(text: str | None, number: int) -> date | None:
    """Read a day; of a month or a year alone, its first day."""
    if not text:
        return None
    try:
        return date.fromisoformat(text + "-01" * (2 - text.count("-")))
    except ValueError as error:
        remedy = "dates are written 2022-01-24, 2022-01 or 2022, or left empty"
        raise InputError(f"{text!r} is no date", where=f"row {number}", remedy=remedy) from error


def whole_number(text: str | None, number: int) -> int | None:
    """Read a bound of row `number`; empty is `None`.

    Raises:
        InputError: it is no number.
    """
    if text is None or not text.strip():
        return None
    try:
        return round(float(text.replace(",", "")))
    except (ValueError, OverflowError) as error:
        remedy = "low and high are whole numbers or empty"
        raise InputError(f"{text!r} is no number", where=f"row {number}", remedy=remedy) from error
