"""Fixed phrases for what befell people: "taken hostage", "laid down their arms", "on board"."""

from __future__ import annotations

import re

from counterclaim.claims.counted import Counted
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import Syntax
from counterclaim.claims.tolls.found import Found, Tie, own_verb
from counterclaim.model import Span

FILLERS = (
    r"were|was|are|is|been|being|be|have|has|had|also|reportedly|others?|more|people|still|later|reported|left|"
    r"said|to|it|already|since|all|both|themselves|then"
)
PASSIVE_GAP = re.compile(rf"^(?:\W*(?:{FILLERS})\b)*\W*$", re.I)
WITH = re.compile(r"\bwith (?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty)\b)")
TIGHT = 60  # characters within which a fixed phrase is taken to be about the people
REACH = 110  # characters within which a fixed phrase may stand from its people


def phrase_after(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """A fixed phrase right after the people: "over 100 others sustained injuries"."""
    after = syntax.tokens[end_of(syntax, count)].end
    tail = syntax.text[after : syntax.sentence(count.last).end]
    best: Found | None = None
    for outcome, pattern in lexicon.phrases:
        match = pattern.search(tail[:80])
        if match is None or not PASSIVE_GAP.match(tail[: match.start()]):
            continue
        words = Span(start=after + match.start(), end=after + match.end(), text=match.group())
        trigger = syntax.at(words.start)
        longer = best is None or words.end > best.words.end  # "taken" or "taken into custody"
        if longer and not _is_done_by(syntax, count, (trigger, words.end)):
            best = Found(outcome, "a fixed phrase after the people", words, trigger)
    return best


def phrase_of_share(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """ "Three of the 40 patients with burns died": what stands with the whole is not said of the share."""
    found = phrase_after(syntax, lexicon, count)
    whole = found is not None and (found.outcome == "present" or syntax.low(found.trigger) == "with")
    return None if whole else found


def phrase_outside(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """ "Three of those on board were taken hostage": a phrase that does not describe the whole."""
    found = phrase(syntax, lexicon, count)
    return None if found is not None and syntax.is_under(found.trigger, count.number) else found


def phrase_inside(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """ "Two of the six who broke out": a phrase in a clause about the whole."""
    found = phrase(syntax, lexicon, count)
    return found if found is not None and syntax.is_under(found.trigger, count.head) else None


def end_of(syntax: Syntax, count: Counted) -> int:
    """Return the last token of a count with its noun."""
    if count.elliptical:
        return count.last
    goes_on = count.head + 1 < len(syntax.tokens) and syntax.low(count.head + 1) == "of"
    if count.head > count.last and not count.partitive and goes_on:
        return syntax.noun_phrase(count.head)[1]  # "four members of the guard | killed"
    return max(count.last, count.head)


def phrase(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Found | None:
    """The nearest fixed phrase in the clause: "taken hostage", "laid down their arms", "on board"."""
    start, end = clause_chars(syntax, count)
    own = own_verb(syntax, lexicon, count.number if count.partitive else count.head)
    text = syntax.text[start:end]
    best: tuple[int, Found] | None = None
    for outcome, match in lexicon.phrases_in(text):
        distance = min(abs(start + match.start() - count.end), abs(count.start - start - match.end()))
        words = Span(start=start + match.start(), end=start + match.end(), text=match.group())
        trigger = syntax.at(words.start)
        if own is not None and not any(syntax.is_under(p, own) for p in (trigger, syntax.at(words.end - 1))):
            continue
        if _counts_others(syntax, count, words) or _describes_others(syntax, count, trigger):
            continue
        others = own is None and _is_of_others(syntax, count, trigger)
        others = others or WITH.search(text, max(0, count.end - start), match.start()) is not None
        if others or _is_done_by(syntax, count, (trigger, words.end)):
            continue
        if distance < REACH and (best is None or distance < best[0]):
            tie: Tie = "grammar" if own is not None or distance < TIGHT else "nearness"
            best = (distance, Found(outcome, "a fixed phrase in the clause", words, trigger, tie))
    return best[1] if best else None


def _is_done_by(syntax: Syntax, count: Counted, phrase: tuple[int, int]) -> bool:
    """Whether the people do to others what a phrase says: "twelve men whisked away the clerks"."""
    verb, end = phrase
    token = syntax.tokens[verb]
    if (
        token.tag not in ("VBD", "VBZ", "VBP")
        or syntax.is_passive(verb)
        or syntax.subject(verb) != count.head
    ):
        return False
    obj = syntax.child(verb, "dobj")
    return obj is not None and syntax.tokens[obj].start >= end


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


def _counts_others(syntax: Syntax, count: Counted, words: Span) -> bool:
    """Whether a phrase has another number in it: "held 137 hostages, fifteen of whom"."""
    inside = (n for n in syntax.reading.numbers if words.start <= n.start < words.end)
    return any(not n.start < count.end <= n.end for n in inside)


def _describes_others(syntax: Syntax, count: Counted, verb: int) -> bool:
    """ "Saleh, who lost a foot, said nine men slept there": a phrase in a clause about somebody else."""
    own = {count.head, count.number, *syntax.ancestors(count.head)}
    if syntax.tokens[verb].dep == "amod" and syntax.tokens[verb].head not in own:
        return True  # "thousands were on their way home when strong blasts were heard"
    for place in (verb, *syntax.ancestors(verb)):
        if syntax.tokens[place].dep == "relcl":
            whom = syntax.tokens[place].head
            return not any(syntax.is_under(p, whom) for p in (count.head, count.number))
    return False


def is_safe(syntax: Syntax, lexicon: Lexicon, count: Counted) -> bool:
    """Whether the people are said to be well: "two were found alive", "nine located safe"."""
    after = syntax.tokens[end_of(syntax, count)].end
    match = lexicon.safe.search(syntax.text, after, after + TIGHT)
    return match is not None and PASSIVE_GAP.match(syntax.text[after : match.start()]) is not None


def clause_chars(syntax: Syntax, count: Counted) -> tuple[int, int]:
    """Return the part of the sentence around the count between semicolons."""
    sentence = syntax.sentence(count.last)
    start = max(sentence.start, syntax.text.rfind(";", 0, count.start) + 1)
    stop = syntax.text.find(";", count.end)
    return start, min(sentence.end, stop if stop >= 0 else sentence.end)
