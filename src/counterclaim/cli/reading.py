"""The commands that read reports: run, extract, incidents."""

from __future__ import annotations

import time
from pathlib import Path

import typer

from counterclaim import pipeline
from counterclaim.cli import console
from counterclaim.cli.options import (
    DEFAULT_OUT,
    Columns,
    Encoding,
    Inputs,
    Json,
    Out,
    Published,
    SettingsPath,
    Workers,
    input_options,
    load_settings,
    open_record,
)
from counterclaim.errors import InputError
from counterclaim.model import Extraction, ReportClaims
from counterclaim.outputs.console import contested_table
from counterclaim.reports.items import Fault


def run(
    inputs: Inputs,
    out: Out = DEFAULT_OUT,
    published: Published = None,
    encoding: Encoding = None,
    columns: Columns = None,
    settings: SettingsPath = None,
    workers: Workers = 0,
    as_json: Json = False,
) -> None:
    """Read reports into a record, join them into incidents, reconcile, and publish site and exports.

    Prints the contested figures and where to look. Reports already in the record are not read again.
    """
    began = time.monotonic()
    chosen = load_settings(settings, workers)
    options = input_options(published, encoding, columns, chosen)
    with console.bars() as progress:
        outcome = pipeline.run(inputs, out, options, chosen, progress)
    missing = console.report_faults(outcome.faults)
    console.report_unread(outcome.unread)
    for copy in outcome.copies:
        console.note(f"note: {copy.report.path}: same content as {copy.kept.path}, kept once")
    if as_json:
        console.write_json(_summary(outcome))
    else:
        console.show(contested_table(outcome.dossiers))
        console.show(_closing(outcome, time.monotonic() - began))
    if missing:
        raise typer.Exit(InputError.exit_code)


def _summary(outcome: pipeline.Outcome) -> dict[str, object]:
    return {
        "reports": outcome.reports,
        "new": outcome.new,
        "unread": len(outcome.unread),
        "copies": len(outcome.copies),
        "faults": [
            {"where": fault.where, "message": fault.message, "fatal": fault.fatal} for fault in outcome.faults
        ],
        "claims": outcome.claims,
        "rejected": outcome.rejected,
        "incidents": len(outcome.dossiers),
        "record": outcome.record.as_posix(),
        "site": outcome.site.as_posix(),
        "exports": [path.as_posix() for path in outcome.exports],
    }


def _closing(outcome: pipeline.Outcome, seconds: float) -> str:
    unread = f", {len(outcome.unread)} of them unread" if outcome.unread else ""
    return (
        f"{outcome.reports} reports{unread}; {outcome.new} new; {outcome.claims} claims"
        f" ({outcome.rejected} rejected as ungrounded); {len(outcome.dossiers)} incidents; {seconds:.1f} s\n"
        f"Open   {outcome.site.as_posix()}\n"
        f"Record {outcome.record.as_posix()}   exports in {outcome.exports[0].parent.as_posix()}/"
    )


def extract(
    inputs: Inputs,
    published: Published = None,
    encoding: Encoding = None,
    columns: Columns = None,
    settings: SettingsPath = None,
    workers: Workers = 0,
) -> None:
    """Print what each report claims, one JSON object a line, in the order of the inputs.

    Nothing is stored. The objects are described by `counterclaim schema`.
    """
    chosen = load_settings(settings, workers)
    options = input_options(published, encoding, columns, chosen)
    missing = False
    for item in pipeline.extract(inputs, options, chosen):
        if isinstance(item, Fault):
            missing = console.report_faults([item]) or missing
            continue
        console.write_line(contract_line(item))
        if not item.report.is_read:
            console.report_unread([item.report])
    if missing:
        raise typer.Exit(InputError.exit_code)


def contract_line(extraction: Extraction) -> ReportClaims:
    """Return the contract's object of one extraction."""
    return ReportClaims(
        report=extraction.report,
        attributions=extraction.attributions,
        places=extraction.places,
        dates=extraction.dates,
        events=extraction.events,
        claims=extraction.claims,
    )


def incidents(
    inputs: list[str] = typer.Argument(
        None, help="Reports to read; left out, the record's incidents are printed."
    ),  # noqa: B008
    record: Path = typer.Option(DEFAULT_OUT, "--record", help="A record, or its folder."),  # noqa: B008
    published: Published = None,
    encoding: Encoding = None,
    columns: Columns = None,
    settings: SettingsPath = None,
    workers: Workers = 0,
    as_json: Json = False,
) -> None:
    """Print incidents with their figures, one JSON object a line, from reports or from a record.

    With --json they come as one JSON array.
    """
    missing = False
    if inputs:
        chosen = load_settings(settings, workers)
        items = list(pipeline.extract(inputs, input_options(published, encoding, columns, chosen), chosen))
        missing = console.report_faults(item for item in items if isinstance(item, Fault))
        dossiers = pipeline.incidents([item for item in items if isinstance(item, Extraction)], chosen)
    else:
        with open_record(record) as store:
            dossiers = store.dossiers()
    found = [dossier.incident for dossier in dossiers]
    if as_json:
        console.write_json(found)
    else:
        for incident in found:
            console.write_line(incident)
    if missing:
        raise typer.Exit(InputError.exit_code)
