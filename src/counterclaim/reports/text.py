"""Bytes to text: the encoding is told, marked, UTF-8 or guessed, in that order; nothing else is changed."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from counterclaim.errors import InputError, SettingsError

# UTF-32's little-endian mark begins with UTF-16's: the longer one is tried first.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = ((b"%PDF-", "a PDF"), (b"PK\x03\x04", "a zip archive"), (b"\x1f\x8b", "a gzip archive"))
# Of all characters; text has next to none, a wrongly decoded UTF-16 file has half, random bytes a tenth.
MAX_CONTROL_SHARE = 0.05
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# What news text comes in. Left to all it knows, the guesser takes Latin-1 prose for EBCDIC; cp1250 is left
# out because it beats cp1252 on Western prose by a hair and turns its letters into others.
GUESSABLE = [
    "cp1252", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "iso8859_6", "gb18030", "big5",
    "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip


def decode(data: bytes, encoding: str | None, where: str) -> tuple[str, list[str]]:
    """Decode text without changing line ends or anything else; only a byte-order mark is taken off.

    Args:
        data: the bytes as read.
        encoding: the encoding told by the user; `None` = find it out.
        where: what to name in a message.

    Returns:
        The text, and a note where its encoding had to be guessed.

    Raises:
        InputError: it is not text, or not in the encoding told.
    """
    for signature, name in SIGNATURES:
        if data.startswith(signature):
            raise InputError(
                f"looks binary: it is {name}, not text", where=where, remedy="name or unpack it as such"
            )
    encoding = encoding or _marked(data) or ("utf-8" if _is_utf8(data) else None)
    notes = []
    if encoding is None:
        encoding = _guess(data, where)
        notes = [f"its encoding was guessed as {encoding}; tell it if letters look wrong"]
    text = _decode_as(data, encoding, where)
    if is_binary(text):
        raise _binary(where)
    return text, notes


def is_binary(text: str) -> bool:
    """Tell whether so many characters are control characters that this cannot be text."""
    return len(CONTROL.findall(text)) > MAX_CONTROL_SHARE * len(text)


def check_encoding(encoding: str) -> None:
    """Refuse a name that is no text encoding.

    Raises:
        SettingsError: Python knows no such encoding.
    """
    try:
        "a".encode(encoding)
    except (LookupError, ValueError) as error:
        raise SettingsError(
            f"{encoding!r} is not a text encoding", remedy="give a name like utf-8, utf-16, cp1252 or cp1256"
        ) from error


def _decode_as(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeError as error:
        raise InputError(
            f"is not {encoding} ({error})", where=where, remedy="tell its encoding, or none to have it found"
        ) from error


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guess(data: bytes, where: str) -> str:
    # None of the encodings that can be guessed has a NUL byte in running text.
    match = None if b"\0" in data else charset_normalizer.from_bytes(data, cp_isolation=GUESSABLE).best()
    if match is None:
        raise _binary(where)
    return match.encoding


def _binary(where: str) -> InputError:
    return InputError(
        "looks binary", where=where, remedy="if it is text, tell its encoding (such as utf-16 or cp1252)"
    )
