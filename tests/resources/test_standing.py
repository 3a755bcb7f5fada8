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
        (None, "Activists", "bodies", None, "unknown", "unknown"),
        (None, "Lamp of the Vale", "bodies", None, "unknown", "neutral"),
        ("egypt-police", "police", "protesters", None, "civilian", "enemy"),
        ("islamic-state", "IS", "Christians", None, "civilian", "enemy"),
        ("peru-army", "army", "subversives", None, "combatant", "enemy"),
        ("mali-army", "army", "24 fighters", None, "combatant", "enemy"),
        ("eta", "ETA", "guards", None, "combatant", "enemy"),
        ("ukraine-army", "army", "Russians", None, "unknown", "enemy"),
    ],
)  # fmt: skip
def test_standing(source, name, victims, actor, klass, expected) -> None:
    people = People(name=victims, actor=actor, klass=klass, start=0, end=1)
    assert standing(REGISTRY, Party(source, name, date(2018, 1, 24)), people) == expected


@pytest.mark.parametrize(
    ("source", "victims", "day", "expected"),
    [
        ("vrs", "Muslims", date(1993, 6, 1), "enemy"),
        ("vrs", "Serbs", date(1993, 6, 1), "same_side"),
        ("kla", "Albanians", date(1999, 2, 1), "same_side"),
        ("yugoslavia-foreign-ministry", "Kosovo Albanians", date(1999, 4, 15), "enemy"),
        ("us-army", "Iraqi soldiers", date(1991, 2, 1), "enemy"),
        ("us-army", "Iraqi soldiers", date(2005, 2, 1), "same_side"),
    ],
)
def test_peoples_and_states_that_fight(source: str, victims: str, day: date, expected: str) -> None:
    klass = "combatant" if "soldiers" in victims else "civilian"
    people = People(name=victims, actor=None, klass=klass, start=0, end=1)
    assert standing(REGISTRY, Party(source, source, day), people) == expected


@pytest.mark.parametrize(
    ("name", "victims", "expected"),
    [
        ("Captain Holm", "militants", "enemy"),
        ("an army officer", "soldiers", "same_side"),
        ("district officials", "people", "same_side"),
        ("the city council", "people", "same_side"),
        ("state television", "soldiers", "same_side"),
        ("hospital staff", "people", "neutral"),
        ("Civil Defence", "people", "same_side"),
        ("a rebel commander", "soldiers", "enemy"),
    ],
)
def test_speakers_that_are_not_registered_stand_as_their_office_does(name, victims, expected) -> None:
    people = People(name=victims, actor=None, klass="unknown", start=0, end=1)
    assert standing(REGISTRY, Party(None, name, None), people) == expected


def test_a_states_militia_and_its_army_fought_on_one_side() -> None:
    assert REGISTRY.same_side("koglweogo", "burkina-faso-army", date(2019, 5, 1)) is True
    assert REGISTRY.same_side("cndd-fdd", "burundi-army", date(1996, 5, 1)) is False


@pytest.mark.parametrize(
    ("source", "victims", "expected"),
    [
        ("syria-army", "armed men", "enemy"),
        ("syria-army", "members of the armed forces", "same_side"),
        ("sri-lanka-army", "cadres", "enemy"),
        ("vrs", "Ustashas", "enemy"),
        ("taliban", "police", "enemy"),
        ("houthis", "Sudanese mercenaries", "enemy"),
        ("saudi-coalition", "missile operators", "enemy"),
        ("ltte", "its cadres", "same_side"),
    ],
)
def test_what_parties_call_those_they_fight(source: str, victims: str, expected: str) -> None:
    people = People(name=victims, actor=None, klass="unknown", start=0, end=1)
    assert standing(REGISTRY, Party(source, source, None), people) == expected
