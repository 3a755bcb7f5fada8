"""Whom words of blame tie to an event: accused, suspected, held responsible, or claiming it themselves."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.events.actors import Actors
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax

HOLDS = ("hold", "find", "deem", "consider", "declare")  # "responsible"
TAKES_PART = ("participate", "part")
WHOM = ("dobj", "nsubjpass")
BLAMED_ON = {"blame": ("on",), "attribute": ("to",)}


class Accused:
    """Finds the nouns for those blamed for what the triggers of one reading tell."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, actors: Actors) -> None:
        """Keep what the rules look up."""
        self._syntax, self._actors = syntax, actors
        words = lexicon.codebook.event_words
        self._carries, self._blame = frozenset(words.carries_out), frozenset(words.takes_blame)
        self._ties, self._authors = frozenset(words.ties), frozenset(words.doers)

    def of(self, trigger: int) -> Iterator[int]:
        """Yield those whom words of blame tie to a trigger: not "no group or individual has claimed it"."""
        for whom in self._tied_to(trigger):
            if whom is not None and not self._is_none(whom):
                yield whom

    def _is_none(self, noun: int) -> bool:
        article = self._syntax.child(noun, "det")
        return article is not None and self._syntax.low(article) in ("no", "neither")

    def _tied_to(self, trigger: int) -> Iterator[int | None]:
        """Yield X of "X claimed responsibility for the attack", "accused X of killing", "X's role in it"."""
        preposition = self._syntax.tokens[trigger].head
        if (
            self._syntax.tokens[preposition].dep == "pcomp"
            and self._syntax.lemma(preposition) in self._carries
        ):
            preposition = self._syntax.tokens[preposition].head  # "accused of committing the massacre"
        if self._syntax.low(preposition) not in ("for", "of", "in", "with", "to"):
            return
        above = self._syntax.tokens[preposition].head
        first = self._whole(self._first_of(above))
        if self._syntax.tokens[first].dep in ("dobj", "nsubjpass") and self._governor(first) in self._ties:
            above = self._syntax.tokens[first].head  # "accused the army of the murder", read as of the army
        if self._syntax.lemma(above) in self._ties:
            yield from self._tied(above)
            return
        if self._syntax.low(preposition) == "to":
            return
        yield from self._claiming(above)
        if self._syntax.low(preposition) == "of" and self._syntax.lemma(above) in self._authors:
            yield self._called(above)

    def _first_of(self, noun: int) -> int:
        """Return the first of nouns joined by "and" or named beside one another."""
        while self._syntax.tokens[noun].dep in ("conj", "appos"):
            noun = self._syntax.tokens[noun].head
        return noun

    def _whole(self, noun: int) -> int:
        """Return the people of "members of the armed forces" for the forces."""
        preposition = self._syntax.tokens[noun].head
        if self._syntax.tokens[noun].dep != "pobj" or self._syntax.low(preposition) != "of":
            return noun
        people = self._syntax.tokens[preposition].head
        return self._first_of(people) if self._syntax.tokens[people].tag in NOUN_TAGS else noun

    def _called(self, author: int) -> int | None:
        """Return X of "X was the perpetrator of the murder", "X, the mastermind of it"."""
        verb = self._syntax.tokens[author].head
        if self._syntax.tokens[author].dep == "appos":
            return verb
        told = self._syntax.tokens[author].dep == "attr" and not self._syntax.is_negated(verb)
        return self._syntax.subject(verb) if told else None

    def _claiming(self, above: int) -> Iterator[int | None]:
        """Yield X of "X claimed responsibility for it", "they hold X responsible for it"."""
        if self._syntax.tokens[above].tag.startswith("VB"):
            above = self._syntax.child(above, "dobj", "acomp") or above
        verb = self._syntax.tokens[above].head
        if self._syntax.lemma(above) in TAKES_PART:
            doing = above if self._syntax.tokens[above].tag.startswith("VB") else verb
            if not self._syntax.is_negated(doing):
                yield self._syntax.subject(doing)
            return
        if self._syntax.lemma(above) in self._blame and not self._syntax.is_negated(verb):
            if self._is_none(above):
                return  # "bears no responsibility"
            if self._syntax.lemma(verb) in ("deny", "reject"):
                return
            if self._syntax.lemma(verb) in HOLDS:
                held = self._syntax.child(above, "nsubj") or self._syntax.child(verb, "dobj", "nsubjpass")
                yield held
                return
            if self._syntax.lemma(self._syntax.tokens[verb].head) in HOLDS:
                yield verb  # read as "the responsible rebels"
                return
            subject = self._syntax.subject(verb)
            yield self._identified(above) or subject

    def _identified(self, responsible: int) -> int | None:
        """Return X of "those responsible for the murder are X"."""
        those = self._syntax.tokens[responsible].head
        verb = self._syntax.tokens[those].head
        if self._syntax.tokens[those].dep != "nsubj" or self._syntax.lemma(verb) != "be":
            return None
        return None if self._syntax.is_negated(verb) else self._syntax.child(verb, "attr")

    def _governor(self, place: int) -> str:
        return self._syntax.lemma(self._syntax.tokens[place].head)

    def _tied(self, word: int) -> Iterator[int | None]:
        """Yield X of "accused X of the attack", "X, suspected of it", "the involvement of X in it"."""
        if self._syntax.is_negated(word):
            return
        if self._syntax.tokens[word].tag in NOUN_TAGS:
            yield self._syntax.child(word, "poss") or self._actors.of(word)
            return
        passive = self._syntax.is_passive(word)
        if not passive and self._syntax.lemma(word) == "involve":
            return  # "cases involving X": on which side, it does not say
        tied = [c for c in self._syntax.children[word] if self._syntax.tokens[c].dep in WHOM]
        named = [c for c in tied if self._syntax.tokens[c].tag in NOUN_TAGS]
        if not named and passive and self._syntax.tokens[word].dep in ("acl", "relcl"):
            named = [self._first_of(self._syntax.tokens[word].head)]
        yield from named

    def charged(self, verb: int, noun: int) -> Iterator[int | None]:
        """Yield X of "blamed the attack on X" and "attributed the attack to X"."""
        for child in (*self._syntax.children[verb], *self._syntax.children[noun]):
            if self._syntax.low(child) in BLAMED_ON.get(self._syntax.lemma(verb), ()):
                yield self._syntax.child(child, "pobj")
