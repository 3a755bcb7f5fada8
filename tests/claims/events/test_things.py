"""With what the violence was done, and against what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

MEANS = [
    ("Gunmen with rifles and grenades attacked a post in Goma on Friday.", ["rifles", "grenades"]),
    ("A powerful bomb went off in Goma on Friday. The bomb hurt two men.", ["powerful bomb"]),
    ("A bomb went off in Goma on Friday. Police defused two grenades after the attack.", ["bomb"]),
    ("Gunmen threw a dynamite charge at a bank in Goma on Friday.", ["dynamite charge"]),
    ("A 20-kg bomb hit a hotel in Goma on Friday. The device killed two guards.", ["20-kg bomb"]),
    ("A car bomb went off in Mosul on Friday.", ["car bomb"]),
    ("Gunmen blew up a truck in Goma on Friday. A bomb in the truck killed two men.", ["bomb"]),
    ("Fifty kilograms of dynamite exploded at a bank in Goma on Friday.", ["dynamite"]),
    ("A bomb killed two men in Goma on Friday. The rebels have no missiles or drones.", ["bomb"]),
    ("Soldiers found rifles in a house after the attack in Mosul on Friday.", []),
]
TARGETS = [
    ("A bomb damaged the envoy's car in Goma on Friday.", ["envoy's car"]),
    ("A bomb destroyed the office of the Daily Star in Goma on Friday.", ["office of the Daily Star"]),
    ("A bomb shattered the windows of a hotel in Goma on Friday.", ["hotel"]),
    ("The blast on Friday occurred at a bank in Goma.", ["bank"]),
    ("An attack on Friday in a village near Goma killed two guards.", []),
    ("Six houses, which were bombed on Friday in an attack on Goma, are empty.", ["houses"]),
    ("A bomb exploded outside the embassy in Kabul on Friday.", ["embassy"]),
    ("Rebels attacked a police station and a bank in Goma on Friday.", ["police station", "bank"]),
    ("The blast in Kabul on Friday damaged two houses.", ["houses"]),
    ("Gunmen attacked a village doctor on Friday; he reached the hospital.", []),
    ("Rebels set fire to a country club in Goma on Friday.", ["country club"]),
    ("Rebels carried out an attack against a power plant near Goma on Friday.", ["power plant"]),
    ("A shell fell on a house in Goma on Friday, killing a guard.", ["house"]),
    ("A bomb went off in Goma on Friday; a bus suffered damage.", ["bus"]),
    ("A bomb went off in Goma on Friday; a bus suffered a delay.", []),
    ("Gunmen robbed a bank in Goma on Friday.", ["bank"]),
    ("Two men were gunned down in a bar in Goma on Friday by gunmen in a jeep.", []),
    (
        "Rebels bombarded the offices of a union and a hotel in Goma on Friday.",
        ["offices of a union", "hotel"],
    ),
    ("A bomb exploded on Friday under a bridge in Goma and the tower collapsed.", ["bridge", "tower"]),
    ("A bomb exploded at the Goma Central Market on Friday.", ["Goma Central Market"]),
    ("Two guards died when a bomb exploded on Friday in the center of Medellin.", []),
    ("Men robbed a trader on the road to Goma on Friday.", []),
    ("The raid staged by rebels on a bank in Goma on Friday killed two.", ["bank"]),
    ("The station was the target of a bomb attack in Goma on Friday.", ["station"]),
    ("A bomb exploded at the newspaper Daily Star in Goma on Friday.", ["newspaper Daily Star"]),
    (
        "A bomb hit the home of the mayor in Goma on Friday. It shattered the mayor's home.",
        ["home of the mayor"],
    ),
    ("A bomb hit a bank in Goma on Friday. The rebels defend attacks on bridges.", ["bank"]),
    ("In Goma rebels attacked a bank on Friday but did not attack the hospital.", ["bank"]),
]


@pytest.mark.parametrize(("text", "means"), MEANS)
def test_means(extract: Extract, text: str, means: list[str]) -> None:
    assert [span.text for event in extract(text, DAY).events for span in event.means] == means


@pytest.mark.parametrize(("text", "targets"), TARGETS)
def test_targets(extract: Extract, text: str, targets: list[str]) -> None:
    assert [span.text for event in extract(text, DAY).events for span in event.targets] == targets
