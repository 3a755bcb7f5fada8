"""Speakers before a colon or after a dash."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.claims.speech.attributions import Speech

Hear = Callable[[str], tuple[Speech, ...]]


@pytest.mark.parametrize(
    ("text", "who", "mark", "what"),
    [
        ("Hospital: 44 dead", "Hospital", ":", "44 dead"),
        ("Eleven dead in market blast: police", "police", ":", "Eleven dead in market blast"),
        ("12 dead in market blast - ministry", "ministry", "-", "12 dead in market blast"),
        (
            "Statement by the General Command: our forces have left the valley",
            "General Command",
            ":",
            "our forces have left the valley",
        ),
        ("09:15 Army: two soldiers wounded at the gate", "Army", ":", "two soldiers wounded at the gate"),
        ("The dead (army: 160) lay there.", "army", ":", "160"),
    ],
)
def test_reads_labels(hear: Hear, text: str, who: str, mark: str, what: str) -> None:
    (speech,) = [s for s in hear(text) if s.rule == "label"]
    assert speech.source_span is not None
    assert (speech.source_span.text, speech.cue_span.text) == (who, mark)
    assert [text[a:b] for a, b in speech.content] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "Update: 12 dead",
        "MOGADISHU: Troops ended a siege of a hotel on Sunday.",
        "The commission names 19 dead: eleven guards, five drivers and three cooks.",
        "Casualties: 12 dead, 40 wounded",
        "Location: the old market of the town",
    ],
)
def test_captions_datelines_and_sentences_are_no_speakers(hear: Hear, text: str) -> None:
    assert not [speech for speech in hear(text) if speech.rule == "label"]


def test_capitals_in_a_transcript_are_a_person_of_the_text(hear: Hear) -> None:
    text = "The radio spoke to John Miller on Monday.\n\nMILLER: We have seen no aid since the spring."
    assert [s.source_span.text for s in hear(text) if s.rule == "label" and s.source_span] == ["MILLER"]
