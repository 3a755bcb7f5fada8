"""Every error raised on purpose, one root.

::

    CounterclaimError            one line for the user: what, where, what to do
    ├── InputError               a file or line that cannot be read as a report
    ├── SettingsError            a settings file, option or column map that makes no sense
    ├── ResourceError            a data file of ours is missing, damaged or has the wrong hash
    ├── RecordError              the record cannot be opened, is damaged or locked
    │   └── UnknownIdError       an id that the record does not hold
    ├── OutputError              a site or export that cannot be written
    └── PluginError              an extension that is not installed or breaks its protocol

The command line turns each into one line and an exit code; anything else is a bug and keeps its traceback.
"""

from __future__ import annotations


class CounterclaimError(Exception):
    """Root of the errors raised on purpose.

    Args:
        what: what went wrong, without a full stop.
        where: file, line, id or character range it happened at; `None` when there is no place.
        remedy: what the user can do about it; `None` when the message says enough.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(self.line())

    def line(self) -> str:
        """Return the message as one line: `where: what; remedy`."""
        text = f"{self.where}: {self.what}" if self.where else self.what
        text = f"{text}; {self.remedy}" if self.remedy else text
        return " ".join(text.split())

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.what, self.where, self.remedy))


def _rebuild(
    kind: type[CounterclaimError], what: str, where: str | None, remedy: str | None
) -> CounterclaimError:
    return kind(what, where=where, remedy=remedy)


class InputError(CounterclaimError):
    """A file or line that cannot be read as a report; the rest of the batch goes on."""

    exit_code = 3


class SettingsError(CounterclaimError):
    """A settings file, option or column map that makes no sense."""

    exit_code = 2


class ResourceError(CounterclaimError):
    """A data file of ours is missing, damaged or has the wrong hash."""

    exit_code = 4


class RecordError(CounterclaimError):
    """The record cannot be opened, is damaged or is locked by another run."""

    exit_code = 5


class UnknownIdError(RecordError):
    """An id that the record does not hold."""


class OutputError(CounterclaimError):
    """A site or export that cannot be written."""


class PluginError(CounterclaimError):
    """An extension that is not installed or breaks its protocol."""

    exit_code = 2
