from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Claim, Place, Qualifier
from counterclaim.outputs import words


@dataclass
class Bounds:
    """A claim's bounds as words read them, and how they are written."""

    low: int | None
    high: int | None
    qualifier: Qualifier
    written: str
    spoken: str


@pytest.mark.parametrize(
    "bounds",
    [
        Bounds(39, 39, "exact", "39", "39"),
        Bounds(28, None, "at_least", "≥28", "at least 28"),
        Bounds(71, None, "more_than", ">70", "at least 71"),
        Bounds(None, 25, "at_most", "≤25", "at most 25"),
        Bounds(None, 24, "less_than", "<25", "at most 24"),
        Bounds(3500, 3500, "about", "≈3,500", "about 3,500"),
        Bounds(60, 90, "exact", "60–90", "60 to 90"),
        Bounds(40, 99, "vague", "40–99", "40 to 99"),
        Bounds(None, None, "unstated", "17", "no figure"),
    ],
)
def test_interval(record: Any, bounds: Bounds) -> None:
    claim: Claim = record.dossiers[0].ledger[0].claim
    changed = msgspec.structs.replace(
        claim, low=bounds.low, high=bounds.high, qualifier=bounds.qualifier, count=_count(record)
    )
    assert words.interval(changed) == bounds.written
    assert words.spelled(changed) == bounds.spoken


def _count(record: Any) -> Any:
    return next(
        e.claim.count for e in record.dossiers[0].ledger if e.claim.count and e.claim.count.text == "17"
    )


def test_days() -> None:
    assert words.days(None, None, "unknown") == "day not known"
    bound = words.days(date(2021, 12, 9), date(2022, 1, 23), "unknown")
    assert bound == "day not said, by 23 January 2022"
    assert words.days(date(2022, 1, 20), date(2022, 1, 20), "day") == "20 January 2022"
    assert words.days(date(2022, 1, 20), None, "day") == "20 January 2022"
    assert words.days(date(2022, 1, 20), date(2022, 1, 23), "day") == "20–23 January 2022"
    assert words.days(date(2022, 1, 30), date(2022, 2, 2), "day") == "30 January – 2 February 2022"
    assert words.days(date(2021, 12, 31), date(2022, 1, 1), "day") == "31 December 2021 – 1 January 2022"
    assert words.days(date(2019, 3, 1), date(2019, 3, 31), "month") == "March 2019"
    assert words.days(date(2019, 1, 1), date(2019, 12, 31), "year") == "2019"


def _place(**values: Any) -> Place:
    base: dict[str, Any] = {
        "start": 0, "end": 7, "text": "Hasakah", "geonameid": None, "lat": 1.0, "lon": 2.0, "country": "SY",
        "precision": "exact", "name": "Al Ḩasakah", "admin1": "Al-Hasakah",
    }  # fmt: skip
    return Place(**{**base, **values})


def test_place_is_named_with_what_contains_it_and_a_country_stands_alone() -> None:
    assert words.place(None) == "place not known"
    assert words.place(_place(admin1="Jazira")) == "Hasakah, Jazira, Syria"
    assert words.place(_place(precision="country")) == "Syria"
    assert words.place(_place(country="ZZZ", admin1=None)) == "Hasakah, ZZZ"


def test_a_place_is_spelled_as_the_reports_do_but_not_in_capitals() -> None:
    assert words.spelling(_place(text="Hassakeh")) == "Hassakeh"
    assert words.spelling(_place(text="HASAKAH")) == "Al Ḩasakah"
    assert words.spelling(_place(text="ZUHUR", name=None)) == "Zuhur"


def test_a_province_named_like_its_town_is_not_said_twice() -> None:
    assert words.place(_place(admin1="Al Ḩasakah")) == "Hasakah, Syria"


def test_what_lies_near_a_place_says_near_which() -> None:
    prison = _place(text="Ghwayran prison", precision="near", name="Ghwayran")
    assert words.precision(prison) == "near Ghwayran, within about 25 km"
    assert words.precision(_place(precision="near", name=None)) == "near here, within about 25 km"
    assert words.precision(_place()) == "the place itself"


@pytest.mark.parametrize("precision", ["country", "unknown"])
def test_country_and_unknown_precision_are_never_points(precision: Any) -> None:
    assert not words.is_point(_place(precision=precision))
    assert not words.is_point(None)
    assert not words.is_point(_place(lat=None))
    assert words.is_point(_place(precision="admin1"))


@given(st.text())
def test_harmless_keeps_length_and_leaves_no_controls(text: str) -> None:
    shown = words.harmless(text)
    assert len(shown) == len(text)
    assert not any(character in shown for character in "\x1b\x00\x07\u202e\x9b\r")


@pytest.mark.parametrize(("chance", "doubtful"), [(None, False), (0.49, True), (0.5, False), (0.93, False)])
def test_a_claim_that_is_rather_wrong_than_right_is_doubtful(
    record: Any, chance: float | None, doubtful: bool
) -> None:
    claim = record.extractions[0].claims[0]
    assert words.is_doubtful(msgspec.structs.replace(claim, confidence=chance)) is doubtful


def test_confidence_is_told_as_a_share_of_claims(record: Any) -> None:
    told = words.confidence(msgspec.structs.replace(record.extractions[0].claims[0], confidence=0.72))
    assert told == "about 7 in 10 claims like it are right"


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("verb that say", "the verb “say” with a clause"),
        ("verb of speak", "the verb “speak” with “of”"),
        ("+0.36 for source: noun quote report", "+0.36 for source: the noun “report” with a quotation"),
        ("codebook: more_than", "codebook: more than"),
        ("a verb of doubt", "a verb of doubt"),
    ],
)
def test_a_rule_s_name_is_written_for_people(name: str, read: str) -> None:
    assert words.rule(name) == read
