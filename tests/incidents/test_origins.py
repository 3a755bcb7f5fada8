from datetime import date

import pytest

from counterclaim.incidents.origins import Origin, merge_short_names, proper_name


def origin(make, source, *, relay=None, report=None):
    report = report or make.report("r1")
    return make.origins(report).of(make.claim("c1", 39, 39, source=source, relay=relay), report.id)


def test_a_relayed_claim_has_the_origin_of_the_direct_one(make):
    monitor = make.source("the Observatory", "sohr", "monitor")
    direct = origin(make, monitor)
    relayed = origin(
        make, monitor, relay=make.source("a news agency", role="media"), report=make.report("r2")
    )
    assert direct == relayed == Origin("actor:sohr", "Syrian Observatory", "monitor")


def test_a_channel_speaks_for_its_party(make):
    assert origin(make, make.source("Amaq", "amaq", "media")) == Origin("actor:is", "Islamic State", "party")


def test_the_reports_own_voice_is_its_outlet_or_the_report(make):
    assert origin(make, make.source()).name == "Outlet r1"
    assert origin(make, make.source(), report=make.report("r9", outlet=None)).key == "report:r9"


@pytest.mark.parametrize("name", ["two officials", "a medic", "residents", "a source at the hospital"])
def test_speakers_without_a_name_differ_by_outlet_and_day(make, name):
    source = make.source(name, role="official")
    first = origin(make, source)
    assert first != origin(make, source, report=make.report("r2"))
    assert first != origin(make, source, report=make.report("r1", published=date(2022, 1, 24)))


@pytest.mark.parametrize("name", ["the health ministry", "Tariq Jamal", "the army", "Dr Amina Yusuf"])
def test_named_speakers_are_the_same_everywhere(make, name):
    source = make.source(name, role="official")
    assert origin(make, source).key == origin(make, source, report=make.report("r2")).key


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("a nurse, Fatima Ag Ali", "Fatima Ag Ali"),
        ("the spokesman for the air force, Colonel Idris Salem", "Colonel Idris Salem"),
        ("deputy police chief Omar Haddad", "Omar Haddad"),
        ("Sahara Harm Monitor, an independent group", "Sahara Harm Monitor"),
        ("an official of the Health Ministry", "an official of the Health Ministry"),
        ("the army", "the army"),
    ],
)
def test_a_description_is_no_part_of_a_name(said, name):
    assert proper_name(said) == name


def test_a_described_person_is_one_origin_under_every_description(make):
    first = origin(make, make.source("deputy chief Omar Haddad", role="official"))
    second = origin(make, make.source("Col. Omar Haddad, the deputy chief", role="official"))
    assert first.key == second.key


def test_copies_share_the_reports_own_voice(make):
    text = "one two three four five six seven eight nine ten"
    first, second = make.report("r1", text=text), make.report("r2", text=text)
    origins = make.origins(first, second)
    claim = make.claim("c1", 9, None)
    assert origins.of(claim, "r1") == origins.of(claim, "r2")


def test_a_surname_joins_the_only_longer_name_that_ends_in_it():
    full, short = (
        Origin("name:tariq jamal", "Tariq Jamal", "official"),
        Origin("name:jamal", "Jamal", "official"),
    )
    other = Origin("name:ali jamal", "Ali Jamal", "witness")
    assert merge_short_names([short, full])[short.key] == full
    assert merge_short_names([short, full, other])[short.key] == short
