"""Events: what happened in one report, with its type, day, place, actors, means, targets, parts and status.

Mentions are found first (`event_mentions`), then sorted into events (`event_groups`); this module makes the
records. The first event is the one the report is about; those near it in time and place become its parts.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from msgspec.structs import replace

from counterclaim.claims.events.actors import HIT
from counterclaim.claims.events.anew import Anew
from counterclaim.claims.events.effects import Effects
from counterclaim.claims.events.groups import Draft, Grouping
from counterclaim.claims.events.mentions import Mention, MentionFinder
from counterclaim.claims.events.participants import ParticipantFinder
from counterclaim.claims.events.particulars import is_spot
from counterclaim.claims.events.totals import Totals
from counterclaim.claims.events.when import Days, agree, dated, is_old, period
from counterclaim.claims.events.where import Places, near
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speakers.finder import Speakers
from counterclaim.claims.syntax import Syntax
from counterclaim.claims.tolls.earlier import Rule, Toll
from counterclaim.model import Event, Place, Reason, Span, Status, When, content_id
from counterclaim.resources.actors import Registry
from counterclaim.resources.codebook import EventTrigger

PART_WITHIN = timedelta(days=10)  # of the main event's day: a siege, its bombs, its sweep
SUREST_FIRST: tuple[Status, ...] = ("occurred", "alleged", "foiled", "denied", "planned")
WHY: Mapping[Status, str] = {
    "alleged": "a word beside it that vouches for nothing",
    "foiled": "a word for what was kept from happening",
    "denied": "said not to have happened",
    "planned": "a word for what is planned, threatened or may yet be done",
}
WIDER: Rule = ("scope", "of more than the event told beside it", None)
OVER: Rule = ("event", "none: of more than the event told beside it", None)
AFTER = 1  # sentences after a mention in which its day or place may still be told


class EventFinder:
    """Finds the events of one reading."""

    def __init__(
        self,
        syntax: Syntax,
        lexicon: Lexicon,
        speakers: Speakers,
        participants: ParticipantFinder,
        registry: Registry,
    ) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._participants = syntax, lexicon, participants
        self._effects = Effects(syntax, lexicon)
        self._days = Days(syntax, lexicon)
        self._places = Places(syntax, lexicon, speakers, self._days, registry)
        self._mentions: list[tuple[Mention, str]] = []
        self._totals = Totals(syntax, lexicon, self._days)
        self._headline: EventTrigger | None = None
        self._told: dict[int, Draft] = {}
        self._today: When | None = None
        self._drafts: dict[str, tuple[Draft, Event]] = {}
        self._asides: dict[tuple[str, str], Event] = {}
        self._finder = MentionFinder(syntax, lexicon, self._days, self._places)
        anew = Anew(syntax, lexicon)
        self._grouping = Grouping(lexicon.codebook.joining, anew, self._places.home)
        self.reasons: list[Reason] = []

    def find(self) -> tuple[Event, ...]:
        """Return the report's events, the main one first."""
        mentions = self._finder.find()
        self._headline = self._finder.of_title()
        drafts = self._told_of(self._grouping.group(mentions))
        if not drafts:
            return ()
        self._told = {m.sentence: draft for draft in drafts for m in draft.mentions if m.place or m.when}
        main = self._event(drafts[0], None)
        main = replace(main, place=main.place or self._places.country)  # an old story told again
        self._headline, self._today = None, self._days.today(self._when(drafts[0])[0])
        others = [self._event(draft, self._whole(draft, drafts[0], main)) for draft in drafts[1:]]
        for draft, event in zip(drafts, (main, *others), strict=True):
            self._drafts[event.id] = draft, event
            self._mentions += [(mention, event.id) for mention in draft.mentions]
        return main, *others

    @property
    def asides(self) -> tuple[Event, ...]:
        """The events of their own kind that `tied` found beside the violence."""
        return tuple(self._asides.values())

    def tied(self, toll: Toll) -> tuple[Toll, str | None]:
        """Return a figure in its scope, and the id of the event it is of; of none where it is of many.

        People said to be arrested, freed or driven out have an event of that kind, a part of the violence
        told there.
        """
        toll = self._in_scope(toll)
        mention, told = self._told_at(toll.count.last)
        if told is None:
            return toll, None
        if self._totals.is_over(toll, mention, *self._drafts[told]):
            rules = toll.rules if WIDER in toll.rules else (*toll.rules, OVER)
            return dataclasses.replace(toll, rules=rules), None
        return toll, self._event_of(toll, told)

    def _in_scope(self, toll: Toll) -> Toll:
        """Return a figure as a wider total where its words say so: it is no total of the event told there."""
        _, told = self._told_at(toll.count.last)
        if toll.scope != "event" or told is None or not self._totals.is_wider(toll, *self._drafts[told]):
            return toll
        rules = (WIDER if rule[0] == "scope" else rule for rule in toll.rules)
        return dataclasses.replace(toll, scope="cumulative", rules=tuple(rules))

    def _event_of(self, toll: Toll, told: str) -> str:
        own = next((kind for kind in self._lexicon.triggers if toll.outcome in kind.outcomes), None)
        beside, event = self._drafts[told]
        if own is None or event.subtype in (own.subtype, *own.joins) or _are_prisoners(toll):
            return told
        key = told, own.subtype
        if key not in self._asides:
            self._asides[key] = self._aside(self._finder.mention(toll.trigger, own), beside, event)
        return self._asides[key].id

    def _aside(self, mention: Mention, beside: Draft, event: Event) -> Event:
        """Return what came of an event, at its place and on its day; on none where another day is told."""
        kind, span = mention.trigger, self._syntax.span(mention.first, mention.last)
        name = content_id("e", self._syntax.reading.report.id, kind.subtype, span.start)
        same = agree(mention.when, beside.when)
        why = [r for r in self.reasons if r.record == event.id and r.field == "date" and same]
        self.reasons += [*(replace(r, record=name) for r in why), *self._doubts(name, mention)]
        return Event(
            id=name,
            type=kind.type,
            subtype=kind.subtype,
            first=event.first if same else None,
            last=event.last if same else None,
            date_precision=event.date_precision if same else "unknown",
            place=event.place,
            actors=self._participants.actors((mention.head,)),
            means=(),
            targets=(),
            mentions=(span,),
            part_of=event.part_of or event.id,
            status=mention.status,
        )

    def event_at(self, place: int) -> str | None:
        """Return the id of the event that a token's sentence speaks of, else of the one told right before.

        Words that stand further off are of the report's only event, and of none where it tells of several.
        """
        return self._told_at(place)[1]

    def _told_at(self, place: int) -> tuple[Mention | None, str | None]:
        """Return the words nearest to a token that tell of an event, and which event it is."""
        number = self._syntax.sentence_number(place)
        here = [(mention, event) for mention, event in self._mentions if mention.sentence == number]
        if here:
            clause = self._days.clause(place)
            return min(here, key=lambda m: (self._days.clause(m[0].head) != clause, abs(m[0].head - place)))
        before = [(mention, event) for mention, event in self._mentions if mention.sentence == number - 1]
        if before:
            return max(before, key=lambda m: m[0].head)
        return None, next(iter(self._drafts)) if len(self._drafts) == 1 else None

    def _told_of(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return what is more than a passing word; failing that, the first that people are counted in."""
        counted = [draft for draft in drafts if self._is_counted(draft) and _is_real(draft)]
        return [*filter(self._is_told, drafts)] or counted[:1]

    def _is_told(self, draft: Draft) -> bool:
        """Whether it is one deed done that says whom or what it hit, or when, or stands out otherwise."""
        if not any(map(_is_particular, draft.mentions)):
            return False
        heads = [mention.head for mention in draft.mentions]
        roles = {actor.role for actor in self._participants.actors(heads)}
        if not roles.isdisjoint(HIT) or self._participants.targets(heads):
            return True
        lead = any(mention.weight > 1.0 for mention in draft.mentions)
        if not lead and not any(map(_is_placed, draft.mentions)):
            return False
        full = any(mention.when is None and mention.details > 1 for mention in draft.mentions)
        signs = lead + full + self._is_counted(draft) + (draft.when is not None)
        if draft.place is None or draft.place.precision == "country":
            return signs >= 2
        days = (self._days.of_sentence(number) for number in self._following(draft))
        if any(day is not None for day in days):
            return True
        return signs >= 1 + ("perpetrator" not in roles)

    def _is_counted(self, draft: Draft) -> bool:
        """Whether one of its sentences gives a number of people."""
        sentences = [self._syntax.reading.sentences[mention.sentence] for mention in draft.mentions]
        numbers = self._syntax.reading.numbers
        return any(sentence.start <= n.start < sentence.end for sentence in sentences for n in numbers)

    # ------------------------------------------------------------ parts
    def _whole(self, draft: Draft, main: Draft, event: Event) -> Event | None:
        """Return the main event for what happened with it; background and other places stand alone."""
        if draft.is_old != main.is_old or draft.leading.status == "planned":
            return None
        when = draft.when
        if when is not None and when.first is not None and when.last is not None:
            if event.first is None or event.last is None:
                return None if is_old(when, event.first) else event
            if when.first - event.last > PART_WITHIN or event.first - when.last > PART_WITHIN:
                return None
        return event if near(draft.place, event.place) else None

    # ------------------------------------------------------------ the record
    def _event(self, draft: Draft, whole: Event | None) -> Event:
        trigger = (self._headline if whole is None and draft.is_general else None) or draft.leading.trigger
        surest = min(draft.mentions, key=lambda mention: SUREST_FIRST.index(mention.status))
        when, why = self._when(draft)
        days = period(when, surest.status, self._syntax.reading.report.published)
        heads = [mention.head for mention in draft.mentions]
        told = [mention.head for mention in draft.mentions if mention.details >= 0]
        first = self._syntax.tokens[draft.mentions[0].first].start
        name = content_id("e", self._syntax.reading.report.id, trigger.subtype, first)
        self.reasons.extend(dated(name, days, when, why))
        self.reasons.extend(self._doubts(name, surest))
        return Event(
            id=name,
            type=trigger.type,
            subtype=trigger.subtype,
            first=days.first,
            last=days.last,
            date_precision=days.precision,
            place=self._where(draft) or (whole.place if whole is not None else self._anywhere(draft)),
            actors=self._participants.actors(told or heads),
            means=tuple(_fuller(self._participants.means(told))),
            targets=self._effects.on(_fuller(self._participants.targets(told)), told),
            mentions=tuple(self._syntax.span(m.first, m.last) for m in draft.mentions),
            part_of=whole.id if whole is not None else None,
            status=surest.status,
        )

    def _doubts(self, name: str, mention: Mention) -> Iterator[Reason]:
        """Yield why an event is not simply held to have happened: one plain mention makes it occurred."""
        if mention.hint is not None:
            words = self._syntax.span(mention.hint, mention.hint)
            yield Reason(record=name, field="status", rule=WHY[mention.status], words=words)

    def _when(self, draft: Draft) -> tuple[When | None, str]:
        """Return the day of its words, else what its dead are counted from, else one told near; and why."""
        if draft.when is not None and draft.when.precision == "day":
            return draft.when, "told with it"
        published = self._syntax.reading.report.published
        counted = ((self._days.since(m.sentence), "its dead are counted from then") for m in draft.mentions)
        told = ((self._days.of_sentence(n), "told beside it or right after") for n in self._following(draft))
        for when, why in (*counted, *told):
            if when is not None and not is_old(when, published) and agree(when, draft.when):
                return when, why
        if draft.when is not None:
            return draft.when, "told with it"
        if any(self._days.is_reckoned(mention.head) for mention in draft.mentions):
            return None, "told only by how long before or after another deed it was"
        first = draft.mentions[0].sentence
        before = self._days.before(first)
        if before is not None:
            return before, "told right before it"
        stretch = self._days.stretch(first)
        if stretch is not None:
            return stretch, "the last days, which the report tells of"
        return self._beside(draft), "the day of publication, as of the main event"

    def _beside(self, draft: Draft) -> When | None:
        """Return the day of the main event for what is told beside it, done and no old story."""
        return None if draft.is_old or draft.leading.status == "planned" else self._today

    def _where(self, draft: Draft) -> Place | None:
        """Return the place with most weight in its sentences, else in those right after."""
        weighed = [(place, tie * m.weight) for m in draft.mentions for place, tie in m.places]
        best = self._places.best(weighed)
        if best is not None and best.precision not in ("country", "unknown"):
            return best
        country = best.country if best is not None else self._places.home
        after = [
            (place, 1.0)
            for number in self._following(draft)
            for place in self._places.in_sentence(number)
            if place.country == country
        ]
        return self._places.best(after) or best

    def _anywhere(self, draft: Draft) -> Place | None:
        return None if draft.is_old else self._places.anywhere()

    def _following(self, draft: Draft) -> Iterator[int]:
        """Yield its sentences and the few after each, up to one that tells of another event."""
        for mention in draft.mentions:
            last = min(len(self._syntax.reading.sentences), mention.sentence + AFTER + 1)
            for number in range(mention.sentence, last):
                if self._told.get(number, draft) is not draft:
                    break
                yield number


def _are_prisoners(toll: Toll) -> bool:
    """Whether fighters were taken, not suspects arrested."""
    return toll.outcome == "captured" and toll.victims.klass == "combatant"


def _is_particular(mention: Mention) -> bool:
    """Whether words tell of one deed, or plan, or spot, not of a war as such."""
    return mention.is_single or is_spot(mention.place) or mention.status != "occurred"


def _is_real(draft: Draft) -> bool:
    """Whether its words for violence, if there are any, tell of some deed done."""
    deeds = [mention.details for mention in draft.mentions if not mention.trigger.follows]
    return not deeds or max(deeds) >= 0


def _is_placed(mention: Mention) -> bool:
    """Whether words for violence, not for what comes of it, tell a day or a spot of their own."""
    return not mention.trigger.follows and (mention.when is not None or is_spot(mention.place))


def _fuller(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans but those that a fuller one ends with: "bomb" beside "car bomb"."""
    for span in spans:
        words = f" {span.text.lower()}"
        if not any(other.text.lower().endswith(words) for other in spans):
            yield span
