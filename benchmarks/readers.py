"""Read what scorers print: one function for each form of output."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.bench import Reader, Scores
from benchmarks.convert import read_lines
from benchmarks.runner import costs

OURS = "counterclaim"
WHOLE = "everything"  # what the ablations call the reader that lacks nothing
SPEED_ROWS = {
    OURS: "ours",
    "stock pipeline, default batches": "stock",
    "stock pipeline, batches of 16": "stock16",
}
BASELINES = {
    "median": "median of the claims",
    "neutral_median": "median of the most neutral class",
    "ucdp_like": "lowest of the most reliable class",
    "last": "last claim",
    "crh": "truth discovery (CRH)",
}


def from_json(**files: str) -> Reader:
    """Return a reader of scorers that print JSON; a keyword names the row's ending, `_` for none."""

    def read(work: Path) -> Scores:
        names = {OURS if name == "_" else f"{OURS}, {name}": file for name, file in files.items()}
        return {name: json.loads((work / file).read_text(encoding="utf-8")) for name, file in names.items()}

    return read


def claims(work: Path) -> Scores:
    """Read the claims scorer's JSON."""
    return {OURS: _claims(work / "score.json")}


def claims_by_part(**files: str) -> Reader:
    """Return a reader of several outputs of the claims scorer; a keyword names the row's ending."""

    def read(work: Path) -> Scores:
        return {f"{OURS}, {name.replace('_', ' ')}": _claims(work / file) for name, file in files.items()}

    return read


def _claims(path: Path) -> dict[str, Any]:
    """Add the shares that the scorer prints as pairs of counts."""
    printed: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    roles = printed["source_roles"].values()
    alike = printed.get("linking", {}).get("lookalikes", {})
    printed["shares"] = {
        "source": _share(
            sum(role["source_ok"] for role in roles if "found" in role),
            sum(role.get("found", 0) for role in roles),
        ),
        "stance_else": _share(printed["stance"]["not_affirmed_ok"], printed["stance"]["not_affirmed_n"]),
        "lookalikes": _share(alike.get("ok", 0), alike.get("n", 0)),
    }
    return printed


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def ablated(work: Path) -> Scores:
    """Read the scores of the whole reader and of it without each component, the dearest loss first."""
    printed = json.loads((work / "score.json").read_text(encoding="utf-8"))
    whole = printed.pop(WHOLE)
    dearest = sorted(printed.items(), key=lambda item: item[1]["bench"]["full"] + item[1]["own"]["full"])
    return {OURS: whole, **{f"without {name}": scores for name, scores in dearest}}


def spellings(work: Path) -> Scores:
    """Read the spelling test's table: an outcome, a count, a share in per cent."""
    lines = (work / "score.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line.endswith("%")]
    every = next(line.split() for line in lines if line.startswith("places with every spelling right"))
    return {OURS: {**{row[0]: float(row[2].rstrip("%")) for row in rows}, "whole": int(every[5])}}


def by_split(work: Path) -> Scores:
    """Read a scorer that prints one JSON object for each part of the data."""
    printed = json.loads((work / "score.json").read_text(encoding="utf-8"))
    return {f"{OURS}, {split}": scores for split, scores in printed.items()}


def reconciled(work: Path) -> Scores:
    """Read the reconcile scorer's tables: over every item, and over those whose claims differ."""
    found: dict[str, dict[str, Any]] = {}
    for system, dataset, row in _reconciled_rows(work / "score.txt"):
        found.setdefault(system, {})[dataset] = row
    for system, dataset, row in _reconciled_rows(work / "differing.txt"):
        if dataset == "all" and system in found:
            found[system]["differing"] = row
    return found


def modelled(work: Path) -> Scores:
    """Read the reconcile scorer's tables of the model, on items and on conflicts left out of the fit."""
    found: dict[str, dict[str, Any]] = {}
    for part in ("items", "conflicts"):
        for file, dataset in (("score", None), ("differing", "differing")):
            for system, of, row in _table(work / f"{file}-{part}.txt"):
                name = f"{OURS}, model" if system == f"model-{part}" else _baseline(system)
                where = dataset or of
                if name is not None and (dataset is None or of == "all"):
                    found.setdefault(name, {}).setdefault(part, {})[where] = row
    for scores in found.values():
        for rows in scores.values():
            covered = [row["cov80"] for of, row in rows.items() if of not in ("all", "macro", "differing")]
            rows["least"] = {"cov80": min(covered)}
    return found


def _baseline(system: str) -> str | None:
    return f"baseline {BASELINES[system]}" if system in BASELINES else None


def _table(path: Path) -> Iterator[tuple[str, str, dict[str, float]]]:
    """Yield system, data set and measures of each line of the reconcile scorer's table."""
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    measures = head.split()
    for line in lines:
        cells = line.split()
        name, numbers = " ".join(cells[: -len(measures)]), cells[-len(measures) :]
        system, _, dataset = name.rstrip("])").replace("(", "[").partition(" [")
        yield system, dataset, dict(zip(measures, map(float, numbers), strict=True))


def _reconciled_rows(path: Path) -> Iterator[tuple[str, str, dict[str, float]]]:
    for system, dataset, row in _table(path):
        rule, divider, kind = system.partition("-")
        baseline = _baseline(system)
        if divider:  # ours; a rule that gives no best figure is scored for its span alone
            yield f"{OURS}, rule {rule}", dataset, {"covLH": row["covLH"]} if kind == "span" else row
        elif baseline is not None:
            yield baseline, dataset, row


def speed(work: Path) -> Scores:
    """Read words a second of `extract` and of the stock pipeline, each in its best of the runs."""
    found = _speeds(work, work / "reports.jsonl")
    ours, _, fairer = found.values()
    ours["cpu_ratio"] = ours["cpu_words"] / fairer["cpu_words"]
    return found


def _speeds(work: Path, reports: Path) -> dict[str, dict[str, float]]:
    words = sum(len(line["text"].split()) for line in read_lines(reports))
    spent = costs(work)
    found: dict[str, dict[str, float]] = {}
    for name, prefix in SPEED_ROWS.items():
        runs = [cost for into, cost in spent.items() if into.startswith(f"{prefix}-")]
        found[name] = {
            "words": words / min(cost.seconds for cost in runs),
            "cpu_words": words / min(cost.cpu_seconds for cost in runs),
            "peak": max(cost.peak_mb for cost in runs),
        }
    ours, stock, fairer = found.values()
    ours["ratio"] = ours["words"] / stock["words"]
    ours["fairer_ratio"] = ours["words"] / fairer["words"]
    return found


def screening(work: Path) -> Scores:
    """Read what the screen turns away of each set, and the speed with it on a mixed stream."""
    printed: dict[str, Any] = json.loads((work / "screening.json").read_text(encoding="utf-8"))
    found: dict[str, dict[str, Any]] = dict(_speeds(work, work / "stream.jsonl"))
    sets: dict[str, dict[str, int]] = printed["sets"]
    claims, lost = (sum(counts[key] for counts in sets.values()) for key in ("claims", "claims_lost"))
    found[OURS] |= {"scanned": printed["scanned"], "lost": _share(lost, claims)}
    for name, counts in sets.items():
        found[f"{OURS}, {name}"] = {
            "lost": _share(counts["claims_lost"], counts["claims"]),
            "words_away": _share(counts["words_away"], counts["words"]),
            "reports_away": _share(counts["reports_away"], counts["reports"]),
        }
    return found


def first_run(work: Path) -> Scores:
    """Read the time of the run on the samples."""
    cost = costs(work)["run.txt"]
    return {OURS: {"seconds": cost.seconds, "peak": cost.peak_mb}}
