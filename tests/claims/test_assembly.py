"""Which class the people of a total are of whom its parts set some apart."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "klass"),
    [
        ("The ministry said 30 people were killed, 21 of them soldiers.", "mixed"),
        ("The ministry said 30 people were killed, including nine civilians.", "mixed"),
        ("The ministry said 30 people were killed, nine of them children.", "unknown"),
        ("The ministry said 30 people were killed, 30 of them soldiers.", "unknown"),
        (
            "The ministry said 30 people were killed. Nine soldiers were killed in May, a priest said.",
            "unknown",
        ),
    ],
)
def test_a_total_is_of_mixed_people_where_a_part_sets_fighters_or_civilians_apart(
    extract: Any, text: str, klass: str
) -> None:
    total = extract(text).claims[0]
    assert (total.low, total.victims.klass) == (30, klass)


def test_people_of_a_community_are_civilians(extract: Any) -> None:
    (claim,) = extract("Gunmen killed 30 Hazaras in the village, a priest said.").claims
    assert claim.victims.klass == "civilian"


def test_an_earlier_count_of_the_same_people_is_no_part_of_the_later_total(extract: Any) -> None:
    told = "A total of 136 died. Eighty of the dead were rebels and 40 were soldiers."
    text = f"{told} The count had stood at 77 and 39."
    whole, *parts = extract(text).claims
    assert [claim.part_of == whole.id for claim in parts] == [True, True, False, False]
