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


def test_a_concession_is_the_reports_own(hear: Hear) -> None:
    text = "The army said it held the hill, though the road to it was cut."
    assert [text[a:b] for a, b in _first(hear, text).content] == ["it held the hill"]


def test_an_aside_after_an_object_is_the_reports_own(hear: Hear) -> None:
    text = "The union condemned the arrest of its chairman, who was freed in May."
    assert [text[a:b] for a, b in _first(hear, text).content] == ["the arrest of its chairman"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("In a radio interview on Monday, the envoy condemned the raid.", ["the raid"]),
        ("The bridge, the envoy said, was cut.", ["The bridge", "was cut"]),
        ("The envoy condemned the raid when he met reporters.", ["the raid"]),
        (
            "The envoy said the road is cut because the bridge fell.",
            ["the road is cut because the bridge fell"],
        ),
        ("The mayor urged residents to leave the valley.", ["residents to leave the valley"]),
        ("The mayor said the road is cut and blamed the army.", ["the road is cut"]),
        (
            "The envoy said the road was cut, but that the bridge would be rebuilt.",
            ["the road was cut, but that the bridge would be rebuilt"],
        ),
    ],
)
def test_what_is_said_ends_where_the_reports_own_words_begin(
    hear: Hear, text: str, content: list[str]
) -> None:
    assert [text[a:b] for a, b in _first(hear, text).content] == content


def test_who_makes_sure_of_something_says_nothing(hear: Hear) -> None:
    assert not hear("The guards make sure that the boys are alive.")
    assert hear("The guards are sure the boys are alive.")
