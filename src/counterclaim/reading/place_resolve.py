"""Which place a name stands for: a vote of countries, then a score of every candidate in its context.

The weights were set by hand on news of many outlets; they order candidates and mean nothing by themselves.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from counterclaim.model import Place, PlacePrecision
from counterclaim.reading.place_context import View
from counterclaim.reading.place_mentions import LARGE, Mention, is_prominent, resembles
from counterclaim.reading.place_words import BETWEEN, ONE_SPELLING
from counterclaim.resources.gazetteer import Entry, EntryKind, Gazetteer, fold, without_article

EARTH_KM = 6371.0088
# log10 of the population is added: rows of our own have none, so they start higher
KIND_PRIOR: Mapping[EntryKind, float] = {
    "country": 3.5, "region": 4.5, "site": 3.5, "admin1": 0.5, "city": 0.0, "admin2": -1.5, "demonym": -9.0,
}  # fmt: skip
SHARE_TO_SEARCH = 0.12  # of the vote: a country is searched for other spellings from here on
NEIGHBOUR_KM = (
    60.0  # a site farther than this from the place that it is said to be in is another of that name
)
ROUNDING = 1e-6  # votes; less than this is nothing
MOST_POINTS = 200  # of other places looked at for distance, to bound the time that a book takes
PASSES = 3  # each pass lets the choices of the one before attract their neighbours
Choice = tuple[Entry | None, bool]  # the place, and whether the name only lies in or beside it


class Resolver:
    """Resolves the mentions of one report together."""

    def __init__(
        self,
        view: View,
        gazetteer: Gazetteer,
        mentions: Sequence[Mention],
        votes: Mapping[str, Mapping[str, float]],
    ) -> None:
        self.view = view
        self.gazetteer = gazetteer
        self.votes = votes
        self._totals: defaultdict[str, float] = defaultdict(float)
        for ballot in votes.values():
            for country, weight in ballot.items():
                self._totals[country] += weight
        self._shares_without: dict[str, dict[str, float]] = {}
        self.mentions = [kept for mention in mentions if (kept := self._widened(mention)) is not None]
        self.groups: defaultdict[str, list[int]] = defaultdict(list)
        for rank, mention in enumerate(self.mentions):
            self.groups[mention.key].append(rank)

    def resolve(self) -> list[Place]:
        """Return every mention that is a place; one name has one sense in one report."""
        alone = {key: self._scores(key) for key in self.groups}
        chosen: dict[str, Entry | None] = {}
        for _ in range(PASSES):
            chosen = {key: self._best(key, scores, chosen) for key, scores in alone.items()}
        return [
            as_place(self.view, mention, *self._placed(rank, chosen))
            for rank, mention in enumerate(self.mentions)
        ]

    def _shares(self, key: str) -> dict[str, float]:
        """Return each country's share of the votes that other names cast."""
        if key not in self._shares_without:
            own = self.votes.get(key, {})
            counts = {country: count - own.get(country, 0.0) for country, count in self._totals.items()}
            kept = {country: count for country, count in counts.items() if count > ROUNDING}
            total = sum(kept.values())
            self._shares_without[key] = {country: count / total for country, count in kept.items()}
        return self._shares_without[key]

    def _widened(self, mention: Mention) -> Mention | None:
        """Look for other spellings where the name is not known nearby; drop what is then no place."""
        shares, entries = self._shares(mention.key), mention.entries
        if mention.doubtful:
            shares = {country: share for country, share in shares.items() if country not in ONE_SPELLING}
        if mention.doubtful and self.view.capitals:  # where every name looks like a place
            entries = tuple(entry for entry in entries if is_prominent(entry, mention.name))
        if any(entry.country in shares for entry in entries):
            return mention
        if not any(entry.kind == "country" or entry.id < 0 for entry in entries):
            near = frozenset(c for c, share in shares.items() if share >= SHARE_TO_SEARCH) - ONE_SPELLING
            found = self.gazetteer.fuzzy(mention.name, near)
            if found:
                return msgspec.structs.replace(mention, entries=(*entries, *found), known=True)
        return mention if mention.known else None

    def _scores(self, key: str) -> list[float]:
        """Score every entry of a name by itself, the vote, and the names written with it."""
        return [self._score(entry, key) for entry in self.mentions[self.groups[key][0]].entries]

    def _best(self, key: str, scores: Sequence[float], chosen: Mapping[str, Entry | None]) -> Entry | None:
        """Choose the entry of the highest score, given what other names mean so far."""
        entries = self.mentions[self.groups[key][0]].entries
        others = [entry for other, entry in chosen.items() if entry is not None and other != key]
        provinces = [other for other in others if other.kind == "admin1"]
        # the name of a world city means that city, whatever province is named with it from afar
        if any(entry.kind == "city" and entry.population >= 10 * LARGE for entry in entries):
            provinces = []
        points = [other for other in others if other.kind not in ("country", "region")][:MOST_POINTS]
        best, choice = -math.inf, None
        for entry, alone in zip(entries, scores, strict=True):
            score = alone + _closeness(entry, points) + self._listed(entry, key, chosen)
            score += 1.2 * any(holds(province, entry) for province in provinces)
            if score > best:
                best, choice = score, entry
        return choice

    def _score(self, entry: Entry, key: str) -> float:
        ranks = self.groups[key]
        mention = self.mentions[ranks[0]]
        score = math.log10(entry.population + 10) + KIND_PRIOR[entry.kind] + _by_words(entry, mention)
        if not entry.country:
            score += 1.5
        else:
            share = self._shares(key).get(entry.country, 0.0)
            score += 3 * share - (entry.kind != "country" and not share)
        return score + 4 * any(self._holds_neighbour(entry, rank) for rank in ranks)

    def _listed(self, entry: Entry, key: str, chosen: Mapping[str, Entry | None]) -> float:
        """Reward a province in a list of provinces ("Oregon, Washington and Utah")."""
        if entry.kind != "admin1":
            return 0.0
        beside = 0
        for rank in self.groups[key]:
            for one, other in ((rank - 1, rank), (rank, rank + 1)):
                if one < 0 or other >= len(self.mentions):
                    continue
                first, second = self.mentions[one], self.mentions[other]
                sibling = chosen.get((second if one == rank else first).key)
                if sibling is not None and sibling.kind == "admin1" and sibling.country == entry.country:
                    beside += self.view.text[first.end : second.start].strip() in {",", "and", ", and", "or"}
        return 1.5 * min(beside, 2)

    def _holds_neighbour(self, entry: Entry, rank: int) -> bool:
        """Whether the name is written with what holds the entry, or is held by it ("X, Y", "X in Y")."""
        here = self.mentions[rank]
        if rank + 1 < len(self.mentions):
            after = self.mentions[rank + 1]
            if adjoin(self.view.text[here.end : after.start]) and any(holds(e, entry) for e in after.entries):
                return True
        before = self.mentions[rank - 1] if rank else None
        if before is None or not adjoin(self.view.text[before.end : here.start]):
            return False
        return any(holds(entry, inner) for inner in before.entries)

    def _placed(self, rank: int, chosen: Mapping[str, Entry | None]) -> Choice:
        """Return the place of one mention, or of what holds it where the gazetteer does not reach so low."""
        mention = self.mentions[rank]
        own = chosen[mention.key]
        if own is not None and own.kind == "city" and own.population < LARGE / 5:
            outer = self._province_after(rank, chosen)
            if outer is not None and outer.country == own.country and not holds(outer, own):
                return outer, True
        if own is not None and (mention.cue != "site" or own.kind != "city" or own.population >= LARGE):
            return own, mention.near or (mention.cue == "site" and own.kind != "site")
        holder = self._holder(rank, chosen)
        if holder is None or (own is not None and km(own, holder) < NEIGHBOUR_KM):
            return own, mention.near or mention.cue == "site"
        return holder, True

    def _province_after(self, rank: int, chosen: Mapping[str, Entry | None]) -> Entry | None:
        """Return the province of "X, Y": a small X elsewhere is only a namesake of the one meant."""
        if rank + 1 == len(self.mentions):
            return None
        after = self.mentions[rank + 1]
        if self.view.text[self.mentions[rank].end : after.start].strip() != ",":
            return None
        outer = chosen[after.key]
        return outer if outer is not None and outer.kind == "admin1" else None

    def _holder(self, rank: int, chosen: Mapping[str, Entry | None]) -> Entry | None:
        """Return the place that the words beside a mention say it is in ("X's airport", "airport in X")."""
        text, here = self.view.text, self.mentions[rank]
        if rank + 1 < len(self.mentions):
            after = self.mentions[rank + 1]
            if adjoin(text[here.end : after.start]) and (found := chosen[after.key]) is not None:
                return found
        if rank:
            before = self.mentions[rank - 1]
            if text[before.end : here.start].strip() in {"'s", "’s"}:
                return chosen[before.key]
        return None


def _by_words(entry: Entry, mention: Mention) -> float:
    """Score what the name itself and the words beside it say."""
    main = without_article(fold(entry.name)) == without_article(fold(mention.name))
    score = 0.7 if main else 0.0 if entry.id < 0 or resembles(entry.name, mention.name) else -0.5
    if mention.cue == "admin" and entry.kind in ("admin1", "admin2"):
        return score + 3
    if mention.cue == "city" and entry.kind in ("country", "region"):
        return score - 6
    if entry.kind != "country" and any(
        e.kind == "country" and e.country == entry.country for e in mention.entries
    ):
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


def adjoin(between: str) -> bool:
    """Whether the words between two names say that the first lies in the second."""
    plain = between.replace("(", ",").replace("'s", "").replace("’s", "").lower()
    if plain.strip() == ",":
        return True
    words = [word.strip(",").replace("-", "") for word in plain.split()]
    linked = plain.startswith(",") or "in" in words or "of" in words
    return linked and len(words) <= 5 and all(not word or word in BETWEEN for word in words)


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether `inner` lies in the country or province `outer`."""
    if not outer.country or outer.country != inner.country or outer.id == inner.id:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if inner.kind in ("country", "admin1"):
        return False
    if outer.kind == "admin1":
        return inner.admin1 == outer.name
    reach = {"admin2": 40.0, "region": NEIGHBOUR_KM, "site": NEIGHBOUR_KM, "city": 20.0}.get(outer.kind, 0.0)
    return inner.kind in ("city", "site") and km(outer, inner) < reach


def _closeness(entry: Entry, points: Sequence[Entry]) -> float:
    """Reward a place near the two nearest others."""
    if entry.kind == "country":
        return 0.0
    near = heapq.nsmallest(2, (km(entry, point) for point in points))
    return sum(2.5 * math.exp(-d / 150) + math.exp(-d / 800) for d in near) / max(1, len(near))


def km(one: Entry, other: Entry) -> float:
    """Return the great-circle distance in kilometres."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    east = math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * east
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


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


def as_place(view: View, mention: Mention, entry: Entry | None, near: bool) -> Place:
    """Write one resolved mention as a record; without an entry its precision is unknown."""
    if entry is None:
        return Place(
            start=mention.start,
            end=mention.end,
            text=view.text[mention.start : mention.end],
            geonameid=None,
            lat=None,
            lon=None,
            country=None,
            precision="unknown",
        )
    precision: PlacePrecision = "near" if near and entry.precision == "exact" else entry.precision
    return Place(
        start=mention.start,
        end=mention.end,
        text=view.text[mention.start : mention.end],
        geonameid=entry.id if entry.id > 0 else None,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country or None,
        precision=precision,
        name=entry.name,
        admin1=entry.admin1,
    )
