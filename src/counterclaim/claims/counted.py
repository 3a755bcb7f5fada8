"""The noun that a count is of: "12 soldiers", "39 of them", "bodies of villagers"."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax

PRONOUNS = frozenset(("them", "whom", "those", "these", "us", "which"))
OWN_PEOPLE = frozenset(("own", "ours", "theirs", "his", "hers", "mine", "latter", "former", "it"))
MODIFIERS = frozenset("JJ JJR JJS NN NNS NNP NNPS VBN VBG HYPH POS CD RB AFX `` ''".split())
AFTER_NOUN = frozenset(
    ("VBN", "VBG", "RB", "CD")
)  # these close the run: "12 soldiers killed", "40 people today"
BETWEEN = frozenset(
    ("more", "other", "others", "additional", "further", "-", "fellow", "of", "total", "only", "estimated")
)
MODEL = 4  # letters of the name of a make of arms
QUANTIFIERS = frozenset(
    ("dozens", "scores", "tens", "hundreds", "thousands", "handful", "couple", "number", "millions")
)
LIGHT = frozenset(("sustain", "suffer", "make", "take", "carry", "have", "leave", "give", "lose"))
NO_PEOPLE_ENTITIES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"))
NAMED_THINGS = frozenset(("GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "PERSON"))


@dataclass(frozen=True, slots=True)
class Counted:
    """A count and its noun.

    Tokens `first..last` are the count, `number` governs them. `head` is the noun, or the number where
    none is said (`elliptical`). `partitive`: a share of a group ("39 of them"), whose noun is `head`.
    `doubtful`: a proper noun that need not be people ("800 Masalit").
    """

    start: int
    end: int
    first: int
    last: int
    number: int
    head: int
    partitive: bool = False
    elliptical: bool = False
    doubtful: bool = False


def counted(syntax: Syntax, lexicon: Lexicon, start: int, end: int) -> Counted | None:
    """Find the noun that the count words `start..end` count; `None` when they count no people."""
    first, last = syntax.at(start), syntax.at(end - 1)
    number = syntax.nucleus(first, last)
    head = None
    if not _opens_phrase(syntax, lexicon, end):
        head = _noun_after(syntax, lexicon, last) or _noun_by_parse(syntax, first, last)
    if head is None:
        group = _share_of(syntax, last)
        if group is None:
            numbered = _numbering(syntax, first)
            if numbered is not None:
                return Counted(start, end, first, last, number, numbered)
            return Counted(start, end, first, last, number, number, elliptical=True)
        bare = syntax.low(group) in PRONOUNS | OWN_PEOPLE or syntax.tokens[group].tag == "CD"
        if not bare and not _may_be_people(syntax, lexicon, group):
            return None
        share = not (syntax.low(last) in QUANTIFIERS and _is_bare(syntax, last + 2))
        return Counted(start, end, first, last, number, group, partitive=share)
    doubtful = not _may_be_people(syntax, lexicon, head)
    if doubtful and not _may_be_a_people(syntax, lexicon, head):
        return None
    share = last + 2 < head and syntax.low(last + 1) == "of" and syntax.low(last + 2) in PRONOUNS
    inner = _group_of(syntax, lexicon, head)
    return Counted(start, end, first, last, number, inner, partitive=share, doubtful=doubtful)


def _opens_phrase(syntax: Syntax, lexicon: Lexicon, end: int) -> bool:
    """Whether the words after a count say what befell the people: "thirty | lie in hospital"."""
    tail = syntax.text[end : end + 40]
    gap = len(tail) - len(tail.lstrip())
    found = (pattern.match(tail, gap) for _, pattern in lexicon.phrases)
    return any(match is not None and " " in match.group() for match in found)


def _noun_after(syntax: Syntax, lexicon: Lexicon, last: int) -> int | None:
    """Walk over modifiers to the right of the count; the last noun of that run is what it counts."""
    stop = min(syntax.sentence(last).last, last + 9)
    noun = None
    for place in range(last + 1, stop):
        token = syntax.tokens[place]
        low = token.text.lower()
        state = low in lexicon.states
        if noun is not None and _closes(syntax, lexicon, noun, place):
            break
        if noun is not None and any(d.start <= token.start < d.end for d in syntax.reading.dates):
            break  # "killed six soldiers | Friday"
        if noun is None and token.tag in ("VBN", "VBD") and token.lemma in LIGHT:
            break  # "two sustained injuries", "19 made prisoner"
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


def _closes(syntax: Syntax, lexicon: Lexicon, noun: int, place: int) -> bool:
    """Whether `place` is no longer part of the run that ends in `noun`: "12 soldiers | killed"."""
    token = syntax.tokens[place]
    many = syntax.lemma(noun) not in lexicon.never and syntax.tokens[noun].tag == "NNS"
    last = place + 1 >= len(syntax.tokens) or syntax.tokens[place + 1].tag not in NOUN_TAGS
    if many and token.tag == "NN" and last and token.lemma in lexicon.tolls:
        return True  # "six envoys | hostage"
    if many and token.tag == "POS" and not last and syntax.lemma(place + 1) in lexicon.acts_of:
        return True  # "six priests' | murder"
    if token.text.lower() in lexicon.states:
        people = syntax.lemma(noun) in lexicon.people or syntax.tokens[noun].tag in ("NNS", "NNPS")
        return token.tag == "VBD" or people
    return token.tag in AFTER_NOUN


def _noun_by_parse(syntax: Syntax, first: int, last: int) -> int | None:
    for place in range(last, first - 1, -1):
        token = syntax.tokens[place]
        if token.dep in ("nummod", "amod", "det", "compound", "quantmod") and not first <= token.head <= last:
            governor = token.head
            idle = any(
                syntax.lemma(i) in LIGHT and syntax.tokens[i].tag[:2] == "VB" for i in range(last, governor)
            )
            apart = any(syntax.low(i) in ("(", ")", ":", ";") for i in range(last + 1, governor))
            near = 0 < governor - last < 8 and not apart
            if syntax.tokens[governor].tag in NOUN_TAGS and near and not idle:
                return governor
    return None


def _share_of(syntax: Syntax, last: int) -> int | None:
    """Return the noun of "39 of them", "two of the dead", or `None`."""
    stop = syntax.sentence(last).last
    place = last + 1
    while place < stop and (
        syntax.low(place) in ("more", "others") or syntax.text[syntax.tokens[place].start] in "’”'\""
    ):
        place += 1  # "takes 'hundreds' of hostages"
    if place + 1 >= stop or syntax.low(place) != "of":
        return None
    obj = syntax.child(place, "pobj")
    if obj is not None and obj - last < 8:
        return obj
    for near in range(place + 1, min(stop, place + 6)):
        tag = syntax.tokens[near].tag
        low = syntax.low(near)
        if tag in (*NOUN_TAGS, "PRP", "WP") or low in OWN_PEOPLE or (tag == "DT" and low in PRONOUNS):
            return near
    return None


def _numbering(syntax: Syntax, first: int) -> int | None:
    """Return the noun of "bandits numbering over 50"."""
    verb = first - 1
    if verb < 1 or syntax.lemma(verb) not in ("number", "total") or syntax.tokens[verb].tag != "VBG":
        return None
    noun = syntax.tokens[verb].head
    return noun if noun < verb and syntax.tokens[noun].tag in NOUN_TAGS else None


def _is_bare(syntax: Syntax, place: int) -> bool:
    """Whether no article opens the phrase: "scores of troops" counts troops, "dozens of them" a share."""
    return syntax.tokens[place].tag not in ("DT", "PRP", "PRP$", "WP", "WDT")


def _may_be_people(syntax: Syntax, lexicon: Lexicon, head: int) -> bool:
    token = syntax.tokens[head]
    low = token.text.lower()
    if token.lemma in lexicon.never and low not in lexicon.states:
        return any(m.start <= token.start < m.end and m.actor is not None for m in syntax.reading.actors)
    if (
        token.lemma in lexicon.people
        or token.lemma in lexicon.tolls
        or low in lexicon.tolls
        or low in lexicon.states
    ):
        return True
    if token.entity in NO_PEOPLE_ENTITIES:
        return False
    if token.lemma in lexicon.things:
        return False
    covered = any(m.start <= token.start < m.end for m in syntax.reading.actors)
    return covered or token.entity == "NORP" or token.tag in ("NNS", "NNPS") or low == "others"


def _may_be_a_people(syntax: Syntax, lexicon: Lexicon, head: int) -> bool:
    """Whether a proper noun may name a people: "800 Masalit", "123,000 Rohingya"."""
    token = syntax.tokens[head]
    plain = token.lemma not in lexicon.never and token.entity not in NAMED_THINGS | NO_PEOPLE_ENTITIES
    model = token.text.isupper() and len(token.text) <= MODEL  # "2 PKM": arms, not people
    return token.tag == "NNP" and plain and not model


def _group_of(syntax: Syntax, lexicon: Lexicon, head: int) -> int:
    """Look through "bodies of villagers", "dozens of fighters" to the people meant."""
    if syntax.lemma(head) not in lexicon.wrappers:
        return head
    preposition = next((c for c in syntax.children[head] if syntax.low(c) == "of" and c > head), None)
    obj = syntax.child(preposition, "pobj") if preposition is not None else None
    if obj is not None and _may_be_people(syntax, lexicon, obj) and syntax.low(obj) not in PRONOUNS:
        return obj
    return head
