"""What the commands print: data on standard output, messages and progress on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from types import TracebackType
from typing import Self

import msgspec
from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from counterclaim.model import Report
from counterclaim.reports.items import Fault

PIPED = 120  # characters: the width of tables where there is no terminal
PATIENCE = 2  # seconds of work before a progress bar appears
NAMED = 5  # unread reports that are named one by one


def write_line(record: object) -> None:
    """Print one record as a line of JSON."""
    _write(msgspec.json.encode(record) + b"\n")


def write_json(value: object) -> None:
    """Print one value as indented JSON."""
    _write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")


def _write(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def show(renderable: RenderableType) -> None:
    """Print something drawn for people; plain text of a fixed width where there is no terminal."""
    console = Console(width=None if sys.stdout.isatty() else PIPED, highlight=False)
    console.print(renderable)


def say(line: str) -> None:
    """Print a line on standard output, whole however long it is."""
    sys.stdout.write(_printable(line) + "\n")


def note(message: str) -> None:
    """Print a message of one line on standard error."""
    sys.stderr.write(_printable(message) + "\n")


def _printable(line: str) -> str:
    """Keep terminal escapes and line ends, which a file's name may hold, from the terminal."""
    return "".join(char if char.isprintable() else "\ufffd" for char in line)


def report_faults(faults: Iterable[Fault]) -> bool:
    """Print what went wrong with inputs; return whether any report is missing for it."""
    missing = False
    for fault in faults:
        note(("error: " if fault.fatal else "note: ") + fault.message)
        missing = missing or fault.fatal
    return missing


def report_unread(reports: Iterable[Report]) -> None:
    """Say which reports are kept but not read, for their language."""
    unread = list(reports)
    for report in unread[:NAMED]:
        note(f"note: {report.path or report.id}: kept unread, its language is {report.language}, not English")
    if len(unread) > NAMED:
        note(f"note: and {len(unread) - NAMED} more reports that are not in English")


class Bars:
    """Progress bars that appear when work has lasted two seconds, and never where there is no terminal."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown = sys.stderr.isatty()
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` items of a stage are finished; a `total` of 0 is not known yet."""
        if not self._shown or time.monotonic() - self._began < PATIENCE:
            return
        self._progress.start()
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(stage, total=total or None)
        self._progress.update(self._tasks[stage], completed=done)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._tasks:
            self._progress.stop()
