"""What the first page and the list of reports show."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from counterclaim.model import Dossier, Incident
from counterclaim.outputs import actors, charts, matrix, words
from counterclaim.outputs.catalogue import Catalogue
from counterclaim.outputs.charts import Strip
from counterclaim.outputs.matrix import Column

_SHOWN = 3  # columns drawn in a row: those that most origins disagree about


class Option(msgspec.Struct, frozen=True):
    """One entry of a filter; rows name the entries they belong to by `key`."""

    key: int
    label: str


_Options = tuple[tuple[Option, ...], tuple[Option, ...], tuple[Option, ...]]


class IndexRow(msgspec.Struct, frozen=True):
    """One incident of the list."""

    incident: Incident
    href: str
    search: str
    places: str
    actors: str
    is_contested: bool
    origins: int
    claims: int
    strips: tuple[tuple[Column, Strip], ...]
    more: int


class Index(msgspec.Struct, frozen=True):
    """The list of incidents with its filters and what is in the record."""

    rows: tuple[IndexRow, ...]
    countries: tuple[Option, ...]
    places: tuple[Option, ...]
    actors: tuple[Option, ...]
    contested: int
    reports: int
    outlets: int
    claims: int
    rejections: int
    unread: tuple[tuple[str, int], ...]


def index(catalogue: Catalogue) -> Index:
    """Lay out the first page."""
    shown = {dossier.incident.id: _shown(dossier) for dossier in catalogue.dossiers}
    domain = charts.extent_of(
        entry for columns, _ in shown.values() for column in columns for entry in column.standing
    )
    countries = _options(words.country(_country(d)) for d in catalogue.dossiers)
    places = _options((_place(d) for d in catalogue.dossiers), start=len(countries))
    people = _options(name for d in catalogue.dossiers for name in actors.forces(d.incident.actors))
    keys = {option.label: option.key for option in (*places, *countries)}
    actor_keys = {option.label: option.key for option in people}
    rows = tuple(
        _row(catalogue, dossier, shown[dossier.incident.id], (domain, keys, actor_keys))
        for dossier in catalogue.dossiers
    )
    return _summary(catalogue, rows, (countries, places, people))


def _summary(catalogue: Catalogue, rows: tuple[IndexRow, ...], options: _Options) -> Index:
    unread: dict[str, int] = {}
    for extraction in catalogue.extractions:
        if not extraction.report.is_read:
            language = words.language(extraction.report.language)
            unread[language] = unread.get(language, 0) + 1
    countries, places, people = options
    return Index(
        rows=rows, countries=countries, places=places, actors=people,
        contested=sum(row.is_contested for row in rows),
        reports=len(catalogue.extractions),
        outlets=len({e.report.outlet for e in catalogue.extractions if e.report.outlet}),
        claims=len(catalogue.claims),
        rejections=sum(len(e.rejections) for e in catalogue.extractions),
        unread=tuple(sorted(unread.items())),
    )  # fmt: skip


def _options(labels: Iterable[str | None], start: int = 0) -> tuple[Option, ...]:
    distinct = sorted({label for label in labels if label}, key=lambda label: (label.casefold(), label))
    return tuple(Option(key, label) for key, label in enumerate(distinct, start))


def _country(dossier: Dossier) -> str | None:
    return dossier.incident.place.country if dossier.incident.place else None


def _place(dossier: Dossier) -> str | None:
    place = dossier.incident.place
    return words.spelling(place) if place and place.precision not in ("country", "unknown") else None


def _shown(dossier: Dossier) -> tuple[tuple[Column, ...], int]:
    """Return the columns to draw, the most disputed first, and how many are left out."""
    columns = [c for c in matrix.columns_of(dossier.ledger, dossier.incident.figures) if c.low is not None]
    disputed = sorted(columns, key=lambda column: column.rank)
    return tuple(disputed[:_SHOWN]), max(0, len(disputed) - _SHOWN)


def _row(
    catalogue: Catalogue,
    dossier: Dossier,
    shown: tuple[tuple[Column, ...], int],
    scales: tuple[charts.Extent, dict[str, int], dict[str, int]],
) -> IndexRow:
    incident, (columns, more), (domain, keys, actor_keys) = dossier.incident, shown, scales
    speakers = {entry.origin: entry.origin_name for entry in dossier.ledger}
    where = [label for label in (_place(dossier), words.country(_country(dossier))) if label]
    text = [
        incident.title,
        incident.type,
        incident.subtype,
        words.place(incident.place),
        (incident.place.name or "") if incident.place else "",
        *actors.names(incident.actors),
        *speakers.values(),
    ]
    return IndexRow(
        incident=incident,
        href=catalogue.incident_href(incident.id) or "",
        search=" ".join(text).casefold(),
        places=" ".join(str(keys[label]) for label in where),
        actors=" ".join(str(actor_keys[name]) for name in actors.forces(incident.actors)),
        is_contested=any(figure.contested for figure in incident.figures),
        origins=len(speakers),
        claims=len(incident.claims),
        strips=tuple((column, charts.strip(column, domain, width=220.0)) for column in columns),
        more=more,
    )
