"""The UCDP-style rule: the most reliable class of sources decides, the others only set the bounds."""

from __future__ import annotations

from counterclaim.model import Figure
from counterclaim.reconcile.case import Case, Voice
from counterclaim.reconcile.words import bounds, plural, voices
from counterclaim.resources.codebook import RuleText


def ucdp(case: Case, rule: RuleText) -> Figure | None:
    """Return best as the lower figure of the most reliable class, low and high as any plausible source's.

    Figures whose side or status is unclear only raise high. `None` where nobody gives a number.
    """
    numeric = case.numeric()
    if not numeric.voices:
        return None
    sure = numeric.affirmed()
    deciding = _deciding(sure, rule)
    if not deciding:
        return _unclear(case, numeric)
    best = min(_point(voice) for voice in deciding)
    plausible = [voice for voice in numeric.voices if _is_plausible(voice, best, rule)]
    bounding = [voice for voice in sure.voices if _is_plausible(voice, best, rule)]
    floors = [voice.least for voice in bounding if voice.least is not None]
    low = min([best, *floors]) if floors else 0
    high = max([best, *(voice.most for voice in (*deciding, *plausible) if voice.most is not None)])
    return Figure(
        outcome=case.outcome, victims=case.group, rule="ucdp", low=low, best=best, high=high,
        interval80=None, claims=numeric.claims, origins=len(numeric.voices), contested=case.contested,
        why=_why(numeric, deciding, (low, best, high), rule),
    )  # fmt: skip


def _deciding(case: Case, rule: RuleText) -> list[Voice]:
    """Return the voices of the most reliable class that gives a lower figure, else of any that gives one."""
    for floor_needed in (True, False):
        for roles in rule.classes:
            held = [voice for voice in case.voices if voice.role in roles]
            found = [voice for voice in held if voice.least is not None or not floor_needed]
            if found:
                return found
    return []


def _point(voice: Voice) -> int:
    return voice.least if voice.least is not None else voice.most or 0


def _is_plausible(voice: Voice, best: int, rule: RuleText) -> bool:
    """Whether a figure lies within the codebook's factor of best; one is added so that none can be judged."""
    factor = (_point(voice) + 1) / (best + 1)
    return 1 / rule.plausible_factor <= factor <= rule.plausible_factor


def _unclear(case: Case, numeric: Case) -> Figure:
    high = max(voice.most or 0 for voice in numeric.voices)
    why = f"No best: nobody affirms a figure; high {high:,} is what {voices(numeric.voices)} leaves unclear."
    return Figure(
        outcome=case.outcome, victims=case.group, rule="ucdp", low=0, best=None, high=high,
        interval80=None, claims=numeric.claims, origins=len(numeric.voices), contested=case.contested,
        why=why,
    )  # fmt: skip


def _why(case: Case, deciding: list[Voice], figures: tuple[int, int, int], rule: RuleText) -> str:
    low, best, high = figures
    parts = [f"Best {best:,}: {_reason(case, deciding)}"]
    if len(case.voices) == 1 and (low, high) != (best, best):
        return f"{parts[0]}, at {bounds(low, high)}."
    if low != best:
        who = _sayers(case, low, "low")
        parts.append(
            f"low {low:,} is claimed by {voices(who)}" if who else f"low {low:,}: no lower bound is given"
        )
    if high != best:
        parts.append(f"high {high:,} is claimed by {voices(_sayers(case, high, 'high'))}")
    left_out = [voice for voice in case.voices if not _is_plausible(voice, best, rule)]
    left_out = [voice for voice in left_out if voice not in deciding and (voice.most or 0) != high]
    if left_out:
        parts.append(f"left out as more than {rule.plausible_factor}-fold away: {voices(left_out)}")
    return "; ".join(parts) + "."


def _sayers(case: Case, value: int, word: str) -> list[Voice]:
    return [voice for voice in case.voices if value == (voice.least if word == "low" else voice.most)]


def _reason(case: Case, deciding: list[Voice]) -> str:
    who = voices(deciding)
    if len(case.voices) == 1:
        return f"the only source is {who}"
    if len(deciding) == 1:
        return f"{who} is the most reliable class present"
    if len({_point(voice) for voice in deciding}) == 1:
        return f"{who}, the most reliable class present, agree"
    return f"the lower figure of {plural(len(deciding), 'origin')} of the most reliable class present, {who}"
