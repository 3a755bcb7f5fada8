"""A reader and an extractor, loaded once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
import pytest

from counterclaim.claims.extractor import RuleExtractor
from counterclaim.model import Extraction, Report
from counterclaim.reading.reader import Reader
from counterclaim.resources import actors, codebook
from counterclaim.resources.gazetteer import Gazetteer

Extract = Callable[..., Extraction]


@pytest.fixture(scope="session")
def extract() -> Extract:
    """Read and extract a text; it is undated where no day is given, and keywords are fields of its report."""
    rules, registry = codebook.load(), actors.load()
    reader, extractor = Reader(rules, registry, Gazetteer()), RuleExtractor(rules, registry)

    def read(text: str, published: date | None = None, **fields: str | None) -> Extraction:
        known: dict[str, str | None] = {"id": "r", "sha256": "0" * 64, "path": None, "url": None}
        named = {"title": None, "outlet": None, "language": "en", **fields}
        report = msgspec.convert({**known, **named, "published": published, "text": text}, Report)
        return extractor.extract(reader.read(report))

    return read
