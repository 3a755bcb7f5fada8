"""What stands around a noun: its article or owner, capitals between them, a name that goes on."""

from __future__ import annotations

from counterclaim.reading.actors.countries import Countries
from counterclaim.reading.actors.words import HYPHENS, Words
from counterclaim.resources.nations import Descriptions

OWNERS = frozenset({"its", "their", "our", "his"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
TIED = frozenset(
    {"backed", "led", "linked", "aligned", "allied", "based", "supported", "run", "affiliated"}
    | {"inspired", "sponsored", "funded", "dominated", "trained"}
)
FORMER = frozenset({"former", "retired", "child", "renegade", "mutinous", "rogue", "dissident", "ex"})
QUALIFIED = 2  # words that may stand between an article or owner and the noun


class Phrases:
    """Looks at the words before and after the nouns of one text."""

    def __init__(self, words: Words, countries: Countries, nouns: Descriptions) -> None:
        """Keep the text."""
        self._words, self._countries, self._nouns = words, countries, nouns

    def opening(self, i: int) -> int:
        """Return the article or owner before a noun, with up to two words between, else the noun itself."""
        at, reach = i, QUALIFIED + 1
        while at and i - at < reach and self._words.are_neighbours(at - 1, at):
            at -= 1
            reach += 2 * (self._words.keys[at] in TIED)  # "the New York-based group"
            if self._words.keys[at] in OWNERS | DEFINITE:
                return at
        return i

    def is_apart(self, i: int) -> bool:
        """Whether a noun is part of a name, or of the words of an enemy: "puppet soldiers"."""
        words = self._words
        if words.raw(i)[0].isupper() and not words.capitals and not self._begins(i):
            return True
        before = words.keys[i - 1] if i and words.are_neighbours(i - 1, i) else ""
        acronym = words.raw(i - 1).isupper()  # "SDF commandos", though it begins the sentence
        named = before and words.raw(i - 1)[0].isupper() and not words.capitals
        named = named and (acronym or not self._begins(i - 1))
        return before in self._nouns.hostile | FORMER or self.is_tied(i - 1) or bool(named)

    def is_tied(self, i: int) -> bool:
        """Whether a word ties what follows to the one before it: "US-led", but not "which led officers"."""
        words = self._words
        return i > 0 and words.keys[i] in TIED and words.text[words.starts[i] - 1] in HYPHENS

    def is_named(self, first: int, last: int) -> bool:
        """Whether a word between has a capital: "the Wagner group" is a name, "the Shiite group" is not."""
        first = max((i + 1 for i in range(first, last) if self._words.keys[i] in TIED), default=first)
        return not self._words.capitals and any(
            self._words.raw(i)[0].isupper() and self._words.keys[i] not in DEFINITE
            for i in range(first, last)
            if self._words.keys[i] not in self._nouns.creeds and not self._is_country(i, last)
        )

    def is_of_a_name(self, i: int) -> bool:
        """Whether the word before a noun is a name that is no country's: "Wagner fighters"."""
        words = self._words
        if not i or words.capitals or not words.are_neighbours(i - 1, i) or self._is_country(i - 1, i):
            return False
        named = words.raw(i - 1)[0].isupper() and words.keys[i - 1] not in self._nouns.creeds
        return named and (words.raw(i - 1).isupper() or not self._begins(i - 1))

    def goes_on(self, i: int) -> bool:
        """Whether a name goes on after a word: "the Front for", "the Army Council"."""
        if i + 1 >= len(self._words.keys) or not self._words.are_neighbours(i, i + 1):
            return False
        named = self._words.raw(i + 1)[0].isupper() and not self._words.capitals
        return self._words.keys[i + 1] in ("of", "for") or named

    def _is_country(self, i: int, noun: int) -> bool:
        """Whether a word is the country or adjective right before a noun: "the Lebanese group"."""
        spoken = self._countries.before(noun)
        return spoken is not None and spoken.first <= i < spoken.last

    def _begins(self, i: int) -> bool:
        """Whether a word opens its sentence, so that its capital tells nothing."""
        words = self._words
        begin = self._countries.sentence(words.starts[i])
        return not words.text[begin : words.starts[i]].strip(" \"'“‘(-–—")
