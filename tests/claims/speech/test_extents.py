"""Where what is said begins and ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.claims.speech.attributions import Speech

Hear = Callable[[str], tuple[Speech, ...]]


def _first(hear: Hear, text: str) -> Speech:
    return hear(text)[0]


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
            "The mayor said residents were worried and the envoy said the bridge was cut.",
            ["residents were worried"],
        ),
        (
            "The mayor said that residents were worried and that the envoy said the bridge was cut.",
            ["that residents were worried and that the envoy said the bridge was cut"],
        ),
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
