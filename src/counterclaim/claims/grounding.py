"""The gate that every extractor's output passes: what does not quote its report is dropped and counted.

Spans must quote the text, numbers must be readable from their span, sources must be named there. What fails
is rejected with its reason, never repaired.
"""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.carried import carried
from counterclaim.model import Claim, Extraction, Place, Reason, Rejection, Span, When
from counterclaim.resources.counts import Counts
from counterclaim.spans import spans_of_attribution, spans_of_claim, spans_of_event


def ground(extraction: Extraction, counts: Counts) -> Extraction:
    """Return `extraction` without the records that the text does not bear out, each listed as a rejection."""
    text = extraction.report.text
    rejections: list[Rejection] = list(extraction.rejections)

    def passes(name: str, problem: str | None) -> bool:
        if problem is not None:
            rejections.append(Rejection(record=name, why=problem))
        return problem is None

    attributions = tuple(
        a for a in extraction.attributions if passes(a.id, _first(text, spans_of_attribution(a)))
    )
    events = tuple(e for e in extraction.events if passes(e.id, _first(text, spans_of_event(e))))
    known = {event.id for event in events}
    said = {attribution.id for attribution in attributions}
    claims = tuple(c for c in extraction.claims if passes(c.id, _claim_problem(text, c, counts, known, said)))
    places = tuple(p for p in extraction.places if passes(f"place {p.start}", _first(text, iter((p,)))))
    dates = tuple(d for d in extraction.dates if passes(f"date {d.start}", _first(text, iter((d,)))))
    kept = said | known | {claim.id for claim in claims}
    reasons = [r for r in extraction.reasons if r.record in kept]
    reasons += carried(extraction.reasons, dates, events, claims)
    return Extraction(
        report=extraction.report,
        extractor=extraction.extractor,
        codebook=extraction.codebook,
        attributions=attributions,
        places=places,
        dates=dates,
        events=events,
        claims=claims,
        reasons=tuple(reason for reason in reasons if _holds(text, reason)),
        rejections=tuple(rejections),
    )


def _holds(text: str, reason: Reason) -> bool:
    return reason.words is None or _first(text, iter((reason.words,))) is None


def _claim_problem(text: str, claim: Claim, counts: Counts, events: set[str], said: set[str]) -> str | None:
    problem = _first(text, spans_of_claim(claim))
    if problem is not None:
        return problem
    if claim.source.role != "report" and claim.source.start is None:
        return "the source is not named in the text"
    if claim.low is not None and claim.high is not None and claim.low > claim.high:
        return "the interval is reversed"
    if claim.count is not None:
        read = counts.read(claim.count.text)
        if read is None or (read.low, read.high) != (claim.low, claim.high):
            return f"the figure cannot be read from {claim.count.text!r}"
    if claim.event is not None and claim.event not in events:
        return "its event was rejected"
    if claim.attribution is not None and claim.attribution not in said:
        return "its attribution was rejected"
    return None


def _first(text: str, spans: Iterator[Span | Place | When]) -> str | None:
    for span in spans:
        inside = 0 <= span.start < span.end <= len(text)
        if not inside or text[span.start : span.end] != span.text:
            return f"characters {span.start}..{span.end} do not read {span.text[:40]!r}"
    return None
