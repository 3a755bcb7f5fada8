"""Events: what happened in one report, from trigger words, with actors, means, targets, place and day.

Each sentence with a trigger is a hit. The hits about the report's main matter become one event of the most
telling type; telling hits of other types become its parts; hits elsewhere or long before stand alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.participants import ParticipantFinder
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.syntax import Syntax
from counterclaim.model import DatePrecision, Event, Place, Status, When, content_id

BACKGROUND_AFTER = timedelta(days=45)
LEAD = 3  # sentences whose trigger weighs double: a report opens with what it is about
FINE = {"exact": 0, "near": 1, "admin2": 2, "admin1": 3, "country": 4, "unknown": 5}
LOCATIVE = frozenset(
    ("in", "at", "near", "of", "across", "inside", "outside", "around", "over", "throughout")
)
CLAUSE_LIMITS = ("advcl", "relcl", "acl", "ccomp", "pcomp")
PLANS = frozenset(("plan", "plot", "threaten", "vow", "intend", "warn"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that speaks of an event: trigger token and width, type rank, day, places."""

    sentence: int
    place: int
    width: int
    rank: int
    when: When | None
    places: tuple[Place, ...]
    background: bool


class EventFinder:
    """Finds the events of one reading."""

    def __init__(
        self, syntax: Syntax, lexicon: Lexicon, speakers: Speakers, participants: ParticipantFinder
    ) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon
        self._speakers, self._participants = speakers, participants
        self._of_sentence: dict[int, str] = {}
        self._main: str | None = None

    def find(self) -> tuple[Event, ...]:
        """Return the report's events, the main one first."""
        numbers = range(len(self._syntax.reading.sentences))
        hits = [hit for number in numbers if (hit := self._hit(number)) is not None]
        groups = self._groups(hits)
        events = [self._event(group, None) for group in groups]
        if events:
            self._main = events[0].id
        for group, event in zip(groups, events, strict=True):
            self._of_sentence.update((hit.sentence, event.id) for hit in group)
        return tuple(
            event
            if rank == 0 or not self._is_part(groups[rank], groups[0])
            else self._event(groups[rank], events[0].id)
            for rank, event in enumerate(events)
        )

    def event_at(self, place: int) -> str | None:
        """Return the id of the event that a token's sentence speaks of, else of the main one."""
        return self._of_sentence.get(self._syntax.sentence_number(place), self._main)

    # ------------------------------------------------------------ hits
    def _hit(self, number: int) -> Hit | None:
        sentence = self._syntax.reading.sentences[number]
        triggers = list(self._triggers(sentence.first, sentence.last))
        if not triggers:
            return None
        rank, place, width = min(triggers)
        when = self._when(number, place)
        published = self._syntax.reading.report.published
        past = when is not None and when.last is not None and published is not None
        return Hit(
            sentence=number,
            place=place,
            width=width,
            rank=rank,
            when=when,
            places=tuple(self._places(sentence.start, sentence.end)),
            background=past and published - when.last > BACKGROUND_AFTER,  # type: ignore[operator, union-attr]
        )

    def _triggers(self, first: int, last: int) -> Iterator[tuple[int, int, int]]:
        """Yield `(rank of the trigger, token, width in tokens)`; a lower rank is a more telling trigger."""
        lemmas = [self._syntax.lemma(i) for i in range(first, last)]
        forms = [self._syntax.low(i) for i in range(first, last)]
        for rank, (_, phrases) in enumerate(self._lexicon.triggers):
            for words in phrases:
                for offset in range(len(lemmas) - len(words) + 1):
                    if all(word in (lemmas[offset + i], forms[offset + i]) for i, word in enumerate(words)):
                        yield rank, first + offset, len(words)

    def _when(self, number: int, trigger: int) -> When | None:
        """Return the date in the trigger's own clause, a day before anything coarser."""
        sentence = self._syntax.reading.sentences[number]
        dates = [
            when
            for when in self._syntax.reading.dates
            if sentence.start <= when.start < sentence.end
            and when.first is not None
            and self._dates(when, trigger)
        ]
        token = self._syntax.tokens[trigger]
        return min(dates, key=lambda d: (d.precision != "day", abs(d.start - token.start))) if dates else None

    def _dates(self, when: When, trigger: int) -> bool:
        """Whether a date dates the trigger: not the day it was said, not a clause with "since", not another clause."""
        place = self._syntax.at(when.start)
        before = {self._syntax.low(i) for i in range(max(0, place - 2), place)}
        if "since" in before:
            return False
        clause = self._clause(place)
        if self._syntax.lemma(clause) in self._lexicon.says and clause != trigger:
            return self._syntax.child(clause, "ccomp") is None
        own = self._clause(trigger)
        return (
            clause == own
            or not self._syntax.is_under(clause, own)
            or self._syntax.tokens[clause].dep not in CLAUSE_LIMITS
        )

    def _clause(self, place: int) -> int:
        """Return the verb that heads the clause of a token."""
        for governor in (place, *self._syntax.ancestors(place)):
            token = self._syntax.tokens[governor]
            if token.tag.startswith("VB") and token.dep not in ("amod", "compound", "aux", "auxpass"):
                return governor
        return place

    def _places(self, start: int, end: int) -> Iterator[Place]:
        """Places that are no part of a speaker's or an actor's name."""
        taken = [(m.start, m.end) for m in self._syntax.reading.actors]
        taken += [(s.source_span.start, s.source_span.end) for s in self._speakers.speeches if s.source_span]
        for place in self._syntax.reading.places:
            inside = any(a <= place.start < b for a, b in taken)
            if start <= place.start < end and not inside and self._locates(place):
                yield place

    def _locates(self, place: Place) -> bool:
        """Whether a country is where something is ("in Syria"), not who it is ("backed by Britain")."""
        if place.precision != "country":
            return True
        for position in (self._syntax.at(place.start), self._syntax.at(place.end - 1)):
            token = self._syntax.tokens[position]
            if token.dep == "pobj" and self._syntax.low(token.head) in LOCATIVE:
                return True
            if token.dep == "appos":
                return True
        return False

    # ------------------------------------------------------------ grouping
    def _groups(self, hits: Sequence[Hit]) -> list[list[Hit]]:
        """Sort hits into events; the main one comes first."""
        fore = [hit for hit in hits if not hit.background]
        main_rank = self._main_rank(fore or hits)
        home = self._home(fore or hits)
        groups: dict[tuple[object, ...], list[Hit]] = {}
        for hit in hits:
            groups.setdefault(self._key(hit, main_rank, home), []).append(hit)
        return sorted(
            groups.values(), key=lambda g: (self._key(g[0], main_rank, home) != ("main",), g[0].place)
        )

    def _main_rank(self, hits: Sequence[Hit]) -> int | None:
        """The type most spoken of, telling types and the lead weighing more."""
        weights: dict[int, float] = {}
        for hit in hits:
            weight = (2.0 if hit.sentence < LEAD else 1.0) * (1.0 if self._is_weak(hit.rank) else 1.5)
            weights[hit.rank] = weights.get(hit.rank, 0.0) + weight
        telling = {
            rank: weight for rank, weight in weights.items() if not self._is_weak(rank) and weight >= 2.0
        }
        chosen = telling or weights
        return min(chosen, key=lambda rank: (-chosen[rank], rank)) if chosen else None

    def _is_weak(self, rank: int) -> bool:
        return self._lexicon.triggers[rank][0].subtype in ("Armed clash", "Attack", "Arrests", "Displacement")

    def _home(self, hits: Sequence[Hit]) -> str | None:
        countries = [p.country for hit in hits for p in hit.places if p.country is not None]
        return max(sorted(set(countries)), key=countries.count) if countries else None

    def _key(self, hit: Hit, main_rank: int | None, home: str | None) -> tuple[object, ...]:
        subtype = self._lexicon.triggers[hit.rank][0].subtype
        if hit.background:
            return ("background", subtype, hit.when and hit.when.first)
        countries = [p.country for p in hit.places if p.country is not None]
        if home is not None and countries and home not in countries:
            return ("elsewhere", countries[0], hit.when and hit.when.first)
        if hit.rank == main_rank or self._is_weak(hit.rank):
            return ("main",)
        return ("part", subtype)

    def _is_part(self, group: Sequence[Hit], main: Sequence[Hit]) -> bool:
        return (
            group is not main
            and not group[0].background
            and self._key_country(group) in (None, self._key_country(main))
        )

    def _key_country(self, group: Sequence[Hit]) -> str | None:
        return self._home(group)

    # ------------------------------------------------------------ the record
    def _event(self, group: Sequence[Hit], part_of: str | None) -> Event:
        report = self._syntax.reading.report
        lead = min(group, key=lambda hit: (hit.rank, hit.place))
        trigger = self._lexicon.triggers[lead.rank][0]
        when = self._best_when(group)
        precision: DatePrecision = when.precision if when is not None else "unknown"
        places = [hit.place for hit in group]
        bounds = [self._syntax.reading.sentences[hit.sentence] for hit in group]
        return Event(
            id=content_id("e", report.id, trigger.subtype, self._syntax.tokens[group[0].place].start),
            type=trigger.type,
            subtype=trigger.subtype,
            first=when.first if when is not None else None,
            last=when.last if when is not None else None,
            date_precision=precision,
            place=self._best_place(group),
            actors=self._participants.actors(places),
            means=self._participants.means(bounds),
            targets=self._participants.targets(bounds),
            mentions=tuple(self._syntax.span(hit.place, hit.place + hit.width - 1) for hit in group),
            part_of=part_of,
            status=self._status(group),
        )

    def _best_when(self, group: Sequence[Hit]) -> When | None:
        """The first day named in the event's own sentences, by order of the text; days before coarser dates."""
        dated = [hit.when for hit in group if hit.when is not None]
        return min(dated, key=lambda d: (d.precision != "day", d.start)) if dated else None

    def _best_place(self, group: Sequence[Hit]) -> Place | None:
        """The finest place of the event's sentences in its main country, often named before once named."""
        named = [place for hit in group for place in hit.places]
        known = [place for place in named if place.precision != "unknown"]
        if not known and not group[0].background:
            known = [p for p in self._places(0, len(self._syntax.text)) if p.precision != "unknown"]
        if not known:
            return named[0] if named else None
        countries = [place.country for place in known if place.country is not None]
        common = max(sorted(set(countries)), key=countries.count) if countries else None
        texts = [place.text for place in self._syntax.reading.places]
        return min(
            known,
            key=lambda p: (
                p.country != common,
                FINE[p.precision] > 1,
                -texts.count(p.text),
                FINE[p.precision],
                p.start,
            ),
        )

    def _status(self, group: Sequence[Hit]) -> Status:
        """What the report says of the event as a whole: one plain mention makes it occurred."""
        said = [self._status_of(hit) for hit in group]
        return next(
            (status for status in ("occurred", "alleged", "foiled", "denied", "planned") if status in said),
            "occurred",
        )

    def _status_of(self, hit: Hit) -> Status:
        words = self._lexicon.codebook.event_words
        token = self._syntax.tokens[hit.place]
        if token.tag.startswith("VB") and self._syntax.is_negated(hit.place):
            return "denied"
        chain = [hit.place, *list(self._syntax.ancestors(hit.place))[:2]]
        lemmas = {self._syntax.lemma(i) for i in chain}
        if lemmas & set(words.foiled):
            return "foiled"
        modal = any(self._syntax.tokens[child].tag == "MD" for child in self._syntax.children[hit.place])
        if modal or lemmas & PLANS:
            return "planned"
        last = min(len(self._syntax.tokens), hit.place + 4)
        nearby = {self._syntax.low(i) for i in range(max(0, hit.place - 4), last)}
        return "alleged" if nearby & set(words.alleged) else "occurred"
