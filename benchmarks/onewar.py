"""Score the joining of events where incidents are alike: `python -m benchmarks.onewar`, printing JSON.

Reads the reports of one war in `tests/data/onewar_*`, joins what they tell, and holds every place where the
annotation has a report speak of an incident against the incident whose event (or, where no event is near,
whose claim) was found there. One found nowhere stands alone. B-cubed and pairs are over these places; those
that only recall an incident as background are left out of the headline and counted apart.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from benchmarks.convert import Row, read_lines
from benchmarks.texts import DATA
from counterclaim import pipeline
from counterclaim.incidents.copies import copies
from counterclaim.model import Dossier, Extraction, Report
from counterclaim.reports.items import Options
from counterclaim.settings import Settings

REPORTS, GOLD = DATA / "onewar_reports.jsonl", DATA / "onewar_gold.jsonl"
LOOKALIKES = DATA / "onewar_lookalikes.json"
# reports that pass on a figure which another outlet had from somebody, and a word of whose it is
RELAYS = {
    **{f"owr-{number:03}": "observatory" for number in (10, 48, 54, 72, 100, 113, 114, 127, 139)},
    "owr-025": "coalition",
    "owr-086": "security official",
}
NOWHERE = "nowhere:"
MIDDLE = "2019-06-17"  # reports from this day on were not looked at while features and weights were chosen


class Told(NamedTuple):
    """One place where a report speaks of an incident: which it is, which event and incident were found."""

    report: str
    published: str
    incident: str
    is_main: bool
    event: str
    found: str


class Finder:
    """Find what is told of at a place of a report.

    Args:
        extractions: of all reports.
        dossiers: how their events and claims are joined.
    """

    def __init__(self, extractions: Iterable[Extraction], dossiers: Iterable[Dossier]) -> None:
        self._home = {
            held: dossier.incident.id
            for dossier in dossiers
            for held in (*dossier.incident.events, *dossier.incident.claims)
        }
        self._spans = {
            extraction.report.id: (_of_events(extraction), _of_claims(extraction))
            for extraction in extractions
        }

    def at(self, report: str, start: int, end: int) -> tuple[str, str] | None:
        """Return the event that most of the words from `start` to `end` tell of, and its incident.

        The event of a claim made there is taken where the words name no event.
        """
        for spans in self._spans[report]:
            shared: Counter[tuple[str, str]] = Counter()
            for begin, stop, event, held in spans:
                if held in self._home:
                    shared[event, self._home[held]] += max(0, min(end, stop) - max(start, begin))
            best = max(shared, key=lambda found: (shared[found], found), default=None)
            if best is not None and shared[best] > 0:
                return best
        return None


_Span = tuple[int, int, str, str]  # from, to, the event told of, the event or claim that tells of it


def _of_events(extraction: Extraction) -> list[_Span]:
    return [
        (span.start, span.end, event.id, event.id) for event in extraction.events for span in event.mentions
    ]


def _of_claims(extraction: Extraction) -> list[_Span]:
    return [
        (claim.evidence.start, claim.evidence.end, claim.event or claim.id, claim.id)
        for claim in extraction.claims
    ]


def told(golds: Iterable[Row], reports: Mapping[str, Report], finder: Finder) -> list[Told]:
    """Hold each annotated place against what was found there."""
    places = []
    for gold in golds:
        report = reports[gold["report"]]
        for item in gold["incidents"]:
            nowhere = f"{NOWHERE}{report.id}:{item['incident']}"
            event, home = finder.at(report.id, item["start"], item["end"]) or (nowhere, nowhere)
            places.append(Told(report.id, str(report.published), item["incident"], item["main"], event, home))
    return places


def unmixed(places: Sequence[Told]) -> list[Told]:
    """Return the places with an event that tells of one incident only, so that joining can be right."""
    held = _groups(places, "event")
    single = {name for name, group in held.items() if len({places[i].incident for i in group}) == 1}
    return [place for place in places if place.event in single and not place.event.startswith(NOWHERE)]


def at_best(places: Sequence[Told]) -> list[Told]:
    """Return the places as they would be found if each event were joined to what most of it tells of."""
    held = _groups(places, "event")
    most = {
        name: Counter(places[i].incident for i in group).most_common(1)[0][0] for name, group in held.items()
    }
    return [
        place if place.event.startswith(NOWHERE) else place._replace(found=most[place.event])
        for place in places
    ]


def score(places: Sequence[Told]) -> dict[str, Any]:
    """Return B-cubed and pair figures over places."""
    gold, found = _groups(places, "incident"), _groups(places, "found")
    precision = recall = 0.0
    for place in places:
        both = len(gold[place.incident] & found[place.found])
        precision += both / len(found[place.found])
        recall += both / len(gold[place.incident])
    ours = {pair for group in found.values() for pair in combinations(sorted(group), 2)}
    right = {pair for group in gold.values() for pair in combinations(sorted(group), 2)}
    size = max(1, len(places))
    return {
        "places": len(places),
        "nowhere": sum(place.found.startswith(NOWHERE) for place in places),
        "b3": _prf(precision / size, recall / size),
        "pairs": _prf(_share(len(ours & right), len(ours)), _share(len(ours & right), len(right))),
    }


def _groups(places: Sequence[Told], by: str) -> dict[str, set[int]]:
    groups: dict[str, set[int]] = defaultdict(set)
    for i, place in enumerate(places):
        groups[getattr(place, by)].add(i)
    return groups


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _prf(precision: float, recall: float) -> dict[str, float]:
    total = precision + recall
    return {"p": precision, "r": recall, "f": 2 * precision * recall / total if total else 0.0}


def apart(places: Sequence[Told], pairs: Iterable[Sequence[str]]) -> dict[str, Any]:
    """Count the look-alikes kept apart: by the incidents that fit them best, and with none in common."""
    gold, found = _groups(places, "incident"), _groups(places, "found")
    count: Counter[str] = Counter()
    for a, b, *_ in pairs:
        if not gold[a] or not gold[b]:
            continue
        fits = [_best_fit(gold[incident], found) for incident in (a, b)]
        strictly = {places[i].found for i in gold[a]}.isdisjoint(places[i].found for i in gold[b])
        count.update(n=1, apart=fits[0] != fits[1], strictly=strictly)
    return {
        **count,
        "share": _share(count["apart"], count["n"]),
        "strict": _share(count["strictly"], count["n"]),
    }


def _best_fit(gold: set[int], found: Mapping[str, set[int]]) -> str:
    return max(found, key=lambda name: (len(gold & found[name]) / len(gold | found[name]), name))


def copies_found(golds: Iterable[Row], reports: Iterable[Report]) -> dict[str, float]:
    """Count the marked copies that are joined with their originals, and others joined with anything."""
    first = copies(reports)
    copied = {gold["report"]: gold["copy_of"] for gold in golds if gold["copy_of"]}
    right = sum(first[copy] == first[original] for copy, original in copied.items())
    groups: dict[str, set[str]] = defaultdict(set)
    for report, earliest in first.items():
        groups[earliest].add(report)
    known = {*copied, *copied.values()}
    wrong = sum(len(group - known) for group in groups.values() if len(group) > 1)
    return {"n": len(copied), "found": right, "wrong": wrong, "share": _share(right, len(copied))}


def relays_found(dossiers: Iterable[Dossier]) -> dict[str, float]:
    """Count the relaying reports with a figure given to whom it comes from, not to who passed it on."""
    found: set[str] = set()
    for dossier in dossiers:
        for entry in dossier.ledger:
            if entry.report in RELAYS and RELAYS[entry.report] in entry.origin_name.casefold():
                found.add(entry.report)
    return {"n": len(RELAYS), "found": len(found), "share": _share(len(found), len(RELAYS))}


def judge(extractions: Sequence[Extraction], dossiers: Sequence[Dossier]) -> dict[str, Any]:
    """Return all figures of the one-war reports."""
    golds = list(read_lines(GOLD))
    pairs = json.loads(LOOKALIKES.read_text(encoding="utf-8"))
    reports = {extraction.report.id: extraction.report for extraction in extractions}
    every = told(golds, reports, Finder(extractions, dossiers))
    main = [place for place in every if place.is_main]
    return {
        **score(main),
        "before": score([place for place in main if place.published < MIDDLE]),
        "after": score([place for place in main if place.published >= MIDDLE]),
        "with_background": score(every),
        "unmixed": score(unmixed(main)),
        "at_best": score(at_best(main)),
        "lookalikes": apart(main, pairs),
        "copies": copies_found(golds, reports.values()),
        "relays": relays_found(dossiers),
        "incidents": {"found": len(dossiers), "told": len({place.incident for place in main})},
    }


def read() -> Iterator[Extraction]:
    """Yield the extractions of the one-war reports."""
    for item in pipeline.extract([str(REPORTS)], Options(), Settings()):
        if isinstance(item, Extraction):
            yield item


def main() -> None:
    """Extract, join, and print the figures as JSON."""
    extractions = list(read())
    json.dump(judge(extractions, pipeline.incidents(extractions, Settings())), sys.stdout, indent=1)


if __name__ == "__main__":
    main()
