"""How much speaks for two entries being one person, in bits, part by part (Fellegi and Sunter 1969).

A part weighs log2(m / u): how often it comes out like this for one person (m, set here), against how often it
does for two people (u, counted on the lists at hand). Two people are anybody, or, where their names differ in
a word, relatives, who often died together; what they share weighs less. What is not known weighs nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

import msgspec
import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from counterclaim.undercount.matching.names import sound, words
from counterclaim.undercount.matching.spelling import Spellings
from counterclaim.undercount.table import Person

CLOSE_PLACE = 85  # of 100
SAMPLE = 20_000  # pairs of entries that are counted
STEADY = 20  # pairs of relatives from which they are believed rather than pairs of anybody
LEAST, MOST = -7.0, 8.0  # bits: what one part other than the name can weigh
# How often a part comes out so for one person on two lists: ours, set wide of the errors that lists are known
# to have. Ages are often guessed, dates of death often those of burial or report.
AGREEMENT: Mapping[str, Mapping[str, float]] = {
    "sex": {"the same sex": 0.98, "another sex": 0.02},
    "age": {"the same age": 0.6, "ages 1 year apart": 0.2, "ages 2 or 3 years apart": 0.1,
            "ages 4 to 10 years apart": 0.07, "ages far apart": 0.03},
    "day": {"the same day": 0.7, "1 or 2 days apart": 0.12, "3 to 7 days apart": 0.08,
            "8 to 31 days apart": 0.05, "months apart": 0.05},
    "month": {"the same month or year, as far as told": 0.92, "another month or year": 0.08},
    "place": {"the same place": 0.7, "a place of a like name": 0.2, "another place": 0.1},
}  # fmt: skip

Places = tuple[int, int]  # two entries by their positions
Part = tuple[str, str]  # a part, and how it comes out
Weights = Mapping[Part, float]


class Comparison(msgspec.Struct, frozen=True):
    """What speaks for two entries being one person: bits in all, and the reasons."""

    bits: float
    reasons: tuple[str, ...]


class Comparer:
    """Compares entries of the lists at hand, knowing what is common on them."""

    def __init__(self, people: Sequence[Person], pairs: Sequence[Places]) -> None:
        """Count how parts come out for two people, taken at random and among the pairs to be compared."""
        self._spellings = Spellings(person.name for person in people)
        some = pairs[:: len(pairs) // SAMPLE + 1]
        anybody = _shares(self._counted(people, _at_random(len(people))), {}, 1)
        kin = _shares(self._counted(people, some), anybody, STEADY)
        self._anybody, self._kin = _weights(anybody), _weights(kin)

    def compare(self, one: Person, other: Person) -> Comparison:
        """Return what speaks for two entries being one person."""
        names = self._spellings.compare(one.name, other.name)
        weights = self._kin if names.may_be_kin else self._anybody
        weighed = {part: weights[part] for part in _parts(one, other)}
        reasons = (names.reason, *(told for _, told in weighed))
        bits = (names.bits, *weighed.values())
        return Comparison(
            sum(bits), tuple(f"{reason} {bit:+.1f}" for reason, bit in zip(reasons, bits, strict=True))
        )

    def _counted(self, people: Sequence[Person], pairs: Iterable[Places]) -> Counter[Part]:
        """Count how parts come out for pairs that are two people: their names contradict each other."""
        return Counter(
            part
            for one, other in ((people[i], people[j]) for i, j in pairs)
            if self._spellings.compare(one.name, other.name).may_be_kin
            for part in _parts(one, other)
        )


def _at_random(entries: int) -> Iterable[Places]:
    """Return pairs of entries taken at random; all of them where they are few."""
    if entries * (entries - 1) // 2 <= SAMPLE:
        return combinations(range(entries), 2)
    chosen = np.random.Generator(np.random.PCG64(0)).integers(0, entries, (SAMPLE, 2)).tolist()
    return ((i, j) for i, j in chosen if i != j)


def _shares(counts: Counter[Part], usual: Mapping[Part, float], steady: int) -> dict[Part, float]:
    """Return how often each part comes out each way; where little was counted, near what is usual."""
    found: dict[Part, float] = {}
    for part, ways in AGREEMENT.items():
        whole = sum(counts[part, told] for told in ways)
        for told in ways:
            before = usual.get((part, told), 1 / len(ways))
            found[part, told] = (counts[part, told] + steady * before) / (whole + steady)
    return found


def _weights(shares: Mapping[Part, float]) -> Weights:
    return {
        (part, told): min(max(math.log2(AGREEMENT[part][told] / share), LEAST), MOST)
        for (part, told), share in shares.items()
    }


def _parts(one: Person, other: Person) -> Iterable[Part]:
    """Yield how each part that both entries tell comes out."""
    if one.sex and other.sex:
        yield "sex", "the same sex" if one.sex == other.sex else "another sex"
    if one.age is not None and other.age is not None:
        yield "age", _within(abs(one.age - other.age), "age", (0, 1, 3, 10))
    if one.date and other.date:
        yield _dates(one.date, other.date)
    if one.place and other.place:
        yield "place", _places(one.place, other.place)


def _within(apart: int, part: str, limits: tuple[int, ...]) -> str:
    return tuple(AGREEMENT[part])[sum(apart > limit for limit in limits)]


def _dates(one: str, other: str) -> Part:
    exact = min(len(one), len(other))
    if exact < len("2000-01-01"):
        same, another = AGREEMENT["month"]
        return "month", same if one[:exact] == other[:exact] else another
    apart = abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    return "day", _within(apart, "day", (0, 2, 7, 31))


def _places(one: str, other: str) -> str:
    same, like, another = AGREEMENT["place"]
    a, b = words(one), words(other)
    if sorted(map(sound, a)) == sorted(map(sound, b)):
        return same
    written = " ".join(a), " ".join(b)
    alike = max(fuzz.token_set_ratio(*written), 100 * JaroWinkler.similarity(*written))
    return like if alike >= CLOSE_PLACE else another
