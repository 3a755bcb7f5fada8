"""What goes into this room (`Options`), what comes out (`Loaded`, `Fault`), how a report is made."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import Literal

import msgspec

from counterclaim.errors import InputError
from counterclaim.model import Report, content_id
from counterclaim.reports.language import identify

SURROGATE = re.compile("[\ud800-\udfff]")
Format = Literal["txt", "html", "pdf", "jsonl", "csv", "tsv"]
MEDIA_TYPES: dict[Format, str] = {
    "txt": "text/plain",
    "html": "text/html",
    "pdf": "application/pdf",
    "jsonl": "application/json",
    "csv": "application/json",  # what is kept of a row is JSON: see rows.py
    "tsv": "application/json",
}


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says about the inputs.

    Args:
        published: day of publication of reports that carry none; `None` leaves them undated.
        encoding: name of the encoding of all inputs; `None` finds it out file by file.
        column_map: our key (`id url title outlet published text`) to the column or JSON key that holds it;
            keys left out go by their own name.
        max_report_bytes: upper bound of one file, of one line of JSON Lines and of standard input.
        max_text_chars: upper bound of the text of one report, in characters.
        max_pages: upper bound of the pages of one PDF.
        max_seconds: after this time a page or PDF is given up.
        stdin_format: format of `-`; `None` guesses it from the first bytes.
    """

    published: date | None = None
    encoding: str | None = None
    column_map: dict[str, str] = msgspec.field(default_factory=dict)
    max_report_bytes: int = 100_000_000
    max_text_chars: int = 1_000_000
    max_pages: int = 500
    max_seconds: int = 60
    stdin_format: Literal["txt", "jsonl", "csv", "html"] | None = None


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A report and the bytes that its `sha256` is of."""

    report: Report
    raw: bytes
    media_type: str


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """Something about the inputs that the user should know, in one line.

    `fatal`: a report that was asked for is missing from the result. Otherwise it is a note: the report was
    read without some detail, or a file in a folder is no report.
    """

    where: str
    message: str
    fatal: bool = True


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What an input says about its report; `None` = it does not say."""

    id: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: date | None = None

    def over(self, other: About) -> About:
        """Fill what this one does not say from `other`."""
        own = {key: value for key, value in msgspec.structs.asdict(self).items() if value is not None}
        return msgspec.structs.replace(other, **own)


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes one report was read from, and where they lie (`path`, or `path:line` of a row)."""

    where: str
    raw: bytes
    format: Format


def fault(where: str, what: str, remedy: str | None = None, *, fatal: bool = True) -> Fault:
    """Make a fault whose message is one printable line."""
    line = InputError(what, where=where, remedy=remedy).line()
    # A file name or cell may hold terminal escapes; a message must not hand them to the terminal.
    printable = "".join(char if char.isprintable() else "\ufffd" for char in line)
    return Fault(where=where, message=printable, fatal=fatal)


def mend(text: str) -> str:
    r"""Replace lone surrogates by U+FFFD, one for one, so that offsets hold.

    A JSON escape like `"\ud800"` and a file name that is not UTF-8 put them into a `str`; they are not
    characters and no UTF-8 output (JSON, SQLite, HTML) can hold them.
    """
    return SURROGATE.sub("\ufffd", text)


def load(source: Source, text: str, about: About, options: Options) -> Loaded:
    """Put a report together.

    Raises:
        InputError: the text is blank or longer than allowed.
    """
    if not text.strip():
        raise InputError("holds no text", where=source.where, remedy="remove it or put the report's text in")
    check_length(len(text), options.max_text_chars, source.where)
    text = mend(text)
    sha256 = hashlib.sha256(source.raw).hexdigest()
    report = Report(
        id=about.id or content_id("r", sha256),
        sha256=sha256,
        path=source.where,
        url=about.url,
        title=about.title,
        outlet=about.outlet,
        published=about.published or options.published,
        language=identify(text),
        text=text,
    )
    return Loaded(report=report, raw=source.raw, media_type=MEDIA_TYPES[source.format])


def check_length(chars: int, max_chars: int, where: str | None = None) -> None:
    """Refuse a text of more than `max_chars` characters.

    Raises:
        InputError: it is longer.
    """
    if chars > max_chars:
        raise InputError(
            f"its text has {chars:,} characters, {max_chars:,} are allowed",
            where=where,
            remedy="split it or raise max_text_chars in the settings",
        )
