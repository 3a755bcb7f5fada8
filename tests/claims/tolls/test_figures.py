"""Bare figures: what was counted before, what was asked, what a list holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]

GIVEN = [
    ("A shell killed 30 people, a nurse said. The ministry conceded 16 at most.", "killed", (None, 16)),
    ("A shell killed 30 people, a nurse said. Another nurse reached 60.", "killed", (60, 60)),
    ("A shell killed 30 people, a nurse said. Their union has a list of 41.", "killed", (41, 41)),
    ("A shell killed 30 people. Doctors told us more than 80.", "killed", (81, None)),
    ("It is not known how many of the men were captured. The rebels give a dozen.", "captured", (12, 12)),
    ("How many soldiers died at Karu? None of its men, says the ministry.", "killed", (0, 0)),
    ("Nurses counted 26 dead on Sunday, the union 31.", "killed", (31, 31)),
    ("The ministry reckons 273 dead in the crisis, ANDHC 351, the Commission 277.", "killed", (351, 351)),
    ("The diocese buried 12 women. The mayor speaks of sixty, perhaps eighty dead.", "killed", (60, 80)),
    ("A shell left 41 dead, a mayor said. Now 47, with 206 in hospital.", "killed", (47, 47)),
    ("The wounded are harder to count. Clinics give 26.", "injured", (26, 26)),
    ("The base received 45 dead. Two senior officers were among them.", "killed", (2, 2)),
    ("The fire left nine dead, with fifteen wounded, and 70 of the rebels.", "killed", (70, 70)),
    ("Officials put the dead at 22. The army answered with twelve (nine soldiers).", "killed", (12, 12)),
    ("Of escapes we know little. An officer spoke of 200.", "escaped", (200, 200)),
    ("The registry lists fourteen victims.", "killed", (14, 14)),
    ("Rebels killed in action: 59; wounded: 31 soldiers.", "killed", (59, 59)),
    ("A shell killed 30 people. The minister made it three guards and 15 cooks.", "killed", (15, 15)),
    ("Sixty-two had been murdered and nineteen taken to Gaza.", "abducted", (19, 19)),
    ("The morgue has 23 bodies, of which eleven are unclaimed.", "killed", (11, 11)),
    ("The blast left twelve dead, of whom two children, and 270 injured.", "killed", (2, 2)),
    ("The ministry counts 1,117 hurt, of whom 132 critically.", "injured", (132, 132)),
    ("The crash killed 38 pupils. One was a guard.", "killed", (1, 1)),
    ("The raid killed nine guests. Three were Bangladeshis.", "killed", (3, 3)),
    ("The rebels freed nineteen foreigners, seventeen of these Thais.", "released", (17, 17)),
    ("The shelling killed 16 people, incl. three women and five children.", "killed", (5, 5)),
    (
        "Some 39 girls were abducted and five escaped. Aid workers put the numbers at 46 and nine.",
        "escaped",
        (9, 9),
    ),
]


@pytest.mark.parametrize(("text", "outcome", "bounds"), GIVEN)
def test_a_bare_figure_is_of_what_was_counted(
    tolls: Tolls, text: str, outcome: str, bounds: tuple[int | None, int | None]
) -> None:
    assert (outcome, *bounds) in [(claim.outcome, claim.low, claim.high) for claim in tolls(text)]


def test_people_a_source_counts_without_a_fate_are_its_dead(tolls: Tolls) -> None:
    found = tolls("The vice-president spoke of five hundred civilians.")
    assert [(claim.outcome, claim.low) for claim in found] == [("killed", 500)]


def test_what_is_said_of_a_share_is_not_said_of_the_whole(tolls: Tolls) -> None:
    found = tolls("Two of the six who tunnelled out were shot dead.")
    assert ("killed", 6) not in [(claim.outcome, claim.low) for claim in found]
    fronted = tolls("Of the 48 passengers, 31 were shot.")
    assert [claim.low for claim in fronted] == [31]


NOBODY = [
    "A police officer said thirty men were in custody.",
    "A blast wounded 40 pupils. Seven in ten were girls.",
    "Every one of the wounded walked home.",
    "The second one fell as they dug.",
    "Seven hostages are to be let go on Friday.",
    "Bandits on motorcycles, seven on each, abducted a dozen pupils.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_speakers_and_rates_count_nobody(tolls: Tolls, text: str) -> None:
    assert not {claim.low for claim in tolls(text)} & {1, 7}
