"""Whom an event hit, in the light of its claims: those these count, and nobody who is told of again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.claims.events.participants import ParticipantFinder
from counterclaim.model import Claim, Event, EventActor, People

HIT = ("victim", "target")
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
    actors = (a for a in event.actors if a.role not in HIT or _stays(a, counted, participants))
    return msgspec.structs.replace(event, actors=tuple(actors))


def _stays(actor: EventActor, counted: Sequence[People], participants: ParticipantFinder) -> bool:
    if any(_is_counted(actor, people) for people in counted):
        return True
    if actor.actor is None and participants.is_named(actor):
        return not any(_words(actor.name) & _words(people.name or "") for people in counted)
    return actor.role == "target" and participants.is_body(actor)


def _is_counted(actor: EventActor, people: People) -> bool:
    """Whether a claim counts these very words, the same ones elsewhere, or people of the same body."""
    if actor.name.lower() == (people.name or "").lower():
        return True
    if actor.actor is not None and actor.actor == people.actor:
        return True
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
