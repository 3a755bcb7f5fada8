"""Claims that are no tolls, found by three finders: who did it, who holds a place, who is what."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.assertions.control import ControlFinder
from counterclaim.claims.assertions.descriptions import DescriptionFinder
from counterclaim.claims.assertions.parts import Assertion, Parts
from counterclaim.claims.assertions.responsibility import ResponsibilityFinder
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Peoples
from counterclaim.claims.speakers.finder import Speakers
from counterclaim.claims.syntax import Syntax
from counterclaim.model import Kind


class AssertionFinder:
    """Finds responsibility, control and description claims of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, speakers: Speakers, peoples: Peoples) -> None:
        """Keep what the rules look up."""
        self._syntax = syntax
        parts = Parts(syntax, lexicon, speakers, peoples)
        self._finders = (
            ResponsibilityFinder(parts),
            ControlFinder(parts),
            DescriptionFinder(parts),
        )

    def find(self) -> tuple[Assertion, ...]:
        """Return the assertions in the order of the text, one a trigger and kind."""
        found: dict[tuple[int, Kind], Assertion] = {}
        for place in range(len(self._syntax.tokens)):
            for assertion in self._at(place):
                found.setdefault((assertion.trigger, assertion.kind), assertion)
        return tuple(found.values())

    def _at(self, place: int) -> Iterator[Assertion]:
        for finder in self._finders:
            yield from finder.at(place)


__all__ = ["Assertion", "AssertionFinder"]
