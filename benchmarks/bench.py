"""What a bench is: the commands that make its scores, and the figures taken from them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

Scores = Mapping[str, Mapping[str, Any]]  # system -> what its scorer printed
Values = dict[str, dict[str, float]]  # system -> figure's key -> value
Reader = Callable[[Path], Scores]


class BenchError(Exception):
    """A bench could not be run; the message is one line that says what failed and where."""


class Step(msgspec.Struct, frozen=True):
    """One command; `{bench}` is the benchmarks' folder, `{work}` this bench's own folder.

    `into` names the file under `{work}` that gets standard output. The first word `python` or `counterclaim`
    stands for this environment's.
    """

    command: str
    into: str


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One number worth showing: where the scorer prints it and what we aim at.

    `path` leads through the scorer's JSON, its parts divided by `/`; the value is multiplied by `scale` (100
    turns a share into per cent). `goal` is a floor, or a ceiling where `lower_is_better`.
    """

    key: str
    label: str
    path: str
    scale: float = 1.0
    digits: int = 1
    goal: float | None = None
    lower_is_better: bool = False

    def meets_goal(self, value: float) -> bool | None:
        """Whether `value`, as it is printed, reaches the goal; None without a goal."""
        if self.goal is None:
            return None
        shown = round(value, self.digits)
        return shown <= self.goal if self.lower_is_better else shown >= self.goal

    def show(self, value: float | None) -> str:
        """Return `value` as the tables print it; nothing for None."""
        return "" if value is None else f"{value:.{self.digits}f}"


class Bench(msgspec.Struct, frozen=True, kw_only=True):
    """A benchmark: its name on the command line, its commands, and the figures, the headline first.

    `needs` are paths under the benchmarks' folder without which it is skipped. `read` turns the files under
    the bench's own folder into scores; a system whose name starts with `counterclaim` is ours, others were
    measured beside it.
    """

    name: str
    title: str
    needs: tuple[str, ...]
    steps: tuple[Step, ...]
    read: Reader
    figures: tuple[Figure, ...]


def is_ours(system: str) -> bool:
    """Whether a row of a table is the product's own."""
    return system.startswith("counterclaim")


def values(bench: Bench, scores: Scores) -> Values:
    """Take the bench's figures out of the scores; what a scorer does not print or cannot say is left out."""
    found: Values = {}
    for system, printed in scores.items():
        pairs = {figure.key: _at(printed, figure.path.split("/")) for figure in bench.figures}
        scaled = {figure.key: figure.scale for figure in bench.figures}
        found[system] = {key: number * scaled[key] for key, number in pairs.items() if number is not None}
    return found


def _at(printed: Any, path: list[str]) -> float | None:
    for part in path:
        if not isinstance(printed, Mapping) or part not in printed:
            return None
        printed = printed[part]
    number = float(printed) if isinstance(printed, int | float) else None
    return None if number is None or math.isnan(number) else number
