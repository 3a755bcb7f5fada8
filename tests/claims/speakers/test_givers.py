"""Who gives a figure by the grammar around it."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]


def test_who_closes_its_own_account_gives_the_figures(tolls: Tolls) -> None:
    found = tolls("The brigade closed its account on Monday with 374 dead rebels and 121 of its own.")
    assert {(claim.low, claim.source.name) for claim in found} == {(374, "brigade"), (121, "brigade")}


def test_who_loses_its_account_gives_no_figure(tolls: Tolls) -> None:
    (claim,) = tolls("The brigade lost its dead, 40 of them, on the road.")
    assert claim.source.name is None
