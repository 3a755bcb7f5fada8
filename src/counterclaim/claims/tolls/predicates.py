"""The noun that people counted are said to be: "61 were civilians", "seven of them policemen"."""

from __future__ import annotations

from counterclaim.claims.counted import PRONOUNS, Counted
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax

DESCRIBING = (
    "JJ",
    "NN",
    "DT",
    "VBD",
    "``",
    "''",
)  # what stands before the noun of a predicate without a verb


def predicate_of(syntax: Syntax, lexicon: Lexicon, count: Counted) -> int | None:
    """Return the noun of what a bare number, or a share of people whom no noun names, is said to be."""
    if not (count.elliptical or _is_share(syntax, lexicon, count)):
        return None
    verb = _verb(syntax, count)
    noun = _said(syntax, verb) if verb is not None else None
    return _verbless(syntax, count) if noun is None and not count.elliptical else noun


def _verb(syntax: Syntax, count: Counted) -> int | None:
    """Return the verb that a number is the subject of, or the noun that it stands beside."""
    token, after = syntax.tokens[count.number], count.last + 1
    told = token.head > count.number or syntax.tokens[token.head].dep in ("attr", "dobj", "nsubjpass")
    told = told and syntax.child(token.head, "nummod") is None  # "77 rebels, 39 on the other side"
    if token.dep in ("nsubj", "nsubjpass") or (token.dep == "appos" and told):
        return token.head
    if token.dep != "conj" or after >= len(syntax.tokens) or syntax.low(after) != "were":
        return None
    # "80 were rebels and 40 were soldiers" may be read as if rebels and 40 were joined
    return after if syntax.child(after, "nsubj") is None else None


def _said(syntax: Syntax, verb: int) -> int | None:
    if syntax.lemma(verb) != "be":
        return verb if syntax.tokens[verb].tag in NOUN_TAGS else None
    noun = syntax.child(verb, "attr")
    if noun is not None:
        return noun
    source = next((c for c in syntax.children[verb] if syntax.low(c) == "from"), None)
    return syntax.child(source, "pobj") if source is not None else None


def _is_share(syntax: Syntax, lexicon: Lexicon, count: Counted) -> bool:
    """ "Seven of them", "39 of the dead": a share of people whom the noun does not name."""
    low = syntax.low(count.head)
    return count.partitive and (low in PRONOUNS or low in lexicon.tolls)


def _verbless(syntax: Syntax, count: Counted) -> int | None:
    """ "Seven of them policemen", "80 of whom children"."""
    place = count.head + 1
    while place < len(syntax.tokens) and syntax.tokens[place].tag in DESCRIBING:
        if syntax.tokens[place].tag == "VBD" and syntax.lemma(place) != "be":
            return None
        place += 1
    return place if place < len(syntax.tokens) and syntax.tokens[place].tag == "NNS" else None
