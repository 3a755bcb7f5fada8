"""The record: reports, their bytes, what each extractor made of them, and the linked result of each run.

Append-only: nothing is changed or removed, and adding what is there already adds nothing. One `Store` belongs
to one thread; open it after worker processes are forked, never before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from sqlalchemy import Connection, insert, select

from counterclaim.errors import RecordError, UnknownIdError
from counterclaim.model import Claim, Dossier, Extraction, Report
from counterclaim.record import file, rows, shapes, views
from counterclaim.record.codec import decode, encode, pack, sha256, unpack
from counterclaim.record.lookup import resolve
from counterclaim.record.session import Session
from counterclaim.record.tables import (
    blobs,
    claims,
    dossiers,
    extractions,
    generations,
    log,
    reports,
    sightings,
)
from counterclaim.record.verification import Verification, verify


class Store:
    """One record file, open for reading or for writing."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._session = Session(connection, path)

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """Open a record.

        Args:
            path: the SQLite file.
            create: open for writing: the file is made when missing and migrated when older. Otherwise open
                for reading, which waits for no writer.

        Raises:
            RecordError: the file is missing, damaged, locked, not ours, of another schema, or out of reach.
        """
        store = cls(file.connect(path, write=create), path)
        if create:
            try:
                with store.transaction():
                    file.migrate(store._connection)
            except BaseException:
                store.close()
                raise
        return store

    def close(self) -> None:
        """Close the file; the store is of no use afterwards."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Group what is added inside: all of it is kept, or after an error or a crash none of it.

        Inside another one it undoes its own part alone, so that the rest can go on.

        Raises:
            RecordError: another run is writing, or the record may not be written.
        """
        return self._session.writing()

    # ------------------------------------------------------------ reports
    def add_report(self, report: Report, raw: bytes, media_type: str) -> bool:
        """Add a report and archive its bytes.

        The same report at another path is no new report. The same id with another text or other particulars
        is kept beside the old one and is in force from now on.

        Args:
            raw: the bytes as read, of which `report.sha256` is the hash.
            media_type: what the bytes are, such as `text/html`.

        Returns:
            Whether it is new.

        Raises:
            RecordError: the bytes are not those of the report, are too many, or its text cannot be stored.
        """
        with self.transaction():
            self._add_bytes(report, raw)
            row, is_new = rows.append(self._connection, reports, shapes.report_values(report))
            seen = {"report": row, "path": report.path, "media_type": media_type}
            rows.append(self._connection, sightings, seen)
        return is_new

    def _add_bytes(self, report: Report, raw: bytes) -> None:
        if rows.holds(self._connection, blobs, report.sha256):
            return
        if sha256(raw) != report.sha256:
            raise RecordError("the bytes are not those that the report's sha256 names", where=report.id)
        rows.append_as(self._connection, blobs, report.sha256, {"packed": pack(raw, report.id)})

    def reports(self) -> Iterator[Report]:
        """Yield every report in its newest wording, ordered by id; the list is that of the first step."""
        for _, row in self._connection.execute(views.current_reports()).all():
            yield self._report(row)

    def report(self, report_id: str) -> Report:
        """Return a report in its newest wording, by its id or an unambiguous beginning of it.

        Raises:
            UnknownIdError: there is none; the message names near ids.
        """
        found = resolve(self._connection, reports.c.id, report_id, "report")
        row = views.report_row(self._connection, found)
        if row is None:
            raise RecordError("a report is not in the log", where=found, remedy=rows.DAMAGED)
        return self._report(row)

    def _report(self, row: str) -> Report:
        stored = rows.read(self._connection, reports, row)
        report = decode(Report, stored.json, f"report {stored.id}")
        return msgspec.structs.replace(report, path=views.report_path(self._connection, row))

    def raw(self, digest: str) -> bytes:
        """Return archived bytes by their SHA-256 in hexadecimal digits.

        Raises:
            UnknownIdError: the record has no such bytes.
            RecordError: they are no longer what was archived.
        """
        packed = self._connection.scalar(select(blobs.c.packed).where(blobs.c.digest == digest))
        if packed is None:
            raise UnknownIdError("no report has bytes of this hash", where=digest)
        raw = unpack(packed, digest)
        if sha256(raw) != digest:
            raise RecordError("the archived bytes have another hash", where=digest, remedy=rows.DAMAGED)
        return raw

    # ------------------------------------------------------------ extractions
    def add_extraction(self, extraction: Extraction) -> bool:
        """Add what one extractor, under one codebook, made of a report that was added before.

        Returns:
            Whether it is new. Another extractor's or codebook's stays beside it.

        Raises:
            RecordError: the report was not added, or the same extractor made something else of it before.
        """
        values = shapes.extraction_values(extraction)
        with self.transaction():
            self._refuse_unfounded(extraction, values["report"])
            names = (extraction.extractor, extraction.codebook)
            before = views.extraction_of(self._connection, values["report"], *names)
            if before is not None:
                _refuse_other(extraction, before, rows.key_of(extractions, values))
                return False
            key, _ = rows.append(self._connection, extractions, values)
            self._index_claims(extraction, key)
        return True

    def _refuse_unfounded(self, extraction: Extraction, row: str) -> None:
        if not rows.holds(self._connection, reports, row):
            raise RecordError(
                "an extraction's report is not in the record, or stands otherwise there",
                where=extraction.report.id,
                remedy="add the report first",
            )

    def _index_claims(self, extraction: Extraction, key: str) -> None:
        ids = {claim.id for claim in extraction.claims}
        if ids:
            values = [{"id": claim_id, "extraction": key} for claim_id in sorted(ids)]
            self._connection.execute(insert(claims), values)

    def has_extraction(self, report: Report | str, extractor: str, codebook: str) -> bool:
        """Whether an extractor, under a codebook, has read a report.

        Args:
            report: the very report, or the id of one, which stands for its newest wording in the record.
        """
        row = (
            views.report_row(self._connection, report)
            if isinstance(report, str)
            else shapes.report_key(report)
        )
        found = None if row is None else views.extraction_of(self._connection, row, extractor, codebook)
        return found is not None

    def extractions(
        self, *, extractor: str | None = None, codebook: str | None = None
    ) -> Iterator[Extraction]:
        """Yield the newest extraction of each report in its newest wording, ordered by report id.

        Args:
            extractor: only this extractor's; `None` any.
            codebook: only those under this codebook; `None` any.
        """
        for key in self._connection.scalars(views.current_extractions(extractor, codebook)).all():
            yield self._extraction(key)

    def _extraction(self, key: str) -> Extraction:
        stored = rows.read(self._connection, extractions, key)
        extraction = decode(Extraction, stored.json, f"extraction {key[:16]}")
        path = views.report_path(self._connection, stored.report)
        report = msgspec.structs.replace(extraction.report, path=path)
        return msgspec.structs.replace(extraction, report=report)

    def versions(self) -> tuple[tuple[str, str, int], ...]:
        """Return (extractor, codebook, number of reports read), ordered by name."""
        found = self._connection.execute(views.readings()).all()
        return tuple((extractor, codebook, count) for extractor, codebook, count in found)

    def claim(self, claim_id: str) -> tuple[Claim, Extraction]:
        """Return a claim and the newest extraction that makes it, by id or an unambiguous beginning.

        Claims of replaced extractions and of earlier wordings are found too.

        Raises:
            UnknownIdError: there is none; the message names near ids.
        """
        found = resolve(self._connection, claims.c.id, claim_id, "claim")
        key = views.extraction_with(self._connection, found)
        if key is not None:
            extraction = self._extraction(key)
            for claim in extraction.claims:
                if claim.id == found:
                    return claim, extraction
        raise RecordError(
            "the index names a claim that no extraction makes", where=found, remedy=rows.DAMAGED
        )

    # ------------------------------------------------------------ dossiers
    def add_dossiers(self, linked: Sequence[Dossier], *, extractor: str, codebook: str) -> bool:
        """Add the linked result of a run as a new generation, unless it is equal to the newest one.

        Args:
            linked: in the linker's order, which is kept.
            extractor: whose extractions were linked.
            codebook: the codebook in force.

        Returns:
            Whether it is new.
        """
        with self.transaction():
            members = encode([self._add_dossier(dossier) for dossier in linked], extractor)
            newest = views.generation(self._connection, extractor, codebook)
            before = None if newest is None else rows.read(self._connection, generations, newest)
            if before is not None and before.members == members:
                return False
            number = 1 if before is None else before.number + 1
            values = {"extractor": extractor, "codebook": codebook, "number": number, "members": members}
            rows.append(self._connection, generations, values)
        return True

    def _add_dossier(self, dossier: Dossier) -> str:
        values = {"incident": dossier.incident.id, "json": encode(dossier, dossier.incident.id)}
        key, _ = rows.append(self._connection, dossiers, values)
        return key

    def dossiers(self) -> tuple[Dossier, ...]:
        """Return the newest generation, in the linker's order; nothing before the first."""
        return tuple(self._dossier(key) for key in self._members())

    def incident(self, incident_id: str) -> Dossier:
        """Return a dossier of the newest generation by its incident's id or an unambiguous beginning.

        Raises:
            UnknownIdError: there is none; the message names near ids.
        """
        members = views.members(views.generation(self._connection, None, None)).subquery()
        found = resolve(self._connection, members.c.incident, incident_id, "incident")
        key = select(members.c.digest).where(members.c.incident == found).limit(1)
        return self._dossier(self._connection.scalars(key).one())

    def _members(self) -> list[str]:
        newest = views.generation(self._connection, None, None)
        if newest is None:
            return []
        stored = rows.read(self._connection, generations, newest)
        return decode(list[str], stored.members, f"generation {newest[:16]}")

    def _dossier(self, key: str) -> Dossier:
        stored = rows.read(self._connection, dossiers, key)
        return decode(Dossier, stored.json, f"incident {stored.incident}")

    # ------------------------------------------------------------ the whole
    def verify(self) -> Verification:
        """Check every row against its digest, the log, its report and the rows it refers to."""
        with self._session.reading():
            return verify(self._connection)

    def fingerprint(self) -> str:
        """Return a hash of the record's content, whatever the order in which it was added.

        Two records with equal fingerprints hold the same reports, extractions and generations; `verify` says
        whether a record holds what its log says.
        """
        entries = select(log.c.table_name, log.c.digest).order_by(log.c.table_name, log.c.digest)
        whole = hashlib.sha256()
        for table, key in self._connection.execute(entries):
            whole.update(f"{table} {key}\n".encode())
        return whole.hexdigest()


def _refuse_other(extraction: Extraction, before: str, now: str) -> None:
    if before != now:
        raise RecordError(
            f"{extraction.extractor} under {extraction.codebook} made something else of this report before",
            where=extraction.report.id,
            remedy="give the changed extractor or codebook a new version",
        )
