"""How much speaks for two entries being one person, in bits, part by part (Fellegi and Sunter 1969).

A part weighs log2(m / u): how often it comes out like this for one person (m, set here), against how often it
does for two entries taken at random (u, counted on the lists at hand). What is not known weighs nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec
import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from counterclaim.undercount.matching.names import sound, words
from counterclaim.undercount.table import Person

WORD_AGREES = 0.95  # how often a word of one person's name is on both lists, however spelled
KIN = 0.5  # of what agreeing words weigh when another word contradicts: relatives share names
CONTRADICTION, MISSING = -8.0, -1.0  # bits: both names have a word that the other lacks; one name is shorter
SAME_SOUND, CLOSE, UNCLEAR = 0.9, 0.7, 0.0  # of a word's weight, by how its spellings differ
CLOSE_SPELLING, UNCLEAR_SPELLING = 0.9, 0.8  # Jaro and Winkler's similarity
CLOSE_PLACE = 85  # of 100
SAMPLE = 20_000  # pairs of entries taken at random
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


class Comparison(msgspec.Struct, frozen=True):
    """What speaks for two entries being one person: bits in all, and the reasons."""

    bits: float
    reasons: tuple[str, ...]


class Lists:
    """What is common and what is rare on the lists at hand."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._entries = len(people)
        self._holders = Counter(
            said for person in people for said in {sound(word) for word in words(person.name)}
        )
        self._weights = _weights(people)

    def compare(self, one: Person, other: Person) -> Comparison:
        """Return what speaks for two entries being one person."""
        bits, reason = self._names(words(one.name), words(other.name))
        parts = dict(_parts(one, other))
        weighed = {told: self._weights[part][told] for part, told in parts.items()}
        told = (f"{reason} {bits:+.1f}", *(f"{told} {weight:+.1f}" for told, weight in weighed.items()))
        return Comparison(bits + sum(weighed.values()), told)

    def _names(self, one: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, str]:
        """Return the weight of two names and why, written apart or together as they agree best."""
        written = [(one, other)]
        if len(one) != len(other):
            written += [(joined, other) for joined in _joined(one)] + [
                (one, joined) for joined in _joined(other)
            ]
        return max((self._aligned(*pair) for pair in written), key=lambda weighed: weighed[0])

    def _aligned(self, one: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, str]:
        """Pair the words of two names, the most alike first, in whatever order they stand."""
        likeness = sorted(
            ((_likeness(a, b), i, j) for i, a in enumerate(one) for j, b in enumerate(other)),
            key=lambda found: (-found[0], found[1], found[2]),
        )
        left, right = set(range(len(one))), set(range(len(other)))
        agreed: list[tuple[float, str]] = []
        for like, i, j in likeness:
            if like >= UNCLEAR and i in left and j in right:
                left.remove(i)
                right.remove(j)
                agreed.append((like, one[i]))
        against = min(len(left), len(right))
        extra = max(len(left), len(right)) - against
        bits = sum(like * self._rarity(word) for like, word in agreed) * (KIN if against else 1)
        spelled = sum(like < 1 for like, _ in agreed)
        reason = f"{len(agreed)} of {max(len(one), len(other))} words of the name agree"
        reason += f" ({spelled} spelled otherwise)" if spelled else ""
        return bits + against * CONTRADICTION + extra * MISSING, reason

    def _rarity(self, word: str) -> float:
        share = (self._holders[sound(word)] + 0.5) / (self._entries + 1)
        return max(math.log2(WORD_AGREES / min(share, 1.0)), 0.0)


def _joined(name: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """Yield a name with two neighbouring words written as one."""
    return ((*name[:at], name[at] + name[at + 1], *name[at + 2 :]) for at in range(len(name) - 1))


def _likeness(one: str, other: str) -> float:
    """Return the share of a word's weight that its two spellings deserve; below 0 they are two words."""
    if one == other:
        return 1.0
    if len(sound(one)) > 1 and sound(one) == sound(other):
        return SAME_SOUND
    alike = JaroWinkler.similarity(one, other)
    return CLOSE if alike >= CLOSE_SPELLING else UNCLEAR if alike >= UNCLEAR_SPELLING else -1.0


def _parts(one: Person, other: Person) -> Iterable[tuple[str, str]]:
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


def _dates(one: str, other: str) -> tuple[str, str]:
    exact = min(len(one), len(other))
    if exact < len("2000-01-01"):
        agree = one[:exact] == other[:exact]
        return "month", tuple(AGREEMENT["month"])[0 if agree else 1]
    apart = abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    return "day", _within(apart, "day", (0, 2, 7, 31))


def _places(one: str, other: str) -> str:
    same, like, another = AGREEMENT["place"]
    a, b = words(one), words(other)
    if sorted(map(sound, a)) == sorted(map(sound, b)):
        return same
    return like if fuzz.token_set_ratio(" ".join(a), " ".join(b)) >= CLOSE_PLACE else another


def _weights(people: Sequence[Person]) -> dict[str, dict[str, float]]:
    """Return the bits of each way in which a part can come out, from pairs taken at random."""
    counts: Counter[tuple[str, str]] = Counter()
    if len(people) > 1:
        chosen = np.random.Generator(np.random.PCG64(0)).integers(0, len(people), (SAMPLE, 2)).tolist()
        for i, j in chosen:
            if i != j:
                counts.update(_parts(people[i], people[j]))
    return {
        part: _bits(part, {told: counts[part, told] for told in ways}) for part, ways in AGREEMENT.items()
    }


def _bits(part: str, counts: Mapping[str, int]) -> dict[str, float]:
    whole = sum(counts.values()) + len(counts) / 2
    shares = {told: (count + 0.5) / whole for told, count in counts.items()}
    return {
        told: min(max(math.log2(AGREEMENT[part][told] / share), LEAST), MOST)
        for told, share in shares.items()
    }
