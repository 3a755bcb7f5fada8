"""Claims of who did it: claimed, denied, blamed on somebody, or told with the attack itself."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.assertions.parts import Assertion, Parts
from counterclaim.claims.syntax import NOUN_TAGS
from counterclaim.model import Agent, Stance

ADMITS = frozenset(("admit", "acknowledge", "confess", "deny"))
OWN = frozenset(("it", "they", "its", "their", "he", "she", "we"))


class ResponsibilityFinder:
    """Finds the responsibility claims of one reading."""

    def __init__(self, parts: Parts) -> None:
        """Keep what the rules look up."""
        self._parts, self._syntax = parts, parts.syntax
        words = parts.words
        self._attacks, self._blame = frozenset(words.attacks), frozenset(words.takes_blame)
        self._takes, self._blames = frozenset(words.takes), frozenset(words.blames)
        self._carries = frozenset(words.carries_out)
        self._deeds = self._attacks | frozenset(words.harms) | frozenset(words.hits) | {"violence", "crime"}

    def at(self, place: int) -> Iterator[Assertion]:
        """Yield the claims whose trigger is a token."""
        token = self._syntax.tokens[place]
        if token.tag in NOUN_TAGS and token.lemma in self._attacks:
            yield from self._by_agent(place)
        if not token.tag.startswith("VB"):
            return
        if token.lemma in self._takes or token.lemma in ("deny", "reject"):
            yield from self._takes_it(place)
        if token.lemma in self._blames:
            yield from self._blames_it(place)
        if token.lemma in ADMITS:
            yield from self._owns_up(place)
        if token.lemma == "hold":
            yield from self._holds_it(place)
        if token.lemma == "be":
            yield from self._is_behind(place)
        if token.lemma in self._carries:
            yield from self._carries_out(place)

    def _owns_up(self, verb: int) -> Iterator[Assertion]:
        """ "The group admitted killing him", "denied that it had killed him": it speaks of its own deed."""
        deed = self._syntax.child(verb, "xcomp", "ccomp", "pcomp")
        agent = self._parts.doer(verb)
        if deed is None or agent is None or self._syntax.lemma(deed) not in self._deeds:
            return
        doer = self._syntax.child(deed, "nsubj", "nsubjpass")
        if (doer is not None and self._syntax.low(doer) not in OWN) or self._syntax.is_negated(verb):
            return
        stance: Stance = "denied" if self._syntax.lemma(verb) == "deny" else "affirmed"
        voice = self._parts.own_voice(agent, "who owns or denies the deed speaks for itself")
        yield Assertion("responsibility", verb, voice, stance, None, agent, None, "owns the deed")

    def _takes_it(self, verb: int) -> Iterator[Assertion]:
        """ "The group claimed responsibility", "the army denied involvement": it speaks for itself."""
        obj = self._syntax.child(verb, "dobj")
        denies = self._syntax.lemma(verb) in ("deny", "reject")
        wanted = self._blame | ({"involvement", "role", "part"} if denies else self._attacks)
        agent = self._parts.doer(verb)
        if obj is None or agent is None or self._syntax.lemma(obj) not in wanted or self._parts.is_open(verb):
            return
        negated = self._syntax.is_negated(verb)
        if negated and not denies:
            return  # "has not claimed" asserts nothing of who did it
        stance: Stance = "denied" if denies and not negated else "affirmed"
        voice = self._parts.own_voice(agent, "the claimant speaks for itself")
        yield Assertion("responsibility", verb, voice, stance, None, agent, None, "claims responsibility")

    def _blames_it(self, verb: int) -> Iterator[Assertion]:
        """ "Officials blamed the group", "blamed the attack on it", "attributed it to the army"."""
        accused = self._parts.object_of(verb, "on", "to", "upon")
        blamed = self._syntax.child(verb, "dobj", "nsubjpass")
        if accused is None and blamed is not None and self._syntax.lemma(blamed) in self._attacks:
            accused = self._parts.object_of(blamed, "on")  # as parsers read "blamed the attack on X"
        elif accused is None:
            accused = blamed
        elif blamed is None or self._syntax.lemma(blamed) not in self._deeds:
            return
        if self._is_of_violence(verb, "of", "for"):
            yield from self._accuses(verb, accused)

    def _holds_it(self, verb: int) -> Iterator[Assertion]:
        """ "Police hold the group responsible for the attack"."""
        held = self._syntax.child(verb, "dobj", "nsubjpass")
        around = [*self._syntax.children[verb], *(self._syntax.children[held] if held is not None else ())]
        charge = next((c for c in around if self._syntax.lemma(c) == "responsible"), None)
        if charge is not None and self._is_of_violence(charge, "for"):
            yield from self._accuses(verb, self._syntax.child(charge, "nsubj") or held)

    def _accuses(self, verb: int, accused: int | None) -> Iterator[Assertion]:
        agent = self._parts.party(accused, shortly=True)
        if agent is None or self._syntax.is_negated(verb):
            return
        passive = self._syntax.is_passive(verb)
        speaks = self._parts.object_of(verb, "by") if passive else self._syntax.subject(verb)
        accuser = self._parts.speaker(speaks)
        voice = self._parts.voice(verb) if accuser is None else self._parts.own_voice(accuser, "the accuser")
        stance = self._parts.stance(verb, voice)
        yield Assertion("responsibility", verb, voice, stance, None, agent, None, "blames")

    def _is_behind(self, verb: int) -> Iterator[Assertion]:
        """ "It was behind the bombing", "rebels are responsible", "the attack was the work of X"."""
        behind = self._parts.object_of(verb, "behind")
        said = self._syntax.child(verb, "acomp", "attr")
        what = self._syntax.lemma(said) if said is not None else ""
        agent = None
        if what == "work" and said is not None:
            agent = self._parts.party(self._parts.object_of(said, "of"))
        else:
            responsible = what == "responsible" and said is not None and self._is_of_violence(said, "for")
            if responsible or (behind is not None and self._syntax.lemma(behind) in self._attacks):
                agent = self._parts.doer(verb)
        if agent is not None:
            yield self._told(verb, agent, "is behind it")

    def _is_of_violence(self, place: int, *prepositions: str) -> bool:
        """Whether what is charged is violence, not "responsible for public order", "accused of delays"."""
        charges = [c for c in self._syntax.children[place] if self._syntax.low(c) in prepositions]
        return not charges or any(
            self._syntax.lemma(place) in self._deeds
            for charge in charges
            for place in range(charge, self._syntax.edges(charge)[1] + 1)
        )

    def _carries_out(self, verb: int) -> Iterator[Assertion]:
        """ "The attack was carried out by X", "X staged the attack"."""
        passive = self._syntax.is_passive(verb)
        deed = self._syntax.subject(verb) if passive else self._syntax.child(verb, "dobj")
        if deed is None or self._syntax.lemma(deed) not in self._attacks or self._parts.is_open(verb):
            return
        by = self._syntax.child(verb, "agent")
        agent = self._parts.party(self._syntax.child(by, "pobj")) if by is not None else None
        if not passive and self._syntax.lemma(verb) not in self._takes:
            agent = self._parts.doer(verb)
        if agent is not None:
            yield self._told(verb, agent, "carries it out")

    def _by_agent(self, noun: int) -> Iterator[Assertion]:
        """ "An assault by two suicide bombers": the doer named at the attack."""
        agent = self._parts.party(self._parts.object_of(noun, "by"))
        if agent is not None:
            yield self._told(noun, agent, "attack by")

    def _told(self, trigger: int, agent: Agent, rule: str) -> Assertion:
        voice = self._parts.voice(trigger)
        stance = self._parts.stance(trigger, voice)
        return Assertion("responsibility", trigger, voice, stance, None, agent, None, rule)
