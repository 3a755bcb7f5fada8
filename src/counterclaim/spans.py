"""What must quote its report: the spans of every record of an extraction, in one place for gate and check."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.model import Attribution, Claim, Event, Extraction, Place, Span, When


def spans_of_attribution(attribution: Attribution) -> Iterator[Span]:
    """Yield source, cue and content."""
    yield from (span for span in (attribution.source, attribution.cue) if span is not None)
    yield from attribution.content


def spans_of_event(event: Event) -> Iterator[Span | Place]:
    """Yield means, targets, mentions, actors and the place."""
    yield from (*event.means, *event.targets, *event.mentions)
    yield from (Span(start=actor.start, end=actor.end, text=actor.name) for actor in event.actors)
    if event.place is not None:
        yield event.place


def spans_of_claim(claim: Claim) -> Iterator[Span]:
    """Yield the sentence, the count, what is said, and everybody named."""
    yield claim.evidence
    yield from (span for span in (claim.count, claim.description) if span is not None)
    for named in (claim.source, claim.relay, claim.victims, claim.by):
        if named is not None and named.start is not None and named.end is not None:
            yield Span(start=named.start, end=named.end, text=named.name or "")


def spans_of(extraction: Extraction) -> Iterator[Span | Place | When]:
    """Yield everything in an extraction that must quote its report."""
    yield from extraction.places
    yield from extraction.dates
    for attribution in extraction.attributions:
        yield from spans_of_attribution(attribution)
    for event in extraction.events:
        yield from spans_of_event(event)
    for claim in extraction.claims:
        yield from spans_of_claim(claim)
    yield from (reason.words for reason in extraction.reasons if reason.words is not None)
