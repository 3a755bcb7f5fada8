"""Link the events of many reports into incidents, and say why.

1. Each report's events become units: an event with its parts and claims, without the report's background.
2. Units that may be one are compared, feature by feature, each with its reason (`features`).
3. The likest join first (`clusters`); a group is an incident (`assemble`) with a ledger (`ledger`).
4. Incidents told of in one report are related, not merged (`related`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from counterclaim.incidents.assemble import assemble
from counterclaim.incidents.clusters import join
from counterclaim.incidents.copies import copies
from counterclaim.incidents.features import Match, Scorer
from counterclaim.incidents.ledger import Placed, ledger
from counterclaim.incidents.origins import Origins
from counterclaim.incidents.related import relate
from counterclaim.incidents.units import Collection, Unit, units_of
from counterclaim.incidents.vocabulary import Vocabulary
from counterclaim.model import Dossier, Extraction
from counterclaim.resources import linking
from counterclaim.resources.actors import Registry
from counterclaim.resources.codebook import Codebook
from counterclaim.resources.linking import Linking


class Accounts(NamedTuple):
    """The accounts of a collection, ordered by day, with what comparing them needs."""

    units: list[Unit]
    origins: Origins
    vocabulary: Vocabulary
    weights: Linking

    @property
    def scorer(self) -> Scorer:
        """Return what scores pairs of them."""
        return Scorer(self.vocabulary, self.weights)


def link(extractions: Sequence[Extraction], registry: Registry, codebook: Codebook) -> tuple[Dossier, ...]:
    """Return one dossier for each incident, ordered by first day and id; its figures are still empty.

    The order of `extractions` makes no difference.
    """
    prepared = accounts_of(extractions, registry, codebook)
    groups = join(prepared.units, prepared.scorer)
    clusters = ([prepared.units[i] for i in group] for group in groups)
    incidents = assemble(clusters, prepared.weights.kind)
    by_event = {unit.id: unit for unit in prepared.units}
    members = {
        incident.id: [by_event[event] for event in incident.events if event in by_event]
        for incident in incidents
    }
    related = relate(incidents, members, registry)
    dossiers = []
    for incident in incidents:
        units = members[incident.id]
        placed = [Placed(claim, unit.report) for unit in units for claim in unit.claims]
        events = sorted((event for unit in units for event in unit.events), key=lambda event: event.id)
        dossier = Dossier(
            incident=msgspec.structs.replace(incident, related=related[incident.id]),
            ledger=ledger(placed, prepared.origins, registry, codebook),
            events=tuple(events),
            claims=tuple(sorted((item.claim for item in placed), key=lambda claim: claim.id)),
        )
        dossiers.append(dossier)
    return tuple(dossiers)


def explain(
    extractions: Sequence[Extraction], registry: Registry, codebook: Codebook, events: tuple[str, str]
) -> Match | None:
    """Return the score of two events with its evidence; `None` where one is not an account of its own."""
    prepared = accounts_of(extractions, registry, codebook)
    by_event = {event.id: unit for unit in prepared.units for event in unit.events}
    a, b = (by_event.get(event) for event in events)
    return prepared.scorer.match(a, b) if a is not None and b is not None else None


def accounts_of(extractions: Sequence[Extraction], registry: Registry, codebook: Codebook) -> Accounts:
    """Return the accounts of all reports."""
    reports = {extraction.report.id: extraction.report for extraction in extractions}
    origins = Origins(reports, copies(reports.values()), registry, codebook)
    vocabulary = Vocabulary(reports.values(), registry)
    weights = linking.load()
    collection = Collection(origins, vocabulary, registry, weights)
    units = [unit for extraction in extractions for unit in units_of(extraction, collection)]
    units.sort(key=lambda unit: (unit.sort_day, unit.report.id, unit.id))
    return Accounts(units, origins, vocabulary, weights)
