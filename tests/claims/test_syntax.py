"""Look-ups over a reading: trees, clauses, quotations, spans."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from counterclaim.claims.syntax import Syntax
from counterclaim.reading.reader import Reader
from tests.texts import report_of

Parse = Callable[[str], Syntax]


@pytest.fixture(scope="session")
def parse(reader: Reader) -> Parse:
    """Read a text and index it."""

    def read(text: str) -> Syntax:
        report = report_of(text)
        return Syntax(reader.read(report))

    return read


def _place(syntax: Syntax, word: str) -> int:
    return next(place for place, token in enumerate(syntax.tokens) if token.text == word)


def test_at_finds_the_token_of_a_character(parse: Parse) -> None:
    syntax = parse("Guards shot nine men.")
    assert [syntax.tokens[syntax.at(char)].text for char in (0, 6, 8, 12, 20)] == [
        "Guards",
        "Guards",
        "shot",
        "nine",
        ".",
    ]


def test_a_passive_has_no_doer_but_a_subject(parse: Parse) -> None:
    syntax = parse("Nine men were killed by guards.")
    killed = _place(syntax, "killed")
    assert syntax.is_passive(killed)
    assert syntax.tokens[syntax.subject(killed) or 0].text == "men"


def test_an_active_verb_is_not_passive(parse: Parse) -> None:
    syntax = parse("Guards killed nine men.")
    assert not syntax.is_passive(_place(syntax, "killed"))


def test_negation(parse: Parse) -> None:
    syntax = parse("Nine men were not killed.")
    assert syntax.is_negated(_place(syntax, "killed"))


def test_a_subtree_lies_between_its_edges(parse: Parse) -> None:
    syntax = parse("The guards of the old prison fled.")
    first, last = syntax.edges(_place(syntax, "guards"))
    assert syntax.span(first, last).text == "The guards of the old prison"


def test_a_noun_phrase_leaves_clauses_out(parse: Parse) -> None:
    syntax = parse("The guards of the old prison who fled were tired.")
    assert syntax.span(*syntax.noun_phrase(_place(syntax, "guards"))).text == "The guards of the old prison"


def test_the_verb_of_a_sentence_governs_its_particle(parse: Parse) -> None:
    syntax = parse("Rebels blew up two bridges.")
    verb = _place(syntax, "blew")
    assert syntax.nucleus(verb, verb + 1) == verb


def test_quotations_are_found_with_their_marks(parse: Parse) -> None:
    text = "He said “nine are dead” and left."
    syntax = parse(text)
    (start, end) = syntax.quotation_at(text.index("nine")) or (0, 0)
    assert text[start:end] == "“nine are dead”"
    assert syntax.quotation_at(0) is None


def test_sentences_and_ancestors(parse: Parse) -> None:
    syntax = parse("Nine men died. Two fled.")
    two = _place(syntax, "Two")
    assert syntax.sentence_number(two) == 1
    assert syntax.is_under(two, _place(syntax, "fled"))


def test_an_empty_text_has_nothing(parse: Parse) -> None:
    syntax = parse("")
    assert syntax.tokens == ()
    assert syntax.quotations == ()


def test_no_pattern_finds_words_that_were_not_parsed(parse: Parse) -> None:
    read = parse('"They fled," he said.\n\nAccording to her, 40 died.\n\nIt rained.').reading
    last = [token for token in read.tokens if token.start > read.sentences[1].end]
    tokens = tuple(msgspec.structs.replace(token, head=rank) for rank, token in enumerate(last))
    sentence = msgspec.structs.replace(read.sentences[2], first=0, last=len(tokens))
    part = Syntax(msgspec.structs.replace(read, tokens=tokens, sentences=(sentence,)))
    assert part.text.split() == ["It", "rained."]
    assert (len(part.text), part.text.count("\n")) == (len(read.report.text), 4)
    assert Syntax(read).text == read.report.text
