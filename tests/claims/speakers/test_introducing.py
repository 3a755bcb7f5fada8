"""Who speaks in a quotation by the words before it, and subjects that name nobody who speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]

INTRODUCED = [
    (
        'The prime minister did the sums himself. "We lost 208 people." An aide spoke of "a lynching".',
        "prime minister",
    ),
    (
        'Governor Oleg Sych, on his channel. "Eleven people were killed." The legion reports "a raid".',
        "Governor Oleg Sych",
    ),
    (
        'The mayor says "the sixty". Army spokesman Jules Ngo: "We buried 59 people."',
        "Army spokesman Jules Ngo",
    ),
    (
        'An aide called for calm. Delegate Ramon Moh was asked again; "We have 14 people dead on our side."',
        "Delegate Ramon Moh",
    ),
]


@pytest.mark.parametrize(("text", "name"), INTRODUCED)
def test_who_is_introduced_speaks(tolls: Tolls, text: str, name: str) -> None:
    assert tolls(text)[0].source.name == name


SUBJECTS = [
    (
        'Fifty bodies were found, its head told a paper.\n"It will rise," he said. "We have 12 killed."',
        "head",
    ),
    ("Friend side one deplores five soldiers killed.", None),
    ("The mayor spoke to Omar Rahal's men. Nine rebels, he went on, were killed.", "mayor"),
    ('Police, who at first acknowledged "about 20" deaths, have left.', "Police"),
]


@pytest.mark.parametrize(("text", "name"), SUBJECTS)
def test_a_subject_that_names_nobody_is_no_speaker(tolls: Tolls, text: str, name: str | None) -> None:
    assert tolls(text)[-1].source.name == name
