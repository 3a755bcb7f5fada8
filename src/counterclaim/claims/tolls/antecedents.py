"""Whom a bare figure or a pronoun takes up: the people of a figure before, or those named before it."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.counted import PRONOUNS, Counted
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Peoples
from counterclaim.claims.speakers.finder import Speakers
from counterclaim.claims.syntax import Syntax
from counterclaim.claims.tolls.earlier import Told, Toll
from counterclaim.model import People

PAIRED = 3  # sentences between two lists of figures for the same groups
ONE = frozenset(("one", "a", "an", "1"))


class Antecedents:
    """Looks back from the counts of one reading to the people that they take up."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, speakers: Speakers, peoples: Peoples) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon
        self._speakers, self._peoples = speakers, peoples
        triggers = (trigger for trigger in lexicon.triggers if not trigger.follows)
        self._deeds = frozenset(word for trigger in triggers for word in trigger.words)

    def find(self, count: Counted, told: Told, before: Sequence[Toll]) -> People | None:
        """Return the people of the latest figure that may be meant again, else those named before."""
        sentence = self._syntax.sentence_number(count.last)
        for toll in reversed(before):
            away = sentence - self._syntax.sentence_number(toll.count.last)
            if away > (2 if count.partitive else 1):
                break
            whole = toll.scope != "part" or count.partitive
            after = self._syntax.tokens[count.last + 1 : count.last + 2]
            more = any(token.text.lower() in ("more", "others", "further") for token in after)
            lone = away > 0 and toll.interval.high == 1 and self._is_of_many(count)
            if self._is_tallied(toll) or not whole or lone or self._is_too_few(toll, count):
                continue
            if toll.victims.name is not None and (away == 0 or count.partitive or more):
                return toll.victims
        single = self._syntax.low(count.last) in ONE
        but = self._speaking_or_doing(count, told)
        near = self._peoples.before(count.first, but, single=single)
        opens = count.first - self._syntax.sentence(count.first).first <= 1
        opens = opens or self._syntax.low(count.first - 1) in ("all", "the", "both")
        return near or (
            self._peoples.of_sentence_before(count.first, but) if opens and count.elliptical else None
        )

    def paired(self, count: Counted, before: Sequence[Toll]) -> Toll | None:
        """Return the figure in the same place of a list before: "40 rebels and 12 soldiers ... 22 and 31".

        The list is the nearest of as many groups, none of them twice: in its sentence or in those before.
        """
        listed = self._coordinated(count) if count.elliptical else []
        here = self._syntax.sentence_number(count.last)
        others = [toll for toll in before if toll.count.number not in listed]
        for away in range(PAIRED + 1) if len(listed) > 1 else ():
            above = [t for t in others if here - self._syntax.sentence_number(t.count.last) == away]
            named = [toll for toll in above if toll.victims.name is not None]
            groups = {(toll.victims.actor, toll.victims.klass, toll.victims.name) for toll in named}
            if len(named) == len(listed) == len(groups):
                return named[listed.index(count.number)]
        return None

    def _coordinated(self, count: Counted) -> list[int]:
        """Return the bare numbers that a count is joined to by "and" and commas, itself among them."""
        first = count.number
        while self._syntax.tokens[first].dep == "conj" and self._syntax.tokens[first].head < first:
            first = self._syntax.tokens[first].head
        found = [first]
        while (after := self._syntax.child(found[-1], "conj")) is not None and after > found[-1]:
            found.append(after)
        phrases = [self._syntax.number_at(self._syntax.tokens[i]) for i in found]
        apart = len({number.start for number in phrases if number is not None}) == len(found)
        bare = all(self._syntax.tokens[i].tag == "CD" for i in found)
        return found if bare and apart and count.number in found else []  # not "between 17 and 19"

    def _is_too_few(self, toll: Toll, count: Counted) -> bool:
        """Whether fewer were told of before than are now a share of them: "nineteen of them"."""
        number = self._syntax.number_at(self._syntax.tokens[count.number])
        named = self._syntax.low(count.head) not in PRONOUNS
        if named or number is None or number.low is None or toll.interval.high is None:
            return False
        return number.low > toll.interval.high

    def _is_of_many(self, count: Counted) -> bool:
        """ "Three of the wounded", "two of them": people of whom one person told before is no example."""
        low = self._syntax.low(count.head)
        return self._syntax.low(count.last) not in ONE and (low in self._lexicon.states or low in PRONOUNS)

    def _is_tallied(self, toll: Toll) -> bool:
        """Whether a figure counts names or bodies of people whom nothing tells apart."""
        plain = toll.victims.klass == "unknown" or self._syntax.low(toll.count.head) in self._lexicon.states
        return plain and is_of_a_tally(self._syntax, self._lexicon, toll.count.head)

    def _speaking_or_doing(self, count: Counted, told: Told) -> frozenset[int]:
        """Return those who are hardly counted: who speaks, who did it, who attacks in the same sentence."""
        speaking = {speech.source for speech in self._speakers.speeches if speech.source is not None}
        first = self._syntax.sentence(count.first).first
        attacking = {i for i in range(first, count.first) if self._attacks(i)}
        doer = self._syntax.subject(told.found.trigger)
        if doer is None or doer >= count.first or self._syntax.is_passive(told.found.trigger):
            return frozenset(speaking | attacking)
        return frozenset(speaking | attacking | {doer})

    def _attacks(self, place: int) -> bool:
        token = self._syntax.tokens[place]
        hits = self._syntax.lemma(token.head) in self._deeds and not self._syntax.is_passive(token.head)
        return token.dep == "nsubj" and hits


def is_of_a_tally(syntax: Syntax, lexicon: Lexicon, place: int) -> bool:
    """Whether a noun stands for a figure or for what befell people, and names no people itself."""
    lemma, words = syntax.lemma(place), lexicon.codebook.tolls
    return lemma in (*words.figures, *words.units, *lexicon.acts_of) or lemma in lexicon.tolls
