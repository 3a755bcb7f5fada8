"""The benches are named once, show each figure once, and have their place in the documentation."""

from __future__ import annotations

import pytest

from benchmarks import document
from benchmarks.bench import Bench, Step
from benchmarks.registry import BENCHES

IDS = [bench.name for bench in BENCHES]


def test_names_are_unique() -> None:
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize("bench", BENCHES, ids=IDS)
def test_figures_and_files_of_a_bench_are_unique(bench: Bench) -> None:
    assert len({figure.key for figure in bench.figures}) == len(bench.figures)
    assert len({figure.label for figure in bench.figures}) == len(bench.figures)
    assert len({step.into for step in bench.steps}) == len(bench.steps)


@pytest.mark.parametrize("bench", BENCHES, ids=IDS)
def test_commands_are_ours_or_python_and_have_no_unknown_folder(bench: Bench) -> None:
    for step in bench.steps:
        assert isinstance(step, Step)
        assert step.command.split()[0] in {"python", "counterclaim"}
        assert "{" not in step.command.format(bench="BENCH", work="WORK")


def test_peers_belong_to_a_bench_and_to_its_figures() -> None:
    keys = {bench.name: {figure.key for figure in bench.figures} for bench in BENCHES}
    for peer in document.load_peers():
        assert set(peer.figures) <= keys[peer.bench], peer.system
        assert peer.source


def test_the_document_shows_what_was_last_measured() -> None:
    text = document.DOCUMENT.read_text(encoding="utf-8")
    measured = document.load_measured()
    assert set(measured) <= set(IDS)
    assert document.render(text, BENCHES, measured, document.load_peers()) == text


@pytest.mark.parametrize("name", [*IDS, document.SUMMARY])
def test_the_document_has_a_place_for_every_bench(name: str) -> None:
    document.put(document.DOCUMENT.read_text(encoding="utf-8"), name, ())
