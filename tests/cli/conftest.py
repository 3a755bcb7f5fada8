"""The command line run inside the test process, so that the language model is loaded once."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from counterclaim.cli import main
from counterclaim.record.store import Store

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
HOSTILE = ROOT / "tests" / "data" / "hostile"
REPORTS = [str(SAMPLES / f"ubari-{name}") for name in ("01-wire.txt", "02-airforce.txt", "03-monitor.txt")]
FRENCH = str(SAMPLES / "bocaranga-06-fr.txt")
UNDATED = str(SAMPLES / "bossaso-undated.txt")


class Result(NamedTuple):
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return msgspec.json.decode(self.out)

    @property
    def lines(self) -> list[Any]:
        return [msgspec.json.decode(line) for line in self.out.split("\n") if line]


@contextmanager
def given_stdin(data: bytes) -> Iterator[None]:
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(data))
    try:
        yield
    finally:
        sys.stdin = before


def counterclaim(*arguments: object, stdin: bytes = b"") -> Result:
    """Run the command line as the shell does, and catch what it prints."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err), given_stdin(stdin), pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    logging.captureWarnings(capture=False)
    printed = []
    for stream in (out, err):
        stream.flush()
        printed.append(stream.buffer.getvalue().decode("utf-8"))  # type: ignore[attr-defined]
    code = ended.value.code
    assert isinstance(code, int)
    return Result(code, printed[0], printed[1])


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes, by its path in the folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def fingerprint(out: Path) -> str:
    with Store.open(out / "record.sqlite", create=False) as store:
        assert store.verify().is_sound
        return store.fingerprint()


@pytest.fixture(scope="session")
def cli() -> Any:
    return counterclaim


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run over three reports on one air strike, one French and one undated report."""
    folder = tmp_path_factory.mktemp("run") / "out"
    result = counterclaim("run", *REPORTS, FRENCH, UNDATED, "--out", folder, "--workers", 1)
    assert result.code == 0, result.err
    return folder


@pytest.fixture(scope="session")
def extracted() -> Result:
    result = counterclaim("extract", *REPORTS, FRENCH, UNDATED)
    assert result.code == 0, result.err
    return result
