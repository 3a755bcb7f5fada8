from datetime import date

import pytest

from counterclaim.errors import InputError
from counterclaim.reconcile.rows import item
from counterclaim.reconcile.table import COLUMNS, estimate
from counterclaim.resources import bias

PARAMETERS = bias.load()


def row(source="monitor", low="39", high="39", **changes):
    values = {
        "incident_id": "battle", "victim_side": "rebels", "victim_class": "combatant", "outcome": "killed",
        "source": source, "source_stance": "neutral", "low": low, "high": high, "date": "2022-01-23",
        "note": "",
    }  # fmt: skip
    return values | changes


def test_a_source_speaks_with_its_last_day_and_two_days_tell_when_it_began():
    rows = [row(low="28", high="28", date="2022-01-22"), row()]
    found = item(enumerate(rows, 1), PARAMETERS)
    assert [one.low for one in found.seen] == [39]
    assert found.since == date(2022, 1, 22)
    assert item([(1, row())], PARAMETERS).since is None
    assert item(enumerate([row(date="2021-01-01"), row("other")], 1), PARAMETERS).since is None


def test_bounds_and_notes_become_marks():
    notes = {
        "seq=1;initial": {"initial"}, "seq=2;later": {"later"}, "q=more than": {"at_least"},
        "count of names known at that date (a floor)": {"named"}, 'counts "personnel losses"': {"losses"},
    }  # fmt: skip
    for note, marks in notes.items():
        (one,) = item([(1, row(note=note))], PARAMETERS).seen
        assert one.marks == marks
    (one,) = item([(1, row(high=""))], PARAMETERS).seen
    assert one.marks == {"at_least"}
    (one,) = item([(1, row(low=""))], PARAMETERS).seen
    assert one.marks == {"up_to"}


def test_a_conflict_is_known_by_its_column():
    (one,) = item([(1, row(conflict="ukraine"))], PARAMETERS).seen
    assert one.conflict == "ukraine"
    (one,) = item([(1, row(conflict="elsewhere"))], PARAMETERS).seen
    assert one.conflict is None


def test_a_table_has_a_row_an_item_with_intervals():
    (found,) = estimate([row(), row("enemy", "200", "200", source_stance="enemy")], PARAMETERS)
    assert tuple(found) == COLUMNS
    numbers = [int(found[name]) for name in ("lo95", "lo80", "best", "hi80", "hi95")]
    assert numbers == sorted(numbers)
    assert (found["low"], found["high"]) == (found["lo95"], found["hi95"])
    assert list(estimate([row(low="", high="")], PARAMETERS)) == []


@pytest.mark.parametrize("day", ["yesterday", "2022-13", "24.1.2022"])
def test_a_wrong_day_is_one_line(day):
    with pytest.raises(InputError, match=r"row 1: .* is no date"):
        list(estimate([row(date=day)], PARAMETERS))


@pytest.mark.parametrize("day", ["2022-01", "2022", ""])
def test_a_month_or_a_year_will_do(day):
    assert len(list(estimate([row(date=day)], PARAMETERS))) == 1
