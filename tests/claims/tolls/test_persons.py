"""People without a number whose fate the words tell outright."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)

TOLD = [
    (
        "The soldier was killed in Cali. Another soldier was killed near Buga.",
        [("soldier", "killed", 1), ("soldier", "killed", 1)],
    ),
    (
        "A colonel, a judge and Senator Luis Ruiz were murdered last week.",
        [("colonel", "killed", 1), ("judge", "killed", 1), ("Senator Luis Ruiz", "killed", 1)],
    ),
    ("The murder of the mayor calls for an answer.", [("mayor", "killed", 1)]),
    ("The murder in Cali on Friday of Luis Ruiz shocked the town.", [("Luis Ruiz", "killed", 1)]),
    ("The attack claimed the life of Luis Ruiz on Friday.", [("Luis Ruiz", "killed", 1)]),
    ("Luis Ruiz lost his life in Cali on Friday.", [("Luis Ruiz", "killed", 1)]),
    ("The murder of Luis Ruiz says much about the town.", [("Luis Ruiz", "killed", 1)]),
    ("Nurses were murdered in Cali on Friday.", [("Nurses", "killed", None)]),
    ("Gangs murder nurses. Nurses could be murdered again.", []),
    ("The mayor was murdered in Cali on Friday.", [("mayor", "killed", 1)]),
    ("The murder of the mayor shocked the town of Cali.", [("mayor", "killed", 1)]),
    ("The mayor's assassination shocked the town of Cali.", [("mayor", "killed", 1)]),
    ("Gunmen killed the priests in Cali on Friday.", [("priests", "killed", None)]),
    (
        "Carlos Ruiz and Ana Vega were kidnapped in Cali on Friday.",
        [("Carlos Ruiz", "abducted", 1), ("Ana Vega", "abducted", 1)],
    ),
    ("Gunmen tried to kidnap the mayor in Cali on Friday.", []),
    ("The mayor was murdered. The murder of the mayor shocked the town.", [("mayor", "killed", 1)]),
    (
        "The judge was murdered on Friday. Judge Carlos Ruiz was murdered at home in Cali.",
        [("Judge Carlos Ruiz", "killed", 1)],
    ),
    (
        "Carlos Ruiz, Jose Vega, Tomas Ruiz and Ana Soler were murdered in Cali on Friday.",
        [
            ("Carlos Ruiz", "killed", 1),
            ("Jose Vega", "killed", 1),
            ("Tomas Ruiz", "killed", 1),
            ("Ana Soler", "killed", 1),
        ],
    ),
    (
        "Judge Carlos Ruiz lived alone. Ruiz was murdered on Friday in Cali.",
        [("Judge Carlos Ruiz", "killed", 1)],
    ),
    ("Such people are hurting the president and could kill the mayor.", []),
    ("The town of Baghuz was quiet. It was a murder, and the firm lost $40 million.", []),
    (
        "Luis Ruiz was released on Friday. They demand the release of Ana Vega.",
        [("Luis Ruiz", "released", 1)],
    ),
    ("Luis Ruiz, a lawyer, was shot dead.", [("Luis Ruiz, a lawyer", "killed", 1)]),
    ("The brother of a general was murdered in Cali on Friday.", [("brother of a general", "killed", 1)]),
    ("In the event of a kidnapping there is no rescue. He had two bullet wounds when taken away.", []),
    ("[Text] Luis Ruiz was murdered in Cali on Friday.", [("Luis Ruiz", "killed", 1)]),
    ("They murdered 19-year-old Luis Ruiz in Cali on Friday.", [("Luis Ruiz", "killed", 1)]),
    ("Senator Luis Ruiz, a lawyer, was shot dead.", [("Senator Luis Ruiz", "killed", 1)]),
    (
        "Carlos Ruiz was murdered on Friday. He is the third mayor killed this year in Cali.",
        [("Carlos Ruiz", "killed", 1)],
    ),
    (
        "Luis Ruiz, whose daughter was murdered in Cali, spoke on Friday.",
        [("daughter", "killed", 1)],
    ),
    ("The government has no interest in killing anyone.", []),
    ("Luis Ruiz fell out of the car and broke an arm in Cali on Friday.", []),
    (
        "LABOR LEADER FEBE VELAZQUEZ DIED IN A HOSPITAL IN CALI.",
        [("LABOR LEADER FEBE VELAZQUEZ", "killed", 1)],
    ),
    ("Luis Ruiz is dead, the army said on Friday.", [("Luis Ruiz", "killed", 1)]),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_named_people(extract: Extract, text: str, wanted: list[tuple[str, str, int | None]]) -> None:
    tolls = [claim for claim in extract(text, DAY).claims if claim.kind == "toll"]
    assert [(c.victims.name, c.outcome, c.low) for c in tolls if c.victims is not None] == wanted


def test_people_counted_elsewhere_are_not_told_of_again(extract: Extract) -> None:
    text = "Six priests were killed in Cali on Friday. The murder of the priests shocked the town."
    tolls = [claim for claim in extract(text, DAY).claims if claim.kind == "toll"]
    assert [claim.low for claim in tolls] == [6]


def test_casualties_name_no_people(extract: Extract) -> None:
    (toll,) = [c for c in extract("The clash caused 12 casualties.", DAY).claims if c.kind == "toll"]
    assert toll.victims is not None
    assert toll.victims.name is None


HARMED = [
    ("The brigade suffered 12 casualties in the clash.", "brigade"),
    ("The rebels inflicted 12 casualties on the army near Cali.", "army"),
    ("The ambush left 12 casualties among the troops.", "troops"),
    ("The clash caused eight deaths.", None),
]


@pytest.mark.parametrize(("text", "people"), HARMED)
def test_whose_the_harm_is(extract: Extract, text: str, people: str | None) -> None:
    (toll,) = [claim for claim in extract(text, DAY).claims if claim.kind == "toll"]
    assert toll.victims is not None
    assert toll.victims.name == people
    assert (toll.victims.klass == "combatant") == (people is not None)


def test_a_group_counted_is_known_by_each_of_its_nouns(extract: Extract) -> None:
    text = "Six Jesuit priests were killed in Cali on Friday. The murder of the Jesuits shocked the town."
    tolls = [claim for claim in extract(text, DAY).claims if claim.kind == "toll"]
    assert [claim.low for claim in tolls] == [6]


def test_who_denies_a_part_in_a_murder_does_not_deny_the_murder(extract: Extract) -> None:
    text = "The rebels denied any involvement in the murder of Judge Carlos Ruiz."
    (toll,) = [claim for claim in extract(text, DAY).claims if claim.kind == "toll"]
    assert toll.stance == "affirmed"


def test_a_minister_is_no_fighter_of_the_government(extract: Extract) -> None:
    (toll,) = [
        claim
        for claim in extract("Afghan government minister Carlos Ruiz was murdered on Friday.", DAY).claims
        if claim.kind == "toll"
    ]
    assert toll.victims is not None
    assert toll.victims.klass == "civilian"


def test_others_are_of_the_people_counted_beside_them(extract: Extract) -> None:
    text = "Three rebels were killed near Cali on Friday and five others were wounded."
    tolls = [claim for claim in extract(text, DAY).claims if claim.kind == "toll"]
    assert [(c.outcome, c.victims.name) for c in tolls if c.victims is not None] == [
        ("killed", "rebels"),
        ("injured", "rebels"),
    ]


COMPANY = [
    ("The general was killed along with his son.", {"general", "son"}),
    ("His guard and driver were killed in the raid.", {"guard", "driver"}),
    ("Gunmen kidnapped the 55-year-old farmer in Goma.", {"55-year-old farmer"}),
    ("Police said that cattleman Luis Ortega was found murdered.", {"cattleman Luis Ortega"}),
    ("The nun, Sister Mary Keane, who was shot by several men, sleeps.", {"Sister Mary Keane"}),
    ("The raid was condemned by Judge Elena Diaz, who was shot last month.", {"Judge Elena Diaz"}),
    ("The court was told of the disappearance of Luis Ortega in May.", {"Luis Ortega"}),
]


@pytest.mark.parametrize(("text", "names"), COMPANY)
def test_people_harmed_in_company_or_told_of_in_passing(extract: Extract, text: str, names: set[str]) -> None:
    found = {c.victims.name for c in extract(text, DAY).claims if c.victims is not None}
    assert found == names
