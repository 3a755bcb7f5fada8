"""Append rows with their log entries, and read rows back only when they are what was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Connection, Row, Table, insert, select

from counterclaim.errors import RecordError
from counterclaim.record.codec import digest
from counterclaim.record.tables import log

ORIGIN: Final = "0" * 64  # what the first log entry is chained to
DAMAGED: Final = "run `counterclaim verify` to see what else is, then restore the file from a copy"


def append(connection: Connection, table: Table, values: Mapping[str, str | int | None]) -> tuple[str, bool]:
    """Append a row known by the digest of its values, unless it is there.

    Returns:
        The row's digest, and whether it is new.
    """
    key = key_of(table, values)
    if holds(connection, table, key):
        return key, False
    append_as(connection, table, key, values)
    return key, True


def key_of(table: Table, values: Mapping[str, str | int | None]) -> str:
    """Return the digest that a row of these values is known by."""
    return digest(*(values[column.name] for column in table.columns if column.name != "digest"))


def append_as(connection: Connection, table: Table, key: str, values: Mapping[str, object]) -> None:
    """Append a row under a digest, and its log entry chained to the one before."""
    connection.execute(insert(table).values(digest=key, **values))
    seq, chain = head(connection)
    entry = {"seq": seq + 1, "table_name": table.name, "digest": key, "chain": link(chain, table.name, key)}
    connection.execute(insert(log).values(entry))


def head(connection: Connection) -> tuple[int, str]:
    """Return the number and the chain value of the newest log entry."""
    newest = connection.execute(select(log.c.seq, log.c.chain).order_by(log.c.seq.desc()).limit(1)).first()
    return (0, ORIGIN) if newest is None else (newest.seq, newest.chain)


def link(previous: str, table: str, key: str) -> str:
    """Return the chain value of a log entry from the one before and what was written."""
    return digest(previous, str(table), key)  # SQLAlchemy names tables by a kind of str of its own


def holds(connection: Connection, table: Table, key: str) -> bool:
    """Whether a table has a row of that digest."""
    return connection.scalar(select(table.c.digest).where(table.c.digest == key)) is not None


def read(connection: Connection, table: Table, key: str) -> Row[Any]:
    """Return a row after checking that it still is what its digest says.

    Raises:
        RecordError: the row is gone or was changed.
    """
    row = connection.execute(select(table).where(table.c.digest == key)).first()
    where = f"{table.name} {key[:16]}"
    if row is None:
        raise RecordError("a row that others refer to is gone", where=where, remedy=DAMAGED)
    if not is_intact(row):
        raise RecordError("a row was changed after it was written", where=where, remedy=DAMAGED)
    return row


def is_intact(row: Row[Any]) -> bool:
    """Whether a row's digest is that of its other values."""
    try:
        return bool(row.digest == digest(*row[1:]))
    except (TypeError, RecordError):  # a value of a kind or with characters that we never write
        return False
