"""What befell the people counted: from the words around a count to an outcome.

Rules are tried from the most to the least certain; each names itself and the words it fired on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Counted
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Outcome, Span

Tie = Literal["grammar", "noun", "context", "nearness"]
FILLERS = (
    r"were|was|are|is|been|being|be|have|has|had|also|reportedly|others?|more|people|still|later|reported|left|"
    r"said|to|it|already|since|all|both|themselves|then"
)
PASSIVE_GAP = re.compile(rf"^(?:\W*(?:{FILLERS})\b)*\W*$", re.I)
OBJECT_DEPS = frozenset(("dobj", "nsubjpass", "attr", "oprd", "dative", "obj", "npadvmod"))
THROUGH = frozenset(("conj", "appos", "nmod", "nummod", "compound", "amod", "quantmod", "dep", "pcomp"))
OF_LIKE = frozenset(("of", "including", "among", "with", "to", "at", "as", "from"))
BEFORE_COUNT = frozenset(("RB", "DT", "JJ", "JJR", "JJS", "RP", "PRP$"))
TIGHT = 60  # characters within which a fixed phrase is taken to be about the people
REACH = 110  # characters within which a fixed phrase may stand from its people


@dataclass(frozen=True, slots=True)
class Found:
    """An outcome, the rule that gave it, the words it fired on, and the verb or noun that brings it.

    `tie`: what ties the people to it: grammar, a noun that says it, a figure before, or mere nearness.
    """

    outcome: Outcome
    rule: str
    words: Span
    trigger: int
    tie: Tie = "grammar"


def outcome_of(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """Return what befell the people of `count`, or `None` when no word says it."""
    if count.partitive and not count.elliptical:
        share = replace(count, head=count.number)
        idle = own_verb(syntax, lexicon, count.number) is None
        own = (
            _phrase_of_share(syntax, lexicon, count)
            or _adjacent(syntax, lexicon, count)
            or _climb(syntax, lexicon, share)
            or (None if idle else _phrase(syntax, lexicon, count))
        )
        if own is not None or not idle or is_safe(syntax, lexicon, count):
            return own
    if is_base(syntax, count):
        return _phrase_after(syntax, lexicon, count) or _modifier(syntax, lexicon, count)
    phrase = _phrase_after(syntax, lexicon, count)
    where = phrase is not None and phrase.outcome == "present"  # says less than any verb does
    return (
        _certain_noun(syntax, lexicon, count.head)
        or (None if where else phrase)
        or _adjacent(syntax, lexicon, count)
        or _climb(syntax, lexicon, count)
        or phrase
        or _beyond_grammar(syntax, lexicon, count)
    )


def is_base(syntax: Syntax, count: Counted) -> bool:
    """Whether another count is a share of this one: in "two of the six who fled were shot" four live."""
    preposition = syntax.tokens[count.head].head
    if syntax.tokens[count.head].dep != "pobj" or syntax.low(preposition) != "of":
        return False
    share = syntax.tokens[preposition].head
    return syntax.tokens[share].tag == "CD" and share < count.first


def _beyond_grammar(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    if is_safe(syntax, lexicon, count):
        return None
    return (
        _modifier(syntax, lexicon, count)
        or toll_noun(syntax, lexicon, count.head)
        or _phrase(syntax, lexicon, count)
        or _taken(syntax, count)
    )


def is_safe(syntax: Syntax, lexicon: Lexicon, count: Counted) -> bool:
    """Whether the people are said to be well: "two were found alive", "nine located safe"."""
    after = syntax.tokens[_end_of(syntax, count)].end
    match = lexicon.safe.search(syntax.text, after, after + TIGHT)
    return match is not None and PASSIVE_GAP.match(syntax.text[after : match.start()]) is not None


def own_verb(syntax: Syntax, lexicon: Lexicon, place: int) -> int | None:
    """Return the verb whose subject, object or doer the people are; `None` for verbs that say little."""
    for step in range(6):
        token = syntax.tokens[place]
        governor = token.head
        if governor == place:
            return None
        if token.dep in ("nsubj", "nsubjpass", "dobj", "dative") and syntax.tokens[governor].tag[:2] == "VB":
            lemma = syntax.lemma(governor)
            return None if lemma in lexicon.codebook.tolls.light or lemma in lexicon.says else governor
        if step == 0 and token.dep == "pobj" and syntax.tokens[governor].dep == "agent":
            return syntax.tokens[governor].head
        if token.dep not in THROUGH:
            return None
        place = governor
    return None


def is_doer(syntax: Syntax, lexicon: Lexicon, count: Counted) -> bool:
    """Whether the counted are doers: "killed by two gunmen", "three bombers killed 12"."""
    for place in {count.head, count.number}:
        token = syntax.tokens[place]
        if token.dep == "pobj" and syntax.tokens[token.head].dep == "agent":
            return True
        verb = token.head
        active = token.dep == "nsubj" and syntax.lemma(verb) in lexicon.acts and not syntax.is_passive(verb)
        if active and syntax.child(verb, "dobj") is not None:
            return True
    return False


# ---------------------------------------------------------------- the rules
def _certain_noun(syntax: Syntax, lexicon: Lexicon, head: int) -> Found | None:
    """ "Twelve wounded evacuated": a noun for dead, hurt, missing or hostage outweighs any verb."""
    found = toll_noun(syntax, lexicon, head)
    return (
        found if found is not None and found.outcome in ("killed", "injured", "missing", "hostage") else None
    )


def _phrase_after(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """A fixed phrase right after the people: "over 100 others sustained injuries"."""
    after = syntax.tokens[_end_of(syntax, count)].end
    tail = syntax.text[after : syntax.sentence(count.last).end]
    for outcome, pattern in lexicon.phrases:
        match = pattern.search(tail[:80])
        if match is not None and PASSIVE_GAP.match(tail[: match.start()]):
            words = Span(start=after + match.start(), end=after + match.end(), text=match.group())
            return Found(outcome, "a fixed phrase after the people", words, syntax.at(words.start))
    return None


def _phrase_of_share(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """ "Three of the 40 patients with burns died": what stands with the whole is not said of the share."""
    found = _phrase_after(syntax, lexicon, count)
    return None if found is not None and syntax.low(found.trigger) == "with" else found


def _end_of(syntax: Syntax, count: Counted) -> int:
    if count.elliptical:
        return count.last
    return max(count.last, count.head)


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
    after = _end_of(syntax, count)
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
            nominal = _nominal(syntax, lexicon, governor)
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
    return _bringing(syntax, lexicon, syntax.tokens[preposition].head)


def _bringing(syntax: Syntax, lexicon: Lexicon, noun: int) -> Found | None:
    lemma = syntax.lemma(noun)
    outcome = lexicon.tolls.get(syntax.low(noun)) or lexicon.tolls.get(lemma) or lexicon.acts_of.get(lemma)
    if outcome is None or syntax.tokens[noun].tag not in NOUN_TAGS:
        return None
    return Found(outcome, "a noun whose people stand beside it", syntax.span(noun, noun), noun)


def _predicate(syntax: Syntax, lexicon: Lexicon, verb: int) -> Found | None:
    """ "Nine men are missing", "five were already dead"."""
    for child in syntax.children[verb]:
        token = syntax.tokens[child]
        if token.dep in ("acomp", "attr", "oprd", "advcl", "xcomp") and token.text.lower() in lexicon.tolls:
            words = syntax.span(child, child)
            return Found(lexicon.tolls[token.text.lower()], "what the people are said to be", words, child)
        among = syntax.child(child, "pobj") if token.text.lower() == "among" else None
        group = toll_noun(syntax, lexicon, among) if among is not None else None
        if group is not None:
            return replace(group, rule="the people they are among", tie="grammar")
        if token.dep == "acomp" and token.tag == "VBN" and token.lemma in lexicon.acts:
            words = syntax.span(child, child)
            return Found(lexicon.acts[token.lemma], "what the people are said to be", words, child)
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
            passive = syntax.is_passive(child) or token.tag == "VBN"
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


def _phrase(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """The nearest fixed phrase in the clause: "taken hostage", "laid down their arms", "on board"."""
    start, end = clause_chars(syntax, count)
    own = own_verb(syntax, lexicon, count.number if count.partitive else count.head)
    text = syntax.text[start:end]
    best: tuple[int, Found] | None = None
    for outcome, pattern in lexicon.phrases:
        for match in pattern.finditer(text):
            distance = min(abs(start + match.start() - count.end), abs(count.start - start - match.end()))
            words = Span(start=start + match.start(), end=start + match.end(), text=match.group())
            trigger = syntax.at(words.start)
            if own is not None and not any(
                syntax.is_under(p, own) for p in (trigger, syntax.at(words.end - 1))
            ):
                continue
            if own is None and _is_of_others(syntax, count, trigger):
                continue
            if distance < REACH and (best is None or distance < best[0]):
                tie: Tie = "grammar" if own is not None or distance < TIGHT else "nearness"
                best = (distance, Found(outcome, "a fixed phrase in the clause", words, trigger, tie))
    return best[1] if best else None


def _is_of_others(syntax: Syntax, count: Counted, verb: int) -> bool:
    """Whether the subject of a phrase is counted by another number: "12 shot; 30 were in custody"."""
    verb = syntax.tokens[verb].head if syntax.tokens[verb].dep in ("aux", "auxpass") else verb
    subject = syntax.subject(verb) if syntax.tokens[verb].tag.startswith("VB") else None
    if subject is None or subject < count.head < verb or syntax.is_under(count.number, subject):
        return False
    number = syntax.child(subject, "nummod")
    token = syntax.tokens[subject if number is None else number]
    other = syntax.number_at(token)
    return other is not None and not other.start < count.end <= other.end


def _taken(syntax: Syntax, count: Counted) -> Found | None:
    """ "They took seventy girls": people taken, where no phrase says to what end."""
    token = syntax.tokens[count.head]
    verb = token.head
    if syntax.lemma(verb) != "take" or token.dep not in ("dobj", "nsubjpass"):
        return None
    if syntax.child(verb, "prt") is not None:
        return None  # "took in 26 injured"
    return Found("abducted", "object of the verb", syntax.span(verb, verb), verb)


def clause_chars(syntax: Syntax, count: Counted) -> tuple[int, int]:
    """Return the part of the sentence around the count between semicolons."""
    sentence = syntax.sentence(count.last)
    start = max(sentence.start, syntax.text.rfind(";", 0, count.start) + 1)
    stop = syntax.text.find(";", count.end)
    return start, min(sentence.end, stop if stop >= 0 else sentence.end)
