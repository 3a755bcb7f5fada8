"""The name of a group whose figure is told again in fewer words: "two nurses ... the two women"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.counted import Counted
from counterclaim.claims.syntax import Syntax
from counterclaim.claims.tolls.earlier import Toll
from counterclaim.model import Outcome, People
from counterclaim.resources.counts import Interval

KNOWN = ("the", "these", "those")
MORE = ("other", "others", "more", "further", "additional")


def told_again(
    syntax: Syntax, told: tuple[Counted, Interval, Outcome], victims: People, before: Sequence[Toll]
) -> People | None:
    """Return the people of the first figure that a count repeats: of one size and fate, no other class."""
    count, interval, outcome = told
    if interval.low is None or interval.low < 2 or victims.name is None:
        return None
    for toll in before:
        same = toll.interval == interval and toll.outcome == outcome and toll.victims.name is not None
        if same and _may_be_one(toll.victims, victims) and _is_again(syntax, count, victims, toll):
            return toll.victims if toll.victims.name != victims.name else None
    return None


def _may_be_one(first: People, victims: People) -> bool:
    """Whether two groups may be one, and the first is told by more than "people"."""
    sides = first.actor is None or victims.actor is None or first.actor == victims.actor
    return sides and first.klass != "unknown" and victims.klass in ("unknown", first.klass)


def _is_again(syntax: Syntax, count: Counted, victims: People, toll: Toll) -> bool:
    """Whether a group is called "the two", or by the noun of another with fewer words beside it."""
    if any(syntax.low(place) in MORE for place in range(count.last + 1, count.head)):
        return False
    if syntax.low(count.first - 1) in KNOWN or syntax.low(count.first) == "both":
        return True
    fewer = frozenset((victims.name or "").lower().split()) < frozenset(
        (toll.victims.name or "").lower().split()
    )
    return fewer and syntax.lemma(count.head) == syntax.lemma(toll.count.head)
