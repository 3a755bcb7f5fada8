"""Turn what SQLite reports into one line that says what, where and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from counterclaim.errors import RecordError

_RESTORE: Final = "restore the file from a copy, or move it away and run again"

# By SQLite's primary result code; what is not listed keeps SQLite's own words.
_MEANINGS: Final = {
    "BUSY": ("another run is writing to this record", "wait until it ends, then run again"),
    "LOCKED": ("another run is writing to this record", "wait until it ends, then run again"),
    "NOTADB": ("this file is not a record, or its beginning is damaged", _RESTORE),
    "CORRUPT": ("the record is damaged", _RESTORE),
    "FORMAT": ("the record is damaged", _RESTORE),
    "FULL": ("no space is left on the disk", "free some, then run again: what was written stays"),
    "READONLY": ("the record may not be written", "check the permissions of the file and its folder"),
    "CANTOPEN": ("the record cannot be opened", "check that its folder exists and may be read and written"),
    "PERM": ("the record may not be opened", "check the permissions of the file and its folder"),
    "IOERR": ("the disk failed to read or write the record", "check the disk and its free space"),
    "TOOBIG": ("a row is larger than SQLite can hold", "split the report"),
}


def record_error(error: BaseException, path: Path) -> RecordError:
    """Return the error to raise for what SQLite raised on the record at `path`."""
    code = getattr(error, "sqlite_errorname", "")
    words = code.split("_")
    primary = words[1] if len(words) > 1 else ""
    what, remedy = _MEANINGS.get(primary, (f"the record failed: {error}", None))
    return RecordError(what, where=str(path), remedy=remedy)
