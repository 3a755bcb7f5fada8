"""Descriptions that stand for somebody named before: "its fighters", "the group", "the militants"."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterator, Sequence

from counterclaim.model import ActorMention
from counterclaim.reading.actor_countries import Countries
from counterclaim.reading.actor_found import Found
from counterclaim.reading.actor_lexicon import Lexicon
from counterclaim.reading.actor_words import Words
from counterclaim.resources.actors import RegisteredActor, fold_name

OWNERS = frozenset({"its", "their", "our", "his"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
FIGHTING = frozenset({"armed_group", "militia", "state_force", "police", "coalition"})
OWNING = FIGHTING | {"government", "party", "un", "ngo", "medical"}
REBEL = frozenset({"armed_group", "militia"})
STATE = frozenset({"state_force", "government"})
GROUP = REBEL | {"party"}
IN_MIND = 200  # mentions before a description among which it is looked for
LOST = 6  # words between a loss and who was lost
QUALIFIED = 2  # words that may stand between an article or owner and the noun

Told = tuple[RegisteredActor, str, Found]


def _end(known: tuple[Found, RegisteredActor]) -> int:
    return known[0].mention.end


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
        """Yield what stands for whom; what is found stands in for names from there on."""
        rules: tuple[tuple[frozenset[str], Callable[[int, int], Told | None]], ...] = (
            (self._nouns.followers, self._owned),
            (self._nouns.groups, self._group),
            (self._nouns.bodies, self._body),
            (self._nouns.rebels, self._rebels),
            (self._nouns.soldiers, self._soldiers),
            (self._nouns.comrades, self._comrades),
            (self._nouns.police, self._police),
            (self._nouns.foes | self._nouns.hostile, self._foes),
        )
        for i, key in enumerate(self._words.keys):
            for nouns, rule in rules:
                told = rule(self._opening(i), i) if key in nouns else None
                if told is not None:
                    found = self._found(told, self._opening(i), i)
                    if not self._is_known(found):
                        insort(self._known, (found, told[0]), key=lambda one: one[0].mention.start)
                        yield found
                    break

    def _is_known(self, found: Found) -> bool:
        after = bisect_right(self._known, found.mention.start, key=_end)
        return after < len(self._known) and self._known[after][0].mention.start < found.mention.end

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
        loser = self._first_of(begin) if begin is not None and not self._is_apart(i) else None
        if loser is None or loser[1].kind not in FIGHTING:
            return None
        return self._army_of(loser[1]), "people whom the speaker of the clause lost", loser[0]

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
        return self._enemy(i, groups) or self._in_reach(i, REBEL)

    def _in_reach(self, i: int, kinds: frozenset[str]) -> Told | None:
        """Return the only one of some kinds that the sentence or the one before names."""
        begin = self._countries.sentence(self._words.starts[i])
        begin = self._countries.sentence(begin - 1) if begin else begin
        near = [one for one in self._before(i) if one[0].mention.start >= begin and one[1].kind in kinds]
        if len({actor.id for _, actor in near}) != 1:
            return None
        return self._army_of(near[-1][1]), "stands for the only one of its kind in reach", near[-1][0]

    def _enemy(self, i: int, named: list[tuple[Found, RegisteredActor]]) -> Told | None:
        """Return the only one of some actors that is an enemy of who speaks in the sentence."""
        speaker = self._first_of(i)
        if speaker is None:
            return None
        same = self._lexicon.registry.same_side
        foes = [(found, actor) for found, actor in named if same(speaker[1].id, actor.id) is False]
        if len({actor.id for _, actor in foes}) != 1:
            return None
        return foes[-1][1], "stands for the only enemy of the speaker that is named", foes[-1][0]

    def _soldiers(self, _: int, i: int) -> Told | None:
        """ "Four soldiers": of the force that the sentence names, or of the only one."""
        return self._of_force(i, {"state_force"}, "army")

    def _foes(self, _: int, i: int) -> Told | None:
        """ "The invaders", "the enemy": the only enemy of the speaker that is named."""
        fighters = [(found, actor) for found, actor in self._before(i) if actor.kind in FIGHTING]
        is_adjective = i + 1 < len(self._words.keys) and self._words.are_neighbours(i, i + 1)
        is_adjective = is_adjective and self._words.keys[i] in self._nouns.hostile - {"enemy"}
        return None if is_adjective else self._enemy(i, fighters)

    def _comrades(self, _: int, i: int) -> Told | None:
        """ "The brothers", "martyrs": what an armed group calls its own."""
        speaker = self._first_of(i)
        if speaker is None or speaker[1].kind not in REBEL or self._is_apart(i):
            return None
        return speaker[1], "what the speaker calls its own", speaker[0]

    def _police(self, _: int, i: int) -> Told | None:
        return self._of_force(i, {"police"}, "police")

    def _of_force(self, i: int, kinds: set[str], institution: str) -> Told | None:
        if self._is_apart(i):
            return None
        last = self._last(i, frozenset(kinds))
        speaker = self._first_of(i)
        if speaker is not None and speaker[1].kind in REBEL:
            forces = [
                (found, self._army_of(actor)) for found, actor in self._before(i) if actor.kind in kinds
            ]
            return self._enemy(i, forces)
        if last is not None:
            return self._army_of(last[1]), "people of the force that the sentence names", last[0]
        forces = [(found, self._army_of(actor)) for found, actor in self._before(i) if actor.kind in kinds]
        if len({actor.id for _, actor in forces}) == 1:
            return forces[-1][1], "people of the only force named", forces[-1][0]
        return self._in_reach(i, frozenset(kinds)) if forces else self._of_country(i, institution)

    def _of_country(self, i: int, institution: str) -> Told | None:
        """Return the institution of the only country that a sentence names a state body of."""
        found = self._countries.acting_in(self._words.starts[i])
        country = found[0][1] if len({country for _, country in found}) == 1 else None
        actor = self._lexicon.owned(country, institution) if country is not None else None
        kind = self._lexicon.registry.actors[found[0][0].actor or ""].kind if found else "other"
        if actor is None or (kind == "police" and institution != "police"):
            return None
        by = Found(found[0][0], "")
        return self._lexicon.registry.actors[actor], "people of the state that the sentence names", by

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
        is_office = actor.kind == "government" or self._is_office(actor)
        army = self._lexicon.owned(actor.country, "army") if is_office and actor.country else None
        return self._lexicon.registry.actors[army] if army is not None else actor

    def _is_office(self, actor: RegisteredActor) -> bool:
        names = (actor.name, *actor.names)
        return any(self._nouns.offices & {*fold_name(name)} for name in names) and actor.kind in STATE

    # ------------------------------------------------------------ who is named
    def _before(self, i: int) -> list[tuple[Found, RegisteredActor]]:
        """Return who is named before a word, of long texts the nearest."""
        stop = bisect_right(self._known, self._words.starts[i], key=_end)
        return self._known[max(0, stop - IN_MIND) : stop]

    def _last(
        self, i: int, kinds: frozenset[str], sentences: int = 1
    ) -> tuple[Found, RegisteredActor] | None:
        """Return who of some kinds is named last before a word, in its sentence or the one before."""
        begin = self._countries.sentence(self._words.starts[i])
        if sentences > 1 and begin:
            begin = self._countries.sentence(begin - 1)
        near = [one for one in self._before(i) if one[0].mention.start >= begin and one[1].kind in kinds]
        return near[-1] if near else None

    def _first_of(self, i: int) -> tuple[Found, RegisteredActor] | None:
        """Return who is named first in a word's sentence: as a rule, who speaks."""
        begin = self._countries.sentence(self._words.starts[i])
        said = [one for one in self._before(i) if one[0].mention.start >= begin and one[1].kind in OWNING]
        return said[0] if said else None

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
