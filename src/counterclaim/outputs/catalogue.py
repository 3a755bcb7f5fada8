"""What the pages look up: which report a claim stands in, which incident tells it, every address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

import msgspec

from counterclaim.model import Claim, Dossier, Extraction, Incident, LedgerEntry, content_id

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")


class Catalogue(msgspec.Struct, frozen=True):
    """A record, sorted and indexed; `pages` maps `(kind, id)` to a page's address from the site's root."""

    dossiers: tuple[Dossier, ...]
    extractions: tuple[Extraction, ...]
    incidents: dict[str, Incident]
    reports: dict[str, Extraction]
    claims: dict[str, tuple[str, Claim]]
    entries: dict[str, LedgerEntry]
    events: dict[str, str]
    told_in: dict[str, tuple[str, ...]]
    pages: dict[tuple[str, str], str]

    def incident_href(self, incident: str) -> str | None:
        """Return an incident's page, `None` when it is not in this record."""
        return self.pages.get(("incident", incident))

    def report_href(self, report: str) -> str | None:
        """Return a report's page, `None` when it is not in this record."""
        return self.pages.get(("report", report))

    def claim_href(self, report: str, claim: str) -> str | None:
        """Return the address of the sentence that a claim was read from."""
        page = self.report_href(report)
        return None if page is None or claim not in self.claims else f"{page}#c-{quote(claim)}"

    def event_href(self, event: str) -> str | None:
        """Return the address of the words in which a report tells of an event."""
        page = self.report_href(self.events.get(event, ""))
        return None if page is None else f"{page}#e-{quote(event)}"


def catalogue(dossiers: Sequence[Dossier], extractions: Sequence[Extraction]) -> Catalogue:
    """Sort and index a record: incidents newest first, reports by day of publication."""
    by_day = sorted(dossiers, key=lambda d: (_newest_first(d), d.incident.title, d.incident.id))
    reports = sorted(extractions, key=by_publication)
    told: dict[str, list[str]] = {}
    for dossier in by_day:
        for report in dossier.incident.reports:
            told.setdefault(report, []).append(dossier.incident.id)
    pages = {
        (kind, name): f"{kind}s/{slug}.html"
        for kind, names in (
            ("incident", [d.incident.id for d in by_day]),
            ("report", [e.report.id for e in reports]),
        )
        for name, slug in slugs(names).items()
    }
    return Catalogue(
        dossiers=tuple(by_day),
        extractions=tuple(reports),
        incidents={dossier.incident.id: dossier.incident for dossier in by_day},
        reports={e.report.id: e for e in reports},
        claims={c.id: (e.report.id, c) for e in reports for c in e.claims},
        entries={entry.claim.id: entry for dossier in by_day for entry in dossier.ledger},
        events={event.id: e.report.id for e in reports for event in e.events},
        told_in={report: tuple(incidents) for report, incidents in told.items()},
        pages=pages,
    )


def by_publication(extraction: Extraction) -> tuple[str, str]:
    """Sort key: the day of publication, undated reports last."""
    return (str(extraction.report.published or "9999"), extraction.report.id)


def _newest_first(dossier: Dossier) -> int:
    day = dossier.incident.first or dossier.incident.last
    return 1 if day is None else -day.toordinal()


def slugs(names: Iterable[str]) -> dict[str, str]:
    """Give each id a file name that is safe and its own on any file system.

    An id of plain letters, digits, `_`, `.` and `-` names its file itself; any other, and any that differs
    from an earlier one only by case, is named by a digest.
    """
    taken: set[str] = set()
    found: dict[str, str] = {}
    for name in sorted(set(names)):
        slug = name if _PLAIN.fullmatch(name) and name.casefold() not in taken else content_id("x", name)
        taken.add(slug.casefold())
        found[name] = slug
    return found
