"""Whether words tell of one more deed, or of one told before: the signs that tell, weighed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from counterclaim.claims.events.mentions import Mention
from counterclaim.claims.events.particulars import WIDE
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, SUBJECTS, Syntax
from counterclaim.model import Place, When

OPENING = 5  # words of a sentence in which "meanwhile" joins it to what was told before
SUFFERS = ("dobj", "nsubjpass", "poss")
AFFECTS = frozenset(("of", "on", "against", "at"))
ENDS = (".", "?", "!", ":")


class Anew:
    """Weighs whether a mention tells of another deed than what a report told before."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        """Keep what the rules look up; each sentence is read once."""
        self._syntax, self._says, self._words = syntax, lexicon.says, lexicon.codebook.joining
        self._told: Callable[[int], frozenset[str]] = cache(self._words_of)

    def is_apart(self, mention: Mention, told: list[Mention], when: When | None, place: Place | None) -> bool:
        """Whether a mention tells of one deed more than the mentions `told`, which are of one day and place.

        Words of one sentence are of one deed as long as nothing else tells them apart, and a headline tells
        beforehand what the report tells again.
        """
        if any(m.sentence == mention.sentence for m in told) or self._is_headline(told):
            return False
        weighed = self._signs(mention, told, when, place)
        return sum(weight for weight, holds in weighed if holds) >= self._words.enough

    def _signs(
        self, mention: Mention, told: list[Mention], when: When | None, place: Place | None
    ) -> Iterator[tuple[int, bool]]:
        """Yield each sign's weight, and whether it is there."""
        weights = self._words.signs
        other = self._is_other(mention, told)
        dated, placed = _is_day(mention.when), _is_spot(mention.place)
        yield weights.adds, self._is_added(mention)
        yield weights.more, self._is_numbered(mention)
        yield weights.stretch, mention.when is not None and not dated and _is_day(when)
        yield weights.other, other
        yield weights.located, other and (dated or placed)
        yield weights.repeats, dated and placed and _is_day(when) and _is_spot(place)
        yield weights.later, self._is_later(mention, told)

    # ------------------------------------------------------------ signs
    def _is_added(self, mention: Mention) -> bool:
        """Whether its sentence adds to what was told: "Meanwhile, a bomb", "police also said that a bomb"."""
        if self._is_definite(mention):
            return False
        sentence = self._syntax.reading.sentences[mention.sentence]
        opening = range(sentence.first, min(sentence.last, sentence.first + OPENING))
        words = f" {' '.join(self._syntax.low(i) for i in opening)} "
        return any(f" {phrase} " in words for phrase in self._words.adds) or any(
            self._syntax.lemma(verb) in self._says and self._has(verb, ("also",))
            for verb in self._syntax.ancestors(mention.head)
        )

    def _is_numbered(self, mention: Mention) -> bool:
        """Whether it, or who does or suffers it, is one of several: "another bomb", "the second blast"."""
        places = {*range(mention.first, mention.last + 1), mention.head}
        token = self._syntax.tokens[mention.head]
        if token.tag.startswith("VB"):
            subject = self._syntax.subject(mention.head)
            places |= {
                c for c in self._syntax.children[mention.head] if self._dep(c) in (*SUFFERS, *SUBJECTS)
            }
            places |= {subject} if subject is not None else set()
        elif token.dep in ("compound", "nmod", "amod"):
            places.add(token.head)
        return any(self._has(place, self._words.more) for place in places)

    def _is_other(self, mention: Mention, told: list[Mention]) -> bool:
        """Whether it hits somebody or something that no sentence of theirs speaks of."""
        hit = self._hit(mention)
        return bool(hit) and all(hit.isdisjoint(self._told(m.sentence)) for m in told)

    def _is_later(self, mention: Mention, told: list[Mention]) -> bool:
        """Whether it stands in another paragraph, or further on than the next sentence."""
        last = max((m.sentence for m in told if m.sentence < mention.sentence), default=mention.sentence)
        if mention.sentence - last > 1:
            return True
        sentences = self._syntax.reading.sentences
        return "\n" in self._syntax.text[sentences[last].end - 1 : sentences[mention.sentence].start + 1]

    # ------------------------------------------------------------ words
    def _is_headline(self, told: list[Mention]) -> bool:
        """Whether they are all in an opening line that is no sentence."""
        opening = self._syntax.reading.sentences[0]
        words = self._syntax.text[opening.start : opening.end].rstrip("\"'” \n")
        return all(m.sentence == 0 for m in told) and not words.endswith(ENDS)

    def _is_definite(self, mention: Mention) -> bool:
        noun = self._syntax.tokens[mention.head].tag in NOUN_TAGS
        places = {*range(mention.first, mention.last + 1), mention.head}
        return noun and any(self._has(place, self._words.known) for place in places)

    def _has(self, place: int, words: tuple[str, ...]) -> bool:
        return any(self._syntax.low(child) in words for child in self._syntax.children[place])

    def _dep(self, place: int) -> str:
        return self._syntax.tokens[place].dep

    def _hit(self, mention: Mention) -> frozenset[str]:
        """Return the names and nouns of what a deed is done to."""
        below = [c for i in {*range(mention.first, mention.last + 1), mention.head} for c in self._below(i)]
        return frozenset(self._key(c) for c in below if self._syntax.tokens[c].tag in NOUN_TAGS)

    def _below(self, place: int) -> Iterator[int]:
        for child in self._syntax.children[place]:
            if self._dep(child) in SUFFERS:
                yield child
            if self._syntax.low(child) in AFFECTS:
                yield from (c for c in self._syntax.children[child] if self._dep(c) == "pobj")

    def _words_of(self, number: int) -> frozenset[str]:
        sentence = self._syntax.reading.sentences[number]
        return frozenset(self._key(i) for i in range(sentence.first, sentence.last))

    def _key(self, place: int) -> str:
        named = self._syntax.tokens[place].tag.startswith("NNP")
        return self._syntax.low(place) if named else self._syntax.lemma(place)


def _is_day(when: When | None) -> bool:
    return when is not None and when.precision == "day"


def _is_spot(place: Place | None) -> bool:
    return place is not None and place.precision not in WIDE
