"""Who speaks in a quotation by the words before it: "The nurse had to object: ...", "Amina, 24, trader."."""

from __future__ import annotations

import re

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speakers.naming import PROPER, Namer
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Source, quote

LEAD = re.compile(r"(?:[^\n]*[.!?”\"]\s+|[^\n]*\]\s*|\s*)([^.!?”\"\]\n][^!?”\"\]\n]*?)([:.;])\s*$")
NOBODY = frozenset(("nobody", "none", "anybody", "anyone", "everybody", "everyone", "somebody", "someone"))
WORDS = 12  # of a card such as "Amina, 24, trader."


def introducer(
    syntax: Syntax, lexicon: Lexicon, namer: Namer, start: int, *, alone: bool = True
) -> Source | None:
    """Return who is introduced as the speaker of the quotation that begins at `start`.

    Args:
        alone: whether nobody spoke before, so that even a whole sentence may introduce the speaker.
    """
    line = syntax.paragraph_start(start)
    lead = LEAD.match(syntax.text[line:start])
    if lead is None:
        return None
    first, last = syntax.at(line + lead.start(1)), syntax.at(line + lead.end(1) - 1)
    verbs = [i for i in range(first, last + 1) if syntax.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD")]
    if verbs:
        return _subject(syntax, namer, verbs[0]) if lead.group(2) != "." or alone else None
    if lead.group(2) == ";" or (lead.group(2) == "." and not alone):
        return None
    card = re.match(r"[^,]+", lead.group(1))
    if card is None or last - first >= WORDS:
        return None
    name = quote(syntax.text, line + lead.start(1), line + lead.start(1) + len(card.group().rstrip()))
    head = syntax.nucleus(syntax.at(name.start), syntax.at(name.end - 1))
    token = syntax.tokens[head]
    opens = lead.group(2) == ":"
    known = lexicon.role(name.text) is not None and opens
    described = opens or token.entity == "PERSON" or lexicon.role(lead.group(1)) is not None
    named = token.tag in PROPER and described
    mention = namer.actor_in(name)
    return namer.described(name, mention.actor if mention else None) if known or named else None


def _subject(syntax: Syntax, namer: Namer, verb: int) -> Source | None:
    while syntax.tokens[verb].dep in ("aux", "auxpass"):
        verb = syntax.tokens[verb].head
    subject = syntax.subject(verb)
    if subject is None or syntax.tokens[subject].tag not in NOUN_TAGS:
        return None
    if syntax.low(subject) in NOBODY:
        return None
    return namer.noun(subject) if namer.is_speaker(subject) or namer.is_personal(subject) else None
