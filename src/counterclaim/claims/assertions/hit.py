"""Whom an event hit, in the light of its claims: those these count, and nobody who is told of again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.claims.events.participants import ParticipantFinder
from counterclaim.model import Claim, Event, EventActor, People

HIT = ("victim", "target")


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
    return [toll.victims for toll in tolls if toll.victims is not None and toll.victims.name]


def _with_hit(event: Event, counted: Sequence[People], participants: ParticipantFinder) -> Event:
    if not counted:
        return event
    actors = (a for a in event.actors if a.role not in HIT or _stays(a, counted, participants))
    return msgspec.structs.replace(event, actors=tuple(actors))


def _stays(actor: EventActor, counted: Sequence[People], participants: ParticipantFinder) -> bool:
    if any(_is_counted(actor, people) for people in counted):
        return True
    if actor.actor is None and participants.is_named(actor):
        words = set(actor.name.lower().split())
        return not any(words & set((people.name or "").lower().split()) for people in counted)
    return actor.role == "target" and participants.is_body(actor)


def _is_counted(actor: EventActor, people: People) -> bool:
    """Whether a claim counts these very words, or the same ones elsewhere."""
    if actor.name.lower() == (people.name or "").lower():
        return True
    if people.start is None or people.end is None:
        return False
    return people.start < actor.end and actor.start < people.end
