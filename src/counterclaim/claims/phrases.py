"""Speakers named by a phrase that hangs on the sentence: "according to the police"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.predicates import source_span
from counterclaim.claims.speech import Speech, carve, chars
from counterclaim.claims.syntax import Syntax


def phrases(syntax: Syntax, lexicon: Lexicon) -> Iterator[Speech]:
    """Yield what the sentences with such a phrase attribute."""
    for place, token in enumerate(syntax.tokens):
        if token.text.lower() == "according":
            yield from _according(syntax, place)


def _according(syntax: Syntax, place: int) -> Iterator[Speech]:
    to = syntax.child(place, "prep")
    to = to if to is not None else (place + 1 if place + 1 < len(syntax.tokens) else None)
    if to is None or syntax.low(to) != "to":
        return
    speaker = syntax.child(to, "pobj")
    if speaker is None:
        return
    source = source_span(syntax, speaker, (place, to))
    sentence = syntax.sentence(place)
    governor = syntax.tokens[place].head
    clause = (sentence.start, sentence.end)
    if syntax.tokens[governor].tag.startswith("VB") and syntax.tokens[governor].dep in ("advcl", "conj"):
        clause = chars(syntax, *syntax.edges(governor))
    end = source.end if source else syntax.tokens[to].end
    parts = carve(syntax.text, (clause,), ((syntax.tokens[place].start, end),))
    if parts:
        cue = syntax.span(place, to)
        yield Speech(speaker, source, place, cue, parts, denies=False, doubts=False, rule="according to")
