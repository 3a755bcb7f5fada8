"""Match the entries of several lists: score candidate pairs, group them, keep pairs for review."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from counterclaim.undercount.matching.candidates import candidates
from counterclaim.undercount.matching.compare import Comparer
from counterclaim.undercount.table import Person

Progress = Callable[[int, int], None]  # pairs compared, pairs in all
Places = tuple[int, int]  # two entries by their positions, the smaller first
ACROSS, TWICE = (
    0.5,
    0.02,
)  # people of the smaller of two lists expected on the larger, and to be twice on one list
LIKELY = 0.5  # chance from which two entries count as one person
SHOWN = 0.01  # chance from which a pair is kept for review
DOUBTFUL = (0.05, 0.95)  # chances between which somebody should look
STRANGERS = -10.0  # bits for two entries that were not worth comparing
PROGRESS = 5_000  # pairs between two signs of progress


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two entries that may be one person: how likely, why, and whether they are taken to be one."""

    left: Person
    right: Person
    probability: float
    reasons: tuple[str, ...]
    same: bool

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look at it."""
        return DOUBTFUL[0] < self.probability < DOUBTFUL[1]


class Matched(msgspec.Struct, frozen=True):
    """The people found, each as the entries that name him or her, and the pairs that were weighed."""

    people: tuple[tuple[Person, ...], ...]
    pairs: tuple[Pair, ...]

    @property
    def lists(self) -> tuple[frozenset[str], ...]:
        """The lists that hold each person."""
        return tuple(frozenset(entry.list for entry in person) for person in self.people)


def match(listed: Iterable[Person], progress: Progress) -> Matched:
    """Return which entries are one person, and the pairs to review, the most doubtful first."""
    entries = sorted(listed, key=_told)
    worth = candidates(entries)
    comparer, sizes = Comparer(entries, worth), Counter(entry.list for entry in entries)
    bits: dict[Places, float] = {}
    reasons: dict[Places, tuple[str, ...]] = {}
    for number, (i, j) in enumerate(worth):
        found = comparer.compare(entries[i], entries[j])
        weight = found.bits + _beforehand(entries[i].list, entries[j].list, sizes)
        if weight >= _bits(SHOWN):
            bits[i, j], reasons[i, j] = weight, found.reasons
        if number % PROGRESS == 0:
            progress(number, len(worth))
    groups = grouped(len(entries), bits)
    of = {index: number for number, group in enumerate(groups) for index in group}
    pairs = [
        Pair(
            left=entries[i],
            right=entries[j],
            probability=_probability(weight),
            reasons=reasons[i, j],
            same=of[i] == of[j],
        )
        for (i, j), weight in bits.items()
    ]
    pairs.sort(key=lambda pair: (abs(pair.probability - LIKELY), pair.left.row, pair.right.row))
    return Matched(tuple(tuple(entries[index] for index in group) for group in groups), tuple(pairs))


def _told(entry: Person) -> tuple[str, ...]:
    """Return what an entry says, so that the order in which entries stand cannot matter."""
    return entry.list, entry.name, str(entry.age), str(entry.sex), str(entry.date), str(entry.place)


def _beforehand(one: str, other: str, sizes: Mapping[str, int]) -> float:
    """Return the log odds, in bits, that entries of these lists are one person, before any look at them."""
    return math.log2(TWICE / sizes[one] if one == other else ACROSS / max(sizes[one], sizes[other]))


def _bits(chance: float) -> float:
    return math.log2(chance / (1 - chance))


def _probability(bits: float) -> float:
    return 1 / (1 + math.pow(2, min(-bits, 1000.0)))


def grouped(entries: int, bits: Mapping[Places, float]) -> list[tuple[int, ...]]:
    """Join pairs, the likeliest first, where all entries of the two groups together speak for one person.

    An entry that resembles two different people cannot chain them into one.

    Args:
        entries: how many there are; they are named by position.
        bits: log odds of pairs being one person; pairs without are taken for strangers.

    Returns:
        The groups, each sorted, in the order of their first entries.
    """
    group = {index: [index] for index in range(entries)}
    for (i, j), weight in sorted(bits.items(), key=lambda item: (-item[1], item[0])):
        one, other = group[i], group[j]
        if weight < _bits(LIKELY):
            break
        if one is not other and _speak_for(one, other, bits):
            one.extend(other)
            group.update(dict.fromkeys(other, one))
    return sorted({tuple(sorted(members)) for members in group.values()})


def _speak_for(one: Iterable[int], other: Sequence[int], bits: Mapping[Places, float]) -> bool:
    weights = [bits.get((min(i, j), max(i, j)), STRANGERS) for i in one for j in other]
    return sum(weights) >= 0
