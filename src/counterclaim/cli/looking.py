"""The commands that look at a record: show, explain, verify, publish, export, schema; and reconcile."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Group
from rich.text import Text

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
)
from counterclaim.errors import CounterclaimError, InputError
from counterclaim.model import Claim, Extraction
from counterclaim.outputs import schema as schemas
from counterclaim.outputs import tables
from counterclaim.outputs.console import render_incident
from counterclaim.reconcile.table import COLUMNS
from counterclaim.reconcile.table import reconcile as reconcile_table
from counterclaim.resources import codebook


def show(
    incident: Annotated[str, typer.Argument(help="An incident's id, or the start of one.")],
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


def explain(
    claim: Annotated[str, typer.Argument(help="A claim's id, or the start of one.")],
    record: RecordPath = DEFAULT_OUT,
    as_json: Json = False,
) -> None:
    """Show which words and rules made a claim."""
    with open_record(record) as store:
        found, extraction = store.claim(claim)
    reasons = [reason for reason in extraction.reasons if reason.record == found.id]
    if as_json:
        console.write_json({"claim": found, "report": extraction.report.id, "reasons": reasons})
    else:
        console.show(_explanation(found, extraction))


def _explanation(claim: Claim, extraction: Extraction) -> Group:
    report = extraction.report
    lines = [
        Text(f"{claim.id}  {claim.kind}", style="bold"),
        Text(
            f"{report.outlet or 'unknown outlet'}, {report.published or 'undated'}: {report.title or report.id}"
        ),
        _evidence(claim),
        Text(""),
    ]
    for reason in extraction.reasons:
        if reason.record == claim.id:
            words = (
                f"  “{reason.words.text}” ({reason.words.start}–{reason.words.end})" if reason.words else ""
            )
            lines.append(
                Text.assemble(
                    (f"{reason.field:10}", "bold"), f"{_value(claim, reason.field)}  ← {reason.rule}{words}"
                )
            )
    lines.append(Text(f"\nextractor {extraction.extractor}, codebook {extraction.codebook}", style="dim"))
    return Group(*lines)


def _evidence(claim: Claim) -> Text:
    text = Text(f"  {claim.evidence.text}")
    if claim.count is not None:
        start = claim.count.start - claim.evidence.start + 2
        text.stylize("bold reverse", start, start + len(claim.count.text))
    return text


def _value(claim: Claim, field: str) -> str:
    if field == "count":
        low = "?" if claim.low is None else claim.low
        high = "?" if claim.high is None else claim.high
        return f"{low}..{high}"
    value = getattr(claim, field, None)
    return str(getattr(value, "name", value) or getattr(value, "role", "unsaid"))


def verify(
    record: Annotated[
        Path, typer.Argument(help="A record, or the folder that holds record.sqlite.")
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
        console.show(
            f"{state}: {found.reports} reports, {found.extractions} extractions, {found.incidents} incidents,"
            f" {found.entries} log entries, head {found.head[:16]}"
        )
    if not found.is_sound:
        raise typer.Exit(CounterclaimError.exit_code)


def publish(record: RecordPath = DEFAULT_OUT, out: Out = DEFAULT_OUT, settings: SettingsPath = None) -> None:
    """Write the static site and every export of a record."""
    chosen = load_settings(settings, 0)
    with open_record(record) as store:
        index, _ = pipeline.publish(store.dossiers(), tuple(store.extractions()), out, chosen)
    console.show(f"Open {index.as_posix()}")


def export(
    formats: Annotated[
        list[str] | None, typer.Argument(help="claims, figures, incidents, geojson, hxl; all when left out.")
    ] = None,
    record: RecordPath = DEFAULT_OUT,
    out: Annotated[Path, typer.Option("--out", help="Folder to write into.")] = DEFAULT_OUT / "exports",
) -> None:
    """Write a record in formats that colleagues load."""
    with open_record(record) as store:
        written = tables.export(store.dossiers(), tuple(store.extractions()), out, formats or ())
    for path in written:
        console.show(path.as_posix())


def schema() -> None:
    """Print the JSON Schema of everything printed, stored and returned."""
    console.write_json(schemas.contract_schema())


def reconcile(
    claims: Annotated[Path, typer.Argument(help="A CSV of claims; its columns are in docs/rules.md.")],
    rule: Annotated[str, typer.Option("--rule", help="ucdp, ibc, acled or airwars.")],
    settings: SettingsPath = None,
) -> None:
    """Reconcile a table of claims by a rule and print a CSV of figures."""
    rules = codebook.load(load_settings(settings, 0).codebook)
    try:
        rows = list(csv.DictReader(claims.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"cannot be read: {error}", where=str(claims), remedy="give a CSV file in UTF-8"
        ) from error
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(reconcile_table(rows, rule, rules))
