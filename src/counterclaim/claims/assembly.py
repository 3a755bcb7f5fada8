"""From tolls and assertions to claims of the data contract, each with the reasons for its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from counterclaim.claims.assertions.finder import Assertion
from counterclaim.claims.people import CIVILIAN_WORDS
from counterclaim.claims.speakers.naming import REPORT
from counterclaim.claims.syntax import Syntax
from counterclaim.claims.tolls.earlier import Toll
from counterclaim.model import (
    Attribution,
    Claim,
    People,
    Reason,
    Source,
    Span,
    When,
    content_id,
    quote,
)

AS_OF = re.compile(
    r"\b(?:as (?:of|at)|by|until|till|up to|through|so far on)\s+(?:the\s+)?(?:\w+\s+){0,2}$", re.I
)
SAID_ON = 24  # characters between a verb of speech and the day of the statement: "said late on Friday"
WHOLE = 400  # characters between a figure and its breakdown


def toll_claim(
    syntax: Syntax, toll: Toll, event: str | None, attributions: Sequence[Attribution]
) -> tuple[Claim, list[Reason]]:
    """Return the claim of a toll and the reasons for its fields."""
    report = syntax.reading.report
    said = attributions[toll.voice.speech] if toll.voice.speech is not None else None
    as_of, rule, words = _as_of(syntax, toll, said)
    claim = Claim(
        id=content_id("c", report.id, "toll", toll.outcome, toll.count.start, toll.count.end),
        kind="toll",
        event=event,
        attribution=said.id if said is not None else None,
        source=_speaker(toll),
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
        as_of=as_of,
        evidence=_sentence(syntax, toll.count.last),
    )
    rules = (*toll.rules, ("as_of", rule, words))
    given = [Reason(record=claim.id, field=f, rule=r, words=w) for f, r, w in rules]
    return claim, [*given, *_links(syntax, claim, toll.trigger)]


def _speaker(toll: Toll) -> Source:
    """ "Civilians killed: 17" has no civilians speak."""
    speaks = toll.victims.klass != "civilian" or not _is_itself(toll.voice.source, toll.victims)
    return toll.voice.source if speaks else REPORT


def _is_itself(named: Source, counted: People) -> bool:
    """Whether those counted would speak of themselves: "Civilians killed: 17"."""
    if named.start is None or counted.start is None or counted.end is None:
        return False
    return counted.start <= named.start < counted.end and (counted.name or "") in (named.name or "")


def assertion_claim(
    syntax: Syntax, assertion: Assertion, event: str | None, attributions: Sequence[Attribution]
) -> tuple[Claim, list[Reason]]:
    """Return the claim of an assertion and the reasons for its fields."""
    report = syntax.reading.report
    token = syntax.tokens[assertion.trigger]
    speech = assertion.voice.speech
    claim = Claim(
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
        evidence=_sentence(syntax, assertion.trigger),
        description=assertion.said,
    )
    words = syntax.span(assertion.trigger, assertion.trigger)
    said = attributions[speech].cue if speech is not None else None
    return claim, [
        Reason(record=claim.id, field="kind", rule=assertion.rule, words=words),
        Reason(record=claim.id, field="source", rule=assertion.voice.rule, words=said),
        *_links(syntax, claim, assertion.trigger),
    ]


def _links(syntax: Syntax, claim: Claim, trigger: int) -> Iterator[Reason]:
    """Yield why a claim is tied to a doer, a relay and an event, where it is."""
    by, relay, words = claim.by, claim.relay, syntax.span(trigger, trigger)
    if by is not None:
        yield Reason(record=claim.id, field="by", rule="who does what these words say", words=words)
    if relay is not None:
        outer = _quoted(syntax, relay)
        yield Reason(record=claim.id, field="relay", rule="who speaks around the speaker", words=outer)
    if claim.event is not None:
        yield Reason(record=claim.id, field="event", rule="the event told beside these words", words=words)


def _quoted(syntax: Syntax, source: Source) -> Span | None:
    if source.start is None or source.end is None:
        return None
    return quote(syntax.text, source.start, source.end)


NEXT = 2  # characters between two sentences, the second of which may break a figure down


def with_parts(claims: Sequence[Claim]) -> tuple[list[Claim], list[Reason]]:
    """Tie each part to the nearest earlier claim that it can be a part of, and say why."""
    linked: list[Claim] = []
    reasons: list[Reason] = []
    for claim in claims:
        whole = (
            next((w for w in reversed(linked) if _holds(w, claim)), None) if claim.scope == "part" else None
        )
        if whole is not None and any(_is_rival(part, claim, whole) for part in linked):
            whole = None  # "84 rebels and 45 soldiers; its morning count was 77 and 39"
        if whole is not None:
            rule = "a part of the nearest larger figure before it"
            reasons.append(Reason(record=claim.id, field="part_of", rule=rule, words=whole.count))
        linked.append(claim if whole is None else msgspec.structs.replace(claim, part_of=whole.id))
    told = [_of_its_parts(claim, [part for part in linked if part.part_of == claim.id]) for claim in linked]
    changed = [new for old, new in zip(linked, told, strict=True) if new is not old]
    rule = "people of unknown class, some of whom a part tells apart"
    return told, [
        *reasons,
        *(Reason(record=c.id, field="victims", rule=rule, words=c.count) for c in changed),
    ]


def _is_rival(part: Claim, claim: Claim, whole: Claim) -> bool:
    """Whether a part told before is of the same people by the same source, with another figure."""
    same = part.victims is not None and part.victims.name is not None and part.victims == claim.victims
    told = part.part_of == whole.id and part.source.name == claim.source.name
    return same and told and (part.low, part.high) != (claim.low, claim.high)


def _of_its_parts(whole: Claim, parts: Sequence[Claim]) -> Claim:
    """Return a total as of mixed people where its parts set some apart: "30 people, 21 of them soldiers"."""
    people = whole.victims
    if people is None or people.klass != "unknown" or not any(_sets_apart(whole, part) for part in parts):
        return whole
    return msgspec.structs.replace(whole, victims=msgspec.structs.replace(people, klass="mixed"))


def _sets_apart(whole: Claim, part: Claim) -> bool:
    """Whether a part is less than the whole and of people told from others: fighters, or civilians."""
    people, fewer = part.victims, part.high is None or whole.low is None or part.high < whole.low
    beside = part.evidence.start - whole.evidence.end <= NEXT and part.event == whole.event
    named = people.name or "" if people is not None else ""
    told = people is not None and (
        people.klass == "combatant" or CIVILIAN_WORDS.search(named.lower()) is not None
    )
    return told and fewer and beside and part.low != 0 and part.source.name == whole.source.name


def _holds(whole: Claim, part: Claim) -> bool:
    same = whole.outcome == part.outcome and whole.scope != "part"
    large = whole.high is None or part.low is None or part.low <= whole.high
    return same and large and part.evidence.start - whole.evidence.end < WHOLE


def _sentence(syntax: Syntax, place: int) -> Span:
    sentence = syntax.sentence(place)
    return quote(syntax.text, sentence.start, sentence.end)


def _as_of(syntax: Syntax, toll: Toll, said: Attribution | None) -> tuple[date | None, str, Span | None]:
    """Return the day the figure stood: as the sentence says, of the statement, or of publication."""
    sentence = syntax.sentence(toll.count.last)
    published = syntax.reading.report.published
    for when in syntax.reading.dates:
        if not sentence.start <= when.start < sentence.end or when.last is None:
            continue
        last = when.last if published is None else min(when.last, published)
        if AS_OF.search(syntax.text, max(0, when.start - 40), when.start):
            return last, "the day up to which the sentence counts", _words(when)
        if said is not None and said.cue is not None and 0 <= when.start - said.cue.end <= SAID_ON:
            return last, "the day of the statement", _words(when)
    return published, "the day of publication", None


def _words(when: When) -> Span:
    return Span(start=when.start, end=when.end, text=when.text)
