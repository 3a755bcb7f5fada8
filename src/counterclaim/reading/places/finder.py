"""Places: finds the place names of a report and says which places they are, and how precisely."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from counterclaim.model import ActorMention, Place, Reason, Report, Sentence, Token
from counterclaim.reading.places.context import View
from counterclaim.reading.places.mentions import LARGE, Mention, find_mentions
from counterclaim.reading.places.reasons import reasons
from counterclaim.reading.places.relations import adjoin
from counterclaim.reading.places.resolve import Resolver, as_place
from counterclaim.reading.places.votes import vote
from counterclaim.resources.gazetteer import Gazetteer

CAPITALISED = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*)?")
HOST = re.compile(r"^(?:\w+://)?([\w.-]+)")


class PlaceFinder:
    """Finds places with one gazetteer; depends on nothing but its arguments."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def find(
        self,
        report: Report,
        tokens: tuple[Token, ...],
        sentences: tuple[Sentence, ...],
        actors: tuple[ActorMention, ...],
    ) -> tuple[Place, ...]:
        """Return the places of a report, in order, without overlaps.

        A place that the gazetteer cannot put stays, with the precision `unknown`.
        """
        return self.explain(report, tokens, sentences, actors)[0]

    def explain(
        self,
        report: Report,
        tokens: tuple[Token, ...],
        sentences: tuple[Sentence, ...],
        actors: tuple[ActorMention, ...],
    ) -> tuple[tuple[Place, ...], tuple[Reason, ...]]:
        """Return the places as `find` does, and why each is the one it is."""
        view = View(text=report.text, tokens=tokens, sentences=sentences, actors=actors)
        mentions, peoples = find_mentions(view, self._gazetteer)
        hints = (*self._hints(report), *_filed(view, mentions))
        resolver = Resolver(view, self._gazetteer, mentions, vote(mentions, peoples, hints))
        found, ranking = resolver.resolve()
        places = tuple(as_place(view, one) for one in found)
        return places, tuple(reason for one in found for reason in reasons(view, one, ranking))

    def _hints(self, report: Report) -> Iterator[str]:
        """Yield the countries that the headline and the outlet's address speak for."""
        for name in CAPITALISED.findall(report.title or ""):
            countries = {e.country for e in self._gazetteer.lookup(name) if e.kind in ("country", "demonym")}
            if len(countries) == 1:
                yield from countries
        for address in (report.url or report.outlet,):
            host = HOST.match(address or "")
            ending = host.group(1).rsplit(".", 1)[-1].upper() if host else ""
            if self._gazetteer.has_country(country := {"UK": "GB"}.get(ending, ending)):
                yield country


def _filed(view: View, mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield the country of a dateline's city, as telling as a country's name: there agencies write only the
    best known of a name without its country.
    """
    for rank, mention in enumerate(mentions):
        if view.is_filed(mention.first, mention.last):
            after = mentions[rank + 1] if rank + 1 < len(mentions) else None
            alone = after is None or not adjoin(view.text[mention.end : after.start])
            city = next((entry for entry in mention.entries if entry.kind == "city"), None)
            if alone and city is not None and city.population >= LARGE:
                yield from (city.country, city.country)


def main_country(places: tuple[Place, ...]) -> str | None:
    """Return the country that most of the places lie in, the one named first where two are level."""
    counts = Counter(place.country for place in places if place.country)
    return counts.most_common(1)[0][0] if counts else None
