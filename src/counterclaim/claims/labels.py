"""Speakers set apart from what they say by a colon or a dash: headlines, transcripts, labels in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speech import Speech, carve
from counterclaim.claims.syntax import Syntax
from counterclaim.model import Span

HEADLINE_END = re.compile(r"(?:: | [-–—] )([^:–—]{3,60})$")
LABEL = re.compile(r"^(?:[-–—•*\s]|\d\d:\d\d)*([A-Z][^:\n“\"]{2,60}): (?=\S)")
PARENTHESIS = re.compile(r"\(((?!\d)[^():\n]{2,40}): ([^()]{1,60})\)")


def labels(syntax: Syntax, lexicon: Lexicon) -> Iterator[Speech]:
    """ "Hospital: 44 dead", "12 dead: ministry", "(army: 160)": a speaker set apart by a colon or dash."""
    for line in re.finditer(r"[^\n]+", syntax.text):
        stripped = line.group().rstrip()
        end = line.start() + len(stripped)
        opening = LABEL.match(stripped)
        if opening is not None:
            yield from _label(
                syntax, lexicon, _shift(opening.span(1), line.start()), (line.start() + opening.end(), end)
            )
        closing = HEADLINE_END.search(stripped)
        if closing is not None and len(stripped) < 160 and opening is None:
            start = line.start() + closing.start()
            yield from _label(syntax, lexicon, _shift(closing.span(1), line.start()), (line.start(), start))
    for inner in PARENTHESIS.finditer(syntax.text):
        yield from _label(syntax, lexicon, inner.span(1), inner.span(2))


def _label(
    syntax: Syntax, lexicon: Lexicon, name: tuple[int, int], content: tuple[int, int]
) -> Iterator[Speech]:
    start, end = name
    by = re.search(r"\b(?:by|from|of) (?:the )?", syntax.text[start:end])
    if by is not None and syntax.text[start:end].lower().startswith(("statement", "message", "communiqu")):
        start += by.end()
    end = min(
        end,
        *(
            start + syntax.text[start:end].find(mark)
            for mark in (",", " (")
            if mark in syntax.text[start:end]
        ),
        end,
    )
    span = Span(start=start, end=end, text=syntax.text[start:end])
    known = any(a.start < end and start < a.end and a.actor for a in syntax.reading.actors)
    parts = carve(syntax.text, (content,), ())
    has_number = any(content[0] <= n.start < content[1] for n in syntax.reading.numbers)
    quoted = any(content[0] <= a < content[1] for a, _ in syntax.quotations)
    if not parts or not (known or lexicon.role(span.text)) or not (has_number or quoted):
        return
    colon = syntax.text.find(":", end, parts[0][0]) if parts[0][0] >= end else parts[-1][1]
    mark = max(colon, end if parts[0][0] >= end else parts[-1][1])
    cue = Span(start=mark, end=mark + 1, text=syntax.text[mark : mark + 1])
    head = syntax.at(end - 1)
    if cue.text.strip() or cue.text:
        yield Speech(head, span, head, cue, parts, denies=False, doubts=False, rule="label")


def _shift(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by
