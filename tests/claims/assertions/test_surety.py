"""An event whose doers are suspects, and no more, is alleged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

STATUSES = [
    ("The Taliban killed six farmers in Kabul on Friday.", "occurred"),
    ("Police said the Taliban killed six farmers in Kabul on Friday.", "occurred"),
    ("Suspected Taliban fighters killed six farmers in Kabul on Friday.", "alleged"),
    ("Six farmers were killed in Kabul on Friday, allegedly by the Taliban.", "alleged"),
    (
        "A bomb killed six farmers in Kabul on Friday. The minister blamed the attack on the Taliban.",
        "alleged",
    ),
    ("Police believe that the Taliban killed six farmers in Kabul on Friday.", "alleged"),
    ("Police hold the Taliban responsible for the attack that killed six in Kabul on Friday.", "alleged"),
    ("The Taliban claimed responsibility for the attack that killed six in Kabul on Friday.", "occurred"),
    ("A bomb killed six farmers in Kabul on Friday.", "occurred"),
    ("In the opinion of the police, the bombing in Kabul on Friday was planned by the Taliban.", "alleged"),
    (
        "Alleged rebels attacked a village near Goma on Friday. Boko Haram has not commented.",
        "alleged",
    ),
    (
        "The Taliban attacked a bank in Kabul on Friday. Police suspect the Taliban of the attack.",
        "alleged",
    ),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_status_is_as_sure_as_who_did_it(extract: Extract, text: str, status: str) -> None:
    assert extract(text, DAY).events[0].status == status
