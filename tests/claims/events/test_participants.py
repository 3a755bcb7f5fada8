"""Who took part in an event, with what, against what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

ACTORS = [
    ("Gunmen attacked a village near Goma on Friday.", ("Gunmen", "perpetrator")),
    ("Three farmers were killed by rebels near Goma on Friday.", ("rebels", "perpetrator")),
    ("Three farmers were killed by rebels near Goma on Friday.", ("Three farmers", "victim")),
    (
        "An attack by Islamic State fighters killed six people in Mosul.",
        ("Islamic State fighters", "perpetrator"),
    ),
    ("The Taliban claimed responsibility for the attack in Kabul on Friday.", ("Taliban", "perpetrator")),
    ("Officials accused Hezbollah of attacking the base on Friday.", ("Hezbollah", "perpetrator")),
    ("Senator Carlos Ruiz was murdered in Cali on Friday.", ("Senator Carlos Ruiz", "victim")),
    ("The murder of Judge Ana Vega in Cali on Friday shocked her colleagues.", ("Judge Ana Vega", "victim")),
    ("Militants planted a bomb under a bridge near Mosul on Friday.", ("Militants", "perpetrator")),
    ("Incident in Goma on Friday. Civilians killed: 17.", ("Civilians", "victim")),
    ("The bombing in Kabul on Friday was carried out by the Taliban.", ("Taliban", "perpetrator")),
    ("Police arrested two rebels accused of the bombing in Kabul.", ("two rebels", "perpetrator")),
    ("He confirmed the involvement of troops in the murder of the mayor.", ("troops", "perpetrator")),
    ("Police foiled an attempt by militants to kidnap the mayor of Goma.", ("militants", "perpetrator")),
    ("Members of the armed forces killed six priests on Friday.", ("armed forces", "perpetrator")),
    (
        "An organisation, the Red Dawn Army, claimed the attack in Goma on Friday.",
        ("Red Dawn Army", "perpetrator"),
    ),
    ("Police arrested two soldiers accused of committing the massacre.", ("two soldiers", "perpetrator")),
    (
        "Rebels attacked a village near Goma on Friday. Boko Haram has not commented.",
        ("Boko Haram", "perpetrator"),
    ),
    (
        "Militants took the opportunity to plant a bomb in Goma on Friday.",
        ("Militants", "perpetrator"),
    ),
    (
        "Rebels broke into a house near Goma on Friday, where they killed a guard.",
        ("Rebels", "perpetrator"),
    ),
    ("Gunmen threw a dynamite charge at a bank in Goma on Friday.", ("Gunmen", "perpetrator")),
    (
        "A gang known as the Red Dawn Army attacked a village near Goma on Friday.",
        ("Red Dawn Army", "perpetrator"),
    ),
    (
        "Three farmers were killed in Goma on Friday by men wearing military uniforms.",
        ("men wearing military uniforms", "perpetrator"),
    ),
    (
        "Police arrested two soldiers in connection with the murder of the mayor of Goma on Friday.",
        ("two soldiers", "perpetrator"),
    ),
    ("The mayor of Goma was killed by paid assassins on Friday.", ("paid assassins", "perpetrator")),
]
NOT_DOERS = [
    ("Rebels attacked a village near Goma on Friday. Police made an arrest.", "Police"),
    ("A bomb killed two men in Goma on Friday. No group has claimed the attack.", "No group"),
    ("A bomb killed two men in Goma on Friday and 24 soldiers injured in the blast are stable.", "soldiers"),
    ("Gunmen attacked a hotel in Goma on Friday. Soldiers killed two gunmen.", "Soldiers"),
]
MEANS = [
    ("Gunmen with rifles and grenades attacked a post in Goma on Friday.", ["rifles", "grenades"]),
    ("A powerful bomb went off in Goma on Friday. The bomb hurt two men.", ["powerful bomb"]),
    ("A bomb went off in Goma on Friday. Police defused two grenades after the attack.", ["bomb"]),
    ("Gunmen threw a dynamite charge at a bank in Goma on Friday.", ["dynamite charge"]),
    ("A 20-kg bomb hit a hotel in Goma on Friday. The device killed two guards.", ["20-kg bomb"]),
    ("A car bomb went off in Mosul on Friday.", ["car bomb"]),
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
]


@pytest.mark.parametrize(("text", "wanted"), ACTORS)
def test_actor_and_role(extract: Extract, text: str, wanted: tuple[str, str]) -> None:
    found = [(actor.name, actor.role) for event in extract(text, DAY).events for actor in event.actors]
    assert wanted in found


@pytest.mark.parametrize(("text", "other"), NOT_DOERS)
def test_who_did_not_do_it(extract: Extract, text: str, other: str) -> None:
    actors = [actor for event in extract(text, DAY).events for actor in event.actors]
    assert not [a.name for a in actors if a.role == "perpetrator" and other in a.name]


@pytest.mark.parametrize(("text", "means"), MEANS)
def test_means(extract: Extract, text: str, means: list[str]) -> None:
    assert [span.text for event in extract(text, DAY).events for span in event.means] == means


@pytest.mark.parametrize(("text", "targets"), TARGETS)
def test_targets(extract: Extract, text: str, targets: list[str]) -> None:
    assert [span.text for event in extract(text, DAY).events for span in event.targets] == targets


def test_a_registered_actor_carries_its_identifier(extract: Extract) -> None:
    actors = (
        extract("The Taliban attacked a post in Kabul on Friday, killing two soldiers.", DAY).events[0].actors
    )
    assert ("Taliban", "taliban") in [(actor.name, actor.actor) for actor in actors]


def test_bare_attackers_are_not_named_beside_the_full_name(extract: Extract) -> None:
    event = extract(
        "Islamic State fighters attacked Mosul on Friday. The attackers killed two men.", DAY
    ).events[0]
    assert "attackers" not in [actor.name for actor in event.actors]


def test_a_statement_is_no_perpetrator(extract: Extract) -> None:
    event = extract(
        "The Taliban statement claimed to have killed 20 soldiers in Kabul on Friday.", DAY
    ).events[0]
    assert "Taliban statement" not in [actor.name for actor in event.actors]


def test_people_alone_are_no_target(extract: Extract) -> None:
    extraction = extract("Gunmen attacked people near Goma on Friday.", DAY)
    assert [actor.name for event in extraction.events for actor in event.actors] == ["Gunmen"]


def test_irregulars_of_one_of_two_groups_are_of_neither(extract: Extract) -> None:
    text = "Rebels attacked a village on Friday. Boko Haram and the Taliban have not commented."
    names = [actor.name for event in extract(text, DAY).events for actor in event.actors]
    assert names == ["Rebels"]


def test_unknown_men_are_those_known_by_what_they_are(extract: Extract) -> None:
    text = "Unknown men stormed a clinic in Goma on Friday. The rebels attacked two guards."
    doers = [a.name for e in extract(text, DAY).events for a in e.actors if a.role == "perpetrator"]
    assert doers == ["rebels"]


def test_a_surname_is_the_person_named_with_what_he_is(extract: Extract) -> None:
    text = "Gunmen killed Luis Ruiz, mayor of Cali, on Friday. The murder of Ruiz shocked Cali."
    names = [a.name for e in extract(text, DAY).events for a in e.actors if a.role == "victim"]
    assert "Ruiz" not in names


def test_who_flees_has_done_nothing(extract: Extract) -> None:
    found = extract("Some 300 residents fled Goma after the army shelled it on Friday.", published=DAY)
    doers = [a.name for event in found.events for a in event.actors if a.role == "perpetrator"]
    assert not [name for name in doers if "residents" in name]
