"""Mentions with the rule that found them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from counterclaim.model import ActorMention, Reason, name_of, quote


class Found(NamedTuple):
    """One mention, the rule that says whom it means, who else bears the name, the words that decided."""

    mention: ActorMention
    rule: str
    rejected: tuple[str, ...] = ()
    by: tuple[int, int] | None = None


def merged(kept: Sequence[Found], more: Iterable[Found]) -> tuple[Found, ...]:
    """Return both in the order of the text; of those that share characters, the first list's."""
    ends = [found.mention.end for found in kept]
    free = []
    for found in more:
        after = bisect_right(ends, found.mention.start)
        if after == len(kept) or kept[after].mention.start >= found.mention.end:
            free.append(found)
    return tuple(sorted((*kept, *free), key=lambda found: found.mention.start))


def reasons(found: Iterable[Found], text: str) -> tuple[Reason, ...]:
    """Return why each mention stands for its actor, and for nobody else of that name."""
    return tuple(reason for one in found for reason in _reasons(one, text))


def _reasons(found: Found, text: str) -> Iterator[Reason]:
    record = name_of("actor", found.mention.start)
    words = quote(text, *(found.by or (found.mention.start, found.mention.end)))
    yield Reason(record=record, field="actor", rule=found.rule, words=words)
    for other in found.rejected:
        yield Reason(record=record, field="rejected", rule=f"{other} has that name, too", words=None)
