"""The JSON Schema of the published contract, made from the record types themselves."""

from __future__ import annotations

import inspect
from typing import Any, Final

import msgspec

from counterclaim.model import Incident, ReportClaims

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
NAME: Final = "urn:counterclaim:contract:1"

_DESCRIPTION: Final = (
    "One line of JSON: a report with its claims, as `counterclaim extract` prints it, or an incident, as "
    "`counterclaim incidents` prints it. Unknown is null. Every object with start, end and text quotes its "
    "report: start and end count Unicode code points from the beginning of the report's text, end is "
    "exclusive, and the characters between them are the text. Dates are calendar days (ISO 8601), "
    "coordinates WGS84 degrees; low and high bound a count of whole people, null where the words do not."
)


def contract_schema() -> dict[str, Any]:
    """Return the schema that each line of `extract` and of `incidents` obeys (draft 2020-12)."""
    lines, components = msgspec.json.schema_components(
        (ReportClaims, Incident), ref_template="#/$defs/{name}"
    )
    schema = {
        "$schema": DRAFT,
        "$id": NAME,
        "title": "counterclaim contract, version 1",
        "description": _DESCRIPTION,
        "oneOf": list(lines),
        "$defs": {name: _described(component) for name, component in sorted(components.items())},
    }
    printed: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(schema))  # defaults as JSON has them
    return printed


def _described(component: dict[str, Any]) -> dict[str, Any]:
    """Fold the lines of a docstring, so that its indentation is not published."""
    description = inspect.cleandoc(component.get("description", ""))
    return component | {"description": " ".join(description.split())}
