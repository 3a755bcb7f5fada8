"""Why a name stands for the place it does: how it is written, what spoke for it, and what did not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from counterclaim.model import Reason, name_of, quote
from counterclaim.reading.places.context import View
from counterclaim.reading.places.mentions import Mention
from counterclaim.reading.places.resolve import Ranking, Resolution
from counterclaim.reading.places.score import Scored
from counterclaim.resources.gazetteer import Entry, fold, skeleton, without_article

SIGNS = {
    "size": "its people",
    "kind": "its kind",
    "words": "the name and the words beside it",
    "votes": "the countries that the report speaks of",
    "written": "a place written with it",
    "nearness": "other places near it",
    "listed": "a list of provinces",
    "province": "a province named elsewhere",
}
LEAST = 0.05  # of a score; less is not told
TOLD = 3  # signs of one candidate


def reasons(view: View, found: Resolution, ranking: Ranking) -> Iterator[Reason]:
    """Yield why a mention stands for its place: its spelling, its precision, what decided, what did not."""
    mention, ranked = found.mention, ranking[found.mention.key]
    record, words = name_of("place", mention.start), quote(view.text, mention.start, mention.end)
    if found.holder is not None:
        holder = quote(view.text, found.holder.start, found.holder.end)
        yield Reason(record=record, field="place", rule=found.rule, words=holder)
        return
    spelling = _spelling(mention, ranked[0].entry) if ranked else "not in the gazetteer"
    yield Reason(record=record, field="place", rule=spelling, words=words)
    if found.rule:
        yield Reason(record=record, field="precision", rule=found.rule, words=words)
    if len(ranked) > 1:
        rule = f"the best of {len(mention.entries)} so called: {_listed(ranked[0].signs)}"
        yield Reason(record=record, field="chosen", rule=rule, words=None)
    for other in ranked[1:]:
        rule = f"{_told(other.entry)}: {_lack(ranked[0], other)}"
        yield Reason(record=record, field="rejected", rule=rule, words=None)


def _spelling(mention: Mention, entry: Entry) -> str:
    """Say how a name agrees with the gazetteer's."""
    name, main = fold(mention.name), fold(entry.name)
    if name == main:
        return "its name"
    if without_article(name) == without_article(main):
        return f"its name but for the article: {entry.name}"
    if skeleton(name) == skeleton(main):
        return f"a spelling with the same consonants: {entry.name}"
    return f"another of its names: {entry.name}"


def _told(entry: Entry) -> str:
    return ", ".join(filter(None, (entry.name, entry.admin1, entry.country, entry.kind)))


def _lack(best: Scored, other: Scored) -> str:
    """Say by how much a candidate is behind, and what it lacks most."""
    theirs = other.signs
    lacks = {sign: value - theirs[sign] for sign, value in best.signs.items() if value > theirs[sign]}
    return f"{best.score - other.score:.1f} lower, for {_listed(lacks)}"


def _listed(signs: Mapping[str, float]) -> str:
    most = sorted(signs.items(), key=lambda sign: -abs(sign[1]))[:TOLD]
    return ", ".join(f"{SIGNS[name]} ({value:.1f})" for name, value in most if abs(value) >= LEAST)
