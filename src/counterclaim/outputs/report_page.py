"""What a report's page shows: its text with everything found in it, and a card for each claim."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import msgspec

from counterclaim.model import Claim, Extraction, Incident, LedgerEntry, Reason, Source
from counterclaim.outputs import highlight
from counterclaim.outputs.catalogue import Catalogue
from counterclaim.outputs.highlight import Paragraph


class Card(msgspec.Struct, frozen=True):
    """One claim beside the sentence it was read from, with its place in its incident and its reasons."""

    claim: Claim
    entry: LedgerEntry | None
    reasons: tuple[Reason, ...]


class Speaker(msgspec.Struct, frozen=True):
    """Claims that one speaker makes in a row, as the same outlet or agency relays them."""

    source: Source
    relay: Source | None
    cards: tuple[Card, ...]


class ReportPage(msgspec.Struct, frozen=True):
    """Everything on one report's page."""

    extraction: Extraction
    incidents: tuple[tuple[Incident, str], ...]
    paragraphs: tuple[tuple[Paragraph, tuple[Speaker, ...]], ...]
    link: str | None


def report_page(catalogue: Catalogue, extraction: Extraction) -> ReportPage:
    """Lay out one report."""
    report = extraction.report
    cut = highlight.paragraphs(report.text, highlight.layers_of(extraction), extraction.claims)
    cards = {
        claim.id: Card(claim, catalogue.entries.get(claim.id), _reasons(extraction, claim.id))
        for claim in extraction.claims
    }
    told_in = catalogue.told_in.get(report.id, ())
    return ReportPage(
        extraction=extraction,
        incidents=tuple((catalogue.incidents[name], catalogue.incident_href(name) or "") for name in told_in),
        paragraphs=tuple(
            (paragraph, _speakers([cards[name] for name in paragraph.claims]))
            for paragraph in cut
            if paragraph.blocks
        ),
        link=safe_link(report.url),
    )


def _speakers(cards: Sequence[Card]) -> tuple[Speaker, ...]:
    """Put claims of one speaker, under whatever name, that follow each other on one card."""
    origins = {card.claim.source.name: card.entry.origin for card in cards if card.entry is not None}

    def voice(card: Card) -> tuple[str | None, str, str | None]:
        source, relay = card.claim.source, card.claim.relay
        return (origins.get(source.name, source.name), source.role, relay.name if relay else None)

    groups = [tuple(members) for _, members in groupby(cards, key=voice)]
    return tuple(Speaker(group[0].claim.source, group[0].claim.relay, group) for group in groups)


def _reasons(extraction: Extraction, claim: str) -> tuple[Reason, ...]:
    return tuple(reason for reason in extraction.reasons if reason.record == claim)


def safe_link(url: str | None) -> str | None:
    """Return a web address that may be linked to; anything but http and https is only shown."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
