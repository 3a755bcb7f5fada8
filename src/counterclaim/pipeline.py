"""Joins the rooms: reports in, a contested record out. The only module that knows more than one room."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from counterclaim import plugins
from counterclaim.claims.extractor import RuleExtractor
from counterclaim.claims.grounding import ground
from counterclaim.engines.local import LocalEngine
from counterclaim.errors import OutputError
from counterclaim.incidents.linker import link
from counterclaim.model import Dossier, EventActor, Extraction, Report
from counterclaim.outputs import site, tables
from counterclaim.plugins import Extractor
from counterclaim.reading.reader import Reader
from counterclaim.reconcile.model import Model
from counterclaim.reconcile.rules import figures
from counterclaim.record.store import Store
from counterclaim.reports.archive import Copy, unique
from counterclaim.reports.intake import read_reports
from counterclaim.reports.items import Fault, Loaded, Options
from counterclaim.resources import actors, bias, codebook
from counterclaim.resources.actors import Registry
from counterclaim.resources.codebook import Codebook
from counterclaim.resources.counts import Counts
from counterclaim.resources.gazetteer import Gazetteer
from counterclaim.settings import Settings

RECORD, SITE, EXPORTS = "record.sqlite", "site", "exports"  # what lies in the folder of a run
WORTH_A_POOL = 60  # reports; below this, loading the model in more processes costs more than it saves

Progress = Callable[[str, int, int], None]  # told the stage, and how many of how many items are done
UNKNOWN = 0  # the number of items, before all are found


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What one run did, and what the record holds after it.

    `reports` were given, of which `new` were not in the record yet, `unread` are in other languages, and
    `copies` were given twice; `recorded` reports, `claims`, `rejected` claims and `dossiers` are the whole
    record's.
    """

    record: Path
    site: Path
    exports: tuple[Path, ...]
    reports: int
    new: int
    recorded: int
    unread: tuple[Report, ...]
    copies: tuple[Copy, ...]
    faults: tuple[Fault, ...]
    claims: int
    rejected: int
    dossiers: tuple[Dossier, ...]


def silent(_stage: str, _done: int, _total: int) -> None:
    """Show no progress."""


class _Tools(NamedTuple):
    """What reports are read with; `name` and `rules.name` are stored with every extraction."""

    rules: Codebook
    registry: Registry
    extractor: Extractor
    additions: tuple[str, ...]

    @property
    def name(self) -> str:
        """Name the extractor with what changes its reading: under another name reports are read anew."""
        return "+".join((self.extractor.version, self.registry.fingerprint, *self.additions))


@cache
def _tools(settings: Settings) -> _Tools:
    rules, registry = codebook.load(settings.codebook), actors.load(settings.actors)
    make = plugins.load("extractors", settings.extractor) if settings.extractor else RuleExtractor
    return _Tools(rules, registry, make(rules, registry), tuple(_additions(settings)))


def _additions(settings: Settings) -> Iterator[str]:
    if settings.gazetteer is not None:
        gazetteer = Gazetteer(settings.gazetteer)
        yield f"places-{gazetteer.meta.get('fingerprint', 'unnamed')[:8]}"
        gazetteer.close()
    if settings.screen:
        yield "screen"


@cache
def _reader(settings: Settings) -> Reader:
    """Load the language model, once a process."""
    tools = _tools(settings)
    return Reader(tools.rules, tools.registry, Gazetteer(settings.gazetteer), screen=settings.screen)


# ---------------------------------------------------------------- reading
def extract(
    inputs: Sequence[str], options: Options, settings: Settings, progress: Progress = silent
) -> Iterator[Extraction | Fault]:
    """Yield one extraction for each report, in the order of `inputs`, and faults where they happen."""
    batch = _opened(inputs, options, progress)
    reports = [item.report for item in batch if isinstance(item, Loaded)]
    extractions = extract_reports(reports, settings, progress)
    for item in batch:
        yield item if isinstance(item, Fault) else next(extractions)


def _opened(inputs: Sequence[str], options: Options, progress: Progress) -> list[Loaded | Fault]:
    items = []
    for item in read_reports(inputs, options):
        items.append(item)
        progress("opening inputs", len(items), UNKNOWN)
    return items


def extract_reports(
    reports: Sequence[Report], settings: Settings, progress: Progress = silent
) -> Iterator[Extraction]:
    """Yield the extraction of each report, in order; the result does not depend on the number of workers."""
    engine = LocalEngine(_workers(settings, len(reports)))
    for done, extraction in enumerate(engine.map(partial(_extract_one, settings), reports), start=1):
        progress("reading reports", done, len(reports))
        yield extraction


def _workers(settings: Settings, reports: int) -> int:
    if settings.workers > 0:
        return settings.workers
    return os.cpu_count() or 1 if reports >= WORTH_A_POOL else 1


def _extract_one(settings: Settings, report: Report) -> Extraction:
    tools = _tools(settings)
    made = tools.extractor.extract(_reader(settings).read(report))
    named = msgspec.structs.replace(made, report=report, extractor=tools.name, codebook=tools.rules.name)
    return ground(named, Counts(tools.rules)) if settings.extractor else named  # ours has passed the gate


# ---------------------------------------------------------------- incidents
def incidents(extractions: Sequence[Extraction], settings: Settings) -> tuple[Dossier, ...]:
    """Join the events of many reports and reconcile their figures by every rule."""
    rules, registry, *_ = _tools(settings)
    model = Model(bias.load(), registry, rules.rules["model"]) if "model" in rules.rules else None
    found = link(extractions, registry, rules)
    return tuple(_finished(dossier, rules, registry, model) for dossier in found)


def _finished(dossier: Dossier, rules: Codebook, registry: Registry, model: Model | None) -> Dossier:
    """Add the figures, and call registered actors by their names: an incident has no one report's words."""
    named = tuple(_named(actor, registry) for actor in dossier.incident.actors)
    incident = msgspec.structs.replace(dossier.incident, actors=named, figures=figures(dossier, rules, model))
    return msgspec.structs.replace(dossier, incident=incident)


def _named(actor: EventActor, registry: Registry) -> EventActor:
    found = registry.by_id(actor.actor) if actor.actor is not None else None
    return actor if found is None else msgspec.structs.replace(actor, name=found.name)


# ---------------------------------------------------------------- the main job
def run(
    inputs: Sequence[str], out: Path, options: Options, settings: Settings, progress: Progress = silent
) -> Outcome:
    """Read `inputs` into the record at `out`, link, reconcile, publish.

    Nothing already recorded is read again or changed; an interrupted run is completed by the next one.

    Raises:
        OutputError: `out` cannot be written.
    """
    batch = _opened(inputs, options, progress)
    found = unique(item for item in batch if isinstance(item, Loaded))
    tools = _tools(settings)
    names = {"extractor": tools.name, "codebook": tools.rules.name}
    with _writing(out):
        out.mkdir(parents=True, exist_ok=True)
    with Store.open(out / RECORD) as store:
        new = _record(found.kept, store, settings, progress)
        extractions = tuple(store.extractions(**names))
        progress("joining incidents", 0, 1)
        dossiers = incidents(extractions, settings)
        store.add_dossiers(dossiers, **names)
    index, exports = publish(dossiers, extractions, out, settings, progress)
    return Outcome(
        record=out / RECORD,
        site=index,
        exports=exports,
        reports=len(found.kept),
        new=new,
        recorded=len(extractions),
        unread=tuple(item.report for item in found.kept if not item.report.is_read),
        copies=found.copies,
        faults=tuple(item for item in batch if isinstance(item, Fault)),
        claims=sum(len(extraction.claims) for extraction in extractions),
        rejected=sum(len(extraction.rejections) for extraction in extractions),
        dossiers=dossiers,
    )


def _record(loaded: Iterable[Loaded], store: Store, settings: Settings, progress: Progress) -> int:
    """Add what the record does not hold yet, a report with its extraction in one transaction each."""
    tools = _tools(settings)
    ordered = sorted(loaded, key=lambda item: item.report.id)
    waiting = [
        item for item in ordered if not store.has_extraction(item.report, tools.name, tools.rules.name)
    ]
    extractions = extract_reports([item.report for item in waiting], settings, progress)
    for item, extraction in zip(waiting, extractions, strict=True):
        with store.transaction():
            store.add_report(item.report, item.raw, item.media_type)
            store.add_extraction(extraction)
    return len(waiting)


# ---------------------------------------------------------------- outputs
def publish(
    dossiers: Sequence[Dossier],
    extractions: Sequence[Extraction],
    out: Path,
    settings: Settings,
    progress: Progress = silent,
) -> tuple[Path, tuple[Path, ...]]:
    """Write the site and every export under `out`; return the first page and the exported files.

    Raises:
        OutputError: `out` cannot be written.
    """
    progress("writing the site", 0, 1)
    with _writing(out):
        index = site.publish(dossiers, extractions, codebook.load(settings.codebook), out / SITE)
    return index, export(dossiers, extractions, out / EXPORTS, ())


def export(
    dossiers: Sequence[Dossier], extractions: Sequence[Extraction], out: Path, formats: Sequence[str]
) -> tuple[Path, ...]:
    """Write exports into the folder `out`, all where `formats` is empty; return the files.

    Raises:
        OutputError: `out` cannot be written.
        SettingsError: there is no such format.
    """
    with _writing(out):
        return tables.export(dossiers, extractions, out, formats)


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"cannot be written ({error.strerror})",
            where=str(error.filename or out),
            remedy="choose another folder with --out, or see to its permissions and the room on the disk",
        ) from error
