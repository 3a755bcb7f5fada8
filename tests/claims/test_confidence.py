"""Confidence: a chance that follows from the signs, with the weightiest kept as reasons."""

import math

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.claims.confidence import SHOWN, confidence, rate, signs_of
from counterclaim.resources.confidence import ConfidenceWeights, load

TEXT = (
    "The health ministry said at least 12 civilians were killed near Gao on Sunday. "
    "A local channel put it at 40, and some were said to be guards."
)
SIGNS = st.dictionaries(st.text(min_size=1), st.floats(-5, 5), max_size=8)


@given(SIGNS, st.floats(-5, 5))
def test_it_is_a_chance_and_grows_with_every_sign_that_speaks_for_the_claim(signs, bias):
    weights = ConfidenceWeights(bias, signs)
    chance = confidence(signs, weights)
    assert 0 < chance < 1
    for sign, weight in signs.items():
        without = confidence([other for other in signs if other != sign], weights)
        assert math.copysign(1, weight) * (chance - without) >= -1e-12


@given(SIGNS)
def test_unknown_signs_say_nothing(signs):
    assert confidence(signs, ConfidenceWeights(0.0, {})) == 0.5


def test_every_claim_has_a_confidence_and_its_weightiest_signs_as_reasons(extract):
    found = extract(TEXT)
    assert found.claims
    for claim in found.claims:
        assert claim.confidence is not None
        assert 0 < claim.confidence < 1
        why = [r.rule for r in found.reasons if r.record == claim.id and r.field == "confidence"]
        assert 0 < len(why) <= SHOWN
        assert all(rule[0] in "+-" for rule in why)


def test_a_named_speaker_beside_a_plain_count_is_surer_than_a_figure_far_from_its_people(extract):
    sure, unsure = (claim for claim in extract(TEXT).claims if claim.kind == "toll" and claim.low in (12, 40))
    assert sure.confidence > unsure.confidence


def test_rating_changes_nothing_else_and_ignores_reasons_of_its_own(extract):
    found = extract(TEXT)
    again, _ = rate(found.claims, found.reasons, load())
    assert tuple(again) == found.claims


def test_signs_come_in_a_fixed_order_without_repeats(extract):
    found = extract(TEXT)
    for signs in signs_of(found.claims, found.reasons):
        assert len(signs) == len(set(signs))


def test_the_reasons_of_a_confidence_are_no_signs(extract):
    found = extract(TEXT)
    assert not [
        sign for signs in signs_of(found.claims, found.reasons) for sign in signs if "confidence" in sign
    ]
