"""Who took part in an event, with what, and against what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from counterclaim.claims.events.accused import Accused
from counterclaim.claims.events.actors import Actors
from counterclaim.claims.events.allegiance import Allegiance
from counterclaim.claims.events.doers import Doers
from counterclaim.claims.events.same import once
from counterclaim.claims.events.things import ThingFinder
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Peoples
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Agent, EventActor, Span
from counterclaim.resources.actors import Registry

RELEASES = ("release", "free")
CAPTURES = ("Abduction/forced disappearance", "Hostage taking")


class ParticipantFinder:
    """Finds actors, means and targets around the triggers of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, peoples: Peoples, registry: Registry) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon
        self._actors = Actors(syntax, lexicon, peoples, registry)
        self._accused = Accused(syntax, lexicon, self._actors)
        self._allegiance = Allegiance(syntax, lexicon, self._actors, registry)
        words = lexicon.codebook.event_words
        self._carries = frozenset(words.carries_out)
        self._harms, hits = frozenset(words.harms), frozenset(words.hits)
        self._things_of = ThingFinder(syntax, lexicon)
        self._doers = Doers(syntax, lexicon)
        self._befall = frozenset(words.befalls)
        captures = (kind for kind in lexicon.triggers if kind.subtype in CAPTURES)
        self._captures = frozenset(word for kind in captures for word in kind.words)
        self._agents = frozenset(lexicon.people) | frozenset(words.doers)
        self._uses, self._bare = frozenset(words.uses), frozenset(words.bare_people)
        self._unknowns = frozenset(words.unknowns)
        self._answers = frozenset(words.answers)
        self._fighters = frozenset((*words.irregulars, *words.doers))
        follows = {word for trigger in lexicon.triggers if trigger.follows for word in trigger.words}
        self._after = (follows - self._harms - hits) | frozenset(words.undergoes)

    # ------------------------------------------------------------ actors
    def actors(self, triggers: Sequence[int]) -> tuple[EventActor, ...]:
        """Return who took part by the words around the trigger tokens, in text order, each named once."""
        found: dict[tuple[int, int], EventActor] = {}
        for trigger in triggers:
            answers = self._is_answer(trigger) and not all(map(self._is_answer, triggers))
            for actor in (*self._around(trigger), *self._blamed(trigger)):
                told = replace(actor, role="other") if answers and actor.role == "perpetrator" else actor
                found.setdefault((actor.start, actor.end), told)
        for group in filter(None, map(self._allegiance.group_of, tuple(found.values()))):
            found.setdefault((group.start, group.end), group)
        known = tuple(found.values())
        others = (actor for actor in known if not self._is_again(actor, known))
        kept = tuple(once(others, self._bare, self._actors.is_body))
        return tuple(actor for actor in kept if not self._is_bare(actor, kept))

    def bodies_of(self, agent: Agent) -> Iterator[EventActor]:
        """Yield the organisations that an agent is, or is said to be of: the FMLN of "FMLN guerrillas"."""
        head = self._syntax.nucleus(self._syntax.at(agent.start), self._syntax.at(agent.end - 1))
        whole = (agent.start, agent.end)
        named = self._actors.at(head, "perpetrator")
        yield from (a for a in named if (a.start, a.end) != whole and self.is_body(a))

    def is_body(self, actor: EventActor) -> bool:
        """Return whether an actor is an organisation, not some of its people."""
        return self._actors.is_body(actor)

    def is_named(self, actor: EventActor) -> bool:
        """Return whether somebody is called by name."""
        return self._actors.is_named(actor)

    def _is_bare(self, actor: EventActor, kept: Sequence[EventActor]) -> bool:
        """Whether "the rebels" stand beside others who are told of with more words."""
        if actor.role != "perpetrator" or actor.name.lower() not in self._bare:
            return False
        others = [o for o in kept if o.role == "perpetrator" and o != actor and not self._actors.is_body(o)]
        return any(o.name.lower() not in self._bare or o.start < actor.start for o in others)

    def _is_answer(self, trigger: int) -> bool:
        """Whether a word tells what came of the violence, done by others: an arrest."""
        return self._syntax.lemma(trigger) in self._answers

    def _is_again(self, actor: EventActor, known: Sequence[EventActor]) -> bool:
        """Whether a doer is the one hit, or "unknown men" beside those who are called by what they are."""
        if actor.role != "perpetrator" or actor.actor is not None:
            return False
        if any(other.role == "victim" and actor.name in other.name for other in known):
            return True
        others = [o for o in known if o.role == "perpetrator" and o != actor and not self._actors.is_body(o)]
        if not self._is_unknown(actor) or not others:
            return False
        better = (o for o in others if not self._is_unknown(o) or len(o.name) > len(actor.name))
        return any(True for _ in better)

    def _is_unknown(self, actor: EventActor) -> bool:
        first, last = self._syntax.at(actor.start), self._syntax.at(actor.end - 1)
        return self._syntax.lemma(self._syntax.nucleus(first, last)) in self._unknowns

    def _blamed(self, trigger: int) -> Iterator[EventActor]:
        for head in (*self._accused.of(trigger), *self._doers.suspects(trigger)):
            yield from self._actors.at(head, "perpetrator")

    def _around(self, trigger: int) -> Iterator[EventActor]:
        if self._doers.is_name(trigger):
            return self._around_name(trigger)
        verb = self._syntax.tokens[trigger].tag.startswith("VB")
        return self._around_verb(trigger) if verb else self._around_noun(trigger)

    def _around_verb(self, verb: int) -> Iterator[EventActor]:
        passive = self._syntax.is_passive(verb) or self._is_label(verb) or self._befalls(verb)
        passive = passive and not self._is_misread(verb)
        harms = self._syntax.lemma(verb) in self._harms
        subject = self._syntax.subject(verb) if passive else self._doers.subject(verb)
        obj = self._syntax.child(verb, "dobj")
        if self._syntax.lemma(verb) in self._after:
            yield from self._actors.at(subject, "other" if self._syntax.lemma(verb) == "flee" else "victim")
            return
        answering = not passive and obj is not None and harms and self._is_fighter(obj)
        if subject is not None and answering:
            yield from self._actors.at(subject, "other")
        elif subject is not None and (passive or not self._is_denied(verb)):
            yield from self._actors.at(
                subject, ("victim" if harms else "target") if passive else "perpetrator"
            )
        if obj is not None and obj != subject:
            yield from self._actors.at(obj, "victim" if harms else "target")
        yield from self._by(verb)
        yield from self._shared(verb, passive, (subject, obj))
        yield from self._freed(verb)
        if self._syntax.tokens[verb].dep == "acl":
            yield from self._by(self._syntax.tokens[verb].head)  # "an attempt by X to kill Y"
        for preposition in self._syntax.children[verb]:
            if self._syntax.low(preposition) in ("on", "at", "against") and not passive:
                yield from self._actors.at(self._syntax.child(preposition, "pobj"), "target")

    def _around_name(self, verb: int) -> Iterator[EventActor]:
        doer, whom = self._doers.beside_name(verb)
        yield from self._actors.alone(doer, "perpetrator")
        yield from self._actors.alone(whom, "victim", after=verb)

    def _shared(self, verb: int, passive: bool, things: Sequence[int | None]) -> Iterator[EventActor]:
        """Yield X of "were rocketed and strafed by X", "X threw a grenade that exploded"."""
        for joined in self._syntax.children[verb]:
            token = self._syntax.tokens[joined]
            if passive and token.dep == "conj" and token.tag == "VBN":
                yield from self._by(joined)
        for thing in things:
            if thing is not None and self._syntax.lemma(thing) in self._lexicon.means:
                yield from self._carrier(thing)
        subject = things[0]
        if subject is not None and not passive and self._syntax.lemma(subject) in self._lexicon.means:
            yield from self._actors.crew(subject)

    def _freed(self, verb: int) -> Iterator[EventActor]:
        """Yield X of "Y, who was kidnapped, was released by X": only who holds somebody lets him go."""
        token = self._syntax.tokens[verb]
        captive = token.head if token.dep in ("acl", "relcl") else None
        if captive is None or token.lemma not in self._captures:
            return
        if self._syntax.tokens[captive].dep == "pobj" and self._governor(captive) == "of":
            captive = self._syntax.tokens[self._syntax.tokens[captive].head].head  # "one of the two"
        freed = self._syntax.tokens[captive].head
        if self._syntax.tokens[captive].dep == "nsubjpass" and self._syntax.lemma(freed) in RELEASES:
            yield from self._by(freed)

    def _is_label(self, verb: int) -> bool:
        """Whether a participle stands alone, as in "Civilians reported killed: 17"."""
        obj = self._syntax.child(verb, "dobj")
        alone = self._syntax.child(verb, "aux", "auxpass") is None and not self._is_misread(verb)
        return (
            self._syntax.tokens[verb].tag == "VBN"
            and alone
            and (obj is None or self._syntax.tokens[obj].tag == "CD")
        )

    def _befalls(self, verb: int) -> bool:
        """Whether a verb of harm without an object tells of its subject: "24 soldiers injured in it"."""
        token = self._syntax.tokens[verb]
        if token.tag not in ("VBN", "VBD") or token.lemma not in self._befall:
            return False
        if self._syntax.child(verb, "aux", "dobj", "agent") is not None:
            return False
        after = self._syntax.tokens[verb + 1] if verb + 1 < len(self._syntax.tokens) else token
        return after.tag not in (*NOUN_TAGS, "DT", "CD", "JJ", "PRP")

    def _is_fighter(self, noun: int) -> bool:
        first, last = self._syntax.noun_phrase(noun)
        return any(self._syntax.lemma(place) in self._fighters for place in range(first, last + 1))

    def _is_denied(self, verb: int) -> bool:
        """Whether the deed is what somebody denies: "the army denied having killed him"."""
        return self._syntax.tokens[verb].dep in ("xcomp", "pcomp", "ccomp") and self._governor(verb) == "deny"

    def _is_misread(self, verb: int) -> bool:
        """Whether a verb with a subject was read as a participle: "men kidnapped (today) 31"."""
        if (
            self._syntax.child(verb, "nsubj") is None
            or self._syntax.child(verb, "aux", "auxpass") is not None
        ):
            return False
        loose = self._syntax.child(verb, "dep")  # an object that the parser could not place
        if loose is None:
            loose = self._syntax.child(verb, "dobj")  # of "men (shot) the mayor", read as "men shot"
        people = loose is not None and loose > verb and self._syntax.tokens[loose].tag in NOUN_TAGS
        return people or self._syntax.tokens[verb].dep in ("nmod", "amod")

    def _around_noun(self, noun: int) -> Iterator[EventActor]:
        """ "An attack by X on Y", "X's attack", "the X attack", "the murder of Y"."""
        harms = self._syntax.lemma(noun) in self._harms
        for child in self._syntax.children[noun]:
            low, dep = self._syntax.low(child), self._syntax.tokens[child].dep
            obj = self._syntax.child(child, "pobj")
            if dep in ("prep", "agent") and low == "by":
                yield from self._actors.at(obj, "perpetrator")
            elif dep == "prep" and low in ("on", "against") and self._governor(noun) != "blame":
                yield from self._actors.at(obj, "target")
            elif dep == "prep" and low == "of" and harms:
                yield from self._actors.at(obj, "victim")
            elif dep == "prep" and low in ("between", "with"):
                yield from self._actors.at(obj, "other")
            elif dep == "poss":
                lost = harms or self._syntax.lemma(noun) in self._lexicon.tolls  # "the rebels' dead"
                yield from self._actors.at(child, "victim" if lost else "perpetrator")
            elif (
                dep in ("compound", "nmod", "amod")
                and self._actors.registered(child)
                and not self._names(noun)
            ):
                hit = self._syntax.lemma(noun) in self._lexicon.tolls  # "three army casualties"
                yield from self._actors.at(child, "other" if hit else "perpetrator")
        yield from self._carrier(noun)

    def _names(self, noun: int) -> bool:
        """Whether a word for violence only says what people do: "police explosives experts"."""
        return self._syntax.tokens[noun].dep == "compound" and self._governor(noun) in self._agents

    def _governor(self, place: int) -> str:
        return self._syntax.lemma(self._syntax.tokens[place].head)

    def _carrier(self, noun: int) -> Iterator[EventActor]:
        """Whoever carries out, stages or commits it: "perpetrated by X", "X launched an attack"."""
        deed = self._doers.deed(noun)
        governor = self._syntax.tokens[deed].head
        clauses = (
            c
            for place in {noun, deed}
            for c in self._syntax.children[place]
            if self._syntax.tokens[c].dep in ("acl", "relcl")
        )
        does = self._carries | (
            self._uses if self._syntax.lemma(noun) in self._lexicon.means else frozenset()
        )
        for verb in (governor, *clauses):
            token = self._syntax.tokens[verb]
            for head in self._accused.charged(verb, deed):
                yield from self._actors.at(head, "perpetrator")
            if not token.tag.startswith("VB") or token.lemma not in does:
                continue
            yield from self._by(verb)
            if verb == governor and not self._syntax.is_passive(verb):
                doer = self._doers.subject(verb)
                yield from self._actors.at(doer, "perpetrator")

    def _by(self, verb: int) -> Iterator[EventActor]:
        agent = self._syntax.child(verb, "agent")
        if agent is None:
            agent = next((c for c in self._syntax.children[verb] if self._syntax.low(c) == "by"), None)
        doer = self._syntax.child(agent, "pobj") if agent is not None else self._doers.added(verb)
        yield from self._actors.at(doer, "perpetrator")

    # ------------------------------------------------------------ things
    def means(self, triggers: Sequence[int]) -> tuple[Span, ...]:
        """Return the weapons and devices that the words around the triggers say were used."""
        return self._things_of.means(triggers)

    def targets(self, triggers: Sequence[int]) -> tuple[Span, ...]:
        """Return the things attacked."""
        return self._things_of.targets(triggers)
