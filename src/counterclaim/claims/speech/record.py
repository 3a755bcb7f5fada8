"""One attribution in tokens, and arithmetic on the character ranges it covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.claims.syntax import Syntax
from counterclaim.model import Span

Range = tuple[int, int]
EDGE_MARKS = " ,;:—–-\n.\u00a0\t…"


@dataclass(frozen=True, slots=True)
class Speech:
    """One attribution in tokens: its source's head, its cue, and the character ranges it covers.

    `denies` and `doubts` come from the cue ("denied", "did not say"); `rule` names the finder. `asserts` is
    false for what is only wanted, feared or reacted to: attributed, but nobody vouches for it.
    `relative` is the "who" that stands for the source in a relative clause. `inner` marks a source whose
    words another speech with the same content passes on.
    """

    source: int | None
    source_span: Span | None
    cue: int
    cue_span: Span
    content: tuple[Range, ...]
    denies: bool
    doubts: bool
    rule: str
    asserts: bool = True
    relative: Span | None = None
    inner: bool = False

    def covers(self, start: int, end: int) -> bool:
        """Whether the characters `start..end` lie in what is asserted."""
        return self.asserts and any(a <= start and end <= b for a, b in self.content)

    @property
    def size(self) -> int:
        """Characters from the first to the last of what is said; an inner source's words count as fewer."""
        return self.content[-1][1] - self.content[0][0] - self.inner


def chars(syntax: Syntax, first: int, last: int) -> Range:
    """Return the characters of tokens `first..last`, both inclusive."""
    return syntax.tokens[first].start, syntax.tokens[last].end


def carve(text: str, parts: Iterable[Range], holes: Iterable[Range]) -> tuple[Range, ...]:
    """Return `parts` merged, without `holes` and without marks at their edges, in order."""
    left = merged(parts)
    for start, end in holes:
        left = [
            piece for a, b in left for piece in ((a, min(b, start)), (max(a, end), b)) if piece[0] < piece[1]
        ]
    trimmed = (_trim(text, a, b) for a, b in left)
    return tuple((a, b) for a, b in trimmed if any(map(str.isalnum, text[a:b])))


def merged(parts: Iterable[Range]) -> list[Range]:
    """Return ranges in order, those that overlap or touch joined."""
    out: list[Range] = []
    for a, b in sorted(parts):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], b))
        else:
            out.append((a, b))
    return out


def overlap(one: Range, other: Range) -> int:
    """Return how many characters two ranges share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _trim(text: str, start: int, end: int) -> Range:
    while start < end and text[start] in EDGE_MARKS:
        start += 1
    while start < end and text[end - 1] in EDGE_MARKS:
        end -= 1
    return start, end
