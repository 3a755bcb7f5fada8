"""Related incidents: linked with a reason, never merged."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from counterclaim.incidents.groups import actor_name
from counterclaim.incidents.units import Unit
from counterclaim.model import Incident, Related
from counterclaim.resources.actors import Registry

Relation = Literal["before", "after", "same_campaign", "retaliation"]

_CAMPAIGN_DAYS = 3
_REVENGE = re.compile(r"\b(?:retaliat\w*|reveng\w*|aveng\w*|reprisals?|in response to)\b", re.IGNORECASE)
_FARTHEST = 31  # days; what lies further off is a report's background, not a relation
_FULL_REPORT = 12  # a report of more incidents than this is a list, and says nothing of how they relate


class _Side(NamedTuple):
    incident: Incident
    units: Sequence[Unit]

    @property
    def perpetrators(self) -> frozenset[str]:
        return frozenset().union(*(unit.perpetrators for unit in self.units))

    @property
    def speaks_of_revenge(self) -> bool:
        told = (claim.evidence.text for unit in self.units for claim in unit.claims)
        seen = (span.text for unit in self.units for event in unit.events for span in event.mentions)
        return any(_REVENGE.search(text) for text in (*told, *seen))


def relate(
    incidents: Sequence[Incident], units: Mapping[str, Sequence[Unit]], registry: Registry
) -> dict[str, tuple[Related, ...]]:
    """Return how each incident relates to others that one report tells of beside it.

    `before` and `after` say where the other incident stands in time; `retaliation` joins both ways.

    Args:
        incidents: those to relate.
        units: the accounts of each, by incident id.
        registry: the names of perpetrators.
    """
    told: dict[str, list[Incident]] = {}
    for incident in incidents:
        for report in incident.reports:
            told.setdefault(report, []).append(incident)
    pairs = {
        (a.id, b.id): (a, b)
        for beside in told.values()
        if len(beside) <= _FULL_REPORT
        for a, b in combinations(sorted(beside, key=lambda incident: incident.id), 2)
    }
    found: dict[str, list[Related]] = {incident.id: [] for incident in incidents}
    for _, (a, b) in sorted(pairs.items()):
        left, right = _Side(a, units[a.id]), _Side(b, units[b.id])
        names = {party: actor_name(party, registry) for party in left.perpetrators}
        for one, other in ((left, right), (right, left)):
            relation = _relation(one, other, names)
            if relation is not None:
                found[one.incident.id].append(relation)
    return {incident_id: tuple(related) for incident_id, related in found.items()}


def _relation(one: _Side, other: _Side, names: Mapping[str, str]) -> Related | None:
    here, there = one.incident, other.incident
    if here.first is None or there.first is None:
        return None
    gap = (there.first - here.first).days
    if abs(gap) > _FARTHEST:
        return None
    shared = sorted(one.perpetrators & other.perpetrators)
    if (other if gap > 0 else one).speaks_of_revenge and gap:
        return Related(incident=there.id, relation="retaliation", why="The later report speaks of revenge.")
    if shared and abs(gap) <= _CAMPAIGN_DAYS:
        why = (
            f"One report tells of both; both by {', '.join(names[party] for party in shared)}, {_apart(gap)}."
        )
        return Related(incident=there.id, relation="same_campaign", why=why)
    if gap == 0:
        return None
    relation: Relation = "before" if gap < 0 else "after"
    return Related(incident=there.id, relation=relation, why=f"One report tells of both, {_apart(gap)}.")


def _apart(gap: int) -> str:
    return "on the same day" if gap == 0 else f"{abs(gap)} day{'s' * (abs(gap) > 1)} apart"
