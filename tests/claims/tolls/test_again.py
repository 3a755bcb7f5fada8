"""A group whose figure is told again in fewer words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]
DAY = date(2022, 1, 23)

AGAIN = [
    (
        "Gunmen killed two Red Cross nurses in Cali. The murder of the two women shocked the town.",
        ["Red Cross nurses", "Red Cross nurses"],
    ),
    (
        "Gunmen killed two Red Cross nurses in Cali. Two nurses were murdered on Friday.",
        ["Red Cross nurses", "Red Cross nurses"],
    ),
    (
        "Gunmen killed two Red Cross nurses in Cali. Two other nurses were murdered on Friday.",
        ["Red Cross nurses", "nurses"],
    ),
    (
        "Gunmen killed two Red Cross nurses in Cali. The two soldiers were killed on Friday.",
        ["Red Cross nurses", "soldiers"],
    ),
]


@pytest.mark.parametrize(("text", "names"), AGAIN)
def test_a_group_keeps_its_first_name(tolls: Tolls, text: str, names: list[str]) -> None:
    claims = tolls(text, DAY)
    assert [claim.victims.name for claim in claims if claim.victims is not None] == names


COUNTED = [
    ("Gunmen killed six nurses Friday in Cali.", ("nurses", 6)),
    ("The murder of two nurses last Sunday shocked the town of Cali.", ("nurses", 2)),
    ("After the murder of ten guards the Taliban withdrew on Friday.", ("guards", 10)),
    ("Gunmen wounded a Colombian near Cali on Friday.", ("Colombian", 1)),
    ("If officers are tried for the murder of two nurses, the army will protest.", ("nurses", 2)),
]


@pytest.mark.parametrize(("text", "told"), COUNTED)
def test_what_follows_the_people_is_no_part_of_them(tolls: Tolls, text: str, told: tuple[str, int]) -> None:
    claims = tolls(text, DAY)
    assert [(claim.victims.name, claim.low) for claim in claims if claim.victims is not None] == [told]
