"""From a report to its reading: the one door of this room."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar

import msgspec

from counterclaim.model import Reading, Report, Sentence, Token
from counterclaim.reading.actors.finder import explain_actors
from counterclaim.reading.dates.finder import explain_dates
from counterclaim.reading.nlp import Parser, paragraphs
from counterclaim.reading.numbers import NumberFinder
from counterclaim.reading.places.finder import PlaceFinder
from counterclaim.reading.screen import Piece, Screen
from counterclaim.resources.actors import Registry
from counterclaim.resources.codebook import Codebook
from counterclaim.resources.gazetteer import Gazetteer


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Found = TypeVar("Found", bound=_Placed)


class Reader:
    """Reads reports with one codebook, registry and gazetteer; a pure function of each report.

    `parser` makes the tokens and sentences that `resolve` works on.
    """

    def __init__(
        self, codebook: Codebook, registry: Registry, gazetteer: Gazetteer, *, screen: bool = False
    ) -> None:
        """Load the language model and compile the tables; with `screen`, read only what may hold a claim."""
        self._registry = registry
        self.parser = Parser(_names(registry))
        self._numbers = NumberFinder(codebook)
        self._places = PlaceFinder(gazetteer)
        self._screen = Screen(codebook, self.parser.forms) if screen else None

    def read(self, report: Report) -> Reading:
        """Return everything that can be read off a report before any claim is made.

        A report in a language that is not read, or that the screen turns away, comes back with empty tables;
        of one that the screen lets pass in part, the tables hold what lies in those paragraphs.
        """
        if not report.is_read:
            return _empty(report)
        pieces = tuple(paragraphs(report.text))
        kept = pieces if self._screen is None else self._screen.keep(report.text, pieces)
        if pieces and not kept:
            return _empty(report)
        reading = self.resolve(report, *self.parser.parse(report.text, kept))
        return reading if kept == pieces else _within(reading, kept)

    def resolve(self, report: Report, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> Reading:
        """Return the reading of a parsed report: its numbers, dates, places and actors."""
        actors, why_actors = explain_actors(report.text, self._registry, report.published)
        places, why = self._places.explain(report, tokens, sentences, actors)
        dates, why_dates = explain_dates(report.text, sentences, tokens, report.published)
        return Reading(
            report=report,
            tokens=tokens,
            sentences=sentences,
            numbers=self._numbers.find(report.text),
            dates=dates,
            places=places,
            actors=actors,
            reasons=(*why, *why_dates, *why_actors),
        )


def _empty(report: Report) -> Reading:
    return Reading(report=report, tokens=(), sentences=(), numbers=(), dates=(), places=(), actors=())


def _within(reading: Reading, pieces: Sequence[Piece]) -> Reading:
    """Leave out what lies in paragraphs without tokens: nothing could be said about it."""
    return msgspec.structs.replace(
        reading,
        numbers=_inside(reading.numbers, pieces),
        dates=_inside(reading.dates, pieces),
        places=_inside(reading.places, pieces),
        actors=_inside(reading.actors, pieces),
    )


def _inside(found: Sequence[Found], pieces: Sequence[Piece]) -> tuple[Found, ...]:
    starts = [start for start, _ in pieces]
    before = [bisect_right(starts, item.start) - 1 for item in found]
    return tuple(
        item for item, rank in zip(found, before, strict=True) if rank >= 0 and item.end <= pieces[rank][1]
    )


def _names(registry: Registry) -> frozenset[str]:
    """Words that keep a capital when text in capitals gets its casing back: countries and their people."""
    countries = registry.nations.countries.values()
    words = (word for c in countries for words in (c.names, c.adjectives, c.people) for word in words)
    return frozenset(part.lower() for word in words for part in word.split() if part[:1].isupper())
