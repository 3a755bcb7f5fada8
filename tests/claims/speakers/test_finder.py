"""Who speaks: names, pronouns, labels, owners of figures, issuers, the report itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model import Claim, Extraction

Tolls = Callable[..., list[Claim]]


SPEAKERS = [
    (
        "GENEINA, June 10 (Wire) - The health ministry on Monday raised to 12 the number of dead.",
        "health ministry",
    ),
    (
        "A monitor, the Syrian Observatory for Human Rights, which puts the dead at 12, is based abroad.",
        "Syrian Observatory for Human Rights",
    ),
    ("The ministry said 12 people were killed.", "ministry"),
    (
        "A war monitor, the Syrian Observatory for Human Rights, said 12 people were killed.",
        "Syrian Observatory for Human Rights",
    ),
    ("The governor, Aminu Sule, said 12 people were killed.", "Aminu Sule"),
    ("Aminu Sule, the governor, said 12 people were killed.", "Aminu Sule"),
    ("The prefect met elders. He said 12 people were killed.", "prefect"),
    ("The army has not replied. It said on Monday that 12 people were killed.", "army"),
    ("According to the union, 12 people were killed.", "union"),
    ('"We believe 12 people were killed," Captain Abdi Isak told reporters.', "Captain Abdi Isak"),
    (
        "Nhaga counted ten men. The Human Rights League disagrees. It puts the dead at six.",
        "Human Rights League",
    ),
    ("The opposition counts 27 dead in the riots.", "opposition"),
    ("At least 115 people were massacred. Amnesty has 140.", "Amnesty"),
    ("At least 115 people were massacred. The police, 96.", "police"),
    ("Nurses count 61 dead, against the ministry's 34.", "ministry"),
    ("By the Observatory's tally, at least 181 people were killed.", "Observatory"),
    ("The authorities' version, of two dead, is disputed by nurses.", "authorities"),
    ("- Noon: a shell hits the market, two men killed and four women hurt (civil defence)", "civil defence"),
    ("Lima says that the raids cost 14 lives; Quito, that 30 rebels died in five.", "Quito"),
    ('Officials acknowledged 22 deaths, a deputy "more than forty".', "deputy"),
    ("The rights body names over 600 killed in the town.", "rights body"),
    (
        "The health minister has corrected the balance of the two days of blasts: 37 deaths.",
        "health minister",
    ),
    ("The alliance says soldiers set houses alight in Gimbi and that 200 people were killed.", "alliance"),
]


@pytest.mark.parametrize(("text", "name"), SPEAKERS)
def test_the_source_is_quoted_from_the_text(tolls: Tolls, text: str, name: str) -> None:
    source = tolls(text)[-1].source
    assert source.name == name
    assert text[source.start : source.end] == name


def test_the_report_itself(tolls: Tolls) -> None:
    (claim,) = tolls("Twelve people were killed in the market on Monday.")
    assert (claim.source.role, claim.source.name, claim.source.start) == ("report", None, None)


def test_a_statement_speaks_for_its_issuer(tolls: Tolls) -> None:
    text = "General Command of the Northern Guard. Our forces killed twelve invaders. We mourn two brothers."
    claims = tolls(text, outlet="General Command of the Northern Guard", title="Statement No. 4")
    assert {claim.source.name for claim in claims} == {"General Command of the Northern Guard"}


def test_a_relay_passes_on_what_another_said(tolls: Tolls) -> None:
    (claim,) = tolls("The agency reported that the governor said 12 people were killed.")
    assert claim.source.name == "governor"
    assert claim.relay is not None
    assert claim.relay.name == "agency"


def test_the_inner_ward_speaks_through_the_one_quoted(tolls: Tolls) -> None:
    (claim,) = tolls("Doctor Nur Hassan said his ward had registered 38 deaths.")
    assert claim.source.name is not None
    assert "Nur Hassan" in claim.source.name


def test_a_statement_is_that_of_the_body_that_said_something_last(
    extract: Callable[..., Extraction],
) -> None:
    extraction = extract(
        "Amaq, the outlet of Islamic State, said that the raid began with a blast. Squads of gunmen attacked "
        "the towers. The statement named the two attackers as “Abu Salim al-Shami and Abu Yusuf al-Masri”."
    )
    described = [claim for claim in extraction.claims if claim.kind == "description"]
    assert [claim.source.name for claim in described] == ["Amaq"]


@pytest.mark.parametrize(
    "text",
    [
        "None of them has been killed according to what we know.",
        "Civilians killed: 17",
    ],
)
def test_nobody_in_particular_is_the_report(tolls: Tolls, text: str) -> None:
    assert [claim.source.role for claim in tolls(text)] == ["report"]
