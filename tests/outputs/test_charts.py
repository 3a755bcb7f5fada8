from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from counterclaim.model import LedgerEntry
from counterclaim.outputs import charts, matrix

NEXT = date(2031, 3, 5)


def _column(record: Any, changes: list[dict[str, Any]]) -> matrix.Column:
    """Build a column of copies of one entry, each changed."""
    entry: LedgerEntry = next(
        e for e in record.dossiers[0].ledger if e.claim.count and e.claim.count.text == "17"
    )
    entries = []
    for number, change in enumerate(changes):
        claim = msgspec.structs.replace(
            entry.claim, id=f"c_{number}", **{"as_of": date(2031, 3, 4), **change}
        )
        origin = f"origin {number}"
        entries.append(
            msgspec.structs.replace(
                entry, claim=claim, origin=origin, origin_name=origin, superseded_by=None, copy_of=None
            )
        )
    (column,) = matrix.columns_of(entries, ())
    return column


counts = st.integers(min_value=0, max_value=1_000_000)


@given(st.lists(st.tuples(counts, counts, st.integers(1, 28)), min_size=2, max_size=12))
def test_everything_is_drawn_inside_its_panel_and_labels_never_overlap(record: Any, drawn: Any) -> None:
    assume(len({day for _, _, day in drawn}) > 1)
    changes = [{"low": min(a, b), "high": max(a, b), "as_of": date(2031, 3, day)} for a, b, day in drawn]
    panel = charts.panel(_column(record, changes))
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


@given(st.lists(counts, min_size=1, max_size=8))
def test_a_strip_keeps_the_order_of_its_figures(record: Any, values: list[int]) -> None:
    column = _column(record, [{"low": value, "high": value} for value in values])
    strip = charts.strip(column, charts.extent_of(column.entries))
    by_value = sorted(zip(values, [mark.x for mark in strip.marks], strict=True))
    assert [x for _, x in by_value] == sorted(x for _, x in by_value)
    assert all(0 <= mark.x <= strip.width for mark in strip.marks)


def test_a_wide_spread_is_drawn_on_a_log_axis_and_a_narrow_one_is_not(record: Any) -> None:
    wide = charts.panel(_column(record, [{"low": 5, "high": 5}, {"low": 900, "high": 900, "as_of": NEXT}]))
    narrow = charts.panel(_column(record, [{"low": 50, "high": 50}, {"low": 90, "high": 90, "as_of": NEXT}]))
    assert wide is not None
    assert narrow is not None
    assert wide.is_log
    assert [label for _, label in wide.y_ticks] == ["0", "1", "3", "10", "30", "100", "300"]
    assert not narrow.is_log


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "bound"),
    [
        (3, 3, "exact", "exact"),
        (3, 3, "about", "about"),
        (3, 9, "vague", "range"),
        (3, None, "at_least", "least"),
        (None, 9, "at_most", "most"),
    ],
)
def test_bounds_are_drawn_as_bounds(record: Any, low: Any, high: Any, qualifier: Any, bound: str) -> None:
    column = _column(record, [{"low": low, "high": high, "qualifier": qualifier}])
    assert charts.bound_of(column.entries[0].claim) == bound


def test_figures_of_one_day_make_no_panel(record: Any) -> None:
    assert charts.panel(_column(record, [{"low": 3, "high": 3}, {"low": 9, "high": 9}])) is None


def test_a_single_or_denied_figure_makes_no_panel(record: Any) -> None:
    assert charts.panel(_column(record, [{"low": 3, "high": 3}])) is None
    assert (
        charts.panel(_column(record, [{"low": 3, "high": 3}, {"low": 4, "high": 4, "stance": "denied"}]))
        is None
    )
    assert charts.panel(_column(record, [{"low": 3, "high": 3}, {"low": None, "high": None}])) is None


def test_an_origin_s_figures_form_one_step_line(record: Any) -> None:
    dossier = record.dossiers[0]
    columns = matrix.columns_of(dossier.ledger, dossier.incident.figures)
    panel = charts.panel(columns[0])
    assert panel is not None
    guard = next(line for line in panel.lines if line.label.name == "National Guard")
    assert [mark.title for mark in guard.marks] == [
        "National Guard: 17 (4 Mar 2031)",
        "National Guard: 64 (11 Mar 2031)",
    ]
    assert guard.path.count("V") == 1
    assert guard.label.value == "64"


def test_parts_of_a_total_are_not_drawn_beside_totals_and_two_origins_are_not_joined(record: Any) -> None:
    drawn = [
        {"low": 7, "high": 7},
        {"low": 9, "high": 9, "as_of": NEXT},
        {"low": 2, "high": 2, "scope": "part"},
    ]
    panel = charts.panel(_column(record, drawn))
    assert panel is not None
    assert [line.label.value for line in panel.lines] == ["9", "7"]
    assert [line.path for line in panel.lines] == ["", ""]


WIDTH = 22
numbers = st.integers(0, 10**6)


@given(numbers, numbers, numbers)
def test_a_bar_of_characters_has_its_ends_and_its_middle_in_order(one, two, three):
    low, best, high = sorted((one, two, three))
    bar = charts.text_bar((low, best, high), (float(low), float(high)), WIDTH)
    assert len(bar) == WIDTH
    assert bar.count("●") == 1
    places = [bar.index(sign) for sign in "├●┤" if sign in bar]
    assert places == sorted(places)


@pytest.mark.parametrize("given", [(None, None, None), (None, 5, None), (5, None, None)])
def test_what_is_not_known_is_not_drawn(given):
    bar = charts.text_bar(given, (0.0, 10.0), WIDTH)
    assert len(bar.strip()) == sum(value is not None for value in given)
