"""A reader and an extractor, loaded once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
import pytest

from counterclaim.claims.extractor import RuleExtractor
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speech.attributions import Speech, find_speech
from counterclaim.claims.syntax import Syntax
from counterclaim.model import Claim, Extraction, Report
from counterclaim.reading.reader import Reader
from counterclaim.resources import actors, codebook
from counterclaim.resources.gazetteer import Gazetteer
from tests.texts import report_of

Extract = Callable[..., Extraction]
Tolls = Callable[..., list[Claim]]
Hear = Callable[[str], tuple[Speech, ...]]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Read with the data files that ship."""
    return Reader(codebook.load(), actors.load(), Gazetteer())


@pytest.fixture(scope="session")
def extract(reader: Reader) -> Extract:
    """Read and extract a text; it is undated where no day is given, and keywords are fields of its report."""
    extractor = RuleExtractor(codebook.load(), actors.load())

    def read(text: str, published: date | None = None, **fields: str | None) -> Extraction:
        known: dict[str, str | None] = {"id": "r", "sha256": "0" * 64, "path": None, "url": None}
        named = {"title": None, "outlet": None, "language": "en", **fields}
        report = msgspec.convert({**known, **named, "published": published, "text": text}, Report)
        return extractor.extract(reader.read(report))

    return read


@pytest.fixture(scope="session")
def tolls(extract: Extract) -> Tolls:
    """Read a text and return its toll claims."""

    def read(text: str, published: date | None = None, **fields: str | None) -> list[Claim]:
        return [claim for claim in extract(text, published, **fields).claims if claim.kind == "toll"]

    return read


@pytest.fixture(scope="session")
def hear(reader: Reader) -> Hear:
    """Read a text and find who says what in it."""
    lexicon = Lexicon(codebook.load())

    def read(text: str) -> tuple[Speech, ...]:
        report = report_of(text)
        return find_speech(Syntax(reader.read(report)), lexicon)

    return read
