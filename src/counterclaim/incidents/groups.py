"""Victim groups: one group for "SDF fighters", "its forces" and "Kurdish troops" of one registry actor.

A group is an institution (a party, not its units) and a class; without an actor it is the class; where the
class alone would throw strangers together (two sides' fighters, mixed or unknown people) it is the head
noun, brought to one word for each family of synonyms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from counterclaim.incidents.names import head, singular, words
from counterclaim.model import Claim, PeopleClass, VictimGroup
from counterclaim.resources.actors import FIGHTING_KINDS, Registry
from counterclaim.resources.codebook import Codebook

# Head nouns that mean the same people in a casualty report; the first names the family.
_FAMILIES: tuple[tuple[str, ...], ...] = (
    ("police", "policeman", "policewoman", "officer", "constable", "cop", "patrolman"),
    ("soldier", "troop", "serviceman", "servicewoman", "force", "army", "personnel", "trooper", "infantryman",
     "conscript", "recruit", "private", "corporal", "sergeant", "lieutenant", "captain", "major", "colonel"),
    ("fighter", "militant", "insurgent", "rebel", "guerrilla", "gunman", "attacker", "assailant", "jihadist",
     "jihadi", "terrorist", "extremist", "bandit", "raider", "element", "militiaman", "combatant", "bomber"),
    ("student", "pupil", "schoolgirl", "schoolboy", "schoolchild"),
    ("child", "minor", "girl", "boy", "baby", "infant", "toddler", "teenager"),
    ("woman", "female"),
    ("journalist", "reporter", "cameraman"),
    ("medic", "doctor", "nurse", "paramedic"),
)  # fmt: skip
_FAMILY = {word: family[0] for family in _FAMILIES for word in family}
# Civilians who are counted apart from "the civilians": each is a part of them, never the whole.
_APART = frozenset({"student", "child", "woman", "journalist", "medic"})
_PEOPLE = "people"
_OWN = frozenset({"own", "our", "ours", "martyr", "martyrs"})  # a party's words for those of its side
_MEMBERS = frozenset({"member", "element", "man", "personnel"})  # whose group is named after "of"
_GROUP_NAMES = frozenset({"guard", "fighter", "ranger", "police", "troop"})  # an actor's name that says who


class GroupKey(NamedTuple):
    """What two claims must share to be about the same people."""

    actor: str | None
    klass: PeopleClass
    word: str


def generic_nouns(codebook: Codebook) -> frozenset[str]:
    """Return the nouns that do not say who people are: "people", and "dead" or "killed" alone."""
    tolls = (noun for nouns in codebook.toll_nouns.values() for noun in nouns)
    return frozenset({"", *codebook.people.unknown, *codebook.toll_nouns, *tolls})


def key_of(claim: Claim, registry: Registry, generic: frozenset[str], party: str | None = None) -> GroupKey:
    """Return the group that a claim's own words put its victims into.

    Args:
        claim: whose victims are meant.
        registry: knows which unit belongs to which force.
        generic: nouns that tell nothing.
        party: the force that makes the claim, if one does; "our martyrs" are its own.
    """
    victims = claim.victims
    if victims is None:
        return GroupKey(None, "unknown", _PEOPLE)
    if party is not None and _OWN & set(words(victims.name)):
        return GroupKey(party_of(party, registry), "combatant", "")
    noun = _noun(victims.name)
    family = _PEOPLE if noun in generic else _FAMILY.get(noun, noun)
    if victims.klass == "civilian":
        return GroupKey(None, "civilian", family if family in _APART else "")
    if victims.actor is not None:
        return GroupKey(party_of(victims.actor, registry), victims.klass, "")
    if victims.klass == "detainee":
        return GroupKey(None, "detainee", "")
    if family == _PEOPLE and victims.klass == "combatant":
        return GroupKey(None, "combatant", "")
    if family == _PEOPLE:
        return GroupKey(None, "mixed" if victims.klass == "mixed" else "unknown", _PEOPLE)
    return GroupKey(None, victims.klass, family)


def _noun(name: str | None) -> str:
    """Return the noun that says who people are: of "members of the prison guard", the guard."""
    noun = head(name)
    if noun not in _MEMBERS or name is None or " of " not in name:
        return noun
    group = name.partition(" of ")[2]
    return "security force" if "security" in words(group) else head(group)


def _bare_noun(name: str | None) -> str:
    """Return the noun of a name that says no more; nothing of "fighters of the organisation of the State"."""
    return "" if " of " in _plain(name) else _noun(name)


def group_claims(
    claims: Sequence[Claim], registry: Registry, codebook: Codebook, parties: Mapping[str, str] | None = None
) -> dict[str, VictimGroup]:
    """Return the victim group of every claim, by claim id; `parties` are the forces that make claims.

    "Militants" without an actor join the one actor of the incident whose people are called that elsewhere;
    where two actors' people are, or where more is said of whose militants they are, they stay by
    themselves. "People" are one group, mixed as soon as one claim of the incident says so.
    """
    generic = generic_nouns(codebook)
    said_by = parties or {}
    own = {claim.id: key_of(claim, registry, generic, said_by.get(claim.id)) for claim in claims}
    called: dict[tuple[PeopleClass, str], set[GroupKey]] = {}
    for claim in claims:
        key = own[claim.id]
        if key.actor is not None and claim.victims is not None:
            called.setdefault((key.klass, _noun(claim.victims.name)), set()).add(key)
    mixed = GroupKey(None, "mixed", _PEOPLE)
    people = mixed if mixed in own.values() else mixed._replace(klass="unknown")
    bare = {claim.id: _bare_noun(claim.victims.name) if claim.victims else "" for claim in claims}
    final = {
        claim_id: people if key.word == _PEOPLE else _adopt(key, bare[claim_id], called)
        for claim_id, key in own.items()
    }
    labels = _labels(claims, final, registry)
    return {
        claim_id: VictimGroup(actor=key.actor, klass=key.klass, label=labels[key])
        for claim_id, key in final.items()
    }


def _adopt(key: GroupKey, noun: str, called: Mapping[tuple[PeopleClass, str], set[GroupKey]]) -> GroupKey:
    owners = called.get((key.klass, noun), set()) if key.actor is None and key.word else set()
    return next(iter(owners)) if len(owners) == 1 else key


def _labels(claims: Iterable[Claim], keys: Mapping[str, GroupKey], registry: Registry) -> dict[GroupKey, str]:
    """Name each group: the registry's name and the class, else the words its reports use most."""
    used: dict[GroupKey, Counter[str]] = {}
    for claim in claims:
        name = claim.victims.name if claim.victims is not None else None
        used.setdefault(keys[claim.id], Counter())[_plain(name)] += 1
    has_sides = sum(key.klass == "combatant" for key in used) > 1
    return {key: _label(key, names, registry, has_sides=has_sides) for key, names in used.items()}


_CLASS_WORDS: dict[PeopleClass, str] = {
    "combatant": "combatants", "civilian": "civilians", "detainee": "detainees",
    "mixed": "people", "unknown": "people",
}  # fmt: skip
_PLURALS = {"woman": "women", "child": "children", "police": "police", "security force": "security forces"}
# What may stand before the noun in the words of a report and says nothing of who people are.
_COUNTED = re.compile(
    r"^(?:(?:more|less|fewer|other|than|about|around|at|least|some|over|up|to|nearly|almost|the|a|an|its|their|"
    r"our|his|her|group['’]s|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|dead|"
    r"dozens?|scores|hundreds?|thousands?|of|[\d.,]+)\s+)+",
    re.IGNORECASE,
)


def _plain(name: str | None) -> str:
    """Return a name without what counts it: "than 100 prisoners" are prisoners."""
    return _COUNTED.sub("", " ".join((name or "").split()))


def _label(key: GroupKey, names: Counter[str], registry: Registry, *, has_sides: bool) -> str:
    if key.actor is not None:
        name = actor_name(key.actor, registry)
        if singular(words(name)[-1]) in _GROUP_NAMES and key.klass == "combatant":
            return name
        return f"{name} {_CLASS_WORDS[key.klass]}"
    if key.word == _PEOPLE:
        return "people (all sides)" if has_sides else "people"
    if not key.word:
        return _CLASS_WORDS[key.klass]
    if key.word in _FAMILY or key.word in _PLURALS:
        return _PLURALS.get(key.word, key.word + "s")
    named = sorted((-count, name) for name, count in names.items() if name)
    return named[0][1] if named else key.word


def party_of(actor: str, registry: Registry) -> str:
    """Return the force that a unit or media arm belongs to; a state is not a force, nor is a coalition.

    An id that the registry does not hold is its own party.
    """
    actor = registry.institution(actor)
    found = registry.by_id(actor)
    while found is not None and found.kind in FIGHTING_KINDS and found.parent is not None:
        parent = registry.by_id(found.parent)
        if parent is None or parent.kind not in FIGHTING_KINDS - {"coalition"}:
            break
        actor, found = parent.id, parent
    return actor


def actor_name(actor: str, registry: Registry) -> str:
    """Return the registry's name of an actor, its id where the registry does not hold it."""
    found = registry.by_id(actor)
    return found.name if found is not None else actor
