"""Whether words tell of a deed that was done, not of one that may be, must be or is done as a rule."""

from __future__ import annotations

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax

DEFINITE = frozenset(("the", "this", "that", "these", "those"))
NO_ONE = frozenset(("no", "any", "every", "each", "all", "such"))
PRESENT = frozenset(("VBZ", "VBP"))
GUESSES = frozenset(("may", "might", "must", "could"))  # "may have killed": it is past
CLOSING = " \"”’'"
SUPPOSING = frozenset(("if", "unless", "whether", "lest"))


class Reality:
    """Tells deeds done from those only spoken of, in one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        """Keep what the rules look up."""
        self._syntax = syntax
        words = lexicon.codebook.event_words
        self._achieves, self._doers = frozenset(words.achieves), frozenset(words.doers)
        self._deeds = frozenset((*words.loads, *words.attacks, *words.harms, *words.hits, *lexicon.means))

    def is_done(self, head: int) -> bool:
        """Whether a trigger tells of a deed done, or of one known to the reader."""
        if self._syntax.lemma(head) in self._doers:
            return False
        if self._is_verb(head):
            return self._has_come(head)
        return self._is_one(head) and (self._is_known(head) or not self._is_supposed(head))

    def modal(self, verb: int) -> int | None:
        """Return the word by which a verb may, will or must come true; the month of May is none."""
        dates = self._syntax.reading.dates
        for place in self._helpers(verb):
            token = self._syntax.tokens[place]
            if token.tag == "MD" and not any(d.start <= token.start < d.end for d in dates):
                return place
        return None

    def _is_one(self, noun: int) -> bool:
        """Whether a noun may name a deed: not the first of "death squads", not "no attack"."""
        token = self._syntax.tokens[noun]
        above = self._syntax.tokens[token.head]
        if token.tag == "NNP" and token.text.lower().endswith("ed"):
            return True  # a verb that parsers took for a name: "rebels kidnapped Luis Ruiz"
        if token.dep in ("compound", "nmod", "amod") and above.tag in NOUN_TAGS:
            return above.lemma in self._deeds
        article = self._syntax.child(noun, "det")
        return article is None or self._syntax.low(article) not in NO_ONE

    def _is_known(self, noun: int) -> bool:
        """Whether the reader is taken to know of the deed: "the attack", "the mayor's murder"."""
        article = self._syntax.child(noun, "det")
        told = article is not None and self._syntax.low(article) in DEFINITE
        return told or self._syntax.child(noun, "poss", "nummod") is not None

    def _is_supposed(self, noun: int) -> bool:
        """Whether the verb that governs a noun only may or must come true: "could launch an attack"."""
        verb = next((place for place in self._syntax.ancestors(noun) if self._is_verb(place)), None)
        return verb is not None and (self.modal(verb) is not None or self._is_condition(verb))

    def _has_come(self, verb: int) -> bool:
        """Whether a verb is told as done: not "may kill", "the right to kill", "kills"."""
        token, helpers = self._syntax.tokens[verb], self._helpers(verb)
        modal = self.modal(verb)
        perfect = any(self._syntax.lemma(place) == "have" for place in helpers)
        if modal is not None:
            return perfect and self._syntax.low(modal) in GUESSES
        if perfect or self._is_condition(verb):
            return perfect
        governor = token.head
        if token.tag == "VB" and token.dep == "conj" and not helpers and self._is_verb(governor):
            return self._has_come(governor)
        if token.tag == "VB" and not helpers and self._syntax.child(verb, "nsubj") is not None:
            return True  # nobody is told to do it: the parser's slip for a past form
        tags = {self._syntax.tokens[place].tag for place in (verb, *helpers)}
        if "TO" in tags:
            purpose = token.dep == "advcl" and self._is_verb(governor) and self._has_come(governor)
            return purpose or self._syntax.lemma(governor) in self._achieves
        if tags & PRESENT or "VB" in tags:
            return "VBD" in tags or self._is_headline(verb)
        return True

    def _is_headline(self, verb: int) -> bool:
        """Whether a line has no end mark: a headline tells in the present tense what was done."""
        sentence = self._syntax.sentence(verb)
        line = self._syntax.text[sentence.start : sentence.end].split("\n")[0].rstrip(CLOSING)
        return not line.endswith((".", "!", "?"))

    def _helpers(self, verb: int) -> list[int]:
        return [c for c in self._syntax.children[verb] if self._syntax.tokens[c].dep in ("aux", "auxpass")]

    def _is_condition(self, verb: int) -> bool:
        marks = (c for c in self._syntax.children[verb] if self._syntax.tokens[c].dep == "mark")
        return any(self._syntax.low(mark) in SUPPOSING for mark in marks)

    def _is_verb(self, place: int) -> bool:
        return self._syntax.tokens[place].tag.startswith("VB")
