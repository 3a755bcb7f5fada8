"""Which pairs are worth comparing: those that share two sounds of the name, or one and something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from counterclaim.undercount.matching.names import sound, words
from counterclaim.undercount.table import Person

CROWDED = 50  # entries under one key: more of them are told apart by the month first

Key = tuple[str, ...]


def candidates(people: Sequence[Person]) -> list[tuple[int, int]]:
    """Return pairs of positions, the smaller first, sorted; they grow about as the entries do."""
    blocks: dict[Key, list[int]] = {}
    for index, person in enumerate(people):
        for key in _keys(person):
            blocks.setdefault(key, []).append(index)
    return sorted({pair for block in blocks.values() for pair in _pairs(block, people)})


def _keys(person: Person) -> set[Key]:
    sounds = sorted({sound(word) for word in words(person.name)})
    keys: set[Key] = {("names", *both) for both in combinations(sounds, 2)}
    if len(sounds) == 1:
        keys.add(("name", *sounds))
    for said in sounds:
        keys.update(_with_one(said, person))
    return keys


def _with_one(said: str, person: Person) -> Iterator[Key]:
    if person.date:
        yield "date", said, person.date
    if person.age is not None:
        yield "age", said, str(person.age)
    if person.place:
        yield "place", said, *sorted(map(sound, words(person.place)))


def _pairs(block: Sequence[int], people: Sequence[Person]) -> Iterable[tuple[int, int]]:
    if len(block) <= CROWDED:
        return combinations(block, 2)
    by_month: dict[str, list[int]] = {}
    for index in block:
        by_month.setdefault((people[index].date or "")[:7], []).append(index)
    return _within(by_month)


def _within(by_month: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
    for block in by_month.values():
        if len(block) <= CROWDED:
            yield from combinations(block, 2)
