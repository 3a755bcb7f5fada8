"""The worked examples of docs/rules.md come out as printed."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from counterclaim.reconcile.case import cases
from counterclaim.reconcile.model import Model
from counterclaim.reconcile.table import estimate
from counterclaim.resources import actors, bias, codebook

DOC = Path(__file__).parents[2] / "docs" / "rules.md"
SECTIONS = (
    DOC.read_text(encoding="utf-8").split("## Worked examples")[1].split("\n## ")[0].split("\n### ")[1:]
)
EXAMPLES = [section for section in SECTIONS if "--rule" not in section]
(BY_MODEL,) = (section for section in SECTIONS if "--rule model" in section)
FENCED = re.compile(r"```csv\n(.*?)```", re.DOTALL)
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


def by_model(rows):
    """Return the rows that `reconcile --rule model` prints for numbered rows."""
    return list(estimate(rows, bias.load(), codebook.load()))


def test_the_model_prints_what_its_example_prints():
    given, printed = (list(csv.DictReader(io.StringIO(text))) for text in FENCED.findall(BY_MODEL))
    assert by_model(enumerate(given, 2)) == printed
    (without,) = tables(BY_MODEL)
    for row in without:
        (found,) = by_model([(n, one) for n, one in enumerate(given, 2) if one["source"] != row["without"]])
        assert {name: found[name] for name in ("best", "low", "high")} == {
            name: row[name] for name in ("best", "low", "high")
        }


def test_the_claims_of_the_models_example_weigh_what_it_says(desk):
    (without,) = tables(BY_MODEL)
    ids = {"Syrian Observatory": "sohr", "Islamic State": "islamic-state", "SDF": "sdf"}
    given, _ = (csv.DictReader(io.StringIO(text)) for text in FENCED.findall(BY_MODEL))
    ledger = [
        desk.entry(
            row["source"], int(row["low"]), origin=ids[row["source"]],
            role="monitor" if row["source_stance"] == "neutral" else "party",
        )
        for row in given
    ]  # fmt: skip
    (case,) = cases(desk.dossier(*ledger))
    found = Model(bias.load(), actors.load(), codebook.load().rules["model"]).figure(case)
    weights = {weight.claim: f"{weight.share:.0%}" for weight in found.weights}
    assert weights == {row["without"]: row["weight"] for row in without}
