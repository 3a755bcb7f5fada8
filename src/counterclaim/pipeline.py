"""Joins the rooms: reports in, a contested record out. The only module that knows more than one room."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

import msgspec

from counterclaim.claims.extractor import VERSION, RuleExtractor
from counterclaim.engines.local import LocalEngine
from counterclaim.incidents.linker import link
from counterclaim.model import Dossier, Extraction, Report
from counterclaim.outputs import site, tables
from counterclaim.reading.reader import Reader
from counterclaim.reconcile.rules import figures
from counterclaim.record.store import Store
from counterclaim.reports.archive import Copy, unique
from counterclaim.reports.intake import read_reports
from counterclaim.reports.items import Fault, Loaded, Options
from counterclaim.resources import actors, codebook
from counterclaim.resources.gazetteer import Gazetteer
from counterclaim.settings import Settings

RECORD = "record.sqlite"
WORTH_A_POOL = 60  # reports; below this, loading the model in more processes costs more than it saves

Progress = Callable[[str, int, int], None]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What one run did: counts of reports, what went wrong with inputs, and where things were written."""

    record: Path
    site: Path
    exports: tuple[Path, ...]
    reports: int
    new: int
    unread: tuple[Report, ...]
    copies: tuple[Copy, ...]
    faults: tuple[Fault, ...]
    claims: int
    rejected: int
    dossiers: tuple[Dossier, ...]


def silent(_stage: str, _done: int, _total: int) -> None:
    """Show no progress."""


# ---------------------------------------------------------------- reading
def extract(inputs: Sequence[str], options: Options, settings: Settings) -> Iterator[Extraction | Fault]:
    """Yield one extraction for each report, in the order of `inputs`, and faults where they happen."""
    batch: list[Loaded | Fault] = list(read_reports(inputs, options))
    reports = [item.report for item in batch if isinstance(item, Loaded)]
    extractions = extract_reports(reports, settings)
    for item in batch:
        yield item if isinstance(item, Fault) else next(extractions)


def extract_reports(reports: Sequence[Report], settings: Settings) -> Iterator[Extraction]:
    """Yield the extraction of each report, in order; the result does not depend on the number of workers."""
    engine = LocalEngine(_workers(settings, len(reports)))
    yield from engine.map(partial(_extract_one, settings), reports)


def _workers(settings: Settings, reports: int) -> int:
    if settings.workers > 0:
        return settings.workers
    return os.cpu_count() or 1 if reports >= WORTH_A_POOL else 1


def _extract_one(settings: Settings, report: Report) -> Extraction:
    reader, extractor = _tools(settings)
    return extractor.extract(reader.read(report))


@cache
def _tools(settings: Settings) -> tuple[Reader, RuleExtractor]:
    """Load the model and the tables, once a process."""
    rules, registry = codebook.load(settings.codebook), actors.load(settings.actors)
    return Reader(rules, registry, Gazetteer(settings.gazetteer)), RuleExtractor(rules, registry)


# ---------------------------------------------------------------- incidents
def incidents(extractions: Sequence[Extraction], settings: Settings) -> tuple[Dossier, ...]:
    """Join the events of many reports and reconcile their figures by every rule."""
    rules, registry = codebook.load(settings.codebook), actors.load(settings.actors)
    linked = link(extractions, registry, rules)
    return tuple(
        msgspec.structs.replace(
            dossier, incident=msgspec.structs.replace(dossier.incident, figures=figures(dossier, rules))
        )
        for dossier in linked
    )


# ---------------------------------------------------------------- the main job
def run(
    inputs: Sequence[str], out: Path, options: Options, settings: Settings, progress: Progress = silent
) -> Outcome:
    """Read `inputs` into the record at `out`, link, reconcile, publish.

    Nothing already recorded is read again or changed; an interrupted run is completed by the next one.
    """
    batch = list(read_reports(inputs, options))
    faults = [item for item in batch if isinstance(item, Fault)]
    found = unique(item for item in batch if isinstance(item, Loaded))
    out.mkdir(parents=True, exist_ok=True)
    rules = codebook.load(settings.codebook)
    with Store.open(out / RECORD) as store:
        new = _record(found.kept, store, settings, progress)
        extractions = tuple(store.extractions(extractor=VERSION, codebook=rules.name))
        progress("joining incidents", 0, 1)
        dossiers = incidents(extractions, settings)
        store.add_dossiers(dossiers, extractor=VERSION, codebook=rules.name)
        progress("joining incidents", 1, 1)
    index, exports = publish(dossiers, extractions, out, settings)
    return Outcome(
        record=out / RECORD,
        site=index,
        exports=exports,
        reports=len(found.kept),
        new=new,
        unread=tuple(item.report for item in found.kept if not item.report.is_read),
        copies=found.copies,
        faults=tuple(faults),
        claims=sum(len(extraction.claims) for extraction in extractions),
        rejected=sum(len(extraction.rejections) for extraction in extractions),
        dossiers=dossiers,
    )


def _record(loaded: Iterable[Loaded], store: Store, settings: Settings, progress: Progress) -> int:
    """Add what the record does not hold yet, a report with its extraction in one transaction each."""
    rules = codebook.load(settings.codebook)
    ordered = sorted(loaded, key=lambda item: item.report.id)
    waiting = [item for item in ordered if not store.has_extraction(item.report, VERSION, rules.name)]
    extractions = extract_reports([item.report for item in waiting], settings)
    for done, (item, extraction) in enumerate(zip(waiting, extractions, strict=True)):
        progress("reading reports", done, len(waiting))
        with store.transaction():
            store.add_report(item.report, item.raw, item.media_type)
            store.add_extraction(extraction)
    progress("reading reports", len(waiting), len(waiting))
    return len(waiting)


def publish(
    dossiers: Sequence[Dossier], extractions: Sequence[Extraction], out: Path, settings: Settings
) -> tuple[Path, tuple[Path, ...]]:
    """Write the site and every export under `out`; return the first page and the exported files."""
    index = site.publish(dossiers, extractions, codebook.load(settings.codebook), out / "site")
    return index, tables.export(dossiers, extractions, out / "exports", ())
