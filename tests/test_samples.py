"""The sample reports and the gold beside them: every span quotes its text, every file is accounted for."""

from __future__ import annotations

import csv
import html
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from counterclaim import model

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
DATA = ROOT / "tests" / "data"
ALLOWED = {
    "outcome": get_args(model.Outcome),
    "class": get_args(model.PeopleClass),
    "role": get_args(model.Role),
    "stance": get_args(model.Stance),
    "scope": get_args(model.Scope),
}


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


GOLD = read_lines(DATA / "samples_gold.jsonl")
PASSAGES = [
    passage
    for name in ("passages", "heldout_a", "heldout_b", "heldout_c")
    for passage in read_lines(DATA / f"{name}_gold.jsonl")
]
FILES = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".html", ".jsonl", ".csv"})


def read_samples() -> list[dict[str, Any]]:
    """Read every sample with its metadata; the text of a page is what its gold says it is."""
    pages = {gold["id"]: gold["text"] for gold in GOLD if "text" in gold}
    samples: list[dict[str, Any]] = []
    for path in FILES:
        if path.suffix == ".jsonl":
            samples += read_lines(path)
        elif path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as rows:
                samples += csv.DictReader(rows)
        else:
            about = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            text = pages[about["id"]] if path.suffix == ".html" else path.read_text(encoding="utf-8")
            samples.append({**about, "text": text})
    return samples


TEXTS = {sample["id"]: sample["text"] for sample in read_samples()}
CASES = [*((gold, TEXTS[gold["id"]]) for gold in GOLD), *((gold, gold["text"]) for gold in PASSAGES)]


def test_ids_are_unique_and_each_sample_has_gold() -> None:
    assert all(count == 1 for count in Counter(sample["id"] for sample in read_samples()).values())
    assert [gold["id"] for gold in GOLD] == list(dict.fromkeys(gold["id"] for gold in GOLD))
    assert {gold["id"] for gold in GOLD} == set(TEXTS)
    assert len({gold["id"] for gold in PASSAGES}) == len(PASSAGES)


def test_there_is_enough_to_try() -> None:
    per_incident = Counter(gold["incident"] for gold in GOLD)
    assert len(GOLD) >= 34
    assert per_incident["ghwayran-prison-2022"] >= 14
    assert {path.suffix for path in FILES} == {".txt", ".html", ".jsonl", ".csv"}


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix in {".txt", ".html"}], ids=lambda p: p.name)
def test_sidecars_say_who_published_when(path: Path) -> None:
    about = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert set(about) == {"id", "title", "outlet", "published", "url"}
    assert about["published"] is None or date.fromisoformat(about["published"])
    assert about["url"] is None or about["url"].startswith("https://example.org/")


def test_no_sidecar_is_left_without_its_report() -> None:
    reports = {path.stem for path in FILES}
    assert {path.stem for path in SAMPLES.glob("*.json")} <= reports


def test_the_readme_lists_every_file() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([^`]+\.\w+)` \|", readme, flags=re.M)) == {path.name for path in FILES}


@pytest.mark.parametrize("gold", [g for g in GOLD if "text" in g], ids=lambda g: g["id"])
def test_pages_hold_the_text_of_their_gold(gold: dict[str, Any]) -> None:
    page = (SAMPLES / gold["file"]).read_text(encoding="utf-8")
    paragraphs = [html.unescape(words) for words in re.findall(r"<p>(.*?)</p>", page)]
    assert paragraphs == gold["text"].strip().split("\n\n")


@pytest.mark.parametrize(("gold", "text"), CASES, ids=[gold["id"] for gold, _ in CASES])
def test_claims_quote_their_text(gold: dict[str, Any], text: str) -> None:
    for claim in gold["claims"]:
        if claim["count"] is None:
            assert claim["start"] is claim["end"] is None
        else:
            start, end = claim["start"], claim["end"]
            assert text[start:end] == claim["count"]
            assert not re.match(r"\w\w", text[start - 1 : start + 1] if start else "")
            assert not re.match(r"\w\w", text[end - 1 : end + 1])
        for words in (claim["victims"], claim["source"]):
            assert words is None or words.lower() in text.lower()


@pytest.mark.parametrize(("gold", "text"), CASES, ids=[gold["id"] for gold, _ in CASES])
def test_claims_keep_to_the_vocabulary(gold: dict[str, Any], text: str) -> None:
    for claim in gold["claims"]:
        assert all(claim[key] in allowed for key, allowed in ALLOWED.items()), claim
        assert (claim["source"] is None) == (claim["role"] == "report"), claim
        assert claim["low"] is None or claim["high"] is None or claim["low"] <= claim["high"]
    keys = Counter(
        (c["start"], c["outcome"], c["victims"], c["source"], c["stance"])
        for c in gold["claims"]
        if c["count"]
    )
    assert all(count == 1 for count in keys.values()), keys
