"""Whether the clause around a time expression looks back or forward."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.model import Token
from counterclaim.reading.dates.timeline import Direction

FORWARD = frozenset(["until", "till", "through"])
MODALS = frozenset(
    ["will", "wo", "'ll", "’ll", "shall", "may", "might", "can", "could", "should", "must", "would"]
)
PLANS = frozenset([
    "about", "agree", "aim", "announce", "ask", "be", "call", "decide", "delay", "demand", "due", "expect",
    "go", "have", "hope", "intend", "invite", "likely", "need", "offer", "order", "plan", "pledge",
    "postpone", "prepare", "promise", "propose", "ready", "schedule", "set", "slate", "threaten", "urge",
    "vow", "want",
])  # fmt: skip
BOOKED = frozenset(
    ["schedule", "plan", "expect", "set", "slate", "due", "postpone", "delay", "reschedule", "book"]
)
AUXILIARY_REACH = 8  # tokens
STATIVE = frozenset(
    ["be", "have", "say", "know", "believe", "show", "think", "remain", "seem", "report", "do"]
)
RETOLD = frozenset(  # in the present tense, as headlines have it: "bomb kills four Monday"
    """abduct attack bomb capture die explode fire hit injure kidnap kill murder rock seize shoot storm strike
    target wound""".split()
)


DEEDS = RETOLD | frozenset(
    """ambush assault assassination blast blow bombing clash death explosion killing massacre raid
    shelling""".split()
)


class Clause(NamedTuple):
    """Token indexes: the opening of the sentence, and an expression's first and last token (inclusive)."""

    opening: int
    first: int
    last: int


def direction(tokens: Sequence[Token], clause: Clause) -> Direction:
    """Return where the clause of an expression looks.

    "Since" and "until" decide before the verb does, "by" only where the verb does not.
    """
    before = [token.lemma for token in tokens[max(clause.opening, clause.first - 2) : clause.first]]
    if "since" in before:
        return "past"
    if FORWARD & set(before):
        return "future"
    looks = _clause(tokens, _top(tokens, clause.first, clause.last))
    return "future" if looks == "near" and before[-1:] == ["by"] else looks


def _clause(tokens: Sequence[Token], at: int) -> Direction:
    for step in _ancestors(tokens, at):
        if _is_booked(tokens, step):
            past = any(token.tag == "VBD" for token in _auxiliaries(tokens, step))
            return "near" if past else "future"
        if tokens[step].tag.startswith("VB"):
            return "past" if _speaks_of_deed(tokens, step, at) else _verb(tokens, step)
    return "near"


def _speaks_of_deed(tokens: Sequence[Token], verb: int, at: int) -> bool:
    """Whether what is said now is about a deed of that day: "the figure belongs to the blast on Tuesday"."""
    token = tokens[verb]
    if token.tag not in ("VBZ", "VBP") or token.lemma in PLANS - STATIVE or _auxiliaries(tokens, verb):
        return False
    return any(between.lemma in DEEDS and between.tag.startswith("NN") for between in tokens[verb:at])


def _top(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the token of the expression whose head lies outside it."""
    tops = [rank for rank in range(first, last + 1) if not first <= tokens[rank].head <= last]
    return tops[-1] if tops else first


def _is_booked(tokens: Sequence[Token], at: int) -> bool:
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else tokens[at]
    fixed = token.lemma != "set" or after.lemma in ("for", "to")
    return token.lemma in BOOKED and token.tag in ("VBN", "JJ", "VBD") and fixed


def _auxiliaries(tokens: Sequence[Token], verb: int) -> list[Token]:
    near = tokens[max(0, verb - AUXILIARY_REACH) : verb]
    return [token for token in near if token.head == verb and token.dep.startswith("aux")]


def _ancestors(tokens: Sequence[Token], at: int) -> list[int]:
    path = [at]
    while tokens[path[-1]].head not in path:
        path.append(tokens[path[-1]].head)
    return path


def _verb(tokens: Sequence[Token], verb: int) -> Direction:
    auxiliaries = _auxiliaries(tokens, verb)
    words = {token.text.lower() for token in auxiliaries}
    tags = {token.tag for token in auxiliaries}
    tag = tokens[verb].tag
    if words & MODALS:
        return "past" if "have" in words and not words & {"will", "wo", "'ll"} else "future"
    if "TO" in tags or (tag == "VB" and not words):
        return _infinitive(tokens, verb, words)
    if "VBD" in tags or tag in ("VBD", "VBN") or words & {"has", "have", "had", "'ve", "did"}:
        return "past"
    if tag == "VBG" and words & {"is", "are", "am", "'s", "'re"}:
        return "future"
    if tag == "VBG":
        return _governor(tokens, verb)
    if _is_past_form(tokens[verb]):
        return "past"
    return "near" if tokens[verb].lemma in STATIVE | RETOLD else "future"


def _is_past_form(token: Token) -> bool:
    """Whether a verb tagged as present is spelled like a past one: "got", "blew"."""
    written = token.text.lower()
    return written != token.lemma and not written.endswith("s")


def _infinitive(tokens: Sequence[Token], verb: int, words: set[str]) -> Direction:
    governor = tokens[verb].head
    if "have" in words:
        return "past"
    if governor == verb or tokens[governor].lemma in PLANS or not tokens[governor].tag.startswith("VB"):
        return "future"
    return _verb(tokens, governor) if governor < verb else "future"


def _governor(tokens: Sequence[Token], verb: int) -> Direction:
    for step in _ancestors(tokens, verb)[1:]:
        if tokens[step].tag.startswith("VB") and tokens[step].tag != "VBG":
            return _verb(tokens, step)
    return "near"
