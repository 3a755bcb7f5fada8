"""What stands beside a noun for doers: their name, those counted among them, what they wore or rode."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax


class Described:
    """Reads the words around a noun for people of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        """Keep what the rules look up."""
        self._syntax = syntax
        words = lexicon.codebook.event_words
        self._wears, self._attire = frozenset((*words.wears, *words.rides)), frozenset(words.attire)
        self._calls = frozenset(words.calls)

    def called(self, head: int) -> int | None:
        """Return the name of "a group calling itself X", "the gang known as X"."""
        clause = self._syntax.child(head, "acl")
        if clause is None or self._syntax.lemma(clause) not in self._calls:
            return None
        preposition = self._syntax.child(clause, "prep")
        name = self._syntax.child(clause, "oprd", "dobj", "attr", "ccomp")
        if preposition is not None and self._syntax.low(preposition) == "as":
            name = self._syntax.child(preposition, "pobj")
        return name if name is not None and self._syntax.tokens[name].tag in NOUN_TAGS else None

    def included(self, head: int) -> Iterator[int]:
        """Yield Y of "X, including Y"."""
        for child in self._syntax.children[head]:
            obj = self._syntax.child(child, "pobj")
            if self._syntax.low(child) == "including" and obj is not None:
                yield obj

    def dressed(self, head: int, end: int) -> int:
        """Return where "wearing military uniforms", "on a motorcycle", "in uniform" ends after a noun."""
        for child in self._syntax.children[head]:
            token = self._syntax.tokens[child]
            if token.start != end + 1:
                continue
            if token.dep == "acl" and token.lemma in self._wears:
                return self._syntax.tokens[self._last_of(child)].end
            obj = self._syntax.child(child, "pobj") if token.dep == "prep" else None
            if obj is not None and self._syntax.lemma(obj) in self._attire:
                return self._syntax.tokens[self._syntax.noun_phrase(obj)[1]].end
        return end

    def _last_of(self, verb: int) -> int:
        obj, preposition = self._syntax.child(verb, "dobj"), self._syntax.child(verb, "prep")
        if obj is None and preposition is not None:
            obj = self._syntax.child(preposition, "pobj")
        return self._syntax.noun_phrase(obj)[1] if obj is not None and obj > verb else verb
