"""Units of linking: one report's account of one happening, that is an event with its parts and its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from counterclaim.incidents.groups import party_of
from counterclaim.incidents.names import head, singular, words
from counterclaim.incidents.origins import Origins
from counterclaim.incidents.parts import are_apart, is_town, roots_of
from counterclaim.incidents.vocabulary import Vocabulary
from counterclaim.model import (
    Claim,
    DatePrecision,
    Event,
    Extraction,
    Outcome,
    Place,
    Record,
    Report,
    Span,
    When,
)
from counterclaim.resources.actors import Registry
from counterclaim.resources.linking import Linking, PlaceWeights

_MAIN_SHARE = 0.5  # of a report's claims; an account with as many is what the report is about
FRESH = 10  # days; what a report tells of its last days is its news
LOOKING_BACK = 30  # days; a report that names an earlier day looks back
_LEAD = 400  # characters; what a report opens with
_TELLING_FIGURE = 3  # people; smaller figures are too common to tell incidents by

_LONGEST_PARTS = timedelta(days=7)  # parts later than this after the beginning are taken for misread days


Answer = tuple[float, str]  # what one feature says about two accounts: a weight, and why


class SaidFigure(NamedTuple):
    """A figure and whose it is."""

    origin: str
    outcome: Outcome | None
    low: int | None
    high: int | None


class Unit(Record, frozen=True, kw_only=True):
    """An event that is nobody's part, with its parts, its claims, and what comparing it needs.

    `first` and `last` are the days it may have been on, `None` where its report gives none. `parties` are
    all registered forces that took part, `perpetrators` those said to have done it. `is_main` where it is
    what its report is about: then `names`, `told_places` and `told_days` (first and last) are those of the
    whole report but for what is said about other accounts and background, else those of the sentences that
    tell of it. `lead_days` are told where the report opens, `is_in_lead` says whether the first day is one of
    them. A day after publication is a misread one. `has_day` is whether the report gives it a day; that of
    publication, far into the report, is not its own. `bare_figures` are the figures, whoever gives them.
    """

    root: Event
    parts: tuple[Event, ...]
    claims: tuple[Claim, ...]
    report: Report
    copy_of: str
    place: Place | None
    first: date | None
    last: date | None
    date_precision: DatePrecision
    parties: frozenset[str]
    perpetrators: frozenset[str]
    figures: frozenset[SaidFigure]
    bare_figures: frozenset[tuple[Outcome | None, int | None, int | None]]
    names: frozenset[str]
    place_words: frozenset[str]
    told_places: frozenset[str]
    told_days: frozenset[tuple[date, date]]
    sites: frozenset[str]
    targets: frozenset[str]
    title_words: frozenset[str]
    text_words: frozenset[str]
    lead_days: frozenset[tuple[date, date]]
    is_main: bool
    is_in_lead: bool
    has_day: bool

    @property
    def id(self) -> str:
        """Return the id of its root event."""
        return self.root.id

    @property
    def events(self) -> tuple[Event, ...]:
        """Return the root and its parts."""
        return (self.root, *self.parts)

    @property
    def sort_day(self) -> date:
        """Return the day to order by: of the event, else the last its report names, else of publication."""
        if self.is_dated and self.first is not None:
            return self.first
        named = max((last for _, last in self.told_days), default=date.max)
        return min(self.last or date.max, named, self.report.published or date.max)

    @property
    def is_news(self) -> bool:
        """Whether its report opens with a day of its own in the days before."""
        published = self.report.published
        if published is None or self.first is None or not self.is_in_lead:
            return False
        return (published - self.first).days <= FRESH

    @property
    def is_dated(self) -> bool:
        """Whether its days are known well enough to tell it from what happened a month away."""
        return self.has_day and self.date_precision in {"day", "week"}


class Collection(NamedTuple):
    """What reading one report needs of all: who speaks, which names tell, which forces and sites are one."""

    origins: Origins
    vocabulary: Vocabulary
    registry: Registry
    weights: Linking


def units_of(extraction: Extraction, collection: Collection) -> tuple[Unit, ...]:
    """Return the units of one report, without those that are only its background or mentioned in passing.

    In passing: nothing is claimed about it and it has no place, in a report that claims something.

    A claim that names no event belongs to the report's one unit, if it has just one.
    """
    events = {event.id: event for event in sorted(_looked_up(extraction), key=lambda event: event.id)}
    roots = roots_of(events, collection.weights.place)
    told = [claim for claim in extraction.claims if claim.scope != "background"]
    background = {claim.event for claim in extraction.claims} - {claim.event for claim in told}
    kept = sorted({root for event_id, root in roots.items() if event_id not in background})
    only = kept[0] if len(kept) == 1 else None
    tellings = []
    for root in kept:
        parts = [event for event_id, event in events.items() if roots[event_id] == root != event_id]
        claims = [claim for claim in told if (roots.get(claim.event) if claim.event else only) == root]
        claims.sort(key=lambda claim: claim.id)
        tellings.append(_Telling((events[root], *parts), tuple(claims)))
    if any(telling.claims for telling in tellings):
        tellings = [telling for telling in tellings if telling.claims or _place(telling.events) is not None]
    return tuple(_unit(telling, tellings, extraction, collection) for telling in tellings)


def _looked_up(extraction: Extraction) -> Iterator[Event]:
    """Yield the events with their places as the gazetteer has them, which reports spell in many ways.

    A country that a report tells of by its people alone is no place to compare.
    """
    places = {(place.start, place.text): place for place in extraction.places}
    for event in extraction.events:
        if event.place is None:
            yield event
        elif event.place.precision == "country" and event.place.lat is None:
            yield msgspec.structs.replace(event, place=None)
        else:
            known = places.get((event.place.start, event.place.text), event.place)
            yield msgspec.structs.replace(event, place=known)


class _Telling(NamedTuple):
    """An event with its parts, and what is claimed about them."""

    events: tuple[Event, ...]
    claims: tuple[Claim, ...]

    def spans(self) -> list[Span]:
        """Return the characters that tell of it."""
        return [*(claim.evidence for claim in self.claims), *(m for e in self.events for m in e.mentions)]


def _foreground(
    telling: _Telling, tellings: Sequence[_Telling], extraction: Extraction, weights: PlaceWeights
) -> str | None:
    """Return the report's text with spaces where it is about something else, `None` where not the main thing.

    Offsets stay what they were.
    """
    claimed = sum(len(other.claims) for other in tellings)
    if len(tellings) > 1 and len(telling.claims) < max(1, _MAIN_SHARE * claimed):
        return None
    own = {(span.start, span.end) for span in telling.spans()}
    others = [
        one for one in tellings if _is_another_day(one, telling) or _is_elsewhere(one, telling, weights)
    ]
    hidden = {(span.start, span.end) for other in others for span in other.spans()}
    background = (claim.evidence for claim in extraction.claims if claim.scope == "background")
    hidden.update((span.start, span.end) for span in background)
    text = extraction.report.text
    for start, end in sorted(hidden):
        if not any(start < stop and begin < end for begin, stop in own):
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _is_another_day(other: _Telling, telling: _Telling) -> bool:
    there, here = other.events[0], telling.events[0]
    if there.first is None or here.first is None or "unknown" in (there.date_precision, here.date_precision):
        return False
    return there.first > (here.last or here.first) or here.first > (there.last or there.first)


def _is_elsewhere(other: _Telling, telling: _Telling, weights: PlaceWeights) -> bool:
    there, here = _place(other.events), _place(telling.events)
    return is_town(there, weights) and is_town(here, weights) and are_apart(there, here, weights)


def _unit(
    telling: _Telling, tellings: Sequence[_Telling], extraction: Extraction, collection: Collection
) -> Unit:
    events, claims = telling
    report, registry = extraction.report, collection.registry
    place = _place(events)
    first, last, date_precision = _days(events, report.published or date.max)
    known = _forces(telling, registry)
    foreground = _foreground(telling, tellings, extraction, collection.weights.place)
    told = _told(telling, foreground, extraction, collection.vocabulary)
    figures = frozenset(_figures(claims, report, collection.origins))
    lead_days = frozenset(_days_of((when for when in extraction.dates if when.start < _LEAD), date.max))
    is_in_lead = any(day == first for day, _ in lead_days)
    return Unit(
        root=events[0],
        parts=events[1:],
        claims=claims,
        report=report,
        copy_of=collection.origins.copied(report.id),
        place=place,
        first=first,
        last=last,
        date_precision=date_precision,
        parties=frozenset(party for party, _ in known),
        perpetrators=frozenset(party for party, role in known if role == "perpetrator"),
        figures=figures,
        bare_figures=frozenset(figure[1:] for figure in figures),
        names=told.names,
        place_words=collection.vocabulary.names(place.text) if place is not None else frozenset(),
        told_places=told.places,
        told_days=told.days,
        sites=_sites(report.title, foreground, collection.weights.sites.by_word),
        targets=frozenset(head(span.text) for event in events for span in event.targets) - {""},
        title_words=collection.vocabulary.words(report.title) if foreground is not None else frozenset(),
        text_words=collection.vocabulary.small_words(foreground),
        is_main=foreground is not None,
        lead_days=lead_days,
        is_in_lead=is_in_lead,
        has_day=first is not None and (first != report.published or is_in_lead),
    )


def _forces(telling: _Telling, registry: Registry) -> list[tuple[str, str]]:
    """Return the registered forces that took part, each with its role."""
    events, claims = telling
    named = [(actor.actor, str(actor.role)) for event in events for actor in event.actors]
    named += [(claim.by.actor, "perpetrator") for claim in claims if claim.by is not None]
    named += [(claim.victims.actor, "victim") for claim in claims if claim.victims is not None]
    return [(party_of(actor, registry), role) for actor, role in named if actor is not None]


def _sites(title: str | None, foreground: str | None, by_word: Mapping[str, str]) -> frozenset[str]:
    opening = words(title) + words((foreground or "")[:_LEAD])
    found = (by_word.get(singular(word)) for word in opening) if foreground is not None else ()
    return frozenset(site for site in found if site is not None)


def _speakers(extraction: Extraction) -> Iterable[str | None]:
    """Yield the names of all who speak: a chief of police speaks about every attack of his town."""
    return (voice.name for claim in extraction.claims for voice in (claim.source, claim.relay) if voice)


class _Told(NamedTuple):
    """Names, places and days told together with an account."""

    names: frozenset[str]
    places: frozenset[str]
    days: frozenset[tuple[date, date]]


def _told(telling: _Telling, foreground: str | None, extraction: Extraction, vocabulary: Vocabulary) -> _Told:
    report = extraction.report
    spans = telling.spans()

    def is_told(item: Place | When) -> bool:
        if foreground is not None:
            return not foreground[item.start : item.end].isspace()
        return any(span.start <= item.start and item.end <= span.end for span in spans)

    texts = (report.title, foreground) if foreground is not None else tuple(span.text for span in spans)

    def is_dated(item: When) -> bool:
        # what a report calls background months later is often the very thing it looks back on
        published, day = report.published, item.first
        is_old = published is not None and day is not None and (published - day).days > LOOKING_BACK
        return (is_old and foreground is not None) or is_told(item)

    placed = vocabulary.names(*(item.text for item in extraction.places))
    targets = (span.text for event in telling.events for span in event.targets)
    return _Told(
        vocabulary.names(*texts, *targets)
        - (vocabulary.names(report.outlet, *_speakers(extraction)) - placed),
        frozenset(place_key(item) for item in extraction.places if is_told(item)),
        frozenset(_days_of(filter(is_dated, extraction.dates), report.published or date.max)),
    )


def place_key(place: Place) -> str:
    """Return what two mentions of one place share: the gazetteer's number, else its name."""
    return str(place.geonameid) if place.geonameid is not None else " ".join(words(place.name or place.text))


def _days_of(dates: Iterable[When], published: date) -> Iterable[tuple[date, date]]:
    for when in dates:
        if when.first is not None and when.precision in {"day", "week", "month"} and when.first < published:
            yield when.first, when.last or when.first


def _place(events: Sequence[Event]) -> Place | None:
    """Return the root's place, a part's where the root has none or only a country."""
    found = [event.place for event in events if event.place is not None]
    near = [place for place in found if place.precision not in ("country", "unknown")]
    return next(iter(near or found), None)


def _days(events: Sequence[Event], published: date) -> tuple[date | None, date | None, DatePrecision]:
    """Return the days of the first event that is given any, up to the last of its parts in the week after."""
    given = (event for event in events if event.date_precision != "unknown")
    told = [event for event in given if event.first is not None and event.first <= published]
    if not told or told[0].first is None:
        return None, None, "unknown"
    first, precision = told[0].first, told[0].date_precision
    lasts = [event.last or event.first for event in told if event.date_precision == precision]
    near = [last for last in lasts if last is not None and first <= last <= first + _LONGEST_PARTS]
    return first, max(near, default=told[0].last or first), precision


def _figures(claims: Iterable[Claim], report: Report, origins: Origins) -> Iterable[SaidFigure]:
    for claim in claims:
        if claim.kind == "toll" and (claim.low or claim.high or 0) >= _TELLING_FIGURE:
            yield SaidFigure(origins.of(claim, report.id).key, claim.outcome, claim.low, claim.high)
