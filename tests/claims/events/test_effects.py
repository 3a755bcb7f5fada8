"""What became of the things attacked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)  # a Sunday

EFFECTS = [
    ("Rebels blew up a bridge near Goma on Friday.", {"bridge": "destroyed"}),
    ("A blast destroyed two houses and a bus in Mosul.", {"houses": "destroyed", "bus": "destroyed"}),
    ("A car bomb damaged the police station in Mosul on Friday.", {"police station": "damaged"}),
    ("A rocket hit a clinic in Goma on Friday. The clinic was destroyed.", {"clinic": "destroyed"}),
    ("Gunmen attacked a bank in Kirkuk on Friday. The bank was not damaged.", {"bank": "undamaged"}),
    ("A bomb went off at a bank in Goma on Friday, causing severe damage.", {"bank": "damaged"}),
    ("A bomb went off at a bank in Goma on Friday and caused no damage.", {"bank": "undamaged"}),
    ("A bomb partially destroyed a school in Goma on Friday.", {"school": "damaged"}),
    ("A bomb shattered the windows of a hotel in Goma on Friday.", {"hotel": "damaged"}),
    ("Rebels set fire to a country club in Goma on Friday.", {"country club": "damaged"}),
    ("Rebels burned a bus near Goma on Friday.", {"bus": "damaged"}),
    ("Rebels burned a school to the ground near Goma on Friday.", {"school": "destroyed"}),
    ("Rebels set three trucks on fire near Goma on Friday.", {"trucks": "damaged"}),
    ("Rebels sabotaged a pipeline near Goma on Friday.", {"pipeline": "damaged"}),
    ("Gunmen attacked a checkpoint near Mosul on Friday.", {"checkpoint": None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "effects"), EFFECTS)
def test_effect_on_targets(extract: Extract, text: str, effects: dict[str, str | None]) -> None:
    """A target carries what the report says became of it, and nothing where it says nothing."""
    targets = [target for event in extract(text, DAY).events for target in event.targets]
    assert {target.text: target.effect for target in targets} == effects
