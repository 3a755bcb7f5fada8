"""Captures: the same whatever the order of rows and columns, and refused where they can say nothing."""

from __future__ import annotations

import pytest

from counterclaim.errors import InputError
from counterclaim.undercount.captures import apart, gather

from .conftest import captures


def test_they_do_not_depend_on_the_order_of_rows_and_columns():
    one = gather(("B", "A"), [((True, False), 3), ((True, True), 2), ((False, True), 4)], "x")
    other = gather(
        ("A", "B"), [((True, False), 4), ((False, True), 3), ((True, True), 1), ((True, True), 1)], "x"
    )
    assert one == other
    assert (one.people, one.sizes, one.on(1), one.on(2)) == (9, (6, 5), 7, 2)


def test_a_list_that_holds_nobody_is_none():
    held = gather(("A", "B", "C"), [((True, True, False), 3), ((True, False, False), 2)], "x")
    assert held.lists == ("A", "B")


@pytest.mark.parametrize(
    ("lists", "rows", "told"),
    [
        (("A", "B"), [((True, False), 3)], "only the list A holds anybody"),
        (("A", "B"), [], "no list holds anybody"),
        (("A", "B"), [((True, False), 3), ((False, True), 3)], "no person is on two lists"),
    ],
)
def test_lists_that_can_say_nothing_are_refused_with_a_remedy(lists, rows, told):
    with pytest.raises(InputError) as error:
        gather(lists, rows, "lists.csv")
    assert error.value.line().startswith(f"lists.csv: {told}; ")


def test_lists_without_a_common_person_are_named():
    assert apart(captures({"A": 5, "AB": 2, "BC": 2, "C": 3})) == (("A", "C"),)
