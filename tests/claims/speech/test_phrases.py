"""Phrases that name a speaker, and speakers who are cited."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.claims.speech.attributions import Speech

Hear = Callable[[str], tuple[Speech, ...]]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Reuters, citing two security officials, said 11 soldiers had been shot.", "two security officials"),
        ("Eleven soldiers were shot, state television said, quoting the army chief.", "the army chief"),
    ],
)
def test_the_cited_speaker_is_innermost(hear: Hear, text: str, who: str) -> None:
    speeches = hear(text)
    place = text.lower().index("soldiers")
    covering = [speech for speech in speeches if speech.covers(place, place + 8)]
    inner = min(covering, key=lambda speech: speech.size)
    assert len(covering) == 2
    assert inner.inner
    assert inner.source_span is not None
    assert inner.source_span.text == who


def test_what_is_no_speaker_is_not_cited(hear: Hear) -> None:
    speeches = hear("The mayor said the road was closed, citing heavy rain.")
    assert not [speech for speech in speeches if speech.inner]


def test_what_is_added_about_a_speaker_is_not_said_by_them(hear: Hear) -> None:
    text = "Six people died on Monday, according to the police, who are looking for a driver."
    (speech,) = [s for s in hear(text) if s.rule == "according to"]
    assert [text[a:b] for a, b in speech.content] == ["Six people died on Monday"]


def test_according_as_is_no_speaker(hear: Hear) -> None:
    assert not [
        s for s in hear("Prices rise or fall according as the road is open.") if s.rule == "according to"
    ]


def test_a_poll_speaks(hear: Hear) -> None:
    text = "In a poll released on Monday, half of the villagers wanted the base closed."
    (speech, *_) = hear(text)
    assert speech.source_span is not None
    assert speech.source_span.text.startswith("a poll")
    assert [text[a:b] for a, b in speech.content] == ["half of the villagers wanted the base closed"]


def test_hearsay_has_no_source(hear: Hear) -> None:
    text = "The rebels have reportedly left the town."
    (speech,) = hear(text)
    assert (speech.source_span, speech.cue_span.text, speech.asserts) == (None, "reportedly", False)
    assert [text[a:b] for a, b in speech.content] == ["The rebels have", "left the town"]


def test_a_phrase_covers_verbs_that_share_a_subject(hear: Hear) -> None:
    text = "The death toll rose in May but fell in June, according to the ministry."
    assert [text[a:b] for a, b in hear(text)[0].content] == ["The death toll rose in May but fell in June"]
