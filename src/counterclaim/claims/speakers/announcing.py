"""Who is announced before a colon as the one whose figures follow: "The ministry's data are lower: 509"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speakers.naming import Namer
from counterclaim.claims.speakers.wording import FINITE, Wording, head_noun
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Source

PARTS = frozenset((";", "//", "--", "—", "–", ".", ":"))


class Announcers:
    """Finds who is announced before the figures of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, namer: Namer, wording: Wording) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._namer, self._wording = syntax, lexicon, namer, wording
        words = lexicon.codebook.tolls
        self._counts = frozenset((*words.figures, *words.owned, *words.reckonings)) - lexicon.tolls.keys()
        self._verbs = lexicon.figures | lexicon.says | frozenset(words.accounts)

    def before(self, start: int) -> Source | None:
        """Return who stands before the last colon ahead of a figure in its sentence."""
        place = self._syntax.at(start)
        first = self._syntax.sentence(place).first
        colons = (i for i in range(place - 1, first, -1) if self._syntax.low(i) == ":")
        for colon in colons:
            mark = self._syntax.tokens[colon].start
            if self._syntax.quotation_at(mark) not in (None, self._syntax.quotation_at(start)):
                continue
            opening = next((i + 1 for i in range(colon - 1, first, -1) if self._parts(i)), first)
            found = self._announced(opening, colon)
            if found is not None:
                return found
        return None

    def _parts(self, place: int) -> bool:
        return self._syntax.low(place) in PARTS and self._syntax.tokens[place].tag != "HYPH"

    def _announced(self, first: int, colon: int) -> Source | None:
        verbs = [i for i in range(first, colon) if self._syntax.tokens[i].tag in (*FINITE, "MD")]
        owner = next(self._owners(first, colon), None)
        if not verbs:
            return owner or self._label(first, colon)
        tells = any(self._syntax.lemma(i) in self._verbs for i in range(verbs[0], colon))
        counts = any(self._syntax.lemma(i) in self._counts for i in range(first, colon))
        if owner is not None or not (tells or counts):
            return owner
        noun = self._wording.subject_of(first, verbs[0])
        return self._wording.speaker(noun) if noun is not None else None

    def _owners(self, first: int, colon: int) -> Iterator[Source]:
        """Yield whose the counts in a stretch are: "Prishtina's version", "figures from the service"."""
        for count in range(first, colon):
            if self._syntax.lemma(count) not in self._counts:
                continue
            noun = self._possessor(first, count)
            if noun is None and self._syntax.low(count + 1) in ("from", "of", "by"):
                noun = head_noun(self._syntax, count + 2, self._stop(count + 2, colon))
            source = self._wording.speaker(noun) if noun is not None else None
            if source is not None:
                yield source
        yield from self._readers(first, colon)

    def _possessor(self, first: int, count: int) -> int | None:
        marks = (
            i for i in range(count - 1, max(first, count - 5), -1) if self._syntax.tokens[i].tag == "POS"
        )
        mark = next(marks, None)
        return mark - 1 if mark is not None else None

    def _readers(self, first: int, colon: int) -> Iterator[Source]:
        """Yield who reads or gives what stands before a colon: "the balance, read out by a spokesman:"."""
        for by in range(first + 1, colon - 1):
            before = [self._syntax.tokens[i].tag for i in range(max(first, by - 2), by)]
            if self._syntax.low(by) != "by" or not {"VBN", "VBD"}.intersection(before):
                continue
            given = any(self._syntax.lemma(i) in self._verbs for i in range(max(first, by - 2), by))
            noun = head_noun(self._syntax, by + 1, self._stop(by + 1, colon))
            source = self._wording.speaker(noun) if given and noun is not None else None
            if source is not None:
                yield source

    def _stop(self, first: int, colon: int) -> int:
        """Return the last token of a phrase that begins at `first`."""
        stops = (i for i in range(first, colon) if self._syntax.low(i) in (",", "(") or self._is_day(i))
        return next(stops, colon) - 1

    def _is_day(self, place: int) -> bool:
        return self._syntax.tokens[place].entity in ("DATE", "TIME")

    def _label(self, first: int, colon: int) -> Source | None:
        """ "Governor Soko on Monday:", "a surgeon, on air:": the first piece of a label that speaks."""
        opening = first
        if any(self._is_heading(i) for i in range(first, colon)):
            return None
        while opening < colon:
            stop = self._stop(opening, colon)
            last = stop
            while last >= opening and self._syntax.tokens[last].tag not in NOUN_TAGS:
                last -= 1
            noun = head_noun(self._syntax, opening, last) if last >= opening else None
            source = self._wording.speaker(noun) if noun is not None else None
            if source is not None and noun is not None and not (self._is_place(noun) or self._are_many(noun)):
                return source
            opening = stop + 2
        return None

    def _is_heading(self, place: int) -> bool:
        """Whether a word makes a label one of a table: "Soldiers killed: 4", "Sixteen guests: 3"."""
        token, lexicon = self._syntax.tokens[place], self._lexicon
        deeds = (lexicon.tolls, lexicon.acts, lexicon.happens, lexicon.codebook.event_words.attacks)
        harm = any(token.lemma in words for words in deeds)
        return harm or (token.tag == "CD" and not self._is_day(place) and token.entity == "CARDINAL")

    def _are_many(self, noun: int) -> bool:
        """Whether a label counts people: "Rebels taken: 12", unlike "Residents: 12"."""
        token, lexicon = self._syntax.tokens[noun], self._lexicon
        counted = token.lemma in lexicon.people and token.lemma not in (
            *lexicon.anonymous,
            *lexicon.collective,
        )
        return token.tag == "NNS" and counted

    def _is_place(self, noun: int) -> bool:
        at = self._syntax.tokens[noun].start
        return any(p.start <= at < p.end for p in self._syntax.reading.places)
