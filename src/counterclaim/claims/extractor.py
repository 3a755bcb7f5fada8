"""The rule extractor: joins attributions, events and claims of one reading and sends them through the gate."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.assertions import Assertion, AssertionFinder
from counterclaim.claims.attributions import as_attribution, find_speech
from counterclaim.claims.events import EventFinder
from counterclaim.claims.grounding import ground
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.participants import ParticipantFinder
from counterclaim.claims.people import Peoples
from counterclaim.claims.speakers import Speakers
from counterclaim.claims.syntax import Syntax
from counterclaim.claims.tolls import Toll, TollFinder
from counterclaim.model import Attribution, Claim, Event, Extraction, Reading, Reason, content_id, quote
from counterclaim.resources.actors import Registry
from counterclaim.resources.codebook import Codebook
from counterclaim.resources.counts import Counts

VERSION = "rules-1"


class RuleExtractor:
    """Extracts by rules over syntax and the codebook's vocabularies; the same reading gives the same result."""

    version = VERSION

    def __init__(self, codebook: Codebook, registry: Registry) -> None:
        """Compile the vocabularies of one codebook."""
        self._codebook, self._registry = codebook, registry
        self._lexicon, self._counts = Lexicon(codebook), Counts(codebook)

    def extract(self, reading: Reading) -> Extraction:
        """Return everything claimed in one report, grounded."""
        if not reading.report.is_read:
            return self._extraction(reading, (), (), (), ())
        syntax = Syntax(reading)
        speeches = find_speech(syntax, self._lexicon)
        speakers = Speakers(syntax, self._lexicon, self._registry, speeches)
        peoples = Peoples(syntax, self._lexicon, self._registry)
        finder = EventFinder(
            syntax, self._lexicon, speakers, ParticipantFinder(syntax, self._lexicon, peoples)
        )
        events = finder.find()
        attributions = tuple(as_attribution(syntax, speech) for speech in speeches)
        tolls = TollFinder(syntax, self._lexicon, speakers, peoples, self._counts).find()
        claims: list[Claim] = []
        reasons: list[Reason] = []
        for toll in tolls:
            event = finder.event_at(toll.count.last)
            claim = _claim(syntax, toll, event, attributions)
            claims.append(claim)
            reasons.extend(Reason(record=claim.id, field=f, rule=r, words=w) for f, r, w in toll.rules)
        linked = list(_with_parts(claims))
        for assertion in AssertionFinder(syntax, self._lexicon, speakers, peoples).find():
            event = finder.event_at(assertion.trigger)
            claim = _assertion(syntax, assertion, event, attributions)
            linked.append(claim)
            words = syntax.span(assertion.trigger, assertion.trigger)
            reasons.append(Reason(record=claim.id, field="kind", rule=assertion.rule, words=words))
            reasons.append(Reason(record=claim.id, field="source", rule=assertion.voice.rule, words=None))
        return self._extraction(reading, attributions, events, linked, reasons)

    def _extraction(
        self,
        reading: Reading,
        attributions: Sequence[Attribution],
        events: Sequence[Event],
        claims: Sequence[Claim],
        reasons: Sequence[Reason],
    ) -> Extraction:
        unique = {attribution.id: attribution for attribution in attributions}
        found = Extraction(
            report=reading.report,
            extractor=self.version,
            codebook=self._codebook.name,
            attributions=tuple(unique.values()),
            places=reading.places,
            dates=reading.dates,
            events=tuple(events),
            claims=tuple(claims),
            reasons=tuple(reasons),
        )
        return ground(found, self._counts)


def _claim(syntax: Syntax, toll: Toll, event: str | None, attributions: Sequence[Attribution]) -> Claim:
    report = syntax.reading.report
    sentence = syntax.sentence(toll.count.last)
    return Claim(
        id=content_id("c", report.id, "toll", toll.outcome, toll.count.start, toll.count.end),
        kind="toll",
        event=event,
        attribution=attributions[toll.voice.speech].id if toll.voice.speech is not None else None,
        source=toll.voice.source,
        relay=toll.voice.relay,
        stance=toll.stance,
        outcome=toll.outcome,
        victims=toll.victims,
        by=toll.by,
        low=toll.interval.low,
        high=toll.interval.high,
        qualifier=toll.interval.qualifier,
        count=toll.words,
        scope=toll.scope,
        part_of=None,
        as_of=report.published,
        evidence=quote(syntax.text, sentence.start, sentence.end),
    )


def _assertion(
    syntax: Syntax, assertion: Assertion, event: str | None, attributions: Sequence[Attribution]
) -> Claim:
    report = syntax.reading.report
    sentence = syntax.sentence(assertion.trigger)
    token = syntax.tokens[assertion.trigger]
    speech = assertion.voice.speech
    return Claim(
        id=content_id("c", report.id, assertion.kind, token.start, token.end),
        kind=assertion.kind,
        event=event,
        attribution=attributions[speech].id if speech is not None else None,
        source=assertion.voice.source,
        relay=assertion.voice.relay,
        stance=assertion.stance,
        outcome=None,
        victims=assertion.people,
        by=assertion.by,
        low=None,
        high=None,
        qualifier="unstated",
        count=None,
        scope="event",
        part_of=None,
        as_of=report.published,
        evidence=quote(syntax.text, sentence.start, sentence.end),
        description=assertion.said,
    )


def _with_parts(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Tie each part to the nearest earlier claim of the same outcome and sentence or the one before it."""
    linked: list[Claim] = []
    for claim in claims:
        whole = None
        if claim.scope == "part":
            whole = next(
                (c.id for c in reversed(linked) if c.outcome == claim.outcome and c.scope in ("event", "cumulative")
                 and claim.evidence.start - c.evidence.end < 400), None,
            )  # fmt: skip
        linked.append(claim if whole is None else _part(claim, whole))
    return tuple(linked)


def _part(claim: Claim, whole: str) -> Claim:
    fields = {name: getattr(claim, name) for name in claim.__struct_fields__}
    return Claim(**{**fields, "part_of": whole})
