"""Writes figures into `docs/benchmarks.md` between markers, and leaves the prose around them alone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from benchmarks.bench import Bench, BenchError, Values, is_ours
from benchmarks.runner import ROOT

DOCUMENT = ROOT / "docs" / "benchmarks.md"
MEASURED = ROOT / "benchmarks" / "measured.json"
PEERS = ROOT / "benchmarks" / "peers.toml"
SUMMARY = "summary"
VERDICTS = {True: "reached", False: "**not reached**", None: ""}

Measured = dict[str, Values]  # bench -> system -> figure -> value


class Peer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody else's system reached: read in `source`, not measured by us.

    `elsewhere` is set where the figure is of other data of the same kind, so that it shows a level only;
    `people` where it is agreement between people.
    """

    bench: str
    system: str
    source: str
    figures: dict[str, float]
    elsewhere: bool = False
    people: bool = False


def load_peers(path: Path = PEERS) -> tuple[Peer, ...]:
    """Read the table of peers."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(msgspec.convert(table["peers"], list[Peer]))


def load_measured(path: Path = MEASURED) -> Measured:
    """Read the figures that were last measured."""
    return msgspec.json.decode(path.read_bytes(), type=Measured) if path.exists() else {}


def save_measured(measured: Measured, path: Path = MEASURED) -> None:
    """Keep the figures, rounded, one bench after another."""
    rounded = {
        bench: {
            system: {key: round(value, 4) for key, value in row.items()} for system, row in systems.items()
        }
        for bench, systems in sorted(measured.items())
    }
    path.write_bytes(msgspec.json.format(msgspec.json.encode(rounded), indent=1) + b"\n")


# ---------------------------------------------------------------- tables
def bench_table(bench: Bench, found: Values, peers: Iterable[Peer]) -> list[str]:
    """Return the lines of a bench's table: our rows, the goal, what was measured beside us, the peers."""
    command = f"`python -m benchmarks {bench.name}`"
    ours = {system: row for system, row in found.items() if is_ours(system)}
    others = {system: row for system, row in found.items() if not is_ours(system)}
    rows = [[f"**{system}**", *_cells(bench, row, bold=True), command] for system, row in ours.items()]
    goals = {figure.key: figure.goal for figure in bench.figures if figure.goal is not None}
    if goals:
        rows.append(["*goal*", *_goals(bench), ""])
    rows += [[system, *_cells(bench, row), command] for system, row in others.items()]
    for peer in peers:
        if peer.bench == bench.name:
            name = f"{peer.system} †" if peer.elsewhere else peer.system
            rows.append([name, *_cells(bench, peer.figures), peer.source])
    return _table(["", *(figure.label for figure in bench.figures), "from"], rows)


def _cells(bench: Bench, row: Mapping[str, float], bold: bool = False) -> list[str]:
    shown = [figure.show(row.get(figure.key)) for figure in bench.figures]
    return [f"**{cell}**" if bold and cell else cell for cell in shown]


def _goals(bench: Bench) -> list[str]:
    signs = {True: "≤", False: "≥"}
    return [
        "" if figure.goal is None else f"{signs[figure.lower_is_better]} {figure.show(figure.goal)}"
        for figure in bench.figures
    ]


def summary_table(benches: Sequence[Bench], measured: Measured, peers: Sequence[Peer]) -> list[str]:
    """Return the lines of the table of headlines: each bench's first figure."""
    rows = []
    for bench in benches:
        headline = bench.figures[0]
        for system, row in measured.get(bench.name, {}).items():
            if is_ours(system) and headline.key in row:
                value = row[headline.key]
                met = VERDICTS[headline.meets_goal(value)]
                part = system.removeprefix("counterclaim")
                cells = [headline.label, headline.show(value), _goals(bench)[0], met]
                rows.append([bench.name + part, *cells, best_other(bench, part, measured, peers)])
    return _table(["bench", "headline", "we reach", "goal", "", "best other system on this data"], rows)


def best_other(bench: Bench, part: str, measured: Measured, peers: Sequence[Peer]) -> str:
    """Return the best other system's headline on the same data and its name; nothing where there is none.

    `part` is how our system's name ends; systems whose names end so too were scored on the same part.
    """
    headline = bench.figures[0]
    rows = {name: row for name, row in measured[bench.name].items() if not is_ours(name)}
    rows |= {
        peer.system: peer.figures
        for peer in peers
        if peer.bench == bench.name and not peer.elsewhere and not peer.people
    }
    known = [(row[headline.key], name) for name, row in rows.items() if headline.key in row]
    known = [pair for pair in known if pair[1].endswith(part)] or known
    if not known:
        return ""
    value, name = min(known) if headline.lower_is_better else max(known)
    return f"{headline.show(value)} ({name})"


def commands(bench: Bench) -> list[str]:
    """Return the bench's commands as a reader types them, with `$BENCH` and `$WORK` for the two folders."""
    shown = [
        f"{step.command} > $WORK/{step.into}".format(bench="$BENCH", work="$WORK") for step in bench.steps
    ]
    return ["```sh", *dict.fromkeys(shown), "```"]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [head, ["---"] + ["--:"] * (len(head) - 2) + ["---"], *rows]
    return ["| " + " | ".join(line) + " |" for line in lines]


# ---------------------------------------------------------------- markers
def put(text: str, name: str, lines: Iterable[str]) -> str:
    """Return `text` with `lines` between the markers of `name`.

    Raises:
        BenchError: the text has no such markers.
    """
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    pattern = re.compile(re.escape(begin) + r"\n.*?" + re.escape(end), re.DOTALL)
    if not pattern.search(text):
        raise BenchError(f"docs/benchmarks.md has no place for {name}: add the lines {begin} and {end}")
    body = "\n".join((begin, "", *lines, "", end))
    return pattern.sub(lambda _: body, text, count=1)


def render(text: str, benches: Sequence[Bench], measured: Measured, peers: Sequence[Peer]) -> str:
    """Return the document with every measured bench's table and the summary in their places."""
    for bench in benches:
        if bench.name in measured:
            lines = [*bench_table(bench, measured[bench.name], peers), "", *commands(bench)]
            text = put(text, bench.name, lines)
    return put(text, SUMMARY, summary_table(benches, measured, peers))
