"""What the page on sources shows: how far each source's figures lie from what the others tell."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from counterclaim.model import Dossier, LedgerEntry, Role
from counterclaim.outputs.catalogue import Catalogue

OWN_ERROR = 0.4  # spread of one figure's error on the log scale, whoever says it: docs/model.md
NINETIETH = 1.2816  # of the normal distribution: 80 in 100 lie within so many standard deviations
STANDINGS = {
    "same_side": "its own side",
    "enemy": "people it fights or is said to have harmed",
    "neutral": "others, as an outsider",
    "unknown": "others, its stand not known",
}
WIDTH, FURTHEST = 240.0, 10.0  # of the drawing; ratios beyond a tenth and ten times are drawn at the end
TICKS = ((0.0, "0.1×"), (WIDTH / 2, "1×"), (WIDTH, "10×"))


class Tendency(msgspec.Struct, frozen=True):
    """How many times what others tell a source says of people of one standing, with its 80 % interval."""

    name: str
    role: Role
    standing: str
    figures: int
    incidents: int
    ratio: float
    low: float
    high: float

    @property
    def times(self) -> str:
        """The ratio in words: `2.7×`."""
        return _times(self.ratio)

    @property
    def between(self) -> str:
        """The interval in words."""
        return f"{_times(self.low)} to {_times(self.high)}"

    def at(self, ratio: float) -> float:
        """Return where a ratio is drawn, on a log axis with 1 in the middle."""
        share = math.log(min(max(ratio, 1 / FURTHEST), FURTHEST)) / math.log(FURTHEST)
        return round(WIDTH / 2 * (1 + share), 1)


def _times(ratio: float) -> str:
    return "<0.1×" if ratio < 0.1 else f"{ratio:.1f}×"


class _Compared(NamedTuple):
    entry: LedgerEntry
    incident: str
    beside: tuple[float, float]


def tendencies(catalogue: Catalogue) -> tuple[Tendency, ...]:
    """Return the tendency of each body towards people of each standing, the most often heard first."""
    held: dict[tuple[str, str], list[_Compared]] = {}
    for dossier in catalogue.dossiers:
        for standing, compared in _compared(dossier):
            held.setdefault((compared.entry.origin, standing), []).append(compared)
    found = [_tendency(standing, compared) for (_, standing), compared in held.items()]
    return tuple(sorted(found, key=lambda t: (-t.figures, t.name, t.standing)))


def _compared(dossier: Dossier) -> Iterator[tuple[str, _Compared]]:
    entries = {entry.claim.id: entry for entry in dossier.ledger}
    for figure in dossier.incident.figures:
        for weight in figure.weights:
            entry = entries.get(weight.claim)
            if weight.beside is not None and entry is not None and _is_body(entry):
                yield weight.standing, _Compared(entry, dossier.incident.id, weight.beside)


def _is_body(entry: LedgerEntry) -> bool:
    """Whether an origin is a registered body or an outlet: people are never set beside each other."""
    return entry.origin.startswith("actor:") or entry.origin_role == "report"


def _tendency(standing: str, compared: Sequence[_Compared]) -> Tendency:
    """Average the log ratios, each by how sure it is; incidents, not figures, are independent."""
    weights = [1 / (spread**2 + OWN_ERROR**2) for _, _, (_, spread) in compared]
    mean = sum(w * one.beside[0] for w, one in zip(weights, compared, strict=True)) / sum(weights)
    incidents = len({one.incident for one in compared})
    error = NINETIETH * math.sqrt(len(compared) / incidents / sum(weights))
    first = compared[0].entry
    return Tendency(
        name=first.origin_name, role=first.origin_role, standing=STANDINGS[standing], figures=len(compared),
        incidents=incidents, ratio=math.exp(mean), low=math.exp(mean - error), high=math.exp(mean + error),
    )  # fmt: skip
