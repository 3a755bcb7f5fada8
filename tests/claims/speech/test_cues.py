"""What cues say about what is said: denial, doubt, and whether anybody vouches for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.claims.speech.attributions import Speech

Hear = Callable[[str], tuple[Speech, ...]]


def _first(hear: Hear, text: str) -> Speech:
    return hear(text)[0]


@pytest.mark.parametrize(
    ("text", "denies", "doubts"),
    [
        ("The army denied that any prisoner had escaped.", True, False),
        ("The army did not deny that prisoners had escaped.", False, False),
        ("The ministry rejected the claim.", True, False),
        ("The mission doubts that the village was shelled.", False, True),
        ("The envoy did not confirm that the bridge had fallen.", False, True),
        ("The envoy confirmed that the bridge had fallen.", False, False),
    ],
)
def test_denial_and_doubt(hear: Hear, text: str, *, denies: bool, doubts: bool) -> None:
    speech = _first(hear, text)
    assert (speech.denies, speech.doubts) == (denies, doubts)


@pytest.mark.parametrize(
    ("text", "asserts"),
    [
        ("The army said nine men had died.", True),
        ("The army's claim that nine men had died was met with disbelief.", True),
        ("The rebels want the envoy to leave.", False),
        ("Nine men are feared dead in the mine.", False),
        ("The bishop is sure that the boys are alive.", False),
    ],
)
def test_only_what_is_vouched_for_is_covered(hear: Hear, text: str, *, asserts: bool) -> None:
    speech = _first(hear, text)
    start, end = speech.content[0]
    assert speech.asserts is asserts
    assert speech.covers(start, end) is asserts


@pytest.mark.parametrize(
    "text", ["The army raised 3 million dollars.", "The blast counted for 12 of the holes."]
)
def test_a_figure_is_said_only_of_people_and_by_somebody(hear: Hear, text: str) -> None:
    assert not hear(text)


def test_who_makes_sure_of_something_says_nothing(hear: Hear) -> None:
    assert not hear("The guards make sure that the boys are alive.")
    assert hear("The guards are sure the boys are alive.")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("It is unclear whether the boys are alive.", ["whether the boys are alive"]),
        ("The fire appears to have spread.", ["The fire", "to have spread"]),
    ],
)
def test_what_only_looks_so_has_no_source(hear: Hear, text: str, content: list[str]) -> None:
    speech = _first(hear, text)
    assert (speech.source_span, speech.asserts) == (None, False)
    assert [text[a:b] for a, b in speech.content] == content


def test_the_clause_after_a_cue_is_what_is_said(hear: Hear) -> None:
    text = "The figures disagree: the porter said that remains had been moved."
    assert [text[a:b] for a, b in _first(hear, text).content] == ["that remains had been moved"]
    text = "The priest wept as he described the raid."
    assert [text[a:b] for a, b in _first(hear, text).content] == ["the raid"]


def test_a_quotation_that_opens_in_a_clause_is_said_to_its_end(hear: Hear) -> None:
    text = "The mayor insisted that the army had “left the town. Nobody saw it go.” The army said nothing."
    speech = hear(text)[0]
    assert [text[a:b] for a, b in speech.content] == ["that the army had “left the town. Nobody saw it go.”"]
