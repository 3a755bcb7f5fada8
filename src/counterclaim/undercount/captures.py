"""How many people each combination of lists holds: all that an estimator sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from counterclaim.errors import InputError

if TYPE_CHECKING:
    from numpy.typing import NDArray

Pattern = tuple[bool, ...]
FEWEST_LISTS = 2


class Captures(msgspec.Struct, frozen=True):
    """People counted by the lists that hold them; people on no list are what is estimated.

    Lists are in the order of their names and patterns sorted, so that the order of columns and rows of a
    file cannot change any figure. `counts[i]` people are on exactly the lists that `patterns[i]` marks.
    """

    lists: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    counts: tuple[int, ...]

    @property
    def people(self) -> int:
        """Different people on the lists together."""
        return sum(self.counts)

    @property
    def sizes(self) -> tuple[int, ...]:
        """People on each list."""
        return tuple(int(size) for size in self.matrix().T @ np.array(self.counts))

    def matrix(self) -> NDArray[np.float64]:
        """Return the patterns as rows of 0 and 1, one column a list."""
        return np.array(self.patterns, dtype=np.float64)

    def weights(self) -> NDArray[np.float64]:
        """Return the counts as an array."""
        return np.array(self.counts, dtype=np.float64)

    def on(self, number: int) -> int:
        """Return how many people are on exactly `number` of the lists."""
        held = zip(self.patterns, self.counts, strict=True)
        return sum(count for pattern, count in held if sum(pattern) == number)

    def shared(self, first: int, second: int) -> int:
        """Return how many people two lists, by their numbers, have in common."""
        held = zip(self.patterns, self.counts, strict=True)
        return sum(count for pattern, count in held if pattern[first] and pattern[second])


def gather(lists: Sequence[str], rows: Iterable[tuple[Pattern, int]], where: str) -> Captures:
    """Return captures of rows of a pattern, in the order of `lists`, and a count; equal patterns add up.

    Args:
        lists: names of the lists, as the columns stand.
        rows: patterns with their counts; those of nobody and those on no list do not matter.
        where: the file, for the message.

    Raises:
        InputError: there are fewer than two lists that hold anybody, or no two of them share a person.
    """
    totals: Counter[Pattern] = Counter()
    order = sorted(range(len(lists)), key=lambda column: lists[column])
    for pattern, count in rows:
        totals[tuple(pattern[column] for column in order)] += count
    held = sorted((pattern, count) for pattern, count in totals.items() if count and any(pattern))
    filled = [column for column in range(len(order)) if any(pattern[column] for pattern, _ in held)]
    captures = Captures(
        tuple(lists[order[column]] for column in filled),
        tuple(tuple(pattern[column] for column in filled) for pattern, _ in held),
        tuple(count for _, count in held),
    )
    _check(captures, where)
    return captures


def _check(captures: Captures, where: str) -> None:
    if len(captures.lists) < FEWEST_LISTS:
        held = f"only the list {captures.lists[0]}" if captures.lists else "no list"
        raise InputError(
            f"{held} holds anybody",
            where=where,
            remedy="an estimate needs at least two lists of the same population, better three or more",
        )
    if captures.people == captures.on(1):
        raise InputError(
            "no person is on two lists",
            where=where,
            remedy="the overlap tells how many are missing: match the lists first, or add one that overlaps",
        )


def apart(captures: Captures) -> tuple[tuple[str, str], ...]:
    """Return the pairs of lists that have nobody in common."""
    pairs = combinations(range(len(captures.lists)), 2)
    return tuple((captures.lists[i], captures.lists[j]) for i, j in pairs if not captures.shared(i, j))
