"""Words of deeds that may be, must be or are done as a rule open no event; deeds done do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)
BEFORE = "The talks were long. The hall was full. The mood was good. "


@pytest.mark.parametrize(
    "spoken",
    [
        "If they kill the mayor of Goma, the talks will end.",
        "No one has the right to kill the mayor of Goma.",
        "A government that massacres the people of Goma has lost.",
        "The envoy knows no attack on the hotel in Goma.",
        "The army is a nest of death squads in Goma.",
        "The envoy thanked the killers of the mayor in Goma.",
        "Poverty may end in a social explosion in Goma.",
        "The decree on the state of siege in Goma was lifted.",
    ],
)
def test_a_deed_only_spoken_of_is_no_event(extract: Extract, spoken: str) -> None:
    assert extract(BEFORE + spoken, DAY).events == ()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Rebels tried to kill the mayor of Goma.", ["kill"]),
        ("Rebels killed the mayor of Goma.", ["killed"]),
        ("Rebels are said to have killed the mayor of Goma.", ["killed"]),
        ("On 2 May rebels may have killed the mayor of Goma.", ["killed"]),
        ("The envoy could not speak of the attack on the hotel in Goma.", ["attack"]),
    ],
)
def test_a_deed_done_or_tried_is_an_event(extract: Extract, told: str, words: list[str]) -> None:
    assert [span.text for event in extract(BEFORE + told, DAY).events for span in event.mentions] == words


def test_a_headline_tells_of_deeds_done_in_the_present(extract: Extract) -> None:
    (event,) = extract("Gunmen kill nine at Goma market\n\nThe talks go on.", DAY).events
    assert event.status == "occurred"


def test_the_month_of_may_plans_nothing(extract: Extract) -> None:
    (event,) = extract("On 11 May a bomb destroyed the town hall of Goma.", date(2022, 5, 13)).events
    assert event.status == "occurred"
