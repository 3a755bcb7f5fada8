"""What befell the people counted: from the words around a count to an outcome.

Rules are tried from the most to the least certain; each names itself and the words it fired on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Counted
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Outcome, Span

PASSIVE_GAP = re.compile(
    r"^(?:\W*(?:were|was|are|is|been|being|be|have|has|had|also|reportedly|others?|more|people|still|later|reported|left|said|to|have|it|said)\b)*\W*$",
    re.I,
)
OBJECT_DEPS = ("dobj", "nsubjpass", "attr", "oprd", "dative", "obj", "npadvmod")
THROUGH = ("conj", "appos", "nmod", "nummod", "compound", "amod", "quantmod", "dep", "pcomp")
LIGHT = frozenset(
    (
        "suffer",
        "sustain",
        "record",
        "report",
        "leave",
        "include",
        "cause",
        "inflict",
        "see",
        "count",
        "take",
        "have",
        "register",
        "document",
        "claim",
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """An outcome, the rule that gave it, the words it fired on, and the verb or noun that brings it."""

    outcome: Outcome
    rule: str
    words: Span
    trigger: int


def outcome_of(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """Return what befell the people of `count`, or `None` when no word says it."""
    return (
        _certain_noun(syntax, lexicon, count.head)
        or _phrase_after(syntax, lexicon, count)
        or _adjacent(syntax, lexicon, count)
        or _climb(syntax, lexicon, count)
        or _modifier(syntax, lexicon, count)
        or _toll_noun(syntax, lexicon, count.head)
        or _phrase(syntax, lexicon, count)
        or _clause(syntax, lexicon, count)
        or _held(syntax, lexicon, count)
    )


# ---------------------------------------------------------------- the rules
def _certain_noun(syntax: Syntax, lexicon: Lexicon, head: int) -> Found | None:
    """ "Twelve wounded evacuated": the noun outweighs any verb when it says dead, hurt or missing."""
    found = _toll_noun(syntax, lexicon, head)
    return found if found is not None and found.outcome in ("killed", "injured", "missing") else None


def _phrase_after(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """A fixed phrase right after the people: "over 100 others sustained injuries"."""
    sentence = syntax.sentence(count.last)
    after = syntax.tokens[max(count.last, count.head)].end if not count.partitive else count.end
    tail = syntax.text[after : sentence.end]
    for outcome, pattern in lexicon.phrases:
        match = pattern.search(tail[:80])
        if match is not None and PASSIVE_GAP.match(tail[: match.start()]):
            words = Span(start=after + match.start(), end=after + match.end(), text=match.group())
            return Found(outcome, "fixed phrase", words, syntax.at(words.start))
    return None


def _toll_noun(syntax: Syntax, lexicon: Lexicon, head: int) -> Found | None:
    """The noun itself counts an outcome: "39 dead", "seven bodies"."""
    for word in (syntax.low(head), syntax.lemma(head)):
        if word in lexicon.tolls:
            return Found(lexicon.tolls[word], "toll noun", syntax.span(head, head), head)
    return None


def _adjacent(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """A participle right after the people, or a verb right before the count: "22 wounded", "killing 12"."""
    sentence = syntax.sentence(count.last)
    after = max(count.last, count.head if not count.partitive else count.last)
    for place in range(after + 1, min(after + 6, sentence.last)):
        token = syntax.tokens[place]
        gap = syntax.text[syntax.tokens[after].end : token.start]
        if not PASSIVE_GAP.match(gap):
            break
        found = _verb_after(syntax, lexicon, place, gap)
        if found is not None:
            return found
    for place in range(count.first - 1, max(count.first - 4, sentence.first - 1), -1):
        token = syntax.tokens[place]
        if token.tag in ("VBG", "VBD", "VBN", "VBP", "VBZ", "VB") and token.lemma in lexicon.acts:
            return Found(lexicon.acts[token.lemma], "verb before the count", syntax.span(place, place), place)
        if token.tag not in ("RB", "DT", "IN", "JJ", "JJR", "JJS", "RP", "PRP$") or token.text == "of":
            break
    return None


def _verb_after(syntax: Syntax, lexicon: Lexicon, place: int, gap: str) -> Found | None:
    token = syntax.tokens[place]
    if token.text.lower() in lexicon.tolls and token.tag in ("JJ", "NN", "VBN", "VBD", "NNS"):
        word = token.text.lower()
        if word in (
            "dead",
            "wounded",
            "injured",
            "missing",
            "killed",
            "hurt",
            "displaced",
            "slain",
            "abducted",
            "kidnapped",
            "detained",
            "arrested",
            "released",
            "freed",
            "recaptured",
        ):
            return Found(lexicon.tolls[word], "participle after the people", syntax.span(place, place), place)
    if token.lemma in lexicon.acts and token.tag in ("VBN", "VBD") and token.lemma != "lose":
        active = (
            token.tag == "VBD"
            and syntax.child(place, "dobj") is not None
            and not re.search(r"\bw(?:as|ere)|been\b", gap, re.I)
        )
        if not active:
            return Found(
                lexicon.acts[token.lemma], "participle after the people", syntax.span(place, place), place
            )
    if token.lemma in lexicon.happens and token.tag.startswith("VB"):
        return Found(lexicon.happens[token.lemma], "verb after the people", syntax.span(place, place), place)
    return None


def _climb(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """Follow the parse upwards from the people to the verb or noun that they are the object of."""
    place = count.head
    for _ in range(6):
        token = syntax.tokens[place]
        governor, dep = token.head, token.dep
        if governor == place:
            return None
        lemma, tag = syntax.lemma(governor), syntax.tokens[governor].tag
        found = _governed(syntax, lexicon, governor, dep) or _lost(syntax, count.head, governor, dep)
        if found is not None:
            return found
        if dep == "pobj":
            nominal = _nominal(syntax, lexicon, governor)
            if nominal is not None:
                return nominal
            if syntax.low(governor) not in ("of", "including", "among", "with", "to", "at", "as", "from"):
                return None
        elif dep in OBJECT_DEPS or dep == "nsubj":
            if lemma not in LIGHT and tag.startswith("VB") and dep != "nsubj":
                return None
            if dep == "nsubj":
                return _predicate(syntax, lexicon, governor) or _managed(syntax, lexicon, governor)
            return None
        elif dep not in (*THROUGH, "prep"):
            return None
        place = governor
    return None


def _governed(syntax: Syntax, lexicon: Lexicon, verb: int, dep: str) -> Found | None:
    token = syntax.tokens[verb]
    if not token.tag.startswith("VB"):
        return None
    words = syntax.span(verb, verb)
    if token.lemma in lexicon.acts and (
        dep in OBJECT_DEPS
        or (dep == "nsubj" and syntax.is_passive(verb))
        or (dep in ("nsubj", "conj") and token.tag == "VBN")
    ):
        return Found(lexicon.acts[token.lemma], "object of the verb", words, verb)
    if token.lemma in lexicon.happens and dep in ("nsubj", "nsubjpass"):
        return Found(lexicon.happens[token.lemma], "subject of the verb", words, verb)
    if token.lemma == "put" or token.lemma not in ("lose", "claim"):
        return None
    return (
        Found("killed", "object of the verb", words, verb)
        if dep == "dobj" and token.lemma == "lose"
        else None
    )


def _lost(syntax: Syntax, head: int, verb: int, dep: str) -> Found | None:
    """ "Lost 12 soldiers", "cost 136 lives"."""
    lemma = syntax.lemma(verb)
    lives = syntax.lemma(head) == "life" and lemma in ("lose", "claim", "cost", "take")
    if dep not in OBJECT_DEPS or not (
        lives or (lemma == "lose" and syntax.tokens[verb].tag.startswith("VB"))
    ):
        return None
    return Found("killed", "object of the verb", syntax.span(verb, verb), verb)


def _nominal(syntax: Syntax, lexicon: Lexicon, preposition: int) -> Found | None:
    """ "The deaths of 12", "the abduction of 40 girls": the noun above the preposition names the outcome."""
    if syntax.low(preposition) not in ("of", "to", "at", "from", "among"):
        return None
    noun = syntax.tokens[preposition].head
    lemma = syntax.lemma(noun)
    names = {"killing": "killed", "murder": "killed", "execution": "killed", "massacre": "killed", "assassination": "killed",
             "capture": "captured", "escape": "escaped", "release": "released", "disappearance": "missing",
             "displacement": "displaced", "beheading": "killed", "slaughter": "killed", "wounding": "injured",
             "evacuation": "displaced", "rape": "sexual_violence", "torture": "tortured", "recapture": "recaptured"}  # fmt: skip
    outcome: Outcome | None = lexicon.tolls.get(lemma) or names.get(lemma)  # type: ignore[assignment]
    if outcome is None or syntax.tokens[noun].tag not in NOUN_TAGS:
        return None
    return Found(outcome, "noun with of", syntax.span(noun, noun), noun)


def _predicate(syntax: Syntax, lexicon: Lexicon, verb: int) -> Found | None:
    """ "Nine men are missing", "two remain in custody", "five were already dead"."""
    for child in syntax.children[verb]:
        token = syntax.tokens[child]
        if token.dep in ("acomp", "attr", "oprd", "advcl", "xcomp") and token.text.lower() in lexicon.tolls:
            return Found(lexicon.tolls[token.text.lower()], "predicate", syntax.span(child, child), child)
    return None


def _managed(syntax: Syntax, lexicon: Lexicon, verb: int) -> Found | None:
    """ "Twelve managed to escape": the infinitive of a verb that says it came about."""
    if syntax.lemma(verb) not in ("manage", "appear", "seem", "begin", "choose", "decide", "happen"):
        return None
    inner = syntax.child(verb, "xcomp")
    if inner is None or syntax.lemma(inner) not in lexicon.happens:
        return None
    return Found(lexicon.happens[syntax.lemma(inner)], "managed to", syntax.span(inner, inner), inner)


def _held(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """ "3,500 inmates of the prison": people held, where nothing else is said to befall them."""
    if lexicon.people.get(syntax.lemma(count.head)) != "detainee":
        return None
    sentence = syntax.sentence(count.last)
    for place in range(sentence.first, sentence.last):
        if syntax.lemma(place) in ("prison", "jail", "camp", "cell", "detention", "penitentiary"):
            near = abs(place - count.head) <= 8
            return Found("present", "people held", syntax.span(place, place), place) if near else None
    if syntax.lemma(count.head) == "detainee":
        return Found("detained", "detainees counted", syntax.span(count.head, count.head), count.head)
    return None


def _modifier(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """A relative clause, participle or adjective of the people: "12 soldiers killed on Friday", "dead fighters"."""
    for child in syntax.children[count.head]:
        token = syntax.tokens[child]
        if token.dep in ("relcl", "acl") and token.tag.startswith("VB"):
            passive = syntax.is_passive(child) or token.tag == "VBN"
            if token.lemma in lexicon.acts and passive:
                return Found(lexicon.acts[token.lemma], "relative clause", syntax.span(child, child), child)
            if token.lemma in lexicon.happens:
                return Found(
                    lexicon.happens[token.lemma], "relative clause", syntax.span(child, child), child
                )
        if token.dep == "amod" and token.text.lower() in lexicon.tolls:
            return Found(lexicon.tolls[token.text.lower()], "adjective", syntax.span(child, child), child)
        if token.dep == "amod" and token.tag == "VBN" and token.lemma in lexicon.acts:
            return Found(lexicon.acts[token.lemma], "adjective", syntax.span(child, child), child)
    return None


def _phrase(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """A fixed phrase in the clause: "taken hostage", "laid down their arms", "on board"."""
    start, end = _clause_chars(syntax, count)
    text = syntax.text[start:end]
    best: tuple[int, Found] | None = None
    for outcome, pattern in lexicon.phrases:
        for match in pattern.finditer(text):
            distance = min(abs(start + match.start() - count.end), abs(count.start - start - match.end()))
            words = Span(start=start + match.start(), end=start + match.end(), text=match.group())
            found = Found(outcome, "fixed phrase", words, syntax.at(words.start))
            if distance < 60 and (best is None or distance < best[0]):
                best = (distance, found)
    return best[1] if best else None


def _clause(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """The nearest outcome word of the clause, when the noun is a person noun or left unsaid."""
    klass = lexicon.people.get(syntax.lemma(count.head))
    if klass == "detainee" or not (count.elliptical or count.partitive or klass is not None):
        return None
    start, end = _clause_chars(syntax, count)
    first, last = syntax.at(start), syntax.at(max(start, end - 1))
    best: tuple[int, int, Outcome] | None = None
    for place in range(first, last + 1):
        if count.first <= place <= count.last:
            continue
        token = syntax.tokens[place]
        verb = (
            lexicon.acts.get(token.lemma) or lexicon.happens.get(token.lemma)
            if token.tag.startswith("VB")
            else None
        )
        outcome = (
            verb
            or lexicon.tolls.get(token.text.lower())
            or (lexicon.tolls.get(token.lemma) if token.tag in NOUN_TAGS else None)
        )
        if outcome is None:
            continue
        distance = abs(place - count.last) + (2 if place > count.last else 0)
        distance += 6 if verb is None and _has_own_count(syntax, place) else 0
        if best is None or distance < best[0]:
            best = (distance, place, outcome)
    if best is None or best[0] > 22:
        return None
    return Found(best[2], "nearest outcome word of the clause", syntax.span(best[1], best[1]), best[1])


def _has_own_count(syntax: Syntax, noun: int) -> bool:
    """Whether a toll noun is counted by another number: "four disappeared and nine detainees"."""
    before = syntax.tokens[noun - 1] if noun > 0 else None
    return before is not None and syntax.number_at(before) is not None


def _clause_chars(syntax: Syntax, count: Counted) -> tuple[int, int]:
    """Return the part of the sentence around the count between semicolons, or its quotation."""
    sentence = syntax.sentence(
        count.head if syntax.sentence(count.head) == syntax.sentence(count.last) else count.last
    )
    start = max(sentence.start, syntax.text.rfind(";", 0, count.start) + 1)
    stop = syntax.text.find(";", count.end)
    return start, min(sentence.end, stop if stop >= 0 else sentence.end)
