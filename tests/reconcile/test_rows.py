from datetime import date

import pytest

from counterclaim.errors import InputError
from counterclaim.reconcile.rows import item
from counterclaim.reconcile.table import COLUMNS, estimate
from counterclaim.resources import bias, codebook

PARAMETERS, CODEBOOK = bias.load(), codebook.load()


def row(source="monitor", low="39", high="39", **changes):
    values = {
        "incident_id": "battle", "victim_side": "rebels", "victim_class": "combatant", "outcome": "killed",
        "source": source, "source_stance": "neutral", "low": low, "high": high, "date": "2022-01-23",
        "note": "",
    }  # fmt: skip
    return values | changes


def seen_in(*rows):
    return item(enumerate(rows, 2), PARAMETERS, CODEBOOK.rules["model"].notes)


def printed(*rows):
    return list(estimate(enumerate(rows, 2), PARAMETERS, CODEBOOK))


def test_a_source_speaks_with_its_last_day_and_two_days_tell_when_it_began():
    rows = [row(low="28", high="28", date="2022-01-22"), row()]
    found = seen_in(*rows)
    assert [one.low for one in found.seen] == [39]
    assert found.since == date(2022, 1, 22)
    assert seen_in(row()).since is None
    assert seen_in(row(date="2021-01-01"), row("other")).since is None


def test_bounds_and_notes_become_marks():
    notes = {
        "seq=1;initial": {"initial"}, "seq=2;later": {"later"}, "q=more than": {"at_least"},
        "count of names known at that date (a floor)": {"named"}, 'counts "personnel losses"': {"losses"},
    }  # fmt: skip
    for note, marks in notes.items():
        (one,) = seen_in(row(note=note)).seen
        assert one.marks == marks
    (one,) = seen_in(row(high="")).seen
    assert one.marks == {"at_least"}
    (one,) = seen_in(row(low="")).seen
    assert one.marks == {"up_to"}


def test_a_conflict_is_known_by_its_column():
    (one,) = seen_in(row(conflict="ukraine")).seen
    assert one.conflict == "ukraine"
    (one,) = seen_in(row(conflict="elsewhere")).seen
    assert one.conflict is None


def test_a_table_has_a_row_an_item_with_intervals():
    (found,) = printed(row(), row("enemy", "200", "200", source_stance="enemy"))
    assert tuple(found) == COLUMNS
    numbers = [int(found[name]) for name in ("lo95", "lo80", "best", "hi80", "hi95")]
    assert numbers == sorted(numbers)
    assert (found["low"], found["high"]) == (found["lo95"], found["hi95"])
    assert printed(row(low="", high="")) == []


@pytest.mark.parametrize("day", ["yesterday", "2022-13", "24.1.2022"])
def test_a_wrong_day_is_one_line(day):
    with pytest.raises(InputError, match=r"row 2: .* is no date"):
        printed(row(date=day))


@pytest.mark.parametrize("day", ["2022-01", "2022", ""])
def test_a_month_or_a_year_will_do(day):
    assert len(printed(row(date=day))) == 1


def test_low_above_high_is_one_line():
    with pytest.raises(InputError, match="row 3: low 50 is above high 39"):
        printed(row(), row("other", "50", "39"))
