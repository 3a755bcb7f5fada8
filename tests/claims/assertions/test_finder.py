"""Claims without a count together: their order, their identifiers, and what is no such claim."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

NOTHING = [
    "No group has claimed responsibility.",
    "The committee seized the chance to speak.",
    "The ministry blamed the weather for the crash.",
    "The group claimed 20 seats in parliament.",
    "The states of which they are citizens have left them.",
]
CLAIMS = [
    "The Taliban claimed responsibility for the attack.",
    "Police blamed the Taliban for the attack.",
    "Rebels captured Mosul on Friday.",
    "The detainees were wearing uniforms.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_claim(extract: Extract, text: str) -> None:
    assert [claim for claim in extract(text, DAY).claims if claim.kind != "toll"] == []


def test_identifiers_are_unique(extract: Extract) -> None:
    found = extract(" ".join(CLAIMS), DAY)
    ids = [claim.id for claim in found.claims]
    assert len(set(ids)) == len(ids)


def test_claims_come_in_the_order_of_the_text(extract: Extract) -> None:
    found = [claim.kind for claim in extract(" ".join(CLAIMS), DAY).claims if claim.kind != "toll"]
    assert found == ["responsibility", "responsibility", "control", "description"]
