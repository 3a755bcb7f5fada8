"""Quotations: pairing of marks paragraph by paragraph, and the cue that each stands next to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.claims.speech.record import Range
from counterclaim.claims.syntax import Syntax

DOUBLE = re.compile(r"[“”„«»\"]|''|``|‘‘|’’")
SINGLE = re.compile(r"(?<!\w)‘[^’\n]{1,600}(?:’\w[^’\n]{0,600}){0,40}’(?!\w)|(?<!\w)'[^'\n]{2,300}'(?!\w)")
OPENERS = frozenset(("“", "„", "«", "``", "‘‘"))
CLOSERS = frozenset(("”", "»", "’’"))
LEAD_IN = 110  # characters between a cue and the quotation it announces
SHORT = 25  # characters; a quotation below this is a quoted word, not somebody's sentence


@dataclass(frozen=True, slots=True)
class Group:
    """A source with its cue, as the character range that a quotation may stand next to."""

    predicate: int
    start: int
    end: int


class Quotations:
    """The quotations of one reading, outermost only, in order."""

    def __init__(self, syntax: Syntax) -> None:
        """Pair the marks of `syntax`'s text."""
        self.text = syntax.text
        self.ranges = tuple(_paired(syntax))
        self._starts = [start for start, _ in self.ranges]

    def at(self, char: int) -> int | None:
        """Return the position of the quotation that `char` lies in, marks included."""
        place = bisect_right(self._starts, char) - 1
        return place if place >= 0 and char < self.ranges[place][1] else None

    def to_the_end(self, said: Range, cue: Range) -> Range:
        """Return what is said, with all of a quotation that opens in it, unless that holds the cue."""
        number = self.at(said[1] - 1)
        if number is None:
            return said
        start, end = self.ranges[number]
        opens = said[0] <= start and not start <= cue[0] < end
        return (said[0], max(said[1], end)) if opens else said

    def ranges_of_sentences(self) -> Iterator[Range]:
        """Yield the quotations that are somebody's sentences."""
        return (quote for number, quote in enumerate(self.ranges) if self.is_sentence(number))

    def is_sentence(self, number: int) -> bool:
        """Whether a quotation is somebody's sentence rather than a quoted word or title."""
        start, end = self.ranges[number]
        inner = self.text[start + 1 : end - 1].strip("'`‘’ ")
        if not inner:
            return False
        left_open = self.text[end - 1] not in "\"”»’'`“"
        closes = left_open or inner[-1] in ",.!?…—-"
        return closes or (end - start >= SHORT and inner[0].isupper())


def _paired(syntax: Syntax) -> Iterator[Range]:
    doubles: list[Range] = []
    for start, end in _paragraphs(syntax):
        doubles.extend(_pair_marks(syntax.text, start, end))
    singles = [] if doubles else [match.span() for match in SINGLE.finditer(syntax.text)]
    yield from sorted((*doubles, *singles))


def _paragraphs(syntax: Syntax) -> Iterator[Range]:
    """Yield paragraphs; a line end inside a sentence is layout, and then only blank lines part paragraphs."""
    text = syntax.text
    wrapped = any("\n" in text[s.start : s.end] for s in syntax.reading.sentences)
    start = 0
    for match in re.finditer(r"\n[^\S\n]*\n" if wrapped else r"\n", text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _pair_marks(text: str, start: int, end: int) -> Iterator[Range]:
    """Yield the quotations of one paragraph; one left open runs to the paragraph's end."""
    opened: int | None = None
    for mark in DOUBLE.finditer(text, start, end):
        if opened is None:
            opened = mark.start() if _opens(text, mark) else None
        elif mark.group() not in OPENERS or _closes(text, mark):
            yield opened, mark.end()
            opened = None
    if opened is not None and text[opened:end].strip():
        yield opened, opened + len(text[opened:end].rstrip())


def _closes(text: str, mark: re.Match[str]) -> bool:
    """Whether an opening mark ends a word: a slip for a closing one, as in “rebels“."""
    after = text[mark.end() : mark.end() + 1]
    return not text[mark.start() - 1].isspace() and (not after or not after.isalnum())


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark.group() in OPENERS:
        return True
    if mark.group() in CLOSERS:
        return False
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    return not after.isspace() and not before.isalnum()


# ---------------------------------------------------------------- who owns a quotation
TO_THE_RIGHT = re.compile(r"[^\S\n]*[,—–-]*[^\S\n]*(?:(?:as|and|but|then|so|is how|was how)\s+)?")
STOPS = re.compile(r"[.!?][\s”\"]")


def owners(quotations: Quotations, groups: Sequence[Group]) -> dict[int, int]:
    """Return the predicate that each quotation stands next to: `"...," he said`, `he said: "..."`."""
    by_start = sorted(groups, key=lambda group: group.start)
    by_end = sorted(groups, key=lambda group: group.end)
    starts, ends = [group.start for group in by_start], [group.end for group in by_end]
    found: dict[int, int] = {}
    for number, (start, end) in enumerate(quotations.ranges):
        after = bisect_left(starts, end)
        right = by_start[after] if after < len(by_start) else None
        before = bisect_right(ends, start) - 1
        left = by_end[before] if before >= 0 else None
        trails = (
            right is not None
            and _trails(quotations.text, end, right.start)
            and _begins(quotations.text, start)
        )
        leads = left is not None and _announces(quotations.text, left.end, start)
        closing = quotations.text[end - 2 : end - 1]
        if trails and right is not None and (not leads or closing in ",?!"):
            found[number] = right.predicate
        elif leads and left is not None:
            found[number] = left.predicate
    return found


def _trails(text: str, end: int, group_start: int) -> bool:
    """Whether a cue follows a quotation that is no sentence of its own: `"...," he said`."""
    full_stop = text[end - 2 : end - 1] == "." and text[end - 3 : end - 2] != "."
    return not full_stop and TO_THE_RIGHT.fullmatch(text, end, group_start) is not None


def _begins(text: str, start: int) -> bool:
    """Whether a quotation begins a sentence or clause: not the title in `on "The Late Show," he said`."""
    before = text[max(0, start - 40) : start].rstrip(" \u00a0")
    return not before or not (before[-1].isalnum() or before[-1] in "'’")


def _announces(text: str, cue_end: int, start: int) -> bool:
    """Whether the words between a cue and a quotation lead into it: `told reporters on Monday, "..."`."""
    gap = text[cue_end:start]
    if gap.strip() == ":":
        return True
    if len(gap) > LEAD_IN or "\n\n" in gap or STOPS.search(gap):
        return False
    return not gap.strip() or gap.rstrip()[-1] in ",:—–"


# ---------------------------------------------------------------- form
def quoted_share(quotations: Sequence[Range], content: Sequence[Range]) -> float:
    """Return the share of what is said, by characters, that stands in quotation marks."""
    total = sum(b - a for a, b in content)
    inside = 0
    starts = [a for a, _ in quotations]
    for a, b in content:
        for start, end in quotations[max(0, bisect_right(starts, a) - 1) : bisect_left(starts, b)]:
            inside += max(0, min(b, end) - max(a, start))
    return inside / total if total else 0.0
