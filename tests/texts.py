"""Reports for tests that are about their texts."""

from __future__ import annotations

from typing import Any

import msgspec

from counterclaim.model import Report

BARE = Report(
    id="r",
    sha256="0" * 64,
    path=None,
    url=None,
    title=None,
    outlet=None,
    published=None,
    language="en",
    text="",
)


def report_of(text: str, **known: Any) -> Report:
    """Return a report of a text, of which nothing is known but what is given."""
    return msgspec.structs.replace(BARE, text=text, **known)
