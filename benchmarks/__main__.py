"""Run benches and write their figures into the documentation: `python -m benchmarks [NAME...]`.

Without names, every bench. `--keep FOLDER` keeps each bench's files there, to look at errors. `--tables` runs
nothing and writes the tables anew from what was last measured and from the peers' figures. A bench whose data
are absent is skipped with one line. Exit code 1: a bench failed. 2: there is no bench of that name.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import document, runner
from benchmarks.bench import Bench, BenchError, Figure, Values, is_ours
from benchmarks.registry import BENCHES


def chosen(names: Sequence[str], benches: Sequence[Bench]) -> tuple[Bench, ...]:
    """Return the benches of these names in their own order, all of them for no names.

    Raises:
        BenchError: there is none of a name.
    """
    known = [bench.name for bench in benches]
    for name in names:
        if name not in known:
            raise BenchError(f"no bench is called {name!r}; there are {', '.join(known)}")
    return tuple(bench for bench in benches if not names or bench.name in names)


def show(bench: Bench, found: Values, seconds: float) -> None:
    """Print a bench's figures."""
    print(f"\n{bench.title} ({bench.name}, {seconds:.0f} s)")
    for system, row in found.items():
        print(f"  {system}")
        for figure in bench.figures:
            if figure.key in row:
                verdict = _verdict(figure, row[figure.key]) if is_ours(system) else ""
                print(f"    {figure.label:42}{figure.show(row[figure.key]):>10}  {verdict}".rstrip())


def _verdict(figure: Figure, value: float) -> str:
    met = figure.meets_goal(value)
    if met is None:
        return ""
    return f"goal {figure.show(figure.goal)} {'reached' if met else 'not reached'}"


def measure(benches: Sequence[Bench], folder: Path | None, work: Path) -> tuple[document.Measured, bool]:
    """Run benches one after another; return what was measured, and whether any of them failed."""
    measured: document.Measured = {}
    failed = False
    for bench in benches:
        lacks = runner.missing(bench, folder)
        if lacks is not None:
            if folder is not None:
                print(f"{bench.name}: skipped, {folder / lacks} is absent")
            continue
        began = time.monotonic()
        (work / bench.name).mkdir(parents=True, exist_ok=True)
        try:
            measured[bench.name] = runner.run(bench, folder, work / bench.name)
        except BenchError as error:
            print(f"{bench.name}: failed, {error}", file=sys.stderr)
            failed = True
        else:
            show(bench, measured[bench.name], time.monotonic() - began)
    return measured, failed


def write(measured: document.Measured) -> None:
    """Add what was measured to what is known and write both into the documentation."""
    known = document.load_measured() | measured
    document.save_measured(known)
    text = document.DOCUMENT.read_text(encoding="utf-8")
    written = document.render(text, BENCHES, known, document.load_peers())
    document.DOCUMENT.write_text(written, encoding="utf-8")
    print(f"\nwritten to {document.DOCUMENT.relative_to(runner.ROOT)}")


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run what the command line names."""
    parser = ArgumentParser(
        prog="benchmarks", description=__doc__, formatter_class=RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(bench.name for bench in BENCHES))
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep every bench's files here")
    parser.add_argument("--tables", action="store_true", help="measure nothing, write the tables anew")
    options = parser.parse_args(arguments)
    if options.tables:
        write({})
        return 0
    folder = runner.find_folder(environment)
    try:
        benches = chosen(options.names, BENCHES)
    except BenchError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    if folder is None:
        print(f"no benchmarks in ../shared/bench or ${runner.VARIABLE}: only what needs none is measured")
    with tempfile.TemporaryDirectory() as scratch:
        measured, failed = measure(benches, folder, (options.keep or Path(scratch)).resolve())
    if measured:
        write(measured)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
