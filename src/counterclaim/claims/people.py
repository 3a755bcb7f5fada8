"""The people a count is about: from a number to its noun, and from the noun to name, actor and class."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import ActorMention, People, PeopleClass
from counterclaim.resources.actors import Registry

MODIFIERS = (
    "JJ",
    "JJR",
    "JJS",
    "NN",
    "NNS",
    "NNP",
    "NNPS",
    "VBN",
    "VBG",
    "HYPH",
    "POS",
    "CD",
    "RB",
    "AFX",
    "``",
    "''",
)
AFTER_NOUN = ("VBN", "VBG", "RB", "CD")  # these close the run: "12 soldiers killed", "40 people today"
STATES = frozenset(
    """dead wounded injured missing killed hurt slain displaced disappeared abducted kidnapped arrested detained
    recaptured captured""".split()
)
BETWEEN = frozenset(("more", "other", "others", "additional", "further", "-", "fellow", "of"))
QUANTIFIERS = frozenset(
    ("dozens", "scores", "tens", "hundreds", "thousands", "handful", "couple", "number", "millions")
)
PRONOUNS = frozenset(("them", "whom", "those", "these", "us", "which"))
NOT_PEOPLE = frozenset(
    """vehicle car truck pickup motorcycle motorbike house home hut building tank drone aircraft helicopter plane boat
    rifle weapon gun round shell rocket mine bomb missile village town district province country city checkpoint post
    base hospital school camp tent shop stall cow cattle sheep goat camel horse donkey head grave time case incident
    attack strike operation raid clash event place site location point side phone file report statement video photo
    picture minute hour day week month year night morning century metre kilometre mile hectare acre ton tonne litre
    dollar euro pound franc percent percentage share vote seat bed dose sortie position trench kilo meter kilometer
    route road bridge gate door room cell block magazine caliber calibre charge device item box bag book page line
    pistol revolver launcher ship vessel train bus van minibus lorry trailer bulldozer ambulance tower wall toll figure count total tally
    count version account""".split()
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A count and its noun: `head` is the noun's token, or the number itself where the noun is left unsaid."""

    start: int
    end: int
    first: int
    last: int
    head: int
    partitive: bool
    elliptical: bool


def counted(syntax: Syntax, lexicon: Lexicon, start: int, end: int) -> Counted | None:
    """Find the noun that the count words `start..end` count; `None` when they count no people."""
    first, last = syntax.at(start), syntax.at(end - 1)
    head = _noun_after(syntax, lexicon, last) or _noun_by_parse(syntax, first, last)
    if head is None:
        group = _partitive(syntax, last)
        if group is not None:
            share = not (syntax.low(last) in QUANTIFIERS and _is_bare(syntax, last + 2))
            return Counted(start, end, first, last, group, partitive=share, elliptical=False)
        return Counted(
            start, end, first, last, _nucleus(syntax, first, last), partitive=False, elliptical=True
        )
    if not _may_be_people(syntax, lexicon, head):
        return None
    inner = _group_of(syntax, lexicon, head)
    share = last + 2 < head and syntax.low(last + 1) == "of" and syntax.low(last + 2) in PRONOUNS
    return Counted(start, end, first, last, inner, partitive=inner != head or share, elliptical=False)


def _noun_after(syntax: Syntax, lexicon: Lexicon, last: int) -> int | None:
    """Walk over modifiers to the right of the count; the last noun of that run is what it counts."""
    stop = min(syntax.sentence(last).last, last + 9)
    noun = None
    for place in range(last + 1, stop):
        token = syntax.tokens[place]
        low = token.text.lower()
        state = low in STATES
        if noun is not None and (
            state and syntax.lemma(noun) in lexicon.people or token.tag in AFTER_NOUN and not state
        ):
            break
        if token.tag in NOUN_TAGS or state or low == "others":
            noun = place
        elif not (
            token.tag in MODIFIERS or low in ("-", "–") or (noun is None and low in BETWEEN and low != "of")
        ):
            break
        if token.tag == "CD" and place > last + 1 and noun is None:
            break
        if state and low in ("dead", "killed"):
            break
    return noun


def _noun_by_parse(syntax: Syntax, first: int, last: int) -> int | None:
    for place in range(last, first - 1, -1):
        token = syntax.tokens[place]
        if token.dep in ("nummod", "amod", "det", "compound", "quantmod") and not first <= token.head <= last:
            governor = token.head
            if syntax.tokens[governor].tag in NOUN_TAGS and 0 < governor - last < 8:
                return governor
    return None


def _partitive(syntax: Syntax, last: int) -> int | None:
    """Return the noun of "39 of them", "two of the dead", or `None`."""
    stop = syntax.sentence(last).last
    place = last + 1
    if place < stop and syntax.low(place) in ("more", "others"):
        place += 1
    if place + 1 >= stop or syntax.low(place) != "of":
        return None
    obj = syntax.child(place, "pobj")
    if obj is not None and obj - last < 8:
        return obj
    return next(
        (i for i in range(place + 1, min(stop, place + 6)) if syntax.tokens[i].tag in (*NOUN_TAGS, "PRP", "WP", "DT")
         and (syntax.tokens[i].tag != "DT" or syntax.low(i) in PRONOUNS)),
        None,
    )  # fmt: skip


def _is_bare(syntax: Syntax, place: int) -> bool:
    """Whether no article or pronoun opens the phrase: "scores of troops" counts troops, "dozens of them" a share."""
    return syntax.tokens[place].tag not in ("DT", "PRP", "PRP$", "WP", "WDT")


def _nucleus(syntax: Syntax, first: int, last: int) -> int:
    """Return the token of the count that governs the others."""
    return next((i for i in range(last, first - 1, -1) if not first <= syntax.tokens[i].head <= last), last)


def _may_be_people(syntax: Syntax, lexicon: Lexicon, head: int) -> bool:
    token = syntax.tokens[head]
    lemma = token.lemma
    if lemma in NOT_PEOPLE:
        return False
    if lemma in lexicon.people or lemma in lexicon.tolls or token.text.lower() in lexicon.tolls:
        return True
    if token.entity in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"):
        return False
    covered = any(m.start <= token.start < m.end for m in syntax.reading.actors)
    return covered or token.entity == "NORP" or token.tag in ("NNS", "NNPS") or token.text.lower() == "others"


def _group_of(syntax: Syntax, lexicon: Lexicon, head: int) -> int:
    """Look through "members of the security forces", "bodies of villagers" to the people meant."""
    if syntax.lemma(head) not in (
        "body",
        "corpse",
        "remains",
        "group",
        "number",
        "score",
        "dozen",
        "hundred",
        "thousand",
        "ten",
        "handful",
        "death",
        "couple",
        "pair",
        "total",
        "squad",
    ):
        return head
    preposition = next((c for c in syntax.children[head] if syntax.low(c) == "of" and c > head), None)
    obj = syntax.child(preposition, "pobj") if preposition is not None else None
    if obj is not None and _may_be_people(syntax, lexicon, obj) and syntax.low(obj) not in PRONOUNS:
        return obj
    return head


class Peoples:
    """Names, actors and classes of the people of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, registry: Registry) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._registry = syntax, lexicon, registry

    def people(self, head: int, *, skip: tuple[int, int] | None = None) -> People:
        """Return the people named at a noun; `skip` are the tokens of the count, left out of the name."""
        first, last = self._syntax.noun_phrase(head)
        if self._syntax.low(head) in STATES and not self._lexicon.people.get(self._syntax.lemma(head)):
            last = head
        if skip is not None and skip[1] < head:
            first = max(skip[1] + 1, first if self._syntax.tokens[head].tag in NOUN_TAGS else 0)
        while first < head and (
            self._syntax.tokens[first].tag in ("DT", "PRP$", "PRP", "WP", "JJR", "POS", "HYPH", "WRB")
            or self._syntax.low(first) in BETWEEN
        ):
            first += 1
        span = self._syntax.trimmed(first, last)
        if span is None:
            span = self._syntax.span(head, head)
        actor = self._actor(span.start, span.end)
        klass = self._class(head, span.text, actor)
        return People(
            name=span.text, actor=actor.actor if actor else None, klass=klass, start=span.start, end=span.end
        )

    def before(self, place: int) -> People | None:
        """Return the nearest person noun earlier in the sentence: "overpower guards, killing some"."""
        first = self._syntax.sentence(place).first
        for earlier in range(place - 1, first - 1, -1):
            token = self._syntax.tokens[earlier]
            spoken_of = token.dep in ("dobj", "pobj", "nsubjpass", "nsubj", "attr")
            known = token.lemma in self._lexicon.people and token.lemma not in ("staff", "other")
            if token.tag in ("NNS", "NN") and known and spoken_of:
                return self.people(earlier)
        return None

    def _actor(self, start: int, end: int) -> ActorMention | None:
        inside = [
            m for m in self._syntax.reading.actors if m.start < end and start < m.end and m.actor is not None
        ]
        belligerent = [m for m in inside if self._registry.role(m.actor or "") in ("party", "official")]
        return belligerent[0] if belligerent else None

    def _class(self, head: int, words: str, actor: ActorMention | None) -> PeopleClass:
        lemma = self._syntax.lemma(head)
        low = words.lower()
        if re.search(r"\bnon-?combatant|\bcivilian|kitchen staff|\baid work|\bmedical staff", low):
            return "civilian"
        if re.search(r"\b(?:prison guard|security (?:force|personnel|guard)|police)", low):
            return "combatant"
        found = self._lexicon.people.get(lemma) or self._lexicon.people.get(self._syntax.low(head))
        if found in ("civilian", "detainee"):
            return found
        if found == "combatant":
            return "combatant"
        if actor is not None and lemma not in self._lexicon.tolls:
            return "combatant"
        if actor is not None and re.search(r"\b(?:dead|losses|casualties|killed|wounded)\b", low):
            return "combatant"
        for place in range(self._syntax.noun_phrase(head)[0], self._syntax.noun_phrase(head)[1] + 1):
            other = self._lexicon.people.get(self._syntax.lemma(place))
            if other not in (None, "unknown"):
                return other or "unknown"
        return "unknown"
