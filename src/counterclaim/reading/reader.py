"""From a report to its reading: the one door of this room."""

from __future__ import annotations

from counterclaim.model import Reading, Report
from counterclaim.reading.actors import find_actors
from counterclaim.reading.dates import find_dates
from counterclaim.reading.nlp import Parser
from counterclaim.reading.numbers import NumberFinder
from counterclaim.reading.places import PlaceFinder
from counterclaim.resources.actors import Registry
from counterclaim.resources.codebook import Codebook
from counterclaim.resources.gazetteer import Gazetteer


class Reader:
    """Reads reports with one codebook, registry and gazetteer; a pure function of each report."""

    def __init__(self, codebook: Codebook, registry: Registry, gazetteer: Gazetteer) -> None:
        """Load the language model and compile the tables."""
        self._registry = registry
        self._parser = Parser(_names(registry))
        self._numbers = NumberFinder(codebook)
        self._places = PlaceFinder(gazetteer)

    def read(self, report: Report) -> Reading:
        """Return everything that can be read off a report before any claim is made.

        A report in a language that is not read comes back with empty tables.
        """
        if not report.is_read:
            return Reading(report=report, tokens=(), sentences=(), numbers=(), dates=(), places=(), actors=())
        tokens, sentences = self._parser.parse(report.text)
        actors = find_actors(report.text, self._registry)
        return Reading(
            report=report,
            tokens=tokens,
            sentences=sentences,
            numbers=self._numbers.find(report.text),
            dates=find_dates(report.text, sentences, tokens, report.published),
            places=self._places.find(report, tokens, sentences, actors),
            actors=actors,
        )


def _names(registry: Registry) -> frozenset[str]:
    """Words that keep a capital when text in capitals gets its casing back: countries and their people."""
    countries = registry.nations.countries.values()
    words = (word for c in countries for words in (c.names, c.adjectives, c.people) for word in words)
    return frozenset(part.lower() for word in words for part in word.split() if part[:1].isupper())
