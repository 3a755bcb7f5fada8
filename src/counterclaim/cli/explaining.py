"""The command `explain`: which words and rules made a claim, its event's place and day, and its actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import msgspec
import typer
from rich.console import Group
from rich.text import Text

from counterclaim.cli import console
from counterclaim.cli.options import DEFAULT_OUT, Json, RecordPath, open_record
from counterclaim.model import Agent, Claim, Event, Extraction, People, Reason, Source, name_of
from counterclaim.outputs import words

LABEL = 11  # columns of the names of fields


class About(msgspec.Struct, frozen=True):
    """One thing that a claim was put together from: what it is called, what it is, and why."""

    label: str
    value: str
    reasons: tuple[Reason, ...]


def explain(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or the start of one.")],
    record: RecordPath = DEFAULT_OUT,
    as_json: Json = False,
) -> None:
    """Show which words and rules made a claim, and where, when and who it is about."""
    with open_record(record) as store:
        found, extraction = store.claim(claim)
    own = [reason for reason in extraction.reasons if reason.record == found.id]
    others = tuple(_others(found, extraction))
    if as_json:
        read = [reason for other in others for reason in other.reasons]
        console.write_json({"claim": found, "report": extraction.report.id, "reasons": [*own, *read]})
    else:
        console.show(_explanation(found, extraction, own, others))


# ---------------------------------------------------------------- what a claim hangs on
def _others(claim: Claim, extraction: Extraction) -> Iterator[About]:
    """Yield the place and day of the claim's event, and the actors of the claim, each with its reasons."""
    event = next((event for event in extraction.events if event.id == claim.event), None)
    if event is not None:
        yield from _where(event, extraction.reasons)
        yield from _on(event, extraction)
        yield from _whether(event, extraction.reasons)
    for label, who in (("speaker", claim.source), ("relay", claim.relay), ("people", claim.victims)):
        yield from _who(label, who, extraction.reasons)
    yield from _who("doer", claim.by, extraction.reasons)


def _where(event: Event, reasons: Iterable[Reason]) -> Iterator[About]:
    place = event.place
    if place is None:
        yield About("where", words.place(None), ())
        return
    known = ", ".join(filter(None, (place.name, place.admin1, place.country)))
    value = f"{place.text} = {known or 'not on the map'}, {place.precision}"
    yield About("where", value, _named(name_of("place", place.start), reasons))


def _on(event: Event, extraction: Extraction) -> Iterator[About]:
    own = tuple(reason for reason in _named(event.id, extraction.reasons) if reason.field == "date")
    told = [reason.words.start for reason in own if reason.words is not None]
    read = [reason for start in told for reason in _named(name_of("date", start), extraction.reasons)]
    value = words.days(event.first, event.last, event.date_precision)
    if event.last is None and extraction.report.published is None:
        value = f"{value}: no day of publication to reckon from"
    ends = [when.last for when in extraction.dates if when.start in told and when.last is not None]
    if event.last is not None and any(end > event.last for end in ends):
        value = f"{value}, up to publication"
    yield About("when", value, (*own, *read))


def _whether(event: Event, reasons: Iterable[Reason]) -> Iterator[About]:
    why = tuple(reason for reason in _named(event.id, reasons) if reason.field == "status")
    if why:
        yield About("happened", event.status, why)


def _who(label: str, who: Source | People | Agent | None, reasons: Iterable[Reason]) -> Iterator[About]:
    if who is None or who.actor is None or who.start is None or who.end is None:
        return
    names = {name_of("actor", start) for start in range(who.start, who.end)}
    why = tuple(reason for reason in reasons if reason.record in names)
    yield About(label, f"{who.name} = {who.actor}", why)


def _named(name: str, reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(reason for reason in reasons if reason.record == name)


# ---------------------------------------------------------------- the page
def _explanation(
    claim: Claim, extraction: Extraction, own: Sequence[Reason], others: Iterable[About]
) -> Group:
    report = extraction.report
    outlet, day = report.outlet or "unknown outlet", report.published or "undated"
    return Group(
        Text(f"{claim.id}  {claim.kind}", style="bold"),
        Text(words.harmless(f"{outlet}, {day}: {report.title or report.id}")),
        _evidence(claim),
        "",
        *(_reason(claim, reason) for reason in own if reason.field != "confidence"),
        *_confidence(claim, own),
        *(line for other in others for line in _about(other)),
        "",
        Text(f"extractor {extraction.extractor}, codebook {extraction.codebook}", style="dim"),
    )


def _evidence(claim: Claim) -> Text:
    text = Text(words.harmless(claim.evidence.text))
    if claim.count is not None and claim.count.start >= claim.evidence.start:
        start = claim.count.start - claim.evidence.start
        text.stylize("bold reverse", start, start + len(claim.count.text))
    return text


def _confidence(claim: Claim, reasons: Iterable[Reason]) -> Iterator[Text]:
    if claim.confidence is not None:
        yield _line("confidence", f"{claim.confidence:.2f}, {words.confidence(claim)}")
    for reason in reasons:
        if reason.field == "confidence":
            yield _note(words.rule(reason.rule))


def _about(other: About) -> Iterator[Text]:
    """Yield the value and its first reason, then each further reason with what it is about."""
    first, *rest = other.reasons or (None,)
    yield _line(other.label, words.harmless(other.value) + (f"  ← {_because(first)}" if first else ""))
    for reason in rest:
        if reason is not None:
            yield _note(f"{reason.field}: {_because(reason)}")


def _reason(claim: Claim, reason: Reason) -> Text:
    return _line(reason.field, f"{words.harmless(_value(claim, reason.field))}  ← {_because(reason)}")


def _because(reason: Reason) -> str:
    span = reason.words
    quoted = f"  “{words.harmless(span.text)}” ({span.start}–{span.end})" if span else ""
    return f"{words.harmless(words.rule(reason.rule))}{quoted}"


def _line(label: str, told: str) -> Text:
    return Text.assemble((f"{label:{LABEL}}", "bold"), told)


def _note(told: str) -> Text:
    return Text(f"{'':{LABEL}}{told}", style="dim")


def _value(claim: Claim, field: str) -> str:
    if field == "count":
        low, high = ("?" if bound is None else bound for bound in (claim.low, claim.high))
        return f"{low}..{high} {claim.qualifier}"
    value = getattr(claim, field, None)
    words_of = (getattr(value, name, None) for name in ("name", "text", "role", "klass"))
    return str(next(filter(None, words_of), value or "unsaid"))
