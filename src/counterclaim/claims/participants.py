"""Who took part in an event, with what, and against what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Peoples
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import ActorRole, EventActor, Sentence, Span

CARRIES_OUT = frozenset(
    ("launch", "carry", "stage", "conduct", "mount", "lead", "execute", "make", "commit", "perpetrate")
)
VIOLENT_VERBS = frozenset(
    """attack storm hit strike damage destroy bomb target raid blow burn explode shell ram assault seize overrun
    dynamite torch sabotage ambush detonate""".split()
)
VIOLENT_NOUNS = frozenset(
    """attack assault bombing raid strike explode attempt ram detonate blast explosion storming shelling bomb
    destruction""".split()
)


class ParticipantFinder:
    """Finds actors, means and targets around the triggers of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, peoples: Peoples) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._peoples = syntax, lexicon, peoples

    def actors(self, triggers: Sequence[int]) -> tuple[EventActor, ...]:
        """Return who took part according to the words around the trigger tokens, in text order."""
        found: dict[tuple[int, int], EventActor] = {}
        for trigger in triggers:
            verb = self._syntax.tokens[trigger].tag.startswith("VB")
            for actor in self._around_verb(trigger) if verb else self._around_noun(trigger):
                found.setdefault((actor.start, actor.end), actor)
        return tuple(sorted(found.values(), key=lambda actor: (actor.start, actor.end)))

    def means(self, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
        """Return the weapons and devices named in the event's sentences."""
        spans = [s for sentence in sentences for s in self._nouns(sentence, self._lexicon.means)]
        return _unique(spans)

    def targets(self, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
        """Return the things attacked: nouns that a verb or noun of attack governs."""
        spans = [s for sentence in sentences for s in self._nouns(sentence, self._lexicon.targets)]
        return _unique([span for span in spans if self._is_attacked(self._syntax.at(span.end - 1))])

    def _around_verb(self, verb: int) -> Iterator[EventActor]:
        passive = self._syntax.is_passive(verb)
        subject = self._syntax.subject(verb)
        obj = self._syntax.child(verb, "dobj")
        agent = self._syntax.child(verb, "agent")
        doer = self._syntax.child(agent, "pobj") if agent is not None else None
        if subject is not None:
            yield from self._actor(subject, "victim" if passive else "perpetrator")
        if obj is not None:
            yield from self._actor(obj, "victim")
        if doer is not None:
            yield from self._actor(doer, "perpetrator")

    def _around_noun(self, noun: int) -> Iterator[EventActor]:
        """ "An attack by X on Y", "X's attack", "the X attack", "X carried out the attack"."""
        for child in self._syntax.children[noun]:
            token, low = self._syntax.tokens[child], self._syntax.low(child)
            if token.dep in ("prep", "agent") and low in (
                "by",
                "on",
                "against",
                "between",
                "with",
                "of",
                "from",
            ):
                obj = self._syntax.child(child, "pobj")
                roles: dict[str, ActorRole] = {
                    "by": "perpetrator",
                    "from": "perpetrator",
                    "on": "target",
                    "against": "target",
                }
                if obj is not None:
                    yield from self._actor(obj, roles.get(low, "other"))
            elif token.dep in ("poss", "compound", "nmod", "amod"):
                yield from self._actor(child, "perpetrator")
        governor = self._syntax.tokens[noun].head
        if self._syntax.tokens[noun].dep in ("dobj", "pobj") and self._syntax.lemma(governor) in CARRIES_OUT:
            subject = self._syntax.subject(governor)
            if subject is not None:
                yield from self._actor(subject, "perpetrator")

    def _actor(self, head: int, role: ActorRole) -> Iterator[EventActor]:
        if self._syntax.tokens[head].tag not in NOUN_TAGS:
            return
        people = self._peoples.people(head)
        known = people.actor is not None or self._syntax.lemma(head) in self._lexicon.people
        if known and people.name is not None and people.start is not None and people.end is not None:
            yield EventActor(
                name=people.name, actor=people.actor, role=role, start=people.start, end=people.end
            )

    def _nouns(self, sentence: Sentence, words: frozenset[str]) -> Iterator[Span]:
        for place in range(sentence.first, sentence.last):
            token = self._syntax.tokens[place]
            if token.tag in NOUN_TAGS and token.lemma in words and token.dep != "compound":
                first = place
                while first > sentence.first and self._modifies(first - 1, place):
                    first -= 1
                yield self._syntax.span(first, place)

    def _modifies(self, place: int, noun: int) -> bool:
        token = self._syntax.tokens[place]
        return token.head == noun and token.dep in ("compound", "amod")

    def _is_attacked(self, place: int) -> bool:
        token = self._syntax.tokens[place]
        if token.dep in ("dobj", "nsubjpass", "nsubj"):
            return self._syntax.lemma(token.head) in VIOLENT_VERBS
        if token.dep != "pobj" or self._syntax.low(token.head) not in (
            "on",
            "at",
            "against",
            "outside",
            "into",
            "of",
        ):
            return False
        above = self._syntax.lemma(self._syntax.tokens[token.head].head)
        return above in VIOLENT_NOUNS or above in VIOLENT_VERBS


def _unique(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans), key=lambda span: (span.start, span.end)))
