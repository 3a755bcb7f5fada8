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
    own = _own_words(syntax, lexicon, first, head)
    if syntax.tokens[head].tag != "NNP" or not own:
        return people
    place = _fuller(syntax, lexicon, own, syntax.tokens[head].text)
    if place is None:
        return people
    full = peoples.people(place)
    klass = full.klass if people.klass == "unknown" else people.klass
    return msgspec.structs.replace(full, klass=klass, actor=people.actor)


def _fuller(syntax: Syntax, lexicon: Lexicon, own: frozenset[str], last: str) -> int | None:
    """Return where the first fuller name stands that has all words of a name, the last of a surname's."""
    for place, token in enumerate(syntax.tokens):
        if token.entity != "PERSON" or token.dep == "compound" or (len(own) == 1 and token.text != last):
            continue
        if own < _own_words(syntax, lexicon, syntax.noun_phrase(place, with_of=False)[0], place):
            return place
    return None


def _own_words(syntax: Syntax, lexicon: Lexicon, first: int, last: int) -> frozenset[str]:
    """Return the words of a phrase that are proper names and no titles."""
    words = (syntax.tokens[place] for place in range(first, last + 1))
    named = (word for word in words if word.tag == "NNP" or word.entity == "PERSON")
    return frozenset(word.text for word in named if word.lemma not in lexicon.people)
