"""Telling names: the proper names of each report, and how rare each is in the collection.

What two reports of one thing share, and reports of different things do not, are rare names: a village, a
ship, a spokesman. A word is a name if the collection has it with a capital inside a sentence and hardly ever
small. Names that many reports share ("Ukraine" in a collection about its war) weigh little, by their own
numbers and not by a list.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from counterclaim.incidents.names import singular
from counterclaim.model import Report
from counterclaim.resources.actors import Registry, fold

SMALLEST_COLLECTION = 200  # reports; a smaller one is a sample and does not show how rare its names are
_SELDOM = 10  # a name is written small at most once for so many times that it has a capital
_FEW = 30  # reports; in fewer, words are counted as in so many
_TELLING = 1.5  # rarity of a word; what one report in five has tells nothing
_SHORT = 3  # letters; shorter words are seldom nouns
_MANY = 0.6  # share of capital words in capitals throughout, from which on a capital tells nothing
_WORD = re.compile(r"[^\W\d_]{3,}(?:[’'][^\W\d_]+)?")
_INSIDE = re.compile(r"\w(?:[,;]?\s|-)\Z")  # what stands before a word that begins no sentence
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)


class Vocabulary:
    """The names of a collection of reports.

    Args:
        reports: all of them; the order makes no difference.
        registry: countries and peoples, whose names tell too little.
    """

    def __init__(self, reports: Iterable[Report], registry: Registry) -> None:
        self._registry = registry
        self._folded = _Memory(fold)
        self._nouns = _Memory(lambda word: singular(self._folded[word]))
        self._small: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        self._seen: Counter[str] = Counter()
        self._titled: set[str] = set()
        self._inside: set[str] = set()
        seen = 0
        for report in reports:
            seen += 1
            text = f"{report.title or ''}\n{report.text}"
            self._small.update({self._folded[word] for word in _WORD.findall(text) if word.islower()})
            self._capital.update(self._capitals(text))
            self._seen.update(self.words(text))
            self._titled.update(self.words(report.title))
            self._inside.update(_inside(report.text))
        self._size = max(SMALLEST_COLLECTION, seen)
        self._reports = max(_FEW, seen)

    def names(self, *texts: str | None) -> frozenset[str]:
        """Return the folded names in texts of the collection."""
        return frozenset(word for text in texts for word in self._capitals(text or "") if self._is_name(word))

    def rarity(self, name: str) -> float:
        """Return how much a shared name tells: 0 for one that every report has."""
        return math.log(self._size / max(1, self._capital[name]))

    def words(self, text: str | None) -> frozenset[str]:
        """Return the folded words of a text in the singular, without the shortest."""
        return frozenset(self._nouns[word] for word in _WORD.findall(text or "") if len(word) > _SHORT)

    def small_words(self, text: str | None) -> frozenset[str]:
        """Return those words of a text that are written small and stand in a title of the collection.

        All others are in no title that a text is held against: kept, they would take most of the memory.
        """
        found = _WORD.findall(text or "")
        small = (self._nouns[word] for word in found if len(word) > _SHORT and word.islower())
        return frozenset(word for word in small if word in self._titled)

    def rarity_of_word(self, word: str) -> float:
        """Return how much a shared word tells; common words tell nothing."""
        rarity = math.log(self._reports / max(1, self._seen[word]))
        return rarity if rarity >= _TELLING else 0.0

    def _is_name(self, word: str) -> bool:
        if word in _CALENDAR or word not in self._inside:
            return False
        if self._small[word] * _SELDOM > self._capital[word]:
            return False
        return self._registry.country(word) is None and not self._registry.lookup(word)

    def _capitals(self, text: str) -> set[str]:
        return {self._folded[word] for word in _WORD.findall(text) if word[0].isupper()}


class _Memory(dict[str, str]):
    """What was worked out for each word, kept: the texts of a collection then share their words."""

    def __init__(self, work_out: Callable[[str], str]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> str:
        self[word] = found = sys.intern(self._work_out(word))
        return found


def _inside(text: str) -> Iterator[str]:
    """Yield the folded words whose capital is not owed to the beginning of a sentence or to shouting."""
    words = [word for word in _WORD.finditer(text) if word.group()[0].isupper()]
    if sum(word.group().isupper() for word in words) > _MANY * len(words):
        return
    for word in words:
        if _INSIDE.search(text[max(0, word.start() - 3) : word.start()]):
            yield fold(word.group())
