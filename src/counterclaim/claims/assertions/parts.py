"""What the finders of claims without a count share: the claim in the making, voices, stances and agents."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import msgspec

from counterclaim.claims.events.described import Described
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Peoples
from counterclaim.claims.speakers.finder import Speakers, Voice
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Agent, Kind, People, Span, Stance

OF_PHRASE = re.compile(r"\s+(?:of|for|in|at|from)\s")


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim without a count before it gets its identifier; `trigger` is a token."""

    kind: Kind
    trigger: int
    voice: Voice
    stance: Stance
    people: People | None
    by: Agent | None
    said: Span | None
    rule: str


class Parts:
    """Look-ups over one reading that every finder asks for."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, speakers: Speakers, peoples: Peoples) -> None:
        """Keep what the rules look up."""
        self.syntax, self.lexicon, self.peoples = syntax, lexicon, peoples
        self.words = lexicon.codebook.event_words
        self._speakers, self._described = speakers, Described(syntax, lexicon)
        self._bodies = frozenset(self.words.groups) | (lexicon.collective & frozenset(lexicon.people))

    def voice(self, place: int) -> Voice:
        """Return who says the words at a token."""
        token = self.syntax.tokens[place]
        return self._speakers.at(token.start, token.end)

    def own_voice(self, agent: Agent, rule: str) -> Voice:
        """Return the voice of an agent that speaks for itself."""
        span = Span(start=agent.start, end=agent.end, text=agent.name)
        return Voice(self._speakers.named(span, agent.actor), None, None, rule)

    def claimant_voice(self, agent: Agent, rule: str) -> Voice:
        """Return the voice of whoever speaks of its own deed: a party to it, whatever it is called."""
        voice = self.own_voice(agent, rule)
        unknown = agent.actor is None and self.lexicon.role(agent.name) is None
        return (
            replace(voice, source=msgspec.structs.replace(voice.source, role="party")) if unknown else voice
        )

    def stance(self, verb: int, voice: Voice) -> Stance:
        """Return how the voice stands to what the verb says."""
        speech = self._speakers.speeches[voice.speech] if voice.speech is not None else None
        if self.syntax.tokens[verb].tag.startswith("VB") and self.syntax.is_negated(verb):
            return "denied"
        if speech is not None and speech.denies:
            return "denied"
        if speech is not None and speech.doubts:
            return "doubted"
        return "unclear" if self.is_open(verb) or self._is_question(verb) else "affirmed"

    def _is_question(self, place: int) -> bool:
        sentence = self.syntax.sentence(place)
        return "?" in (self.syntax.low(end) for end in range(sentence.last - 2, sentence.last))

    def is_open(self, verb: int) -> bool:
        """Whether a verb says what may be, not what is: a modal, a question, "if"."""
        children = self.syntax.children[verb]
        modal = any(self.syntax.tokens[child].tag == "MD" for child in children)
        return modal or any(self.syntax.low(child) in ("if", "whether") for child in children)

    def party(self, head: int | None, *, shortly: bool = False) -> Agent | None:
        """Return who fights or rules, named at a noun; `shortly` without what follows "of"."""
        if head is None or self.syntax.tokens[head].tag not in NOUN_TAGS or self._is_nobody(head):
            return None
        beside = self._described.called(head) or self.syntax.child(head, "appos")
        if beside is not None and beside > head and self.syntax.lemma(head) in self._bodies:
            return self.party(beside) or self._by_name(beside) or self._party(head, shortly=shortly)
        return self._party(head, shortly=shortly)

    def _by_name(self, name: int) -> Agent | None:
        """Return a body by the name alone: "a group, the Red Dawn"; not "the Red Dawn Army (RDA)"."""
        short = self.syntax.low(self.syntax.edges(name)[0] - 1) in ("(", "[")
        return self.speaker(name) if self.syntax.tokens[name].tag in ("NNP", "NNPS") and not short else None

    def _party(self, head: int, *, shortly: bool) -> Agent | None:
        people, lemma = self.peoples.people(head), self.syntax.lemma(head)
        combatant = self.lexicon.people.get(lemma) == "combatant" or lemma in self.words.groups
        if people.name is None or people.start is None or people.end is None:
            return None
        if lemma in self.lexicon.texts or not (people.actor is not None or combatant):
            return None
        end = people.end
        if shortly and (cut := OF_PHRASE.search(people.name)) is not None:
            end = people.start + cut.start()
        name = self.syntax.text[people.start : end]
        return Agent(name=name, actor=people.actor, start=people.start, end=end)

    def speaking_party(self, verb: int) -> Agent | None:
        """Return the party that speaks where a pronoun stands for it: "it said it was behind the attack"."""
        source = self.voice(verb).source
        if source.role != "party" or source.name is None or source.start is None or source.end is None:
            return None
        if source.name.lower().startswith(("no ", "neither ", "nobody")):
            return None
        return Agent(name=source.name, actor=source.actor, start=source.start, end=source.end)

    def speaker(self, head: int | None) -> Agent | None:
        """Return anybody named at a noun that may speak: a party, an office, a person."""
        if head is None or self.syntax.tokens[head].tag not in NOUN_TAGS:
            return None
        people = self.peoples.people(head)
        if people.name is None or people.start is None or people.end is None:
            return None
        return Agent(name=people.name, actor=people.actor, start=people.start, end=people.end)

    def doer(self, verb: int) -> Agent | None:
        """Return the party that is the subject of a verb, itself or through a pronoun."""
        subject = self.syntax.subject(verb)
        if subject is not None and self.syntax.tokens[subject].tag in ("PRP", "WP", "WDT"):
            return self.speaking_party(verb)
        return self.party(subject)

    def object_of(self, place: int, *prepositions: str) -> int | None:
        """Return what one of the prepositions under a token governs."""
        for child in self.syntax.children[place]:
            if self.syntax.low(child) in prepositions:
                return self.syntax.child(child, "pobj")
        return None

    def _is_nobody(self, head: int) -> bool:
        determiner = self.syntax.child(head, "det")
        return determiner is not None and self.syntax.low(determiner) in ("no", "neither", "any")
