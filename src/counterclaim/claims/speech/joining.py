"""Quotations without a cue of their own: each goes to the speaker whose words it carries on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.claims.speech.quotations import Quotations
from counterclaim.claims.speech.record import Range, Speech, merged
from counterclaim.claims.syntax import Syntax


class Joiner:
    """Joins quotations to the speech around them, in the order of the text."""

    def __init__(self, syntax: Syntax, quotations: Quotations, found: Sequence[Speech]) -> None:
        """Keep the speech in `found`, which is in the order of its cues, as what may go on."""
        self._text, self._syntax, self._quotations = syntax.text, syntax, quotations
        self._speeches = list(found)
        self._speakers = [
            rank
            for rank, speech in enumerate(found)
            if speech.source is not None and speech.asserts and quotations.at(speech.cue_span.start) is None
        ]
        self._cues = [found[rank].cue_span.start for rank in self._speakers]
        self._last: int | None = None

    def join(self) -> list[Speech]:
        """Return all speech, each sentence in quotation marks that nobody said yet joined to its speaker."""
        said = merged(part for rank in self._speakers for part in _taken(self._speeches[rank]))
        ends = [end for _, end in said]
        for quote in self._quotations.ranges_of_sentences():
            after = bisect_left(ends, quote[0] + 1)
            if after < len(said) and said[after][0] < quote[1]:
                continue
            owner = self._owner(quote)
            if owner is not None:
                speech = self._speeches[owner]
                self._speeches[owner] = replace(speech, content=tuple(merged((*speech.content, quote))))
                self._last = owner
        return self._speeches

    def _owner(self, quote: Range) -> int | None:
        """Return the speech of a quotation's paragraph, quoted speech first, or of the paragraph before."""
        start = self._syntax.paragraph_start(quote[0])
        stop = self._text.find("\n", quote[1])
        stop = len(self._text) if stop < 0 else stop
        here = self._within(start, stop)
        if here:
            return min(here, key=lambda rank: self._farness(self._speeches[rank], quote))
        alone = not self._text[start : quote[0]].strip() and not self._text[quote[1] : stop].strip(" .\u00a0")
        return self._before(start) if alone else None

    def _before(self, paragraph: int) -> int | None:
        """Return the speech that ends the paragraph before one that is nothing but a quotation."""
        end = paragraph
        while end > 0 and self._text[end - 1].isspace():
            end -= 1
        start = self._syntax.paragraph_start(max(0, end - 1))
        near = [*self._within(start, end), *([] if self._last is None else [self._last])]
        near = [rank for rank in near if start <= _end(self._speeches[rank]) <= end]
        return max(near, key=lambda rank: _end(self._speeches[rank])) if near else None

    def _within(self, start: int, stop: int) -> list[int]:
        return self._speakers[bisect_left(self._cues, start) : bisect_left(self._cues, stop)]

    def _farness(self, speech: Speech, quote: Range) -> tuple[bool, bool, int]:
        cue = speech.cue_span
        edges = (cue.start, cue.end, *speech.content[0], *speech.content[-1])
        quoted = any(self._quotations.at(start) is not None for start, _ in speech.content)
        return not quoted, cue.start > quote[0], min(abs(edge - at) for edge in edges for at in quote)


def _taken(speech: Speech) -> Iterator[Range]:
    """Yield the ranges that a speech has already: its content and its source."""
    yield from speech.content
    if speech.source_span is not None:
        yield speech.source_span.start, speech.source_span.end


def _end(speech: Speech) -> int:
    return max(speech.cue_span.end, speech.content[-1][1])
