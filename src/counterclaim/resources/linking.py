"""The weights by which accounts are joined into incidents, from `linking.toml`."""

from __future__ import annotations

import msgspec

from counterclaim.model import PlacePrecision
from counterclaim.resources import parameters

# At once, for each day, at most.
Slope = tuple[float, float, float]


class PlaceWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What two places say; `radius_km` is how far a place of each precision may lie from its point."""

    same: float
    named_by_both: float
    named_by_one: float
    named_nearby: float
    same_text: float
    same_area: float
    inside: float
    apart: float
    each_km: float
    farthest: float
    aside: float
    town_km: float
    radius_km: dict[PlacePrecision, float]


class DayWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the days of two accounts say."""

    same_day: float
    same_days: float
    may_be_same: float
    lasting: Slope
    mixed: Slope
    moments: Slope
    same_moment: Slope
    named: float
    looks_back: float
    told: float
    other_news: float
    undated: Slope
    both_undated: Slope
    loose: float
    in_particular: float


class KindWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What two kinds of event say; `moments` and `vague` are sub-types, `families` hold types."""

    same: float
    same_type: float
    together: float
    different: float
    families: tuple[frozenset[str], ...]
    moments: frozenset[str]
    vague: frozenset[str]


class OneReportWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"same": "else"}):
    """What it says that one report tells of both; `same` where neither day nor place differs."""

    other_day: float
    other_place: float
    same: float


class TellingWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What names, words, figures, forces, sites and copies in common say."""

    copy: float
    perpetrator: float
    force: float
    site: float
    target: float
    figure_of_one_origin: float
    figure: float
    figures_most: float
    uncommon: int
    name: float
    names_most: float
    word: float
    words_most: float


class Sites(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for kinds of sites; the first of each kind names it."""

    kinds: tuple[tuple[str, ...], ...]

    @property
    def by_word(self) -> dict[str, str]:
        """Return the kind of site that each word means."""
        return {word: kind[0] for kind in self.kinds for word in kind}


class Linking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All weights; `bias` is where every comparison starts."""

    bias: float
    place: PlaceWeights
    days: DayWeights
    kind: KindWeights
    one_report: OneReportWeights
    telling: TellingWeights
    sites: Sites


def load() -> Linking:
    """Return the shipped weights.

    Raises:
        ResourceError: the file is not what this version reads.
    """
    return parameters.read("linking.toml", Linking)
