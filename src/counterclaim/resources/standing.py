"""Where a source stands towards the people it speaks of: on one side with them, an enemy, neutral."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from counterclaim.model import People
from counterclaim.resources.actors import RegisteredActor, Registry, fold_name
from counterclaim.resources.nations import ActorKind

Standing = Literal["same_side", "enemy", "neutral", "unknown"]
OUTSIDERS = frozenset({"monitor", "ngo", "un", "medical", "outlet", "agency", "other"})
HELPERS = frozenset({"ngo", "un", "medical", "monitor"})
STAFF = frozenset({"staff", "colleagues", "employees", "volunteers", "rescuers", "peacekeepers"})
REBELS = frozenset({"armed_group", "militia"})
STATE = frozenset({"state_force", "police", "government"})
OWNERS = frozenset({"its", "our", "their", "his", "her", "own"})
MINISTRY = frozenset({"ministry", "directorate", "department"})


class Party(NamedTuple):
    """Who speaks: its id where it is registered, its name, and when."""

    actor: str | None
    name: str
    day: date | None


def standing(registry: Registry, party: Party, victims: People) -> Standing:
    """Return where a source stands towards victims: by who they are, else by what they are called."""
    source = registry.by_id(registry.institution(party.actor)) if party.actor is not None else None
    kind = source.kind if source is not None else registry.kind_of(party.name)
    people = _people(registry, victims)
    if source is not None and people is not None:
        known = _between(registry, source, people, party.day)
        if known is not None and (
            kind not in OUTSIDERS or _is_public(registry, source) or known == "same_side"
        ):
            return known
    if OWNERS & set(_words(victims)) or (kind in HELPERS and STAFF & set(_words(victims))):
        return "same_side"
    if kind in OUTSIDERS and not (source is not None and _is_public(registry, source)):
        return "neutral"
    return _called(registry, "government" if kind in OUTSIDERS else kind, victims)


def _people(registry: Registry, victims: People) -> RegisteredActor | None:
    """Return whose people victims are: an actor's, or as fighters a country's army's."""
    if victims.actor is not None:
        return registry.by_id(victims.actor)
    codes = [code for word in _words(victims) for code in [registry.country(word)] if code is not None]
    if victims.klass != "combatant" or len(codes) != 1:
        return None
    return registry.institution_of(codes[0], "army")


def _between(
    registry: Registry, source: RegisteredActor, people: RegisteredActor, day: date | None
) -> Standing | None:
    same = registry.same_side(source.id, people.id, day)
    if same is None:
        same = registry.same_side(source.id, people.id)
    if same is not None:
        return "same_side" if same else "enemy"
    if source.country is None or source.country != people.country:
        return None
    states = ((source.kind in STATE or _is_public(registry, source)), people.kind in STATE)
    if all(states):
        return "same_side"
    rebels = source.kind in REBELS or people.kind in REBELS
    return "enemy" if any(states) and rebels else None


def _is_public(registry: Registry, source: RegisteredActor) -> bool:
    """Whether an outsider by kind speaks for a government: its health ministry, its media."""
    parent = registry.by_id(source.parent) if source.parent is not None else None
    is_ministry = source.kind == "medical" and bool(MINISTRY & {*fold_name(source.name)})
    return is_ministry or (parent is not None and parent.kind == "government")


def _words(victims: People) -> tuple[str, ...]:
    return fold_name(victims.name or "")


def _called(registry: Registry, kind: ActorKind, victims: People) -> Standing:
    """Return the standing that the words for victims give: a state's soldiers are its own."""
    nouns = registry.nations.descriptions
    words = {*_words(victims)}
    is_rebel = kind in REBELS
    if words & (nouns.hostile | nouns.foes):
        return "enemy"
    if words & nouns.own:
        return "same_side"
    if words & (nouns.soldiers | nouns.police):
        return "enemy" if is_rebel else "same_side"
    if words & nouns.rebels:
        return "same_side" if is_rebel else "enemy"
    is_held = victims.klass == "detainee" or bool(words & nouns.captives)
    return "enemy" if is_rebel and is_held else "same_side"
