"""The one sentence that says why: its building blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.model import Role
from counterclaim.reconcile.case import Voice

ROLES: dict[Role, str] = {
    "party": "party", "monitor": "monitor", "official": "official", "media": "media", "witness": "witness",
    "report": "own account",
}  # fmt: skip


def named(voice: Voice) -> str:
    """Return a voice with its role: "the Syrian Observatory (monitor)"."""
    return f"{voice.name} ({ROLES[voice.role]})"


def listed(items: Iterable[str], *, most: int = 3) -> str:
    """Join names: "a", "a and b", "a, b, c and 2 more"."""
    held = list(items)
    if len(held) > most:
        return f"{', '.join(held[:most])} and {len(held) - most} more"
    return held[0] if len(held) == 1 else f"{', '.join(held[:-1])} and {held[-1]}" if held else "nobody"


def voices(found: Sequence[Voice]) -> str:
    """Name voices with their roles, in the order of their names."""
    return listed(sorted(named(voice) for voice in found))


def plural(count: int, noun: str) -> str:
    """Return "1 origin", "2 origins"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def bounds(low: int, high: int) -> str:
    """Return "39", "24 to 99"."""
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"
