"""The documents name every column, tag, sign and page."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.outputs import tables, words

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", sorted({*tables.CLAIMS, *tables.FIGURES, *tables.INCIDENTS}))
def test_every_export_column_is_documented(name: str) -> None:
    assert f"`{name}`" in (DOCS / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("column", "tag"), tables.HXL)
def test_every_hxl_column_and_tag_is_documented(column: str, tag: str) -> None:
    text = (DOCS / "exports.md").read_text(encoding="utf-8")
    assert f"`{column}`" in text
    assert f"`{tag}`" in text


def test_every_format_and_its_file_is_documented() -> None:
    text = (DOCS / "exports.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` | `{file}` |" in text for name, (file, _) in tables.FORMATS.items())


def test_signs_and_distances_are_documented() -> None:
    text = (DOCS / "site.md").read_text(encoding="utf-8")
    assert all(f"`{sign}`" in text for sign in words.STANCES.values() if sign)
    assert all(f"{metres // 1000} km" in text for metres in words.RADIUS_M.values())
