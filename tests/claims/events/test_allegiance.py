"""Whose fighters "the guerrillas" are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

OF_A_GROUP = [
    (
        "Rebels attacked a village near Goma on Friday. Boko Haram has not commented.",
        ("Boko Haram", "perpetrator"),
    ),
    (
        "Boko Haram has long fought the army. The group attacked a village near Goma on Friday.",
        ("Boko Haram", "perpetrator"),
    ),
    (
        "Boko Haram has not commented. A group of rebels attacked a village near Goma on Friday.",
        ("Boko Haram", "perpetrator"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), OF_A_GROUP)
def test_whose_fighters_they_are(extract: Extract, text: str, wanted: tuple[str, str]) -> None:
    found = [(actor.name, actor.role) for event in extract(text, DAY).events for actor in event.actors]
    assert wanted in found


def test_irregulars_of_one_of_two_groups_are_of_neither(extract: Extract) -> None:
    text = "Rebels attacked a village on Friday. Boko Haram and the Taliban have not commented."
    names = [actor.name for event in extract(text, DAY).events for actor in event.actors]
    assert names == ["Rebels"]
