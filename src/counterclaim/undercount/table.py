"""Read a table of lists: counts by pattern, people already matched, or names still to be matched."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from counterclaim.errors import InputError
from counterclaim.undercount.captures import FEWEST_LISTS, Captures, Pattern, gather

Row = tuple[int, Mapping[str, str]]  # its number, the header being row 1, and its cells by column
SEXES = {
    **dict.fromkeys(("m", "male", "man", "boy"), "m"),
    **dict.fromkeys(("f", "female", "w", "woman", "girl"), "f"),
    **dict.fromkeys(("", "u", "unknown", "?", "x"), None),
}
DIVIDERS = ",;\t"  # what spreadsheets put between cells
OLDEST = 120  # years
LAYOUTS = "0/1 columns and count; or list and id; or list and name (age, sex, date, place where known)"
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of one list. `date` is as exact as it is known: a day, a month or a year."""

    row: int
    list: str
    name: str
    age: int | None = None
    sex: str | None = None
    date: str | None = None
    place: str | None = None


class Table(msgspec.Struct, frozen=True):
    """What a file holds: captures, or people yet to be matched and how many entries had no name."""

    found: Captures | tuple[Person, ...]
    nameless: int = 0


def read(data: bytes, where: str) -> Table:
    """Read a CSV in UTF-8 in one of the three layouts; the columns say which.

    Args:
        data: the file's bytes.
        where: its name, for messages.

    Raises:
        InputError: it has none of the layouts, a cell makes no sense, or the lists cannot say anything.
    """
    columns, rows = parse(data, where)
    if "count" in columns:
        lists = [column for column in columns if column != "count"]
        return Table(gather(lists, (_pattern(row, lists, where) for row in rows), where))
    if {"list", "id"} <= set(columns):
        return Table(_by_id(rows, where))
    if {"list", "name"} <= set(columns):
        people = [_person(row, where) for row in rows]
        named = tuple(person for person in people if person.name)
        if len({person.list for person in named}) < FEWEST_LISTS:
            from_lists(([person.list] for person in named), where)  # refuses, before anything is matched
        return Table(named, len(people) - len(named))
    raise InputError(
        f"has the columns {', '.join(columns) or 'none'}", where=where, remedy=f"give it {LAYOUTS}"
    )


def parse(data: bytes, where: str) -> tuple[list[str], list[Row]]:
    """Return the columns and the numbered rows of a CSV; blank lines are no rows.

    Raises:
        InputError: it is no CSV, or a row is longer or shorter than the header.
    """
    try:
        text = data.decode("utf-8-sig")
        divider = max(DIVIDERS, key=text.partition("\n")[0].count)
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"is no CSV in UTF-8 ({error})", where=where, remedy="save it as one") from error
    columns = [cell.strip() for cell in lines[0]] if lines else []
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if twice:
        raise InputError(f"has the column {twice[0]!r} twice", where=where, remedy="name each once")
    rows: list[Row] = []
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            what = f"has {len(cells)} cells under {len(columns)} columns"
            raise _wrong(where, number, what, "put cells that hold commas in quotation marks")
        rows.append((number, dict(zip(columns, (cell.strip() for cell in cells), strict=True))))
    return columns, rows


def _wrong(where: str, number: int, what: str, remedy: str) -> InputError:
    return InputError(what, where=f"{where}, row {number}", remedy=remedy)


def _pattern(row: Row, lists: Sequence[str], where: str) -> tuple[Pattern, int]:
    number, cells = row
    wrong = next((name for name in lists if cells[name] not in ("0", "1")), None)
    if wrong is not None:
        what = f"{cells[wrong]!r} in column {wrong} is neither 0 nor 1"
        raise _wrong(where, number, what, "write 1 where the list holds these people, else 0")
    if not (cells["count"].isascii() and cells["count"].isdigit()):
        what = f"count {cells['count']!r} is no number of people"
        raise _wrong(where, number, what, "write it in digits alone")
    pattern = tuple(cells[name] == "1" for name in lists)
    count = int(cells["count"])
    if count and not any(pattern):
        raise _wrong(
            where, number, "counts people on no list", "leave the row out: they are what is estimated"
        )
    return pattern, count


def _by_id(rows: Iterable[Row], where: str) -> Captures:
    held: dict[str, set[str]] = {}
    for number, cells in rows:
        _filled(cells, ("list", "id"), number, where)
        held.setdefault(cells["id"], set()).add(cells["list"])
    return from_lists(held.values(), where)


def from_lists(people: Iterable[Iterable[str]], where: str) -> Captures:
    """Return captures of people, each given as the lists that hold them.

    Raises:
        InputError: the lists cannot say anything: fewer than two, or without a common person.
    """
    held = [frozenset(lists) for lists in people]
    names = sorted(frozenset().union(*held))
    return gather(names, ((tuple(name in lists for name in names), 1) for lists in held), where)


def _filled(cells: Mapping[str, str], columns: Iterable[str], number: int, where: str) -> None:
    empty = next((column for column in columns if not cells[column]), None)
    if empty is not None:
        raise _wrong(where, number, f"has no {empty}", "fill it in, or leave the row out")


def _person(row: Row, where: str) -> Person:
    number, cells = row
    _filled(cells, ("list",), number, where)
    read_by: Mapping[str, Callable[[str], int | str | None]] = {
        "age": _age,
        "sex": lambda word: SEXES[word.casefold()],
        "date": _date,
        "place": lambda word: word or None,
    }
    known = dict(_known(row, read_by, where))
    return Person(row=number, list=cells["list"], name=cells["name"], **known)  # type: ignore[arg-type]


REMEDIES = {
    "age": "write whole years, or leave it empty",
    "sex": "write m or f, or leave it empty",
    "date": "write 1999-04-27, 1999-04 or 1999, or leave it empty",
}


def _known(
    row: Row, read_by: Mapping[str, Callable[[str], int | str | None]], where: str
) -> Iterator[tuple[str, int | str | None]]:
    number, cells = row
    for column, reading in read_by.items():
        try:
            yield column, reading(cells.get(column, ""))
        except (ValueError, KeyError) as error:
            what = f"{cells[column]!r} is no {column}"
            raise _wrong(where, number, what, REMEDIES[column]) from error


def _age(word: str) -> int | None:
    if not word:
        return None
    age = int(word)
    if not 0 <= age <= OLDEST:
        raise ValueError(word)
    return age


def _date(word: str) -> str | None:
    if word and not _DAY.fullmatch(word):
        raise ValueError(word)
    if len(word) == len("1999-04-27"):
        date.fromisoformat(word)
    return word or None
