"""Which claims share a card beside a report's text."""

from __future__ import annotations

import msgspec

from counterclaim.model import LedgerEntry
from counterclaim.outputs.report_page import Card, _speakers


def _named(entry: LedgerEntry, name: str, *, in_ledger: bool = True) -> Card:
    source = msgspec.structs.replace(entry.claim.source, name=name)
    claim = msgspec.structs.replace(entry.claim, source=source)
    return Card(claim, entry if in_ledger else None, ())


def test_claims_of_one_origin_share_a_card_under_whatever_name(seventeen: LedgerEntry) -> None:
    cards = [_named(seventeen, "National Guard"), _named(seventeen, "the Guard")]
    (speaker,) = _speakers(cards)
    assert speaker.source.name == "National Guard"


def test_a_claim_without_a_figure_joins_the_figures_of_its_speaker(seventeen: LedgerEntry) -> None:
    told = _named(seventeen, "National Guard", in_ledger=False)
    assert len(_speakers([told, _named(seventeen, "National Guard")])) == 1
    assert len(_speakers([told, _named(seventeen, "the Front", in_ledger=False)])) == 2
