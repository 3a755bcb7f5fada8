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
