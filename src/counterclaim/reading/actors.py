"""Find who is named in a text: registered names, "Iraqi troops" by rule, and acronyms the text introduces.

The text is scanned once, word by word, against tries of folded names; the leftmost longest name wins. What
an ambiguous name means is settled afterwards, when it is known whom and which countries the text names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from counterclaim.model import ActorMention
from counterclaim.reading.casing import FUNCTION_WORDS, is_capitals
from counterclaim.resources.actors import WORD, RegisteredActor, Registry, fold_name, key_of

Style = Literal[
    "any", "acronym", "cased", "short", "country", "adjective", "place", "institution", "blocked", "bound"
]
UNNAMED = ("country", "adjective", "place", "blocked")
Trie = dict[str, Any]  # word -> Trie; "" -> what ends here

HYPHENS = "-‐‑"
POSSESSIVE = ("'s", "’s", "'S", "’S")
PREFIXES = frozenset(
    {"anti", "co", "ex", "inter", "mid", "non", "post", "pre", "pro", "then", "trans", "ultra"}
)
# What may stand between two words of one name; anything else, such as a full stop, parts them.
GAP = re.compile(r"[^\S\n]*\n?[^\S\n]*(?:[-‐‑–/&+'’][^\S\n]*)?")
INTRODUCED = re.compile(
    r"[\"”’']?\s*[(\[]\s*[\"“‘']?([A-Z][A-Za-z0-9&/-]{1,10})[\"”’']?\s*(?=[],;)]|\s(?:or|and|in|for|as)\s)"
)


class _Alias(NamedTuple):
    """What a name in a trie may mean; `means` is the id of an actor, a country or an institution.

    `written` is its letters run together; `needs` the countries that vouch for it if it `is_conditional`;
    one that `is_a_word` cannot be told from it in a text of capitals; `capitals`: how many of its words a
    text must begin with capitals.
    """

    means: str | None
    style: Style
    written: str
    needs: tuple[str, ...] = ()
    is_conditional: bool = False
    is_a_word: bool = False
    capitals: int = 0


class _Lexicon(NamedTuple):
    registry: Registry
    names: Trie
    institutions: Trie


class _Words(NamedTuple):
    """The words of a text; `ends` leaves a possessive 's out. `capitals`: it has no small letters."""

    text: str
    starts: list[int]
    ends: list[int]
    keys: list[str]
    capitals: bool

    def raw(self, i: int) -> str:
        return self.text[self.starts[i] : self.ends[i]]

    def are_neighbours(self, left: int, right: int) -> bool:
        """Whether nothing parts word `left` from the next, `right`."""
        begin = self.ends[left]
        begin += 2 if self.text[begin : begin + 2] in POSSESSIVE else 0
        return GAP.fullmatch(self.text, begin, self.starts[right]) is not None


class _Hit(NamedTuple):
    """Words `first <= i < last` and all that they may mean."""

    first: int
    last: int
    aliases: tuple[_Alias, ...]


class _Context(NamedTuple):
    """Whom a text names beyond doubt, and how often it speaks of each country."""

    named: frozenset[str]
    countries: Counter[str]


def find_actors(text: str, registry: Registry) -> tuple[ActorMention, ...]:
    """Find every mention of a registered actor, sorted and without overlaps.

    Mentions whose actor is `None` are of names that the text itself shortens ("Free Valley Front (FVF)")
    and that the registry lacks. A possessive 's is not part of a span; an article "al-" is.
    """
    words = _words_of(text)
    lexicon = _lexicon(registry)
    mentions = _mentions(words, _scan(words, lexicon, {}), registry)
    bound = _introduced(words, mentions, lexicon)
    return _mentions(words, _scan(words, lexicon, bound), registry) if bound else mentions


# ---------------------------------------------------------------- tries
@lru_cache(maxsize=4)
def _lexicon(registry: Registry) -> _Lexicon:
    names: Trie = {}
    for keys, alias in _aliases(registry):
        _add(names, keys, alias)
    institutions: Trie = {}
    for institution in registry.nations.institutions:
        for word in institution.words:
            _add(institutions, fold_name(word), _Alias(institution.id, "institution", ""))
    return _Lexicon(registry, names, institutions)


def _aliases(registry: Registry) -> Iterator[tuple[tuple[str, ...], _Alias]]:
    yield from _actor_aliases(registry)
    for name in registry.nations.blocked:
        yield fold_name(name), _Alias(None, "blocked", _spelling(name))
    for code, country in registry.nations.countries.items():
        for name in country.names:
            yield fold_name(name), _Alias(code, "country", _spelling(name))
        for name in (*country.adjectives, *country.people):
            yield fold_name(name), _Alias(code, "adjective", _spelling(name))
        for name in country.cased:
            yield fold_name(name), _Alias(code, "adjective", _spelling(name), is_a_word=True)
        for name in country.places:
            yield fold_name(name), _Alias(code, "place", _spelling(name))


def _actor_aliases(registry: Registry) -> Iterator[tuple[tuple[str, ...], _Alias]]:
    bearers = Counter(
        key for actor in registry.declared for key in {fold_name(n) for n, s in actor.aliases if s != "short"}
    )
    for actor in registry.declared:
        for name, style in actor.aliases:
            keys = fold_name(name)
            conditional = style == "short" or (
                bool(actor.needs_context) and (style != "any" or bearers[keys] > 1)
            )
            capitals = min(2, sum(word[0].isupper() for word in WORD.findall(name))) if style == "any" else 0
            alias = _Alias(
                actor.id, style, _spelling(name), actor.needs_context, conditional, style == "cased", capitals
            )
            yield ("the", *keys) if style == "cased" and name.startswith("The ") else keys, alias
            if style == "any" and keys[0] == "al" and len(keys) > 2:
                yield keys[1:], alias


def _add(trie: Trie, keys: Iterable[str], alias: _Alias) -> None:
    for key in keys:
        trie = trie.setdefault(key, {})
    trie[""] = (*trie.get("", ()), alias)


# ---------------------------------------------------------------- words
def _words_of(text: str) -> _Words:
    starts, ends, keys = [], [], []
    for match in WORD.finditer(text):
        start, end = match.span()
        starts.append(start)
        ends.append(end - 2 if text[end - 2 : end] in POSSESSIVE else end)
        keys.append(key_of(match))
    return _Words(text, starts, ends, keys, is_capitals(text))


def _spelling(name: str) -> str:
    """Run the letters of a name together as written, so that capitals can be compared one by one."""
    words = _words_of(name)
    return _run_together(words, 0, len(words.keys))


def _run_together(words: _Words, first: int, last: int) -> str:
    begin = first + (last - first > 1 and words.keys[first] == "the")
    kept = (i for i in range(begin, last) if i == begin or words.keys[i] != "al")
    return "".join(_letters(words.raw(i)) for i in kept)


def _letters(raw: str) -> str:
    return "".join(filter(str.isalnum, raw))


# ---------------------------------------------------------------- scanning
def _scan(words: _Words, lexicon: _Lexicon, bound: Trie) -> list[_Hit]:
    hits: list[_Hit] = []
    resume = 0
    for i, key in enumerate(words.keys):
        if i < resume or not (key in lexicon.names or key in lexicon.institutions or key in bound):
            continue
        hit = _best(words, i, lexicon, bound)
        if hit is not None:
            hits.append(hit)
            resume = hit.last
    return hits


def _best(words: _Words, i: int, lexicon: _Lexicon, bound: Trie) -> _Hit | None:
    """Return the longest hit at word `i`; of equals, first the text's own, then the registry's."""
    if not _begins_a_name(words, i):
        return None
    registered = list(_walk(words, i, lexicon.names))
    state_actors = _state_actors(words, i, lexicon, _longest(registered, "country", "adjective"))
    hits = (*_walk(words, i, bound), *registered, *state_actors)
    return max(hits, key=lambda hit: hit.last, default=None)


def _walk(words: _Words, i: int, trie: Trie) -> Iterator[_Hit]:
    """Yield the names that begin at word `i`, shortest first; an inner "al" is passed over."""
    at, count = i, len(words.keys)
    while at < count and (at == i or words.are_neighbours(at - 1, at)):
        key = words.keys[at]
        at += 1
        if key in trie:
            trie = trie[key]
        elif key == "al" and at - 1 > i:
            continue
        else:
            return
        if "" in trie and _ends_a_name(words, at):
            fitting = tuple(alias for alias in trie[""] if _is_as_written(words, i, at, alias))
            if fitting:
                yield _Hit(i, at, fitting)


def _state_actors(words: _Words, i: int, lexicon: _Lexicon, country: _Hit | None) -> Iterator[_Hit]:
    """Yield "Iraqi army", "Iraq's army" (`country` is at word `i`) and "army of Iraq"."""
    if country and country.last < len(words.keys) and words.are_neighbours(country.last - 1, country.last):
        for force in _walk(words, country.last, lexicon.institutions):
            yield _Hit(i, force.last, _state_actor(country, force, lexicon))
    for force in _walk(words, i, lexicon.institutions):
        at = force.last
        if words.keys[at : at + 1] == ["of"]:
            at += 2 if words.keys[at + 1 : at + 2] == ["the"] else 1
            owner = _longest(list(_walk(words, at, lexicon.names)), "country")
            if owner is not None:
                yield _Hit(i, owner.last, _state_actor(owner, force, lexicon))


def _longest(hits: Sequence[_Hit], *styles: Style) -> _Hit | None:
    """Return the longest country among names that begin at one word, but none in "Latin American"."""
    if not hits or hits[-1].aliases[0].style == "blocked":
        return None
    countries = [hit for hit in hits if any(alias.style in styles for alias in hit.aliases)]
    return countries[-1] if countries else None


def _state_actor(country: _Hit, force: _Hit, lexicon: _Lexicon) -> tuple[_Alias]:
    code = next(alias.means for alias in country.aliases if alias.style in ("country", "adjective"))
    slug = lexicon.registry.nations.countries[code or ""].slug
    return (_Alias(f"{slug}-{force.aliases[0].means}", "any", ""),)


def _is_as_written(words: _Words, first: int, last: int, alias: _Alias) -> bool:
    """Whether the text has the capitals that the alias asks for."""
    if alias.style in ("any", "short", "institution"):
        return sum(words.raw(i)[0].isupper() for i in range(first, last)) >= alias.capitals
    if alias.is_a_word and words.capitals and "." not in words.raw(first):
        return False
    if words.text.startswith(alias.written, words.starts[first]) and last - first == 1:
        return True
    spelling = _run_together(words, first, last)
    return all(
        ours.isupper() for ours, theirs in zip(spelling, alias.written, strict=False) if theirs.isupper()
    )


def _begins_a_name(words: _Words, i: int) -> bool:
    """Whether word `i` is no second half: of "anti-Taliban", say; "Israel-Hamas" names both."""
    start = words.starts[i]
    if start < 2 or words.text[start - 1] not in HYPHENS or not words.text[start - 2].isalnum():
        return True
    before = words.keys[i - 1]
    return before == "al" or (words.raw(i - 1)[0].isupper() and before not in PREFIXES)


def _ends_a_name(words: _Words, last: int) -> bool:
    """Whether the word before `last` is no first half: of "Taliban-held", say."""
    end = words.ends[last - 1]
    if words.text[end : end + 1] not in tuple(HYPHENS) or not words.text[end + 1 : end + 2].isalnum():
        return True
    return words.text[end + 1].isupper() and not words.capitals


# ---------------------------------------------------------------- settling
def _mentions(words: _Words, hits: Sequence[_Hit], registry: Registry) -> tuple[ActorMention, ...]:
    context = _context(hits, registry)
    chosen = ((hit, _choose(hit.aliases, context)) for hit in hits)
    return tuple(_mention(words, hit, alias.means) for hit, alias in chosen if alias is not None)


def _mention(words: _Words, hit: _Hit, actor: str | None) -> ActorMention:
    start, end = words.starts[hit.first], words.ends[hit.last - 1]
    if hit.first and words.keys[hit.first - 1] == "al" and words.text[start - 1] in HYPHENS:
        start = words.starts[hit.first - 1]
    return ActorMention(start=start, end=end, text=words.text[start:end], actor=actor)


def _context(hits: Sequence[_Hit], registry: Registry) -> _Context:
    named: set[str] = set()
    countries: Counter[str] = Counter()
    for hit in hits:
        countries.update(
            alias.means for alias in hit.aliases if alias.means and alias.style in ("country", "place")
        )
        certain = _certain(hit.aliases)
        if certain is not None and certain.means is not None:
            named.add(certain.means)
            countries.update(filter(None, [registry.actors[certain.means].country]))
    return _Context(frozenset(named), countries)


def _choose(aliases: Sequence[_Alias], context: _Context) -> _Alias | None:
    """Choose by what the text calls in full, then by the country it speaks of most, then the default."""
    certain = _certain(aliases)
    if certain is not None:
        return certain
    rivals = [alias for alias in aliases if alias.style not in UNNAMED]
    named = [alias for alias in rivals if alias.means in context.named]
    scores = [sum(context.countries[code] for code in alias.needs) for alias in rivals]
    most = max(scores, default=0)
    leading = [alias for alias, score in zip(rivals, scores, strict=True) if most and score == most]
    defaults = [alias for alias in rivals if not alias.is_conditional]
    return next(
        (group[0] for group in (named, leading, defaults) if len({a.means for a in group}) == 1), None
    )


def _certain(aliases: Sequence[_Alias]) -> _Alias | None:
    """Return what the aliases mean where no context is needed to tell."""
    rivals = [alias for alias in aliases if alias.style not in UNNAMED]
    if len({alias.means for alias in rivals}) != 1:
        return None
    return next((alias for alias in rivals if not alias.is_conditional), None)


# ---------------------------------------------------------------- acronyms that the text introduces
def _introduced(words: _Words, mentions: Sequence[ActorMention], lexicon: _Lexicon) -> Trie:
    """Return a trie of the acronyms in brackets after the name they shorten, and of those names."""
    bound: Trie = {}
    by_end = {mention.end: mention for mention in mentions}
    for match in INTRODUCED.finditer(words.text):
        at = bisect_left(words.starts, match.start(1))
        acronym = range(at, bisect_left(words.starts, match.end(1)))
        is_a_word = words.capitals and match[1].lower() in FUNCTION_WORDS
        if (
            at
            and words.ends[at - 1] == match.start()
            and sum(map(str.isupper, match[1])) > 1
            and not is_a_word
        ):
            for span, actor in _binding(words, acronym, by_end.get(match.start()), lexicon.registry):
                written = _run_together(words, span.start, span.stop)
                keys = words.keys[span.start : span.stop]
                _add(bound, [key for key in keys if key != "al"], _Alias(actor, "bound", written))
    return bound


def _binding(
    words: _Words, acronym: range, mention: ActorMention | None, registry: Registry
) -> Iterator[tuple[range, str | None]]:
    """Yield which words the text makes names of whom."""
    first = _spelled_out(words, acronym, registry.nations.link_words)
    known = [actor.id for actor in registry.by_name.get(tuple(words.keys[acronym.start : acronym.stop]), ())]
    if mention is not None and (first is None or mention.start <= words.starts[first]):
        if first is not None or mention.actor in known or not known:
            yield acronym, mention.actor
    elif first is not None and registry.nations.body_words & {*words.keys[first : acronym.start]}:
        full = range(first, acronym.start)
        actor = next((name for name in known if _resembles(words, full, registry.actors[name])), None)
        yield from ((full, actor), (acronym, actor))


def _spelled_out(words: _Words, acronym: range, links: frozenset[str]) -> int | None:
    """Return the first of the words before an acronym whose initials it is."""
    letters = "".join(words.keys[i] for i in acronym)
    at = acronym.start
    while letters:
        at -= 1
        if at < 0 or (at + 1 < acronym.start and not words.are_neighbours(at, at + 1)):
            return None
        if words.keys[at][:1] == letters[-1] and words.raw(at)[0].isupper():
            letters = letters[:-1]
        elif words.keys[at] not in links:
            return None
    return at


def _resembles(words: _Words, full: range, actor: RegisteredActor) -> bool:
    """Whether a name is a variant of one of the actor's: they share half of its words or more."""
    ours = set(words.keys[full.start : full.stop])
    return any(2 * len(ours.intersection(fold_name(name))) >= len(ours) for name, _ in actor.aliases)
