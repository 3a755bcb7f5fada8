"""Descriptions that stand for somebody named before: "its fighters", "the group", "the militants"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator, Sequence

from counterclaim.model import ActorMention
from counterclaim.reading.actors.countries import Countries
from counterclaim.reading.actors.found import Found
from counterclaim.reading.actors.lexicon import Lexicon
from counterclaim.reading.actors.words import Words
from counterclaim.resources.actors import RegisteredActor, fold_name

OWNERS = frozenset({"its", "their", "our", "his"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
FIGHTING = frozenset({"armed_group", "militia", "state_force", "police", "coalition"})
OWNING = FIGHTING | {"government", "party", "un", "ngo", "medical"}
REBEL = frozenset({"armed_group", "militia"})
STATE = frozenset({"state_force", "government"})
GROUP = REBEL | {"party"}
TIED = frozenset({"backed", "led", "linked", "aligned", "allied", "based", "supported", "run", "affiliated"})
FORMER = frozenset({"former", "retired", "child", "renegade", "mutinous", "rogue", "dissident", "ex"})
TURNS = frozenset({"and", "while", "but", "as", "that"})  # after which somebody else may speak
UNIFORMED = frozenset({"police", "state_force"})
IN_MIND = 200  # mentions before a description among which it is looked for
LOST = 6  # words between a loss and who was lost
QUALIFIED = 2  # words that may stand between an article or owner and the noun

Known = tuple[Found, RegisteredActor]
Told = tuple[RegisteredActor, str, Found | None]


def _end(known: Known) -> int:
    return known[0].mention.end


def _sole(known: Sequence[Known]) -> Known | None:
    """Return the last mention of the only actor among some, of a body and its parts the body's."""
    names = {actor.id for _, actor in known}
    whole = [one for one in known if one[1].parent not in names]
    return whole[-1] if len({actor.id for _, actor in whole}) == 1 else None


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
            (self._nouns.followers | self._nouns.soldiers | self._nouns.police, self._attached),
            (self._nouns.followers, self._owned),
            (self._nouns.groups, self._group),
            (self._nouns.bodies, self._body),
            (self._nouns.rebels, self._rebels),
            (self._nouns.soldiers, self._soldiers),
            (self._nouns.comrades, self._comrades),
            (self._nouns.police, self._police),
            (self._nouns.foes | self._nouns.hostile, self._foes),
        )
        every = frozenset[str]().union(*(nouns for nouns, _ in rules))
        for i, key in enumerate(self._words.keys):
            for nouns, rule in rules if key in every else ():
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
        return Found(mention, rule, (), (by.mention.start, by.mention.end) if by is not None else None)

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
        found, owner = self._owner(opening) or (None, None)
        if found is None or owner is None:
            return None
        if self._words.keys[i] in self._nouns.soldiers | self._nouns.arms and owner.kind in STATE:
            owner = self._army_of(owner)
        return owner, "people of whom the sentence names before", found

    def _owner(self, i: int) -> Known | None:
        """Return whose "its" is: of whom the sentence names last, but not of who harms them there."""
        near = self._near(i, OWNING)
        if not near:
            return _sole(self._near(i, OWNING, sentences=2))
        return self._unharmful(near, i)

    def _unharmful(self, near: Sequence[Known], i: int) -> Known | None:
        """Return the last of some actors before a word who harms nobody there."""
        if not near:
            return None
        after = bisect_right(self._words.starts, near[-1][0].mention.end)
        if self._nouns.harms.isdisjoint(self._words.keys[after:i]):
            return near[-1]
        others = [one for one in near if one[1].id != near[-1][1].id]
        return others[-1] if others else None

    def _attached(self, _: int, i: int) -> Told | None:
        """ "Soldiers of the Ruritanian army": of the body named right after."""
        words, at = self._words, i + 2
        if words.keys[i + 1 : at] not in (["of"], ["from"]) or not words.are_neighbours(i, i + 1):
            return None
        at += words.keys[at : at + 1] == ["the"]
        if at >= len(words.keys):
            return None
        after = bisect_right(self._known, words.starts[at], key=_end)
        owner = self._known[after] if after < len(self._known) else None
        if owner is None or owner[0].mention.start > words.starts[at] or owner[1].kind not in OWNING:
            return None
        is_own = words.keys[i] in self._nouns.staff | self._nouns.police
        actor = owner[1] if is_own else self._army_of(owner[1])
        return actor, "people of the body named after it", owner[0]

    def _lost(self, i: int) -> Told | None:
        """ "It lost 51 fighters": its own."""
        words = self._words
        begin = next(
            (at for at in range(i, max(0, i - LOST), -1) if words.keys[at] in self._nouns.losses), None
        )
        loser = self._speaker(begin) if begin is not None and not self._is_apart(i) else None
        key = words.keys[i]
        if loser is None or (
            loser[1].kind not in FIGHTING and key not in self._nouns.staff | self._nouns.police
        ):
            return None
        is_own = key in self._nouns.police or (key in self._nouns.staff and loser[1].kind == "government")
        owner = loser[1] if is_own else self._army_of(loser[1])
        return owner, "people whom the speaker of the clause lost", loser[0]

    def _group(self, opening: int, i: int) -> Told | None:
        """ "The group", "the Lebanese group": the armed group or party named last, or the only one."""
        if self._words.keys[opening] not in DEFINITE or self._is_named(opening + 1, i):
            return None
        spoken = self._countries.before(i)
        country = spoken.country if spoken is not None and spoken.first > opening else None
        groups = [
            one for one in self._before(opening) if one[1].kind in GROUP and country in (None, one[1].country)
        ]
        begin = self._countries.reach(self._words.starts[opening], 2)
        if not groups or (groups[-1][0].mention.start < begin and len({actor.id for _, actor in groups}) > 1):
            return None
        return groups[-1][1], "stands for the group named last", groups[-1][0]

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
        if not groups:
            groups = [(found, actor) for found, actor in self._known if actor.kind in REBEL]
        if not groups or self._is_named(opening, i):
            return None
        only = _sole(groups)
        if only is not None:
            return only[1], "stands for the only armed group named", only[0]
        return self._enemy(i, groups) or self._in_reach(i, REBEL)

    def _in_reach(self, i: int, kinds: frozenset[str]) -> Told | None:
        """Return the only one of some kinds that the sentence or the one before names."""
        near = self._near(i, kinds, sentences=2)
        if len({actor.id for _, actor in near}) != 1:
            return None
        return self._army_of(near[-1][1]), "stands for the only one of its kind in reach", near[-1][0]

    def _enemy(self, i: int, named: list[Known]) -> Told | None:
        """Return the only one of some actors that is an enemy of who speaks in the sentence."""
        speaker = self._speaker(i)
        if speaker is None:
            return None
        same = self._lexicon.registry.same_side
        foe = _sole([one for one in named if same(speaker[1].id, one[1].id) is False])
        return (foe[1], "stands for the only enemy of the speaker that is named", foe[0]) if foe else None

    def _soldiers(self, _: int, i: int) -> Told | None:
        """ "Four soldiers": of the force that the sentence names, or of the only one."""
        if i and self._words.keys[i - 1] in self._nouns.scorned and self._words.are_neighbours(i - 1, i):
            speaker, known = self._speaker(i), self._fighters(self._known)
            if self._words.keys[i - 1] == "puppet" and speaker is not None:
                known = [one for one in known if one[1].country == speaker[1].country]
            return self._enemy(i, known)
        return self._of_force(i, {"state_force"}, "army")

    def _foes(self, _: int, i: int) -> Told | None:
        """ "The invaders", "the enemy": the only enemy of the speaker that is named."""
        is_adjective = i + 1 < len(self._words.keys) and self._words.are_neighbours(i, i + 1)
        is_adjective = is_adjective and self._words.keys[i] in self._nouns.hostile - {"enemy"}
        if is_adjective:
            return None
        return self._enemy(i, self._fighters(self._before(i))) or self._enemy(i, self._fighters(self._known))

    def _fighters(self, known: list[Known]) -> list[Known]:
        """Return who of some fights, governments and ministries by their armies."""
        return [
            (found, self._army_of(actor))
            for found, actor in known
            if actor.kind in FIGHTING or actor.kind == "government"
        ]

    def _comrades(self, _: int, i: int) -> Told | None:
        """ "The brothers", "martyrs": what an armed group calls its own."""
        speaker = self._speaker(i)
        if speaker is None or speaker[1].kind not in REBEL or self._is_apart(i):
            return None
        return speaker[1], "what the speaker calls its own", speaker[0]

    def _police(self, _: int, i: int) -> Told | None:
        if self._words.keys[i] in self._nouns.uniformed:
            last = self._last(i, UNIFORMED)
            return (last[1], "people of the force that the sentence names", last[0]) if last else None
        return self._of_force(i, {"police"}, "police")

    def _of_force(self, i: int, kinds: set[str], institution: str) -> Told | None:
        if self._is_apart(i):
            return None
        last = self._unharmful(self._near(i, frozenset(kinds)), i)
        speaker = self._speaker(i)
        if speaker is not None and speaker[1].kind in REBEL:
            forces = [
                (found, self._army_of(actor)) for found, actor in self._before(i) if actor.kind in kinds
            ]
            return self._enemy(i, forces)
        if last is not None:
            return self._army_of(last[1]), "people of the force that the sentence names", last[0]
        forces = [(found, self._army_of(actor)) for found, actor in self._before(i) if actor.kind in kinds]
        only = _sole(forces)
        if only is not None:
            return only[1], "people of the only force named", only[0]
        if forces:
            return self._in_reach(i, frozenset(kinds))
        return self._of_country(i, institution) or self._of_home(i, institution)

    def _of_home(self, i: int, institution: str) -> Told | None:
        """Return the institution of the one country that a text is about and that acts in it."""
        home, acting = self._countries.home, self._countries.acting
        actor = self._lexicon.owned(home, institution) if home is not None else None
        if actor is None or {country for _, country in acting} - {home}:
            return None
        by = Found(acting[0][0], "") if acting else None
        return self._lexicon.registry.actors[actor], "people of the only state that acts in the report", by

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
        return before in self._nouns.hostile | FORMER or bool(named)

    def _army_of(self, actor: RegisteredActor) -> RegisteredActor:
        """Return the army where an actor is a ministry, a staff or a government, else the actor itself."""
        is_office = actor.id.endswith("-government") or self._is_office(actor)
        army = self._lexicon.owned(actor.country, "army") if is_office and actor.country else None
        return self._lexicon.registry.actors[army] if army is not None else actor

    def _is_office(self, actor: RegisteredActor) -> bool:
        words = {*fold_name(actor.name), *actor.id.split("-")}
        return bool(self._nouns.offices & words) and actor.kind in STATE

    # ------------------------------------------------------------ who is named
    def _before(self, i: int) -> list[Known]:
        """Return who is named before a word, of long texts the nearest."""
        stop = bisect_right(self._known, self._words.starts[i], key=_end)
        return self._known[max(0, stop - IN_MIND) : stop]

    def _last(self, i: int, kinds: frozenset[str], sentences: int = 1) -> Known | None:
        """Return who of some kinds is named last before a word, in its sentence or the one before."""
        near = self._near(i, kinds, sentences)
        return near[-1] if near else None

    def _near(self, i: int, kinds: frozenset[str], sentences: int = 1) -> list[Known]:
        """Return who of some kinds is named before a word, in its sentence and so many before."""
        begin = self._countries.reach(self._words.starts[i], sentences)
        return [one for one in self._before(i) if one[0].mention.start >= begin and one[1].kind in kinds]

    def _speaker(self, i: int) -> Known | None:
        """Return who speaks: who is named before the last verb of speech, else first in the sentence."""
        words, near = self._words, self._near(i, OWNING)
        begin = bisect_left(words.starts, self._countries.sentence(words.starts[i]))
        said = next((at for at in range(i - 1, begin, -1) if words.keys[at] in self._nouns.says), None)
        if said is not None:
            first = next((at for at in range(said - 1, begin, -1) if self._turns(at)), begin)
            clause = [one for one in near if words.starts[first] <= one[0].mention.start < words.starts[said]]
            if clause or (first > begin and self._is_named(first, said)):
                return clause[0] if clause else None
        return near[0] if near and self._tells(near[0], i) else None

    def _tells(self, speaker: Known, i: int) -> bool:
        """Whether a verb between makes a name the teller or doer of what follows."""
        after = bisect_right(self._words.starts, speaker[0].mention.end)
        verbs = self._nouns.says | self._nouns.harms | self._nouns.losses
        return not verbs.isdisjoint(self._words.keys[after : i + 1])

    def _turns(self, i: int) -> bool:
        return self._words.keys[i] in TURNS or not self._words.are_neighbours(i - 1, i)

    def _is_named(self, first: int, last: int) -> bool:
        """Whether a word between has a capital: "the Wagner group" is a name."""
        return not self._words.capitals and any(
            self._words.raw(i)[0].isupper() and self._words.keys[i] not in DEFINITE
            for i in range(first, last)
            if self._words.keys[i + 1] not in TIED and not self._is_country(i, last)
        )

    def _is_country(self, i: int, noun: int) -> bool:
        """Whether a word is the country or adjective right before a noun: "the Lebanese group"."""
        spoken = self._countries.before(noun)
        return spoken is not None and spoken.first <= i < spoken.last

    def _goes_on(self, i: int) -> bool:
        """Whether a name goes on after a word: "the Front for", "the Army Council"."""
        if i + 1 >= len(self._words.keys) or not self._words.are_neighbours(i, i + 1):
            return False
        named = self._words.raw(i + 1)[0].isupper() and not self._words.capitals
        return self._words.keys[i + 1] in ("of", "for") or named
