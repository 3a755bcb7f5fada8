"""Who did it, in the light of an event's claims: the doers that these name, and whether as suspects."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from counterclaim.claims.assertions.same_doers import SameDoers
from counterclaim.claims.assertions.surety import Surety
from counterclaim.claims.events.participants import ParticipantFinder
from counterclaim.model import Agent, Claim, Event, EventActor


def with_doers(
    events: Sequence[Event],
    claims: Sequence[Claim],
    surety: Surety,
    participants: ParticipantFinder,
    same: SameDoers,
) -> tuple[Event, ...]:
    """Return the events with those whom a claim of responsibility names, unless it is a denial.

    An event whose doers are suspects and no more is alleged.
    """
    told = [(event, [c for c in claims if c.event == event.id]) for event in events]
    full = [(_with_doers(event, _accused(said), participants), said) for event, said in told]
    once = [(_once(event, _accused(said), same), said) for event, said in full]
    return tuple(_judged(event, said, surety) for event, said in once)


def _accused(claims: Sequence[Claim]) -> list[Agent]:
    said = (c.by for c in claims if c.kind == "responsibility" and c.stance == "affirmed")
    return [agent for agent in said if agent is not None]


def _once(event: Event, accused: Sequence[Agent], same: SameDoers) -> Event:
    return replace(event, actors=tuple(same.without(event.actors, accused)))


def _judged(event: Event, said: Sequence[Claim], surety: Surety) -> Event:
    if event.status != "occurred" or not surety.is_accusation(event, said):
        return event
    return replace(event, status="alleged")


def _with_doers(event: Event, accused: Sequence[Agent], participants: ParticipantFinder) -> Event:
    actors = list(event.actors)
    for agent in accused:
        if not any(_is_same(agent, actor) for actor in actors if actor.role == "perpetrator"):
            actors.append(_perpetrator(agent))
        doers = [actor for actor in actors if actor.role == "perpetrator"]
        bodies = [actor for actor in doers if participants.is_body(actor)]
        named = participants.bodies_of(agent)
        actors.extend(body for body in named if not any(_is_same(body, actor) for actor in bodies))
    actors.sort(key=lambda actor: (actor.start, actor.end))
    return replace(event, actors=tuple(actors))


def _is_same(agent: Agent | EventActor, actor: EventActor) -> bool:
    """Whether a doer is already there: under its registry id, its words, or a part of them."""
    if agent.actor is not None and agent.actor == actor.actor:
        return True
    name, known = agent.name.lower(), actor.name.lower()
    return name in known or (actor.start < agent.end and agent.start < actor.end)


def _perpetrator(agent: Agent) -> EventActor:
    return EventActor(
        name=agent.name, actor=agent.actor, role="perpetrator", start=agent.start, end=agent.end
    )
