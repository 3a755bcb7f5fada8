"""The record as files that colleagues load: CSV, HXL and GeoJSON.

Text cells that a spreadsheet would take for a formula get a leading apostrophe (see docs/exports.md);
numbers are written as they are. UTF-8 without a byte order mark, `\\n` line ends; the same record gives
the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from counterclaim.errors import SettingsError
from counterclaim.model import (
    Agent,
    Claim,
    Dossier,
    Extraction,
    Figure,
    Incident,
    LedgerEntry,
    Outcome,
    People,
    Place,
    Report,
    Span,
)  # fmt: skip
from counterclaim.outputs import actors, words

Cell = str | int | float | None
Row = tuple[Cell, ...]

CLAIMS = (
    "claim", "incident", "report", "outlet", "url", "published", "kind", "source", "source_actor",
    "source_role", "relay", "stance", "outcome", "victims", "victims_actor", "victims_class",
    "victims_group", "by", "by_actor", "low", "high", "qualifier", "count", "scope", "part_of", "as_of",
    "origin", "origin_name", "superseded_by", "copy_of", "description", "evidence", "start", "end",
    "confidence",
)  # fmt: skip
FIGURES = (
    "incident", "title", "outcome", "victims", "victims_actor", "victims_class", "rule", "low", "best",
    "high", "interval80_low", "interval80_high", "interval95_low", "interval95_high", "origins",
    "contested", "claims", "why",
)  # fmt: skip
INCIDENTS = (
    "incident", "title", "type", "subtype", "from", "to", "date_precision", "place", "admin1", "country",
    "latitude", "longitude", "place_precision", "radius_m", "actors", "part_of", "reports", "claims",
    "contested",
)  # fmt: skip
HXL = (
    ("incident", "#event+code"), ("type", "#event+type"), ("subtype", "#event+subtype"),
    ("start", "#date+start"), ("end", "#date+end"), ("country", "#country+code"),
    ("admin1", "#adm1+name"), ("place", "#loc+name"), ("latitude", "#geo+lat"), ("longitude", "#geo+lon"),
    ("place_precision", "#geo+precision"), ("perpetrator", "#group+name+first"),
    ("target", "#group+name+second"), ("victims", "#affected+group+name"), ("killed", "#affected+killed"),
    ("killed_min", "#affected+killed+min"), ("killed_max", "#affected+killed+max"),
    ("injured", "#affected+injured"), ("injured_min", "#affected+injured+min"),
    ("injured_max", "#affected+injured+max"), ("missing", "#affected+missing"),
    ("displaced", "#affected+displaced"), ("rule", "#meta+rule"), ("sources", "#meta+source"),
    ("why", "#description"),
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def export(
    dossiers: Sequence[Dossier], extractions: Sequence[Extraction], out: Path, formats: Sequence[str]
) -> tuple[Path, ...]:
    """Write the record into the folder `out`, one file for each format, and return the files.

    Args:
        formats: any of `claims`, `figures`, `incidents`, `geojson`, `hxl`; none at all means every one.

    Raises:
        SettingsError: a format that is not one of these.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise SettingsError(
            f"no export format named {unknown[0]!r}", remedy=f"choose from {', '.join(FORMATS)}"
        )
    ordered = sorted(dossiers, key=lambda d: (str(d.incident.first or "9999"), d.incident.id))
    read = sorted(extractions, key=lambda e: e.report.id)
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for name in dict.fromkeys(formats or FORMATS):
        file_name, render = FORMATS[name]
        path = out / file_name
        path.write_bytes(render(ordered, read).encode("utf-8", "replace"))
        written.append(path)
    return tuple(written)


def guard(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula, or that already begins so.

    Taking one leading apostrophe away from a cell that begins with an apostrophe and one of these signs
    gives the text back.
    """
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def _cell(value: Cell) -> Cell:
    return guard(value) if isinstance(value, str) else value


def _csv(*parts: Sequence[Row]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for rows in parts:
        writer.writerows(tuple(_cell(value) for value in row) for row in rows)
    return buffer.getvalue()


# ---------------------------------------------------------------- claims
def _claims(dossiers: Sequence[Dossier], extractions: Sequence[Extraction]) -> str:
    entries = {entry.claim.id: entry for dossier in dossiers for entry in dossier.ledger}
    incidents = {claim: dossier.incident.id for dossier in dossiers for claim in dossier.incident.claims}
    rows = [
        _claim(extraction.report, claim, incidents.get(claim.id), entries.get(claim.id))
        for extraction in extractions
        for claim in extraction.claims
    ]
    return _csv([CLAIMS], rows)


def _claim(report: Report, claim: Claim, incident: str | None, entry: LedgerEntry | None) -> Row:
    return (
        claim.id, incident, report.id, report.outlet, report.url, _day(report.published), claim.kind,
        claim.source.name, claim.source.actor, claim.source.role, claim.relay.name if claim.relay else None,
        claim.stance, claim.outcome, *_people(claim.victims), entry.group.label if entry else None,
        *_agent(claim.by), claim.low, claim.high, claim.qualifier, _words(claim.count), claim.scope,
        claim.part_of, _day(claim.as_of), *_standing(entry), _words(claim.description), claim.evidence.text,
        claim.evidence.start, claim.evidence.end, claim.confidence,
    )  # fmt: skip


def _people(victims: People | None) -> Row:
    return (victims.name, victims.actor, victims.klass) if victims else (None, None, None)


def _agent(by: Agent | None) -> Row:
    return (by.name, by.actor) if by else (None, None)


def _standing(entry: LedgerEntry | None) -> Row:
    if entry is None:
        return (None, None, None, None)
    return (entry.origin, entry.origin_name, entry.superseded_by, entry.copy_of)


def _words(span: Span | None) -> str | None:
    return span.text if span else None


def _day(day: object) -> str | None:
    return None if day is None else str(day)


# ---------------------------------------------------------------- figures and incidents
def _figures(dossiers: Sequence[Dossier], _: Sequence[Extraction]) -> str:
    return _csv([FIGURES], [_figure(d.incident, figure) for d in dossiers for figure in d.incident.figures])


def _figure(incident: Incident, figure: Figure) -> Row:
    low80, high80 = figure.interval80 or (None, None)
    low95, high95 = figure.interval95 or (None, None)
    return (
        incident.id, incident.title, figure.outcome, figure.victims.label, figure.victims.actor,
        figure.victims.klass, figure.rule, figure.low, figure.best, figure.high, low80, high80, low95, high95,
        figure.origins, _yes(figure.contested), " ".join(figure.claims), figure.why,
    )  # fmt: skip


def _yes(value: bool) -> str:
    return "true" if value else "false"


def _contested(incident: Incident) -> bool:
    return any(figure.contested for figure in incident.figures)


def _where(place: Place | None) -> Row:
    """Return name, province, country, latitude, longitude, precision and radius; no point for a country."""
    if place is None:
        return (None, None, None, None, None, "unknown", None)
    point = words.is_point(place)
    named = None if place.precision in ("country", "unknown") else place.name or place.text
    return (
        named, place.admin1, place.country, place.lat if point else None, place.lon if point else None,
        place.precision, words.RADIUS_M.get(place.precision) if point else None,
    )  # fmt: skip


def _incident(incident: Incident) -> Row:
    return (
        incident.id, incident.title, incident.type, incident.subtype, _day(incident.first),
        _day(incident.last), incident.date_precision, *_where(incident.place),
        "; ".join(actors.forces(incident.actors)), incident.part_of, len(incident.reports),
        len(incident.claims), _yes(_contested(incident)),
    )  # fmt: skip


def _incidents(dossiers: Sequence[Dossier], _: Sequence[Extraction]) -> str:
    return _csv([INCIDENTS], [_incident(dossier.incident) for dossier in dossiers])


# ---------------------------------------------------------------- GeoJSON
def _geojson(dossiers: Sequence[Dossier], _: Sequence[Extraction]) -> str:
    collection = {
        "type": "FeatureCollection",
        "features": [_feature(dossier.incident) for dossier in dossiers],
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _feature(incident: Incident) -> dict[str, object]:
    row = dict(zip(INCIDENTS, _incident(incident), strict=True))
    longitude, latitude = row.pop("longitude"), row.pop("latitude")
    geometry = None if longitude is None else {"type": "Point", "coordinates": [longitude, latitude]}
    properties = {**row, "contested": _contested(incident)}
    return {"type": "Feature", "id": incident.id, "geometry": geometry, "properties": properties}


# ---------------------------------------------------------------- HXL
def _hxl(dossiers: Sequence[Dossier], _: Sequence[Extraction]) -> str:
    head, tags = zip(*HXL, strict=True)
    return _csv([head, tags], [row for dossier in dossiers for row in _hxl_rows(dossier)])


def _hxl_rows(dossier: Dossier) -> Iterator[Row]:
    """Yield a row for each victim group under the `ucdp` rule: groups are not added up here."""
    incident = dossier.incident
    figures = [figure for figure in incident.figures if figure.rule == "ucdp"]
    speakers = sorted({entry.origin_name for entry in dossier.ledger})
    name, admin1, country, latitude, longitude, precision, _ = _where(incident.place)
    sides = (_named(incident, "perpetrator"), _named(incident, "target"))
    for group in dict.fromkeys(figure.victims for figure in figures):
        found = {figure.outcome: figure for figure in figures if figure.victims == group}
        yield (
            incident.id, incident.type, incident.subtype, _day(incident.first), _day(incident.last), country,
            admin1, name, latitude, longitude, precision, *sides, group.label, *_range(found, "killed"),
            *_range(found, "injured"), _range(found, "missing")[0], _range(found, "displaced")[0], "ucdp",
            "; ".join(speakers), " ".join(figure.why for figure in found.values()),
        )  # fmt: skip


def _named(incident: Incident, role: str) -> str:
    return "; ".join(actors.forces(actor for actor in incident.actors if actor.role == role))


def _range(found: Mapping[Outcome, Figure], outcome: Outcome) -> Row:
    figure = found.get(outcome)
    return (figure.best, figure.low, figure.high) if figure else (None, None, None)


FORMATS: dict[str, tuple[str, Callable[[Sequence[Dossier], Sequence[Extraction]], str]]] = {
    "claims": ("claims.csv", _claims),
    "figures": ("figures.csv", _figures),
    "incidents": ("incidents.csv", _incidents),
    "geojson": ("incidents.geojson", _geojson),
    "hxl": ("hxl.csv", _hxl),
}
