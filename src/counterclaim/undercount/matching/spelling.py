"""How much two names speak for one person: word by word, in whatever order and spelling; rare words more."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from counterclaim.undercount.matching.names import sound, words

WORD_AGREES = 0.95  # how often a word of one person's name is on both lists, however spelled
KIN = 0.5  # of what agreeing words weigh when another word contradicts: relatives share names
CONTRADICTION = -8.0  # bits: both names have a word that the other lacks
UNCLEAR, MISSING = -2.0, -1.0  # bits: two words that may be one or not; a word that the shorter name lacks
SAME_SOUND, CLOSE, VAGUE = 0.9, 0.7, 0.0  # of a word's weight, by how its spellings differ
CLOSE_SPELLING, VAGUE_SPELLING = 0.9, 0.8  # Jaro and Winkler's similarity

Words = tuple[str, ...]


class Names(NamedTuple):
    """What two names say: bits, why, and whether the people may only be relatives."""

    bits: float
    reason: str
    may_be_kin: bool


class Spellings:
    """Which words of names are common on the lists at hand."""

    def __init__(self, names: Iterable[str]) -> None:
        said = [{sound(word) for word in words(name)} for name in names]
        self._entries = len(said)
        self._holders = Counter(one for sounds in said for one in sounds)

    def compare(self, one: str, other: str) -> Names:
        """Return what two names say, their words written apart or together as they agree best."""
        left, right = words(one), words(other)
        written = [(left, right)]
        if len(left) != len(right):
            written += [(joined, right) for joined in _joined(left)]
            written += [(left, joined) for joined in _joined(right)]
        return max((self._aligned(*pair) for pair in written), key=lambda names: names.bits)

    def _aligned(self, one: Words, other: Words) -> Names:
        agreed = _paired(one, other)
        vague = sum(like == VAGUE for like, _ in agreed)
        spelled = sum(VAGUE < like < 1 for like, _ in agreed)
        shorter, longer = sorted((len(one), len(other)))
        against = shorter - len(agreed)
        bits = sum(like * self._rarity(word) for like, word in agreed) * (KIN if against else 1)
        bits += against * CONTRADICTION + vague * UNCLEAR + (longer - shorter) * MISSING
        reason = f"{len(agreed) - vague} of {longer} words of the name agree"
        reason += f" ({spelled} spelled otherwise)" if spelled else ""
        reason += f", {vague} may" if vague else ""
        return Names(bits, reason, may_be_kin=against + vague > 0)

    def _rarity(self, word: str) -> float:
        share = (self._holders[sound(word)] + 0.5) / (self._entries + 1)
        return max(math.log2(WORD_AGREES / share), 0.0)


def _joined(name: Words) -> Iterator[Words]:
    """Yield a name with two neighbouring words written as one."""
    return ((*name[:at], name[at] + name[at + 1], *name[at + 2 :]) for at in range(len(name) - 1))


def _paired(one: Words, other: Words) -> list[tuple[float, str]]:
    """Pair the words of two names, the most alike first; return how alike, and the first name's word."""
    likeness = [(_likeness(a, b), i, j) for i, a in enumerate(one) for j, b in enumerate(other)]
    left, right = set(range(len(one))), set(range(len(other)))
    paired: list[tuple[float, str]] = []
    for like, i, j in sorted(likeness, key=lambda found: (-found[0], found[1], found[2])):
        if like >= VAGUE and i in left and j in right:
            left.remove(i)
            right.remove(j)
            paired.append((like, one[i]))
    return paired


def _likeness(one: str, other: str) -> float:
    """Return the share of a word's weight that its two spellings deserve; below 0 they are two words."""
    if one == other:
        return 1.0
    if len(sound(one)) > 1 and sound(one) == sound(other):
        return SAME_SOUND
    alike = JaroWinkler.similarity(one, other)
    return CLOSE if alike >= CLOSE_SPELLING else VAGUE if alike >= VAGUE_SPELLING else -1.0
