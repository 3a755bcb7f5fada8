"""A user's own places: GeoNames dumps, tables of p-codes, and any table with names and points.

A line that makes no sense is told with its number and left out; the rest goes on.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import msgspec

from counterclaim.errors import InputError
from counterclaim.model import PlacePrecision
from counterclaim.resources.gazetteer import CURATED, KINDS, EntryKind, fold
from counterclaim.resources.gazetteer_file import Row

GEONAMES_COLUMNS = 19
SUFFIXES = (".txt", ".csv", ".tsv")
Kind = tuple[EntryKind, PlacePrecision]
COUNTRY: Kind = ("country", "country")
DISTRICT: Kind = ("admin2", "admin2")
SITE: Kind = ("site", "exact")
GEONAMES_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("PCL", "PCLD", "PCLF", "PCLI", "PCLIX", "PCLS", "TERR"), COUNTRY),
    "ADM1": ("admin1", "admin1"),
    **dict.fromkeys(("ADM2", "ADM3", "ADM4", "ADM5", "ADMD"), DISTRICT),
    **dict.fromkeys(("RGN", "AREA", "RGNE", "RGNH"), ("region", "admin1")),
    **dict.fromkeys(
        """PPLX AIRB AIRF AIRH AIRP AIRQ MILB INSM NVB FT PRN PRNJ PRNQ CMP CMPL CMPLA CMPRF BDG DAM PSTB
        PSTC PSTP HSP HSPC MSQE MSTY CH UNIV MKT OILR OILF GASF PS PSH PSN RSTN PRT HBR ISL MT PASS PEN
        LK""".split(),
        SITE,
    ),
}
NAMES: Mapping[str, tuple[str, ...]] = {  # what a column may be called, in small letters and without marks
    "name": ("name", "placename", "place", "nameen", "featurename"),
    "lat": ("lat", "latitude", "y", "ycoord", "pointy", "centerlat", "centroidlat", "centroidy"),
    "lon": (
        "lon",
        "lng",
        "long",
        "longitude",
        "x",
        "xcoord",
        "pointx",
        "centerlon",
        "centroidlon",
        "centroidx",
    ),
    "country": ("country", "countrycode", "iso2", "iso", "adm0pcode", "admin0pcode"),
    "kind": ("kind", "type"),
    "admin1": ("admin1", "adm1", "province", "governorate", "state"),
    "aliases": ("aliases", "alternatenames", "othernames", "altnames"),
    "population": ("population", "pop"),
}
LEVEL_NAME = re.compile(r"^adm(?:in)?([1-4])(?:name)?(en)?$")
LEVEL_CODE = re.compile(r"^adm(?:in)?([1-4])pcode$")
ALIAS_MARK = re.compile(r"[|;]")
COUNTRY_CODE = re.compile(r"[A-Z]{2}")


class Bad(msgspec.Struct, frozen=True):
    """A line that was left out, and why."""

    where: str
    what: str


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What to take of the sources.

    `country` is meant where a table names none; `every_feature` keeps streams, hills and hotels of GeoNames.
    """

    country: str | None = None
    every_feature: bool = False


def read_source(path: Path, wanted: Wanted, bad: Callable[[Bad], None]) -> Iterator[Row]:
    """Yield the places of one file, whose form is told by its first line; tell `bad` what is left out.

    Raises:
        InputError: the file cannot be read, or is of no known form.
    """
    with _opened(path) as (file, where):
        text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
        first = text.readline()
        if not first.strip():
            raise InputError("holds nothing", where=where)
        lines = _from(first, text)
        if first.count("\t") == GEONAMES_COLUMNS - 1:
            yield from _geonames(lines, where, wanted, bad)
        else:
            yield from _table(lines, first, where, wanted, bad)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes.

    Raises:
        InputError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(path, error) from error


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], str]]:
    """Open a file, or the table in a zip."""
    try:
        if path.suffix.lower() != ".zip":
            with path.open("rb") as file:
                yield file, str(path)
            return
        with zipfile.ZipFile(path) as archive:
            tables = [i for i in archive.infolist() if i.filename.lower().endswith(SUFFIXES)]
            if not tables:
                raise InputError(f"holds no {', '.join(SUFFIXES)} file", where=str(path))
            largest = max(tables, key=lambda info: info.file_size)  # beside it lies a readme
            with archive.open(largest) as member:
                yield member, f"{path}/{largest.filename}"
    except OSError as error:
        raise _unreadable(path, error) from error
    except zipfile.BadZipFile as error:
        raise InputError("is no zip file", where=str(path), remedy="fetch or unpack it again") from error


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError(
        f"cannot be read ({error.strerror})", where=str(path), remedy="check its name and permissions"
    )


def _from(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


# ---------------------------------------------------------------- GeoNames
def _geonames(lines: Iterator[str], where: str, wanted: Wanted, bad: Callable[[Bad], None]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        cells = line.rstrip("\r\n").split("\t")
        try:
            row = _feature(cells, wanted)
        except ValueError as error:
            bad(Bad(f"{where}:{number}", str(error)))
            continue
        if row is not None:
            yield row


def _feature(cells: list[str], wanted: Wanted) -> Row | None:
    """Read one line of a dump; nothing for a feature that is not wanted."""
    if len(cells) != GEONAMES_COLUMNS:
        raise ValueError(f"has {len(cells)} columns, a GeoNames dump has {GEONAMES_COLUMNS}")
    group, feature, country, province = cells[6], cells[7], cells[8], cells[10]
    kind = GEONAMES_KINDS.get(feature) or (("city", "exact") if group == "P" else None)
    if kind is None and not wanted.every_feature:
        return None
    code = f"{country}.{province}" if province not in ("", "00") else None
    return Row(
        _whole(cells[0], "geonameid"), cells[1], country, *_point(cells[4], cells[5]),
        _whole(cells[14] or "0", "population"), *(kind or SITE), None,
        [alias for alias in (cells[2], *cells[3].split(",")) if alias and alias != cells[1]],
        within=code if kind and kind[0] not in ("country", "admin1") else None,
        code=code if kind and kind[0] == "admin1" else None,
    )  # fmt: skip


def _whole(text: str, what: str) -> int:
    if not text.strip().isdecimal():
        raise ValueError(f"{what} {text!r} is no whole number")
    return int(text)


def _point(lat: str, lon: str) -> tuple[float, float]:
    try:
        point = float(lat), float(lon)
    except ValueError:
        raise ValueError(f"latitude {lat!r} and longitude {lon!r} are no numbers of degrees") from None
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise ValueError(f"latitude {lat} or longitude {lon} lies off the globe")
    return point


# ---------------------------------------------------------------- tables
def _table(
    lines: Iterator[str], first: str, where: str, wanted: Wanted, bad: Callable[[Bad], None]
) -> Iterator[Row]:
    """Read a table with a header; one of p-codes gives a row for every unit of every level."""
    divider = max("\t;,", key=first.count)
    reader = csv.reader(lines, delimiter=divider)
    columns = [re.sub(r"[^a-z0-9]", "", column.lower()) for column in next(reader)]
    places = {key: _column(columns, names) for key, names in NAMES.items()}
    levels = _levels(columns)
    if places["lat"] is None or places["lon"] is None or (places["name"] is None and not levels):
        raise InputError(
            f"has neither 19 columns of GeoNames nor columns of names and points ({first.strip()[:80]})",
            where=where,
            remedy="call its columns name, lat, lon, country, or ADM1_EN, ADM1_PCODE, lat, lon",
        )
    take = _Units(levels, places, wanted) if levels else _Places(places, wanted)
    try:
        for cells in reader:
            if not any(cells) or cells[0].startswith("#"):  # a line of HXL tags, a remark
                continue
            try:
                yield from take.rows(cells)
            except ValueError as error:
                bad(Bad(f"{where}:{reader.line_num}", str(error)))
    except csv.Error as error:
        raise InputError(f"is no CSV ({error})", where=f"{where}:{reader.line_num}") from error
    yield from take.rest()


def _column(columns: Sequence[str], names: Sequence[str]) -> int | None:
    return next((columns.index(name) for name in names if name in columns), None)


def _levels(columns: Sequence[str]) -> dict[int, tuple[int, int]]:
    """Return for each level of a table of p-codes its column of names and of codes, English names first."""
    codes = {int(found[1]): i for i, name in enumerate(columns) if (found := LEVEL_CODE.match(name))}
    named: dict[int, int] = {}
    for i, name in enumerate(columns):
        found = LEVEL_NAME.match(name)
        if found and (found[2] or int(found[1]) not in named):
            named[int(found[1])] = i
    return {level: (named[level], code) for level, code in sorted(codes.items()) if level in named}


class _Places:
    """Reads one place a line."""

    def __init__(self, columns: Mapping[str, int | None], wanted: Wanted) -> None:
        self._columns, self._wanted = columns, wanted

    def rows(self, cells: Sequence[str]) -> Iterator[Row]:
        """Yield the place of a line."""
        get = self.cell
        name, kind = get(cells, "name"), get(cells, "kind").lower() or "city"
        if not name:
            raise ValueError("has no name")
        if kind not in KINDS:
            raise ValueError(f"kind {kind!r} is none of {', '.join(KINDS)}")
        point, country = self.point(cells), self.country(cells)
        province = get(cells, "admin1")
        population = get(cells, "population").partition(".")[0]
        yield Row(
            -1 - _hash(name, country, kind, *point), name, country, *point,
            _whole(population or "0", "population"), kind, _precision(kind), None,
            [alias.strip() for alias in ALIAS_MARK.split(get(cells, "aliases"))],
            within=f"{country}|{fold(province)}" if province and kind not in ("country", "admin1") else None,
        )  # fmt: skip

    def rest(self) -> Iterator[Row]:
        """Yield what only the whole table tells."""
        return iter(())

    def cell(self, cells: Sequence[str], key: str) -> str:
        """Return what a line says of one thing, or nothing."""
        column = self._columns[key]
        return cells[column].strip() if column is not None and column < len(cells) else ""

    def point(self, cells: Sequence[str]) -> tuple[float, float]:
        """Return the latitude and longitude of a line."""
        return _point(self.cell(cells, "lat"), self.cell(cells, "lon"))

    def country(self, cells: Sequence[str], code: str = "") -> str:
        """Return the country of a line, of its p-code, or the one that is meant where none is named."""
        country = (self.cell(cells, "country") or self._wanted.country or code[:2]).upper()
        if not COUNTRY_CODE.fullmatch(country):
            raise ValueError(f"country {country!r} is no code of two letters (ISO 3166-1): say --country XX")
        return country


class _Unit(msgspec.Struct, frozen=True):
    """A province or district by its p-code; `province` is the p-code of what it lies in."""

    name: str
    country: str
    level: int
    code: str
    province: str | None

    def row(self, point: tuple[float, float]) -> Row:
        """Return it as a row of the file."""
        first = self.level == 1
        kind: EntryKind = "admin1" if first else "admin2"
        return Row(
            -1 - CURATED - _hash(self.code, self.country), self.name, self.country, *point, 0, kind,
            _precision(kind), None, [self.code], within=None if first else self.province,
            code=self.code if first else None,
        )  # fmt: skip


class _Units(_Places):
    """Reads the units of a table of p-codes: the lowest of each line, and those above at their middle."""

    def __init__(
        self,
        levels: Mapping[int, tuple[int, int]],
        columns: Mapping[str, int | None],
        wanted: Wanted,
    ) -> None:
        super().__init__(columns, wanted)
        self._levels = levels
        self._points: defaultdict[_Unit, list[tuple[float, float]]] = defaultdict(list)

    def rows(self, cells: Sequence[str]) -> Iterator[Row]:
        """Yield the lowest unit of a line, and keep its point for those above."""
        known = [
            (level, cells[name].strip(), cells[code].strip())
            for level, (name, code) in self._levels.items()
            if max(name, code) < len(cells) and cells[name].strip() and cells[code].strip()
        ]
        if not known:
            raise ValueError("has no name with a p-code")
        point, country = self.point(cells), self.country(cells, known[-1][2])
        province = known[0][2] if known[0][0] == 1 else None
        *above, lowest = (_Unit(name, country, level, code, province) for level, name, code in known)
        for unit in above:
            self._points[unit].append(point)
        yield lowest.row(point)

    def rest(self) -> Iterator[Row]:
        """Yield the units above the lowest level."""
        for unit, points in self._points.items():
            lat, lon = (sum(values) / len(points) for values in zip(*points, strict=True))
            yield unit.row((lat, lon))


def _precision(kind: str) -> PlacePrecision:
    known: Mapping[str, PlacePrecision] = {
        "country": "country", "demonym": "country", "region": "admin1", "admin1": "admin1",
        "admin2": "admin2",
    }  # fmt: skip
    return known.get(kind, "exact")


def _hash(*parts: Any) -> int:
    """Number a place by its content, below the numbers that GeoNames gives and above `CURATED`."""
    joined = "\x1f".join(map(str, parts)).encode()
    return int.from_bytes(hashlib.sha256(joined).digest()[:6])
