"""Cut a report's text into the pieces that its page marks: every character once, in order.

Spans overlap freely (a source inside a sentence inside a quotation), so the text is cut at every span's edge
and each piece carries all kinds that cover it. Sentences that support claims become blocks that can be
linked to; a paragraph is never broken inside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from counterclaim.model import Claim, Event, Extraction, Place, Span, When
from counterclaim.outputs import words

Kind = Literal["count", "source", "people", "place", "date", "event", "described"]
_BREAK = re.compile(r"\s*\n\s*")


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
    return f"{words.place(place)}: {words.PRECISIONS[place.precision]}"


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


def paragraphs(text: str, layers: Sequence[Layer], claims: Sequence[Claim]) -> tuple[Paragraph, ...]:
    """Cut `text` into paragraphs, blocks and segments; joined, with the gaps, they are the text again."""
    blocks = _merge(claims)
    inside = [(start, end) for start, end, _ in blocks]
    usable = [layer for layer in layers if 0 <= layer.start < layer.end <= len(text)]
    found, start = [], 0
    for gap in (*_BREAK.finditer(text), None):
        end, after = (len(text), len(text)) if gap is None else gap.span()
        if gap is not None and any(a < after and end < b for a, b in inside):
            continue  # a sentence runs over this line break
        if start < after:
            found.append(Paragraph(tuple(_blocks(text, (start, end), blocks, usable)), text[end:after]))
        start = after
    return tuple(found)


def _merge(claims: Sequence[Claim]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Join evidence sentences that overlap into one stretch of text with all their claims."""
    merged: list[tuple[int, int, tuple[str, ...]]] = []
    quoted = [claim for claim in claims if claim.evidence.start < claim.evidence.end]
    for claim in sorted(quoted, key=lambda c: (c.evidence.start, c.evidence.end, c.id)):
        start, end = claim.evidence.start, claim.evidence.end
        if merged and start < merged[-1][1]:
            first, last, ids = merged.pop()
            merged.append((first, max(last, end), (*ids, claim.id)))
        else:
            merged.append((start, end, (claim.id,)))
    return merged


def _blocks(
    text: str,
    bounds: tuple[int, int],
    blocks: Sequence[tuple[int, int, tuple[str, ...]]],
    layers: Sequence[Layer],
) -> Iterator[Block]:
    position, end = bounds
    near = [layer for layer in layers if layer.start < end and layer.end > position]
    for first, last, ids in blocks:
        if last <= position or first >= end:
            continue
        if position < first:
            yield Block((), tuple(_segments(text, (position, first), near)))
        yield Block(ids, tuple(_segments(text, (max(first, position), min(last, end)), near)))
        position = min(last, end)
    if position < end:
        yield Block((), tuple(_segments(text, (position, end), near)))


def _segments(text: str, bounds: tuple[int, int], layers: Iterable[Layer]) -> Iterator[Segment]:
    start, end = bounds
    near = [layer for layer in layers if layer.start < end and layer.end > start]
    edges = {edge for layer in near for edge in (layer.start, layer.end) if start < edge < end}
    cuts = sorted({start, end, *edges})
    for a, b in pairwise(cuts):
        over = [layer for layer in near if layer.start <= a and b <= layer.end]
        kinds = tuple(sorted({layer.kind for layer in over}))
        titles = dict.fromkeys(layer.title for layer in over)
        anchors = dict.fromkeys(layer.anchor for layer in over if layer.anchor and layer.start == a)
        yield Segment(text[a:b], kinds, words.harmless("; ".join(titles)), tuple(anchors))
