"""Which reasons of a reading a record keeps: those for what its events and claims name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.model import Agent, Claim, Event, EventActor, People, Reason, Source, When

Named = Agent | EventActor | People | Source


def carried(
    reasons: Iterable[Reason], dates: Sequence[When], events: Sequence[Event], claims: Sequence[Claim]
) -> Iterator[Reason]:
    """Yield the reasons for the places, dates and actors that events and claims hold."""
    days = {day for event in events for day in (event.first, event.last)} | {claim.as_of for claim in claims}
    starts: dict[str, set[int]] = {
        "place": {event.place.start for event in events if event.place is not None},
        "date": {when.start for when in dates if not days.isdisjoint({when.first, when.last} - {None})},
        "actor": {place for who in _named(events, claims) for place in range(who.start or 0, who.end or 0)},
    }
    for reason in reasons:
        thing, _, start = reason.record.partition(" ")
        if start.isdecimal() and int(start) in starts.get(thing, ()):
            yield reason


def _named(events: Iterable[Event], claims: Iterable[Claim]) -> Iterator[Named]:
    for event in events:
        yield from event.actors
    for claim in claims:
        yield from (who for who in (claim.source, claim.relay, claim.victims, claim.by) if who is not None)
