"""Descriptions that stand for somebody named before: "its fighters", "the group", "the militants"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from counterclaim.model import ActorMention
from counterclaim.reading.actors.antecedents import OWNING, STATE, Antecedents, Known, Told
from counterclaim.reading.actors.forces import Forces
from counterclaim.reading.actors.found import Found
from counterclaim.reading.actors.groups import Groups
from counterclaim.reading.actors.phrases import OWNERS
from counterclaim.resources.actors import FIGHTING_KINDS, Registry

IRREGULAR = OWNING - STATE - {"police"}  # no army has guerrillas
MEN = frozenset({"men", "dead"})
PERSONAL = frozenset({"his", "her", "our"})
LOST = 6  # words between a loss and who was lost
Rule = Callable[[int, int], Told | None]


@lru_cache(maxsize=4)
def _ruled(registry: Registry) -> dict[str, tuple[int, ...]]:
    """Return which of the rules of `Descriptions` each noun asks, by their places."""
    nouns = registry.nations.descriptions
    by_rule: tuple[frozenset[str], ...] = (
        nouns.followers | nouns.rebels | nouns.soldiers | nouns.police,
        nouns.followers,
        nouns.groups | nouns.bodies | nouns.irregulars,
        nouns.groups,
        nouns.groups,
        nouns.bodies,
        nouns.rebels | nouns.irregulars,
        nouns.soldiers,
        nouns.comrades,
        nouns.police,
        nouns.foes | nouns.hostile,
    )
    keys = frozenset[str]().union(*by_rule)
    return {key: tuple(n for n, asked in enumerate(by_rule) if key in asked) for key in keys}


class Descriptions:
    """Looks for the descriptions of one text."""

    def __init__(self, named: Antecedents) -> None:
        """Keep who is named, and where."""
        self._named, self._words, self._nouns = named, named.words, named.nouns
        self._phrases = named.phrases
        self._groups = Groups(named)
        self._of_owners = (self._attached, self._owned, self._groups.apposed, self._spoken_for)

    def find(self) -> Iterator[Found]:
        """Yield what stands for whom; what is found stands in for names from there on."""
        rules, ruled = self._rules(), _ruled(self._named.lexicon.registry)
        for i, key in enumerate(self._words.keys):
            if key not in ruled:
                continue
            opening = self._phrases.opening(i)
            theirs = self._words.keys[opening] in OWNERS - {"our"}
            asked = [
                rule for rule in map(rules.__getitem__, ruled[key]) if not theirs or rule in self._of_owners
            ]
            told = next((told for rule in asked if (told := rule(opening, i)) is not None), None)
            if told is not None:
                found = self._found(told, opening, i)
                if self._named.add(found, told[0]):
                    yield found

    def _rules(self) -> tuple[Rule, ...]:
        """Return the rules in the order in which they are tried."""
        groups, forces = self._groups, Forces(self._named)
        return (
            self._attached,
            self._owned,
            groups.apposed,
            self._spoken_for,
            groups.group,
            groups.body,
            groups.rebels,
            forces.soldiers,
            groups.comrades,
            forces.police,
            groups.foes,
        )

    def _found(self, told: Told, opening: int, i: int) -> Found:
        words = self._words
        first = opening if words.keys[opening] in OWNERS else i
        start, end = words.starts[first], words.ends[i]
        actor, rule, by = told
        mention = ActorMention(start=start, end=end, text=words.text[start:end], actor=actor.id)
        return Found(mention, rule, (), (by.mention.start, by.mention.end) if by is not None else None)

    def _owned(self, opening: int, i: int) -> Told | None:
        """ "Its fighters": whoever the sentence named last before."""
        if self._words.keys[opening] not in OWNERS:
            return self._lost(i)
        kinds = IRREGULAR if self._words.keys[i] in self._nouns.rebels else OWNING
        found, owner = self._whose(opening, kinds) or (None, None)
        if found is None or owner is None:
            return None
        serve = self._nouns.soldiers | self._nouns.arms | MEN
        if self._words.keys[i] in serve and owner.kind in STATE:
            owner = self._named.army_of(owner)
        return owner, "people of whom the sentence names before", found

    def _whose(self, owner: int, kinds: frozenset[str]) -> Known | None:
        key = self._words.keys[owner]
        if key == "our":
            return self._named.speaker(owner)
        return self._named.master(owner, kinds) if key in PERSONAL else self._named.owner(owner, kinds)

    def _spoken_for(self, opening: int, i: int) -> Told | None:
        """ "A spokesman of the Front said his group fired": for whom a person speaks."""
        words, speaker = self._words, self._named.speaker(i)
        if words.keys[opening] not in PERSONAL or speaker is None or speaker[1].kind not in IRREGULAR:
            return None
        return speaker[1], "the group for which a person speaks", speaker[0]

    def _attached(self, _: int, i: int) -> Told | None:
        """ "Soldiers of the Ruritanian army": of the body named right after."""
        words, at = self._words, i + 2
        if words.keys[i + 1 : at] not in (["of"], ["from"]) or not words.are_neighbours(i, i + 1):
            return None
        at += words.keys[at : at + 1] == ["the"]
        owner = self._named.next(words.starts[at]) if at < len(words.keys) else None
        if owner is None or owner[0].mention.start > words.starts[at] or owner[1].kind not in OWNING:
            return None
        is_own = words.keys[i] in self._nouns.staff | self._nouns.police
        actor = owner[1] if is_own else self._named.army_of(owner[1])
        return actor, "people of the body named after it", owner[0]

    def _lost(self, i: int) -> Told | None:
        """ "It lost 51 fighters": its own."""
        words = self._words
        verb = next(
            (at for at in range(i, max(0, i - LOST), -1) if words.keys[at] in self._nouns.losses), None
        )
        loser = self._named.loser(verb) if verb is not None and not self._phrases.is_apart(i) else None
        key = words.keys[i]
        civil = self._nouns.staff | self._nouns.police | {"peacekeepers", "peacekeeper"}
        if loser is None or (loser[1].kind not in FIGHTING_KINDS and key not in civil):
            return None
        is_own = key in self._nouns.police or (key in self._nouns.staff and loser[1].kind == "government")
        owner = loser[1] if is_own else self._named.army_of(loser[1])
        return owner, "people whom the speaker of the clause lost", loser[0]
