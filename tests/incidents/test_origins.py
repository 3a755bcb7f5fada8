from datetime import date

import pytest

from counterclaim.incidents.identity import Origin, merge_names, name_key, office_of, proper_name
from counterclaim.incidents.origins import issuer_name


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
        ("an official of the Health Ministry", "official of the Health Ministry"),
        ("the army", "army"),
        ("a group that calls itself the Free Valley Front", "Free Valley Front"),
        ("a teacher who hid in the tower", "teacher"),
        ("Deputy chief Omar Haddad", "Omar Haddad"),
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
    assert merge_names([short, full])[short.key] == full
    assert merge_names([short, full, other])[short.key] == short


def named(key, role="official", name=None):
    return Origin(f"name:{key}", name or key, role)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Ministry of Education", "education ministry"),
        ("the health ministry in Tripoli", "Tripoli health ministry"),
        ("Sahara Harm Monitor (SHM)", "the Sahara Harm Monitor"),
        ("the eastern-based air force", "the eastern air force"),
        ("Col. Omar Haddad", "Omar Haddad"),
    ],
)
def test_spellings_of_one_name_share_a_key(one, other):
    assert name_key(one) == name_key(other)


def test_a_short_name_of_an_institution_is_the_only_longer_one():
    long, short = named("tripoli health ministry"), named("ministry")
    assert merge_names([long, short])[short.key].key == long.key
    rival = named("outgoing government health ministry")
    assert merge_names([long, short, rival])[short.key].key == short.key


def test_the_army_is_not_every_group_with_army_in_its_name():
    army = named("army", "party", "the army")
    other = named("straight path army", "party", "Army of the Straight Path")
    assert merge_names([army, other])[army.key] == army


def test_one_origin_has_its_longest_proper_name_and_the_role_given_most():
    said = [named("free front", "witness", "free front"), named("free front", "party", "Free Front")]
    assert merge_names([*said, said[1]])["name:free front"] == Origin(
        "name:free front", "Free Front", "party"
    )


@pytest.mark.parametrize(
    ("said", "institution", "person"),
    [
        ("health ministry spokesman Walid Ftis", "health ministry", "Walid Ftis"),
        ("a spokeswoman for the coast guard, Ana Reyes", "coast guard", "Ana Reyes"),
        ("the army's chief spokesman", "army", None),
        ("Spokesman Walid Ftis", None, "Walid Ftis"),
        ("Walid Ftis, spokesman for the coast guard", "coast guard", "Walid Ftis"),
        ("Omar Haddad, director of the Sahara Harm Monitor", "Sahara Harm Monitor", "Omar Haddad"),
        ("the hospital's director, Ana Reyes", "hospital", "Ana Reyes"),
        ("head nurse Ana Reyes", None, None),
        ("Walid Ftis", None, None),
    ],
)
def test_a_spokesperson_speaks_for_an_institution(said, institution, person):
    assert office_of(said)[:2] == (institution, person)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("Omar Haddad, director of the Syrian Observatory", "actor:sohr"),
        ("Sahara Harm Monitor director Omar Haddad", "name:sahara harm monitor"),
        ("the head of the Haddad family", "name:haddad family head"),
    ],
)
def test_who_heads_an_institution_is_no_second_origin_beside_it(make, said, key):
    assert origin(make, make.source(said, role="monitor")).key == key


def test_who_once_spoke_for_an_institution_is_its_voice_under_the_name_alone(make):
    claims = [
        make.claim("c1", 13, 13, source=make.source("ministry spokesman Walid Ftis", role="official")),
        make.claim("c2", 18, 18, source=make.source("Walid Ftis", role="official"), as_of=date(2022, 1, 25)),
    ]
    entries = make.ledger(*((claim, make.report("r1")) for claim in claims))
    assert {entry.origin for entry in entries.values()} == {"name:ministry"}
    assert entries["c1"].superseded_by == "c2"


@pytest.mark.parametrize(
    ("outlet", "key", "role"),
    [
        ("SDF media centre (statement as issued)", "actor:sdf", "party"),
        ("Syrian Observatory daily page", "actor:sohr", "monitor"),
        ("Ministry of Education, press note", "name:education ministry", "official"),
        ("General Staff of the Armed Forces, press release", "name:armed forces general staff", "party"),
        ("Sahara Harm Monitor", "name:sahara harm monitor", "monitor"),
        ("Coast Monitor", "name:coast monitor", "report"),
        ("Continental Press Agency", "name:continental press agency", "report"),
        ("Frontier Post Online", "name:frontier post online", "report"),
    ],
)
def test_an_institutions_own_statement_is_its_own_voice(make, outlet, key, role):
    found = origin(make, make.source(), report=make.report("r1", outlet=outlet))
    assert (found.key, found.role) == (key, role)


def test_a_publication_is_no_part_of_its_issuers_name():
    assert issuer_name("Office of Civil Defense, Progress Report 6") == "Office of Civil Defense"
    assert issuer_name("Theatre Command, Joint Task Force") == "Theatre Command, Joint Task Force"


def test_an_acronym_is_the_one_body_that_another_report_spells_out() -> None:
    short, full = (
        Origin("name:shm", "SHM", "monitor"),
        Origin("name:sahara harm monitor", "Sahara Harm Monitor", "monitor"),
    )
    rival = Origin("name:salt health mission", "Salt Health Mission", "monitor")
    known = Origin("actor:sohr", "Syrian Observatory for Human Rights", "monitor")
    assert merge_names([short, full])[short.key] == full
    assert merge_names([short, full, rival])[short.key] == short
    acronym = Origin("name:sohr", "SOHR", "monitor")
    assert merge_names([acronym, known])[acronym.key] == known
