"""The invented record that every page and table of these tests is made of, and a site of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.model import LedgerEntry
from counterclaim.outputs.site import publish
from counterclaim.resources import codebook

from .invented_record import Record, build_record


@pytest.fixture(scope="session")
def record() -> Record:
    """Return an invented record of four incidents, with hostile and unread reports."""
    return build_record()


@pytest.fixture(scope="session")
def site(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the record's site."""
    out = tmp_path_factory.mktemp("site")
    return publish(record.dossiers, record.extractions, codebook.load(), out, title="The Derin record").parent


@pytest.fixture(scope="session")
def seventeen(record: Record) -> LedgerEntry:
    """Return the entry of one exact figure, 17."""
    return next(e for e in record.dossiers[0].ledger if e.claim.count and e.claim.count.text == "17")
