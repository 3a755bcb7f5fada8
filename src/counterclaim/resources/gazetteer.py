"""The gazetteer: places of the world in one embedded SQLite file, opened read-only.

Names are compared in folded form (no case, accents, apostrophes or hyphens), without the Arabic article, and
where that finds nothing by their consonants inside countries that the caller names.
`gazetteer_build` makes the file.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
from rapidfuzz.distance import Levenshtein

from counterclaim.errors import ResourceError
from counterclaim.model import PlacePrecision

EntryKind = Literal["country", "admin1", "admin2", "city", "site", "region", "demonym"]
KINDS: tuple[EntryKind, ...] = get_args(EntryKind)
PRECISIONS: tuple[PlacePrecision, ...] = get_args(PlacePrecision)
DEGREE = 100_000  # the file stores coordinates as whole hundred-thousandths of a degree
SCHEMA = "2"
CURATED = 1 << 48  # ids from -CURATED to -1 are of places that somebody chose one by one
DEFAULT_PATH = Path(__file__).parent / "data" / "gazetteer.sqlite"

ARTICLES = "al|el|ul|ar|er|as|es|ash|esh|ad|ed|adh|an|en|at|et|ath|az|ez"
LEADING_ARTICLE = re.compile(rf"^(?:{ARTICLES}) (?=\S{{3}})")
INNER_ARTICLE = re.compile(rf"(?<=\S) (?:{ARTICLES}) (?=\S{{2}})")
NOT_WORD = re.compile(r"[^\w]+|_")
SHORT_FORMS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
LETTERS = str.maketrans(
    {"ə": "a", "ø": "o", "ł": "l", "ß": "ss", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
    | dict.fromkeys("'’‘ʻʼʿʾ`´ʹ′.ˈ", None)
)
SOUNDS = (
    (re.compile(r"(?:dzh|dj)"), "j"),
    (re.compile(r"(?:shch|sch|sh|ch|tsh)"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"([kgtdz])h"), r"\1"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"[aeiouyhw]+"), ""),
)
ALIKE = str.maketrans("qcvzp", "kkfsb")
DOUBLE = re.compile(r"(.)\1+")


class Entry(msgspec.Struct, frozen=True):
    """One place of the gazetteer.

    `id` is a GeoNames id, or negative for any other place; `country` is an ISO 3166-1 alpha-2 code, empty for
    what lies in several; `population` is 0 where unknown; `precision` says what the point stands for.
    """

    id: int
    name: str
    country: str
    admin1: str | None
    lat: float
    lon: float
    population: int
    kind: EntryKind
    precision: PlacePrecision

    @property
    def is_curated(self) -> bool:
        """Whether somebody chose the place: a row of our supplement or of a user's own table."""
        return -CURATED <= self.id < 0


class Gazetteer:
    """Look-ups in one gazetteer file; safe to share between readers of one thread."""

    def __init__(self, path: str | None = None) -> None:
        """Open the file at `path`, or the one built at installation.

        Raises:
            ResourceError: there is no such file, or it is not a gazetteer of this version.
        """
        self._path = Path(path) if path else DEFAULT_PATH
        if not self._path.is_file():
            raise self._unusable("there is no gazetteer here")
        # immutable: the file is only ever replaced whole, so no locks are taken and read-only media work
        self._db = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            rows = self._db.execute("SELECT key, value FROM meta").fetchall()
            self._ranges = {c: (a, b) for c, a, b in self._db.execute("SELECT * FROM country_rows")}
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise self._unusable(f"not a gazetteer file ({error})") from error
        self.meta: dict[str, str] = dict(rows)
        if self.meta.get("schema") != SCHEMA:
            self._db.close()
            raise self._unusable("the gazetteer is of another version")
        self.lookup = lru_cache(50_000)(self._lookup)
        self.fuzzy = lru_cache(20_000)(self._fuzzy)

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    def has_country(self, code: str) -> bool:
        """Whether the gazetteer has places of a country, by its ISO 3166-1 alpha-2 code."""
        return bool(code) and code in self._ranges

    def _unusable(self, what: str) -> ResourceError:
        remedy = "check the path, or make one with: counterclaim gazetteer build FILES --out GAZETTEER"
        if self._path == DEFAULT_PATH:
            remedy = "run make run, or python -m counterclaim.resources.gazetteer_build"
        return ResourceError(what, where=str(self._path), remedy=remedy)

    def _lookup(self, name: str) -> tuple[Entry, ...]:
        """Return every place of that name, folded, most populous first; without its article when need be."""
        folded = fold(name)
        bare = without_article(folded)
        return self._named(folded) or (self._named(bare) if bare != folded else ())

    def _named(self, folded: str) -> tuple[Entry, ...]:
        if not folded:
            return ()
        return self._entries("SELECT place FROM name WHERE fold = ?", (folded,))

    def _fuzzy(self, name: str, countries: frozenset[str]) -> tuple[Entry, ...]:
        """Return places of those countries whose consonants agree with the name's, nearest spelling first."""
        folded = fold(name)
        key = skeleton(folded)
        if len(key) < 2 or len(folded) < 4:
            return ()
        found: list[tuple[int, int, Entry]] = []
        for country in sorted(countries & self._ranges.keys()):
            for entry in self._entries(
                "SELECT place FROM skeleton WHERE skeleton = ? AND place BETWEEN ? AND ?",
                (key, *self._ranges[country]),
            ):
                distance = spelling_distance(folded, fold(entry.name))
                found.append((distance, -entry.population, entry))
        found.sort(key=lambda item: (*item[:2], item[2].id))
        limit = len(key) if len(key) < 4 else 99  # few consonants agree by chance
        return tuple(entry for distance, _, entry in found if distance <= limit)

    def _entries(self, where: str, values: tuple[Any, ...]) -> tuple[Entry, ...]:
        rows = self._db.execute(
            "SELECT p.id, p.name, p.country, a.name, p.lat, p.lon, p.population, p.kind, p.precision"  # noqa: S608
            " FROM place p LEFT JOIN place a ON a.row = p.admin1"
            f" WHERE p.row IN ({where}) ORDER BY p.population DESC, p.id",
            values,
        )
        return tuple(map(_entry, rows))


def _entry(row: tuple[Any, ...]) -> Entry:
    key, name, country, admin1, lat, lon, population, kind, precision = row
    point = lat / DEGREE, lon / DEGREE
    return Entry(key, name, country, admin1, *point, population, KINDS[kind], PRECISIONS[precision])


@lru_cache(100_000)
def fold(name: str) -> str:
    """Return a name without case, accents, apostrophes and hyphens; inner Arabic articles become "al".

    >>> fold("Deir ez-Zor"), fold("Ma'arrat al-Nu'mān"), fold("St. Paul")
    ('deir al zor', 'maarrat al numan', 'saint paul')
    """
    low = name.lower()
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c)).lower()
    words = NOT_WORD.sub(" ", low.translate(LETTERS)).split()
    return INNER_ARTICLE.sub(" al ", " ".join(SHORT_FORMS.get(word, word) for word in words))


def without_article(folded: str) -> str:
    """Return a folded name without the Arabic article that it begins with.

    >>> without_article("ar raqqah")
    'raqqah'
    """
    return LEADING_ARTICLE.sub("", folded)


@lru_cache(100_000)
def skeleton(folded: str) -> str:
    """Return the consonants of a folded name, those that transcriptions confuse made one.

    >>> skeleton("khan shaykhun") == skeleton("khan cheikhoun")
    True
    """
    word = INNER_ARTICLE.sub("", without_article(folded)).replace(" ", "")
    for pattern, sound in SOUNDS:
        word = pattern.sub(sound, word)
    return DOUBLE.sub(r"\1", word.translate(ALIKE))


def spelling_distance(one: str, other: str) -> int:
    """Return how many letters two folded names differ in, articles and spaces apart."""
    first, second = (INNER_ARTICLE.sub("", without_article(name)).replace(" ", "") for name in (one, other))
    return Levenshtein.distance(first, second)
