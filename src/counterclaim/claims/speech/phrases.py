"""Speakers named by a phrase that hangs on the sentence: "according to the police", "citing a doctor"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speech.cues import may_speak
from counterclaim.claims.speech.predicates import source_span
from counterclaim.claims.speech.record import Speech, carve, chars
from counterclaim.claims.syntax import SUBJECTS, Syntax

MODIFIES = ("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "advmod", "punct")
CITES = frozenset(("cite", "quote"))


def phrases(syntax: Syntax, lexicon: Lexicon) -> Iterator[Speech]:
    """Yield what the sentences with "according to" or a phrase like it attribute."""
    for match in lexicon.hangers.finditer(syntax.text):
        first, last = syntax.at(match.start()), syntax.at(match.end() - 1)
        if last + 1 < syntax.sentence(first).last:
            yield from _hanging(syntax, first, last)
    for token in syntax.tokens:
        cites = token.dep == "pobj" and lexicon.opens("text", syntax.low(token.head), token.lemma)
        if cites and token.head == syntax.sentence(token.head).first:
            yield from _hanging(syntax, token.head, token.head)


def hearsay(syntax: Syntax, lexicon: Lexicon) -> Iterator[Speech]:
    """Yield the clauses with an adverb that says others say so: "the town has reportedly fallen"."""
    for place, token in enumerate(syntax.tokens):
        if token.dep != "advmod" or not lexicon.opens("adverb", "clause", token.text.lower()):
            continue
        if syntax.child(token.head, *SUBJECTS) is None:
            continue
        cue = syntax.span(place, place)
        content = carve(syntax.text, (chars(syntax, *syntax.edges(token.head)),), ((cue.start, cue.end),))
        if content:
            yield Speech(
                None, None, place, cue, content, denies=False, doubts=False, rule="hearsay", asserts=False
            )


def _hanging(syntax: Syntax, first: int, last: int) -> Iterator[Speech]:
    speaker = last + 1
    while syntax.tokens[speaker].dep in MODIFIES and syntax.tokens[speaker].head > speaker:
        speaker = syntax.tokens[speaker].head
    source = source_span(syntax, speaker, (first, last))
    sentence = syntax.sentence(first)
    said = (sentence.start, sentence.end)
    governor = syntax.tokens[first].head
    shares = syntax.tokens[governor].dep == "conj" and syntax.child(governor, *SUBJECTS) is None
    within = syntax.tokens[governor].dep in ("advcl", "conj") and not shares
    if syntax.tokens[governor].tag.startswith("VB") and within:
        said = chars(syntax, *syntax.edges(governor))
    end = _end(syntax, speaker, first) if source is not None else syntax.tokens[last].end
    content = carve(syntax.text, (said,), ((syntax.tokens[first].start, end),))
    if content and source is not None:
        cue = syntax.span(first, last)
        yield Speech(speaker, source, first, cue, content, denies=False, doubts=False, rule="according to")


def _end(syntax: Syntax, speaker: int, first: int) -> int:
    """Return where a speaker ends, with what is added about them, if that is not the sentence itself."""
    sentence = syntax.sentence(first)
    last = syntax.edges(speaker)[1]
    if last >= sentence.last - 2 and first <= sentence.first + 2:
        span = source_span(syntax, speaker, (first, first))
        return span.end if span is not None else syntax.tokens[speaker].end
    return syntax.tokens[last].end


def cited(syntax: Syntax, lexicon: Lexicon, found: Sequence[Speech]) -> Iterator[Speech]:
    """Yield what those say whom a speaker cites: in "Reuters, citing a doctor, said" it is the doctor."""
    by_cue = {speech.cue: speech for speech in found}
    for speech in found:
        token = syntax.tokens[speech.cue]
        speaker = syntax.child(speech.cue, "dobj")
        if token.lemma not in CITES or token.tag != "VBG" or speaker is None:
            continue
        passed_on = next((by_cue[up] for up in syntax.ancestors(speech.cue) if up in by_cue), None)
        span = source_span(syntax, speaker, (speech.cue, speech.cue))
        if passed_on is not None and span is not None and may_speak(syntax, lexicon, speaker):
            yield replace(
                passed_on,
                source=speaker,
                source_span=span,
                cue=speech.cue,
                cue_span=speech.cue_span,
                rule="cited",
                relative=None,
                inner=True,
            )
