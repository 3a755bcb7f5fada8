"""What an incident's page shows beside its matrix."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from counterclaim.model import Claim, Dossier, Event, EventActor, Extraction, Figure, Place, Report
from counterclaim.outputs import charts, matrix, words
from counterclaim.outputs.catalogue import Catalogue, by_publication
from counterclaim.outputs.charts import Bar, Panel, Strip
from counterclaim.outputs.matrix import Column, Matrix

_ACTOR_ROLES = ("perpetrator", "target", "victim", "supporter", "other")


class FigureGroup(msgspec.Struct, frozen=True):
    """The figures of one outcome for one victim group, each with its bar."""

    figures: tuple[tuple[Figure, Bar], ...]

    @property
    def first(self) -> Figure:
        """Any of the figures, for the outcome and group they share."""
        return self.figures[0][0]

    @property
    def is_contested(self) -> bool:
        """Whether any rule finds its figure contested."""
        return any(figure.contested for figure, _ in self.figures)


class Happening(msgspec.Struct, frozen=True):
    """Events that reports tell alike: same type, days, place and status."""

    event: Event
    tellings: tuple[tuple[str, str], ...]


class IncidentPage(msgspec.Struct, frozen=True):
    """Everything on one incident's page."""

    dossier: Dossier
    matrix: Matrix
    strips: tuple[Strip, ...]
    panels: tuple[Panel, ...]
    unplotted: tuple[Column, ...]
    figures: tuple[FigureGroup, ...]
    other_claims: tuple[tuple[str, Claim], ...]
    happenings: tuple[Happening, ...]
    reports: tuple[Extraction, ...]
    actors: tuple[tuple[str, tuple[str, ...]], ...]
    points: tuple[dict[str, object], ...]
    widest: Column | None

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
    domain = charts.extent_of(entry for column in laid.columns for entry in column.standing)
    panels = {column.key: charts.panel(column) for column in laid.columns}
    spread = [column for column in laid.columns if column.spread and column.spread > 1]
    return IncidentPage(
        dossier=dossier,
        matrix=laid,
        strips=tuple(charts.strip(column, domain) for column in laid.columns),
        panels=tuple(panel for panel in panels.values() if panel is not None),
        unplotted=tuple(column for column in laid.columns if panels[column.key] is None),
        figures=_figure_groups(incident.figures),
        other_claims=_other_claims(catalogue, incident.claims),
        happenings=_happenings(catalogue, dossier.events),
        reports=_in_order(catalogue, incident.reports),
        actors=_actors(incident.actors),
        points=_points(dossier),
        widest=max(spread, key=lambda column: column.spread or 0, default=None),
    )


def _in_order(catalogue: Catalogue, reports: Sequence[str]) -> tuple[Extraction, ...]:
    known = (catalogue.reports[name] for name in reports if name in catalogue.reports)
    return tuple(sorted(known, key=by_publication))


def _figure_groups(figures: Sequence[Figure]) -> tuple[FigureGroup, ...]:
    grouped: dict[object, list[Figure]] = {}
    for figure in figures:
        grouped.setdefault((figure.outcome, figure.victims), []).append(figure)
    rules, outcomes = tuple(words.RULES), tuple(words.OUTCOMES)
    groups = []
    for members in grouped.values():
        domain = charts.extent(value for f in members for value in (f.low, f.best, f.high))
        ordered = sorted(members, key=lambda f: rules.index(f.rule))
        groups.append(FigureGroup(tuple((f, charts.bar(f, domain)) for f in ordered)))
    return tuple(
        sorted(
            groups,
            key=lambda g: (outcomes.index(g.first.outcome), not g.first.contested, g.first.victims.label),
        )
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


def _actors(actors: Sequence[EventActor]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    named: dict[str, dict[str, str]] = {role: {} for role in _ACTOR_ROLES}
    for actor in actors:
        named[actor.role].setdefault(actor.actor or actor.name.casefold(), actor.name)
    return tuple((role, tuple(names.values())) for role, names in named.items() if names)


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
            "label": place.name or place.text,
            "precision": words.PRECISIONS[place.precision],
            "main": place == main,
        }
        for place in distinct.values()
    )
