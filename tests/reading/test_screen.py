from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model import Reading, Report
from counterclaim.reading.nlp import paragraphs
from counterclaim.reading.reader import Reader
from counterclaim.reading.screen import SHORT, Screen
from counterclaim.resources import actors, codebook
from counterclaim.resources.gazetteer import Gazetteer
from tests.texts import report_of

CALM = (
    "The council met for most of the afternoon and agreed to mend the roof of the library before the winter.",
    "Members spoke of the price of slate, of the choir and of a bench that somebody had painted green.",
    "The mayor thanked the volunteers, who have kept the reading room open without pay since the spring.",
    "A second meeting will look at the drains, said the clerk, and everybody is welcome to come and speak.",
    "Tea was served by the scouts, and the band played until the lamps along the river were lit.",
    "Nobody could remember a warmer evening so late in the year, and the swallows had not left yet.",
)
DIVIDER = "\n\n"


@pytest.fixture(scope="module")
def plain() -> Reader:
    return Reader(codebook.load(), actors.load(), Gazetteer())


@pytest.fixture(scope="module")
def screened() -> Reader:
    return Reader(codebook.load(), actors.load(), Gazetteer(), screen=True)


@pytest.fixture(scope="module")
def screen() -> Screen:
    endings = ("", "s", "d", "ed", "ing")
    return Screen(codebook.load(), lambda base: [base + ending for ending in endings])


def report(text: str) -> Report:
    return report_of(text, published=date(2022, 1, 23))


def kept(screen: Screen, *texts: str) -> list[str]:
    text = DIVIDER.join(texts)
    return [text[start:end] for start, end in screen.keep(text, tuple(paragraphs(text)))]


def test_a_report_without_a_word_of_a_claim_is_turned_away(screen: Screen) -> None:
    assert kept(screen, *CALM) == []
    assert kept(screen, *CALM, "It cost 12,000 pounds, and 40 people gave money.") == []


@pytest.mark.parametrize(
    "words",
    [
        "the clerk will release it to 20 reporters",
        "the rules hold for three years",
        "the gun laws of two states",
        "prices fall in 11 towns",
    ],
)
def test_words_that_mostly_mean_something_else_are_no_signs(screen: Screen, words: str) -> None:
    assert kept(screen, *CALM, words.capitalize() + ".") == []


def test_a_report_full_of_signs_is_read_whole(screen: Screen) -> None:
    texts = (*CALM, "Gunmen killed two herders and wounded a third.", "The ministry put it at five.")
    assert kept(screen, *texts) == list(texts)


def test_of_a_passing_mention_its_neighbours_and_the_first_paragraph_are_read(screen: Screen) -> None:
    texts = [*CALM, *CALM, "Her brother was among the 31 people killed at the bridge.", *CALM, *CALM]
    assert kept(screen, *texts) == [texts[0], *texts[11:14]]


def test_a_sign_without_a_number_beside_it_is_no_passing_mention(screen: Screen) -> None:
    assert (
        kept(screen, *CALM, *CALM, "The film is about the murder of a king. It won 31 prizes.", *CALM) == []
    )


@pytest.mark.parametrize("text", ["They took out sixty-five.", "The army denied losing any men; 31, say we."])
def test_a_short_text_with_a_number_is_always_read(screen: Screen, text: str) -> None:
    assert kept(screen, text) == [text]


def test_a_short_text_without_number_or_sign_is_turned_away(screen: Screen) -> None:
    assert len(CALM[0].split()) < SHORT
    assert kept(screen, CALM[0]) == []
    assert kept(screen, "") == []


def test_capitals_and_letters_that_grow_in_lower_case_are_read(screen: Screen) -> None:
    texts = ("İİİ İstanbul", *CALM, "GUNMEN KILLED 12 SOLDIERS NEAR İZMİR.", *CALM, *CALM)
    assert "GUNMEN KILLED 12 SOLDIERS NEAR İZMİR." in kept(screen, *texts)


@pytest.mark.parametrize("form", ["shot", "slain", "hostages", "dying", "wounded", "casualties", "kidnapped"])
def test_signs_are_known_in_every_form(screened: Reader, form: str) -> None:
    reading = screened.read(report(DIVIDER.join([*CALM, f"There were 14 {form} there.", *CALM])))
    assert f"There were 14 {form} there." in reading.report.text
    assert form in [token.text for token in reading.tokens]


def test_a_report_turned_away_comes_back_with_empty_tables(screened: Reader) -> None:
    calm = report(DIVIDER.join(CALM))
    reading = screened.read(calm)
    assert reading == Reading(
        report=calm, tokens=(), sentences=(), numbers=(), dates=(), places=(), actors=()
    )


LINES = [
    *CALM,
    "On Thursday the Taliban said they had killed 12 soldiers near Kabul.",
    "Police in Lagos found three bodies, and nobody was arrested.",
    "He was held for two days in Paris, Texas, in January 2021.",
    "The U.N. put it at 39.",
    "قتل ثلاثة",
    "\u202e🚑 e\u0301",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=24), st.sampled_from(["\n\n", "\n", " "]))
def test_what_is_kept_reads_as_it_does_without_the_screen(
    plain: Reader, screened: Reader, lines: list[str], divider: str
) -> None:
    text = divider.join(lines)
    whole, part = plain.read(report(text)), screened.read(report(text))
    assert {parsed(whole, rank) for rank in range(len(whole.tokens))} >= {
        parsed(part, rank) for rank in range(len(part.tokens))
    }
    assert {(s.start, s.end) for s in whole.sentences} >= {(s.start, s.end) for s in part.sentences}
    assert set(whole.numbers) >= set(part.numbers)
    assert set(whole.actors) >= set(part.actors)
    starts = {token.start for token in part.tokens}
    for span in (*part.tokens, *part.numbers, *part.dates, *part.places, *part.actors):
        assert text[span.start : span.end] == span.text
        assert span.start in starts


def parsed(reading: Reading, rank: int) -> tuple[object, ...]:
    """Return a token with its head told by place in the text, which does not depend on what was left out."""
    token = reading.tokens[rank]
    return (
        *msgspec.structs.astuple(msgspec.structs.replace(token, head=0)),
        reading.tokens[token.head].start,
    )


def test_a_report_that_passes_whole_is_read_as_without_the_screen(plain: Reader, screened: Reader) -> None:
    violent = report(DIVIDER.join(LINES[6:10]))
    assert screened.read(violent) == plain.read(violent)
