"""Scores the reader without each of its components: `python -m benchmarks.ablations BENCH_FOLDER`.

Prints JSON: for the whole reader and for it without each component, the scores on the claims benchmark
(`bench`) and on the project's own annotated texts, held-out ones among them (`own`).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple
from unittest.mock import patch

import msgspec

from benchmarks.convert import Row
from benchmarks.judging import load_scorer
from benchmarks.readers import WHOLE
from benchmarks.texts import SETS, annotated
from counterclaim.claims.extractor import RuleExtractor
from counterclaim.model import Reading
from counterclaim.reading.reader import Reader
from counterclaim.resources import actors, codebook
from counterclaim.resources.gazetteer import Gazetteer

CLAIMS = "counterclaim.claims."


def _none(*_: object, **__: object) -> None:
    """Find nothing."""


def _empty(*_: object, **__: object) -> Iterator[Any]:
    """Find nothing to go through."""
    return iter(())


class Component(NamedTuple):
    """A part of the reader, and how to switch it off: functions replaced, or a reading's column emptied."""

    name: str
    replaced: tuple[tuple[str, Callable[..., Any]], ...] = ()
    emptied: str | None = None


COMPONENTS = (
    Component("words of saying and what they govern", (("speech.attributions._predicated", _empty),)),
    Component("“according to” and its like", (("speech.attributions.phrases", _empty),)),
    Component("labels (“Hospital: 44”)", (("speech.attributions.labels", _empty),)),
    Component("quotations joined to their speakers", (("speech.attributions.owners", lambda *_: {}),)),
    Component(
        "speakers carried on",
        (("speakers.finder.Speakers._carried", _none), ("speakers.finder.Speakers._list_intro", _none)),
    ),
    Component("the only speaker of a sentence", (("speakers.finder.Speakers._in_sentence", _none),)),
    Component(
        "owners and givers of figures",
        tuple(
            (f"speakers.finder.{one}", _none)
            for one in ("Givers.owner", "Givers.label", "Givers.giver", "Brackets.after", "Brackets.closing")
        ),
    ),
    Component("texts that are statements themselves", (("speakers.finder.issuer", _none),)),
    Component("pronouns and “the group” resolved", (("speakers.resolving.Resolver._antecedent", _none),)),
    Component(
        "lists and breakdowns",
        tuple((f"tolls.earlier.Earlier.{one}", _none) for one in ("listed", "broken_down", "itemised")),
    ),
    Component(
        "bare figures",
        (("tolls.figures.Figures.named", _none), ("tolls.figures.Figures.repeated", _none)),
    ),
    Component("the outcome nearest by", (("tolls.finder.outcome_near", _none),)),
    Component("people named before", (("tolls.finder.Antecedents.find", _none),)),
    Component("people without a number", (("tolls.persons.Persons.find", _empty),)),
    Component("the actor registry", emptied="actors"),
    Component("places", emptied="places"),
    Component("dates", emptied="dates"),
)


class Texts(NamedTuple):
    """Annotated texts that were read once."""

    gold: list[Row]
    readings: list[Reading]


def read(names: Sequence[str], folder: Path, reader: Reader) -> Texts:
    """Read sets of annotated texts."""
    sets = [annotated(name, folder) for name in names]
    reports = (extraction.report for one in sets for extraction in one.extractions)
    return Texts([row for one in sets for row in one.gold], [reader.read(report) for report in reports])


def without(component: Component, texts: Texts, scorer: ModuleType) -> dict[str, float]:
    """Score the reader with one component switched off."""
    with ExitStack() as off:
        for target, replacement in component.replaced:
            off.enter_context(patch(CLAIMS + target, replacement))
        extractor = RuleExtractor(codebook.load(), actors.load())
        found = [msgspec.to_builtins(extractor.extract(_lacking(r, component))) for r in texts.readings]
    scored = scorer.score(texts.gold, found)
    roles = [role for role in scored["source_roles"].values() if role.get("found")]
    return {
        "full": scored["levels"]["full_strict"]["f"],
        "figure": scored["levels"]["figure"]["f"],
        "source": sum(role["source_ok"] for role in roles) / sum(role["found"] for role in roles),
    }


def _lacking(reading: Reading, component: Component) -> Reading:
    return (
        reading if component.emptied is None else msgspec.structs.replace(reading, **{component.emptied: ()})
    )


def main(arguments: Sequence[str]) -> int:
    """Score the whole reader and every reduced one."""
    if len(arguments) != 1:
        sys.exit(__doc__)
    folder = Path(arguments[0])
    scorer = load_scorer(folder)
    reader = Reader(codebook.load(), actors.load(), Gazetteer())
    own = tuple(name for name in SETS if name != "claims")
    parts = {"bench": read(("claims",), folder, reader), "own": read(own, folder, reader)}
    found = {
        component.name: {part: without(component, texts, scorer) for part, texts in parts.items()}
        for component in (Component(WHOLE), *COMPONENTS)
    }
    print(json.dumps(found, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
