from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model import Reading, Report
from counterclaim.reading.reader import Reader
from counterclaim.resources import actors, codebook
from counterclaim.resources.gazetteer import Gazetteer
from tests.texts import report_of


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(codebook.load(), actors.load(), Gazetteer())


def report(text: str, language: str | None = "en") -> Report:
    return report_of(text, published=date(2022, 1, 23), language=language)


TEXT = "Gunmen killed more than 70 guards near Raqqa on Thursday, the Syrian Democratic Forces said."


def test_a_report_is_read_for_words_numbers_days_places_and_actors(reader: Reader) -> None:
    reading = reader.read(report(TEXT))
    assert [(n.text, n.low, n.high) for n in reading.numbers] == [("more than 70", 71, None)]
    assert [(d.first, d.precision) for d in reading.dates] == [(date(2022, 1, 20), "day")]
    assert [(place.text, place.country) for place in reading.places] == [("Raqqa", "SY")]
    assert "Syrian Democratic Forces" in [actor.text for actor in reading.actors]
    assert len(reading.sentences) == 1
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_another_language_is_not_read(reader: Reader, language: str) -> None:
    reading = reader.read(report(TEXT, language))
    assert (reading.tokens, reading.numbers, reading.dates, reading.places, reading.actors) == ((),) * 5


PIECES = [
    "on Thursday", "three", "of the guards", "Hasakah", "ISIS", "the SDF said", "\n", "“", "2022-01-20",
    "40 km", "in Paris, Texas", "🚑", "قتل", "e\u0301", "\u202e", "\x00", "between 60 and", "January", "U.S.",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join))
def test_everything_read_quotes_any_text(reader: Reader, text: str) -> None:
    reading = reader.read(report(text))
    spans = [*reading.tokens, *reading.numbers, *reading.dates, *reading.places, *reading.actors]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
