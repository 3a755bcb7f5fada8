"""Whether what a figure counts is people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]
DAY = date(2022, 1, 23)

THINGS = [
    "The men burned two cabins near Cali on Friday.",
    "The minister spoke in one of the corridors about the death of the mayor.",
    "The strike caused a 25-percent energy loss in Cali.",
    "The trade war would cost thousands of jobs.",
    "The patrol seized 25 missiles, 24 of which were old.",
    "Three directors were held responsible for the fire.",
]
PEOPLE = [
    ("The gang murdered two beggars in Cali on Friday.", "beggars", 2),
    ("The gang murdered two halfwits in Cali on Friday.", "halfwits", 2),
    ("Forty Europeans were kidnapped near Cali on Friday.", "Europeans", 40),
    ("The army suffered 12 dead near Cali on Friday.", "army", 12),
]


@pytest.mark.parametrize("text", THINGS)
def test_a_thing_is_no_victim(tolls: Tolls, text: str) -> None:
    assert [claim for claim in tolls(text, DAY) if claim.count is not None] == []


@pytest.mark.parametrize(("text", "name", "low"), PEOPLE)
def test_whoever_is_murdered_is_people(tolls: Tolls, text: str, name: str, low: int) -> None:
    found = [(claim.victims.name, claim.low) for claim in tolls(text, DAY) if claim.victims is not None]
    assert found == [(name, low)]


def test_no_victims_are_nobody(tolls: Tolls) -> None:
    claim = next(claim for claim in tolls("Two bombs exploded in Cali. There were no victims.", DAY))
    assert claim.low == 0
    assert claim.victims is None or claim.victims.name is None


OTHERS = [
    "Police charged a colonel and two captains with killing a clerk near Cali.",
    "Four youths in a red truck shot at the guards from afar.",
    "At a conference held in Cali the work of two advisers was praised.",
    "Six guards were killed in an attack in which Luis Ruiz was one of the passengers.",
    "One official admitted to a newspaper that two were there.",
    "He was held from 0800 to 1500 hours in Cali.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_a_deed_befalls_whom_it_is_told_of(tolls: Tolls, text: str) -> None:
    harmed = {"clerk", "guards", "Six guards", "He"}
    told = [claim.victims.name if claim.victims else None for claim in tolls(text, DAY)]
    assert [name for name in told if name not in harmed] == []


TALK = [
    "It takes 1,237 delegates to win the vote.",
    "The lead amounted to a three-point loss for the mayor.",
    "What do you call a boy of that kind?",
    "She has long been a strong supporter of the town.",
]


@pytest.mark.parametrize("text", TALK)
def test_talk_of_other_matters_counts_nobody(tolls: Tolls, text: str) -> None:
    assert tolls(text, DAY) == []


def test_inhabitants_are_no_toll(tolls: Tolls) -> None:
    claims = tolls("Cali, a town with a population of 900, had 12 dead on Friday.", DAY)
    assert [claim.low for claim in claims] == [12]
