"""Which figures belong to the deed told beside them, and which to many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)
DEED = "Gunmen killed three farmers near Goma on Friday. "
FAR = "The mayor went there. The road was closed. A vigil was held. The market stayed shut. It rained. "

OF_IT = [
    DEED + "Six more people were killed there since Friday.",
    DEED + "Twelve people died in the attack.",
    DEED + "Nine prisoners of war were killed.",
    DEED + "A war monitor said nine people were killed.",
    DEED + "The toll later rose to 18 dead.",
    "Gunmen attacked Goma on Friday. Sixty people were killed.",
    "Gunmen killed 20 farmers near Goma on Friday. " + FAR + "Residents said 150 people were killed.",
    DEED + FAR + "The rebels denied that 400 people were killed.",
    DEED + FAR + "Some 400 people fled.",
]
OF_MORE = [
    DEED + "Rebels have killed 40 people since May.",
    DEED + "In the last six weeks 40 people were killed.",
    DEED + "The war has killed 40 people.",
    DEED + "Forty people died during the offensive.",
    DEED + FAR + "Rebels have killed 4,000 people.",
]


@pytest.mark.parametrize("text", OF_IT)
def test_figures_of_the_deed(extract: Extract, text: str) -> None:
    assert extract(text, DAY).claims[-1].event is not None


@pytest.mark.parametrize("text", OF_MORE)
def test_totals_belong_to_no_single_deed(extract: Extract, text: str) -> None:
    found = extract(text, DAY)
    tolls = [claim for claim in found.claims if claim.kind == "toll"]
    assert tolls[0].event is not None
    assert tolls[-1].event != tolls[0].event


@pytest.mark.parametrize("number", [0, 2, 3])
def test_a_total_told_beside_a_deed_is_a_wider_one(extract: Extract, number: int) -> None:
    assert extract(OF_MORE[number], DAY).claims[-1].scope in ("cumulative", "background")


def test_figures_of_a_war_belong_to_the_war(extract: Extract) -> None:
    text = "The offensive on Goma on Friday killed nine people. Forty people died during the offensive."
    found = extract(text, DAY)
    assert {claim.event for claim in found.claims} == {found.events[0].id}
