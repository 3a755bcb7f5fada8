"""Claims of who did it: claimed, denied, blamed on somebody, or told with the attack itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile

from counterclaim.claims.assertions.parts import Assertion, Parts
from counterclaim.claims.syntax import NOUN_TAGS
from counterclaim.model import Agent, Stance

Finds = Callable[[int], Iterator[Assertion]]
DENIES = frozenset(("deny", "reject"))
ADMITS = frozenset(("admit", "acknowledge", "confess", "deny"))
SEIZES = frozenset(("take", "assume"))
PARTS = frozenset(("involvement", "role", "part"))
CHARGES = frozenset(("accusation", "charge", "allegation"))
CALLERS = frozenset(("caller", "call", "voice", "communique", "communiqué"))
LEFT = frozenset(("leaflet", "pamphlet", "note", "message", "flyer", "slogan", "banner", "card"))
LEAVES = frozenset(
    ("find", "leave", "scatter", "throw", "drop", "discover", "recover", "paint", "distribute")
)
GENERAL = frozenset(("violence", "crime", "act", "action", "incident", "case"))  # a deed, by another word
POINTED_AT = GENERAL | {"operation", "event"}
POINTING = frozenset(("this", "these", "that", "those", "such"))
STOOD_FOR = frozenset(("it", "this", "which"))  # the deed told before
OWN = frozenset(("it", "they", "its", "their", "he", "she", "we"))


class ResponsibilityFinder:
    """Finds the responsibility claims of one reading."""

    def __init__(self, parts: Parts) -> None:
        """Keep what the rules look up."""
        self._parts, self._syntax = parts, parts.syntax
        words = parts.words
        self._attacks, self._blame = frozenset(words.attacks), frozenset(words.takes_blame)
        self._takes, self._blames = frozenset(words.takes), frozenset(words.blames)
        self._carries = frozenset(words.carries_out)
        self._deeds = self._attacks | frozenset(words.harms) | frozenset(words.hits) | GENERAL
        self._finders: tuple[tuple[frozenset[str], Finds], ...] = (
            (self._takes | DENIES, self._takes_it),
            (self._blames, self._blames_it),
            (ADMITS, self._owns_up),
            (frozenset(("hold",)), self._holds_it),
            (frozenset(("have",)), self._keeps_out),
            (frozenset(("be",)), self._is_behind),
            (self._carries, self._carries_out),
        )

    def at(self, place: int) -> Iterator[Assertion]:
        """Yield the claims whose trigger is a token."""
        token = self._syntax.tokens[place]
        if token.tag in NOUN_TAGS and token.lemma in self._attacks:
            yield from self._by_agent(place)
        if token.tag in NOUN_TAGS and token.lemma in LEFT:
            yield from self._signs(place)
        if token.tag.startswith("VB"):
            for verbs, finds in self._finders:
                if token.lemma in verbs:
                    yield from finds(place)

    def _owns_up(self, verb: int) -> Iterator[Assertion]:
        """ "The group admitted killing him", "denied that it had killed him": it speaks of its own deed."""
        deed = self._syntax.child(verb, "xcomp", "ccomp", "pcomp")
        agent = self._parts.doer(verb)
        if deed is None or agent is None or self._syntax.lemma(deed) not in self._deeds:
            return
        doer = self._syntax.child(deed, "nsubj", "nsubjpass")
        if (doer is not None and self._syntax.low(doer) not in OWN) or self._syntax.is_negated(verb):
            return
        stance: Stance = "denied" if self._syntax.lemma(verb) == "deny" else "affirmed"
        voice = self._parts.claimant_voice(agent, "who owns or denies the deed speaks for itself")
        yield Assertion("responsibility", verb, voice, stance, None, agent, None, "owns the deed")

    def _takes_it(self, verb: int) -> Iterator[Assertion]:
        """ "The group claimed responsibility", "the army denied involvement": it speaks for itself."""
        obj = self._syntax.child(verb, "dobj")
        denies = self._syntax.lemma(verb) in DENIES
        seizes = self._syntax.lemma(verb) in SEIZES  # "took the offensive"
        wanted = self._blame | (PARTS if denies else frozenset() if seizes else self._attacks)
        agent = self._parts.doer(verb) or self._represented(verb)
        if obj is None or agent is None or self._parts.is_open(verb):
            return
        told = self._is_told(obj) and not denies and not seizes
        if self._syntax.lemma(obj) not in wanted and not told and not (denies and self._is_charge(verb, obj)):
            return
        negated = self._syntax.is_negated(verb)
        if negated and not denies:
            return  # "has not claimed" asserts nothing of who did it
        stance: Stance = "denied" if denies and not negated else "affirmed"
        voice = self._parts.claimant_voice(agent, "the claimant speaks for itself")
        yield Assertion("responsibility", verb, voice, stance, None, agent, None, "claims responsibility")

    def _represented(self, verb: int) -> Agent | None:
        """ "A man who said he spoke for the group", "a note signed by it": who speaks through others."""
        subject = self._syntax.subject(verb)
        if subject is None or self._syntax.tokens[subject].tag != "NN":
            return None
        lemma, lexicon = self._syntax.lemma(subject), self._parts.lexicon
        if lemma not in lexicon.people and lemma not in lexicon.texts and lemma not in CALLERS:
            return None
        inside = ("pobj", "dobj", "attr", "nsubj")  # all between the two is of whoever speaks
        nouns = (i for i in range(subject + 1, verb) if self._syntax.tokens[i].dep in inside)
        return next(filter(None, map(self._parts.party, nouns)), None)

    def _is_charge(self, verb: int, obj: int) -> bool:
        """ "Rejected the accusation", "blamed the group, which denied it": an accusation is denied."""
        pronoun = self._syntax.low(obj) in ("it", "this", "that")
        blamed = any(self._syntax.lemma(above) in self._blames for above in self._syntax.ancestors(verb))
        return blamed if pronoun else self._syntax.lemma(obj) in CHARGES

    def _signs(self, text: int) -> Iterator[Assertion]:
        """ "Leaflets signed by the group were found", "its slogans were painted": what it leaves says so."""
        if self._syntax.lemma(self._syntax.tokens[text].head) not in LEAVES:
            return
        signed = self._syntax.child(text, "acl")
        by = self._syntax.child(signed, "agent") if signed is not None else None
        signs = (
            self._syntax.child(by, "pobj") if by is not None else self._parts.object_of(text, "of", "from")
        )
        agent = self._parts.party(signs) or self._parts.party(self._syntax.child(text, "poss", "compound"))
        if agent is not None:
            voice = self._parts.claimant_voice(agent, "whoever signs speaks for itself")
            yield Assertion("responsibility", text, voice, "affirmed", None, agent, None, "signs for it")

    def _keeps_out(self, verb: int) -> Iterator[Assertion]:
        """ "It had nothing to do with the murder": a denial of one's own part."""
        nothing, agent = self._syntax.child(verb, "dobj"), self._parts.doer(verb)
        if agent is None or nothing is None or self._syntax.low(nothing) != "nothing":
            return
        under = range(nothing + 1, self._syntax.edges(verb)[1] + 1)
        if any(self._syntax.low(place) == "do" for place in under) and any(
            self._syntax.lemma(place) in self._deeds for place in under
        ):
            voice = self._parts.claimant_voice(agent, "who denies the deed speaks for itself")
            yield Assertion("responsibility", verb, voice, "denied", None, agent, None, "had no part in it")

    def _blames_it(self, verb: int) -> Iterator[Assertion]:
        """ "Officials blamed the group", "blamed the attack on it", "attributed it to the army"."""
        if self._is_to_blame(self._syntax.tokens[verb].head):
            return  # who "is to blame" blames nobody
        accused = self._parts.object_of(verb, "on", "to", "upon")
        blamed = self._syntax.child(verb, "dobj", "nsubjpass")
        if accused is None and blamed is not None and self._syntax.lemma(blamed) in self._attacks:
            accused = self._parts.object_of(blamed, "on")  # as parsers read "blamed the attack on X"
        elif accused is None:
            accused = blamed
        elif blamed is None or not (self._is_known(blamed) or self._syntax.lemma(blamed) in self._deeds):
            return
        beside = self._syntax.child(accused, "conj") if accused is not None else None
        if all(self._is_of_violence(p, "of", "for") for p in (verb, beside) if p is not None):
            yield from self._accuses(verb, accused)

    def _holds_it(self, verb: int) -> Iterator[Assertion]:
        """ "Police hold the group responsible for the attack"."""
        held = self._syntax.child(verb, "dobj", "nsubjpass")
        around = [*self._syntax.children[verb], *(self._syntax.children[held] if held is not None else ())]
        charge = next((c for c in around if self._syntax.lemma(c) == "responsible"), None)
        if charge is not None and self._is_of_violence(charge, "for"):
            yield from self._accuses(verb, self._syntax.child(charge, "nsubj") or held)

    def _accuses(self, verb: int, accused: int | None) -> Iterator[Assertion]:
        agent = self._parts.party(accused, shortly=True)
        if agent is None or self._syntax.is_negated(verb) or self._is_to_be_done(verb):
            return
        passive = self._syntax.is_passive(verb)
        speaks = self._parts.object_of(verb, "by") if passive else self._syntax.subject(verb)
        accuser = self._parts.speaker(speaks)
        voice = self._parts.voice(verb) if accuser is None else self._parts.own_voice(accuser, "the accuser")
        stance = self._parts.stance(verb, voice)
        yield Assertion("responsibility", verb, voice, stance, None, agent, None, "blames")

    def _is_to_be_done(self, verb: int) -> bool:
        """Whether nobody has blamed yet: "an opportunity to accuse", "no one should hurry to accuse"."""
        helps = (c for c in self._syntax.children[verb] if self._syntax.tokens[c].dep == "aux")
        return any(self._syntax.low(child) == "to" for child in helps)

    def _is_behind(self, verb: int) -> Iterator[Assertion]:
        """ "It was behind the bombing", "rebels are responsible", "the attack was the work of X"."""
        behind = self._parts.object_of(verb, "behind")
        said = self._syntax.child(verb, "acomp", "attr")
        what = self._syntax.lemma(said) if said is not None else ""
        agent = None
        if what == "work" and said is not None:
            agent = self._parts.party(self._parts.object_of(said, "of"))
        else:
            responsible = what == "responsible" and said is not None and self._is_of_violence(said, "for")
            if responsible or self._is_to_blame(verb) or (behind is not None and self._is_deed(behind)):
                agent = self._parts.doer(verb)
        if agent is not None:
            yield self._told(verb, agent, "is behind it")

    def _is_to_blame(self, verb: int) -> bool:
        """Whether somebody "is to blame"."""
        last = min(verb + 3, self._syntax.sentence(verb).last)
        return [self._syntax.low(place) for place in range(verb + 1, last)] == ["to", "blame"]

    def _is_of_violence(self, place: int, *prepositions: str) -> bool:
        """Whether what is charged is violence, not "responsible for public order", "accused of delays"."""
        charges = [c for c in self._syntax.children[place] if self._syntax.low(c) in prepositions]
        return not charges or any(
            self._syntax.lemma(place) in self._deeds or self._syntax.low(place) in STOOD_FOR
            for charge in charges
            for place in range(charge, self._syntax.edges(charge)[1] + 1)
            if not self._is_aside(place, charge)
        )

    def _is_aside(self, place: int, charge: int) -> bool:
        """Whether a word stands in a clause of its own under a charge: "guarding him, who was attacked"."""
        steps = takewhile(lambda above: above != charge, (place, *self._syntax.ancestors(place)))
        return any(self._syntax.tokens[step].dep in ("relcl", "advcl") for step in steps)

    def _is_deed(self, noun: int) -> bool:
        return self._syntax.lemma(noun) in self._attacks or self._is_told(noun)

    def _is_told(self, noun: int) -> bool:
        """Whether a noun points back to a deed: "this crime", "these actions", not "quick action"."""
        article = self._syntax.child(noun, "det")
        points = article is not None and self._syntax.low(article) in POINTING
        return points and self._syntax.lemma(noun) in POINTED_AT

    def _is_known(self, word: int) -> bool:
        """Whether a pronoun stands for the deed: "blamed it on the group", "which was blamed on it"."""
        return self._syntax.low(word) in STOOD_FOR

    def _carries_out(self, verb: int) -> Iterator[Assertion]:
        """ "The attack was carried out by X", "X staged the attack"."""
        passive = self._syntax.is_passive(verb)
        deed = self._syntax.subject(verb) if passive else self._syntax.child(verb, "dobj")
        if deed is None or not self._is_deed(deed) or self._parts.is_open(verb):
            return
        by = self._syntax.child(verb, "agent")
        agent = self._parts.party(self._syntax.child(by, "pobj")) if by is not None else None
        if not passive and self._syntax.lemma(verb) not in self._takes:
            agent = self._parts.doer(verb)
        if agent is not None:
            yield self._told(verb, agent, "carries it out")

    def _by_agent(self, noun: int) -> Iterator[Assertion]:
        """ "An assault by two suicide bombers": the doer named at the attack."""
        agent = self._parts.party(self._parts.object_of(noun, "by"))
        if agent is not None:
            yield self._told(noun, agent, "attack by")

    def _told(self, trigger: int, agent: Agent, rule: str) -> Assertion:
        voice = self._parts.voice(trigger)
        stance = self._parts.stance(trigger, voice)
        return Assertion("responsibility", trigger, voice, stance, None, agent, None, rule)
