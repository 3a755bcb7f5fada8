"""When words tell of one more deed than the event told before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

ONE_MORE = [
    "A bomb killed two men in Cali on Friday.\n\nMeanwhile, rebels attacked a bank in Cali.",
    "A bomb killed two men in Cali on Friday. The police also said that rebels attacked a bank.",
    "A bomb killed two men in Cali on Friday.\n\nAnother bomb destroyed a bank.",
    "Rebels killed a judge in Cali on Friday.\n\nRebels killed three nuns in Cali.",
    "Rebels killed a judge in Cali on Friday. Rebels killed 300 people in Cali this month.",
]
TOLD_AGAIN = [
    "A bomb killed two men in Cali on Friday.\n\nThe attack destroyed a bank.",
    "A bomb killed two men in Cali on Friday.\n\nMeanwhile, the attack was condemned by a bishop.",
    "A bomb killed two men in Cali on Friday. The second man died in Cali.",
    "Two men killed in Cali\n\nA bomb killed two clerks and a guard in Cali on Friday.",
    "A bomb killed two men in Cali on Friday.\n\nThe army said it killed rebels in Cali on Friday.",
]


@pytest.mark.parametrize(
    ("number", "text"), [*((2, text) for text in ONE_MORE), *((1, text) for text in TOLD_AGAIN)]
)
def test_number_of_deeds(extract: Extract, number: int, text: str) -> None:
    assert len(extract(text, DAY).events) == number
