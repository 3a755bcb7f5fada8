"""The gazetteer: folding, look-ups in a small file written here, and the build's promises."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import ResourceError
from counterclaim.resources.gazetteer import DEFAULT_PATH, Gazetteer, fold, skeleton
from counterclaim.resources.gazetteer_build import SUPPLEMENT, build, fingerprint, read_supplement
from counterclaim.resources.gazetteer_file import Row, write


def city(number: int, name: str, country: str, population: int, *aliases: str) -> Row:
    return Row(number, name, country, 36.5, 40.7, population, "city", "exact", 99, list(aliases))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("gazetteer") / "small.sqlite"
    rows = [
        Row(99, "Ar Raqqah", "SY", 36.0, 39.0, 900, "admin1", "admin1", None, ["Raqqa Governorate", "الرقة"]),
        city(1, "Al Ḩasakah", "SY", 422445, "Hasakah", "al tartr"),
        city(2, "Deir ez-Zor", "SY", 242565),
        city(3, "Khān Shaykhūn", "SY", 34371),
        city(4, "Springfield", "US", 116250),
        city(5, "Springfield", "US", 169176),
        city(6, "El Paso", "US", 678815, "ELP"),
    ]
    write(path, rows, "mark")
    return Gazetteer(str(path))


def names(gazetteer: Gazetteer, name: str) -> list[str]:
    return [entry.name for entry in gazetteer.lookup(name)]


@pytest.mark.parametrize("spelling", ["Hasakah", "al-Ḥasakah", "AL HASAKAH", "el-Hasakah", "Al-Hasakah"])
def test_finds_every_way_of_writing_accents_capitals_and_articles(small: Gazetteer, spelling: str) -> None:
    assert names(small, spelling) == ["Al Ḩasakah"]


def test_inner_articles_are_one(small: Gazetteer) -> None:
    assert names(small, "Deir al-Zor") == names(small, "Deir Ez Zor") == ["Deir ez-Zor"]


def test_the_most_populous_comes_first(small: Gazetteer) -> None:
    assert [entry.population for entry in small.lookup("Springfield")] == [169176, 116250]


def test_an_entry_carries_its_province_and_point(small: Gazetteer) -> None:
    entry = small.lookup("Hasakah")[0]
    assert (entry.id, entry.country, entry.admin1, entry.kind) == (1, "SY", "Ar Raqqah", "city")
    assert (entry.lat, entry.lon) == (36.5, 40.7)


def test_a_province_is_found_without_its_type_word(small: Gazetteer) -> None:
    assert small.lookup("Raqqa")[0].kind == "admin1"


@pytest.mark.parametrize("noise", ["", "  ", "-", "ELP", "al tartr", "Nowhere", "'"])
def test_codes_transliterations_and_nothing_are_not_names(small: Gazetteer, noise: str) -> None:
    assert small.lookup(noise) == ()


@pytest.mark.parametrize("spelling", ["Hasakeh", "Hassakeh", "al-Hasaka"])
def test_fuzzy_finds_other_transcriptions_inside_the_country(small: Gazetteer, spelling: str) -> None:
    assert [entry.name for entry in small.fuzzy(spelling, frozenset({"SY"}))] == ["Al Ḩasakah"]
    assert small.fuzzy(spelling, frozenset({"US"})) == ()


def test_fuzzy_needs_a_country_and_enough_letters(small: Gazetteer) -> None:
    assert small.fuzzy("Khan Cheikhoun", frozenset()) == ()
    assert small.fuzzy("Io", frozenset({"SY"})) == ()


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"no gazetteer.*gazetteer build"):
        Gazetteer(str(tmp_path / "none.sqlite"))


@pytest.mark.parametrize("content", [b"", b"not a database, but long enough to be looked at as one" * 40])
def test_a_damaged_file_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(content)
    with pytest.raises(ResourceError, match="gazetteer build"):
        Gazetteer(str(path))


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [city(1, "Aleppo", "SY", 1602264, "Halab"), city(2, "Homs", "SY", 775404)]
    write(tmp_path / "one.sqlite", rows, "mark")
    write(tmp_path / "two.sqlite", rows[::-1], "mark")
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.sqlite", "two.sqlite"]


def test_a_current_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "current.sqlite"
    write(path, [city(1, "Aleppo", "SY", 1602264)], fingerprint())
    before = path.stat().st_mtime_ns
    assert build(path) is False
    assert path.stat().st_mtime_ns == before


@pytest.mark.skipif(not DEFAULT_PATH.is_file(), reason="the gazetteer is not built")
def test_the_file_that_ships_knows_the_world_and_the_supplement() -> None:
    gazetteer = Gazetteer()
    found = {n: gazetteer.lookup(n)[0].country for n in ("Syria", "Gweiran", "Donbas", "Al-Hol camp", "Ohio")}
    assert found == {"Syria": "SY", "Gweiran": "SY", "Donbas": "UA", "Al-Hol camp": "SY", "Ohio": "US"}
    assert gazetteer.lookup("Ma'arrat Misrin")[0].name == "Maarratmisrin"  # as English reports print it
    assert gazetteer.lookup("Bogota")[0].name == "Bogotá"
    assert DEFAULT_PATH.stat().st_size < 40_000_000


def test_the_supplement_is_well_formed() -> None:
    rows = list(read_supplement(SUPPLEMENT))
    assert len({row.id for row in rows}) == len(rows)
    assert sum(row.kind in ("site", "region") for row in rows) >= 250
    assert sum(row.kind == "country" for row in rows) >= 249
    assert all(row.precision != "unknown" for row in rows)  # a row has a point
    assert all(-90 <= row.lat <= 90 and -180 <= row.lon <= 180 for row in rows)
    assert all(row.country == row.country.upper() and len(row.country) in (0, 2) for row in rows)


@given(st.text())
def test_folding_is_stable(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert not set(skeleton(fold(name))) & set("aeiouy hw")
