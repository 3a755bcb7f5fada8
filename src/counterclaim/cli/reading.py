"""The commands that read reports: run, extract, incidents."""

from __future__ import annotations

import sys
import time

import typer

from counterclaim import pipeline
from counterclaim.cli import console
from counterclaim.cli.options import (
    DEFAULT_OUT,
    Columns,
    Encoding,
    GazetteerPath,
    Inputs,
    Json,
    JsonArray,
    MaybeInputs,
    Out,
    Published,
    RecordPath,
    Screen,
    SettingsPath,
    Workers,
    input_options,
    load_settings,
    open_record,
)
from counterclaim.errors import InputError
from counterclaim.model import Extraction, ReportClaims
from counterclaim.outputs import words
from counterclaim.outputs.console import contested_table
from counterclaim.reports.items import Fault


def run(
    inputs: Inputs,
    out: Out = DEFAULT_OUT,
    published: Published = None,
    encoding: Encoding = None,
    columns: Columns = None,
    settings: SettingsPath = None,
    workers: Workers = None,
    screen: Screen = None,
    gazetteer: GazetteerPath = None,
    as_json: Json = False,
) -> None:
    """Read reports into a record, join them into incidents, reconcile, and publish site and exports.

    Prints the contested figures and where to look. Reports already in the record are not read again.
    """
    began = time.monotonic()
    chosen = load_settings(settings, workers, screen, gazetteer)
    options = input_options(published, encoding, columns, chosen)
    with console.Bars() as progress:
        outcome = pipeline.run(inputs, out, options, chosen, progress)
    missing = console.report_faults(outcome.faults)
    console.report_unread(outcome.unread)
    for copy in outcome.copies:
        console.note(f"note: {copy.report.path}: same content as {copy.kept.path}, kept once")
    if as_json:
        console.write_json(_summary(outcome))
    else:
        console.show(contested_table(outcome.dossiers))
        for line in _closing(outcome, time.monotonic() - began):
            console.say(line)
    _exit_if(missing)


def _exit_if(missing: bool) -> None:
    if missing:
        raise typer.Exit(InputError.exit_code)


def _summary(outcome: pipeline.Outcome) -> dict[str, object]:
    return {
        "reports": outcome.reports,
        "new": outcome.new,
        "recorded": outcome.recorded,
        "unread": len(outcome.unread),
        "copies": len(outcome.copies),
        "faults": outcome.faults,
        "claims": outcome.claims,
        "rejected": outcome.rejected,
        "incidents": len(outcome.dossiers),
        "record": outcome.record.as_posix(),
        "site": outcome.site.as_posix(),
        "exports": [path.as_posix() for path in outcome.exports],
    }


def _closing(outcome: pipeline.Outcome, seconds: float) -> tuple[str, ...]:
    unread = f", {len(outcome.unread)} of them unread" if outcome.unread else ""
    held = (
        words.plural(outcome.recorded, "report"),
        f"{words.plural(outcome.claims, 'claim')} ({outcome.rejected} rejected as ungrounded)",
        words.plural(len(outcome.dossiers), "incident"),
    )
    return (
        f"{words.plural(outcome.reports, 'report')}{unread}; {outcome.new} new; in {seconds:.1f} s",
        f"Record {outcome.record.as_posix()}: {', '.join(held)}",
        f"Tables {outcome.exports[0].parent.as_posix()}/",
        f"Open   {outcome.site.as_posix()}",
    )


def extract(
    inputs: Inputs,
    published: Published = None,
    encoding: Encoding = None,
    columns: Columns = None,
    settings: SettingsPath = None,
    workers: Workers = None,
    screen: Screen = None,
    gazetteer: GazetteerPath = None,
    as_array: JsonArray = False,
) -> None:
    """Print what each report claims, one JSON object a line, in the order of the inputs.

    Nothing is stored. The objects are described by `counterclaim schema`.
    """
    chosen = load_settings(settings, workers, screen, gazetteer)
    options = input_options(published, encoding, columns, chosen)
    missing = False
    read: list[ReportClaims] = []
    with console.Bars() as bars:
        # lines that scroll past on the same terminal are progress enough
        progress = pipeline.silent if sys.stdout.isatty() else bars
        for item in pipeline.extract(inputs, options, chosen, progress):
            if isinstance(item, Fault):
                missing = console.report_faults([item]) or missing
                continue
            line = contract_line(item)
            if as_array:
                read.append(line)
            else:
                console.write_line(line)
            if not item.report.is_read:
                console.report_unread([item.report])
    if as_array:
        console.write_json(read)
    _exit_if(missing)


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
    inputs: MaybeInputs = None,
    record: RecordPath = DEFAULT_OUT,
    published: Published = None,
    encoding: Encoding = None,
    columns: Columns = None,
    settings: SettingsPath = None,
    workers: Workers = None,
    gazetteer: GazetteerPath = None,
    as_array: JsonArray = False,
) -> None:
    """Print incidents with their figures, one JSON object a line, from reports or from a record."""
    missing = False
    if inputs:
        chosen = load_settings(settings, workers, gazetteer=gazetteer)
        options = input_options(published, encoding, columns, chosen)
        with console.Bars() as progress:
            items = list(pipeline.extract(inputs, options, chosen, progress))
        missing = console.report_faults(item for item in items if isinstance(item, Fault))
        dossiers = pipeline.incidents([item for item in items if isinstance(item, Extraction)], chosen)
    else:
        with open_record(record) as store:
            dossiers = store.dossiers()
    found = [dossier.incident for dossier in dossiers]
    if as_array:
        console.write_json(found)
    else:
        for incident in found:
            console.write_line(incident)
    _exit_if(missing)
