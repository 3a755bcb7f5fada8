"""All names of a registry as tries of folded words."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from counterclaim.reading.actors.theatres import Theatres
from counterclaim.reading.actors.words import spelling
from counterclaim.resources.actors import WORD, RegisteredActor, Registry, fold_name

Style = Literal[
    "any", "acronym", "cased", "short", "country", "adjective", "place", "institution", "blocked", "bound"
]
SAID = 4  # letters of an acronym that may be said as a word
VOWELS = frozenset("AEIOU")
CALLED = "what prose calls the fighters of a people or a cause"
AT_HOME = "a registered name without the country that the report speaks of"
LEADING = "a person who leads a body and speaks stands for it"
IN_OFFICE = "a person who governs stands for the government"
SENT = frozenset({"un", "coalition"})
OF = frozenset({"of", "in"})
OWNED_BY = (("loyal", "to"), ("of",))
TITLES = ("President", "Prime Minister")
OFFICES = frozenset({"office", "government", "administration", "regime", "press service"})
UNNAMED = ("country", "adjective", "place", "blocked")
Taken = frozenset[tuple[str, ...]]
Trie = dict[str, Any]  # word -> Trie; "" -> what ends here


class Alias(NamedTuple):
    """What a name in a trie may mean; `means` is the id of an actor, a country or an institution.

    `written` is its letters run together; `needs` the countries that vouch for it if it `is_conditional`;
    one that `is_a_word` cannot be told from it in a text of capitals; `capitals`: how many of its words a
    text must begin with capitals; `rule`: how it means that, where its style does not say it; one that
    `is_common` bodies of other countries may have, too.
    """

    means: str | None
    style: Style
    written: str
    needs: tuple[str, ...] = ()
    is_conditional: bool = False
    is_a_word: bool = False
    capitals: int = 0
    rule: str = ""
    is_common: bool = False


class Lexicon(NamedTuple):
    """The names of one registry; `alone` are words for institutions that need no country beside them.

    `missions` are whom organisations send to a country.
    """

    registry: Registry
    names: Trie
    institutions: Trie
    alone: Trie
    missions: tuple[RegisteredActor, ...]

    def owned(self, country: str, institution: str) -> str | None:
        """Return a country's institution, `None` where there is none or more than one."""
        nation = self.registry.nations.countries[country]
        return None if institution in nation.lacks else f"{nation.slug}-{institution}"


@lru_cache(maxsize=4)
def lexicon_of(registry: Registry) -> Lexicon:
    """Return the tries of a registry."""
    names: Trie = {}
    with _long_lived():
        for keys, alias in _aliases(registry):
            add(names, keys, alias)
    institutions: Trie = {}
    for institution in registry.nations.institutions:
        for word in institution.words:
            add(institutions, fold_name(word), Alias(institution.id, "institution", ""))
    alone: Trie = {}
    for institution in registry.nations.institutions:
        for word in institution.alone:
            add(alone, fold_name(word), Alias(institution.id, "institution", ""))
    missions = tuple(
        actor for actor in registry.declared if actor.kind in SENT and actor.country and actor.parent
    )
    return Lexicon(registry, names, institutions, alone, missions)


@contextmanager
def _long_lived() -> Iterator[None]:
    """Look for no garbage among what is made here, now or later: it lives as long as the process."""
    looks = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if looks:
            gc.enable()


def _aliases(registry: Registry) -> Iterator[tuple[tuple[str, ...], Alias]]:
    theatres = Theatres(registry)
    taken = frozenset(theatres.taken())
    yield from _actor_aliases(registry, theatres)
    yield from _leaders(registry, theatres)
    yield from _called(registry, taken)
    yield from _spoken(registry)
    yield from _at_home(registry, taken)
    for name in registry.nations.blocked:
        yield fold_name(name), Alias(None, "blocked", spelling(name))
    for code, country in registry.nations.countries.items():
        for name in country.names:
            yield fold_name(name), Alias(code, "country", spelling(name))
        for name in (*country.adjectives, *country.people):
            yield fold_name(name), Alias(code, "adjective", spelling(name))
        for name in country.cased:
            yield fold_name(name), Alias(code, "adjective", spelling(name), is_a_word=True)
        for name in country.places:
            yield fold_name(name), Alias(code, "place", spelling(name))


def _actor_aliases(registry: Registry, theatres: Theatres) -> Iterator[tuple[tuple[str, ...], Alias]]:
    bearers = Counter(
        key for actor in registry.declared for key in {fold_name(n) for n, s in actor.aliases if s != "short"}
    )
    for actor in registry.declared:
        for name, style in actor.aliases:
            keys = fold_name(name)
            is_name = any(map(str.isupper, name))
            is_common = style == "any" and (not is_name or theatres.is_common(actor, keys))
            conditional = style == "short" or (
                bool(actor.needs_context) and (style != "any" or bearers[keys] > 1)
            )
            needs = actor.needs_context
            if style == "short" and not needs and actor.country is not None:
                needs = (actor.country,)
            needs = theatres.of(actor) if is_common else needs
            said = WORD.findall(name.removeprefix("The "))
            asked = {"any": 2, "short": 1}.get(style, 0)
            capitals = min(asked, theatres.capitals(actor, said))
            alias = Alias(
                actor.id, style, spelling(name), needs, conditional, style == "cased", capitals,
                is_common=is_common and bool(needs),
            )  # fmt: skip
            yield ("the", *keys) if style == "cased" and name.startswith("The ") else keys, alias
            if style == "any" and keys[0] == "al" and len(keys) > 2:
                yield keys[1:], alias


def _called(registry: Registry, taken: Taken) -> Iterator[tuple[tuple[str, ...], Alias]]:
    """Yield what prose calls the fighters of a people or a cause: "Ruritanian rebels" of the Free Front."""
    words = registry.nations.descriptions
    irregular = words.rebels | words.irregulars | {"gunmen"}
    for actor in registry.declared:
        needs = actor.needs_context or ((actor.country,) if actor.country is not None else ())
        for name in actor.called:
            capitals = int(name[0].isupper())
            alias = Alias(actor.id, "short", "", needs, is_conditional=True, capitals=capitals, rule=CALLED)
            nouns = irregular if registry.country(name) is not None else irregular | words.bands
            called = ((*fold_name(name), noun) for noun in sorted(nouns))
            yield from ((keys, alias) for keys in called if keys not in taken)


def _spoken(registry: Registry) -> Iterator[tuple[tuple[str, ...], Alias]]:
    """Yield acronyms said as words, with one capital, where the text speaks of the country: "Ecomog"."""
    for actor in registry.declared:
        needs = actor.needs_context or ((actor.country,) if actor.country is not None else ())
        for acronym in actor.acronyms:
            if acronym.isalpha() and len(acronym) >= SAID and not VOWELS.isdisjoint(acronym):
                yield fold_name(acronym), Alias(actor.id, "short", "", needs, is_conditional=True, capitals=1)


def _at_home(registry: Registry, taken: Taken) -> Iterator[tuple[tuple[str, ...], Alias]]:
    """Yield names without their country, for texts that speak of it: "the Islamic Army" of Ruritania."""
    taken = taken.union(fold_name(w) for one in registry.nations.institutions for w in one.words)
    for actor in registry.declared:
        if actor.country is not None:
            nation = registry.nations.countries[actor.country]
            homes = (*nation.names, *nation.adjectives, *nation.cased)
            alias = Alias(actor.id, "short", "", (actor.country,), True, capitals=2, rule=AT_HOME)
            for keys in {fold_name(name) for name, _ in actor.aliases}:
                shorter = {rest for home in homes for rest in _without(keys, fold_name(home))}
                yield from ((rest, alias) for rest in sorted(shorter - taken))


def _without(keys: tuple[str, ...], home: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a name of two words or more without the country it begins or ends with."""
    if keys[: len(home)] == home and len(keys) > len(home) + 1:
        yield keys[len(home) :]
    if keys[-len(home) :] == home and len(keys) > len(home) + 2 and keys[-len(home) - 1] in OF:
        yield keys[: -len(home) - 1]


def _leaders(registry: Registry, theatres: Theatres) -> Iterator[tuple[tuple[str, ...], Alias]]:
    """Yield what a leader has: "Smith's men" are his movement's, a ruler's "troops" his country's army."""
    words = registry.nations.descriptions
    nouns, own = words.retinue, registry.institution_of
    civil = [noun for noun in nouns if noun not in words.groups | words.rebels | words.irregulars]
    for actor in registry.declared:
        rule = own(actor.country, "government") if actor.country is not None else None
        theirs = {noun: rule if noun in OFFICES and rule is not None else actor for noun in nouns}
        for leader in actor.leaders:
            yield from _retinue(leader, theirs, theatres.of(actor))
            yield from _in_office(leader, theirs, rule)
            if " " in leader:
                yield fold_name(leader), _led(actor, theatres.of(actor))._replace(rule=LEADING)
    for code, country in registry.nations.countries.items():
        rule = own(code, "government")
        ruled = {noun: (own(code, noun) or rule) for noun in civil}
        for leader in country.leaders:
            yield from _retinue(leader, ruled, theatres.of(rule) if rule is not None else (code,))
            yield from _in_office(leader, ruled, rule)


def _retinue(
    leader: str,
    owned: Mapping[str, RegisteredActor | None],
    needs: tuple[str, ...],
    *,
    behind: Sequence[tuple[str, ...]] = OWNED_BY,
) -> Iterator[tuple[tuple[str, ...], Alias]]:
    """Yield "Smith's men" and, by the words of `behind`, "the men of Smith"."""
    name = fold_name(leader)
    aliases = {actor.id: _led(actor, needs) for actor in owned.values() if actor is not None}
    for noun, actor in owned.items():
        if actor is not None:
            nouns, alias = fold_name(noun), aliases[actor.id]
            yield (*name, *nouns), alias
            yield from (((*nouns, *words, *name), alias) for words in behind)


def _in_office(
    leader: str, owned: Mapping[str, RegisteredActor | None], rule: RegisteredActor | None
) -> Iterator[tuple[tuple[str, ...], Alias]]:
    """Yield what a leader in office is and has: "President Smith", "President Smith's men"."""
    if rule is not None and rule.country is not None:
        for title in TITLES:
            yield fold_name(f"{title} {leader}"), _led(rule, (rule.country,))._replace(rule=IN_OFFICE)
            # without "the men of President Smith": there are too many names for how seldom one is used
            yield from _retinue(f"{title} {leader}", owned, (rule.country,), behind=())


def _led(actor: RegisteredActor, needs: tuple[str, ...]) -> Alias:
    return Alias(actor.id, "any", "", needs, bool(needs), capitals=1, rule="of a person who leads it")


def add(trie: Trie, keys: Iterable[str], alias: Alias) -> None:
    """Enter a name into a trie."""
    for key in keys:
        trie = trie.setdefault(key, {})
    trie[""] = (*trie.get("", ()), alias)
