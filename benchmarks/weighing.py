"""Hold hand-set weights of joining against learned ones: `python -m benchmarks.weighing BENCH` prints JSON.

Every two accounts that are compared, and of which the annotation says what they are of, are an example: is it
one incident? Its features are what each likeness and contradiction weighs by hand, so that a logistic model
says by how much each should weigh more or less. A false bridge joins two whole incidents, so that the bias is
then lowered by what joins the learned collections best. Each collection (the claims benchmark, the samples,
the two halves of the one-war reports) is joined with what was learned from the three others, and scored over
its accounts. BENCH is the benchmarks' folder.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks import onewar
from benchmarks.convert import Row, read_lines
from benchmarks.texts import annotated
from counterclaim.incidents.candidates import candidates
from counterclaim.incidents.clusters import join
from counterclaim.incidents.features import Evidence, Match, Scorer, Weights
from counterclaim.incidents.linker import accounts_of, link
from counterclaim.incidents.units import Unit
from counterclaim.model import Extraction
from counterclaim.resources import actors, codebook

FEATURES = (
    "bias", "place", "days", "kind", "one_report", "loose",
    "copy", "forces", "sites", "targets", "figures", "names", "words",
)  # fmt: skip
RIDGES = (1.0, 10.0, 100.0)  # how dear it is to leave what one starts from
FREE = 1.0  # the same where one starts from nothing
STEPS = 50  # of Newton's method
LOWER = (1.0, 1.25, 1.5, 2.0)  # times the learned bias, which is below zero

Numbers = npt.NDArray[np.float64]


class Pairs(NamedTuple):
    """Examples: their features, whether they are one incident, and how much each counts."""

    features: Numbers
    is_one: Numbers
    counts: Numbers


class Labelled(NamedTuple):
    """A collection's accounts, what compares them, and the incident of each account that has one."""

    units: list[Unit]
    scorer: Scorer
    incidents: dict[str, str]

    def pairs(self) -> Pairs:
        """Return the examples; accounts count alike, however many each is held against."""
        found = []
        for i, j in candidates(self.units).tolist():
            a, b = self.units[i], self.units[j]
            if a.id in self.incidents and b.id in self.incidents:
                found.append((a.id, b.id, _features(self.scorer.match(a, b))))
        is_one = [self.incidents[a] == self.incidents[b] for a, b, _ in found]
        held = Counter(
            (account, one) for (a, b, _), one in zip(found, is_one, strict=True) for account in (a, b)
        )
        counts = [1 / held[a, one] + 1 / held[b, one] for (a, b, _), one in zip(found, is_one, strict=True)]
        features = np.array([features for *_, features in found]).reshape(-1, len(FEATURES))
        return Pairs(features, np.array(is_one, dtype=float), np.array(counts))

    def joined(self, weights: Mapping[str, float]) -> list[onewar.Told]:
        """Join all accounts with each feature weighed so many times; return where the labelled ones are."""
        scorer = Weighed(self.scorer, weights)
        groups = join(self.units, scorer)
        home = {self.units[i].id: str(number) for number, group in enumerate(groups) for i in group}
        return [
            onewar.Told("", "", incident, True, account, home[account])
            for account, incident in sorted(self.incidents.items())
        ]


class Weighed(Scorer):
    """Score pairs with every feature's hand-set weight times a factor."""

    def __init__(self, scorer: Scorer, weights: Mapping[str, float]) -> None:
        self._scorer, self._factors = scorer, weights

    def weigh(self, a: Unit, b: Unit) -> Weights:
        """Return the sums of all evidence, weighed anew."""
        return self.match(a, b).weights

    def match(self, a: Unit, b: Unit) -> Match:
        """Return all evidence about two accounts, weighed anew."""
        return Match(
            tuple(
                Evidence(item.feature, item.weight * self._factors[item.feature], item.why)
                for item in self._scorer.match(a, b).evidence
            )
        )


def _features(match: Match) -> list[float]:
    weights = {item.feature: item.weight for item in match.evidence}
    return [weights.get(feature, 0.0) for feature in FEATURES]


def fit(examples: Iterable[Pairs], start: float, ridge: float) -> dict[str, float]:
    """Fit a logistic model: one factor for each feature, drawn to `start` by a ridge penalty."""
    features, is_one, counts = (np.concatenate(column) for column in zip(*examples, strict=True))
    factors = np.full(len(FEATURES), start)

    def loss(factors: Numbers) -> float:
        sure = np.logaddexp(0.0, np.where(is_one > 0, -1.0, 1.0) * (features @ factors))
        return float(counts @ sure + ridge / 2 * ((factors - start) ** 2).sum())

    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(features @ factors, -30, 30)))
        slope = features.T @ (counts * (is_one - chance)) - ridge * (factors - start)
        curve = (features.T * (counts * chance * (1 - chance))) @ features + ridge * np.eye(len(FEATURES))
        step = np.linalg.solve(curve, slope)
        while loss(factors + step) > loss(factors) and np.abs(step).max() > 1e-9:
            step = step / 2
        factors = factors + step
    return dict(zip(FEATURES, map(float, factors), strict=True))


def learn(collections: Sequence[Labelled], start: float, ridge: float) -> dict[str, float]:
    """Return the factors learned from collections, with the bias that joins these best."""
    factors = fit([collection.pairs() for collection in collections], start, ridge)
    lowered = [factors | {"bias": factors["bias"] * times} for times in LOWER]
    return max(
        lowered, key=lambda tried: onewar.score(_together(collections, [tried] * len(collections)))["b3"]["f"]
    )


def _together(collections: Sequence[Labelled], weights: Sequence[Mapping[str, float]]) -> list[onewar.Told]:
    joined = (collection.joined(factors) for collection, factors in zip(collections, weights, strict=True))
    return [told._replace(found=f"{i}:{told.found}") for i, held in enumerate(joined) for told in held]


def compare(collections: Sequence[Labelled]) -> dict[str, Any]:
    """Join each collection with every way of weighing, learned from the others; score them together."""
    ways = {f"learned from the hand-set, ridge {ridge:g}": (1.0, ridge) for ridge in RIDGES}
    ways["learned from nothing"] = (0.0, FREE)
    others = [[one for one in collections if one is not left_out] for left_out in collections]
    found = {"set by hand": [dict.fromkeys(FEATURES, 1.0) for _ in collections]}
    found |= {name: [learn(held, *how) for held in others] for name, how in ways.items()}
    return {
        name: {
            **onewar.score(_together(collections, weights)),
            "last": onewar.score(collections[-1].joined(weights[-1])),
        }
        for name, weights in found.items()
    }


def _labelled(
    extractions: Sequence[Extraction], label: Callable[[Sequence[Unit]], dict[str, str]]
) -> Labelled:
    accounts = accounts_of(extractions, actors.load(), codebook.load())
    return Labelled(accounts.units, accounts.scorer, label(accounts.units))


def _of_reports(golds: Iterable[Row]) -> Callable[[Sequence[Unit]], dict[str, str]]:
    """Say which incident an account is of that is what its report is about."""
    incidents = {gold["text"]: gold["incident"] for gold in golds}
    return lambda units: {unit.id: incidents[unit.report.text] for unit in units if unit.is_main}


def _war(extractions: Sequence[Extraction]) -> Iterator[Labelled]:
    """Yield the two halves of the one-war reports, with the incident that most of an account tells of."""
    registry, book = actors.load(), codebook.load()
    finder = onewar.Finder(extractions, link(extractions, registry, book))
    reports = {extraction.report.id: extraction.report for extraction in extractions}
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for place in onewar.told(read_lines(onewar.GOLD), reports, finder):
        if place.is_main:
            held[place.event][place.incident] += 1
    whole = _labelled(extractions, lambda units: _most(units, held))
    for is_second in (False, True):
        units = [unit for unit in whole.units if (str(unit.report.published) >= onewar.MIDDLE) == is_second]
        ids = {unit.id for unit in units}
        yield Labelled(
            units, whole.scorer, {key: name for key, name in whole.incidents.items() if key in ids}
        )


def _most(units: Sequence[Unit], held: Mapping[str, Counter[str]]) -> dict[str, str]:
    told = {
        unit.id: sum((held[event.id] for event in unit.events if event.id in held), Counter())
        for unit in units
    }
    return {
        key: min(counts, key=lambda name: (-counts[name], name)) for key, counts in told.items() if counts
    }


def main() -> None:
    """Extract, learn, join, and print the figures as JSON."""
    folder = Path(sys.argv[1])
    sets = (annotated(name, folder) for name in ("claims", "samples"))
    collections = [_labelled(found.extractions, _of_reports(found.gold)) for found in sets]
    json.dump(compare([*collections, *_war(list(onewar.read()))]), sys.stdout, indent=1)


if __name__ == "__main__":
    main()
