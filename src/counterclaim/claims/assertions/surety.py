"""How surely a report names who did it: told as fact, or only suspected, presumed or laid to somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Agent, Claim, Event, EventActor

OPINIONS = frozenset(("opinion", "view", "judgment", "judgement", "belief"))


class Surety:
    """Tells accusations from accounts in one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        """Keep what the rules look up."""
        self._syntax = syntax
        words = lexicon.codebook.event_words
        self._hedges, self._charges = frozenset(words.hedges), frozenset(words.charges)
        self._accuses, self._suspicions = frozenset(words.accuses), frozenset(words.suspicions)

    def is_accusation(self, event: Event, claims: Sequence[Claim]) -> bool:
        """Whether all that ties the doers to the event is suspicion; whoever claims it is no mere suspect."""
        doers = [actor for actor in event.actors if actor.role == "perpetrator"]
        named = [actor for actor in doers if actor.actor is not None] or doers
        claimed = [c for c in claims if c.kind == "responsibility" and _is_own(c) and c.stance == "affirmed"]
        if not named or claimed:
            return False
        who = named[0].actor
        blamed = [c.by for c in claims if c.kind == "responsibility" and c.stance == "affirmed" and c.by]
        same = [agent for agent in blamed if agent.actor is not None and agent.actor == who]
        told = [doer for doer in doers if doer.actor in (None, who)]  # "alleged rebels", beside their group
        return any(map(self._is_suspected, told)) or any(map(self._is_suspected, same))

    def _is_suspected(self, actor: EventActor | Agent) -> bool:
        first, last = self._syntax.at(actor.start), self._syntax.at(actor.end - 1)
        words = range(max(self._syntax.sentence(first).first, first - 1), last + 1)
        if any(self._is_hedge(place) for place in words):
            return True
        head = self._syntax.nucleus(first, last)
        return self._is_charged(head) or any(self._casts_doubt(*step) for step in self._above(head))

    def _above(self, place: int) -> Iterator[tuple[int, int]]:
        """Yield each governor with the token through which it is reached."""
        for governor in self._syntax.ancestors(place):
            yield governor, place
            place = governor

    def _casts_doubt(self, governor: int, below: int) -> bool:
        """Whether words of suspicion stand over or beside what is said of a doer: not over who suspects."""
        lemma, token = self._syntax.lemma(governor), self._syntax.tokens[governor]
        speaks = self._syntax.tokens[below].dep == "nsubj"
        if token.tag in NOUN_TAGS and lemma in self._suspicions:
            return True
        if lemma in self._accuses and token.tag.startswith("VB") and not speaks:
            return True
        if self._is_opinion(governor):
            return True
        return self._is_charged(governor) or any(map(self._is_hedge, self._syntax.children[governor]))

    def _is_opinion(self, governor: int) -> bool:
        """Whether what is told is so "in the opinion of" somebody."""
        objects = (self._syntax.child(child, "pobj") for child in self._syntax.children[governor])
        return any(noun is not None and self._syntax.lemma(noun) in OPINIONS for noun in objects)

    def _is_charged(self, place: int) -> bool:
        """Whether somebody is called "responsible" or "guilty"."""
        return any(self._syntax.lemma(child) in self._charges for child in self._syntax.children[place])

    def _is_hedge(self, place: int) -> bool:
        modal = self._syntax.tokens[place].tag == "MD" and self._syntax.low(place) in self._hedges
        if self._syntax.tokens[place].tag.startswith("VB") and self._syntax.tokens[place].dep != "amod":
            return False
        return modal or self._syntax.low(place) in self._hedges


def _is_own(claim: Claim) -> bool:
    """Whether a claim of who did it is the doer's own."""
    by, source = claim.by, claim.source
    if by is None or source.start is None:
        return False
    return source.start == by.start or (by.actor is not None and by.actor == source.actor)
