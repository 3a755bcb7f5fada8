"""Speakers set apart from what they say by a colon or a dash: headlines, transcripts, labels in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.listing import dateline_end
from counterclaim.claims.speech.record import Range, Speech, carve
from counterclaim.claims.syntax import Syntax
from counterclaim.model import quote

Shape = tuple[Range, Range, Range]
LINE = re.compile(r"[^\n]*\S")
OPENING = re.compile(
    r"(?:[-–—•*]|\d\d[:.]\d\d|[^\S\n])*(?:[^:\n“\"]{1,140} [-–—] )?([A-Z][^:\n“\"]{1,60})(:)[^\S\n]+(?=\S)"
)
CLOSING = re.compile(r"(:|(?<= )[-–—]) ([^:;–—]{3,60})$")  # a list of several is no speaker
BRACKETS = re.compile(r"\(((?!\d)[^():\n]{2,40})(:) ([^()]{1,60})\)")
ISSUED_BY = re.compile(
    r"(?:statement|message|communiqu[eé]|release|bulletin|circular|notice|dispatch|telegram|briefing)\b"
    r".*?\b(?:by|from|of) (?:the )?",
    re.I,
)
GIVEN_BY = re.compile(
    r"(?:the )?(?:[\w'’-]+ ){0,2}?(?:balance|toll|tally|count|figures?|list|numbers?)\b"
    r".*?\b(?:by|from) (?:the )?",
    re.I,
)
SENTENCE_END = re.compile(r"[^\W\d]{5,}[.!?]\s+")  # a shorter word is a title: "Capt. Osei"
FINITE = ("VBD", "VBZ", "VBP", "MD")
HEADLINE = 160  # characters; a longer line is prose and does not end in its speaker
WORDS = 4  # a label before fewer words than this heads a list or a table


def labels(syntax: Syntax, lexicon: Lexicon) -> Iterator[Speech]:
    """ "Hospital: 44 dead", "12 dead: ministry", "(army: 160)": a speaker set apart by a colon or dash."""
    text = syntax.text
    surnames = frozenset(token.text.upper() for token in syntax.tokens if token.entity == "PERSON")
    opening = dateline_end(syntax)
    for shapes in _shapes(text):
        for name, mark, said in shapes:
            start, end = _speaker(syntax, *name)
            content = carve(text, (said,), ())
            if not content or mark[1] <= opening or not _is_said(syntax, said):
                continue
            if _speaks(syntax, lexicon, surnames, (start, end)):
                yield _label(syntax, (start, end), mark, content)
                break


def _label(syntax: Syntax, name: Range, mark: Range, content: tuple[Range, ...]) -> Speech:
    head = syntax.at(name[1] - 1)
    return Speech(
        source=head,
        source_span=quote(syntax.text, *name),
        cue=head,
        cue_span=quote(syntax.text, *mark),
        content=content,
        denies=False,
        doubts=False,
        rule="label",
    )


def _shapes(text: str) -> Iterator[list[Shape]]:
    """Yield, line by line and bracket by bracket, the ways to read it as a label: name, mark and the rest."""
    for line in LINE.finditer(text):
        opening = OPENING.match(text, line.start(), line.end())
        closing = CLOSING.search(text, line.start(), line.end()) if len(line.group()) < HEADLINE else None
        shapes: list[Shape] = []
        if opening is not None:
            shapes.append((opening.span(1), opening.span(2), (opening.end(), line.end())))
        if closing is not None:
            shapes.append((closing.span(2), closing.span(1), (line.start(), closing.start())))
        yield shapes
    for inner in BRACKETS.finditer(text):
        yield [(inner.span(1), inner.span(2), inner.span(3))]


def _speaker(syntax: Syntax, start: int, end: int) -> Range:
    """Return who speaks in a label: "Statement by the ministry", "Farid Osman, spokesman"."""
    text = syntax.text
    for last in SENTENCE_END.finditer(text, start, end):
        start = last.end()  # "Evening. Mayor Soto"
    issued = ISSUED_BY.match(text, start, end) or GIVEN_BY.match(text, start, end)
    start = issued.end() if issued is not None else start
    cuts = [at for at in (text.find(",", start, end), text.find(" (", start, end)) if at > start]
    cuts.extend(  # "Osman on Friday"
        syntax.tokens[place - 1].end
        for place in range(syntax.at(start) + 1, syntax.at(end - 1))
        if syntax.tokens[place].tag == "IN" and syntax.tokens[place + 1].entity in ("DATE", "TIME")
    )
    return start, min(cuts, default=end)


def _speaks(syntax: Syntax, lexicon: Lexicon, surnames: frozenset[str], name: Range) -> bool:
    """Whether a label names somebody: a known actor, a role, a text, or a person; a place is a dateline."""
    start, end = name
    words = syntax.text[start:end]
    tokens = syntax.tokens[syntax.at(start) : syntax.at(end - 1) + 1]
    if words.lower() in lexicon.captions or any(token.tag in FINITE for token in tokens):
        return False
    if syntax.is_label(syntax.at(end - 1)) or tokens[-1].lemma in lexicon.tolls:
        return False  # "Soldiers killed: 4", "Rebels dead: 9"
    if any(token.lemma in lexicon.codebook.event_words.attacks for token in tokens):
        return False  # "Rebel ambush near Tarma: 5 killed"
    if any(a.start < end and start < a.end and a.actor for a in syntax.reading.actors):
        return True
    if lexicon.role(words) is not None or tokens[-1].lemma in lexicon.texts:
        return True
    if (
        len(tokens) == 1
        and tokens[0].entity == "ORG"
        and not words.isupper()
        and _is_dated(syntax, start, end)
    ):
        return False  # "Tarma: nobody slept", "Tarma, Sunday: two die"
    named = words in surnames if words.isupper() else tokens[-1].entity in ("PERSON", "ORG")
    return named and not any(p.start < end and start < p.end for p in syntax.reading.places)


def _is_dated(syntax: Syntax, start: int, end: int) -> bool:
    """Whether a name opens the report or has a day after it, as a place that the parse does not know may."""
    after = syntax.at(end) + 1
    day = after < len(syntax.tokens) and syntax.tokens[after].entity in ("DATE", "TIME")
    return day or not syntax.text[:start].strip()


def _is_said(syntax: Syntax, said: Range) -> bool:
    """Whether what a label heads is speech: it has a figure, a quotation, or enough words for a sentence."""
    start, end = said
    if any(start <= n.start < end for n in syntax.reading.numbers):
        return True
    if any(start <= a < end for a, _ in syntax.quotations):
        return True
    return len(syntax.text[start:end].split()) >= WORDS
