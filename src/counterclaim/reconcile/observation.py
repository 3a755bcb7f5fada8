"""What the model of bias sees of a claim, and which of its parameters that calls upon."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, cast

from counterclaim.model import Standing

Mark = Literal["initial", "later", "named", "losses", "at_least", "up_to"]
MarkWords = Mapping[str, Sequence[str]]  # the words of each mark, as the codebook has them


class Observation(NamedTuple):
    """One figure for one item: by whom, towards whom, how bounded.

    `standing`: where its source stands towards the victims; for civilians `enemy` is who is said to have
    killed them. `marks`: `initial` and `later` counts, a list of `named` people, `losses` that may hold the
    injured, one-sided bounds. `conflict` is a key of the parameters' conflicts, `None` for any other.
    """

    claim: str
    low: int | None
    high: int | None
    standing: Standing
    civilians: bool
    outcome: str
    marks: frozenset[Mark]
    conflict: str | None
    day: date | None

    @property
    def middle(self) -> float:
        """Return the middle of its figure on the log scale; of a bound, the bound."""
        low, high = self._ends
        return (log_count(low) + log_count(high)) / 2

    @property
    def width(self) -> float:
        """Return the length of its interval on the log scale, 0 for one number."""
        low, high = self._ends
        return log_count(high) - log_count(low)

    @property
    def _ends(self) -> tuple[int, int]:
        bounds = [bound for bound in (self.low, self.high) if bound is not None]
        return bounds[0], bounds[-1]


def marks_in(text: str, words: MarkWords) -> set[Mark]:
    """Return the marks of which a text has a word."""
    plain = " ".join(text.lower().split())
    said = (mark for mark, listed in words.items() if any(_has(plain, word) for word in listed))
    return {cast(Mark, mark) for mark in said}


def _has(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def log_count(people: float) -> float:
    """Return a count on the model's scale, log(n + 1/2), on which 0 has a place.

    >>> round(log_count(0), 3), round(log_count(39), 3)
    (-0.693, 3.676)
    """
    return math.log(max(people, 0.0) + 0.5)


def people(log: float) -> float:
    """Return the count at a place on the model's scale, the inverse of `log_count`."""
    return max(math.exp(log) - 0.5, 0.0)


Terms = Mapping[str, float]


def shift_terms(seen: Observation) -> Terms:
    """Return what the mean error of a figure depends on."""
    return {_stance_and_class(seen): 1.0, **_marks(seen)}


def scale_terms(seen: Observation) -> Terms:
    """Return what the spread of a figure's error depends on; `size` is 1 for e times more people, 0 at 55."""
    terms = {seen.standing: 1.0, "size": (seen.middle - 4) / 4, **_marks(seen)}
    if seen.outcome in ("missing", "injured"):
        terms[seen.outcome] = 1.0
    if seen.civilians:
        terms["civilians"] = 1.0
    if seen.width:
        terms["width"] = seen.width
    return terms


def copying_terms(seen: Observation) -> Terms:
    """Return what the chance depends on that a source repeats the true figure."""
    terms = {seen.standing: 1.0, "size": (seen.middle - 4) / 4}
    return {**terms, "civilians": 1.0} if seen.civilians else terms


def kind_in_conflict(seen: Observation) -> str:
    """Return what differs between conflicts: how a standing errs; of lists of names, how whole they are."""
    return "named" if "named" in seen.marks else seen.standing


def _marks(seen: Observation) -> Terms:
    return dict.fromkeys(sorted(seen.marks), 1.0)


def _stance_and_class(seen: Observation) -> str:
    return f"{seen.standing}, {'civilians' if seen.civilians else 'combatants'}"
