"""How alike two accounts are: named features, each with its weight and a reason in plain words.

A feature adds to or takes from the score; two accounts with a score above zero may be one incident. Place,
days and kind are the setting: they can contradict. Names, words, figures, forces, sites and copies only agree
or are silent: two reports that blame different sides for one thing are the contested case this tool is for,
so a different perpetrator takes nothing away. That one report tells of both as two things stands by itself,
since however many other accounts agree does not unsay it. The weights are data (`linking.toml`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from counterclaim.incidents.units import Answer, Unit
from counterclaim.incidents.vocabulary import Vocabulary
from counterclaim.incidents.when import days, gap, is_loose
from counterclaim.incidents.where import on_map, place
from counterclaim.resources.linking import Linking

_SETTING = frozenset({"bias", "place", "days", "kind", "loose"})
_ONE_REPORT = "one_report"


class Evidence(NamedTuple):
    """What one feature says about two accounts."""

    feature: str
    weight: float
    why: str


class Match(NamedTuple):
    """The evidence for and against two accounts being of one thing."""

    evidence: tuple[Evidence, ...]

    @property
    def score(self) -> float:
        """Return the sum of all evidence: above zero for one incident."""
        return self.setting + self.telling + self.apart

    @property
    def setting(self) -> float:
        """Return what place, days and kind say; they can contradict."""
        return sum(item.weight for item in self.evidence if item.feature in _SETTING)

    @property
    def telling(self) -> float:
        """Return what names, words, figures, forces, sites and copies say; they never contradict."""
        others = (item for item in self.evidence if item.feature not in _SETTING)
        return sum(item.weight for item in others if item.feature != _ONE_REPORT)

    @property
    def apart(self) -> float:
        """Return what it says that one report tells of both: nothing for two reports, else it contradicts."""
        return sum(item.weight for item in self.evidence if item.feature == _ONE_REPORT)


class Scorer:
    """Score pairs of accounts.

    Args:
        vocabulary: knows which names are rare in the collection.
        weights: what each feature adds and takes away.
    """

    def __init__(self, vocabulary: Vocabulary, weights: Linking) -> None:
        self._vocabulary, self._weights = vocabulary, weights

    def match(self, a: Unit, b: Unit) -> Match:
        """Return all evidence about two accounts."""
        weights = self._weights
        telling = [
            Evidence("copy", *self.copy(a, b)),
            Evidence("forces", *self.forces(a, b)),
            Evidence("sites", *self.sites(a, b)),
            Evidence("targets", *self.targets(a, b)),
            Evidence("figures", *self.figures(a, b)),
            Evidence("names", *self.names(a, b)),
            Evidence("words", *self.words(a, b)),
        ]
        setting = [
            Evidence("bias", weights.bias, "two things until something says otherwise"),
            Evidence("place", *place(a, b, weights.place)),
            Evidence("days", *days(a, b, weights)),
            Evidence("kind", *self.kind(a, b)),
            Evidence(_ONE_REPORT, *self.one_report(a, b)),
        ]
        if is_loose(a, b) and sum(item.weight for item in telling) < weights.days.in_particular:
            setting.append(Evidence("loose", weights.days.loose, "no day in common, nor anything special"))
        return Match((*setting, *telling))

    def kind(self, a: Unit, b: Unit) -> Answer:
        """Return whether they are the same kind of event."""
        weights = self._weights.kind
        if a.root.subtype == b.root.subtype:
            return weights.same, f"both: {a.root.subtype}"
        if a.root.type == b.root.type:
            return weights.same_type, f"both: {a.root.type}"
        if any({a.root.type, b.root.type} <= family for family in weights.families):
            return weights.together, "kinds that go together"
        return weights.different, "different kinds of event"

    def one_report(self, a: Unit, b: Unit) -> Answer:
        """Return whether one report tells of them as two things."""
        weights = self._weights.one_report
        if a.report.id != b.report.id:
            return 0.0, "two reports"
        if a.has_day and b.has_day and gap(a, b):
            return weights.other_day, "told apart by one report"
        if on_map(a, b, self._weights.place)[0] < 0.0:
            return weights.other_place, "told of two places by one report"
        return weights.same, "told in one report"

    def copy(self, a: Unit, b: Unit) -> Answer:
        """Return whether one report is a near-copy of the other and both are about these."""
        is_copy = a.report.id != b.report.id and a.copy_of == b.copy_of and a.is_main and b.is_main
        return (self._weights.telling.copy, "copies of one text") if is_copy else (0.0, "texts of their own")

    def forces(self, a: Unit, b: Unit) -> Answer:
        """Return whether the same forces took part."""
        shared = a.perpetrators & b.perpetrators
        if shared:
            return self._weights.telling.perpetrator, f"both by {', '.join(sorted(shared))}"
        shared = a.parties & b.parties
        if shared:
            return self._weights.telling.force, f"both with {', '.join(sorted(shared))}"
        return 0.0, "no force in common"

    def sites(self, a: Unit, b: Unit) -> Answer:
        """Return whether both reports open with the same kind of site: a prison, a market, a ferry."""
        shared = sorted(a.sites & b.sites)
        if shared:
            return self._weights.telling.site, f"both at a {shared[0]}"
        return 0.0, "no kind of site in common"

    def targets(self, a: Unit, b: Unit) -> Answer:
        """Return whether the same kind of thing was attacked."""
        shared = sorted(a.targets & b.targets)
        if shared:
            return self._weights.telling.target, f"a {shared[0]} attacked in both"
        return 0.0, "nothing attacked in common"

    def figures(self, a: Unit, b: Unit) -> Answer:
        """Return whether the same figures are given in both, by one origin or by several."""
        weights = self._weights.telling
        of_one = len(a.figures & b.figures)
        here = {figure[1:] for figure in a.figures if (figure.low or figure.high or 0) >= weights.uncommon}
        shared = max(of_one, len(here & {figure[1:] for figure in b.figures}))
        weight = weights.figure_of_one_origin * of_one + weights.figure * (shared - of_one)
        return min(weights.figures_most, weight), f"{shared} figure{'s' * (shared != 1)} in common"

    def names(self, a: Unit, b: Unit) -> Answer:
        """Return whether what is told of them shares rare names; around one place, they weigh half."""
        weights = self._weights
        shared, factor = a.names & b.names, weights.telling.name
        if on_map(a, b, weights.place)[0] > weights.place.same_area:
            shared, factor = shared - a.place_words - b.place_words, factor / 2
        return _shared(shared, self._vocabulary.rarity, factor, weights.telling.names_most)

    def words(self, a: Unit, b: Unit) -> Answer:
        """Return whether one report tells in its title what the other tells."""
        weights = self._weights.telling
        shared = (a.title_words & b.text_words) | (b.title_words & a.text_words)
        return _shared(shared, self._vocabulary.rarity_of_word, weights.word, weights.words_most)


def _shared(words: Iterable[str], rarity: Callable[[str], float], factor: float, most: float) -> Answer:
    """Return the weight of words in common: the sum of their rarity times a factor, up to the most."""
    rare = sorted((-rarity(word), word) for word in words)
    if not rare:
        return 0.0, "nothing in common"
    weight = min(most, -factor * sum(negative for negative, _ in rare))
    return weight, f"both tell of {', '.join(word for _, word in rare[:4])}"
