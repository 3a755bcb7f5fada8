"""Which figures told beside a deed are of more than it: of many days, of a war, of quite another scale."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from counterclaim.claims.events.groups import Draft
from counterclaim.claims.events.mentions import Mention
from counterclaim.claims.events.particulars import WIDE
from counterclaim.claims.events.when import Days
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import SUBJECTS, Syntax
from counterclaim.claims.tolls.earlier import Toll
from counterclaim.model import Event

SEVERAL = 2  # people; one person is killed in one deed, whatever stands beside it
HARMS = ("killed", "injured")
MANY = 49  # people; as many seldom come to harm in one deed, and a report says so where it tells of it
TIMES = 10  # what the parties to a dispute say is seldom further apart
OPENING = 3  # sentences in which a report tells how much happened
LEAD = 7  # sentences; the first figure of an event may come that late
NIGHT = timedelta(days=1)  # a night has two days
NEWS = timedelta(days=10)  # before publication; what is counted from earlier on is more than the news
PARTS = (*SUBJECTS, "agent", "dobj", "pobj", "conj")  # of a clause; not "a war monitor"


class Totals:
    """Tells the figures of one deed from those of many; it is asked in the order of the text."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, days: Days) -> None:
        """Keep what the rules look up."""
        self._syntax, self._days = syntax, days
        self._wars = frozenset(lexicon.codebook.joining.wars)
        self._largest: dict[str, int] = {}

    def is_over(self, toll: Toll, mention: Mention | None, draft: Draft, event: Event) -> bool:
        """Whether a figure sums up more than the event, of which `mention` tells beside it."""
        people = toll.interval.low
        if people is None or people < SEVERAL:
            return False
        if self.is_wider(toll, draft, event):
            return True
        if toll.outcome in HARMS and toll.stance == "affirmed":
            known = self._largest.get(event.id, 0)
            if people > max(MANY, TIMES * known) and not self._is_told(
                toll, mention, OPENING if known else LEAD
            ):
                return True
            self._largest[event.id] = max(known, people)
        return False

    def is_wider(self, toll: Toll, draft: Draft, event: Event) -> bool:
        """Whether the words of a figure say that it is of more days than the event, or of a war."""
        people = toll.interval.low
        several = people is not None and people >= SEVERAL
        return several and (self._is_of_days(toll, event) or self._is_of_war(toll, draft))

    def _is_of_days(self, toll: Toll, event: Event) -> bool:
        """Whether it is counted from before the event: "40 since May", "in the last six weeks"."""
        begin = min(self._begins(toll), default=None)
        if begin is None:
            return False
        if event.first is not None and event.date_precision != "unknown":
            return begin < event.first - NIGHT
        published = self._syntax.reading.report.published
        return published is not None and begin < published - NEWS

    def _begins(self, toll: Toll) -> Iterator[date]:
        """Yield the first days of the stretches of time that its sentence tells of."""
        sentence = self._syntax.sentence(toll.count.last)
        for when in self._syntax.reading.dates:
            inside = sentence.start <= when.start < sentence.end
            if inside and when.first is not None and when.last is not None:
                place = self._syntax.at(when.start)
                since = self._syntax.low(max(0, place - 1)) == "since"
                long = since or when.last - when.first > NIGHT
                if long and self._syntax.is_under(toll.trigger, self._days.clause(place)):
                    yield when.first

    def _is_of_war(self, toll: Toll, draft: Draft) -> bool:
        """Whether its clause tells of a war, of which the deed is only a part."""
        clause, sentence = self._days.clause(toll.trigger), self._syntax.sentence(toll.count.last)
        return self._syntax.lemma(draft.leading.head) not in self._wars and any(
            self._syntax.lemma(place) in self._wars
            and self._syntax.tokens[place].dep in PARTS
            and self._days.clause(place) == clause
            and not self._syntax.is_under(place, toll.count.head)  # "53 prisoners of war"
            for place in range(sentence.first, sentence.last)
        )

    def _is_told(self, toll: Toll, mention: Mention | None, lead: int) -> bool:
        """Whether it stands in the lead, or where the report says when or on what spot the deed was done."""
        number = self._syntax.sentence_number(toll.count.last)
        if number < lead:
            return True
        if mention is None or mention.sentence != number:
            return False
        spot = mention.place is not None and mention.place.precision not in WIDE
        return spot or mention.when is not None
