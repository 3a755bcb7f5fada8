"""Scores of confidences, and the picture of them."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.reliability import Bin, Point, bins, diagram, measures

POINTS = st.lists(st.builds(Point, st.floats(0.01, 0.99), st.booleans()), min_size=1, max_size=60)


def test_perfect_confidences_have_no_error_and_put_right_before_wrong() -> None:
    found = measures(
        [Point(0.9, True)] * 9 + [Point(0.9, False)] + [Point(0.1, False)] * 9 + [Point(0.1, True)]
    )
    assert found["calibration_error"] == pytest.approx(0)
    assert found["order"] == pytest.approx(0.9)
    assert found["brier"] < found["brier_one_for_all"]


@given(POINTS)
def test_every_claim_is_in_one_tenth_of_the_scale(points: list[Point]) -> None:
    assert sum(one.claims for one in bins(points)) == len(points)


@given(POINTS)
def test_scores_stay_in_their_range(points: list[Point]) -> None:
    found = measures(points)
    assert 0 <= found["brier"] <= 1
    assert 0 <= found["calibration_error"] <= 1
    assert math.isnan(found["order"]) or 0 <= found["order"] <= 1


@given(POINTS)
def test_the_picture_is_well_formed_and_has_a_dot_for_each_tenth(points: list[Point]) -> None:
    root = ET.fromstring(diagram(bins(points)))
    dots = [node for node in root.iter() if node.get("class") == "dot"]
    assert len(dots) == len(bins(points))


def test_few_claims_say_little() -> None:
    assert Bin(4, 0.5, 0.5).margin > Bin(400, 0.5, 0.5).margin
