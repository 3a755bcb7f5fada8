"""Transactions on a record: one writes whole or not at all, the other sees the record as at one moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from counterclaim.errors import RecordError


class Session:
    """The transactions of one connection; they may lie inside each other."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._is_writing = False

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep all of what is added inside, or after an error none; inside another, undo this part alone."""
        with self._part() if self._is_writing else self._whole():
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See the record as it is now, whatever another run adds meanwhile."""
        if self._is_writing:
            yield
            return
        self._connection.exec_driver_sql("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        self._connection.exec_driver_sql("BEGIN IMMEDIATE")
        self._is_writing = True
        try:
            yield
            self._refuse_undone()
            self._connection.commit()
        except BaseException:
            self._connection.rollback()
            raise
        finally:
            self._is_writing = False

    @contextmanager
    def _part(self) -> Iterator[None]:
        self._refuse_undone()
        self._connection.exec_driver_sql("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if self._is_open():
                self._connection.exec_driver_sql("ROLLBACK TO part")
            raise
        finally:
            if self._is_open():
                self._connection.exec_driver_sql("RELEASE part")

    def _refuse_undone(self) -> None:
        if not self._is_open():
            raise RecordError(
                "what this run was adding was undone", where=str(self._path), remedy="run again"
            )

    def _is_open(self) -> bool:
        """Whether SQLite still has a transaction: on a full or failing disk it undoes the whole by itself."""
        connection = self._connection.connection.dbapi_connection
        return isinstance(connection, sqlite3.Connection) and connection.in_transaction
