"""One report for each content, one content for each id: whatever the order of the inputs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from counterclaim.model import Report, content_id
from counterclaim.reports.items import Loaded


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """A report that was left out because `kept` has the same bytes."""

    report: Report
    kept: Report


class Unique(msgspec.Struct, frozen=True, kw_only=True):
    """Reports after removing those of the same content.

    Args:
        kept: one report for each content, in the order in which the contents first came.
        copies: what was left out.
        renamed: the shared id and the new id of each report whose id also named another content.
    """

    kept: tuple[Loaded, ...]
    copies: tuple[Copy, ...]
    renamed: tuple[tuple[str, str], ...]


def unique(loaded: Iterable[Loaded]) -> Unique:
    """Keep one report for each `sha256`: the one with most metadata, then the least id, then the least path.

    Two contents under one id both get `~` and eight digits of their hash after it: which one came first must
    not decide what it is called.
    """
    groups: dict[str, list[Loaded]] = {}
    for item in loaded:
        groups.setdefault(item.report.sha256, []).append(item)
    ranked = [sorted(group, key=_rank) for group in groups.values()]
    shared = Counter(group[0].report.id for group in ranked)
    kept = [_rename(group[0]) if shared[group[0].report.id] > 1 else group[0] for group in ranked]
    pairs = list(zip(kept, ranked, strict=True))
    return Unique(
        kept=tuple(kept),
        copies=tuple(
            Copy(report=other.report, kept=best.report) for best, group in pairs for other in group[1:]
        ),
        renamed=tuple((group[0].report.id, best.report.id) for best, group in pairs if best is not group[0]),
    )


def _rank(item: Loaded) -> tuple[object, ...]:
    report = item.report
    has_own_id = report.id != content_id("r", report.sha256)
    known = [str(value or "") for value in (report.url, report.title, report.outlet, report.published)]
    # The metadata itself comes last, so that no tie is left to the order of the inputs.
    return -(has_own_id + sum(map(bool, known))), report.id, report.path or "", known


def _rename(item: Loaded) -> Loaded:
    name = f"{item.report.id}~{item.report.sha256[:8]}"
    return msgspec.structs.replace(item, report=msgspec.structs.replace(item.report, id=name))
