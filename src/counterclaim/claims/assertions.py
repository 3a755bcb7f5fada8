"""Claims that are no tolls: who did it (responsibility), who holds a place (control), who is what (description)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.claims.attributions import Speech
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Peoples
from counterclaim.claims.speakers import Speakers, Voice
from counterclaim.claims.syntax import NOUN_TAGS, SUBJECTS, Syntax
from counterclaim.model import Agent, Kind, People, Source, Span, Stance

ATTACKS = frozenset(
    """attack assault bombing raid ambush strike blast massacre killing shelling bombardment abduction kidnapping
    explosion offensive mutiny shooting murder assassination execution airstrike""".split()
)
TAKES = frozenset(("claim", "take", "accept", "assume", "admit", "acknowledge"))
BLAMES = frozenset(("blame", "accuse"))
SEIZES = frozenset(
    ("capture", "seize", "retake", "recapture", "overrun", "liberate", "control", "regain", "occupy", "hold")
)
WEARS = frozenset(("wear", "dress"))
PLACE_NOUNS = frozenset(
    (
        "town",
        "city",
        "village",
        "district",
        "base",
        "airport",
        "prison",
        "camp",
        "hill",
        "bridge",
        "road",
        "crossing",
        "neighbourhood",
        "neighborhood",
        "quarter",
        "area",
        "territory",
        "headquarters",
        "province",
    )
)


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim without a count before it gets its identifier."""

    kind: Kind
    trigger: int
    voice: Voice
    stance: Stance
    people: People | None
    by: Agent | None
    said: Span | None
    rule: str


class AssertionFinder:
    """Finds responsibility, control and description claims of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, speakers: Speakers, peoples: Peoples) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon
        self._speakers, self._peoples = speakers, peoples

    def find(self) -> tuple[Assertion, ...]:
        """Return the assertions in the order of the text, one a trigger and kind."""
        found: dict[tuple[int, Kind], Assertion] = {}
        for place, token in enumerate(self._syntax.tokens):
            if token.tag.startswith("VB"):
                for assertion in self._of_verb(place):
                    found.setdefault((assertion.trigger, assertion.kind), assertion)
            elif token.tag in NOUN_TAGS and token.lemma in ATTACKS:
                for assertion in self._by_agent(place):
                    found.setdefault((assertion.trigger, assertion.kind), assertion)
        return tuple(found.values())

    def _of_verb(self, verb: int) -> Iterator[Assertion]:
        lemma = self._syntax.lemma(verb)
        if lemma in TAKES:
            yield from self._takes(verb)
        if lemma in BLAMES:
            yield from self._blames(verb)
        if lemma in SEIZES or lemma == "fall":
            yield from self._control(verb)
        if lemma == "be" or lemma in WEARS:
            yield from self._is(verb)
        if lemma in ("name", "identify", "describe"):
            yield from self._names(verb)

    # ------------------------------------------------------------ responsibility
    def _takes(self, verb: int) -> Iterator[Assertion]:
        """ "The group claimed responsibility": the claimant is source and doer."""
        obj = self._syntax.child(verb, "dobj")
        if obj is None or self._syntax.lemma(obj) not in ("responsibility", "credit", *ATTACKS):
            return
        subject = self._syntax.subject(verb)
        agent = self._agent(subject) if subject is not None else None
        if agent is None:
            return
        voice = Voice(self._as_source(agent), None, None, "the claimant speaks for itself")
        stance: Stance = "denied" if self._syntax.is_negated(verb) else "affirmed"
        yield Assertion("responsibility", verb, voice, stance, None, agent, None, "claims responsibility")

    def _blames(self, verb: int) -> Iterator[Assertion]:
        """ "Officials blamed the group": the accused is the doer."""
        obj = self._syntax.child(verb, "dobj", "nsubjpass")
        agent = self._agent(obj) if obj is not None else None
        if agent is None:
            return
        subject = self._syntax.subject(verb)
        accuser = self._agent(subject) if subject is not None and subject != obj else None
        voice = (
            self._voice(verb)
            if accuser is None
            else Voice(self._as_source(accuser), None, None, "the accuser")
        )
        yield Assertion("responsibility", verb, voice, self._stance(voice), None, agent, None, "blames")

    def _by_agent(self, noun: int) -> Iterator[Assertion]:
        """ "An assault by two suicide bombers": the doer named at the attack."""
        by = next((c for c in self._syntax.children[noun] if self._syntax.low(c) == "by"), None)
        doer = self._syntax.child(by, "pobj") if by is not None else None
        agent = self._agent(doer) if doer is not None else None
        if agent is not None:
            voice = self._voice(noun)
            yield Assertion(
                "responsibility", noun, voice, self._stance(voice), None, agent, None, "attack by"
            )

    # ------------------------------------------------------------ control
    def _control(self, verb: int) -> Iterator[Assertion]:
        passive = self._syntax.is_passive(verb)
        if self._syntax.lemma(verb) == "fall":
            to = next((c for c in self._syntax.children[verb] if self._syntax.low(c) == "to"), None)
            holder = self._syntax.child(to, "pobj") if to is not None else None
            held = self._syntax.subject(verb)
        elif passive:
            by = self._syntax.child(verb, "agent")
            holder = self._syntax.child(by, "pobj") if by is not None else None
            held = self._syntax.subject(verb)
        else:
            holder, held = self._syntax.subject(verb), self._syntax.child(verb, "dobj")
        agent = self._agent(holder) if holder is not None else None
        if agent is None or held is None or not self._is_place(held):
            return
        voice = self._voice(verb)
        where = self._syntax.trimmed(*self._syntax.noun_phrase(held))
        stance: Stance = "denied" if self._syntax.is_negated(verb) else self._stance(voice)
        yield Assertion("control", verb, voice, stance, None, agent, where, "takes or holds")

    def _is_place(self, place: int) -> bool:
        token = self._syntax.tokens[place]
        named = any(p.start <= token.start < p.end for p in self._syntax.reading.places)
        return named or token.lemma in PLACE_NOUNS

    # ------------------------------------------------------------ descriptions
    def _is(self, verb: int) -> Iterator[Assertion]:
        """ "The captives were kitchen staff"; "some were seen to be wearing uniforms"."""
        subject = self._syntax.subject(verb)
        worn = self._syntax.lemma(verb) in WEARS
        said = self._syntax.child(verb, "dobj") if worn else self._syntax.child(verb, "attr")
        if subject is None or said is None or self._syntax.tokens[said].tag not in NOUN_TAGS:
            return
        people = self._described(subject)
        personal = worn or self._syntax.lemma(said) in self._lexicon.people
        if people is None or not personal or self._syntax.child(said, "nummod") is not None:
            return
        span = self._syntax.trimmed(
            *(self._syntax.edges(said) if not worn else (verb, self._syntax.edges(said)[1]))
        )
        voice = self._voice(said)
        stance: Stance = "denied" if self._syntax.is_negated(verb) else self._stance(voice)
        yield Assertion("description", verb, voice, stance, people, None, span, "wears" if worn else "is")

    def _names(self, verb: int) -> Iterator[Assertion]:
        """ "Named the bombers as A and B"."""
        obj = self._syntax.child(verb, "dobj", "nsubjpass")
        as_ = next((c for c in self._syntax.children[verb] if self._syntax.low(c) == "as"), None)
        said = self._syntax.child(as_, "pobj") if as_ is not None else None
        if obj is None or said is None or as_ is None:
            return
        people = self._described(obj)
        if people is None:
            return
        voice = self._voice(said)
        span = self._syntax.trimmed(as_ + 1, self._syntax.edges(as_)[1])
        yield Assertion("description", verb, voice, self._stance(voice), people, None, span, "named as")

    def _described(self, subject: int) -> People | None:
        token = self._syntax.tokens[subject]
        if token.lemma in self._lexicon.people and token.tag in NOUN_TAGS:
            return self._peoples.people(subject)
        if token.text.lower() in ("some", "many", "others", "they", "several", "most"):
            return self._peoples.before(subject)
        return None

    # ------------------------------------------------------------ common
    def _voice(self, place: int) -> Voice:
        token = self._syntax.tokens[place]
        return self._speakers.at(token.start, token.end)

    def _stance(self, voice: Voice) -> Stance:
        speech: Speech | None = self._speakers.speeches[voice.speech] if voice.speech is not None else None
        if speech is None:
            return "affirmed"
        return "denied" if speech.denies else "doubted" if speech.doubts else "affirmed"

    def _agent(self, head: int) -> Agent | None:
        token = self._syntax.tokens[head]
        if token.tag not in NOUN_TAGS:
            return None
        people = self._peoples.people(head)
        known = (
            people.actor is not None
            or token.lemma in self._lexicon.people
            or token.lemma in ("group", "movement")
        )
        if not known or people.name is None or people.start is None or people.end is None:
            return None
        return Agent(name=people.name, actor=people.actor, start=people.start, end=people.end)

    def _as_source(self, agent: Agent) -> Source:
        return self._speakers.named(Span(start=agent.start, end=agent.end, text=agent.name), agent.actor)


__all__ = ["SUBJECTS", "Assertion", "AssertionFinder"]
