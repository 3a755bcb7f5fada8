"""Who did it: claimed, denied, blamed on somebody, or told with the attack."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Claim, Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

RESPONSIBLE = [
    ("The Taliban claimed responsibility for the attack.", "Taliban", "Taliban", "affirmed"),
    ("Police said the Taliban was to blame for the bombing.", "Police", "Taliban", "affirmed"),
    ("The Taliban claimed the bombing.", "Taliban", "Taliban", "affirmed"),
    ("The Taliban said it was behind the bombing in Kabul.", "Taliban", "Taliban", "affirmed"),
    ("The Taliban denied responsibility for the blast.", "Taliban", "Taliban", "denied"),
    ("Police blamed the Taliban for the attack.", "Police", "Taliban", "affirmed"),
    ("The minister blamed the attack on Al-Shabaab.", "minister", "Al-Shabaab", "affirmed"),
    ("The governor accused Boko Haram of the massacre.", "governor", "Boko Haram", "affirmed"),
    ("The attack was carried out by Al-Shabaab, police said.", "police", "Al-Shabaab", "affirmed"),
    ("The crime was attributed to Al-Shabaab, according to the police.", "police", "Al-Shabaab", "affirmed"),
    ("Police hold the Taliban responsible for the attack.", "Police", "Taliban", "affirmed"),
    ("The Taliban admitted killing the judge.", "Taliban", "Taliban", "affirmed"),
    ("The Taliban denied having killed the judge.", "Taliban", "Taliban", "denied"),
    ("Six people died in an ambush by Boko Haram on Friday.", None, "Boko Haram", "affirmed"),
    ("A man who said he spoke for the FMLN claimed responsibility.", "FMLN", "FMLN", "affirmed"),
    ("A caller claiming to belong to the Taliban took responsibility.", "Taliban", "Taliban", "affirmed"),
    ("A note signed by the Taliban claimed responsibility.", "Taliban", "Taliban", "affirmed"),
    ("Leaflets signed by the Taliban were found at the house.", "Taliban", "Taliban", "affirmed"),
    ("Slogans of Boko Haram were painted on the walls.", "Boko Haram", "Boko Haram", "affirmed"),
    ("The Taliban said it had nothing to do with the murder.", "Taliban", "Taliban", "denied"),
    ("The Taliban rejected the accusations.", "Taliban", "Taliban", "denied"),
    ("A bomb hit Kabul. Police blamed it on the Taliban.", "Police", "Taliban", "affirmed"),
    ("A bomb hit Kabul. These actions were carried out by the Taliban.", None, "Taliban", "affirmed"),
    ("A judge was shot. The Taliban was behind this crime.", None, "Taliban", "affirmed"),
    ("Who said that the Taliban was behind the bombing?", None, "Taliban", "unclear"),
    ("An armed group called Red Dawn claimed responsibility.", "Red Dawn", "Red Dawn", "affirmed"),
]  # fmt: skip


def of_kind(extraction: Extraction, kind: str) -> list[Claim]:
    """Return the claims of one kind."""
    return [claim for claim in extraction.claims if claim.kind == kind]


@pytest.mark.parametrize(("text", "source", "by", "stance"), RESPONSIBLE)
def test_responsibility(extract: Extract, text: str, source: str | None, by: str, stance: str) -> None:
    (claim,) = of_kind(extract(text, DAY), "responsibility")
    assert claim.by is not None
    assert (claim.source.name, claim.by.name, claim.stance) == (source, by, stance)


NOT_OF_VIOLENCE = [
    "The army is responsible for public order in Kabul.",
    "The governor accused the Taliban of delaying the talks.",
    "The army has taken the offensive in the north.",
    "A letter signed by the Taliban was published in Kabul.",
    "The Taliban said it had nothing to do with the harvest.",
    "The army is responsible for guarding the minister, who fled during the attack.",
    "The union blamed the government and the army for their delays.",
    "That would give them an opportunity to accuse the army of the attack.",
]


@pytest.mark.parametrize("text", NOT_OF_VIOLENCE)
def test_charges_other_than_violence_are_no_claims_of_who_did_it(extract: Extract, text: str) -> None:
    assert of_kind(extract(text, DAY), "responsibility") == []


def test_whoever_denies_what_it_is_blamed_for(extract: Extract) -> None:
    """ "Which denied it" after an accusation is a denial of the deed."""
    text = "Police blamed the bombing on the Taliban, which denied it."
    blamed, denied = of_kind(extract(text, DAY), "responsibility")
    assert (blamed.source.name, blamed.stance) == ("Police", "affirmed")
    assert (denied.source.name, denied.stance) == ("Taliban", "denied")


def test_an_attack_with_arms_is_nobodys_word(extract: Extract) -> None:
    """Rebels that launch an attack on a town say nothing, as a senator may of a bill."""
    (claim,) = of_kind(
        extract("A group of rebels launched an attack on the barracks.", DAY), "responsibility"
    )
    assert (claim.source.role, claim.by and claim.by.name) == ("report", "group of rebels")


def test_who_claims_its_own_deed_is_a_party(extract: Extract) -> None:
    text = "An unknown extremist commando claimed responsibility for the attack in Goma on Friday."
    roles = [claim.source.role for claim in extract(text, DAY).claims if claim.kind == "responsibility"]
    assert roles == ["party"]
