from __future__ import annotations

from typing import Any

import msgspec
import pytest
from rich.console import Console, RenderableType

from counterclaim.outputs import console


def _shown(what: RenderableType, width: int = 120) -> str:
    screen = Console(width=width, record=True, file=None, force_terminal=False, quiet=False, no_color=True)
    with screen.capture() as captured:
        screen.print(what)
    return captured.get()


def test_contradictory_figures_stand_side_by_side(record: Any) -> None:
    shown = _shown(console.contested_table(record.dossiers))
    assert "Attack on the barracks" in shown
    for figure in ("≤25", "≥61", "64", "66", "40–99", "71", "200"):
        assert figure in shown
    assert "25  71  200" in shown
    assert "? doubted" in shown
    assert "Raid of unknown place" not in shown


def test_superseded_figures_are_not_in_the_contested_table(record: Any) -> None:
    assert " 39 " not in _shown(console.contested_table(record.dossiers))


def test_nothing_contested_says_so(record: Any) -> None:
    shown = _shown(console.contested_table(record.dossiers[1:]))
    assert "no two origins contradict each other" in shown


def test_superseded_and_repeated_figures_say_so_in_words(record: Any) -> None:
    shown = _shown(console.render_incident(record.dossiers[0]), 200)
    assert "39 (superseded)" in shown
    assert "≥61 (repeat)" in shown


@pytest.mark.parametrize("width", [60, 80, 200])
def test_one_incident_at_length_fits_the_terminal(record: Any, width: int) -> None:
    shown = _shown(console.render_incident(record.dossiers[0]), width)
    assert max(len(line) for line in shown.splitlines()) <= width
    assert "not an interval for the truth" in " ".join(shown.split())


def test_reports_can_neither_write_markup_nor_move_the_cursor(record: Any) -> None:
    dossier = record.dossiers[0]
    evil = msgspec.structs.replace(dossier.incident, title="[bold red]a\x1b[2J\u202eb[/]")
    shown = _shown(console.render_incident(msgspec.structs.replace(dossier, incident=evil)))
    assert "[bold red]a�[2J�b[/]" in shown
    assert "\x1b" not in shown


def test_a_narrow_terminal_cuts_nothing_off_and_names_a_group_once(record: Any) -> None:
    shown = _shown(console.render_incident(record.dossiers[0]), 80)
    assert "…" not in shown
    assert all(entry.claim.id in shown for entry in record.dossiers[0].ledger)
    claims = _shown(console.render_incident(record.dossiers[0])).partition("Figures by rule")[0]
    assert claims.count("National Guard killed") == 1


def test_a_total_that_its_parts_exceed_says_so(record: Any) -> None:
    dossier = record.dossiers[0]
    why = "The origin's latest figure for this group. Its parts come to 43, more than 39."
    entries = tuple(msgspec.structs.replace(entry, why=why) for entry in dossier.ledger)
    shown = _shown(console.render_incident(msgspec.structs.replace(dossier, ledger=entries)), 200)
    assert "(its parts come to 43, more than 39)" in " ".join(shown.split())
