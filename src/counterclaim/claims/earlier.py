"""What the figures before a count say of it: lists, breakdowns, and figures given again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.outcomes import Found, own_verb
from counterclaim.claims.people import Counted
from counterclaim.claims.speakers import Voice
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Agent, Outcome, People, Scope, Span, Stance
from counterclaim.resources.counts import Interval

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
LIST_MARKS = frozenset((",", ";", "and", "or", "plus", "—", "–", "-", "(", ":", "&", "nor"))
LIST_OPENERS = frozenset(("including", "included", "comprising", "namely", "them", "whom", "which", "with"))
BREAKDOWN = frozenset(("(", ":", "—", "–", "including", "included", "comprising", "namely", "whom", "which"))
QUOTE_TAGS = frozenset(("``", "''", "DT", "PRP$", "RB"))
LONGEST_GAP = 25  # tokens between two items of one list
FIGURE_GAP = 12  # tokens between a noun for a figure and the figure
MEMORY = 2  # sentences for which a figure is remembered


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
    rules: tuple[tuple[str, str, Span | None], ...]


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
        self._words = lexicon.codebook.tolls

    # ------------------------------------------------------------ lists and breakdowns
    def listed(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """ "16 people dead: eight militiamen, four guards and four prisoners": one list, one outcome."""
        if not before or not self._is_item(count):
            return None
        last = before[-1]
        begin = max(last.count.last, last.count.head if not last.count.elliptical else 0)
        gap = range(begin + 1, count.first)
        if len(gap) > LONGEST_GAP or not self._is_list_gap(gap):
            return None
        own = own_verb(self._syntax, self._lexicon, count.head)
        if own is not None and own not in (
            last.trigger,
            own_verb(self._syntax, self._lexicon, last.count.head),
        ):
            return None
        return replace(self._from(last, "an item of a list of figures"), part=self._opener(last, gap))

    def _opener(self, last: Toll, gap: range) -> Span | None:
        """Return the mark that opens a breakdown, or that opened the one that this list goes on."""
        for place in gap:
            if self._syntax.low(place) in BREAKDOWN:
                return self._syntax.span(place, place)
        return next(
            (words for field, _, words in last.rules if field == "scope" and last.scope == "part"), None
        )

    def _is_item(self, count: Counted) -> bool:
        return not count.elliptical and (count.partitive or count.doubtful or self._is_person(count.head))

    def _is_person(self, head: int) -> bool:
        token = self._syntax.tokens[head]
        return token.lemma in self._lexicon.people or token.entity == "NORP" or token.tag == "NNPS"

    def _is_list_gap(self, gap: range) -> bool:
        """Whether only nouns and list marks stand in a gap, a mark last."""
        places = list(gap)
        while places and self._syntax.tokens[places[-1]].tag in QUOTE_TAGS:
            places.pop()
        if not places or not self._is_mark(places[-1]):
            return False
        for place in places:
            token = self._syntax.tokens[place]
            if token.tag in FINITE or token.text in (".", ";", "!", "?") or "\n" in token.text:
                return False
        return True

    def _is_mark(self, place: int) -> bool:
        low = self._syntax.low(place)
        return low in LIST_MARKS or low in LIST_OPENERS

    def broken_down(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """ "Seventy-seven of them were fighters": what befell the whole befell its parts."""
        if not before or self._distance(before[-1], count) > 1:
            return None
        told = self._from(before[-1], "the outcome of the figure that this one breaks down")
        return replace(told, part=self._syntax.span(count.number, count.number))

    # ------------------------------------------------------------ figures given again
    def named(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """ "Put the figure at 39", "the dead at four": the noun before a bare number says what it counts."""
        token = self._syntax.tokens[count.number]
        if not count.elliptical or token.dep not in ("pobj", "attr", "dobj", "appos", "npadvmod", "nummod"):
            return None
        stop = max(self._syntax.sentence(count.last).first, count.first - FIGURE_GAP)
        for place in range(count.first - 1, stop - 1, -1):
            lemma, low = self._syntax.lemma(place), self._syntax.low(place)
            if self._syntax.tokens[place].tag not in NOUN_TAGS and low not in self._lexicon.tolls:
                continue
            words = self._syntax.span(place, place)
            if lemma in self._words.figures:
                return self._figure(lemma, place, words, before)
            outcome = self._lexicon.tolls.get(lemma) or self._lexicon.tolls.get(low)
            if outcome is not None:
                rule = "the noun that the figure is given for"
                return Told(Found(outcome, rule, words, place, "context"), noun=place)
        return None

    def _figure(self, lemma: str, place: int, words: Span, before: Sequence[Toll]) -> Told:
        if lemma == "toll" or not before:
            same = next((toll for toll in reversed(before) if toll.outcome == "killed"), None)
            return Told(Found("killed", "a toll counts the dead", words, place, "context"), toll=same)
        last = self._whole(before)
        return Told(Found(last.outcome, "the figure named before", words, place, "context"), toll=last)

    def repeated(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """ "The police, 96. Amnesty has 140": a bare figure given for what was counted last."""
        units = not count.elliptical and self._syntax.lemma(count.head) in self._words.units
        if not before or not (units or count.elliptical):
            return None
        last = self._whole(before)
        if self._distance(last, count) > MEMORY or not (units or self._is_given(count.number)):
            return None
        return self._from(last, "a figure given for what was counted before")

    def _is_given(self, number: int) -> bool:
        """Whether somebody gives a bare number: it is the object of such a verb, or the value of a label."""
        token = self._syntax.tokens[number]
        if token.head == number:
            return True
        governor = self._syntax.tokens[token.head]
        if token.dep == "conj":
            return governor.tag == "CD" and self._is_given(token.head)
        if token.dep == "pobj":
            verb = governor.head
            return governor.tag in ("IN", "TO") and self._gives(verb) and not self._is_clock(token.head, verb)
        if token.dep == "appos":
            between = {self._syntax.low(place) for place in range(token.head + 1, number)}
            return bool(between & {",", ":", "-", "–", "—"}) and governor.tag in NOUN_TAGS
        if token.dep == "nsubj":
            return governor.lemma in self._lexicon.says
        return self._gives(token.head) and token.dep not in ("advmod", "nsubjpass", "nummod")

    def _gives(self, verb: int) -> bool:
        token = self._syntax.tokens[verb]
        known = token.lemma in self._words.gives or token.lemma in self._lexicon.figures
        return token.tag.startswith("VB") and (known or token.lemma in self._lexicon.says)

    def _is_clock(self, preposition: int, verb: int) -> bool:
        """ "Spoke at nine": after most verbs a bare number after "at" is an hour."""
        figure_verbs = ("put", "stand", "arrive", "estimate", "remain", "stay", "place", "set")
        return self._syntax.low(preposition) in ("at", "by") and self._syntax.lemma(verb) not in figure_verbs

    # ------------------------------------------------------------ helpers
    def _whole(self, before: Sequence[Toll]) -> Toll:
        """Return the last figure that is no part of another one, if it is near the last one."""
        last = before[-1]
        for toll in reversed(before):
            if self._distance(toll, last.count) > 1:
                break
            if toll.scope != "part" and toll.interval.low != 0:
                return toll
        return last

    def _from(self, toll: Toll, rule: str) -> Told:
        words = self._syntax.span(toll.trigger, toll.trigger)
        return Told(Found(toll.outcome, rule, words, toll.trigger, "context"), toll=toll)

    def _distance(self, toll: Toll, count: Counted) -> int:
        """Return how many sentences lie between a figure and a count."""
        return self._syntax.sentence_number(count.last) - self._syntax.sentence_number(toll.count.last)
