"""The perpetrators that claims of responsibility name, recorded with the events the claims are about."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.model import Agent, Claim, Event, EventActor


def with_doers(events: Sequence[Event], claims: Sequence[Claim]) -> tuple[Event, ...]:
    """Return the events with those whom a claim of responsibility names, unless it is a denial."""
    return tuple(_with_doers(event, [c for c in claims if c.event == event.id]) for event in events)


def _with_doers(event: Event, claims: Sequence[Claim]) -> Event:
    said = [c for c in claims if c.kind == "responsibility" and c.by is not None]
    accused = [c.by for c in said if c.stance != "denied" and c.by is not None]
    actors = list(event.actors)
    for agent in accused:
        if not any(_is_same(agent, actor) for actor in actors if actor.role == "perpetrator"):
            actors.append(_perpetrator(agent))
    actors.sort(key=lambda actor: (actor.start, actor.end))
    return msgspec.structs.replace(event, actors=tuple(actors))


def _is_same(agent: Agent, actor: EventActor) -> bool:
    """Whether a doer is already there: under its registry id, its words, or a part of them."""
    if agent.actor is not None and agent.actor == actor.actor:
        return True
    name, known = agent.name.lower(), actor.name.lower()
    return name in known or (actor.start < agent.end and agent.start < actor.end)


def _perpetrator(agent: Agent) -> EventActor:
    return EventActor(
        name=agent.name, actor=agent.actor, role="perpetrator", start=agent.start, end=agent.end
    )
