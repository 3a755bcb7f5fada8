"""Scorers' output is read by its form."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks import readers


def test_rules_are_told_from_baselines_and_spans_from_figures(tmp_path: Path) -> None:
    table = (
        "       n   miss   MALE  covLH\n"
        "ucdp-rule [acw]    511      0  0.134  0.757\n"
        "ucdp-rule (all)    791      0  0.269  0.632\n"
        "ibc-span (all)     791      0  0.300  0.650\n"
        "median (all)       791      0  0.236  0.650\n"
        "max (all)          791      0  0.282  0.650\n"
    )
    (tmp_path / "score.txt").write_text(table, encoding="utf-8")
    (tmp_path / "differing.txt").write_text(table.replace("0.269", "0.524"), encoding="utf-8")
    found = readers.reconciled(tmp_path)
    assert list(found) == [
        "counterclaim, rule ucdp",
        "counterclaim, rule ibc",
        "baseline median of the claims",
    ]
    ucdp = found["counterclaim, rule ucdp"]
    assert (ucdp["acw"]["MALE"], ucdp["all"]["MALE"], ucdp["differing"]["MALE"]) == (0.134, 0.269, 0.524)
    assert found["counterclaim, rule ibc"]["all"] == {"covLH": 0.65}


def test_the_spelling_test_is_read_from_its_table(tmp_path: Path) -> None:
    table = "right      410   96.7%\nmissed       7    1.7%\nplaces with every spelling right: 89 of 100\n"
    (tmp_path / "score.txt").write_text(table, encoding="utf-8")
    assert readers.spellings(tmp_path) == {"counterclaim": {"right": 96.7, "missed": 1.7, "whole": 89}}


def test_counts_of_the_claims_scorer_become_shares(tmp_path: Path) -> None:
    printed = {
        "source_roles": {"party": {"gold": 4, "found": 3, "source_ok": 1}, "media": {"gold": 2}},
        "stance": {"not_affirmed_ok": 1, "not_affirmed_n": 4},
        "linking": {"lookalikes": {"ok": 0, "n": 0}},
    }
    (tmp_path / "score.json").write_text(json.dumps(printed), encoding="utf-8")
    shares = readers.claims(tmp_path)["counterclaim"]["shares"]
    assert shares == {"source": 1 / 3, "stance_else": 0.25, "lookalikes": None}


def test_parts_of_the_data_are_rows(tmp_path: Path) -> None:
    (tmp_path / "score.json").write_text(json.dumps({"tst1": {"country": 56.5}}), encoding="utf-8")
    assert readers.by_split(tmp_path) == {"counterclaim, tst1": {"country": 56.5}}


def test_speed_is_the_best_of_the_runs_and_a_ratio_in_the_same_run(tmp_path: Path) -> None:
    report = {"id": "a", "text": "word " * 100}
    (tmp_path / "reports.jsonl").write_text(json.dumps(report), encoding="utf-8")
    seconds = {"ours-1": 4.0, "ours-2": 2.0, "stock-1": 1.0, "stock-2": 3.0, "stock16-1": 0.5}
    costs = [
        {"into": into, "seconds": spent, "cpu_seconds": spent + 1, "peak_mb": 300.0}
        for into, spent in seconds.items()
    ]
    (tmp_path / "times.json").write_text(json.dumps(costs), encoding="utf-8")
    ours = readers.speed(tmp_path)["counterclaim"]
    assert (ours["words"], ours["ratio"], ours["fairer_ratio"]) == (50.0, 0.5, 0.25)
    assert (ours["cpu_ratio"], ours["peak"]) == (0.5, 300.0)


def test_the_screen_is_judged_by_what_it_loses_and_by_its_speed(tmp_path: Path) -> None:
    (tmp_path / "stream.jsonl").write_text(json.dumps({"text": "word " * 100}), encoding="utf-8")
    costs = [
        {"into": into, "seconds": spent, "cpu_seconds": spent, "peak_mb": 300.0}
        for into, spent in {"ours-1": 1.0, "ours-2": 2.0, "stock-1": 8.0, "stock16-1": 4.0}.items()
    ]
    (tmp_path / "times.json").write_text(json.dumps(costs), encoding="utf-8")
    gold = {"reports": 4, "reports_away": 1, "words": 50, "words_away": 10, "claims": 8, "claims_lost": 1}
    calm = {"reports": 2, "reports_away": 2, "words": 50, "words_away": 50, "claims": 0, "claims_lost": 0}
    printed = {"sets": {"gold": gold, "calm": calm}, "scanned": 2e6}
    (tmp_path / "screening.json").write_text(json.dumps(printed), encoding="utf-8")
    found = readers.screening(tmp_path)
    ours = found["counterclaim"]
    assert (ours["ratio"], ours["fairer_ratio"], ours["scanned"], ours["lost"]) == (8.0, 4.0, 2e6, 0.125)
    assert found["counterclaim, gold"] == {"lost": 0.125, "words_away": 0.2, "reports_away": 0.25}
    assert found["counterclaim, calm"] == {"lost": None, "words_away": 1.0, "reports_away": 1.0}
