"""Datelines, which name no speaker, and the labels that look like them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]

DATELINES = [
    ("Bamako: How many were killed? Nobody knows. Soldiers buried 12 people.", None),
    ("BAMAKO, Mali -- Soldiers who seized power said that nobody fled. Ten people were killed.", None),
    ("COX'S BAZAR, Bangladesh: The ministry said 12 people were killed.", "ministry"),
]


@pytest.mark.parametrize(("text", "name"), DATELINES)
def test_the_place_of_a_dateline_does_not_speak(tolls: Tolls, text: str, name: str | None) -> None:
    assert tolls(text)[-1].source.name == name


def test_capitals_set_side_by_side_do_speak(tolls: Tolls) -> None:
    claims = tolls("Moscow: 62 soldiers killed. The monitor: 90 killed.")
    assert [claim.source.name for claim in claims] == ["Moscow", "monitor"]
