"""The fit: it finds the signs that speak for and against, and leaves the seldom ones out."""

import random

import msgspec

from counterclaim.claims.confidence import confidence
from counterclaim.resources.confidence import ConfidenceWeights, load
from training.confidence import SELDOM, Example, _written, cross_validated, fit


def sample(size: int = 600) -> list[Example]:
    """Examples in which one sign speaks for a claim, one against, and one says nothing."""
    dice = random.Random(1)
    data = []
    for _ in range(size):
        signs = tuple(sign for sign in ("for", "against", "idle") if dice.random() < 0.5)
        chance = 0.5 + 0.3 * ("for" in signs) - 0.3 * ("against" in signs)
        data.append(Example(signs, dice.random() < chance))
    return data


def test_it_finds_what_speaks_for_and_against():
    weights = fit(sample())
    assert weights.signs["for"] > 0.8
    assert weights.signs["against"] < -0.8
    assert abs(weights.signs["idle"]) < 0.4


def test_seldom_signs_get_no_weight():
    data = [*sample(), *(Example(("seldom",), True) for _ in range(SELDOM - 1))]
    assert "seldom" not in fit(data).signs


def test_its_chances_are_true_on_average():
    data = sample()
    weights = fit(data)
    mean = sum(confidence(example.signs, weights) for example in data) / len(data)
    assert abs(mean - sum(example.is_right for example in data) / len(data)) < 0.01


def test_signs_that_say_something_lower_the_loss():
    assert cross_validated(sample()) < 0.65


def test_what_is_written_is_read_as_it_was():

    weights = ConfidenceWeights(-0.5, {'a "quoted" sign: ü': 0.25})
    assert msgspec.toml.decode(_written(weights, "# head"), type=ConfidenceWeights) == weights


def test_the_shipped_weights_speak_of_rules_that_exist():
    assert any(sign.startswith("source: ") for sign in load().signs)
