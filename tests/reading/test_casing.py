from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.casing import is_capitals, recase

COMMON = {"gunmen", "killed", "guards", "said", "were", "the"}.__contains__
NAMES = frozenset({"syria", "turkish"})


@given(st.text() | st.text("AİSSẞǅΣŁéß’' .-\n0"))
def test_recased_text_has_the_same_length(text: str) -> None:
    for is_common in (COMMON, lambda _: True, lambda _: False):
        recased = recase(text, is_common, NAMES)
        assert len(recased) == len(text)
        assert recased.casefold() == text.casefold()


@pytest.mark.parametrize(
    ("capitals", "usual"),
    [
        ("GUNMEN KILLED GUARDS IN SYRIA.", "Gunmen killed guards in Syria."),
        ("TURKISH GUARDS WERE KILLED", "Turkish guards were killed"),
        ("HASAKAH -- THE SDF SAID", "Hasakah -- The SDF said"),
        ("KILLED. THE GUARDS SAID", "Killed. The guards said"),
    ],
)
def test_names_keep_a_capital_and_words_lose_theirs(capitals: str, usual: str) -> None:
    assert recase(capitals, COMMON, NAMES) == usual


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("GUNMEN KILLED SEVEN", True),
        ("Gunmen killed seven", False),
        ("SDF", False),
        ("", False),
        ("١٢٣", False),
    ],
)
def test_text_in_capitals_is_told_from_an_acronym(text: str, capitals: bool) -> None:
    assert is_capitals(text) is capitals
