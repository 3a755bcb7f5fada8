"""What the page on method shows: counts of this record beside the codebook in force."""

from __future__ import annotations

import msgspec

from counterclaim.outputs.catalogue import Catalogue
from counterclaim.resources.codebook import Codebook

BASES = {
    "read": "read at its source",
    "measured": "measured on the source’s data",
    "known": "known in the field, its wording not re-read",
    "own": "a choice of this project",
}


class Method(msgspec.Struct, frozen=True):
    """The codebook in force and what was made under it."""

    codebook: Codebook
    reports: int
    unread: int
    claims: int
    incidents: int
    codebooks: tuple[str, ...]
    extractors: tuple[str, ...]
    rejections: tuple[tuple[str, int], ...]


def method(catalogue: Catalogue, codebook: Codebook) -> Method:
    """Count what the page on method reports."""
    refused: dict[str, int] = {}
    for extraction in catalogue.extractions:
        for rejection in extraction.rejections:
            refused[rejection.why] = refused.get(rejection.why, 0) + 1
    return Method(
        codebook=codebook,
        reports=len(catalogue.extractions),
        unread=sum(not e.report.is_read for e in catalogue.extractions),
        claims=len(catalogue.claims),
        incidents=len(catalogue.dossiers),
        codebooks=tuple(sorted({e.codebook for e in catalogue.extractions})),
        extractors=tuple(sorted({e.extractor for e in catalogue.extractions})),
        rejections=tuple(sorted(refused.items(), key=lambda pair: (-pair[1], pair[0]))),
    )
