"""Events: what happened in one report, from trigger words, with actors, means, targets, place and day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Peoples
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import ActorRole, Event, EventActor, Place, Span, Status, When, content_id

BACKGROUND_AFTER = timedelta(days=45)
LOCATIVE = frozenset(
    (
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "on",
        "around",
        "of",
        "between",
        "from",
        "north",
        "south",
        "east",
        "west",
        "over",
        "across",
        "through",
        "to",
    )
)
FINE = {"exact": 0, "near": 1, "admin2": 2, "admin1": 3, "country": 4, "unknown": 5}


@dataclass
class Draft:
    """One event under construction: the mentions of one type that belong together."""

    type: str
    subtype: str
    mentions: list[int] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    when: When | None = None
    actors: list[EventActor] = field(default_factory=list)
    means: list[Span] = field(default_factory=list)
    targets: list[Span] = field(default_factory=list)
    status: Status = "occurred"
    background: bool = False


class EventFinder:
    """Finds the events of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, speakers: Speakers, peoples: Peoples) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon
        self._speakers, self._peoples = speakers, peoples
        self.drafts: list[Draft] = []
        self._of_sentence: dict[int, int] = {}

    def find(self) -> tuple[Event, ...]:
        """Return the report's events: one a kind, day and foreground or background, the main one first found."""
        for number in range(len(self._syntax.reading.sentences)):
            self._read_sentence(number)
        main = self._main()
        return tuple(self._event(draft, main) for draft in self.drafts)

    def event_at(self, place: int, events: tuple[Event, ...]) -> Event | None:
        """Return the event of the token's sentence, else of the nearest sentence before it, else the main one."""
        if not events:
            return None
        number = self._syntax.sentence_number(place)
        if number in self._of_sentence:
            return events[self._of_sentence[number]]
        main = self._main()
        return events[self.drafts.index(main)] if main is not None else events[0]

    # ------------------------------------------------------------ sentences
    def _read_sentence(self, number: int) -> None:
        sentence = self._syntax.reading.sentences[number]
        hits = list(self._triggers(sentence.first, sentence.last))
        if not hits:
            return
        ranks = [rank for rank, _, _ in hits]
        best = min(ranks)
        _, place, width = next(hit for hit in hits if hit[0] == best)
        trigger = self._lexicon.triggers[best][0]
        when = self._when(number, place)
        background = self._is_background(when)
        draft = self._draft(trigger.type, trigger.subtype, when, background)
        self._of_sentence[number] = self.drafts.index(draft)
        draft.mentions.append(place)
        draft.widths.append(width)
        draft.when = draft.when or when
        draft.places.extend(self._places(sentence.start, sentence.end))
        self._add_actors(draft, place)
        draft.means.extend(self._nouns(sentence.first, sentence.last, self._lexicon.means))
        draft.targets.extend(self._targets(sentence.first, sentence.last))
        draft.status = self._status(draft, place)

    def _triggers(self, first: int, last: int) -> Iterator[tuple[int, int, int]]:
        """Yield `(rank of the trigger, token, width in tokens)`; a lower rank is a more telling trigger."""
        lemmas = [self._syntax.lemma(i) for i in range(first, last)]
        forms = [self._syntax.low(i) for i in range(first, last)]
        for rank, (_, phrases) in enumerate(self._lexicon.triggers):
            for offset in range(len(lemmas)):
                for words in phrases:
                    if self._matches(words, lemmas, forms, offset):
                        yield rank, first + offset, len(words)

    @staticmethod
    def _matches(words: tuple[str, ...], lemmas: list[str], forms: list[str], offset: int) -> bool:
        if offset + len(words) > len(lemmas):
            return False
        return all(word in (lemmas[offset + i], forms[offset + i]) for i, word in enumerate(words))

    def _draft(self, kind: str, subtype: str, when: When | None, background: bool) -> Draft:
        for draft in self.drafts:
            same_day = (
                when is None or draft.when is None or when.first is None or draft.when.first == when.first
            )
            if draft.subtype == subtype and draft.background == background and same_day:
                return draft
        draft = Draft(type=kind, subtype=subtype, background=background)
        self.drafts.append(draft)
        return draft

    # ------------------------------------------------------------ when and where
    def _when(self, number: int, place: int) -> When | None:
        sentence = self._syntax.reading.sentences[number]
        token = self._syntax.tokens[place]
        dates = [
            d
            for d in self._syntax.reading.dates
            if sentence.start <= d.start < sentence.end and d.first is not None and d.precision == "day"
        ] or [
            d for d in self._syntax.reading.dates if sentence.start <= d.start < sentence.end and d.first is not None
        ]  # fmt: skip
        near = [d for d in dates if not self._belongs_to_speech(d)]
        return min(near, key=lambda d: abs(d.start - token.start)) if near else None

    def _belongs_to_speech(self, when: When) -> bool:
        """ "Said on Wednesday": the day of the saying, not of the event."""
        place = self._syntax.at(when.start)
        for governor in self._syntax.ancestors(place):
            token = self._syntax.tokens[governor]
            if token.tag.startswith("VB"):
                return token.lemma in self._lexicon.says and self._syntax.child(governor, "ccomp") is not None
        return False

    def _is_background(self, when: When | None) -> bool:
        published = self._syntax.reading.report.published
        if when is None or when.last is None or published is None:
            return False
        return published - when.last > BACKGROUND_AFTER

    def _places(self, start: int, end: int) -> list[Place]:
        inside = [p for p in self._syntax.reading.places if start <= p.start < end]
        return [p for p in inside if not self._in_source_or_actor(p)]

    def _in_source_or_actor(self, place: Place) -> bool:
        if any(m.start <= place.start < m.end for m in self._syntax.reading.actors):
            return True
        for speech in self._speakers.speeches:
            span = speech.source_span
            if span is not None and span.start <= place.start < span.end:
                return True
        return False

    # ------------------------------------------------------------ who and with what
    def _add_actors(self, draft: Draft, place: int) -> None:
        known = {(actor.start, actor.end) for actor in draft.actors}
        for actor in self._participants(place):
            if (actor.start, actor.end) not in known:
                draft.actors.append(actor)

    def _participants(self, trigger: int) -> Iterator[EventActor]:
        verb = trigger if self._syntax.tokens[trigger].tag.startswith("VB") else None
        if verb is None:
            yield from self._around_noun(trigger)
            return
        passive = self._syntax.is_passive(verb)
        subject = self._syntax.subject(verb)
        obj = self._syntax.child(verb, "dobj")
        agent = self._syntax.child(verb, "agent")
        doer = self._syntax.child(agent, "pobj") if agent is not None else None
        if subject is not None:
            yield from self._actor(subject, "victim" if passive else "perpetrator")
        if obj is not None:
            yield from self._actor(obj, "victim")
        if doer is not None:
            yield from self._actor(doer, "perpetrator")

    def _around_noun(self, noun: int) -> Iterator[EventActor]:
        """ "An attack by X on Y", "X's attack", "the X attack"."""
        for child in self._syntax.children[noun]:
            token = self._syntax.tokens[child]
            if token.dep == "prep" and token.text.lower() in (
                "by",
                "on",
                "against",
                "between",
                "with",
                "of",
                "from",
            ):
                obj = self._syntax.child(child, "pobj")
                role: ActorRole = "perpetrator" if token.text.lower() in ("by", "from") else "target"
                if obj is not None:
                    yield from self._actor(
                        obj, "other" if token.text.lower() in ("between", "with", "of") else role
                    )
            elif token.dep in ("poss", "compound", "nmod", "amod"):
                yield from self._actor(child, "perpetrator")
        governor = self._syntax.tokens[noun].head
        if self._syntax.tokens[noun].dep in ("dobj", "pobj") and self._syntax.tokens[governor].tag.startswith(
            "VB"
        ):
            subject = self._syntax.subject(governor)
            if subject is not None and self._syntax.lemma(governor) in (
                "launch",
                "carry",
                "stage",
                "conduct",
                "mount",
                "lead",
                "execute",
                "make",
                "commit",
                "perpetrate",
            ):
                yield from self._actor(subject, "perpetrator")

    def _actor(self, head: int, role: ActorRole) -> Iterator[EventActor]:
        if self._syntax.tokens[head].tag not in NOUN_TAGS:
            return
        people = self._peoples.people(head)
        named = people.actor is not None or self._syntax.lemma(head) in self._lexicon.people
        if named and people.name is not None and people.start is not None and people.end is not None:
            yield EventActor(
                name=people.name, actor=people.actor, role=role, start=people.start, end=people.end
            )

    def _nouns(self, first: int, last: int, words: frozenset[str]) -> Iterator[Span]:
        for place in range(first, last):
            token = self._syntax.tokens[place]
            if token.tag in ("NN", "NNS") and token.lemma in words and token.dep != "compound":
                begin = place
                while (
                    begin > first
                    and self._syntax.tokens[begin - 1].dep in ("compound", "amod")
                    and self._syntax.tokens[begin - 1].head == place
                ):
                    begin -= 1
                yield self._syntax.span(begin, place)

    def _targets(self, first: int, last: int) -> Iterator[Span]:
        """Nouns for things attacked, where a verb or noun of attack governs them."""
        for span in self._nouns(first, last, self._lexicon.targets):
            place = self._syntax.at(span.end - 1)
            token = self._syntax.tokens[place]
            governor = self._syntax.lemma(token.head)
            violent = governor in (
                "attack",
                "storm",
                "hit",
                "strike",
                "damage",
                "destroy",
                "bomb",
                "target",
                "raid",
                "blow",
                "burn",
                "explode",
                "shell",
                "ram",
                "assault",
                "seize",
                "overrun",
                "dynamite",
                "torch",
                "sabotage",
                "ambush",
                "detonate",
            )
            if violent and token.dep in ("dobj", "nsubjpass", "nsubj"):
                yield span
            elif token.dep == "pobj" and self._syntax.low(token.head) in (
                "on",
                "at",
                "against",
                "outside",
                "into",
                "of",
            ):
                above = self._syntax.lemma(self._syntax.tokens[token.head].head)
                if above in (
                    "attack",
                    "assault",
                    "bombing",
                    "raid",
                    "strike",
                    "explode",
                    "attempt",
                    "ram",
                    "detonate",
                    "blast",
                    "explosion",
                    "storming",
                    "shelling",
                    "bomb",
                    "destruction",
                ):
                    yield span

    def _status(self, draft: Draft, place: int) -> Status:
        words = self._lexicon.codebook.event_words
        token = self._syntax.tokens[place]
        if token.tag.startswith("VB") and self._syntax.is_negated(place):
            return "denied" if draft.status == "occurred" and len(draft.mentions) == 1 else draft.status
        chain = [place, *list(self._syntax.ancestors(place))[:3]]
        lemmas = {self._syntax.lemma(i) for i in chain}
        modal = any(self._syntax.tokens[c].tag == "MD" for i in chain[:1] for c in self._syntax.children[i])
        if len(draft.mentions) > 1 and draft.status == "occurred":
            return "occurred"
        if lemmas & set(words.foiled):
            return "foiled"
        if modal or lemmas & {"plan", "plot", "threaten", "vow", "intend"}:
            return "planned"
        nearby = {
            self._syntax.low(i) for i in range(max(0, place - 4), min(len(self._syntax.tokens), place + 4))
        }
        if nearby & set(words.alleged):
            return "alleged"
        return "occurred"

    # ------------------------------------------------------------ the record
    def _main(self) -> Draft | None:
        """The event that the report is about: in the foreground, most often spoken of, first in the text."""
        fore = [draft for draft in self.drafts if not draft.background] or self.drafts
        return min(fore, key=lambda d: (-len(d.mentions), d.mentions[0])) if fore else None

    def _event(self, draft: Draft, main: Draft | None) -> Event:
        report = self._syntax.reading.report
        place = self._best_place(draft)
        first, last, precision = None, None, "unknown"
        if draft.when is not None:
            first, last, precision = draft.when.first, draft.when.last, draft.when.precision
        mentions = tuple(
            self._syntax.span(start, start + width - 1)
            for start, width in zip(draft.mentions, draft.widths, strict=True)
        )
        main_id = content_id("e", report.id, main.subtype, main.mentions[0]) if main is not None else None
        own = content_id("e", report.id, draft.subtype, draft.mentions[0])
        part = main_id if main is not None and draft is not main and self._is_part(draft, main) else None
        return Event(
            id=own,
            type=draft.type,
            subtype=draft.subtype,
            first=first,
            last=last,
            date_precision=precision,  # type: ignore[arg-type]
            place=place,
            actors=tuple(sorted(draft.actors, key=lambda a: (a.start, a.end, a.role))),
            means=_unique(draft.means),
            targets=_unique(draft.targets),
            mentions=mentions,
            part_of=part,
            status=draft.status,
        )

    def _best_place(self, draft: Draft) -> Place | None:
        """The finest place of the event's sentences, in the report's main area; the first one named breaks ties."""
        known = [p for p in draft.places if p.precision != "unknown"]
        if not known and not draft.background:
            known = [p for p in self._places(0, 10**9) if p.precision != "unknown"]
        if not known:
            return draft.places[0] if draft.places else None
        countries = [p.country for p in self._syntax.reading.places if p.country is not None]
        common = max(sorted(set(countries)), key=countries.count) if countries else None
        counts = {p.text: sum(q.text == p.text for q in self._syntax.reading.places) for p in known}
        return min(
            known,
            key=lambda p: (
                p.country != common,
                FINE[p.precision] > 1,
                FINE[p.precision],
                -counts[p.text],
                p.start,
            ),
        )

    def _is_part(self, draft: Draft, main: Draft) -> bool:
        if draft.background or main.background:
            return False
        if draft.when is None or main.when is None or draft.when.first is None or main.when.first is None:
            here = self._best_place(draft)
            there = self._best_place(main)
            return here is None or there is None or here.country == there.country
        return False


def _unique(spans: list[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans), key=lambda span: (span.start, span.end)))


def one_day(when: date) -> tuple[date, date]:
    """Return a single day as an interval."""
    return when, when


__all__ = ["Draft", "EventFinder", "re"]
