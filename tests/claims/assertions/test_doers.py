"""Events record whom claims of responsibility name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

NAMED = [
    ("A bomb went off in Kabul on Friday. Police said the Taliban was behind the bombing.", ["Taliban"]),
    ("A bomb went off in Kabul on Friday. The minister blamed the attack on Al-Shabaab.", ["Al-Shabaab"]),
    ("A bomb went off in Kabul on Friday. The Taliban denied responsibility for the blast.", []),
    ("A judge was killed in Kabul on Friday. The Taliban denied having killed him.", []),
    ("A bomb went off in Kabul on Friday. The police said the Taliban might be behind the blast.", []),
    ("Police hold Al-Shabaab responsible for the attack that killed six in Mogadishu.", ["Al-Shabaab"]),
    ("Two men were killed in Kabul on Friday. The case was blamed on the Taliban.", ["Taliban"]),
    ("Two men were killed in Kabul on Friday. Police said the Taliban was to blame.", ["Taliban"]),
    ("Rebels attacked a village near Goma on Friday. Police blamed the rebels for the attack.", ["Rebels"]),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_perpetrators(extract: Extract, text: str, names: list[str]) -> None:
    (event,) = extract(text, DAY).events
    assert [actor.name for actor in event.actors if actor.role == "perpetrator"] == names
