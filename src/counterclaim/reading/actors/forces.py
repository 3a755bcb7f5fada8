"""Nouns for a state's people: "four soldiers", "the policemen", "puppet troops"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from counterclaim.reading.actors.antecedents import REBEL, STATE, Antecedents, Known, Told, of_kinds, sole
from counterclaim.reading.actors.found import Found
from counterclaim.reading.actors.phrases import OWNERS

GENDARMES = frozenset({"gendarme", "gendarmes"})
POLICE = frozenset({"police"})
POLICEMEN = GENDARMES | {"policeman", "policemen"}  # no foreign army has them, but officers
UNIFORMED = frozenset({"police", "state_force"})


class Forces:
    """Settles whose soldiers and policemen one text speaks of."""

    def __init__(self, named: Antecedents) -> None:
        """Keep who is named."""
        self._named, self._words, self._nouns = named, named.words, named.nouns
        self._countries, self._lexicon = named.countries, named.lexicon

    def soldiers(self, _: int, i: int) -> Told | None:
        """ "Four soldiers": of the force that the sentence names, or of the only one."""
        if self._is_scorned(i):
            return self._scorned(i)
        return self._of_force(i, frozenset({"state_force"}), "army")

    def _is_scorned(self, i: int) -> bool:
        words = self._words
        return i > 0 and words.keys[i - 1] in self._nouns.scorned and words.are_neighbours(i - 1, i)

    def _scorned(self, i: int) -> Told | None:
        speaker, known = self._named.speaker(i), self._named.fighters(self._named.known)
        if self._words.keys[i - 1] == "puppet" and speaker is not None:
            known = [one for one in known if one[1].country == speaker[1].country]
        return self._named.enemy(i, known, is_scorned=True)

    def police(self, _: int, i: int) -> Told | None:
        """ "Four policemen", "jawans": of the force that the sentence names, or of the only one."""
        if self._is_scorned(i):
            return self._scorned(i)
        if self._words.keys[i] in self._nouns.uniformed:
            near = self._named.near(i, UNIFORMED)
            last = near[-1] if near else sole(of_kinds(self._named.known, UNIFORMED))
            return (last[1], "people of the force that the sentence names", last[0]) if last else None
        is_gendarme = self._words.keys[i] in GENDARMES
        return self._of_force(i, frozenset({"police"}), "gendarmerie" if is_gendarme else "police")

    def _of_force(self, i: int, kinds: frozenset[str], institution: str) -> Told | None:
        if self._named.phrases.is_apart(i) or self._is_of_another(i):
            return None
        speaker = self._named.speaker(i)
        if speaker is not None and speaker[1].kind in REBEL and not self._named.is_loyal(speaker[1]):
            return self._of_rebels(i, kinds, institution)
        near = self._named.near(i, kinds)
        last = self._named.unharmful(near, i)
        if last is not None:
            return self._named.army_of(last[1]), "people of the force that the sentence names", last[0]
        forces = self._armies(self._named.before(i), kinds)
        if near:  # who harms them there is not theirs
            forces = [one for one in forces if one[1].country != near[-1][1].country]
        only, told = sole(forces), self._of_country(i, institution)
        if only is not None and told is not None and told[0].country != only[1].country:
            return told
        if only is not None:
            return only[1], "people of the only force named", only[0]
        if forces or near:
            return self._named.in_reach(i, kinds) if not (near or self._is_of_unknown(i)) else None
        return told or self._of_home(i, institution)

    def _is_of_another(self, i: int) -> bool:
        """Whether more words say whose they are: "soldiers of the former junta", but "of its 4th brigade"."""
        words = self._words
        after = words.keys[i + 1 : i + 4]
        if after[:1] != ["of"] or not words.are_neighbours(i, i + 1):
            return False
        whose = after[1 + (after[1:2] == ["the"]) :]
        return not whose or not (whose[0] in OWNERS or whose[0][0].isdigit())

    def _is_of_unknown(self, i: int) -> bool:
        """Whether a name that means nobody known loses them: "the 24th Brigade lost four soldiers"."""
        words, losses = self._words, self._nouns.losses
        begin = bisect_left(words.starts, self._countries.sentence(words.starts[i]))
        verb = next((at for at in range(i, begin, -1) if words.keys[at] in losses), begin)
        return self._named.phrases.is_named(begin + 1, verb)

    def _of_rebels(self, i: int, kinds: frozenset[str], institution: str) -> Told | None:
        """Return whom a rebel speaks of: an enemy, of those named before or else in the whole text."""
        for known in (self._named.before(i), self._named.known):
            enemy = self._named.enemy(i, self._armies(known, kinds))
            if enemy is not None:
                return enemy
        told, speaker = (
            self._of_country(i, institution) or self._of_home(i, institution),
            self._named.speaker(i),
        )
        return told if told and speaker and self._named.are_foes(speaker[1], told[0]) else None

    def _armies(self, known: list[Known], kinds: frozenset[str]) -> list[Known]:
        return [(found, self._named.army_of(actor)) for found, actor in of_kinds(known, kinds)]

    def _of_home(self, i: int, institution: str) -> Told | None:
        """Return the institution of the one country that a text is about and that acts in it."""
        home, kinds = self._countries.home, POLICE if self._words.keys[i] in POLICEMEN else STATE
        actor = self._lexicon.owned(home, institution) if home is not None else None
        acting = [
            one for one in self._countries.acting if self._kind(one[0].actor) in kinds or kinds is STATE
        ]
        known = {one.country for _, one in self._named.known if one.kind in kinds}
        if actor is None or ({country for _, country in acting} | known) - {home, None}:
            return None
        by = Found(acting[0][0], "") if acting else None
        return self._lexicon.registry.actors[actor], "people of the only state that acts in the report", by

    def _kind(self, actor: str | None) -> str | None:
        found = self._lexicon.registry.by_id(actor or "")
        return found.kind if found is not None else None

    def _of_country(self, i: int, institution: str) -> Told | None:
        """Return the institution of the only country that a sentence names a state body of."""
        words = self._words
        found = [
            (mention, country)
            for mention, country in self._countries.acting_in(words.starts[i])
            if self._named.nouns.harms.isdisjoint(words.keys[bisect_right(words.starts, mention.start) : i])
        ]
        country = found[0][1] if len({country for _, country in found}) == 1 else None
        begin = self._countries.sentence(words.starts[i])
        named = [one for one in self._countries.named if begin <= one.start < words.starts[i]]
        if not found and named and not self._nouns.losses.isdisjoint(words.keys[named[-1].last : i]):
            country = named[-1].country  # "Ruritania's 5th Army lost two soldiers"
        if {one.country for one in named} - {country}:
            return None
        actor = self._lexicon.owned(country, institution) if country is not None else None
        kind = self._lexicon.registry.actors[found[0][0].actor or ""].kind if found else "other"
        if actor is None or (kind == "police" and institution != "police"):
            return None
        by = Found(found[0][0], "") if found else None
        return self._lexicon.registry.actors[actor], "people of the state that the sentence names", by
