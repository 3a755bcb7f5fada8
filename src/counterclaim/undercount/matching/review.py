"""The file of pairs that a person reviews: written, edited in its column `decision`, read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence

from counterclaim.errors import InputError
from counterclaim.undercount.matching.matcher import Matched, Pair
from counterclaim.undercount.table import Person, Row, parse

SAME, DIFFERENT = "same", "different"
FIELDS = ("row", "list", "name", "age", "sex", "date", "place")
COLUMNS = (
    "decision", "probability", "reasons",
    *(f"{side}_{field}" for side in ("left", "right") for field in FIELDS),
)  # fmt: skip
KEYS = ("decision", "left_row", "left_list", "left_name", "right_row", "right_list", "right_name")
Guard = Callable[[str], str]  # makes text harmless to spreadsheets


def written(matched: Matched, guard: Guard) -> bytes:
    """Return the pairs as a CSV, the most doubtful first; `guard` makes cells harmless to spreadsheets."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(pair, guard) for pair in matched.pairs)
    return file.getvalue().encode("utf-8")


def _row(pair: Pair, guard: Guard) -> dict[str, str]:
    sides = {"left": pair.left, "right": pair.right}
    return {
        "decision": SAME if pair.same else DIFFERENT,
        "probability": f"{pair.probability:.3f}",
        "reasons": "; ".join(pair.reasons),
        **{
            f"{side}_{field}": _cell(person, field, guard)
            for side, person in sides.items()
            for field in FIELDS
        },
    }


def _cell(person: Person, field: str, guard: Guard) -> str:
    value = getattr(person, field)
    return "" if value is None else guard(str(value))


def decided(entries: Sequence[Person], data: bytes, where: str, guard: Guard) -> Matched:
    """Return the people that a reviewed file makes of the entries: those joined by `same`, and nobody else.

    Args:
        entries: as they were when the file was written.
        data: the file's bytes.
        where: its name, for messages.
        guard: as it was when the file was written.

    Raises:
        InputError: it is no such file, is about other entries, or its decisions contradict each other.
    """
    columns, rows = parse(data, where)
    missing = [key for key in KEYS if key not in columns]
    if missing:
        remedy = "pass the file that a run without --matches wrote, edited in the column decision"
        raise InputError(f"has no column {', '.join(missing)}", where=where, remedy=remedy)
    decisions = _Decisions(entries, where, guard)
    for row in rows:
        decisions.add(row)
    return decisions.matched()


class _Decisions:
    """The decisions of a file so far: entries joined by `same` have one leader."""

    def __init__(self, entries: Sequence[Person], where: str, guard: Guard) -> None:
        self._by_row = {entry.row: entry for entry in entries}
        self._where, self._guard = where, guard
        self._leader = {entry.row: entry.row for entry in entries}
        self._apart: list[tuple[int, int, int]] = []  # a row of the file, and the entries it tells apart

    def add(self, row: Row) -> None:
        """Take up one row of the file."""
        number, cells = row
        decision = cells["decision"].casefold()
        if decision not in (SAME, DIFFERENT):
            raise self._wrong(
                number, f"decision {cells['decision']!r} is unknown", f"write {SAME} or {DIFFERENT}"
            )
        left, right = (self._entry(number, cells, side) for side in ("left", "right"))
        if decision == SAME:
            self._leader[self._first(right)] = self._first(left)
        else:
            self._apart.append((number, left, right))

    def matched(self) -> Matched:
        """Return the people, once every decision is known."""
        for number, left, right in self._apart:
            if self._first(left) == self._first(right):
                what = f"says {DIFFERENT}, but other rows join both entries to one person"
                remedy = f"make it {SAME}, or one of the rows that join them {DIFFERENT}"
                raise self._wrong(number, what, remedy)
        people: dict[int, list[Person]] = {}
        for row, entry in self._by_row.items():
            people.setdefault(self._first(row), []).append(entry)
        return Matched(tuple(tuple(person) for person in people.values()), ())

    def _entry(self, number: int, cells: Mapping[str, str], side: str) -> int:
        told = cells[f"{side}_row"]
        entry = self._by_row.get(int(told)) if told.isascii() and told.isdigit() else None
        held = [cells[f"{side}_{field}"] for field in ("list", "name")]
        if entry is None or held != [_cell(entry, field, self._guard) for field in ("list", "name")]:
            what = f"its {side} entry is not that of row {told or '(none)'} of the lists"
            remedy = "the lists have changed since: run again without --matches and review the new file"
            raise self._wrong(number, what, remedy)
        return entry.row

    def _first(self, row: int) -> int:
        while self._leader[row] != row:
            self._leader[row] = self._leader[self._leader[row]]
            row = self._leader[row]
        return row

    def _wrong(self, number: int, what: str, remedy: str) -> InputError:
        return InputError(what, where=f"{self._where}, row {number}", remedy=remedy)
