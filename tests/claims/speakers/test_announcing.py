"""Who is announced before a colon as the one whose figures follow."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]

ANNOUNCED = [
    ("Governor Oleh Sych on Monday evening: the wave killed 12 people and hurt 40.", "Governor Oleh Sych"),
    (
        "The official balance, read out by the government spokesman: 43 dead, 56 wounded.",
        "government spokesman",
    ),
    ("Figures from the civil protection service are lower: 51 killed.", "civil protection service"),
    ("The Tarma facts, Lima's version: one sergeant killed; two colleagues wounded.", "Lima"),
    ("The health office corrected itself in the morning: 46 deaths.", "health office"),
    ("Evening. Mayor Terekh: 12 killed; 43 hurt, ten of them in hospital.", "Mayor Terekh"),
]


@pytest.mark.parametrize(("text", "name"), ANNOUNCED)
def test_every_figure_after_the_colon_is_theirs(tolls: Tolls, text: str, name: str) -> None:
    assert {claim.source.name for claim in tolls(text)} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed: 4; wounded: 12.",
        "Rebel troops dead: 59; wounded: 31 soldiers.",
        "Army ambush near Tarma: 5 killed.",
    ],
)
def test_a_line_of_a_table_names_no_speaker(tolls: Tolls, text: str) -> None:
    assert {claim.source.role for claim in tolls(text)} == {"report"}
