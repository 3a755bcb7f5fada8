"""Attributions: who says what, found from words of saying, "according to", headlines and quotations.

Each finder yields a `Speech`: the contract's attribution with the token positions that later rules need.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speech.cues import speech_of
from counterclaim.claims.speech.joining import Joiner
from counterclaim.claims.speech.labels import labels
from counterclaim.claims.speech.phrases import cited, hearsay, phrases
from counterclaim.claims.speech.predicates import predicates
from counterclaim.claims.speech.quotations import Group, Quotations, owners, quoted_share
from counterclaim.claims.speech.record import Range, Speech, carve, overlap
from counterclaim.claims.syntax import Syntax
from counterclaim.model import Attribution, Form, Span, content_id


def find_speech(syntax: Syntax, lexicon: Lexicon) -> tuple[Speech, ...]:
    """Return every attribution of a reading in the order of its cues, quotations joined to their speakers."""
    quotations = Quotations(syntax)
    predicated = list(_predicated(syntax, lexicon, quotations))
    found = [
        *predicated,
        *cited(syntax, lexicon, predicated),
        *phrases(syntax, lexicon),
        *hearsay(syntax, lexicon),
        *labels(syntax, lexicon),
    ]
    found.sort(key=lambda speech: (speech.cue_span.start, speech.cue_span.end))
    joined = (_apart(syntax.text, speech) for speech in Joiner(syntax, quotations, found).join())
    return tuple(speech for speech in joined if speech.content)


def _apart(text: str, speech: Speech) -> Speech:
    """Return a speech without its cue and its source in its content, however the parse nests them."""
    spans = (speech.cue_span, speech.source_span)
    own = [(span.start, span.end) for span in spans if span is not None]
    if not any(overlap(part, hole) for part in speech.content for hole in own):
        return speech
    return replace(speech, content=carve(text, speech.content, own))


def _predicated(syntax: Syntax, lexicon: Lexicon, quotations: Quotations) -> Iterator[Speech]:
    candidates = list(predicates(syntax, lexicon, quotations))
    outside = {
        number: predicate
        for number, predicate in enumerate(candidates)
        if lexicon.opens(predicate.kind, "quote", predicate.lemma)
        and quotations.at(syntax.tokens[predicate.head].start) is None
    }
    groups = [Group(number, *predicate.group(syntax)) for number, predicate in outside.items()]
    owned: dict[int, list[Range]] = {}
    for quotation, number in owners(quotations, groups).items():
        owned.setdefault(number, []).append(quotations.ranges[quotation])
    for number, predicate in enumerate(candidates):
        speech = speech_of(syntax, lexicon, predicate, owned.get(number, ()), quotations)
        if speech is not None:
            yield speech


def as_attribution(syntax: Syntax, speech: Speech) -> Attribution:
    """Return the contract's record of one speech."""
    content = tuple(Span(start=a, end=b, text=syntax.text[a:b]) for a, b in speech.content)
    share = quoted_share(syntax.quotations, speech.content)
    form: Form = "indirect" if share == 0 else "direct" if share >= 0.9 else "mixed"
    return Attribution(
        id=content_id(
            "a", syntax.reading.report.id, speech.cue_span.start, speech.cue_span.end, content[0].start
        ),
        source=speech.relative or speech.source_span,
        cue=speech.cue_span,
        content=content,
        form=form,
    )


__all__ = ["Speech", "as_attribution", "find_speech"]
