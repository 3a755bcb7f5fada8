"""The program as a process: pipes, terminals, streams."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from counterclaim import __version__
from counterclaim.cli.console import Bars

from .conftest import REPORTS, UNDATED

PROGRAM = [sys.executable, "-c", "from counterclaim.cli import main; main()"]


def test_the_program_prints_its_version_and_its_commands(cli):
    assert cli("--version").out == f"counterclaim {__version__}\n"
    helped = cli()
    assert (helped.code, helped.err) == (0, "")
    assert all(f"\n  {name} " in helped.out for name in ("run", "extract", "show", "verify"))


def test_data_goes_to_standard_output_and_messages_to_standard_error():
    done = subprocess.run([*PROGRAM, "extract", UNDATED, "/no/such.txt"], capture_output=True, check=False)
    assert done.returncode == 3
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b"error: /no/such.txt: cannot be read (No such file or directory); check its name\n"


def test_a_reader_that_has_seen_enough_is_no_error():
    running = subprocess.Popen([*PROGRAM, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    running.stdout.close()
    _, errors = running.communicate(timeout=60)
    assert (running.returncode, errors) == (0, b"")


def test_an_output_that_cannot_spell_its_characters_shows_them_escaped(out):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    run = [*PROGRAM, "run", REPORTS[0], "--out", str(out)]
    done = subprocess.run(run, capture_output=True, check=False, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"\u25a0" in done.stdout


def test_an_interrupted_run_says_so(tmp_path):
    running = subprocess.Popen([*PROGRAM, "run", *REPORTS, "--out", str(tmp_path)], stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not (tmp_path / "record.sqlite").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert (running.returncode, errors.count(b"\n")) == (130, 1)
    assert b"run again to go on" in errors


@pytest.mark.parametrize("terminal", [False, True])
def test_progress_is_shown_on_a_terminal_after_two_seconds(monkeypatch, terminal, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    now = time.monotonic()
    with Bars() as bars:
        bars("reading reports", 1, 3)
        assert capsys.readouterr().err == ""
        monkeypatch.setattr(time, "monotonic", lambda: now + 3)
        bars("opening inputs", 2, 0)
        bars("reading reports", 2, 3)
    assert bool(capsys.readouterr().err) == terminal


def test_what_is_missing_is_told_with_the_command_whose_help_says_more(cli):
    assert cli("reconcile", "claims.csv").err.rstrip().endswith("see counterclaim reconcile --help")
    assert cli("frob").err.rstrip().endswith("see counterclaim --help")
