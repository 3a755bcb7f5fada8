"""How a source stands to a figure (affirmed, denied, doubted, unclear), and what the figure covers."""

from __future__ import annotations

import re
from datetime import timedelta

from counterclaim.claims.counted import OWN_PEOPLE, Counted
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speakers.finder import Voice
from counterclaim.claims.speech.record import Speech
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.claims.tolls.found import Found
from counterclaim.model import Scope, Sentence, Span, Stance, When, quote

LONG_AGO = timedelta(days=45)  # a figure of a day longer before publication is background
UNSURE_BEFORE = 60  # characters before a figure in which words of uncertainty bear on it
CUMULATIVE_BEFORE, CUMULATIVE_AFTER = 90, 60  # characters around a figure that may call it a running total
YEARS = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|several|many|some) years"
SHARE = re.compile(
    r"\b(?:last|past|previous|first) (?:[\w-]+ )?(?:hours?|days?|nights?|weeks?|months?) alone\b", re.I
)
GENERAL = re.compile(
    rf"\b(?:in|during|over|after|through|within|for) (?:the )?(?:last |past |nearly |almost )*{YEARS}\b"
    r"(?! (?:ago|after|before|earlier|later|old))|\bin (?:the )?(?:recent|past|last few) years\b"
    r"|\bdecades of\b"
    r"|\b\w+[- ]year(?:-old|-long)? (?:\w+ )?(?:war|conflict|insurgency|rebellion)\b"
    r"|\byears of (?:\w+ )?(?:war|conflict)\b|\b(?:a|per|each|every) year\b",
    re.I,
)  # the toll of a war, and what happens every year: general talk
PARTS_BEFORE = 14  # tokens before a figure in which a breakdown may open
SCARE_QUOTES = 40  # characters; what is quoted at greater length is speech

Utterance = tuple[Voice, Speech | None]
Verdict = tuple[Stance, str, Span | None]
Cover = tuple[Scope, str, Span | None]


def stance_of(
    syntax: Syntax, lexicon: Lexicon, utterance: Utterance, count: Counted, found: Found
) -> Verdict:
    """Return the stance of the speaker towards the figure, the rule that gave it and its words."""
    sentence = syntax.sentence(count.last)
    voice, speech = utterance
    own_part = _is_of_part_in_it(syntax, lexicon, count)
    if speech is not None and speech.denies and not own_part:
        return "denied", "a verb of denial", speech.cue_span
    negation = _negation(syntax, found, count) or _corrected(syntax, count) or not_any(syntax, lexicon, count)
    if negation is not None:
        return "denied", "a negated outcome or figure", negation
    denial = (None if own_part else _denial(syntax, lexicon, count)) or _found(
        syntax, lexicon.rejected, *_clause(syntax, count)
    )
    if denial is not None:
        return "denied", "words that reject the figure", denial
    if speech is not None and speech.doubts:
        return "doubted", "a verb of doubt", speech.cue_span
    if voice.source.role == "report" and _is_scare_quoted(syntax, count):
        return "unclear", "in quotation marks: the report does not say it itself", None
    doubt = _doubt(syntax, lexicon, count)
    if doubt is not None:
        return "doubted", "words of doubt in the sentence", doubt
    unsure = _found(syntax, lexicon.unclear, max(sentence.start, count.start - UNSURE_BEFORE), count.end)
    if unsure is not None:
        return "unclear", "words of uncertainty before the figure", unsure
    modal = _modal(syntax, lexicon, found.trigger)
    if modal is not None:
        return "unclear", "a deed that is only possible or planned", modal
    return "affirmed", "nothing speaks against it", None


def _found(syntax: Syntax, pattern: re.Pattern[str], start: int, end: int) -> Span | None:
    match = pattern.search(syntax.text, start, end)
    return quote(syntax.text, *match.span()) if match is not None else None


def _doubt(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Span | None:
    """Return words of doubt in the clause that are no mere epithet of another thing: "the disputed vote"."""
    told = (
        lexicon.tolls,
        lexicon.texts,
        lexicon.statements,
        lexicon.captions,
        lexicon.codebook.tolls.figures,
    )
    for match in lexicon.doubted.finditer(syntax.text, *_clause(syntax, count)):
        after = syntax.at(match.end() - 1) + 1
        thing = after < len(syntax.tokens) and syntax.tokens[after].tag in ("NN", "NNS")
        if not thing or any(syntax.lemma(after) in words for words in told):
            return quote(syntax.text, *match.span())
    return None


def _clause(syntax: Syntax, count: Counted) -> tuple[int, int]:
    """Return the characters of the sentence around the count, from a semicolon or colon to a semicolon."""
    sentence = syntax.sentence(count.last)
    marks = (";", ": ")  # "called the report false: his men killed scores"
    start = max(sentence.start, *(syntax.text.rfind(mark, 0, count.start) + 1 for mark in marks))
    stop = syntax.text.find(";", count.end)
    return start, min(sentence.end, stop if stop >= 0 else sentence.end)


def _corrected(syntax: Syntax, count: Counted) -> Span | None:
    """ "Six died, not two": the figure itself is negated."""
    before = count.first - 1
    return syntax.span(before, before) if before >= 0 and syntax.low(before) == "not" else None


def _is_of_part_in_it(syntax: Syntax, lexicon: Lexicon, count: Counted) -> bool:
    """ "Denied any role in the killing of six": who did it is disputed, not that it happened."""
    words = lexicon.codebook.event_words
    parts = (*words.ties, *words.takes_blame)
    return any(syntax.lemma(governor) in parts for governor in syntax.ancestors(count.number))


def _denial(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Span | None:
    """ "He denied reports that three had been kidnapped": a verb of denial over the figure."""
    place = count.number
    for governor in syntax.ancestors(place):
        if syntax.tokens[place].dep in ("relcl", "conj", "advcl", "parataxis"):
            return None
        if any(syntax.low(i) == ";" for i in range(min(governor, place), max(governor, place))):
            return None  # "claimed that 11 were taken; he denied that any died"
        if syntax.lemma(governor) in lexicon.denies and syntax.tokens[governor].tag.startswith("VB"):
            return syntax.span(governor, governor)
        place = governor
    return None


def _negation(syntax: Syntax, found: Found, count: Counted) -> Span | None:
    """ "39 soldiers were not killed": the outcome itself is negated."""
    token = syntax.tokens[found.trigger]
    if found.tie == "context" or not token.tag.startswith("VB") or count.start > token.start:
        return None
    negation = syntax.child(found.trigger, "neg")
    return syntax.span(negation, negation) if negation is not None else None


def not_any(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Span | None:
    """ "Did not cause any casualties", "without any dead": what denies them; silence about them does not."""
    if syntax.low(count.first) != "any":
        return None
    for governor in syntax.ancestors(count.head):
        negation = syntax.child(governor, "neg")
        if syntax.low(governor) == "without" or syntax.lemma(governor) in lexicon.denies:
            return syntax.span(governor, governor)
        if negation is not None and not lexicon.attributes("verb", syntax.lemma(governor)):
            return syntax.span(negation, negation)
    return None


def _is_scare_quoted(syntax: Syntax, count: Counted) -> bool:
    quotation = syntax.quotation_at(count.start)
    if quotation is None:
        return False
    return quotation[1] - quotation[0] - 2 <= max(SCARE_QUOTES, 2 * (count.end - count.start))


def _modal(syntax: Syntax, lexicon: Lexicon, trigger: int) -> Span | None:
    for child in syntax.children[trigger]:
        token = syntax.tokens[child]
        if token.dep == "aux" and token.tag == "MD" and syntax.low(child) in lexicon.codebook.tolls.modals:
            return syntax.span(child, child)
    governor = syntax.tokens[trigger].head
    planned = syntax.tokens[trigger].dep == "xcomp" and syntax.lemma(governor) in lexicon.codebook.tolls.plans
    return syntax.span(governor, governor) if planned else None


def scope_of(syntax: Syntax, lexicon: Lexicon, count: Counted) -> Cover:
    """Return what the figure covers, the rule that says so and its words."""
    sentence = syntax.sentence(count.last)
    past = _long_ago(syntax, sentence, count)
    if past is not None:
        return "background", "a date long before publication", quote(syntax.text, past.start, past.end)
    general = _found(syntax, GENERAL, *_clause(syntax, count))
    if general is not None:
        return "background", "the toll of years", general
    share = _found(syntax, SHARE, *_clause(syntax, count))
    if share is not None:
        return "part", "what some days alone brought", share
    total = _running_total(syntax, lexicon, sentence, count)
    if total is not None:
        return "cumulative", "a running total", total
    if count.partitive and syntax.low(count.head) not in OWN_PEOPLE:  # "121 of their own" are all of them
        return "part", "a share of a larger group", syntax.span(count.head, count.head)
    opener = _opener(syntax, lexicon, sentence, count)
    if opener is not None:
        return "part", "a breakdown of a figure", syntax.span(opener, opener)
    return "event", "no word narrows or widens it", None


def _running_total(syntax: Syntax, lexicon: Lexicon, sentence: Sentence, count: Counted) -> Span | None:
    start = max(sentence.start, count.start - CUMULATIVE_BEFORE)
    stop = min(sentence.end, count.end + CUMULATIVE_AFTER)
    match = lexicon.cumulative.search(syntax.text, start, stop)
    if match is None or _tells_who(syntax, match.start(), count):
        return None
    return quote(syntax.text, *match.span())


def _opener(syntax: Syntax, lexicon: Lexicon, sentence: Sentence, count: Counted) -> int | None:
    """Return the "including" or "of whom" that stands before the count with no verb in between."""
    for place in range(count.first - 1, max(sentence.first - 1, count.first - PARTS_BEFORE), -1):
        token = syntax.tokens[place]
        if token.text.lower() in lexicon.codebook.tolls.parts:
            return place
        if token.text.lower() in ("whom", "them") and place > 0 and syntax.low(place - 1) in ("of", "among"):
            return place
        if token.tag in ("VBD", "VBZ", "VBP", "MD", ".") or token.text == ";":
            return None
    return None


def _long_ago(syntax: Syntax, sentence: Sentence, count: Counted) -> When | None:
    """Return the date next to the count if it lies long before publication."""
    published = syntax.reading.report.published
    dates = [
        d
        for d in syntax.reading.dates
        if sentence.start <= d.start < sentence.end
        and d.last is not None
        and not _tells_who(syntax, d.start, count)
    ]
    if not dates or published is None:
        return None
    nearest = min(dates, key=lambda d: abs(d.start - count.start))
    last = nearest.last or published
    return nearest if published - last > LONG_AGO else None


def _tells_who(syntax: Syntax, start: int, count: Counted) -> bool:
    """Whether a date stands in a clause about people, where it dates no deed of the count's own clause.

    "Two of the dead were a couple who have lived here since last year".
    """
    place = syntax.at(start)
    for clause in (place, *syntax.ancestors(place)):
        token = syntax.tokens[clause]
        if token.dep == "relcl":
            people = syntax.tokens[token.head].tag in NOUN_TAGS
            return people and not any(syntax.is_under(p, clause) for p in (count.head, count.number))
    return False
