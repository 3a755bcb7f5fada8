"""Schema migrations, run by alembic when a record is opened for writing."""
