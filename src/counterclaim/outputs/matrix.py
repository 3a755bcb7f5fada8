"""The claims matrix: a table for each outcome, with origins in the rows and victim groups in the columns."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from statistics import median

import msgspec

from counterclaim.model import Claim, Figure, LedgerEntry, Outcome, Role, VictimGroup
from counterclaim.outputs import words

Key = tuple[Outcome, VictimGroup]
_ROLES = tuple(words.ROLES)
_OUTCOMES = tuple(words.OUTCOMES)
_PARTIAL = ("part", "background")  # scopes of figures that stand for less, or for something else


class Cell(msgspec.Struct, frozen=True):
    """What one origin says of one column: figures that stand, repeats, and figures it has replaced.

    `tint` runs from -2 (half the column's median or less) to 2 (twice or more); `ratio` says it in signs.
    """

    current: tuple[LedgerEntry, ...] = ()
    repeats: tuple[LedgerEntry, ...] = ()
    earlier: tuple[LedgerEntry, ...] = ()
    tint: int = 0
    ratio: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether this origin says nothing of this column."""
        return not (self.current or self.repeats or self.earlier)


class Column(msgspec.Struct, frozen=True):
    """One outcome for one victim group; `spread`: the largest figure over the smallest, `None` below two."""

    outcome: Outcome
    group: VictimGroup
    entries: tuple[LedgerEntry, ...]
    low: float | None
    high: float | None
    spread: float | None
    contested: bool

    @property
    def key(self) -> Key:
        """What makes this column one column."""
        return (self.outcome, self.group)

    @property
    def voices(self) -> int:
        """How many origins give an affirmed figure that stands."""
        return len({entry.origin for entry in _affirmed(self.entries)})

    @property
    def is_disputed(self) -> bool:
        """Whether a rule finds it contested, or two origins give figures that differ."""
        return self.contested or (self.voices > 1 and (self.spread or 1) > 1)

    @property
    def is_shared(self) -> bool:
        """Whether there is anything to compare: more than one origin speaks."""
        return len({entry.origin for entry in self.entries}) > 1

    @property
    def rank(self) -> tuple[bool, int, float, int]:
        """Sort key: disputed ones first, by how many origins disagree, then by how far they are apart."""
        return (not self.is_disputed, -self.voices, -(self.spread or 0), -len(self.entries))

    @property
    def standing(self) -> tuple[LedgerEntry, ...]:
        """The figures that stand: neither superseded nor repeats."""
        return tuple(entry for entry in self.entries if is_current(entry))

    @property
    def times(self) -> str:
        """How many times the smallest figure the largest is."""
        return ratio(self.spread)

    @property
    def span(self) -> str:
        """The smallest and largest standing figure, and how many times one is the other."""
        if self.low is None or self.high is None:
            return "no figure"
        times = f" · ×{self.times}" if self.low >= 1 and (self.spread or 1) > 1 else ""
        return words.bounds(round(self.low), round(self.high)) + times


class Row(msgspec.Struct, frozen=True):
    """One origin and its cells, in the order of the columns."""

    origin: str
    name: str
    role: Role
    reports: int
    cells: tuple[Cell, ...]


class Lone(msgspec.Struct, frozen=True):
    """A column of which one origin alone speaks."""

    column: Column
    name: str
    role: Role
    cell: Cell


class Table(msgspec.Struct, frozen=True):
    """One outcome: the groups of people that several origins share, and a row for each who speaks of any."""

    outcome: Outcome
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Matrix(msgspec.Struct, frozen=True):
    """The tables by outcome; rows by role, who is most reported first.

    `lone` are the other columns: with nothing to compare they would only widen a table. `origins` counts
    everybody who speaks of either.
    """

    tables: tuple[Table, ...]
    lone: tuple[Lone, ...] = ()
    origins: int = 0

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of all tables."""
        return tuple(column for table in self.tables for column in table.columns)

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles of everybody in the tables, in their order."""
        present = {row.role for table in self.tables for row in table.rows}
        return tuple(role for role in _ROLES if role in present)


def is_current(entry: LedgerEntry) -> bool:
    """Whether a figure still stands for its origin."""
    return entry.superseded_by is None and entry.copy_of is None


def point(claim: Claim) -> float | None:
    """Return one number to place a claim by: the middle of its interval, or its only bound."""
    if claim.low is None:
        return None if claim.high is None else float(claim.high)
    return float(claim.low) if claim.high is None else (claim.low + claim.high) / 2


def totals(entries: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """Leave out parts of other figures and background, unless there is nothing else to compare."""
    whole = [entry for entry in entries if entry.claim.scope not in _PARTIAL]
    return whole or list(entries)


def _affirmed(entries: Iterable[LedgerEntry]) -> list[LedgerEntry]:
    """Return the affirmed totals that stand and give a figure."""
    affirmed = [entry for entry in entries if is_current(entry) and entry.claim.stance == "affirmed"]
    return [entry for entry in totals(affirmed) if point(entry.claim) is not None]


def comparable(entries: Iterable[LedgerEntry]) -> list[float]:
    """Return the points of affirmed totals that stand."""
    points = (point(entry.claim) for entry in _affirmed(entries))
    return [value for value in points if value is not None]


def ratio(value: float | None) -> str:
    """Write a ratio: one digit after the point below ten."""
    if value is None:
        return ""
    return f"{value:.1f}".removesuffix(".0") if value < 10 else f"{value:,.0f}"


def columns_of(ledger: Sequence[LedgerEntry], figures: Sequence[Figure]) -> tuple[Column, ...]:
    """Group a ledger into columns: by outcome, contested ones first, then by how much is said."""
    grouped: defaultdict[Key, list[LedgerEntry]] = defaultdict(list)
    for entry in sorted(ledger, key=lambda e: (e.report, e.claim.id)):
        if entry.claim.outcome is not None:
            grouped[entry.claim.outcome, entry.group].append(entry)
    contested = {(figure.outcome, figure.victims) for figure in figures if figure.contested}
    columns = [_column(key, entries, key in contested) for key, entries in grouped.items()]
    return tuple(sorted(columns, key=_contested_first))


def _contested_first(column: Column) -> tuple[int, bool, int, str, str]:
    said = len(column.entries)
    return (
        _OUTCOMES.index(column.outcome),
        not column.contested,
        -said,
        column.group.label,
        column.group.klass,
    )


def _column(key: Key, entries: list[LedgerEntry], contested: bool) -> Column:
    points = comparable(entries)
    low, high = (min(points), max(points)) if points else (None, None)
    spread = high / max(low, 1.0) if low is not None and high is not None and len(points) > 1 else None
    return Column(key[0], key[1], tuple(entries), low, high, spread, contested)


def build(ledger: Sequence[LedgerEntry], figures: Sequence[Figure]) -> Matrix:
    """Lay a ledger out as a matrix."""
    columns = columns_of(ledger, figures)
    shared = [column for column in columns if column.is_shared]
    return Matrix(
        tables=tuple(_table(*held) for held in groupby(shared, key=lambda column: column.outcome)),
        lone=tuple(_lone(column) for column in columns if not column.is_shared),
        origins=len({entry.origin for column in columns for entry in column.entries}),
    )


def _table(outcome: Outcome, held: Iterable[Column]) -> Table:
    columns = tuple(held)
    return Table(outcome, columns, tuple(sorted(_rows(columns), key=_most_reported_first)))


def _most_reported_first(row: Row) -> tuple[int, int, str, str]:
    return (_ROLES.index(row.role), -row.reports, row.name.casefold(), row.origin)


def _rows(columns: Sequence[Column]) -> Iterable[Row]:
    origins = {entry.origin: entry for column in columns for entry in column.entries}
    for origin, entry in origins.items():
        cells = tuple(_cell(column, origin) for column in columns)
        said = {e.report for cell in cells for e in (*cell.current, *cell.repeats, *cell.earlier)}
        yield Row(origin, entry.origin_name, entry.origin_role, len(said), cells)


def _lone(column: Column) -> Lone:
    speaker = column.entries[0]
    cell = msgspec.structs.replace(_cell(column, speaker.origin), tint=0, ratio="")  # nobody to compare with
    return Lone(column, speaker.origin_name, speaker.origin_role, cell)


def _cell(column: Column, origin: str) -> Cell:
    mine = sorted((entry for entry in column.entries if entry.origin == origin), key=_whole_first)
    compared = {entry.claim.id for entry in _affirmed(column.entries)}  # a part is not held against totals
    points = comparable(entry for entry in mine if entry.claim.id in compared)
    tint, sign = _against(points[0], comparable(column.entries)) if points else (0, "")
    return Cell(
        current=tuple(entry for entry in mine if is_current(entry)),
        repeats=tuple(entry for entry in mine if entry.copy_of is not None and entry.superseded_by is None),
        earlier=tuple(entry for entry in mine if entry.superseded_by is not None),
        tint=tint,
        ratio=sign,
    )


def _whole_first(entry: LedgerEntry) -> tuple[bool, int, str]:
    """Sort key: figures of the whole event before its parts, and newer before older ones."""
    when = entry.claim.as_of or entry.published
    return (entry.claim.scope in _PARTIAL, -when.toordinal() if when else 0, entry.claim.id)


def _against(value: float, points: Sequence[float]) -> tuple[int, str]:
    """Return the tint and the words of a figure against its column's median."""
    if len(points) < 2:
        return 0, ""
    middle = median(points)
    if value < 1 <= middle:
        return -2, "▼"  # none against some: no ratio says it
    times = max(value, 1.0) / max(middle, 1.0)
    if 1 / 1.25 <= times <= 1.25:
        return 0, ""
    strength = 2 if abs(math.log(times)) >= math.log(2) - 1e-9 else 1
    return (strength, f"▲ ×{ratio(times)}") if times > 1 else (-strength, f"▼ ÷{ratio(1 / times)}")
