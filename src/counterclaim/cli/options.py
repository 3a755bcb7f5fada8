"""Options that several commands share, and what they turn into."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from counterclaim import settings as settings_file
from counterclaim.errors import InputError, RecordError, SettingsError
from counterclaim.pipeline import RECORD
from counterclaim.record.store import Store
from counterclaim.reports.items import Options
from counterclaim.settings import Settings

KINDS = ".txt .html .pdf .jsonl .csv"
Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="REPORTS", help=f"Files and folders of reports ({KINDS}), or - for standard input."
    ),
]
MaybeInputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="REPORTS", help="Reports to read; left out, the record's own are meant."),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="DATE", help="Day of publication (YYYY-MM-DD) of reports that carry none."
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding", metavar="NAME", help="Encoding of all inputs; found file by file when left out."
    ),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="KEY=COLUMN",
        help="Column of a CSV (or key of JSON Lines) that holds one of id, url, title, outlet, published, "
        "text; give it once for each.",
    ),
]
SettingsPath = Annotated[
    Path | None,
    typer.Option("--settings", metavar="FILE", help="A TOML file of settings; see docs/settings.md."),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=0,
        help="Reading processes, 0 for as many as the work is worth; the settings' number when left out.",
    ),
]
Screen = Annotated[
    bool | None,
    typer.Option(
        "--screen/--no-screen",
        help="Leave unparsed what holds no word of a claim: faster, without the attributions there; as the "
        "settings say when left out.",
    ),
]
GazetteerPath = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        help="A gazetteer made with `counterclaim gazetteer build`; the settings' or the one that ships when "
        "left out.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print data as JSON instead of a table.")]
JsonArray = Annotated[bool, typer.Option("--json", help="Print one JSON array instead of JSON Lines.")]
Out = Annotated[
    Path, typer.Option("--out", metavar="FOLDER", help="Folder of the record, the site and the exports.")
]
RecordPath = Annotated[
    Path,
    typer.Option("--record", metavar="PATH", help=f"A record, or the folder that holds {RECORD}."),
]

DEFAULT_OUT = Path("out")
STDIN = "-"


def input_options(
    published: str | None, encoding: str | None, columns: list[str] | None, settings: Settings
) -> Options:
    """Check and gather what the user says about the inputs.

    Raises:
        SettingsError: the date is no date, or a column map is not of the form KEY=COLUMN.
    """
    pairs = [column.partition("=") for column in columns or ()]
    wrong = next(("".join(pair) for pair in pairs if not all(pair)), None)
    if wrong is not None:
        raise SettingsError(
            f"--column {wrong!r} is no pair", remedy="write it as KEY=COLUMN, as in text=body"
        )
    return Options(
        published=_day(published),
        encoding=encoding,
        column_map={key: name for key, _, name in pairs},
        max_report_bytes=settings.max_report_bytes,
        max_text_chars=settings.max_text_chars,
    )


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingsError(f"--published {text!r} is no day", remedy="write it as YYYY-MM-DD") from None


def load_settings(
    path: Path | None,
    workers: int | None = None,
    screen: bool | None = None,
    gazetteer: Path | None = None,
) -> Settings:
    """Read the settings file and let what the command line says win."""
    said = {"workers": workers, "screen": screen, "gazetteer": gazetteer and str(gazetteer)}
    given = {key: value for key, value in said.items() if value is not None}
    return msgspec.structs.replace(settings_file.load(path), **given)


def open_record(path: Path) -> Store:
    """Open an existing record for reading, given its file or its folder.

    Raises:
        RecordError: there is none.
    """
    file = path / RECORD if path.is_dir() else path
    if not file.exists():
        raise RecordError(
            "there is no record", where=str(file), remedy="make one with: counterclaim run REPORTS"
        )
    return Store.open(file, create=False)


def read_bytes(name: str) -> bytes:
    """Return what a file holds, or standard input for `-`.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        remedy = "check its name and permissions"
        raise InputError(f"cannot be read ({error.strerror})", where=name, remedy=remedy) from error
