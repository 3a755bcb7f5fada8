"""What is turned away is counted in words, reports and gold claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import screening


def halves(text: str) -> tuple[tuple[int, int], ...]:
    """Keep the first half of a text, nothing of one that says so."""
    return () if text.startswith("away") else ((0, len(text) // 2),)


def test_words_and_claims_in_what_is_not_parsed_are_counted() -> None:
    claims = [{"start": 0}, {"start": 2}, {"start": 12}]
    reports = [{"text": "one two, one two", "claims": claims}, {"text": "away with it"}]
    assert screening.measured(reports, halves) == {
        "reports": 2,
        "reports_away": 1,
        "words": 7,
        "words_away": 5,
        "claims": 3,
        "claims_lost": 1,
    }


def test_only_what_is_turned_away_is_timed() -> None:
    assert screening.scanned(["one two", "away with it"], halves) > 0
    assert screening.scanned(["one two"], halves) == 0


def test_every_set_of_the_command_line_is_screened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "reports.jsonl"
    calm = {"report": {"text": "The choir sang until the lamps were lit."}}
    violent = {"text": "Gunmen killed three herders.", "claims": [{"start": 14}]}
    file.write_text(f"{json.dumps(calm)}\n{json.dumps(violent)}\n", encoding="utf-8")
    assert screening.main([f"two reports={file}"]) == 0
    (counts,) = json.loads(capsys.readouterr().out)["sets"].values()
    assert (counts["reports"], counts["reports_away"], counts["claims_lost"]) == (2, 1, 0)
