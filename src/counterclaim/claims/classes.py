"""What people are whom no word of theirs tells: by their sentence, and by whom else the report counts."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Claim, People, PeopleClass, Reason
from counterclaim.resources.actors import FIGHTING_KINDS, Registry

SHARE = 7  # tokens after "including" among which those included are named
THEM = frozenset(("them", "whom"))
MEN = frozenset(("man", "men"))
ANYBODY = frozenset(("people", "person"))
LOSE = frozenset(("lose", "miss"))
HOSTS = frozenset(("attacker", "assailant", "bomber", "gunman", "hijacker"))
NONE = frozenset(("none", "no", "not"))
TAKEN = frozenset(("hostage", "captured", "abducted", "detained"))
Told = tuple[PeopleClass, str]
UNTOLD: Told = ("unknown", "")


class Classes:
    """Tells what people are by the report that speaks of them."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, registry: Registry, claims: Sequence[Claim]) -> None:
        """Keep whom the claims of a report are about."""
        self._syntax, self._lexicon, self._registry, self._claims = syntax, lexicon, registry, claims
        self._last = len(syntax.tokens) - 1
        told = [(claim.outcome, claim.victims.klass) for claim in claims if claim.victims is not None]
        # Whoever is taken in a prison may be a guard.
        self._takes_fighters = any(
            klass == "detainee" or (klass == "combatant" and outcome in TAKEN) for outcome, klass in told
        )
        self._told = [claim.victims for claim in claims if claim.victims is not None]

    def settled(self) -> tuple[list[Claim], list[Reason]]:
        """Return the claims with the classes that their report tells, and why."""
        told = [self._settled(claim) for claim in self._claims]
        return [claim for claim, _ in told], [reason for _, reason in told if reason is not None]

    def _settled(self, claim: Claim) -> tuple[Claim, Reason | None]:
        klass, rule = self.of(claim.victims, claim.source.actor) if claim.victims is not None else UNTOLD
        if klass == "unknown" or claim.victims is None:
            return claim, None
        victims = msgspec.structs.replace(claim.victims, klass=klass)
        reason = Reason(record=claim.id, field="victims", rule=rule, words=None)
        return msgspec.structs.replace(claim, victims=victims), reason

    def settle(self, people: People, speaker: str | None) -> People:
        """Return people with the class that the report tells, as they are where it tells none."""
        klass, _ = self.of(people, speaker)
        return people if klass == "unknown" else msgspec.structs.replace(people, klass=klass)

    def of(self, people: People, speaker: str | None) -> Told:
        """Return what people are whose words do not tell it, and how that is known."""
        if people.klass != "unknown" or people.start is None or people.end is None:
            return UNTOLD
        head = self._head(people.start, people.end)
        if self._sets_some_apart(head):
            return "mixed", "some of them are told apart by what they are"
        if self._syntax.lemma(head) == "hostage" and not self._takes_fighters:
            return "civilian", "hostages, and the report has no fighters taken"
        counts = self._fights(speaker) and not self._are_held(head)
        if self._syntax.low(head) in MEN and (counts or self._are_lost(head)):
            return "combatant", "men whom a force counts or somebody lost"
        nation = self._nation(people.start, people.end)
        if nation is not None and self._speaks_abroad(speaker, nation):
            return "civilian", "a foreign ministry's own people"
        return self._by_others(people.start, nation) if self._is_plain(head) else UNTOLD

    def _by_others(self, start: int, nation: str | None) -> Told:
        before = self._before(start, nation)
        if nation is not None and before == {"combatant"}:
            return "combatant", "the report has counted only fighters of theirs"
        if before == {"civilian"}:
            return "civilian", "the report has counted nobody but civilians"
        return UNTOLD

    def _head(self, start: int, end: int) -> int:
        places = range(self._syntax.at(start), self._syntax.at(end - 1) + 1)
        nouns = [place for place in places if self._syntax.tokens[place].tag in NOUN_TAGS]
        tied = [place for place in nouns if self._syntax.tokens[place].head not in places]
        return (tied or nouns or [places[-1]])[0]

    def _is_plain(self, head: int) -> bool:
        """Whether a word names people by what befell them, and counts people, not deaths."""
        lemma = self._syntax.lemma(head)
        if lemma in self._lexicon.harms:
            return False
        return lemma in self._lexicon.tolls or self._syntax.low(head) in self._lexicon.states

    # ------------------------------------------------------------ of several classes
    def _sets_some_apart(self, head: int) -> bool:
        """Whether people of any kind include some of one: "150 people died, including many insurgents"."""
        lemma, stop = self._syntax.lemma(head), self._syntax.sentence(head).last
        if lemma not in ANYBODY and lemma not in self._lexicon.tolls:
            return False
        opens = next((i for i in range(head + 1, stop) if self._opens(i)), None)
        if opens is None or self._syntax.low(opens - 1) in (*NONE, self._syntax.low(max(head - 1, 0))):
            return False  # "none of them", "30 people, 30 of them soldiers"
        if any(self._class(i) != "unknown" for i in range(head + 1, opens)):
            return False
        within = range(opens, min(opens + SHARE, stop))
        return any(self._class(i) == "combatant" or self._syntax.lemma(i) == "civilian" for i in within)

    def _opens(self, place: int) -> bool:
        low = self._syntax.low(place)
        of_them = low == "of" and self._syntax.low(min(place + 1, self._last)) in THEM
        return of_them or low in self._lexicon.codebook.tolls.parts

    def _class(self, place: int) -> PeopleClass:
        return self._lexicon.people.get(self._syntax.lemma(place), "unknown")

    # ------------------------------------------------------------ by who speaks
    def _are_lost(self, head: int) -> bool:
        """Whether men are whom a force or a country lost: "the Marines lost five men"."""
        token = self._syntax.tokens[head]
        return token.dep == "dobj" and self._syntax.lemma(token.head) in LOSE

    def _are_held(self, head: int) -> bool:
        """Whether somebody holds or takes people: "it detained five men", "five men detained"."""
        around = (self._syntax.tokens[head].head, *self._syntax.children[head])
        return any(self._lexicon.acts.get(self._syntax.lemma(place)) in TAKEN for place in around)

    def _fights(self, speaker: str | None) -> bool:
        known = self._registry.by_id(speaker) if speaker is not None else None
        return known is not None and known.kind in FIGHTING_KINDS

    def _speaks_abroad(self, speaker: str | None, nation: str) -> bool:
        known = self._registry.by_id(speaker) if speaker is not None else None
        return known is not None and known.country == nation and known.id.endswith("foreign-ministry")

    def _nation(self, start: int, end: int) -> str | None:
        """Return the country that people are of: "six Britons", "the Indian dead"."""
        codes = {self._registry.country(word) for word in self._syntax.text[start:end].split()} - {None}
        return codes.pop() if len(codes) == 1 else None

    # ------------------------------------------------------------ by who else is counted
    def _before(self, start: int, nation: str | None) -> set[PeopleClass]:
        """Return the classes of whom the report counts before, but for those told by their age or sex."""
        ages = self._lexicon.codebook.people.ages
        found: set[PeopleClass] = set()
        for told in self._told:
            if told.klass == "unknown" or told.start is None or told.end is None or told.start >= start:
                continue
            lemma = self._syntax.lemma(self._head(told.start, told.end))
            if lemma in ages or (lemma in HOSTS and nation is None):
                continue
            if nation in (None, self._nation(told.start, told.end)):
                found.add(told.klass)
        return found
