"""Records as JSON text, and the digests that rows are known by."""

from __future__ import annotations

import hashlib
import zlib
from typing import Final, TypeVar

import msgspec

from counterclaim.errors import RecordError
from counterclaim.model import Record

MAX_RAW_BYTES: Final = 256 * 1024 * 1024  # well above any report, well below what exhausts a laptop

Decoded = TypeVar("Decoded")


def encode(record: Record | list[str], where: str) -> str:
    """Return a record as JSON: keys in the order of its type, so equal records give equal text.

    Args:
        where: the record's name, for the message.

    Raises:
        RecordError: a string holds half of a surrogate pair, which no file can store.
    """
    return _json(record, where).decode("utf-8")


def _json(value: object, where: str) -> bytes:
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError as error:
        raise RecordError(
            "a text holds half of a surrogate pair and cannot be stored",
            where=where,
            remedy="read the report again with its true encoding",
        ) from error


def decode(kind: type[Decoded], text: str, where: str) -> Decoded:
    """Return the record that `encode` wrote.

    Raises:
        RecordError: the text is not JSON or breaks the type; it names `where`.
    """
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.MsgspecError as error:
        raise RecordError(f"the stored JSON does not decode: {error}", where=where) from error


def digest(*values: str | int | None) -> str:
    """Return the SHA-256 of some values in hexadecimal digits; their borders count.

    Raises:
        RecordError: a string holds half of a surrogate pair (a file name that is not UTF-8 does).
    """
    return hashlib.sha256(_json(values, ascii(values)[:80])).hexdigest()


def sha256(raw: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal digits."""
    return hashlib.sha256(raw).hexdigest()


def pack(raw: bytes, where: str) -> bytes:
    """Compress the bytes of a report (zlib).

    Raises:
        RecordError: there are more than `MAX_RAW_BYTES`.
    """
    if len(raw) > MAX_RAW_BYTES:
        limit = f"{MAX_RAW_BYTES // 1024**2} MiB"
        raise RecordError(f"the report is larger than {limit}", where=where, remedy="split the file")
    return zlib.compress(raw)


def unpack(packed: bytes, where: str) -> bytes:
    """Return what `pack` compressed, never more than `MAX_RAW_BYTES`.

    Raises:
        RecordError: the bytes are not zlib's, are cut off, or unfold to more than that.
    """
    unfolding = zlib.decompressobj()
    try:
        raw = unfolding.decompress(packed, MAX_RAW_BYTES + 1)
    except zlib.error as error:
        raise RecordError(f"the archived bytes are damaged: {error}", where=where) from error
    if not unfolding.eof:
        raise RecordError("the archived bytes are cut off or too many", where=where)
    return raw
