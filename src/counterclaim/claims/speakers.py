"""Who speaks at a place in the text: attributions, carried speakers, self-issued statements, the report.

A pronoun or "the statement" stands for the speaker named before it; the name is always quoted from the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.claims.attributions import Speech
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import Syntax
from counterclaim.model import ActorMention, Role, Source, Span
from counterclaim.resources.actors import Registry

PERSONAL = frozenset(("he", "she"))
IMPERSONAL = frozenset(("it", "they", "which", "who", "that", "its", "their", "both"))
FIRST_PERSON = frozenset(("we", "i", "our", "us", "my"))
ISSUED = re.compile(
    r"\b(?:statement|communiqu[eé]|press release|bulletin|flash update|situation report|sitrep|alert|"
    r"weekly (?:report|update)|daily (?:report|update)|briefing note|press office|spokes\w+|appeal)\b",
    re.I,
)
BULLET = re.compile(r"\s*(?:[-–—•*·]|\d{1,2}[.)])\s")
FIGURES = frozenset(
    ("figure", "version", "tally", "list", "count", "estimate", "toll", "account", "number", "claim")
)
BODIES = frozenset(
    ("group", "movement", "organisation", "organization", "monitor", "observatory", "faction", "outfit")
)
STOP = frozenset(
    "the of and for a an in on at to daily news press release statement bulletin weekly update".split()
)
REPORT = Source(name=None, actor=None, role="report", start=None, end=None)


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
        self._syntax, self._lexicon, self._registry = syntax, lexicon, registry
        self.speeches = speeches
        self.issuer = self._find_issuer()
        self._resolved: list[Source] = []
        for speech in speeches:
            self._resolved.append(self._resolve(speech))

    def at(self, start: int, end: int) -> Voice:
        """Return who says the words `start..end` of the report."""
        owner = self._owner_of_figure(start)
        if owner is not None:
            return Voice(owner, None, None, "the owner of the figure")
        covering = [rank for rank, speech in enumerate(self.speeches) if speech.covers(start, end)]
        covering = [rank for rank in covering if not self._is_own_name(rank, start)]
        outside = [rank for rank in covering if not self._is_possessed(rank)]
        covering = outside or covering
        if covering:
            inner = min(covering, key=lambda rank: (self.speeches[rank].size, -rank))
            outer = [rank for rank in covering if rank != inner and self._differs(rank, inner)]
            relay = self._resolved[min(outer, key=lambda rank: self.speeches[rank].size)] if outer else None
            return Voice(self._resolved[inner], relay, inner, self.speeches[inner].rule)
        near = self._in_sentence(start)
        if near is not None:
            return Voice(self._resolved[near], None, near, "the only speaker of the sentence")
        listed = self._list_intro(start)
        if listed is not None:
            return Voice(self._resolved[listed], None, listed, "the line that opens the list")
        carried = self._carried(start)
        if carried is not None:
            return Voice(self._resolved[carried], None, carried, "the speaker carries on")
        if self.issuer is not None:
            return Voice(self.issuer, None, None, "a statement's issuer")
        return Voice(REPORT, None, None, "the report's own voice")

    def source_of(self, rank: int) -> Source:
        """Return the resolved source of one speech."""
        return self._resolved[rank]

    # ------------------------------------------------------------ choosing
    def _is_own_name(self, rank: int, start: int) -> bool:
        span = self.speeches[rank].source_span
        return span is not None and span.start <= start < span.end

    def _is_possessed(self, rank: int) -> bool:
        """ "Said his ward had registered 38 deaths": the ward speaks through the one who is quoted."""
        span = self.speeches[rank].source_span
        return span is not None and re.match(r"(?:his|her|their|its|my|our)\s", span.text, re.I) is not None

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
        if len(here) != 1 or self._is_concession(place):
            return None
        speech = self.speeches[here[0]]
        embedded = self._syntax.tokens[speech.cue].dep in ("relcl", "acl", "advcl", "pcomp")
        return None if embedded and not self._syntax.is_under(place, speech.cue) else here[0]

    def _is_concession(self, place: int) -> bool:
        """Whether the place lies in a "though ..." clause, where the report speaks again itself."""
        for governor in (place, *self._syntax.ancestors(place)):
            mark = self._syntax.child(governor, "mark")
            if mark is not None and self._syntax.low(mark) in ("though", "although", "whereas"):
                inside = [s for s in self.speeches if self._syntax.is_under(s.cue, governor)]
                return not inside
        return False

    def _list_intro(self, start: int) -> int | None:
        """Return the speech of the line with a colon that a bulleted line follows."""
        line = self._syntax.paragraph_start(start)
        if BULLET.match(self._syntax.text, line) is None:
            return None
        lines = self._syntax.text[:line].split("\n")
        offset = line
        for text in reversed(lines[:-1]):
            offset -= len(text) + 1
            if text.strip() and BULLET.match(text) is None:
                here = [
                    rank
                    for rank, s in enumerate(self.speeches)
                    if offset <= s.cue_span.start <= offset + len(text)
                ]
                return here[-1] if here and text.rstrip().endswith(":") else None
        return None

    def _owner_of_figure(self, start: int) -> Source | None:
        """ "The authorities' version, of two dead", "the claims by the group of having killed 40"."""
        place = self._syntax.at(start)
        sentence = self._syntax.sentence(place)
        for governor in (place, *self._syntax.ancestors(place)):
            if governor < sentence.first or place - governor > 8:
                return None
            if governor > place or self._syntax.lemma(governor) not in FIGURES:
                continue
            for child in self._syntax.children[governor]:
                if self._syntax.tokens[child].dep in ("poss", "compound", "amod"):
                    return self._speaking_noun(child)
        return None

    def _speaking_noun(self, noun: int) -> Source | None:
        span = self._syntax.trimmed(*self._syntax.noun_phrase(noun))
        if span is None or self._syntax.tokens[noun].tag not in ("NN", "NNS", "NNP", "NNPS"):
            return None
        mention = self._actor_in(span)
        if mention is None and self._lexicon.role(span.text) is None:
            return None
        return self.named(self._short(span), mention.actor if mention else None)

    def _carried(self, start: int) -> int | None:
        """The speaker of the sentence before goes on when a quotation does, or when "also"/"it added" hints it."""
        before = [rank for rank, speech in enumerate(self.speeches) if speech.cue_span.start < start]
        quotation = self._syntax.quotation_at(start)
        if quotation is not None and quotation[1] - quotation[0] >= 25:
            return before[-1] if before else None
        if not before or self.speeches[before[-1]].cue_span.start < self._syntax.paragraph_start(start):
            return None
        return before[-1] if self._goes_on(start, before[-1]) else None

    def _goes_on(self, start: int, last: int) -> bool:
        """A sentence between two of one speaker, or one that opens with a bare number, is that speaker's."""
        sentence = self._syntax.sentence(self._syntax.at(start))
        after = [
            s for s in range(last + 1, len(self.speeches)) if self.speeches[s].cue_span.start > sentence.end
        ]
        line_end = self._syntax.text.find("\n", start)
        line_end = len(self._syntax.text) if line_end < 0 else line_end
        between = after and self.speeches[after[0]].cue_span.start < line_end
        if between and not self._differs(after[0], last):
            return True
        first = self._syntax.tokens[sentence.first]
        return first.tag == "CD" and first.dep in ("nsubj", "nsubjpass")

    # ------------------------------------------------------------ resolving
    def _resolve(self, speech: Speech) -> Source:
        span, head = speech.source_span, speech.source
        if span is None or head is None:
            return self._subjectless(speech)
        words = span.text.lower()
        if words in PERSONAL or words in IMPERSONAL:
            return self._antecedent(speech, person=words in PERSONAL) or self._fallback()
        if words in FIRST_PERSON:
            quoting = self._quoting(speech)
            return quoting or self.issuer or REPORT
        mention = self._actor_in(span)
        lemma = self._syntax.lemma(head)
        if mention is None and lemma in self._lexicon.texts and not self._has_owner(head):
            return (
                self._antecedent(speech, person=False) or self._fallback()
                if lemma != "report"
                else self.named(span, None)
            )
        if lemma in self._lexicon.texts and mention is not None:
            return self.named(Span(start=mention.start, end=mention.end, text=mention.text), mention.actor)
        return (self._same_body(span, speech) if mention is None else None) or self.named(
            self._short(span), mention.actor if mention else self._alias(span)
        )

    def _same_body(self, span: Span, speech: Speech) -> Source | None:
        """ "The group", "the monitor": the body of that kind that was named last."""
        words = span.text.lower().split()
        if len(words) != 2 or words[0] != "the" or words[1] not in BODIES:
            return None
        actor = self._alias(span)
        named = [m for m in self._syntax.reading.actors if m.actor == actor and m.end <= span.start]
        if actor is not None and named:
            return self.named(Span(start=named[-1].start, end=named[-1].end, text=named[-1].text), actor)
        for source in reversed(self._resolved):
            if (
                source.name is not None
                and not self._is_person(source)
                and source.role in ("party", "monitor")
            ):
                return source
        return None

    def _subjectless(self, speech: Speech) -> Source:
        return self.issuer if self.issuer is not None else REPORT

    def _fallback(self) -> Source:
        return self.issuer if self.issuer is not None else REPORT

    def _quoting(self, speech: Speech) -> Source | None:
        for rank, other in enumerate(self.speeches[: len(self._resolved)]):
            if other.covers(speech.cue_span.start, speech.cue_span.end):
                return self._resolved[rank]
        return None

    def _antecedent(self, speech: Speech, *, person: bool) -> Source | None:
        """Return the last speaker of the wanted kind; relative words take the nearest one."""
        for source in reversed(self._resolved):
            if source.start is None or source.role == "report" or source.start > speech.cue_span.start:
                continue
            if person and not self._is_person(source):
                continue
            if not person and self._is_person(source) and self._earlier_organisation() is not None:
                continue
            return source
        return self._first_actor_before(speech.cue_span.start) if not person else None

    def _earlier_organisation(self) -> Source | None:
        return next(
            (s for s in reversed(self._resolved) if s.start is not None and not self._is_person(s)), None
        )

    def _is_person(self, source: Source) -> bool:
        if source.start is None or source.end is None:
            return False
        head = self._syntax.at(source.end - 1)
        entity = any(
            self._syntax.tokens[i].entity == "PERSON" for i in range(self._syntax.at(source.start), head + 1)
        )
        return (
            entity
            or self._syntax.lemma(head) in self._lexicon.people
            or self._syntax.lemma(head) in self._lexicon.anonymous
        )

    def _first_actor_before(self, start: int) -> Source | None:
        sentence = self._syntax.sentence(self._syntax.at(start))
        mentions = [
            m
            for m in self._syntax.reading.actors
            if m.actor is not None and m.start < start and m.start >= sentence.start - 700
        ]
        speaking = [m for m in mentions if self._registry.role(m.actor or "") != "media"]
        if not speaking:
            return None
        last = speaking[-1]
        return self.named(Span(start=last.start, end=last.end, text=last.text), last.actor)

    def named(self, span: Span, actor: str | None) -> Source:
        """Return the source that is named by `span`."""
        role = self._role(span.text, actor)
        return Source(name=span.text, actor=actor, role=role, start=span.start, end=span.end)

    def _role(self, words: str, actor: str | None) -> Role:
        by_words = self._lexicon.role(words)
        if actor is not None:
            if by_words == "witness" and self._registry.role(actor) not in ("monitor", "media"):
                return "witness"
            return self._registry.role(actor)
        return by_words or "official"

    def _actor_in(self, span: Span) -> ActorMention | None:
        inside = [m for m in self._syntax.reading.actors if span.start <= m.start and m.end <= span.end]
        registered = [m for m in inside if m.actor is not None]
        return registered[0] if registered else None

    def _alias(self, span: Span) -> str | None:
        """Return the actor of "the group", "the ministry": the last one named with that noun or kind."""
        head = span.text.lower().split()[-1]
        if not span.text.lower().startswith(("the ", "its ")) or head not in (
            "group",
            "army",
            "ministry",
            "force",
            "militia",
            "monitor",
            "observatory",
            "movement",
            "military",
            "organisation",
            "organization",
            "agency",
            "coalition",
        ):
            return None
        before = [m for m in self._syntax.reading.actors if m.end <= span.start and m.actor is not None]
        wanted = {
            "group": ("armed_group", "militia", "monitor", "ngo"), "movement": ("armed_group", "militia", "party"),
            "army": ("state_force",), "military": ("state_force",), "force": ("armed_group", "state_force", "coalition"),
            "monitor": ("monitor", "ngo"), "observatory": ("monitor",), "ministry": ("government", "medical"),
            "agency": ("agency", "un"), "coalition": ("coalition",), "militia": ("militia", "armed_group"),
            "organisation": ("ngo", "monitor", "un"), "organization": ("ngo", "monitor", "un"),
        }[head]  # fmt: skip
        fitting = [m.actor for m in before if self._kind(m.actor) in wanted]
        return fitting[-1] if fitting else None

    def _kind(self, actor: str | None) -> str | None:
        registered = self._registry.by_id(actor) if actor is not None else None
        return registered.kind if registered is not None else None

    def _has_owner(self, head: int) -> bool:
        return any(self._syntax.tokens[c].dep in ("poss", "compound") for c in self._syntax.children[head])

    def _short(self, span: Span) -> Span:
        """Drop a leading article and what follows a comma from a speaker's words."""
        text = span.text
        start = span.start
        article = re.match(r"(?:the|an?|its|their)\s+", text, re.I)
        if article and article.end() < len(text):
            start += article.end()
        return Span(start=start, end=span.end, text=text[start - span.start :])

    # ------------------------------------------------------------ statements
    def _find_issuer(self) -> Source | None:
        """Return the organisation that issued the text itself, named somewhere in it, or `None` for a news report."""
        report = self._syntax.reading.report
        outlet = report.outlet or ""
        if not outlet or not self._is_statement(outlet, report.title or ""):
            return None
        for start, end in self._mentions_of(outlet):
            span = Span(start=start, end=end, text=self._syntax.text[start:end])
            mention = self._actor_in(span)
            return self.named(span, mention.actor if mention else None)
        own = self._actors_of(outlet)
        for mention in self._syntax.reading.actors:
            if mention.actor is not None and mention.actor in own:
                return self.named(
                    Span(start=mention.start, end=mention.end, text=mention.text), mention.actor
                )
        return None

    def _actors_of(self, outlet: str) -> frozenset[str]:
        """Return the registered actors whose name is a stretch of the outlet's name."""
        words = re.findall(r"[^\W_]+", outlet)
        found = set()
        for first in range(len(words)):
            for last in range(first + 1, min(len(words), first + 6) + 1):
                found.update(actor.id for actor in self._registry.lookup(" ".join(words[first:last])))
        return frozenset(found)

    def _is_statement(self, outlet: str, title: str) -> bool:
        if ISSUED.search(outlet):
            return True
        if self._lexicon.role(outlet) == "media":
            return False
        if ISSUED.search(title):
            return True
        registered = self._registry.lookup(outlet)
        if registered and self._registry.role(registered[0].id) in ("party", "monitor", "official"):
            return True
        outside = [
            token.text.lower()
            for token in self._syntax.tokens
            if token.tag in ("PRP", "PRP$") and self._syntax.quotation_at(token.start) is None
        ]
        return sum(word in ("we", "our", "us") for word in outside) >= 2

    def _mentions_of(self, outlet: str) -> Iterator[tuple[int, int]]:
        """Yield stretches of the text that share the most distinctive words with the outlet's name."""
        plain = re.split(r"[,(:;–—]", outlet)[0]
        words = [w for w in re.findall(r"[^\W_]+", plain) if w.lower() not in STOP and len(w) > 1]
        if not words:
            return
        for size in range(len(words), 0, -1):
            for first in range(len(words) - size + 1):
                part = words[first : first + size]
                pattern = r"\W+(?:(?:of|the|for|and)\W+)*".join(map(re.escape, part))
                match = re.search(rf"\b{pattern}\b", self._syntax.text)
                if match and (size > 1 or len(words) == 1):
                    yield match.span()
