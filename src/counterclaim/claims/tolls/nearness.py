"""The outcome that a clause suggests where no grammar ties one to the people."""

from __future__ import annotations

from counterclaim.claims.counted import Counted
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.claims.tolls.found import Found, is_base, is_of_a_thing, own_verb
from counterclaim.claims.tolls.phrases import clause_chars, is_safe
from counterclaim.model import Outcome

NEAR = 22  # tokens within which an outcome word of the clause may stand from its people


def outcome_near(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """Return the outcome that the clause suggests where no rule of grammar ties one to the people."""
    share = count.partitive and own_verb(syntax, lexicon, count.number) is not None
    if share or is_safe(syntax, lexicon, count):
        return None
    near = _clause(syntax, lexicon, count)
    if is_base(syntax, count):
        return near if near is not None and syntax.is_under(near.trigger, count.head) else None
    return near or _held(syntax, lexicon, count)


def _clause(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """The nearest outcome word of the clause, when the noun is a person noun or left unsaid."""
    klass = lexicon.people.get(syntax.lemma(count.head))
    if klass == "detainee" or not (count.elliptical or count.partitive or klass is not None):
        return None
    if own_verb(syntax, lexicon, count.head) is not None:
        return None
    start, end = clause_chars(syntax, count)
    best: tuple[int, int, Outcome] | None = None
    for place in range(syntax.at(start), syntax.at(max(start, end - 1)) + 1):
        outcome = _outcome_word(syntax, lexicon, place)
        if outcome is None or count.first <= place <= count.last or _is_of_another(syntax, place, count):
            continue
        if _befalls_another(syntax, lexicon, place, count):
            continue
        distance = abs(place - count.last) + (2 if place > count.last else 0)
        distance += 6 if syntax.tokens[place].tag[:2] != "VB" and _has_own_count(syntax, place) else 0
        if best is None or distance < best[0]:
            best = (distance, place, outcome)
    if best is None or best[0] > NEAR:
        return None
    words = syntax.span(best[1], best[1])
    return Found(best[2], "the nearest outcome word of the clause", words, best[1], "nearness")


def _outcome_word(syntax: Syntax, lexicon: Lexicon, place: int) -> Outcome | None:
    token = syntax.tokens[place]
    if is_of_a_thing(syntax, lexicon, place):
        return None
    verb = lexicon.acts.get(token.lemma) or lexicon.happens.get(token.lemma)
    if verb is not None and token.tag.startswith("VB") and not _is_idle(syntax, lexicon, place):
        return verb
    noun = lexicon.tolls.get(token.lemma) if token.tag in NOUN_TAGS else None
    return lexicon.tolls.get(token.text.lower()) or noun


def _is_idle(syntax: Syntax, lexicon: Lexicon, verb: int) -> bool:
    """Whether a verb that needs somebody to harm has nobody: "the groups that operate here"."""
    token = syntax.tokens[verb]
    acts = token.lemma in lexicon.acts and token.lemma not in lexicon.happens
    active = token.tag in ("VBP", "VBZ", "VB", "VBG") and not syntax.is_passive(verb)
    return acts and active and syntax.child(verb, "dobj", "prt") is None


def _is_of_another(syntax: Syntax, place: int, count: Counted) -> bool:
    """Whether a word is of others: "two injured soldiers and 300 villagers", "after the murder of X"."""
    token = syntax.tokens[place]
    other = token.dep == "amod" and token.head not in (count.head, count.number)
    if other and syntax.child(token.head, "nummod") is not None:
        return True
    whose = next((c for c in syntax.children[place] if syntax.low(c) == "of"), None)
    people = syntax.child(whose, "pobj") if whose is not None else syntax.child(place, "poss")
    named = people is not None and syntax.tokens[people].tag in NOUN_TAGS
    if token.tag not in NOUN_TAGS or people is None or not named:
        return False
    return not any(syntax.is_under(p, people) for p in (count.head, count.number))


def _befalls_another(syntax: Syntax, lexicon: Lexicon, verb: int, count: Counted) -> bool:
    """Whether a deed has a victim of its own: "two captains charged with killing a clerk", "a vote held"."""
    token = syntax.tokens[verb]
    if token.lemma not in lexicon.acts or token.lemma in lexicon.happens or not token.tag.startswith("VB"):
        return False
    own = any(syntax.is_under(place, verb) for place in (count.head, count.number))
    if token.tag == "VBN" or syntax.is_passive(verb):
        noun = token.head if token.dep == "acl" else syntax.child(verb, "nsubjpass")
        return noun is not None and noun != count.head and not own and _is_thing(syntax, lexicon, noun)
    if syntax.child(verb, "dobj") is not None and not own:
        return True
    return syntax.subject(verb) == count.head or (token.dep == "relcl" and token.head == count.head)


def _is_thing(syntax: Syntax, lexicon: Lexicon, noun: int) -> bool:
    token = syntax.tokens[noun]
    known = (
        token.lemma in lexicon.people or token.lemma in lexicon.tolls or token.entity in ("NORP", "PERSON")
    )
    return token.tag in ("NN", "NNS") and not known


def _has_own_count(syntax: Syntax, noun: int) -> bool:
    """Whether a toll noun is counted by another number: "four disappeared and nine detainees"."""
    before = syntax.tokens[noun - 1] if noun > 0 else None
    return before is not None and syntax.number_at(before) is not None


def _held(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """ "3,500 inmates of the prison", "five captives": people held, with nothing else said of them."""
    lemma = syntax.lemma(count.head)
    if lexicon.people.get(lemma) != "detainee":
        return None
    words = syntax.span(count.head, count.head)
    sentence = syntax.sentence(count.last)
    for place in range(sentence.first, sentence.last):
        if syntax.lemma(place) in lexicon.codebook.tolls.places_of_detention:
            near = abs(place - count.head) <= 8
            walls = syntax.span(place, place)
            return Found("present", "people held in a place", walls, place, "nearness") if near else None
    if lemma == "detainee":
        return Found("detained", "detainees counted", words, count.head, "noun")
    return None
