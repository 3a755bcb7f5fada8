"""Doers told of more than once are recorded once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

DOERS = [
    (
        "Masked rebels killed a priest in Cali on Friday. The armed guerrillas shot him in his house.",
        ["Masked rebels"],
    ),
    ("Masked rebels and armed bandits attacked Goma on Friday.", ["Masked rebels", "armed bandits"]),
    ("A judge was killed in Cali on Friday by a group.", []),
    (
        "A judge was killed in Cali on Friday. Police blamed rebels for the murder. "
        "The mayor blamed bandits for the murder.",
        ["rebels", "bandits"],
    ),
    (
        "Two soldiers shot a farmer in Cali on Friday. The soldier killed him near his house.",
        ["Two soldiers"],
    ),
]


@pytest.mark.parametrize(("text", "names"), DOERS)
def test_doers_are_recorded_once(extract: Extract, text: str, names: list[str]) -> None:
    found = [a.name for e in extract(text, DAY).events for a in e.actors if a.role == "perpetrator"]
    assert found == names
