"""People without a number whose fate the words tell outright: a name, "the mayor", "the priests"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Counted
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.resources.counts import Interval

JOINED = ("conj", "appos")
BROUGHT = ("killed", "abducted", "injured")
LONGEST = 24  # names in one list


class Persons:
    """Finds the people of one reading whom no number counts."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon

    def find(self, taken: set[int]) -> Iterator[tuple[Counted, Interval]]:
        """Yield named or definite people whom a verb or noun harms; `taken` tokens belong to counts."""
        for place, token in enumerate(self._syntax.tokens):
            if token.tag not in NOUN_TAGS or place in taken or not self._suffers(place):
                continue
            first, last = self._syntax.noun_phrase(place)
            if any(i in taken or self._syntax.tokens[i].tag == "CD" for i in range(first, last + 1)):
                continue
            if token.lemma in self._lexicon.collective or not self._is_meant(place, first):
                continue
            span = self._syntax.span(first, last)
            count = Counted(span.start, span.end, first, place, place, place)
            many = token.tag in ("NNS", "NNPS") and token.entity != "PERSON"
            yield count, Interval(None, None, "unstated") if many else Interval(1, 1, "exact")

    def _is_meant(self, place: int, first: int) -> bool:
        """Whether certain people are meant: a name, or "the mayor", "their cook"."""
        token = self._syntax.tokens[place]
        if token.entity == "PERSON":
            return True
        definite = self._syntax.low(first) == "the" or self._syntax.tokens[first].tag == "PRP$"
        return definite and token.lemma in self._lexicon.people

    def _suffers(self, place: int) -> bool:
        """Whether somebody, or the list that they stand in, is what a verb or a noun harms."""
        for _ in range(LONGEST):
            token = self._syntax.tokens[place]
            if token.dep not in JOINED or token.head > place:
                break
            place = token.head
        return self._is_harmed(place) or self._is_of(place) or self._is_told(place)

    def _is_harmed(self, place: int) -> bool:
        token = self._syntax.tokens[place]
        verb = self._syntax.tokens[token.head]
        if not verb.tag.startswith("VB"):
            return False
        if token.dep == "nsubj":
            return self._lexicon.happens.get(verb.lemma) == "killed"
        return token.dep in ("nsubjpass", "dobj") and self._lexicon.acts.get(verb.lemma) in BROUGHT

    def _is_of(self, place: int) -> bool:
        """ "The murder of the mayor", "the mayor's murder"; in "the army's killing of X" X suffers."""
        token = self._syntax.tokens[place]
        noun = token.head
        if token.dep == "pobj" and self._syntax.low(noun) == "of":
            noun = self._syntax.tokens[noun].head
        elif token.dep != "poss" or any(self._syntax.low(c) == "of" for c in self._syntax.children[noun]):
            return False
        lemma = self._syntax.lemma(noun)
        outcome = self._lexicon.acts_of.get(lemma) or self._lexicon.tolls.get(lemma)
        return self._syntax.tokens[noun].tag in NOUN_TAGS and outcome in BROUGHT

    def _is_told(self, place: int) -> bool:
        """ "The mayor, who was shot on Friday"."""
        clauses = (c for c in self._syntax.children[place] if self._syntax.tokens[c].dep in ("relcl", "acl"))
        return any(
            self._lexicon.acts.get(self._syntax.lemma(c)) in BROUGHT and self._syntax.is_passive(c)
            for c in clauses
        )
