"""Who issued a text that is itself a statement: a ministry's release, a movement's communique."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speakers.naming import Namer
from counterclaim.claims.syntax import Syntax
from counterclaim.model import Source, Span, quote
from counterclaim.resources.actors import Registry

ISSUED = re.compile(
    r"\b(?:statement|communiqu[eé]|press release|bulletin|flash update|situation report|sitrep|alert|"
    r"weekly (?:report|update)|daily (?:report|update)|briefing note|press office|spokes\w+|appeal)\b",
    re.I,
)
STOP = frozenset(
    "the of and for a an in on at to daily news press release statement bulletin weekly update".split()
)
OWN_WORDS = 2  # "we", "our" outside quotations that make a text its outlet's own statement


def issuer(syntax: Syntax, lexicon: Lexicon, registry: Registry, namer: Namer) -> Source | None:
    """Return the organisation that issued the text, named somewhere in it; `None` for a news report."""
    report = syntax.reading.report
    outlet = report.outlet or ""
    if not outlet or not _is_statement(syntax, lexicon, registry):
        return None
    for start, end in _mentions_of(syntax.text, outlet):
        span = quote(syntax.text, start, end)
        mention = namer.actor_in(span)
        return namer.source(span, mention.actor if mention else None)
    own = _actors_of(registry, outlet)
    for mention in syntax.reading.actors:
        if mention.actor is not None and mention.actor in own:
            return namer.source(Span(start=mention.start, end=mention.end, text=mention.text), mention.actor)
    return None


def _actors_of(registry: Registry, outlet: str) -> frozenset[str]:
    """Return the registered actors whose name is a stretch of the outlet's name."""
    words = re.findall(r"[^\W_]+", outlet)
    found: set[str] = set()
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + 6) + 1):
            found.update(actor.id for actor in registry.lookup(" ".join(words[first:last])))
    return frozenset(found)


def _is_statement(syntax: Syntax, lexicon: Lexicon, registry: Registry) -> bool:
    outlet, title = syntax.reading.report.outlet or "", syntax.reading.report.title or ""
    if ISSUED.search(outlet):
        return True
    role = lexicon.role(outlet)
    if role is not None:
        return role in ("official", "party", "monitor")
    registered = registry.lookup(outlet)
    body = bool(registered) and registry.role(registered[0].id) in ("party", "monitor", "official")
    return body or ISSUED.search(title) is not None or _speaks_itself(syntax)


def _speaks_itself(syntax: Syntax) -> bool:
    own = [
        token
        for token in syntax.tokens
        if token.tag in ("PRP", "PRP$")
        and token.text.lower() in ("we", "our", "us")
        and syntax.quotation_at(token.start) is None
    ]
    return len(own) >= OWN_WORDS


def _mentions_of(text: str, outlet: str) -> Iterator[tuple[int, int]]:
    """Yield stretches of the text that share the most distinctive words with the outlet's name."""
    plain = re.split(r"[,(:;–—]", outlet)[0]
    words = [w for w in re.findall(r"[^\W_]+", plain) if w.lower() not in STOP and len(w) > 1]
    for size in range(len(words), 0, -1):
        for first in range(len(words) - size + 1):
            part = words[first : first + size]
            pattern = r"\W+(?:(?:of|the|for|and)\W+)*".join(map(re.escape, part))
            match = re.search(rf"\b{pattern}\b", text)
            if match and (size > 1 or len(words) == 1):
                yield match.span()
