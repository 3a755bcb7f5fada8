"""What a sidecar or a row says about its report, and what of it cannot be used."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from counterclaim.reports.items import About, mend

KEYS = ("id", "url", "title", "outlet", "published")
MAX_SIDECAR_BYTES = 1_000_000


def parse_json(data: bytes | str) -> object:
    """Read one JSON value.

    Raises:
        ValueError: it is not JSON, or nested too deeply to be read.
    """
    try:
        return json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def describe(values: Mapping[str, object]) -> tuple[About, list[str]]:
    """Read our keys out of a row or sidecar; other keys are ignored.

    Returns:
        What it says, and one note for each value that was left out.
    """
    words: dict[str, str] = {}
    notes: list[str] = []
    for key in KEYS:
        value = values.get(key)
        if key == "id" and type(value) is int:
            value = str(value)
        if isinstance(value, str):
            words[key] = mend(value).strip()
        elif value is not None:
            notes.append(f"its {key} is no string and was left out")
    published, note = _parse_day(words.pop("published", ""))
    named = {key: word for key, word in words.items() if word}
    return About(published=published, **named), [*notes, *note]


def read_sidecar(path: Path) -> tuple[About, list[str]]:
    """Read what a `.json` file says about the report beside it; without such a file it says nothing.

    Returns:
        What it says, and notes on what could not be used.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_SIDECAR_BYTES + 1)
    except FileNotFoundError:
        return About(), []
    except OSError as error:
        return About(), [f"its sidecar {path.name} cannot be read ({error.strerror}) and was left out"]
    if len(data) > MAX_SIDECAR_BYTES:
        return About(), [f"its sidecar {path.name} is over {MAX_SIDECAR_BYTES:,} bytes and was left out"]
    try:
        values = parse_json(data)
    except ValueError as error:
        return About(), [f"its sidecar {path.name} is not JSON ({error}) and was left out"]
    if not isinstance(values, dict):
        return About(), [f"its sidecar {path.name} is not one JSON object and was left out"]
    return describe(values)


def _parse_day(value: str) -> tuple[date | None, list[str]]:
    """Read an ISO 8601 date, or the day of a date and time as it is written, in whatever zone."""
    if not value:
        return None, []
    try:
        return datetime.fromisoformat(value).date(), []
    except ValueError:
        return None, [f"published {value[:40]!r} is no ISO 8601 date such as 2022-01-23 and was left out"]
