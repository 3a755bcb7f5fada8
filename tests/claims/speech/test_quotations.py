"""Pairing of quotation marks: nested, left open, slipped, single, and marks that quote nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.claims.speech.quotations import Group, Quotations, owners, quoted_share
from counterclaim.claims.syntax import Syntax
from counterclaim.model import Reading
from tests.texts import report_of


def _quotations(text: str) -> Quotations:
    report = report_of(text)
    return Quotations(
        Syntax(Reading(report=report, tokens=(), sentences=(), numbers=(), dates=(), places=(), actors=()))
    )


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "go" and "stay".', ['"go"', '"stay"']),
        ("“We know,” he said. “We knew.”", ["“We know,”", "“We knew.”"]),
        ("''We know,'' he said.", ["''We know,''"]),
        ("“We saw them.\n“They saw us.”", ["“We saw them.", "“They saw us.”"]),
        ("so-called “rebels“ and others", ["“rebels“"]),
        ('a 5" gun and a 6" gun', []),
        ("‘We know,’ he said.", ["‘We know,’"]),
        ("the fighters' camp and the army's post", []),
        ("« Rien, » he said", ["« Rien, »"]),
    ],
)
def test_pairs_marks(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in _quotations(text).ranges] == quoted


@pytest.mark.parametrize(
    ("text", "is_sentence"),
    [
        ("“We know,” he said", True),
        ("the “rebels” fled", False),
        ("“They will never come back” it read", True),
    ],
)
def test_tells_sentences_from_quoted_words(text: str, *, is_sentence: bool) -> None:
    assert _quotations(text).is_sentence(0) is is_sentence


@pytest.mark.parametrize(
    ("text", "cue", "owned"),
    [
        ("“We know,” he said.", "he said", True),
        ("He said on Monday, “We know.”", "He said", True),
        ("He said:\n\n“We know.”", "He said", True),
        ("“We know.” He said little.", "He said", False),
        ("He said it was over. “We know.”", "He said", False),
        ("On “The Late Hour,” he said little.", "he said", False),
    ],
)
def test_a_quotation_belongs_to_the_cue_beside_it(text: str, cue: str, *, owned: bool) -> None:
    start = text.index(cue)
    assert bool(owners(_quotations(text), [Group(0, start, start + len(cue))])) is owned


@given(st.text(alphabet="ab \n“”\"'’.", max_size=60))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    ranges = _quotations(text).ranges
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert all(one[1] <= other[0] for one, other in pairwise(ranges))


def test_share_of_quoted_characters() -> None:
    assert quoted_share([(0, 10), (20, 30)], [(5, 25)]) == 0.5
    assert quoted_share([], [(0, 4)]) == 0.0
