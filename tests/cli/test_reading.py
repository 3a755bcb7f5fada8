"""The commands that read reports: run, extract, incidents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from counterclaim.record.store import Store

from .conftest import FRENCH, HOSTILE, REPORTS, SAMPLES, UNDATED, counterclaim, files_below, fingerprint


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(counterclaim("schema").json, format_checker=FormatChecker())


# ---------------------------------------------------------------- extract
def test_extract_prints_one_object_a_report_in_the_order_of_the_inputs(extracted, validator):
    paths = [line["report"]["path"] for line in extracted.lines]
    assert paths == [*REPORTS, FRENCH, UNDATED]
    for line in extracted.lines:
        validator.validate(line)


def test_every_span_quotes_its_report(extracted):
    def spans(value):
        if isinstance(value, dict):
            if {"start", "end", "text"} <= value.keys():
                yield value
            value = list(value.values())
        for item in value if isinstance(value, list) else ():
            yield from spans(item)

    for line in extracted.lines:
        text = line["report"]["text"]
        found = list(spans(line))
        assert all(text[span["start"] : span["end"]] == span["text"] for span in found)
    assert found


@pytest.mark.parametrize(("flag", "attributions"), [("--screen", 0), ("--no-screen", 1), (None, 0)])
def test_the_command_line_goes_before_the_setting_of_the_screen(tmp_path, flag, attributions):
    settings, calm = tmp_path / "settings.toml", tmp_path / "calm.txt"
    settings.write_text("screen = true\n")
    calm.write_text("The bakery will open again before the winter, the owner said on Friday.\n")
    (line,) = counterclaim("extract", str(calm), "--settings", str(settings), *([flag] if flag else [])).lines
    assert len(line["attributions"]) == attributions


def test_extract_says_which_reports_it_does_not_read(extracted):
    french = extracted.lines[3]
    assert (french["report"]["language"], french["claims"]) == ("fr", [])
    assert extracted.err == f"note: {FRENCH}: kept unread, its language is fr, not English\n"


def test_extract_prints_an_array_when_asked(cli):
    result = cli("extract", UNDATED, "--json")
    assert (result.code, [item["report"]["path"] for item in result.json]) == (0, [UNDATED])


def test_extract_twice_prints_the_same_bytes(extracted, cli):
    assert cli("extract", *REPORTS, FRENCH, UNDATED, "--workers", 2).out == extracted.out


def test_standard_input_is_a_text_or_json_lines(cli):
    text = b"Gunmen killed three guards at Varna Ridge, police said."
    (told,) = cli("extract", "-", "--published", "2031-02-04", stdin=text).lines
    assert (told["report"]["path"], told["report"]["published"]) == ("-", "2031-02-04")
    lines = [{"id": str(number), "text": text.decode()} for number in range(2)]
    data = "\n".join(map(json.dumps, lines)).encode()
    read = cli("extract", "-", stdin=data).lines
    assert [line["report"]["id"] for line in read] == ["0", "1"]
    assert [line["report"]["published"] for line in read] == [None, None]


def test_a_column_map_names_the_columns(cli, tmp_path):
    table = tmp_path / "reports.csv"
    table.write_text("nr,body,day\n7,Gunmen killed three guards.,2031-02-04\n")
    columns = ["--column", "id=nr", "--column", "text=body", "--column", "published=day"]
    (line,) = cli("extract", table, *columns).lines
    assert (line["report"]["id"], line["report"]["published"]) == ("7", "2031-02-04")


# ---------------------------------------------------------------- run
def test_run_writes_record_site_and_exports(out):
    assert fingerprint(out)
    assert {path.name for path in out.iterdir()} == {"record.sqlite", "site", "exports"}
    assert (out / "site" / "index.html").is_file()


def test_a_second_run_adds_nothing(out, cli):
    before, site = fingerprint(out), files_below(out / "site")
    result = cli("run", *REPORTS, "--out", out, "--json")
    assert (result.code, result.json["reports"], result.json["new"], result.json["recorded"]) == (0, 3, 0, 5)
    assert fingerprint(out) == before
    assert files_below(out / "site") == site


def test_a_run_of_shuffled_inputs_in_two_processes_gives_the_same_record_and_files(out, cli, tmp_path):
    other = tmp_path / "other"
    result = cli("run", UNDATED, *reversed(REPORTS), FRENCH, "--out", other, "--workers", 2)
    assert result.code == 0
    assert fingerprint(other) == fingerprint(out)
    for name in ("site", "exports"):
        assert files_below(other / name) == files_below(out / name)


def test_run_prints_the_contested_figures_and_where_to_look(cli, tmp_path):
    result = cli("run", *REPORTS, REPORTS[0], FRENCH, "--out", tmp_path)
    assert result.code == 0
    assert "Contested figures" in result.out
    assert "4 reports, 1 of them unread; 4 new" in result.out
    assert f"Open   {tmp_path.as_posix()}/site/index.html" in result.out
    assert result.err.count("\n") == 2, "a copy and an unread report, no progress bar"
    assert f"{REPORTS[0]}: same content as {REPORTS[0]}, kept once" in result.err


def test_other_actors_read_the_reports_anew_beside_the_old_reading(cli, tmp_path):
    actors, settings, out = (tmp_path / name for name in ("actors.toml", "settings.toml", "out"))
    actors.write_text("extends = true\n")
    settings.write_text(f"actors = '{actors}'\n")
    cli("run", UNDATED, "--out", out)
    result = cli("run", UNDATED, "--out", out, "--settings", settings, "--json")
    assert (result.code, result.json["new"], result.json["recorded"]) == (0, 1, 1)
    assert cli("verify", out, "--json").json["extractions"] == 2


# what must be said of each input that is not read, or not whole
TOLD = {
    "archive.zip": "unpack it",
    "bad_lines.jsonl:2": "is not JSON",
    "bad_sidecar.txt": "was left out",
    "binary.txt": "looks binary",
    "blank.txt": "holds no text",
    "empty.txt": "holds no text",
    "latin1.txt": "guessed as",
    "missing_column.csv": "has no column 'text'",
    "no_text.html": "has no main text",
    "not_a_pdf.pdf": "is not a PDF",
    "ragged.csv:3": "the row has 1 cells",
    "truncated.pdf": "is not a PDF",
    "unclosed.csv:3": "is not well-formed CSV",
    "utf16_unmarked.txt": "looks binary",
    "zip_named_text.txt": "it is a zip archive",
    "gone.txt": "cannot be read",
}
READ = {"bom.txt", "combining.txt", "hostile.html", "no_date.txt", "no_letters.txt", "nul.txt", "rtl.txt"}


def test_each_broken_input_gets_its_message_and_the_rest_is_read(cli, tmp_path):
    result = cli("run", HOSTILE, tmp_path / "gone.txt", "--out", tmp_path / "out", "--json")
    assert result.code == 3
    messages = result.err.splitlines()
    for name, words in TOLD.items():
        assert any(f"{name}: " in message and words in message for message in messages), name
    assert len(result.json["faults"]) == len([m for m in messages if "kept unread" not in m])
    with Store.open(tmp_path / "out" / "record.sqlite", create=False) as store:
        read = {Path(report.path or "").name for report in store.reports()}
    assert read >= READ
    site = files_below(tmp_path / "out" / "site")
    assert not any(b"<script>alert" in page for name, page in site.items() if name.endswith(".html"))


# ---------------------------------------------------------------- incidents
def test_incidents_of_reports_and_of_their_record_are_the_same(out, cli, validator):
    recorded = cli("incidents", "--record", out)
    read = cli("incidents", *REPORTS, FRENCH, UNDATED)
    assert recorded.code == read.code == 0
    assert recorded.out == read.out
    assert recorded.lines
    for line in recorded.lines:
        validator.validate(line)
    assert cli("incidents", "--record", out / "record.sqlite", "--json").json == recorded.lines


def test_incidents_of_a_broken_report_say_so(cli):
    result = cli("incidents", HOSTILE / "empty.txt", UNDATED)
    assert (result.code, "holds no text" in result.err, len(result.lines)) == (3, True, 1)


# ---------------------------------------------------------------- errors
@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["run"], 2, "Missing argument"),
        (["run", UNDATED, "--workers", "-1"], 2, "--workers"),
        (["run", UNDATED, "--published", "yesterday"], 2, "write it as YYYY-MM-DD"),
        (["extract", UNDATED, "--published", "2022-02-30"], 2, "'2022-02-30' is no day"),
        (["extract", UNDATED, "--encoding", "klingon"], 2, "klingon"),
        (["extract", UNDATED, "--column", "body"], 2, "write it as KEY=COLUMN"),
        (["extract", UNDATED, "--column", "headline=a"], 2, "headline"),
        (["extract", UNDATED, "--settings", "/no/such.toml"], 2, "/no/such.toml: cannot be read"),
        (["run", UNDATED, "--out", "/dev/null/x"], 1, "/dev/null/x: cannot be written"),
        (["extract", SAMPLES / "no_such.txt"], 3, "no_such.txt: cannot be read"),
        (["unheard-of"], 2, "No such command"),
    ],
)
def test_an_error_is_one_line_and_an_exit_code(cli, arguments, code, told):
    result = cli(*arguments)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith("error: ")
    assert result.err.count("\n") == 1
    assert told in result.err


@pytest.mark.parametrize(
    ("written", "code", "told"),
    [
        ("wrokers = 2", 2, "wrokers"),
        ("workers = 'two'", 2, "$.workers"),
        ("workers = -1", 2, "$.workers"),
        ("workers =", 2, "docs/settings.md"),
        ("actors = '/no/such.toml'", 4, "/no/such.toml"),
        ("codebook = '/no/such.toml'", 4, "/no/such.toml"),
        ("gazetteer = '/no/such.sqlite'", 4, "/no/such.sqlite"),
    ],
)
def test_a_wrong_setting_is_named(cli, tmp_path, written, code, told):
    settings = tmp_path / "settings.toml"
    settings.write_text(written)
    result = cli("extract", UNDATED, "--settings", settings)
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)
    assert told in result.err
