"""An outcome as rules find it, and the verb that the people of a count belong to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from counterclaim.claims.counted import Counted
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import Syntax
from counterclaim.model import Outcome, Span

Tie = Literal["grammar", "noun", "context", "nearness"]
THROUGH = frozenset(("conj", "appos", "nmod", "nummod", "compound", "amod", "quantmod", "dep", "pcomp"))
COMPANY = ("along", "together")  # "with"
PREDICATES = ("acomp", "attr", "oprd", "advcl", "xcomp")


@dataclass(frozen=True, slots=True)
class Found:
    """An outcome, the rule that gave it, the words it fired on, and the verb or noun that brings it.

    `tie`: what ties the people to it: grammar, a noun that says it, a figure before, or mere nearness.
    """

    outcome: Outcome
    rule: str
    words: Span
    trigger: int
    tie: Tie = "grammar"


def own_verb(syntax: Syntax, lexicon: Lexicon, place: int) -> int | None:
    """Return the verb whose subject, object or doer the people are; `None` for verbs that say little."""
    for step in range(6):
        token = syntax.tokens[place]
        governor = token.head
        if governor == place:
            return None
        if token.dep in ("nsubj", "nsubjpass", "dobj", "dative") and syntax.tokens[governor].tag[:2] == "VB":
            lemma = syntax.lemma(governor)
            must = syntax.child(governor, "xcomp") if lemma == "have" else None
            if must is not None:
                return must  # "a million had to leave"
            return None if lemma in lexicon.codebook.tolls.light or lemma in lexicon.says else governor
        if step == 0 and token.dep == "pobj" and syntax.tokens[governor].dep == "agent":
            return syntax.tokens[governor].head
        if token.dep not in THROUGH:
            return None
        place = governor
    return None


def is_base(syntax: Syntax, count: Counted) -> bool:
    """Whether another count is a share of this one: in "two of the six who fled were shot" four live."""
    preposition = syntax.tokens[count.head].head
    if syntax.tokens[count.head].dep != "pobj" or syntax.low(preposition) != "of":
        return False
    if preposition == syntax.sentence(preposition).first:
        return True  # "Of the 48 passengers, 31 were shot"
    share, after = syntax.tokens[preposition].head, count.head + 1
    after += after < len(syntax.tokens) and syntax.low(after) == ","
    opens = preposition > 0 and syntax.tokens[preposition - 1].tag in ("IN", "WDT", "CC", ",")
    if opens and after < len(syntax.tokens) and syntax.number_at(syntax.tokens[after]) is not None:
        return True  # "told them that of the 48 passengers 31 were shot"
    return syntax.tokens[share].tag == "CD" and share < count.first


def has_own_subject(syntax: Syntax, clause: int) -> bool:
    """Whether a clause about somebody tells of others: "a general whose daughter was killed"."""
    subject = syntax.child(clause, "nsubjpass", "nsubj")
    return subject is not None and any(syntax.tokens[c].tag == "WP$" for c in syntax.children[subject])


def together(syntax: Syntax, preposition: int) -> int | None:
    """Return the verb that people share with others: "killed along with their driver"."""
    if syntax.low(preposition) != "with" or syntax.low(preposition - 1) not in COMPANY:
        return None
    governors = syntax.ancestors(preposition)
    return next((place for place in governors if syntax.tokens[place].tag.startswith("VB")), None)


def noun_above(syntax: Syntax, lexicon: Lexicon, of: int) -> int:
    """Return the noun that "of" belongs to: the murder in "the murder on 2 May of Ruiz"."""
    noun = syntax.tokens[of].head
    token = syntax.tokens[noun]
    deed = syntax.tokens[token.head].head
    when = any(d.start <= token.start < d.end for d in syntax.reading.dates)
    where = any(p.start <= token.start < p.end for p in syntax.reading.places)
    if not (when or where) or token.dep != "pobj" or not deed < token.head < noun < of:
        return noun
    return deed if syntax.lemma(deed) in lexicon.acts_of or syntax.lemma(deed) in lexicon.tolls else noun


def is_life_taken(syntax: Syntax, lexicon: Lexicon, noun: int) -> bool:
    """ "Took the life of the mayor", "claimed the lives of 12": of whom a life is, dies."""
    token = syntax.tokens[noun]
    takes = syntax.lemma(token.head) in lexicon.codebook.tolls.takes_lives
    return syntax.lemma(noun) == "life" and token.dep in ("dobj", "nsubjpass") and takes


def is_of_a_thing(syntax: Syntax, lexicon: Lexicon, place: int) -> bool:
    """Whether a word only tells what a thing is for: "a displaced camp", "police action"."""
    token = syntax.tokens[place]
    noun, words = syntax.tokens[token.head], lexicon.codebook.tolls
    if (
        token.dep not in ("compound", "amod", "nmod")
        or token.head != place + 1
        or noun.tag not in ("NN", "NNS")
    ):
        return False
    known = (*lexicon.people, *lexicon.tolls, *lexicon.wrappers, *words.figures, *words.units, *words.owned)
    return noun.lemma not in known and noun.text.lower() not in known


def said_of(syntax: Syntax, lexicon: Lexicon, verb: int) -> Outcome | None:
    """Return what befell the subject of a verb: "was shot", "was found dead", "died"."""
    lemma = syntax.lemma(verb)
    if not syntax.is_passive(verb):
        return lexicon.happens.get(lemma)
    return lexicon.acts.get(lemma) or next((found for _, found in predicates(syntax, lexicon, verb)), None)


def predicates(syntax: Syntax, lexicon: Lexicon, verb: int) -> Iterator[tuple[int, Outcome]]:
    """Yield the words by which a verb says what people are: "missing", "found murdered"."""
    for child in syntax.children[verb]:
        token = syntax.tokens[child]
        if token.dep not in PREDICATES:
            continue
        if token.text.lower() in lexicon.tolls:
            yield child, lexicon.tolls[token.text.lower()]
        elif (
            token.tag == "VBN"
            and token.lemma in lexicon.acts
            and syntax.child(child, "aux", "auxpass") is None
        ):
            yield child, lexicon.acts[token.lemma]
