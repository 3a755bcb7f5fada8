"""Where what is said begins and ends: what the parse misplaced, and comments of the report's own."""

from __future__ import annotations

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speech.predicates import Predicate, said_before
from counterclaim.claims.speech.record import Range, chars
from counterclaim.claims.syntax import Syntax

CONCEDES = frozenset(("though", "although", "whereas", "while"))
PURPOSES = frozenset(("to", "if", "for"))
JOINS = ("prep", "npadvmod", "advmod", "acl", "advcl")
TAILS = (
    "prep",
    "advcl",
    "npadvmod",
    "advmod",
    "conj",
    "dep",
    "xcomp",
    "oprd",
    "ccomp",
    "dative",
    "acl",
    "relcl",
)


def without_next_cue(syntax: Syntax, lexicon: Lexicon, clause: int, last: int) -> int:
    """Cut ", and warned that ..." or ", and the army said ..." off a clause's end: a new cue ends it."""
    for child in syntax.children[clause]:
        speaks_next = said_before(syntax, lexicon, child) is not None
        if speaks_next or _another_speaks(syntax, lexicon, clause, child):
            begin = syntax.edges(child)[0]
            while syntax.low(begin - 1) in ("and", "but", ",", "then", "also"):
                begin -= 1
            return min(last, begin - 1) if begin > clause else last
    return last


def _another_speaks(syntax: Syntax, lexicon: Lexicon, clause: int, conjunct: int) -> bool:
    """Whether a second clause is said by the report, like the one before: "and the army put it at 9".

    It says something itself, in the tense of the first verb of saying, and no "that" takes it along.
    """
    token, saying = syntax.tokens[conjunct], syntax.tokens[syntax.tokens[clause].head]
    if token.dep != "conj" or token.lemma not in lexicon.strong or token.tag != saying.tag:
        return False
    has_speaker = any(syntax.tokens[c].dep == "nsubj" for c in syntax.children[conjunct] if c < conjunct)
    says = syntax.child(conjunct, "ccomp") is not None
    return has_speaker and says and syntax.low(syntax.edges(conjunct)[0]) != "that"


def _without_aside(syntax: Syntax, top: int, last: int) -> int:
    """Cut ", which ..." off a phrase's end: what is added about the last noun is the report's own."""
    for place in range(top + 1, last + 1):
        if syntax.tokens[place].dep == "relcl":
            begin, end = syntax.edges(place)
            if end == last and begin > top and syntax.low(begin - 1) == ",":
                return begin - 1
    return last


def is_interrupted(syntax: Syntax, predicate: Predicate) -> bool:
    """Whether a comma after the cue shows that the clause began before it: "The road, he said, is cut"."""
    after = syntax.at(predicate.group(syntax)[1] - 1) + 1
    return after < len(syntax.tokens) and syntax.low(after) == ","


def tail(syntax: Syntax, head: int, clause: int, end: int) -> int:
    """Return where a clause ends when what follows it was attached to the verb of saying."""
    for child in syntax.children[head]:
        begin, last = syntax.edges(child)
        dep = syntax.tokens[child].dep
        follows = begin > clause and syntax.tokens[begin].start >= end
        joins = dep in JOINS and syntax.low(begin - 1) != ","
        goes_on = dep == "ccomp" or (dep == "conj" and _is_second_clause(syntax, child))
        if follows and (joins or goes_on) and syntax.low(begin) != "according":
            end = max(end, syntax.tokens[last].end)
    return end


def _is_second_clause(syntax: Syntax, conjunct: int) -> bool:
    """Whether what was attached beside a verb of saying is said too: "and that two had fled"."""
    return any(syntax.low(c) == "that" for c in syntax.children[conjunct] if c < conjunct)


def without_concession(syntax: Syntax, clause: int, last: int) -> int:
    """Cut ", though ..." off a clause's end: the report's own comment."""
    for child in syntax.children[clause]:
        mark = syntax.child(child, "mark")
        begin = syntax.edges(child)[0]
        concedes = mark is not None and syntax.low(mark) in CONCEDES
        if (
            syntax.tokens[child].dep == "advcl"
            and concedes
            and begin > clause
            and syntax.low(begin - 1) == ","
        ):
            last = min(last, begin - 1)
    return last


def to_the_end(syntax: Syntax, predicate: Predicate, child: int, start: int | None = None) -> Range:
    """Return the characters from a complement, or from `start`, to the last complement that follows it."""
    first, last = syntax.edges(child)
    first = first if start is None else min(first, syntax.edges(start)[0])
    for other in syntax.children[predicate.head]:
        token = syntax.tokens[other]
        begin, end = syntax.edges(other)
        if other > child and token.dep in TAILS and begin > last:
            if token.dep in ("conj", "advcl", "dep") and syntax.low(begin - 1) in (",", "and", "but"):
                break
            if token.dep == "conj" or (token.dep == "advcl" and syntax.low(begin) not in PURPOSES):
                break
            last = end
    return chars(syntax, first, _without_aside(syntax, child, last))
