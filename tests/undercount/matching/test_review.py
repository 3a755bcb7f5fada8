"""The file to review: what is written is read back as it was decided, and as a person edits it."""

from __future__ import annotations

import csv
import io
from itertools import product

import pytest

from counterclaim.errors import InputError
from counterclaim.undercount.matching.matcher import match
from counterclaim.undercount.matching.review import COLUMNS, decided, written

from .conftest import entry, silent

KNOWN = {"age": 34, "date": "1999-04-27", "place": "Dolac"}
ENTRIES = [
    entry(2, "A", "=Besnik Kastrori", **KNOWN),
    entry(3, "B", "Besnik Kastrori", **KNOWN),
    entry(4, "C", "Besnik Kastrory", **KNOWN),
    *(
        entry(5 + number, "AB"[number % 2], f"{given} {family}", age=number, date="1999-03-02", place=given)
        for number, (given, family) in enumerate(
            product(("Luan", "Teuta", "Mira"), ("Zogaj", "Pernica", "Behluli"))
        )
    ),
]


def guard(text: str) -> str:
    return f"'{text}" if text.startswith("=") else text


def rows() -> list[dict[str, str]]:
    text = written(match(ENTRIES, silent), guard).decode()
    return list(csv.DictReader(io.StringIO(text)))


def read(edited: list[dict[str, str]]) -> set[tuple[int, ...]]:
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    writer.writerows(edited)
    matched = decided(ENTRIES, file.getvalue().encode(), "m.csv", guard)
    assert sorted(one.row for person in matched.people for one in person) == [one.row for one in ENTRIES]
    return {tuple(sorted(one.row for one in person)) for person in matched.people if len(person) > 1}


def test_what_is_written_is_read_back_as_it_was_decided():
    assert read(rows()) == {(2, 3, 4)}


def test_cells_are_harmless_to_spreadsheets():
    assert {row["left_name"] for row in rows()} >= {"'=Besnik Kastrori"}


def test_a_person_decides():
    none = [row | {"decision": "Different"} for row in rows()]
    assert read(none) == set()


def test_pairs_that_are_left_out_are_different():
    assert read([]) == set()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"decision": "maybe"}, "m.csv, row 2: decision 'maybe' is unknown; write same or different"),
        ({"left_row": "99"}, "m.csv, row 2: its left entry is not that of row 99 of the lists; "),
        ({"right_row": ""}, "m.csv, row 2: its right entry is not that of row (none) of the lists; "),
        ({"left_name": "Nobody"}, "m.csv, row 2: its left entry is not that of row "),
        (
            {"decision": "different"},
            "m.csv, row 2: says different, but other rows join both entries to one person; ",
        ),
    ],
)
def test_a_bad_edit_is_told_with_its_row_and_without_a_name(change, told):
    first, *rest = [row for row in rows() if row["decision"] == "same"]
    with pytest.raises(InputError) as error:
        read([first | change, *rest])
    assert error.value.line().startswith(told)
    assert "Kastrori" not in error.value.line()


def test_another_file_is_refused():
    with pytest.raises(InputError, match="has no column decision"):
        decided(ENTRIES, b"list,name\nA,Besnik\n", "m.csv", guard)
