"""Which country a place of a text is about: the one named beside it, in its sentence, or most of all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from counterclaim.model import ActorMention
from counterclaim.reading.actors.lexicon import Lexicon
from counterclaim.reading.actors.scan import Hit
from counterclaim.reading.actors.words import Words

SENTENCE = re.compile(r";\s+|[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])|\n\s*\n|\n")
DATELINE = re.compile(r"\s*[^\n.:;!?]{3,60}?(?:\s[-–—]{1,2}\s|:\s|\)\s|\.\s)")
STATE = frozenset({"state_force", "police", "government"})
REPORTING = frozenset({"agency", "outlet", "monitor"})
CLEAR = 2  # how many times as often as any other a text must speak of its country


class Spoken(NamedTuple):
    """Characters that speak of a country, and the words `first <= i < last`."""

    start: int
    end: int
    first: int
    last: int
    country: str


class Countries:
    """The countries of one text, in order."""

    def __init__(
        self, words: Words, hits: Sequence[Hit], mentions: Sequence[ActorMention], lexicon: Lexicon
    ) -> None:
        """Note where the text speaks of which country."""
        self._text = words.text
        self._breaks = [0, *(match.end() for match in SENTENCE.finditer(words.text))]
        registry = lexicon.registry
        self.named = [
            Spoken(words.starts[hit.first], words.ends[hit.last - 1], hit.first, hit.last, alias.means)
            for hit in hits
            for alias in hit.aliases[:1]
            if alias.means and alias.style in ("country", "adjective", "place")
        ]
        self.acting = [
            (mention, actor.country)
            for mention in mentions
            for actor in [registry.by_id(mention.actor or "")]
            if actor is not None and actor.country is not None
            if actor.kind in STATE or actor.id.endswith("-health-ministry")
        ]
        actors = [registry.by_id(mention.actor or "") for mention in mentions]
        self._others = [
            (mention.start, mention.end, actor.country)
            for mention, actor in zip(mentions, actors, strict=True)
            if actor is not None and actor.country is not None and actor.kind in REPORTING
        ]
        self._here = [one for one in self.named if not _is_origin(words, one)]
        told = [one.country for one in self._here]
        told += [actor.country for actor in actors if actor and actor.country]
        self.told = frozenset(told)
        self._home = (
            _leading(Counter(told)) or self._dateline() or _only(country for _, country in self.acting)
        )
        self._owners = {
            mention.end: Spoken(mention.start, mention.end, 0, 0, country) for mention, country in self.acting
        }
        self._parts = {(hit.first, hit.last) for hit in hits if hit.aliases[0].style == "place"}
        nations = registry.nations.countries
        self._capitals = {one.country: nations[one.country].places[:1] for one in self.named}
        self._first = {one.first: one for one in self.named}
        self._last = {one.last: one for one in self.named}

    def _dateline(self) -> str | None:
        """Return the one country of the place that a report is datelined."""
        match = DATELINE.match(self._text)
        return _only(one.country for one in self._here if match is not None and one.start < match.end())

    def sentence(self, char: int) -> int:
        """Return where the sentence of a character begins."""
        return self._breaks[bisect_right(self._breaks, char) - 1]

    def reach(self, char: int, sentences: int) -> int:
        """Return where so many sentences begin of which the last is a character's."""
        begin = self.sentence(char)
        for _ in range(sentences - 1):
            begin = self.sentence(begin - 1) if begin else begin
        return begin

    def acting_in(self, char: int) -> list[tuple[ActorMention, str]]:
        """Return the state bodies, and their countries, that a character's sentence names."""
        begin = self.sentence(char)
        later = bisect_right(self._breaks, begin)
        end = self._breaks[later] if later < len(self._breaks) else len(self._text)
        return [(mention, country) for mention, country in self.acting if begin <= mention.start < end]

    def before(self, word: int) -> Spoken | None:
        """Return the country, its adjective or its town written right before a word."""
        return self._last.get(word)

    def actor_before(self, end: int) -> Spoken | None:
        """Return the country of the state actor whose name ends at a character: "the AFU General Staff"."""
        return self._owners.get(end)

    def owner(self, char: int) -> Spoken | None:
        """Return the country of the state body that "its" at a character stands for."""
        begin = self.reach(char, 2)
        before = [one for one in self._owners.values() if begin <= one.start < char]
        return before[-1] if before else None

    def is_ruled_from(self, spoken: Spoken) -> bool:
        """Whether words speak of a whole country or of its capital, not of a part of it."""
        capitals = self._capitals.get(spoken.country, ())
        return (spoken.first, spoken.last) not in self._parts or self._text[
            spoken.start : spoken.end
        ] in capitals

    def after(self, word: int) -> Spoken | None:
        """Return the country or its town written right at a word."""
        return self._first.get(word)

    def near(self, char: int) -> tuple[str | None, str, tuple[int, int] | None]:
        """Return the one country that a sentence names before a character, else the text's, and why."""
        begin = self.sentence(char)
        spoken = {one.country: (one.start, one.end) for one in self.named if begin <= one.start < char}
        acting = {
            country: (mention.start, mention.end)
            for mention, country in self.acting
            if begin <= mention.start < char
        }
        found = acting if len(acting) == 1 else {**spoken, **acting}
        if not found:
            found = {country: (start, end) for start, end, country in self._others if begin <= start < char}
        if len(found) == 1:
            country, by = next(iter(found.items()))
            return country, "an institution of the country that its sentence speaks of", by
        if self._home is not None and (not found or self._home in found):
            return self._home, "an institution of the country that the report speaks of", None
        return None, "", None

    @property
    def home(self) -> str | None:
        """The country that the text speaks of far more than of any other."""
        return self._home


def _is_origin(words: Words, spoken: Spoken) -> bool:
    """Whether a country is where somebody comes from: "migrants from Niger" are elsewhere now."""
    return spoken.first > 0 and words.keys[spoken.first - 1] == "from"


def _only(countries: Iterable[str]) -> str | None:
    found = {*countries}
    return found.pop() if len(found) == 1 else None


def _leading(told: Counter[str]) -> str | None:
    ranked = told.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < CLEAR * ranked[1][1]):
        return None
    return ranked[0][0]
