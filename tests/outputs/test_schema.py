import json
from datetime import date
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from counterclaim.model import (
    Claim,
    Figure,
    Incident,
    Place,
    Record,
    Report,
    ReportClaims,
    Source,
    VictimGroup,
    When,
    quote,
)
from counterclaim.outputs.schema import contract_schema

TEXT = "Officials in Qamar said at least 12 guards died on Monday."


def sample() -> ReportClaims:
    """A made-up report with one claim."""
    place = Place(
        start=13, end=18, text="Qamar", geonameid=None, lat=35.5, lon=40.0, country="SY", precision="near"
    )
    day = date(2022, 1, 24)
    claim = Claim(
        id="c_1",
        kind="toll",
        event=None,
        attribution=None,
        source=Source(name="Officials", actor=None, role="official", start=0, end=9),
        relay=None,
        stance="affirmed",
        outcome="killed",
        victims=None,
        by=None,
        low=12,
        high=None,
        qualifier="at_least",
        count=quote(TEXT, 24, 35),
        scope="event",
        part_of=None,
        as_of=day,
        evidence=quote(TEXT, 0, len(TEXT)),
    )
    report = Report(
        id="r_1",
        sha256="0" * 64,
        path=None,
        url=None,
        title=None,
        outlet=None,
        published=day,
        language="en",
        text=TEXT,
    )
    when = When(start=51, end=57, text="Monday", first=day, last=day, precision="day")
    return ReportClaims(
        report=report, attributions=(), places=(place,), dates=(when,), events=(), claims=(claim,)
    )


def incident() -> Incident:
    """A made-up incident with one figure."""
    group = VictimGroup(actor=None, klass="combatant", label="guards")
    figure = Figure(
        outcome="killed",
        victims=group,
        rule="ucdp",
        low=12,
        best=12,
        high=None,
        interval80=(10, 14),
        claims=("c_1",),
        origins=1,
        contested=False,
        why="one source",
    )
    return Incident(
        id="i_1",
        title="Guards killed",
        type="Battles",
        subtype="Armed clash",
        first=None,
        last=None,
        date_precision="unknown",
        place=None,
        actors=(),
        part_of=None,
        related=(),
        reports=("r_1",),
        events=(),
        claims=("c_1",),
        figures=(figure,),
    )


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = contract_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def as_printed(record: Record) -> Any:
    return json.loads(msgspec.json.encode(record))


def test_what_is_printed_obeys_the_schema(validator):
    for record in (sample(), incident()):
        assert list(validator.iter_errors(as_printed(record))) == []


def test_the_keys_of_the_first_contract_are_enough(validator):
    printed = as_printed(sample())
    for key in ("name", "admin1"):
        del printed["places"][0][key]
    del printed["claims"][0]["description"]
    assert validator.is_valid(printed)


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("outcome", "slain"),
        ("low", "12"),
        ("as_of", "Monday"),
        ("evidence", None),
        ("count", {"start": 1, "end": 2}),
        ("unheard", 1),
    ],
)
def test_a_wrong_value_breaks_the_schema(validator, key, wrong):
    printed = as_printed(sample())
    printed["claims"][0][key] = wrong
    assert not validator.is_valid(printed)


def test_a_missing_key_breaks_the_schema(validator):
    printed = as_printed(sample())
    del printed["report"]["published"]
    assert not validator.is_valid(printed)


def test_every_object_is_described():
    schema = contract_schema()
    assert schema["$id"] == "urn:counterclaim:contract:1"
    for name, component in schema["$defs"].items():
        assert component["title"] == name
        assert component["description"]
        assert "\n" not in component["description"]
    assert "end is exclusive" in schema["description"]


def test_the_schema_is_the_same_each_time():
    assert json.dumps(contract_schema()) == json.dumps(contract_schema())
