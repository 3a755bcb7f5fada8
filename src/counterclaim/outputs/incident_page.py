"""What an incident's page shows beside its matrix."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from counterclaim.model import (
    ActorRole,
    Claim,
    Dossier,
    Event,
    Extraction,
    Figure,
    LedgerEntry,
    Place,
    Report,
)
from counterclaim.outputs import actors, charts, matrix, overtime, words
from counterclaim.outputs.catalogue import Catalogue, by_publication
from counterclaim.outputs.charts import Bar, Strip
from counterclaim.outputs.matrix import Column, Key, Matrix
from counterclaim.outputs.overtime import Panel


class Weighed(msgspec.Struct, frozen=True):
    """A claim that moved the model's figure: its share, its words, whose it is, its sentence's address."""

    share: float
    figure: str
    name: str
    href: str | None
    why: str


class RuleFigure(msgspec.Struct, frozen=True):
    """A figure, its bar, and the claims it was made of as `(figure, address of the sentence)`."""

    figure: Figure
    bar: Bar
    made_of: tuple[tuple[str, str], ...]
    weights: tuple[Weighed, ...] = ()


class ClaimRow(msgspec.Struct, frozen=True):
    """A claim above the rules, on the same axis: the figure of one origin that stands."""

    entry: LedgerEntry
    mark: charts.Mark
    href: str | None


class FigureGroup(msgspec.Struct, frozen=True):
    """The figures of one outcome for one victim group, a figure for each rule, under the claims."""

    figures: tuple[RuleFigure, ...]
    ticks: tuple[tuple[float, str], ...]
    claims: tuple[ClaimRow, ...] = ()

    @property
    def first(self) -> Figure:
        """Any of the figures, for the outcome and group they share."""
        return self.figures[0].figure

    @property
    def is_contested(self) -> bool:
        """Whether any rule finds its figure contested."""
        return any(item.figure.contested for item in self.figures)


class Happening(msgspec.Struct, frozen=True):
    """Events that reports tell alike: same type, days, place and status."""

    event: Event
    tellings: tuple[tuple[str, str], ...]


class IncidentPage(msgspec.Struct, frozen=True):
    """Everything on one incident's page."""

    dossier: Dossier
    matrix: Matrix
    strips: dict[Key, Strip]
    panels: tuple[Panel, ...]
    unplotted: int
    figures: tuple[FigureGroup, ...]
    other_claims: tuple[tuple[str, Claim], ...]
    happenings: tuple[Happening, ...]
    reports: tuple[Extraction, ...]
    actors: tuple[tuple[ActorRole, tuple[str, ...]], ...]
    points: tuple[dict[str, object], ...]
    disputed_most: Column | None

    @property
    def dated(self) -> tuple[Happening, ...]:
        """The happenings of which some day is known."""
        return tuple(item for item in self.happenings if item.event.date_precision != "unknown")

    @property
    def undated(self) -> tuple[Happening, ...]:
        """The happenings of which no day is known."""
        return tuple(item for item in self.happenings if item.event.date_precision == "unknown")

    @property
    def disputed(self) -> tuple[FigureGroup, ...]:
        """The groups in which some rule finds its figure contested."""
        return tuple(group for group in self.figures if group.is_contested)

    @property
    def undisputed(self) -> tuple[FigureGroup, ...]:
        """The groups that nobody contests."""
        return tuple(group for group in self.figures if not group.is_contested)

    @property
    def is_contested(self) -> bool:
        """Whether any rule finds the figures contested."""
        return any(figure.contested for figure in self.dossier.incident.figures)


def incident_page(catalogue: Catalogue, dossier: Dossier) -> IncidentPage:
    """Lay out one incident."""
    incident = dossier.incident
    laid = matrix.build(dossier.ledger, incident.figures)
    columns = (*laid.columns, *(lone.column for lone in laid.lone))
    domain = charts.extent_of(entry for column in laid.columns for entry in column.standing)
    courses = {(f.outcome, f.victims): f.course for f in incident.figures if f.rule == "model"}
    drawn = (overtime.panel(column, courses.get(column.key, ())) for column in columns)
    panels = tuple(panel for panel in drawn if panel is not None)
    disputed = [column for column in laid.columns if column.is_disputed and (column.spread or 1) > 1]
    return IncidentPage(
        dossier=dossier,
        matrix=laid,
        strips={column.key: charts.strip(column, domain) for column in laid.columns},
        panels=panels,
        unplotted=len(columns) - len(panels),
        figures=_figure_groups(catalogue, incident.figures, columns),
        other_claims=_other_claims(catalogue, incident.claims),
        happenings=_happenings(catalogue, dossier.events),
        reports=_in_order(catalogue, incident.reports),
        actors=actors.by_role(incident.actors),
        points=_points(dossier),
        disputed_most=min(disputed, key=lambda column: column.rank, default=None),
    )


def _in_order(catalogue: Catalogue, reports: Sequence[str]) -> tuple[Extraction, ...]:
    known = (catalogue.reports[name] for name in reports if name in catalogue.reports)
    return tuple(sorted(known, key=by_publication))


def _figure_groups(
    catalogue: Catalogue, figures: Sequence[Figure], columns: Sequence[Column]
) -> tuple[FigureGroup, ...]:
    """Group figures by outcome and people, in the order in which columns are disputed."""
    grouped: dict[Key, list[Figure]] = {}
    for figure in figures:
        grouped.setdefault((figure.outcome, figure.victims), []).append(figure)
    known = {column.key: column for column in columns}
    order = {column.key: place for place, column in enumerate(sorted(columns, key=lambda c: c.rank))}
    keys = sorted(grouped, key=lambda key: (order.get(key, len(order)), key[0], key[1].label))
    return tuple(_figure_group(catalogue, grouped[key], known.get(key)) for key in keys)


def _figure_group(catalogue: Catalogue, figures: Sequence[Figure], column: Column | None) -> FigureGroup:
    rules = tuple(words.RULES)
    standing = matrix.totals(column.standing) if column is not None else ()
    domain = charts.axis(figures, standing)
    ordered = sorted(figures, key=lambda figure: rules.index(figure.rule))
    return FigureGroup(
        tuple(
            RuleFigure(f, charts.bar(f, domain), _made_of(catalogue, f.claims), _weighed(catalogue, f))
            for f in ordered
        ),
        charts.ticks(domain),
        tuple(
            ClaimRow(entry, mark, catalogue.claim_href(entry.report, entry.claim.id))
            for entry in sorted(standing, key=lambda e: (matrix.point(e.claim) or 0.0, e.origin_name))
            if (mark := charts.claim_mark(entry, domain)) is not None
        ),
    )


def _weighed(catalogue: Catalogue, figure: Figure) -> tuple[Weighed, ...]:
    heaviest = sorted(figure.weights, key=lambda weight: (-weight.share, weight.claim))
    known = (
        (weight, catalogue.claims[weight.claim]) for weight in heaviest if weight.claim in catalogue.claims
    )
    return tuple(
        Weighed(
            share=weight.share,
            figure=words.interval(claim),
            name=claim.source.name or catalogue.reports[report].report.outlet or "the report",
            href=catalogue.claim_href(report, claim.id),
            why=weight.why,
        )
        for weight, (report, claim) in known
    )


def _made_of(catalogue: Catalogue, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    known = [catalogue.claims[name] for name in ids if name in catalogue.claims]
    ordered = sorted(known, key=lambda pair: (matrix.point(pair[1]) or 0.0, pair[1].id))
    return tuple(
        (words.interval(claim), href)
        for report, claim in ordered
        if (href := catalogue.claim_href(report, claim.id)) is not None
    )


def _other_claims(catalogue: Catalogue, ids: Sequence[str]) -> tuple[tuple[str, Claim], ...]:
    found = [catalogue.claims[name] for name in ids if name in catalogue.claims]
    kinds = ("responsibility", "control", "description")
    kept = [(report, claim) for report, claim in found if claim.kind in kinds]
    return tuple(
        sorted(kept, key=lambda pair: (kinds.index(pair[1].kind), str(pair[1].as_of or "9999"), pair[1].id))
    )


def _happenings(catalogue: Catalogue, events: Sequence[Event]) -> tuple[Happening, ...]:
    alike: dict[object, list[Event]] = {}
    for event in events:
        where = words.place(event.place) if event.place else None
        alike.setdefault(
            (event.first, event.last, event.type, event.subtype, where, event.status), []
        ).append(event)
    happenings = [Happening(members[0], _tellings(catalogue, members)) for members in alike.values()]
    return tuple(
        sorted(
            happenings, key=lambda h: (h.event.first or date.max, h.event.last or date.max, h.event.subtype)
        )
    )


def _tellings(catalogue: Catalogue, events: Sequence[Event]) -> tuple[tuple[str, str], ...]:
    told: dict[str, str] = {}
    for event in events:
        report, href = catalogue.events.get(event.id), catalogue.event_href(event.id)
        if report is not None and href is not None:
            told.setdefault(report, href)
    return tuple((_telling(catalogue.reports[report].report), href) for report, href in told.items())


def _telling(report: Report) -> str:
    name = report.outlet or "a report"
    return f"{name} ({words.short_day(report.published)})" if report.published else name


def _points(dossier: Dossier) -> tuple[dict[str, object], ...]:
    """Return the circles of the map: the incident's place first, then other places its events name."""
    places = [dossier.incident.place, *(event.place for event in dossier.events)]
    distinct: dict[tuple[float | None, float | None], Place] = {}
    for place in places:
        if place is not None and words.is_point(place):
            distinct.setdefault((place.lat, place.lon), place)
    main = dossier.incident.place
    return tuple(
        {
            "lat": place.lat,
            "lon": place.lon,
            "radius_m": words.RADIUS_M[place.precision],
            "label": words.spelling(place),
            "precision": words.precision(place),
            "main": place == main,
        }
        for place in distinct.values()
    )
