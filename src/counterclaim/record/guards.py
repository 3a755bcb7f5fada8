"""Triggers that forbid changing or removing a row."""

from __future__ import annotations

from collections.abc import Iterator


def guard_names(table: str) -> tuple[str, str]:
    """Return the names of a table's two triggers."""
    return f"{table}_no_update", f"{table}_no_delete"


def guard_statements(table: str) -> Iterator[str]:
    """Yield the SQL that makes `table` append-only."""
    for name, action in zip(guard_names(table), ("UPDATE", "DELETE"), strict=True):
        yield (
            f"CREATE TRIGGER {name} BEFORE {action} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"
        )
