"""The gazetteer's file: rows of any number on their way into SQLite, in the same bytes whatever their order.

Rows are staged on disk and sorted there, so that memory stays small for the thirteen million of a full dump.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from counterclaim.model import PlacePrecision
from counterclaim.resources.gazetteer import (
    DEGREE,
    KINDS,
    PRECISIONS,
    SCHEMA,
    EntryKind,
    fold,
    skeleton,
    without_article,
)

ARTICLE_COUNTRIES = frozenset(
    "AE BH DZ EG ER ET IL IQ JO KW LB LY MA ML MR NE OM PS QA SA SD SO SY TD TN YE".split()
)
ADMIN_WORDS = re.compile(
    r"\s+(?:Governorate|Province|Oblast|(?:Autonomous )?Region|State|Prefecture|Department|Voivodeship|County"
    r"|Republic|Krai|Emirate|District|Parish|Canton|Muhafazat)$"
    r"|^(?:Province|State|Region|Department|Republic) of\s+"
)
LATIN = re.compile(r"[\u0000-\u024f\u02b0-\u036f\u1e00-\u1eff\u2000-\u206f]+")
BATCH = 20_000  # rows staged at once
CACHE_KB = 64_000  # of each of the two files in memory
SCHEMA_SQL = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE country_rows (country TEXT PRIMARY KEY, first INTEGER, last INTEGER) WITHOUT ROWID;
CREATE TABLE place (row INTEGER PRIMARY KEY, id INTEGER, name TEXT, country TEXT, admin1 INTEGER, lat INTEGER,
  lon INTEGER, population INTEGER, kind INTEGER, precision INTEGER);
CREATE TABLE name (fold TEXT, place INTEGER, PRIMARY KEY (fold, place)) WITHOUT ROWID;
CREATE TABLE skeleton (skeleton TEXT, place INTEGER, PRIMARY KEY (skeleton, place)) WITHOUT ROWID;
"""
STAGE_SQL = """
CREATE TABLE stage.given (id INTEGER PRIMARY KEY, name TEXT, country TEXT, parent INTEGER, within TEXT,
  lat INTEGER, lon INTEGER, population INTEGER, kind INTEGER, precision INTEGER);
CREATE TABLE stage.code (code TEXT PRIMARY KEY, id INTEGER) WITHOUT ROWID;
CREATE TABLE stage.called (fold TEXT, skeleton TEXT, id INTEGER);
CREATE TABLE stage.ranked (row INTEGER PRIMARY KEY, id INTEGER);
"""
# of two rows with one id the later is kept, with the names of both and the province that either knows
GIVE = """
INSERT INTO stage.given VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET name = excluded.name,
  country = excluded.country, parent = coalesce(excluded.parent, parent),
  within = coalesce(excluded.within, within), lat = excluded.lat, lon = excluded.lon,
  population = excluded.population, kind = excluded.kind, precision = excluded.precision
"""
COPY_SQL = """
INSERT INTO stage.given SELECT p.id, p.name, p.country, a.id, NULL, p.lat, p.lon, p.population, p.kind,
  p.precision FROM old.place p LEFT JOIN old.place a ON a.row = p.admin1 ORDER BY p.id;
INSERT INTO stage.called SELECT n.fold, NULL, p.id FROM old.name n JOIN old.place p ON p.row = n.place;
INSERT INTO stage.called SELECT NULL, s.skeleton, p.id FROM old.skeleton s
  JOIN old.place p ON p.row = s.place;
INSERT OR IGNORE INTO stage.code SELECT p.country || '|' || n.fold, p.id FROM old.name n
  JOIN old.place p ON p.row = n.place WHERE p.kind = {province};
"""
FINISH_SQL = """
INSERT INTO stage.ranked (id) SELECT id FROM stage.given ORDER BY country, kind, id;
CREATE INDEX stage.by_id ON ranked (id);
INSERT INTO place
  SELECT r.row, g.id, g.name, g.country, a.row, g.lat, g.lon, g.population, g.kind, g.precision
  FROM stage.ranked r JOIN stage.given g ON g.id = r.id LEFT JOIN stage.code c ON c.code = g.within
  LEFT JOIN stage.ranked a ON a.id = coalesce(c.id, g.parent) ORDER BY r.row;
INSERT OR IGNORE INTO name SELECT n.fold, r.row FROM stage.called n JOIN stage.ranked r ON r.id = n.id
  WHERE n.fold IS NOT NULL ORDER BY n.fold, r.row;
INSERT OR IGNORE INTO skeleton SELECT n.skeleton, r.row FROM stage.called n JOIN stage.ranked r ON r.id = n.id
  WHERE n.skeleton IS NOT NULL ORDER BY n.skeleton, r.row;
INSERT INTO country_rows SELECT country, min(row), max(row) FROM place GROUP BY country ORDER BY country;
"""


@dataclass
class Row:
    """A place on its way into the file.

    Its province is given by its id (`parent`) or its code (`within`); `code` is a province's own.
    """

    id: int
    name: str
    country: str
    lat: float
    lon: float
    population: int
    kind: EntryKind
    precision: PlacePrecision
    parent: int | None = None
    aliases: list[str] = field(default_factory=list)
    within: str | None = None
    code: str | None = None


# ---------------------------------------------------------------- the file
def write(path: Path, places: Iterable[Row], mark: str) -> None:
    """Write the places to a new file beside `path`, then move it into place."""
    with new_file(path, {"fingerprint": mark}) as file:
        file.add(places)


@contextmanager
def new_file(path: Path, meta: Mapping[str, str]) -> Iterator[NewFile]:
    """Give a file to add rows to; it takes the place of `path` when all went well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part, stage = (path.with_suffix(f".{os.getpid()}.{end}") for end in ("part", "stage"))
    db = sqlite3.connect(part, isolation_level=None, uri=True)
    try:
        db.execute("ATTACH ? AS stage", (str(stage),))
        for name in ("main", "stage"):
            settings = (
                "journal_mode = OFF",
                "synchronous = OFF",
                "page_size = 4096",
                f"cache_size = -{CACHE_KB}",
            )
            _execute(db, ";".join(f"PRAGMA {name}.{setting}" for setting in settings))
        _execute(db, f"{SCHEMA_SQL}{STAGE_SQL}BEGIN")
        yield NewFile(db)
        _execute(db, FINISH_SQL)
        db.executemany("INSERT INTO meta VALUES (?, ?)", sorted({**meta, "schema": SCHEMA}.items()))
        db.execute("COMMIT")
        db.close()
        part.replace(path)
    finally:
        db.close()
        part.unlink(missing_ok=True)
        stage.unlink(missing_ok=True)


class NewFile:
    """A gazetteer being written."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, rows: Iterable[Row]) -> int:
        """Add rows and return how many they were; a row whose id is there already takes its place."""
        rows, added = iter(rows), 0
        while batch := list(islice(rows, BATCH)):
            self._db.executemany(GIVE, map(_values, batch))
            self._db.executemany("INSERT INTO stage.called VALUES (?, ?, ?)", _called(batch))
            self._db.executemany("INSERT OR REPLACE INTO stage.code VALUES (?, ?)", _codes(batch))
            added += len(batch)
        return added

    def copy(self, path: Path) -> None:
        """Add everything that another gazetteer holds; to be done before rows are added."""
        self._db.execute("COMMIT")
        self._db.execute("ATTACH ? AS old", (f"{path.resolve().as_uri()}?mode=ro&immutable=1",))
        _execute(self._db, "BEGIN;" + COPY_SQL.format(province=KINDS.index("admin1")))

    def count(self) -> int:
        """Return the number of places so far."""
        return int(self._db.execute("SELECT count(*) FROM stage.given").fetchone()[0])


def _execute(db: sqlite3.Connection, script: str) -> None:
    """Run statements one by one inside the transaction, which `executescript` would end."""
    for statement in script.split(";"):
        db.execute(statement)


def _values(row: Row) -> tuple[object, ...]:
    point = round(row.lat * DEGREE), round(row.lon * DEGREE)
    codes = KINDS.index(row.kind), PRECISIONS.index(row.precision)
    return (row.id, row.name, row.country, row.parent, row.within, *point, row.population, *codes)


def _called(rows: Iterable[Row]) -> Iterator[tuple[str | None, str | None, int]]:
    for row in rows:
        folded = folded_names(row)
        yield from ((name, None, row.id) for name in sorted(folded))
        if row.kind not in ("country", "demonym"):
            bones = {skeleton(name) for name in folded}
            yield from ((None, bone, row.id) for bone in sorted(bones) if len(bone) > 1)


def _codes(rows: Iterable[Row]) -> Iterator[tuple[str, int]]:
    for row in rows:
        if row.kind == "admin1":
            yield from ((f"{row.country}|{name}", row.id) for name in sorted(folded_names(row)))
            if row.code is not None:
                yield row.code, row.id


# ---------------------------------------------------------------- names
def folded_names(row: Row) -> set[str]:
    """Return the folded names under which a row is found."""
    kept = {fold(row.name)}
    for alias in row.aliases:
        if _is_readable(alias, row):
            kept.add(fold(alias))
    if row.kind == "admin1":
        kept |= {
            fold(ADMIN_WORDS.sub("", name)) for name in (row.name, *row.aliases) if _is_readable(name, row)
        }
    if row.country in ARTICLE_COUNTRIES:
        kept |= {without_article(name) for name in kept}
    return {name for name in kept if name}


def _is_readable(alias: str, row: Row) -> bool:
    """Whether an alternate name can stand in English prose.

    Left out: other scripts, machine transliterations (all in lower case) and codes of settlements.
    """
    if not alias or len(alias) > 60:
        return False
    if not LATIN.fullmatch(alias):
        return False
    if row.id < 0 or row.kind == "country":
        return True
    return not (alias.islower() or (row.kind != "admin1" and alias.isupper() and len(alias) <= 4))
