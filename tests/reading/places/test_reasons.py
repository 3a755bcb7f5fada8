"""Why a name stands for its place is told: its spelling, its precision, what decided, what did not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from counterclaim.model import Reading, Reason, name_of

Read = Callable[..., Reading]


def why(read: Read, text: str, name: str) -> dict[str, Reason]:
    """Return the reasons for the place of a name, by field, the last of each."""
    record = name_of("place", text.index(name))
    return {reason.field: reason for reason in read(text).reasons if reason.record == record}


def test_a_name_of_several_places_says_what_decided(read: Read) -> None:
    reasons = why(read, "Militias shelled Tripoli in Libya, and Misrata was hit too.", "Tripoli")
    assert reasons["place"].rule == "its name"
    assert "the countries that the report speaks of" in reasons["chosen"].rule
    assert re.fullmatch(r".+, LB, \w+: [\d.]+ lower, for .+", reasons["rejected"].rule)


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        ("Four people died in Hasakeh in Syria.", "Hasakeh", "the same consonants: Al"),
        ("Four people died in Bombay in India.", "Bombay", "another of its names: Mumbai"),
        ("Four people died in Qamishli in Syria.", "Qamishli", "but for the article"),
    ],
)
def test_another_spelling_says_whose_it_is(read: Read, text: str, name: str, rule: str) -> None:
    assert rule in why(read, text, name)["place"].rule


def test_a_place_beside_the_named_one_says_so(read: Read) -> None:
    text = "A convoy was hit 20 km north of Qamishli in Syria."
    precision = why(read, text, "Qamishli")["precision"]
    assert "direction" in precision.rule
    assert precision.words is not None
    assert precision.words.text == "Qamishli"


def test_every_place_has_a_reason_and_every_reason_quotes(read: Read) -> None:
    text = "Rebels took Blue Gate Market in Paris and fled to Zxqwby Hill, Al-Hol camp and Mali."
    reading = read(text)
    assert {name_of("place", place.start) for place in reading.places} == {r.record for r in reading.reasons}
    for reason in reading.reasons:
        assert reason.words is None or text[reason.words.start : reason.words.end] == reason.words.text
