"""Speakers in brackets: "from five (police) to eleven (Shabaab)", "two killed, four hurt (police)"."""

from __future__ import annotations

import re

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speakers.givers import LABEL, NOUN_PHRASE
from counterclaim.claims.speakers.naming import Namer
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Source, quote

CLOSING = re.compile(r"\(([^()\d]{2,60})\)[.;]?\s*$")


class Brackets:
    """Finds the speakers in brackets of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, namer: Namer) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._namer = syntax, lexicon, namer

    def after(self, end: int) -> Source | None:
        """Return the speaker in brackets right after a figure: "from five (police) to eleven (Shabaab)"."""
        opening = self._syntax.at(end - 1) + 1
        if opening < len(self._syntax.tokens) and self._syntax.tokens[opening].tag == "''":
            opening += 1  # "three hundred and some" (mayor)
        stop = min(opening + LABEL, len(self._syntax.tokens))
        if opening >= stop or self._syntax.low(opening) != "(":
            return None
        closing = next(
            (i for i in range(opening + 1, stop) if self._syntax.low(i) in (")", ",")), opening + 1
        )
        inside = range(opening + 1, closing)
        if not inside or any(self._syntax.tokens[i].tag not in NOUN_PHRASE for i in inside):
            return None
        noun = self._syntax.nucleus(opening + 1, closing - 1)
        speaks = self._namer.is_speaker(noun) and self._syntax.tokens[noun].tag in NOUN_TAGS
        return self._namer.speaking_noun(noun) if speaks else None

    def closing(self, start: int) -> Source | None:
        """Return the speaker in brackets that closes a figure's line: "two killed, four hurt (police)"."""
        line = self._syntax.paragraph_start(start)
        stop = self._syntax.text.find("\n", start)
        match = CLOSING.search(self._syntax.text[line : stop if stop >= 0 else None])
        if match is None or line + match.start() < start:
            return None
        span = quote(self._syntax.text, line + match.start(1), line + match.end(1))
        first, last = self._syntax.at(span.start), self._syntax.at(span.end - 1)
        if span.text.isupper() and self._syntax.tokens[max(0, first - 2)].tag in ("NNP", "NNPS"):
            return None  # "the Free Army (FA)"
        phrase = all(self._syntax.tokens[i].tag in NOUN_PHRASE for i in range(first, last + 1))
        noun = self._syntax.nucleus(first, last)
        noun_speaks = self._syntax.tokens[noun].tag in NOUN_TAGS and self._namer.is_speaker(noun)
        noun_speaks = noun_speaks or self._syntax.lemma(noun) in self._lexicon.codebook.speakers.heads
        if not phrase or not (noun_speaks or self._lexicon.role(span.text) is not None):
            return None
        actor = self._namer.actor_in(span)
        return self._namer.described(span, actor.actor if actor else None)
