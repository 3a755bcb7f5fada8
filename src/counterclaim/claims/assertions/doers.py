"""Events in the light of their claims: the doers these name, and nobody hit who is counted there already."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from counterclaim.claims.assertions.surety import Surety
from counterclaim.claims.events.participants import ParticipantFinder
from counterclaim.model import Agent, Claim, Event, EventActor, People

HARM = ("killed", "injured", "abducted", "hostage", "tortured", "sexual_violence")
OF = re.compile(r"\s(?:of|for|from|in)\s")


def with_doers(
    events: Sequence[Event], claims: Sequence[Claim], surety: Surety, participants: ParticipantFinder
) -> tuple[Event, ...]:
    """Return the events with those whom a claim of responsibility names, unless it is a denial.

    Of people hit whom a toll claim is about, only the mention that it counts stays. An event whose doers are
    suspects and no more is alleged.
    """
    told = [(event, [c for c in claims if c.event == event.id]) for event in events]
    return tuple(_judged(_with_doers(event, said, participants), said, surety) for event, said in told)


def _judged(event: Event, said: Sequence[Claim], surety: Surety) -> Event:
    if event.status != "occurred" or not surety.is_accusation(event, said):
        return event
    return msgspec.structs.replace(event, status="alleged")


def _with_doers(event: Event, claims: Sequence[Claim], participants: ParticipantFinder) -> Event:
    said = [c for c in claims if c.by is not None and c.stance != "denied"]
    actors = list(event.actors)
    accused = [c.by for c in said if c.kind == "responsibility"]
    if not accused and not any(actor.role == "perpetrator" for actor in actors):
        accused = [c.by for c in said if c.outcome in HARM]
    for agent in filter(None, accused):
        if not any(_is_same(agent, actor) for actor in actors if actor.role == "perpetrator"):
            actors.append(_perpetrator(agent))
        doers = [actor for actor in actors if actor.role == "perpetrator"]
        bodies = [actor for actor in doers if participants.is_body(actor)]
        named = participants.bodies_of(agent)
        actors.extend(body for body in named if not any(_is_same(body, actor) for actor in bodies))
    told = [c.victims for c in claims if c.kind == "toll" and c.victims is not None]
    actors = [a for a in actors if not _is_told_again(a, told)]
    actors.sort(key=lambda actor: (actor.start, actor.end))
    return msgspec.structs.replace(event, actors=tuple(actors))


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


def _is_told_again(actor: EventActor, told: Sequence[People]) -> bool:
    """Whether an actor is another mention of people that a toll claim of the event is about."""
    if actor.role not in ("victim", "target") or actor.actor is not None:
        return False
    spans = [(p.start, p.end) for p in told if p.start is not None and p.end is not None]
    if any(start < actor.end and actor.start < end for start, end in spans):
        return False
    return any(_head(actor.name) == _head(people.name) for people in told if people.name)


def _head(name: str) -> str:
    """Return the last word before "of" and the like, without the plural's "s"."""
    words = OF.split(name.lower())[0].split()
    return words[-1].removesuffix("s") if words else ""
