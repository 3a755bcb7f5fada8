from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reconcile.observation import Observation, log_count, people
from counterclaim.reconcile.posterior import posterior, student, student_below
from counterclaim.resources import bias

PARAMETERS = bias.load()
DAY = date(2022, 1, 24)
STANDINGS = ("same_side", "enemy", "neutral", "unknown")


def seen(low, high=None, standing="neutral", *, marks=(), day=DAY, civilians=False, **changes):
    one = Observation(
        claim="c", low=low, high=low if high is None else high, standing=standing, civilians=civilians,
        outcome="killed", marks=frozenset(marks), conflict=None, day=day,
    )  # fmt: skip
    return one._replace(**changes)


figures = st.builds(
    lambda low, more, standing, civilians: seen(low, low + more, standing, civilians=civilians),
    st.integers(0, 5000), st.sampled_from([0, 0, 3, 40]), st.sampled_from(STANDINGS), st.booleans(),
)  # fmt: skip


@given(st.lists(figures, min_size=1, max_size=6))
def test_intervals_are_nested_and_hold_the_middle(claims):
    found = posterior(claims, PARAMETERS)
    assert found.chance.sum() == pytest.approx(1)
    best = found.quantile(0.5)
    inner, middle, outer = (found.interval(level) for level in (0.5, 0.8, 0.95))
    assert outer[0] <= middle[0] <= inner[0] <= best <= inner[1] <= middle[1] <= outer[1]


@given(st.lists(figures, min_size=2, max_size=5), st.randoms())
def test_the_order_of_claims_does_not_matter(claims, random):
    shuffled = random.sample(claims, len(claims))
    one, other = (posterior(order, PARAMETERS).quantile(0.5) for order in (claims, shuffled))
    assert one == pytest.approx(other, rel=1e-6, abs=1e-6)


@given(st.integers(2, 2000), st.sampled_from(STANDINGS), st.sampled_from([1.5, 3, 10]))
def test_a_higher_claim_never_lowers_the_figure(number, standing, factor):
    low, high = (
        posterior([seen(round(n), standing=standing)], PARAMETERS) for n in (number, number * factor)
    )
    assert low.quantile(0.5) < high.quantile(0.5)


def test_an_enemys_figure_is_taken_down_and_a_perpetrators_up():
    assert posterior([seen(200, standing="enemy")], PARAMETERS).quantile(0.5) < 160
    assert posterior([seen(20, standing="enemy", civilians=True)], PARAMETERS).quantile(0.5) > 25


def test_agreement_narrows_but_less_than_independence_would():
    one, four = (
        posterior([seen(40 + 5 * n) for n in range(count)], PARAMETERS).interval(0.8) for count in (1, 4)
    )
    widths = [log_count(high) - log_count(low) for low, high in (one, four)]
    assert widths[0] / 4 < widths[1] < widths[0]


def test_equal_figures_of_one_stance_tell_no_more_than_one_in_an_unknown_conflict():
    one, many = (posterior([seen(40)] * count, PARAMETERS).interval(0.8) for count in (1, 5))
    assert one == many
    known = [seen(40, conflict="us-civil-war")] * 5
    assert posterior(known, PARAMETERS).interval(0.8) != posterior(known[:1], PARAMETERS).interval(0.8)


def test_an_early_count_reaches_upwards_and_a_late_one_does_not():
    began = DAY - timedelta(days=2)
    early, late = posterior([seen(40)], PARAMETERS, began), posterior([seen(40)], PARAMETERS)
    assert early.interval(0.95)[1] > 2 * late.interval(0.95)[1]
    assert early.interval(0.95)[0] >= late.interval(0.95)[0]
    old = posterior([seen(40, day=DAY + timedelta(days=90))], PARAMETERS, began)
    assert old.interval(0.95) == late.interval(0.95)


def test_who_spoke_before_others_did_is_expected_too_low():
    began = DAY
    first, last = seen(40), seen(90, day=DAY + timedelta(days=20))
    told = posterior([first, last], PARAMETERS, began).quantile(0.5)
    assert told > posterior([first, last], PARAMETERS).quantile(0.5)


def test_a_lower_bound_reads_higher_than_the_number_itself():
    bound, number = seen(70, marks={"at_least"}, high=None), seen(70)
    assert (
        posterior([bound], PARAMETERS).interval(0.95)[1] > posterior([number], PARAMETERS).interval(0.95)[1]
    )


def test_simulated_sources_give_back_their_known_bias():
    """Enemies who say three times the truth, in a conflict whose shift says so, are read as the truth."""
    conflict = bias.Conflict(names=("made up",), shift={"enemy": float(np.log(3))})
    shift = {**PARAMETERS.shift, "enemy, combatants": 0.0}
    known = bias.BiasParameters(
        shift, PARAMETERS.scale, PARAMETERS.copying, PARAMETERS.dependence, PARAMETERS.unknown_conflict,
        PARAMETERS.growth, {"made-up": conflict},
    )  # fmt: skip
    for truth in (20, 100, 700):
        claim = seen(3 * truth, standing="enemy", conflict="made-up")
        assert posterior([claim], known).quantile(0.5) == pytest.approx(truth, rel=0.1)


def test_the_closed_form_agrees_with_the_density():
    z = np.linspace(-12, 12, 4801)
    slope = np.gradient(student_below(z), z)
    assert np.allclose(slope, np.exp(student(z)), atol=1e-4)


@given(st.integers(0, 10**7))
def test_the_scale_goes_there_and_back(number):
    assert people(log_count(number)) == pytest.approx(number, abs=1e-6, rel=1e-9)


def test_a_war_known_through_its_enemy_alone_is_told_with_more_doubt():
    def width(standing, conflict):
        claims = [
            seen(90_000, standing=standing, conflict=conflict),
            seen(30_000, marks=("named",), conflict=conflict),
        ]
        low, high = posterior(claims, PARAMETERS).interval(0.8)
        return log_count(high) - log_count(low)

    with pytest.MonkeyPatch.context() as patch:
        drifting = {
            key: width(*key) for key in (("enemy", "ukraine"), ("neutral", "ukraine"), ("enemy", None))
        }
        patch.setattr("counterclaim.reconcile.posterior.DRIFT", 1e-3)
        steady = {key: width(*key) for key in drifting}
    assert drifting["enemy", "ukraine"] > 1.05 * steady["enemy", "ukraine"]
    for key in (("neutral", "ukraine"), ("enemy", None)):
        assert drifting[key] == steady[key]
