"""Nouns for groups and bodies: "the group", "the ministry", "X, a rebel group", "the militants"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from counterclaim.reading.actors.antecedents import REBEL, Antecedents, Known, Told, of_kinds, sole
from counterclaim.reading.actors.phrases import DEFINITE, OWNERS, TIED
from counterclaim.reading.actors.words import POSSESSIVE
from counterclaim.resources.actors import FIGHTING_KINDS, fold_name

GROUP = REBEL | {"party"}
WATCHING = frozenset({"monitor", "ngo"})
FORCE = FIGHTING_KINDS | {"party"}
INDEFINITE = OWNERS | DEFINITE | {"a", "an"}
REBELLIOUS = frozenset(
    f"{noun}{plural}"
    for noun in ("rebel", "guerrilla", "insurgent", "separatist", "secessionist")
    for plural in ("", "s")
)
TO_THE_FRONT = frozenset({"to", "at", "on", "from", "along", "near", "in"})
BESIDE = ", "  # what parts an apposition from its name
CALLED = re.compile(r" called |,? (?:(?:better|also|locally|widely) )?known(?: \w+)? as (?:the )?")
FIGHTS = frozenset({"fights", "fight", "fighting", "fought", "against", "battles", "battling", "battled"})
INVADING = frozenset(
    f"{noun}{plural}" for noun in ("invader", "occupier", "aggressor", "crusader") for plural in ("", "s")
)
UNTOLD = frozenset({"unknown", "unidentified", "unspecified", "unnamed", "other", "various", "rival"})
LONG = 5  # words that an apposition may have before its noun


class Groups:
    """Settles what nouns for groups and bodies stand for in one text."""

    def __init__(self, named: Antecedents) -> None:
        """Keep who is named."""
        self._named, self._words, self._nouns = named, named.words, named.nouns
        self._phrases, self._countries = named.phrases, named.countries

    def apposed(self, _: int, i: int) -> Told | None:
        """ "The ALF, an outlawed rebel group," and "the rebels' armed wing, the ALF,"."""
        words, kinds = self._words, FORCE | {"un"}
        article = self._article(i)
        is_name = words.raw(i)[0].isupper() and not words.capitals
        if article is None or is_name or (self._phrases.goes_on(i) and not self._is_wing(i)):
            return None
        before = self._named.ending_at(words.starts[article] - len(BESIDE))
        if before is not None and before[1].kind in kinds:
            parted = words.text[before[0].mention.end : words.starts[article]]
            if parted == BESIDE and self._closes(words.ends[i], before[1].kind):
                return before[1], "stands beside the name", before[0]
        return self._named_after(i)

    def _is_wing(self, i: int) -> bool:
        """Whether a noun is of a body named after it: "the armed wing of the Front"."""
        return self._words.keys[i] == "wing" and self._words.keys[i + 1 : i + 2] == ["of"]

    def _named_after(self, i: int) -> Told | None:
        words = self._words
        after = self._named.next(words.ends[i])
        if after is None or after[1].kind not in FORCE:
            return None
        parted = words.text[words.ends[i] : after[0].mention.start]
        ended = words.text[after[0].mention.end : after[0].mention.end + len(BESIDE)]
        listed = words.text.startswith((" and ", " or "), after[0].mention.end + 1)
        if parted in (BESIDE, BESIDE + "the ") and ended == BESIDE and not listed:
            return after[1], "stands beside the name", after[0]
        return (after[1], "stands beside the name", after[0]) if CALLED.fullmatch(parted) else None

    def _article(self, i: int) -> int | None:
        words = self._words
        for at in range(i - 1, max(-1, i - 1 - LONG), -1):
            if not words.are_neighbours(at, at + 1):
                return None
            if words.keys[at] in INDEFINITE:
                return at
        return None

    def _closes(self, char: int, kind: str) -> bool:
        """Whether an apposition ends there; after "a force that" more of it follows."""
        return kind in FORCE or self._words.text[char : char + 1] in ",.;)"

    def group(self, opening: int, i: int) -> Told | None:
        """ "The group", "the Lebanese group": the armed group or party named last, or the only one."""
        words = self._words
        is_name = words.raw(i)[0].isupper() and not words.capitals
        if words.keys[opening] not in DEFINITE or is_name or self._phrases.is_named(opening + 1, i):
            return None
        if self._is_owned(opening, i):
            return None
        spoken = self._countries.before(i)
        country = spoken.country if spoken is not None and spoken.first > opening else None
        before, said = self._named.before(opening), {*words.keys[opening:i]}
        named = [one for one in of_kinds(before, GROUP) if country in (None, one[1].country)]
        if not said.isdisjoint(self._nouns.watchers):  # "the rights group"
            named = self._watching(before, said)
        elif "based" in said:  # "the Britain-based group" may be no armed one
            named = of_kinds(before, WATCHING) or named
        groups = self._alike(named, opening, i) or named
        begin = self._countries.reach(self._words.starts[opening], 2)
        if not groups or (groups[-1][0].mention.start < begin and len({actor.id for _, actor in groups}) > 1):
            return None
        last = self._unfought(groups, opening)
        near = {actor.id for found, actor in groups if found.mention.start >= begin}
        if last is None or (near - {groups[-1][1].id} if last is not groups[-1] else near) - {last[1].id}:
            return None
        return last[1], "stands for the group named last", last[0]

    def _watching(self, known: Sequence[Known], said: set[str]) -> list[Known]:
        """Return who of some watches or helps; "the UN agency" is none of the UN itself."""
        if "un" in said:
            return [one for one in of_kinds(known, frozenset({"un"})) if one[1].parent is not None]
        return of_kinds(known, WATCHING | {"medical"})

    def _is_owned(self, opening: int, i: int) -> bool:
        """Whether the words before a noun say whose it is: "the government's militia"."""
        words = self._words
        return any(words.text.startswith(POSSESSIVE, words.ends[at]) for at in range(opening, i))

    def _unfought(self, groups: Sequence[Known], i: int) -> Known | None:
        """Return the last of some groups that does not fight, in the sentence, whom a noun stands for."""
        words, last = self._words, groups[-1]
        begin = max(bisect_left(words.starts, self._countries.sentence(words.starts[i])), 0)
        after = bisect_right(words.starts, last[0].mention.end)
        if after < begin or FIGHTS.isdisjoint(words.keys[after:i]):
            return last
        others = [one for one in groups if one[1].id != last[1].id]
        return others[-1] if len({actor.id for _, actor in others}) == 1 else None

    def _alike(self, groups: list[Known], opening: int, i: int) -> list[Known]:
        """Return of some groups those that a "rebel" or a "militia" may be, if any."""
        said = {*self._words.keys[opening : i + 1]}
        if said & REBELLIOUS:
            return of_kinds(groups, frozenset({"armed_group"})) or groups
        return of_kinds(groups, frozenset({"militia"})) if said & self._nouns.irregulars else groups

    def body(self, opening: int, i: int) -> Told | None:
        """ "The ministry", "the Front": the one body named before whose name has that word."""
        key = self._words.keys[i]
        spoken = self._countries.before(i)
        country = spoken.country if spoken is not None and spoken.first == opening + 1 else None
        between = {*self._words.keys[opening + 1 : i]}
        watches = bool(between) and between <= self._nouns.watchers
        is_far = i - opening > 1 and country is None and not watches
        is_far = is_far or self._is_line(opening, i) or self._is_adjective(i)
        if self._words.keys[opening] not in DEFINITE or is_far or self._phrases.goes_on(i):
            return None
        before = [one for one in self._named.before(opening) if country in (None, one[1].country)]
        if watches:
            before = self._watching(before, between | ({"un"} if key == "agency" else set()))
        alike = [one for one in before if key in fold_name(one[0].mention.text)]
        alike = alike or [one for one in before if self._has(key, one)]
        if not alike and (watches or key in self._nouns.heads):
            alike = before if watches else of_kinds(before, self._nouns.heads[key])
        if len({actor.id for _, actor in alike}) != 1:
            return None
        return alike[-1][1], "stands for the one body of that name", alike[-1][0]

    def _is_adjective(self, i: int) -> bool:
        """Whether the noun only says whose a thing is: "the government hospital"."""
        words = self._words
        follows = words.keys[i + 1 : i + 2] if not words.text.startswith(POSSESSIVE, words.ends[i]) else []
        return not self._nouns.things.isdisjoint(follows) and words.are_neighbours(i, i + 1)

    def _is_line(self, opening: int, i: int) -> bool:
        """Whether a front is where fighting is: "went to the front"."""
        words = self._words
        led = opening > 0 and words.are_neighbours(opening - 1, opening)
        return words.raw(i) == "front" and led and words.keys[opening - 1] in TO_THE_FRONT

    def _has(self, key: str, known: Known) -> bool:
        return any(key in fold_name(name) for name in (known[1].name, *known[1].names))

    def rebels(self, opening: int, i: int) -> Told | None:
        """ "The militants": the armed group named last, or the only one, or the one named next."""
        beside = self._named.ending_at(self._words.starts[i] - 1)
        if beside is not None:  # "ALF fighters"
            is_theirs = beside[1].kind in REBEL
            return (beside[1], "people of the body named before it", beside[0]) if is_theirs else None
        if (
            self._phrases.is_named(opening, i)
            or self._phrases.is_of_a_name(i)
            or self._are_others(opening, i)
        ):
            return None
        before = of_kinds(self._named.before(i), REBEL)
        groups = self._alike(before or of_kinds(self._named.known, REBEL), opening, i)
        groups = self._countrymen(self._unfriendly(groups, i), i)
        return self._called(i) or (self._settled(groups, i, not before) if groups else None)

    def _are_others(self, opening: int, i: int) -> bool:
        """Whether the word before a noun says that nobody known is meant: "unknown militants"."""
        before = self._words.keys[i - 1] if i and self._words.are_neighbours(i - 1, i) else ""
        is_the = self._words.keys[opening] in DEFINITE  # "the Ruritania-backed rebels" are known
        return before in UNTOLD or (before in TIED and not is_the)

    def _called(self, i: int) -> Told | None:
        """ "The militants, known locally as the ALF"."""
        after = self._named.next(self._words.ends[i])
        parted = self._words.text[self._words.ends[i] : after[0].mention.start] if after is not None else ""
        is_called = CALLED.fullmatch(parted) is not None
        return (after[1], "stands beside the name", after[0]) if after is not None and is_called else None

    def _countrymen(self, groups: list[Known], i: int) -> list[Known]:
        """Return of some groups those of the country said right before a noun: "Ruritanian rebels"."""
        said = self._countries.before(i)
        return [one for one in groups if said is None or one[1].country in (None, said.country)]

    def _settled(self, groups: Sequence[Known], i: int, are_named_later: bool) -> Told | None:
        if are_named_later and self._are_contrasted(groups[0], i):
            return None
        only = sole(groups)
        if only is not None:
            return only[1], "stands for the only armed group named", only[0]
        told = self._named.enemy(i, groups) or self._named.in_reach(i, REBEL)
        return told or (self._next(groups) if are_named_later else None)

    def _unfriendly(self, groups: list[Known], i: int) -> list[Known]:
        """Return of some groups those that a speaker may call so: not its own, no friends of the state."""
        key, nouns = self._words.keys[i], self._nouns
        if key in nouns.irregulars | nouns.bands or (key in nouns.followers and key not in nouns.rebels):
            return groups  # "fighters" may be a state's, "militants" are none
        rebels = [one for one in groups if not self._named.is_loyal(one[1])]
        speaker = self._named.speaker(i) if key not in nouns.followers else None
        if speaker is None:
            return rebels
        return [one for one in rebels if not self._named.are_friends(speaker[1], one[1])]

    def _are_contrasted(self, named: Known, i: int) -> bool:
        """Whether a group is named later in the same sentence: "84 were militants and 45 of the ALF"."""
        return self._countries.sentence(named[0].mention.start) == self._countries.sentence(
            self._words.starts[i]
        )

    def _next(self, groups: Sequence[Known]) -> Told | None:
        """Return the group named next, unless in one breath with another or beside its enemy."""
        (first, actor), *others = groups
        other = next((one for one in others if one[1].id != actor.id), None)
        if other is not None and self._is_doubtful(groups[0], other):
            return None
        return actor, "stands for the armed group named next", first

    def _is_doubtful(self, one: Known, other: Known) -> bool:
        """Whether nothing tells which of two groups is meant: "A and B", or A and then its enemy B."""
        if self._are_joined(one, other):
            return True
        is_near = self._countries.reach(other[0].mention.start, 2) <= one[0].mention.start
        return is_near and self._named.are_foes(one[1], other[1])

    def _are_joined(self, one: Known, other: Known) -> bool:
        parted = self._words.text[one[0].mention.end : other[0].mention.start]
        return parted.removesuffix("the ").strip(" ,") in ("and", "or", "")

    def foes(self, _: int, i: int) -> Told | None:
        """ "The invaders", "the enemy": the only enemy of the speaker that is named."""
        is_adjective = i + 1 < len(self._words.keys) and self._words.are_neighbours(i, i + 1)
        if is_adjective and self._words.keys[i] in self._nouns.hostile - {"enemy"} | {"terrorist"}:
            return None
        key, speaker = self._words.keys[i], self._named.speaker(i)
        told = self._of_a_people(i) if key in INVADING else None
        if told is not None:
            return told
        kinds = REBEL if key in self._nouns.groups else FIGHTING_KINDS  # "gunmen" are no army
        for known in (self._named.before(i), self._named.known):
            alike = of_kinds(self._named.fighters(known), kinds)
            if key in INVADING and speaker is not None:
                alike = [one for one in alike if one[1].country != speaker[1].country]
            told = self._named.enemy(i, alike)
            if told is not None:
                return told
        return self._foreign() if key in INVADING and speaker is None else None

    def _of_a_people(self, i: int) -> Told | None:
        """ "Ruritanian invaders": the army of the country said right before."""
        said = self._countries.before(i)
        army = self._named.lexicon.owned(said.country, "army") if said is not None else None
        if army is None or said is None:
            return None
        return self._named.lexicon.registry.actors[army], "invaders of the country named before them", None

    def _foreign(self) -> Told | None:
        """Return the only army in a text that is not of its country."""
        armies = of_kinds(self._named.fighters(self._named.known), frozenset({"state_force"}))
        only = sole([one for one in armies if one[1].country != self._countries.home])
        if only is None or self._countries.home is None:
            return None
        return only[1], "stands for the only foreign army named", only[0]

    def comrades(self, _: int, i: int) -> Told | None:
        """ "The brothers", "martyrs": what an armed group calls its own."""
        speaker = self._named.speaker(i)
        if speaker is None or speaker[1].kind not in REBEL or self._phrases.is_apart(i):
            return None
        return speaker[1], "what the speaker calls its own", speaker[0]
