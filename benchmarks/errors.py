"""List what is missed and wrongly claimed, by kind: `python -m benchmarks.errors [SET...]`, or `make errors`.

SETs are `claims` (the benchmark) and the project's own `samples`, `passages` and `heldout_a`, listed where
none is named.
`--worst N` writes the N worst errors of the project's own texts into docs/errors.md: those that concern
most people and of which the reader was most sure.
"""

from __future__ import annotations

import math
import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from benchmarks.convert import Row
from benchmarks.judging import Judged, judge, load_scorer
from benchmarks.runner import ROOT, find_folder
from benchmarks.texts import SETS, Annotated, annotated

OWN = ("samples", "passages", "heldout_a")
PAGE = ROOT / "docs" / "errors.md"
AROUND = 160  # characters of text shown on either side of an error
KINDS = ("missed", "false alarm", "wrong figure", "wrong people", "wrong speaker", "wrong stance")
HEAD = """\
# The worst errors that remain

Written by `python -m benchmarks.errors --worst {number}`: the errors in the project's own annotated texts
that concern most people and of which the reader was most sure. `make errors` lists all of them. The
passages of `heldout_b` and `heldout_c` are not shown, so that they stay unseen.

| kind | of all {total} errors |
|---|--:|
{counts}
"""


def errors(sets: Iterable[Annotated], folder: Path) -> Iterator[Judged]:
    """Yield every wrong or missed toll claim of annotated texts."""
    scorer = load_scorer(folder)
    for one in sets:
        rows = [msgspec.to_builtins(extraction) for extraction in one.extractions]
        yield from (verdict for verdict in judge(scorer, one.gold, rows) if verdict.error is not None)


def weight(verdict: Judged) -> float:
    """Return how bad an error is: the people it concerns, on a log scale, times how sure the reader was."""
    claim = verdict.found or verdict.gold or {}
    people = max((bound for bound in (claim.get("low"), claim.get("high")) if bound is not None), default=1)
    sure = 0.5 if verdict.found is None else float(verdict.found.get("confidence") or 0.5)
    return math.log1p(people) * sure


def lines(verdicts: Sequence[Judged]) -> Iterator[str]:
    """Yield the lines of a list of errors by kind."""
    for kind in KINDS:
        some = [verdict for verdict in verdicts if verdict.error == kind]
        if some:
            yield f"\n## {kind.capitalize()} ({len(some)})\n"
            yield from (f"- {_told(verdict)}" for verdict in some)


def _told(verdict: Judged) -> str:
    parts = [f"`{verdict.report}` …{_around(verdict)}…"]
    if verdict.gold is not None:
        parts.append(f"  \n  should be: {_claim(verdict.gold, verdict.gold['source']['name'])}")
    if verdict.found is not None:
        sure = f", {verdict.found['confidence']:.0%} sure" if verdict.found.get("confidence") else ""
        parts.append(f"  \n  read as: {_claim(verdict.found, verdict.found['source']['name'])}{sure}")
    return "".join(parts)


def _claim(claim: Row, source: str | None) -> str:
    low, high = ("?" if claim[bound] is None else claim[bound] for bound in ("low", "high"))
    people = claim["victims"] or {}
    named = people.get("name") or next(iter(people.get("accept", ())), "") or "people not named"
    stance = "" if claim["stance"] == "affirmed" else f", {claim['stance']}"
    return f"{claim['outcome']} {low}..{high} *{named}*, says *{source or 'the report'}*{stance}"


def _around(verdict: Judged) -> str:
    claim = verdict.gold if verdict.gold and verdict.gold.get("start") is not None else None
    span = claim or (verdict.found or {}).get("count") or (verdict.found or {}).get("evidence") or {}
    start, end = span.get("start", 0), span.get("end", 0)
    before, after = verdict.text[max(0, start - AROUND) : start], verdict.text[end : end + AROUND]
    return " ".join(f"{before}**{verdict.text[start:end]}**{after}".replace("****", "").split())


def page(verdicts: Sequence[Judged], number: int) -> str:
    """Return the page of the worst errors."""
    worst = sorted(verdicts, key=lambda verdict: (-weight(verdict), verdict.report))[:number]
    shares = (f"| {kind} | {sum(v.error == kind for v in verdicts)} |" for kind in KINDS)
    head = HEAD.format(number=number, total=len(verdicts), counts="\n".join(shares))
    return head + "\n".join(lines(worst)) + "\n"


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """List the errors, or write the page of the worst."""
    parser = ArgumentParser(
        prog="benchmarks.errors", description=__doc__, formatter_class=RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="*", metavar="SET", choices=[*SETS, []], help=", ".join(SETS))
    parser.add_argument("--worst", type=int, metavar="N", help="write the N worst into docs/errors.md")
    options = parser.parse_args(arguments)
    folder = find_folder(environment)
    if folder is None:
        print(
            "error: no benchmarks in ../shared/bench: judging claims needs the scorer there", file=sys.stderr
        )
        return 1
    names = OWN if options.worst else tuple(options.sets) or OWN
    found = list(errors((annotated(name, folder) for name in names), folder))
    if options.worst:
        PAGE.write_text(page(found, options.worst), encoding="utf-8")
        print(f"written to {PAGE.relative_to(ROOT)}")
    else:
        print("\n".join(lines(found)).strip())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
