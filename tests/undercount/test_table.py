"""The three layouts of a file, and what is said of a bad one: file, row, remedy."""

from __future__ import annotations

import pytest

from counterclaim.errors import InputError
from counterclaim.undercount.captures import Captures
from counterclaim.undercount.table import Person, read


def text(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def test_counts_by_pattern():
    table = read(text("NGO,Police,count", "1,1,10", "1,0,20", "0,1,30", "1,0,5", ""), "x.csv")
    assert table.found == Captures(
        ("NGO", "Police"), ((False, True), (True, False), (True, True)), (30, 25, 10)
    )


def test_people_who_are_matched_already():
    table = read(text("id,list", "7,A", "7,B", "8,A", "8,A", "9,B"), "x.csv")
    assert table.found == Captures(("A", "B"), ((False, True), (True, False), (True, True)), (1, 1, 1))


def test_names_with_what_is_known():
    table = read(
        text(
            "list;name;age;sex;date;place", "A;Eno Tarim;34;Man;1999-04-27;Dol", "B;;;;;", "B;Lusi;;;1999-04;"
        ),
        "x.csv",
    )
    assert table.found == (
        Person(row=2, list="A", name="Eno Tarim", age=34, sex="m", date="1999-04-27", place="Dol"),
        Person(row=4, list="B", name="Lusi", date="1999-04"),
    )
    assert table.nameless == 1


def test_blank_lines_keep_the_numbers_of_rows():
    table = read(text("list,name", "", "A,Eno Tarim", "B,Lusi"), "x.csv")
    assert [person.row for person in table.found] == [3, 4]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["A,B,count", "1,1,10", "1,x,3"], "x.csv, row 3: 'x' in column B is neither 0 nor 1; "),
        (["A,B,count", "1,1,-4"], "x.csv, row 2: count '-4' is no number of people; "),
        (["A,B,count", "1,1,1.5"], "x.csv, row 2: count '1.5' is no number of people; "),
        (["A,B,count", "0,0,9"], "x.csv, row 2: counts people on no list; "),
        (["A,B,count", "1,1"], "x.csv, row 2: has 2 cells under 3 columns; "),
        (["A,A,count", "1,1,3"], "x.csv: has the column 'A' twice; "),
        (["A,count", "1,3"], "x.csv: only the list A holds anybody; "),
        (["list,id", "A,1", "B,2"], "x.csv: no person is on two lists; "),
        (["list,id", "A,"], "x.csv, row 2: has no id; "),
        (["list,name", "A,Eno", "A,Lusi"], "x.csv: only the list A holds anybody; "),
        (["list,name"], "x.csv: no list holds anybody; "),
        (["list,name", ",Eno"], "x.csv, row 2: has no list; "),
        (["list,name,age", "A,Eno,old"], "x.csv, row 2: 'old' is no age; "),
        (["list,name,age", "A,Eno,340"], "x.csv, row 2: '340' is no age; "),
        (["list,name,sex", "A,Eno,5"], "x.csv, row 2: '5' is no sex; "),
        (["list,name,date", "A,Eno,27/4/1999"], "x.csv, row 2: '27/4/1999' is no date; "),
        (["list,name,date", "A,Eno,1999-02-30"], "x.csv, row 2: '1999-02-30' is no date; "),
        (["victim,source", "Eno,A"], "x.csv: has the columns victim, source; "),
        ([], "x.csv: has the columns none; "),
        (['list,id\nA,"1'], "x.csv: is no CSV in UTF-8 "),
    ],
)
def test_a_bad_file_is_told_with_its_row_and_a_remedy(lines, told):
    with pytest.raises(InputError) as error:
        read(text(*lines), "x.csv")
    assert error.value.line().startswith(told)
    assert error.value.remedy


def test_other_encodings_are_refused():
    with pytest.raises(InputError, match="is no CSV in UTF-8"):
        read("list,name\nA,José".encode("latin-1"), "x.csv")
