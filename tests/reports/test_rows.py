import io
import json
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.reports.intake import Loaded, Options, read_reports


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip),
    ascii_only=st.booleans(),
    end=st.sampled_from(["", "\n", "\r\n"]),
)
def test_any_text_comes_back_from_json_lines(tmp_path, text, ascii_only, end):
    line = json.dumps({"text": text, "id": "x"}, ensure_ascii=ascii_only).encode()
    path = tmp_path / "a.jsonl"
    path.write_bytes(line + end.encode())
    (loaded,) = read_reports([str(path)], Options())
    assert isinstance(loaded, Loaded)
    assert (loaded.report.text, loaded.raw, loaded.report.id) == (text, line, "x")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cells=st.lists(
        st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip), min_size=1, max_size=3
    )
)
def test_any_text_comes_back_from_csv(tmp_path, cells):
    table = io.StringIO()
    table.write("text\n")
    table.writelines('"' + cell.replace('"', '""') + '"\n' for cell in cells)
    path = tmp_path / "a.csv"
    path.write_bytes(table.getvalue().encode())
    found = list(read_reports([str(path)], Options(encoding="utf-8")))
    if all(isinstance(item, Loaded) for item in found):  # a table of control characters looks binary
        assert [item.report.text for item in found] == cells
    else:
        assert "looks binary" in found[0].message


def test_bad_lines_are_told_one_by_one_and_the_rest_is_read(read, hostile):
    path = hostile / "bad_lines.jsonl"
    reports, faults, notes = read(path)
    assert [loaded.report.id for loaded in reports] == ["good-1", "bad-date", "surrogate", "7", "good-2"]
    assert [line.removeprefix(f"{path}:").split(":")[0] for line in faults] == [
        "2",
        "3",
        "5",
        "6",
        "7",
        "11",
        "12",
    ]
    assert ["no ISO 8601 date" in notes[0], "outlet is no string" in notes[1]] == [True, True]
    good, _, surrogate, _, dated = (loaded.report for loaded in reports)
    assert (good.path, good.published, good.outlet) == (f"{path}:1", date(2031, 2, 3), "Ridge Post")
    assert (surrogate.text, surrogate.title) == ("A shell \ufffd killed two at Saint-Elon.", "\ufffd")
    assert dated.published == date(2031, 2, 3)
    json.dumps(surrogate.text, ensure_ascii=False).encode()


def test_a_line_of_fifty_megabytes_is_passed_over(tmp_path, read):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        file.writelines([b"x" * 1_000_000] * 50)
        file.write(b'"}\n{"text": "Three guards died."}\n')
    reports, (message,), _ = read(path)
    assert (
        message
        == f"{path}:1: the line is over 13,000,000 bytes; split it or raise max_text_chars in the settings"
    )
    assert reports[0].report.path == f"{path}:2"


def test_a_line_at_the_bound_is_read(tmp_path, read):
    line = b'{"text": "Three guards died."}'
    path = tmp_path / "a.jsonl"
    path.write_bytes(line + b"\n" + line + b" \n" + line)
    reports, faults, _ = read(path, max_report_bytes=len(line))
    assert [loaded.report.path[-2:] for loaded in reports] == [":1", ":3"]
    assert len(faults) == 1


def test_empty_tables_are_told(tmp_path, refuse):
    for name, message in (
        ("a.jsonl", "holds no lines"),
        ("a.csv", "has no column 'text'; its columns are none"),
    ):
        (tmp_path / name).write_bytes(b"")
        assert message in refuse(tmp_path / name)


def test_a_table_without_rows_is_told(tmp_path, refuse):
    (tmp_path / "a.csv").write_bytes(b"id,text\n")
    assert "holds no rows" in refuse(tmp_path / "a.csv")


def test_columns_are_mapped(tmp_path, read_one):
    path = tmp_path / "a.csv"
    path.write_text('Nr;Body;Day\n4;"Three;\nguards died.";2031-02-03\n')
    mapping = {"id": "Nr", "text": "Body", "published": "Day"}
    report = read_one(path, column_map=mapping)
    assert (report.id, report.text, report.published) == ("4", "Three;\nguards died.", date(2031, 2, 3))
    assert report.path == f"{path}:2"
    (tmp_path / "a.jsonl").write_text('{"Nr": 4, "Body": "Three died.", "Day": "2031-02-03", "id": "other"}')
    report = read_one(tmp_path / "a.jsonl", column_map=mapping)
    assert (report.id, report.text, report.published) == ("4", "Three died.", date(2031, 2, 3))


def test_the_raw_bytes_of_a_row_are_its_cells(tmp_path, read):
    (tmp_path / "a.tsv").write_text('text\tnote\n"Three\nguards"\tx\n\nTwo died.\té\n', encoding="utf-8")
    (one, two), _, _ = read(tmp_path / "a.tsv")
    assert json.loads(two.raw) == [["text", "Two died."], ["note", "é"]]
    assert (one.report.path[-2:], two.report.path[-2:]) == (":2", ":5")
    assert one.media_type == "application/json"


def test_a_mapped_column_must_be_there_once(tmp_path, refuse):
    path = tmp_path / "a.csv"
    path.write_text("text,day,day\nThree died.,1,2\n")
    assert "has no column 'date'; its columns are 'text', 'day', 'day'; map published" in refuse(
        path, column_map={"published": "date"}
    )
    assert "has more than one column 'day'; rename all but one" in refuse(
        path, column_map={"published": "day"}
    )


def test_ragged_rows_and_an_unclosed_quote(read, hostile):
    reports, faults, _ = read(hostile / "ragged.csv", hostile / "unclosed.csv")
    assert [loaded.report.id for loaded in reports] == ["1", "4", "1"]
    assert ["1 cells, the header 2" in faults[0], "3 cells, the header 2" in faults[1]] == [True, True]
    assert "unclosed.csv:3: is not well-formed CSV" in faults[2]


def test_a_cell_may_be_longer_than_the_csv_modules_own_bound(tmp_path, read_one):
    (tmp_path / "a.csv").write_text("text\n" + "word " * 50_000 + "\n")
    assert len(read_one(tmp_path / "a.csv").text) == 250_000
