from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.engines.local import LocalEngine
from counterclaim.errors import InputError


def square(number: int) -> tuple[int, bool]:
    return number * number, os.environ.get("OPENBLAS_NUM_THREADS") == "1"


def fail(number: int) -> int:
    if number == 5:
        raise InputError("five is not read", where="5")
    return number


@given(st.lists(st.integers()))
def test_one_worker_maps_here_and_in_order(numbers: list[int]) -> None:
    assert list(LocalEngine().map(str, numbers)) == [str(number) for number in numbers]


def test_several_workers_give_the_same_in_the_same_order() -> None:
    assert list(LocalEngine(2).map(square, range(23))) == [(n * n, True) for n in range(23)]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_ours_comes_back_as_it_was(workers: int) -> None:
    mapped = LocalEngine(workers).map(fail, range(20))
    with pytest.raises(InputError, match="5: five is not read"):
        list(mapped)


def test_one_worker_takes_items_as_they_are_wanted() -> None:
    taken: list[int] = []

    def numbers() -> list[int]:
        return [taken.append(n) or n for n in range(3)]  # type: ignore[func-returns-value]

    mapped = LocalEngine(0).map(str, iter(numbers()))
    assert next(mapped) == "0"
