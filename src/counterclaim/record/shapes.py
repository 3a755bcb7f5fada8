"""The values of a row for each record that is kept."""

from __future__ import annotations

from msgspec.structs import replace

from counterclaim.model import Extraction, Report
from counterclaim.record.codec import encode
from counterclaim.record.rows import key_of
from counterclaim.record.tables import reports


def report_key(report: Report) -> str:
    """Return the digest that a wording of a report is known by."""
    return key_of(reports, report_values(report))


def report_values(report: Report) -> dict[str, str]:
    """Return the columns of `reports`: all but the path, for where a report lay does not make it another."""
    bare = replace(report, path=None)
    return {"id": report.id, "sha256": report.sha256, "json": encode(bare, report.id)}


def extraction_values(extraction: Extraction) -> dict[str, str]:
    """Return the columns of `extractions`."""
    bare = replace(extraction, report=replace(extraction.report, path=None))
    return {
        "report": report_key(extraction.report),
        "extractor": extraction.extractor,
        "codebook": extraction.codebook,
        "json": encode(bare, extraction.report.id),
    }
