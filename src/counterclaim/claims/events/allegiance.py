"""Whose fighters "the guerrillas" are: the armed group that a report names them of."""

from __future__ import annotations

from counterclaim.claims.events.actors import PROPER, Actors
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import Syntax
from counterclaim.model import ActorMention, EventActor
from counterclaim.resources.actors import Registry


class Allegiance:
    """Finds the armed group of fighters in one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, actors: Actors, registry: Registry) -> None:
        """Keep what the rules look up."""
        self._syntax, self._actors, self._registry = syntax, actors, registry
        words = lexicon.codebook.event_words
        self._irregulars, self._bodies = frozenset(words.irregulars), frozenset(words.groups)

    def group_of(self, actor: EventActor) -> EventActor | None:
        """Return the group that "the guerrillas" are known to be of, else the only one named."""
        if actor.role != "perpetrator" or not self._is_irregular(actor):
            return None
        named = [m for m in self._syntax.reading.actors if m.actor is not None and self._is_group(m)]
        if actor.actor is not None:
            named = [mention for mention in named if mention.actor == actor.actor]
        if len({mention.actor for mention in named}) != 1:
            return None
        near = min(named, key=lambda m: (m.start > actor.start, abs(m.start - actor.start)))
        return EventActor(
            name=near.text, actor=near.actor, role="perpetrator", start=near.start, end=near.end
        )

    def _is_irregular(self, actor: EventActor) -> bool:
        first, last = self._syntax.at(actor.start), self._syntax.at(actor.end - 1)
        words = range(first, last + 1)
        if any(self._syntax.lemma(place) in self._irregulars for place in words):
            return True
        body = self._syntax.lemma(self._syntax.nucleus(first, last)) in self._bodies
        named = any(self._syntax.tokens[place].tag in PROPER for place in words)
        return actor.actor is not None and body and not named  # "the organization", told of again

    def _is_group(self, mention: ActorMention) -> bool:
        """Whether a mention is the name of an armed group, not "the rebels" or "the movement"."""
        if self._syntax.lemma(self._syntax.at(mention.start)) in self._bodies and " " not in mention.text:
            return False
        known = self._registry.by_id(mention.actor or "")
        return known is not None and known.kind == "armed_group" and self._actors.is_proper(mention)
