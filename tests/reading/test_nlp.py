"""Tokens and sentences quote any text, cover it in order, and do not depend on what was read before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reading.nlp import MAX_PARAGRAPH, Parser, is_hard_wrapped, paragraphs


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(frozenset({"syria"}))


PIECES = "The SDF said 39 guards died. GUNMEN e\u0301 👩‍🚒 قُتل \u200f \x00 “ ”".split(" ")
WORDS = st.lists(st.sampled_from([*PIECES, "\n", "\n\n"]), max_size=12).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=50) | WORDS | WORDS.map(str.upper))
def test_tokens_and_sentences_quote_any_text(parser: Parser, text: str) -> None:
    tokens, sentences = parser.parse(text)
    at = 0
    for token in tokens:
        assert at <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        assert text[at : token.start].strip() == "", "nothing but space lies between tokens"
        assert 0 <= token.head < len(tokens)
        at = token.end
    assert text[at:].strip() == ""
    assert [index for s in sentences for index in range(s.first, s.last)] == list(range(len(tokens)))
    for sentence in sentences:
        assert (sentence.start, sentence.end) == (tokens[sentence.first].start, tokens[sentence.last - 1].end)
        assert all(sentence.first <= t.head < sentence.last for t in tokens[sentence.first : sentence.last])


def test_parsing_does_not_depend_on_what_was_parsed_before(parser: Parser) -> None:
    text = "The force said 39 of its men had died.\n\nFighting went on."
    before = parser.parse(text)
    parser.parse("Dozens of gunmen stormed Ghwayran, Xyzzyville and Plughstan.")
    assert parser.parse(text) == before
    assert Parser(frozenset({"syria"})).parse(text) == before


def test_capitals_are_read_like_usual_prose(parser: Parser) -> None:
    tokens, _ = parser.parse("THE GUNMEN KILLED SEVEN GUARDS IN SYRIA ON MONDAY.")
    assert [token.text for token in tokens][:3] == ["THE", "GUNMEN", "KILLED"]
    assert [token.lemma for token in tokens if token.tag.startswith("VB")] == ["kill"]


def test_an_acronym_that_is_a_word_is_read_as_a_name(parser: Parser) -> None:
    tokens, _ = parser.parse(
        "IS itself never moved below 200, and WHO doctors, who came, say so. What IS it?"
    )
    read = [(token.text, token.lemma, token.tag[:2]) for token in tokens]
    assert ("IS", "is", "NN") in read
    assert ("WHO", "who", "NN") in read
    assert ("who", "who", "WP") in read


def test_a_headline_is_no_part_of_the_sentence_below_it(parser: Parser) -> None:
    text = "Gunmen storm prison\nThe force said seven guards had died."
    _, sentences = parser.parse(text)
    assert [text[s.start : s.end] for s in sentences] == text.split("\n")


# ---------------------------------------------------------------- paragraphs
@given(st.text(st.sampled_from("ab \n."), max_size=80))
def test_paragraphs_cover_all_that_is_not_space(text: str) -> None:
    at = 0
    for start, end in paragraphs(text):
        assert at <= start < end <= len(text)
        assert text[start:end].strip()
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


def test_a_giant_paragraph_is_cut_at_spaces() -> None:
    text = "word " * (MAX_PARAGRAPH // 2)
    pieces = [text[start:end] for start, end in paragraphs(text)]
    assert max(map(len, pieces)) <= MAX_PARAGRAPH
    assert len(pieces) == 3
    assert all(piece.split() == ["word"] * len(piece.split()) for piece in pieces)
    unbroken = [end - start for start, end in paragraphs("x" * (2 * MAX_PARAGRAPH + 1))]
    assert unbroken == [MAX_PARAGRAPH, MAX_PARAGRAPH, 1]


def test_hard_wrapped_text_is_joined() -> None:
    line = "the guards of the prison said that the gunmen had come from the south and that\n"
    assert is_hard_wrapped(line * 6)
    assert len(list(paragraphs(line * 6 + "\n" + line * 6))) == 2
    assert not is_hard_wrapped(
        "A short headline.\nA sentence that ends as sentences do, with a full stop.\n" * 5
    )


def test_a_gloss_in_square_brackets_ends_no_sentence(parser: Parser) -> None:
    text = "THE ELN [ARMY OF NATIONAL LIBERATION] GUERRILLAS ATTACKED A BRIDGE. [END] THEY LEFT."
    tokens, sentences = parser.parse(text)
    assert text[sentences[0].start : sentences[0].end].endswith("BRIDGE.")
    assert "[" in [token.text for token in tokens]
