"""The worked examples of docs/rules.md come out as printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOC = Path(__file__).parents[2] / "docs" / "rules.md"
EXAMPLES = (
    DOC.read_text(encoding="utf-8").split("## Worked examples")[1].split("\n## ")[0].split("\n### ")[1:]
)
FIGURE = re.compile(r'(?P<least>at least )?(?:(?P<low>\d+)(?: to (?P<high>\d+))?|some)(?: "(?P<words>\w+)")?')


def tables(example):
    """Return the rows of an example's two tables as dictionaries."""
    for block in re.findall(r"(?:^\|.*\n?)+", example, re.MULTILINE):
        rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in block.splitlines()]
        yield [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


def entry(desk, number, row):
    found = FIGURE.fullmatch(row["figure"])
    low, high = (int(found[name]) if found[name] else None for name in ("low", "high"))
    return desk.entry(
        f"c{number}", low, high, open_end=bool(found["least"]), words=found["words"], origin=row["who"],
        role=row["role"], by=row.get("by") or None, stance=row.get("stance", "affirmed"),
        group=desk.civilians if row.get("group") == "civilians" else desk.fighters,
    )  # fmt: skip


def printed(figure):
    bounds = {name: "" if value is None else str(value) for name, value in
              (("low", figure.low), ("best", figure.best), ("high", figure.high))}  # fmt: skip
    return {
        "rule": figure.rule,
        **bounds,
        "contested": "yes" if figure.contested else "no",
        "why": figure.why,
    }


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.splitlines()[0] for example in EXAMPLES])
def test_examples_come_out_as_printed(desk, example):
    claims, expected = tables(example)
    ledger = [entry(desk, number, row) for number, row in enumerate(claims)]
    assert [printed(figure) for figure in desk.figures(*ledger)] == expected
