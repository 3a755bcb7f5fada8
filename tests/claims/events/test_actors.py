"""The actors that nouns name, and the organisations that people are of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

OF_A_BODY = [
    ("Two judges were killed in Cali on Friday by ELN rebels.", "ELN"),
    ("Two judges were killed in Cali on Friday by ELN urban rebels.", "ELN"),
    ("A bomb killed two judges in Cali on Friday. Police hold ELN guerrillas responsible for it.", "ELN"),
    ("Two judges were killed in Cali on Friday by members of the armed forces.", "armed forces"),
    ("Two judges were killed in Cali on Friday by rebels belonging to the ELN.", "ELN"),
    ("A house was burned in Kabul on Friday by men thought to be members of the Taliban.", "Taliban"),
    ("Two civilians were killed in Cali on Friday when an ELN column attacked a village.", "ELN"),
    ("A Syrian air force helicopter bombed a village near Idlib on Friday.", "Syrian air force"),
    ("The bombing in Kabul on Friday was organized by the Taliban.", "Taliban"),
    ("Two judges were shot in Cali on Friday by a column of men, also belonging to the ELN.", "ELN"),
]


@pytest.mark.parametrize(("text", "body"), OF_A_BODY)
def test_the_organisation_of_those_who_did_it(extract: Extract, text: str, body: str) -> None:
    doers = [a.name for e in extract(text, DAY).events for a in e.actors if a.role == "perpetrator"]
    assert body in doers


def test_a_country_is_no_organisation_of_its_rebels(extract: Extract) -> None:
    text = "Two judges were killed in Idlib on Friday. Police hold Syrian rebels responsible for it."
    doers = [a.name for e in extract(text, DAY).events for a in e.actors if a.role == "perpetrator"]
    assert doers == ["Syrian rebels"]


def test_an_organisation_blamed_is_named_once(extract: Extract) -> None:
    text = "Two judges were killed in Kabul on Friday. Police blamed the notorious Taliban movement for it."
    doers = [a.name for e in extract(text, DAY).events for a in e.actors if a.role == "perpetrator"]
    assert len(doers) == 1
