"""Quotations without a cue of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.claims.speech.attributions import Speech

Hear = Callable[[str], tuple[Speech, ...]]


def _joined(hear: Hear, text: str, who: str) -> list[str]:
    return [
        text[a:b]
        for speech in hear(text)
        if speech.source_span is not None and speech.source_span.text == who
        for a, b in speech.content
    ]


def test_a_paragraph_goes_on_with_its_speaker(hear: Hear) -> None:
    text = "“We are surrounded,” the colonel said. “There is no water left. We hope for rain.”"
    assert _joined(hear, text, "the colonel") == [
        "“We are surrounded,”",
        "“There is no water left. We hope for rain.”",
    ]


def test_a_paragraph_of_nothing_but_a_quotation_carries_on(hear: Hear) -> None:
    text = "“Nobody is coming,” the nurse said.\n\n“We have water for two days.”\n\n“After that, nothing.”"
    assert len(_joined(hear, text, "the nurse")) == 3


def test_a_new_paragraph_with_words_of_its_own_does_not(hear: Hear) -> None:
    text = (
        "“Nobody is coming,” the nurse said.\n\nThe square was empty. “Here the market was held.” Dust blew."
    )
    assert _joined(hear, text, "the nurse") == ["“Nobody is coming,”"]


def test_quoted_words_in_narration_are_nobodys(hear: Hear) -> None:
    assert not hear("The “volunteers” left the town at noon.")


@pytest.mark.parametrize("between", ["", " He sat down."])
def test_speech_left_open_runs_on(hear: Hear, between: str) -> None:
    text = (
        f"“They came at dawn,” the baker said.{between} “They took the flour.\n\n“Then they took the oven.”"
    )
    assert _joined(hear, text, "the baker")[-1] == "“Then they took the oven.”"
