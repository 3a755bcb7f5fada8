"""An index that finds a claim by its id without reading every extraction."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from counterclaim.record.guards import guard_statements

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create `claims` and fill it from the extractions that are there."""
    op.create_table(
        "claims",
        sa.Column("id", sa.String, primary_key=True, nullable=False),
        sa.Column(
            "extraction", sa.String, sa.ForeignKey("extractions.digest"), primary_key=True, nullable=False
        ),
    )
    op.execute(
        "INSERT INTO claims (id, extraction) SELECT DISTINCT json_extract(claim.value, '$.id'), digest "
        "FROM extractions, json_each(extractions.json, '$.claims') AS claim"
    )
    for statement in guard_statements("claims"):
        op.execute(statement)
    op.execute("PRAGMA user_version = 2")
