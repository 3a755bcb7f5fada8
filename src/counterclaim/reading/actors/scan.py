"""One pass over a text, word by word: the leftmost longest name wins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.reading.actors.lexicon import Alias, Lexicon, Style, Trie
from counterclaim.reading.actors.words import Words, begins_a_name, ends_a_name, run_together
from counterclaim.reading.casing import FUNCTION_WORDS
from counterclaim.resources.actors import is_passed_over


class Hit(NamedTuple):
    """Words `first <= i < last` and all that they may mean."""

    first: int
    last: int
    aliases: tuple[Alias, ...]


def scan(words: Words, lexicon: Lexicon, bound: Trie) -> list[Hit]:
    """Return the longest names from left to right; `bound` are the text's own."""
    hits: list[Hit] = []
    resume = 0
    for i, key in enumerate(words.keys):
        if i < resume or not (key in lexicon.names or key in lexicon.institutions or key in bound):
            continue
        hit = _best(words, i, lexicon, bound)
        if hit is not None:
            hits.append(hit)
            resume = hit.last
    return hits


def _best(words: Words, i: int, lexicon: Lexicon, bound: Trie) -> Hit | None:
    """Return the longest hit at word `i`; of equals, first the text's own, then the registry's."""
    if not begins_a_name(words, i):
        return None
    registered = list(walk(words, i, lexicon.names))
    state_actors = _state_actors(words, i, lexicon, _longest(registered, "country", "adjective"))
    hits = (*walk(words, i, bound), *registered, *state_actors)
    return max(hits, key=lambda hit: hit.last, default=None)


def walk(words: Words, i: int, trie: Trie) -> Iterator[Hit]:
    """Yield the names that begin at word `i`, shortest first; an inner "al" or "the" is passed over."""
    at, count = i, len(words.keys)
    while at < count and (at == i or words.are_neighbours(at - 1, at)):
        key = words.keys[at]
        at += 1
        if key in trie:
            trie = trie[key]
        elif at - 1 > i and is_passed_over(key, words.keys[at - 2]):
            continue
        else:
            return
        if "" in trie and ends_a_name(words, at):
            fitting = tuple(alias for alias in trie[""] if _is_as_written(words, i, at, alias))
            if fitting:
                yield Hit(i, at, fitting)


def _state_actors(words: Words, i: int, lexicon: Lexicon, country: Hit | None) -> Iterator[Hit]:
    """Yield "Iraqi army", "Iraq's army" (`country` is at word `i`) and "army of Iraq"."""
    if country and country.last < len(words.keys) and words.are_neighbours(country.last - 1, country.last):
        for force in walk(words, country.last, lexicon.institutions):
            yield Hit(i, force.last, _state_actor(country, force, lexicon))
    for force in walk(words, i, lexicon.institutions):
        at = force.last
        if words.keys[at : at + 1] == ["of"]:
            at += 2 if words.keys[at + 1 : at + 2] == ["the"] else 1
            owner = _longest(list(walk(words, at, lexicon.names)), "country")
            if owner is not None:
                yield Hit(i, owner.last, _state_actor(owner, force, lexicon))


def _longest(hits: Sequence[Hit], *styles: Style) -> Hit | None:
    """Return the longest country among names that begin at one word, but none in "Latin American"."""
    if not hits or hits[-1].aliases[0].style == "blocked":
        return None
    countries = [hit for hit in hits if any(alias.style in styles for alias in hit.aliases)]
    return countries[-1] if countries else None


def _state_actor(country: Hit, force: Hit, lexicon: Lexicon) -> tuple[Alias]:
    code = next(alias.means for alias in country.aliases if alias.style in ("country", "adjective"))
    slug = lexicon.registry.nations.countries[code or ""].slug
    actor = f"{slug}-{force.aliases[0].means}"
    return (Alias(actor, "any", "", rule="an institution of the country it is named with"),)


def _is_no_word(words: Words, first: int, last: int) -> bool:
    """Whether capitals that may be a word are none: "U.S.", "THE WHO"."""
    after_the = first > 0 and words.keys[first - 1] == "the" and words.keys[first] in FUNCTION_WORDS
    return "." in words.raw(first) or (after_the and words.are_neighbours(first - 1, first))


def _is_as_written(words: Words, first: int, last: int, alias: Alias) -> bool:
    """Whether the text has the capitals that the alias asks for."""
    is_acronym = alias.style == "short" and alias.written.isupper() and not words.capitals
    if alias.style in ("any", "short", "institution") and not is_acronym:
        return sum(words.raw(i)[0].isupper() for i in range(first, last)) >= alias.capitals
    if alias.is_a_word and words.capitals and not _is_no_word(words, first, last):
        return False
    if words.text.startswith(alias.written, words.starts[first]) and last - first == 1:
        return True
    spelling = run_together(words, first, last)
    return all(
        ours.isupper() for ours, theirs in zip(spelling, alias.written, strict=False) if theirs.isupper()
    )
