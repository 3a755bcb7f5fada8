"""Measure how joining and the search for copies grow: `python -m benchmarks.scale WHAT NUMBER LINES`.

WHAT is `joining`, of NUMBER events each told by a report of its own, `spread`, the same over as many more
years as there are more events than 10,000, or `copies`, among NUMBER texts, a fifth of them syndicated,
trimmed or edited copies of others. `joining` is the harder: ten times the events are ten times as many in a
town and week. LINES are the extractions of the samples, from which comes what an event is called, how many
claims a report makes about whom, by which speakers, and the words of the texts. Towns and names are
invented, in eight countries and three years (but for `spread`); how many reports tell of one incident falls
off as it does in collections of news: most have one, a few have dozens. Some accounts get no day, a
province for a place, or a wrong town; reports open with the day of the others, so that about as many have a
day of their own as in the annotated reports (five of six). The same seed draws the same collection. Prints
JSON: seconds, MB before and at the peak, and how well the drawn incidents or copies were found again.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from counterclaim.incidents.copies import copies
from counterclaim.incidents.linker import link
from counterclaim.model import Claim, Event, Extraction, Place, Report, ReportClaims, Span, When
from counterclaim.resources import actors, codebook

SEED = 20220120
COUNTRIES = {
    "SY": (35.0, 38.5), "IQ": (34.0, 43.5), "YE": (15.0, 45.0), "SD": (13.5, 25.0),
    "NG": (11.0, 8.0), "ML": (15.0, -2.0), "UA": (48.5, 36.0), "MM": (21.0, 96.0),
}  # fmt: skip
DEGREES, TOWNS = 2.5, 120  # of each country
FIRST, DAYS = date(2021, 1, 1), 1095
USUAL = 10_000  # events in so many days
WORDS = 180  # of a report
NAMES = 4  # rare names, of which each report of an incident uses half
MOST = 60  # reports of one incident
MISREAD, COARSE, UNDATED = 0.05, 0.15, 0.15  # shares of accounts
COPIED = 0.2  # share of texts that are copies
EDITED = 0.02, 0.25  # shares of words that are changed in an edited copy, from and to
MB = 1024  # ru_maxrss is in KB


class Told(NamedTuple):
    """An event of the samples with its claims: what a drawn event looks like."""

    event: Event
    claims: tuple[Claim, ...]


class Town(NamedTuple):
    """An invented town."""

    place: Place
    province: Place


class Words:
    """Write texts in which each word follows the one before it as somewhere in the samples."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._next: dict[str, list[str]] = defaultdict(list)
        for text in texts:
            words = text.lower().split()  # the names are those of the incidents drawn
            for one, other in pairwise(words):
                self._next[one].append(other)
        self._all = sorted(self._next)

    def write(self, number: int, draw: random.Random) -> list[str]:
        """Return so many words; now and then a word starts anew, so that no two texts run side by side."""
        word, written = draw.choice(self._all), []
        for _ in range(number):
            written.append(word)
            following = self._next.get(word)
            word = draw.choice(following if following and draw.random() > 0.1 else self._all)
        return written


def name(draw: random.Random) -> str:
    """Return an invented name."""
    syllables = (draw.choice("bdfghjklmnrstz") + draw.choice(("a", "e", "i", "o", "u")) for _ in range(3))
    return ("".join(syllables) + draw.choice("bdhklmnrsz")).capitalize()


def towns(draw: random.Random) -> list[Town]:
    """Return the invented towns of all countries."""
    found: list[Town] = []
    for country, (lat, lon) in COUNTRIES.items():
        provinces = [
            _place(name(draw), lat + draw.uniform(-2, 2), lon + draw.uniform(-2, 2), country, 900_000 + i)
            for i in range(8)
        ]
        for i in range(TOWNS):
            at = lat + draw.uniform(-DEGREES, DEGREES), lon + draw.uniform(-DEGREES, DEGREES)
            place = _place(name(draw), *at, country, len(found) * 10 + i)
            province = msgspec.structs.replace(draw.choice(provinces), precision="admin1")
            found.append(Town(place, province))
    return found


def _place(text: str, lat: float, lon: float, country: str, number: int) -> Place:
    return Place(
        start=0, end=0, text=text, geonameid=number, lat=lat, lon=lon, country=country, precision="exact"
    )


def samples(lines: Path) -> tuple[list[Told], Words]:
    """Return what events the samples tell of, and their words."""
    told, texts = [], []
    for line in lines.read_bytes().splitlines():
        read = msgspec.json.decode(line, type=ReportClaims)
        texts.append(read.report.text)
        for event in read.events:
            if event.part_of is None:
                claims = tuple(claim for claim in read.claims if claim.event == event.id)
                told.append(Told(event, claims))
    return told, Words(texts)


def collection(number: int, lines: Path, days: int = DAYS) -> tuple[list[Extraction], dict[str, str]]:
    """Return so many extractions of one event each within so many days, and the incident of each event."""
    draw = random.Random(SEED)
    told, words = samples(lines)
    everywhere = towns(draw)
    found: list[Extraction] = []
    incidents: dict[str, str] = {}
    sizes = [1 / size**1.6 for size in range(1, MOST + 1)]
    while len(found) < number:
        kind = draw.choice(told)
        day = FIRST + timedelta(days=draw.randrange(days))
        town = draw.choice(everywhere)
        names = [name(draw) for _ in range(NAMES)]
        figures = [draw.randint(1, 60) for _ in range(3)]
        (size,) = draw.choices(range(1, MOST + 1), sizes)
        for _ in range(min(size, number - len(found))):
            is_dated = draw.random() > UNDATED
            drawn = _Drawn(kind, day, town, names, figures, f"r{len(found):06}", is_dated)
            found.append(_extraction(drawn, told, everywhere, words, draw))
            incidents[found[-1].events[0].id] = f"{names[0]}{day}"
    draw.shuffle(found)
    return found, incidents


class _Drawn(NamedTuple):
    """One incident, the id of a report that tells of it, and whether that says on which day it was."""

    kind: Told
    day: date
    town: Town
    names: list[str]
    figures: list[int]
    report: str
    is_dated: bool

    @property
    def when(self) -> str:
        """Return the day in words, nothing where the report does not say it."""
        return f"{self.day.day} {self.day:%B %Y}" if self.is_dated else ""


def _extraction(
    drawn: _Drawn, told: Sequence[Told], everywhere: Sequence[Town], words: Words, draw: random.Random
) -> Extraction:
    town = draw.choice(everywhere) if draw.random() < MISREAD else drawn.town
    claims = draw.choice(told).claims
    text, place, spans = _text(drawn, town, len(claims), words, draw)
    published = drawn.day + timedelta(days=min(60, int(draw.expovariate(0.4))))
    report = Report(
        id=drawn.report, sha256=drawn.report, path=None, url=None, title=text.partition(",")[0],
        outlet=f"Outlet {draw.randrange(40)}", published=published, language="en", text=text,
    )  # fmt: skip
    event_id = f"e{drawn.report}"
    event = msgspec.structs.replace(
        drawn.kind.event, id=event_id, part_of=None, place=place, mentions=(spans[0],), means=(), targets=(),
        first=drawn.day if drawn.is_dated else None, last=drawn.day if drawn.is_dated else None,
        date_precision="day" if drawn.is_dated else "unknown",
    )  # fmt: skip
    made = []
    for i, (claim, span) in enumerate(zip(claims, spans, strict=False)):
        figure = claim.low if claim.low is None else draw.choice((*drawn.figures, draw.randint(1, 60)))
        made.append(
            msgspec.structs.replace(
                claim, id=f"c{drawn.report}-{i}", event=event_id, attribution=None, count=None, evidence=span,
                low=figure, high=figure, part_of=None, as_of=None, description=None,
            )
        )  # fmt: skip
    return Extraction(
        report=report,
        extractor="drawn",
        codebook="drawn",
        places=(place,),
        dates=_dates(drawn, text),
        events=(event,),
        claims=tuple(made),
    )


def _dates(drawn: _Drawn, text: str) -> tuple[When, ...]:
    """Return the day with which a report opens."""
    if not drawn.when:
        return ()
    start, day = text.index(drawn.when), drawn.day
    end = start + len(drawn.when)
    return (When(start=start, end=end, text=drawn.when, first=day, last=day, precision="day"),)


def _text(
    drawn: _Drawn, town: Town, claims: int, words: Words, draw: random.Random
) -> tuple[str, Place, list[Span]]:
    """Write a report that opens with place and day; return also the place and a sentence for each claim."""
    used = draw.sample(drawn.names, NAMES // 2)
    place = town.province if draw.random() < COARSE else town.place
    text, spans = f"{place.text}, {drawn.when} ", []
    each = WORDS // max(1, claims)
    for i in range(max(1, claims)):
        sentence = f"{' '.join(words.write(each, draw))} {used[i % len(used)]}. "
        spans.append(Span(start=len(text), end=len(text) + len(sentence) - 1, text=sentence[:-1]))
        text += sentence
    spans = spans[: max(1, claims)]
    return text, msgspec.structs.replace(place, end=len(place.text)), spans


def texts(number: int, lines: Path) -> tuple[list[Report], dict[str, str]]:
    """Return so many reports, and for each copy among them the report that it was made of."""
    draw = random.Random(SEED)
    _, words = samples(lines)
    found: list[Report] = []
    copied: dict[str, str] = {}
    for i in range(number):
        written = words.write(draw.randint(WORDS // 2, WORDS * 2), draw)
        if found and draw.random() < COPIED:
            first = draw.choice(found[-1000:])
            written = _copied(first.text.split(), draw)
            copied[f"r{i:06}"] = copied.get(first.id, first.id)
        report = Report(
            id=f"r{i:06}", sha256=str(i), path=None, url=None, title=None, outlet=f"Outlet {i % 40}",
            published=FIRST + timedelta(days=i * DAYS // number), language="en", text=" ".join(written),
        )  # fmt: skip
        found.append(report)
    draw.shuffle(found)
    return found, copied


def _copied(words: list[str], draw: random.Random) -> list[str]:
    """Return a text syndicated as it is, trimmed from below, or edited."""
    how = draw.choice(("syndicated", "trimmed", "edited"))
    if how == "trimmed":
        return words[: int(len(words) * draw.uniform(0.5, 0.9))]
    if how == "edited":
        share = draw.uniform(*EDITED)
        return [name(draw).lower() if draw.random() < share else word for word in words]
    return words


def joining(number: int, lines: Path) -> dict[str, Any]:
    """Draw events of three years, join them, and say what it cost and how well it went."""
    return _joining(number, *collection(number, lines))


def spread(number: int, lines: Path) -> dict[str, Any]:
    """Draw events, about as many a day whatever their number, join them, and say what it cost."""
    return _joining(number, *collection(number, lines, max(1, DAYS * number // USUAL)))


def _joining(number: int, extractions: Sequence[Extraction], truth: Mapping[str, str]) -> dict[str, Any]:
    registry, book = actors.load(), codebook.load()
    before, began = _peak(), time.perf_counter()
    dossiers = link(extractions, registry, book)
    cost = {"seconds": time.perf_counter() - began, "before_mb": before, "peak_mb": _peak()}
    found = {event: dossier.incident.id for dossier in dossiers for event in dossier.incident.events}
    return {**cost, "number": number, "incidents": len(set(truth.values())), **_bcubed(truth, found)}


def copying(number: int, lines: Path) -> dict[str, Any]:
    """Draw texts, look for copies, and say what it cost and how well it went."""
    reports, copied = texts(number, lines)
    before, began = _peak(), time.perf_counter()
    found = copies(reports)
    cost = {"seconds": time.perf_counter() - began, "before_mb": before, "peak_mb": _peak()}
    truth = {report.id: copied.get(report.id, report.id) for report in reports}
    return {**cost, "number": number, "copies": len(copied), **_bcubed(truth, found)}


def _bcubed(truth: Mapping[str, str], found: Mapping[str, str]) -> dict[str, float]:
    """Return B-cubed precision, recall and F of groups, in per cent."""
    sizes, said = Counter(truth.values()), Counter(found.values())
    both = Counter((truth[item], found[item]) for item in truth)
    precision = sum(n * n / said[home] for (_, home), n in both.items()) / len(truth)
    recall = sum(n * n / sizes[group] for (group, _), n in both.items()) / len(truth)
    return {"p": precision, "r": recall, "f": 2 * precision * recall / (precision + recall)}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MB


KINDS = {"joining": joining, "spread": spread, "copies": copying}


def main() -> None:
    """Measure what the command line names and print it as JSON."""
    kind, number, lines = sys.argv[1:]
    json.dump(KINDS[kind](int(number), Path(lines)), sys.stdout, indent=1)


if __name__ == "__main__":
    main()
