"""Actors that a record names and the registry lacks, the most frequent first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from counterclaim.model import Claim, Event, Extraction
from counterclaim.resources.actors import Registry, fold_name
from counterclaim.resources.nations import ActorKind

# Words with capitals, small ones allowed between: "Sons of the Two Rivers".
NAME = re.compile(r"[A-Z][\w'’.-]*(?:\s+(?:(?:of|for|the|and|al|de|la|del|in)\s+){0,2}[A-Z][\w'’.-]*)*")
ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{1,9}s?")


class Unknown(msgspec.Struct, frozen=True):
    """A name, how often how many reports give it, what it seems to be, and a sentence with it."""

    name: str
    mentions: int
    reports: int
    kind: ActorKind
    report: str
    example: str


class _Mention(NamedTuple):
    name: str
    report: str
    start: int
    example: str


def unknown_actors(extractions: Iterable[Extraction], registry: Registry) -> tuple[Unknown, ...]:
    """Return every body that sources and events name and the registry lacks; persons are left out."""
    named: dict[tuple[str, ...], dict[tuple[str, int], _Mention]] = {}
    for extraction in extractions:
        for mention in _mentions(extraction, registry):
            spans = named.setdefault(fold_name(mention.name), {})
            spans.setdefault((mention.report, mention.start), mention)
    told = (_unknown(tuple(spans.values()), registry) for spans in named.values())
    return tuple(sorted(told, key=lambda one: (-one.mentions, one.name)))


def _unknown(mentions: tuple[_Mention, ...], registry: Registry) -> Unknown:
    first = min(mentions, key=lambda mention: (mention.report, mention.start))
    reports = len({mention.report for mention in mentions})
    kind = registry.kind_of(first.name)
    return Unknown(first.name, len(mentions), reports, kind, first.report, " ".join(first.example.split()))


def _mentions(extraction: Extraction, registry: Registry) -> Iterator[_Mention]:
    text = extraction.report.text
    if text.isupper():
        return  # nothing tells a name from other words
    for words, actor, start in (*_claimed(extraction.claims), *_acting(extraction.events)):
        name = _body(words, registry) if actor is None else None
        if name is not None and not registry.lookup(name):
            begin = start + words.index(name)
            yield _Mention(name, extraction.report.id, begin, _sentence(text, begin, begin + len(name)))


def _claimed(claims: Iterable[Claim]) -> Iterator[tuple[str, str | None, int]]:
    for claim in claims:
        for one in (claim.source, claim.relay, claim.victims, claim.by):
            if one is not None and one.name is not None and one.start is not None:
                yield one.name, one.actor, one.start


def _acting(events: Iterable[Event]) -> Iterator[tuple[str, str | None, int]]:
    for event in events:
        yield from ((actor.name, actor.actor, actor.start) for actor in event.actors)


def _sentence(text: str, start: int, end: int) -> str:
    stop = text.rfind(". ", 0, start)
    begin = max(stop + 2 if stop >= 0 else 0, text.rfind("\n", 0, start) + 1)
    stops = [at for at in (text.find(". ", end) + 1, text.find("\n", end)) if at > 0]
    return text[begin : min(stops, default=len(text))]


def _body(words: str, registry: Registry) -> str | None:
    """Return the name of a body in a description, `None` where there is none or only a person's."""
    told = frozenset().union(*registry.nations.kinds.values()) | registry.nations.body_words
    for match in NAME.finditer(words):
        whose, _, body = match.group().partition(" of the ")
        outside = {*fold_name(whose)} & told <= registry.nations.descriptions.followers
        name = body if body and outside else match.group()
        if ACRONYM.fullmatch(name) or (" " in name and told & {*fold_name(name)}):
            return name
    return None
