import pytest

from counterclaim.errors import InputError
from counterclaim.reconcile.table import COLUMNS, reconcile
from counterclaim.resources.codebook import load


def row(source, low, high, stance="neutral", **changes):
    values = {
        "incident_id": "battle", "victim_side": "rebels", "victim_class": "combatant", "outcome": "killed",
        "source": source, "source_stance": stance, "low": low, "high": high, "date": "2022-01-23",
    }  # fmt: skip
    return values | changes


def run(rule, *rows):
    return list(reconcile(enumerate(rows, 2), rule, load()))


def test_a_table_of_claims_gives_one_row_an_item():
    (found,) = run(
        "ucdp",
        row("monitor", "39", "39"),
        row("enemy", "200", "", "enemy"),
        row("army", "17", "17", "same_side"),
    )
    assert tuple(found) == COLUMNS
    assert (found["low"], found["best"], found["high"], found["lo80"]) == ("17", "39", "200", "")


def test_a_sources_last_day_counts():
    (found,) = run("ibc", row("monitor", "39", "39"), row("monitor", "45", "45", date="2022-01-24"))
    assert (found["low"], found["best"], found["high"]) == ("45", "", "45")


def test_a_wider_outcome_keeps_its_name():
    assert run("acled", row("monitor", "39", "39", outcome="casualties"))[0]["outcome"] == "casualties"


def test_items_that_a_rule_does_not_speak_about_have_no_row():
    assert run("airwars", row("monitor", "39", "39")) == []
    assert run("ibc", row("monitor", "", "")) == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"low": "many"}, "row 2: 'many' is no number"),
        ({"low": "50"}, "row 2: low 50 is above high 39; write the smaller figure under low"),
        ({"outcome": "slain"}, "row 2: unknown outcome 'slain'"),
    ],
)
def test_a_wrong_cell_is_one_line(changes, message):
    with pytest.raises(InputError, match=message):
        run("ucdp", row("monitor", "39", "39") | changes)


def test_a_wrong_cell_is_told_where_a_later_day_supersedes_it():
    with pytest.raises(InputError, match="row 2: low 50 is above"):
        run("ucdp", row("monitor", "50", "39"), row("monitor", "39", "39", date="2022-01-24"))


def test_a_missing_column_is_named():
    broken = row("monitor", "39", "39")
    del broken["source"]
    with pytest.raises(InputError, match="row 2: no column source"):
        run("ucdp", broken)
