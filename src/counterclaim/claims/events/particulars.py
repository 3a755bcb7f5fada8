"""What words for a deed tell of it: whom it hit, where and when, and whether it was done once."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.events.when import Days
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Place, When
from counterclaim.resources.codebook import EventTrigger

STRUCK = frozenset(("on", "against", "at", "to", "under", "outside", "inside", "into"))
WIDE = ("admin1", "country", "unknown")


class Particulars:
    """Says what the words of one reading tell of a deed, given the token that heads its words."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, days: Days) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._days = syntax, lexicon, days

    def count(self, head: int, trigger: EventTrigger, when: When | None, place: Place | None) -> int:
        """Count what it tells: the day or month, a place finer than a province, somebody in particular.

        Words that tell of no single deed, such as weapons at rest and "attacks" as such, count as less than
        nothing: they open no event even in the lead.
        """
        if self._is_at_rest(head) or self._is_kind(head, when):
            return -1
        if self._days.is_habit(head):
            return 0
        who = self._is_counted(head) if trigger.follows else self._has_people(head) or self._hits_thing(head)
        return is_dated(when) + is_spot(place) + who

    def is_deed(self, head: int, trigger: EventTrigger, details: int, *, dated: bool) -> bool:
        """Whether what comes of a deed tells it: "two died in Cali", "the death of two in Cali on Friday".

        It has a day or spot of its own, and a noun says whom it hit too; "100 casualties" only count. Where
        somebody told of before died ("he died in Karachi") is not where the deed was.
        """
        if not trigger.follows or "*" not in trigger.joins or not dated:
            return False
        subject = self._syntax.subject(head)
        if subject is not None and self._syntax.tokens[subject].tag == "PRP":
            return False
        below = self._syntax.children[head]
        suffers = any(self._syntax.tokens[c].dep == "poss" or self._syntax.low(c) == "of" for c in below)
        return self._syntax.tokens[head].tag.startswith("VB") or (suffers and details > 1)

    def is_done(self, head: int) -> bool:
        """Whether a verb, or "another", tells of a deed; what other nouns name may be told of elsewhere."""
        more = self._lexicon.codebook.joining.more
        verb = self._syntax.tokens[head].tag.startswith("VB")
        return verb or any(self._syntax.low(child) in more for child in self._syntax.children[head])

    def is_single(self, head: int) -> bool:
        """Whether one deed is told as done: "killed", "an attack", "two raids"; not "is bombing"."""
        token = self._syntax.tokens[head]
        if not token.tag.startswith("VB"):
            counted = ("nummod",) if token.tag in ("NNS", "NNPS") else ("nummod", "det", "poss")
            return self._syntax.child(head, *counted) is not None
        helpers = [c for c in self._syntax.children[head] if self._syntax.tokens[c].dep in ("aux", "auxpass")]
        perfect = any(self._syntax.lemma(place) == "have" for place in helpers)
        meant = any(self._syntax.tokens[place].tag == "TO" for place in helpers)
        if meant and not perfect and token.dep == "xcomp":
            return self.is_single(token.head)  # "tried to kill": it was tried once
        if any(self._syntax.tokens[place].tag == "VBD" for place in (head, *helpers)):
            return True
        return token.tag == "VBN" and (perfect or not helpers)

    def adds(self, head: int) -> bool:
        """Whether a verb adds a deed to those told: "guerrillas also killed", not "it also hurt"."""
        if not self._syntax.tokens[head].tag.startswith("VB"):
            return False
        subject = self._syntax.subject(head)
        named = subject is None or self._syntax.tokens[subject].tag in NOUN_TAGS
        return named and any(self._syntax.low(child) == "also" for child in self._syntax.children[head])

    def _is_at_rest(self, head: int) -> bool:
        """Whether a weapon is only there: no verb or noun of use, attack or harm goes with it."""
        if (
            self._syntax.lemma(head) not in self._lexicon.means
            or self._syntax.tokens[head].tag not in NOUN_TAGS
        ):
            return False
        words = self._lexicon.codebook.event_words
        used = {*words.uses, *words.hits, *words.harms, *words.attacks}
        around = list(self._syntax.ancestors(head))[:3]
        around += [c for c in self._syntax.children[head] if self._syntax.tokens[c].dep in ("relcl", "acl")]
        return not any(self._syntax.lemma(place) in used for place in around)

    def _is_kind(self, head: int, when: When | None) -> bool:
        """Whether a bare plural without a day names a kind of deed: "attacks on journalists"."""
        if self._syntax.tokens[head].tag != "NNS" or (when is not None and when.precision == "day"):
            return False
        return self._syntax.child(head, "det", "nummod", "poss") is None

    def _is_counted(self, head: int) -> bool:
        """Whether the sentence gives a number of people: "the toll is 136", "seven dead"."""
        sentence = self._syntax.sentence(head)
        return any(sentence.start <= number.start < sentence.end for number in self._syntax.reading.numbers)

    def _has_people(self, head: int) -> bool:
        """Whether somebody in particular suffers it: a count, a name or a definite noun as its object."""
        if self._syntax.child(head, "nummod") is not None:
            return True
        for patient in self._patients(head):
            if self._syntax.tokens[patient].tag not in NOUN_TAGS:
                continue
            named = self._syntax.tokens[patient].tag.startswith("NNP")
            if named or self._is_some(patient):
                return True
        return False

    def _hits_thing(self, head: int) -> bool:
        """Whether some thing is what it struck: "fire to the bank", "a bomb under the envoy's car"."""
        around = [head, *(c for c in self._syntax.children[head] if self._syntax.tokens[c].dep == "dobj")]
        if self._syntax.tokens[head].dep in ("dobj", "nsubj", "nsubjpass", "compound"):
            around.append(self._syntax.tokens[head].head)
        return any(
            self._syntax.tokens[thing].dep == "pobj" and self._is_some(thing)
            for place in around
            for preposition in self._syntax.children[place]
            if self._syntax.low(preposition) in STRUCK
            for thing in self._syntax.children[preposition]
            if self._syntax.lemma(thing) in self._lexicon.targets
        )

    def _is_some(self, noun: int) -> bool:
        """Whether a noun is of somebody or something in particular, not of a kind: "a car", "12 houses"."""
        several = any(self._syntax.low(child) == "several" for child in self._syntax.children[noun])
        return several or self._syntax.child(noun, "nummod", "det", "poss") is not None

    def _patients(self, head: int) -> Iterator[int]:
        """Yield what an act is done to: "killed the mayor", "the mayor, killed by", "the mayor's murder"."""
        token = self._syntax.tokens[head]
        for child in self._syntax.children[head]:
            if self._syntax.tokens[child].dep in ("dobj", "nsubjpass", "poss"):
                yield self._antecedent(child)
        for preposition in (*self._syntax.children[head], *self._staged(head)):
            if self._syntax.low(preposition) in ("of", "on", "against"):
                yield from (
                    c for c in self._syntax.children[preposition] if self._syntax.tokens[c].dep == "pobj"
                )
        if token.tag == "VBN" and token.dep == "acl":
            yield token.head

    def _antecedent(self, place: int) -> int:
        """Return the noun that a "who" stands for, else the place itself."""
        clause = self._syntax.tokens[place].head
        relative = (
            self._syntax.tokens[place].tag in ("WP", "WDT") and self._syntax.tokens[clause].dep == "relcl"
        )
        return self._syntax.tokens[clause].head if relative else place

    def _staged(self, noun: int) -> Iterator[int]:
        """Yield the prepositions of "the raid staged by rebels on the hotel", whatever word they hang on."""
        carries = self._lexicon.codebook.event_words.carries_out
        for verb in self._syntax.children[noun]:
            if self._syntax.tokens[verb].dep == "acl" and self._syntax.lemma(verb) in carries:
                places = range(verb, self._syntax.edges(verb)[1] + 1)
                yield from (i for i in places if self._syntax.low(i) in ("on", "against"))


def is_dated(when: When | None) -> bool:
    """Whether a date is no coarser than a month."""
    return when is not None and when.precision in ("day", "week", "month")


def is_spot(place: Place | None) -> bool:
    """Whether a place is finer than a province."""
    return place is not None and place.precision not in WIDE
