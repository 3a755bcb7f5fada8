"""Commands that several benches share."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.bench import Step


def gold(annotated: str, part: str = "") -> Step:
    """Return the command that brings an annotation into the contract's form, for what was extracted."""
    return Step(
        f"python -m benchmarks.convert gold {annotated} {{work}}/extract{part}.jsonl", f"gold{part}.jsonl"
    )


def claims_of(annotated: str, part: str = "") -> tuple[Step, ...]:
    """Return the commands that extract an annotated file and score it; `part` ends their files' names."""
    return (
        Step(f"counterclaim extract {annotated}", f"extract{part}.jsonl"),
        gold(annotated, part),
        Step(
            f"python {{bench}}/claims/score.py --json --gold {{work}}/gold{part}.jsonl"
            f" {{work}}/extract{part}.jsonl",
            f"score{part}.json",
        ),
    )


def read_and_scored(scorer: str, *, said: str = " --json", split: str = "") -> tuple[Step, ...]:
    """Return the commands of a scorer that writes its reports and scores what was extracted of them."""
    return (
        Step(f"python {{bench}}/{scorer} reports{split}", "reports.jsonl"),
        Step("counterclaim extract {work}/reports.jsonl", "extract.jsonl"),
        Step(f"python {{bench}}/{scorer} score {{work}}/extract.jsonl{split}{said}", "score.json"),
    )


def beside_stock(ours: str, reports: str, runs: int) -> Iterator[Step]:
    """Yield the commands that time our reading beside the stock pipeline's, run by run."""
    for run in range(1, runs + 1):
        yield Step(f"{ours} {reports}", f"ours-{run}")
        yield Step(f"python -m benchmarks.stock {reports}", f"stock-{run}")
        yield Step(f"python -m benchmarks.stock {reports} 16", f"stock16-{run}")
