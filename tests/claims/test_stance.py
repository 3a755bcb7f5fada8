"""How a source stands to a figure, and what the figure covers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]


STANCES = [
    ("The army said 12 rebels were killed.", "affirmed"),
    ("The army denied that 12 rebels were killed.", "denied"),
    ("The governor said that 12 villagers were not killed.", "denied"),
    ("An envoy doubted that 12 rebels were killed.", "doubted"),
    ("The army said 12 rebels were killed, a claim that could not be verified.", "doubted"),
    ("It is unclear whether 12 rebels were killed.", "unclear"),
    ("As many as 12 rebels may have been killed.", "unclear"),
    ("The group threatened to kill 12 villagers.", "unclear"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stance(tolls: Tolls, text: str, stance: str) -> None:
    (claim,) = tolls(text)
    assert claim.stance == stance


SCOPES = [
    ("Twelve rebels were killed in the raid.", "event"),
    ("Two of the 12 rebels were killed.", "part"),
    ("Since January, 410 people have been killed in the region.", "cumulative"),
    ("In August 2014, 12 villagers were killed there.", "background"),
]


@pytest.mark.parametrize(("text", "scope"), SCOPES)
def test_scope(tolls: Tolls, text: str, scope: str) -> None:
    assert scope in [claim.scope for claim in tolls(text, date(2023, 3, 14))]
