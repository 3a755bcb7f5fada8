"""Publish a record as a static site that opens from a folder, without a server, a network or a script."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import jinja2
import msgspec

from counterclaim.errors import ResourceError
from counterclaim.model import Dossier, Extraction
from counterclaim.outputs import words
from counterclaim.outputs.catalogue import Catalogue, catalogue
from counterclaim.outputs.incident_page import incident_page
from counterclaim.outputs.index_page import index
from counterclaim.outputs.method_page import BASES, method
from counterclaim.outputs.report_page import report_page
from counterclaim.outputs.sources_page import TICKS, tendencies
from counterclaim.resources.codebook import Codebook

GENERATOR = '<meta name="generator" content="counterclaim">'
_FONTS = (
    ("Source Serif 4", "source-serif-4"),
    ("Source Sans 3", "source-sans-3"),
)
_RANGES = {
    "latin-ext": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,"
    "U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
}
# A page may not hold these characters; a report's text may, and its offsets count them.
_FORBIDDEN = dict.fromkeys((*range(9), 11, *range(14, 32), 127), "�")


class _Page(msgspec.Struct, frozen=True):
    """One page to write: its address from the site's root, its template and what the template shows."""

    path: str
    template: str
    values: dict[str, object]


def publish(
    dossiers: Sequence[Dossier],
    extractions: Sequence[Extraction],
    codebook: Codebook,
    out: Path,
    *,
    title: str | None = None,
) -> Path:
    """Write the site into the folder `out` and return its first page.

    The same record gives the same bytes, whatever the order of its parts. Pages of incidents and reports
    that an earlier call wrote and this record no longer has are removed.
    """
    known = catalogue(dossiers, extractions)
    environment = _environment(known, title or "A record of contested claims", codebook.name)
    pages = list(_pages(known, codebook))
    _remove_stale(out, {page.path for page in pages})
    for page in pages:
        text = environment.get_template(page.template).render(
            root="../" * page.path.count("/"), **page.values
        )
        _write(out / page.path, text.translate(_FORBIDDEN).encode("utf-8", "replace"))
    _copy_static(out / "static")
    return out / "index.html"


def _pages(known: Catalogue, codebook: Codebook) -> Iterator[_Page]:
    yield _Page("index.html", "index.html", {"page": index(known), "here": "incidents"})
    yield _Page("reports.html", "reports.html", {"here": "reports"})
    compared = {"tendencies": tendencies(known), "ticks": TICKS}
    yield _Page("sources.html", "sources.html", {**compared, "here": "sources"})
    yield _Page(
        "method.html", "method.html", {"page": method(known, codebook), "bases": BASES, "here": "method"}
    )
    for dossier in known.dossiers:
        path = known.pages["incident", dossier.incident.id]
        yield _Page(path, "incident.html", {"page": incident_page(known, dossier), "here": ""})
    for extraction in known.extractions:
        path = known.pages["report", extraction.report.id]
        yield _Page(path, "report.html", {"page": report_page(known, extraction), "here": ""})


def _environment(known: Catalogue, title: str, codebook: str) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("counterclaim.outputs"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(words=words, catalogue=known, site_title=title, codebook_name=codebook)
    return environment


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _remove_stale(out: Path, kept: set[str]) -> None:
    """Remove pages of an earlier publication, and only where one is found: never other people's files."""
    first = out / "index.html"
    if not first.is_file() or GENERATOR not in first.read_text(encoding="utf-8", errors="replace"):
        return
    for folder in ("incidents", "reports"):
        for page in sorted((out / folder).glob("*.html")):
            if f"{folder}/{page.name}" not in kept:
                page.unlink()


# ---------------------------------------------------------------- files beside the pages
def _copy_static(out: Path) -> None:
    static = files("counterclaim.outputs") / "static"
    for name in ("site.css", "site.js", "theme.js", "map.js"):
        _write(out / name, (static / name).read_bytes())
    vendor = static / "vendor"
    for name in ("leaflet.js", "leaflet.css", "topojson-client.min.js", "VENDORED.toml"):
        _write(out / "vendor" / name, (vendor / name).read_bytes())
    for licence in sorted((vendor / "licences").iterdir(), key=lambda item: item.name):
        _write(out / "vendor" / "licences" / licence.name, licence.read_bytes())
    _write(out / "world.js", _world(vendor / "countries-50m.json"))
    _write(out / "fonts.css", _font_faces(vendor / "fonts").encode())


def _world(source: Traversable) -> bytes:
    """Wrap the base map as a script: a page opened from a folder may not fetch a file of data."""
    try:
        json.loads(data := source.read_bytes())
    except ValueError as error:
        raise ResourceError(
            "the base map is damaged", where=source.name, remedy="reinstall counterclaim"
        ) from error
    return b"window.counterclaimWorld=" + data + b";\n"


def _font_faces(folder: Traversable) -> str:
    """Embed the fonts: some browsers refuse to load a font file for a page opened from a folder."""
    faces = []
    for family, stem in _FONTS:
        for subset, characters in _RANGES.items():
            data = (folder / f"{stem}-{subset}-wght-normal.woff2").read_bytes()
            faces.append(
                f'@font-face{{font-family:"{family}";font-style:normal;font-weight:200 900;font-display:swap;'
                f"src:url(data:font/woff2;base64,{base64.b64encode(data).decode()})format('woff2');"
                f"unicode-range:{characters}}}\n"
            )
    return "".join(faces)
