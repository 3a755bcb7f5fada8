"""The commands that look at a record: show, verify, publish, export, schema; and reconcile."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Annotated

import typer

from counterclaim import pipeline
from counterclaim.cli import console
from counterclaim.cli.options import (
    DEFAULT_OUT,
    Json,
    Out,
    RecordPath,
    SettingsPath,
    load_settings,
    open_record,
    read_bytes,
)
from counterclaim.errors import CounterclaimError, InputError, SettingsError
from counterclaim.outputs import schema as schemas
from counterclaim.outputs.console import render_incident
from counterclaim.outputs.tables import FORMATS
from counterclaim.reconcile.rules import RULES
from counterclaim.reconcile.table import COLUMNS, NEEDED, estimate
from counterclaim.reconcile.table import reconcile as reconcile_table
from counterclaim.resources import bias, codebook
from counterclaim.undercount.table import Row, parse

MODEL = "model"
CHOICES = (*RULES, MODEL)


def show(
    incident: Annotated[
        str, typer.Argument(metavar="INCIDENT", help="An incident's id, or the start of one.")
    ],
    record: RecordPath = DEFAULT_OUT,
    as_json: Json = False,
) -> None:
    """Show one incident: who claims what, side by side, and the figures by rule."""
    with open_record(record) as store:
        dossier = store.incident(incident)
    if as_json:
        console.write_json(dossier)
    else:
        console.show(render_incident(dossier))


def verify(
    record: Annotated[
        Path,
        typer.Argument(metavar="RECORD", help=f"A record, or the folder that holds {pipeline.RECORD}."),
    ] = DEFAULT_OUT,
    as_json: Json = False,
) -> None:
    """Check a record offline: hashes, chain, and that every span quotes its report."""
    with open_record(record) as store:
        found = store.verify()
    if as_json:
        console.write_json(found)
    else:
        for finding in found.findings:
            console.note(f"error: {finding.where}: {finding.what}")
        state = "sound" if found.is_sound else f"{len(found.findings)} findings"
        console.say(
            f"{state}: {found.reports} reports, {found.extractions} extractions, {found.incidents} incidents,"
            f" {found.entries} log entries, head {found.head[:16]}"
        )
    if not found.is_sound:
        raise typer.Exit(CounterclaimError.exit_code)


def publish(record: RecordPath = DEFAULT_OUT, out: Out = DEFAULT_OUT, settings: SettingsPath = None) -> None:
    """Write the static site and every export of a record."""
    chosen = load_settings(settings)
    with open_record(record) as store, console.Bars() as progress:
        found = store.dossiers(), tuple(store.extractions())
        index, _ = pipeline.publish(*found, out, chosen, progress)
    console.say(f"Open {index.as_posix()}")


def export(
    formats: Annotated[
        list[str] | None,
        typer.Argument(metavar="FORMATS", help=f"Any of {', '.join(FORMATS)}; all when left out."),
    ] = None,
    record: RecordPath = DEFAULT_OUT,
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Folder to write into.")] = DEFAULT_OUT
    / pipeline.EXPORTS,
) -> None:
    """Write a record in formats that colleagues load."""
    with open_record(record) as store:
        written = pipeline.export(store.dossiers(), tuple(store.extractions()), out, formats or ())
    for path in written:
        console.say(path.as_posix())


def schema() -> None:
    """Print the JSON Schema of everything that extract and incidents print."""
    console.write_json(schemas.contract_schema())


def reconcile(
    claims: Annotated[
        str, typer.Argument(metavar="CLAIMS", help="A CSV of claims, or -; its columns are in docs/rules.md.")
    ],
    rule: Annotated[str, typer.Option("--rule", metavar="RULE", help=f"One of {', '.join(CHOICES)}.")],
    settings: SettingsPath = None,
) -> None:
    """Reconcile a table of claims by a rule or the model and print a CSV of figures."""
    rules = codebook.load(load_settings(settings).codebook)
    if rule not in CHOICES:
        raise SettingsError(f"--rule {rule!r} is no rule", remedy=f"choose one of {', '.join(CHOICES)}")
    rows = _rows(claims)
    try:
        figures = list(
            estimate(rows, bias.load(), rules) if rule == MODEL else reconcile_table(rows, rule, rules)
        )
    except InputError as error:  # it knows the row, not the file
        raise InputError(error.what, where=f"{claims}, {error.where}", remedy=error.remedy) from error
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(figures)


def _rows(claims: str) -> list[Row]:
    columns, rows = parse(read_bytes(claims), claims)
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        remedy = f"a table of claims has the columns {', '.join(NEEDED)}"
        raise InputError(f"has no column {', '.join(missing)}", where=claims, remedy=remedy)
    return rows
