"""Descriptions that stand for somebody named before: "its fighters", "the group", "the militants"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from counterclaim.model import ActorMention
from counterclaim.reading.actor_countries import Countries
from counterclaim.reading.actor_found import Found
from counterclaim.reading.actor_lexicon import Lexicon
from counterclaim.reading.actor_words import Words
from counterclaim.resources.actors import RegisteredActor, fold_name

OWNERS = frozenset({"its", "their", "our"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
FIGHTING = frozenset({"armed_group", "militia", "state_force", "police", "coalition"})
OWNING = FIGHTING | {"government", "party", "un", "ngo", "medical"}
REBEL = frozenset({"armed_group", "militia"})
GROUP = REBEL | {"party"}
LOST = 6  # words between a loss and who was lost
QUALIFIED = 2  # words that may stand between an article or owner and the noun

Told = tuple[RegisteredActor, str, Found]


class Descriptions:
    """Looks for the descriptions of one text."""

    def __init__(self, words: Words, lexicon: Lexicon, countries: Countries, known: Sequence[Found]) -> None:
        """Keep who is named, and where."""
        self._words, self._lexicon, self._countries = words, lexicon, countries
        self._nouns = lexicon.registry.nations.descriptions
        self._known = [
            (found, actor)
            for found in known
            for actor in [lexicon.registry.by_id(found.mention.actor or "")]
            if actor is not None
        ]

    def find(self) -> Iterator[Found]:
        """Yield what stands for whom."""
        rules: tuple[tuple[frozenset[str], Callable[[int, int], Told | None]], ...] = (
            (self._nouns.followers, self._owned),
            (self._nouns.groups, self._group),
            (self._nouns.bodies, self._body),
            (self._nouns.rebels, self._rebels),
            (self._nouns.soldiers, self._soldiers),
            (self._nouns.police, self._police),
        )
        for i, key in enumerate(self._words.keys):
            for nouns, rule in rules:
                told = rule(self._opening(i), i) if key in nouns else None
                if told is not None:
                    yield self._found(told, self._opening(i), i)
                    break

    def _found(self, told: Told, opening: int, i: int) -> Found:
        words = self._words
        first = opening if words.keys[opening] in OWNERS else i
        start, end = words.starts[first], words.ends[i]
        actor, rule, by = told
        mention = ActorMention(start=start, end=end, text=words.text[start:end], actor=actor.id)
        return Found(mention, rule, (), (by.mention.start, by.mention.end))

    def _opening(self, i: int) -> int:
        """Return the article or owner before a noun, with up to two words between, else the noun itself."""
        at = i
        while at and i - at < QUALIFIED + 1 and self._words.are_neighbours(at - 1, at):
            at -= 1
            if self._words.keys[at] in OWNERS | DEFINITE:
                return at
        return i

    # ------------------------------------------------------------ rules
    def _owned(self, opening: int, i: int) -> Told | None:
        """ "Its fighters": whoever the sentence named last before."""
        if self._words.keys[opening] not in OWNERS:
            return self._lost(i)
        last = self._last(opening, OWNING)
        if last is None:
            return None
        found, owner = last
        if self._words.keys[i] in self._nouns.soldiers | {"forces"} and owner.kind in (
            "government",
            "state_force",
        ):
            owner = self._army_of(owner)
        return owner, "people of whom the sentence names before", found

    def _lost(self, i: int) -> Told | None:
        """ "It lost 51 fighters": its own."""
        words = self._words
        begin = next(
            (at for at in range(i, max(0, i - LOST), -1) if words.keys[at] in self._nouns.losses), None
        )
        last = self._last(begin, FIGHTING) if begin is not None and not self._is_apart(i) else None
        return (last[1], "people whom the one named before lost", last[0]) if last is not None else None

    def _group(self, opening: int, i: int) -> Told | None:
        """ "The group": the armed group or party named last."""
        if self._words.keys[opening] not in DEFINITE or self._is_named(opening + 1, i):
            return None
        last = self._last(opening, GROUP, sentences=2)
        return (last[1], "stands for the group named last", last[0]) if last is not None else None

    def _body(self, opening: int, i: int) -> Told | None:
        """ "The ministry", "the Front": the one body named before whose name has that word."""
        key = self._words.keys[i]
        if self._words.keys[opening] not in DEFINITE or i - opening > 1 or self._goes_on(i):
            return None
        alike = [
            (found, actor)
            for found, actor in self._before(opening)
            if any(key in fold_name(name) for name in (found.mention.text, actor.name, *actor.names))
        ]
        if len({actor.id for _, actor in alike}) != 1:
            return None
        return alike[-1][1], "stands for the one body of that name", alike[-1][0]

    def _rebels(self, opening: int, i: int) -> Told | None:
        """ "The militants": the armed group named last, or the only one."""
        groups = [(found, actor) for found, actor in self._before(i) if actor.kind in REBEL]
        if not groups or self._is_named(opening, i):
            return None
        if len({actor.id for _, actor in groups}) == 1:
            return groups[-1][1], "stands for the only armed group named", groups[-1][0]
        return None

    def _soldiers(self, _: int, i: int) -> Told | None:
        """ "Four soldiers": of the force that the sentence names, or of the only one."""
        return self._of_force(i, {"state_force"}, "army")

    def _police(self, _: int, i: int) -> Told | None:
        return self._of_force(i, {"police"}, "police")

    def _of_force(self, i: int, kinds: set[str], institution: str) -> Told | None:
        if self._is_apart(i):
            return None
        last = self._last(i, frozenset(kinds))
        if last is not None:
            return self._army_of(last[1]), "people of the force that the sentence names", last[0]
        forces = [(found, self._army_of(actor)) for found, actor in self._before(i) if actor.kind in kinds]
        if len({actor.id for _, actor in forces}) == 1:
            return forces[-1][1], "people of the only force named", forces[-1][0]
        return None

    def _is_apart(self, i: int) -> bool:
        """Whether a noun is part of a name, or of the words of an enemy: "puppet soldiers"."""
        words = self._words
        if words.raw(i)[0].isupper() and not words.capitals:
            return True
        before = words.keys[i - 1] if i and words.are_neighbours(i - 1, i) else ""
        named = before and words.raw(i - 1)[0].isupper() and not words.capitals
        return before in self._nouns.hostile or bool(named)

    def _army_of(self, actor: RegisteredActor) -> RegisteredActor:
        """Return the army where an actor is a ministry, a staff or a government, else the actor itself."""
        is_office = actor.kind == "government" or bool(self._nouns.offices & {*fold_name(actor.name)})
        army = self._lexicon.owned(actor.country, "army") if is_office and actor.country else None
        return self._lexicon.registry.actors[army] if army is not None else actor

    # ------------------------------------------------------------ who is named
    def _before(self, i: int) -> list[tuple[Found, RegisteredActor]]:
        start = self._words.starts[i]
        return [(found, actor) for found, actor in self._known if found.mention.end <= start]

    def _last(
        self, i: int, kinds: frozenset[str], sentences: int = 1
    ) -> tuple[Found, RegisteredActor] | None:
        """Return who of some kinds is named last before a word, in its sentence or the one before."""
        begin = self._countries.sentence(self._words.starts[i])
        if sentences > 1 and begin:
            begin = self._countries.sentence(begin - 1)
        near = [one for one in self._before(i) if one[0].mention.start >= begin and one[1].kind in kinds]
        return near[-1] if near else None

    def _is_named(self, first: int, last: int) -> bool:
        """Whether a word between has a capital: "the Wagner group" is a name."""
        return not self._words.capitals and any(
            self._words.raw(i)[0].isupper() for i in range(first, last) if self._words.keys[i] not in DEFINITE
        )

    def _goes_on(self, i: int) -> bool:
        """Whether a name goes on after a word: "the Front for", "the Army Council"."""
        if i + 1 >= len(self._words.keys) or not self._words.are_neighbours(i, i + 1):
            return False
        named = self._words.raw(i + 1)[0].isupper() and not self._words.capitals
        return self._words.keys[i + 1] in ("of", "for") or named
