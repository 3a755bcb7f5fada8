"""Who speaks at a place in the text: attributions, carried speakers, self-issued statements, the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.listing import opening_line
from counterclaim.claims.speakers.announcing import Announcers
from counterclaim.claims.speakers.asides import Asides
from counterclaim.claims.speakers.brackets import Brackets
from counterclaim.claims.speakers.givers import Givers
from counterclaim.claims.speakers.introducing import introducer
from counterclaim.claims.speakers.issuers import issuer
from counterclaim.claims.speakers.naming import REPORT, Namer
from counterclaim.claims.speakers.resolving import Resolver
from counterclaim.claims.speakers.wording import Wording
from counterclaim.claims.speech.record import Speech
from counterclaim.claims.syntax import Syntax
from counterclaim.model import Source, Span
from counterclaim.resources.actors import Registry

POSSESSIVE = re.compile(r"(?:his|her|their|its)\s", re.I)
ASIDE = "the speaker set apart by commas"
GIVES = "the subject of the verb that gives the figure"
WORDED = "who stands before the verb that gives the figure"
Named = tuple[Source | None, str]
SENTENCE_END = re.compile(r"[^\W\d]{5,}[.!?]\s")  # a shorter word is a title: "Capt. Osei"
STOP = re.compile(r"[.!?;](?:\s|$)|\n")
SPOKEN = 25  # characters; what is quoted at less length is a word, not speech


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the source, who relays it, the attribution it came from, and the rule that found it."""

    source: Source
    relay: Source | None
    speech: int | None
    rule: str


class Speakers:
    """Speakers of one reading, resolved in text order."""

    def __init__(
        self, syntax: Syntax, lexicon: Lexicon, registry: Registry, speeches: tuple[Speech, ...]
    ) -> None:
        """Resolve the source of every speech."""
        self._syntax, self._lexicon, self.speeches = syntax, lexicon, speeches
        self._namer = namer = Namer(syntax, lexicon, registry)
        self.issuer = issuer(syntax, lexicon, registry, namer)
        self._givers, self._brackets = Givers(syntax, lexicon, namer), Brackets(syntax, lexicon, namer)
        self._resolved = Resolver(syntax, lexicon, registry, namer, self.issuer).resolve(speeches)
        self._asides = Asides(syntax, lexicon, namer)
        self._wording = Wording(syntax, lexicon, namer)
        self._announcers = Announcers(syntax, lexicon, namer, self._wording)
        self._mend()

    def of_figure(self, start: int, end: int) -> Voice:
        """Return who gives the figure `start..end` by the grammar around it, else who speaks there."""
        voice = self._of_figure(start, end)
        if voice.source.actor is not None or voice.source.start is None:
            return voice
        spoken = (s for s in self._resolved if s.start == voice.source.start and s.actor is not None)
        return replace(voice, source=next(spoken, voice.source))  # "said its director, whose count was 77"

    def _of_figure(self, start: int, end: int) -> Voice:
        own = _first(self._owners(start, end))
        if own is not None:
            return own
        voice = self.at(start, end)
        speech = self.speeches[voice.speech] if voice.speech is not None else None
        beside = _first(self._besides(start, speech)) if speech is not None else None
        if beside is not None:
            return beside
        if (
            speech is None
            or not speech.covers(start, end)
            or self._is_from_before(speech, start)
            or self._is_apart(speech, start)
        ):
            return _first(self._givers_near(start, voice, speech)) or voice
        return voice

    def _owners(self, start: int, end: int) -> Iterator[Named]:
        """Yield whose the figure is by the words right around it."""
        yield self._givers.owner(start), "the owner of the figure"
        yield self._wording.reckoner(start), "whose count the words after the figure say it is"
        if self._wording.is_by_own_count(start) and not self._is_given(start):
            yield self._last_named(start), "whose count it is by a pronoun"
        yield self._givers.label(start) or self._brackets.after(end), "the speaker right beside the figure"

    def _is_given(self, start: int) -> bool:
        """Whether a verb gives a figure in its own sentence: "the monitor has 17 on its books"."""
        return (self._wording.giver(start) or self._givers.giver(start)) is not None

    def _last_named(self, start: int) -> Source | None:
        """Return who spoke last before a figure."""
        before = [rank for rank, speech in enumerate(self.speeches) if speech.cue_span.end <= start]
        named = (self._resolved[rank] for rank in reversed(before))
        return next((source for source in named if source.role != "report"), None)

    def _besides(self, start: int, speech: Speech) -> Iterator[Named]:
        """Yield who gives a figure in spite of a speech around it."""
        if self._ends_before(speech, start):
            yield self._wording.giver(start), WORDED
        yield self._givers.besides(start, speech.cue), GIVES

    def _givers_near(self, start: int, voice: Voice, speech: Speech | None) -> Iterator[Named]:
        """Yield who gives a figure that no speech covers, the surest first."""
        giver, label = self._givers.giver(start), self._givers.label_before(start)
        if giver is not None and label is not None and (giver.start or 0) < (label.start or 0):
            yield label, "the speaker right beside the figure before"
        yield (None if giver is not None and self._is_parted(giver, start) else giver), GIVES
        if speech is not None:
            heading = self._givers.heading(start, speech.cue_span.end)
            yield heading, "the label that stands nearest before the figure"
        else:
            yield self._brackets.closing(start), "the speaker in brackets that closes the line"
        if voice.rule != ASIDE:
            yield self._givers.before(start), "who gives the figure before"
            yield self._wording.giver(start), WORDED
            yield self._wording.fronted(start), "whose telling opens the sentence"
            yield self._announcers.before(start), "who is announced before a colon"

    def at(self, start: int, end: int) -> Voice:
        """Return who says the words `start..end` of the report."""
        covering = self._covering(start, end)
        introduced = self._introduced(start, covering)
        if introduced is not None:
            return Voice(introduced, None, None, "who is introduced before the quotation")
        aside = self._aside(start, covering)
        if aside is not None:
            return Voice(aside, None, None, ASIDE)
        if covering:
            inner = min(covering, key=lambda rank: (self.speeches[rank].size, -rank))
            inner = self._vouching(self._nearest_phrase(inner, start, covering), covering)
            outer = [rank for rank in covering if self._passes_on(rank, inner)]
            relay = self._resolved[min(outer, key=lambda rank: self.speeches[rank].size)] if outer else None
            return Voice(self._resolved[inner], relay, inner, self.speeches[inner].rule)
        for rank, rule in (
            (self._in_sentence(start), "the only speaker of the sentence"),
            (self._list_intro(start), "the line that opens the list"),
            (self._carried(start), "the speaker carries on"),
        ):
            if rank is not None:
                return Voice(self._resolved[rank], None, rank, rule)
        listing = self._lister(start)
        if listing is not None:
            return Voice(listing, None, None, "who made the list")
        if self.issuer is not None:
            return Voice(self.issuer, None, None, "a statement's issuer")
        return Voice(REPORT, None, None, "the report's own voice")

    def _is_parted(self, giver: Source, start: int) -> bool:
        """Whether a semicolon stands between a figure and the later words that were read as its giver's."""
        return (
            giver.start is not None and giver.start > start and ";" in self._syntax.text[start : giver.start]
        )

    def _ends_before(self, speech: Speech, start: int) -> bool:
        """Whether a semicolon ends what a speech covers before a figure: "..., X said; Y counted 62"."""
        return (
            ";" in self._syntax.text[speech.cue_span.end : start] and self._syntax.quotation_at(start) is None
        )

    def _is_apart(self, speech: Speech, start: int) -> bool:
        """Whether a semicolon parts a figure from the verb that is said to give it."""
        low, high = sorted((speech.cue_span.start, start))
        quoted = self._syntax.quotation_at(start)
        same = quoted == self._syntax.quotation_at(speech.cue_span.start)
        same = same or (quoted is not None and quoted[1] - quoted[0] < SPOKEN)
        return same and ";" in self._syntax.text[low:high] and speech.cue_span.start > start

    def _aside(self, start: int, covering: list[int]) -> Source | None:
        """Return the speaker set apart by commas where no speech of the sentence covers the words."""
        place = self._syntax.at(start)
        sentence = self._syntax.sentence(place)
        cues = [self.speeches[rank].cue_span.start for rank in covering]
        if any(sentence.start <= cue < sentence.end for cue in cues):
            return None
        found = list(self._asides.of_sentence(place))
        near = [source for verb, source in found if not self._has_semicolon(verb, place)]
        return next(iter(near or [source for _, source in found]), None)

    def _has_semicolon(self, one: int, other: int) -> bool:
        return any(self._syntax.low(i) == ";" for i in range(min(one, other), max(one, other)))

    def _introduced(self, start: int, covering: list[int]) -> Source | None:
        """Return who is introduced before a quotation that has no verb of saying of its own."""
        quotation = self._syntax.quotation_at(start)
        if quotation is None or any(self._stands_by(self.speeches[rank], quotation) for rank in covering):
            return None
        before = any(self.speeches[rank].cue_span.end <= quotation[0] for rank in covering)
        return introducer(self._syntax, self._lexicon, self._namer, quotation[0], alone=not before)

    def _stands_by(self, speech: Speech, quotation: tuple[int, int]) -> bool:
        """Whether a verb of saying stands in the same sentence as the quotation, before, in or after it."""
        cue = speech.cue_span
        if quotation[0] <= cue.start < quotation[1]:
            return True
        before = cue.start < quotation[0]
        low, high = (cue.end, quotation[0]) if before else (quotation[1] - 2, cue.start)
        return STOP.search(re.sub(r"[\"“”]", " ", self._syntax.text[low:high])) is None

    def _mend(self) -> None:
        """Give a speech whose subject was read as a number the speaker that stands beside its verb."""
        for rank, speech in enumerate(self.speeches):
            if not self._may_speak(rank):
                found = dict(self._asides.of_sentence(speech.cue))
                self._resolved[rank] = found.get(speech.cue, self._resolved[rank])

    def _may_speak(self, rank: int) -> bool:
        head = self.speeches[rank].source
        return head is None or self._syntax.tokens[head].tag != "CD"

    def _is_from_before(self, speech: Speech, start: int) -> bool:
        """Whether a label of an earlier sentence is all that covers the figure."""
        is_label = not any(map(str.isalpha, speech.cue_span.text))
        return is_label and speech.cue_span.end < self._syntax.sentence(self._syntax.at(start)).start

    def named(self, span: Span, actor: str | None) -> Source:
        """Return the source that `span` names."""
        return self._namer.source(span, actor)

    # ------------------------------------------------------------ choosing
    def _covering(self, start: int, end: int) -> list[int]:
        covering = [
            rank
            for rank, speech in enumerate(self.speeches)
            if speech.covers(start, end)
            and not self._is_own_name(rank, start)
            and not self._is_heading(speech)
        ]
        covering = [rank for rank in covering if not self._is_possessed(rank, covering)]
        near = [rank for rank in covering if not self._is_apart(self.speeches[rank], start)]
        return near or covering

    def _is_heading(self, speech: Speech) -> bool:
        """Whether a label heads what follows without speaking: "Odessa:", "Irumu. Ambush on the 19th:"."""
        span = speech.source_span
        if speech.rule != "label" or span is None:
            return False
        place = any(p.start <= span.start and span.end <= p.end for p in self._syntax.reading.places)
        return place or SENTENCE_END.search(span.text) is not None

    def _is_own_name(self, rank: int, start: int) -> bool:
        span = self.speeches[rank].source_span
        return span is not None and span.start <= start < span.end

    def _passes_on(self, rank: int, inner: int) -> bool:
        """Whether a speech passes on what another says; two phrases side by side do not."""
        phrases = {self.speeches[rank].rule, self.speeches[inner].rule} == {"according to"}
        return rank != inner and not phrases and self._differs(rank, inner)

    def _nearest_phrase(self, inner: int, start: int, covering: list[int]) -> int:
        """ "40 according to the union and 12 according to the ministry": the phrase after each figure."""
        if self.speeches[inner].rule != "according to":
            return inner
        phrases = [rank for rank in covering if self.speeches[rank].rule == "according to"]
        after = [rank for rank in phrases if self.speeches[rank].cue_span.start > start]
        return min(after or [inner], key=lambda rank: self.speeches[rank].cue_span.start)

    def _vouching(self, inner: int, covering: list[int]) -> int:
        """ "The mayor spoke of 12, citing nurses": an outlet passes on what it cites, a mayor vouches."""
        if self.speeches[inner].rule != "cited":
            return inner
        cue = self.speeches[inner].cue
        if any(self._syntax.lemma(self.speeches[r].cue) == "report" for r in covering):
            return inner
        citing = [r for r in covering if r != inner and self._syntax.is_under(cue, self.speeches[r].cue)]
        if not citing or self._resolved[citing[0]].role in ("media", "report"):
            return inner
        return citing[0]

    def _is_possessed(self, rank: int, covering: list[int]) -> bool:
        """ "Said his ward had registered 38 deaths": the ward speaks through the one who is quoted."""
        span, cue = self.speeches[rank].source_span, self.speeches[rank].cue_span
        if span is None or POSSESSIVE.match(span.text) is None:
            return False
        return any(self.speeches[r].covers(cue.start, cue.end) for r in covering if r != rank)

    def _differs(self, one: int, other: int) -> bool:
        a, b = self._resolved[one], self._resolved[other]
        return a.role != "report" and (a.name, a.actor) != (b.name, b.actor)

    def _in_sentence(self, start: int) -> int | None:
        place = self._syntax.at(start)
        sentence = self._syntax.sentence(place)
        here = [
            rank
            for rank, speech in enumerate(self.speeches)
            if sentence.start <= speech.cue_span.start < sentence.end and not self._is_own_name(rank, start)
        ]
        here = [rank for rank in here if not self._is_apart(self.speeches[rank], start)] or here
        if len(here) != 1 or self._is_concession(place):
            return None
        speech = self.speeches[here[0]]
        if not self._vouches(speech, start):
            return None
        embedded = self._syntax.tokens[speech.cue].dep in ("relcl", "acl", "advcl", "pcomp")
        return None if embedded and not self._syntax.is_under(place, speech.cue) else here[0]

    def _vouches(self, speech: Speech, start: int) -> bool:
        """Whether a speech speaks for its sentence: a verb of saying does, a label for what follows it."""
        if not any(map(str.isalpha, speech.cue_span.text)):
            return speech.cue_span.end <= start
        if speech.rule == "according to":
            return True
        says = self._syntax.lemma(speech.cue) in self._lexicon.says | self._lexicon.figures
        return says or not self._syntax.tokens[speech.cue].tag.startswith("VB")

    def _is_concession(self, place: int) -> bool:
        """Whether the place lies in a "though ..." clause, where the report speaks again itself."""
        for governor in (place, *self._syntax.ancestors(place)):
            mark = self._syntax.child(governor, "mark")
            if mark is not None and self._syntax.low(mark) in ("though", "although", "whereas"):
                return not any(self._syntax.is_under(speech.cue, governor) for speech in self.speeches)
        return False

    def _list_intro(self, start: int) -> int | None:
        """Return the speech of the line with a colon that a bulleted line follows."""
        line = opening_line(self._syntax, start)
        if line is None:
            return None
        speeches = [(r, s) for r, s in enumerate(self.speeches) if s.asserts]
        here = [r for r, s in speeches if line[0] <= s.cue_span.start < line[1]]
        return here[-1] if here else None

    def _lister(self, start: int) -> Source | None:
        """ "Documented by the monitor since Thursday:": the doer in the line that opens a bulleted list."""
        line = opening_line(self._syntax, start)
        if line is None:
            return None
        for place in range(self._syntax.at(line[0]), self._syntax.at(line[1] - 1)):
            doer = self._syntax.child(place, "pobj") if self._syntax.tokens[place].dep == "agent" else None
            counts = self._syntax.lemma(self._syntax.tokens[place].head) in self._lexicon.figures
            if doer is not None and counts:
                return self._namer.speaking_noun(doer)
        return None

    def _carried(self, start: int) -> int | None:
        """The speaker of the sentence before goes on when a quotation or the paragraph does."""
        before = [rank for rank, speech in enumerate(self.speeches) if speech.cue_span.start < start]
        quotation = self._syntax.quotation_at(start)
        if quotation is not None and quotation[1] - quotation[0] >= SPOKEN:
            return before[-1] if before else None
        if not before or self.speeches[before[-1]].cue_span.start < self._syntax.paragraph_start(start):
            return None
        return before[-1] if self._goes_on(start, before[-1]) else None

    def _goes_on(self, start: int, last: int) -> bool:
        """A sentence between two of one speaker, or one that opens with a bare number, is that speaker's."""
        sentence = self._syntax.sentence(self._syntax.at(start))
        after = [
            rank
            for rank in range(last + 1, len(self.speeches))
            if self.speeches[rank].cue_span.start > sentence.end
        ]
        line_end = self._syntax.text.find("\n", start)
        line_end = len(self._syntax.text) if line_end < 0 else line_end
        between = after and self.speeches[after[0]].cue_span.start < line_end
        if between and not self._differs(after[0], last):
            return True
        first = self._syntax.tokens[sentence.first]
        return first.tag == "CD" and first.dep in ("nsubj", "nsubjpass")


def _first(named: Iterator[Named]) -> Voice | None:
    """Return the first speaker that was found, with the rule that found it."""
    return next((Voice(source, None, None, rule) for source, rule in named if source is not None), None)
