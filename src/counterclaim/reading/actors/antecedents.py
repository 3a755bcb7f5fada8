"""Whom a text has named where a noun stands for somebody: who speaks, who is near, who is whose enemy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from counterclaim.reading.actors.countries import CLEAR, Countries
from counterclaim.reading.actors.found import Found
from counterclaim.reading.actors.lexicon import Lexicon
from counterclaim.reading.actors.phrases import Phrases
from counterclaim.reading.actors.words import POSSESSIVE, Words
from counterclaim.resources.actors import FIGHTING_KINDS, RegisteredActor, fold_name

OWNING = FIGHTING_KINDS | {"government", "party", "un", "ngo", "medical"}
REBEL = frozenset({"armed_group", "militia"})
VOICES = frozenset({"agency", "media_arm", "outlet"})
STATE = frozenset({"state_force", "government"})
TURNS = frozenset({"and", "while", "but", "as", "that"})  # after which somebody else may speak
KIN = frozenset({"affiliate", "affiliates", "franchise", "branch", "offshoot", "splinter", "ally", "allies"})
IN_MIND = 200  # mentions before a description among which it is looked for

Known = tuple[Found, RegisteredActor]
Told = tuple[RegisteredActor, str, Found | None]


def _end(known: Known) -> int:
    return known[0].mention.end


def sole(known: Sequence[Known]) -> Known | None:
    """Return the last mention of the only actor among some, of a body and its parts the body's."""
    names = {actor.id for _, actor in known}
    whole = [one for one in known if one[1].parent not in names]
    return whole[-1] if len({actor.id for _, actor in whole}) == 1 else None


def mostly(known: Sequence[Known]) -> Known | None:
    """Return the last mention of the actor that some speak of far more often than of any other."""
    ranked = Counter(actor.id for _, actor in known).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < CLEAR * ranked[1][1]):
        return None
    return next(one for one in reversed(known) if one[1].id == ranked[0][0])


def of_kinds(known: Iterable[Known], kinds: frozenset[str]) -> list[Known]:
    """Return who of some is of some kinds."""
    return [one for one in known if one[1].kind in kinds]


class Antecedents:
    """The registered actors that one text names, in order; descriptions join them as they are found."""

    def __init__(
        self, words: Words, lexicon: Lexicon, countries: Countries, known: Sequence[Found], day: date | None
    ) -> None:
        """Keep who is named, and where."""
        self.words, self.lexicon, self.countries, self._day = words, lexicon, countries, day
        self.nouns = lexicon.registry.nations.descriptions
        self.phrases = Phrases(words, countries, self.nouns)
        self.known = [
            (found, actor)
            for found in known
            for actor in [lexicon.registry.by_id(found.mention.actor or "")]
            if actor is not None and not self._is_kin(found)
        ]

    def _is_kin(self, found: Found) -> bool:
        """Whether somebody is only named as what another belongs to: "the ALF affiliate"."""
        words = self.words
        after = bisect_left(words.starts, found.mention.end)
        owns = words.text.startswith(POSSESSIVE, found.mention.end)
        follows = 0 < after < len(words.keys) and words.are_neighbours(after - 1, after) and not owns
        return follows and words.keys[after] in KIN

    def add(self, found: Found, actor: RegisteredActor) -> bool:
        """Let a description stand in for a name from there on, unless it lies in one; whether it does."""
        after = bisect_right(self.known, found.mention.start, key=_end)
        if after < len(self.known) and self.known[after][0].mention.start < found.mention.end:
            return False
        insort(self.known, (found, actor), key=lambda one: one[0].mention.start)
        return True

    # ------------------------------------------------------------ where
    def before(self, i: int) -> list[Known]:
        """Return who is named before a word, of long texts the nearest."""
        stop = bisect_right(self.known, self.words.starts[i], key=_end)
        return self.known[max(0, stop - IN_MIND) : stop]

    def ending_at(self, char: int) -> Known | None:
        """Return whose name ends at a character."""
        at = bisect_left(self.known, char, key=_end)
        return self.known[at] if at < len(self.known) and _end(self.known[at]) == char else None

    def next(self, char: int) -> Known | None:
        """Return who is named at or after a character."""
        after = bisect_right(self.known, char, key=_end)
        return self.known[after] if after < len(self.known) else None

    def near(self, i: int, kinds: frozenset[str], sentences: int = 1) -> list[Known]:
        """Return who of some kinds is named before a word, in its sentence and so many before."""
        begin = self.countries.reach(self.words.starts[i], sentences)
        return of_kinds((one for one in self.before(i) if one[0].mention.start >= begin), kinds)

    def in_reach(self, i: int, kinds: frozenset[str]) -> Told | None:
        """Return the only one of some kinds that the sentence or the one before names."""
        near = self.near(i, kinds)
        if len({actor.id for _, actor in near}) != 1:
            near = self.near(i, kinds, sentences=2)
        if len({actor.id for _, actor in near}) != 1:
            return None
        return self.army_of(near[-1][1]), "stands for the only one of its kind in reach", near[-1][0]

    # ------------------------------------------------------------ who speaks, who owns
    def speaker(self, i: int) -> Known | None:
        """Return who speaks: who is named before the last verb of speech, else first in the sentence."""
        words, near = self.words, self._voices(i)
        begin = bisect_left(words.starts, self.countries.sentence(words.starts[i]))
        said = next((at for at in range(i - 1, begin, -1) if words.keys[at] in self.nouns.says), None)
        if said is not None:
            first = next((at for at in range(said - 1, begin, -1) if self._turns(at)), begin)
            clause = [one for one in near if words.starts[first] <= one[0].mention.start < words.starts[said]]
            if clause or (first > begin and self.phrases.is_named(first, said)):
                return clause[0] if clause else None
        return near[0] if near and self._tells(near[0], i) else None

    def _voices(self, i: int) -> list[Known]:
        """Return who may speak in the sentence before a word, a state's or a party's media for those."""
        voices: list[Known] = []
        for found, actor in self.near(i, OWNING | VOICES):
            parent = self.lexicon.registry.by_id(actor.parent or "") if actor.kind in VOICES else actor
            if parent is not None:
                voices.append((found, parent))
        return voices

    def loser(self, verb: int) -> Known | None:
        """Return who loses: who is named last before the verb in its clause, else who speaks."""
        words, near = self.words, self.near(verb, OWNING)
        begin = bisect_left(words.starts, self.countries.sentence(words.starts[verb]))
        first = next((at for at in range(verb - 1, begin, -1) if words.keys[at] == "that"), begin)
        clause = [one for one in near if first > begin and one[0].mention.start >= words.starts[first]]
        return clause[-1] if clause else self.speaker(verb)

    def owner(self, i: int, kinds: frozenset[str] = OWNING) -> Known | None:
        """Return whose "its" is: of whom the sentence names last, but not of who harms them there."""
        near = self.near(i, kinds)
        if self._is_of_another(i, near):
            return None
        if near:
            return self.unharmful(near, i)
        return sole(self.near(i, kinds, sentences=2))

    def _is_of_another(self, i: int, near: Sequence[Known]) -> bool:
        """Whether a name that means nobody known stands right before: "Strelsau and its jets"."""
        words = self.words
        if words.capitals or i < 2 or words.keys[i - 1] != "and" or not words.are_neighbours(i - 2, i - 1):
            return False
        return words.raw(i - 2)[0].isupper() and not (near and _end(near[-1]) >= words.ends[i - 2])

    def master(self, i: int, kinds: frozenset[str] = OWNING) -> Known | None:
        """Return whose "his" is: for whom a person speaks, or whom the sentence names last if nobody does."""
        words, speaker = self.words, self.speaker(i)
        begin = bisect_left(words.starts, self.countries.sentence(words.starts[i]))
        says = not self.nouns.says.isdisjoint(words.keys[begin:i])
        return speaker if speaker is not None or says else self.owner(i, kinds)

    def unharmful(self, near: Sequence[Known], i: int) -> Known | None:
        """Return the last of some actors before a word who harms nobody there."""
        if not near:
            return None
        after = bisect_right(self.words.starts, near[-1][0].mention.end)
        done = next(
            (key for key in self.words.keys[after:i] if key in self.nouns.says | self.nouns.harms), None
        )
        if done not in self.nouns.harms:  # who says so first is not who does it
            return near[-1]
        others = [one for one in near if one[1].id != near[-1][1].id]
        return others[-1] if others else None

    # ------------------------------------------------------------ friend and foe
    def enemy(self, i: int, named: Sequence[Known], is_scorned: bool = False) -> Told | None:
        """Return the only enemy of who speaks among some actors, of scorned people the one named most."""
        speaker = self.speaker(i)
        if speaker is None:
            return None
        foes = [one for one in named if self.are_foes(speaker[1], one[1])]
        foe = sole(foes) or (mostly(foes) if is_scorned else None)
        return (foe[1], "stands for the enemy of the speaker that is named", foe[0]) if foe else None

    def are_foes(self, one: RegisteredActor, other: RegisteredActor) -> bool:
        """Whether two fought that day, or else ever; of one country a state and its rebels do."""
        same = self.lexicon.registry.same_side
        told = same(one.id, other.id, self._day)
        if told is None:
            told = same(one.id, other.id)
        if told is not None:
            return not told
        is_rebel = (one.kind in REBEL, other.kind in REBEL)
        return one.country is not None and one.country == other.country and is_rebel in _UNLIKE

    def are_friends(self, one: RegisteredActor, other: RegisteredActor) -> bool:
        """Whether two are one or fought on one side that day."""
        return self.lexicon.registry.same_side(one.id, other.id, self._day) is True

    def is_loyal(self, actor: RegisteredActor) -> bool:
        """Whether a group fought that day on the side of the army of its country or of the text's."""
        countries = {actor.country, self.countries.home} - {None}
        armies = (self.lexicon.owned(country, "army") for country in countries if country is not None)
        return any(army and self.lexicon.registry.same_side(actor.id, army, self._day) for army in armies)

    def fighters(self, known: Iterable[Known]) -> list[Known]:
        """Return who of some fights, governments and ministries by their armies."""
        return [
            (found, self.army_of(actor))
            for found, actor in known
            if actor.kind in FIGHTING_KINDS or actor.kind == "government"
        ]

    def army_of(self, actor: RegisteredActor) -> RegisteredActor:
        """Return the army where an actor is a ministry, a staff or a government, else the actor itself."""
        is_office = actor.id.endswith("-government") or self._is_office(actor)
        army = self.lexicon.owned(actor.country, "army") if is_office and actor.country else None
        return self.lexicon.registry.actors[army] if army is not None else actor

    def _is_office(self, actor: RegisteredActor) -> bool:
        words = {*fold_name(actor.name), *actor.id.split("-")}
        return bool(self.nouns.offices & words) and actor.kind in STATE

    def _tells(self, speaker: Known, i: int) -> bool:
        """Whether a verb between makes a name the teller or doer of what follows."""
        after = bisect_right(self.words.starts, speaker[0].mention.end)
        verbs = self.nouns.says | self.nouns.harms | self.nouns.losses
        return not verbs.isdisjoint(self.words.keys[after : i + 1])

    def _turns(self, i: int) -> bool:
        return self.words.keys[i] in TURNS or not self.words.are_neighbours(i - 1, i)


_UNLIKE = ((True, False), (False, True))
