"""Turns data into what an extractor reads or a scorer wants: `python -m benchmarks.convert WHAT FILES`.

reports GOLD           attribution gold -> reports, one JSON object a line
once EXTRACTIONS       extractions -> those of English reports, each text once (scorers join by text)
gold GOLD EXTRACTIONS  this project's gold claims -> the claims bench's gold format
mixed VIOLENT OTHERS   reports about violence and others -> a stream in which one in ten is about violence
midpoint FIGURES       a table of figures -> the same, with the middle of low and high where best is empty
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

Row = dict[str, Any]
REPORT_KEYS = ("id", "url", "title", "outlet", "published", "text")
SHARED_KEYS = ("outcome", "low", "high", "count", "start", "end", "stance", "scope")
VIOLENT = 30  # reports about violence in a mixed stream: so many that loading does not decide the speed
OTHERS = 9  # other reports after each
LOOSER_KEYS = ("alt", "outcome_alt", "stance_alt", "optional")


def read_lines(path: Path) -> Iterator[Row]:
    """Yield the objects of a JSON Lines file, plain or gzip."""
    opener: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def reports(gold: Path) -> Iterator[str]:
    """Yield the reports of attribution gold without their annotations."""
    for line in read_lines(gold):
        yield _json({key: line["report"].get(key) for key in REPORT_KEYS})


def mixed(violent: Path, *others: Path) -> Iterator[str]:
    """Yield reports about violence, each followed by nine of the others, without annotations."""
    rest = (line for path in others for line in read_lines(path))
    for first in islice(read_lines(violent), VIOLENT):
        for line in (first, *islice(rest, OTHERS)):
            report = line.get("report") or line
            yield _json({key: report.get(key) for key in REPORT_KEYS})


def once(extractions: Path) -> Iterator[str]:
    """Yield the extractions of reports that were read, the first of those with the same text."""
    seen: set[str] = set()
    for line in read_lines(extractions):
        text = line["report"]["text"]
        if line["report"]["language"] == "en" and text not in seen:
            seen.add(text)
            yield _json(line)


def gold(gold: Path, extractions: Path) -> Iterator[str]:
    """Yield this project's gold in the claims bench's format, for the reports that were extracted."""
    texts = {line["report"]["id"]: line["report"]["text"] for line in read_lines(extractions)}
    for report in read_lines(gold):
        if report["id"] in texts:
            yield _json(gold_report(report, report.get("text") or texts[report["id"]]))


def gold_report(report: Row, text: str) -> Row:
    """Return one report of this project's gold as the claims bench writes it.

    Incidents whose names begin with the same word (their place) are look-alikes of each other.
    """
    incident: str = report.get("incident") or report["id"]
    return {
        "id": report["id"],
        "cluster": incident.split("-", maxsplit=1)[0],
        "incident": incident,
        "also": sorted({claim["incident"] for claim in report["claims"]} - {incident, "other"}),
        "text": text,
        "sides": {},
        "claims": [gold_claim(claim) for claim in report["claims"]],
    }


def gold_claim(claim: Row) -> Row:
    """Return one claim as the claims bench writes it: "" is an unnamed group, `report` the report's voice."""
    victims = [claim["victims"] or "", *claim.get("victims_alt", ())]
    sources = [claim["source"] or "report", *claim.get("source_alt", ())]
    bounds = claim["low"], claim["high"]
    words = claim["count"] or ""
    is_range = None not in bounds and bounds[0] != bounds[1]
    is_vague = is_range and bool(words) and not any(map(str.isdigit, words))
    return {
        **{key: claim[key] for key in SHARED_KEYS},
        **{key: claim[key] for key in LOOSER_KEYS if key in claim},
        **({"vague": True} if is_vague else {}),
        "victims": {"accept": victims, "class": claim["class"], "faction": None},
        "source": {
            "accept": sources,
            "role": claim["role"],
            "name": claim["source"],
            "start": None,
            "end": None,
        },
        "event": claim["incident"],
    }


def midpoint(figures: Path) -> Iterator[str]:
    """Yield a table of figures with a best in every row, so that the scorer takes a rule's span alone."""
    with figures.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines)
        columns = list(table.fieldnames or ())
        yield ",".join(columns)
        for row in table:
            row["best"] = row["best"] or _middle(row)
            yield ",".join(f'"{row[column]}"' for column in columns)


def _middle(row: Mapping[str, str]) -> str:
    low, high = row["low"] or row["high"], row["high"] or row["low"]
    return f"{math.sqrt((float(low) + 0.5) * (float(high) + 0.5)) - 0.5:.2f}" if low else ""


def _json(value: Row) -> str:
    return json.dumps(value, ensure_ascii=False)


WHAT: Mapping[str, Callable[..., Iterator[str]]] = {
    "reports": reports,
    "mixed": mixed,
    "once": once,
    "gold": gold,
    "midpoint": midpoint,
}


def main(arguments: list[str]) -> int:
    """Convert what the command line names and print it."""
    if not arguments or arguments[0] not in WHAT:
        sys.exit(__doc__)
    for line in WHAT[arguments[0]](*map(Path, arguments[1:])):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
