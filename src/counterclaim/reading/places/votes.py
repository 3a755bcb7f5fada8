"""Which countries a report speaks of: every name, people and hint has a vote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from counterclaim.reading.places.mentions import Mention
from counterclaim.resources.gazetteer import Entry


def vote(
    mentions: Iterable[Mention], peoples: Iterable[Entry], hints: Iterable[str]
) -> dict[str, dict[str, float]]:
    """Count what speaks for each country, by who says it: mentions by key, peoples and hints under "".

    A country's name counts 2, a people, a hint or a city that dominates its name 1, a name found in one
    country only 0.7.
    """
    votes: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for country in (*hints, *(people.country for people in peoples)):
        votes[""][country] += 1
    for mention in mentions:
        for country, weight in _ballot(mention).items():
            votes[mention.key][country] += weight
    return {voter: dict(ballot) for voter, ballot in votes.items()}


def _ballot(mention: Mention) -> dict[str, float]:
    countries = [entry for entry in mention.entries if entry.kind == "country"]
    if countries:
        return {entry.country: 2 / len(countries) for entry in countries}
    placed = [entry for entry in mention.entries if entry.country]
    if not placed:
        return {}
    if len({entry.country for entry in placed}) == 1:
        return {placed[0].country: 0.7}
    first, second = placed[0], next(e for e in placed if e.country != placed[0].country)
    return {first.country: 1.0} if first.population > 10 * (second.population + 1000) else {}
