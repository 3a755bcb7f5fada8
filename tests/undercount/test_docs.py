"""The example in the documentation holds."""

from __future__ import annotations

import re
from pathlib import Path

from counterclaim.undercount import graphs, loglinear, simple
from counterclaim.undercount.captures import Captures
from counterclaim.undercount.table import read

TEXT = (Path(__file__).parents[2] / "docs" / "undercount.md").read_text(encoding="utf-8")


def test_the_example_gives_the_figures_below_it():
    (example,) = re.findall(r"```csv\n(.*?)```", TEXT, re.DOTALL)
    lists = read(example.encode(), "example").found
    assert isinstance(lists, Captures)
    said = (
        simple.independence(lists),
        *simple.chao(lists),
        *loglinear.loglinear(lists),
        *graphs.graphs(lists),
    )
    for found in said:
        assert f"| {found.estimator} | {found.total:,} | {found.low:,} to {found.high:,} |" in TEXT
    assert f"with {lists.people} people on them" in TEXT
