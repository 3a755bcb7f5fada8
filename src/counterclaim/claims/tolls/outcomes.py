"""What befell the people counted: from the words around a count to an outcome.

Rules are tried from the most to the least certain; each names itself and the words it fired on.
"""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.claims.counted import Counted
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.claims.tolls.found import (
    THROUGH,
    Found,
    has_own_subject,
    is_base,
    is_life_taken,
    noun_above,
    own_verb,
    predicates,
    said_of,
    together,
)
from counterclaim.claims.tolls.phrases import (
    PASSIVE_GAP,
    end_of,
    is_safe,
    phrase,
    phrase_after,
    phrase_inside,
    phrase_of_share,
    phrase_outside,
)

OBJECT_DEPS = frozenset(("dobj", "nsubjpass", "attr", "oprd", "dative", "obj", "npadvmod"))
HELD_BY = ("hostage", "captured", "abducted")
LATER = ("killed", "injured")
LIST_MARKS = frozenset((",", "and"))
IN_LIST = frozenset(("CD", "DT", "JJ", "HYPH", *NOUN_TAGS))
HOLDS = frozenset(("hold", "contain", "house"))  # what lists do as well as gaols
OF_LIKE = frozenset(("of", "including", "among", "with", "to", "at", "as", "from"))
BEFORE_COUNT = frozenset(("RB", "DT", "JJ", "JJR", "JJS", "RP", "PRP$"))


def outcome_of(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """Return what befell the people of `count`, or `None` when no word says it."""
    if count.partitive and not count.elliptical:
        share = replace(count, head=count.number)
        idle = own_verb(syntax, lexicon, count.number) is None
        own = (
            phrase_of_share(syntax, lexicon, count)
            or _adjacent(syntax, lexicon, count)
            or _climb(syntax, lexicon, share)
            or (None if idle else phrase_outside(syntax, lexicon, count))
        )
        if own is not None or not idle or is_safe(syntax, lexicon, count):
            return own
    if is_base(syntax, count):
        own = phrase_after(syntax, lexicon, count) or _modifier(syntax, lexicon, count)
        return own or phrase_inside(syntax, lexicon, count)
    fixed = phrase_after(syntax, lexicon, count)
    later = _later(syntax, lexicon, count, fixed)
    if later is not None:
        return later
    where = fixed is not None and fixed.outcome == "present"  # says less than any verb does
    found = (
        _certain_noun(syntax, lexicon, count.head)
        or (None if where else fixed)
        or _adjacent(syntax, lexicon, count)
        or _climb(syntax, lexicon, count)
        or fixed
    )
    if found is not None and syntax.lemma(found.trigger) in HOLDS:
        return _modifier(syntax, lexicon, count) or found  # "the list holds 18 men who died"
    return found or _beyond_grammar(syntax, lexicon, count)


def _later(syntax: Syntax, lexicon: Lexicon, count: Counted, fixed: Found | None) -> Found | None:
    """ "Twenty hostages found dead", "hostages killed": what became of those who were held."""
    noun = toll_noun(syntax, lexicon, count.head)
    if count.elliptical or noun is None or noun.outcome not in HELD_BY:
        return None
    after = fixed or _adjacent(syntax, lexicon, count) or _climb(syntax, lexicon, count)
    done = after is not None and syntax.tokens[after.trigger].tag in ("VBD", "VBN", "VBG", "JJ")
    return after if done and after is not None and after.outcome in LATER else None


def _beyond_grammar(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    if is_safe(syntax, lexicon, count):
        return None
    return (
        _modifier(syntax, lexicon, count)
        or toll_noun(syntax, lexicon, count.head)
        or _listed(syntax, lexicon, count)
        or (None if count.elliptical else outcome_by_phrase(syntax, lexicon, count))
    )


def outcome_by_phrase(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """Return what a fixed phrase anywhere in the clause says, or a bare "took" of people."""
    if is_safe(syntax, lexicon, count):
        return None
    return phrase(syntax, lexicon, count) or _taken(syntax, count)


def is_doer(syntax: Syntax, lexicon: Lexicon, count: Counted) -> bool:
    """Whether the counted are doers: "killed by two gunmen", "three bombers killed 12"."""
    for place in {_whole(syntax, lexicon, count.head), count.number}:
        token = syntax.tokens[place]
        by = syntax.tokens[token.head]
        if (
            token.dep == "pobj"
            and by.text.lower() == "by"
            and by.dep == "prep"
            and place in (count.head, count.number)
            and syntax.tokens[by.head].tag == "NN"
        ):
            return syntax.lemma(by.head) in lexicon.acts_of  # "rape by more than one soldier"
        if token.dep == "pobj" and by.dep == "agent":
            return syntax.lemma(by.head) not in lexicon.says  # "reported by a judge, who was shot"
        verb = token.head
        active = token.dep == "nsubj" and syntax.lemma(verb) in lexicon.acts and not syntax.is_passive(verb)
        if active and syntax.child(verb, "dobj") is not None:
            return True
    return False


def _whole(syntax: Syntax, lexicon: Lexicon, head: int) -> int:
    """Return the group that people are said to make up: "a band of forty men"."""
    above = syntax.tokens[syntax.tokens[head].head]
    of = syntax.tokens[head].dep == "pobj" and above.text.lower() == "of"
    lemma = syntax.lemma(above.head)
    return above.head if of and lemma not in lexicon.acts_of and lemma not in lexicon.tolls else head


# ---------------------------------------------------------------- the rules
def _certain_noun(syntax: Syntax, lexicon: Lexicon, head: int) -> Found | None:
    """ "Twelve wounded evacuated": a noun for dead, hurt, missing or hostage outweighs any verb."""
    found = toll_noun(syntax, lexicon, head)
    return (
        found if found is not None and found.outcome in ("killed", "injured", "missing", "hostage") else None
    )


def toll_noun(syntax: Syntax, lexicon: Lexicon, head: int) -> Found | None:
    """Return the outcome that a noun counts by itself: "39 dead", "seven bodies"."""
    for word in (syntax.low(head), syntax.lemma(head)):
        if word in lexicon.tolls:
            words = syntax.span(head, head)
            return Found(lexicon.tolls[word], "the noun counted says it", words, head, "noun")
    return None


def _adjacent(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """A participle right after the people, or a verb right before the count: "22 wounded", "killing 12"."""
    sentence = syntax.sentence(count.last)
    after = end_of(syntax, count)
    for place in range(after + 1, min(after + 6, sentence.last)):
        gap = syntax.text[syntax.tokens[after].end : syntax.tokens[place].start]
        if not PASSIVE_GAP.match(gap):
            break
        found = _verb_after(syntax, lexicon, place, gap)
        if found is not None:
            return found
    for place in range(count.first - 1, max(count.first - 4, sentence.first - 1), -1):
        token = syntax.tokens[place]
        if token.tag.startswith("VB") and token.lemma in lexicon.acts:
            words = syntax.span(place, place)
            return Found(lexicon.acts[token.lemma], "a verb right before the count", words, place)
        if token.tag not in BEFORE_COUNT:
            break
    return None


def _verb_after(syntax: Syntax, lexicon: Lexicon, place: int, gap: str) -> Found | None:
    token = syntax.tokens[place]
    low, words = token.text.lower(), syntax.span(place, place)
    if low in lexicon.states and low in lexicon.tolls:
        return Found(lexicon.tolls[low], "a participle after the people", words, place)
    if token.lemma in lexicon.acts and token.tag in ("VBN", "VBD"):
        has_object = token.tag == "VBD" and syntax.child(place, "dobj") is not None
        if not has_object or re.search(r"\bw(?:as|ere)|been\b", gap, re.I):
            return Found(lexicon.acts[token.lemma], "a participle after the people", words, place)
    if token.lemma in lexicon.happens and token.tag.startswith("VB"):
        return Found(lexicon.happens[token.lemma], "a verb after the people", words, place)
    return None


def _climb(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """Follow the parse upwards from the people to the verb or noun that they are the object of."""
    place = count.head
    for _ in range(6):
        token = syntax.tokens[place]
        governor, dep = token.head, token.dep
        if governor == place:
            return None
        found = _governed(syntax, lexicon, governor, dep) or _lost(syntax, count.head, governor, dep)
        if found is not None:
            return found
        if dep == "pobj":
            nominal = _nominal(syntax, lexicon, governor) or _accompanied(syntax, lexicon, governor)
            if nominal is not None or syntax.low(governor) not in OF_LIKE:
                return nominal
        elif dep == "poss":
            return _bringing(syntax, lexicon, governor)  # "the mayor's murder"
        elif dep in ("nsubj", "nsubjpass"):
            return _predicate(syntax, lexicon, governor) or _managed(syntax, lexicon, governor)
        elif dep not in THROUGH and dep != "prep":
            return None
        place = governor
    return None


def _governed(syntax: Syntax, lexicon: Lexicon, verb: int, dep: str) -> Found | None:
    token = syntax.tokens[verb]
    if not token.tag.startswith("VB"):
        return None
    words = syntax.span(verb, verb)
    passive_subject = dep == "nsubj" and (syntax.is_passive(verb) or token.tag == "VBN")
    if token.lemma in lexicon.acts and (dep in OBJECT_DEPS or passive_subject):
        return Found(lexicon.acts[token.lemma], "object of the verb", words, verb)
    if token.lemma in lexicon.happens and dep in ("nsubj", "nsubjpass"):
        return Found(lexicon.happens[token.lemma], "subject of the verb", words, verb)
    return None


def _lost(syntax: Syntax, head: int, verb: int, dep: str) -> Found | None:
    """ "Lost 12 soldiers", "cost 136 lives", "cost the brigade three men"."""
    lemma = syntax.lemma(verb)
    if dep in ("nsubj", "nsubjpass") and lemma == "lose" and syntax.lemma(head) == "life":
        return Found("killed", "subject of the verb", syntax.span(verb, verb), verb)
    if dep not in OBJECT_DEPS or not syntax.tokens[verb].tag.startswith("VB"):
        return None
    lives = syntax.lemma(head) == "life" and lemma in ("claim", "take")
    whom = lemma == "cost" and dep == "dobj"
    if not lives and not whom and lemma != "lose":
        return None
    return Found("killed", "object of the verb", syntax.span(verb, verb), verb)


def _nominal(syntax: Syntax, lexicon: Lexicon, preposition: int) -> Found | None:
    """ "The deaths of 12", "the abduction of 40 girls": the noun above the preposition names the outcome."""
    if syntax.low(preposition) not in ("of", "to", "at", "from", "among"):
        return None
    return _bringing(syntax, lexicon, noun_above(syntax, lexicon, preposition))


def _accompanied(syntax: Syntax, lexicon: Lexicon, preposition: int) -> Found | None:
    """ "Killed along with 15 guards": what befell those whose company they were in."""
    verb = together(syntax, preposition)
    outcome = said_of(syntax, lexicon, verb) if verb is not None else None
    if verb is None or outcome is None:
        return None
    return Found(outcome, "in company with others", syntax.span(verb, verb), verb)


def _bringing(syntax: Syntax, lexicon: Lexicon, noun: int) -> Found | None:
    lemma = syntax.lemma(noun)
    if is_life_taken(syntax, lexicon, noun):
        return Found("killed", "whose lives were taken", syntax.span(noun, noun), noun)
    outcome = lexicon.tolls.get(syntax.low(noun)) or lexicon.tolls.get(lemma) or lexicon.acts_of.get(lemma)
    if outcome is None or syntax.tokens[noun].tag not in NOUN_TAGS:
        return None
    return Found(outcome, "a noun whose people stand beside it", syntax.span(noun, noun), noun)


def _predicate(syntax: Syntax, lexicon: Lexicon, verb: int) -> Found | None:
    """ "Nine men are missing", "five were already dead", "he was found murdered"."""
    for child, outcome in predicates(syntax, lexicon, verb):
        return Found(outcome, "what the people are said to be", syntax.span(child, child), child)
    for child in syntax.children[verb]:
        among = syntax.child(child, "pobj") if syntax.low(child) == "among" else None
        group = toll_noun(syntax, lexicon, among) if among is not None else None
        if group is not None and syntax.tokens[child].dep == "prep":
            return replace(group, rule="the people they are among", tie="grammar")
    return None


def _managed(syntax: Syntax, lexicon: Lexicon, verb: int) -> Found | None:
    """ "Twelve managed to escape", "succeeded in fleeing": what a verb says to have come about."""
    if syntax.lemma(verb) not in lexicon.codebook.tolls.manages:
        return None
    preposition = syntax.child(verb, "prep")
    inner = syntax.child(verb, "xcomp")
    if inner is None and preposition is not None:
        inner = syntax.child(preposition, "pcomp")
    if inner is None or syntax.lemma(inner) not in lexicon.happens:
        return None
    return Found(lexicon.happens[syntax.lemma(inner)], "managed to", syntax.span(inner, inner), inner)


def _modifier(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """A clause, participle or adjective of the people: "12 soldiers killed on Friday", "dead fighters"."""
    inside = [child for child in syntax.children[count.head] if child > count.last]
    for child in inside or syntax.children[count.head]:
        token = syntax.tokens[child]
        words = syntax.span(child, child)
        if token.dep in ("relcl", "acl") and token.tag.startswith("VB"):
            passive = syntax.is_passive(child) or (token.tag == "VBN" and token.dep == "acl")
            if has_own_subject(syntax, child):
                continue
            if token.lemma in lexicon.acts and passive:
                return Found(lexicon.acts[token.lemma], "a clause about the people", words, child)
            if token.lemma in lexicon.happens:
                return Found(lexicon.happens[token.lemma], "a clause about the people", words, child)
        if token.dep == "amod" and token.text.lower() in lexicon.tolls:
            return Found(
                lexicon.tolls[token.text.lower()], "an adjective of the people", words, child, "noun"
            )
        if token.dep == "amod" and token.tag == "VBN" and token.lemma in lexicon.acts:
            return Found(lexicon.acts[token.lemma], "an adjective of the people", words, child, "noun")
    return None


def _listed(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """ "One civilian, a guardsman and five rebels dead": one word says what befell a whole list."""
    first, stop = end_of(syntax, count) + 1, syntax.sentence(count.last).last
    if count.elliptical or first >= stop or syntax.low(first) not in LIST_MARKS:
        return None
    if own_verb(syntax, lexicon, count.head) is not None:
        return None
    for place in range(first, stop):
        low, tags = syntax.low(place), {syntax.tokens[i].tag for i in range(first, place)}
        if low in lexicon.states and low in lexicon.tolls and tags & {"CD", "DT"}:
            closes = place + 1 == stop or syntax.tokens[place + 1].tag not in NOUN_TAGS
            after = syntax.tokens[place - 1].tag in NOUN_TAGS
            words = syntax.span(place, place)
            found = Found(lexicon.tolls[low], "the word that closes a list", words, place, "context")
            return found if closes and after else None
        if syntax.tokens[place].tag not in IN_LIST and low not in LIST_MARKS:
            return None
    return None


def _taken(syntax: Syntax, count: Counted) -> Found | None:
    """ "They took seventy girls": people taken, where no phrase says to what end."""
    for place in (count.head, count.number):
        token = syntax.tokens[place]
        verb = token.head
        if syntax.lemma(verb) == "take" and token.dep in ("dobj", "nsubjpass"):
            subject = syntax.subject(verb)
            if syntax.child(verb, "prt") is not None or (subject is not None and syntax.low(subject) == "it"):
                return None  # "took in 26 injured", "it takes 12 delegates to win"
            return Found("abducted", "object of the verb", syntax.span(verb, verb), verb)
    return None
