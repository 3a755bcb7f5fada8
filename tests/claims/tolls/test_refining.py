"""Near outcomes: what the people are, and what was done to them next."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]

CASES = [
    ("Eight women were taken to the barracks and raped.", "sexual_violence", 8),
    ("Twelve villagers were led away and shot.", "killed", 12),
    ("The last two of the six who broke out were retaken at dawn.", "recaptured", 2),
    ("Police rounded up 150 people; 133 are still inside.", "detained", 133),
    ("Some 700 relatives of the rebels fled the prison.", "displaced", 700),
    ("Sixty suspected looters were taken into custody.", "detained", 60),
    ("The register holds 18 men who died at sea.", "killed", 18),
    ("The strike killed 14 fighters, among them two wanted leaders.", "killed", 2),
    ("The dead were 77 rebels, 39 of the police who guard the gate, and seven clerks.", "killed", 7),
    ("Some 700 inmates fled the prison.", "escaped", 700),
]


@pytest.mark.parametrize(("text", "outcome", "low"), CASES)
def test_who_they_are_decides_between_near_outcomes(tolls: Tolls, text: str, outcome: str, low: int) -> None:
    assert (outcome, low) in [(claim.outcome, claim.low) for claim in tolls(text)]


def test_those_left_out_are_no_figure(tolls: Tolls) -> None:
    assert not tolls("The army claimed to have freed all but eight of the girls.")


def test_what_might_have_been_is_no_figure(tolls: Tolls) -> None:
    assert not tolls("Had the guards not locked the gate, all ninety might have been taken.")


def test_a_family_is_no_person(tolls: Tolls) -> None:
    found = tolls("Nine members of one family were killed.")
    assert [(claim.outcome, claim.low) for claim in found] == [("killed", 9)]


def test_doers_of_a_phrase_are_not_its_victims(tolls: Tolls) -> None:
    found = tolls("Bandits numbering over 50 whisked away nine clerks.")
    assert [(claim.outcome, claim.low) for claim in found] == [("abducted", 9)]
