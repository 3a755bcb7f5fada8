"""How true the confidences are: `python -m benchmarks.reliability GOLD EXTRACTIONS SCORER_FOLDER PICTURE`.

Takes every second text: the weights were fitted to the others. Prints JSON: how true the confidences of toll
claims are and how well they put right claims before wrong ones; draws the reliability diagram (SVG).
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.convert import read_lines
from benchmarks.judging import judge, load_scorer

BINS = 10
SIDE, LEFT, TOP = 320, 52, 16  # pixels of the diagram's square and its margins


class Point(NamedTuple):
    """One claim: its confidence and whether it is right."""

    confidence: float
    is_right: bool


class Bin(NamedTuple):
    """The claims of one tenth of the scale: how many, their mean confidence, the share that is right."""

    claims: int
    confidence: float
    right: float

    @property
    def margin(self) -> float:
        """Return half the width of a 95 % interval of the share (normal approximation)."""
        return 1.96 * math.sqrt(max(self.right * (1 - self.right), 0.01) / self.claims)


def bins(points: Sequence[Point]) -> list[Bin]:
    """Return the tenths of the scale that hold claims, from the lowest."""
    found = []
    for number in range(BINS):
        inside = [p for p in points if min(int(p.confidence * BINS), BINS - 1) == number]
        if inside:
            share = sum(p.is_right for p in inside) / len(inside)
            found.append(Bin(len(inside), sum(p.confidence for p in inside) / len(inside), share))
    return found


def measures(points: Sequence[Point]) -> dict[str, float]:
    """Return Brier score, log loss, calibration error, and order (area under the ROC curve)."""
    size, share = len(points), sum(p.is_right for p in points) / len(points)
    right = [p.confidence for p in points if p.is_right]
    wrong = [p.confidence for p in points if not p.is_right]
    ordered = sum((r > w) + 0.5 * (r == w) for r in right for w in wrong)
    return {
        "claims": size,
        "share_right": share,
        "mean_confidence": sum(p.confidence for p in points) / size,
        "brier": sum((p.confidence - p.is_right) ** 2 for p in points) / size,
        "brier_one_for_all": share * (1 - share),
        "log_loss": -sum(math.log(p.confidence if p.is_right else 1 - p.confidence) for p in points) / size,
        "calibration_error": sum(b.claims * abs(b.confidence - b.right) for b in bins(points)) / size,
        "order": ordered / (len(right) * len(wrong)) if right and wrong else math.nan,
    }


def diagram(found: Sequence[Bin]) -> str:
    """Draw confidence against the share right, with 95 % intervals and the number of claims under each."""

    def x(value: float) -> float:
        return round(LEFT + value * SIDE, 1)

    def y(value: float) -> float:
        return round(TOP + (1 - min(max(value, 0.0), 1.0)) * SIDE, 1)

    marks = [f'<path class="even" d="M{x(0)} {y(0)}L{x(1)} {y(1)}"/>']
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        marks.append(f'<path class="grid" d="M{x(0)} {y(tick)}H{x(1)}M{x(tick)} {y(0)}V{y(1)}"/>')
        marks.append(f'<text x="{x(0) - 8}" y="{y(tick) + 4}" text-anchor="end">{tick:.0%}</text>')
        marks.append(f'<text x="{x(tick)}" y="{y(0) + 18}" text-anchor="middle">{tick:.0%}</text>')
    for one in found:
        low, high = one.right - one.margin, one.right + one.margin
        marks.append(f'<path class="whisker" d="M{x(one.confidence)} {y(low)}V{y(high)}"/>')
        marks.append(f'<circle class="dot" cx="{x(one.confidence)}" cy="{y(one.right)}" r="5"/>')
        marks.append(
            f'<text x="{x(one.confidence)}" y="{y(0) - 6}" text-anchor="middle" class="n">{one.claims}</text>'
        )
    middle = LEFT + SIDE / 2
    marks.append(f'<text x="{middle}" y="{TOP + SIDE + 38}" text-anchor="middle">confidence given</text>')
    marks.append(
        f'<text transform="translate(14 {TOP + SIDE / 2}) rotate(-90)" text-anchor="middle">right</text>'
    )
    return SHEET.format(width=LEFT + SIDE + 24, height=TOP + SIDE + 48, marks="\n".join(marks))


SHEET = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"
 role="img" aria-label="Confidence given to claims against the share of them that is right">
<style>
svg {{ background: #fff; }}
text {{ font: 12px system-ui, sans-serif; fill: #333; }}
.n {{ font-size: 10px; fill: #666; }}
.grid {{ stroke: #ddd; fill: none; }}
.even {{ stroke: #888; stroke-dasharray: 4 4; fill: none; }}
.whisker {{ stroke: #1f5a85; stroke-width: 2; }}
.dot {{ fill: #1f5a85; }}
</style>
{marks}
</svg>
"""


def main(arguments: Sequence[str]) -> int:
    """Score the confidences of a file of extractions."""
    if len(arguments) != 4:
        sys.exit(__doc__)
    gold, extractions, folder, picture = map(Path, arguments)
    kept = list(read_lines(gold))[1::2]  # the weights were fitted to the others, see training/confidence.py
    verdicts = judge(load_scorer(folder), kept, list(read_lines(extractions)))
    points = [
        Point(float(v.found["confidence"]), v.error is None)
        for v in verdicts
        if v.found is not None and v.found.get("confidence") is not None
    ]
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_text(diagram(bins(points)), encoding="utf-8")
    print(json.dumps(measures(points)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
