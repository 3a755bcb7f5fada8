"""Acronyms in brackets after the name they shorten: "Free Valley Front (FVF)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from counterclaim.model import ActorMention
from counterclaim.reading.actors.lexicon import Alias, Lexicon, Trie, add
from counterclaim.reading.actors.words import Words, run_together
from counterclaim.reading.casing import FUNCTION_WORDS
from counterclaim.resources.actors import RegisteredActor, Registry, fold_name

INTRODUCED = re.compile(
    r"[\"”’']?\s*[(\[]\s*[\"“‘']?([A-Z][A-Za-z0-9&/-]{1,10})[\"”’']?\s*(?=[],;)]|\s(?:or|and|in|for|as)\s)"
)


def introduced(words: Words, mentions: Sequence[ActorMention], lexicon: Lexicon) -> Trie:
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
                written = run_together(words, span.start, span.stop)
                add(
                    bound,
                    fold_name(words.text[words.starts[span.start] : words.ends[span.stop - 1]]),
                    Alias(actor, "bound", written),
                )
    return bound


def _binding(
    words: Words, acronym: range, mention: ActorMention | None, registry: Registry
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


def _spelled_out(words: Words, acronym: range, links: frozenset[str]) -> int | None:
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


def _resembles(words: Words, full: range, actor: RegisteredActor) -> bool:
    """Whether a name is a variant of one of the actor's: they share half of its words or more."""
    ours = set(words.keys[full.start : full.stop])
    return any(2 * len(ours.intersection(fold_name(name))) >= len(ours) for name, _ in actor.aliases)
