"""Whom the words for a speaker stand for."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]


def test_the_head_of_a_body_speaks_for_it(tolls: Tolls) -> None:
    found = tolls(
        "The Syrian Observatory for Human Rights counts 136 dead. Nine are children, said its director."
    )
    assert {claim.source.actor for claim in found} == {"sohr"}
    assert found[-1].source.name == "director"


def test_the_head_of_a_body_that_is_not_registered_speaks_for_himself(tolls: Tolls) -> None:
    found = tolls("The valley council counts 136 dead. Nine are children, said its director.")
    assert {claim.source.actor for claim in found} == {None}


def test_whose_count_a_figure_was_speaks_for_the_same_body(tolls: Tolls) -> None:
    text = (
        "The Syrian Observatory for Human Rights counts 136 dead. Nine are children, said its director, "
        "whose morning count had stood at 77."
    )
    assert {(claim.low, claim.source.actor) for claim in tolls(text)} >= {(9, "sohr"), (77, "sohr")}
