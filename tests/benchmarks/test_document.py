"""Tables go between their markers and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import document
from benchmarks.bench import Bench, BenchError, Figure, Scores, Step, values
from benchmarks.document import Peer

PROSE = "# Title\n\nBefore.\n\n<!-- toy: begin -->\nold\n<!-- toy: end -->\n\nBetween.\n\n{summary}\n\nAfter."
TEXT = PROSE.format(summary="<!-- summary: begin -->\n<!-- summary: end -->")


def scores(_work: Path) -> Scores:
    return {"counterclaim": {"all": {"f": 0.5}, "cost": 3.0}, "rival": {"all": {"f": float("nan")}}}


TOY = Bench(
    name="toy",
    title="A toy",
    needs=("toy/score.py",),
    steps=(Step("python {bench}/toy/score.py {work}/out.jsonl", "score.json"),),
    read=scores,
    figures=(
        Figure(key="f", label="F1", path="all/f", scale=100, goal=60),
        Figure(key="cost", label="cost", path="cost", digits=0, goal=4, lower_is_better=True),
    ),
)
FOUND = values(TOY, scores(Path()))
PEERS = (
    Peer(bench="toy", system="people", source="notes", figures={"f": 90.0}, people=True),
    Peer(bench="toy", system="other data", source="notes", figures={"f": 80.0}, elsewhere=True),
    Peer(bench="toy", system="peer", source="notes", figures={"f": 70.0}),
)


def test_values_are_scaled_and_what_is_not_printed_is_left_out() -> None:
    assert FOUND == {"counterclaim": {"f": 50.0, "cost": 3.0}, "rival": {}}


def test_goals_are_floors_or_ceilings_for_the_figure_as_printed() -> None:
    share, cost = TOY.figures
    assert [share.meets_goal(value) for value in (59.94, 59.96, 61)] == [False, True, True]
    assert [cost.meets_goal(value) for value in (4.4, 4.6)] == [True, False]


def test_prose_around_the_markers_is_kept() -> None:
    written = document.render(TEXT, [TOY], {"toy": FOUND}, PEERS)
    assert "old" not in written
    for part in ("# Title\n\nBefore.\n\n", "\n\nBetween.\n\n", "\n\nAfter."):
        assert part in written
    assert document.render(written, [TOY], {"toy": FOUND}, PEERS) == written


def test_a_bench_that_was_not_measured_keeps_its_table() -> None:
    assert "\nold\n" in document.render(TEXT, [TOY], {}, PEERS)


def test_backslashes_are_text() -> None:
    assert "a\\1b" in document.put(TEXT, "toy", ["a\\1b"])


def test_a_document_without_the_markers_is_refused_with_what_to_do() -> None:
    with pytest.raises(BenchError, match="no place for other: add the lines <!-- other: begin -->"):
        document.put(TEXT, "other", ())


def test_a_table_names_ours_the_goal_the_rivals_and_the_peers_with_their_source() -> None:
    lines = document.bench_table(TOY, FOUND, PEERS)
    assert lines[0] == "|  | F1 | cost | from |"
    assert lines[2] == "| **counterclaim** | **50.0** | **3** | `python -m benchmarks toy` |"
    assert lines[3] == "| *goal* | ≥ 60.0 | ≤ 4 |  |"
    assert "| other data † | 80.0 |  | notes |" in lines


def test_the_summary_compares_with_systems_on_the_same_data_only() -> None:
    row = document.summary_table([TOY], {"toy": FOUND}, PEERS)[2]
    assert row == "| toy | F1 | 50.0 | ≥ 60.0 | **not reached** | 70.0 (peer) |"


def test_the_summary_compares_parts_of_the_data_with_their_like() -> None:
    found = {"counterclaim, a": {"f": 50.0}}
    peers = [
        Peer(bench="toy", system=f"peer, {part}", source="", figures={"f": value})
        for part, value in (("a", 60.0), ("b", 70.0))
    ]
    assert document.best_other(TOY, ", a", {"toy": found}, peers) == "60.0 (peer, a)"


def test_commands_stand_as_a_reader_types_them() -> None:
    command = "python $BENCH/toy/score.py $WORK/out.jsonl > $WORK/score.json"
    assert document.commands(TOY) == ["```sh", command, "```"]


def test_measured_figures_survive_the_file(tmp_path: Path) -> None:
    document.save_measured({"toy": FOUND}, tmp_path / "measured.json")
    assert document.load_measured(tmp_path / "measured.json") == {"toy": FOUND}
    assert document.load_measured(tmp_path / "none.json") == {}
