"""Where a source stands towards the people it speaks of: on one side with them, an enemy, neutral."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from counterclaim.model import People
from counterclaim.resources.actors import Registry

Standing = Literal["same_side", "enemy", "neutral", "unknown"]
OUTSIDERS = frozenset({"monitor", "ngo", "un", "medical", "outlet"})
STATES = frozenset({"state_force", "police", "government", "agency", "coalition", "medical", "party"})
REBELS = frozenset({"armed_group", "militia"})


class Party(NamedTuple):
    """Who speaks: its id where it is registered, its name, and when."""

    actor: str | None
    name: str
    day: date | None


def standing(registry: Registry, party: Party, victims: People) -> Standing:
    """Return where a source stands towards victims."""
    source = registry.by_id(party.actor) if party.actor is not None else None
    people = registry.by_id(victims.actor) if victims.actor is not None else None
    if source is None:
        return "neutral"
    if people is not None:
        same = registry.same_side(source.id, people.id, party.day)
        if source.kind in OUTSIDERS:
            return "same_side" if same and source.id == people.id else "neutral"
        if same is not None:
            return "same_side" if same else "enemy"
    return "unknown"
