"""The actors that nouns name: those joined to a noun, named beside it, or counted among it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from counterclaim.claims.events.described import Described
from counterclaim.claims.fullnames import in_full
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Peoples
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import ActorMention, ActorRole, EventActor
from counterclaim.resources.actors import Registry

PROPER = ("NNP", "NNPS")
HIT = ("victim", "target")  # the roles of those whom a deed was done to


class Actors:
    """Names the actors at nouns of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, peoples: Peoples, registry: Registry) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._peoples = syntax, lexicon, peoples
        self._registry = registry
        words = lexicon.codebook.event_words
        self._described = Described(syntax, lexicon)
        self._agents = frozenset(lexicon.people) | frozenset(words.doers)
        self._irregulars = frozenset(words.irregulars)
        self._deeds = frozenset(words.attacks)
        self._tying = frozenset(("belong", *words.accuses, *words.names))
        self._bodies = frozenset(words.groups) | (lexicon.collective & frozenset(lexicon.people))
        never = frozenset(lexicon.codebook.people.never)
        self._things = lexicon.targets | lexicon.means | frozenset(lexicon.trigger_phrases) | never

    def at(self, head: int | None, role: ActorRole) -> Iterator[EventActor]:
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

    def alone(self, head: int | None, role: ActorRole, after: int = -1) -> Iterator[EventActor]:
        """Yield a noun without what stands beside it; its name begins after a token that is no part of it."""
        for actor in self._actor(head, role) if head is not None else ():
            start = max(actor.start, self._syntax.tokens[after + 1].start)
            yield replace(actor, start=start, name=self._syntax.text[start : actor.end])

    def _is_name(self, beside: int, head: int) -> bool:
        """Whether an apposition names what it stands beside: "the organisation \"Red Dawn Army\""."""
        body = self._syntax.lemma(head) in self._bodies and self._syntax.lemma(beside) in self._bodies
        return self._syntax.tokens[beside].tag == "NNP" or body

    def _actor(self, head: int, role: ActorRole) -> Iterator[EventActor]:
        token = self._syntax.tokens[head]
        if token.tag not in NOUN_TAGS or token.lemma == "one" or token.entity in ("DATE", "TIME"):
            return
        if self._syntax.lemma(head) == "life":  # "an attempt on the life of X"
            head = self.of(head) or head
        people = self._peoples.people(head)
        if role in HIT:
            people = in_full(self._syntax, self._lexicon, self._peoples, people)
        if self._is_nobody(head) or people.name is None or people.start is None or people.end is None:
            return
        if role != "perpetrator" and self._is_anybody(head, people.name):
            return
        known = self._agents | self._bodies if role == "perpetrator" else self._lexicon.people
        person = self._syntax.lemma(head) in known or self._is_person(head, role)
        mention = self._mention(people.start, people.end, people.actor)
        if person and self._syntax.lemma(head) not in self._lexicon.texts:
            end = self._end(head, people.end) if role == "perpetrator" else people.end
            name = self._syntax.text[people.start : end]
            yield EventActor(name=name, actor=people.actor, role=role, start=people.start, end=end)
        if role == "perpetrator" and person:
            yield from self._bodies_of(head, mention)
        if mention is not None and (not person or role == "perpetrator"):
            yield _named(mention.text, mention.actor, role, mention.start)

    def _end(self, head: int, end: int) -> int:
        """Return where the words for a doer end: with the clothes, but before "of the murder"."""
        of = self.of(head)
        if of is not None and self._syntax.lemma(of) in self._deeds:
            return self._syntax.tokens[head].end
        return self._described.dressed(head, end)

    def _bodies_of(self, head: int, mention: ActorMention | None) -> Iterator[EventActor]:
        """Yield the organisation that people are of: "members of the armed forces", "FMLN rebels"."""
        if mention is not None and self.is_proper(mention):
            return
        before = self._name_before(head, mention) if mention is not None else None
        if before is not None:
            yield before
            return
        body = self.of(head)
        if mention is None and body is not None and self._syntax.lemma(body) in self._bodies:
            yield from self._actor(body, "perpetrator")
            return
        yield from self._tied_to(head)

    def _name_before(self, head: int, mention: ActorMention) -> EventActor | None:
        """Return the name that a mention begins with: the FMLN of "FMLN urban guerrillas"."""
        first, last = self._syntax.at(mention.start), head - 1
        while last >= first and self._syntax.tokens[last].tag not in PROPER:
            last -= 1
        if last < first or self._registry.country(self._syntax.tokens[last].text) is not None:
            return None  # "Syrian rebels"
        text = self._syntax.text[mention.start : self._syntax.tokens[last].end]
        return _named(text, mention.actor, "perpetrator", mention.start)

    def _tied_to(self, head: int) -> Iterator[EventActor]:
        """Yield Y of "X belonging to Y", "X thought to be members of Y"."""
        clauses = (c for c in self._syntax.children[head] if self._syntax.tokens[c].dep == "acl")
        for clause in (*clauses, *self._after(head)):
            if self._syntax.lemma(clause) in self._tying:
                first, last = self._syntax.edges(clause)
                named = self._first_named(max(first, clause), last)
                if named is not None:
                    yield named

    def _after(self, head: int) -> Iterator[int]:
        """Yield the participle right after a noun, wherever parsers hang it: "X, also belonging to Y"."""
        place, last = self._syntax.noun_phrase(head)[1] + 1, self._syntax.sentence(head).last
        while place < last and self._syntax.tokens[place].tag in (",", "RB"):
            place += 1
        if place < last and self._syntax.tokens[place].tag in ("VBG", "VBN"):
            yield place

    def _first_named(self, first: int, last: int) -> EventActor | None:
        """Return the first registered actor named between two tokens."""
        start, end = self._syntax.tokens[first].start, self._syntax.tokens[last].end
        for mention in self._syntax.reading.actors:
            if mention.actor is not None and start <= mention.start < end and self.is_proper(mention):
                return _named(mention.text, mention.actor, "perpetrator", mention.start)
        return None

    def crew(self, head: int) -> Iterator[EventActor]:
        """Yield whose a vehicle is: "an army helicopter", "planes of the air force"."""
        first, last = self._syntax.noun_phrase(head)
        named = self._first_named(first, last)
        if named is not None:
            yield named

    def _is_nobody(self, head: int) -> bool:
        """Whether nobody in particular is spoken of: "no group has claimed it"."""
        determiner = self._syntax.child(head, "det")
        return determiner is not None and self._syntax.low(determiner) in ("no", "any", "neither")

    def _is_anybody(self, head: int, name: str) -> bool:
        """ "People", "persons": alone, they say of nobody in particular that they were hit."""
        return " " not in name and self._lexicon.people.get(self._syntax.lemma(head)) == "unknown"

    def of(self, noun: int) -> int | None:
        """Return Y of "X of Y"."""
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
        return min(inside, key=lambda m: (not self.is_proper(m), self._is_common(m)), default=None)

    def _is_common(self, mention: ActorMention) -> bool:
        """Whether a mention is one word for a body: "the organization", not its name."""
        return " " not in mention.text and self._syntax.lemma(self._syntax.at(mention.start)) in self._bodies

    def is_proper(self, mention: ActorMention) -> bool:
        """Return whether an actor is named: "FARC", not "the guerrillas of FARC"."""
        first, last = self._syntax.at(mention.start), self._syntax.at(mention.end - 1)
        head = self._syntax.lemma(self._syntax.nucleus(first, last))
        return head not in self._irregulars and (head in self._bodies or head not in self._lexicon.people)

    def registered(self, place: int) -> bool:
        """Return whether a token stands in the name of a registered actor."""
        token = self._syntax.tokens[place]
        return any(m.start <= token.start < m.end and m.actor for m in self._syntax.reading.actors)

    def is_named(self, actor: EventActor) -> bool:
        """Return whether somebody is called by name: "Luis Ruiz", not "the minister"."""
        last = self._syntax.nucleus(self._syntax.at(actor.start), self._syntax.at(actor.end - 1))
        return (
            self._syntax.tokens[last].entity == "PERSON"
            and self._syntax.lemma(last) not in self._lexicon.people
        )

    def is_body(self, actor: EventActor) -> bool:
        """Return whether an actor is an organisation, not some of its people nor "a group of rebels"."""
        last = self._syntax.nucleus(self._syntax.at(actor.start), self._syntax.at(actor.end - 1))
        lemma, members = self._syntax.lemma(last), self.of(last)
        if members is not None and self._syntax.lemma(members) in self._agents - self._bodies:
            return False
        return lemma in self._bodies or lemma not in self._agents


def _named(name: str, actor: str | None, role: ActorRole, start: int) -> EventActor:
    return EventActor(name=name, actor=actor, role=role, start=start, end=start + len(name))
