"""Known answers for the undercount: `python -m benchmarks.undercounting` prints one JSON object.

Populations whose size is known are put on lists at random, as people of one kind, of two kinds, or by lists
that depend on each other: how often does each estimator's 95 % interval hold the size? And people with
invented names, many of them relatives killed on one day, are written down by three lists with the errors that
lists make: how many pairs does the matching find, how many are wrong?
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.bench import Scores
from benchmarks.runner import costs
from counterclaim.undercount import graphs, latent, loglinear, simple
from counterclaim.undercount.captures import Captures, gather
from counterclaim.undercount.estimate import Estimate
from counterclaim.undercount.estimators import estimates
from counterclaim.undercount.latent import Effort
from counterclaim.undercount.matching.matcher import Matched, match
from counterclaim.undercount.table import Person, from_lists

ESTIMATORS = {  # as the tables call them
    "independence": simple.INDEPENDENCE,
    "chao": simple.CHAO,
    "loglinear": loglinear.AVERAGED,
    "graphs": graphs.AVERAGED,
    "latent": latent.LATENT,
}
KNOWN = {  # of the four lists of Kosovo: from, to, and where between them the answer lies
    "seen": (4400, 4400, 4400),
    "independence": (7394, 7396, 7395),
    "chao": (10270, 10270, 10270),
    "loglinear": (14342 * 0.98, 14342 * 1.02, 14342),
    "graphs": (12481 * 0.98, 12481 * 1.02, 12481),
    "latent": (10200, 10900, 10550),
}
POPULATIONS, SIZE = 20, 5000
QUICK = Effort(
    chains=6, draws=3000, warm_up=1500
)  # for many populations; the command itself goes on for longer
Random = np.random.Generator


def main() -> int:
    """Print what each estimator makes of planted populations, and how well invented names are matched."""
    found = {"planted": {kind: planted(kind) for kind in KINDS}, "matching": matching()}
    print(json.dumps(found, indent=1))
    return 0


# ---------------------------------------------------------------- planted populations
def _alike(random: Random) -> NDArray[np.bool_]:
    """Everybody has the same chances, and lists are independent."""
    return random.random((SIZE, 4)) < [0.25, 0.2, 0.3, 0.15]


def _two_kinds(random: Random) -> NDArray[np.bool_]:
    """Three in ten people are easily found by every list, the others by none."""
    easy = random.random((SIZE, 1)) < 0.3
    return random.random((SIZE, 4)) < np.where(easy, [0.5, 0.4, 0.5, 0.35], [0.12, 0.1, 0.15, 0.08])


def _dependent(random: Random) -> NDArray[np.bool_]:
    """Two lists draw on each other; the other two do not."""
    found = random.random((SIZE, 4)) < [0.25, 0.15, 0.3, 0.15]
    found[:, 1] |= found[:, 0] & (random.random(SIZE) < 0.4)
    return found


KINDS = {"alike": _alike, "two kinds": _two_kinds, "dependent lists": _dependent}


def planted(kind: str) -> dict[str, dict[str, float]]:
    """Return, for each estimator, the share of its intervals that hold the size and its mean ratio to it."""
    random = np.random.Generator(np.random.PCG64(list(KINDS).index(kind)))
    said: dict[str, list[Estimate]] = {name: [] for name in ESTIMATORS}
    for _ in range(POPULATIONS):
        for name, estimate in _by_name(_captures(KINDS[kind](random)), QUICK).items():
            said[name].append(estimate)
    return {
        name: {
            "held": sum(one.low <= SIZE <= (one.high or SIZE) for one in some) / len(some),
            "ratio": sum(one.total for one in some) / len(some) / SIZE,
        }
        for name, some in said.items()
    }


def _captures(found: NDArray[np.bool_]) -> Captures:
    return gather(("A", "B", "C", "D"), ((tuple(map(bool, row)), 1) for row in found), "planted")


def _by_name(captures: Captures, effort: Effort) -> dict[str, Estimate]:
    said = {timed.estimate.estimator: timed.estimate for timed in estimates(captures, effort, _silent)}
    return {name: said[estimator] for name, estimator in ESTIMATORS.items()}


def _silent(_done: int, _total: int) -> None:
    """Show no progress."""


# ---------------------------------------------------------------- invented names
class Victim(NamedTuple):
    """Somebody invented: given, father's and family name, age, sex, day and place of death."""

    names: tuple[str, str, str]
    age: int
    sex: str
    day: str
    place: str


# One name in several spellings, as lists of one conflict have them; the invented ones are made of syllables.
SPELLINGS = (
    ("kh", "h"), ("q", "k"), ("ou", "u"), ("ee", "i"), ("y", "j"), ("w", "v"), ("dh", "d"), ("sh", "ch"),
    ("aa", "a"), ("ss", "s"), ("mm", "m"), ("o", "u"), ("e", "i"),
)  # fmt: skip
STARTS = ("kha", "qa", "mou", "ya", "wa", "dho", "sha", "re", "fa", "lee", "na", "za", "bo", "te", "ga", "ha")
ENDS = (
    "mmad",
    "ssan",
    "lid",
    "rim",
    "seen",
    "far",
    "dar",
    "nos",
    "mila",
    "bor",
    "shim",
    "waan",
    "tek",
    "lo",
    "ri",
)
SEXED = {"m": "", "f": "a"}


def victims(number: int, random: Random) -> list[Victim]:
    """Return people in families of one to six; a family shares names, the day and the place."""
    places = [_invented(random).title() for _ in range(40)]
    given = [_invented(random) for _ in range(120)]
    found: list[Victim] = []
    while len(found) < number:
        father, family = _often(given, random), _invented(random) + _pick(ENDS, random)
        day, place = f"1999-{random.integers(3, 7):02d}-{random.integers(1, 29):02d}", _often(places, random)
        for own in sorted({_often(given, random) for _ in range(int(random.integers(1, 7)))}):
            sex = _pick("mmmf", random)
            names = (own + SEXED[sex], father, family)
            found.append(Victim(names, int(random.integers(1, 90)), sex, day, place))
    return found[:number]


def _pick(some: Sequence[str], random: Random) -> str:
    return some[int(random.integers(len(some)))]


def _often(some: Sequence[str], random: Random) -> str:
    """Pick the first ones oftener, as names and places are."""
    return some[int(len(some) * random.random() ** 2)]


def _invented(random: Random) -> str:
    return _pick(STARTS, random) + _pick(ENDS, random)


def written_down(victim: Victim, random: Random) -> dict[str, Any]:
    """Return an entry on a list: spelled otherwise, shortened, turned round, ages and days off."""
    names = [_spelled(name, random) for name in victim.names]
    if random.random() < 0.3:
        del names[1]
    if random.random() < 0.15:
        names.reverse()
    age = victim.age + int(random.choice([0, 0, 0, 0, 0, 1, -1, 2, -3, 5]))
    day = victim.day if random.random() < 0.75 else f"{victim.day[:8]}{random.integers(1, 29):02d}"
    return {
        "name": " ".join(names).title(),
        "age": max(age, 0) if random.random() < 0.7 else None,
        "sex": victim.sex if random.random() < 0.9 else None,
        "date": day if random.random() < 0.7 else day[:7],
        "place": _spelled(victim.place, random) if random.random() < 0.8 else None,
    }


def _spelled(name: str, random: Random) -> str:
    """Return a name in another spelling, one time in three; one time in twenty with a letter lost."""
    word = name
    if random.random() < 1 / 3:
        for usual, other in SPELLINGS:
            if usual in word and random.random() < 0.5:
                word = word.replace(usual, other, 1)
    if random.random() < 1 / 20:
        at = int(random.integers(1, len(word)))
        word = word[:at] + word[at + 1 :]
    return word


def entries(people: Sequence[Victim], random: Random) -> tuple[list[Person], dict[int, int]]:
    """Return three lists' entries, and which person each row is about."""
    found: list[Person] = []
    about: dict[int, int] = {}
    for name, chance in {"A": 0.45, "B": 0.35, "C": 0.3}.items():
        for number in np.flatnonzero(random.random(len(people)) < chance).tolist():
            row = len(found) + 2
            found.append(Person(row=row, list=name, **written_down(people[number], random)))
            about[row] = number
    return found, about


def matching(number: int = 2000) -> dict[str, float]:
    """Return precision and recall of the pairs that were matched, and what the errors do to an estimate."""
    random = np.random.Generator(np.random.PCG64(11))
    listed, about = entries(victims(number, random), random)
    matched = match(listed, _silent)
    right, found = set(_pairs_of(about)), set(_pairs(matched))
    precision, recall = len(right & found) / len(found), len(right & found) / len(right)
    doubtful = [pair for pair in matched.pairs if pair.is_doubtful]
    true_lists = _lists(listed, about)
    return {
        "entries": len(listed),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall),
        "doubtful": len(doubtful) / len(found),
        "ratio": simple.independence(from_lists(matched.lists, "matched")).total
        / simple.independence(from_lists(true_lists, "true")).total,
    }


def _pairs_of(about: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    by_person: dict[int, list[int]] = {}
    for row, number in about.items():
        by_person.setdefault(number, []).append(row)
    return (pair for rows in by_person.values() for pair in combinations(sorted(rows), 2))


def _pairs(matched: Matched) -> Iterator[tuple[int, int]]:
    groups = (sorted(entry.row for entry in person) for person in matched.people)
    return (pair for rows in groups for pair in combinations(rows, 2))


def _lists(listed: Sequence[Person], about: Mapping[int, int]) -> list[set[str]]:
    held: dict[int, set[str]] = {}
    for entry in listed:
        held.setdefault(about[entry.row], set()).add(entry.list)
    return list(held.values())


# ---------------------------------------------------------------- scores
def read(work: Path) -> Scores:
    """Read what the command says of Kosovo beside the known answers, and of what was planted."""
    said = json.loads((work / "kosovo.json").read_text(encoding="utf-8"))
    totals = {one["estimator"]: one["total"] for one in said["estimates"]}
    kosovo = {name: totals[estimator] for name, estimator in ESTIMATORS.items()} | {
        "seen": said["documented"]
    }
    own = json.loads((work / "planted.json").read_text(encoding="utf-8"))
    found: dict[str, dict[str, Any]] = {
        "counterclaim": {
            "missed": sum(not low <= kosovo[name] <= high for name, (low, high, _) in KNOWN.items()),
            "seconds": costs(work)["kosovo.json"].seconds,
            **kosovo,
        },
        "known answers": {name: answer for name, (_, _, answer) in KNOWN.items()},
    }
    for kind, by_estimator in own["planted"].items():
        found[f"counterclaim, mean of {POPULATIONS} planted populations of {SIZE}: {kind}"] = {
            name: said["ratio"] * SIZE for name, said in by_estimator.items()
        }
    found["counterclaim, three lists of invented names"] = own["matching"]
    return found


if __name__ == "__main__":
    sys.exit(main())
