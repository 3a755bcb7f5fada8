"""Latent classes: the same counts give the same figures; planted populations are recovered."""

from __future__ import annotations

import numpy as np

from counterclaim.undercount.captures import gather
from counterclaim.undercount.latent import Effort, _spread_ratio, latent

from .conftest import QUICK, captures, drawn, silent


def test_the_same_counts_give_the_same_figures():
    lists = drawn(800, [0.3, 0.2, 0.4])
    effort = Effort(chains=2, draws=60, warm_up=20)
    assert latent(lists, effort, silent) == latent(lists, effort, silent)


def test_progress_is_told():
    told: list[tuple[int, int]] = []
    latent(
        drawn(800, [0.3, 0.2, 0.4]), Effort(chains=1, draws=501, warm_up=1), lambda *said: told.append(said)
    )
    assert told == [(0, 501), (500, 501)]


def test_people_of_two_kinds_are_recovered_where_independence_is_far_off():
    random = np.random.Generator(np.random.PCG64(4))
    easy = random.random((4000, 1)) < 0.3
    held = random.random((4000, 5)) < np.where(easy, [0.6, 0.5, 0.6, 0.4, 0.5], [0.12, 0.1, 0.15, 0.1, 0.12])
    (found,) = latent(gather("ABCDE", ((tuple(map(bool, row)), 1) for row in held), "x"), QUICK, silent)
    assert found.low <= 4000 <= (found.high or 0)


def test_chains_that_stay_apart_are_told_from_those_that_mix():
    random = np.random.Generator(np.random.PCG64(0))
    mixed = random.normal(size=(400, 4))
    assert _spread_ratio(mixed) < 1.05
    assert _spread_ratio(mixed + np.array([0, 0, 5, 5])) > 2


def test_two_lists_have_no_classes():
    assert latent(captures({"A": 5, "B": 5, "AB": 5}), QUICK, silent) == ()
