"""Who holds a place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Claim, Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

CONTROL = [
    ("The army said its troops had recaptured the town of Bama.", "town of Bama"),
    ("Rebels captured Mosul on Friday.", "Mosul"),
    ("Mosul fell to the rebels on Friday.", "Mosul"),
    ("The airport is under the control of the militia, residents said.", "airport"),
    ("Rebels took control of the base on Friday.", "base"),
    ("The base was retaken by the army on Friday.", "base"),
]


def of_kind(extraction: Extraction, kind: str) -> list[Claim]:
    """Return the claims of one kind."""
    return [claim for claim in extraction.claims if claim.kind == kind]


@pytest.mark.parametrize(("text", "place"), CONTROL)
def test_control(extract: Extract, text: str, place: str) -> None:
    (claim,) = of_kind(extract(text, DAY), "control")
    assert claim.description is not None
    assert claim.description.text == place
