"""When mentions are one event and when they are two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

ONE = [
    "A bomb exploded in Mosul on Friday. The blast killed two men. The attack was the third in Mosul.",
    "Rebels attacked Goma on Friday night. By Saturday the fighting in Goma had killed nine people.",
    "Rebels killed two men in Goma on Tuesday. The 40 casualties on Friday were taken to Bunia.",
    "Gunmen kidnapped a judge in Cali on Friday. The abduction shocked Cali.",
    "A bomb wounded a guard in Goma on Tuesday. The guard was an old man, and he died in Bunia on Friday.",
]
TWO = [
    "Rebels killed a judge in Goma on Thursday. Rebels killed a mayor in Goma on Friday.",
    "Rebels attacked Mosul on Friday. Rebels attacked Baghdad on Friday.",
    "Gunmen killed two farmers in Goma on Tuesday. Gunmen killed six farmers in Goma on Wednesday night.",
    "A bomb killed two men in Mosul on Monday. A bomb killed three men in Mosul on Friday.",
    "Gunmen kidnapped a judge in Cali on Friday. A bomb destroyed a bank in Cali on Friday.",
    "Rebels killed two men in Goma on Tuesday. Police in Bunia said that six people died there on Friday.",
    "A bomb killed two men in Goma on Tuesday. A guard was wounded in Bunia on Friday.",
    "Rebels killed two men in Goma on Tuesday. Police confirmed the death of six men in Bunia on Friday.",
    "Rebels killed two men in Goma on Tuesday. A guard was hurt there. A nurse was wounded in Bunia.",
    "Rebels killed two men in Goma on Tuesday. Talks went on. Rain fell. In Bunia gunmen fired at people.",
    "Rebels attacked Mosul on Friday. The army plans to attack Mosul on Monday.",
    "Men shot a judge in Colombia on Friday. Men shot the judge in Cali. Men shot a guard in Medellin.",
]


@pytest.mark.parametrize(("number", "text"), [*((1, text) for text in ONE), *((2, text) for text in TWO)])
def test_number_of_events(extract: Extract, number: int, text: str) -> None:
    assert len(extract(text, DAY).events) == number


@pytest.mark.parametrize("text", ["The militia is killing people in this war.", "Attacks harm the country."])
def test_a_war_as_such_is_no_event(extract: Extract, text: str) -> None:
    assert not extract(text, DAY).events
