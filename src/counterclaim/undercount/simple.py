"""The two estimators that need no model of how lists depend on each other: independence, and Chao's bound."""

from __future__ import annotations

import math

from counterclaim.undercount.captures import Captures
from counterclaim.undercount.estimate import Estimate, Unseen

INDEPENDENCE = "independence"
CHAO = "Chao's lower bound"
CHAO_FEW = "Chao's bound, corrected for few lists"


def independence(captures: Captures) -> Estimate:
    """Return the total if lists found people independently of each other (Petersen, Darroch)."""
    seen, sizes = captures.people, captures.sizes
    total = _independent_total(seen, sizes)
    how = "as if being on one list said nothing about being on another"
    unseen = total - seen
    if unseen < 0.5:  # one list holds all that the others hold
        return Unseen(0.0, 0.0).interval().estimate(INDEPENDENCE, seen, how)
    spread = 1 / unseen + (len(sizes) - 1) / total - sum(1 / (total - size) for size in sizes)
    return Unseen(unseen, 1 / (spread * unseen**2)).interval().estimate(INDEPENDENCE, seen, how)


def _independent_total(seen: int, sizes: tuple[int, ...]) -> float:
    """Solve: the share of people on no list is the product of the shares not on each list."""
    low, high = float(seen), 2.0 * seen
    while _excess(high, seen, sizes) > 0:
        high *= 2
    while high - low > 1e-9 * high:
        middle = (low + high) / 2
        low, high = (middle, high) if _excess(middle, seen, sizes) > 0 else (low, middle)
    return high


def _excess(total: float, seen: int, sizes: tuple[int, ...]) -> float:
    """Return how many more would be missed than `total` leaves: above 0 the total is too small."""
    return total * math.prod(1 - size / total for size in sizes) - (total - seen)


def chao(captures: Captures) -> tuple[Estimate, ...]:
    """Return Chao's bound from those on one list and on two, plain and corrected for the number of lists.

    The plain formula is the limit of many lists; with two of them it doubles the unseen, and is left out.
    """
    lists = len(captures.lists)
    plain = _chao(captures, CHAO, 1.0, "people differ in how likely they are listed; at least so many")
    few = _chao(captures, CHAO_FEW, (lists - 1) / lists, f"the same, for {lists} lists instead of very many")
    return (few,) if lists == 2 else (plain, few)


def _chao(captures: Captures, name: str, share: float, how: str) -> Estimate:
    once, twice = captures.on(1), captures.on(2)
    if twice:
        unseen, ratio = share * once**2 / (2 * twice), once / twice
        variance = twice * (share * ratio**2 / 2 + share**2 * ratio**3 + share**2 * ratio**4 / 4)
    else:  # Chao's own form where nobody is on exactly two lists
        unseen = share * once * (once - 1) / 2
        variance = share * once * (once - 1) / 2 + share**2 * once * (2 * once - 1) ** 2 / 4
    if not unseen:
        return Unseen(0.0, 0.0).interval().estimate(name, captures.people, how)
    return Unseen(unseen, math.log1p(variance / unseen**2)).interval().estimate(name, captures.people, how)
