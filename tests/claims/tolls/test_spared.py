"""People of whom it is said that nothing befell them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]

SPARED = [
    ("A bomb went off outside the office of the mayor, who escaped unhurt.", [("mayor", "injured")]),
    ("Carlos Ruiz came out unscathed when gunmen shot at his car.", [("Carlos Ruiz", "injured")]),
    (
        "Gunmen fired at the car. Neither the judge nor his wife was hurt.",
        [("judge", "injured"), ("wife", "injured")],
    ),
    ("The minister was not injured in the blast.", [("minister", "injured")]),
    ("The governor survived an assassination attempt on Friday.", [("governor", "killed")]),
    ("The firm survived the crisis, and the bridge was not harmed.", []),
    ("The governor did not survive the attack.", []),
]


@pytest.mark.parametrize(("text", "wanted"), SPARED)
def test_people_whom_nothing_befell_are_counted_as_none(
    tolls: Tolls, text: str, wanted: list[tuple[str, str]]
) -> None:
    """Whoever comes off well gives a claim of nobody harmed, and no claim of harm."""
    found = tolls(text)
    none = [claim for claim in found if (claim.low, claim.high) == (0, 0)]
    assert [(c.victims.name, c.outcome) for c in none if c.victims is not None] == wanted
    assert all(claim.stance == "affirmed" for claim in none)


def test_who_is_released_unharmed_is_released(tolls: Tolls) -> None:
    """What befell somebody outweighs that it did no harm."""
    (claim,) = tolls("Carlos Ruiz was released unharmed in Cali on Friday.")
    assert (claim.outcome, claim.low) == ("released", 1)
