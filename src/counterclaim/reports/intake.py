"""The door of this room: paths and `-` in, reports out, and one line for each thing that was not read."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from counterclaim.errors import InputError, SettingsError
from counterclaim.reports.about import read_sidecar
from counterclaim.reports.folder import File, find_files, sidecar_of
from counterclaim.reports.isolated import Isolated
from counterclaim.reports.items import About, Fault, Format, Loaded, Options, Source, fault, load, mend
from counterclaim.reports.rows import COLUMNS, read_lines, read_table
from counterclaim.reports.text import MARKS, check_encoding, decode

__all__ = ["Fault", "Loaded", "Options", "read_reports"]

DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def read_reports(inputs: Sequence[str], options: Options) -> Iterator[Loaded | Fault]:
    """Read reports from files, folders and standard input (`-`), in the order given.

    Whatever cannot be read is told and the rest goes on; nothing is fetched or executed.

    Raises:
        SettingsError: the encoding or the column map makes no sense.
    """
    _check(options)
    return _read_all(inputs, options)


def _check(options: Options) -> None:
    if options.encoding is not None:
        check_encoding(options.encoding)
    unknown = [key for key in options.column_map if key not in COLUMNS]
    if unknown:
        what = f"the column map has unknown keys: {', '.join(unknown)}"
        raise SettingsError(what, remedy=f"the keys are {', '.join(COLUMNS)}")


def _read_all(inputs: Sequence[str], options: Options) -> Iterator[Loaded | Fault]:
    with Isolated(options) as isolated:
        for named in inputs:
            if named == "-":
                yield from _read_stdin(isolated, options)
                continue
            for found in find_files(named):
                if isinstance(found, Fault):
                    yield found
                else:
                    yield from _read_file(found, isolated, options)


def _read_file(file: File, isolated: Isolated, options: Options) -> Iterator[Loaded | Fault]:
    try:
        with file.path.open("rb") as stream:
            if file.format == "jsonl":
                yield from read_lines(stream, file.name, options)
                return
            data = _read_bounded(stream, file.name, options)
    except OSError as error:
        yield fault(file.name, f"cannot be read ({error.strerror})", "check its permissions")
    except InputError as error:
        yield fault(file.name, error.what, error.remedy)
    else:
        source = Source(where=file.name, raw=data, format=file.format)
        if file.format in ("csv", "tsv"):
            yield from read_table(data, file.name, file.format, options)
        else:
            yield from _read_single(source, read_sidecar(sidecar_of(file.path)), isolated, options)


def _read_bounded(stream: BinaryIO, where: str, options: Options) -> bytes:
    data = stream.read(options.max_report_bytes + 1)
    if len(data) > options.max_report_bytes:
        what = f"is over {options.max_report_bytes:,} bytes"
        raise InputError(what, where=where, remedy="split it or raise max_report_bytes in the settings")
    return data


def _read_single(
    source: Source, beside: tuple[About, list[str]], isolated: Isolated, options: Options
) -> Iterator[Loaded | Fault]:
    """Read a source that holds one report; what lies beside it goes before what it says about itself."""
    about, notes = beside
    try:
        text, own, more = _extract(source, isolated, options)
        yield load(source, text, about.over(own), options)
    except InputError as error:
        yield fault(source.where, error.what, error.remedy)
    else:
        yield from (fault(source.where, note, fatal=False) for note in [*more, *notes])


def _extract(source: Source, isolated: Isolated, options: Options) -> tuple[str, About, list[str]]:
    """Return a source's text, what it says about itself, and notes."""
    if source.format == "pdf":
        return *isolated.read("pdf", source.raw), []
    if source.format == "txt":
        text, notes = decode(source.raw, options.encoding, source.where)
        return text, About(), notes
    encoding = options.encoding or _declared_encoding(source.raw)
    page, notes = decode(source.raw, encoding, source.where)
    return *isolated.read("html", mend(page).encode("utf-8")), notes


def _declared_encoding(page: bytes) -> str | None:
    """Find the encoding a page declares; `None` where it is wrong, unknown or beside a byte-order mark."""
    declared = DECLARED.search(page[:4096])
    if declared is None or any(page.startswith(mark) for mark, _ in MARKS):
        return None
    encoding = declared[1].decode("ascii")
    # Browsers read these as Windows-1252, and so do those who write them.
    encoding = (
        "cp1252" if encoding.lower() in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii") else encoding
    )
    try:
        page.decode(encoding)
    except (LookupError, UnicodeError):
        return None
    return encoding


def _read_stdin(isolated: Isolated, options: Options) -> Iterator[Loaded | Fault]:
    try:
        data = _read_bounded(sys.stdin.buffer, "-", options)
    except InputError as error:
        yield fault("-", error.what, error.remedy)
        return
    kind = options.stdin_format or _guess_format(data)
    if kind == "jsonl":
        yield from read_lines(io.BytesIO(data), "-", options)
    elif kind == "csv":
        yield from read_table(data, "-", "csv", options)
    else:
        yield from _read_single(Source(where="-", raw=data, format=kind), (About(), []), isolated, options)


def _guess_format(data: bytes) -> Format:
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return "jsonl"
    return "pdf" if start.startswith(b"%PDF-") else "txt"
