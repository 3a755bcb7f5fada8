"""The place of an event as its report tells it: in its words, inside the province that it names."""

from __future__ import annotations

import re
from itertools import combinations

from msgspec.structs import replace

from counterclaim.claims.lexicon import Lexicon
from counterclaim.model import Place, Reading, Span
from counterclaim.resources.actors import Registry
from counterclaim.resources.gazetteer import fold

NEAR = 100  # characters between a place and the province that it is written with
WORD = re.compile(r"\w+")
INSIDE = frozenset(
    """in of the city town capital center centre central part section side northern southern eastern western
    northeastern northwestern southeastern southwestern downtown metropolitan""".split()
)


class Told:
    """Says of the places of one reading what its own words say, and no more."""

    def __init__(self, reading: Reading, lexicon: Lexicon, registry: Registry) -> None:
        """Keep what the rules look up."""
        self._text, self._places, self._registry = reading.report.text, reading.places, registry
        self._divisions = frozenset(lexicon.codebook.event_words.divisions)

    def place(self, place: Place, home: str | None) -> Place:
        """Return a place as it is spelt, with another name of it only where that differs by more than marks.

        A province stays where the report names it. Where the gazetteer has no such place it lies in `home`,
        the country that the report is about.
        """
        if place.precision == "country":
            return place
        name = self._other_name(place)
        if place.country is None:
            return replace(place, country=home, name=name)
        told = (place, *(p for p in self._places if _is_same(p, place)))
        holders = [other for other in self._places if any(self._holds(other, each) for each in told)]
        holder = min(holders, key=lambda other: abs(other.start - place.start), default=None)
        return replace(place, name=name, admin1=None if holder is None else self._bare(holder))

    def country(self, code: str, words: Span) -> Place:
        """Return a country that the report tells of only by its people or its towns."""
        nation = self._registry.nations.countries.get(code)
        return Place(
            start=words.start,
            end=words.end,
            text=words.text,
            geonameid=None,
            lat=None,
            lon=None,
            country=code,
            precision="country",
            name=nation.names[0] if nation is not None else None,
        )

    def _other_name(self, place: Place) -> str | None:
        """Return another name of a place: its words but for that of its kind, else the gazetteer's."""
        name = self._bare(place)
        if name != place.text:
            return name
        other = place.name is not None and not is_part(place) and fold(place.name) != fold(name)
        if not other or place.precision == "admin1":
            return None
        return _as_spelt(place.name or "", place.text)

    def _bare(self, place: Place) -> str:
        """Return the words of a place but for that of its kind: "Rose Hill district"."""
        name, _, kind = place.text.rpartition(" ")
        return name if name and kind.lower() in self._divisions else place.text

    def _holds(self, outer: Place, inner: Place) -> bool:
        """Whether a place is written with its province, or lies in the city that this is called after."""
        if outer.country != inner.country or inner.admin1 is None or outer.text.lower() == inner.text.lower():
            return False
        if is_part(inner) and outer.precision == "exact" and inner.geonameid == outer.geonameid:
            return is_seat(outer)
        if outer.precision == "admin1":
            return outer.name == inner.admin1 and abs(outer.start - inner.start) < NEAR
        between = self._text[inner.end : outer.start] if inner.end < outer.start < inner.end + NEAR else "-"
        written = all(word in INSIDE for word in WORD.findall(between.lower())) and not set("-.;\n") & set(
            between
        )
        return written and set(fold(outer.text).split()) <= set(fold(inner.admin1).split())


def _as_spelt(name: str, text: str) -> str:
    """Return a name with the marks that words which hold it have."""
    words = text.split()
    runs = (words[first:last] for first, last in combinations(range(len(words) + 1), 2))
    return next((told for told in map(" ".join, runs) if fold(told) == fold(name)), name)


def _is_same(one: Place, other: Place) -> bool:
    """Whether the same words name one place of the gazetteer."""
    return one.geonameid is not None and one.geonameid == other.geonameid and one.text == other.text


def is_part(place: Place) -> bool:
    """Whether a place is only known by the town or province that holds it: "the Rose Hill neighbourhood"."""
    held = place.precision == "near" or (place.precision == "admin1" and place.admin1 is not None)
    if not held or place.name is None:
        return False
    return set(fold(place.name).split()).isdisjoint(fold(place.text).split())


def is_seat(place: Place) -> bool:
    """Whether a town's province is called after it: a capital or a provincial one."""
    return place.admin1 is not None and set(fold(place.text).split()) <= set(fold(place.admin1).split())
