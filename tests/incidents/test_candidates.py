from datetime import date, timedelta

import msgspec

from counterclaim.incidents.candidates import COMMON, NEIGHBOURS, candidates
from counterclaim.incidents.linker import accounts_of


def units_of(make, *extractions):
    return accounts_of(extractions, make.registry, make.codebook).units


def account(make, number, text="Nothing.", **changes):
    report = make.report(f"r{number:04}", text=text, published=date(2022, 6, 1))
    return make.extraction(report, (make.event(f"e{number:04}", **changes),))


def pairs_of(make, *extractions):
    return [tuple(pair) for pair in candidates(units_of(make, *extractions)).tolist()]


def test_nothing_has_no_pairs():
    assert candidates([]).shape == (0, 2)


def test_one_town_meets_within_a_week_and_not_after_it(make):
    days = [date(2022, 1, 1), date(2022, 1, 6), date(2022, 1, 20)]
    found = pairs_of(make, *(account(make, i, first=day, last=day) for i, day in enumerate(days)))
    assert found == [(0, 1)]


def test_a_rare_name_brings_together_whatever_the_place_and_the_day_are(make):
    text = "They fled from Belora at night."
    here = account(make, 1, text)
    there = account(
        make, 2, text, place=make.place(**make.baqubah), first=date(2022, 4, 1), last=date(2022, 4, 1)
    )
    assert pairs_of(make, here, there) == [(0, 1)]


def test_a_name_that_very_many_share_brings_nobody_together(make):
    start = date(2012, 1, 1)
    days = [start + timedelta(days=30 * i) for i in range(COMMON + 1)]
    crowd = [
        account(make, i, "They fled from Belora at night.", first=day, last=day) for i, day in enumerate(days)
    ]
    assert pairs_of(make, *crowd) == []


def test_the_pairs_of_a_crowded_place_grow_with_their_number_only(make):
    crowd = [account(make, i) for i in range(4 * NEIGHBOURS)]
    assert len(pairs_of(make, *crowd)) <= len(crowd) * NEIGHBOURS


def test_who_has_no_place_meets_by_force_and_who_has_one_does_not(make):
    by = (make.actor("Isis", "is"),)
    far = make.place(lat=0.0, lon=0.0, geonameid=1, text="Nowhere", country="XX")
    one, other = account(make, 1, actors=by), account(make, 2, actors=by, place=far)
    assert pairs_of(make, one, other) == []
    unplaced = msgspec.structs.replace(other, events=(make.event("e9", actors=by, place=None),))
    assert pairs_of(make, one, unplaced) == [(0, 1)]
