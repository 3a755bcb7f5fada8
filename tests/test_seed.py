"""The report that the project began with: each claim, event and figure a reader finds in it is found.

The report is not ours to copy: the test reads it where it lies beside the project, else it is skipped.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counterclaim import pipeline
from counterclaim.model import Claim, Dossier, Event, Extraction
from counterclaim.reports.items import Options
from counterclaim.settings import Settings

SEED = Path(__file__).parents[2] / "shared" / "seed"
PUBLISHED = date(2022, 1, 23)


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    if not SEED.is_dir():
        pytest.skip("the seed report is not here: it lies in ../shared/seed where the project is developed")
    (made,) = pipeline.extract([str(SEED)], Options(published=PUBLISHED), Settings())
    assert isinstance(made, Extraction)
    return made


@pytest.fixture(scope="module")
def dossiers(extraction: Extraction) -> tuple[Dossier, ...]:
    return pipeline.incidents([extraction], Settings())


def _speaker(claim: Claim) -> str | None:
    """The registry's name of who speaks, or the role of a voice without a name."""
    return claim.source.actor or claim.source.role


def _victims(claim: Claim) -> tuple[str | None, str | None]:
    return (claim.victims.actor, claim.victims.klass) if claim.victims else (None, None)


# outcome, low, high, who says so, registry id and class of the people, words of the people, stance
TOLLS = [
    ("killed", 200, 200, "amaq", "sdf", "combatant", "SDF", "affirmed"),
    ("killed", 39, 39, "sohr", "sdf", "combatant", "SDF", "affirmed"),
    ("killed", 71, None, "sohr", "islamic-state", "combatant", "Isis", "affirmed"),
    ("killed", 7, 7, "sohr", None, "civilian", "civilians", "affirmed"),
    ("killed", 17, 17, "sdf", "sdf", "combatant", "losses", "affirmed"),
    ("killed", 40, 99, "report", "sdf", "combatant", "troops", "affirmed"),
    ("killed", 11, 11, "report", "iraq-army", "combatant", "Iraqi troops", "affirmed"),
    ("killed", None, None, "report", None, "combatant", "guards", "affirmed"),
    ("recaptured", 101, None, "sdf", None, "detainee", "prisoners", "affirmed"),
    ("escaped", None, None, "report", None, "detainee", "prisoners", "not affirmed"),
    ("present", 3500, 3500, "report", None, "detainee", "inmates", "affirmed"),
    ("present", 200, 999, "report", None, "detainee", "inmates", "affirmed"),
    ("hostage", 200, 999, "report", None, "unknown", "", "not affirmed"),
]


@pytest.mark.parametrize(
    ("outcome", "low", "high", "speaker", "actor", "klass", "words", "stance"),
    TOLLS,
    ids=[f"{outcome} {low}..{high} {speaker}" for outcome, low, high, speaker, *_ in TOLLS],
)
def test_a_toll_is_found(
    extraction: Extraction,
    outcome: str,
    low: int | None,
    high: int | None,
    speaker: str,
    actor: str | None,
    klass: str,
    words: str,
    stance: str,
) -> None:
    (claim,) = [
        claim
        for claim in extraction.claims
        if (claim.outcome, claim.low, claim.high, _speaker(claim)) == (outcome, low, high, speaker)
    ]
    assert _victims(claim) == (actor, klass)
    assert claim.victims is not None
    assert words in (claim.victims.name or "")
    assert (claim.stance == "affirmed") == (stance == "affirmed")


def test_no_other_toll_is_claimed(extraction: Extraction) -> None:
    tolls = [(c.outcome, c.low, c.high, _speaker(c)) for c in extraction.claims if c.kind == "toll"]
    assert sorted(map(str, tolls)) == sorted(str(tuple(toll[:4])) for toll in TOLLS)


def test_the_captives_are_described_and_the_description_is_contradicted(extraction: Extraction) -> None:
    said = {
        _speaker(claim): claim.description.text
        for claim in extraction.claims
        if claim.description and claim.victims and claim.victims.name == "captives"
    }
    assert said.keys() == {"sdf", "report"}
    assert "kitchen staff" in said["sdf"]
    assert "uniforms" in said["report"]


def test_the_channel_says_that_two_suicide_bombers_began_it(extraction: Extraction) -> None:
    said = [claim for claim in extraction.claims if claim.by and "two suicide bombers" in claim.by.name]
    assert [(_speaker(claim), claim.kind, claim.stance) for claim in said] == [
        ("amaq", "responsibility", "affirmed")
    ]


def test_the_channel_names_the_two_suicide_bombers(extraction: Extraction) -> None:
    named = [claim for claim in extraction.claims if claim.kind == "description" and claim.victims]
    bombers = [claim for claim in named if claim.victims and "bombers" in (claim.victims.name or "")]
    assert bombers
    assert {claim.source.actor for claim in bombers} == {"amaq"}


def _event(extraction: Extraction, subtype: str) -> Event:
    (found,) = [event for event in extraction.events if event.subtype == subtype]
    return found


def test_the_prison_attack_starts_on_a_thursday_in_syria(extraction: Extraction) -> None:
    attack = _event(extraction, "Prison break")
    assert attack.first == date(2022, 1, 20)
    assert attack.place is not None
    assert (attack.place.country, attack.part_of, attack.status) == ("SY", None, "occurred")
    assert "asak" in (attack.place.name or "")
    assert _event(extraction, "Suicide bomb").part_of == attack.id


def _incident(dossiers: tuple[Dossier, ...], day: date, country: str) -> Dossier:
    (found,) = [
        dossier
        for dossier in dossiers
        if dossier.incident.first == day
        and dossier.incident.place
        and dossier.incident.place.country == country
    ]
    return found


def test_the_attack_of_the_next_morning_is_another_incident_in_iraq(dossiers: tuple[Dossier, ...]) -> None:
    other = _incident(dossiers, date(2022, 1, 21), "IQ")
    assert [entry.claim.low for entry in other.ledger] == [11]


def test_what_happened_years_before_is_no_part_of_the_incident(dossiers: tuple[Dossier, ...]) -> None:
    attack = _incident(dossiers, date(2022, 1, 20), "SY")
    assert attack.incident.last == date(2022, 1, 20)
    told = [event for event in attack.events if event.date_precision != "unknown"]
    assert all(event.first is None or event.first.year == 2022 for event in told)
    assert not any(event.place and event.place.text == "Baghouz" for event in attack.events)


def test_three_sides_figures_for_the_same_dead_stand_side_by_side(dossiers: tuple[Dossier, ...]) -> None:
    attack = _incident(dossiers, date(2022, 1, 20), "SY")
    dead = {
        entry.claim.low: entry.origin
        for entry in attack.ledger
        if entry.claim.outcome == "killed" and entry.group.actor == "sdf" and entry.superseded_by is None
    }
    assert {200, 39, 17} <= dead.keys()
    assert len({dead[low] for low in (200, 39, 17)}) == 3
    figures = [f for f in attack.incident.figures if f.outcome == "killed" and f.victims.actor == "sdf"]
    assert figures
    assert all(figure.contested for figure in figures if figure.rule == "ucdp")
