"""Conversions keep what the scorers need."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from benchmarks import convert

CLAIM: dict[str, Any] = {
    "outcome": "killed",
    "low": 24,
    "high": 99,
    "count": "dozens",
    "start": 0,
    "end": 6,
    "victims": None,
    "class": "unknown",
    "source": None,
    "role": "report",
    "stance": "affirmed",
    "scope": "event",
    "incident": "gao-market",
    "victims_alt": ["people"],
    "optional": True,
}


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def extraction(identifier: str, text: str, language: str = "en") -> dict[str, Any]:
    return {"report": {"id": identifier, "text": text, "language": language}, "claims": []}


def test_unnamed_victims_and_the_reports_own_voice_have_their_words() -> None:
    claim = convert.gold_claim(CLAIM)
    assert claim["victims"]["accept"] == ["", "people"]
    assert claim["source"]["accept"] == ["report"]
    assert claim["optional"] is True
    assert claim["vague"] is True


def test_a_range_in_numerals_and_an_open_interval_are_not_vague() -> None:
    assert "vague" not in convert.gold_claim({**CLAIM, "count": "24 to 99"})
    assert "vague" not in convert.gold_claim({**CLAIM, "high": None})
    assert "vague" not in convert.gold_claim({**CLAIM, "count": None})


def test_gold_names_the_other_incidents_of_a_report(tmp_path: Path) -> None:
    other = {**CLAIM, "incident": "gao-road"}
    gold = {"id": "a", "incident": "gao-market", "claims": [CLAIM, other, {**CLAIM, "incident": "other"}]}
    files = (
        write(tmp_path / "gold.jsonl", [gold, {**gold, "id": "b"}]),
        write(tmp_path / "extract.jsonl", [extraction("a", "Dozens died.")]),
    )
    (line,) = convert.gold(*files)
    report = json.loads(line)
    assert (report["id"], report["cluster"], report["also"]) == ("a", "gao", ["gao-road"])
    assert report["text"] == "Dozens died."


def test_each_text_is_kept_once_and_unread_reports_are_left_out(tmp_path: Path) -> None:
    rows = [
        extraction("a", "one"),
        extraction("b", "one"),
        extraction("c", "deux", "fr"),
        extraction("d", "two"),
    ]
    kept = [json.loads(line)["report"]["id"] for line in convert.once(write(tmp_path / "x.jsonl", rows))]
    assert kept == ["a", "d"]


def test_reports_lose_their_annotations(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl.gz"
    row = {"report": {"id": "a", "text": "He said so.", "outlet": "x", "language": "en"}, "attributions": [1]}
    path.write_bytes(gzip.compress(json.dumps(row).encode()))
    (line,) = convert.reports(path)
    assert json.loads(line) == {
        "id": "a",
        "url": None,
        "title": None,
        "outlet": "x",
        "published": None,
        "text": "He said so.",
    }


def test_a_span_gets_its_middle_and_a_best_figure_stays(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text("incident_id,low,best,high\na,10,,40\nb,1,2,3\nc,5,,\nd,,,\n", encoding="utf-8")
    rows = [line.replace('"', "").split(",") for line in convert.midpoint(path)]
    assert [row[2] for row in rows] == ["best", "20.12", "2", "5.00", ""]


def test_one_report_in_ten_of_a_mixed_stream_is_about_violence(tmp_path: Path) -> None:
    violent = write(
        tmp_path / "violent.jsonl", [{"id": f"v{n}", "text": "", "claims": []} for n in range(50)]
    )
    calm = write(tmp_path / "calm.jsonl", [{"report": {"id": f"a{n}", "text": ""}} for n in range(200)])
    more = write(tmp_path / "more.jsonl", [{"id": f"b{n}", "text": ""} for n in range(200)])
    names = [json.loads(line)["id"] for line in convert.mixed(violent, calm, more)]
    assert len(names) == 10 * convert.VIOLENT
    assert [name for name in names if name.startswith("v")] == [f"v{n}" for n in range(convert.VIOLENT)]
    assert names[:11] == ["v0", *(f"a{n}" for n in range(9)), "v1"]
    assert len(set(names)) == len(names)
