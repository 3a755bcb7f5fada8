"""The ledger of an incident: every toll claim with its origin, its victim group and what it replaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from counterclaim.incidents.groups import group_claims
from counterclaim.incidents.identity import Origin, merge_names
from counterclaim.incidents.origins import Origins
from counterclaim.incidents.sums import flag_sums
from counterclaim.model import Claim, LedgerEntry, Outcome, Report, Scope, VictimGroup
from counterclaim.resources.actors import Registry
from counterclaim.resources.codebook import Codebook

# Parts are never superseded by totals, and background figures are about something else.
_RUNNING: frozenset[Scope] = frozenset({"event", "cumulative"})
_NEAR = 60  # characters before a figure in which words bear on it


class Placed(NamedTuple):
    """A claim and the report that carries it; `early`: it is told in looking back, as an early count."""

    claim: Claim
    report: Report
    early: bool = False

    @property
    def day(self) -> date | None:
        """The day the figure stood: said, else the day of publication."""
        return self.claim.as_of or self.report.published


class _Line(NamedTuple):
    """What two figures must share to be of one series: totals with running totals, parts by themselves."""

    origin: str
    group: VictimGroup
    outcome: Outcome | None
    scope: Scope | None


class _Link(NamedTuple):
    """What the ledger says about one claim's neighbours."""

    superseded_by: str | None = None
    copy_of: str | None = None
    why: str = ""


def ledger(
    placed: Sequence[Placed], origins: Origins, registry: Registry, codebook: Codebook
) -> tuple[LedgerEntry, ...]:
    """Return one entry for each toll claim, ordered by day, report and place in the text.

    Args:
        placed: claims of any kind; only tolls enter.
        origins: knows who speaks in each report.
        registry: knows the institutions of victims.
        codebook: knows which nouns tell nothing of who people are.
    """
    looks_back = re.compile(rf"\b(?:{'|'.join(codebook.tolls.early)})", re.IGNORECASE)
    counted = (item for item in placed if item.claim.kind == "toll")
    tolls = sorted((item._replace(early=_is_early(item.claim, looks_back)) for item in counted), key=_order)
    speakers = _speakers(tolls, origins)
    parties = {
        claim_id: origin.key.removeprefix("actor:")
        for claim_id, origin in speakers.items()
        if origin.role == "party" and origin.key.startswith("actor:")
    }
    groups = group_claims([item.claim for item in tolls], registry, codebook, parties)
    lines: dict[_Line, list[Placed]] = {}
    for item in tolls:
        claim = item.claim
        scope = None if claim.scope in _RUNNING else claim.scope
        line = _Line(speakers[claim.id].key, groups[claim.id], claim.outcome, scope)
        lines.setdefault(line, []).append(item)
    links: dict[str, _Link] = {}
    for line, items in lines.items():
        links.update(_links(items, supersedes=line.scope is None))
    return flag_sums(
        [_entry(item, speakers[item.claim.id], groups[item.claim.id], links[item.claim.id]) for item in tolls]
    )


def _order(item: Placed) -> tuple[date, date, str, bool, int, str]:
    day, published = item.day or date.max, item.report.published or date.max
    return day, published, item.report.id, not item.early, item.claim.evidence.start, item.claim.id


def _is_early(claim: Claim, looks_back: re.Pattern[str]) -> bool:
    """Whether words right before a figure call it an early one: "two days in, the monitor knew of 28"."""
    if claim.count is None:
        return False
    before = claim.count.start - claim.evidence.start
    return looks_back.search(claim.evidence.text, max(0, before - _NEAR), before) is not None


def _speakers(tolls: Sequence[Placed], origins: Origins) -> dict[str, Origin]:
    found = {item.claim.id: origins.of(item.claim, item.report.id) for item in tolls}
    merged = merge_names(found.values(), origins.aliases(item.claim for item in tolls))
    return {claim_id: merged[origin.key] for claim_id, origin in found.items()}


def _links(items: Sequence[Placed], *, supersedes: bool) -> dict[str, _Link]:
    """Link the figures of one line, which come in the order of their days."""
    links = {item.claim.id: _Link() for item in items}
    stated: list[Placed] = []
    for item in items:
        if item.claim.stance in {"denied", "doubted"} or _figure(item.claim) == (None, None):
            continue
        alike = [old for old in stated if old.claim.scope == item.claim.scope]
        twin = _twin(item, alike) if supersedes else _part_twin(item, alike)
        if twin is None:
            stated.append(item)
        else:
            links[item.claim.id] = _Link(copy_of=twin.claim.id, why=_copy_words(twin, item))
    if supersedes:
        links.update(_superseded(stated))
    return links


def _twin(item: Placed, stated: Sequence[Placed]) -> Placed | None:
    """Return the statement that a total repeats, `None` for a statement of its own.

    A figure said again on a later day stands by itself, unless its origin had moved on in between: then it
    is stale, not a return to the old figure.
    """
    for old in stated:
        moved_on = _figure(stated[-1].claim) != _figure(item.claim)
        if _figure(old.claim) == _figure(item.claim) and (old.day == item.day or moved_on):
            return old
    return None


def _part_twin(item: Placed, stated: Sequence[Placed]) -> Placed | None:
    """Return the part that another report repeats; two equal parts of one report are two parts."""
    same = (old for old in stated if _figure(old.claim) == _figure(item.claim))
    return next((old for old in same if old.report.id != item.report.id), None)


def _superseded(stated: Sequence[Placed]) -> dict[str, _Link]:
    """Link each figure to the last one of the next day on which its origin gave one."""
    links: dict[str, _Link] = {}
    for position, old in enumerate(stated):
        later = [new for new in stated[position + 1 :] if _replaces(new, old) and _is_later(new, old)]
        following = [new for new in later if (new.day, new.report.published) == _moment(later[0])]
        if following:
            links[old.claim.id] = _Link(
                superseded_by=following[-1].claim.id, why=_superseded_words(old, following[-1])
            )
    return links


def _moment(item: Placed) -> tuple[date | None, date | None]:
    return item.day, item.report.published


def _replaces(new: Placed, old: Placed) -> bool:
    """Whether a figure covers no more than the one before: a running total may count other incidents too."""
    return new.claim.scope == "event" or old.claim.scope == "cumulative"


def _is_later(new: Placed, old: Placed) -> bool:
    """Whether a figure stood later, or stood on the same day and was published later.

    Within one report, and between reports of one day, the order of the words is no order in time: both stay,
    unless the report calls one an early count.
    """
    if new.report.id == old.report.id and old.early and not new.early:
        return True
    if new.day is None or old.day is None:
        return False
    if new.day != old.day:
        return new.day > old.day
    published = new.report.published, old.report.published
    return published[0] is not None and published[1] is not None and published[0] > published[1]


def _figure(claim: Claim) -> tuple[int | None, int | None]:
    return claim.low, claim.high


def _size(claim: Claim) -> int:
    return claim.low if claim.low is not None else (claim.high or 0)


def _copy_words(twin: Placed, item: Placed) -> str:
    if twin.day == item.day:
        return f"The same figure by the same origin for {_day(item.day)}: it counts once."
    if item.claim.scope not in _RUNNING:
        return f"The same figure by the same origin, first given for {_day(twin.day)}: it counts once."
    return (
        f"An older figure of the same origin, first given for {_day(twin.day)}, passed on again on "
        f"{_day(item.day)} after the origin had moved on: it counts once, with its first day."
    )


def _superseded_words(old: Placed, new: Placed) -> str:
    before, after = interval_words(old.claim), interval_words(new.claim)
    if old.early and new.report.id == old.report.id:
        return (
            f"An early count told in looking back: the same report gives the origin's later figure, {after}."
        )
    if new.day == old.day and new.report.published is not None:
        told = _day(new.report.published)
        return f"The same origin's figure for {_day(new.day)} told on {told}, {after}, replaces {before}."
    if _figure(old.claim) == _figure(new.claim):
        return f"The same origin gave the same figure again for {_day(new.day)}."
    if _size(new.claim) < _size(old.claim):
        return f"The same origin revised its figure down from {before} to {after} for {_day(new.day)}."
    return f"The same origin's later figure, {after} for {_day(new.day)}, replaces {before}."


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day is not None else "an unknown day"


def interval_words(claim: Claim) -> str:
    """Say a claim's interval in words: "39", "71 or more", "up to 25", "24 to 99", "an unstated number"."""
    low, high = claim.low, claim.high
    if low is None:
        return "an unstated number" if high is None else f"up to {high:,}"
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _why(claim: Claim, link: _Link) -> str:
    if link.why:
        return link.why
    if claim.stance == "denied":
        return "A denied figure: it replaces nothing and enters no rule."
    if claim.stance == "doubted":
        return "A doubted figure: it replaces nothing and enters no rule."
    if claim.scope == "background":
        return "Background: about something other than this incident."
    if claim.scope == "part":
        return "A part of another figure: never replaced by a total, never added to one."
    return "The origin's latest figure for this group."


def _entry(item: Placed, origin: Origin, group: VictimGroup, link: _Link) -> LedgerEntry:
    claim, report = item.claim, item.report
    return LedgerEntry(
        claim=claim, report=report.id, outlet=report.outlet, published=report.published,
        origin=origin.key, origin_name=origin.name, origin_role=origin.role, group=group,
        superseded_by=link.superseded_by, copy_of=link.copy_of, why=_why(claim, link),
    )  # fmt: skip
