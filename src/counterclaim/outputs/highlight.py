"""Cut a report's text into the pieces that its page marks: every character once, in order.

Spans overlap freely (a source inside a sentence inside a quotation), so the text is cut at every span's edge
and each piece carries all kinds that cover it. Sentences that support claims become blocks that can be
linked to; a paragraph is never broken inside one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Generic, Literal, TypeVar

import msgspec

from counterclaim.model import Claim, Event, Extraction, Place, Span, When
from counterclaim.outputs import words

Kind = Literal["count", "source", "people", "place", "date", "event", "described"]
_BREAK = re.compile(r"\n\s*")  # linear on hostile runs of white space


class Layer(msgspec.Struct, frozen=True):
    """One span to mark, what kind it is and what a pointer over it says; `anchor` makes it a link target."""

    start: int
    end: int
    kind: Kind
    title: str
    anchor: str = ""


class Segment(msgspec.Struct, frozen=True):
    """Text under the same layers throughout."""

    text: str
    kinds: tuple[Kind, ...] = ()
    title: str = ""
    anchors: tuple[str, ...] = ()


class Block(msgspec.Struct, frozen=True):
    """A run of segments; `claims` are the ids of the claims that these words support, none for other text."""

    claims: tuple[str, ...]
    segments: tuple[Segment, ...]


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph and the white space that followed it, which the page does not show."""

    blocks: tuple[Block, ...]
    gap: str

    @property
    def claims(self) -> tuple[str, ...]:
        """Return the ids of all claims made in this paragraph, in order."""
        return tuple(claim for block in self.blocks for claim in block.claims)


def layers_of(extraction: Extraction) -> list[Layer]:
    """Collect everything in an extraction that its page marks."""
    found = [layer for claim in extraction.claims for layer in _claim_layers(claim)]
    sources = (attribution.source for attribution in extraction.attributions)
    found += [_layer(source, "source", "source") for source in sources if source is not None]
    found += [_layer(place, "place", _place_title(place)) for place in extraction.places]
    found += [
        _layer(when, "date", words.days(when.first, when.last, when.precision)) for when in extraction.dates
    ]
    found += [layer for event in extraction.events for layer in _event_layers(event)]
    return found


def _layer(span: Span | Place | When, kind: Kind, title: str) -> Layer:
    return Layer(span.start, span.end, kind, title)


def _place_title(place: Place) -> str:
    return f"{words.place(place)}: {words.precision(place)}"


def _claim_layers(claim: Claim) -> Iterator[Layer]:
    if claim.count is not None:
        yield _layer(claim.count, "count", f"figure: {words.spelled(claim)}")
    if claim.description is not None:
        yield _layer(claim.description, "described", "what they are said to be")
    for source in (claim.source, claim.relay):
        if source is not None and source.start is not None and source.end is not None:
            yield Layer(source.start, source.end, "source", f"source: {words.ROLE[source.role]}")
    if claim.victims is not None and claim.victims.start is not None and claim.victims.end is not None:
        yield Layer(claim.victims.start, claim.victims.end, "people", f"people: {claim.victims.klass}")
    if claim.by is not None:
        yield Layer(claim.by.start, claim.by.end, "people", "said to have done it")


def _event_layers(event: Event) -> Iterator[Layer]:
    for index, mention in enumerate(event.mentions):
        title = f"event: {event.subtype} ({event.status})"
        yield Layer(mention.start, mention.end, "event", title, "" if index else f"e-{event.id}")


class _Stretch(msgspec.Struct, frozen=True):
    """Characters `start..end` that support these claims: one sentence, or several that overlap."""

    start: int
    end: int
    claims: tuple[str, ...]


Part = TypeVar("Part", Layer, _Stretch)


class _Nearby(Generic[Part]):
    """Find what touches a piece of text without looking at everything in a long report."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._parts: list[Part] = sorted(parts, key=lambda part: (part.start, part.end))
        self._starts: list[int] = [part.start for part in self._parts]
        self._longest: int = max((part.end - part.start for part in self._parts), default=0)

    def touching(self, start: int, end: int) -> list[Part]:
        """Return the parts that share a character with `start..end`, in order."""
        first = bisect_left(self._starts, start - self._longest)
        return [part for part in self._parts[first : bisect_left(self._starts, end)] if part.end > start]


def paragraphs(text: str, layers: Sequence[Layer], claims: Sequence[Claim]) -> tuple[Paragraph, ...]:
    """Cut `text` into paragraphs, blocks and segments; joined, with the gaps, they are the text again."""
    stretches = _Nearby(_merge(claims))
    usable = _Nearby(layer for layer in layers if 0 <= layer.start < layer.end <= len(text))
    found, start = [], 0
    for gap in (*_BREAK.finditer(text), None):
        end, after = (len(text), len(text)) if gap is None else gap.span()
        if any(part.end > end and part.start < after for part in stretches.touching(end, after)):
            continue  # a sentence runs over this line break
        if start < after:
            found.append(Paragraph(tuple(_blocks(text, (start, end), stretches, usable)), text[end:after]))
        start = after
    return tuple(found)


def _merge(claims: Sequence[Claim]) -> list[_Stretch]:
    merged: list[_Stretch] = []
    quoted = [claim for claim in claims if claim.evidence.start < claim.evidence.end]
    for claim in sorted(quoted, key=_reading_order):
        start, end = claim.evidence.start, claim.evidence.end
        if merged and start < merged[-1].end:
            last = merged.pop()
            merged.append(_Stretch(last.start, max(last.end, end), (*last.claims, claim.id)))
        else:
            merged.append(_Stretch(start, end, (claim.id,)))
    return merged


def _reading_order(claim: Claim) -> tuple[int, int, int, str]:
    return (claim.evidence.start, claim.evidence.end, claim.count.start if claim.count else 0, claim.id)


def _blocks(
    text: str, bounds: tuple[int, int], stretches: _Nearby[_Stretch], layers: _Nearby[Layer]
) -> Iterator[Block]:
    position, end = bounds
    for part in stretches.touching(position, end):
        if position < part.start:
            yield Block((), tuple(_segments(text, (position, part.start), layers)))
        first, position = max(part.start, position), min(part.end, end)
        yield Block(part.claims, tuple(_segments(text, (first, position), layers)))
    if position < end:
        yield Block((), tuple(_segments(text, (position, end), layers)))


def _segments(text: str, bounds: tuple[int, int], layers: _Nearby[Layer]) -> Iterator[Segment]:
    start, end = bounds
    near = layers.touching(start, end)
    edges = {edge for layer in near for edge in (layer.start, layer.end) if start < edge < end}
    for a, b in pairwise(sorted({start, end, *edges})):
        over = [layer for layer in near if layer.start <= a and b <= layer.end]
        kinds = tuple(sorted({layer.kind for layer in over}))
        titles = dict.fromkeys(layer.title for layer in over)
        anchors = dict.fromkeys(layer.anchor for layer in over if layer.anchor and layer.start == a)
        yield Segment(text[a:b], kinds, words.harmless("; ".join(titles)), tuple(anchors))
