"""Whom words of blame tie to an event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)
LUIS = ("Luis Ruiz", "perpetrator")
RUIZ = ("Luis Ruiz, the chief person", "perpetrator")

BLAMED = [
    (
        "A judge was killed in Kabul on Friday. The Taliban took part in the crime.",
        ("Taliban", "perpetrator"),
    ),
    (
        "A judge was killed in Cali on Friday. Two soldiers participated in the crime.",
        ("Two soldiers", "perpetrator"),
    ),
    ("The union accused the army of the murder of a judge in Cali on Friday.", ("army", "perpetrator")),
    ("The Taliban claimed responsibility for the attack in Kabul on Friday.", ("Taliban", "perpetrator")),
    ("Officials accused Hezbollah of attacking the base on Friday.", ("Hezbollah", "perpetrator")),
    ("The bombing in Kabul on Friday was carried out by the Taliban.", ("Taliban", "perpetrator")),
    ("Police arrested two rebels accused of the bombing in Kabul.", ("two rebels", "perpetrator")),
    ("He confirmed the involvement of troops in the murder of the mayor.", ("troops", "perpetrator")),
    (
        "An organisation, the Red Dawn Army, claimed the attack in Goma on Friday.",
        ("Red Dawn Army", "perpetrator"),
    ),
    ("Police arrested two soldiers accused of committing the massacre.", ("two soldiers", "perpetrator")),
    (
        "Police arrested two soldiers in connection with the murder of the mayor of Goma on Friday.",
        ("two soldiers", "perpetrator"),
    ),
    (
        "Four guards who are involved in the murder of the mayor of Goma on Friday fled.",
        ("Four guards", "perpetrator"),
    ),
    ("A judge was killed in Cali on Friday. Luis Ruiz was the mastermind of the murder.", LUIS),
    (
        "The ELN on Sunday released two engineers who were kidnapped in Cali on Friday.",
        ("ELN", "perpetrator"),
    ),
    ("Police sought Luis Ruiz, who was charged with masterminding the murder of a judge in Cali.", LUIS),
    ("Police hold Luis Ruiz, the chief person implicated in the murder of a judge in Cali on Friday.", RUIZ),
    (
        "He said those responsible for the murder of the mayor of Goma on Friday are two soldiers.",
        ("two soldiers", "perpetrator"),
    ),
    (
        "He condemned the murder of six priests, perpetrated on Friday in Cali by the army.",
        ("army", "perpetrator"),
    ),
    ("The ELN is holding a priest, who was kidnapped in Cali on Friday.", ("ELN", "perpetrator")),
    (
        "The union accused members of the army of the murder of a judge in Cali on Friday.",
        ("army", "perpetrator"),
    ),
    (
        "He condemned the murder of the mayor of Goma, Paul Kabila, staged on Friday by the Taliban.",
        ("Taliban", "perpetrator"),
    ),
]
NOT_BLAMED = [
    ("He spoke of the murder of a judge in Cali on Friday, a charge made by the army.", "army"),
    ("The murder of a judge in Cali on Friday is one of the cases involving the army.", "army"),
    ("A judge was killed in Cali on Friday. Luis Ruiz was not the mastermind of the murder.", "Luis Ruiz"),
    ("A bomb hit Kabul on Friday. No group or individual has claimed responsibility for it.", "individual"),
    ("The Taliban bears no responsibility for the attack in Kabul on Friday.", "Taliban"),
    ("The bishop, who accused the army of the murder of a judge in Cali on Friday, left.", "bishop"),
]


@pytest.mark.parametrize(("text", "name"), NOT_BLAMED)
def test_who_is_not_blamed(extract: Extract, text: str, name: str) -> None:
    actors = [actor for event in extract(text, DAY).events for actor in event.actors]
    assert name not in [actor.name for actor in actors if actor.role == "perpetrator"]


@pytest.mark.parametrize(("text", "wanted"), BLAMED)
def test_who_is_blamed(extract: Extract, text: str, wanted: tuple[str, str]) -> None:
    found = [(actor.name, actor.role) for event in extract(text, DAY).events for actor in event.actors]
    assert wanted in found
