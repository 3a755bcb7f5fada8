"""Whose a harm is, and who did not do it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]

COUNTED = [
    "In Goma, 46 students were taken: 46 students abducted, of whom 12 under the age of 15.",
    "One person was killed and 24 others injured when a bomb went off.",
    "Six attacks were recorded, with at least 28 civilians reportedly killed.",
]


@pytest.mark.parametrize("text", COUNTED)
def test_those_counted_did_not_do_it(tolls: Tolls, text: str) -> None:
    found = tolls(text)
    assert found
    assert [claim.by for claim in found if claim.by is not None] == []


def test_who_did_it_stays(tolls: Tolls) -> None:
    (claim,) = tolls("Gunmen killed six farmers near Goma.")
    assert claim.by is not None
    assert claim.by.name == "Gunmen"
