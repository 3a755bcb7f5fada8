"""Which rows are in force: the newest wording of each report, its newest extraction, the newest generation.

New means later in the log; everything older stays and can be asked for.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Subquery, Table, and_, func, select, true

from counterclaim.record.tables import claims, dossiers, extractions, generations, log, reports, sightings


def current_reports() -> Select[str, str]:
    """Select (id, digest) of the newest wording of each report, ordered by id."""
    ranked = _ranked(reports, reports.c.id).subquery()
    return select(ranked.c.id, ranked.c.digest).where(ranked.c.rank == 1).order_by(ranked.c.id)


def report_row(connection: Connection, report_id: str) -> str | None:
    """Return the digest of the newest wording of a report, `None` when there is none."""
    wordings = select(reports.c.digest).where(reports.c.id == report_id)
    return connection.scalar(_newest(wordings, reports.c.digest))


def report_path(connection: Connection, row: str) -> str | None:
    """Return the first path, in the order of the alphabet, at which a report was seen."""
    first = select(func.min(sightings.c.path)).where(sightings.c.report == row)
    path: str | None = connection.scalar(first)
    return path


def current_extractions(extractor: str | None, codebook: str | None) -> Select[str]:
    """Select the digests of the newest extraction of each report's newest wording, ordered by report id.

    Args:
        extractor: only of this extractor; `None` of any.
        codebook: only under this codebook; `None` under any.
    """
    wanted = _of(extractions, extractor, codebook)
    ranked = _ranked(extractions, extractions.c.report).where(*wanted).subquery()
    current = _current()
    return (
        select(ranked.c.digest)
        .join(current, current.c.digest == ranked.c.report)
        .where(ranked.c.rank == 1)
        .order_by(current.c.id)
    )


def readings() -> Select[str, str, int]:
    """Select (extractor, codebook, number of reports read in their newest wording), ordered by name."""
    names = (extractions.c.extractor, extractions.c.codebook)
    current = _current()
    return (
        select(*names, func.count())
        .join(current, current.c.digest == extractions.c.report)
        .group_by(*names)
        .order_by(*names)
    )


def extraction_of(connection: Connection, row: str, extractor: str, codebook: str) -> str | None:
    """Return the digest of what one extractor made of one wording of a report."""
    wanted = _of(extractions, extractor, codebook)
    return connection.scalar(select(extractions.c.digest).where(extractions.c.report == row, *wanted))


def extraction_with(connection: Connection, claim_id: str) -> str | None:
    """Return the digest of the newest extraction that makes a claim, also of replaced ones."""
    making = select(claims.c.extraction).where(claims.c.id == claim_id)
    return connection.scalar(_newest(making, claims.c.extraction))


def generation(connection: Connection, extractor: str | None, codebook: str | None) -> str | None:
    """Return the digest of the newest generation, of one extractor and codebook or of any (`None`)."""
    wanted = select(generations.c.digest).where(*_of(generations, extractor, codebook))
    return connection.scalar(_newest(wanted, generations.c.digest))


def members(generation_row: str | None) -> Select[str, str]:
    """Select (incident, digest) of the dossiers of a generation; of `None` there are none."""
    listed = func.json_each(generations.c.members).table_valued("value")
    return (
        select(dossiers.c.incident, dossiers.c.digest)
        .select_from(generations)
        .join(listed, true())
        .join(dossiers, dossiers.c.digest == listed.c.value)
        .where(generations.c.digest == generation_row)
    )


def _current() -> Subquery:
    return current_reports().order_by(None).subquery()


def _ranked(table: Table, group: Column[str]) -> Select[Any]:
    """Select (digest, group, rank) of a table's rows, the newest of each group ranked 1."""
    rank = func.row_number().over(partition_by=group, order_by=_written(table.c.digest).desc())
    return select(table.c.digest, group, rank.label("rank"))


def _newest(statement: Select[str], digest: Column[str]) -> Select[str]:
    return statement.order_by(_written(digest).desc()).limit(1)


def _written(digest: Column[str]) -> ColumnElement[int]:
    """When a row was written: its number in the log, by the table that the digest is the key of.

    A subquery, not a join: joined, SQLite would walk the whole log backwards to spare itself the sorting.
    """
    keyed = next((key.column for key in digest.foreign_keys), digest)
    entry = and_(log.c.table_name == str(keyed.table.name), log.c.digest == digest)
    return select(log.c.seq).where(entry).scalar_subquery()


def _of(table: Table, extractor: str | None, codebook: str | None) -> list[ColumnElement[bool]]:
    wanted = (("extractor", extractor), ("codebook", codebook))
    return [table.c[name] == value for name, value in wanted if value is not None]
