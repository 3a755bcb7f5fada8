"""`kill -9` at random moments of a real run: nothing is lost or half kept, and the next run completes it.

Three rounds by default; `COUNTERCLAIM_KILLS=50` makes it fifty.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from counterclaim import pipeline
from counterclaim.record.store import Store
from counterclaim.reports.items import Options
from counterclaim.settings import Settings

KILLS = int(os.environ.get("COUNTERCLAIM_KILLS", "3"))
SAMPLES = Path(__file__).parents[1] / "samples"
REPORTS = [str(path) for path in sorted(SAMPLES.glob("ubari-0[1-4]*.txt"))]
PROGRAM = [sys.executable, "-c", "from counterclaim.cli import main; main()"]
PATIENCE = 60  # seconds for a run that takes about three

pytestmark = pytest.mark.timeout(300 + 30 * KILLS)


def _start(out: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [*PROGRAM, "run", *REPORTS, "--out", str(out), "--workers", str(workers)]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.002)


def _wait_until_gone(group: int) -> None:
    """Wait for the reading processes, which end by themselves when the run that started them is gone."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
    pytest.fail("a reading process outlives its run")


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def _state(out: Path) -> tuple[str, dict[str, bytes]]:
    """The record's fingerprint and every published file."""
    with Store.open(out / pipeline.RECORD, create=False) as store:
        assert store.verify().findings == ()
        fingerprint = store.fingerprint()
    published = {
        f"{name}/{path}": data for name in ("site", "exports") for path, data in _files(out / name).items()
    }
    return fingerprint, published


class Undisturbed:
    """A run that nothing disturbs, and how long it takes."""

    def __init__(self, out: Path) -> None:
        began = time.monotonic()
        run = _start(out, workers=1)
        _wait_for(out / pipeline.RECORD)
        self.before_record = time.monotonic() - began  # seconds until the record's file appears
        assert run.wait(PATIENCE) == 0
        self.seconds = time.monotonic() - began
        self.state = _state(out)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    return Undisturbed(tmp_path_factory.mktemp("undisturbed"))


@pytest.mark.parametrize("round_", range(KILLS))
def test_a_killed_run_is_completed_by_the_next_one(
    undisturbed: Undisturbed, tmp_path: Path, round_: int
) -> None:
    moment = random.Random(round_)
    run = _start(tmp_path, workers=2 if round_ % 5 == 4 else 1)
    if round_ % 3:  # most moments of a run pass before anything is written: aim two of three at the rest
        _wait_for(tmp_path / pipeline.RECORD)
        time.sleep(moment.uniform(0, undisturbed.seconds - undisturbed.before_record))
    else:
        time.sleep(moment.uniform(0, undisturbed.seconds))
    run.kill()
    run.wait(PATIENCE)
    _wait_until_gone(run.pid)

    if (tmp_path / pipeline.RECORD).exists():
        with Store.open(tmp_path / pipeline.RECORD) as store:
            assert store.verify().findings == ()
    outcome = pipeline.run(REPORTS, tmp_path, Options(), Settings())
    assert outcome.recorded == len(REPORTS)
    assert _state(tmp_path) == undisturbed.state
