"""Numbers that may count people, and those that cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.numbers import NumberFinder
from counterclaim.resources import codebook

FINDER = NumberFinder(codebook.load())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("39 men", ("39", 39, 39, "exact")),
        ("seventeen men", ("seventeen", 17, 17, "exact")),
        ("at least 28 men", ("at least 28", 28, None, "at_least")),
        ("no fewer than 28 men", ("no fewer than 28", 28, None, "at_least")),
        ("28 or more men", ("28 or more", 28, None, "at_least")),
        ("more than 70 men", ("more than 70", 71, None, "more_than")),
        ("up to 25 men", ("up to 25", None, 25, "at_most")),
        ("fewer than 25 men", ("fewer than 25", None, 24, "less_than")),
        ("around 3,500 men", ("around 3,500", 3500, 3500, "about")),
        ("between 60 and 90 men", ("between 60 and 90", 60, 90, "exact")),
        ("60-90 men", ("60-90", 60, 90, "exact")),
        ("several men", ("several", 3, 9, "vague")),
        ("dozens of men", ("dozens", 24, 99, "vague")),
        ("tens of thousands of men", ("tens of thousands", 20000, 99999, "vague")),
        ("half a dozen men", ("half a dozen", 6, 6, "exact")),
        ("two dozen men", ("two dozen", 24, 24, "exact")),
        ("one hundred and six men", ("one hundred and six", 106, 106, "exact")),
        ("nineteen (19) men", ("nineteen (19)", 19, 19, "exact")),
        ("nobody was hurt", ("nobody", 0, 0, "exact")),
    ],
)
def test_words_become_intervals(text: str, found: tuple[str, int | None, int | None, str]) -> None:
    (number,) = FINDER.find(text)
    assert (number.text, number.low, number.high, number.qualifier) == found


@pytest.mark.parametrize(
    "text",
    [
        "12 kilometres away",
        "aged 34",
        "$400 was paid",
        "12% of them",
        "on 25th street",
        "3rd Brigade",
        "the 93rd Division",
        "12:30 in the night",
        "Resolution 2254",
        "six months later",
        "155 mm guns",
        "12 January",
        "a 12-year-old",
    ],
)
def test_what_counts_no_people(text: str) -> None:
    assert FINDER.find(text) == ()


def test_a_day_before_a_count_does_not_hide_it() -> None:
    assert [number.text for number in FINDER.find("On 15 February two people were killed.")] == ["two"]


@given(st.text(max_size=60))
def test_numbers_quote_any_text_in_order(text: str) -> None:
    end = 0
    for number in FINDER.find(text):
        assert end <= number.start < number.end
        assert text[number.start : number.end] == number.text
        end = number.end


@given(st.integers(min_value=0, max_value=999_999_999))
def test_digits_are_read_as_written(value: int) -> None:
    (number,) = FINDER.find(f"of {value:,} men")
    assert (number.low, number.high) == (value, value)
