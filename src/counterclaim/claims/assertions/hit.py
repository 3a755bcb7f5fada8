"""Whom an event hit, in the light of its claims: those these count, and nobody who is told of again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.claims.events.actors import HIT
from counterclaim.claims.events.participants import ParticipantFinder
from counterclaim.model import Claim, Event, EventActor, People

LIGHT = frozenset(("of", "the", "a", "an", "and", "in", "from", "for", "de"))  # of no weight in a name
FATES = ("escaped", "recaptured", "surrendered", "displaced", "present", "released")  # no harm done by a deed


def with_hit(
    events: Sequence[Event], claims: Sequence[Claim], participants: ParticipantFinder
) -> tuple[Event, ...]:
    """Return the events without those hit who are other words for people whom their claims count.

    Beside people counted there stay bodies that were aimed at, and persons with another name: "the minister",
    "the residents", "the police" who were hit are those of whom a claim says what befell them.
    """
    told = [(event, _counted(claim for claim in claims if claim.event == event.id)) for event in events]
    return tuple(_with_hit(event, counted, participants) for event, counted in told)


def _counted(claims: Iterable[Claim]) -> list[People]:
    tolls = (claim for claim in claims if claim.kind == "toll" and claim.stance != "denied")
    harmed = (toll.victims for toll in tolls if toll.outcome not in FATES)
    return [people for people in harmed if people is not None and people.name]


def _with_hit(event: Event, counted: Sequence[People], participants: ParticipantFinder) -> Event:
    if not counted:
        return event
    hit = [actor for actor in event.actors if actor.role in HIT]
    untold = [people for people in counted if not any(_is_at(actor, people) for actor in hit)]
    stay = [a for a in hit if any(_is_at(a, p) for p in counted) or _stays(a, counted, untold, participants)]
    actors = (actor for actor in event.actors if actor.role not in HIT or actor in stay)
    return msgspec.structs.replace(event, actors=tuple(actors))


def _stays(
    actor: EventActor, counted: Sequence[People], untold: Sequence[People], participants: ParticipantFinder
) -> bool:
    """Whether an actor whom no claim counts is not merely told again; `untold` are counted under no actor."""
    if any(actor.name.lower() == (people.name or "").lower() for people in untold):
        return True
    if actor.actor is not None and any(actor.actor == people.actor for people in counted):
        return True
    if actor.actor is None and participants.is_named(actor):
        return not any(_words(actor.name) & _words(people.name or "") for people in counted)
    return actor.role == "target" and participants.is_body(actor)


def _is_at(actor: EventActor, people: People) -> bool:
    """Whether the words for an actor are those of people counted."""
    if people.start is None or people.end is None:
        return False
    return people.start < actor.end and actor.start < people.end


def is_of_those_hit(people: People, event: Event, claims: Iterable[Claim]) -> bool:
    """Whether people who are described are some of whom an event hit, or its claims count, by their words."""
    hit = [actor.name for actor in event.actors if actor.role in HIT]
    counted = [c.victims.name for c in claims if c.event == event.id and c.victims is not None]
    told = {word for name in (*hit, *filter(None, counted)) for word in _words(name)}
    return not told.isdisjoint(_words(people.name or ""))


def _words(name: str) -> set[str]:
    return {word for word in name.lower().split() if word not in LIGHT}
