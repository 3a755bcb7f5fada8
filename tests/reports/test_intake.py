import hashlib
import io
import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from counterclaim.errors import SettingsError
from counterclaim.model import content_id
from counterclaim.reports.intake import Loaded, Options, read_reports
from counterclaim.reports.text import is_binary

TEXT = "Gunmen killed three guards at Varna Ridge.\r\nThe café burnt down.\n"


@pytest.fixture
def stdin(monkeypatch):
    def give(data):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return give


def test_a_text_file_is_kept_as_it_is(tmp_path, monkeypatch, read):
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    monkeypatch.chdir(tmp_path)
    ((loaded,), _, _) = read("./a.txt")
    report = loaded.report
    assert (report.text, report.path, loaded.raw) == (TEXT, "a.txt", TEXT.encode())
    assert report.sha256 == hashlib.sha256(loaded.raw).hexdigest()
    assert report.id == content_id("r", report.sha256)
    assert (report.published, report.title, loaded.media_type) == (None, None, "text/plain")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_comes_back_unchanged(tmp_path, text):
    assume(text.strip() and not is_binary(text) and not text.startswith(("\ufeff", "%PDF-", "PK\x03")))
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    (loaded,) = read_reports([str(path)], Options())
    assert isinstance(loaded, Loaded)
    assert loaded.report.text == text


def test_a_sidecar_describes_the_report_beside_it_and_is_no_input(read, hostile):
    for inputs in ([hostile / "sidecar.txt"], [hostile / "sidecar.json", hostile / "sidecar.txt"]):
        ((loaded,), faults, _) = read(*inputs)
        report = loaded.report
        assert faults == []
        assert (report.id, report.title, report.outlet) == ("ridge-1", "Three dead", "Ridge Post")
        assert (report.published, report.url) == (date(2031, 2, 4), "https://ridge.example/2")


@pytest.mark.parametrize(
    ("sidecar", "note"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[1]", "is not one JSON object"),
        (" " * 1_000_001, "is over 1,000,000 bytes"),
        ('{"published": "soon"}', "published 'soon' is no ISO 8601 date"),
        ('{"title": 3}', "its title is no string"),
    ],
)
def test_a_report_is_read_without_what_its_sidecar_gets_wrong(tmp_path, read, sidecar, note):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.json").write_text(sidecar)
    (reports, faults, (message,)) = read(tmp_path / "a.txt")
    assert len(reports) == 1
    assert faults == []
    assert note in message


def test_a_sidecar_that_is_a_folder_is_told(tmp_path, read):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.json").mkdir()
    (reports, _, (note,)) = read(tmp_path / "a.txt")
    assert len(reports) == 1
    assert "a.json cannot be read" in note


def test_the_day_of_publication_is_the_reports_own_or_the_one_given_but_never_today(
    tmp_path, read_one, hostile
):
    assert read_one(hostile / "no_date.txt").published is None
    assert read_one(hostile / "no_date.txt", published=date(2022, 1, 23)).published == date(2022, 1, 23)
    assert read_one(hostile / "sidecar.txt", published=date(2022, 1, 23)).published == date(2031, 2, 4)


def test_inputs_keep_their_order(tmp_path, read):
    for name in ("b.txt", "a.txt", "c.txt"):
        (tmp_path / name).write_text(f"{name}: three died.")
    reports, _, _ = read(*(tmp_path / name for name in ("c.txt", "a.txt", "b.txt")))
    assert [loaded.report.path[-5:] for loaded in reports] == ["c.txt", "a.txt", "b.txt"]


def test_bounds_are_told_with_the_setting_that_moves_them(tmp_path, refuse):
    path = tmp_path / "a.txt"
    path.write_text("x" * 101)
    assert refuse(path, max_report_bytes=100).endswith(
        "a.txt: is over 100 bytes; split it or raise max_report_bytes in the settings"
    )
    assert refuse(path, max_text_chars=100).endswith(
        "its text has 101 characters, 100 are allowed; split it or raise max_text_chars in the settings"
    )


@pytest.mark.parametrize(
    ("data", "told", "path", "text"),
    [
        (b"Three died.", None, "-", "Three died."),
        (b'\xef\xbb\xbf\n {"text": "Three died."}\n', None, "-:2", "Three died."),
        (b'{"text": "Three died."}', "txt", "-", '{"text": "Three died."}'),
        (b"text\nThree died.\n", "csv", "-:2", "Three died."),
        (b"<title>T</title><p>Three died.</p>", "html", "-", "Three died."),
    ],
)
def test_standard_input(read_one, stdin, data, told, path, text):
    stdin(data)
    report = read_one("-", stdin_format=told)
    assert (report.path, report.text) == (path, text)


def test_standard_input_is_bounded(refuse, stdin):
    stdin(b"x" * 11)
    assert refuse("-", max_report_bytes=10).startswith("-: is over 10 bytes")


def test_senseless_options_are_refused_before_anything_is_read():
    with pytest.raises(SettingsError, match="unknown keys: body; the keys are id, url"):
        read_reports([], Options(column_map={"body": "text"}))
    with pytest.raises(SettingsError, match="'utf-99' is not a text encoding"):
        read_reports([], Options(encoding="utf-99"))


def test_the_same_inputs_give_the_same_result(hostile):
    assert list(read_reports([str(hostile)], Options())) == list(read_reports([str(hostile)], Options()))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("empty.txt", "holds no text"),
        ("blank.txt", "holds no text"),
        ("binary.txt", "looks binary; if it is text, tell its encoding"),
        ("utf16_unmarked.txt", "looks binary"),
        ("zip_named_text.txt", "looks binary: it is a zip archive"),
        ("not_a_pdf.pdf", "is not a PDF that can be read"),
        ("truncated.pdf", "is not a PDF that can be read"),
        ("no_text.html", "has no main text"),
        ("missing_column.csv", "has no column 'text'; its columns are 'id', 'headline', 'body'; map text"),
        ("lonely.json", "put it as a line into a .jsonl file"),
        ("archive.zip", "unpack it"),
        ("photo.png", "files of these kinds are: .txt"),
        ("no_such_file.txt", "cannot be read (No such file or directory); check its name"),
    ],
)
def test_broken_files_get_their_message(refuse, hostile, name, message):
    assert message in refuse(hostile / name)


@pytest.mark.parametrize(
    ("name", "language", "words"),
    [
        ("rtl.txt", "ar", "\u202bPolice in Orvelia"),
        ("combining.txt", "en", "Ko\u0308ssi Ane\u0301-Varra\u0303"),
        ("no_letters.txt", None, "12 + 7 = 19\n"),
        ("nul.txt", "en", "customs\0 post"),
        ("utf16.txt", "en", "of Orvélie said.\r\nThe attackers"),
        ("bom.txt", "en", "three guards.\r\nFive were hurt.\n"),
        ("declared.html", "fr", "Orvélie a déclaré"),
    ],
)
def test_odd_files_are_read(read_one, hostile, name, language, words):
    report = read_one(hostile / name)
    assert report.language == language
    assert words in report.text
    assert not report.text.startswith("\ufeff")


def test_an_encoding_that_was_told_is_used(read_one, hostile):
    assert "Orvélie" in read_one(hostile / "latin1.txt", encoding="latin-1").text
    assert "Varna Ridge" in read_one(hostile / "utf16_unmarked.txt", encoding="utf-16-le").text


def test_the_rest_of_a_folder_of_broken_files_is_read(read, hostile):
    reports, faults, notes = read(hostile)
    assert len(reports) > 15
    assert len(faults) > 15
    assert all(str(hostile) in line for line in [*faults, *notes])
    assert not any(".hidden" in (loaded.report.path or "") for loaded in reports)
    assert [loaded.report.path for loaded in reports if loaded.report.path.endswith(".txt")] == sorted(
        loaded.report.path for loaded in reports if loaded.report.path.endswith(".txt")
    )
