"""Bulleted lists: where an item's words begin, and the line with a colon that opens the list."""

from __future__ import annotations

import re

from counterclaim.claims.syntax import Syntax

BULLET = re.compile(r"\s*(?:[-–—•*·]|\d{1,2}[.)])\s+")


def item_at(syntax: Syntax, char: int) -> int | None:
    """Return where the words of the list item around a character begin, `None` outside a list."""
    bullet = BULLET.match(syntax.text, syntax.paragraph_start(char))
    return bullet.end() if bullet is not None else None


def opening_line(syntax: Syntax, char: int) -> tuple[int, int] | None:
    """Return the characters of the line, up to its colon, that opens the list around a character."""
    if item_at(syntax, char) is None:
        return None
    offset = syntax.paragraph_start(char)
    for line in reversed(syntax.text[:offset].split("\n")[:-1]):
        offset -= len(line) + 1
        if line.strip() and BULLET.match(line) is None:
            end = offset + len(line.rstrip())
            return (offset, end) if syntax.text[offset:end].endswith(":") else None
    return None
