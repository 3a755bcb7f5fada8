"""Attributions: who says what, found from reporting verbs, "according to", headlines and quotations.

Each finder yields a `Speech`: the contract's attribution with the token positions that later rules need.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, SUBJECTS, Syntax
from counterclaim.model import Attribution, Form, Span, content_id

LEFT_OF_CUE = ("aux", "auxpass", "neg")
HEADLINE_END = re.compile(r"(?:: | [-–—] )([^:–—]{3,60})$")
LABEL = re.compile(r"^(?:[-–—•*\s]|\d\d:\d\d)*([A-Z][^:\n“\"]{2,60}): (?=\S)")
PARENTHESIS = re.compile(r"\(((?!\d)[^():\n]{2,40}): ([^()]{1,60})\)")
PARTICIPLES = ("advcl", "acl", "conj", "xcomp", "pcomp", "dep", "parataxis")


@dataclass(frozen=True, slots=True)
class Speech:
    """One attribution in tokens: its source's head, its cue, and the character ranges it covers.

    `denies` and `doubts` come from the cue ("denied", "did not say"); `rule` names the finder.
    """

    source: int | None
    source_span: Span | None
    cue: int
    cue_span: Span
    content: tuple[tuple[int, int], ...]
    denies: bool
    doubts: bool
    rule: str

    def covers(self, start: int, end: int) -> bool:
        """Whether the characters `start..end` lie in what is said."""
        return any(a <= start and end <= b for a, b in self.content)

    @property
    def size(self) -> int:
        """Characters from the first to the last of what is said."""
        return max(b for _, b in self.content) - min(a for a, _ in self.content)


def find_speech(syntax: Syntax, lexicon: Lexicon) -> tuple[Speech, ...]:
    """Return every attribution of a reading in the order of its cues, quotations joined to their speakers."""
    found: list[Speech] = []
    for place, token in enumerate(syntax.tokens):
        if token.tag.startswith("VB") and token.lemma in lexicon.says:
            found.extend(_by_verb(syntax, lexicon, place))
        elif token.text.lower() == "according":
            found.extend(_according(syntax, place))
        elif token.lemma in ("quote", "cite") and token.tag == "VBG":
            found.extend(_by_verb(syntax, lexicon, place))
    found.extend(_labels(syntax, lexicon))
    found = sorted(found, key=lambda speech: (speech.cue_span.start, speech.cue_span.end))
    return tuple(_with_quotations(syntax, found))


def as_attribution(syntax: Syntax, speech: Speech) -> Attribution:
    """Return the contract's record of one speech."""
    content = tuple(
        Span(start=a, end=b, text=syntax.text[a:b]) for a, b in speech.content if syntax.text[a:b].strip()
    )
    inside = sum(_overlap(quotation, part) for part in speech.content for quotation in syntax.quotations)
    total = sum(b - a for a, b in speech.content)
    form: Form = "indirect" if inside == 0 else "direct" if inside >= 0.9 * total else "mixed"
    return Attribution(
        id=content_id(
            "a", syntax.reading.report.id, speech.cue_span.start, speech.cue_span.end, content[0].start
        ),
        source=speech.source_span,
        cue=speech.cue_span,
        content=content,
        form=form,
    )


# ---------------------------------------------------------------- reporting verbs
def _by_verb(syntax: Syntax, lexicon: Lexicon, verb: int) -> Iterator[Speech]:
    token = syntax.tokens[verb]
    subject = syntax.subject(verb)
    if syntax.is_passive(verb):
        agent = syntax.child(verb, "agent")
        subject = syntax.child(agent, "pobj") if agent is not None else None
        quoted_as = token.lemma in ("quote", "cite") and syntax.child(verb, "nsubjpass") is not None
        subject = syntax.child(verb, "nsubjpass") if quoted_as else subject
    parts = _content(syntax, lexicon, verb, subject)
    loose = token.lemma in lexicon.weak or token.lemma in lexicon.figures
    if not parts or (loose and (subject is None or not _may_speak(syntax, lexicon, subject))):
        return
    if subject is None and token.dep not in (*PARTICIPLES, "ROOT", "ccomp"):
        return
    source = _source_span(syntax, subject) if subject is not None else None
    if source is not None:
        parts = tuple(_without(part, source.start, source.end) for part in parts)
    kept = _clean(syntax, parts)
    if not kept:
        return
    negated = syntax.is_negated(verb)
    yield Speech(
        source=subject,
        source_span=source,
        cue=verb,
        cue_span=_cue_span(syntax, verb),
        content=kept,
        denies=token.lemma in lexicon.denies and not negated,
        doubts=token.lemma in lexicon.doubts or (negated and token.lemma in ("confirm", "verify")),
        rule="reporting verb",
    )


def _may_speak(syntax: Syntax, lexicon: Lexicon, subject: int) -> bool:
    """Whether a subject is somebody or a text: "the attack showed" reports nothing."""
    token = syntax.tokens[subject]
    if token.tag in ("PRP", "WP", "WDT", "DT", "NNP", "NNPS"):
        return True
    if token.entity in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    if token.lemma in lexicon.texts or token.lemma in lexicon.anonymous or token.lemma in lexicon.people:
        return True
    if any(m.start <= token.start < m.end for m in syntax.reading.actors):
        return True
    return lexicon.role(syntax.span(*syntax.noun_phrase(subject)).text) is not None


def _content(syntax: Syntax, lexicon: Lexicon, verb: int, subject: int | None) -> tuple[tuple[int, int], ...]:
    lemma = syntax.lemma(verb)
    sentence = syntax.sentence(verb)
    clause = syntax.child(verb, "ccomp")
    if clause is not None and not (syntax.tokens[clause].dep == "ccomp" and clause in (subject,)):
        return (_said_clause(syntax, clause),)
    quoted = tuple(
        (max(a, sentence.start), min(b, sentence.end))
        for a, b in syntax.quotations
        if a < sentence.end and b > sentence.start and b - a > 12 and not a <= syntax.tokens[verb].start < b
    )
    infinitive = syntax.child(verb, "xcomp")
    if infinitive is not None and lemma not in ("go", "see", "find", "hear", "make"):
        return (_chars(syntax, *syntax.edges(infinitive)), *quoted)
    if lemma in lexicon.denies or lemma in lexicon.doubts:
        target = syntax.child(verb, "dobj", "pcomp", "prep")
        return (_chars(syntax, *syntax.edges(target)),) if target is not None else quoted
    if quoted:
        return quoted
    strong = lemma not in lexicon.weak
    if (
        strong
        and syntax.tokens[verb].dep in ("parataxis", "ccomp", "ROOT")
        and _is_afterthought(syntax, verb, subject)
    ):
        first, last = sentence.first, sentence.last - 1
        own = (
            [verb]
            if subject is None
            else [*range(syntax.edges(subject)[0], syntax.edges(subject)[1] + 1), verb]
        )
        before, after = (first, min(own) - 1), (max(own) + 1, last)
        return tuple(_chars(syntax, a, b) for a, b in (before, after) if a <= b)
    if lemma in lexicon.figures:
        right = _right_of(syntax, verb)
        return right if any(a <= n.start < b for a, b in right for n in syntax.reading.numbers) else ()
    if lemma in ("speak", "tell", "complain", "warn", "accuse", "blame", "talk"):
        target = syntax.child(verb, "prep", "dobj")
        return (_chars(syntax, *syntax.edges(target)),) if target is not None else ()
    return ()


def _said_clause(syntax: Syntax, clause: int) -> tuple[int, int]:
    """The clause that is said, without a concession at its end: ", though ..." is the report's own comment."""
    first, last = syntax.edges(clause)
    for child in syntax.children[clause]:
        mark = syntax.child(child, "mark")
        concedes = mark is not None and syntax.low(mark) in ("though", "although", "whereas")
        begin = syntax.edges(child)[0]
        if (
            syntax.tokens[child].dep == "advcl"
            and concedes
            and begin > clause
            and syntax.low(begin - 1) == ","
        ):
            last = begin - 1
    return _chars(syntax, first, last)


def _is_afterthought(syntax: Syntax, verb: int, subject: int | None) -> bool:
    """Whether a speech verb trails or interrupts its sentence: "Twelve died, police said."."""
    before = syntax.tokens[min(verb, subject if subject is not None else verb) - 1] if verb else None
    first = syntax.sentence(verb).first
    edge = min(verb, syntax.edges(subject)[0] if subject is not None else verb)
    if edge <= first + 2 or before is None:
        return False
    return syntax.low(edge - 1) in (",", "—", "–", "-", "”", '"', "”,")


def _right_of(syntax: Syntax, verb: int) -> tuple[tuple[int, int], ...]:
    last = syntax.edges(verb)[1]
    deps = {syntax.tokens[child].dep for child in syntax.children[verb] if child > verb}
    if not deps & {"dobj", "prep", "attr", "oprd", "nummod", "npadvmod", "advcl", "dative"}:
        return ()
    return (_chars(syntax, verb + 1, last),) if last > verb else ()


def _cue_span(syntax: Syntax, verb: int) -> Span:
    first = verb
    while first > 0:
        token = syntax.tokens[first - 1]
        if token.head != verb or token.dep not in (*LEFT_OF_CUE, "advmod"):
            break
        first -= 1
    last = verb
    particle = syntax.child(verb, "prt")
    if particle is not None and particle == verb + 1:
        last = particle
    return syntax.span(first, last)


def _source_span(syntax: Syntax, subject: int) -> Span | None:
    first, last = syntax.edges(subject)
    cut = [
        syntax.edges(child)[0]
        for child in syntax.children[subject]
        if child > subject and syntax.tokens[child].dep in ("relcl", "acl", "advcl", "parataxis")
    ]
    if cut and min(cut) > subject:
        last = min(cut) - 1
    return syntax.trimmed(first, last)


def _according(syntax: Syntax, place: int) -> Iterator[Speech]:
    to = syntax.child(place, "prep")
    to = to if to is not None else (place + 1 if place + 1 < len(syntax.tokens) else None)
    if to is None or syntax.low(to) != "to":
        return
    speaker = syntax.child(to, "pobj")
    if speaker is None:
        return
    source = _source_span(syntax, speaker)
    sentence = syntax.sentence(place)
    governor = syntax.tokens[place].head
    clause = (sentence.start, sentence.end)
    if syntax.tokens[governor].tag.startswith("VB") and syntax.tokens[governor].dep in ("advcl", "conj"):
        clause = _chars(syntax, *syntax.edges(governor))
    end = source.end if source else syntax.tokens[to].end
    parts = _clean(syntax, (_without_inner(clause, syntax.tokens[place].start, end)[0], _without_inner(
        clause, syntax.tokens[place].start, end)[1]))  # fmt: skip
    if parts:
        cue = syntax.span(place, to)
        yield Speech(speaker, source, place, cue, parts, denies=False, doubts=False, rule="according to")


# ---------------------------------------------------------------- headlines and labels
def _labels(syntax: Syntax, lexicon: Lexicon) -> Iterator[Speech]:
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
    parts = _clean(syntax, (content,))
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


# ---------------------------------------------------------------- quotations
def _with_quotations(syntax: Syntax, found: list[Speech]) -> list[Speech]:
    """Join quotations that no attribution covers to the speaker of their paragraph, or of the one before."""
    grown = list(found)
    for start, end in syntax.quotations:
        sentence_like = end - start > 30
        if not sentence_like or any(speech.covers(start + 1, end - 1) for speech in grown):
            continue
        owner = _owner(syntax, grown, start, end)
        if owner is not None:
            speech = grown[owner]
            parts = tuple(part for part in speech.content if not (start <= part[0] and part[1] <= end))
            grown[owner] = replace(speech, content=tuple(sorted((*parts, (start, end)))))
    return grown


def _owner(syntax: Syntax, found: list[Speech], start: int, end: int) -> int | None:
    paragraph = syntax.paragraph_start(start)
    stop = syntax.text.find("\n", end)
    stop = len(syntax.text) if stop < 0 else stop
    speakers = [
        (abs(speech.cue_span.start - start), rank)
        for rank, speech in enumerate(found)
        if paragraph <= speech.cue_span.start < stop and speech.source is not None
    ]
    if speakers:
        return min(speakers)[1]
    before = [
        rank
        for rank, speech in enumerate(found)
        if speech.cue_span.start < paragraph and speech.source is not None
    ]
    opens = syntax.text[paragraph:start].strip() == ""
    near = (
        before and found[before[-1]].cue_span.start > syntax.text.rfind("\n", 0, max(0, paragraph - 2)) - 400
    )
    return before[-1] if before and opens and near else None


# ---------------------------------------------------------------- ranges
def _chars(syntax: Syntax, first: int, last: int) -> tuple[int, int]:
    return syntax.tokens[first].start, syntax.tokens[last].end


def _without(part: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """Cut `start..end` off one end of `part`; leave it alone when it lies inside."""
    a, b = part
    if start <= a < end:
        a = end
    elif start < b <= end:
        b = start
    return a, max(a, b)


def _without_inner(part: tuple[int, int], start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]]:
    a, b = part
    return (a, max(a, min(start, b))), (min(max(end, a), b), b)


def _clean(syntax: Syntax, parts: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    kept = []
    for a, b in parts:
        start, end = a, b
        while start < end and syntax.text[start] in " ,;:—–-\n.":
            start += 1
        while start < end and syntax.text[end - 1] in " ,;:—–-\n.":
            end -= 1
        if end > start and any(map(str.isalnum, syntax.text[start:end])):
            kept.append((start, end))
    return tuple(sorted(set(kept)))


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


__all__ = ["NOUN_TAGS", "SUBJECTS", "Speech", "as_attribution", "find_speech"]
