"""The things of an event: the weapons used and what was attacked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Span

LEFT = ("compound", "amod", "nmod")
AT = frozenset(("on", "at", "against", "outside", "into", "in", "of", "inside", "near", "under", "to"))


class ThingFinder:
    """Finds means and targets around the triggers of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon
        words = lexicon.codebook.event_words
        self._uses = frozenset(words.uses)
        self._harms, self._hits = frozenset(words.harms), frozenset(words.hits)

    # ------------------------------------------------------------ means
    def means(self, triggers: Sequence[int]) -> tuple[Span, ...]:
        """Return the weapons and devices that the words around the triggers say were used."""
        spans = []
        for sentence in sorted({self._syntax.sentence_number(trigger) for trigger in triggers}):
            spans += [
                self._named(place)
                for place in self._nouns(sentence, self._lexicon.means)
                if self._is_used(place) or place in triggers
            ]
        return _unique(spans)

    def _is_used(self, place: int) -> bool:
        """Whether a weapon is wielded ("with rifles", "threw a grenade") or goes off, not found or sold."""
        for _ in range(4):
            token = self._syntax.tokens[place]
            governor = self._syntax.lemma(token.head)
            if token.dep == "pobj":
                return self._syntax.low(token.head) in ("with", "by", "using")
            if token.dep in ("dobj", "nsubjpass"):
                return governor in self._uses
            if token.dep in ("nsubj", "compound"):
                return governor in self._uses or governor in self._hits or governor in self._harms
            if token.dep not in ("conj", "appos"):
                return False
            place = token.head
        return False

    # ------------------------------------------------------------ targets
    def targets(self, triggers: Sequence[int]) -> tuple[Span, ...]:
        """Return the things attacked: what a verb or noun of attack governs in the triggers' sentences."""
        spans = []
        for sentence in sorted({self._syntax.sentence_number(trigger) for trigger in triggers}):
            spans += [
                self._named(place)
                for place in self._nouns(sentence, self._lexicon.targets)
                if self._is_attacked(place)
            ]
        return _unique(spans)

    def _is_attacked(self, place: int) -> bool:
        for _ in range(6):
            token = self._syntax.tokens[place]
            if token.dep in ("dobj", "nsubjpass"):
                return self._syntax.lemma(token.head) in self._hits
            if token.dep == "pobj":
                above = self._syntax.lemma(self._syntax.tokens[token.head].head)
                if self._syntax.low(token.head) == "to":
                    return above in ("damage", "destruction", "harm")
                return self._syntax.low(token.head) in AT and (
                    above in self._hits or above in self._lexicon.means
                )
            if token.dep not in ("conj", "appos"):
                return False
            place = token.head
        return False

    # ------------------------------------------------------------ nouns
    def _nouns(self, number: int, words: frozenset[str]) -> Iterator[int]:
        sentence = self._syntax.reading.sentences[number]
        for place in range(sentence.first, sentence.last):
            token = self._syntax.tokens[place]
            compound = token.dep == "compound" and self._syntax.tokens[token.head].lemma in words
            if token.tag in NOUN_TAGS and token.lemma in words and not compound:
                yield place

    def _named(self, place: int) -> Span:
        first = place
        while first > 0 and self._modifies(first - 1, place):
            first -= 1
        return self._syntax.span(first, place)

    def _modifies(self, place: int, noun: int) -> bool:
        token = self._syntax.tokens[place]
        return token.dep in LEFT and token.tag not in ("DT", "CD") and self._syntax.is_under(place, noun)


def _unique(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Keep one span for each wording, in text order."""
    kept: dict[str, Span] = {}
    for span in sorted(set(spans), key=lambda span: (span.start, span.end)):
        kept.setdefault(span.text.lower(), span)
    return tuple(kept.values())
