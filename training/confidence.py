"""Fit the weights of claims' confidence to annotated reports: `python -m training.confidence`.

Extracts the project's own annotated texts and the claims benchmark, holds every claim against the annotation,
and fits a logistic model with a ridge penalty to the signs that claims show. Rules do better on texts that
were looked at while they were written: such texts get a weight of their own in the fit, which is left out of
what is written, so that confidences hold for texts that nobody looked at. Every other passage of `heldout_b`
teaches how much that is; on the rest `python -m benchmarks confidence` measures the calibration.
"""

from __future__ import annotations

import json
import math
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from benchmarks.judging import judge, load_scorer
from benchmarks.runner import ROOT, find_folder
from benchmarks.texts import annotated
from counterclaim.claims.confidence import confidence, signs_of
from counterclaim.resources.confidence import ConfidenceWeights

WEIGHTS = ROOT / "src" / "counterclaim" / "resources" / "confidence.toml"
SEEN = ("samples", "passages", "heldout_a", "claims")  # looked at while the rules were written
UNSEEN = "heldout_b"
LOOKED_AT = "text: looked at while the rules were written"
RIDGE = 3.0  # penalty on squared weights; the best of 0.3, 1, 3 and 10 by ten-fold cross-validation
SELDOM = 10  # claims; a sign seen less often gets no weight
STEPS = 30  # of Newton's method, which needs about six
HEAD = """\
# How likely a claim is to be right, from the signs it shows. Written by `make train`, never by hand.
# Fitted to {claims} claims, {right:.0%} of them right. docs/confidence.md: on which texts, how well.
"""


class Example(NamedTuple):
    """The signs that a claim shows, and whether it is right."""

    signs: tuple[str, ...]
    is_right: bool


def examples(folder: Path) -> Iterator[Example]:
    """Yield every toll claim found in the training texts.

    Raises:
        BenchError: the claims benchmark is not in `folder`.
    """
    scorer = load_scorer(folder)
    for name in (*SEEN, UNSEEN):
        gold, extractions = annotated(name, folder)
        gold = gold if name in SEEN else gold[::2]
        context = (LOOKED_AT,) if name in SEEN else ()
        claims = {
            (e.report.id, claim.id): signs
            for e in extractions
            for claim, signs in zip(e.claims, signs_of(e.claims, e.reasons), strict=True)
        }
        for verdict in judge(scorer, gold, [msgspec.to_builtins(e) for e in extractions]):
            if verdict.found is not None:
                signs = claims[verdict.report, verdict.found["id"]]
                yield Example((*signs, *context), verdict.error is None)


def fit(data: Sequence[Example], ridge: float = RIDGE) -> ConfidenceWeights:
    """Fit a logistic model: one weight for each sign seen often enough, all but the bias penalised."""
    seen = Counter(sign for example in data for sign in example.signs)
    signs = sorted(sign for sign, times in seen.items() if SELDOM <= times <= len(data) - SELDOM)
    table = np.array([[1.0, *(sign in example.signs for sign in signs)] for example in data], dtype=float)
    right = np.array([example.is_right for example in data], dtype=float)
    penalty = np.diag([0.0, *([ridge] * len(signs))])
    weights = np.zeros(len(signs) + 1)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - chance) - penalty @ weights
        curve = (table.T * (chance * (1 - chance))) @ table + penalty
        weights += np.linalg.solve(curve, slope)
    rounded = [round(float(weight), 2) + 0.0 for weight in weights]
    return ConfidenceWeights(rounded[0], dict(zip(signs, rounded[1:], strict=True)))


def cross_validated(data: Sequence[Example], ridge: float = RIDGE, folds: int = 10) -> float:
    """Return the mean log loss in nats on claims that the weights were not fitted to."""
    loss = 0.0
    for fold in range(folds):
        weights = fit([example for rank, example in enumerate(data) if rank % folds != fold], ridge)
        for example in data[fold::folds]:
            chance = confidence(example.signs, weights)
            loss -= math.log(chance if example.is_right else 1 - chance)
    return loss / len(data)


def _written(weights: ConfidenceWeights, head: str) -> str:
    # a JSON string is a TOML string too
    signs = (f"{json.dumps(sign, ensure_ascii=False)} = {weight}" for sign, weight in weights.signs.items())
    return "\n".join((f"{head}\nbias = {weights.bias}\n", "[signs]", *signs, ""))


def main(environment: Mapping[str, str]) -> int:
    """Fit the weights and write them into the package."""
    folder = find_folder(environment)
    if folder is None:
        print(
            "error: no benchmarks in ../shared/bench: training needs the scorer and its texts",
            file=sys.stderr,
        )
        return 1
    data = list(examples(folder))
    share = sum(example.is_right for example in data) / len(data)
    for ridge in (0.3, 1.0, 3.0, 10.0):
        print(f"ridge {ridge}: log loss {cross_validated(data, ridge):.4f}")
    weights = fit(data)
    weights.signs.pop(LOOKED_AT)
    WEIGHTS.write_text(_written(weights, HEAD.format(claims=len(data), right=share)), encoding="utf-8")
    print(f"{len(data)} claims, {share:.1%} right; written to {WEIGHTS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(os.environ))
