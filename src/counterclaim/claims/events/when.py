"""When the events of one reading happened: the date expression that dates a trigger word."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple, TypeVar

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import SUBJECTS, Syntax
from counterclaim.model import ActorMention, DatePrecision, Place, Reason, Span, Status, When

_Spanned = TypeVar("_Spanned", Span, When, Place, ActorMention)

DATELINE = re.compile(
    r"""^[ \t]*(?:
    [A-Z][A-Z '’.-]{2,40}:(?=\s)                                         # "LAKKI MARWAT: "
    |(?:[A-Z][^\n()]{0,70}\([^()\n]{2,60}\)[^\n]{0,25}?               # "BUNIA, 17 August (Agency) - "
    |[A-Z][A-Z .'’-]{2,40}(?:,[^\n]{0,40}?)?)\s(?:--|[-–—])\s)              # "LIMA, 25 Jan -- "
    """,
    re.MULTILINE | re.VERBOSE,
)
DATELINE_WITHIN = 600  # characters; a dateline may stand under a headline
CLAUSES_APART = ("advcl", "relcl", "acl", "ccomp", "pcomp")
DOERS = (*SUBJECTS, "agent")
GOES_ON = (
    *SUBJECTS,
    "conj",
    "advcl",
    "prep",
    "pcomp",
)  # "came and shot", "came, killing", "after hitting a mine"
SEQUENCE = frozenset(("follow", "precede", "trigger", "prompt"))
HAPPENS = frozenset(
    """be have occur happen take begin start break result leave suffer involve cause claim continue resume
    end see go come erupt find lose inflict unleash""".split()
)
ANSWERS = frozenset(("protest", "demonstrate", "march", "rally", "mourn"))  # to what was done before
STATIC = frozenset(("locate", "situate", "base", "house", "call", "name", "own", "know"))
MEANWHILE = frozenset(("while", "when", "as"))
EARLIER = frozenset(("because", "since", "although", "though"))  # begin what was so before
APART_BY = frozenset(("day", "week", "month", "year"))  # "a day after", "two weeks before"
NAMING = ("poss", "compound", "nmod", "amod")
OWNING_UP = frozenset(("responsibility", "credit"))
HABITS = frozenset(("since", "until", "till"))
BACKGROUND_AFTER = timedelta(days=45)
LONGEST = timedelta(days=366)  # of what dates an event


def datelines(text: str) -> tuple[tuple[int, int], ...]:
    """Return the character ranges of "CITY, 7 Jul (Agency) -" at the beginning of a report."""
    return tuple(match.span() for match in DATELINE.finditer(text, 0, DATELINE_WITHIN))[:1]


def by_sentence(syntax: Syntax, spans: Iterable[_Spanned]) -> dict[int, list[_Spanned]]:
    """Return what lies in each sentence, by the sentence's number."""
    found: dict[int, list[_Spanned]] = {}
    for span in spans:
        found.setdefault(syntax.sentence_number(syntax.at(span.start)), []).append(span)
    return found


class Period(NamedTuple):
    """The days on which an event happened: `first..last`, both inclusive, as finely as the words tell."""

    first: date | None
    last: date | None
    precision: DatePrecision


UNSAID = Period(None, None, "unknown")


class Days:
    """Dates the trigger words of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        """Keep what the rules look up."""
        self._syntax = syntax
        self._filed = datelines(syntax.text)
        dated = (when for when in syntax.reading.dates if _is_short(when))
        self._dates_of = by_sentence(
            syntax, (w for w in dated if not any(a <= w.start < b for a, b in self._filed))
        )
        words = lexicon.codebook.event_words
        violent = {*words.harms, *words.hits, *words.uses, *words.carries_out, *words.foiled, *words.planned}
        self._violent = frozenset(violent)
        self._deeds = frozenset(violent | set(lexicon.trigger_phrases) | SEQUENCE | HAPPENS)
        self._says = (lexicon.says - lexicon.weak) | frozenset(lexicon.codebook.event_words.tells)

    def of(self, trigger: int, rivals: Collection[int]) -> When | None:
        """Return the date in the trigger's own clause, a day before anything coarser; `None` if undated.

        What hangs on one of `rivals`, the other triggers of the sentence, dates them alone.
        """
        dates = [
            when
            for when in self.in_sentence(trigger)
            if self._dates(when, trigger) and not self.is_owned(when.start, trigger, rivals)
        ]
        if not dates:
            return None
        return min(dates, key=lambda when: (when.precision != "day", *self._distance(when, trigger)))

    def _distance(self, when: When, trigger: int) -> tuple[int, int]:
        """Return how far a date is from a trigger: "six died on Friday in a raid and two on Saturday"."""
        first, last = sorted((self._syntax.at(when.start), trigger))
        beyond = sum(self._syntax.tokens[place].dep == "cc" for place in range(first, last))
        return beyond, abs(when.start - self._syntax.tokens[trigger].start)

    def in_sentence(self, place: int) -> list[When]:
        """Return the resolved dates of a token's sentence, without that of a dateline."""
        return self._dates_of.get(self._syntax.sentence_number(place), [])

    def of_sentence(self, number: int) -> When | None:
        """Return the first day named in a sentence that dates neither a saying nor the end of a stretch."""
        first = self._syntax.reading.sentences[number].first
        days = (when for when in self.in_sentence(first) if when.precision == "day")
        return next((when for when in days if not self._is_apart(when)), None)

    def before(self, number: int) -> When | None:
        """Return the day that the sentence before tells of, from which the story goes on."""
        first = self._syntax.reading.sentences[max(0, number - 1)].first
        days = (when for when in self.in_sentence(first) if number > 0 and when.precision == "day")
        published = self._syntax.reading.report.published
        return next((w for w in days if not self._is_said_on(w) and not is_old(w, published)), None)

    def stretch(self, number: int) -> When | None:
        """Return the days up to publication that a report tells of: "five attacks in the last 72 hours"."""
        published = self._syntax.reading.report.published
        earlier = (when for n in range(number, -1, -1) for when in self._dates_of.get(n, ()))
        recent = (
            when
            for when in earlier
            if when.precision in ("day", "week") and when.last == published and when.first != when.last
        )
        return next((when for when in recent if not self._is_apart(when)), None)

    def today(self, when: When | None) -> When | None:
        """Return a date that is the day of publication: what is told beside it without a day was then too."""
        published = self._syntax.reading.report.published
        return when if when is not None and when.first == when.last == published is not None else None

    def since(self, number: int) -> When | None:
        """Return the day that the dead of a sentence are counted from: "246 had died since 20 January"."""
        first = self._syntax.reading.sentences[number].first
        days = (when for when in self.in_sentence(first) if when.precision == "day")
        return next((when for when in days if self._low_before(when) == "since"), None)

    def _low_before(self, when: When) -> str:
        return self._syntax.low(max(0, self._syntax.at(when.start) - 1))

    def is_habit(self, trigger: int) -> bool:
        """Whether the sentence tells of a stretch of time ("since 2009"), not of one event."""
        sentence = self._syntax.sentence(trigger)
        clause = self.clause(trigger)
        return any(
            self._syntax.low(place) == "since"
            and self._syntax.tokens[place].dep == "prep"
            and self.clause(place) == clause
            and not self._syntax.is_under(trigger, place)
            for place in range(sentence.first, sentence.last)
        )

    def _bounds(self, place: int) -> bool:
        """Whether a date only ends or begins a stretch of time: "since Friday"."""
        return any(self._syntax.low(i) in HABITS for i in range(max(0, place - 2), place))

    def _is_said_on(self, when: When) -> bool:
        """Whether a date bounds a stretch, names a thing, or says when somebody spoke."""
        return self._is_beyond(when, self._speaks)

    def _is_apart(self, when: When) -> bool:
        """Whether a date bounds a stretch, names a thing, or says when something peaceful was done."""
        return self._is_beyond(when, lambda verb: self._is_peaceful(verb) or self._is_answer(verb))

    def _is_beyond(self, when: When, tells_no_deed: Callable[[int], bool]) -> bool:
        thing, place = self._named_by(when), self._syntax.at(when.start)
        if thing is not None:
            return not self._is_deed(thing)
        return self._bounds(place) or tells_no_deed(self._told_by(place))

    def _named_by(self, when: When) -> int | None:
        """Return the thing that a date names: "Sunday's election", "the 8 April vote", "Friday's attack"."""
        first, last = self._syntax.at(when.start), self._syntax.at(when.end - 1)
        if self._low_before(when) == "on":  # "on 26 June 11 civilians" is parsed as if it were a name
            return None
        for place in range(last, first - 1, -1):
            token = self._syntax.tokens[place]
            if not first <= token.head <= last:
                noun = token.head > last and self._syntax.tokens[token.head].tag.startswith("NN")
                return token.head if noun and token.dep in NAMING else None
        return None

    def _is_answer(self, place: int) -> bool:
        return self._syntax.lemma(place) in ANSWERS

    def _is_deed(self, place: int) -> bool:
        return self._syntax.lemma(place) in self._deeds

    def _is_peaceful(self, verb: int) -> bool:
        """Whether a verb says something, or tells of no deed."""
        if self._speaks(verb):
            return True
        return self._syntax.tokens[verb].tag.startswith("VB") and not self._tells_deed(verb)

    def _speaks(self, verb: int) -> bool:
        """Whether a verb says something: no deed does ("a blast brought down a wall"), who owns up does."""
        below = [(self._syntax.tokens[place].dep, place) for place in self._syntax.children[verb]]
        if any(self._syntax.lemma(place) in OWNING_UP for dep, place in below if dep == "dobj"):
            return True
        acts = any(dep == "nsubj" and self._is_deed(place) for dep, place in below)
        return self._syntax.lemma(verb) in self._says and not acts

    def _tells_deed(self, verb: int) -> bool:
        """Whether a verb names a deed or has one as its subject or agent: "was shaken by an explosion"."""
        doers = [place for place in self._syntax.children[verb] if self._syntax.tokens[place].dep in DOERS]
        doers += [
            child
            for place in doers
            for child in self._syntax.children[place]
            if self._syntax.tokens[child].dep == "pobj"
        ]
        return any(map(self._is_deed, (verb, *doers)))

    def is_owned(self, char: int, trigger: int, rivals: Collection[int]) -> bool:
        """Whether the words at `char` hang on another trigger that has nothing to do with this one."""
        place = self._syntax.at(char)
        owner = next((above for above in self._syntax.ancestors(place) if above in rivals), None)
        if owner is None:
            owner = self._brought_in(place, rivals)
        if owner is None or owner == trigger:
            return False
        return not self._syntax.is_under(owner, trigger) and not self._syntax.is_under(trigger, owner)

    def _brought_in(self, place: int, rivals: Collection[int]) -> int | None:
        """Return the trigger that "was followed by" brings in: it takes the words that hang on the verb."""
        if self._syntax.lemma(self.clause(place)) not in SEQUENCE:
            return None
        return max((rival for rival in rivals if rival < place), default=None)

    def clause(self, place: int) -> int:
        """Return the verb that heads the clause of a token, or the token where there is none."""
        for governor in (place, *self._syntax.ancestors(place)):
            token = self._syntax.tokens[governor]
            if token.tag.startswith("VB") and token.dep not in ("amod", "compound", "aux", "auxpass"):
                return governor
        return place

    def _told_by(self, place: int) -> int:
        """Return the verb that a date belongs to: none is of a place "located in the north last night"."""
        verb = self.clause(place)
        while self._syntax.lemma(verb) in STATIC and self._syntax.tokens[verb].dep == "acl":
            verb = self.clause(self._syntax.tokens[verb].head)
        return verb

    def _dates(self, when: When, trigger: int) -> bool:
        """Whether a date dates the trigger, not the saying, not a stretch of time, not another clause."""
        place, thing = self._syntax.at(when.start), self._named_by(when)
        if self._bounds(place) or (thing is not None and thing != trigger and not self._is_deed(thing)):
            return False
        if self._syntax.is_under(trigger, self._syntax.at(when.end - 1)):  # "the same day a judge was killed"
            return True
        verb, own = self._told_by(place), self.clause(trigger)
        noun = not self._syntax.tokens[trigger].tag.startswith("VB")
        if verb == trigger or (noun and self._syntax.is_under(place, trigger)) or self._ends(place, trigger):
            return True
        peaceful = self._is_peaceful(verb)
        if self._syntax.is_under(trigger, verb):
            if self._is_aside(trigger, verb) and not trigger < place < verb:
                return False
            if self._is_answered(trigger, verb) or self.is_reckoned(trigger, verb):
                return False
            if not self._speaks(verb) and self._is_below(trigger, verb, ("when",)):
                return True  # "was at his desk today when a bomb went off"
            return not peaceful or (not self._speaks(verb) and self._goes_on(trigger, verb))
        if self._is_meanwhile(verb, own) and (own == trigger or not self._is_peaceful(own)):
            return True
        return not peaceful and not self._is_beside(verb, own)

    def _is_meanwhile(self, verb: int, own: int) -> bool:
        """Whether a clause tells what went on at the time: "was shot as he was about to go home today"."""
        while self._syntax.tokens[verb].dep == "xcomp":
            verb = self.clause(self._syntax.tokens[verb].head)
        if self._syntax.tokens[verb].dep != "advcl" or not self._syntax.is_under(verb, own):
            return False
        marks = (self._syntax.low(child) for child in self._syntax.children[verb])
        return not self._speaks(verb) and any(mark in MEANWHILE for mark in marks)

    def _is_beside(self, verb: int, own: int) -> bool:
        """Whether a clause tells of something else: what a thing is known by, or what hangs on the deed."""
        token = self._syntax.tokens[verb]
        if token.dep in ("acl", "relcl") and not self._is_deed(token.head):
            return self._syntax.lemma(verb) not in self._violent or self._syntax.is_under(verb, own)
        return token.dep in CLAUSES_APART and self._syntax.is_under(verb, own)

    def _ends(self, place: int, trigger: int) -> bool:
        """Whether a date stands right behind the phrase of a deed: "the raid on Kafr, in Homs, on 5 May"."""
        edge = self._syntax.edges(trigger)[1]
        return edge < place <= edge + 2 or (place == edge + 3 and self._syntax.low(edge + 1) == ",")

    def _is_aside(self, trigger: int, verb: int) -> bool:
        """Whether a deed only tells which thing is meant: "today evacuated a house hit by a rocket"."""
        chain = (trigger, *self._syntax.ancestors(trigger))
        below = [self._syntax.tokens[place] for place in chain[: chain.index(verb)]]
        return any(token.dep == "relcl" or (token.dep == "acl" and token.tag == "VBN") for token in below)

    def _is_answered(self, trigger: int, verb: int) -> bool:
        """Whether a deed is what others only react to: "today began a strike to protest the murder"."""
        chain = (trigger, *self._syntax.ancestors(trigger))
        links = pairwise(chain[: chain.index(verb) + 1])
        return any(
            self._is_answer(answer)
            and (self._syntax.tokens[deed].dep == "dobj" or self._syntax.low(deed) in ("against", "over"))
            for deed, answer in links
        )

    def _goes_on(self, trigger: int, verb: int) -> bool:
        """Whether a deed is what a verb's subject did next, or its subject: "came on Friday, killing two".

        Else it is only what a peaceful verb is about: "today offered a reward for the killers", or what came
        before it: "was cleared today because it had been hit".
        """
        chain = (trigger, *self._syntax.ancestors(trigger))
        if self._is_below(trigger, verb, EARLIER):
            return False
        below = [self._syntax.tokens[place].dep for place in chain[: chain.index(verb)]]
        return below[-1] in DOERS or all(dep in GOES_ON for dep in below)

    def _is_below(self, trigger: int, verb: int, words: Collection[str]) -> bool:
        """Whether a deed is told in a clause below a verb that one of some words begins."""
        chain = (trigger, *self._syntax.ancestors(trigger))
        clauses = (p for p in chain[: chain.index(verb)] if self._syntax.tokens[p].dep == "advcl")
        return any(self._syntax.low(child) in words for p in clauses for child in self._syntax.children[p])

    def is_reckoned(self, trigger: int, verb: int | None = None) -> bool:
        """Whether a deed only tells how long after or before it another was: "a day after 13 were killed"."""
        chain = (trigger, *self._syntax.ancestors(trigger))
        below = chain[: chain.index(verb)] if verb is not None else chain
        links = (place for link in below for place in (link, *self._syntax.children[link]) if place < trigger)
        return any(
            self._syntax.low(place) in ("after", "before") and self._syntax.lemma(place - 1) in APART_BY
            for place in links
            if place > 0
        )


def _is_short(when: When) -> bool:
    """Whether a date is known and no longer than a year: a decade dates a war, not an event of it."""
    return when.first is not None and when.last is not None and when.last - when.first <= LONGEST


def is_old(when: When | None, published: date | None) -> bool:
    """Whether a date lies so long before publication that the report looks back on it."""
    if when is None or when.last is None or published is None:
        return False
    return published - when.last > BACKGROUND_AFTER


def period(when: When | None, status: Status, published: date | None) -> Period:
    """Return the days of an event, bounded by publication where it has happened.

    What is told as done was done by the day of publication; told without a day it is no old story either, for
    then a report says when. That interval is all that is known, and its precision stays `unknown`.
    """
    said = Period(when.first, when.last, when.precision) if when is not None else UNSAID
    if published is None or status == "planned":
        return said
    if said.first is None or said.first > published:
        return Period(published - BACKGROUND_AFTER, published, "unknown")
    return said._replace(last=min(said.last or said.first, published))


def dated(event: str, days: Period, when: When | None, why: str) -> Iterator[Reason]:
    """Yield the reason for the days of an event: the words that tell them, or that none do."""
    words = Span(start=when.start, end=when.end, text=when.text) if when is not None else None
    if days.precision != "unknown":
        yield Reason(record=event, field="date", rule=why, words=words)
    elif days.last is not None:
        yield Reason(
            record=event, field="date", rule="no day told: done by publication, and no old story", words=None
        )


def agree(one: When | None, other: When | None) -> bool:
    """Whether two dates may be of one event: one unknown, or no more than a night between them."""
    if one is None or other is None or not (one.first and one.last and other.first and other.last):
        return True
    return one.first <= other.last + timedelta(days=1) and other.first <= one.last + timedelta(days=1)
