"""Where the events of one reading happened: the places around a trigger word, weighed by their tie to it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from counterclaim.claims.events.when import Days, by_sentence, datelines
from counterclaim.claims.events.where_told import Told, is_part, is_seat
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speakers.finder import Speakers
from counterclaim.claims.syntax import Syntax
from counterclaim.model import Place, Span
from counterclaim.resources.actors import FIGHTING_KINDS, Registry

FINENESS: Mapping[str, float] = {
    "exact": 1.0, "near": 1.0, "admin2": 0.85, "admin1": 0.7, "country": 0.25, "unknown": 0.3,
}  # fmt: skip
LOCATIVE = frozenset(
    """in at near on of outside inside around across over throughout to toward towards into between
    within off""".split()
)
ORIGIN = frozenset(("from", "for", "than", "like"))
# "61 km southwest of Medellin", "just north of the capital": it is elsewhere
AWAY = frozenset(
    """north south east west northeast northwest southeast southwest km kms kilometer kilometre mile meter
    metre""".split()
)
CLOSE = 80  # characters between a place and the one it is said to be far from
FOREIGN = 0.3
OFFICE = 0.5
OFTEN = 2  # times that the same words tell in full which country a report is about
EARLY = 600  # characters that tell what a report is about
# Those who fight tell where they fight; a government may speak of any country.
LOCAL_KINDS: Mapping[str, float] = {
    **dict.fromkeys(FIGHTING_KINDS, 2.0), "party": 1.0, "government": 0.3,
}  # fmt: skip
TIED, SAME_CLAUSE, SAME_SENTENCE = 3.0, 2.0, 1.0
SAME_SPOT_KM = 60.0


class Places:
    """Weighs the places of one reading for the events told in it."""

    def __init__(
        self, syntax: Syntax, lexicon: Lexicon, speakers: Speakers, days: Days, registry: Registry
    ) -> None:
        """Find the country that the report is about."""
        self._syntax, self._lexicon, self._days, self._registry = syntax, lexicon, days, registry
        self._filed = datelines(syntax.text)
        self._told_as = Told(syntax.reading, lexicon, registry)
        spoken = (speech.source_span for speech in speakers.speeches if speech.source_span is not None)
        self._speakers = by_sentence(syntax, spoken)
        self._names = by_sentence(syntax, (m for m in syntax.reading.actors if m.actor is not None))
        self._located = by_sentence(syntax, (p for p in syntax.reading.places if self._locates(p)))
        self._deeds = frozenset(
            word for trigger in lexicon.triggers if not trigger.follows for word in trigger.words
        )
        self._moves = frozenset(lexicon.codebook.event_words.moves)
        self._title = (syntax.reading.report.title or "").lower()
        self.home = self._home()

    def around(self, trigger: int, rivals: Collection[int]) -> tuple[tuple[Place, float], ...]:
        """Return the places of a trigger's sentence with the weight of what ties each to the trigger.

        What hangs on one of `rivals`, the other triggers of the sentence, says nothing of this one.
        """
        named = (
            (place, self._tie(place, trigger))
            for place in self.in_sentence(self._syntax.sentence_number(trigger))
            if not self._days.is_owned(place.start, trigger, rivals)
        )
        tied = tuple(
            (place, tie * self._worth(place))
            for place, tie in named
            if not self._is_foreign(place) or (tie >= SAME_CLAUSE and self._is_backed(place))
        )
        filed = self._dateline if self._is_here(trigger) else None
        return (*tied, (filed, TIED)) if filed is not None else tied

    def _is_here(self, trigger: int) -> bool:
        """Whether the reporter stands there: "rammed the gate of the police lines here on Monday"."""
        sentence = self._syntax.sentence(trigger)
        own = self._days.clause(trigger)
        return any(
            self._syntax.low(i) == "here"
            and self._days.clause(i) == own
            and self._syntax.quotation_at(self._syntax.tokens[i].start) is None
            for i in range(sentence.first, sentence.last)
        )

    def in_sentence(self, number: int) -> list[Place]:
        """Return the places of a sentence that may be where something is."""
        return self._located.get(number, [])

    def best(self, weighed: Iterable[tuple[Place, float]]) -> Place | None:
        """Return the place with most weight in all its mentions, a finer one inside it where named."""
        totals: dict[int | str, float] = defaultdict(float)
        first: dict[int | str, Place] = {}
        for place, weight in weighed:
            key = place.text.lower() if is_part(place) or place.geonameid is None else place.geonameid
            totals[key] += weight
            first.setdefault(key, place)
        if not totals:
            return None
        for key, place in first.items():
            if self._title and place.text.lower() in self._title:
                totals[key] += 4.0 * self._worth(place)
        chosen = min(totals, key=lambda key: (-totals[key], first[key].start))
        finest = self._finer(first[chosen], totals[chosen], [(first[key], totals[key]) for key in totals])
        return self._told_as.place(finest, self.home)

    def _finer(self, place: Place, weight: float, others: list[tuple[Place, float]]) -> Place:
        if place.precision in ("exact", "near", "unknown") or is_part(place):
            return self._part(place, weight, others)
        inside = [
            (other, share)
            for other, share in others
            if fineness(other) > fineness(place)
            and other.country == place.country
            and (
                place.precision == "country"
                or None in (place.admin1, other.admin1)
                or place.admin1 == other.admin1
            )
            and share >= weight / 4
        ]
        return min(inside, key=lambda pair: (-pair[1], pair[0].start))[0] if inside else place

    def _part(self, place: Place, weight: float, others: list[tuple[Place, float]]) -> Place:
        """Return the part of a town that is told with it, else the town."""
        parts = [
            (other, share)
            for other, share in others
            if is_part(other) and other.geonameid == place.geonameid and share >= weight / 4
        ]
        return min(parts, key=lambda pair: (-pair[1], pair[0].start))[0] if parts else place

    def anywhere(self) -> Place | None:
        """Return the place named most in what tells of violence, else the country the report is about.

        A dateline, or what no violence is told with, counts if it is a small town: desks are in the larger.
        """
        named = [place for number in sorted(self._located) for place in self._located[number]]
        own = [place for place in named if place.country in (None, self.home) and not self._is_passing(place)]
        deeds = [p for p in own if self._syntax.sentence_number(self._syntax.at(p.start)) in self._violent]
        told = deeds or [place for place in own if not is_seat(place)]
        best = self.best((place, self._worth(place)) for place in told)
        if best is not None or self._dateline is None or self._dateline.country != self.home:
            return best or self.country
        return self.country if is_seat(self._dateline) else self._told_as.place(self._dateline, self.home)

    @cached_property
    def country(self) -> Place | None:
        """The country that the report is about, at the first words that tell of it; a name before others."""
        if self.home is None:
            return None
        named = [place for place in self._syntax.reading.places if place.country == self.home]
        whole = next((place for place in named if place.precision == "country"), None)
        if whole is not None:
            return whole
        told = [Span(start=p.start, end=p.end, text=p.text) for p in named] or list(self._peoples(self.home))
        return self._told_as.country(self.home, told[0]) if told else None

    def _peoples(self, country: str) -> Iterator[Span]:
        """Yield the adjectives of a country."""
        for token in self._syntax.reading.tokens:
            if token.tag == "JJ" and self._registry.country(token.text) == country:
                yield Span(start=token.start, end=token.end, text=token.text)

    def _is_passing(self, place: Place) -> bool:
        """Whether a place is only where somebody speaks, comes from or is taken to."""
        head = self._syntax.nucleus(self._syntax.at(place.start), self._syntax.at(place.end - 1))
        moved = self._syntax.lemma(self._days.clause(head)) in self._moves
        return moved or self._preposition(head) in ORIGIN or self._is_home(head)

    def _is_home(self, head: int) -> bool:
        """Whether a place is where somebody is from: "a resident of Bannu"."""
        preposition = self._syntax.tokens[head].head
        of_whom = self._syntax.tokens[preposition].head
        of = self._syntax.low(preposition) == "of"
        return of and self._syntax.lemma(of_whom) in self._lexicon.people

    @cached_property
    def _dateline(self) -> Place | None:
        filed = [p for p in self._syntax.reading.places if self._is_filed(p) and p.lat is not None]
        return max(filed, key=lambda place: (FINENESS[place.precision], -place.start), default=None)

    # ------------------------------------------------------------ one place
    def _worth(self, place: Place) -> float:
        return fineness(place) * (FOREIGN if self._is_foreign(place) else 1.0)

    def _is_foreign(self, place: Place) -> bool:
        return self.home is not None and place.country is not None and place.country != self.home

    def _is_backed(self, place: Place) -> bool:
        """Whether other words tell of its country too: else it is a namesake nearer home."""
        head = self._syntax.nucleus(self._syntax.at(place.start), self._syntax.at(place.end - 1))
        named = any(c == place.country and text != place.text for _, text, c, _ in self._told)
        return named or self._preposition(head) == "in"

    def _tie(self, place: Place, trigger: int) -> float:
        head = self._syntax.nucleus(self._syntax.at(place.start), self._syntax.at(place.end - 1))
        clause, own = self._days.clause(head), self._days.clause(trigger)
        if self._syntax.tokens[head].head == trigger or self._is_told_of(head, trigger):
            return TIED
        preposition = self._preposition(head)
        if (
            self._is_landmark(place, head)
            or preposition in ORIGIN
            or self._syntax.lemma(clause) in self._moves
            or self._is_home(head)
        ):
            return SAME_SENTENCE / 4
        if clause != own and self._syntax.lemma(clause) in self._lexicon.says:
            return SAME_SENTENCE / 2
        if clause != own:
            return SAME_SENTENCE
        return TIED if preposition in LOCATIVE else SAME_CLAUSE

    def _is_told_of(self, head: int, trigger: int) -> bool:
        """Whether a clause on the place tells of it: "in Quetta, where a bomb killed two"."""
        clauses = [c for c in self._syntax.children[head] if self._syntax.tokens[c].dep == "relcl"]
        return any(clause == trigger or self._syntax.is_under(trigger, clause) for clause in clauses)

    def _is_landmark(self, place: Place, head: int) -> bool:
        """Whether a place only tells how far off one named before it is: "Rutshuru, 70 km north of Goma"."""
        preposition = self._syntax.tokens[head].head
        if self._syntax.tokens[head].dep != "pobj" or self._syntax.low(preposition) not in ("of", "from"):
            return False
        away = any(self._syntax.lemma(i) in AWAY for i in range(max(0, preposition - 2), preposition))
        others = self.in_sentence(self._syntax.sentence_number(head))
        return away and any(place.start - CLOSE < other.end <= place.start for other in others)

    def _preposition(self, head: int) -> str:
        for governor in self._syntax.ancestors(head):
            token = self._syntax.tokens[governor]
            if token.dep == "prep":
                return token.text.lower()
            if token.tag.startswith("VB"):
                break
        return ""

    def _locates(self, place: Place) -> bool:
        """Whether a place is where something is: in no name, no dateline; a country only after "in"."""
        number = self._syntax.sentence_number(self._syntax.at(place.start))
        names = (*self._speakers.get(number, ()), *self._names.get(number, ()))
        if self._is_filed(place) or any(name.start <= place.start < name.end for name in names):
            return False
        if place.precision != "country":
            return True
        for position in (self._syntax.at(place.start), self._syntax.at(place.end - 1)):
            token = self._syntax.tokens[position]
            if token.dep == "appos" or (token.dep == "pobj" and self._syntax.low(token.head) in LOCATIVE):
                return True
        return False

    def _is_filed(self, place: Place) -> bool:
        return any(first <= place.start < last for first, last in self._filed)

    def _home(self) -> str | None:
        """Return the country most spoken of: its places, those who fight or rule there, its adjectives.

        Those of the first lines, of the title and of sentences that tell of a deed count double, and double
        again the places where something is in such a sentence. What is said over and over counts half.
        """
        votes: dict[str, float] = defaultdict(float)
        located = {place.start for places in self._located.values() for place in places}
        times: Counter[str] = Counter()
        for start, text, country, weight in self._told:
            early = start < EARLY or text.lower() in self._title
            deed = self._syntax.sentence_number(self._syntax.at(start)) in self._violent
            scene = deed and start in located
            times[text] += 1
            told = weight * (1.0 if times[text] <= OFTEN else 0.5)
            votes[country] += (
                told * (2.0 if early else 1.0) * (2.0 if deed else 1.0) * (2.0 if scene else 1.0)
            )
        for place in self._syntax.reading.places:
            if self._is_filed(place) and place.country is not None:
                votes[place.country] -= 1.0
        return min(votes, key=lambda country: (-votes[country], country)) if votes else None

    def _is_of_office(self, place: Place) -> bool:
        """Whether a country's name only says whose something is: "the U.S. embassy"."""
        head = self._syntax.nucleus(self._syntax.at(place.start), self._syntax.at(place.end - 1))
        return place.precision == "country" and self._syntax.tokens[head].dep in ("compound", "amod", "nmod")

    @cached_property
    def _violent(self) -> frozenset[int]:
        """The sentences with a word of violence."""
        return frozenset(
            number
            for number, sentence in enumerate(self._syntax.reading.sentences)
            if any(self._syntax.lemma(i) in self._deeds for i in range(sentence.first, sentence.last))
        )

    @cached_property
    def _told(self) -> tuple[tuple[int, str, str, float], ...]:
        return tuple(self._countries())

    def _countries(self) -> Iterator[tuple[int, str, str, float]]:
        """Yield where words stand that tell of a country, the words, the country and how much they tell."""
        reading = self._syntax.reading
        for place in reading.places:
            if place.country is not None:
                yield place.start, place.text, place.country, OFFICE if self._is_of_office(place) else 1.0
        for mention in reading.actors:
            actor = self._registry.by_id(mention.actor) if mention.actor is not None else None
            if actor is not None and actor.country is not None and actor.kind in LOCAL_KINDS:
                yield mention.start, mention.text, actor.country, LOCAL_KINDS[actor.kind]
        known = [(place.start, place.end) for place in reading.places]
        known += [(mention.start, mention.end) for mention in reading.actors]
        for token in reading.tokens:
            if token.tag == "JJ" and token.text[:1].isupper():
                country = self._registry.country(token.text)
                if country is not None and not any(start <= token.start < end for start, end in known):
                    yield token.start, token.text, country, 1.0


def fineness(place: Place) -> float:
    """Return how much a place narrows down where something was; a part counts as itself, not its holder."""
    return 1.0 if is_part(place) else FINENESS[place.precision]


def near(one: Place | None, other: Place | None, within: float = SAME_SPOT_KM) -> bool:
    """Whether two places may be of one event: one unknown or wider than the other, or close together."""
    if one is None or other is None or one.country is None or other.country is None:
        return True
    if one.country != other.country:
        return False
    if "country" in (one.precision, other.precision) or None in (one.lat, one.lon, other.lat, other.lon):
        return True
    if "admin1" in (one.precision, other.precision):
        within = 4 * SAME_SPOT_KM
    return kilometres(one, other) <= within


def kilometres(one: Place, other: Place) -> float:
    """Return the distance between two located places."""
    lat, lon = math.radians(one.lat or 0.0), math.radians(one.lon or 0.0)
    lat2, lon2 = math.radians(other.lat or 0.0), math.radians(other.lon or 0.0)
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(half))
