"""Letters compared without case, each kept in its place."""

from __future__ import annotations


def small_letters(text: str) -> str:
    """Return `text` in small letters without moving an offset: a few letters grow when they are lowered."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(map(_small, text))


def _small(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter
