"""What the screen turns away: `python -m benchmarks.screening NAME=FILE ...` prints one JSON object.

A file holds reports, or gold with its claims, one JSON object a line. A gold claim is lost when its first
character lies in a paragraph that would not be parsed.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from benchmarks.convert import read_lines
from counterclaim.reading.nlp import Parser, paragraphs
from counterclaim.reading.screen import Piece, Screen
from counterclaim.resources import codebook

ROUNDS = 5  # the scan is so short that its best of several is taken
Keep = Callable[[str], tuple[Piece, ...]]


def main(arguments: list[str]) -> int:
    """Screen every set that the command line names and print what was kept of it."""
    screen = Screen(codebook.load(), Parser().forms)

    def keep(text: str) -> tuple[Piece, ...]:
        return screen.keep(text, tuple(paragraphs(text)))

    named = [argument.partition("=") for argument in arguments]
    reports = {
        name: [line.get("report") or line for line in read_lines(Path(file))] for name, _, file in named
    }
    found = {
        "sets": {name: measured(of_set, keep) for name, of_set in reports.items()},
        "scanned": scanned([report["text"] for of_set in reports.values() for report in of_set], keep),
    }
    print(json.dumps(found, indent=1))
    return 0


def measured(reports: Iterable[dict[str, Any]], keep: Keep) -> dict[str, int]:
    """Count the words of a set and its gold claims, and how many of them would not be parsed."""
    counts = {"reports": 0, "reports_away": 0, "words": 0, "words_away": 0, "claims": 0, "claims_lost": 0}
    for report in reports:
        text, kept = report["text"], keep(report["text"])
        words = len(text.split())
        counts["reports"] += 1
        counts["reports_away"] += not kept
        counts["words"] += words
        counts["words_away"] += words - sum(len(text[start:end].split()) for start, end in kept)
        for claim in report.get("claims", ()):
            counts["claims"] += 1
            counts["claims_lost"] += not any(start <= (claim["start"] or 0) < end for start, end in kept)
    return counts


def scanned(texts: list[str], keep: Keep) -> float:
    """Return how many words a second of reports that are turned away are looked at."""
    away = [text for text in texts if not keep(text)]
    spent = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for text in away:
            keep(text)
        spent.append(time.perf_counter() - began)
    return sum(len(text.split()) for text in away) / min(spent) if away else 0.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
