"""The record's tables as the newest migration leaves them.

Content tables hold what was read and made of it. Each row's key is the SHA-256 of its other columns
(`blobs`: of the bytes as read), so a table's content does not depend on the order in which it was filled.
`log` alone holds the order; `claims` is an index over `extractions`.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, UniqueConstraint

APPLICATION_ID: Final = (
    0x43434C4D  # "CCLM", so that `file` and we ourselves know a record from other databases
)
SCHEMA: Final = 2  # PRAGMA user_version after the newest migration

metadata = MetaData()


def _digest() -> Column[str]:
    return Column("digest", String, primary_key=True, nullable=False)


blobs = Table(
    "blobs",
    metadata,
    _digest(),
    Column("packed", LargeBinary, nullable=False),  # zlib
)

# One row for each wording of a report: its text and what is known about it, without the path.
reports = Table(
    "reports",
    metadata,
    _digest(),
    Column("id", String, nullable=False, index=True),
    Column("sha256", String, ForeignKey("blobs.digest"), nullable=False),
    Column("json", String, nullable=False),
)

# Where a report was seen. Kept apart because copies in two folders are one report, whichever came first.
sightings = Table(
    "sightings",
    metadata,
    _digest(),
    Column("report", String, ForeignKey("reports.digest"), nullable=False, index=True),
    Column("path", String, nullable=True),
    Column("media_type", String, nullable=False),
)

extractions = Table(
    "extractions",
    metadata,
    _digest(),
    Column("report", String, ForeignKey("reports.digest"), nullable=False),
    Column("extractor", String, nullable=False),
    Column("codebook", String, nullable=False),
    Column("json", String, nullable=False),
    UniqueConstraint("report", "extractor", "codebook"),
)

dossiers = Table(
    "dossiers",
    metadata,
    _digest(),
    Column("incident", String, nullable=False, index=True),
    Column("json", String, nullable=False),
)

# The linked results of runs: `members` is a JSON array of `dossiers.digest`, in the linker's order.
generations = Table(
    "generations",
    metadata,
    _digest(),
    Column("extractor", String, nullable=False),
    Column("codebook", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("members", String, nullable=False),
    UniqueConstraint("extractor", "codebook", "number"),
)

# Every row of the tables above in the order of writing, each entry chained to the one before.
log = Table(
    "log",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("table_name", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("chain", String, nullable=False),
    UniqueConstraint("table_name", "digest"),
)

# Finds a claim by its id; follows from `extractions`, so it has no entries in `log`.
claims = Table(
    "claims",
    metadata,
    Column("id", String, primary_key=True, nullable=False),
    Column("extraction", String, ForeignKey("extractions.digest"), primary_key=True, nullable=False),
)

CONTENT: Final = (blobs, reports, sightings, extractions, dossiers, generations)
