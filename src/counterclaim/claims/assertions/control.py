"""Claims of who holds, takes or loses a place."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.assertions.parts import Assertion, Parts
from counterclaim.model import Agent

POWER = frozenset(("control", "hold", "possession", "charge"))


class ControlFinder:
    """Finds the control claims of one reading."""

    def __init__(self, parts: Parts) -> None:
        """Keep what the rules look up."""
        self._parts, self._syntax = parts, parts.syntax
        self._holds, self._grounds = frozenset(parts.words.holds), frozenset(parts.words.grounds)

    def at(self, place: int) -> Iterator[Assertion]:
        """Yield the claims whose trigger is a token."""
        token = self._syntax.tokens[place]
        if not token.tag.startswith("VB"):
            return
        if token.lemma in self._holds:
            yield from self._takes(place)
        if token.lemma == "fall":
            held = self._syntax.subject(place)
            yield from self._holding(place, self._parts.party(self._parts.object_of(place, "to")), held)
        if token.lemma in ("take", "regain", "seize", "have", "retain", "gain", "assume", "wrest"):
            yield from self._gains_control(place)
        if token.lemma in ("be", "remain", "stay"):
            yield from self._is_held(place)

    def _takes(self, verb: int) -> Iterator[Assertion]:
        """ "Rebels captured the town", "the town was retaken by the army"."""
        if self._syntax.is_passive(verb):
            by = self._syntax.child(verb, "agent")
            holder = self._parts.party(self._syntax.child(by, "pobj")) if by is not None else None
            yield from self._holding(verb, holder, self._syntax.subject(verb))
        else:
            yield from self._holding(verb, self._parts.doer(verb), self._syntax.child(verb, "dobj"))

    def _gains_control(self, verb: int) -> Iterator[Assertion]:
        """ "The army took control of the base"."""
        power = self._syntax.child(verb, "dobj")
        if power is None or self._syntax.lemma(power) not in POWER:
            return
        yield from self._holding(verb, self._parts.doer(verb), self._parts.object_of(power, "of", "over"))

    def _is_held(self, verb: int) -> Iterator[Assertion]:
        """ "The district is under the control of the militia", "the town is in rebel hands"."""
        power = self._parts.object_of(verb, "under", "in")
        if power is None or self._syntax.lemma(power) not in (*POWER, "hand"):
            return
        holder = self._parts.object_of(power, "of")
        if holder is None:
            holder = self._syntax.child(power, "compound", "poss", "amod")
        yield from self._holding(verb, self._parts.party(holder), self._syntax.subject(verb))

    def _holding(self, verb: int, holder: Agent | None, held: int | None) -> Iterator[Assertion]:
        if holder is None or held is None or not self._is_ground(held):
            return
        voice = self._parts.voice(verb)
        first, last = self._syntax.noun_phrase(held)
        first += first < held and self._syntax.tokens[first].tag == "DT"
        where = self._syntax.trimmed(first, last)
        stance = self._parts.stance(verb, voice)
        yield Assertion("control", verb, voice, stance, None, holder, where, "takes or holds")

    def _is_ground(self, place: int) -> bool:
        token = self._syntax.tokens[place]
        named = any(p.start <= token.start < p.end for p in self._syntax.reading.places)
        return named or token.lemma in self._grounds
