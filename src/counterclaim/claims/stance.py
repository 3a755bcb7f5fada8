"""How a source stands to a figure (affirmed, denied, doubted, unclear), and what the figure covers."""

from __future__ import annotations

import re
from datetime import date, timedelta

from counterclaim.claims.attributions import Speech
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.outcomes import Found
from counterclaim.claims.people import Counted
from counterclaim.claims.speakers import Voice
from counterclaim.claims.syntax import Syntax
from counterclaim.model import Scope, Sentence, Stance

DOUBTED = re.compile(
    r"\b(?:could not be (?:independently )?(?:verified|confirmed)|unverified|unconfirmed|inflated|exaggerat\w+|"
    r"without (?:offering|giving|providing) (?:any )?(?:evidence|proof)|not credible|disputed|absurd|false|untrue|"
    r"wasn['’]t true|was not true|not true|fabricat\w+|no evidence|cannot be verified|grossly)\b",
    re.I,
)
UNCLEAR = re.compile(
    r"\b(?:unclear|not clear|not known|unknown|whether|remains? unconfirmed|may have|might have|could have|feared|"
    r"believed to have|how many|if any|possibly|would have|presumed|no immediate word)\b",
    re.I,
)
HYPOTHETICAL = frozenset(("would", "could", "might", "may", "will", "'ll", "can", "should", "must"))
CUMULATIVE_GAP = timedelta(days=45)
PART_WORDS = frozenset(("including", "among", "amongst", "comprising", "namely", "included"))


def stance_of(
    syntax: Syntax, voice: Voice, speech: Speech | None, count: Counted, found: Found
) -> tuple[Stance, str]:
    """Return the stance of the speaker towards the figure and the rule that gave it."""
    sentence = syntax.sentence(count.last)
    if speech is not None and speech.denies:
        return "denied", "a verb of denial"
    if _denied_by_own_words(syntax, found, count):
        return "denied", "a negated outcome"
    if speech is not None and speech.doubts:
        return "doubted", "a verb of doubt"
    if voice.source.role == "report" and _is_scare_quoted(syntax, count):
        return "unclear", "scare quotes: the report does not say it itself"
    if DOUBTED.search(syntax.text, sentence.start, sentence.end):
        return "doubted", "words of doubt in the sentence"
    before = syntax.text[max(sentence.start, count.start - 60) : count.end]
    if UNCLEAR.search(before):
        return "unclear", "words of uncertainty before the figure"
    if _is_hypothetical(syntax, found.trigger):
        return "unclear", "a modal verb"
    return "affirmed", "nothing speaks against it"


def _denied_by_own_words(syntax: Syntax, found: Found, count: Counted) -> bool:
    token = syntax.tokens[found.trigger]
    return token.tag.startswith("VB") and syntax.is_negated(found.trigger) and count.start < token.start


def _is_scare_quoted(syntax: Syntax, count: Counted) -> bool:
    quotation = syntax.quotation_at(count.start)
    if quotation is None:
        return False
    return quotation[1] - quotation[0] - 2 <= max(40, 2 * (count.end - count.start))


def _is_hypothetical(syntax: Syntax, trigger: int) -> bool:
    for child in syntax.children[trigger]:
        token = syntax.tokens[child]
        if token.dep == "aux" and token.tag == "MD" and token.text.lower() in HYPOTHETICAL:
            return True
    governor = syntax.tokens[trigger].head
    plans = ("threaten", "plan", "vow", "intend", "want", "plot", "promise", "pledge")
    return syntax.tokens[trigger].dep == "xcomp" and syntax.lemma(governor) in plans


def scope_of(syntax: Syntax, lexicon: Lexicon, count: Counted) -> tuple[Scope, str]:
    """Return what the figure covers and the rule that says so."""
    sentence = syntax.sentence(count.last)
    clause = syntax.text[sentence.start : sentence.end].lower()
    published = syntax.reading.report.published
    if published is not None and _speaks_of_the_past(syntax, sentence, published, count):
        since = re.search(r"\bsince\b", clause)
        return "background", "a date long before publication" + (" with since" if since else "")
    if any(re.search(rf"\b{re.escape(word)}\b", clause) for word in lexicon.codebook.event_words.cumulative):
        near = clause[max(0, count.start - sentence.start - 90) : count.end - sentence.start + 60]
        if any(
            re.search(rf"\b{re.escape(word)}\b", near) for word in lexicon.codebook.event_words.cumulative
        ):
            return "cumulative", "a running total"
    if count.partitive:
        return "part", "a share of a larger group"
    if _breaks_down(syntax, sentence, count):
        return "part", "a breakdown of a figure"
    return "event", "no word narrows or widens it"


def _breaks_down(syntax: Syntax, sentence: Sentence, count: Counted) -> bool:
    """Whether "including", "among them" or "of whom" stands before the count with no verb in between."""
    for place in range(count.first - 1, max(sentence.first - 1, count.first - 14), -1):
        token = syntax.tokens[place]
        if token.text.lower() in PART_WORDS:
            return True
        if token.text.lower() in ("whom", "them") and place > 0 and syntax.low(place - 1) in ("of", "among"):
            return True
        if token.tag in ("VBD", "VBZ", "VBP", "MD", ".") or token.text == ";":
            return False
    return False


def _speaks_of_the_past(syntax: Syntax, sentence: Sentence, published: date, count: Counted) -> bool:
    dates = [
        d for d in syntax.reading.dates if sentence.start <= d.start < sentence.end and d.last is not None
    ]
    if not dates:
        return False
    nearest = min(dates, key=lambda d: abs(d.start - count.start))
    last = nearest.last or published
    return published - last > CUMULATIVE_GAP
