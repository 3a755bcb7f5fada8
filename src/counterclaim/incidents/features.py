"""How alike two accounts are: named features, each with its weight and a reason in plain words.

A feature adds to or takes from the score; two accounts with a score above zero may be one incident. Place,
days and kind are the setting: they can contradict. Names, words, figures, forces, sites and copies only agree
or are silent: two reports that blame different sides for one thing are the contested case this tool is for,
so a different perpetrator takes nothing away. That one report tells of both as two things stands by itself,
since however many other accounts agree does not unsay it. The weights are data (`linking.toml`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from counterclaim.incidents.units import Answer, Unit
from counterclaim.incidents.vocabulary import Vocabulary
from counterclaim.incidents.when import days, gap, is_loose
from counterclaim.incidents.where import on_map, place
from counterclaim.resources.linking import Linking

_TELLING = ("copy", "forces", "sites", "targets", "figures", "names", "words")
_SETTING = ("bias", "place", "days", "kind", "loose")
_ONE_REPORT = "one_report"
_NOTHING: Answer = (0.0, "nothing in common")


class Weights(NamedTuple):
    """What place, days and kind say, what all else says, and what it says that one report tells of both.

    The first can contradict, the second never does, the third does nothing else.
    """

    setting: float
    telling: float
    apart: float


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
        return sum(self.weights)

    @property
    def weights(self) -> Weights:
        """Return the sums of the three sorts of evidence."""
        return Weights(self._of(_SETTING), self._of(_TELLING), self._of((_ONE_REPORT,)))

    def _of(self, features: Sequence[str]) -> float:
        return sum(item.weight for item in self.evidence if item.feature in features)


class Scorer:
    """Score pairs of accounts.

    Args:
        vocabulary: knows which names are rare in the collection.
        weights: what each feature adds and takes away.
    """

    def __init__(self, vocabulary: Vocabulary, weights: Linking) -> None:
        self._vocabulary, self._weights = vocabulary, weights

    def weigh(self, a: Unit, b: Unit) -> Weights:
        """Return what two accounts have for and against being of one thing: all that `match` adds up.

        Most of the work of joining: it makes no record of the evidence.
        """
        telling = 0.0
        for weight, _ in self._telling(a, b):
            telling += weight
        setting = 0.0
        for weight, _ in self._setting(a, b, telling):
            setting += weight
        return Weights(setting, telling, self.one_report(a, b)[0])

    def match(self, a: Unit, b: Unit) -> Match:
        """Return all evidence about two accounts."""
        telling = tuple(map(_evidence, _TELLING, self._telling(a, b)))
        setting = tuple(map(_evidence, _SETTING, self._setting(a, b, sum(item.weight for item in telling))))
        return Match((*setting, Evidence(_ONE_REPORT, *self.one_report(a, b)), *telling))

    def _telling(self, a: Unit, b: Unit) -> tuple[Answer, ...]:
        return (
            self.copy(a, b),
            self.forces(a, b),
            self.sites(a, b),
            self.targets(a, b),
            self.figures(a, b),
            self.names(a, b),
            self.words(a, b),
        )

    def _setting(self, a: Unit, b: Unit, telling: float) -> tuple[Answer, ...]:
        weights = self._weights
        answers = (
            (weights.bias, "two things until something says otherwise"),
            place(a, b, weights.place),
            days(a, b, weights),
            self.kind(a, b),
        )
        if telling < weights.days.in_particular and is_loose(a, b):
            return (*answers, (weights.days.loose, "no day in common, nor anything special"))
        return answers

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
        if not a.sites.isdisjoint(b.sites):
            shared = sorted(a.sites & b.sites)
            return self._weights.telling.site, f"both at a {shared[0]}"
        return 0.0, "no kind of site in common"

    def targets(self, a: Unit, b: Unit) -> Answer:
        """Return whether the same kind of thing was attacked."""
        if not a.targets.isdisjoint(b.targets):
            shared = sorted(a.targets & b.targets)
            return self._weights.telling.target, f"a {shared[0]} attacked in both"
        return 0.0, "nothing attacked in common"

    def figures(self, a: Unit, b: Unit) -> Answer:
        """Return whether the same figures are given in both, by one origin or by several."""
        weights = self._weights.telling
        if a.bare_figures.isdisjoint(b.bare_figures):
            return 0.0, "0 figures in common"
        of_one = len(a.figures & b.figures)
        bare = a.bare_figures & b.bare_figures
        shared = max(of_one, sum((low or high or 0) >= weights.uncommon for _, low, high in bare))
        weight = weights.figure_of_one_origin * of_one + weights.figure * (shared - of_one)
        return min(weights.figures_most, weight), f"{shared} figure{'s' * (shared != 1)} in common"

    def names(self, a: Unit, b: Unit) -> Answer:
        """Return whether what is told of them shares rare names; around one place, they weigh half."""
        if a.names.isdisjoint(b.names):
            return _NOTHING
        weights = self._weights
        shared, factor = a.names & b.names, weights.telling.name
        if on_map(a, b, weights.place)[0] > weights.place.same_area:
            shared, factor = shared - a.place_words - b.place_words, factor / 2
        return _shared(shared, self._vocabulary.rarity, factor, weights.telling.names_most)

    def words(self, a: Unit, b: Unit) -> Answer:
        """Return whether one report tells in its title what the other tells."""
        if a.title_words.isdisjoint(b.text_words) and b.title_words.isdisjoint(a.text_words):
            return _NOTHING
        weights = self._weights.telling
        shared = (a.title_words & b.text_words) | (b.title_words & a.text_words)
        return _shared(shared, self._vocabulary.rarity_of_word, weights.word, weights.words_most)


def _evidence(feature: str, answer: Answer) -> Evidence:
    return Evidence(feature, *answer)


def _shared(words: Iterable[str], rarity: Callable[[str], float], factor: float, most: float) -> Answer:
    """Return the weight of words in common: the sum of their rarity times a factor, up to the most."""
    rare = sorted((-rarity(word), word) for word in words)
    if not rare:
        return _NOTHING
    weight = min(most, -factor * sum(negative for negative, _ in rare))
    return weight, f"both tell of {', '.join(word for _, word in rare[:4])}"
