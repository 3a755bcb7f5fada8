"""Speakers set apart by commas, known by the order of words: "68 dead, the nurse noted, 30 missing"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speakers.naming import PROPER, Namer
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Source

PAUSES = frozenset((",", ";", ":", "—", "–", "-", ".", "?", "!", '"', "”", "“", "''", "``", ")"))
PHRASE = frozenset((*NOUN_TAGS, "DT", "JJ", "POS", "PRP$", "IN", "HYPH", "CC", "VBN", "VBG"))
OPENS = frozenset((*NOUN_TAGS, "DT", "JJ", "PRP$"))
RELATIVES = ("WDT", "WP", "WP$")
TAIL_TAGS = frozenset((*NOUN_TAGS, "DT", "JJ", "IN", "PRP", "PRP$", "RB", "POS", "CD"))
TAIL_OPENS = frozenset(
    (
        "in",
        "on",
        "at",
        "by",
        "during",
        "late",
        "early",
        "outside",
        "after",
        "before",
        "from",
        "near",
        "inside",
    )
)
TAIL = 9  # tokens of what hangs on a verb of saying
LONGEST = 14  # tokens of a speaker between two commas


class Asides:
    """Finds the speakers that are set apart in the sentences of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, namer: Namer) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._namer = syntax, lexicon, namer

    def of_sentence(self, place: int) -> Iterator[tuple[int, Source]]:
        """Yield the verbs of saying that are set apart in the sentence of a token, each with its speaker."""
        sentence = self._syntax.sentence(place)
        for verb in range(sentence.first, sentence.last):
            if not self._says(verb):
                continue
            noun = self._after(verb, sentence.first, sentence.last)
            if noun is None:
                noun = self._before(verb, sentence.first, sentence.last)
            source = self._speaker(noun, verb) if noun is not None else None
            if source is not None:
                yield verb, source

    def _says(self, verb: int) -> bool:
        token = self._syntax.tokens[verb]
        if token.text.lower() == "so":
            return verb + 1 < len(self._syntax.tokens) and self._syntax.tokens[verb + 1].tag in OPENS
        lemma = self._lexicon
        known = token.lemma in lemma.says or any(
            lemma.opens("verb", frame, token.lemma) for frame in ("that", "around")
        )
        misread = token.tag == "NNS" and self._syntax.tokens[verb - 1].tag == "NN"  # "a clinic's count shows"
        return known and (misread or (token.tag.startswith("VB") and token.tag != "VBG"))

    def _pauses(self, place: int, last: int) -> bool:
        return place >= last or (
            self._syntax.low(place) in PAUSES and self._syntax.tokens[place].tag != "HYPH"
        )

    def _after(self, verb: int, first: int, last: int) -> int | None:
        """ "..., said a nurse; ...", "so say the soldiers": a verb and its subject between two pauses."""
        opening = verb - 1
        if opening >= first and self._syntax.low(opening) == "so":
            opening -= 1
        elif opening < first:
            return None
        if opening >= first and not self._pauses(opening, last):
            return None
        stop = verb + 1
        while stop < last and self._syntax.tokens[stop].tag in PHRASE:
            stop += 1
        closes = self._pauses(stop, last) or self._syntax.tokens[stop].tag in RELATIVES
        if stop == verb + 1 or not closes:
            return None
        return self._noun(verb + 1, stop - 1)

    def _before(self, verb: int, first: int, last: int) -> int | None:
        """ "..., a monitor found, ...": a subject and its verb between two pauses."""
        if not self._pauses(self._past_tail(verb, last), last) or self._syntax.low(verb) == "so":
            return None
        end = verb - 1
        is_name = end > first and self._syntax.low(end) == ","
        end -= is_name
        opening = end
        while opening > first and not self._pauses(opening, last) and end - opening < LONGEST:
            opening -= 1
        if opening <= first or opening >= end or not self._pauses(opening, last):
            return None
        if is_name and any(self._syntax.tokens[i].tag not in PROPER for i in range(opening + 1, end + 1)):
            return None
        stop = opening + 1
        while stop <= end and self._syntax.tokens[stop].tag in PHRASE:
            stop += 1
        closes = stop > end or self._syntax.tokens[stop].tag in RELATIVES
        return self._noun(opening + 1, stop - 1) if closes and stop > opening + 1 else None

    def _past_tail(self, verb: int, last: int) -> int:
        """Return where what hangs on a verb of saying ends: "said on Monday,", "told the paper by phone."."""
        after = verb + 1
        if after < last and self._syntax.tokens[after].tag == "RP" and self._pauses(after + 1, last):
            return after + 1  # "nine, the mayor went on, were children"
        tells = self._syntax.lemma(verb) in ("tell", "inform")
        hangs = self._syntax.tokens[verb].lemma in self._lexicon.strong
        if not hangs or not (tells or self._hangs(after, last)):
            return after
        while after < last and after - verb < TAIL and self._syntax.tokens[after].tag in TAIL_TAGS:
            after += 1
        return after

    def _hangs(self, place: int, last: int) -> bool:
        """Whether a preposition or a day follows: what a verb of saying has for an object is no tail."""
        token = self._syntax.tokens[min(place, last - 1)]
        when = token.entity in ("DATE", "TIME")
        return when or token.text.lower() in TAIL_OPENS

    def _noun(self, first: int, last: int) -> int | None:
        """Return the noun that a stretch of words is about: the last one before a preposition."""
        if self._syntax.tokens[first].tag not in OPENS:
            return None
        noun = first
        for place in range(first, last + 1):
            tag = self._syntax.tokens[place].tag
            if tag in ("IN", "CC") or (tag in ("VBN", "VBG") and place > first + 1):
                break
            noun = place if tag in NOUN_TAGS else noun
        return noun if self._syntax.tokens[noun].tag in NOUN_TAGS else None

    def _speaker(self, noun: int, verb: int) -> Source | None:
        """Return who a noun names: somebody known to speak, or anybody where only people do what is said."""
        token = self._syntax.tokens[noun]
        known = token.lemma in self._lexicon.anonymous or token.lemma in self._lexicon.people
        said = self._syntax.lemma(verb)
        lexicon = self._lexicon
        human = lexicon.opens("verb", "that", said) and said not in lexicon.weak
        able = human and token.lemma not in lexicon.never and token.lemma not in lexicon.tolls
        if known or able or self._namer.is_speaker(noun):
            return self._namer.noun(noun)
        source = self._namer.noun(noun) if token.lemma in self._lexicon.texts else None
        if source is not None and source.actor is not None:
            return source  # "a Red Cross count shows"
        owner = self._syntax.child(noun, "poss")
        named = owner is not None and self._syntax.tokens[owner].entity in ("GPE", "ORG", "NORP")
        return self._namer.noun(noun) if named else None
