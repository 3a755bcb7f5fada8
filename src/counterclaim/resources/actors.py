"""The actor registry: who is who among those who fight, govern, count and report, from two plain data files.

`actors.toml` names actors one by one; `demonyms.toml` gives every country the same state institutions, so
that "Iraqi troops" needs no entry. `docs/actors.md` describes both for users.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from counterclaim.errors import ResourceError
from counterclaim.model import Record, Role
from counterclaim.resources.nations import ActorKind, Nations, country_names
from counterclaim.resources.spellings import SPELLINGS

MemberClass = Literal["combatant", "civilian", "unknown"]
AliasStyle = Literal["any", "acronym", "cased", "short"]

ROLES: Mapping[ActorKind, Role] = {
    "armed_group": "party", "state_force": "party", "militia": "party", "coalition": "party",
    "media_arm": "party", "police": "official", "government": "official", "medical": "official",
    "party": "official", "monitor": "monitor", "ngo": "monitor", "un": "monitor", "agency": "media",
    "outlet": "media", "other": "witness",
}  # fmt: skip
_T = TypeVar("_T")
FIGHTING_KINDS = frozenset({"armed_group", "state_force", "police", "militia", "coalition"})
KINDS_OF_UNKNOWN_MEMBERS = frozenset({"un", "media_arm", "other"})


class Side(Record, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """The side an actor takes in a conflict from one day to another, both inclusive; `None` = not bounded."""

    conflict: str
    side: str
    first: date | None = None
    last: date | None = None

    def holds(self, on: date | None) -> bool:
        """Whether it holds on that day; without a day, whether it ever did."""
        return on is None or ((self.first or on) <= on <= (self.last or on))


class RegisteredActor(Record, frozen=True, kw_only=True, rename={"declared_class": "class"}):
    """One entry of the registry; the lists of names differ in when a text's words count as that name.

    `names` with two of their capitals; `acronyms` with all; `cased` with all, and never in a text without
    small letters; `short` only where the text names the actor otherwise. `needs_context`: countries, one of
    which a text must mention before an acronym, cased, short or shared name counts. `leaders`: persons whose
    men, troops or movement it is; `called`: what prose says before "rebels", "forces" and the like.
    """

    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    cased: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    needs_context: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    country: str | None = None
    parent: str | None = None
    declared_class: MemberClass | None = None
    ucdp: str | None = None
    acled: str | None = None
    sides: tuple[Side, ...] = ()
    basis: str

    @property
    def klass(self) -> MemberClass:
        """What its members are when killed: as declared, else by kind."""
        if self.declared_class is not None:
            return self.declared_class
        if self.kind in KINDS_OF_UNKNOWN_MEMBERS:
            return "unknown"
        return "combatant" if self.kind in FIGHTING_KINDS else "civilian"

    @property
    def aliases(self) -> Iterator[tuple[str, AliasStyle]]:
        """Yield everything it is called, with when that counts."""
        yield from ((name, "any") for name in (self.name, *self.names))
        yield from ((name, "acronym") for name in self.acronyms)
        yield from ((name, "cased") for name in self.cased)
        yield from ((name, "short") for name in self.short)


class Registry:
    """All actors, those of the file first (`declared`) and then those derived for each country.

    `by_name` finds by folded name whoever bears it, `peoples` by a people's name whose fighters it has;
    `fingerprint` tells two registries apart.
    """

    def __init__(self, actors: Iterable[RegisteredActor], nations: Nations, fingerprint: str = "") -> None:
        self.declared = tuple(actors)
        self.actors = {actor.id: actor for actor in self.declared}
        self.nations = nations
        self.fingerprint = fingerprint
        for actor in _derived(nations):
            self.actors.setdefault(actor.id, actor)
        self.by_name = _index((name, actor) for actor in self.actors.values() for name, _ in actor.aliases)
        self.peoples = _peoples(self.declared)
        self._countries = _index((name, code) for code, name in country_names(nations))
        self._institutions = _index((w, i.id) for i in nations.institutions for w in i.words)

    def by_id(self, actor_id: str) -> RegisteredActor | None:
        """Return the actor of that id, `None` where there is none."""
        return self.actors.get(actor_id)

    def lookup(self, name: str) -> tuple[RegisteredActor, ...]:
        """Return every actor of that name: case, accents, hyphens, "the" and "al-" make no difference.

        Finds "Iraqi troops" too; a country alone means its government ("Iraq said").
        """
        key = fold_name(name)
        found = self.by_name.get(key) or self.by_name.get(("al", *key))
        return found or self._state_actor(key)

    def country(self, word: str) -> str | None:
        """Return the code of the country that `word` names, or is the adjective or people of."""
        found = self._countries.get(fold_name(word))
        return found[0] if found else None

    def institution_of(self, country: str, words: str) -> RegisteredActor | None:
        """Return which institution of a country (ISO2) `words` mean: ("IQ", "troops") -> iraq-army."""
        found = self._institutions.get(fold_name(words))
        if not found or country not in self.nations.countries:
            return None
        return self.actors[f"{self.nations.countries[country].slug}-{found[0]}"]

    def kind_of(self, name: str) -> ActorKind:
        """Return what an actor that is not registered seems to be, by the words of its name."""
        words = {*fold_name(name)}
        return next((kind for kind, told in self.nations.kinds.items() if told & words), "other")

    def institution(self, actor_id: str) -> str:
        """Return who speaks through an actor: a media arm's party, anybody else itself."""
        actor = self.actors.get(actor_id)
        while actor is not None and actor.kind == "media_arm" and actor.parent is not None:
            actor_id, actor = actor.parent, self.actors.get(actor.parent)
        return actor_id

    def role(self, actor_id: str) -> Role:
        """Return as what an actor speaks; an id that is not registered is a witness."""
        actor = self.actors.get(actor_id)
        return "witness" if actor is None else ROLES[actor.kind]

    def sides(self, actor_id: str) -> tuple[Side, ...]:
        """Return an actor's sides, or those of the nearest parent that has any."""
        return next((actor.sides for actor in self._line(actor_id) if actor.sides), ())

    def same_side(self, a: str, b: str, on: date | None = None) -> bool | None:
        """Whether two actors fought on one side on that day (`None`: ever); members of one body always do.

        `None` where they share no conflict, or are allies in one and enemies in another.
        """
        if self._related(a, b):
            return True
        verdicts = {
            left.side == right.side
            for left in self.sides(a)
            for right in self.sides(b)
            if left.conflict == right.conflict and left.holds(on) and right.holds(on)
        }
        return verdicts.pop() if len(verdicts) == 1 else None

    def _related(self, a: str, b: str) -> bool:
        return a == b or not {x.id for x in self._line(a)}.isdisjoint(x.id for x in self._line(b))

    def _line(self, actor_id: str) -> Iterator[RegisteredActor]:
        actor = self.actors.get(actor_id)
        while actor is not None:
            yield actor
            actor = self.actors.get(actor.parent) if actor.parent else None

    def _state_actor(self, key: tuple[str, ...]) -> tuple[RegisteredActor, ...]:
        for cut in range(len(key), 0, -1):
            code = self._countries.get(key[:cut])
            words = self._institutions.get(key[cut:]) if cut < len(key) else ("government",)
            if code and words:
                return (self.actors[f"{self.nations.countries[code[0]].slug}-{words[0]}"],)
        return ()


# ---------------------------------------------------------------- names to keys
# A word, or letters between dots ("U.S."); a word may hold apostrophes and combining marks.
WORD = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+(?![\w\u0300-\u036f])\.?|[^\W_][\w\u0300-\u036f]*(?:['’ʼ‘`´][\w\u0300-\u036f]+)*"
)
# The Arabic article as transliterations assimilate it ("ash-Sham"), and Spanish "el".
ARTICLES = frozenset({"al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az"})
HANGS_ON_NEIGHBOURS = ARTICLES | {"i"}  # words whose key `key_of` tells by what stands beside them
LINKS = frozenset({"of", "for", "in", "to", "and", "by"})
_MARKS = str.maketrans("", "", "'’ʼ‘`´.")


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Reduce one word to what its spellings share: no case, accents, apostrophes or possessive ending.

    >>> fold("Da’esh"), fold("Farabundo's"), fold("Martí"), fold("U.S.")
    ('daesh', 'farabundo', 'marti', 'us')
    """
    if word[-2:] in ("'s", "’s", "'S", "’S"):
        word = word[:-2]
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(char for char in decomposed if not unicodedata.combining(char))
    return word.casefold().translate(_MARKS)


def key_of(match: re.Match[str]) -> str:
    """Fold the word that `WORD` matched, in one spelling of several; an article before a hyphen becomes "al".

    The Persian "-i" or "-e" that ties two words becomes "e".
    """
    key = fold(match.group())
    if key in ARTICLES and match.string[match.end() : match.end() + 1] == "-":
        return "al"
    if key == "i" and match.string[match.start() - 1 : match.start()] == "-":
        return "e"
    return SPELLINGS.get(key, key)


@lru_cache(maxsize=100_000)
def fold_name(name: str) -> tuple[str, ...]:
    """Fold a whole name: without a leading "the", and inside without "al" and the "the" of "of the".

    >>> fold_name("the Jabhat an-Nusra") == fold_name("Jabhat al Nusra")
    True
    """
    keys = [key for key in map(key_of, WORD.finditer(name)) if key]
    if len(keys) > 1 and keys[0] == "the":
        keys = keys[1:]
    return (*keys[:1], *(key for before, key in pairwise(keys) if not is_passed_over(key, before)))


def is_passed_over(key: str, before: str) -> bool:
    """Whether a word inside a name makes no difference: the article "al", and "the" of "for the"."""
    return key == "al" or (key == "the" and before in LINKS)


def _index(pairs: Iterable[tuple[str, _T]]) -> dict[tuple[str, ...], tuple[_T, ...]]:
    index: dict[tuple[str, ...], tuple[_T, ...]] = {}
    for name, value in pairs:
        key = fold_name(name)
        if value not in index.get(key, ()):
            index[key] = (*index.get(key, ()), value)
    return index


def _peoples(declared: Iterable[RegisteredActor]) -> dict[str, tuple[RegisteredActor, ...]]:
    found: dict[str, tuple[RegisteredActor, ...]] = {}
    for actor in declared:
        for name in {fold_name(called)[-1] for called in actor.called if called[0].isupper()}:
            found[name] = (*found.get(name, ()), actor)
    return found


def _derived(nations: Nations) -> Iterator[RegisteredActor]:
    for code, country in nations.countries.items():
        for institution in nations.institutions:
            yield RegisteredActor(
                id=f"{country.slug}-{institution.id}",
                name=f"{(country.adjectives or country.cased)[0]} {institution.words[0]}",
                kind=institution.kind,
                country=code,
                parent=None
                if institution.id == institution.parent
                else f"{country.slug}-{institution.parent}",
                basis="derived from demonyms.toml",
            )


# ---------------------------------------------------------------- loading
@cache
def load(path: str | None = None) -> Registry:
    """Read the registry at `path`, or the one that ships with the package.

    A file with `extends = true` adds to the one that ships; its entries replace those of the same id.

    Raises:
        ResourceError: a file is missing or damaged, or an entry contradicts itself or another.
    """
    shipped = files(__package__)
    where = path or "actors.toml"
    raw_nations = _bytes(shipped.joinpath("demonyms.toml"), "demonyms.toml")
    raw = _bytes(Path(path) if path else shipped.joinpath("actors.toml"), where)
    nations = _convert(_toml(raw_nations, "demonyms.toml"), Nations, "demonyms.toml")
    content = _toml(raw, where)
    actors = {actor.id: actor for actor in _entries(content, where)}
    if content.get("extends") is True:
        actors = {**{actor.id: actor for actor in load().declared}, **actors}
    registry = Registry(actors.values(), nations, hashlib.sha256(raw_nations + raw).hexdigest()[:8])
    for what, entry in _contradictions(registry):
        raise ResourceError(what, where=f"{where}: {entry}", remedy=REMEDY)
    return registry


REMEDY = "docs/actors.md describes the file"


def _bytes(source: Path | Traversable, where: str) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise ResourceError(f"cannot be read: {error.strerror}", where=where, remedy=REMEDY) from error


def _toml(raw: bytes, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(raw.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(f"is not TOML in UTF-8: {error}", where=where, remedy=REMEDY) from error


def _convert(value: object, kind: type[_T], where: str) -> _T:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise ResourceError(str(error), where=where, remedy=REMEDY) from error


def _entries(content: dict[str, Any], where: str) -> Iterator[RegisteredActor]:
    seen: set[str] = set()
    entries = content.get("actors", [])
    if not isinstance(entries, list) or content.keys() - {"actors", "extends"}:
        raise ResourceError("holds more than [[actors]] and `extends`", where=where, remedy=REMEDY)
    for number, entry in enumerate(entries, 1):
        label = entry.get("id", f"entry {number}") if isinstance(entry, dict) else f"entry {number}"
        actor = _convert(entry, RegisteredActor, f"{where}: {label}")
        if actor.id in seen:
            raise ResourceError("is entered twice", where=f"{where}: {actor.id}", remedy=REMEDY)
        seen.add(actor.id)
        yield actor


def _contradictions(registry: Registry) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with which entry."""
    for actor in registry.declared:
        yield from ((what, actor.id) for what in _own_faults(actor, registry))
    for key, actors in _index(_fixed_names(registry)).items():
        defaults = [actor.id for actor in actors if not actor.needs_context]
        if len(defaults) > 1:
            others = ", ".join(defaults[1:])
            yield (
                f"shares the name '{' '.join(key)}' with {others}; all but one need `needs_context`",
                defaults[0],
            )


def _fixed_names(registry: Registry) -> Iterator[tuple[str, RegisteredActor]]:
    """Yield the names that must tell one actor from another: all but the short ones."""
    for actor in registry.declared:
        yield from ((name, actor) for name, style in actor.aliases if style != "short")


def _own_faults(actor: RegisteredActor, registry: Registry) -> Iterator[str]:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", actor.id):
        yield "has an id that is not lower-case words joined by hyphens"
    yield from (f"has the name '{name}' without a word" for name, _ in actor.aliases if not fold_name(name))
    codes = {*actor.needs_context, *([actor.country] if actor.country else [])}
    for code in sorted(codes - registry.nations.countries.keys()):
        yield f"names the country '{code}', which demonyms.toml lacks"
    parents: list[str] = []
    parent = actor.parent
    while parent is not None:
        if parent not in registry.actors:
            yield f"has the parent '{parent}', which is not registered"
            return
        if parent in (actor.id, *parents):
            yield "is its own parent"
            return
        parents.append(parent)
        parent = registry.actors[parent].parent
