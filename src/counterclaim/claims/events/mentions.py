"""Where a report speaks of events: each trigger word with its type, status, day, places and weight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from counterclaim.claims.events.particulars import Particulars, is_dated, is_spot
from counterclaim.claims.events.real import Reality
from counterclaim.claims.events.when import Days, by_sentence, is_old
from counterclaim.claims.events.where import Places
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Place, Status, When
from counterclaim.resources.codebook import EventTrigger

LEAD_WEIGHTS = (4.0, 2.5, 2.0)  # of the first sentences: a report opens with what it is about
HAUL = 12  # words between a weapon and the verb that governs the list it stands in
LISTED = ("conj", "appos", "compound", "nmod", "amod", "pobj", "prep")
NEAR = 8  # tokens between a trigger and the word it needs


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that speak of one event.

    `head` governs the words `first..last`; `hint` is the token that tells its `status`, where it did not
    simply happen; `weight` is higher in the lead; `is_old`: dated long before publication; `details`: how
    many of day, place and people it tells, as a mere mention does not, and no less than two where a verb or
    "another" tells one of them; `is_single`: told as one deed that was
    done, not as a kind of deed or as what goes on; `is_more`: told as one more; `harms`: it hurts people.
    """

    first: int
    last: int
    head: int
    trigger: EventTrigger
    sentence: int
    when: When | None
    places: tuple[tuple[Place, float], ...]
    place: Place | None
    status: Status
    hint: int | None
    weight: float
    is_old: bool
    details: int
    is_single: bool
    is_more: bool
    harms: bool

    @property
    def is_general(self) -> bool:
        """Whether the words may name any violent event."""
        return "*" in self.trigger.joins


class MentionFinder:
    """Finds the event mentions of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, days: Days, places: Places) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon
        self._days, self._places = days, places
        self._reality = Reality(syntax, lexicon)
        self._particulars = Particulars(syntax, lexicon, days)
        self._dates = by_sentence(syntax, syntax.reading.dates)
        self._names = by_sentence(syntax, (m for m in syntax.reading.actors if m.actor is not None))
        self._sayings = [match.span() for match in lexicon.no_deeds.finditer(syntax.text)]
        self._title = (syntax.reading.report.title or "").lower()

    def find(self) -> tuple[Mention, ...]:
        """Return the mentions in the order of the text, not overlapping."""
        found: list[Mention] = []
        for number, sentence in enumerate(self._syntax.reading.sentences):
            chosen: list[tuple[int, int, EventTrigger]] = []
            for first, last, (_, trigger) in sorted(self._matches(sentence.first, sentence.last), key=_order):
                if not chosen or first > chosen[-1][1]:
                    chosen.append((first, last, trigger))
            heads = [self._syntax.nucleus(first, last) for first, last, _ in chosen]
            found += [self._mention(number, match, heads) for match in chosen]
        reference = self._reference(found)
        return tuple(replace(mention, is_old=is_old(mention.when, reference)) for mention in found)

    def _reference(self, mentions: Sequence[Mention]) -> date | None:
        """Return the day that "long ago" reckons from: publication, or that of an old event it retells."""
        published = self._syntax.reading.report.published
        days = [
            m.when for m in mentions if m.when is not None and m.when.precision == "day" and m.weight > 1.0
        ]
        if published is None or not days or not all(is_old(when, published) for when in days):
            return published
        return days[0].last

    def mention(self, place: int, trigger: EventTrigger) -> Mention:
        """Return the mention that one token is of an event of the trigger's kind."""
        return self._mention(self._syntax.sentence_number(place), (place, place, trigger), (place,))

    def of_title(self) -> EventTrigger | None:
        """Return the most telling kind of event that the report's title names; `None` for a general one."""
        words = re.findall(r"[\w-]+", self._title)
        forms = [
            {word, word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("d")} for word in words
        ]
        known = set().union(*forms)
        for trigger in self._lexicon.triggers:
            told = any(_runs(phrase.split(), forms) for phrase in trigger.words)
            if told and (not trigger.near or known & set(trigger.near)) and "*" not in trigger.joins:
                return None if trigger.follows else trigger
        return None

    # ------------------------------------------------------------ matching
    def _matches(self, first: int, stop: int) -> Iterator[tuple[int, int, tuple[int, EventTrigger]]]:
        """Yield first token, last token and ranked trigger of every phrase of the codebook in a sentence."""
        for place in range(first, stop):
            for word in {self._syntax.lemma(place), self._syntax.low(place)}:
                for rank, words in self._lexicon.trigger_phrases.get(word, ()):
                    last = place + len(words) - 1
                    trigger = self._lexicon.triggers[rank]
                    if last < stop and self._reads(place, words) and self._fits(place, last, trigger):
                        yield place, last, (rank, trigger)

    def _reads(self, place: int, words: tuple[str, ...]) -> bool:
        return all(self._is_word(place + offset, (word,)) for offset, word in enumerate(words))

    def _is_word(self, place: int, words: tuple[str, ...]) -> bool:
        return self._syntax.lemma(place) in words or self._syntax.low(place) in words

    def _fits(self, first: int, last: int, trigger: EventTrigger) -> bool:
        """Whether the words are a noun or a verb, in no date or name, beside a word the trigger needs."""
        token = self._syntax.tokens[first]
        used = first < last or token.tag.startswith(("NN", "VB")) or token.text.lower() == "dead"
        if not used or self._is_name(first, last) or self._is_figure(first, last):
            return False
        if not trigger.near:
            return True
        sentence = self._syntax.sentence(first)
        around = range(max(sentence.first, first - NEAR), min(sentence.last, last + NEAR + 1))
        return any(self._is_beside(place, trigger.near) for place in around)

    def _is_beside(self, place: int, words: tuple[str, ...]) -> bool:
        noun = self._syntax.tokens[place].tag in NOUN_TAGS
        return self._syntax.low(place) in words or (noun and self._syntax.lemma(place) in words)

    def _is_figure(self, first: int, last: int) -> bool:
        """Whether the words are no deed: a "cease-fire", "the fight against poverty", "found rifles"."""
        words = self._lexicon.codebook.event_words
        before = [self._syntax.low(place) for place in range(max(0, first - 2), first)]
        if set(before) & set(words.ceases) and (before[-1] in ("-", "–") or before[-1] in words.ceases):
            return True
        start = self._syntax.tokens[first].start
        if any(begin <= start < end for begin, end in self._sayings):
            return True
        head = self._syntax.nucleus(first, last)
        if self._syntax.lemma(head) in self._lexicon.means and self._is_hauled(head):
            return True
        objects = [self._syntax.child(head, "dobj")]
        objects += [
            self._syntax.child(child, "pobj")
            for child in self._syntax.children[head]
            if self._syntax.low(child) in ("against", "for", "on")
        ]
        return any(place is not None and self._syntax.lemma(place) in words.causes for place in objects)

    def _is_name(self, first: int, last: int) -> bool:
        start, end = self._syntax.tokens[first].start, self._syntax.tokens[last].end
        number = self._syntax.sentence_number(first)
        names = (*self._dates.get(number, ()), *self._names.get(number, ()))
        return any(name.start < end and start < name.end for name in names)

    # ------------------------------------------------------------ one mention
    def _mention(self, number: int, match: tuple[int, int, EventTrigger], rivals: Sequence[int]) -> Mention:
        first, last, trigger = match
        head = self._syntax.nucleus(first, last)
        when, places = self._days.of(head, rivals), self._places.around(head, rivals)
        place = self._places.best(pair for pair in places if pair[1] >= 0.5)
        status, hint = self._status(head, when)
        real = trigger.follows or status == "planned" or self._reality.is_done(head)
        details = self._particulars.count(head, trigger, when, place) if real else -1
        single = real and (when is not None or self._particulars.is_single(head))
        if status == "occurred" and single:
            if self._particulars.is_deed(head, trigger, details, dated=is_dated(when) or is_spot(place)):
                trigger = msgspec.structs.replace(trigger, follows=False)
            details += details == 1 and self._particulars.is_done(head)
        return Mention(
            first=first,
            last=last,
            head=head,
            trigger=trigger,
            sentence=number,
            when=when,
            places=places,
            place=place,
            status=status,
            hint=hint,
            weight=self._weight(number, first),
            is_old=False,
            details=details,
            is_single=single,
            is_more=self._particulars.adds(head),
            harms=not trigger.follows
            and self._syntax.lemma(head) in self._lexicon.codebook.event_words.harms,
        )

    def _weight(self, number: int, first: int) -> float:
        lead = LEAD_WEIGHTS[number] if number < len(LEAD_WEIGHTS) else 1.0
        return lead + (2.0 if self._syntax.low(first) in self._title else 0.0)

    def _is_hauled(self, weapon: int) -> bool:
        """Whether a weapon is what somebody seized, found or sold: "they seized rifles and grenades"."""
        hauls = self._lexicon.codebook.event_words.hauls
        for _ in range(HAUL):
            token = self._syntax.tokens[weapon]
            if token.dep in ("dobj", "nsubjpass"):
                return self._syntax.lemma(token.head) in hauls
            if token.dep not in LISTED:
                return False
            weapon = token.head
        return False

    def _status(self, head: int, when: When | None) -> tuple[Status, int | None]:
        """Read from the words around the trigger whether it happened, and which of them tells."""
        words, children = self._lexicon.codebook.event_words, self._syntax.children[head]
        chain = (head, *list(self._syntax.ancestors(head))[:2])
        if self._syntax.tokens[head].tag.startswith("VB") and self._syntax.is_negated(head):
            return "denied", self._syntax.child(head, "neg")
        foiled = next((i for i in chain if self._syntax.lemma(i) in words.foiled), None)
        if foiled is not None:
            return "foiled", foiled
        modal = self._modal(head)
        if modal is not None:
            perfect = any(self._syntax.lemma(child) == "have" and child < head for child in children)
            return ("alleged" if perfect else "planned"), modal  # "may have been murdered": it is past
        planned = next((i for i in chain if self._syntax.lemma(i) in words.planned), None)
        if planned is not None and not self._is_past(head, when):
            return "planned", planned
        nearby = range(max(0, head - 4), min(len(self._syntax.tokens), head + 4))
        alleged = next((i for i in nearby if self._syntax.low(i) in words.alleged), None)
        return ("occurred" if alleged is None else "alleged"), alleged

    def _is_past(self, head: int, when: When | None) -> bool:
        """Whether a deed of a past day is no plan any more: "those who had planned Friday's murder"."""
        published = self._syntax.reading.report.published
        if when is None or when.last is None or when.precision != "day" or published is None:
            return False
        return self._syntax.tokens[head].tag in NOUN_TAGS and when.last < published

    def _modal(self, head: int) -> int | None:
        """Return the word by which it will or may be done; what somebody can do is no plan."""
        modal = self._reality.modal(head)
        return None if modal is None or self._syntax.lemma(modal) == "can" else modal


def _runs(phrase: Sequence[str], forms: Sequence[set[str]]) -> bool:
    """Whether the words of a phrase stand side by side."""
    starts = range(len(forms) - len(phrase) + 1)
    return any(all(word in forms[start + i] for i, word in enumerate(phrase)) for start in starts)


def _order(match: tuple[int, int, tuple[int, EventTrigger]]) -> tuple[int, int, int]:
    """Longer phrases first where several begin together, then the more telling entry."""
    first, last, (rank, _) = match
    return first, -last, rank
