"""The doers of one event told of more than once: "four gunmen", then "the attackers" and "the terrorists"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from counterclaim.claims.events.participants import ParticipantFinder
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import Syntax
from counterclaim.model import Agent, EventActor

JOINS = frozenset(("and", "or", ",", "including"))
MEMBERS = ("member",)  # of whatever body
ANYBODY = "anybody"


class SameDoers:
    """Tells which doers of an event are another word for the same, or nobody in particular."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, participants: ParticipantFinder) -> None:
        """Keep what the rules look up."""
        self._syntax, self._participants = syntax, participants
        words = lexicon.codebook.event_words
        self._crowd = frozenset((*words.irregulars, *words.unknowns, *words.doers, *MEMBERS))
        self._nobodies = frozenset(words.nobodies)

    def without(self, actors: Sequence[EventActor], accused: Sequence[Agent]) -> list[EventActor]:
        """Return the actors but for doers told of again, and those of whom nothing is told.

        Two whom claims accuse are two doers, unless they go by one word: sources may contradict one another.
        """
        starts = frozenset(agent.start for agent in accused)
        kept: list[EventActor] = []
        told: dict[str, list[EventActor]] = {}
        for actor in sorted(actors, key=lambda actor: (actor.start, actor.end)):
            if actor.role == "perpetrator" and actor.name.lower() in self._nobodies:
                continue
            known = told.setdefault(self._kind(actor), [])
            rival = actor.start in starts and all(self._is_rival(actor, other, starts) for other in known)
            if known and not rival and not self._is_another(actor, known):
                continue
            if self._is_people(actor):
                known.append(actor)
            kept.append(actor)
        return kept

    def _is_people(self, actor: EventActor) -> bool:
        """Whether an actor is a doer, and not an organisation: "a group of men" is none."""
        if actor.role != "perpetrator":
            return False
        return self._kind(actor) == ANYBODY or not self._participants.is_body(actor)

    def _is_rival(self, actor: EventActor, other: EventActor, starts: Collection[int]) -> bool:
        return other.start in starts and self._head(actor) != self._head(other)

    def _head(self, actor: EventActor) -> str:
        first, last = self._syntax.at(actor.start), self._syntax.at(actor.end - 1)
        return self._syntax.lemma(self._syntax.nucleus(first, last))

    def _kind(self, actor: EventActor) -> str:
        """Return the word for a doer; one for all that would do for any: "guerrillas", "men", "killers"."""
        head = self._head(actor)
        return ANYBODY if head in self._crowd else head

    def _is_another(self, actor: EventActor, known: Sequence[EventActor]) -> bool:
        """Whether an actor is no doer, or one told beside those of its kind, or one of another group."""
        if not self._is_people(actor):
            return True
        first, last = self._syntax.at(known[-1].end - 1) + 1, self._syntax.at(actor.start)
        between = [self._syntax.low(place) for place in range(first, last)]
        if len(between) <= 2 and any(word in JOINS for word in between):
            return True
        groups = {other.actor for other in known}
        return None not in (actor.actor, *groups) and actor.actor not in groups
