"""People told of again without a number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]
DAY = date(2022, 1, 23)

TOLD = [
    ("Pupils were murdered in their beds. Forty bodies were found in Cali.", ["bodies"]),
    ("Six Jesuits were murdered in Cali. The murder of the priests shocked the town.", ["Jesuits"]),
    ("The priests were murdered in Cali. The murder of the clergymen shocked the town.", ["priests"]),
    (
        "Gunmen killed a police inspector and a clerk. The inspector was shot at home.",
        ["police inspector", "clerk"],
    ),
    ("Luis Ruiz was murdered in Cali on Friday. Luis Ruiz Vega was shot at home.", ["Luis Ruiz Vega"]),
    (
        "Six soldiers were killed in Cali. The murder of the priests shocked the town.",
        ["soldiers", "priests"],
    ),
    ("Six clerks were killed in Cali. The injuries of the nurses were light.", ["clerks", "nurses"]),
]


@pytest.mark.parametrize(("text", "names"), TOLD)
def test_a_group_is_told_of_once(tolls: Tolls, text: str, names: list[str]) -> None:
    assert [claim.victims.name for claim in tolls(text, DAY) if claim.victims is not None] == names
