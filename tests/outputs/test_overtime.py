"""The toll over time."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from counterclaim.model import LedgerEntry
from counterclaim.outputs import matrix, overtime

from .invented_record import Record, column

NEXT = date(2031, 3, 5)

counts = st.integers(min_value=0, max_value=1_000_000)


@given(st.lists(st.tuples(counts, counts, st.integers(1, 28)), min_size=2, max_size=12))
def test_everything_is_drawn_inside_its_panel_and_labels_never_overlap(
    seventeen: LedgerEntry, drawn: Any
) -> None:
    assume(len({day for _, _, day in drawn}) > 1)
    changes = [{"low": min(a, b), "high": max(a, b), "as_of": date(2031, 3, day)} for a, b, day in drawn]
    panel = overtime.panel(column(seventeen, changes))
    assert panel is not None
    for line in panel.lines:
        for mark in line.marks:
            assert panel.left <= mark.x <= panel.right
            assert all(0 <= y <= panel.bottom + 0.1 for y in (mark.y, mark.a, mark.b))
        assert 0 <= line.label.y <= panel.height
    tops = [line.label.y for line in panel.lines]
    heights = [12.0 * (1 + len(line.label.lines)) for line in panel.lines]
    assert all(
        below - above >= height
        for above, below, height in zip(tops[:-1], tops[1:], heights[:-1], strict=True)
    )


def test_a_wide_spread_is_drawn_on_a_log_axis_and_a_narrow_one_is_not(seventeen: LedgerEntry) -> None:
    wide = overtime.panel(
        column(seventeen, [{"low": 5, "high": 5}, {"low": 900, "high": 900, "as_of": NEXT}])
    )
    narrow = overtime.panel(
        column(seventeen, [{"low": 50, "high": 50}, {"low": 90, "high": 90, "as_of": NEXT}])
    )
    assert wide is not None
    assert narrow is not None
    assert wide.is_log
    assert [label for _, label in wide.y_ticks] == ["0", "1", "3", "10", "30", "100", "300"]
    assert not narrow.is_log


def test_figures_of_one_day_make_no_panel(seventeen: LedgerEntry) -> None:
    assert overtime.panel(column(seventeen, [{"low": 3, "high": 3}, {"low": 9, "high": 9}])) is None


def test_a_single_or_denied_figure_makes_no_panel(seventeen: LedgerEntry) -> None:
    assert overtime.panel(column(seventeen, [{"low": 3, "high": 3}])) is None
    assert (
        overtime.panel(column(seventeen, [{"low": 3, "high": 3}, {"low": 4, "high": 4, "stance": "denied"}]))
        is None
    )
    assert overtime.panel(column(seventeen, [{"low": 3, "high": 3}, {"low": None, "high": None}])) is None


def test_an_origin_s_figures_form_one_step_line(record: Record) -> None:
    dossier = record.dossiers[0]
    columns = matrix.columns_of(dossier.ledger, dossier.incident.figures)
    panel = overtime.panel(columns[0])
    assert panel is not None
    guard = next(line for line in panel.lines if line.label.name == "National Guard")
    assert [mark.title for mark in guard.marks] == [
        "National Guard: 17 (4 Mar 2031)",
        "National Guard: 64 (11 Mar 2031)",
    ]
    assert guard.path.count("V") == 1
    assert guard.label.value == "64"


def test_parts_of_a_total_are_not_drawn_beside_totals_and_two_origins_are_not_joined(
    seventeen: LedgerEntry,
) -> None:
    drawn = [
        {"low": 7, "high": 7},
        {"low": 9, "high": 9, "as_of": NEXT},
        {"low": 2, "high": 2, "scope": "part"},
    ]
    panel = overtime.panel(column(seventeen, drawn))
    assert panel is not None
    assert [line.label.value for line in panel.lines] == ["9", "7"]
    assert [line.path for line in panel.lines] == ["", ""]


def test_the_label_names_the_larger_of_two_figures_of_the_last_day(seventeen: LedgerEntry) -> None:
    said = [{"low": 5, "high": 5}, *({"low": n, "high": n, "as_of": NEXT} for n in (8, 1))]
    made = column(seventeen, said)
    one = tuple(msgspec.structs.replace(entry, origin="one") for entry in made.entries)
    panel = overtime.panel(msgspec.structs.replace(made, entries=one))
    assert panel is not None
    assert [line.label.value for line in panel.lines] == ["8"]
