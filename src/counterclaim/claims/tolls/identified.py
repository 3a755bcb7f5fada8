"""Names given to people counted: "the victims were identified as A and B", "nine dead, including C"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Counted
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.claims.tolls.earlier import Told, Toll, distance, taken_from
from counterclaim.claims.tolls.outcomes import toll_noun
from counterclaim.resources.counts import Interval

NAMES = ("NNP", "NNPS")
FINITE = ("VBD", "VBZ", "VBP", "MD")
HARMED = ("killed", "injured", "abducted", "hostage", "missing")
MEMORY = 3  # sentences between people counted and their names


class Identified:
    """Finds the names that one reading gives to people told of elsewhere.

    `is_name`: whether a noun is the name of a person.
    """

    def __init__(self, syntax: Syntax, lexicon: Lexicon, is_name: Callable[[int], bool]) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._is_name = syntax, lexicon, is_name
        self._verbs = frozenset(lexicon.codebook.tolls.identifies)
        self._openers = frozenset(lexicon.codebook.tolls.parts)
        self._groups: dict[int, int] = {}

    def find(self, taken: set[int], told: frozenset[str]) -> Iterator[tuple[Counted, Interval]]:
        """Yield each name once, but those whose surname `told` holds."""
        known = set(told)
        for group, first in self._frames():
            for place in self._names(first):
                surname = self._syntax.lemma(place)
                begin, last = self._syntax.noun_phrase(place, with_of=False)
                if surname in known or taken & set(range(begin, last + 1)):
                    continue
                known.add(surname)
                if group is not None:
                    self._groups[place] = group
                span = self._syntax.span(begin, last)
                yield Counted(span.start, span.end, begin, place, place, place), Interval(1, 1, "exact")

    def told(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """Return what befell somebody named for a group: what the group's word or its figure says."""
        group = self._groups.get(count.head)
        if group is None:
            return None
        toll = self._figure(group, count, before)
        if toll is not None:
            told = taken_from(self._syntax, toll, "what befell those who are named")
            part = self._syntax.span(group, group) if toll.interval.high != 1 else None
            return Told(told.found, toll=toll, part=part)
        found = toll_noun(self._syntax, self._lexicon, group)
        return Told(found) if found is not None and found.outcome in HARMED else None

    def _figure(self, group: int, count: Counted, before: Sequence[Toll]) -> Toll | None:
        """Return the figure of a group: its own, that of the same noun, or the last one for "the victims"."""
        near = [
            toll
            for toll in before
            if toll.outcome in HARMED and toll.interval.low != 0 and toll.scope != "background"
            if distance(self._syntax, toll, count) <= MEMORY and toll.count.head not in self._groups
        ]
        lemma = self._syntax.lemma(group)
        same = [t for t in near if t.count.head == group or self._syntax.lemma(t.count.head) == lemma]
        if same or toll_noun(self._syntax, self._lexicon, group) is not None:
            return same[-1] if same else None
        return near[-1] if lemma == "victim" and near else None

    # ------------------------------------------------------------ where names are given
    def _frames(self) -> Iterator[tuple[int | None, int]]:
        """Yield a group's noun, or none for a list in its sentence, and where its names begin."""
        for place, token in enumerate(self._syntax.tokens):
            if token.lemma in self._verbs and token.tag == "VBN":
                group = self._syntax.child(place, "nsubjpass")
                if group is not None and self._follows(place, "as"):
                    yield group, place + 2
            elif token.lemma == "be" and token.tag in FINITE and token.dep not in ("aux", "auxpass"):
                group = self._listed(place)
                if group is not None:
                    yield group, place + 1
            elif token.text.lower() in self._openers and place > 0 and self._syntax.low(place - 1) == ",":
                yield None, place + 1 + (self._syntax.low(place + 1) in ("them", "whom"))

    def _follows(self, place: int, word: str) -> bool:
        return place + 1 < len(self._syntax.tokens) and self._syntax.low(place + 1) == word

    def _listed(self, verb: int) -> int | None:
        """ "The injured were A and B", "among the dead was C"."""
        last = verb - 1
        if last < 0 or self._syntax.tokens[last].tag not in (*NOUN_TAGS, "JJ", "VBN"):
            return None
        low, lemma = self._syntax.low(last), self._syntax.lemma(last)
        known = low in self._lexicon.states or lemma in self._lexicon.people
        definite = self._syntax.low(self._syntax.noun_phrase(last)[0]) == "the"
        return last if known and definite else None

    def _names(self, first: int) -> Iterator[int]:
        """Yield the heads of the names of a list, which titles, ages and short asides may stand between."""
        stop = self._syntax.sentence(first).last if first < len(self._syntax.tokens) else first
        aside = named = False
        for place in range(first, stop):
            token = self._syntax.tokens[place]
            if token.text == ";" or (token.text in (",", "and") and not self._is_clause(place)):
                aside = False
            elif token.tag in ("WP", "WDT", "IN", "(", "-LRB-"):
                aside = True
            elif token.tag in FINITE and not aside:
                return
            if aside and not named:
                return  # "among them those made by Lucia": no list of names
            if not aside and self._ends_name(place, first) and self._is_name(place):
                named = True
                yield place

    def _ends_name(self, place: int, first: int) -> bool:
        token, before = self._syntax.tokens[place], self._syntax.tokens[place - 1]
        after = self._syntax.tokens[place + 1].tag if place + 1 < len(self._syntax.tokens) else ""
        full = token.entity == "PERSON" or (place > first and before.tag in NAMES)
        return token.tag in NAMES and full and after not in (*NOUN_TAGS, "POS")

    def _is_clause(self, mark: int) -> bool:
        """Whether a relative clause opens right after a mark: "A, who was asleep"."""
        after = mark + 1
        return after < len(self._syntax.tokens) and self._syntax.tokens[after].tag in ("WP", "WDT", "IN")
