"""Where sources stand towards victims."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.model import People
from counterclaim.resources import actors
from counterclaim.resources.standing import Party, standing

REGISTRY = actors.load()


@pytest.mark.parametrize(
    ("source", "name", "victims", "actor", "klass", "expected"),
    [
        ("ypg", "YPG", "its fighters", "ypg", "combatant", "same_side"),
        ("ypg", "YPG", "Turkish soldiers", "turkey-army", "combatant", "enemy"),
        ("sohr", "Observatory", "civilians", None, "civilian", "neutral"),
        ("turkey-army", "army", "terrorists", None, "combatant", "enemy"),
        ("turkey-army", "army", "soldiers", None, "combatant", "same_side"),
        ("islamic-state", "IS", "soldiers", None, "combatant", "enemy"),
        ("islamic-state", "IS", "hostages", None, "detainee", "enemy"),
        ("mali-government", "government", "villagers", None, "civilian", "same_side"),
        ("mali-health-ministry", "health ministry", "people", None, "unknown", "same_side"),
        (None, "Lantern Hill Observatory", "farmers", None, "civilian", "neutral"),
        (None, "Black Marsh Brigade", "policemen", None, "combatant", "enemy"),
        ("kenya-army", "army", "our men", None, "unknown", "same_side"),
        ("kenya-army", "army", "Shabaab fighters", "al-shabaab", "combatant", "enemy"),
        ("kenya-government", "government", "Norwegians", None, "unknown", "neutral"),
        ("israel-army", "army", "Palestinians", None, "unknown", "enemy"),
        ("fars", "Fars", "Basijis", "basij", "combatant", "same_side"),
        ("iraq-red-cross", "Red Crescent", "people", None, "unknown", "neutral"),
        (None, "Ledger Company", "occupiers", None, "combatant", "enemy"),
        (None, "Mill Fathers' Circle", "sons", None, "civilian", "same_side"),
        ("farc", "rebel group", "its own fighters", "colombia-army", "combatant", "same_side"),
        ("ruf", "RUF", "peacekeepers", None, "combatant", "enemy"),
        (None, "Vale health directorate", "people", None, "unknown", "same_side"),
        (None, "a farmer", "bodies", None, "unknown", "unknown"),
    ],
)  # fmt: skip
def test_standing(source, name, victims, actor, klass, expected) -> None:
    people = People(name=victims, actor=actor, klass=klass, start=0, end=1)
    assert standing(REGISTRY, Party(source, name, date(2018, 1, 24)), people) == expected
