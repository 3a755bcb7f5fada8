"""Decomposable graphs: their number, their weights against a count by hand, planted populations."""

from __future__ import annotations

import math

import numpy as np
import pytest

from counterclaim.undercount.graphs import _numbers, _posterior, decomposable, graphs

from .conftest import captures, drawn


@pytest.mark.parametrize(("lists", "number"), [(1, 1), (2, 2), (3, 8), (4, 61), (5, 822)])
def test_there_are_so_many_decomposable_graphs(lists, number):
    assert len(tuple(decomposable(lists))) == number


def test_cliques_less_what_cuts_them_off_are_the_lists():
    for graph in decomposable(4):
        assert sum(len(clique) - len(cut) for clique, cut in graph) == 4
        assert all(cut < clique for clique, cut in graph)


def _dirichlet(counts: list[float], prior: float) -> float:
    """Log weight of counts under a Dirichlet prior that gives every cell the same."""
    whole = math.lgamma(prior * len(counts)) - math.lgamma(sum(counts) + prior * len(counts))
    return whole + sum(math.lgamma(count + prior) - math.lgamma(prior) for count in counts)


def test_the_graph_without_edges_weighs_each_list_alone():
    lists = captures({"A": 6, "B": 5, "C": 4, "AB": 2, "AC": 1, "BC": 3, "ABC": 2})
    numbers = np.arange(1.0, 200.0)
    weights = _posterior(lists, numbers)[0]  # the first graph has no edge
    by_hand = [
        sum(_dirichlet([size, lists.people + number - size], 1 / 2) for size in lists.sizes)
        + math.lgamma(lists.people + number + 1)
        - math.lgamma(number + 1)
        - math.log(number)
        for number in numbers
    ]
    expected = np.exp(np.array(by_hand) - max(by_hand))
    assert np.allclose(weights / weights.sum(), expected / expected.sum())


def test_steps_between_numbers_do_not_change_the_weights():
    lists = drawn(30_000, [0.1, 0.15, 0.1], seed=2)
    numbers = _numbers(lists.people)
    assert (np.diff(numbers) > 0).all()
    every = np.arange(1.0, numbers[-1] + 1)
    skipped, whole = (
        grid[np.searchsorted(_posterior(lists, grid).sum(axis=0).cumsum(), 0.5)] for grid in (numbers, every)
    )
    assert skipped == pytest.approx(whole, rel=0.005)


@pytest.mark.parametrize("seed", range(5))
def test_a_planted_population_is_inside_the_interval(seed):
    (found,) = graphs(drawn(5000, [0.3, 0.2, 0.25, 0.15], seed))
    assert found.low <= 5000 <= (found.high or 0)


def test_lists_that_hardly_overlap_set_no_upper_end():
    (found,) = graphs(captures({"A": 200, "B": 200, "C": 200, "AB": 2, "AC": 2, "BC": 2}))
    assert found.high is None
    assert found.doubt


def test_two_lists_and_six_have_no_average():
    assert graphs(captures({"A": 5, "B": 5, "AB": 5})) == ()
    assert graphs(drawn(500, [0.3] * 6)) == ()
