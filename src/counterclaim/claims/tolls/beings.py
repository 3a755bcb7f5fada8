"""Whether what a figure counts is people: a noun that need not be takes a deed that only people suffer."""

from __future__ import annotations

from counterclaim.claims.counted import OWN_PEOPLE, Counted
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import Syntax
from counterclaim.claims.tolls.found import Found

COMMON = ("NN", "NNS", "NNPS")
LOSSES = frozenset(("lose", "cost"))  # whatever is lost need not be people
TOLD = frozenset(("killed", "injured", "detained", "hostage"))  # what fixed phrases say of people alone


def counts_people(syntax: Syntax, lexicon: Lexicon, count: Counted, found: Found, *, named: bool) -> bool:
    """Whether a figure counts people: in "murdered two beggars" it does, in "burned two cabins" it does not.

    `named`: people whom no number counts are known for people already.
    """
    if _is_answerable(syntax, lexicon, found.trigger) or _is_of_things(syntax, lexicon, count):
        return False
    if (
        syntax.lemma(count.head) in lexicon.codebook.tolls.plural_tolls
        and syntax.tokens[count.head].tag == "NN"
    ):
        return False  # "a three-point loss"
    share = count.partitive and syntax.tokens[count.head].tag == "NNPS"  # "seventeen of these Thais"
    if named or share or count.elliptical or not _is_unknown(syntax, lexicon, count.head):
        return True
    if found.tie != "grammar":
        return False
    words = {syntax.lemma(found.trigger), syntax.low(found.trigger)}
    if words & frozenset(lexicon.codebook.tolls.only_people):
        return True
    known = {*lexicon.acts, *lexicon.happens, *lexicon.acts_of, *lexicon.tolls, *LOSSES}
    return not words & known and found.outcome in TOLD


def _is_answerable(syntax: Syntax, lexicon: Lexicon, verb: int) -> bool:
    """ "Three officers were held responsible": blamed, not held."""
    blamed = lexicon.codebook.tolls.blamed
    return any(syntax.low(child) in blamed for child in syntax.children[verb])


def _is_of_things(syntax: Syntax, lexicon: Lexicon, count: Counted) -> bool:
    """ "25 missiles, 24 of which": a share of what is named last, where that is no word for people."""
    if syntax.low(count.head) != "which" or not count.partitive:
        return False
    nouns = (p for p in range(count.first - 1, syntax.sentence(count.first).first - 1, -1))
    noun = next((p for p in nouns if syntax.tokens[p].tag in COMMON), None)
    return noun is not None and _is_unknown(syntax, lexicon, noun)


def _is_unknown(syntax: Syntax, lexicon: Lexicon, head: int) -> bool:
    """Whether a common noun is no word for people, and no name of any."""
    token, words = syntax.tokens[head], lexicon.codebook.tolls
    if token.tag not in COMMON or token.entity == "NORP" or token.text.lower() in OWN_PEOPLE:
        return False
    known = (*lexicon.people, *lexicon.tolls, *lexicon.states, *words.units, *words.figures)
    if token.lemma in known or token.text.lower() in known:
        return False
    return not any(m.start <= token.start < m.end for m in syntax.reading.actors)
