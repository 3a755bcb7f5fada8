"""What a predicate's source says: the clause, infinitive, object or prepositional phrase that it governs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speech.extents import (
    is_interrupted,
    tail,
    to_the_end,
    without_concession,
    without_next_cue,
)
from counterclaim.claims.speech.predicates import Predicate
from counterclaim.claims.speech.quotations import Quotations
from counterclaim.claims.speech.record import Range, Speech, carve, chars
from counterclaim.claims.syntax import SUBJECTS, Syntax
from counterclaim.model import Span

OBJECTS = ("dobj", "dative", "oprd", "nmod")
FIGURE_DEPS = frozenset(("dobj", "prep", "attr", "oprd", "nummod", "npadvmod", "advcl", "dative"))
REFUSES = frozenset(("decline", "refuse", "fail", "begin", "continue"))  # "declined to say" is one cue
CLAUSES = {
    "verb": ("ccomp",),
    "adjective": ("ccomp", "csubj", "advcl"),
    "noun": ("ccomp", "acl", "relcl"),
}
ASKS = frozenset(("whether", "if", "why", "how", "what", "who", "when", "where"))
TELLS = frozenset(("tell", "promise", "advise", "remind", "inform"))  # their object only listens
FIGURES = frozenset(("toll", "number", "figure", "total", "count", "tally", "estimate", "loss", "it"))
TRAILS = ("parataxis", "ccomp", "ROOT", "conj", "dep")
PAUSES = (",", "—", "–", "-", "”", '"', "''")
ASIDES = ("prep", "advmod", "npadvmod", "mark", "cc", "punct", "intj", *SUBJECTS)

Frame = tuple[str, tuple[Range, ...]]


def speech_of(
    syntax: Syntax, lexicon: Lexicon, predicate: Predicate, quoted: Sequence[Range], quotations: Quotations
) -> Speech | None:
    """Return what a predicate attributes, or `None` where no frame of the codebook fits it.

    Args:
        quoted: the quotations that stand next to the predicate, as character ranges.
        quotations: all quotations of the text.
    """
    frame, parts = next(
        (
            frame
            for frame in _frames(syntax, lexicon, predicate, quoted, quotations)
            if _opens(syntax, lexicon, predicate, frame[0])
        ),
        ("", ()),
    )
    source = predicate.source_span
    holes = [predicate.cue(syntax)]
    if source is not None:
        holes.append(predicate.group(syntax) if _is_inside(source, parts) else (source.start, source.end))
    kept = carve(syntax.text, [quotations.to_the_end(part, predicate.cue(syntax)) for part in parts], holes)
    if not kept:
        return None
    return Speech(
        source=predicate.source,
        source_span=source,
        cue=predicate.head,
        cue_span=_cue_span(syntax, predicate, frame),
        content=kept,
        denies=predicate.lemma in lexicon.denies and not syntax.is_negated(predicate.verb),
        doubts=_doubts(syntax, lexicon, predicate),
        rule=f"{predicate.kind} {frame} {predicate.lemma}",
        asserts=_asserts(lexicon, predicate, frame),
        relative=predicate.relative,
    )


def _opens(syntax: Syntax, lexicon: Lexicon, predicate: Predicate, frame: str) -> bool:
    source = predicate.source
    if source is None and not predicate.passive and frame != "quote":
        return False
    if frame == "figure":
        counts = predicate.lemma in lexicon.figures and _counts_people(syntax, lexicon, predicate)
        return counts and source is not None and may_speak(syntax, lexicon, source)
    if frame == "object" and _takes_lives(syntax, predicate):
        return False
    if predicate.kind == "noun" and source is not None and _fights(syntax, lexicon, predicate, source):
        return False
    return lexicon.opens(predicate.kind, frame, predicate.lemma)


def _takes_lives(syntax: Syntax, predicate: Predicate) -> bool:
    """ "The blast claimed 20 lives": nobody says so."""
    taken = syntax.child(predicate.head, "dobj")
    return predicate.lemma == "claim" and taken is not None and syntax.lemma(taken) in ("life", "victim")


def _fights(syntax: Syntax, lexicon: Lexicon, predicate: Predicate, source: int) -> bool:
    """Whether an attack is one with arms: "rebels launched an attack on the town", no senator on a bill."""
    if predicate.lemma not in lexicon.codebook.event_words.attacks:
        return False
    first, last = syntax.noun_phrase(source)
    armed = any(lexicon.people.get(syntax.lemma(i)) == "combatant" for i in range(first, last + 1))
    span = syntax.span(first, last)
    return armed or any(m.start < span.end and span.start < m.end for m in syntax.reading.actors)


def _counts_people(syntax: Syntax, lexicon: Lexicon, predicate: Predicate) -> bool:
    """Whether the words after a verb speak of a toll or of people: not "raised 3 million dollars"."""
    right = range(predicate.last + 1, syntax.edges(predicate.head)[1] + 1)
    people = (lexicon.tolls, lexicon.people, lexicon.acts, lexicon.happens, FIGURES)
    return any(syntax.lemma(place) in words for place in right for words in people)


def may_speak(syntax: Syntax, lexicon: Lexicon, source: int) -> bool:
    """Whether a source is somebody or a text: "the attack counted 39" reports nothing."""
    token = syntax.tokens[source]
    if token.tag in ("PRP", "WP", "WDT", "DT", "NNP", "NNPS") or token.entity in (
        "PERSON",
        "ORG",
        "NORP",
        "GPE",
    ):
        return True
    if token.lemma in lexicon.texts or token.lemma in lexicon.anonymous or token.lemma in lexicon.people:
        return True
    if any(m.start <= token.start < m.end for m in syntax.reading.actors):
        return True
    return lexicon.role(syntax.span(*syntax.noun_phrase(source)).text) is not None


def _is_inside(source: Span, parts: Sequence[Range]) -> bool:
    return any(a <= source.start and source.end <= b for a, b in parts)


def _asserts(lexicon: Lexicon, predicate: Predicate, frame: str) -> bool:
    """Whether somebody vouches for what is attributed; nobody does in "dozens are feared dead"."""
    if frame in ("quote", "around"):
        return True
    if predicate.kind != "verb":
        return frame == "that" and predicate.lemma in lexicon.statements
    return predicate.lemma in lexicon.says and (predicate.source is not None or not predicate.passive)


def _doubts(syntax: Syntax, lexicon: Lexicon, predicate: Predicate) -> bool:
    negated = syntax.is_negated(predicate.verb)
    return predicate.lemma in lexicon.doubts or (negated and predicate.lemma in ("confirm", "verify"))


def _cue_span(syntax: Syntax, predicate: Predicate, frame: str) -> Span:
    """Return the cue's words, with the preposition that the frame names where it stands right after them."""
    last = predicate.last
    if last + 1 < len(syntax.tokens) and syntax.low(last + 1) == frame and frame not in ("to", "that"):
        last += 1
    return syntax.span(predicate.first, last)


def _frames(
    syntax: Syntax, lexicon: Lexicon, predicate: Predicate, quoted: Sequence[Range], quotations: Quotations
) -> Iterator[Frame]:
    """Yield the frames that a predicate's complements fill, the most telling first."""
    clause = _clause(syntax, lexicon, predicate, bool(quoted))
    if quoted and not (predicate.passive and predicate.source is None and predicate.lemma in lexicon.weak):
        outside = quotations.at(syntax.tokens[predicate.head].start) is None
        yield "quote", (*quoted, clause) if clause is not None and outside else tuple(quoted)
    if predicate.passive and predicate.source is None:
        yield from _passive(syntax, predicate)
        return
    if clause is not None:
        yield "that", (clause,)
        yield "object", (clause,)
    around = _around(syntax, predicate)
    if around:
        yield "around", around
    yield from _infinitives(syntax, lexicon, predicate)
    yield from _phrases(syntax, predicate)
    if predicate.passive:
        yield from _passive(syntax, predicate)
    yield from _figure(syntax, predicate)


def _infinitives(syntax: Syntax, lexicon: Lexicon, predicate: Predicate) -> Iterator[Frame]:
    """ "Threatened to kill", "recalled seeing": an infinitive or participle after the predicate."""
    for child in syntax.children[predicate.head]:
        if child > predicate.head and syntax.tokens[child].dep == "xcomp":
            to = any(syntax.low(c) == "to" for c in syntax.children[child] if c < child)
            if predicate.lemma in REFUSES and lexicon.opens("verb", "that", syntax.lemma(child)):
                continue
            start = _listed(syntax, predicate, child) if to else child
            yield "to" if to else "ing", (to_the_end(syntax, predicate, child, start),)


def _listed(syntax: Syntax, predicate: Predicate, infinitive: int) -> int:
    """Return where what is wanted begins: "urged drivers to wait" wants it of the drivers."""
    if predicate.passive or predicate.lemma in TELLS:
        return infinitive
    between = (c for c in syntax.children[predicate.head] if predicate.last < c < infinitive)
    return next((c for c in between if syntax.tokens[c].dep in ("dobj", "dative")), infinitive)


def _phrases(syntax: Syntax, predicate: Predicate) -> Iterator[Frame]:
    """ "Condemned the raid", "spoke of a massacre": an object, or the object of a preposition."""
    for child in syntax.children[predicate.head]:
        dep = syntax.tokens[child].dep
        if child < predicate.first or child == predicate.source:
            continue
        if dep in OBJECTS:
            yield "object", (to_the_end(syntax, predicate, child),)
        elif dep in ("advcl", "ccomp", "xcomp") and syntax.low(syntax.edges(child)[0]) == "for":
            begin, end = to_the_end(syntax, predicate, child)
            yield "for", ((begin + len("for"), end),)
        elif dep == "pcomp":
            yield "ing", (to_the_end(syntax, predicate, child),)
        elif dep == "prep" and not predicate.passive:
            _, end = to_the_end(syntax, predicate, child)
            yield syntax.low(child), ((syntax.tokens[child].end, end),)


def _figure(syntax: Syntax, predicate: Predicate) -> Iterator[Frame]:
    """ "Put the toll at 39", "admitted eleven dead": words with a number to the right of a verb."""
    deps = {syntax.tokens[child].dep for child in syntax.children[predicate.head] if child > predicate.head}
    joined = [c for c in syntax.children[predicate.head] if syntax.tokens[c].dep == "conj"]
    apart = [syntax.edges(c)[0] - 1 for c in joined if syntax.child(c, "mark") is not None]
    last = min([syntax.edges(predicate.head)[1], *apart])  # "set fire to houses and that 200 died"
    if predicate.kind != "verb" or predicate.source is None or not deps & FIGURE_DEPS:
        return
    right = chars(syntax, predicate.last + 1, last) if last > predicate.last else None
    if right is not None and any(right[0] <= n.start < right[1] for n in syntax.reading.numbers):
        yield "figure", (right,)


def _clause(syntax: Syntax, lexicon: Lexicon, predicate: Predicate, quotes: bool) -> Range | None:
    """Return the finite clause that a predicate governs, without a concession at its end.

    A clause after the cue comes before one that the parse took from the words before it; not so where the cue
    `quotes`: in `"We fled," he told those watching` the quotation is the clause.
    """
    clauses = list(_clauses(syntax, predicate))
    for child in clauses if quotes else sorted(clauses, key=lambda clause: clause < predicate.head):
        first, last = syntax.edges(child)
        last = without_concession(syntax, child, last)
        start, end = chars(syntax, first, without_next_cue(syntax, lexicon, child, last))
        if (
            child > predicate.last
            and start < predicate.cue(syntax)[0]
            and not is_interrupted(syntax, predicate)
        ):
            start = predicate.cue(syntax)[1]
        if child > predicate.head and predicate.kind == "verb":
            end = max(end, tail(syntax, predicate.head, child, end))
        return start, end
    return None


def _clauses(syntax: Syntax, predicate: Predicate) -> Iterator[int]:
    """Yield the heads of the finite clauses after a noun, around a verb, after an adjective or its copula."""
    wanted = CLAUSES[predicate.kind]
    children = [*syntax.children[predicate.head]]
    if predicate.kind == "adjective":
        children.extend(c for c in syntax.children[predicate.verb] if c > predicate.head)
    for child in children:
        dep = syntax.tokens[child].dep
        asks = dep in wanted and syntax.low(syntax.edges(child)[0]) in ASKS
        names = any(syntax.low(c) == "that" for c in syntax.children[child])
        if dep in wanted and (names or asks or (dep == "ccomp" and predicate.kind != "noun")):
            yield child


def _around(syntax: Syntax, predicate: Predicate) -> tuple[Range, ...]:
    """Return the sentence around a cue that trails or interrupts it: "Twelve died, police said."."""
    head = predicate.head
    if predicate.kind != "verb":
        return ()
    sentence = syntax.sentence(head)
    start, end = predicate.group(syntax)
    mark = next((c for c in syntax.children[head] if c < head and syntax.low(c) == "as"), None)
    if mark is not None and syntax.tokens[head].dep == "advcl":
        if any(c > predicate.last and syntax.tokens[c].dep == "dobj" for c in syntax.children[head]):
            return ()  # "he wept as he described the raid"
        return ((sentence.start, syntax.tokens[mark].start), (end, sentence.end))
    first = syntax.at(start)
    if syntax.tokens[head].dep not in TRAILS or first <= sentence.first + 1:
        return ()
    right = [child for child in syntax.children[head] if child > predicate.last and child != predicate.source]
    whole = any(syntax.tokens[child].dep in ("ccomp", "xcomp", "attr") for child in right)
    if whole or syntax.low(first - 1) not in PAUSES:
        return ()
    if not is_interrupted(syntax, predicate) and not _has_clause(syntax, head, first):
        return ()
    return ((sentence.start, start), (end, sentence.end))


def _has_clause(syntax: Syntax, head: int, first: int) -> bool:
    """Whether a clause of its own stands before a cue: not "In a radio interview, he called ..."."""
    if syntax.tokens[head].head < first and syntax.tokens[head].dep != "ROOT":
        return True
    left = (child for child in syntax.children[head] if child < first)
    return any(
        syntax.tokens[child].dep not in ASIDES and not _is_subordinate(syntax, child) for child in left
    )


def _is_subordinate(syntax: Syntax, clause: int) -> bool:
    """Whether a clause cannot stand alone: it has a word like "if" before it, or no finite verb."""
    deps = {syntax.tokens[child].dep for child in syntax.children[clause]}
    return syntax.tokens[clause].dep == "advcl" and ("mark" in deps or not deps & set(SUBJECTS))


def _passive(syntax: Syntax, predicate: Predicate) -> Iterator[Frame]:
    """Yield what a passive attributes: "the town is believed to have fallen", "it is feared that ..."."""
    head = predicate.head
    clause = syntax.child(head, "ccomp", "csubjpass", "csubj")
    if predicate.kind == "adjective":
        clause = next(_clauses(syntax, predicate), None)
    about = next((c for c in syntax.children[head] if syntax.tokens[c].dep in SUBJECTS), None)
    if clause is not None and (about is None or syntax.low(about) == "it"):
        yield "passive", (chars(syntax, *syntax.edges(clause)),)
        return
    parts = [chars(syntax, *syntax.edges(about))] if about is not None else []
    if about is None and syntax.tokens[head].dep == "acl":
        parts = [chars(syntax, *syntax.noun_phrase(syntax.tokens[head].head))]
    for child in syntax.children[head]:
        dep = syntax.tokens[child].dep
        if child > head and dep in ("xcomp", "prep", "oprd", "ccomp", "dobj", "advcl", "pcomp"):
            parts.append(chars(syntax, *syntax.edges(child)))
    yield "passive", tuple(parts)
