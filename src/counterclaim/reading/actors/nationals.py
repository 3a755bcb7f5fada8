"""Nationals and capitals that stand for forces: "the Ruritanians say", "Strelsau's troops"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from counterclaim.model import ActorMention
from counterclaim.reading.actors.countries import Countries, Spoken
from counterclaim.reading.actors.found import Found
from counterclaim.reading.actors.lexicon import Lexicon
from counterclaim.reading.actors.scan import walk
from counterclaim.reading.actors.words import Words
from counterclaim.resources.actors import RegisteredActor, fold_name

HELPING = frozenset({"have", "had", "also", "now", "then", "later", "already"})
FIGHTS = frozenset({"fight", "fights", "fought", "fighting", "battling", "battled", "against"})
WON = frozenset({"retook", "recaptured", "retaken", "captured", "seized", "wrested", "took"})
NEAR = 4  # words before people among which is what was done
ARMED = frozenset({"state_force", "armed_group", "militia", "coalition"})


class Nationals:
    """Looks for the nationals and capitals of one text that stand for forces."""

    def __init__(self, words: Words, lexicon: Lexicon, countries: Countries, known: Sequence[Found]) -> None:
        """Keep who is named, and where."""
        self._words, self._lexicon, self._countries = words, lexicon, countries
        self._known = [found for found in known if found.mention.actor is not None]
        self._starts = [found.mention.start for found in self._known]

    def find(self) -> Iterator[Found]:
        """Yield what stands for whom."""
        for spoken in self._countries.named:
            found = self._of_capital(spoken) if self._is_capital(spoken) else self._of_people(spoken)
            if found is not None:
                yield found

    # ------------------------------------------------------------ "Strelsau's troops"
    def _is_capital(self, spoken: Spoken) -> bool:
        nation = self._lexicon.registry.nations.countries[spoken.country]
        return bool(nation.places) and self._key(spoken) == fold_name(nation.places[0])

    def _of_capital(self, spoken: Spoken) -> Found | None:
        words, lexicon = self._words, self._lexicon
        i = spoken.last
        if i >= len(words.keys) or not words.are_neighbours(i - 1, i):
            return None
        is_owner = words.starts[i] - spoken.end > 1
        hit = max(walk(words, i, lexicon.institutions), key=lambda hit: hit.last, default=None)
        if hit is None or not (is_owner or words.keys[i] in lexicon.registry.nations.descriptions.waves):
            return None
        actor = lexicon.owned(spoken.country, hit.aliases[0].means or "")
        rule = "an institution of the country whose capital it is named with"
        return self._found(spoken.start, words.ends[hit.last - 1], actor, rule)

    # ------------------------------------------------------------ "41 Ruritanians"
    def _of_people(self, spoken: Spoken) -> Found | None:
        nation = self._lexicon.registry.nations.countries[spoken.country]
        people, adjectives = ({*map(fold_name, names)} for names in (nation.people, nation.adjectives))
        army = self._lexicon.owned(spoken.country, "army")
        if army is None or self._key(spoken) not in people - adjectives:
            return None
        if self._acts(spoken):
            army = self._of_the_war(spoken) or army
            return self._found(spoken.start, spoken.end, army, "a people that acts stands for its army")
        speaker = self._speaker(spoken.start)
        if speaker is None or speaker.kind not in ARMED or not self._is_party(speaker, spoken.country, army):
            return None
        rule = "of a people that a force counts, its own or its enemy's soldiers"
        return self._found(spoken.start, spoken.end, army, rule)

    def _of_the_war(self, spoken: Spoken) -> str | None:
        """Return whose fighters a people's are in a war of the text's country: "the Serbs" of Bosnia."""
        home, people = self._countries.home, self._key(spoken)[-1].removesuffix("s")
        theirs = self._lexicon.registry.peoples.get(people, ())
        there = [actor.id for actor in theirs if actor.country == home != spoken.country]
        return there[0] if len(there) == 1 else None

    def _acts(self, spoken: Spoken) -> bool:
        """Whether "the Ruritanians" say or have done something, or are fought."""
        words, nouns = self._words, self._lexicon.registry.nations.descriptions
        if not spoken.first or words.keys[spoken.first - 1] != "the":
            return False
        if self._are_met(spoken.first - 1):
            return True
        for at in range(spoken.last, min(spoken.last + 2, len(words.keys))):
            if not words.are_neighbours(at - 1, at):
                return False
            if words.keys[at] in nouns.says | nouns.harms | nouns.wages:
                return True
            if words.keys[at] not in HELPING:
                return False
        return False

    def _are_met(self, article: int) -> bool:
        """Whether somebody fights people, or something was done by them or won from them: "hit by the"."""
        keys, nouns = self._words.keys, self._lexicon.registry.nations.descriptions
        before = keys[article - 1] if article else ""
        near = {*keys[max(0, article - NEAR) : article]}
        deeds = {"by": nouns.harms | nouns.wages | {"taken", "held"}, "from": WON}.get(before, frozenset())
        return before in FIGHTS or not deeds.isdisjoint(near)

    def _is_party(self, speaker: RegisteredActor, country: str, army: str) -> bool:
        if speaker.country == country:
            return speaker.kind == "state_force" and country != self._countries.home
        return self._lexicon.registry.same_side(speaker.id, army) is False

    def _speaker(self, char: int) -> RegisteredActor | None:
        """Return who is named first in a character's sentence, before it."""
        at = bisect_left(self._starts, self._countries.sentence(char))
        if at == len(self._known) or self._starts[at] >= char:
            return None
        return self._lexicon.registry.by_id(self._known[at].mention.actor or "")

    def _key(self, spoken: Spoken) -> tuple[str, ...]:
        return tuple(self._words.keys[spoken.first : spoken.last])

    def _found(self, start: int, end: int, actor: str | None, rule: str) -> Found | None:
        if actor is None:
            return None
        mention = ActorMention(start=start, end=end, text=self._words.text[start:end], actor=actor)
        return Found(mention, rule)
