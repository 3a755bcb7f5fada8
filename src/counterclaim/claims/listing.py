"""Lay-out that is no sentence: bulleted lists with the line that opens them, and the dateline of a report."""

from __future__ import annotations

import re

from counterclaim.claims.syntax import Syntax

BULLET = re.compile(r"\s*(?:[-–—•*·]|\d{1,2}[.)])\s+")
DATELINE = re.compile(
    r"\s*([^\W\d_][^\n:;!?\"“”]{1,60}?)(?:\s*\([^()\n]{1,40}\))?(?::(?=\s)|\s+--?(?=\s)|\s*[—–])"
)
SISTERS = re.compile(r"(?:^|[.!?;] )[^.!?;:\n]{2,40}: ")
SMALL = 3  # letters of the words in a place's name that need no capital: "de", "of", "am"


def dateline_end(syntax: Syntax) -> int:
    """Return where the place and day before a report's first sentence end; 0 where nothing is one."""
    found = DATELINE.match(syntax.text)
    if found is None:
        return 0
    start, end = found.span(1)
    line = syntax.text[found.start(1) :].split("\n", 1)[0]
    figure = any(found.end() <= number.start <= found.end() + 2 for number in syntax.reading.numbers)
    if figure and found.group().endswith(":") and len(SISTERS.findall(line)) > 1:
        return 0  # "Lima: 12. Quito: 3."
    words = syntax.tokens[syntax.at(start) : syntax.at(end - 1) + 1]
    named = any(place.start == start for place in syntax.reading.places)
    named = named or (words[0].entity in ("GPE", "LOC") and len(words) <= SMALL) or "(" in found.group()
    capitals = found.group(1).split(",")[0].isupper() and not line.isupper()
    spoken = any(m.start == start and m.actor is not None for m in syntax.reading.actors) and not named
    proper = all(
        w.text[:1].isupper()
        or not w.text[0].isalpha()
        or len(w.text) <= SMALL
        or w.entity in ("DATE", "TIME")
        for w in words
    )
    return found.end() if (named or capitals) and proper and not spoken else 0


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
