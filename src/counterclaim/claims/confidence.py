"""How sure a claim is: the signs it shows, weighed by a small logistic model fitted to annotated reports.

The signs are what a coder would look at: which rule gave each field, how far its words lie from the figure,
how crowded the sentence is. `training/confidence.py` fits the weights; `docs/confidence.md` says on what.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from counterclaim.model import Claim, Reason
from counterclaim.resources.confidence import ConfidenceWeights

FAR = 120  # characters between a figure and the words of one of its fields
LONG = 240  # characters of a sentence that is easily misread
SHOWN = 4  # signs that are kept as reasons, the weightiest first
CONFIDENCE = "confidence"  # the field whose reasons are no signs: they follow from them
NOTABLE = 0.05  # below this a sign changes the confidence by hardly a percentage point


def rate(
    claims: Sequence[Claim], reasons: Sequence[Reason], weights: ConfidenceWeights
) -> tuple[list[Claim], list[Reason]]:
    """Return the claims of one report with their confidence, and the reasons for it beside those given."""
    rated: list[Claim] = []
    why = list(reasons)
    for claim, signs in zip(claims, signs_of(claims, reasons), strict=True):
        rated.append(msgspec.structs.replace(claim, confidence=round(confidence(signs, weights), 2)))
        why.extend(_reasons(claim, {sign: weights.signs[sign] for sign in signs if sign in weights.signs}))
    return rated, why


def confidence(signs: Iterable[str], weights: ConfidenceWeights) -> float:
    """Return the chance, 0..1, that a claim with these signs is right; signs without a weight say nothing."""
    return 1 / (1 + math.exp(-weights.bias - math.fsum(weights.signs.get(sign, 0.0) for sign in signs)))


def signs_of(claims: Sequence[Claim], reasons: Iterable[Reason]) -> Iterator[tuple[str, ...]]:
    """Yield the signs that each of a report's claims shows, in a fixed order."""
    rules: dict[str, list[Reason]] = {}
    for reason in reasons:
        if reason.field != CONFIDENCE:
            rules.setdefault(reason.record, []).append(reason)
    crowd = Counter(claim.evidence.start for claim in claims)
    for claim in claims:
        given = (f"{reason.field}: {reason.rule}" for reason in rules.get(claim.id, ()))
        yield tuple(dict.fromkeys((*given, *_looks(claim, crowd[claim.evidence.start]))))


def _looks(claim: Claim, neighbours: int) -> Iterator[str]:
    yield f"kind: {claim.kind}"
    yield f"sentence: {min(neighbours, 4)}{' or more' if neighbours > 3 else ''} claims"
    if claim.evidence.end - claim.evidence.start > LONG:
        yield "sentence: long"
    if claim.source.role != "report":
        yield f"source role: {claim.source.role}"
        yield from _distance("source", claim, claim.source.start)
    if claim.relay is not None:
        yield "source: relayed"
    if claim.victims is not None:
        yield f"victims class: {claim.victims.klass}"
        yield from _distance("victims", claim, claim.victims.start)
    if claim.kind == "toll":
        yield f"outcome: {claim.outcome}"


def _distance(field: str, claim: Claim, start: int | None) -> Iterator[str]:
    figure = claim.count or claim.evidence
    if start is None:
        yield f"{field}: not named"
    elif not claim.evidence.start <= start < claim.evidence.end:
        yield f"{field}: named in another sentence"
    elif abs(start - figure.start) > FAR:
        yield f"{field}: far from the figure"


def _reasons(claim: Claim, known: Mapping[str, float]) -> Iterator[Reason]:
    weighty = sorted(known.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    for sign, weight in weighty[:SHOWN]:
        if abs(weight) >= NOTABLE:
            yield Reason(record=claim.id, field=CONFIDENCE, rule=f"{weight:+.2f} for {sign}", words=None)
