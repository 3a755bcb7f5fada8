"""Benches that cannot run are said and passed over; what fails is said and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

import benchmarks.__main__ as program
from benchmarks import document, runner
from benchmarks.bench import Bench, Figure, Scores, Step
from benchmarks.registry import BENCHES


def toy(name: str, command: str, needs: tuple[str, ...] = ()) -> Bench:
    def read(work: Path) -> Scores:
        return {"counterclaim": {"size": float((work / "out.txt").stat().st_size)}}

    return Bench(
        name=name,
        title=name,
        needs=needs,
        steps=(Step(command, "out.txt"),),
        read=read,
        figures=(Figure(key="size", label="size", path="size", digits=0),),
    )


def test_an_absent_folder_is_one_line_and_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    needy = tuple(bench for bench in BENCHES if bench.needs)
    monkeypatch.setattr(program, "BENCHES", needy)
    before = document.DOCUMENT.read_bytes()
    assert program.main([], {runner.VARIABLE: str(tmp_path / "absent")}) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert document.DOCUMENT.read_bytes() == before


def test_an_absent_bench_is_skipped_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bench = toy("some", "python -c 'print(1)'", needs=("some/score.py",))
    assert program.measure([bench], tmp_path, tmp_path / "work") == ({}, False)
    assert capsys.readouterr().out.startswith("some: skipped, ")


def test_a_bench_without_needs_runs_without_the_folder(tmp_path: Path) -> None:
    measured, failed = program.measure([toy("own", "python -c 'print(1)'")], None, tmp_path)
    assert (measured, failed) == ({"own": {"counterclaim": {"size": 2.0}}}, False)
    assert runner.costs(tmp_path / "own")["out.txt"].seconds > 0


def test_a_failure_names_command_and_last_message_and_the_next_bench_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = toy("broken", "python -c 'raise SystemExit(\"no such thing\")'")
    measured, failed = program.measure([broken, toy("own", "python -c 'print(1)'")], None, tmp_path)
    assert failed
    assert list(measured) == ["own"]
    assert "broken: failed, exit code 1 of: python -c" in (message := capsys.readouterr().err)
    assert message.rstrip().endswith("no such thing")


def test_unknown_names_are_refused_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["clams"], {}) == 2
    assert "no bench is called 'clams'; there are claims, " in capsys.readouterr().err


def test_benches_run_in_their_own_order() -> None:
    assert [bench.name for bench in program.chosen(["dates", "claims"], BENCHES)] == ["claims", "dates"]


def test_tables_are_written_anew_without_measuring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "benchmarks.md"
    text = document.DOCUMENT.read_text(encoding="utf-8")
    copy.write_text(document.put(text, document.SUMMARY, ["old"]), encoding="utf-8")
    monkeypatch.setattr(document, "DOCUMENT", copy)
    monkeypatch.setattr(document, "save_measured", lambda _known: None)
    monkeypatch.setattr(runner, "ROOT", tmp_path)
    assert program.main(["--tables"], {}) == 0
    assert copy.read_text(encoding="utf-8") == text
