"""The commands that look at a record: show, verify, publish, export, schema; and reconcile."""

from __future__ import annotations

import csv
import io
import shutil
import sqlite3

import pytest

from counterclaim.outputs.tables import FORMATS

from .conftest import HOSTILE, files_below


@pytest.fixture(scope="module")
def incident(out, cli):
    return cli("incidents", "--record", out).lines[0]


@pytest.fixture(scope="module")
def toll(out, cli):
    dossiers = cli("incidents", "--record", out).lines
    shown = [cli("show", found["id"], "--record", out, "--json").json for found in dossiers]
    return next(entry["claim"] for dossier in shown for entry in dossier["ledger"] if entry["claim"]["count"])


def test_show_draws_an_incident(out, cli, incident):
    result = cli("show", incident["id"][:8], "--record", out)
    assert (result.code, result.err) == (0, "")
    assert incident["id"] in result.out
    assert "Figures by rule" in result.out


def test_show_prints_an_incident_as_json(out, cli, incident):
    shown = cli("show", incident["id"], "--record", out, "--json").json
    assert shown["incident"] == incident
    assert {entry["claim"]["id"] for entry in shown["ledger"]} <= set(incident["claims"])


def test_an_unknown_id_is_told_with_near_ones(out, cli, incident, toll):
    for command, known in (("show", incident["id"]), ("explain", toll["id"])):
        wrong = known[:-1] + ("0" if known[-1] != "0" else "1")
        result = cli(command, wrong, "--record", out)
        assert (result.code, result.out, result.err.count("\n")) == (5, "", 1)
        assert known in result.err


def test_an_ambiguous_id_is_told_with_those_it_begins(out, cli):
    result = cli("explain", "c_", "--record", out)
    assert result.code == 5
    assert "write more of it" in result.err


@pytest.mark.parametrize("command", ["show i_1", "explain c_1", "publish", "export", "incidents"])
def test_a_missing_record_is_told_with_how_to_make_one(cli, tmp_path, command):
    for place in (tmp_path, tmp_path / "no.sqlite"):
        result = cli(*command.split(), "--record", place)
        assert (result.code, result.out, result.err.count("\n")) == (5, "", 1)
        assert "counterclaim run REPORTS" in result.err
    assert cli("verify", tmp_path).code == 5


def test_a_file_that_is_no_record_is_told(cli, tmp_path):
    (tmp_path / "record.sqlite").write_bytes(b"no database, but long enough to look at" * 100)
    result = cli("verify", tmp_path)
    assert (result.code, result.err.count("\n"), "Traceback" in result.err) == (5, 1, False)


def test_verify_counts_what_is_sound(out, cli):
    assert cli("verify", out).out.startswith("sound: 5 reports, 5 extractions, ")
    found = cli("verify", out / "record.sqlite", "--json").json
    assert (found["reports"], found["findings"]) == (5, [])


def test_verify_names_what_was_tampered_with(out, cli, tmp_path):
    shutil.copy(out / "record.sqlite", tmp_path)
    database = sqlite3.connect(tmp_path / "record.sqlite")
    for (name,) in database.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        database.execute(f"drop trigger {name}")
    database.execute("update reports set json = replace(json, 'Ubari', 'Ubara')")
    database.commit()
    database.close()
    result = cli("verify", tmp_path)
    assert result.code == 1
    assert result.err.startswith("error: ")
    assert "findings" in result.out
    assert cli("verify", tmp_path, "--json").json["findings"]


def test_publish_writes_the_same_site_again(out, cli, tmp_path):
    result = cli("publish", "--record", out, "--out", tmp_path)
    assert (result.code, result.err) == (0, "")
    assert result.out == f"Open {tmp_path.as_posix()}/site/index.html\n"
    assert files_below(tmp_path) == {
        name: data for name, data in files_below(out).items() if name != "record.sqlite"
    }


def test_export_writes_every_format_or_those_asked_for(out, cli, tmp_path):
    result = cli("export", "--record", out, "--out", tmp_path / "all")
    assert files_below(tmp_path / "all") == files_below(out / "exports")
    assert result.out.splitlines() == [str(tmp_path / "all" / name) for name, _ in FORMATS.values()]
    cli("export", "claims", "hxl", "--record", out, "--out", tmp_path / "two")
    assert set(files_below(tmp_path / "two")) == {"claims.csv", "hxl.csv"}
    wrong = cli("export", "excel", "--record", out, "--out", tmp_path / "none")
    assert (wrong.code, wrong.err.count("\n"), "choose from claims" in wrong.err) == (2, 1, True)


def test_a_folder_that_cannot_be_written_is_told(out, cli):
    for command in ("publish", "export"):
        result = cli(command, "--record", out, "--out", "/dev/null/x")
        assert (result.code, result.err.count("\n")) == (1, 1)
        assert "cannot be written" in result.err


TABLE = """incident_id,victim_side,outcome,source,low,high
a,guards,killed,monitor,39,39
a,guards,killed,"party, of the ridge",200,200
"""


def test_reconcile_reads_a_table_from_a_file_or_standard_input(cli, tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text(TABLE)
    result = cli("reconcile", path, "--rule", "ibc")
    (row,) = csv.DictReader(io.StringIO(result.out))
    assert (row["incident_id"], row["low"], row["high"]) == ("a", "39", "200")
    assert cli("reconcile", "-", "--rule", "ibc", stdin=TABLE.encode()).out == result.out


@pytest.mark.parametrize(
    ("table", "rule", "code", "told"),
    [
        (TABLE, "unheard", 2, "choose one of ucdp"),
        ("a,b\n1,2\n", "ucdp", 3, "no column incident_id"),
        (TABLE.replace("39,39", "many,39"), "ucdp", 3, "claims.csv, row 2: 'many' is no number"),
        (TABLE + "\nb,guards,killed,wire,50,39\n", "ucdp", 3, "row 5: low 50 is above high 39"),
        (TABLE + "\nb,guards,killed,wire,50,39\n", "model", 3, "row 5: low 50 is above high 39"),
        (TABLE + 'b,"open', "ucdp", 3, "is no CSV in UTF-8"),
        (TABLE + "b,guards,killed\n", "ucdp", 3, "has 3 cells under 6 columns"),
        ("", "model", 3, "no column incident_id"),
    ],
)
def test_a_wrong_table_is_told_and_nothing_is_printed(cli, tmp_path, table, rule, code, told):
    path = tmp_path / "claims.csv"
    path.write_text(table)
    result = cli("reconcile", path, "--rule", rule)
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)
    assert told in result.err
    assert str(path) in result.err or rule == "unheard"


def test_a_table_that_is_missing_or_not_utf8_is_told(cli, tmp_path):
    assert cli("reconcile", tmp_path / "no.csv", "--rule", "ucdp").code == 3
    assert cli("reconcile", HOSTILE / "latin1.txt", "--rule", "ucdp").code == 3
