"""The codebook's table of words in full, and that a numeral lies at the bound of its phrase's interval."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.resources import codebook
from counterclaim.resources.counts import Counts, Interval

COUNTS = Counts(codebook.load())

TABLE = [
    ("39", 39, 39, "exact"), ("seventeen", 17, 17, "exact"), ("a dozen", 12, 12, "exact"),
    ("a couple", 2, 2, "exact"), ("at least 28", 28, None, "at_least"), ("28 or more", 28, None, "at_least"),
    ("no fewer than 28", 28, None, "at_least"), ("more than 70", 71, None, "more_than"),
    ("over 70", 71, None, "more_than"), ("upwards of 70", 71, None, "more_than"),
    ("up to 25", None, 25, "at_most"), ("at most 25", None, 25, "at_most"),
    ("as many as 25", None, 25, "at_most"), ("fewer than 25", None, 24, "less_than"),
    ("under 25", None, 24, "less_than"), ("about 3,500", 3500, 3500, "about"),
    ("around 3,500", 3500, 3500, "about"), ("some 3,500", 3500, 3500, "about"),
    ("roughly 3,500", 3500, 3500, "about"), ("approximately 3,500", 3500, 3500, "about"),
    ("an estimated 3,500", 3500, 3500, "about"), ("nearly 3,500", 3500, 3500, "about"),
    ("almost 3,500", 3500, 3500, "about"), ("between 60 and 90", 60, 90, "exact"),
    ("60 to 90", 60, 90, "exact"), ("60-90", 60, 90, "exact"), ("60–90", 60, 90, "exact"),
    ("a few", 3, 5, "vague"), ("several", 3, 9, "vague"), ("a handful", 3, 6, "vague"),
    ("dozens", 24, 99, "vague"), ("scores", 40, 99, "vague"), ("tens", 20, 99, "vague"),
    ("hundreds", 200, 999, "vague"), ("thousands", 2000, 9999, "vague"),
    ("tens of thousands", 20000, 99999, "vague"), ("more than a hundred", 101, None, "more_than"),
    ("a hundred or so", 100, 100, "about"), ("half a dozen", 6, 6, "exact"), ("two dozen", 24, 24, "exact"),
    ("nearly two dozen", 24, 24, "about"), ("some", None, None, "unstated"), ("many", None, None, "unstated"),
    ("a number", None, None, "unstated"), ("unknown number", None, None, "unstated"),
    ("no", 0, 0, "exact"), ("none", 0, 0, "exact"),
    ("not one", 0, 0, "exact"), ("zero", 0, 0, "exact"),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "low", "high", "qualifier"), TABLE)
def test_the_table_of_the_codebook(phrase: str, low: int | None, high: int | None, qualifier: str) -> None:
    assert COUNTS.read(phrase) == Interval(low, high, qualifier)  # type: ignore[arg-type]
    assert COUNTS.read(phrase.upper()) == COUNTS.read(phrase)


UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number: int) -> str:
    """Write a number below a million in English words."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return TENS[tens] + (f"-{UNITS[rest]}" if rest else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{UNITS[hundreds]} hundred" + (f" and {spelled(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    joined = " and " if rest < 100 else " "
    return f"{spelled(thousands)} thousand" + (f"{joined}{spelled(rest)}" if rest else "")


people = st.integers(1, 999_999)
numerals = people.flatmap(lambda n: st.sampled_from([(n, str(n)), (n, f"{n:,}"), (n, spelled(n))]))


@given(numerals)
def test_a_numeral_is_read_as_it_is_written(numeral: tuple[int, str]) -> None:
    number, written = numeral
    assert COUNTS.read(written) == Interval(number, number, "exact")
    assert COUNTS.plain(written) == number


BEFORE = sorted({word for bound in codebook.load().numbers.bounds for word in bound.before})
AFTER = sorted({word for bound in codebook.load().numbers.bounds for word in bound.after})
STRICT = {"more_than": 1, "less_than": -1}


@given(numerals, st.sampled_from(BEFORE) | st.sampled_from(AFTER))
def test_a_numeral_is_the_bound_of_its_phrase(numeral: tuple[int, str], words: str) -> None:
    number, written = numeral
    interval = COUNTS.read(f"{words} {written}" if words in BEFORE else f"{written} {words}")
    assert interval is not None
    moved = number + STRICT.get(interval.qualifier, 0)
    bounds = {bound for bound in (interval.low, interval.high) if bound is not None}
    assert bounds == {moved}


@given(numerals, st.sampled_from(["", *BEFORE]), st.sampled_from(["killed", "of the guards", ""]))
def test_a_phrase_is_found_whole_in_its_sentence(numeral: tuple[int, str], words: str, rest: str) -> None:
    phrase = f"{words} {numeral[1]}".strip()
    sentence = f"The raid left {phrase} {rest}."
    (found,) = COUNTS.find(sentence)
    start, end, interval = found
    assert sentence[start:end] == phrase
    assert interval == COUNTS.read(phrase)


PIECES = st.sampled_from([*BEFORE, *AFTER, *"12 a dozen hundred to - and scores between".split()])


@given(st.text(max_size=60) | st.lists(PIECES, max_size=8).map(" ".join))
def test_what_is_found_in_any_text_can_be_read_from_its_words(text: str) -> None:
    at = 0
    for start, end, interval in COUNTS.find(text):
        assert at <= start < end <= len(text)
        assert COUNTS.read(text[start:end]) == interval
        if interval.low is not None and interval.high is not None:
            assert 0 <= interval.low <= interval.high
        at = end


@pytest.mark.parametrize("phrase", ["", "guards", "AK-47", "25th", "3.5", "12:30", "minus 3", "F16"])
def test_what_is_no_count_is_not_read(phrase: str) -> None:
    assert COUNTS.read(phrase) is None


BOUNDS = [
    ("They handed over nineteen drivers.", (19, 19)),
    ("They killed over nineteen drivers.", (20, None)),
    ("The toll is above 150 now.", (151, None)),
    ("The shell killed six, possibly seven cooks.", (6, 7)),
]


@pytest.mark.parametrize(("text", "bounds"), BOUNDS)
def test_what_bounds_a_number(text: str, bounds: tuple[int | None, int | None]) -> None:
    ((_, _, interval),) = COUNTS.find(text)
    assert (interval.low, interval.high) == bounds


@pytest.mark.parametrize("text", ["They now cover five towns.", "They could not recover a dozen boats."])
def test_a_bound_is_a_word_of_its_own(text: str) -> None:
    ((_, _, interval),) = COUNTS.find(text)
    assert interval.qualifier == "exact"
