"""Web pages and PDFs are parsed in a child process that may crash, hang or run out of memory.

The parsers are large C libraries and their input is hostile. The child speaks JSON over its standard input
and output, so that even a child taken over cannot hand us objects that run code. One child serves a whole
run; one that fails is replaced.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from types import TracebackType
from typing import Literal, Self

import msgspec

from counterclaim.errors import InputError
from counterclaim.reports.items import About, Options

# Bound of one answer beside its text, in bytes; a character of text takes at most twelve.
ANSWER_BYTES = 1_000_000


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A document to read in the child."""

    kind: Literal["html", "pdf"]
    data: bytes
    max_pages: int
    max_chars: int


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the child read, or (`refused`) why it did not and what the user can do."""

    text: str = ""
    about: About = About()
    refused: tuple[str, str | None] | None = None


class Isolated:
    """A child process that reads documents; starts with the first one, ends with the `with` block."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def read(self, kind: Literal["html", "pdf"], data: bytes) -> tuple[str, About]:
        """Read one document.

        Raises:
            InputError: it cannot be read, or not within the allowed time and memory.
        """
        options = self._options
        job = Job(kind=kind, data=data, max_pages=options.max_pages, max_chars=options.max_text_chars)
        answer = self._ask(job)
        if answer is None:
            what = f"made its reader fail, or take over {options.max_seconds} seconds"
            raise InputError(what, remedy="save its text as .txt")
        if answer.refused:
            raise InputError(answer.refused[0], remedy=answer.refused[1])
        return answer.text, answer.about

    def _ask(self, job: Job) -> Answer | None:
        child = self._child = self._child or _start()
        assert child.stdin is not None
        assert child.stdout is not None
        alarm = threading.Timer(self._options.max_seconds, child.kill)
        alarm.start()
        try:
            child.stdin.write(msgspec.json.encode(job) + b"\n")
            child.stdin.flush()
            reply = child.stdout.readline(ANSWER_BYTES + 12 * job.max_chars)
            return msgspec.json.decode(reply, type=Answer)
        except (BrokenPipeError, msgspec.DecodeError):
            self._stop()
            return None
        finally:
            alarm.cancel()

    def _stop(self) -> None:
        if self._child is not None:
            self._child.kill()
            # Closes the pipes too; what is left in them belongs to a document that was given up.
            self._child.communicate()
            self._child = None


def _start() -> subprocess.Popen[bytes]:
    # -P: the current folder, which may be the one with the hostile files, is no place to import from.
    command = [sys.executable, "-P", "-m", "counterclaim.reports.child"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
