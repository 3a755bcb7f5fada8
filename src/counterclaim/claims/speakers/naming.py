"""The name, actor and role of a speaker, from the words that stand for it."""

from __future__ import annotations

import re

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.listing import dateline_end
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import ActorMention, Role, Source, Span, quote
from counterclaim.resources.actors import Registry

REPORT = Source(name=None, actor=None, role="report", start=None, end=None)
ARTICLE = re.compile(r"(?:the|an?|its|their)\s+", re.I)
PROPER = ("NNP", "NNPS")


class Namer:
    """Names the speakers of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, registry: Registry) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._registry = syntax, lexicon, registry
        self._opening = dateline_end(syntax)

    def past_dateline(self, span: Span) -> Span:
        """Return a name without the place and day before the report's first sentence."""
        if not span.start < self._opening < span.end:
            return span
        start = next(i for i in range(self._opening, span.end) if not self._syntax.text[i].isspace())
        return quote(self._syntax.text, start, span.end)

    def source(self, span: Span, actor: str | None, words: str | None = None) -> Source:
        """Return the source that `span` names; its role is read from `words`, by default the name."""
        role = self._role(words or span.text, actor)
        return Source(name=span.text, actor=actor, role=role, start=span.start, end=span.end)

    def described(self, span: Span, actor: str | None) -> Source:
        """Return the source that a phrase describes, named by the proper name that the phrase may give."""
        for mention in self._syntax.reading.actors:
            if mention.actor is not None and mention.start < span.start and span.end <= mention.end:
                whole = Span(start=mention.start, end=mention.end, text=mention.text)
                return self.source(whole, mention.actor)  # the parse cut a name: "Human Rights"
        return self.source(self._short(span), actor, span.text)

    def speaking_noun(self, noun: int) -> Source | None:
        """Return the source that a noun names; `None` where it is no registered actor and has no role."""
        source = self.noun(noun)
        if source is None or source.name is None:
            return None
        span = self._syntax.trimmed(*self._syntax.noun_phrase(noun))
        speaks = source.actor is not None or (span is not None and self._lexicon.role(span.text) is not None)
        return source if speaks else None

    def is_speaker(self, noun: int) -> bool:
        """Whether the noun itself, not a word before it, is an actor or has a speaker's role."""
        token = self._syntax.tokens[noun]
        named = any(m.actor and m.start <= token.start < m.end for m in self._syntax.reading.actors)
        return named or self._lexicon.role(token.text) is not None or token.tag in PROPER

    def noun(self, noun: int) -> Source | None:
        """Return a noun with its modifiers as a source; `None` for other words."""
        of = self._syntax.child(noun, "prep") if self._syntax.tokens[noun].tag == "CD" else None
        some = of is not None and self._syntax.low(of) == "of"  # "three of the freed boys"
        if self._syntax.tokens[noun].tag not in NOUN_TAGS and not some:
            return None
        span = self._syntax.trimmed(*self._syntax.noun_phrase(noun))
        if span is None or span.end <= self._opening:
            return None
        span = self.past_dateline(span)
        mention = self.actor_in(span)
        return self.described(span, mention.actor if mention else None)

    def actor_in(self, span: Span) -> ActorMention | None:
        """Return the first registered actor that is named inside `span`."""
        inside = (m for m in self._syntax.reading.actors if span.start <= m.start and m.end <= span.end)
        return next((m for m in inside if m.actor is not None), None)

    def alias(self, span: Span) -> str | None:
        """Return the actor of "the group", "the ministry": the last one named of that kind."""
        low = span.text.lower()
        wanted = self._lexicon.codebook.aliases.get(low.split()[-1])
        if wanted is None or not low.startswith(("the ", "its ")):
            return None
        before = [m for m in self._syntax.reading.actors if m.end <= span.start and m.actor is not None]
        return next((m.actor for m in reversed(before) if self._kind(m.actor) in wanted), None)

    def is_person(self, source: Source) -> bool:
        """Whether a source is a single person rather than a body."""
        if source.start is None or source.end is None:
            return False
        return self.is_personal(
            self._syntax.nucleus(self._syntax.at(source.start), self._syntax.at(source.end - 1))
        )

    def is_personal(self, noun: int) -> bool:
        """Whether a noun names or describes a person: "Rey Albino", "Lieutenant Kasimba", "a nurse"."""
        first, last = self._syntax.noun_phrase(noun, with_of=False)
        token = self._syntax.tokens[noun]
        described = token.head if token.dep == "appos" else noun
        if self._is_compound_body(noun):
            return False
        body = token.entity in ("ORG", "GPE", "NORP", "FAC")
        for place in (*range(first, last + 1), described):
            near = self._syntax.tokens[place]
            lemma = near.lemma.lower()
            itself = place in (noun, described) and (near.tag in ("NN", "NNP") or near.entity == "PERSON")
            title = near.tag in PROPER and near.dep == "compound" and not body
            known = lemma in self._lexicon.people or lemma in self._lexicon.anonymous
            known = known or lemma in self._lexicon.codebook.speakers.heads
            if (itself or title) and (
                near.entity == "PERSON" or (known and lemma not in self._lexicon.collective)
            ):
                return True
        return False

    def _is_compound_body(self, noun: int) -> bool:
        """Whether two words name a body that neither names: "the coast guard", unlike "a prison guard"."""
        words = [self._syntax.tokens[place].text for place in (noun - 1, noun) if place >= 0]
        if len(words) < 2 or self._syntax.tokens[noun - 1].dep != "compound":
            return False
        return not any(map(self._lexicon.role, words)) and self._lexicon.role(" ".join(words)) is not None

    def _kind(self, actor: str | None) -> str | None:
        registered = self._registry.by_id(actor) if actor is not None else None
        return registered.kind if registered is not None else None

    def _role(self, words: str, actor: str | None) -> Role:
        by_words = self._lexicon.role(words)
        if actor is None:
            return by_words or "official"
        if by_words == "witness" and self._registry.role(actor) not in ("monitor", "media"):
            return "witness"
        return self._registry.role(actor)

    # ------------------------------------------------------------ the proper name
    def _short(self, span: Span) -> Span:
        """Drop an article, and of two names in apposition keep the proper one."""
        stamp = span.text.rfind("]") + 1  # "13:10 PKT] A trader": the mark of an entry is no name
        lead = len(span.text[stamp:]) - len(span.text[stamp:].lstrip())
        if stamp and stamp + lead < len(span.text):
            span = quote(self._syntax.text, span.start + stamp + lead, span.end)
        pieces = self._pieces(span)
        name = pieces[0]
        if len(pieces) > 1 and not self._is_proper(name) and self._is_proper(pieces[1]):
            name = pieces[1]
        article = ARTICLE.match(name.text)
        if article is None or article.end() >= len(name.text):
            return name
        return quote(self._syntax.text, name.start + article.end(), name.end)

    def _pieces(self, span: Span) -> list[Span]:
        """Cut a phrase at its commas."""
        pieces = []
        for match in re.finditer(r"[^,]+", span.text):
            lead = len(match.group()) - len(match.group().lstrip())
            start, end = span.start + match.start() + lead, span.start + match.end()
            if start < end:
                pieces.append(quote(self._syntax.text, start, end))
        return pieces or [span]

    def _is_proper(self, piece: Span) -> bool:
        """Whether a piece of a phrase ends in a proper name, articles aside."""
        first, last = self._syntax.at(piece.start), self._syntax.at(piece.end - 1)
        opens = self._syntax.tokens[first].tag in (*PROPER, "DT", "``", "''")
        closes = self._syntax.tokens[self._syntax.nucleus(first, last)].tag in PROPER
        return opens and closes
