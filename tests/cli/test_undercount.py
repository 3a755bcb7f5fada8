"""The command undercount: totals and warnings, never a name; the file to review goes out and comes back."""

from __future__ import annotations

import csv
import stat

import pytest

from counterclaim.cli import undercount
from counterclaim.undercount.latent import Effort

COUNTS = "NGO,Police,Red Cross,count\n1,1,0,30\n1,0,1,25\n0,1,1,20\n1,1,1,10\n1,0,0,90\n0,1,0,80\n0,0,1,70\n"
NAMES = ("Besnik", "Luan", "Teuta", "Driton", "Kujtim", "Mirel", "Agron", "Zamir")
FAMILIES = ("Kastrori", "Zogaj", "Pernica", "Velishta", "Behluli")


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(undercount, "Effort", lambda: Effort(chains=2, draws=60, warm_up=20))


@pytest.fixture
def names(tmp_path):
    """Forty people, every third on a second list in another spelling."""
    lines = ["list,name,age"]
    for number, (given, family) in enumerate((given, family) for given in NAMES for family in FAMILIES):
        lines.append(f"{'A' if number % 2 else 'B'},{given} {family},{20 + number}")
        if number % 3 == 0:
            lines.append(f"C,{family.upper()} {given.replace('k', 'ck')},{20 + number}")
    path = tmp_path / "lists.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_estimators_stand_side_by_side_with_their_warnings(cli, tmp_path):
    (tmp_path / "lists.csv").write_text(COUNTS, encoding="utf-8")
    result = cli("undercount", tmp_path / "lists.csv")
    assert (result.code, result.err) == (0, "")
    assert "325 people on 3 lists, 85 of them on more than one" in result.out
    for told in (
        "independence",
        "Chao's lower bound",
        "log-linear, averaged by BIC",
        "latent classes",
        "seconds",
    ):
        assert told in result.out
    assert "! every figure assumes" in result.out


def test_json_is_the_same_at_every_run(cli):
    one, other = (cli("undercount", "-", "--json", stdin=COUNTS.encode()) for _ in range(2))
    assert one.out == other.out
    assert one.json["documented"] == 325
    assert one.json["lists"][2] == {"name": "Red Cross", "people": 125}
    assert one.json["on_lists"] == [240, 75, 10]
    assert {"estimator", "total", "low", "high", "how", "doubt"} == set(one.json["estimates"][0])
    assert len(one.json["warnings"]) >= 3


def test_names_are_matched_for_review_and_never_printed(cli, names, tmp_path):
    matches = tmp_path / "matches.csv"
    result = cli("undercount", names, "--review", matches)
    assert result.code == 0, result.err
    assert f"review {matches}" in result.err
    assert stat.S_IMODE(matches.stat().st_mode) == 0o600
    said = (result.out + result.err).casefold()
    assert not any(name.casefold() in said for name in (*NAMES, *FAMILIES))
    with matches.open(encoding="utf-8") as file:
        assert {row["decision"] for row in csv.DictReader(file)} <= {"same", "different"}


def test_reviewed_matches_are_taken_instead_of_new_ones(cli, names, tmp_path):
    matches = tmp_path / "matches.csv"
    found = cli("undercount", names, "--review", matches, "--json").json
    again = cli("undercount", names, "--matches", matches, "--json")
    assert (again.err, again.json) == ("", found)
    text = matches.read_text(encoding="utf-8")
    matches.write_text(text.replace("\nsame,", "\ndifferent,", 3), encoding="utf-8")
    assert (
        cli("undercount", names, "--matches", matches, "--json").json["documented"] == found["documented"] + 3
    )


def test_a_review_that_is_there_is_kept(cli, names, tmp_path):
    matches = tmp_path / "matches.csv"
    matches.write_text("mine", encoding="utf-8")
    result = cli("undercount", names, "--review", matches)
    assert (result.code, result.out) == (1, "")
    assert "is there already; pass it with --matches" in result.err
    assert matches.read_text(encoding="utf-8") == "mine"


def test_a_review_that_cannot_be_written_is_told(cli, names, tmp_path):
    result = cli("undercount", names, "--review", tmp_path / "none" / "matches.csv")
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "cannot be written" in result.err


def test_entries_without_a_name_are_told(cli, names, tmp_path):
    names.write_text(names.read_text(encoding="utf-8") + "\nA,,30\n", encoding="utf-8")
    result = cli("undercount", names, "--review", tmp_path / "matches.csv")
    assert "entries without a name, 1" in result.err


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("A,B,count\n1,2,3\n", 3, "-, row 2: '2' in column B is neither 0 nor 1"),
        ("A,count\n1,3\n", 3, "-: only the list A holds anybody"),
        ("A,B,count\n1,0,3\n0,1,4\n", 3, "-: no person is on two lists"),
    ],
)
def test_bad_lists_are_told_in_one_line(cli, text, code, told):
    result = cli("undercount", "-", stdin=text.encode())
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)
    assert told in result.err


def test_a_missing_file_is_told(cli, tmp_path):
    assert cli("undercount", tmp_path / "none.csv").code == 3


def test_matches_of_lists_that_are_matched_already_make_no_sense(cli, tmp_path):
    result = cli("undercount", "-", "--matches", tmp_path / "m.csv", stdin=COUNTS.encode())
    assert result.code == 2
    assert "matched already" in result.err
