"""People without a number whose fate the words tell outright: a name, "the mayor", "the priests"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Counted
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Outcome
from counterclaim.resources.counts import Interval

JOINED = ("conj", "appos")
BROUGHT = ("killed", "abducted", "injured")
LONGEST = 24  # names in one list


class Persons:
    """Finds the people of one reading whom no number counts."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon

    def find(self, taken: set[int], counts: Sequence[Counted]) -> Iterator[tuple[Counted, Interval]]:
        """Yield named or definite people whom a verb or noun harms, each once for what befell them.

        `taken` tokens belong to counts; people whom one of `counts` numbers anywhere are not told of again.
        """
        numbered = {self._syntax.lemma(count.head) for count in counts}
        told: set[tuple[Outcome, str]] = set()
        for place, token in enumerate(self._syntax.tokens):
            outcome = self._fate(place) if token.tag in NOUN_TAGS and place not in taken else None
            if outcome is None or not self._is_meant(place, taken):
                continue
            many = token.entity != "PERSON" and self._is_plural(place)
            first, last = self._syntax.noun_phrase(place)
            span = self._syntax.span(first, last)
            name = token.text.lower() if token.entity == "PERSON" else span.text.lower()
            if (outcome, name) in told or (many and token.lemma in numbered):
                continue
            told.add((outcome, name))
            count = Counted(span.start, span.end, first, place, place, place)
            yield count, Interval(None, None, "unstated") if many else Interval(1, 1, "exact")

    def _is_meant(self, place: int, taken: set[int]) -> bool:
        """Whether certain people are meant: a name, or "the mayor", "their cook"; no number counts them."""
        token = self._syntax.tokens[place]
        first, last = self._syntax.noun_phrase(place)
        if any(i in taken or self._syntax.tokens[i].tag == "CD" for i in range(first, last + 1)):
            return False
        if token.entity == "PERSON":
            return not any(p.start <= token.start < p.end for p in self._syntax.reading.places)
        definite = self._syntax.low(first) == "the" or self._syntax.tokens[first].tag == "PRP$"
        known = self._lexicon.people.get(token.lemma) not in (None, "unknown")
        return definite and known and token.lemma not in self._lexicon.collective

    def _is_plural(self, place: int) -> bool:
        token = self._syntax.tokens[place]
        low = token.text.lower()
        return token.tag in ("NNS", "NNPS") or low.endswith("men") or low == "children"

    def _fate(self, place: int) -> Outcome | None:
        """Return what a verb or a noun brings on somebody, or on the list that they stand in."""
        for _ in range(LONGEST):
            token = self._syntax.tokens[place]
            above = self._syntax.tokens[token.head]
            if token.head > place or token.dep not in JOINED:
                break
            if token.dep == "appos" and above.tag not in ("NNS", "NNPS"):
                return None  # "the guard, Ali": told already
            place = token.head
        found = self._harmed(place) or self._named(place) or self._told(place)
        return found if found in BROUGHT else None

    def _harmed(self, place: int) -> Outcome | None:
        token = self._syntax.tokens[place]
        verb = self._syntax.tokens[token.head]
        if not verb.tag.startswith("VB") or self._is_wanted(token.head):
            return None
        if token.dep == "nsubj":
            return self._lexicon.happens.get(verb.lemma)
        return self._lexicon.acts.get(verb.lemma) if token.dep in ("nsubjpass", "dobj") else None

    def _is_wanted(self, verb: int) -> bool:
        """ "Tried to kidnap the mayor", "the order to kill her": an infinitive tells of no deed."""
        return any(
            self._syntax.tokens[c].tag == "TO"
            or (self._syntax.tokens[c].dep == "aux" and self._syntax.low(c) == "to")
            for c in self._syntax.children[verb]
        )

    def _named(self, place: int) -> Outcome | None:
        """ "The murder of the mayor", "the mayor's murder"; in "the army's killing of X" X suffers."""
        token = self._syntax.tokens[place]
        noun = token.head
        if token.dep == "pobj" and self._syntax.low(noun) == "of":
            noun = self._syntax.tokens[noun].head
        elif token.dep != "poss" or any(self._syntax.low(c) == "of" for c in self._syntax.children[noun]):
            return None
        if self._syntax.tokens[noun].tag not in NOUN_TAGS:
            return None
        lemma = self._syntax.lemma(noun)
        return self._lexicon.acts_of.get(lemma) or self._lexicon.tolls.get(lemma)

    def _told(self, place: int) -> Outcome | None:
        """ "The mayor, who was shot on Friday"."""
        clauses = (c for c in self._syntax.children[place] if self._syntax.tokens[c].dep in ("relcl", "acl"))
        passive = (self._syntax.lemma(c) for c in clauses if self._syntax.is_passive(c))
        return next((self._lexicon.acts[lemma] for lemma in passive if lemma in self._lexicon.acts), None)
