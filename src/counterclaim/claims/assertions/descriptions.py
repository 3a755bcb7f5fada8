"""Claims of who or what people are: "the captives were kitchen staff", "named the bombers as A and B"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.assertions.parts import Assertion, Parts
from counterclaim.claims.syntax import NOUN_TAGS
from counterclaim.model import People

SOME = ("some", "many", "others", "they", "several", "most", "all", "both")


class DescriptionFinder:
    """Finds the description claims of one reading."""

    def __init__(self, parts: Parts) -> None:
        """Keep what the rules look up."""
        self._parts, self._syntax = parts, parts.syntax
        self._wears, self._names = frozenset(parts.words.wears), frozenset(parts.words.names)

    def at(self, place: int) -> Iterator[Assertion]:
        """Yield the claims whose trigger is a token."""
        token = self._syntax.tokens[place]
        if not token.tag.startswith("VB"):
            return
        if token.lemma == "be":
            yield from self._is(place)
        if token.lemma in self._wears:
            yield from self._wearing(place)
        if token.lemma in self._names:
            yield from self._named(place)

    def _is(self, verb: int) -> Iterator[Assertion]:
        """ "The captives were kitchen staff"; a number makes it a toll instead."""
        subject, said = self._syntax.subject(verb), self._syntax.child(verb, "attr")
        if subject is None or said is None or self._syntax.tokens[said].tag not in NOUN_TAGS:
            return
        if self._syntax.lemma(said) not in self._parts.lexicon.people or self._is_relative(verb):
            return
        if self._syntax.lemma(said) == "one":
            return  # "the army is the one that": who does it, not what it is
        if self._syntax.child(said, "nummod") is None and self._syntax.child(subject, "nummod") is None:
            yield from self._saying(verb, said, subject, (self._syntax.edges(said)))

    def _wearing(self, verb: int) -> Iterator[Assertion]:
        """ "Some were seen to be wearing military uniforms"."""
        subject, worn = self._syntax.subject(verb), self._syntax.child(verb, "dobj")
        if subject is not None and worn is not None:
            yield from self._saying(verb, worn, subject, (verb, self._syntax.edges(worn)[1]))

    def _named(self, verb: int) -> Iterator[Assertion]:
        """ "Named the bombers as A and B"."""
        subject = self._syntax.child(verb, "dobj", "nsubjpass")
        as_ = next((c for c in self._syntax.children[verb] if self._syntax.low(c) == "as"), None)
        said = self._syntax.child(as_, "pobj") if as_ is not None else None
        if subject is not None and said is not None and as_ is not None:
            yield from self._saying(verb, said, subject, (as_ + 1, self._syntax.edges(as_)[1]))

    def _saying(self, verb: int, said: int, subject: int, words: tuple[int, int]) -> Iterator[Assertion]:
        people = self._described(subject)
        span = self._syntax.trimmed(*words)
        if people is None or span is None or self._is_within(people, verb, subject):
            return
        voice = self._parts.voice(said)
        if voice.source.start is not None and voice.source.start == people.start:
            return  # nobody speaks of themselves as "they"
        stance = self._parts.stance(verb, voice)
        rule = f"described with {self._syntax.lemma(verb)}"
        yield Assertion("description", verb, voice, stance, people, None, span, rule)

    def _is_anybody(self, subject: int) -> bool:
        """Whether a sentence is of a kind of person, not of somebody: "a fighter of 17 is a child"."""
        article = self._syntax.child(subject, "det")
        return article is not None and self._syntax.low(article) in ("a", "an", "any", "no")

    def _is_relative(self, verb: int) -> bool:
        """Whether the clause only tells which ones are meant: "the states of which they are citizens"."""
        return self._syntax.tokens[verb].dep == "relcl"

    def _is_within(self, people: People, verb: int, subject: int) -> bool:
        """Whether what "they" would mean stands in their own clause: "For the force they were terrorists"."""
        if people.start is None or self._syntax.low(subject) not in SOME:
            return False
        first, last = (self._syntax.tokens[end] for end in self._syntax.edges(verb))
        return first.start <= people.start < last.end

    def _described(self, subject: int) -> People | None:
        token = self._syntax.tokens[subject]
        if token.lemma in self._parts.lexicon.people and token.tag in NOUN_TAGS:
            if self._is_anybody(subject):
                return None
            return self._parts.peoples.people(subject)
        return self._parts.peoples.before(subject) if token.text.lower() in SOME else None
