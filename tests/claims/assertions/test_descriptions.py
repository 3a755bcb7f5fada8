"""Who is what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Claim, Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

DESCRIPTIONS = [
    ("The ministry said the captives were teachers.", "captives", "teachers"),
    ("The detainees were wearing uniforms.", "detainees", "wearing uniforms"),
    ("Police identified the attackers as students from Goma.", "attackers", "students from Goma"),
]


def of_kind(extraction: Extraction, kind: str) -> list[Claim]:
    """Return the claims of one kind."""
    return [claim for claim in extraction.claims if claim.kind == kind]


@pytest.mark.parametrize(("text", "people", "said"), DESCRIPTIONS)
def test_description(extract: Extract, text: str, people: str, said: str) -> None:
    (claim,) = of_kind(extract(text, DAY), "description")
    assert claim.victims is not None
    assert claim.description is not None
    assert (claim.victims.name, claim.description.text) == (people, said)


def test_a_description_can_be_denied(extract: Extract) -> None:
    (claim,) = of_kind(extract("The army said the captives were not soldiers.", DAY), "description")
    assert claim.stance == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "A fighter of 17 is a child.",
        "The raid killed nine men. For the Coalition they were terrorists.",
        "So say the widows of the town, and they were mothers.",
        "A nurse has dressed the burns of fifteen.",
    ],
)
def test_no_description_where_nobody_is_said_to_be_something(extract: Extract, text: str) -> None:
    found = of_kind(extract(text, DAY), "description")
    assert [
        c for c in found if c.victims and c.victims.name in ("fighter", "Coalition", "widows", "nurse")
    ] == []
