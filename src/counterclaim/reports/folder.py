"""From what the user names to the files to read: folders are walked, what is no report is told."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePath

import msgspec

from counterclaim.reports.items import Fault, Format, fault, mend

FORMATS: dict[str, Format] = {
    ".txt": "txt", ".html": "html", ".htm": "html", ".pdf": "pdf", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".csv": "csv", ".tsv": "tsv",
}  # fmt: skip
# Formats of one report a file: a sidecar of the same stem can describe it.
SINGLE = (".txt", ".html", ".htm", ".pdf")
UNPACK = "unpack it and give the folder"
# These may hold reports, so that one passed over is a loss; a photo or a README is none.
REMEDIES = {
    **dict.fromkeys((".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".zst", ".7z", ".rar"), UNPACK),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf", ".eml", ".epub"), "save its text as .txt"),
    **dict.fromkeys((".xls", ".xlsx", ".ods"), "save its sheet as .csv"),
    ".json": "put it as a line into a .jsonl file, or name it like the .txt it describes",
}


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A file to read, the name to give it in messages and records, and its format."""

    path: Path
    name: str
    format: Format


def find_files(named: str) -> Iterator[File | Fault]:
    """Find the reports under a file or folder, folders recursively, in the order of their paths.

    Hidden files are passed over, symbolic links to folders are told and not followed.
    """
    path = Path(named)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _unreadable(path, error)
        return
    except ValueError as error:  # a NUL character
        yield fault(repr(named), f"is no path ({error})")
        return
    if not stat.S_ISDIR(mode):
        yield from _classify(path, mode, given=True)
        return
    found = [item for entry in sorted(_walk(path), key=_order) for item in _visit(entry)]
    yield from found
    if not found:
        yield fault(name_of(path), "holds no reports", f"put files of these kinds in: {' '.join(FORMATS)}")


def name_of(path: PurePath) -> str:
    """Name a path as given, with `/` on every system, so that records do not depend on the machine."""
    return mend(path.as_posix())


def sidecar_of(path: Path) -> Path:
    """Return where the sidecar of a report lies, if it has one."""
    return path.with_suffix(".json")


def _walk(folder: Path) -> Iterator[Path | OSError]:
    errors: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        links = [name for name in folders if os.path.islink(os.path.join(parent, name))]
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in [*names, *links] if not name.startswith("."))
    yield from errors


def _order(entry: Path | OSError) -> str:
    return str(entry.filename) if isinstance(entry, OSError) else str(entry)


def _visit(entry: Path | OSError) -> Iterator[File | Fault]:
    if isinstance(entry, OSError):
        yield _unreadable(Path(str(entry.filename)), entry)
        return
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        yield _unreadable(entry, error)
        return
    if stat.S_ISDIR(mode):
        what = "is a link to a folder and was not followed"
        yield fault(name_of(entry), what, "give that folder by its name", fatal=False)
        return
    yield from _classify(entry, mode, given=False)


def _classify(path: Path, mode: int, *, given: bool) -> Iterator[File | Fault]:
    """Tell what a file is by its suffix; one met in a folder that cannot hold a report is only noted."""
    suffix = path.suffix.lower()
    if not stat.S_ISREG(mode):
        yield fault(
            name_of(path),
            "is no regular file",
            "give files or folders, or - to read standard input",
            fatal=given,
        )
    elif suffix in FORMATS:
        yield File(path=path, name=name_of(path), format=FORMATS[suffix])
    elif suffix != ".json" or not _describes_a_report(path):
        what = f"is of a kind that is not read ({suffix or 'no suffix'})"
        known = f"files of these kinds are: {' '.join(FORMATS)}"
        yield fault(name_of(path), what, REMEDIES.get(suffix, known), fatal=given or suffix in REMEDIES)


def _describes_a_report(path: Path) -> bool:
    return any(path.with_suffix(suffix).exists() for suffix in SINGLE)


def _unreadable(path: Path, error: OSError) -> Fault:
    remedy = "check its name" if isinstance(error, FileNotFoundError) else "check its permissions"
    if path.is_symlink():
        remedy = "mend or remove the link"
    return fault(name_of(path), f"cannot be read ({error.strerror})", remedy)
