"""Who took part in an event."""

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
    ("Senator Carlos Ruiz was murdered in Cali on Friday.", ("Senator Carlos Ruiz", "victim")),
    ("The murder of Judge Ana Vega in Cali on Friday shocked her colleagues.", ("Judge Ana Vega", "victim")),
    ("Militants planted a bomb under a bridge near Mosul on Friday.", ("Militants", "perpetrator")),
    ("Incident in Goma on Friday. Civilians killed: 17.", ("Civilians", "victim")),
    ("Police foiled an attempt by militants to kidnap the mayor of Goma.", ("militants", "perpetrator")),
    ("Members of the armed forces killed six priests on Friday.", ("armed forces", "perpetrator")),
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
    ("A priest kidnapped on Friday in Cali was released on Sunday by the ELN.", ("ELN", "perpetrator")),
    (
        "One of two priests who were kidnapped on Friday in Cali was released by the ELN.",
        ("ELN", "perpetrator"),
    ),
    (
        "A priest was kidnapped in Cali on Friday, presumably by guerrillas of the ELN.",
        ("guerrillas of the ELN", "perpetrator"),
    ),
    (
        "Gunmen staged one of their worst attacks in Goma on Friday, killing six.",
        ("Gunmen", "perpetrator"),
    ),
    ("The gunmen fled after killing a judge in Goma on Friday.", ("gunmen", "perpetrator")),
    ("The rebels entered Goma on Friday by killing two guards.", ("rebels", "perpetrator")),
    ("A Taliban column killed six men in Kabul on Friday.", ("Taliban column", "perpetrator")),
    ("ON FRIDAY, TALIBAN FIGHTERS BLEW UP SEVERAL TOWERS IN KABUL.", ("TALIBAN", "perpetrator")),
    (
        "FIVE ARMED MEN, WHO POSED AS GUARDS, KIDNAPPED MR LUIS RUIZ IN CALI ON FRIDAY.",
        ("FIVE ARMED MEN", "perpetrator"),
    ),
    ("TWO GUNMEN MACHINEGUNNED RUIZ'S CAR IN CALI ON FRIDAY.", ("RUIZ", "victim")),
    ("The mayor of Goma was killed by paid assassins on Friday.", ("paid assassins", "perpetrator")),
]
NOT_DOERS = [
    ("The mayor was thanked by the rebels in Goma on Friday by killing two goats and a judge.", "mayor"),
    ("For the Taliban's dead in the battle near Goma on Friday there are two figures.", "Taliban"),
    ("Rebels attacked a village near Goma on Friday. Police made an arrest.", "Police"),
    ("A bomb killed two men in Goma on Friday. No group has claimed the attack.", "No group"),
    ("A bomb killed two men in Goma on Friday and 24 soldiers injured in the blast are stable.", "soldiers"),
    ("Gunmen attacked a hotel in Goma on Friday. Soldiers killed two gunmen.", "Soldiers"),
]


@pytest.mark.parametrize(("text", "wanted"), ACTORS)
def test_actor_and_role(extract: Extract, text: str, wanted: tuple[str, str]) -> None:
    found = [(actor.name, actor.role) for event in extract(text, DAY).events for actor in event.actors]
    assert wanted in found


@pytest.mark.parametrize(("text", "other"), NOT_DOERS)
def test_who_did_not_do_it(extract: Extract, text: str, other: str) -> None:
    actors = [actor for event in extract(text, DAY).events for actor in event.actors]
    assert not [a.name for a in actors if a.role == "perpetrator" and other in a.name]


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
