"""Whose a harm is that names nobody: "the brigade suffered 12 casualties"; and who did not do it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import NOBODY, Peoples
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.claims.tolls.earlier import Toll
from counterclaim.model import People

ON = frozenset(("on", "upon", "to", "against"))  # "inflicted 12 casualties on the brigade"
THEY = frozenset(("they", "it"))


def bearer_of(syntax: Syntax, lexicon: Lexicon, peoples: Peoples, harm: int) -> People | None:
    """ "The brigade suffered 12 casualties", "inflicted 12 casualties on the brigade"."""
    first = harm
    while syntax.tokens[first].dep == "conj" and syntax.tokens[first].head < first:
        first = syntax.tokens[first].head  # "12 dead and 30 wounded"
    verb = syntax.tokens[first].head
    if syntax.tokens[first].dep == "dobj" and syntax.lemma(verb) in (lexicon.codebook.tolls.bears):
        subject = syntax.subject(verb)
        if subject is not None and syntax.low(subject) in THEY:
            return _meant(syntax, peoples, subject)
        known = subject is not None and peoples.is_known(subject)
        return peoples.people(subject) if subject is not None and known else None
    inflicted = (verb, *(c for c in syntax.children[harm] if syntax.tokens[c].dep == "acl"))
    light = [place for place in inflicted if syntax.lemma(place) in lexicon.codebook.tolls.light]
    for place in (*light, harm):
        for child in syntax.children[place]:
            whom = syntax.child(child, "pobj") if syntax.low(child) in ON else None
            people = peoples.people(whom) if whom is not None and whom > harm else NOBODY
            if people.klass != "unknown":
                return people
    return None


def _meant(syntax: Syntax, peoples: Peoples, pronoun: int) -> People | None:
    """ "The rebels withdrew after they sustained 12 casualties": the subject named last before a pronoun."""
    number = syntax.sentence_number(pronoun)
    first = syntax.reading.sentences[max(0, number - 1)].first
    for place in range(pronoun - 1, first - 1, -1):
        token = syntax.tokens[place]
        if token.dep in ("nsubj", "nsubjpass") and token.tag in NOUN_TAGS and peoples.is_known(place):
            return peoples.people(place)
    return None


def not_the_counted(tolls: Sequence[Toll]) -> Iterator[Toll]:
    """Yield the tolls without a doer who is one of those counted: "46 abducted, of whom 12 are children"."""
    counts = [(toll.words.start, toll.words.end) for toll in tolls if toll.words is not None]
    for toll in tolls:
        by, people = toll.by, toll.victims
        own = [(people.start, people.end)] if people.start is not None and people.end is not None else []
        itself = by is not None and any(by.start < end and start < by.end for start, end in (*counts, *own))
        yield replace(toll, by=None) if itself else toll
