"""Which place a name stands for: a vote of countries, then a score of every candidate in its context."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import msgspec

from counterclaim.model import Place, PlacePrecision
from counterclaim.reading.places.context import View
from counterclaim.reading.places.mentions import LARGE, Mention, is_prominent
from counterclaim.reading.places.relations import (
    NEIGHBOUR_KM,
    Vector,
    adjoin,
    closeness,
    holds,
    km,
    vector,
)
from counterclaim.reading.places.score import (
    KIND_PRIOR,
    MOST_AROUND,
    Alone,
    Around,
    Scored,
    by_words,
    size,
    votes,
)
from counterclaim.reading.places.words import ADMIN_WORDS, ONE_SPELLING, QUARTERS
from counterclaim.resources.gazetteer import Entry, Gazetteer

SHARE_TO_SEARCH = 0.12  # of the vote: a country is searched for other spellings from here on
SHARE_OF_MOST = 0.5  # of the vote: what the report is about
ROUNDING = 1e-6  # votes; less than this is nothing
MOST_POINTS = 200  # of other places looked at for distance, to bound the time that a book takes
PASSES = 3  # each pass lets the choices of the one before attract their neighbours
BORDER_KM = 100.0  # what lies so near to another place named may well be over the border
KEPT = 3  # candidates of a name that are kept for its reasons, the chosen one among them
Ranking = Mapping[str, Sequence[Scored]]  # a name's best candidates, the best first
Chosen = Mapping[str, Entry | None]  # what each name means

BESIDE = "beside the place named: a direction stands before it"
SITE = "a site that the gazetteer lacks, near the place that it is named after"
HOLDER = "a place that the gazetteer lacks, in the one that it is written with"
ABROAD = "in the place written after it: the place of that name lies in another country"
STRAY = "none so called is meant: they are small, in countries that nothing else in the report points to"
PROVINCE = "in the province written after it: the place of that name lies elsewhere"


class Settled(NamedTuple):
    """What a name was last taken for."""

    key: str
    entry: Entry
    point: Vector


class Resolution(msgspec.Struct, frozen=True, kw_only=True):
    """What a mention was resolved to; `near` says that it only lies in or beside `entry`.

    `rule` says how an entry that is not the best of the mention's own name came to stand for it, and
    `holder` is the mention of that entry.
    """

    mention: Mention
    entry: Entry | None
    near: bool
    rule: str = ""
    holder: Mention | None = None


class Resolver:
    """Resolves the mentions of one report together."""

    def __init__(
        self,
        view: View,
        gazetteer: Gazetteer,
        mentions: Sequence[Mention],
        ballots: Mapping[str, Mapping[str, float]],
    ) -> None:
        self.view = view
        self.gazetteer = gazetteer
        self.ballots = ballots
        self._totals: defaultdict[str, float] = defaultdict(float)
        for ballot in ballots.values():
            for country, weight in ballot.items():
                self._totals[country] += weight
        self._shares_without: dict[str, dict[str, float]] = {}
        self.mentions = [
            kept
            for mention, inside in zip(mentions, self._inside(mentions), strict=False)
            if (kept := self._widened(mention, inside)) is not None
        ]
        self.groups: defaultdict[str, list[int]] = defaultdict(list)
        for rank, mention in enumerate(self.mentions):
            self.groups[mention.key].append(rank)

    def resolve(self) -> tuple[list[Resolution], Ranking]:
        """Return what every mention is, and each name's best candidates; a name has one sense in a report."""
        alone = {key: self._alone(key) for key in self.groups}
        ranking: dict[str, Sequence[Scored]] = {}
        chosen: Chosen = {}
        for _ in range(PASSES):
            settled = [Settled(key, entry, vector(entry)) for key, entry in chosen.items() if entry]
            ranking = {key: self._best(key, signs, chosen, settled) for key, signs in alone.items()}
            before, chosen = chosen, {key: best[0].entry if best else None for key, best in ranking.items()}
            if chosen == before:
                break
        return [self._placed(rank, chosen) for rank in range(len(self.mentions))], ranking

    def shares(self, key: str) -> dict[str, float]:
        """Return each country's share of the votes that other names cast."""
        if key not in self._shares_without:
            own = self.ballots.get(key, {})
            counts = {country: count - own.get(country, 0.0) for country, count in self._totals.items()}
            kept = {country: count for country, count in counts.items() if count > ROUNDING}
            total = sum(kept.values())
            self._shares_without[key] = {country: count / total for country, count in kept.items()}
        return self._shares_without[key]

    def _inside(self, mentions: Sequence[Mention]) -> Iterator[bool]:
        """Say of each mention whether it is a site, a district or a point of reckoning in the next place."""
        for mention, after in pairwise(mentions):
            between = self.view.text[mention.end : after.start]
            part = mention.cue in ("site", "street") or not ADMIN_WORDS.isdisjoint(
                between.lower().split()[:1]
            )
            yield after.known and (part or mention.near) and adjoin(between)
        yield False

    def _widened(self, mention: Mention, inside: bool) -> Mention | None:
        """Look for other spellings where the name is not known nearby; drop what is then no place.

        What is `inside` another place stays: it lies near that.
        """
        if mention.cue == "street":
            return mention
        shares, entries = self.shares(mention.key), mention.entries
        if mention.doubtful:
            shares = {country: share for country, share in shares.items() if country not in ONE_SPELLING}
        if mention.doubtful and self.view.capitals:  # where every name looks like a place
            entries = tuple(entry for entry in entries if is_prominent(entry, mention.name))
        if any(entry.country in shares for entry in entries):
            return mention
        if not any(entry.is_curated or is_prominent(entry, mention.name) for entry in entries):
            near = frozenset(c for c, share in shares.items() if share >= SHARE_TO_SEARCH) - ONE_SPELLING
            found = self.gazetteer.fuzzy(mention.name, near)
            if found:
                return msgspec.structs.replace(mention, entries=(*entries, *found), known=True)
        return mention if mention.known or inside else None

    # ------------------------------------------------------------ scores
    def _alone(self, key: str) -> list[Alone]:
        """Score every entry of a name by itself, the vote, and the names written with it."""
        ranks = self.groups[key]
        mention, shares = self.mentions[ranks[0]], self.shares(key)
        countries = {entry.country for entry in mention.entries if entry.kind == "country"}
        return [
            Alone(
                size(entry),
                KIND_PRIOR[entry.kind],
                by_words(entry, mention, countries),
                votes(entry, shares),
                4.0 * self._holds_neighbour(entry, ranks),
            )
            for entry in mention.entries
        ]

    def _best(
        self, key: str, signs: Sequence[Alone], chosen: Chosen, settled: Sequence[Settled]
    ) -> Sequence[Scored]:
        """Return the entries of the highest scores, given what other names mean so far."""
        entries = self.mentions[self.groups[key][0]].entries
        if not entries:
            return ()
        others = [one for one in settled if one.key != key]
        provinces = [one.entry for one in others if one.entry.kind == "admin1"]
        # the name of a world city means that city, whatever province is named with it from afar
        if any(entry.kind == "city" and entry.population >= 10 * LARGE for entry in entries):
            provinces = []
        points = [one.point for one in others if one.entry.kind not in ("country", "region")][:MOST_POINTS]
        sums = [sum(alone) for alone in signs]
        enough = min(max(sums) - MOST_AROUND, heapq.nlargest(KEPT, sums)[-1])
        scored = []
        for entry, alone, score in zip(entries, signs, sums, strict=True):
            if score >= enough:
                around = Around(
                    closeness(entry, points),
                    self._listed(entry, key, chosen),
                    1.2 * any(holds(province, entry) for province in provinces),
                )
                scored.append(Scored(entry, alone, around, score + sum(around)))
        return heapq.nlargest(KEPT, scored, key=lambda one: one.score)

    def _listed(self, entry: Entry, key: str, chosen: Chosen) -> float:
        """Reward a province in a list of provinces ("Oregon, Washington and Utah")."""
        if entry.kind != "admin1":
            return 0.0
        beside = 0
        for rank in self.groups[key]:
            for one, other in ((rank - 1, rank), (rank, rank + 1)):
                if one < 0 or other >= len(self.mentions):
                    continue
                sibling = chosen.get(self.mentions[other if one == rank else one].key)
                if sibling is not None and sibling.kind == "admin1" and sibling.country == entry.country:
                    beside += self._between(one).strip() in {",", "and", ", and", "or"}
        return 1.5 * min(beside, 2)

    def _between(self, rank: int) -> str:
        """Return what stands between a mention and the next."""
        return self.view.text[self.mentions[rank].end : self.mentions[rank + 1].start]

    @cached_property
    def _adjoined(self) -> tuple[bool, ...]:
        """Say of each mention but the last whether the words after it put it into the next."""
        return tuple(adjoin(self._between(rank)) for rank in range(len(self.mentions) - 1))

    def _neighbours(self, rank: int) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
        """Return what may hold a mention, and what it may hold, by the words between ("X, Y", "X in Y")."""
        after = self.mentions[rank + 1].entries if self._adjoined[rank : rank + 1] == (True,) else ()
        before = self.mentions[rank - 1].entries if rank and self._adjoined[rank - 1] else ()
        return after, before

    def _holds_neighbour(self, entry: Entry, ranks: Iterable[int]) -> bool:
        """Whether the name is written with what holds the entry, or is held by it."""
        for rank in ranks:
            after, before = self._neighbours(rank)
            if any(holds(outer, entry) for outer in after) or any(holds(entry, inner) for inner in before):
                return True
        return False

    # ------------------------------------------------------------ the place of one mention
    def _placed(self, rank: int, chosen: Chosen) -> Resolution:
        """Return the place of one mention, or of what holds it where the gazetteer does not reach so low."""
        mention = self.mentions[rank]
        own = self._own(rank, chosen)
        if own is not None and own.kind == "city" and own.population < LARGE / 5:
            outer = self._province_after(rank, chosen)
            if outer is not None and outer.country == own.country and not holds(outer, own):
                return self._beside(rank, rank + 1, outer, PROVINCE)
        elsewhere = self._elsewhere(rank, own, chosen)
        if elsewhere is not None:
            return self._beside(rank, rank + 1, elsewhere, ABROAD)
        quarter = mention.cue == "street" or self.view.low[mention.last - 1] in QUARTERS
        lesser = ("city", "admin1", "admin2") if quarter else ("city",)
        if own is not None and (mention.cue != "site" or own.kind not in lesser or own.population >= LARGE):
            return self._itself(mention, own)
        holder = self._holder(rank, chosen)
        if holder is None and quarter:
            holder = self._town_before(rank, chosen)
            own = None
        entry = None if holder is None else chosen[self.mentions[holder].key]
        if holder is None or entry is None:
            return self._itself(mention, own)
        if own is not None and (holds(entry, own) or km(own, entry) < NEIGHBOUR_KM):
            return self._itself(mention, own)
        return self._beside(rank, holder, entry, HOLDER)

    def _own(self, rank: int, chosen: Chosen) -> Entry | None:
        """Return what the name of a mention means, nothing where that is only a namesake."""
        key = self.mentions[rank].key
        own = chosen[key]
        return None if own is None or self._is_stray(key, own, chosen) else own

    def _is_stray(self, key: str, own: Entry, chosen: Chosen) -> bool:
        """Whether a small town, where no other name points, is a namesake of one that the gazetteer lacks."""
        shares = self.shares(key)
        if own.kind not in ("city", "admin2") or own.is_curated or own.population >= LARGE:
            return False
        if shares.get(own.country) or self._holds_neighbour(own, self.groups[key]):
            return False
        others = (entry for name, entry in chosen.items() if name != key)
        if any(entry is not None and km(own, entry) < BORDER_KM for entry in others):
            return False
        return any(
            share >= SHARE_OF_MOST and self._voters(country, key) > 1 for country, share in shares.items()
        )

    def _voters(self, country: str, key: str) -> int:
        """Count who else speaks for a country: one foreign name may be told often."""
        return sum(country in ballot for voter, ballot in self.ballots.items() if voter != key)

    def _itself(self, mention: Mention, own: Entry | None) -> Resolution:
        site = mention.cue == "site" and (own is None or own.kind != "site")
        rule = BESIDE if mention.near else SITE if site else ""
        if own is None and mention.entries:
            rule = STRAY
        return Resolution(mention=mention, entry=own, near=mention.near or site, rule=rule)

    def _beside(self, rank: int, holder: int, entry: Entry, rule: str) -> Resolution:
        mention, outer = self.mentions[rank], self.mentions[holder]
        return Resolution(mention=mention, entry=entry, near=True, rule=rule, holder=outer)

    def _town_before(self, rank: int, chosen: Chosen) -> int | None:
        """Return the mention of the town told of last, in the country that the report is about."""
        shares = self.shares(self.mentions[rank].key)
        home = max(shares, key=lambda country: (shares[country], country), default=None)
        for before in reversed(range(rank)):
            town = self._own(before, chosen)
            if town is not None and town.kind == "city" and home in (None, town.country):
                return before
        return None

    def _innermost(self, rank: int, chosen: Chosen) -> int:
        """Return the smaller place of "Syria's Idlib province", given the larger."""
        if rank + 1 == len(self.mentions) or self._between(rank).strip() not in {"'s", "’s"}:
            return rank
        outer, inner = (chosen[self.mentions[i].key] for i in (rank, rank + 1))
        return rank + 1 if outer is not None and inner is not None and holds(outer, inner) else rank

    def _province_after(self, rank: int, chosen: Chosen) -> Entry | None:
        """Return the province of "X, Y": a small X elsewhere is only a namesake of the one meant."""
        if rank + 1 == len(self.mentions) or self._between(rank).strip() != ",":
            return None
        outer = chosen[self.mentions[rank + 1].key]
        return outer if outer is not None and outer.kind == "admin1" else None

    def _elsewhere(self, rank: int, own: Entry | None, chosen: Chosen) -> Entry | None:
        """Return the Y of "X in Y" and "X of Y" where it lies in another country than the X that is known."""
        if own is None or own.kind in ("country", "region") or rank + 1 == len(self.mentions):
            return None
        outer = chosen[self.mentions[rank + 1].key]
        if outer is None or not outer.country or not own.country or outer.country == own.country:
            return None
        between, shares = self._between(rank), self.shares(self.mentions[rank].key)
        held = adjoin(between) and not between.lstrip().startswith((",", "("))
        return outer if held and shares.get(outer.country, 0) > shares.get(own.country, 0) else None

    def _holder(self, rank: int, chosen: Chosen) -> int | None:
        """Return the mention that the words beside one say it is in ("X's airport", "airport in X")."""
        inside = rank + 1 < len(self.mentions) and self._adjoined[rank]
        if inside and chosen[self.mentions[rank + 1].key] is not None:
            return self._innermost(rank + 1, chosen)
        owned = rank > 0 and self._between(rank - 1).strip() in {"'s", "’s"}
        return rank - 1 if owned else None


def as_place(view: View, found: Resolution) -> Place:
    """Write one resolved mention as a record; without an entry its precision is unknown."""
    start, end, entry = found.mention.start, found.mention.end, found.entry
    if entry is None:
        return Place(
            start=start,
            end=end,
            text=view.text[start:end],
            geonameid=None,
            lat=None,
            lon=None,
            country=None,
            precision="unknown",
        )
    # what lies in a province and is not it has that province above it
    admin1 = entry.name if found.holder is not None and entry.kind == "admin1" else entry.admin1
    precision: PlacePrecision = "near" if found.near and entry.precision == "exact" else entry.precision
    return Place(
        start=start,
        end=end,
        text=view.text[start:end],
        geonameid=entry.id if entry.id > 0 else None,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country or None,
        precision=precision,
        name=entry.name,
        admin1=admin1,
    )
