from datetime import date, timedelta
from functools import reduce

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.incidents.clusters import Score, cluster
from counterclaim.incidents.linker import explain
from counterclaim.model import Span


def account(make, number, *, day=20, report=None, **changes):
    """One report of one event with one claim; day of January 2022."""
    report = report or make.report(f"r{number}", published=date(2022, 1, day + 1))
    values = {"first": date(2022, 1, day), "last": date(2022, 1, day)} | changes
    event = make.event(f"e{number}", **values)
    claim = make.claim(f"c{number}", 30 + number, 30 + number, event=event.id)
    return make.extraction(report, (event,), (claim,))


def reports_of(dossiers):
    return sorted(dossier.incident.reports for dossier in dossiers)


def test_two_reports_of_one_place_and_day_are_one_incident(make):
    (dossier,) = make.link(account(make, 1), account(make, 2))
    assert dossier.incident.title == "Prison break in Hasakah, 20 January 2022"
    assert dossier.incident.claims == ("c1", "c2")
    assert [entry.claim.id for entry in dossier.ledger] == ["c1", "c2"]


def test_whoever_has_people_counted_was_harmed(make):
    (dossier,) = make.link(account(make, 1))
    assert [(actor.actor, actor.role) for actor in dossier.incident.actors] == [("sdf", "victim")]


@pytest.mark.parametrize("days", [1, 2, 9])
def test_the_same_town_on_another_day_is_another_incident(make, days):
    assert len(make.link(account(make, 1), account(make, 2, day=20 + days))) == 2


def test_a_next_day_attack_stays_apart_however_many_reports_tell_of_either(make):
    first = [account(make, i, day=20) for i in range(1, 5)]
    second = [account(make, i, day=21) for i in range(5, 9)]
    assert reports_of(make.link(*first, *second)) == [("r1", "r2", "r3", "r4"), ("r5", "r6", "r7", "r8")]


def test_the_same_day_far_away_is_another_incident(make):
    assert len(make.link(account(make, 1), account(make, 2, place=make.place(**make.baqubah)))) == 2


def test_a_protest_is_not_the_battle_of_its_town_where_nothing_else_agrees(make):
    match = explain(
        [account(make, 1), account(make, 2, type="Protests", subtype="Peaceful protest")],
        make.registry, make.codebook, ("e1", "e2"),
    )  # fmt: skip
    assert ("kind", -1.0) in [(found.feature, found.weight) for found in match.evidence]


def test_unplaced_reports_meet_by_name_and_force(make):
    place = make.place(lat=None, lon=None, geonameid=None, country=None, precision="unknown")
    assert len(make.link(account(make, 1, place=place), account(make, 2, place=place))) == 1


def test_a_report_without_a_day_joins_what_happened_just_before_it(make):
    undated = account(make, 2, first=None, last=None, date_precision="unknown")
    assert len(make.link(account(make, 1), undated)) == 1


def test_parts_stay_with_their_event(make):
    whole = make.event("e1")
    part = make.event("e2", type="Explosions/Remote violence", subtype="Suicide bomb", part_of="e1")
    claim = make.claim("c1", 2, 2, event="e2")
    (dossier,) = make.link(make.extraction(make.report(), (whole, part), (claim,)))
    assert dossier.incident.events == ("e1", "e2")
    assert dossier.incident.claims == ("c1",)


def test_a_circle_of_parts_is_one_incident(make):
    events = (make.event("e1", part_of="e2"), make.event("e2", part_of="e1"))
    assert len(make.link(make.extraction(make.report(), events))) == 1


def test_background_does_not_join(make):
    event, old = make.event("e1"), make.event("e2", first=date(2019, 3, 23), last=date(2019, 3, 23))
    claims = (make.claim("c1", 39, 39), make.claim("c2", 3000, 3000, event="e2", scope="background"))
    (dossier,) = make.link(make.extraction(make.report(), (event, old), claims))
    assert dossier.incident.claims == ("c1",)
    assert dossier.incident.events == ("e1",)


def test_two_things_told_of_in_one_report_are_related_not_merged(make):
    attacker = make.actor("Isis", "is")
    here = make.event("e1", actors=(attacker,))
    there = make.event(
        "e2", type="Battles", subtype="Armed clash", place=make.place(**make.baqubah), actors=(attacker,),
        first=date(2022, 1, 21), last=date(2022, 1, 21),
    )  # fmt: skip
    one, two = make.link(make.extraction(make.report(), (here, there)))
    assert [(related.incident, related.relation) for related in one.incident.related] == [
        (two.incident.id, "same_campaign")
    ]
    assert two.incident.related[0].incident == one.incident.id
    assert "both by Islamic State, 1 day apart" in one.incident.related[0].why


def test_what_lies_years_back_is_no_relation(make):
    here, old = make.event("e1"), make.event("e2", first=date(2019, 3, 23), last=date(2019, 3, 23))
    dossiers = make.link(make.extraction(make.report(), (here, old)))
    assert [dossier.incident.related for dossier in dossiers] == [(), ()]


def test_a_later_report_leaves_the_id_as_it_is(make):
    first = make.link(account(make, 1))[0].incident.id
    later = account(make, 2, report=make.report("r0", published=date(2022, 2, 1)))
    assert [dossier.incident.id for dossier in make.link(later, account(make, 1))] == [first]


def test_incidents_alike_in_type_place_and_day_have_ids_of_their_own(make):
    report = make.report()
    events = tuple(make.event(f"e{i}", subtype=f"kind {i}") for i in range(3))
    dossiers = make.link(*(make.extraction(make.report(f"r{i}"), (event,)) for i, event in enumerate(events)))
    apart = make.link(make.extraction(report, events))
    assert len({dossier.incident.id for dossier in apart}) == len(apart)
    assert len(dossiers) == 1


def test_a_misread_day_of_a_battle_does_not_split_what_all_else_joins(make):
    text = "They fought on at Belora jail in Qadir, said Umar."
    reports = [make.report(f"r{i}", text=f"{text} {i}", title="Belora jail battle") for i in range(2)]
    first = make.extraction(reports[0], (make.event("e0"),))
    later = make.event("e1", first=date(2022, 1, 22), last=date(2022, 1, 22))
    assert len(make.link(first, make.extraction(reports[1], (later,)))) == 1


def test_two_blasts_of_two_kinds_in_one_town_stay_apart_whatever_their_reports_share(make):
    texts = "The blast shook the market of Belora near Qadir.", "At Belora, in Qadir, a market lies in ruins."
    reports = [make.report(f"r{i}", text=text, title="Belora market") for i, text in enumerate(texts)]
    kinds = ("Suicide bomb", "Remote explosive/landmine/IED")
    extractions = [
        make.extraction(
            reports[i],
            (
                make.event(
                    f"e{i}", type="Explosions/Remote violence", subtype=kinds[i],
                    first=date(2022, 1, 20 + i), last=date(2022, 1, 20 + i),
                ),
            ),
        )
        for i in range(2)
    ]  # fmt: skip
    assert len(make.link(*extractions)) == 2


def test_an_analysis_months_later_joins_by_what_it_names(make):
    news = make.report("r1", text="Men burnt the village of Belora near Qadir.", title="Raid on Belora")
    later = make.report(
        "r2", text="What happened at Belora, near Qadir, on 20 January.", title="Counting the dead of Belora",
        published=date(2022, 9, 1),
    )  # fmt: skip
    undated = make.event("e2", first=None, last=None, date_precision="unknown", place=None)
    told = make.when("20 January", date(2022, 1, 20))
    analysis = msgspec.structs.replace(make.extraction(later, (undated,)), dates=(told,))
    assert len(make.link(make.extraction(news, (make.event("e1"),)), analysis)) == 1


def test_nothing_in_particular_does_not_join_an_undated_report_long_after(make):
    later = make.report("r2", published=date(2022, 9, 1))
    undated = make.event("e2", first=None, last=None, date_precision="unknown")
    assert len(make.link(account(make, 1), make.extraction(later, (undated,)))) == 2


def test_an_incident_is_called_by_what_few_say_where_most_speak_of_fighting(make):
    clashes = [account(make, i, type="Battles", subtype="Armed clash") for i in (1, 2)]
    (dossier,) = make.link(*clashes, account(make, 3))
    assert dossier.incident.subtype == "Prison break"


def test_the_place_is_that_of_most_reports_in_their_spelling(make):
    spelt = [account(make, i, place=make.place(text=text)) for i, text in enumerate(("HASAKAH", "Hasaka"))]
    named = [account(make, i, place=make.place(text="Hasakah")) for i in (2, 3)]
    coarse = account(make, 4, place=make.place(text="Syria", geonameid=1, precision="country"))
    (dossier,) = make.link(*spelt, *named, coarse)
    assert dossier.incident.place.text == "Hasakah"


def test_a_last_day_needs_two_accounts_or_one_that_begins_on_the_first_day(make):
    long = account(make, 1, last=date(2022, 1, 26))
    stray = account(make, 3, first=date(2022, 1, 20), last=date(2022, 1, 20))
    (dossier,) = make.link(long, account(make, 2), stray)
    assert (dossier.incident.first, dossier.incident.last) == (date(2022, 1, 20), date(2022, 1, 26))


def test_a_dossier_has_all_claims_of_its_incident(make):
    claims = make.claim("c1", 39, 39), make.claim("c2", None, None, kind="responsibility", outcome=None)
    (dossier,) = make.link(make.extraction(make.report(), (make.event(),), claims))
    assert [claim.id for claim in dossier.claims] == ["c1", "c2"]


def test_attacks_of_two_towns_in_one_report_join_those_of_their_towns(make):
    there = make.place(**make.baqubah)
    both = make.event("e1"), make.event("e2", part_of="e1", place=there)
    found = make.link(
        make.extraction(make.report("r1"), both), account(make, 3), account(make, 4, place=there)
    )
    assert reports_of(found) == [("r1", "r3"), ("r1", "r4")]


def test_a_town_that_a_report_names_for_another_attack_is_no_sign_of_this_one(make):
    text = "A bomb hit Hasakah and killed nine. Another bomb hit Baquba."
    there = msgspec.structs.replace(make.place(**make.baqubah), start=53, end=59)
    first = make.event("e1", mentions=(Span(start=2, end=18, text=text[2:18]),))
    other = make.event("e2", place=there, mentions=(Span(start=44, end=59, text=text[44:59]),))
    claim = make.claim("c1", 9, 9, evidence=Span(start=0, end=35, text=text[:35]))
    told = make.extraction(make.report("r1", text=text), (first, other), (claim,))
    both = [msgspec.structs.replace(told, places=(make.place(), there)), account(make, 3, place=there)]
    match = explain(both, make.registry, make.codebook, ("e1", "e3"))
    assert next(item.weight for item in match.evidence if item.feature == "place") < 0


def test_a_report_that_opens_with_another_day_is_of_another_day(make):
    text = f"{'It burnt on Friday. ' * 30}The battle of Thursday is another matter."
    days = [
        msgspec.structs.replace(make.when("Friday", date(2022, 1, 21)), start=12, end=18),
        msgspec.structs.replace(make.when("Thursday", date(2022, 1, 20)), start=614, end=622),
    ]
    undated = make.event("e2", first=None, last=None, date_precision="unknown")
    later = make.report("r2", text=text, published=date(2022, 1, 22))
    extraction = msgspec.structs.replace(make.extraction(later, (undated,)), dates=tuple(days))
    match = explain([account(make, 1), extraction], make.registry, make.codebook, ("e1", "e2"))
    assert "opens with another day" in next(item.why for item in match.evidence if item.feature == "days")


def test_neighbouring_towns_that_are_named_beside_each_other_stay_two(make):
    near = make.place(text="Tall Tamr", geonameid=9, lat=36.66, lon=40.37)
    texts = "A bomb hit Hasakah, not far from Tall Tamr.", "A bomb hit Tall Tamr, not far from Hasakah."
    extractions = []
    for i, (own, text) in enumerate(zip((make.place(), near), texts, strict=True)):
        report = make.report(f"r{i}", text=text)
        places = (msgspec.structs.replace(make.place(), start=0, end=5), near)
        event = make.event(f"e{i}", place=own, subtype="Air/drone strike", type="Explosions/Remote violence")
        extractions.append(msgspec.structs.replace(make.extraction(report, (event,)), places=places))
    match = explain(extractions, make.registry, make.codebook, ("e0", "e1"))
    (place,) = (item for item in match.evidence if item.feature == "place")
    assert place.weight == 0.5
    assert "neighbouring" in place.why


def test_the_same_thing_attacked_speaks_for_one(make):
    target = make.target("checkpoint of the army"), make.target("checkpoints")
    events = [make.event(f"e{i}", targets=(target[i],)) for i in (0, 1)]
    extractions = [make.extraction(make.report(f"r{i}"), (event,)) for i, event in enumerate(events)]
    match = explain(extractions, make.registry, make.codebook, ("e0", "e1"))
    assert "a checkpoint attacked in both" in [item.why for item in match.evidence]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(20, 23), st.booleans(), st.booleans()), min_size=1, max_size=9),
    st.randoms(),
)
def test_linking_ignores_the_order_of_reports(make, drawn, random):
    extractions = [
        account(
            make, i, day=day,
            place=make.place(**(make.baqubah if far else make.hasakah)),
            actors=(make.actor("Isis", "is"),) if named else (),
        )
        for i, (day, far, named) in enumerate(drawn)
    ]  # fmt: skip
    shuffled = random.sample(extractions, len(extractions))
    assert make.link(*shuffled) == make.link(*extractions)


def test_every_unit_is_in_exactly_one_incident(make):
    start = date(2022, 1, 1)
    extractions = [
        make.extraction(make.report(f"r{i}"), (make.event(f"e{i}", first=day, last=day),))
        for i in range(40)
        for day in [start + timedelta(days=i % 7)]
    ]
    events = [event for dossier in make.link(*extractions) for event in dossier.incident.events]
    assert sorted(events) == sorted(f"e{i}" for i in range(40))


pairs = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.builds(
        lambda setting, telling, apart: Score(1, setting, telling, telling, apart),
        st.floats(-6, 6),
        st.floats(0, 6),
        st.sampled_from((0.0, -1.0, -6.0)),
    ),
)


def test_what_one_report_tells_apart_no_number_of_likenesses_unsays():
    alike, apart = Score(1, 1.0, 2.0, 2.0), Score(1, 1.0, 2.0, 2.0, -6.0)
    assert reduce(Score.__add__, [alike] * 50).value > 0
    assert reduce(Score.__add__, [alike] * 50 + [apart]).value < 0


@given(pairs)
def test_clusters_partition_and_no_two_of_them_ought_to_be_one(scored):
    found = np.array([(score.setting, score.telling, score.apart) for score in scored.values()])
    found = found.reshape(-1, 3)
    groups = cluster(8, np.array(list(scored), dtype=np.int64).reshape(-1, 2), found)
    assert sorted(i for group in groups for i in group) == list(range(8))
    for a in groups:
        for b in groups:
            between = [scored[min(i, j), max(i, j)] for i in a for j in b if (min(i, j), max(i, j)) in scored]
            if a < b and between:
                assert reduce(Score.__add__, between).value <= 1e-9
