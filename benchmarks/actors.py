"""Who is meant: `python -m benchmarks.actors GOLD.jsonl...` reads the passages and prints JSON.

The gold names everybody in words; `actors_key.toml` beside it says who of them is in the registry, by id.
A mention counts by the resolved mention that covers most of it. A relation between a source and victims
counts by the claim that joins them; where none does, by what its two spans were resolved to: the resolver is
measured, not the reader.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from counterclaim.claims.classes import Classes
from counterclaim.claims.extractor import RuleExtractor
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Peoples
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import ActorMention, Claim, Extraction, People, Reading, Report
from counterclaim.reading.reader import Reader
from counterclaim.resources import actors, codebook
from counterclaim.resources.actors import FIGHTING_KINDS, Registry
from counterclaim.resources.codebook import Codebook
from counterclaim.resources.gazetteer import Gazetteer
from counterclaim.resources.standing import Party, standing

Row = dict[str, Any]


class Key(NamedTuple):
    """The ids of the gold's names, and the registered bodies that units and offices belong to."""

    ids: Mapping[str, str]
    parents: Mapping[str, str]

    def allows(self, name: str, actor: str, registry: Registry) -> bool:
        """Whether an id is right for a name, or that of a body it belongs to or of a part of it."""
        found = registry.by_id(actor)
        force = found.parent if found is not None and found.kind in FIGHTING_KINDS else None
        meant, borne = {actor, force} - {None}, {self.ids[name], self.parents.get(name)}
        return not meant.isdisjoint(borne)


class Read(NamedTuple):
    """One passage, its gold, and what was made of it."""

    gold: Row
    reading: Reading
    extraction: Extraction


class Judge:
    """Compares what was read with the gold."""

    def __init__(self, key: Key, registry: Registry, book: Codebook) -> None:
        """Keep what names mean."""
        self._key, self._registry, self._lexicon = key, registry, Lexicon(book)

    def mentions(self, read: Read) -> Iterator[tuple[str, Row]]:
        """Yield the verdict on each mention."""
        for mention in read.gold["mentions"]:
            found = covering(mention, read.reading.actors)
            actor = found.actor if found is not None else None
            allowed = actor is not None and self._key.allows(mention["is"], actor, self._registry)
            if self._key.ids[mention["is"]]:
                yield ("right" if allowed else "missed" if actor is None else "wrong"), mention
            else:
                kept = "named" if found is not None else "unnamed"
                yield (kept if actor is None or allowed else "taken"), mention

    def kinds(self, read: Read) -> Iterator[bool]:
        """Yield whether the name of an invented body tells its kind; militias are armed groups."""
        for mention in read.gold["mentions"]:
            if mention["how"] == "invented":
                told, kind = self._registry.kind_of(mention["text"]), mention["kind"]
                yield told == kind or {told, kind} == {"armed_group", "militia"}

    def relations(self, read: Read) -> Iterator[tuple[Row, bool, str, str]]:
        """Yield each relation, whether a claim joins its ends, and the class and standing made out."""
        syntax = Syntax(read.reading)
        peoples = Peoples(syntax, self._lexicon, self._registry)
        classes = Classes(syntax, self._lexicon, self._registry, read.extraction.claims)
        for relation in read.gold["relations"]:
            claim = next((c for c in read.extraction.claims if joins(c, relation)), None)
            people = claim.victims if claim is not None and claim.victims is not None else None
            source = covering(relation["source"], read.reading.actors)
            speaker = source.actor if source is not None else None
            people = people or classes.settle(people_at(syntax, peoples, relation["victims"]), speaker)
            day = date.fromisoformat(read.gold["published"])
            party = Party(source.actor if source else None, relation["source"]["text"], day)
            stance = standing(self._registry, party, self._victims(people, relation, read))
            yield relation, claim is not None, people.klass, stance

    def _victims(self, people: People, relation: Row, read: Read) -> People:
        named = covering(relation["victims"], read.reading.actors)
        actor = people.actor or (named.actor if named is not None else None)
        words = relation["victims"]["text"]
        return People(name=words, actor=actor, klass=people.klass, start=people.start, end=people.end)


def covering(span: Row, found: Iterable[ActorMention]) -> ActorMention | None:
    """Return the mention that shares most characters with a span, `None` where none shares any."""
    shared = [(min(m.end, span["end"]) - max(m.start, span["start"]), m.actor is not None, m) for m in found]
    best = max((one for one in shared if one[0] > 0), key=lambda one: one[:2], default=None)
    return best[2] if best is not None else None


def joins(claim: Claim, relation: Row) -> bool:
    """Whether a claim is made by the relation's source about its victims."""
    victims, source = claim.victims, claim.source
    return (
        victims is not None
        and overlaps(victims.start, victims.end, relation["victims"])
        and overlaps(source.start, source.end, relation["source"])
    )


def overlaps(start: int | None, end: int | None, span: Row) -> bool:
    """Whether characters `start..end` and a span share any."""
    return start is not None and end is not None and start < span["end"] and span["start"] < end


def people_at(syntax: Syntax, peoples: Peoples, span: Row) -> People:
    """Return the people that the noun of a span means."""
    places = range(syntax.at(span["start"]), syntax.at(span["end"] - 1) + 1)
    nouns = [place for place in places if syntax.tokens[place].tag in NOUN_TAGS]
    tied = [place for place in nouns if syntax.tokens[place].head not in places]
    return peoples.people((tied or nouns or list(places))[0])


def read_all(path: Path, reader: Reader, extractor: RuleExtractor) -> Iterator[Read]:
    """Read and extract every passage of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        report = Report(
            id=gold["id"], sha256="", path=None, url=None, title=None, outlet=None,
            published=date.fromisoformat(gold["published"]), language="en", text=gold["text"],
        )  # fmt: skip
        reading = reader.read(report)
        yield Read(gold, reading, extractor.extract(reading))


def scores(reads: Iterable[Read], judge: Judge) -> Row:
    """Return the shares of one set."""
    told, related = Counter[str](), Counter[str]()
    by_how: dict[str, Counter[str]] = {}
    for read in reads:
        for verdict, mention in judge.mentions(read):
            told[verdict] += 1
            by_how.setdefault(mention["how"], Counter())[verdict] += 1
        told.update(f"kind {right}" for right in judge.kinds(read))
        for relation, claimed, klass, stance in judge.relations(read):
            related.update(all=1, claimed=claimed)
            related.update({"class": klass == relation["class"], "stance": stance == relation["stance"]})
    known = told["right"] + told["wrong"] + told["missed"]
    others = told["named"] + told["unnamed"] + told["taken"]
    return {
        "registered": known, "right": told["right"] / known, "wrong": told["wrong"] / known,
        "unregistered": others, "kept": 1 - told["taken"] / others, "named": told["named"] / others,
        "kind": told["kind True"] / (told["kind True"] + told["kind False"]),
        "relations": related["all"], "claimed": related["claimed"] / related["all"],
        "class": related["class"] / related["all"], "stance": related["stance"] / related["all"],
        "by_form": {how: dict(sorted(verdicts.items())) for how, verdicts in sorted(by_how.items())},
    }  # fmt: skip


def load_key(path: Path) -> Key:
    """Read the key that lies beside the gold."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return Key(content["ids"], content["parents"])


def main(arguments: list[str]) -> int:
    """Score files of gold and print one object for each, under its part."""
    book, registry = codebook.load(), actors.load()
    reader, extractor = Reader(book, registry, Gazetteer()), RuleExtractor(book, registry)
    found: Row = {}
    for path in map(Path, arguments):
        judge = Judge(load_key(path.with_name("actors_key.toml")), registry, book)
        part = path.stem.split("_")[1].upper()
        found[f"part {part}"] = scores(read_all(path, reader, extractor), judge)
    print(json.dumps(found, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
