"""A user's own gazetteer: built from dumps, p-codes and tables, looked into, and read with."""

from __future__ import annotations

import zipfile

import pytest


def feature(number, name, others, lat, lon, code, country="XK", province="01", people=0):
    group = {"PPL": "P", "ADM1": "A", "ADM2": "A", "PCLI": "A", "STM": "H", "PRN": "S"}[code]
    cells = [number, name, name, others, lat, lon, group, code, country, "", province, "", "", "", people]
    return "\t".join(map(str, [*cells, "", "", "Europe/Belgrade", "2024-01-01"]))


DUMP = "\n".join(
    [
        feature(900001, "Karsa", "", 42.5, 20.9, "PCLI", province="00", people=1_800_000),
        feature(900002, "Velim District", "Velim", 42.4, 20.8, "ADM1"),
        feature(900003, "Dolmir", "Dolmeer,Долмир", 42.41, 20.81, "PPL", people=3_000),
        feature(900004, "Upper Stream", "", 42.42, 20.82, "STM"),
        feature(900005, "Korvat Prison", "", 42.43, 20.83, "PRN"),
    ]
)
TABLE = "name,lat,lon,country,kind,admin1,aliases\nSharn Gate,42.5,20.5,xk,site,Velim,Sharn|Sharn crossing\n"
UNITS = (
    "ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE,center_lat,center_lon\n"
    "#adm0+code,#adm1+name,#adm1+code,#adm2+name,#adm2+code,#lat,#lon\n"
    "XK,Brenna,XK07,Lower Tarn,XK0701,42.0,21.0\n"
    "XK,Brenna,XK07,Upper Tarn,XK0702,42.2,21.2\n"
)


@pytest.fixture
def build(cli, tmp_path):
    """Write a source, build from it alone, and return how the command ended and where the file lies."""

    def made(name, text, *options):
        source, out = tmp_path / name, tmp_path / "own.sqlite"
        source.write_text(text, encoding="utf-8")
        return cli("gazetteer", "build", source, "--out", out, "--alone", *options), out

    return made


def found(cli, out, *arguments):
    return cli("gazetteer", "find", *arguments, "--gazetteer", out, "--json").json


def test_a_geonames_dump_gives_places_in_their_provinces(build, cli):
    result, out = build("XK.txt", DUMP)
    assert (result.code, result.err) == (0, "")
    assert "4 places in all" in result.out
    (place,) = found(cli, out, "Dolmeer")
    assert (place["id"], place["name"], place["admin1"], place["kind"]) == (
        900003,
        "Dolmir",
        "Velim District",
        "city",
    )
    assert [place["kind"] for place in found(cli, out, "Velim")] == ["admin1"]
    assert [place["precision"] for place in found(cli, out, "Karsa")] == ["country"]
    assert cli("gazetteer", "find", "Upper Stream", "--gazetteer", out).code == 1


def test_every_feature_may_be_kept(build, cli):
    _, out = build("XK.txt", DUMP, "--every-feature")
    assert [place["kind"] for place in found(cli, out, "Upper Stream")] == ["site"]


def test_a_zip_is_read_as_it_was_fetched(cli, tmp_path):
    with zipfile.ZipFile(tmp_path / "XK.zip", "w") as archive:
        archive.writestr("readme.txt", "what the columns mean")
        archive.writestr("XK.txt", DUMP)
    out = tmp_path / "own.sqlite"
    assert cli("gazetteer", "build", tmp_path / "XK.zip", "--out", out, "--alone").code == 0
    assert [place["id"] for place in found(cli, out, "Korvat Prison")] == [900005]


def test_a_table_of_one_s_own_is_read_by_its_columns(build, cli):
    result, out = build("mine.csv", TABLE)
    assert result.code == 0
    (place,) = found(cli, out, "Sharn crossing")
    assert (place["name"], place["country"], place["kind"]) == ("Sharn Gate", "XK", "site")
    assert place["id"] < 0


def test_a_table_of_p_codes_gives_every_level(build, cli):
    result, out = build("xk_admin.csv", UNITS)
    assert (result.code, result.err) == (0, "")
    (province,) = found(cli, out, "Brenna")
    assert (province["kind"], round(province["lat"], 3), round(province["lon"], 3)) == ("admin1", 42.1, 21.1)
    (district,) = found(cli, out, "Lower Tarn")
    assert (district["kind"], district["admin1"], district["precision"]) == ("admin2", "Brenna", "admin2")
    assert [unit["name"] for unit in found(cli, out, "XK0702")] == ["Upper Tarn"]


def test_other_spellings_are_found_in_a_country(build, cli):
    _, out = build("XK.txt", DUMP)
    assert [(p["id"], p["by"]) for p in found(cli, out, "Dulmire", "--country", "xk")] == [
        (900003, "consonants")
    ]
    missed = cli("gazetteer", "find", "Dulmire", "--gazetteer", out)
    assert (missed.code, missed.out) == (1, "")
    assert "--country" in missed.err
    shown = cli("gazetteer", "find", "Dolmir", "--gazetteer", out)
    assert "Velim District" in shown.out


def test_the_same_files_give_the_same_bytes(build):
    first = build("XK.txt", DUMP)[1].read_bytes()
    assert build("XK.txt", DUMP)[1].read_bytes() == first
    assert build("XK.txt", f"{DUMP}\n{feature(900009, 'Tarsk', '', 42, 21, 'PPL')}")[1].read_bytes() != first


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("900003\tDolmir", "has 2 columns"),
        (feature(900003, "Dolmir", "", "north", 20, "PPL"), "no numbers of degrees"),
        (feature(900003, "Dolmir", "", 142.0, 20, "PPL"), "off the globe"),
        (feature("x", "Dolmir", "", 42.0, 20, "PPL"), "geonameid 'x'"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_goes_on(build, line, why):
    result, out = build("XK.txt", f"{DUMP}\n{line}\n")
    assert (result.code, out.is_file()) == (3, True)
    assert "XK.txt:6: " in result.err
    assert why in result.err


def test_only_the_first_of_many_bad_lines_are_listed(build):
    result, _ = build("mine.csv", TABLE + "Nowhere,,,XK,site,,\n" * 30)
    assert result.err.count("\n") == 11
    assert "and 20 more lines left out" in result.err


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "holds nothing"),
        ("place of birth,age\nDolmir,7\n", "call its columns name, lat, lon, country"),
        ("name,lat,lon\nDolmir,42,21\n", "say --country XX"),
        ("name,lat,lon,country,kind\nDolmir,42,21,XK,village\n", "kind 'village' is none of"),
    ],
)
def test_a_table_that_cannot_be_used_says_why(build, text, why):
    result, out = build("mine.csv", text)
    assert (result.code, result.out, result.err.count("\n")) == (3, "", 1)
    assert why in result.err
    assert "mine.csv" in result.err
    assert list(out.parent.iterdir()) == [out.parent / "mine.csv"]


def test_a_country_may_be_given_for_a_table_without_one(build, cli):
    result, out = build("mine.csv", "place,latitude,longitude\nDolmir,42,21\n", "--country", "xk")
    assert result.code == 0
    assert found(cli, out, "Dolmir")[0]["country"] == "XK"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["build", "none.txt", "--out", "own.sqlite"], 3),
        (["build", "none.txt", "--out", "none.txt"], 2),
        (["build", "none.txt", "--out", "own.sqlite", "--country", "Kosovo"], 2),
        (["find", "Dolmir", "--gazetteer", "none.sqlite"], 4),
    ],
)
def test_what_cannot_be_done_is_one_line(cli, arguments, code):
    result = cli("gazetteer", *arguments)
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)


def test_reports_are_read_with_it_and_under_another_name(build, cli, tmp_path):
    _, out = build("mine.csv", TABLE)
    own = tmp_path / "both.sqlite"
    assert cli("gazetteer", "build", tmp_path / "mine.csv", "--out", own).code == 0
    report = tmp_path / "report.txt"
    report.write_text(
        "Gunmen killed four traders at Sharn Gate, near Pristina, police said.", encoding="utf-8"
    )
    (plain,) = cli("extract", report).lines
    (read,) = cli("extract", report, "--gazetteer", own).lines
    assert "Sharn Gate" not in {place["name"] for place in plain["places"]}
    assert {"Sharn Gate"} <= {place["name"] for place in read["places"]}
    assert len(read["places"]) == 2
    record = tmp_path / "out"
    for options in ([], ["--gazetteer", own], ["--gazetteer", own], ["--gazetteer", out]):
        cli("run", report, "--out", record, *options)
    claim = cli("incidents", "--record", record).lines[0]["claims"][0]
    assert "+places-" in cli("explain", claim, "--record", record).out
