"""Matching: who is one person, who are two, whatever the order of entries."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from counterclaim.undercount.matching.candidates import CROWDED, candidates
from counterclaim.undercount.matching.matcher import grouped, match

from .conftest import entry, silent

OTHERS = [
    (f"{given} {family}", {"age": 20 + number, "date": f"1999-0{3 + number % 4}-{1 + number % 28:02d}"})
    for number, (given, family) in enumerate(
        (given, family)
        for given in ("Arben", "Luan", "Teuta", "Driton", "Mira", "Kujtim")
        for family in ("Zogaj", "Pernica", "Velishta", "Dragusha", "Morina", "Behluli")
    )
]


def listed(*more):
    """Thirty-six people on either of two lists, none on both, and some more."""
    base = [entry(2 + number, "AB"[number % 2], name, **known) for number, (name, known) in enumerate(OTHERS)]
    return [*base, *(entry(100 + number, *one[:2], **one[2]) for number, one in enumerate(more))]


def together(entries):
    """Rows of the people named by more than one entry."""
    matched = match(entries, silent)
    return {tuple(sorted(one.row for one in person)) for person in matched.people if len(person) > 1}


SAME = ("Besnik Hasan Kastrori", {"age": 34, "sex": "m", "date": "1999-04-27", "place": "Dolac"})


def test_one_person_in_two_spellings_with_an_age_that_is_off():
    other = ("Kastrory Besnik", {"age": 35, "date": "1999-04-27", "place": "Dolatz"})
    assert together(listed(("A", *SAME), ("B", *other))) == {(100, 101)}


def test_brothers_killed_together_are_two():
    brother = ("Luan Hasan Kastrori", {"age": 31, "sex": "m", "date": "1999-04-27", "place": "Dolac"})
    assert together(listed(("A", *SAME), ("B", *brother))) == set()


def test_a_namesake_of_another_age_month_and_place_is_another():
    namesake = ("Besnik Kastrori", {"age": 71, "sex": "m", "date": "1999-06-02", "place": "Prek"})
    assert together(listed(("A", *SAME), ("B", *namesake))) == set()


def test_somebody_twice_on_one_list_is_one():
    assert together(listed(("A", *SAME), ("A", *SAME))) == {(100, 101)}


def test_three_lists_join_to_one_person():
    assert together(listed(("A", *SAME), ("B", *SAME), ("C", *SAME))) == {(100, 101, 102)}


def test_the_order_of_entries_changes_nothing():
    entries = listed(("A", *SAME), ("B", *SAME), ("C", "Besnik Kastrori", {"age": 34}))
    before = together(entries)
    for seed in range(5):
        shuffled = random.Random(seed).sample(entries, len(entries))
        assert together(shuffled) == before


def test_the_order_of_many_entries_changes_nothing():
    """There are too many to count how often parts agree for all pairs: some are taken."""
    more = [
        entry(1000 + number, "AB"[number % 2], f"{name} {'abcdefgh'[number % 8] * 3}", **known)
        for number, (name, known) in enumerate(OTHERS * 6)
    ]
    entries = [*listed(("A", *SAME), ("B", *SAME)), *more]
    before, after = (match(some, silent).pairs for some in (entries, entries[::-1]))
    said = [
        {(frozenset((pair.left.row, pair.right.row)), pair.probability) for pair in pairs}
        for pairs in (before, after)
    ]
    assert said[0] == said[1]


def test_pairs_have_reasons_and_the_most_doubtful_come_first():
    pairs = match(listed(("A", *SAME), ("B", *SAME), ("B", "Besnik Kastrori", {})), silent).pairs
    doubt = [abs(pair.probability - 0.5) for pair in pairs]
    assert doubt == sorted(doubt)
    sure = pairs[-1]
    assert sure.same
    assert sure.reasons[0].startswith("3 of 3 words of the name agree")
    assert any(reason.startswith("the same day") for reason in sure.reasons)


def test_one_entry_like_two_people_does_not_chain_them():
    bits = {(0, 1): 5.0, (1, 2): 4.0, (0, 2): -9.0}
    assert grouped(3, bits) == [(0, 1), (2,)]


def test_a_third_that_is_like_both_joins_them():
    assert grouped(4, {(0, 1): 5.0, (1, 2): 4.0, (0, 2): -1.0}) == [(0, 1, 2), (3,)]


def test_pairs_without_a_common_sound_are_no_candidates():
    assert candidates([entry(2, "A", "Besnik Kastrori"), entry(3, "B", "Luan Zogaj")]) == []


@pytest.mark.parametrize("other", ["Kastrory Besnik", "Besnik Hasan Kastrori"])
def test_two_common_sounds_make_a_candidate(other):
    assert candidates([entry(2, "A", "Besnik Kastrori"), entry(3, "B", other)]) == [(0, 1)]


def test_a_name_that_everybody_has_is_looked_at_month_by_month():
    crowd = [
        entry(row, "A", "Besnik Kastrori", date=f"1999-{1 + row % 4:02d}-{1 + row % 28:02d}")
        for row in range(CROWDED * 2)
    ]
    found = candidates(crowd)
    assert 0 < len(found) < len(list(combinations(crowd, 2))) / 3
    assert all(crowd[i].date[:7] == crowd[j].date[:7] for i, j in found)
