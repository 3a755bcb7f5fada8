"""A noun for violence, and neither whom it hit nor who did it: an allusion, unless a report opens with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.claims.events.allusions import UNTIED
from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)
NEWS = "Rebels killed two farmers in Goma on Friday. "


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Shops in Bunia closed for fear of another explosion after the bombing of Monday in Bunia.", []),
        ("The minister spoke of the massacres of 2020 in Bunia and Beni.", []),
        ("There were attacks in Bunia on Monday.", []),
        ("On Monday rebels carried out an attack in Bunia.", ["attack"]),
        ("On Monday rebels attacked Bunia.", ["attacked"]),
        ("On Monday an attack on the market in Bunia failed.", ["attack"]),
    ],
)
def test_what_is_only_alluded_to_is_no_event(extract: Extract, told: str, words: list[str]) -> None:
    found = extract(NEWS + told, DAY)
    assert [span.text for event in found.events[1:] for span in event.mentions] == words


def test_what_a_report_opens_with_is_told(extract: Extract) -> None:
    (event,) = extract("There was an explosion in Goma on Friday. Nothing else is known.", DAY).events
    assert [span.text for span in event.mentions] == ["explosion"]


def test_what_somebody_claims_to_have_done_is_told(extract: Extract) -> None:
    told = extract(NEWS + "The Islamic State claimed responsibility for bombings in Bunia on Monday.", DAY)
    (claim,) = (claim for claim in told.claims if claim.kind == "responsibility")
    assert claim.event in {event.id for event in told.events}


def test_claims_stay_and_say_why_they_have_no_event(extract: Extract) -> None:
    found = extract(NEWS + "After the massacres of Monday the rebels hold the town of Bunia.", DAY)
    loose = [claim.id for claim in found.claims if claim.event is None]
    why = [reason.rule for reason in found.reasons if reason.field == "event" and reason.record in loose]
    assert loose
    assert why == [UNTIED]
