"""Runs a bench's commands one after another, and times them."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec

from benchmarks.bench import Bench, BenchError, Step, Values, values

ROOT = Path(__file__).resolve().parent.parent
VARIABLE = "COUNTERCLAIM_BENCH"
TIMES = "times.json"  # file under a bench's folder: what each of its commands cost


class Cost(msgspec.Struct, frozen=True):
    """What a command and its workers cost: seconds by clock and of CPU, MB of the largest process."""

    into: str
    seconds: float
    cpu_seconds: float
    peak_mb: float


def find_folder(environment: Mapping[str, str]) -> Path | None:
    """Return the benchmarks' folder, or None where there is none."""
    folder = Path(environment.get(VARIABLE) or ROOT.parent / "shared" / "bench")
    return folder if folder.is_dir() else None


def missing(bench: Bench, folder: Path | None) -> str | None:
    """Return the first thing a bench needs and cannot have, or None."""
    if bench.needs and folder is None:
        return bench.needs[0]
    return next((need for need in bench.needs if folder and not (folder / need).exists()), None)


def run(bench: Bench, folder: Path | None, work: Path) -> Values:
    """Run a bench in the empty folder `work` and return its figures.

    Raises:
        BenchError: a command failed.
    """
    costs = [run_step(step, {"bench": str(folder), "work": str(work)}) for step in bench.steps]
    (work / TIMES).write_bytes(msgspec.json.encode(costs))
    return values(bench, bench.read(work))


def run_step(step: Step, folders: Mapping[str, str]) -> Cost:
    """Run one command with its output in its file and its messages beside it.

    Raises:
        BenchError: it failed; the message ends with the last line that it printed.
    """
    program, *arguments = shlex.split(step.command)
    known = {"python": sys.executable, "counterclaim": str(Path(sys.executable).with_name("counterclaim"))}
    command = [known.get(program, program), *(argument.format_map(folders) for argument in arguments)]
    output = Path(folders["work"]) / step.into
    messages = output.with_name(output.name + ".messages")
    # The benchmarks' folder may be read-only or shared: leave no compiled files in it.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    began = time.perf_counter()
    with output.open("wb") as out, messages.open("wb") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, cwd=ROOT, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        last = messages.read_text(encoding="utf-8", errors="replace").strip().rpartition("\n")[2]
        raise BenchError(f"exit code {process.returncode} of: {step.command}: {last}")
    spent = usage.ru_utime + usage.ru_stime
    return Cost(into=step.into, seconds=seconds, cpu_seconds=spent, peak_mb=usage.ru_maxrss / 1024)


def costs(work: Path) -> dict[str, Cost]:
    """Return what the commands of a finished bench cost, by the file that each wrote."""
    return {cost.into: cost for cost in msgspec.json.decode((work / TIMES).read_bytes(), type=list[Cost])}
