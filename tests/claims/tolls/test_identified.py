"""Names given to people told of before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

NAMED = [
    (
        "Gunmen killed two clerks: Luis Ruiz, a lawyer from Cali, and Ana Vega, a nurse.",
        [
            ("clerks", "killed", "event"),
            ("Luis Ruiz, a lawyer from Cali", "killed", "part"),
            ("Ana Vega, a nurse", "killed", "part"),
        ],
    ),
    (
        "A bomb went off in Cali. Among the injured here are Luis Ruiz, 53; Ana Vega, 24; and Eva Soler.",
        [
            ("Luis Ruiz", "injured", "event"),
            ("Ana Vega", "injured", "event"),
            ("Eva Soler", "injured", "event"),
        ],
    ),
    (
        "Three farmers were killed near Cali on Friday. They are Luis Ruiz, Ana Vega, and Eva Soler.",
        [
            ("farmers", "killed", "event"),
            ("Luis Ruiz", "killed", "part"),
            ("Ana Vega", "killed", "part"),
            ("Eva Soler", "killed", "part"),
        ],
    ),
    (
        "The bomb injured a guard named Barroso in Cali on Friday.",
        [("guard", "injured", "event"), ("Barroso", "injured", "event")],
    ),
    ("Luis Ruiz, also known as Don Pepe, was murdered on Friday.", [("Luis Ruiz", "killed", "event")]),
    (
        "Two guards were killed in Cali. Police identified the guards as Luis Ruiz and Ana Vega.",
        [("guards", "killed", "event"), ("Luis Ruiz", "killed", "part"), ("Ana Vega", "killed", "part")],
    ),
    (
        "Two farmers were killed near Cali on Friday. The victims were identified as Luis Ruiz and Ana Vega.",
        [("farmers", "killed", "event"), ("Luis Ruiz", "killed", "part"), ("Ana Vega", "killed", "part")],
    ),
    (
        "The bomb went off in Cali. The injured were Luis Ruiz, 40, and Ana Vega, who was asleep.",
        [("Luis Ruiz", "injured", "event"), ("Ana Vega", "injured", "event")],
    ),
    (
        "The bomb killed nine people, including union leader Luis Ruiz, in Cali on Friday.",
        [("people", "killed", "event"), ("union leader Luis Ruiz", "killed", "part")],
    ),
    (
        "Two farmers were killed near Cali, an attack condemned by many, among them those led by Luis Ruiz.",
        [("farmers", "killed", "event")],
    ),
    (
        "Two farmers were killed on Friday. The neighbours were Luis Ruiz and Ana Vega.",
        [("farmers", "killed", "event")],
    ),
    (
        "A bomb went off in Cali. Injured in the blast were: Carlos Ruiz, a baker; and Ana Vega, a nurse.",
        [("Carlos Ruiz, a baker", "injured", "event"), ("Ana Vega, a nurse", "injured", "event")],
    ),
    (
        "Two farmers were killed near Cali. The victims were identified as Luis Ruiz and Pablo Ruiz.",
        [("farmers", "killed", "event"), ("Luis Ruiz", "killed", "part"), ("Pablo Ruiz", "killed", "part")],
    ),
    (
        "TWO FARMERS WERE KILLED. THE VICTIMS WERE IDENTIFIED AS ANA RIVERA AND LUIS MANUEL RIVERA.",
        [
            ("FARMERS", "killed", "event"),
            ("ANA RIVERA", "killed", "part"),
            ("LUIS MANUEL RIVERA", "killed", "part"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), NAMED)
def test_names_of_people_told_of(extract: Extract, text: str, wanted: list[tuple[str, str, str]]) -> None:
    tolls = [claim for claim in extract(text, DAY).claims if claim.kind == "toll"]
    assert [(c.victims.name, c.outcome, c.scope) for c in tolls if c.victims is not None] == wanted


def test_somebody_named_is_part_of_the_figure(extract: Extract) -> None:
    tolls = [claim for claim in extract(NAMED[0][0], DAY).claims if claim.kind == "toll"]
    assert {claim.part_of for claim in tolls[1:]} == {tolls[0].id}
