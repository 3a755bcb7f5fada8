"""Whom words of blame tie to an event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

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
]


@pytest.mark.parametrize(("text", "wanted"), BLAMED)
def test_who_is_blamed(extract: Extract, text: str, wanted: tuple[str, str]) -> None:
    found = [(actor.name, actor.role) for event in extract(text, DAY).events for actor in event.actors]
    assert wanted in found
