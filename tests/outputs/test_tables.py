from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import SettingsError
from counterclaim.outputs import tables


@pytest.fixture(scope="session")
def exported(record: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    written = tables.export(record.dossiers, record.extractions, tmp_path_factory.mktemp("out"), ())
    return {path.name: path for path in written}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_format_is_written_when_none_is_named(exported: dict[str, Path]) -> None:
    assert sorted(exported) == ["claims.csv", "figures.csv", "hxl.csv", "incidents.csv", "incidents.geojson"]


def test_only_what_is_asked_for_is_written(record: Any, tmp_path: Path) -> None:
    assert tables.export(record.dossiers, record.extractions, tmp_path, ["hxl"]) == (tmp_path / "hxl.csv",)
    assert [path.name for path in tmp_path.iterdir()] == ["hxl.csv"]


def test_an_unknown_format_is_named_with_the_known_ones(record: Any, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"no export format named 'xlsx'; choose from claims, figures"):
        tables.export(record.dossiers, record.extractions, tmp_path, ["xlsx"])


def test_claims_are_flat_and_complete(exported: dict[str, Path], record: Any) -> None:
    rows = _rows(exported["claims.csv"])
    assert tuple(rows[0]) == tables.CLAIMS
    claims = {claim.id: claim for e in record.extractions for claim in e.claims}
    assert {row["claim"] for row in rows} == set(claims)
    for row in rows:
        assert tables.guard(claims[row["claim"]].evidence.text) == row["evidence"]
    moved = next(row for row in rows if row["count"] == "more than 70")
    assert (moved["low"], moved["high"], moved["qualifier"], moved["by"]) == ("71", "", "more_than", "it")
    assert next(row for row in rows if row["source"] == "River Front")["relay"] == "Amber Channel"
    assert any(row["superseded_by"] for row in rows)
    assert any(row["copy_of"] for row in rows)


def test_geojson_draws_no_point_for_a_country_or_an_unknown_place(exported: dict[str, Path]) -> None:
    collection = json.loads(exported["incidents.geojson"].read_text(encoding="utf-8"))
    assert set(collection) == {"type", "features"}
    by_id = {feature["id"]: feature for feature in collection["features"]}
    assert by_id["i-bridge"]["geometry"] == {"type": "Point", "coordinates": [20.11, 13.52]}
    assert by_id["i-bridge"]["properties"]["place_precision"] == "near"
    assert by_id["i-bridge"]["properties"]["radius_m"] == 25_000
    assert by_id["i-evil"]["geometry"] is None
    assert by_id["i-evil"]["properties"]["place_precision"] == "country"
    assert by_id["i-nowhere"]["geometry"] is None
    assert by_id["i-nowhere"]["properties"]["place_precision"] == "unknown"
    assert all(
        type(v) in (str, int, float, bool, type(None))
        for f in by_id.values()
        for v in f["properties"].values()
    )


def test_hxl_has_its_tags_in_the_second_row_and_a_row_for_each_victim_group(
    exported: dict[str, Path],
) -> None:
    with exported["hxl.csv"].open(encoding="utf-8", newline="") as file:
        head, tags, *rows = csv.reader(file)
    assert len(head) == len(tags) == len(set(tags))
    assert all(tag.startswith("#") for tag in tags)
    found = {dict(zip(head, row, strict=True))["victims"]: dict(zip(head, row, strict=True)) for row in rows}
    assert set(found) == {"National Guard", "River Front", "civilians"}
    guard = found["National Guard"]
    assert (guard["killed_min"], guard["killed"], guard["killed_max"]) == ("25", "71", "200")


def test_figures_and_incidents(exported: dict[str, Path]) -> None:
    figures = _rows(exported["figures.csv"])
    assert [row["rule"] for row in figures[:3]] == ["ucdp", "ibc", "acled"]
    assert figures[1]["best"] == ""
    incidents = {row["incident"]: row for row in _rows(exported["incidents.csv"])}
    assert incidents["i-bridge"]["contested"] == "true"
    assert incidents["i-arabic"]["latitude"] == ""


def test_the_order_of_inputs_does_not_matter(record: Any, exported: dict[str, Path], tmp_path: Path) -> None:
    again = tables.export(record.dossiers[::-1], record.extractions[::-1], tmp_path, ())
    assert all(path.read_bytes() == exported[path.name].read_bytes() for path in again)


@given(st.text(alphabet=st.one_of(st.sampled_from("=+-@'\t\r\n＝ab"), st.characters(codec="utf-8"))))
def test_no_guarded_text_is_a_formula_and_each_can_be_had_back(text: str) -> None:
    cell = tables.guard(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    was_guarded = cell.startswith("'") and cell.lstrip("'")[:1] in tuple("=+-@\t\r\n＝＋－＠")
    assert (cell[1:] if was_guarded else cell) == text
