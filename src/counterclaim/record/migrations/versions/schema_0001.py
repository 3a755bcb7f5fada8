"""Reports, their bytes, extractions, dossiers and the log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from counterclaim.record.guards import guard_statements

revision = "0001"
down_revision = None

GUARDED = ("blobs", "reports", "sightings", "extractions", "dossiers", "generations", "log")


def upgrade() -> None:
    """Create the first schema."""
    _create_what_was_read()
    _create_what_was_made()
    op.create_table(
        "log",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("table_name", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("chain", sa.String, nullable=False),
        sa.UniqueConstraint("table_name", "digest"),
    )
    for table in GUARDED:
        for statement in guard_statements(table):
            op.execute(statement)
    op.execute(f"PRAGMA application_id = {0x43434C4D}")
    op.execute("PRAGMA user_version = 1")


def _create_what_was_read() -> None:
    op.create_table("blobs", _digest(), sa.Column("packed", sa.LargeBinary, nullable=False))
    op.create_table(
        "reports",
        _digest(),
        sa.Column("id", sa.String, nullable=False, index=True),
        sa.Column("sha256", sa.String, sa.ForeignKey("blobs.digest"), nullable=False),
        sa.Column("json", sa.String, nullable=False),
    )
    op.create_table(
        "sightings",
        _digest(),
        sa.Column("report", sa.String, sa.ForeignKey("reports.digest"), nullable=False, index=True),
        sa.Column("path", sa.String, nullable=True),
        sa.Column("media_type", sa.String, nullable=False),
    )


def _create_what_was_made() -> None:
    op.create_table(
        "extractions",
        _digest(),
        sa.Column("report", sa.String, sa.ForeignKey("reports.digest"), nullable=False),
        sa.Column("extractor", sa.String, nullable=False),
        sa.Column("codebook", sa.String, nullable=False),
        sa.Column("json", sa.String, nullable=False),
        sa.UniqueConstraint("report", "extractor", "codebook"),
    )
    op.create_table(
        "dossiers",
        _digest(),
        sa.Column("incident", sa.String, nullable=False, index=True),
        sa.Column("json", sa.String, nullable=False),
    )
    op.create_table(
        "generations",
        _digest(),
        sa.Column("extractor", sa.String, nullable=False),
        sa.Column("codebook", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("members", sa.String, nullable=False),
        sa.UniqueConstraint("extractor", "codebook", "number"),
    )


def _digest() -> sa.Column[str]:
    return sa.Column("digest", sa.String, primary_key=True, nullable=False)
