"""People told of again without a number: "six Jesuits were killed ... the murder of the priests"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.counted import PRONOUNS
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.claims.tolls.earlier import Toll


class Reprises:
    """Tells which tolls of one reading only speak again of people whose fate another tells."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon

    def without(self, tolls: Sequence[Toll]) -> tuple[Toll, ...]:
        """Return `tolls` without those that name nobody new."""
        kept: list[Toll] = []
        for place, toll in enumerate(tolls):
            again = toll.words is None and toll.interval.low != 0
            others = (
                u for u in (*kept, *tolls[place + 1 :]) if u.outcome == toll.outcome and u.interval.low != 0
            )
            if not again or not any(self._is_again(toll, other) for other in others):
                kept.append(toll)
        return tuple(kept)

    def _is_again(self, toll: Toll, other: Toll) -> bool:
        name, known = self._name(toll), self._name(other)
        if name:
            return other.words is None and (
                name < known or (name == known and other.count.start < toll.count.start)
            )
        earlier = other.count.start < toll.count.start
        if not earlier and self._is_lead(toll, other):
            return True
        many = toll.interval.high != 1
        if not earlier or many != (other.interval.high != 1) or not self._is_definite(toll):
            return False
        return self._is_alike(toll, other) if self._is_presupposed(toll) else self._is_called_so(toll, other)

    def _name(self, toll: Toll) -> frozenset[str]:
        """Return the words of a personal name, without titles and descriptions; none for a common noun."""
        people = toll.victims
        if toll.words is not None or people.start is None or people.end is None:
            return frozenset()
        first, last = self._syntax.at(people.start), self._syntax.at(people.end - 1)
        last = next((i - 1 for i in range(first, last) if self._syntax.low(i) == ","), last)
        if self._syntax.tokens[last].tag != "NNP":
            return frozenset()
        words = (i for i in range(first, last + 1) if self._syntax.tokens[i].tag == "NNP")
        return frozenset(
            self._syntax.low(i) for i in words if self._syntax.lemma(i) not in self._lexicon.people
        )

    def _is_definite(self, toll: Toll) -> bool:
        return self._syntax.low(self._syntax.noun_phrase(toll.count.head)[0]) in ("the", "these", "those")

    def _is_lead(self, toll: Toll, other: Toll) -> bool:
        """Whether the figure for a group follows at once: "militants were killed, fourteen of them"."""
        here, there = (self._syntax.sentence_number(t.count.last) for t in (toll, other))
        many = toll.interval.high is None and other.words is not None and other.interval.high != 1
        count = other.count
        nameless = count.elliptical or self._syntax.low(count.head) in PRONOUNS
        nameless = nameless or self._syntax.lemma(count.head) in self._lexicon.tolls
        return many and there - here <= 1 and nameless and self._is_alike(toll, other)

    def _is_presupposed(self, toll: Toll) -> bool:
        """Whether a noun tells of what befell them, which is no news: "the murder of the priests"."""
        return self._syntax.tokens[toll.trigger].tag in NOUN_TAGS

    def _is_alike(self, toll: Toll, other: Toll) -> bool:
        """Whether two groups may be one: of one class, or of one that nothing tells."""
        classes = {toll.victims.klass, other.victims.klass} - {"unknown"}
        return len(classes) < 2

    def _is_called_so(self, toll: Toll, other: Toll) -> bool:
        """Whether the other is called by the same noun: "a police inspector ... the inspector"."""
        return self._syntax.lemma(toll.count.head) == self._syntax.lemma(other.count.head)
