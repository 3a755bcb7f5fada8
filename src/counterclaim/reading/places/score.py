"""How well a place of the gazetteer fits a name in its report: one number for each sign.

The weights were set by hand on news of many outlets; they order candidates and mean nothing by themselves.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import NamedTuple

from counterclaim.reading.places.mentions import LARGE, Mention, resembles
from counterclaim.resources.gazetteer import Entry, EntryKind, fold, without_article

# log10 of the population is added: rows of our own have none, so they start higher
KIND_PRIOR: Mapping[EntryKind, float] = {
    "country": 3.5, "region": 4.5, "site": 3.5, "admin1": 0.5, "city": 0.0, "admin2": -1.5, "demonym": -9.0,
}  # fmt: skip


class Alone(NamedTuple):
    """What speaks for a candidate whatever the other names mean."""

    size: float
    kind: float
    words: float
    votes: float
    written: float


class Around(NamedTuple):
    """What the other names, as they are understood so far, add."""

    nearness: float
    listed: float
    province: float


MOST_AROUND = 8.0  # more than `Around` can add: who is farther behind is not looked at


class Scored(NamedTuple):
    """A candidate with its signs; `score` is their sum."""

    entry: Entry
    alone: Alone
    around: Around
    score: float

    @property
    def signs(self) -> dict[str, float]:
        """Return every sign by its name."""
        return self.alone._asdict() | self.around._asdict()


def size(entry: Entry) -> float:
    """Score the number of people."""
    return math.log10(entry.population + 10)


def votes(entry: Entry, shares: Mapping[str, float]) -> float:
    """Score the share of the report's votes that the candidate's country has."""
    if not entry.country:
        return 1.5
    share = shares.get(entry.country, 0.0)
    return 3 * share - (entry.kind != "country" and not share)


def by_words(entry: Entry, mention: Mention, countries: Collection[str]) -> float:
    """Score what the name itself and the words beside it say; `countries` are those of this name."""
    main = without_article(fold(entry.name)) == without_article(fold(mention.name))
    score = 0.7 if main else 0.0 if entry.id < 0 or resembles(entry.name, mention.name) else -0.5
    if mention.cue == "admin" and entry.kind in ("admin1", "admin2"):
        return score + 3
    if mention.cue == "city" and entry.kind in ("country", "region"):
        return score - 6
    if entry.kind != "country" and entry.country in countries:
        return score - 3
    if mention.cue != "admin" and entry.kind == "admin1" and _has_namesake(entry, mention):
        return score - 2
    return score


def _has_namesake(province: Entry, mention: Mention) -> bool:
    """Whether a city of some weight in the same country has the province's name: then the city is meant."""
    return any(
        other.kind == "city"
        and other.country == province.country
        and other.population >= province.population / 20
        and (other.admin1 == province.name or other.population >= 5 * LARGE)
        and (
            resembles(other.name, mention.name)
            or other.population >= min(50 * LARGE, province.population / 2)
        )
        for other in mention.entries
    )
