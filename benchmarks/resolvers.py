"""What resolving costs beside parsing: `python -m benchmarks.resolvers REPORTS...` prints JSON.

Each text is parsed, then its actors, dates, numbers and places are resolved, once, with nothing looked up
before; seconds are of CPU. Processes of their own open the gazetteer and look up every capitalised word.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

from counterclaim.model import Report
from counterclaim.reading.reader import Reader
from counterclaim.reports.intake import read_reports
from counterclaim.reports.items import Loaded, Options
from counterclaim.resources import actors, codebook
from counterclaim.resources.gazetteer import Gazetteer

MB = 1_000_000
OPENINGS = 5  # fresh processes; the fastest counts
NAME = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")
FIRST = Report(  # loads what is loaded on first use
    id="first",
    sha256="",
    path=None,
    url=None,
    title=None,
    outlet=None,
    published=None,
    language="en",
    text="Two people were killed in Mosul on 3 May, police said.",
)
PROBE = """
import json, sys, time
from counterclaim.resources.gazetteer import Gazetteer

def resident():
    with open("/proc/self/statm") as pages:
        return int(pages.read().split()[1]) * 4096 / 1e6

names, before, began = sys.stdin.read().splitlines(), resident(), time.perf_counter()
gazetteer = Gazetteer()
opened = time.perf_counter() - began
for name in names:
    gazetteer.lookup(name)
print(json.dumps({"open_ms": opened * 1000, "memory_mb": resident() - before}))
"""


def main(arguments: list[str]) -> int:
    """Measure on the reports of some files and print the result."""
    loaded = (item.report for item in read_reports(arguments, Options()) if isinstance(item, Loaded))
    reports = [report for report in loaded if report.is_read]
    names = sorted({name for report in reports for name in NAME.findall(report.text)})
    found = spent(reports)
    found["words_a_second"] = sum(len(report.text.split()) for report in reports) / found["resolving"]
    found |= {"names": len(names), **opening(names), "data_mb": data_mb()}
    print(json.dumps(found, indent=1))
    return 0


def spent(reports: Iterable[Report]) -> dict[str, float]:
    """Return the CPU seconds of parsing and of resolving, and the second as a share of the first."""
    registry = actors.load()
    reader = Reader(codebook.load(), registry, Gazetteer())
    reader.read(FIRST)
    parsing = resolving = 0.0
    for report in reports:
        began = time.process_time()
        parsed = reader.parser.parse(report.text)
        between = time.process_time()
        reader.resolve(report, *parsed)
        parsing, resolving = parsing + between - began, resolving + time.process_time() - between
    return {"parsing": parsing, "resolving": resolving, "share": resolving / parsing}


def opening(names: Sequence[str]) -> dict[str, float]:
    """Return the milliseconds of opening the gazetteer, and the MB that it adds when all names are known."""
    command = [sys.executable, "-c", PROBE]
    shown = [
        json.loads(
            subprocess.run(command, input="\n".join(names).encode(), capture_output=True, check=True).stdout
        )
        for _ in range(OPENINGS)
    ]
    return {key: min(row[key] for row in shown) for key in ("open_ms", "memory_mb")}


def data_mb() -> float:
    """Return the size of the package's data files."""
    folder = Path(str(files("counterclaim")))
    data = (path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc"))
    return sum(path.stat().st_size for path in data) / MB


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
