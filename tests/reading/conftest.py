"""A reader with the data files that ship, loaded once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Reading, Report
from counterclaim.reading.reader import Reader
from counterclaim.resources import actors, codebook
from counterclaim.resources.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def read() -> Callable[[str], Reading]:
    """Read a text of 23 January 2022 from an unknown outlet."""
    reader = Reader(codebook.load(), actors.load(), Gazetteer())

    def read_text(text: str) -> Reading:
        known = {"id": "r", "sha256": "0" * 64, "path": None, "url": None, "title": None, "outlet": None}
        return reader.read(Report(**known, published=date(2022, 1, 23), language="en", text=text))  # type: ignore[arg-type]

    return read_text
