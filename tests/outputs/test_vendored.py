"""The browser files are those named in the table, unchanged, and their licences travel with them."""

from __future__ import annotations

import hashlib
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

VENDOR = Path(str(files("counterclaim.outputs") / "static" / "vendor"))
TABLE = tomllib.loads((VENDOR / "VENDORED.toml").read_text(encoding="utf-8"))["file"]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: str(row["path"]))
def test_hash(row: dict[str, str]) -> None:
    assert hashlib.sha256((VENDOR / row["path"]).read_bytes()).hexdigest() == row["sha256"]
    assert (VENDOR / row["licence_text"]).is_file()
    assert row["version"]
    assert row["licence"] in ("BSD-2-Clause", "ISC", "OFL-1.1")


def test_nothing_else_is_there() -> None:
    known = {row["path"] for row in TABLE} | {row["licence_text"] for row in TABLE} | {"VENDORED.toml"}
    assert {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()} == known
