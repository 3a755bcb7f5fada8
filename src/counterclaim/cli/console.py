"""What the commands print: data on standard output, messages and progress on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType

import msgspec
from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from counterclaim.model import Report
from counterclaim.reports.items import Fault

NARROW, PIPED = 60, 120  # characters: least width of a terminal, and the width where there is none


def write_line(record: object) -> None:
    """Print one record as a line of JSON."""
    sys.stdout.buffer.write(msgspec.json.encode(record) + b"\n")


def write_json(value: object) -> None:
    """Print one value as indented JSON."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")


def show(renderable: RenderableType) -> None:
    """Print something drawn for people; plain text of a fixed width where there is no terminal."""
    sys.stdout.flush()
    console = Console(width=None if sys.stdout.isatty() else PIPED, highlight=False)
    console.print(renderable)


def note(message: str) -> None:
    """Print a message on standard error."""
    sys.stderr.write(message + "\n")


def report_faults(faults: Iterable[Fault]) -> bool:
    """Print what went wrong with inputs; return whether any report is missing for it."""
    missing = False
    for fault in faults:
        note(("error: " if fault.fatal else "note: ") + fault.message)
        missing = missing or fault.fatal
    return missing


def report_unread(reports: Iterable[Report]) -> None:
    """Say which reports are stored but not read, for their language."""
    unread = list(reports)
    for report in unread[:5]:
        note(
            f"note: {report.path or report.id}: stored, not read: its language is {report.language}, not English"
        )
    if len(unread) > 5:
        note(f"note: and {len(unread) - 5} more reports that are not in English")


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
        self._tasks: dict[str, int] = {}
        self._started = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` items of a stage are finished."""
        if not self._shown or time.monotonic() - self._began < 2:
            return
        if not self._started:
            self._progress.start()
            self._started = True
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(stage, total=total)
        self._progress.update(self._tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

    def __enter__(self) -> Bars:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._started:
            self._progress.stop()


@contextmanager
def bars() -> Iterator[Bars]:
    """Show progress while the body runs."""
    with Bars() as shown:
        yield shown
