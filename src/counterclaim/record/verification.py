"""Check a record offline: what a row, its digest, the log and the report say must agree.

The log's chain shows any change to what is in the middle of it. It cannot show that the newest entries were
cut off together with their rows: for that, keep `Verification.head` elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any, Final

from sqlalchemy import Connection, Row, Table, case, func, select, true

from counterclaim.errors import RecordError
from counterclaim.model import Dossier, Extraction, Record, Report
from counterclaim.record.codec import decode, sha256, unpack
from counterclaim.record.guards import guard_names
from counterclaim.record.rows import ORIGIN, head, is_intact, link
from counterclaim.record.shapes import report_key
from counterclaim.record.tables import (
    CONTENT,
    blobs,
    claims,
    dossiers,
    extractions,
    generations,
    log,
    metadata,
    reports,
    sightings,
)
from counterclaim.record.views import members
from counterclaim.spans import spans_of

_SHORT: Final = 16  # hexadecimal digits of a digest that a finding shows


class Finding(Record, frozen=True, kw_only=True):
    """Something in a record that is not as it was written: where, and what is wrong."""

    where: str
    what: str


class Verification(Record, frozen=True, kw_only=True):
    """What a check of a whole record found.

    Counts are of rows; `head` is the chain value of the newest log entry.
    """

    findings: tuple[Finding, ...]
    reports: int
    extractions: int
    incidents: int
    entries: int
    head: str

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def verify(connection: Connection) -> Verification:
    """Check every row of a record; a file that SQLite itself calls damaged is looked at no further."""
    damages = tuple(_check_file(connection))
    if damages:
        return Verification(findings=damages, reports=0, extractions=0, incidents=0, entries=0, head="")
    logged = chain.from_iterable(_check_logged(connection, table) for table in CONTENT)
    findings = (*_check_guards(connection), *_check_log(connection), *logged, *_Contents(connection).check())
    entries, newest = head(connection)
    return Verification(
        findings=findings,
        reports=_count(connection, reports),
        extractions=_count(connection, extractions),
        incidents=_count(connection, dossiers),
        entries=entries,
        head=newest,
    )


# ---------------------------------------------------------------- the file and its log
def _check_file(connection: Connection) -> Iterator[Finding]:
    try:
        for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if line != "ok":
                yield Finding(where="file", what=line)
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield Finding(where=f"{table} row {row}", what=f"refers to {parent} that is not there")
    except RecordError as error:
        yield Finding(where="file", what=error.what)


def _check_guards(connection: Connection) -> Iterator[Finding]:
    found = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars())
    for table in metadata.tables:
        for name in guard_names(table):
            if name not in found:
                yield Finding(where=table, what=f"the trigger {name} that keeps it append-only is gone")


def _check_log(connection: Connection) -> Iterator[Finding]:
    previous, expected = ORIGIN, 1
    for entry in connection.execute(select(log).order_by(log.c.seq)):
        if entry.seq != expected:
            yield Finding(where=f"log {expected}", what="an entry is gone")
        elif entry.chain != _link(previous, entry):
            yield Finding(where=f"log {entry.seq}", what="does not follow from the entry before it")
        previous, expected = entry.chain, entry.seq + 1


def _link(previous: str, entry: Row[Any]) -> str | None:
    try:
        return link(previous, entry.table_name, entry.digest)
    except (TypeError, RecordError):  # not a text that we wrote
        return None


def _check_logged(connection: Connection, table: Table) -> Iterator[Finding]:
    """Compare the digests of a table with those that the log has for it."""
    in_log = select(log.c.digest).where(log.c.table_name == table.name)
    in_table = select(table.c.digest)
    for key in connection.scalars(in_log.except_(in_table)):
        yield Finding(where=f"{table.name} {key[:_SHORT]}", what="the log has a row that is gone")
    for key in connection.scalars(in_table.except_(in_log)):
        yield Finding(where=f"{table.name} {key[:_SHORT]}", what="the row is not in the log")


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


# ---------------------------------------------------------------- what the rows say
class _Contents:
    """One pass over all rows; ids met on the way are kept for the rows that refer to them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reports: set[str] = set()
        self._events: set[str] = set()
        self._claims: set[str] = set()

    def check(self) -> Iterator[Finding]:
        yield from self._check_blobs()
        yield from self._check_each(reports, self._check_report)
        yield from self._check_each(sightings, _nothing_more)
        yield from self._check_each(extractions, self._check_extraction)
        yield from self._check_index()
        yield from self._check_each(dossiers, self._check_dossier)
        yield from self._check_each(generations, self._check_generation)
        yield from self._check_numbers()

    def _check_blobs(self) -> Iterator[Finding]:
        for key, packed in self._connection.execute(select(blobs)):
            try:
                damage = (
                    None if sha256(unpack(packed, key)) == key else "the archived bytes have another hash"
                )
            except (RecordError, TypeError) as error:
                damage = f"the archived bytes cannot be unpacked: {error}"
            if damage is not None:
                ids = self._connection.scalars(
                    select(reports.c.id).where(reports.c.sha256 == key).limit(3)
                ).all()
                yield Finding(where=f"bytes {key[:_SHORT]} of report {', '.join(ids)}", what=damage)

    def _check_each(
        self, table: Table, check: Callable[[Row[Any], str], Iterator[Finding]]
    ) -> Iterator[Finding]:
        """Check the rows of a table; one that is not what its digest says is looked at no further."""
        for row in self._connection.execute(select(table)):
            where = self._name(table, row)
            if not is_intact(row):
                yield Finding(where=where, what="the row was changed: its digest is another")
                continue
            try:
                yield from check(row, where)
            except RecordError as error:
                yield Finding(where=where, what=error.what)

    def _name(self, table: Table, row: Row[Any]) -> str:
        name = f"{table.name} {row.digest[:_SHORT]}"
        if table is reports:
            return f"{name} ({row.id})"
        if table is dossiers:
            return f"{name} ({row.incident})"
        if table in (extractions, sightings):
            report = self._connection.scalar(select(reports.c.id).where(reports.c.digest == row.report))
            return f"{name} of report {report}"
        return name

    def _check_report(self, row: Row[Any], where: str) -> Iterator[Finding]:
        report = decode(Report, row.json, where)
        self._reports.add(report.id)
        if (report.id, report.sha256) != (row.id, row.sha256):
            yield Finding(where=where, what="its columns say another id or hash than its JSON")

    def _check_extraction(self, row: Row[Any], where: str) -> Iterator[Finding]:
        extraction = decode(Extraction, row.json, where)
        self._events.update(event.id for event in extraction.events)
        self._claims.update(claim.id for claim in extraction.claims)
        if (extraction.extractor, extraction.codebook) != (row.extractor, row.codebook):
            yield Finding(where=where, what="its columns say another extractor or codebook than its JSON")
        if report_key(extraction.report) != row.report:
            yield Finding(where=where, what="it is of another report than the one it refers to")
        text = extraction.report.text
        for span in spans_of(extraction):
            if text[span.start : span.end] != span.text:
                yield Finding(where=where, what=f"characters {span.start}-{span.end} are not {span.text!r}")

    def _check_index(self) -> Iterator[Finding]:
        """Compare the index of claims with the extractions, both ways."""
        readable = case((func.json_valid(extractions.c.json) == 1, extractions.c.json), else_="{}")
        each = func.json_each(readable, "$.claims").table_valued("value")
        made = select(func.json_extract(each.c.value, "$.id"), extractions.c.digest).join(each, true())
        listed = select(claims.c.id, claims.c.extraction)
        for claim, key in self._connection.execute(made.except_(listed)):
            yield Finding(where=f"claim {claim}", what=f"the index lacks it for extraction {key[:_SHORT]}")
        for claim, key in self._connection.execute(listed.except_(made)):
            yield Finding(where=f"claim {claim}", what=f"extraction {key[:_SHORT]} does not make it")

    def _check_dossier(self, row: Row[Any], where: str) -> Iterator[Finding]:
        dossier = decode(Dossier, row.json, where)
        incident = dossier.incident
        if incident.id != row.incident:
            yield Finding(where=where, what="its column says another incident than its JSON")
        figured = (claim for figure in incident.figures for claim in figure.claims)
        entries = dossier.ledger
        yield from _missing(where, "report", self._reports, (*incident.reports, *(e.report for e in entries)))
        yield from _missing(where, "event", self._events, (*incident.events, *(e.id for e in dossier.events)))
        cited = (*incident.claims, *(e.claim.id for e in entries), *figured)
        yield from _missing(where, "claim", self._claims, cited)

    def _check_generation(self, row: Row[Any], where: str) -> Iterator[Finding]:
        known = set(self._connection.scalars(select(members(row.digest).subquery().c.digest)))
        yield from _missing(where, "dossier", known, decode(list[str], row.members, where))

    def _check_numbers(self) -> Iterator[Finding]:
        """Generations of one extractor and codebook are numbered from 1 without a gap."""
        names = (generations.c.extractor, generations.c.codebook)
        counted = select(*names, func.count(), func.max(generations.c.number)).group_by(*names)
        for extractor, codebook, count, newest in self._connection.execute(counted):
            if count != newest:
                yield Finding(
                    where=f"generations of {extractor} under {codebook}", what="one of them is gone"
                )


def _nothing_more(_row: Row[Any], _where: str) -> Iterator[Finding]:
    return iter(())


def _missing(where: str, kind: str, known: set[str], named: Iterable[str]) -> Iterator[Finding]:
    for name in sorted(set(named) - known):
        yield Finding(where=where, what=f"it refers to {kind} {name}, which the record does not hold")
