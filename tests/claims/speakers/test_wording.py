"""Who gives a figure by the order of the words, where no verb of saying covers it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]

GIVERS = [
    ("Ten people died in the flats. Chad's government had on Sunday spoken of 77 dead.", "Chad's government"),
    ("The police had from the start acknowledged twelve deaths.", "police"),
    ("A railways official has ten dead, the driver among them.", "railways official"),
    (
        "Sahel Rights Watch, which has logged 7,344 people killed since May, is based in Dakar.",
        "Sahel Rights Watch",
    ),
    (
        "The raid cost many lives. Commander Shukri Hoti grants the loss of eight guerrillas.",
        "Commander Shukri Hoti",
    ),
    ("The clinic spoke that night of three killed.", "clinic"),
    (
        "The defender said that 68 inmates were killed; prosecutors on Sunday corrected this to 62.",
        "prosecutors",
    ),
    (
        "Of the workers in all border camps Lima's foreign ministry had by Friday 20 dead.",
        "Lima's foreign ministry",
    ),
    ("An intelligence assessment, which gave no method, preferred 100 dead.", "intelligence assessment"),
    ("Along the river, a magistrate on the far side tallies sixteen civilians killed.", "magistrate"),
    ("The separatists who had fired spoke of 200 dead.", "separatists"),
    ("On the other part the military prosecutor names 366 killed.", "military prosecutor"),
    ("Earlier the crisis office had held to a number of 354 hostages.", "crisis office"),
]


@pytest.mark.parametrize(("text", "name"), GIVERS)
def test_whoever_stands_before_the_verb_gives_the_figure(tolls: Tolls, text: str, name: str) -> None:
    assert tolls(text)[-1].source.name == name


RECKONERS = [
    (
        "Since the spring 51 people have been killed, by the security secretariat's daily note.",
        "security secretariat",
    ),
    ("Of the hurt 188 were injured by shells, on the ministry's word.", "ministry"),
    (
        "Colonel Omar Rahal said it was over. Thirteen rebels were killed, in his telling.",
        "Colonel Omar Rahal",
    ),
    ("The mayor said it was over. A monitor has 17 deaths on its books.", "monitor"),
    ("About 40 villagers were killed by the chief's guess.", "chief"),
    ("In the army's telling, all 33 raiders are safe, 21 passengers were killed.", "army"),
    ("125 killed was the figure at which the health office arrived.", "health office"),
    ("The union reckons 273 dead, the Labour Commission 277, with 1,800 injured.", "Labour Commission"),
    (
        "All over the north 405 soldiers were killed, a Red Cross count shows, the most in years.",
        "Red Cross count",
    ),
    ("In all 37 migrants were killed in the books of the Frontier Union.", "Frontier Union"),
]


@pytest.mark.parametrize(("text", "name"), RECKONERS)
def test_the_words_after_a_figure_say_whose_count_it_is(tolls: Tolls, text: str, name: str) -> None:
    assert tolls(text)[-1].source.name == name


@pytest.mark.parametrize(
    "text", ["The bus had 40 passengers and 12 were killed.", "Twelve people were killed by the army's guns."]
)
def test_what_gives_no_figure_is_no_speaker(tolls: Tolls, text: str) -> None:
    assert {claim.source.role for claim in tolls(text)} == {"report"}
