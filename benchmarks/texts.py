"""The annotated texts by name, each with what the reader makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from benchmarks.convert import Row, gold_report, read_lines
from benchmarks.runner import ROOT
from counterclaim import pipeline
from counterclaim.model import Extraction
from counterclaim.reports.items import Options
from counterclaim.settings import Settings

DATA = ROOT / "tests" / "data"
SETS = ("samples", "passages", "heldout_a", "heldout_b", "heldout_c", "claims")
BENCH = Path("claims") / "data" / "dev.jsonl"


class Annotated(NamedTuple):
    """Annotated texts in the claims bench's format, and an extraction of each."""

    gold: list[Row]
    extractions: list[Extraction]


def annotated(name: str, folder: Path) -> Annotated:
    """Return annotated texts, extracted anew; `folder` is the benchmarks', read for `claims` only."""
    if name == "claims":
        return Annotated(list(read_lines(folder / BENCH)), _extract(folder / BENCH))
    gold = DATA / f"{name}_gold.jsonl"
    extractions = _extract(ROOT / "samples" if name == "samples" else gold)
    texts = {extraction.report.id: extraction.report.text for extraction in extractions}
    rows = (row for row in read_lines(gold) if row["id"] in texts)
    return Annotated([gold_report(row, texts[row["id"]]) for row in rows], extractions)


def _extract(path: Path) -> list[Extraction]:
    """Extract what is read in a file or folder; the last of those with one text."""
    found = pipeline.extract([str(path)], Options(), Settings())
    read = (item for item in found if isinstance(item, Extraction) and item.report.is_read)
    return list({extraction.report.text: extraction for extraction in read}.values())
