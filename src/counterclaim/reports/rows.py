"""Tables of reports: JSON Lines, CSV and TSV; a bad row is one fault and the rest goes on."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from counterclaim.errors import InputError
from counterclaim.reports.about import KEYS, describe, parse_json
from counterclaim.reports.items import Fault, Format, Loaded, Options, Source, fault, load
from counterclaim.reports.text import decode

COLUMNS = (*KEYS, "text")
# A character can take twelve bytes of JSON (a pair of \uXXXX escapes); a row's other keys get a megabyte.
ESCAPED_CHAR_BYTES = 12
OTHER_KEYS_BYTES = 1_000_000
CHUNK_BYTES = 1 << 20
UTF8_MARK = b"\xef\xbb\xbf"


def read_lines(file: BinaryIO, where: str, options: Options) -> Iterator[Loaded | Fault]:
    """Read JSON Lines, holding one line at a time; a report's raw bytes are its line without the line end."""
    limit = min(options.max_report_bytes, ESCAPED_CHAR_BYTES * options.max_text_chars + OTHER_KEYS_BYTES)
    empty = True
    for number, line in enumerate(_lines(file, limit), start=1):
        place = f"{where}:{number}"
        if len(line) > limit:
            empty = False
            yield fault(
                place, f"the line is over {limit:,} bytes", "split it or raise max_text_chars in the settings"
            )
            continue
        raw = line.removeprefix(UTF8_MARK) if number == 1 else line
        if raw.strip():
            empty = False
            yield from _read_line(Source(where=place, raw=raw, format="jsonl"), options)
    if empty:
        yield fault(where, "holds no lines", "write one JSON object a line")


def read_table(data: bytes, where: str, kind: Format, options: Options) -> Iterator[Loaded | Fault]:
    """Read CSV or TSV; a report's raw bytes are its row as UTF-8 JSON: a list of [column, cell], in order."""
    try:
        text, notes = decode(data, options.encoding, where)
        yield from (fault(where, note, fatal=False) for note in notes)
        delimiter = "\t" if kind == "tsv" else _delimiter(text)
        # Line ends inside a quoted cell stay as they are.
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows = _cells(reader, len(text), where)
        _, columns = next(rows, (1, []))
        chosen = _choose_columns(columns, where, options)
        number = None
        for number, cells in rows:
            yield from _read_row(f"{where}:{number}", columns, cells, chosen, options)
        if number is None:
            raise InputError("holds no rows", remedy="write one report a row below the header")
    except InputError as error:
        yield fault(error.where or where, error.what, error.remedy)


def _lines(file: BinaryIO, limit: int) -> Iterator[bytes]:
    """Yield lines without their ends; of a line over `limit` bytes, only `limit + 1` bytes."""
    while line := file.readline(limit + 1):
        if len(line) > limit and not line.endswith(b"\n"):
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = file.readline(CHUNK_BYTES)
        yield line.removesuffix(b"\n").removesuffix(b"\r")


def _read_line(source: Source, options: Options) -> Iterator[Loaded | Fault]:
    try:
        values = parse_json(source.raw.decode(options.encoding or "utf-8"))
    except UnicodeError:
        yield fault(source.where, "the line is not UTF-8", "save the file as UTF-8 or tell its encoding")
    except ValueError as error:
        yield fault(source.where, f"the line is not JSON ({error})", "write one JSON object a line")
    else:
        if isinstance(values, dict):
            yield from _read_values(source, values, options)
        else:
            yield fault(source.where, "the line is not a JSON object", 'write it as {"text": "...", ...}')


def _read_values(source: Source, values: Mapping[str, object], options: Options) -> Iterator[Loaded | Fault]:
    ours = {key: values.get(options.column_map.get(key, key)) for key in COLUMNS}
    text = ours["text"]
    if not isinstance(text, str):
        name = options.column_map.get("text", "text")
        what = f"has no string under {name!r}; its keys are {', '.join(map(repr, values)) or 'none'}"
        yield fault(source.where, what, "map `text` to one of them")
        return
    about, notes = describe(ours)
    try:
        yield load(source, text, about, options)
    except InputError as error:
        yield fault(source.where, error.what, error.remedy)
    else:
        yield from (fault(source.where, note, fatal=False) for note in notes)


def _read_row(
    where: str, columns: list[str], cells: list[str], chosen: Mapping[str, int], options: Options
) -> Iterator[Loaded | Fault]:
    if len(cells) != len(columns):
        what = f"the row has {len(cells)} cells, the header {len(columns)}"
        yield fault(where, what, "quote cells that hold the delimiter or a line break")
        return
    pairs = list(zip(columns, cells, strict=True))
    raw = json.dumps(pairs, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    text = cells[chosen["text"]]
    about, notes = describe({key: cells[index] for key, index in chosen.items()})
    try:
        yield load(Source(where=where, raw=raw, format="csv"), text, about, options)
    except InputError as error:
        yield fault(error.where or where, error.what, error.remedy)
    else:
        yield from (fault(where, note, fatal=False) for note in notes)


def _delimiter(text: str) -> str:
    """Choose what the header holds most of: spreadsheets of half of Europe write `;` into a `.csv`."""
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _cells(reader: Iterator[list[str]], limit: int, where: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank with the number of the line it starts on."""
    while True:
        number = reader.line_num + 1  # type: ignore[attr-defined]  # csv's reader has no public type
        try:
            cells = _next_row(reader, limit)
        except csv.Error as error:
            remedy = "close its quotes; rows from there on were not read"
            raise InputError(
                f"is not well-formed CSV ({error})", where=f"{where}:{number}", remedy=remedy
            ) from error
        if cells is None:
            return
        if cells:
            yield number, cells


def _next_row(reader: Iterator[list[str]], limit: int) -> list[str] | None:
    # csv's limit on a cell is one for the whole process: it is raised for this call only.
    before = csv.field_size_limit(max(limit, 1))
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(before)


def _choose_columns(columns: list[str], where: str, options: Options) -> dict[str, int]:
    """Find the column of each of our keys; only `text` and the keys the user has mapped must be there."""
    chosen: dict[str, int] = {}
    for key in COLUMNS:
        name = options.column_map.get(key, key)
        if columns.count(name) == 1:
            chosen[key] = columns.index(name)
        elif name in columns:
            raise InputError(f"has more than one column {name!r}", where=where, remedy="rename all but one")
        elif key == "text" or key in options.column_map:
            names = ", ".join(map(repr, columns)) or "none"
            what = f"has no column {name!r}; its columns are {names}"
            raise InputError(what, where=where, remedy=f"map {key} to one of them")
    return chosen
