"""Who the counted are: their noun, their class, and nouns that are no people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]


CLASSES = [
    ("A shell killed seven farmers.", "farmers", "civilian"),
    ("A shell killed seven soldiers.", "soldiers", "combatant"),
    ("Guards killed seven inmates.", "inmates", "detainee"),
    ("A shell killed seven people.", "people", "unknown"),
    ("A shell killed seven young women.", "young women", "civilian"),
    ("A shell killed seven members of the security forces.", "members of the security forces", "combatant"),
    ("A shell killed seven prison guards.", "prison guards", "combatant"),
    ("The blast killed dozens of worshippers.", "worshippers", "civilian"),
    ("Gunmen killed Luis Ruiz, mayor of Cali.", "Luis Ruiz, mayor of Cali", "civilian"),
    ("They found the bodies of nine villagers.", "villagers", "civilian"),
    ("A shell killed seven soldiers and civilians.", "soldiers", "mixed"),
    ("A shell killed seven paratroopers.", "paratroopers", "combatant"),
    ("A shell killed seven displaced people.", "displaced people", "civilian"),
    ("Gunmen killed seven community leaders.", "community leaders", "civilian"),
    ("A raid killed seven rocket operators.", "rocket operators", "combatant"),
]


@pytest.mark.parametrize(("text", "name", "klass"), CLASSES)
def test_name_and_class(tolls: Tolls, text: str, name: str, klass: str) -> None:
    (claim,) = tolls(text)
    assert claim.victims is not None
    assert (claim.victims.name, claim.victims.klass) == (name, klass)


def test_fighters_of_a_registered_side(tolls: Tolls) -> None:
    (claim,) = tolls("Insurgents killed 39 SDF fighters near the dam.")
    assert claim.victims is not None
    assert (claim.victims.actor, claim.victims.klass) == ("sdf", "combatant")


@pytest.mark.parametrize(
    "thing", ["trucks", "houses", "cows", "rockets", "villages", "percent", "kilometres"]
)
def test_things_are_no_people(tolls: Tolls, thing: str) -> None:
    assert tolls(f"The army said it had captured 12 {thing} in the raid.") == []


@pytest.mark.parametrize(
    "text",
    [
        "A woman of 61 was killed at her window.",
        "Adnan (26, a baker) was killed.",
        "Musa Ali, 34, was wounded in the market.",
        "Children aged 7 and 11 were wounded.",
        "My nephew is 16. He was killed.",
        "Novices of 13 and 15 were killed.",
        "Rescue 1122 moved the injured to the hospital.",
        "He is forty-seven and was wounded once.",
        "In 2004 the ferry sank and people died.",
    ],
)
def test_ages_names_and_years_count_nobody(tolls: Tolls, text: str) -> None:
    assert [claim for claim in tolls(text) if (claim.low or 0) > 1] == []


def test_a_people_without_a_noun(tolls: Tolls) -> None:
    (claim,) = tolls("Aid officials believe upwards of 800 Masalit were slain there.")
    assert (claim.low, claim.qualifier) == (801, "more_than")


HEADS = [
    ("Rebels took six envoys hostage in Bogota.", "envoys"),
    ("The six priests' murder shocked the town.", "priests"),
    ("A shell killed a total 12 farmers.", "farmers"),
]


@pytest.mark.parametrize(("text", "name"), HEADS)
def test_people_are_named_without_what_befell_them(tolls: Tolls, text: str, name: str) -> None:
    """A word for what befell people is no part of their name."""
    (claim,) = tolls(text)
    assert claim.victims is not None
    assert claim.victims.name == name
