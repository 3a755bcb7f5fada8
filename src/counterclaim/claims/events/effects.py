"""What became of the things attacked: destroyed, damaged or left whole, where the report says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Effect, EventTarget, Span

AFTER = 2  # sentences after an event's words in which its targets may come up again
GRAVEST_FIRST: tuple[Effect, ...] = ("destroyed", "damaged", "undamaged")
PARTLY = frozenset(("partially", "partly", "partial", "part", "half"))
ASHES = ("ground", "ash", "ashes", "rubble")
JOINED = ("conj", "appos")
OF_PLACE = frozenset(("of", "at", "in", "on", "to", "into", "against"))


class Effects:
    """Reads the effect on each target of an event."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        """Keep what the rules look up."""
        self._syntax = syntax
        words = lexicon.codebook.event_words
        self._destroys, self._damages = frozenset(words.destroys), frozenset(words.damages)
        self._does, self._pieces = frozenset(words.does_damage), frozenset(words.pieces)

    def on(self, targets: Iterable[Span], triggers: Iterable[int]) -> tuple[EventTarget, ...]:
        """Return the targets with what the sentences of the triggers, and those right after, say of them."""
        numbers = {self._syntax.sentence_number(trigger) for trigger in triggers}
        near = sorted({number + ahead for number in numbers for ahead in range(AFTER + 1)})
        sentences = [number for number in near if number < len(self._syntax.reading.sentences)]
        at_large = self._at_large(sorted(numbers))
        return tuple(
            EventTarget(start=t.start, end=t.end, text=t.text, effect=self._effect(t, sentences) or at_large)
            for t in targets
        )

    def _at_large(self, sentences: Iterable[int]) -> Effect | None:
        """Return the effect of damage said to no thing in particular: "causing considerable damage"."""
        for number in sentences:
            sentence = self._syntax.reading.sentences[number]
            for place in range(sentence.first, sentence.last):
                if self._syntax.low(place) == "damage" and self._is_caused(place):
                    return self._word(place)
        return None

    def _is_caused(self, damage: int) -> bool:
        """Whether something did damage, and no thing is named that took it."""
        token = self._syntax.tokens[damage]
        done = token.dep in ("dobj", "nsubjpass") and self._syntax.lemma(token.head) in self._does
        around = (*self._syntax.children[damage], *self._syntax.children[token.head])
        return done and not any(self._syntax.low(c) in ("to", "in", "at") for c in around if c > damage)

    def _effect(self, target: Span, sentences: list[int]) -> Effect | None:
        head = self._syntax.nucleus(self._syntax.at(target.start), self._syntax.at(target.end - 1))
        said = {self._said_of(place) for place in (head, *self._again(head, sentences))}
        return next((effect for effect in GRAVEST_FIRST if effect in said), None)

    def _again(self, head: int, sentences: list[int]) -> Iterator[int]:
        """Yield where the same noun stands again: "the building was destroyed"."""
        for number in sentences:
            sentence = self._syntax.reading.sentences[number]
            for place in range(sentence.first, sentence.last):
                token = self._syntax.tokens[place]
                if place != head and token.tag in NOUN_TAGS and token.lemma == self._syntax.lemma(head):
                    yield place

    def _said_of(self, place: int) -> Effect | None:
        """Return the effect in the words that govern a noun or stand before it."""
        for child in self._syntax.children[place]:
            if self._syntax.tokens[child].dep in ("amod", "acl", "relcl"):
                effect = self._word(child)
                if effect is not None:
                    return effect
        for _ in range(6):
            token = self._syntax.tokens[place]
            if token.dep in JOINED:
                place = token.head
                continue
            return self._governed(place)
        return None

    def _governed(self, place: int) -> Effect | None:
        token = self._syntax.tokens[place]
        above = token.head
        if self._is_lit(above) or self._is_lit(self._syntax.tokens[above].head):
            return "damaged"
        if token.dep in ("dobj", "nsubjpass", "nsubj", "compound", "poss"):
            if token.dep == "nsubj":
                return self._suffered(above)
            return self._word(above)
        if token.dep != "pobj" or self._syntax.low(above) not in OF_PLACE:
            return None
        noun = self._syntax.tokens[above].head
        if self._syntax.low(above) == "of" and self._syntax.lemma(noun) in self._pieces:
            return "damaged" if self._said_of(noun) in ("destroyed", "damaged") else None
        if self._syntax.tokens[noun].tag in NOUN_TAGS:
            return self._word(noun)
        return self._suffered(noun)

    def _is_lit(self, verb: int) -> bool:
        """Whether something is set on fire, ablaze, or fire set to it."""
        if self._syntax.lemma(verb) != "set" or self._syntax.is_negated(verb):
            return False
        told = (c for child in self._syntax.children[verb] for c in (child, *self._syntax.children[child]))
        return any(self._syntax.low(place) in ("fire", "ablaze") for place in told)

    def _suffered(self, verb: int) -> Effect | None:
        """Read "suffered damage", "caused damage to", "was left in ruins" and "collapsed"."""
        if self._syntax.lemma(verb) in self._does:
            obj = self._syntax.child(verb, "dobj", "nsubjpass")
            return self._word(obj) if obj is not None else None
        return self._word(verb) if self._syntax.child(verb, "dobj") is None else None

    def _word(self, place: int) -> Effect | None:
        """Return the effect that a verb or noun names; "no damage" leaves a thing whole."""
        phrases = {self._syntax.lemma(place), self._syntax.low(place)}
        particle = self._syntax.child(place, "prt")
        if particle is not None:
            phrases = {f"{self._syntax.lemma(place)} {self._syntax.low(particle)}"}
        spared = self._syntax.is_negated(place) or any(
            self._syntax.low(child) in ("no", "without") for child in self._syntax.children[place]
        )
        if self._is_to_ashes(place):
            return None if spared else "destroyed"
        partly = any(self._syntax.low(child) in PARTLY for child in self._syntax.children[place])
        if phrases & self._destroys and not partly:
            return None if spared else "destroyed"
        if phrases & (self._damages | self._destroys):
            return "undamaged" if spared else "damaged"
        return None

    def _is_to_ashes(self, verb: int) -> bool:
        """Whether nothing was left: "burned to the ground"."""
        ways = (c for c in self._syntax.children[verb] if self._syntax.low(c) == "to")
        ends = (self._syntax.child(way, "pobj") for way in ways)
        return any(end is not None and self._syntax.lemma(end) in ASHES for end in ends)
