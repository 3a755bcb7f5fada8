"""Claims without a count: who did it, who holds a place, who is what; and what is no such claim."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Claim, Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

RESPONSIBLE = [
    ("The Taliban claimed responsibility for the attack.", "Taliban", "Taliban", "affirmed"),
    ("The Taliban claimed the bombing.", "Taliban", "Taliban", "affirmed"),
    ("The Taliban said it was behind the bombing in Kabul.", "Taliban", "Taliban", "affirmed"),
    ("The Taliban denied responsibility for the blast.", "Taliban", "Taliban", "denied"),
    ("Police blamed the Taliban for the attack.", "Police", "Taliban", "affirmed"),
    ("The minister blamed the attack on Al-Shabaab.", "minister", "Al-Shabaab", "affirmed"),
    ("The governor accused Boko Haram of the massacre.", "governor", "Boko Haram", "affirmed"),
    ("The attack was carried out by Al-Shabaab, police said.", "police", "Al-Shabaab", "affirmed"),
    ("Six people died in an ambush by Boko Haram on Friday.", None, "Boko Haram", "affirmed"),
]  # fmt: skip
CONTROL = [
    ("The army said its troops had recaptured the town of Bama.", "town of Bama"),
    ("Rebels captured Mosul on Friday.", "Mosul"),
    ("Mosul fell to the rebels on Friday.", "Mosul"),
    ("The airport is under the control of the militia, residents said.", "airport"),
    ("Rebels took control of the base on Friday.", "base"),
    ("The base was retaken by the army on Friday.", "base"),
]
DESCRIPTIONS = [
    ("The ministry said the captives were teachers.", "captives", "teachers"),
    ("The detainees were wearing uniforms.", "detainees", "wearing uniforms"),
    ("Police identified the attackers as students from Goma.", "attackers", "students from Goma"),
]
NOTHING = [
    "No group has claimed responsibility.",
    "The committee seized the chance to speak.",
    "The ministry blamed the weather for the crash.",
    "The group claimed 20 seats in parliament.",
    "The states of which they are citizens have left them.",
]


def of_kind(extraction: Extraction, kind: str) -> list[Claim]:
    """Return the claims of one kind."""
    return [claim for claim in extraction.claims if claim.kind == kind]


@pytest.mark.parametrize(("text", "source", "by", "stance"), RESPONSIBLE)
def test_responsibility(extract: Extract, text: str, source: str | None, by: str, stance: str) -> None:
    (claim,) = of_kind(extract(text, DAY), "responsibility")
    assert claim.by is not None
    assert (claim.source.name, claim.by.name, claim.stance) == (source, by, stance)


@pytest.mark.parametrize(("text", "place"), CONTROL)
def test_control(extract: Extract, text: str, place: str) -> None:
    (claim,) = of_kind(extract(text, DAY), "control")
    assert claim.description is not None
    assert claim.description.text == place


@pytest.mark.parametrize(("text", "people", "said"), DESCRIPTIONS)
def test_description(extract: Extract, text: str, people: str, said: str) -> None:
    (claim,) = of_kind(extract(text, DAY), "description")
    assert claim.victims is not None
    assert claim.description is not None
    assert (claim.victims.name, claim.description.text) == (people, said)


@pytest.mark.parametrize("text", NOTHING)
def test_no_claim(extract: Extract, text: str) -> None:
    assert [claim for claim in extract(text, DAY).claims if claim.kind != "toll"] == []


def test_a_description_can_be_denied(extract: Extract) -> None:
    (claim,) = of_kind(extract("The army said the captives were not soldiers.", DAY), "description")
    assert claim.stance == "denied"


def test_identifiers_are_unique(extract: Extract) -> None:
    found = extract(" ".join(text for text, *_ in (*RESPONSIBLE, *CONTROL)), DAY)
    ids = [claim.id for claim in found.claims]
    assert len(set(ids)) == len(ids)
