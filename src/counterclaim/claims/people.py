"""The people a noun names: from the noun to name, actor and class."""

from __future__ import annotations

import re

from counterclaim.claims.counted import BETWEEN
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import ActorMention, People, PeopleClass, Span
from counterclaim.resources.actors import RegisteredActor, Registry

NOBODY = People(name=None, actor=None, klass="unknown", start=None, end=None)
LEADING = frozenset(("DT", "PRP$", "PRP", "WP", "WP$", "JJR", "POS", "HYPH", "WRB", "``", "''"))
NO_GROUP = frozenset(("staff", "other", "name", "figure", "side", "life"))  # nobody is taken up by these
JOINED = 2  # tokens from a noun to the one "and" joins to it
RANKS = frozenset(("volunteer", "secretary", "secretary-general", "chief", "deputy", "director"))
CIVILIAN_WORDS = re.compile(
    r"\bnon-?combatant|\bcivilian|kitchen staff|\baid work|\bmedical staff|\b(?:social|community|religious"
    r"|tribal|indigenous|village|union|student|political|church|peasant|civic) leader"
)
COMBATANT_WORDS = re.compile(
    r"\b(?:military (?:casualt|death|dead|loss)|armed|prison guard|(?:missile|rocket|drone) operator"
    r"|security (?:force|personnel|guard)|police)"
)
CASUALTY_WORDS = re.compile(r"\b(?:dead|deaths|fatalities|losses|casualties|killed|wounded)\b")


class Peoples:
    """Names, actors and classes of the people of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, registry: Registry) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._registry = syntax, lexicon, registry

    def people(self, head: int, *, skip: tuple[int, int] | None = None) -> People:
        """Return the people named at a noun; `skip` are the tokens of the count, left out of the name."""
        first, last = self._extent(head)
        is_state = self._syntax.low(head) in self._lexicon.states
        if is_state and self._syntax.lemma(head) not in self._lexicon.people:
            last = head
        if skip is not None and skip[1] < head:
            first = max(skip[1] + 1, first if self._syntax.tokens[head].tag in NOUN_TAGS else 0)
        while first < head and self._leads(first):
            first += 1
        first = self._after_brackets(first, head)
        if self._syntax.tokens[head].tag == "NNP":
            first = self._after_age(first, head)
        span = self._syntax.trimmed(first, last) or self._syntax.span(head, head)
        actor = self._actor(span.start, span.end)
        klass = self._class(head, span.text, actor)
        noun = self._description(head, first, last)
        if noun is not None:
            last = self._syntax.noun_phrase(noun)[1]
            span = self._syntax.trimmed(first, last) or span
            klass = self._lexicon.people[self._syntax.lemma(noun)] if klass == "unknown" else klass
        name = actor.actor if actor else None
        return People(name=span.text, actor=name, klass=klass, start=span.start, end=span.end)

    def before(self, place: int, but: frozenset[int] = frozenset(), *, single: bool = True) -> People | None:
        """Return the nearest earlier person noun, none of `but`: "overpower guards, killing some".

        `single`: whether it may be one person.
        """
        first = self._syntax.sentence(place).first
        for earlier in range(place - 1, first - 1, -1):
            token = self._syntax.tokens[earlier]
            spoken_of = token.dep in ("dobj", "pobj", "nsubjpass", "nsubj", "attr")
            known = token.lemma in self._lexicon.people and token.lemma not in NO_GROUP
            many = token.tag == "NNS" or token.lemma in self._lexicon.collective
            if (many or (single and token.tag == "NN")) and known and spoken_of and earlier not in but:
                return self.people(earlier)
        return None

    def of_sentence_before(self, place: int, but: frozenset[int] = frozenset()) -> People | None:
        """Return the people of the sentence before: "Inmates forced the gate. Thirty-eight got out"."""
        number = self._syntax.sentence_number(place)
        if number == 0:
            return None
        sentence = self._syntax.reading.sentences[number - 1]
        plural = [
            i
            for i in range(sentence.first, sentence.last)
            if self._syntax.tokens[i].tag == "NNS" and self._syntax.lemma(i) in self._lexicon.people
            if i not in but and self._syntax.lemma(i) not in NO_GROUP
        ]
        subjects = [i for i in plural if self._syntax.tokens[i].dep in ("nsubj", "nsubjpass")]
        return self.people((subjects or plural)[-1]) if plural else None

    def is_known(self, head: int) -> bool:
        """Whether a noun is a word for people or lies in the name of a registered actor."""
        token = self._syntax.tokens[head]
        named = [m.actor for m in self._syntax.reading.actors if m.start <= token.start < m.end]
        roles = {self._registry.role(actor) for actor in named if actor is not None}
        if roles:
            return bool(roles & {"party", "official"})  # "the Observatory for Human Rights": nobody's dead
        return token.lemma in self._lexicon.people

    def _extent(self, head: int) -> tuple[int, int]:
        """Return the tokens that may name people: not the cause in "deaths from police action"."""
        first, last = self._syntax.noun_phrase(head)
        caused = last > head and self._syntax.low(head + 1) == "from"
        return first, head if caused and self._syntax.lemma(head) in self._lexicon.harms else last

    def _description(self, name: int, first: int, last: int) -> int | None:
        """Return the noun right after a name that says who that is: "Luis Ruiz, mayor of Cali"."""
        noun = self._syntax.child(name, "appos")
        if noun is None or noun <= name or self._syntax.tokens[name].tag != "NNP":
            return None
        begin, end = self._syntax.noun_phrase(noun)
        if any(self._lexicon.people.get(self._syntax.lemma(i)) for i in range(first, name)):
            return None  # "Senator Luis Ruiz, a lawyer": the title says it
        beside = begin == last + 2 and self._syntax.low(last + 1) == ","
        known = self._syntax.lemma(noun) in self._lexicon.people and self._syntax.tokens[noun].tag == "NN"
        counted = any(self._syntax.tokens[i].tag == "CD" for i in range(begin, end + 1))
        return noun if beside and known and not counted else None

    def _after_brackets(self, first: int, head: int) -> int:
        """Return where a phrase begins after a bracket in it: "[Text] Luis Ruiz", "AI [agency] head Ruiz"."""
        closed = [place for place in range(first, head) if self._syntax.low(place) == "]"]
        return closed[-1] + 1 if closed else first

    def _after_age(self, first: int, head: int) -> int:
        """Return where a name begins after an age: "19-year-old Luis Ruiz"."""
        aged = (p for p in range(first, head) if self._syntax.low(p) in ("old", "year-old", "month-old"))
        return next((place + 1 for place in aged), first)

    def _leads(self, place: int) -> bool:
        token, low = self._syntax.tokens[place], self._syntax.low(place)
        counting = low == "than" or (token.tag == "CD" and self._syntax.low(place - 1) == "than")
        return counting or token.tag in LEADING or low in BETWEEN

    def _actor(self, start: int, end: int) -> ActorMention | None:
        inside = [
            m for m in self._syntax.reading.actors if m.start < end and start < m.end and m.actor is not None
        ]
        return next((m for m in inside if self._registry.role(m.actor or "") in ("party", "official")), None)

    def _class(self, head: int, words: str, actor: ActorMention | None) -> PeopleClass:
        lemma, low = self._syntax.lemma(head), words.lower()
        if self._is_mixed(head):
            return "mixed"
        member = self._registry.by_id(actor.actor or "") if actor is not None else None
        if member is not None and self._registry.country(self._syntax.tokens[head].text) is not None:
            return member.klass  # "41 Americans" that a report counts as soldiers
        if CIVILIAN_WORDS.search(low):
            return "civilian"
        if COMBATANT_WORDS.search(low):
            return "combatant"
        found = self._lexicon.people.get(lemma) or self._lexicon.people.get(self._syntax.low(head))
        if found == "civilian" and member is not None and self._serves(head, lemma, member):
            return "combatant"
        if found not in (None, "unknown"):
            return found or "unknown"
        beside = self._told_beside(head)
        titled = beside != "unknown" and self._syntax.tokens[head].tag == "NNP"  # "Minister Ruiz"
        if (
            actor is not None
            and not titled
            and (lemma not in self._lexicon.tolls or CASUALTY_WORDS.search(low))
        ):
            return "civilian" if member is not None and member.kind in ("medical", "party") else "combatant"
        return beside

    def _serves(self, head: int, lemma: str, member: RegisteredActor) -> bool:
        """Whether somebody is an armed group's own: "the IRA mourned its volunteer"."""
        owner = self._syntax.child(head, "poss")
        own = owner is not None and self._syntax.tokens[owner].tag == "PRP$"
        return own and lemma in RANKS and member.kind == "armed_group"

    def _is_mixed(self, head: int) -> bool:
        """Whether a noun and the one it is joined to are of two classes: "soldiers and civilians"."""
        other = self._syntax.child(head, "conj")
        if (
            other is None
            or not head < other <= head + JOINED
            or self._syntax.child(other, "nummod") is not None
        ):
            return False
        known = self._lexicon.people
        classes = {known.get(self._syntax.lemma(place), "unknown") for place in (head, other)}
        return len(classes) == 2 and "unknown" not in classes

    def _told_beside(self, head: int) -> PeopleClass:
        """Return the class that a title or another noun of the phrase gives: "Senator Ruiz"."""
        first, last = self._extent(head)
        people = self._lexicon.people
        known = (
            people.get(self._syntax.lemma(place)) or people.get(self._syntax.low(place))
            for place in range(first, last + 1)
        )
        return next((klass for klass in known if klass not in (None, "unknown")), None) or "unknown"


def like(people: People, known: People) -> People:
    """Return `people` with the class and actor of `known`."""
    return People(
        name=people.name,
        actor=people.actor or known.actor,
        klass=known.klass,
        start=people.start,
        end=people.end,
    )


def of_actor(people: People, actor: str | None) -> People:
    """Return `people` as fighters of `actor`."""
    return People(name=people.name, actor=actor, klass="combatant", start=people.start, end=people.end)


def words_of(people: People) -> Span | None:
    """Return the words that name the people, `None` where nothing names them."""
    if people.name is None or people.start is None or people.end is None:
        return None
    return Span(start=people.start, end=people.end, text=people.name)
