"""An organisation's peacekeepers are those of its mission in the country: "the UN mission", "UN troops"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from counterclaim.reading.actors.countries import Countries
from counterclaim.reading.actors.found import Found
from counterclaim.reading.actors.lexicon import Lexicon
from counterclaim.reading.actors.words import Words
from counterclaim.resources.actors import RegisteredActor

SENT = frozenset(
    {"mission", "peacekeepers", "peacekeeper", "troops", "force", "forces", "soldiers", "helmets"}
)
PLANNED = frozenset({"a", "an"})


def sent(
    words: Words, lexicon: Lexicon, countries: Countries, named: Sequence[Found], day: date | None
) -> Iterator[Found]:
    """Yield what is named, an organisation's people in a country as those of its one mission there."""
    here = {found.mention.actor for found in named}
    for found in named:
        missions = _deployed(lexicon, found.mention.actor, day) if _are_sent(words, found) else []
        told = [actor.id for actor in missions if actor.id in here]
        told = told or [actor.id for actor in missions if actor.country == countries.home]
        yield _as(found, told[0]) if len(told) == 1 else found


def _deployed(lexicon: Lexicon, organisation: str | None, day: date | None) -> list[RegisteredActor]:
    """Return the missions that an organisation had somewhere on a day."""
    sent_there = (actor for actor in lexicon.missions if actor.parent == organisation)
    return [actor for actor in sent_there if not actor.sides or any(side.holds(day) for side in actor.sides)]


def _are_sent(words: Words, found: Found) -> bool:
    """Whether a mention ends with a word for those whom an organisation sends, or one follows it."""
    after = bisect_left(words.starts, found.mention.end)
    goes_on = 0 < after < len(words.keys) and words.are_neighbours(after - 1, after)
    first = bisect_left(words.starts, found.mention.start)
    if first and words.keys[first - 1] in PLANNED:
        return False
    return words.keys[after - 1] in SENT or (goes_on and words.keys[after] in SENT)


def _as(found: Found, actor: str) -> Found:
    mention = found.mention
    moved = type(mention)(start=mention.start, end=mention.end, text=mention.text, actor=actor)
    return Found(moved, "the mission of the organisation in the country", found.rejected, found.by)
