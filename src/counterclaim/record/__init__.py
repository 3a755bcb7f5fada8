"""The append-only record: reports, their bytes, extractions and runs in SQLite."""
