"""Events that a report only alludes to: a noun for violence, and neither whom it hit nor who did it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from counterclaim.claims.events.actors import HIT
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Claim, Event, Reason

VIOLENCE = ("Battles", "Explosions/Remote violence", "Violence against civilians")
PLURALS = ("NNS", "NNPS")
UNTIED = "none: told beside what the report only alludes to"


class Told(NamedTuple):
    """What a report tells: its events, all its claims, of which some lost an event, and the reasons."""

    events: tuple[Event, ...]
    claims: list[Claim]
    reasons: list[Reason]


def without_allusions(
    syntax: Syntax, events: Sequence[Event], claims: Sequence[Claim], reasons: Sequence[Reason]
) -> Told:
    """Return the events without those that are only alluded to; their claims stay, as of no event.

    What a report opens with, what has parts, and any event that people are counted in, is told.
    """
    dropped = {event.id for event in _alluded(syntax, events, claims)}
    loose = {claim.id for claim in claims if claim.event in dropped}
    return Told(
        tuple(event for event in events if event.id not in dropped),
        [replace(claim, event=None) if claim.id in loose else claim for claim in claims],
        [_untied(reason) if reason.record in loose else reason for reason in reasons],
    )


def _alluded(syntax: Syntax, events: Sequence[Event], claims: Sequence[Claim]) -> Iterator[Event]:
    wholes = {event.part_of for event in events}
    for number, event in enumerate(events):
        said = [claim for claim in claims if claim.event == event.id]
        first = event.mentions[0]
        opens = number == 0 and syntax.sentence_number(syntax.at(first.start)) == 0
        if not opens and event.id not in wholes and event.type in VIOLENCE and not _is_told(event, said):
            tag = syntax.tokens[syntax.nucleus(syntax.at(first.start), syntax.at(first.end - 1))].tag
            if tag in PLURALS or (tag in NOUN_TAGS and not _is_by_somebody(event)):
                yield event


def _is_told(event: Event, claims: Sequence[Claim]) -> bool:
    """Whether a report tells whom or what a deed hit, counts anybody, or says who claims it or is blamed."""
    if event.targets or any(actor.role in HIT for actor in event.actors):
        return True
    return any(c.victims is not None or c.count is not None or c.kind == "responsibility" for c in claims)


def _is_by_somebody(event: Event) -> bool:
    return any(actor.role == "perpetrator" for actor in event.actors)


def _untied(reason: Reason) -> Reason:
    return replace(reason, rule=UNTIED) if reason.field == "event" else reason
