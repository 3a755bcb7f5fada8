"""Near outcomes told apart by who the people are and by what the report tells beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import Syntax
from counterclaim.claims.tolls.earlier import Toll
from counterclaim.claims.tolls.found import Found
from counterclaim.model import Outcome, People, PeopleClass

KEPT = frozenset(("detained", "hostage", "abducted"))  # those still inside are still what they were
WORSE = frozenset(("killed", "sexual_violence", "tortured"))
CAPTIVES = ("captive", "hostage", "abductee")
HELD: dict[str, Outcome] = {"civilian": "hostage", "combatant": "captured"}


def refined(
    syntax: Syntax, lexicon: Lexicon, found: Found, victims: People, before: Sequence[Toll]
) -> Found | None:
    """Let the people decide between near outcomes: prisoners who flee escape, villagers are displaced."""
    lemma, klass = syntax.lemma(found.trigger), victims.klass
    if found.outcome == "displaced" or (lemma == "flee" and klass == "civilian"):
        return _moved(syntax, lexicon, found, victims)
    if found.outcome == "present" and before and before[-1].outcome in KEPT and klass != "combatant":
        return replace(found, outcome=before[-1].outcome)
    if lemma == "shoot" and found.outcome == "killed" and _lives(syntax, lexicon, found.trigger):
        return replace(found, outcome="injured")
    if lemma == "hold" and found.outcome == "detained":
        return replace(found, outcome=_held(syntax, lexicon, found, victims, before))
    if lemma in ("catch", "retake", "recover", "return") and found.outcome == "recaptured":
        return found if klass == "detainee" or _tells_of_escape(syntax, lexicon) else None
    worse = _done_next(syntax, lexicon, found) if found.outcome == "abducted" else None
    if worse is not None:
        return worse
    away = found.words.text.rstrip().lower().endswith(" to")  # "nineteen taken to Karu"
    if lemma == "take" and found.outcome == "abducted" and not away:
        return _taken(syntax, found, klass, before)
    return _seized(syntax, lexicon, found, victims)


def _held(syntax: Syntax, lexicon: Lexicon, found: Found, victims: People, before: Sequence[Toll]) -> Outcome:
    """Tell who is held from who lies in a grave, sits inside walls or was taken before."""
    holder, words, klass = syntax.subject(found.trigger), lexicon.codebook.tolls, victims.klass
    if holder is not None and syntax.lemma(holder) in words.burial_places:
        return "killed"
    if victims.end is not None and syntax.lemma(syntax.at(victims.end - 1)) in CAPTIVES:
        return "hostage"
    if holder is not None and syntax.lemma(holder) in words.holders:
        return "present"
    taken = klass == "unknown" and any(toll.outcome == "abducted" for toll in before)
    return "abducted" if taken else HELD.get(klass, "detained")


def _lives(syntax: Syntax, lexicon: Lexicon, verb: int) -> bool:
    """ "Was shot at the gate and is in hospital": the same sentence says that whoever was shot is alive."""
    if any(syntax.lemma(child) in ("wound", "injure") for child in syntax.children[verb]):
        return True
    joined = (c for c in syntax.children[verb] if syntax.tokens[c].dep == "conj" and c > verb)
    own = (c for c in joined if syntax.child(c, "nsubj", "nsubjpass") is None)
    wounds = [pattern for outcome, pattern in lexicon.phrases if outcome == "injured"]
    spans = [syntax.span(c, syntax.edges(c)[1]).text for c in own]
    return any(pattern.search(words) for words in spans for pattern in wounds)


def _taken(syntax: Syntax, found: Found, klass: PeopleClass, before: Sequence[Toll]) -> Found | None:
    """Tell fighters who are taken from villagers; a bare "took" of nobody in particular says nothing."""
    if klass == "combatant" and syntax.is_passive(found.trigger):
        return replace(found, outcome="captured")
    told = any(toll.outcome in ("abducted", "hostage") for toll in before)
    return found if told or klass == "civilian" else None


def _seized(syntax: Syntax, lexicon: Lexicon, found: Found, victims: People) -> Found | None:
    """Tell people who were seized by who they are; things are seized too: "two sets"."""
    lemma, klass = syntax.lemma(found.trigger), victims.klass
    if lemma == "capture" and klass == "civilian":
        return replace(found, outcome="abducted")
    if lemma != "seize" or found.outcome != "captured" or klass == "combatant":
        return found
    named = victims.end is None or syntax.lemma(syntax.at(victims.end - 1)) in lexicon.people
    return replace(found, outcome="detained" if klass == "detainee" else "abducted") if named else None


def _tells_of_escape(syntax: Syntax, lexicon: Lexicon) -> bool:
    """Whether a report tells that anybody got away, so that one who is caught may be caught again."""
    if any(lexicon.happens.get(token.lemma) == "escaped" for token in syntax.tokens):
        return True
    return any(outcome == "escaped" and words.search(syntax.text) for outcome, words in lexicon.phrases)


def _done_next(syntax: Syntax, lexicon: Lexicon, found: Found) -> Found | None:
    """ "Taken to the barracks and raped": what was done to those taken, where the sentence goes on."""
    verb = found.trigger
    verb = syntax.tokens[verb].head if syntax.tokens[verb].dep in ("aux", "auxpass") else verb
    for child in syntax.children[verb]:
        token = syntax.tokens[child]
        outcome = lexicon.acts.get(token.lemma)
        alone = syntax.child(child, "dobj", "nsubj") is None and token.tag in ("VBN", "VBD")
        if token.dep == "conj" and alone and outcome in WORSE:
            words = syntax.span(child, child)
            return Found(outcome, "what was done to those taken", words, child, found.tie)
    return None


def _moved(syntax: Syntax, lexicon: Lexicon, found: Found, victims: People) -> Found:
    """Tell those who fled their homes from prisoners who got out and fighters who came over."""
    lemma, klass = syntax.lemma(found.trigger), victims.klass
    left = syntax.child(found.trigger, "dobj")
    walls = left is not None and syntax.lemma(left) in lexicon.codebook.tolls.places_of_detention
    if lemma in ("flee", "evacuate") and (klass == "detainee" or (walls and klass != "civilian")):
        return replace(found, outcome="escaped")
    if lemma in ("come", "cross") and klass == "combatant":
        return replace(found, outcome="surrendered")
    return replace(found, outcome="displaced")
