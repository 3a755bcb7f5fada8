"""A reader and an extractor, loaded once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.claims.extractor import RuleExtractor
from counterclaim.model import Extraction, Report
from counterclaim.reading.reader import Reader
from counterclaim.resources import actors, codebook
from counterclaim.resources.gazetteer import Gazetteer

Extract = Callable[..., Extraction]


@pytest.fixture(scope="session")
def extract() -> Extract:
    """Read and extract a text, undated where no day of publication is given."""
    rules, registry = codebook.load(), actors.load()
    reader, extractor = Reader(rules, registry, Gazetteer()), RuleExtractor(rules, registry)

    def read(text: str, published: date | None = None) -> Extraction:
        report = Report(
            id="r",
            sha256="0" * 64,
            path=None,
            url=None,
            title=None,
            outlet=None,
            published=published,
            language="en",
            text=text,
        )
        return extractor.extract(reader.read(report))

    return read
