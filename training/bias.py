"""Fit the model of bias to figures with a later, better one: `python -m training.bias`.

Reads the public claims of the reconcile benchmark and maximises the probability that the model's posterior
gives to each true number, so that intervals come out as wide as errors are; fitting how sources err given the
truth makes them too narrow. Data sets count by the square root of their size, and every parameter is drawn
towards a prior (`PRIORS`). Takes half a minute; `benchmarks/bias.py` measures it on what was left out.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logsumexp

from benchmarks.runner import ROOT, find_folder
from counterclaim.reconcile import posterior as model
from counterclaim.reconcile.observation import (
    MarkWords,
    copying_terms,
    kind_in_conflict,
    log_count,
    scale_terms,
    shift_terms,
)
from counterclaim.reconcile.posterior import Array, Figures
from counterclaim.reconcile.rows import Item, Numbered, item
from counterclaim.resources import codebook
from counterclaim.resources.bias import BiasParameters, Conflict, Growth

PARAMETERS = ROOT / "src" / "counterclaim" / "resources" / "bias.toml"
CLAIMS = "reconcile/claims.csv.gz"
STEPS = 150  # of L-BFGS; the objective moves by less than 0.1 % afterwards

# Data sets of one war share its conflict; the modern cases are one conflict each, by the start of their ids.
NAMES: Mapping[str, tuple[str, ...]] = {
    "us-civil-war": ("us-civil-war", "acw"),
    "gaza": ("gaza", "airwars_gaza"),
    "ukraine": ("ukraine", "ukr_month", "ukr_cum"),
}
# Between conflicts a party's bias about its enemy's dead ranges from 1.1 to 4 in the few that are measured;
# monitors and parties about their own differ less. Lists of names are whole in one war, a third in another.
UNKNOWN = {"neutral": 0.15, "same_side": 0.2, "unknown": 0.2, "enemy": 1.0, "named": 0.5}
# From initial to final figures: a median of 1.6 in Gaza, and 1.6 to 5.5 in a prison battle of ten days.
GROWTH = Growth(median=1.6, chance=0.9, days=14)


class Prior(NamedTuple):
    """Mean and standard deviation to which a parameter is drawn."""

    mean: float
    sd: float


PRIORS: Mapping[str, Mapping[str, Prior]] = {
    # enemies inflate fighters' deaths, perpetrators deflate civilians', initial and named counts are low
    "shift": {
        "neutral, combatants": Prior(0.0, 0.05),  # what the others are measured against
        "neutral, civilians": Prior(0.0, 0.05),
        "enemy, combatants": Prior(0.5, 0.25),
        "enemy, civilians": Prior(-0.7, 0.25),
        "initial": Prior(-0.4, 0.3),
        "named": Prior(-0.5, 0.3),
        "losses": Prior(0.5, 0.3),
        "at_least": Prior(-0.1, 0.3),
        "*": Prior(0.0, 0.25),
    },
    "conflict": {"*": Prior(0.0, 0.8)},
    "scale": {
        "neutral": Prior(np.log(0.4), 0.2),
        "same_side": Prior(np.log(0.4), 0.2),
        "unknown": Prior(np.log(0.4), 0.2),
        "enemy": Prior(np.log(0.6), 0.2),
        "losses": Prior(0.0, 0.05),  # all of them are one source's in one war
        "*": Prior(0.0, 0.2),
    },
    "copying": {
        "neutral": Prior(-2.0, 1.0),
        "same_side": Prior(-2.0, 1.0),
        "unknown": Prior(-2.0, 1.0),
        "enemy": Prior(-2.0, 1.0),
        "*": Prior(0.0, 1.0),
    },
    "dependence": {"*": Prior(-1.0, 1.0)},
}


class Known(NamedTuple):
    """An item whose true number is known: its key in the table, its conflict, its truth on the log scale."""

    key: tuple[str, str, str]
    conflict: str
    dataset: str
    found: Item
    truth: float


class Columns(NamedTuple):
    """The training items as columns: one row a figure, and the item of each row."""

    x: Array
    terms: Mapping[str, Array]
    names: Mapping[str, tuple[str, ...]]
    item: np.ndarray
    size: Array
    bounds: tuple[np.ndarray, np.ndarray, np.ndarray]
    truth: Array
    grid: Array
    weight: Array


def read(folder: Path) -> list[Known]:
    """Return every item of the public claims that has a true number.

    Raises:
        BenchError: the reconcile benchmark is not in `folder`.
    """
    blank = BiasParameters({}, {}, {}, 0.0, {}, GROWTH, {})
    held: dict[tuple[str, ...], list[Numbered]] = {}
    notes = codebook.load().rules["model"].notes
    with gzip.open(folder / CLAIMS, "rt", encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            if row["truth_low"] and (row["low"] or row["high"]):
                key = row["incident_id"], row["victim_side"], row["outcome"]
                held.setdefault(key, []).append((number, row))
    return [_known(rows, blank, notes) for rows in held.values()]


def settled(known: Iterable[Known]) -> list[Known]:
    """Leave out items with figures of several days: how they grow is no bias of their sources."""
    return [k for k in known if k.found.since is None]


def _known(rows: list[Numbered], blank: BiasParameters, notes: MarkWords) -> Known:
    first = rows[0][1]
    dataset = first["dataset"] or ""
    key = first["incident_id"] or "", first["victim_side"] or "", first["outcome"] or ""
    conflict = next((name for name, names in NAMES.items() if dataset in names), key[0].split("-")[0])
    ends = (float(first[name] or 0) for name in ("truth_low", "truth_high"))
    return Known(
        key, conflict, dataset, item(rows, blank, notes), float(np.mean([log_count(end) for end in ends]))
    )


def columns(known: Sequence[Known]) -> Columns:
    """Lay items out for the fit."""
    rows = [(number, one, k.conflict) for number, k in enumerate(known) for one in k.found.seen]
    seen = [one for _, one, _ in rows]
    own = [{f"{conflict}: {kind_in_conflict(one)}": 1.0} for _, one, conflict in rows]
    terms, names = {}, {}
    for kind, found in (
        ("shift", [shift_terms(one) for one in seen]),
        ("conflict", own),
        ("scale", [scale_terms(one) for one in seen]),
        ("copying", [copying_terms(one) for one in seen]),
    ):
        names[kind] = tuple(sorted({name for one in found for name in one}))
        terms[kind] = np.array([[one.get(name, 0.0) for name in names[kind]] for one in found])
    x = np.array([one.middle for one in seen])
    of = np.array([number for number, _, _ in rows])
    sizes = Counter(k.dataset for k in known)
    marks = [np.array([bool(one.marks & set(wanted)) for one in seen]) for wanted in BOUNDS]
    return Columns(
        x=x,
        terms=terms,
        names=names,
        item=of,
        size=np.bincount(of).astype(float),
        bounds=(marks[0], marks[1], marks[2]),
        truth=np.array([k.truth for k in known]),
        grid=np.array([model.grid(x[of == number]) for number in range(len(known))]),
        weight=np.array([sizes[k.dataset] ** -0.5 for k in known]) * max(sizes.values()) ** 0.5,
    )


BOUNDS = (("at_least",), ("up_to",), ("named",))
KINDS = ("shift", "conflict", "scale", "copying", "dependence")


def fit(known: Sequence[Known]) -> BiasParameters:
    """Return the parameters under which the true numbers are likeliest, given the claims and the priors."""
    laid = columns(settled(known))
    prior = [_prior(kind, name) for kind in KINDS for name in laid.names.get(kind, ("dependence",))]
    mean, sd = (np.array(column) for column in zip(*prior, strict=True))

    def objective(parameters: Array) -> tuple[float, Array]:
        value, slope = log_probability(parameters, laid)
        away = (parameters - mean) / sd
        return 0.5 * float(away @ away) - value, away / sd - slope

    found = minimize(objective, mean, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return _named(found.x, laid)


def _prior(kind: str, name: str) -> Prior:
    return PRIORS[kind].get(name, PRIORS[kind]["*"])


def _cut(parameters: Array, laid: Columns) -> dict[str, Array]:
    sizes = [len(laid.names[kind]) for kind in KINDS[:-1]]
    return dict(zip(KINDS, np.split(parameters, np.cumsum(sizes)), strict=True))


def log_probability(parameters: Array, laid: Columns) -> tuple[float, Array]:
    """Return the log posterior density at the true numbers, weighted, and its slope in the parameters."""
    part = _cut(parameters, laid)
    figures = Figures(
        laid.x,
        laid.terms["shift"] @ part["shift"] + laid.terms["conflict"] @ part["conflict"],
        laid.terms["scale"] @ part["scale"],
        laid.terms["copying"] @ part["copying"],
        *laid.bounds,
    )
    dependence = float(expit(part["dependence"][0]))
    pooled = 1 / (1 + (laid.size - 1) * dependence)
    at_truth = model.log_likelihood(figures, laid.truth[laid.item][:, None])
    on_grid = model.log_likelihood(figures, laid.grid[laid.item])
    true, likely = _sum(at_truth, laid)[:, 0], _sum(on_grid, laid)
    log = pooled[:, None] * likely
    total = logsumexp(log, axis=1)
    step = np.log(laid.grid[:, 1] - laid.grid[:, 0])
    value = float(laid.weight @ (pooled * true - total - step))
    chance = np.exp(log - total[:, None])
    each = (laid.weight * pooled)[laid.item]
    slopes = [
        each * (here[:, 0] - (chance[laid.item] * there).sum(axis=1))
        for here, there in zip(
            slopes_of(figures, laid.truth[laid.item][:, None]),
            slopes_of(figures, laid.grid[laid.item]),
            strict=True,
        )
    ]
    pull = -(pooled**2) * (laid.size - 1) * dependence * (1 - dependence)
    by_kind = zip(("shift", "conflict", "scale", "copying"), (0, 0, 1, 2), strict=True)
    slope = [laid.terms[kind].T @ slopes[which] for kind, which in by_kind]
    own = laid.weight * pull * (true - (chance * likely).sum(axis=1))
    return value, np.concatenate([*slope, [own.sum()]])


def slopes_of(figures: Figures, at: Array) -> tuple[Array, Array, Array]:
    """Return how the log likelihood changes with a figure's shift, log spread and log-odds of being exact."""
    spread = np.exp(figures.scale)[:, None]
    z = (figures.x[:, None] - at - figures.shift[:, None]) / spread
    exact = expit(figures.copying)[:, None]
    whole = model.log_likelihood(figures._replace(is_named=np.zeros_like(figures.is_named)), at)
    density = np.exp(model.student(z) - figures.scale[:, None] - whole)
    is_bound = (figures.is_floor | figures.is_ceiling)[:, None]
    side = np.where(figures.is_floor[:, None], 1.0, -1.0)
    bound = np.where(is_bound, model.CENSORED * side * density, 0.0)
    steep = (model.FREEDOM + 1) * z / (model.FREEDOM + z * z)
    mixed = (1 - exact) * density
    copied = np.exp(_exact(figures, at) - whole) * exact
    by_scale = mixed * (z * steep - 1) + bound * z * spread
    return mixed * steep / spread + bound, by_scale, copied * (1 - exact) - mixed * exact


def _exact(figures: Figures, at: Array) -> Array:
    from_truth = figures.x[:, None] - at
    log: Array = -0.5 * (from_truth / model.EXACT) ** 2 - np.log(model.EXACT * np.sqrt(2 * np.pi))
    return log


def _sum(rows: Array, laid: Columns) -> Array:
    summed = np.zeros((len(laid.size), rows.shape[1]))
    np.add.at(summed, laid.item, rows)
    return summed


def _named(parameters: Array, laid: Columns) -> BiasParameters:
    part = _cut(parameters, laid)
    named = {
        kind: {name: round(float(value), 3) for name, value in zip(laid.names[kind], part[kind], strict=True)}
        for kind in KINDS[:-1]
    }
    own: dict[str, dict[str, float]] = {}
    for name, value in named["conflict"].items():
        conflict, _, standing = name.partition(": ")
        own.setdefault(conflict, {})[standing] = value
    return BiasParameters(
        shift=named["shift"],
        scale=named["scale"],
        copying=named["copying"],
        dependence=round(float(expit(part["dependence"][0])), 3),
        unknown_conflict=UNKNOWN,
        growth=GROWTH,
        conflicts={
            key: Conflict(names=NAMES[key], shift=own[key]) for key in sorted(own.keys() & NAMES.keys())
        },
    )


HEAD = """\
# How sources err about how many people were harmed, by stance towards the victims: resources/bias.py says
# what each table means, reconcile/posterior.py how it is used. Written by `make train`, never by hand.
# Fitted to {items} items with a later, better figure; docs/model.md: which, and how well it does on others.
"""


def as_toml(parameters: BiasParameters) -> str:
    """Return the parameters as TOML, in a fixed order."""
    flat = msgspec.to_builtins(parameters)
    conflicts = flat.pop("conflicts")
    lines = [f"dependence = {flat.pop('dependence')}"]
    for name, table in flat.items():
        lines += ["", f"[{name}]", *(f"{json.dumps(key)} = {value}" for key, value in table.items())]
    for name, conflict in conflicts.items():
        shift = ", ".join(f"{key} = {value}" for key, value in conflict["shift"].items())
        lines += [
            "",
            f"[conflicts.{name}]",
            f"names = {json.dumps(conflict['names'])}",
            f"shift = {{ {shift} }}",
        ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit the model and write its parameters into the package."""
    folder = find_folder(os.environ)
    if folder is None:
        sys.exit("no benchmark's data here: docs/model.md says where they are looked for")
    known = read(folder)
    PARAMETERS.write_text(HEAD.format(items=len(known)) + as_toml(fit(known)), encoding="utf-8")
    print(f"{PARAMETERS.name}: fitted to {len(known)} items")


if __name__ == "__main__":
    main()
