"""What the figure before a count says of it: lists and breakdowns share one outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.claims.counted import Counted
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.listing import item_at, opening_line
from counterclaim.claims.speakers.finder import Voice
from counterclaim.claims.syntax import Syntax
from counterclaim.claims.tolls.found import Found, own_verb
from counterclaim.model import Agent, Outcome, People, Scope, Span, Stance, quote
from counterclaim.resources.counts import Interval

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
LIST_MARKS = frozenset((",", ";", "and", "or", "plus", "—", "–", "-", "(", ":", "&", "nor"))
LIST_OPENERS = frozenset(
    ("including", "included", "incl", "incl.", "comprising", "namely", "them", "whom", "which", "with")
)
BREAKDOWN = frozenset(
    (
        "(",
        ":",
        "—",
        "–",
        "including",
        "included",
        "incl",
        "incl.",
        "comprising",
        "namely",
        "whom",
        "which",
        "them",
    )
)
SHARED = frozenset(("whom", "which", "these", "those", "them"))
SHARING = frozenset(("of", "among", "amongst"))
QUOTE_TAGS = frozenset(("``", "''", "DT", "PRP$", "RB"))
LONGEST_GAP = 25  # tokens between two items of one list
Rule = tuple[str, str, Span | None]  # a field of a claim, the rule that gave it, the words it fired on


@dataclass(frozen=True, slots=True)
class Toll:
    """A toll claim before it gets its identifier, with the rule behind each of its fields."""

    count: Counted
    interval: Interval
    words: Span | None
    outcome: Outcome
    victims: People
    by: Agent | None
    voice: Voice
    stance: Stance
    scope: Scope
    trigger: int
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An outcome that a figure takes from elsewhere: from `toll`, or from the noun at `noun`.

    `part`: the words that make the figure a breakdown of `toll`, if it is one.
    """

    found: Found
    toll: Toll | None = None
    noun: int | None = None
    part: Span | None = None


class Earlier:
    """Looks back from a count to what was counted before it."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon

    def listed(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """ "16 people dead: eight militiamen, four guards and four prisoners": one list, one outcome."""
        if not before or count.elliptical:
            return None
        last = before[-1]
        if len(before) > 1 and self._syntax.low(last.count.first - 1) == "with":
            last = before[-2]  # "nine dead, with fifteen wounded, and 70 of the rebels"
        begin = max(last.count.last, last.count.head if not last.count.elliptical else 0)
        gap = range(begin + 1, count.first)
        if len(gap) > LONGEST_GAP or not self._is_list_gap(gap, last.trigger):
            return None
        if not (count.partitive or count.doubtful or self._is_person(count.head) or self._is_of_people(gap)):
            return None
        amod = self._syntax.tokens[last.trigger].dep == "amod"
        if amod and last.count.last < last.trigger < last.count.head:
            return None  # "two injured soldiers and 300 villagers": the adjective is of the first alone
        own = own_verb(self._syntax, self._lexicon, count.head)
        opened = self._syntax.low(count.first - 1) in BREAKDOWN  # "among them", "including"
        if (
            own is not None
            and not opened
            and own
            not in (
                last.trigger,
                own_verb(self._syntax, self._lexicon, last.count.head),
            )
        ):
            return None
        told = taken_from(self._syntax, last, "an item of a list of figures")
        return replace(told, part=self._opener(last, gap))

    def _opener(self, last: Toll, gap: range) -> Span | None:
        """Return the mark that opens a breakdown, or that opened the one that this list goes on."""
        closed = max((place for place in gap if self._syntax.low(place) == ")"), default=-1)
        for place in gap:
            glosses = self._syntax.low(place) == "(" and place < closed  # "the Islamic State (IS) and 121"
            if self._syntax.low(place) in BREAKDOWN and not glosses:
                return self._syntax.span(place, place)
        return next(
            (words for field, _, words in last.rules if field == "scope" and last.scope == "part"), None
        )

    def _is_of_people(self, gap: range) -> bool:
        """ "43 were killed, among them 2 MPs": what is among people is people."""
        return any(self._syntax.low(place) in ("them", "whom", "including") for place in gap)

    def _is_person(self, head: int) -> bool:
        token = self._syntax.tokens[head]
        return token.lemma in self._lexicon.people or token.entity in ("NORP", "PERSON")

    def _is_list_gap(self, gap: range, trigger: int) -> bool:
        """Whether only nouns and list marks stand in a gap, a mark last.

        In "three died: a driver and two guards" the verb at `trigger` said it of all of them.
        """
        places = list(gap)
        while places and (
            self._syntax.tokens[places[-1]].tag in QUOTE_TAGS or self._is_shortened(places[-1])
        ):
            places.pop()
        if not places or not self._is_mark(places[-1]):
            return False
        opened = self._syntax.low(places[-1]) in ("them", "whom", "including")
        said = trigger if self._syntax.low(places[-1]) in BREAKDOWN else None
        for place in places:
            token = self._syntax.tokens[place]
            aside = opened or self._is_aside(place)
            finite = token.tag in FINITE and not aside and place != said
            if finite or token.text in (".", ";", "!", "?") or "\n" in token.text:
                return False
        return True

    def _is_shortened(self, stop: int) -> bool:
        """ "Incl.": a full stop that ends no sentence."""
        return self._syntax.low(stop) == "." and self._syntax.low(stop - 1) == "incl"

    def _is_aside(self, verb: int) -> bool:
        """ "39 of the force that guards the place, and seven villagers": a verb in a relative clause."""
        return any(self._syntax.tokens[i].dep == "relcl" for i in (verb, self._syntax.tokens[verb].head))

    def _is_mark(self, place: int) -> bool:
        low = self._syntax.low(place)
        return low in LIST_MARKS or low in LIST_OPENERS

    def among(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """ "Two senior officers were among them": part of those counted before."""
        verb = self._syntax.tokens[count.head].head
        near = self._syntax.child(verb, "prep") if self._syntax.lemma(verb) == "be" else None
        if near is None or self._syntax.low(near) not in ("among", "amongst"):
            return None
        group = self._syntax.child(near, "pobj")
        named = group is not None and self._syntax.low(group) in ("them", "these", "those")
        return self.broken_down(count, before) if named else None

    def itemised(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """ "89 dead. Documented so far: * 56 militants; * 28 guards": a list under a total breaks it down."""
        opening = opening_line(self._syntax, count.start)
        begins = item_at(self._syntax, count.start) == count.start
        if opening is None or not begins or not self._is_person(count.head):
            return None
        colon = opening[1] - 1
        number = self._syntax.number_at(self._syntax.tokens[count.number])
        totals = [toll for toll in before if toll.count.start < colon and toll.victims.name is None]
        if not totals or number is None or (number.low or 0) > (totals[-1].interval.high or 0):
            return None
        told = taken_from(self._syntax, totals[-1], "an item of the list that breaks a total down")
        return replace(told, part=quote(self._syntax.text, colon, colon + 1))

    def share(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """ "115 hurt, of whom 12 gravely", "of which eleven are unclaimed": a part of the figure before."""
        of, whom = count.first - 2, count.first - 1
        opened = of >= 0 and self._syntax.low(whom) in SHARED and self._syntax.low(of) in SHARING
        if count.partitive and count.head > count.last + 2 and self._syntax.low(count.last + 2) in SHARED:
            return self.part_of(count, before)  # "20 of them girls"
        if not opened:
            return None
        doing = own_verb(self._syntax, self._lexicon, count.number)
        return self.part_of(count, before) if doing is None else None

    def part_of(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """Return what befell the figure before, where it is no smaller than the count."""
        number = self._syntax.number_at(self._syntax.tokens[count.number])
        if number is not None and number.high == 0:
            return None  # "none of these priests was a rebel"
        high = before[-1].interval.high if before else None
        if (
            not before
            or number is None
            or (number.low or 0) > (high if high is not None else number.low or 0)
        ):
            return None
        return self.broken_down(count, before)

    def broken_down(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """ "Seventy-seven of them were fighters": what befell the whole befell its parts."""
        if not before or distance(self._syntax, before[-1], count) > 1:
            return None
        told = taken_from(self._syntax, before[-1], "the outcome of the figure that this one breaks down")
        return replace(told, part=self._syntax.span(count.number, count.number))


def taken_from(syntax: Syntax, toll: Toll, rule: str) -> Told:
    """Return the outcome of `toll` for another count, by `rule`."""
    words = syntax.span(toll.trigger, toll.trigger)
    return Told(Found(toll.outcome, rule, words, toll.trigger, "context"), toll=toll)


def distance(syntax: Syntax, toll: Toll, count: Counted) -> int:
    """Return how many sentences lie between a figure and a count."""
    return syntax.sentence_number(count.last) - syntax.sentence_number(toll.count.last)
