"""People who come off well: "the mayor escaped unhurt", "neither was injured", "she survived the attack"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counterclaim.claims.counted import Counted
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.claims.tolls.earlier import Told
from counterclaim.claims.tolls.found import Found
from counterclaim.model import Outcome
from counterclaim.resources.counts import Interval

STATES = ("acomp", "attr", "oprd", "advmod", "dobj", "xcomp", "ccomp", "advcl", "amod", "npadvmod")
HARMS = ("injured", "killed")
RELATIVE = ("WP", "WDT")
NONE = Interval(0, 0, "exact")


class Spared:
    """Finds the people of one reading of whom it is said that nothing befell them.

    `is_meant`: whether a noun stands for certain people: a name, "the mayor".
    """

    def __init__(self, syntax: Syntax, lexicon: Lexicon, is_meant: Callable[[int], bool]) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._is_meant = syntax, lexicon, is_meant
        self._unhurt = frozenset(lexicon.codebook.tolls.unhurt)
        self._outlives = frozenset(lexicon.codebook.tolls.outlives)
        self._found: dict[int, Found] = {}

    def find(self) -> Iterator[tuple[Counted, Interval]]:
        """Yield people of whom none came to harm."""
        for place, token in enumerate(self._syntax.tokens):
            found = self._fate(place) if token.tag.startswith("VB") else None
            subject = self._subject(place) if found is not None else None
            for head in self._all(subject) if subject is not None else ():
                if found is None or not self._is_meant(head) or head in self._found:
                    continue
                self._found[head] = found
                first, last = self._syntax.noun_phrase(head)
                span = self._syntax.span(first, last)
                yield Counted(span.start, span.end, first, head, head, head), NONE

    def told(self, count: Counted) -> Told | None:
        """Return what did not befall the people of a count."""
        found = self._found.get(count.head)
        return Told(found) if found is not None and count.number == count.head else None

    def is_spared(self, place: int) -> bool:
        """Whether a noun stands for people who came off well."""
        return place in self._found

    # ------------------------------------------------------------ what the words say
    def _fate(self, verb: int) -> Found | None:
        """ "Escaped unhurt", "was not injured", "neither was hurt", "survived the bombing"."""
        outcome = self._lexicon.acts.get(self._syntax.lemma(verb))
        if outcome in HARMS and self._syntax.is_passive(verb) and self._is_denied(verb):
            return self._said(outcome, verb, "said not to have come to harm")
        if outcome is not None:
            return None  # "released unharmed": the more telling is told
        for child in self._syntax.children[verb]:
            if self._syntax.low(child) in self._unhurt and self._syntax.tokens[child].dep in STATES:
                return self._said("injured", child, "a word for people who are unhurt")
        survived = self._syntax.lemma(verb) in self._outlives and not self._syntax.is_negated(verb)
        return (
            self._said("killed", verb, "what people lived through") if survived and self._deed(verb) else None
        )

    def _said(self, outcome: Outcome, place: int, rule: str) -> Found:
        return Found(outcome, rule, self._syntax.span(place, place), place, "context")

    def _is_denied(self, verb: int) -> bool:
        subject = self._syntax.child(verb, "nsubjpass", "nsubj")
        neither = subject is not None and any(
            self._syntax.low(child) == "neither" for child in self._syntax.children[subject]
        )
        return self._syntax.is_negated(verb) or neither

    def _deed(self, verb: int) -> bool:
        """Whether the object of a verb is an attack, or an attempt on a life."""
        deed = self._syntax.child(verb, "dobj")
        if deed is None:
            return False
        first, last = self._syntax.noun_phrase(deed)
        words = self._lexicon.codebook.event_words
        deeds = (*words.attacks, *self._lexicon.acts_of)
        return any(self._syntax.lemma(place) in deeds for place in range(first, last + 1))

    # ------------------------------------------------------------ whom they are said of
    def _subject(self, verb: int) -> int | None:
        subject = self._syntax.subject(verb)
        if subject is not None and self._syntax.tokens[subject].tag in RELATIVE:
            subject = self._syntax.tokens[verb].head
        return subject if subject is not None and self._syntax.tokens[subject].tag in NOUN_TAGS else None

    def _all(self, subject: int) -> Iterator[int]:
        """Yield a subject and those whom "and" or "nor" joins to it."""
        yield subject
        for child in self._syntax.children[subject]:
            if self._syntax.tokens[child].dep == "conj" and self._syntax.tokens[child].tag in NOUN_TAGS:
                yield from self._all(child)
