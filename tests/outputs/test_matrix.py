from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from counterclaim.outputs import matrix


@pytest.fixture(scope="session")
def laid(record: Any) -> matrix.Matrix:
    dossier = record.dossiers[0]
    return matrix.build(dossier.ledger, dossier.incident.figures)


def _cell(laid: matrix.Matrix, origin: str, group: str) -> matrix.Cell:
    table = next(table for table in laid.tables if table.outcome == "killed")
    at = next(i for i, c in enumerate(table.columns) if c.group.label == group)
    return next(row.cells[at] for row in table.rows if row.name == origin)


def test_a_table_for_each_outcome_has_its_rows_by_role(laid: matrix.Matrix) -> None:
    assert [(table.outcome, len(table.columns)) for table in laid.tables] == [("killed", 3)]
    assert laid.roles == ("monitor", "official", "party", "media", "witness", "report")
    for table in laid.tables:
        roles = [laid.roles.index(row.role) for row in table.rows]
        assert roles == sorted(roles)
        assert all(any(not cell.is_empty for cell in row.cells) for row in table.rows)
    assert [lone.column.outcome for lone in laid.lone] == ["recaptured", "present"]
    assert laid.origins == 8


def test_a_column_of_one_origin_is_kept_apart_from_those_to_compare(laid: matrix.Matrix) -> None:
    assert all(len({entry.origin for entry in column.entries}) > 1 for column in laid.columns)
    for lone in laid.lone:
        assert {entry.origin_name for entry in lone.column.entries} == {lone.name}


def test_whom_most_reports_relay_stands_first_in_its_role(laid: matrix.Matrix) -> None:
    for table in laid.tables:
        ranks = [(laid.roles.index(row.role), -row.reports) for row in table.rows]
        assert ranks == sorted(ranks)


def test_every_ledger_entry_stands_in_exactly_one_cell(laid: matrix.Matrix, record: Any) -> None:
    cells = [cell for table in laid.tables for row in table.rows for cell in row.cells]
    cells += [lone.cell for lone in laid.lone]
    shown = [e.claim.id for c in cells for e in (*c.current, *c.repeats, *c.earlier)]
    assert sorted(shown) == sorted(entry.claim.id for entry in record.dossiers[0].ledger)


def test_superseded_and_repeated_figures_stay_but_apart(laid: matrix.Matrix) -> None:
    cell = _cell(laid, "Lake Basin Observatory", "National Guard")
    assert [entry.claim.low for entry in cell.current] == [61]
    assert [entry.claim.low for entry in cell.earlier] == [39]
    assert [entry.claim.low for entry in cell.repeats] == [61]


def test_tint_says_how_far_a_figure_is_from_the_column_s_middle(laid: matrix.Matrix) -> None:
    assert _cell(laid, "River Front", "National Guard").tint == 2
    assert _cell(laid, "Interior Ministry", "National Guard").tint == -2
    assert _cell(laid, "Radio Tibra", "National Guard").tint == 0
    assert _cell(laid, "River Front", "National Guard").ratio.startswith("▲ ×")


def test_none_against_some_is_lower_without_a_ratio() -> None:
    assert matrix._against(0.0, [0.0, 13.0, 18.0]) == (-2, "▼")
    assert matrix._against(0.0, [0.0, 0.0]) == (0, "")


def test_a_part_is_not_held_against_totals(record: Any) -> None:
    dossier = record.dossiers[0]
    column = matrix.columns_of(dossier.ledger, ())[0]
    speaker = next(e for e in column.standing if e.origin_name == "River Front")
    part = msgspec.structs.replace(speaker, claim=msgspec.structs.replace(speaker.claim, scope="part"))
    ledger = [part if entry == speaker else entry for entry in dossier.ledger]
    assert _cell(matrix.build(ledger, ()), "River Front", column.group.label).tint == 0


def test_figures_of_the_whole_stand_before_their_parts(record: Any) -> None:
    dossier = record.dossiers[0]
    speaker = next(entry for entry in dossier.ledger if entry.origin_name == "River Front")
    late = msgspec.structs.replace(
        speaker.claim, id="c_late", scope="part", as_of=speaker.published + timedelta(days=9)
    )
    ledger = [*dossier.ledger, msgspec.structs.replace(speaker, claim=late)]
    cell = _cell(matrix.build(ledger, ()), "River Front", speaker.group.label)
    assert [entry.claim.scope for entry in cell.current][-1] == "part"


def test_denied_and_doubted_figures_do_not_widen_the_spread(laid: matrix.Matrix) -> None:
    civilians = next(column for column in laid.columns if column.group.label == "civilians")
    assert (civilians.low, civilians.high) == (12, 19)  # the official's denied figure is not among them
    assert _cell(laid, "Interior Ministry", "civilians").tint == 0


def test_order_of_the_ledger_does_not_matter(record: Any) -> None:
    dossier = record.dossiers[0]
    shuffled = list(dossier.ledger)
    random.Random(7).shuffle(shuffled)
    one = matrix.build(dossier.ledger, dossier.incident.figures)
    assert msgspec.json.encode(matrix.build(shuffled, dossier.incident.figures)) == msgspec.json.encode(one)


def test_an_empty_ledger_is_an_empty_matrix() -> None:
    assert matrix.build((), ()) == matrix.Matrix(())


@pytest.mark.parametrize(("value", "written"), [(2.0, "2"), (2.64, "2.6"), (11.8, "12"), (1234.0, "1,234")])
def test_ratio(value: float, written: str) -> None:
    assert matrix.ratio(value) == written
