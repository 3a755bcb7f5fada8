"""What resolving costs is measured over reports; the gazetteer's cost in a process of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import resolvers


def test_the_cost_of_resolving_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = {"text": "Gunmen killed three herders near Gao in Mali on Monday, the UN said."}
    file = tmp_path / "reports.jsonl"
    file.write_text(json.dumps(report), encoding="utf-8")
    assert resolvers.main([str(file)]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["share"] == pytest.approx(shown["resolving"] / shown["parsing"])
    assert min(shown["words_a_second"], shown["open_ms"], shown["data_mb"]) > 0
    assert shown["names"] == 5
