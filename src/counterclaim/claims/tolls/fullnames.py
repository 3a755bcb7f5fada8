"""Somebody called by surname or title under the fuller name that a report gives elsewhere."""

from __future__ import annotations

import msgspec

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Peoples
from counterclaim.claims.syntax import Syntax
from counterclaim.model import People


def in_full(syntax: Syntax, lexicon: Lexicon, peoples: Peoples, people: People) -> People:
    """Return somebody under the first fuller name: "Ruiz" as "Luis Ruiz"; anybody else as they are."""
    if people.start is None or people.end is None:
        return people
    first, head = syntax.at(people.start), syntax.at(people.end - 1)
    if syntax.tokens[head].tag != "NNP" or _own_words(syntax, lexicon, first, head) > 1:
        return people
    for place, token in enumerate(syntax.tokens):
        if token.text != syntax.tokens[head].text or token.dep == "compound" or token.entity != "PERSON":
            continue
        begin = syntax.noun_phrase(place, with_of=False)[0]
        if _own_words(syntax, lexicon, begin, place) > 1:
            full = peoples.people(place)
            klass = full.klass if people.klass == "unknown" else people.klass
            return msgspec.structs.replace(full, klass=klass, actor=people.actor)
    return people


def _own_words(syntax: Syntax, lexicon: Lexicon, first: int, last: int) -> int:
    """Return how many words of a phrase are proper names and no titles."""
    words = (syntax.tokens[place] for place in range(first, last + 1))
    return sum(word.tag == "NNP" and word.lemma not in lexicon.people for word in words)
