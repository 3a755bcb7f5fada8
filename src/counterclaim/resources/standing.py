"""Where a source stands towards the people it speaks of: on one side with them, an enemy, neutral."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import msgspec

from counterclaim.model import People, Standing
from counterclaim.resources.actors import FIGHTING_KINDS, RegisteredActor, Registry, fold_name
from counterclaim.resources.nations import ActorKind

OUTSIDERS = frozenset({"monitor", "ngo", "un", "medical", "outlet", "agency", "other"})
HELPERS = frozenset({"ngo", "un", "medical", "monitor"})
STAFF = frozenset({"staff", "colleagues", "employees", "volunteers", "rescuers", "peacekeepers"})
REBELS = frozenset({"armed_group", "militia"})
STATE = frozenset({"state_force", "police", "government"})
VOICES = frozenset({"medical", "agency", "outlet", "media_arm"})
PARTIES = FIGHTING_KINDS | {"government"}
SOCIETIES = frozenset({"ngo", "other", "party"})
NEWS = frozenset({"agency", "outlet", "un"})
KIN = frozenset(
    {
        "sons",
        "daughters",
        "husbands",
        "wives",
        "neighbours",
        "neighbors",
        "relatives",
        "fathers",
        "mothers",
        "comrades",
    }
)
PEACEKEEPERS = frozenset({"peacekeepers", "peacekeeper"})
POLICE = frozenset({"police"})
PROTESTERS = frozenset(
    {"protesters", "protestors", "demonstrators", "marchers", "strikers", "dissidents", "oppositionists"}
)
LAWBREAKERS = frozenset(
    {
        "subversives", "subversive", "delinquents", "criminals", "rioters", "saboteurs", "bombers", "bomber",
        "hijackers", "kidnappers", "gangsters", "traffickers", "infiltrators", "plotters", "mutineers",
        "narcoterrorists", "guerrillas", "orcs", "nationalists", "fascists", "nazis", "ustashas", "ustashe",
        "chetniks", "naxals", "naxalites",
    }
)  # fmt: skip
SLURS = frozenset(
    {
        "orcs",
        "fascists",
        "nazis",
        "ustashas",
        "ustashe",
        "chetniks",
        "balijas",
        "takfiris",
        "khawarij",
        "ultras",
        "zionists",
        "rashists",
        "banderites",
        "mercs",
        "hirelings",
        "henchmen",
        "lackeys",
    }
)  # of anybody's enemies
STRUCK = frozenset(
    {"combatants", "operators", "elements", "cadres", "militias", "infiltrators", "ringleaders"}
)  # whom a state's force says it hit, unless they are "its"
SERVANTS = frozenset(
    {
        "guards",
        "guardsmen",
        "wardens",
        "paramilitaries",
        "vigilantes",
        "settlers",
        "rangers",
        "collaborators",
        "shabiha",
    }
)  # of a state, to its rebels
OTHERS = frozenset(
    {
        "christians", "shiites", "shias", "jews", "hindus", "yazidis", "alawites", "druze", "copts", "sikhs",
        "buddhists", "foreigners", "tourists", "westerners", "rejectionists", "polytheists", "heretics",
        "unbelievers", "infidels", "sinhalese", "protestants",
        "loyalists", "unionists", "informants", "spies", "missionaries", "contractors",
    }
)  # fmt: skip
OWNERS = frozenset({"its", "our", "their", "his", "her", "own"})
LOCAL = frozenset({"city", "town", "village", "district", "municipal", "provincial", "regional", "local"})
CIVIL_DEFENCE = frozenset({"civil", "defense"})
RANKS = frozenset(
    {
        "general",
        "gen",
        "colonel",
        "col",
        "lieutenant",
        "lt",
        "major",
        "maj",
        "captain",
        "capt",
        "brigadier",
        "admiral",
        "commodore",
        "sergeant",
    }
)
MINISTRY = frozenset({"ministry", "directorate", "department"})


class Party(NamedTuple):
    """Who speaks: its id where it is registered, its name, and when."""

    actor: str | None
    name: str
    day: date | None


def standing(registry: Registry, party: Party, victims: People) -> Standing:
    """Return where a source stands towards victims: by who they are, else by what they are called."""
    source = registry.by_id(registry.institution(party.actor)) if party.actor is not None else None
    kind = source.kind if source is not None else _kind(registry, party.name)
    people = _people(registry, victims)
    voice = _voice(registry, source) if source is not None else None
    words = set(_words(victims))
    if "own" in words:
        return "same_side"
    if voice is not None and people is not None:
        known = _between(registry, voice, people, party.day)
        if known is not None and (voice.kind not in OUTSIDERS or known == "same_side"):
            return known
    if OWNERS & words or (kind in HELPERS and STAFF & words) or (kind in SOCIETIES and KIN & words):
        return "same_side"
    if source is None and kind not in NEWS and registry.nations.descriptions.jargon & words:
        return "enemy"
    if source is None and kind == "other":
        # "witnesses", "a farmer": no body whose side is known; a body may be known by what it calls people
        return "unknown" if party.name[1:].islower() else _named_only(registry, victims)
    if (voice.kind if voice is not None else kind) in OUTSIDERS:
        return "neutral"
    akin = _of_a_people(registry, voice, victims, party.day) if voice is not None else None
    return akin or _called(registry, voice.kind if voice is not None else kind, victims)


def _of_a_people(
    registry: Registry, voice: RegisteredActor, victims: People, day: date | None
) -> Standing | None:
    """Return where a source stands towards people by the people or the country that they are of."""
    akin = _of_their_people(registry, voice, victims, day)
    if akin is not None:
        return akin
    if voice.kind in PARTIES and registry.nations.descriptions.foes.intersection(_words(victims)):
        return "enemy"  # "Ruritanian mercenaries"
    is_foreign = _is_of_another_country(registry, voice, victims)
    return _abroad(registry, voice, victims, day) if is_foreign else None


def _named_only(registry: Registry, victims: People) -> Standing:
    """Return where a body of which nothing is known stands: by words of praise and blame, else nowhere."""
    nouns, words = registry.nations.descriptions, {*_words(victims)}
    if words & (nouns.hostile | nouns.foes):
        return "enemy"
    return "same_side" if words & nouns.own else "neutral"


def _voice(registry: Registry, source: RegisteredActor) -> RegisteredActor:
    """Return for whom a source speaks: a ministry's doctors and a state's or party's media for that body."""
    parent = registry.by_id(source.parent) if source.parent is not None else None
    if source.kind == "medical" and MINISTRY & {*fold_name(source.name)} and parent is None:
        return msgspec.structs.replace(source, kind="government")
    speaks = source.kind in VOICES and parent is not None and parent.kind in PARTIES
    return parent if speaks and parent is not None else source


def _kind(registry: Registry, name: str) -> ActorKind:
    """Return what a body that is not registered seems to be; a ministry's doctors speak for the state."""
    words = fold_name(name)
    said = {*words}
    if MINISTRY & said or (LOCAL & said and "council" in said):
        return "government"
    if said >= CIVIL_DEFENCE:
        return "government"
    if RANKS & {*words[:1]} or ("army" in said and name.islower()):
        return "state_force"  # "Captain Smith", "an army officer", but "Lord's Resistance Army"
    kind = registry.kind_of(name)
    return "government" if kind in VOICES and "state" in said else kind


def _codes(registry: Registry, victims: People) -> set[str]:
    codes = (registry.country(word) for word in _words(victims))
    return {code for code in codes if code is not None}


def _is_of_another_country(registry: Registry, source: RegisteredActor, victims: People) -> bool:
    codes = _codes(registry, victims)
    return source.country is not None and len(codes) == 1 and source.country not in codes


def _of_their_people(
    registry: Registry, source: RegisteredActor, victims: People, day: date | None
) -> Standing | None:
    """Return where a source stands towards a people, by whose fighters are called by its name."""
    names = {word.removesuffix("s") for word in _words(victims)}
    theirs = [actor for name in names for actor in registry.peoples.get(name, ())]
    told = {registry.same_side(source.id, actor.id, day) for actor in theirs} - {None}
    if len(told) != 1:
        return None
    return "same_side" if told == {True} else "enemy"


def _abroad(registry: Registry, source: RegisteredActor, victims: People, day: date | None) -> Standing:
    """Return where a source stands towards people of another country: by whom its fighters fight there."""
    (code,) = _codes(registry, victims)
    state = registry.institution_of(code, "government")
    if (
        source.kind in FIGHTING_KINDS
        and state is not None
        and registry.same_side(source.id, state.id, day) is False
    ):
        return "enemy"
    theirs = (actor for actor in registry.declared if actor.country == code and actor.kind in FIGHTING_KINDS)
    told = {registry.same_side(source.id, actor.id, day) for actor in theirs} - {None}
    if told == {False} or (
        victims.klass == "combatant" and source.kind in FIGHTING_KINDS and True not in told
    ):
        return "enemy"
    return "same_side" if told == {True} else "neutral"


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
    states = (source.kind in STATE, people.kind in STATE)
    if all(states):
        return "same_side" if source.country == people.country else None
    rebels = source.kind in REBELS or people.kind in REBELS
    return "enemy" if any(states) and rebels else None


def _words(victims: People) -> tuple[str, ...]:
    return fold_name(victims.name or "")


def _called(registry: Registry, kind: ActorKind, victims: People) -> Standing:
    """Return the standing that the words for victims give: a state's soldiers are its own."""
    nouns = registry.nations.descriptions
    words = {*_words(victims)}
    is_rebel = kind in REBELS
    if words & (nouns.hostile | nouns.foes) or (kind in PARTIES and _are_fought(kind, words)):
        return "enemy"
    if words & ((OTHERS | SERVANTS) if is_rebel else (PROTESTERS | LAWBREAKERS) if kind in STATE else set()):
        return "enemy"
    if words & nouns.own and not (kind in STATE and words & nouns.rebels):  # "fighters" are no army's
        return "same_side"
    if words & (nouns.soldiers | nouns.police | PEACEKEEPERS | POLICE):
        return "enemy" if is_rebel else "same_side"
    if words & nouns.rebels:
        return "same_side" if is_rebel else "enemy"
    is_held = victims.klass == "detainee" or bool(words & nouns.captives)
    return "enemy" if is_rebel and is_held else "same_side"


def _are_fought(kind: ActorKind, words: set[str]) -> bool:
    """Whether a party calls people what it calls those it fights: by a slur, or, a state, "armed men"."""
    if kind in REBELS:
        return bool(words & SLURS)
    return bool(words & (SLURS | STRUCK)) or (kind in STATE and "armed" in words and "forces" not in words)
