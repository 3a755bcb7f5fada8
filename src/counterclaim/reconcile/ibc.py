"""The Iraq Body Count-style rule: the range over independent origins."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model import Figure
from counterclaim.reconcile.case import Case, Voice
from counterclaim.reconcile.words import bounds, plural, voices
from counterclaim.resources.codebook import RuleText


def ibc(case: Case, rule: RuleText) -> Figure | None:
    """Return the smallest and largest figure of independent origins, without a best.

    Low is 0 where somebody doubts or denies a figure for civilians, or only upper bounds are given. `None`
    where nobody gives a number.
    """
    numeric = case.numeric()
    if not numeric.voices:
        return None
    low, high = span(numeric.voices)
    is_doubted = case.group.klass == "civilian" and (case.doubted or bool(case.denied_by))
    why = range_words(numeric.voices, low, high)
    if is_doubted:
        low, why = 0, f"{why}; low is 0 because a civilian figure is doubted or denied"
    if len(numeric.voices) < rule.min_origins:
        why += f"; provisional: fewer than {plural(rule.min_origins, 'independent origin')}"
    return Figure(
        outcome=case.outcome, victims=case.group, rule="ibc", low=low, best=None, high=high, interval80=None,
        claims=numeric.claims, origins=len(numeric.voices), contested=case.contested, why=why + ".",
    )  # fmt: skip


def span(found: Sequence[Voice]) -> tuple[int, int]:
    """Return the smallest and largest figure of the voices; 0 where none has a lower end."""
    low = min((voice.least for voice in found if voice.least is not None), default=0)
    return low, max(voice.most or 0 for voice in found)


def range_words(found: Sequence[Voice], low: int, high: int) -> str:
    """Say whose figures make the range."""
    counted = plural(len(found), "independent origin")
    least = [voice for voice in found if voice.least == low]
    most = [voice for voice in found if voice.most == high]
    if len(found) == 1:
        return f"{counted}, {voices(found)}: {bounds(low, high)}"
    if low == high:
        return f"{counted}, all at {low:,}: {voices(found)}"
    lowest = f"lowest {low:,} by {voices(least)}" if least else "no lower bound given"
    return f"{counted}: {lowest}, highest {high:,} by {voices(most)}"
