"""Open the SQLite file of a record: whose file it is, how it is locked, which schema it has."""

from __future__ import annotations

import os
import sqlite3
from functools import partial
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import NullPool

from counterclaim.errors import RecordError
from counterclaim.record.faults import record_error
from counterclaim.record.tables import APPLICATION_ID, SCHEMA

BUSY_SECONDS: Final = 2.0  # a transaction takes milliseconds: who waits longer should be told why
MIGRATIONS: Final = Path(__file__).parent / "migrations"


def connect(path: Path, *, write: bool) -> Connection:
    """Open the file at `path`; for writing it is made when missing.

    Raises:
        RecordError: it is missing, may not be opened, is damaged, another program's, or of a newer schema.
    """
    if path.is_dir():
        raise RecordError("this is a folder, not a record", where=str(path), remedy="name the file in it")
    if not write and not path.exists():
        raise RecordError("there is no record", where=str(path), remedy="make one with `counterclaim run`")
    connection = _connect(path, _uri(path, write=write))
    try:
        _check_owner(connection, path, write=write)
        _configure(connection, write=write)
    except BaseException:
        connection.close()
        raise
    return connection


def migrate(connection: Connection) -> None:
    """Bring the schema up to date within the transaction that is open on `connection`."""
    if _pragma(connection, "user_version") == SCHEMA:
        return
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, "head")


def _uri(path: Path, *, write: bool) -> str:
    file = path.absolute()
    if write:
        return f"{file.as_uri()}?mode=rwc"
    # A reader of a write-ahead log needs to make the log's index file. Where the folder may not be written
    # (an archived disc) the file is read as it lies, which is right only when no log waits beside it.
    wal = file.with_name(f"{file.name}-wal")
    if os.access(file.parent, os.W_OK):
        return f"{file.as_uri()}?mode=rw"
    if wal.exists() and wal.stat().st_size:
        raise RecordError(
            "an interrupted run left a write-ahead log, and the folder may not be written",
            where=str(path),
            remedy="copy the record and its -wal file to a folder that may be written",
        )
    return f"{file.as_uri()}?mode=ro&immutable=1"


def _connect(path: Path, uri: str) -> Connection:
    engine = create_engine("sqlite://", creator=partial(_open_sqlite, uri), poolclass=NullPool)
    event.listen(engine, "handle_error", partial(_explain, path))
    return engine.connect()


def _open_sqlite(uri: str) -> sqlite3.Connection:
    # isolation_level=None: transactions begin where we say, never by the driver's guess
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    # a damaged byte comes back as a wrong text, which its digest betrays, not as a failure to fetch the row
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    return connection


def _explain(path: Path, context: ExceptionContext) -> None:
    if isinstance(context.original_exception, sqlite3.Error):
        raise record_error(context.original_exception, path) from context.original_exception


def _check_owner(connection: Connection, path: Path, *, write: bool) -> None:
    """Refuse other programs' files before anything is written into them."""
    owner, schema = _pragma(connection, "application_id"), _pragma(connection, "user_version")
    is_blank = owner == 0 and schema == 0 and _count_tables(connection) == 0
    if is_blank and not write:
        raise RecordError(
            "the record is empty: its first run was interrupted", where=str(path), remedy="run again"
        )
    if not is_blank and owner != APPLICATION_ID:
        raise RecordError(
            "this is another program's SQLite file, not a record", where=str(path), remedy="name another file"
        )
    if schema > SCHEMA:
        raise RecordError(
            f"the record has schema {schema}, newer than the {SCHEMA} of this version",
            where=str(path),
            remedy="upgrade counterclaim",
        )
    if schema < SCHEMA and not write:
        raise RecordError(
            f"the record has schema {schema}, older than the {SCHEMA} of this version",
            where=str(path),
            remedy="migrate it with `counterclaim run`, which adds and never removes",
        )


def _configure(connection: Connection, *, write: bool) -> None:
    connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    connection.exec_driver_sql(
        "PRAGMA recursive_triggers = ON"
    )  # else REPLACE would delete past the triggers
    if not write:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        return
    # Readers go on while a run writes, and after kill -9 the log is replayed or dropped whole. FULL, because
    # what was added must outlast a power cut, and one fsync is little beside reading a report.
    connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    connection.exec_driver_sql("PRAGMA synchronous = FULL")


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def _count_tables(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one())
