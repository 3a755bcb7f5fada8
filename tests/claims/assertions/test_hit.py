"""Events record once whom they hit: those whom their claims count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

HIT = [
    (
        "Six Jesuit priests were killed in Cali on Friday. The murder of the priests shocked the town.",
        ["Six Jesuit priests"],
    ),
    (
        "Gunmen killed Luis Ruiz in Cali on Friday. The murder of the former minister shocked the town.",
        ["Luis Ruiz"],
    ),
    (
        "Gunmen killed Luis Carlos Ruiz in Cali on Friday. The murder of Carlos Ruiz shocked the town.",
        ["Luis Carlos Ruiz"],
    ),
    (
        "Gunmen killed two farmers in Goma on Friday. Those who killed the farmers fled Goma.",
        ["two farmers"],
    ),
    ("Gunmen attacked the residents of Goma on Friday, killing four farmers.", ["four farmers"]),
    ("Gunmen attacked the residents of Goma on Friday.", ["residents of Goma"]),
    (
        "The Taliban attacked the Afghan army in Kunduz on Friday, killing four farmers.",
        ["Afghan army", "four farmers"],
    ),
    ("Gunmen shot at Luis Ruiz in Cali on Friday, killing a driver.", ["Luis Ruiz", "driver"]),
    ("Incident in Goma on Friday. Civilians killed: 17.", ["Civilians"]),
]


@pytest.mark.parametrize(("text", "names"), HIT)
def test_whom_an_event_hit(extract: Extract, text: str, names: list[str]) -> None:
    (event,) = extract(text, DAY).events
    assert [actor.name for actor in event.actors if actor.role in ("victim", "target")] == names


DESCRIBED = [
    ("A raid in Goma on Friday killed four villagers. The villagers were farmers.", True),
    ("A raid in Goma on Friday killed four villagers. Police named the mayor as Luis Ruiz.", False),
]


@pytest.mark.parametrize(("text", "tied"), DESCRIBED)
def test_who_somebody_is_belongs_to_the_event_that_hit_them(extract: Extract, text: str, tied: bool) -> None:
    (told,) = [claim for claim in extract(text, DAY).claims if claim.kind == "description"]
    assert (told.event is not None) is tied
