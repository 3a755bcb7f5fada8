"""Sources and cues, token by token."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.claims.speech.attributions import Speech

Hear = Callable[[str], tuple[Speech, ...]]


@pytest.mark.parametrize(
    ("text", "who", "cue"),
    [
        ("A spokesman, Farid Osman, said the road was cut.", "A spokesman, Farid Osman", "said"),
        ("The mayor and two teachers say the well was poisoned.", "The mayor and two teachers", "say"),
        ("Having lost the hill, the army says it will return.", "the army", "says"),
        ("The man who led the patrol says it was calm.", "The man who led the patrol", "says"),
        ("The mayor was told by soldiers that the road was cut.", "soldiers", "was told"),
        ("The council also argued that the dam was safe.", "The council", "also argued"),
        (
            "TUNIS, June 10 (Wire) - The ministry on Monday raised the toll of the raid on Sirte to 18, "
            "and said that 25 were injured.",
            "The ministry",
            "said",
        ),
        ("“Come back,” shouted a guard.", "a guard", "shouted"),
        ("A guard was quoted as saying that nobody had fled.", "A guard", "saying"),
    ],
)
def test_source_and_cue(hear: Hear, text: str, who: str, cue: str) -> None:
    found = {(s.source_span.text if s.source_span else None, s.cue_span.text) for s in hear(text)}
    assert (who, cue) in found


def test_a_subject_in_a_quotation_does_not_speak_outside_it(hear: Hear) -> None:
    text = "“The men of the hill came down,” a shepherd said."
    assert {s.source_span.text for s in hear(text) if s.source_span} == {"a shepherd"}


def test_a_verb_without_anybody_says_nothing(hear: Hear) -> None:
    assert not hear("Note that the road is long.")


def test_who_issues_a_text_says_what_it_says(hear: Hear) -> None:
    (*_, speech) = hear("The army issued a statement saying that nine men had died.")
    assert speech.source_span is not None
    assert speech.source_span.text == "The army"
