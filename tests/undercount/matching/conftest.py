"""Entries of lists."""

from __future__ import annotations

from counterclaim.undercount.table import Person


def silent(_done: int, _total: int) -> None:
    """Show no progress."""


def entry(row: int, list_: str, name: str, **known: object) -> Person:
    return Person(row=row, list=list_, name=name, **known)  # type: ignore[arg-type]
