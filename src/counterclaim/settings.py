"""One frozen `Settings`, decoded from one TOML file; unknown keys are errors; passed on, never global."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated

import msgspec

from counterclaim.errors import SettingsError

Bytes = Annotated[int, msgspec.Meta(ge=1)]
Characters = Annotated[int, msgspec.Meta(ge=1)]
Processes = Annotated[int, msgspec.Meta(ge=0)]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user may set for a whole record.

    `workers` is the number of reading processes, 0 = as many as the work is worth; `extractor` is the name
    of an installed extractor that replaces ours; `screen` leaves unparsed what holds no word of a claim;
    `codebook`, `actors` and `gazetteer` are paths of files
    that replace those of the package; `max_report_bytes` bounds one input file, `max_text_chars` the text
    read from it.
    """

    workers: Processes = 0
    extractor: str | None = None
    screen: bool = False
    codebook: str | None = None
    actors: str | None = None
    gazetteer: str | None = None
    max_report_bytes: Bytes = 100_000_000
    max_text_chars: Characters = 1_000_000


def load(path: Path | None) -> Settings:
    """Read settings from a TOML file; without one, return the defaults.

    Raises:
        SettingsError: the file cannot be read, is not TOML, or has a key or value of the wrong kind.
    """
    if path is None:
        return Settings()
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Settings)
    except OSError as error:
        raise SettingsError(
            f"cannot be read ({error.strerror})", where=str(path), remedy="check its name and permissions"
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SettingsError(
            str(error), where=str(path), remedy="see docs/settings.md for the keys and their kinds"
        ) from error
