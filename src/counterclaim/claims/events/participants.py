"""Who took part in an event, with what, and against what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from counterclaim.claims.events.described import Described
from counterclaim.claims.events.doers import Doers
from counterclaim.claims.events.same import once
from counterclaim.claims.events.things import ThingFinder
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Peoples
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import ActorMention, ActorRole, EventActor, Span
from counterclaim.resources.actors import Registry

HOLDS = ("hold", "find", "deem", "consider", "declare")  # "responsible"
BLAMED_ON = {"blame": ("on",), "attribute": ("to",)}


class ParticipantFinder:
    """Finds actors, means and targets around the triggers of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, peoples: Peoples, registry: Registry) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._peoples = syntax, lexicon, peoples
        self._registry = registry
        words = lexicon.codebook.event_words
        self._carries, self._blame = frozenset(words.carries_out), frozenset(words.takes_blame)
        self._harms, hits = frozenset(words.harms), frozenset(words.hits)
        self._things_of = ThingFinder(syntax, lexicon)
        self._doers, self._described = Doers(syntax, lexicon), Described(syntax, lexicon)
        self._befall = frozenset(words.befalls)
        self._agents = frozenset(lexicon.people) | frozenset(words.doers)
        self._ties = frozenset(words.ties)
        self._uses, self._bare = frozenset(words.uses), frozenset(words.bare_people)
        self._irregulars = frozenset(words.irregulars)
        self._unknowns = frozenset(words.unknowns)
        self._answers = frozenset(words.answers)
        self._fighters = self._irregulars | frozenset(words.doers)
        self._bodies = frozenset(words.groups) | (lexicon.collective & frozenset(lexicon.people))
        never = frozenset(lexicon.codebook.people.never)
        follows = {word for trigger in lexicon.triggers if trigger.follows for word in trigger.words}
        self._after = (follows - self._harms - hits) | frozenset(words.undergoes)
        self._things = lexicon.targets | lexicon.means | frozenset(lexicon.trigger_phrases) | never

    # ------------------------------------------------------------ actors
    def actors(self, triggers: Sequence[int]) -> tuple[EventActor, ...]:
        """Return who took part by the words around the trigger tokens, in text order, each named once."""
        found: dict[tuple[int, int], EventActor] = {}
        for trigger in triggers:
            verb = self._syntax.tokens[trigger].tag.startswith("VB")
            answers = self._is_answer(trigger) and not all(map(self._is_answer, triggers))
            around = self._around_verb(trigger) if verb else self._around_noun(trigger)
            for actor in (*around, *self._blamed(trigger), *self._suspected(trigger)):
                told = replace(actor, role="other") if answers and actor.role == "perpetrator" else actor
                found.setdefault((actor.start, actor.end), told)
        for group in filter(None, map(self._group_of, tuple(found.values()))):
            found.setdefault((group.start, group.end), group)
        known = tuple(found.values())
        others = (actor for actor in known if not self._is_again(actor, known))
        kept = tuple(once(others, self._bare, self._is_body))
        return tuple(actor for actor in kept if not self._is_bare(actor, kept))

    def _is_bare(self, actor: EventActor, kept: Sequence[EventActor]) -> bool:
        """Whether "the rebels" stand beside others who are told of with more words."""
        if actor.role != "perpetrator" or actor.name.lower() not in self._bare:
            return False
        others = [o for o in kept if o.role == "perpetrator" and o != actor and not self._is_body(o)]
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
        others = [o for o in known if o.role == "perpetrator" and o != actor and not self._is_body(o)]
        if not self._is_unknown(actor) or not others:
            return False
        better = (o for o in others if not self._is_unknown(o) or len(o.name) > len(actor.name))
        return any(True for _ in better)

    def _is_unknown(self, actor: EventActor) -> bool:
        first, last = self._syntax.at(actor.start), self._syntax.at(actor.end - 1)
        return self._syntax.lemma(self._syntax.nucleus(first, last)) in self._unknowns

    def _is_body(self, actor: EventActor) -> bool:
        """Whether an actor is an organisation, not some of its people."""
        last = self._syntax.nucleus(self._syntax.at(actor.start), self._syntax.at(actor.end - 1))
        lemma = self._syntax.lemma(last)
        return lemma in self._bodies or lemma not in self._lexicon.people

    def _group_of(self, actor: EventActor) -> EventActor | None:
        """ "The guerrillas" are those of the group they are known to be of, else of the only one named."""
        if actor.role != "perpetrator" or self._is_body(actor) or not self._is_irregular(actor):
            return None
        named = [m for m in self._syntax.reading.actors if m.actor is not None and self._is_group(m)]
        if actor.actor is not None:
            named = [mention for mention in named if mention.actor == actor.actor]
        if len({mention.actor for mention in named}) != 1:
            return None
        near = min(named, key=lambda m: (m.start > actor.start, abs(m.start - actor.start)))
        return EventActor(
            name=near.text, actor=near.actor, role="perpetrator", start=near.start, end=near.end
        )

    def _is_irregular(self, actor: EventActor) -> bool:
        first, last = self._syntax.at(actor.start), self._syntax.at(actor.end - 1)
        return any(self._syntax.lemma(place) in self._irregulars for place in range(first, last + 1))

    def _is_group(self, mention: ActorMention) -> bool:
        """Whether a mention is the name of an armed group, not "the rebels"."""
        known = self._registry.by_id(mention.actor or "")
        return known is not None and known.kind == "armed_group" and self._is_proper(mention)

    def _is_proper(self, mention: ActorMention) -> bool:
        """Whether an actor is named, not described by its people: "FARC", not "the guerrillas of FARC"."""
        first, last = self._syntax.at(mention.start), self._syntax.at(mention.end - 1)
        head = self._syntax.lemma(self._syntax.nucleus(first, last))
        return head not in self._irregulars and (head in self._bodies or head not in self._lexicon.people)

    def _suspected(self, trigger: int) -> Iterator[EventActor]:
        for head in self._doers.suspects(trigger):
            yield from self._all(head, "perpetrator")

    def _around_verb(self, verb: int) -> Iterator[EventActor]:
        passive = self._syntax.is_passive(verb) or self._is_label(verb) or self._befalls(verb)
        harms = self._syntax.lemma(verb) in self._harms
        subject = self._syntax.subject(verb) if passive else self._doers.subject(verb)
        obj = self._syntax.child(verb, "dobj")
        if self._syntax.lemma(verb) in self._after:
            yield from self._all(subject, "other" if self._syntax.lemma(verb) == "flee" else "victim")
            return
        answering = not passive and obj is not None and harms and self._is_fighter(obj)
        if subject is not None and answering:
            yield from self._all(subject, "other")
        elif subject is not None and (passive or not self._is_denied(verb)):
            yield from self._all(subject, ("victim" if harms else "target") if passive else "perpetrator")
        if obj is not None and obj != subject:
            yield from self._all(obj, "victim" if harms else "target")
        yield from self._by(verb)
        yield from self._shared(verb, passive, (subject, obj))
        if self._syntax.tokens[verb].dep == "acl":
            yield from self._by(self._syntax.tokens[verb].head)  # "an attempt by X to kill Y"
        for preposition in self._syntax.children[verb]:
            if self._syntax.low(preposition) in ("on", "at", "against") and not passive:
                yield from self._all(self._syntax.child(preposition, "pobj"), "target")

    def _shared(self, verb: int, passive: bool, things: Sequence[int | None]) -> Iterator[EventActor]:
        """Yield X of "were rocketed and strafed by X", "X threw a grenade that exploded"."""
        for joined in self._syntax.children[verb]:
            token = self._syntax.tokens[joined]
            if passive and token.dep == "conj" and token.tag == "VBN":
                yield from self._by(joined)
        for thing in things:
            if thing is not None and self._syntax.lemma(thing) in self._lexicon.means:
                yield from self._carrier(thing)

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
        """Whether a verb with a subject was read as a participle of its object: "men kidnapped 31 people"."""
        token = self._syntax.tokens[verb]
        return token.dep in ("nmod", "amod") and self._syntax.child(verb, "nsubj") is not None

    def _around_noun(self, noun: int) -> Iterator[EventActor]:
        """ "An attack by X on Y", "X's attack", "the X attack", "the murder of Y"."""
        harms = self._syntax.lemma(noun) in self._harms
        for child in self._syntax.children[noun]:
            low, dep = self._syntax.low(child), self._syntax.tokens[child].dep
            obj = self._syntax.child(child, "pobj")
            if dep in ("prep", "agent") and low == "by":
                yield from self._all(obj, "perpetrator")
            elif dep == "prep" and low in ("on", "against") and self._governor(noun) != "blame":
                yield from self._all(obj, "target")
            elif dep == "prep" and low == "of" and harms:
                yield from self._all(obj, "victim")
            elif dep == "prep" and low in ("between", "with"):
                yield from self._all(obj, "other")
            elif dep == "poss":
                yield from self._all(child, "victim" if harms else "perpetrator")
            elif dep in ("compound", "nmod", "amod") and self._registered(child) and not self._names(noun):
                hit = self._syntax.lemma(noun) in self._lexicon.tolls  # "three army casualties"
                yield from self._all(child, "other" if hit else "perpetrator")
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
            yield from self._charged(verb, deed)
            if not token.tag.startswith("VB") or token.lemma not in does:
                continue
            yield from self._by(verb)
            if verb == governor and not self._syntax.is_passive(verb):
                doer = self._doers.subject(verb)
                yield from self._all(doer, "perpetrator")

    def _charged(self, verb: int, noun: int) -> Iterator[EventActor]:
        """Yield X of "blamed the attack on X" and "attributed the attack to X"."""
        for child in (*self._syntax.children[verb], *self._syntax.children[noun]):
            if self._syntax.low(child) in BLAMED_ON.get(self._syntax.lemma(verb), ()):
                yield from self._all(self._syntax.child(child, "pobj"), "perpetrator")

    def _blamed(self, trigger: int) -> Iterator[EventActor]:
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
        if self._syntax.lemma(above) in self._ties:
            yield from self._tied(above)
            return
        if self._syntax.low(preposition) == "to":
            return
        if self._syntax.tokens[above].tag.startswith("VB"):
            above = self._syntax.child(above, "dobj", "acomp") or above
        verb = self._syntax.tokens[above].head
        if self._syntax.lemma(above) in self._blame and not self._syntax.is_negated(verb):
            if self._syntax.lemma(verb) in ("deny", "reject"):
                return
            if self._syntax.lemma(verb) in HOLDS:
                held = self._syntax.child(above, "nsubj") or self._syntax.child(verb, "dobj", "nsubjpass")
                yield from self._all(held, "perpetrator")
                return
            if self._syntax.lemma(self._syntax.tokens[verb].head) in HOLDS:
                yield from self._all(verb, "perpetrator")  # read as "the responsible rebels"
                return
            yield from self._all(self._syntax.subject(verb), "perpetrator")

    def _tied(self, word: int) -> Iterator[EventActor]:
        """Yield X of "accused X of the attack", "X, suspected of it", "the involvement of X in it"."""
        if self._syntax.is_negated(word):
            return
        whom = self._syntax.child(word, "dobj", "nsubjpass", "poss")
        if whom is None and self._syntax.tokens[word].dep == "acl":
            whom = self._syntax.tokens[word].head
        elif whom is None and self._syntax.tokens[word].tag in NOUN_TAGS:
            whom = self._of(word)
        yield from self._all(whom, "perpetrator")

    def _by(self, verb: int) -> Iterator[EventActor]:
        agent = self._syntax.child(verb, "agent")
        if agent is None:
            agent = next((c for c in self._syntax.children[verb] if self._syntax.low(c) == "by"), None)
        if agent is not None:
            yield from self._all(self._syntax.child(agent, "pobj"), "perpetrator")

    def _all(self, head: int | None, role: ActorRole) -> Iterator[EventActor]:
        """Yield a noun, those joined to it by "and", and the names that stand beside them."""
        for _ in range(12):
            if head is None:
                return
            beside = self._syntax.child(head, "appos") or self._described.called(head)
            named = beside is not None and beside > head and self._is_name(beside, head)
            if beside is None or not named or self._syntax.lemma(head) not in self._bodies:
                yield from self._actor(head, role)
            if beside is not None and named:
                yield from self._actor(beside, role)
            for part in self._described.included(head):
                yield from self._actor(part, role)
            head = self._syntax.child(head, "conj") or (
                self._syntax.child(beside, "conj") if beside is not None else None
            )

    def _is_name(self, beside: int, head: int) -> bool:
        """Whether an apposition names what it stands beside: "the organisation \"Red Dawn Army\""."""
        body = self._syntax.lemma(head) in self._bodies and self._syntax.lemma(beside) in self._bodies
        return self._syntax.tokens[beside].tag == "NNP" or body

    def _actor(self, head: int, role: ActorRole) -> Iterator[EventActor]:
        token = self._syntax.tokens[head]
        if token.tag not in NOUN_TAGS or token.lemma == "one" or token.entity in ("DATE", "TIME"):
            return
        if self._syntax.lemma(head) == "life":  # "an attempt on the life of X"
            head = self._of(head) or head
        people = self._peoples.people(head)
        if self._is_nobody(head) or people.name is None or people.start is None or people.end is None:
            return
        if role != "perpetrator" and self._is_anybody(head, people.name):
            return
        known = self._agents | self._bodies if role == "perpetrator" else self._lexicon.people
        person = self._syntax.lemma(head) in known or self._is_person(head, role)
        mention = self._mention(people.start, people.end, people.actor)
        if person and self._syntax.lemma(head) not in self._lexicon.texts:
            end = self._described.dressed(head, people.end) if role == "perpetrator" else people.end
            name = self._syntax.text[people.start : end]
            yield EventActor(name=name, actor=people.actor, role=role, start=people.start, end=end)
        body = self._of(head) if role == "perpetrator" and person and mention is None else None
        if body is not None and self._syntax.lemma(body) in self._bodies:
            yield from self._actor(body, role)  # "members of the armed forces"
        if mention is not None and (not person or role == "perpetrator"):
            yield EventActor(
                name=mention.text, actor=mention.actor, role=role, start=mention.start, end=mention.end
            )

    def _is_nobody(self, head: int) -> bool:
        """Whether nobody in particular is spoken of: "no group has claimed it"."""
        determiner = self._syntax.child(head, "det")
        return determiner is not None and self._syntax.low(determiner) in ("no", "any", "neither")

    def _is_anybody(self, head: int, name: str) -> bool:
        """ "People", "persons": alone, they say of nobody in particular that they were hit."""
        return " " not in name and self._lexicon.people.get(self._syntax.lemma(head)) == "unknown"

    def _of(self, noun: int) -> int | None:
        preposition = next((c for c in self._syntax.children[noun] if self._syntax.low(c) == "of"), None)
        return self._syntax.child(preposition, "pobj") if preposition is not None else None

    def _is_person(self, head: int, role: ActorRole) -> bool:
        """Whether a noun without a word for people names a person: by its entity, or as one murdered."""
        token = self._syntax.tokens[head]
        placed = any(p.start <= token.start < p.end for p in self._syntax.reading.places)
        if placed or token.lemma in self._things:
            return False
        if role != "victim":
            return token.tag in ("NNP", "NNPS") and token.entity == "PERSON"
        timed = token.entity in ("DATE", "TIME", "CARDINAL", "GPE", "LOC", "FAC")
        return not timed and (token.tag in ("NNP", "NNPS") or token.entity in ("PERSON", "NORP"))

    def _mention(self, start: int, end: int, actor: str | None) -> ActorMention | None:
        """Return where the words name the registered actor: "SDF" in "an SDF base"."""
        if actor is None:
            return None
        inside = [m for m in self._syntax.reading.actors if m.actor == actor and start <= m.start < end]
        return min(inside, key=lambda m: (not self._is_proper(m), self._is_common(m)), default=None)

    def _is_common(self, mention: ActorMention) -> bool:
        """Whether a mention is one word for a body: "the organization", not its name."""
        return " " not in mention.text and self._syntax.lemma(self._syntax.at(mention.start)) in self._bodies

    def _registered(self, place: int) -> bool:
        token = self._syntax.tokens[place]
        return any(m.start <= token.start < m.end and m.actor for m in self._syntax.reading.actors)

    # ------------------------------------------------------------ things
    def means(self, triggers: Sequence[int]) -> tuple[Span, ...]:
        """Return the weapons and devices that the words around the triggers say were used."""
        return self._things_of.means(triggers)

    def targets(self, triggers: Sequence[int]) -> tuple[Span, ...]:
        """Return the things attacked."""
        return self._things_of.targets(triggers)
