"""Totals that their parts exceed are flagged and nothing is changed."""

from datetime import date

import pytest


def _told(make, *parts, high=39, **changes):
    report = make.report("r1", published=date(2022, 1, 23))
    total = make.claim("t", min(39, high or 39), high)
    told = [make.claim(f"p{i}", *p, scope="part", **{"part_of": "t"} | changes) for i, p in enumerate(parts)]
    return make.ledger(*((claim, report) for claim in (total, *told)))


def test_parts_that_exceed_their_total_are_flagged_and_kept(make):
    entries = _told(make, (20, 20), (23, 23))
    assert entries["t"].why.endswith("Its parts come to 43, more than 39.")
    assert [(entries[k].claim.low, entries[k].claim.high) for k in ("t", "p0", "p1")] == [
        (39, 39),
        (20, 20),
        (23, 23),
    ]


@pytest.mark.parametrize(
    ("parts", "high", "changes"),
    [
        ([(20, 20), (19, 19)], 39, {}),
        ([(20, 20)], 39, {}),
        ([(20, 20), (23, None)], 39, {}),
        ([(20, 20), (23, 23)], 45, {}),
        ([(20, 20), (23, 23)], None, {}),
        ([(20, 20), (23, 23)], 39, {"outcome": "injured"}),
        ([(20, 20), (23, 23)], 39, {"part_of": None}),
    ],
)
def test_what_need_not_exceed_is_not_flagged(make, parts, high, changes):
    assert "parts come to" not in _told(make, *parts, high=high, **changes)["t"].why


@pytest.mark.parametrize(
    ("first", "second", "is_flagged"),
    [
        (("20 women", None, "civilian"), ("23 children", None, "civilian"), True),
        (("20 women", None, "civilian"), ("23 students", None, "civilian"), False),
        (("20 civilians", None, "civilian"), ("23 IS fighters", "is", "combatant"), True),
        (("20 SDF fighters", "sdf", "combatant"), ("23 IS fighters", "is", "combatant"), True),
        (("20 fighters", None, "combatant"), ("23 IS commanders", "is", "combatant"), False),
        (("20 foreigners", None, "unknown"), ("23 IS fighters", "is", "combatant"), False),
    ],
)
def test_parts_that_may_be_the_same_people_exceed_nothing(make, first, second, is_flagged):
    report = make.report("r1", published=date(2022, 1, 23))
    told = [(make.claim("t", 39, 39, victims=None), report)]
    for number, people in ((20, first), (23, second)):
        part = make.claim(
            f"p{number}", number, number, scope="part", part_of="t", victims=make.people(*people)
        )
        told.append((part, report))
    assert ("parts come to" in make.ledger(*told)["t"].why) == is_flagged


def test_of_parts_that_may_share_people_the_largest_counts(make):
    report = make.report("r1", published=date(2022, 1, 23))
    women = make.people("women", None, "civilian")
    parts = ((30, women), (12, make.people("students", None, "civilian")), (10, make.people("IS men", "is")))
    told = [make.claim("t", 39, 39, victims=None)]
    told += [make.claim(f"p{n}", n, n, scope="part", part_of="t", victims=people) for n, people in parts]
    assert make.ledger(*((c, report) for c in told))["t"].why.endswith("come to 40, more than 39.")
