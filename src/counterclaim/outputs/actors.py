"""Whom pages and tables name as taking part in an incident."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.model import ActorRole, EventActor

ROLES: tuple[ActorRole, ...] = ("perpetrator", "target", "victim", "supporter", "other")


def is_named(actor: EventActor) -> bool:
    """Whether somebody is told by name: registered, or with a capital letter in a text that has small ones.

    "Free Highlands Front" and "Libya's eastern air force" are; "men" and "MEMBERS" only describe.
    """
    capitals = [word for word in actor.name.split() if word[0].isupper() and not word.isupper()]
    return actor.actor is not None or bool(capitals)


def is_participant(actor: EventActor) -> bool:
    """Whether somebody did something or was attacked; those harmed are told by the claims themselves."""
    return actor.role in ("perpetrator", "target", "supporter") or actor.actor is not None


def one_each(actors: Iterable[EventActor]) -> tuple[EventActor, ...]:
    """Keep the first mention of each actor, in order."""
    kept: dict[str, EventActor] = {}
    for actor in actors:
        kept.setdefault(actor.actor or actor.name.casefold(), actor)
    return tuple(kept.values())


def spelled(actor: EventActor) -> str:
    """Return a registered actor's name, or the report's words in quotation marks."""
    if actor.actor is not None:
        return actor.name
    return f"“{actor.name.lower() if actor.name.isupper() else actor.name}”"


def names(actors: Iterable[EventActor]) -> tuple[str, ...]:
    """Return one name for each participant, in order."""
    return tuple(actor.name for actor in one_each(actors) if is_participant(actor))


def forces(actors: Iterable[EventActor]) -> tuple[str, ...]:
    """Return the names of registered actors, and of groups that are said to have acted.

    Persons and descriptions are left out: lists and tables are no place for them.
    """
    chosen = (a for a in one_each(actors) if a.actor is not None or (a.role == "perpetrator" and is_named(a)))
    return tuple(dict.fromkeys(actor.name for actor in chosen))


def by_role(actors: Iterable[EventActor]) -> tuple[tuple[ActorRole, tuple[str, ...]], ...]:
    """Return the participants as they are spelled under each role they have, roles in a fixed order."""
    kept = [actor for actor in actors if is_participant(actor)]
    grouped = ((role, one_each(actor for actor in kept if actor.role == role)) for role in ROLES)
    return tuple((role, tuple(spelled(member) for member in members)) for role, members in grouped if members)
