"""Build a gazetteer from a user's own files, alone or added to the one that ships."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from counterclaim.errors import InputError, OutputError, SettingsError
from counterclaim.resources.gazetteer import DEFAULT_PATH, SCHEMA, Gazetteer
from counterclaim.resources.gazetteer_file import Row, new_file
from counterclaim.resources.gazetteer_sources import Bad, Wanted, digest, read_source

TOLD = 10  # lines that are listed of those left out
EVERY = 10_000  # rows between two reports of progress
Progress = Callable[[str, int, int], None]  # told the stage, and how many of how many (0: unknown) are done


class Taken(msgspec.Struct, frozen=True):
    """What one source gave."""

    source: str
    places: int


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What was built: the places of the file, what each source gave, and what was left out of them.

    `bad` lists the first of the `left_out` lines.
    """

    path: Path
    places: int
    taken: tuple[Taken, ...]
    left_out: int
    bad: tuple[Bad, ...]


def build(
    sources: Sequence[Path], out: Path, wanted: Wanted, *, with_shipped: bool, progress: Progress
) -> Built:
    """Write the places of `sources` to `out`; the same sources give the same bytes.

    Raises:
        InputError: a source cannot be read, is of no known form, or holds no place.
        OutputError: the file cannot be written.
        ResourceError: the gazetteer that ships is wanted and missing.
    """
    if out.resolve() in {DEFAULT_PATH, *(source.resolve() for source in sources)}:
        raise SettingsError(f"--out {out} would replace what it is built from", remedy="name another file")
    mark = _mark(sources, wanted, with_shipped)
    skipped = _Skipped()
    try:
        with new_file(out, {"fingerprint": mark}) as file:
            if with_shipped:
                file.copy(DEFAULT_PATH)
            taken = []
            for source in sources:
                rows = _counted(read_source(source, wanted, skipped.add), progress)
                taken.append(Taken(str(source), _some(file.add(rows), source, skipped)))
            progress("sorting", 0, 1)
            places = file.count()
    except (OSError, sqlite3.Error) as error:
        raise OutputError(
            f"cannot be written ({error})", where=str(out), remedy="see to permissions and room on the disk"
        ) from error
    return Built(
        path=out, places=places, taken=tuple(taken), left_out=skipped.count, bad=tuple(skipped.first)
    )


class _Skipped:
    """Counts lines that were left out and keeps the first."""

    def __init__(self) -> None:
        self.count = 0
        self.first: list[Bad] = []

    def add(self, bad: Bad) -> None:
        self.count += 1
        if len(self.first) < TOLD:
            self.first.append(bad)


def _mark(sources: Iterable[Path], wanted: Wanted, with_shipped: bool) -> str:
    """Name the contents by what decides them: a reading under this gazetteer carries it."""
    parts = [SCHEMA, str(wanted.country), str(wanted.every_feature)]
    if with_shipped:
        shipped = Gazetteer()
        parts.append(shipped.meta["fingerprint"])
        shipped.close()
    return hashlib.sha256("\n".join([*parts, *map(digest, sources)]).encode()).hexdigest()


def _counted(rows: Iterable[Row], progress: Progress) -> Iterator[Row]:
    for number, row in enumerate(rows, start=1):
        if number % EVERY == 0:
            progress("reading places", number, 0)
        yield row


def _some(places: int, source: Path, skipped: _Skipped) -> int:
    if not places:
        why = f" ({skipped.first[-1].where}: {skipped.first[-1].what})" if skipped.first else ""
        raise InputError(
            f"holds no place that can be used{why}", where=str(source), remedy="see docs/places.md"
        )
    return places
