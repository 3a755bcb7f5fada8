"""People without a number whose fate the words tell outright: a name, "the mayor", "the priests"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.claims.counted import Counted
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.claims.tolls.found import (
    has_own_subject,
    is_life_taken,
    noun_above,
    predicates,
    said_of,
    together,
)
from counterclaim.claims.tolls.identified import ALIAS, Identified
from counterclaim.claims.tolls.spared import Spared
from counterclaim.model import Outcome
from counterclaim.resources.counts import Interval

JOINED = ("conj", "appos")
BROUGHT = ("killed", "abducted", "injured", "hostage")
OF_NAMED = ("missing", "released")  # told of somebody in particular: "Luis Ruiz was released"
LONGEST = 24  # names in one list
AWAY = frozenset(("out", "off", "down", "from", "short", "behind", "back", "ill", "asleep"))
COMMON = ("NN", "NNS", "NNPS")
UNITS_OF_AGE = ("year", "month")  # "his 15-year-old son"
ANYBODY = re.compile(r"(?:any|some|every|no)(?:one|body)|who(?:m|so)?ever")
PAST = frozenset(("was", "were", "had", "have", "has"))
NO_NAMES = frozenset(
    ("DATE", "TIME", "CARDINAL", "ORDINAL", "NORP", "MONEY", "QUANTITY", "LAW", "LANGUAGE", "PRODUCT")
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or a group, whom no number counts: the noun, what befell them, and the words for them.

    `named`: by a proper name. `called`: the lemmas of the name's own words and titles; `own`: no titles.
    """

    place: int
    outcome: Outcome
    named: bool
    many: bool
    called: frozenset[str]
    own: frozenset[str]


class Persons:
    """Finds the people of one reading whom no number counts."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon
        self.identified = Identified(syntax, lexicon, self.is_name)
        self.spared = Spared(syntax, lexicon, lambda place: self._is_meant(place, set()))
        self._surnames = frozenset(
            token.text for token in syntax.tokens if token.tag == "NNP" and token.entity == "PERSON"
        )
        self._things = lexicon.targets | lexicon.means | lexicon.never | frozenset(lexicon.trigger_phrases)

    def find(self, taken: set[int], counts: Sequence[Counted]) -> Iterator[tuple[Counted, Interval]]:
        """Yield named or definite people whom a verb, a noun or a list harms, each once for what befell them.

        `taken` tokens belong to counts; people whom one of `counts` numbers anywhere are not told of again.
        """
        numbered = frozenset(lemma for count in counts for lemma in self._words(count.head))
        spared = [found for found in self.spared.find() if found[0].head not in taken]
        people = [person for person in self._people(taken) if not self.spared.is_spared(person.place)]
        for rank, person in enumerate(people):
            if person.many and self._syntax.lemma(person.place) in numbered:
                continue
            if any(self._is_same(person, other, rank < place) for place, other in enumerate(people)):
                continue
            first, last = self._syntax.noun_phrase(person.place)
            span = self._syntax.span(first, last)
            count = Counted(span.start, span.end, first, person.place, person.place, person.place)
            yield count, Interval(None, None, "unstated") if person.many else Interval(1, 1, "exact")
        yield from spared
        told = [(person.place, person.own) for person in people if person.named]
        yield from self.identified.find(taken, told)

    def _people(self, taken: set[int]) -> Iterator[Person]:
        for place, token in enumerate(self._syntax.tokens):
            outcome = self._fate(place) if token.tag in NOUN_TAGS and place not in taken else None
            if outcome is None or not self._is_meant(place, taken):
                continue
            named = self.is_name(place)
            many = not named and self._is_plural(place)
            called = self._words(place)
            own = frozenset(word for word in called if word not in self._lexicon.people)
            yield Person(place, outcome, named, many, called, own)

    def _words(self, place: int) -> frozenset[str]:
        """Return the lemmas of the nouns that somebody is called by: "Senator Luis Ruiz"."""
        first, last = self._syntax.noun_phrase(place, with_of=False)
        nouns = (i for i in range(first, last + 1) if self._syntax.tokens[i].tag in NOUN_TAGS)
        return frozenset(self._syntax.lemma(noun) for noun in nouns)

    def _is_same(self, person: Person, other: Person, earlier: bool) -> bool:
        """Whether somebody is told of elsewhere: by the same name, or as "the senator" beside "Senator Ruiz".

        `earlier`: whether `person` comes first, so that only a fuller naming outweighs it. Of names, the
        fuller one stays: "Ana Ruiz" beside "Ruiz", and "Eva Ruiz" beside both.
        """
        if person is other or person.outcome != other.outcome or person.many != other.many:
            return False
        if self._is_another(person.place) or self._is_another(other.place):
            return False
        head = self._syntax.lemma(person.place)
        if person.named != other.named:
            return other.named and head in other.called
        if not person.named:
            return not earlier and head in other.called
        return person.own < other.own or (not earlier and person.own == other.own)

    def _is_meant(self, place: int, taken: set[int]) -> bool:
        """Whether certain people are meant: a name, or "the mayor", "their cook"; no number counts them."""
        token = self._syntax.tokens[place]
        first, last = self._syntax.noun_phrase(place)
        if any(i in taken or self._is_counting(i) for i in range(first, last + 1)):
            return False
        if self.is_name(place):
            return self._syntax.low(first) not in ALIAS and self._syntax.low(first - 1) not in ALIAS
        if self.is_predicate(place):
            return False
        kind = self._lexicon.people.get(token.lemma)
        known = kind not in (None, "unknown") or (kind is not None and self._is_another(place))
        some = self._is_definite(place) or self._are_some(place, taken)
        return known and token.lemma not in self._lexicon.collective and some

    def _is_counting(self, place: int) -> bool:
        token = self._syntax.tokens[place]
        return token.tag == "CD" and self._syntax.lemma(token.head) not in UNITS_OF_AGE

    def _is_definite(self, place: int) -> bool:
        """ "The mayor", "his driver", "Ruiz's son", and the second of "his guard and driver"."""
        token, first = self._syntax.tokens[place], self._syntax.noun_phrase(place)[0]
        if self._is_another(place):
            return True
        if self._syntax.low(first) == "the" or self._syntax.tokens[first].tag == "PRP$":
            return True
        if token.tag == "NN" and self._syntax.child(place, "poss") is not None:
            return True
        shares = token.dep == "conj" and token.head < first == place and token.tag == "NN"
        return shares and self._syntax.tokens[token.head].tag == "NN" and self._is_definite(token.head)

    def _is_another(self, place: int) -> bool:
        """ "Another soldier was killed": one more, of whom nothing else is told."""
        opens = self._syntax.low(self._syntax.noun_phrase(place)[0])
        return opens == "another" and self._syntax.tokens[place].tag == "NN"

    def _are_some(self, place: int, taken: set[int]) -> bool:
        """ "Bodyguards were killed", "the patrol shot villagers": some people whom a past deed befell."""
        token, top = self._syntax.tokens[place], place
        while token.dep == "conj" and token.head < top:
            top = token.head
            token = self._syntax.tokens[top]
        first, last = self._syntax.noun_phrase(top, with_of=False)
        opens = self._syntax.tokens[first]
        quantified = opens.tag == "DT" and opens.text.lower() != "all"  # "any soldiers"
        if quantified or any(i in taken for i in range(first, last + 1)):
            return False  # "62 soldiers and militiamen"
        helpers = [self._syntax.low(c) for c in self._syntax.children[token.head] if c < token.head]
        verb = self._syntax.tokens[token.head].tag
        past = verb == "VBD" or (verb == "VBN" and any(low in PAST for low in helpers))
        return self._is_plural(place) and past and token.dep in ("nsubjpass", "dobj")

    def is_predicate(self, place: int) -> bool:
        """ "Ruiz is the third mayor killed this year": who somebody named is, nobody more."""
        token = self._syntax.tokens[place]
        if token.dep != "attr" or self._syntax.lemma(token.head) != "be":
            return False
        subject = self._syntax.child(token.head, "nsubj")
        if subject is None or subject > place:
            return False
        return self._syntax.low(subject) in ("he", "she") or self.is_name(subject)

    def is_name(self, place: int) -> bool:
        """Whether a noun is the name of a person: no place, no group, no word for people."""
        token = self._syntax.tokens[place]
        if self._is_placed(place) or ANYBODY.fullmatch(token.text.lower()):
            return False
        word = token.lemma in self._lexicon.people or token.text.lower() in self._things
        if token.entity == "PERSON" and token.lemma not in self._lexicon.people:
            return True
        group = any(m.start <= token.start < m.end for m in self._syntax.reading.actors)
        proper = token.tag == "NNP" or self._is_surname(place)
        return proper and token.entity not in NO_NAMES and not group and not word

    def _is_surname(self, place: int) -> bool:
        """Whether a word read as a common noun closes a name: a title or given name stands before it.

        In capitals the parser takes many a surname for a noun: "LABOR LEADER ANA VEGA".
        """
        token = self._syntax.tokens[place]
        if token.tag not in COMMON or token.text[:1].islower() or token.lemma in self._lexicon.collective:
            return False
        if token.text in self._surnames:
            return True
        inside = [c for c in self._syntax.children[place] if self._syntax.tokens[c].dep == "compound"]
        given = [c for c in inside if self._syntax.tokens[c].tag == "NNP" and c < place]
        if not given or given[-1] != place - 1:
            return self._is_listed_name(place, inside)
        titled = any(self._syntax.lemma(c) in self._lexicon.people for c in inside if c < given[-1])
        named = any(self._syntax.tokens[c].entity == "PERSON" for c in given)
        return titled or named or self._is_listed_name(place, inside)

    def _is_listed_name(self, place: int, inside: Sequence[int]) -> bool:
        """ "Carlos Ruiz, Segundo Montes": two capitals in a list of names."""
        token, first = self._syntax.tokens[place], self._syntax.tokens[place - 1]
        if len(inside) != 1 or inside[0] != place - 1 or first.lemma in self._lexicon.people:
            return False
        if self._syntax.child(place, "det", "poss") is not None:
            return False  # "Luis Ruiz, a court clerk"
        joined = [c for c in self._syntax.children[place] if self._syntax.tokens[c].dep in JOINED]
        joined += [token.head] if token.dep in JOINED else []
        return any(self._syntax.tokens[p].text in self._surnames for p in joined)

    def _is_placed(self, place: int) -> bool:
        """Whether a noun is the name of a place, which the surname in "Segundo Prado" is not."""
        token, first = self._syntax.tokens[place], self._syntax.tokens[max(0, place - 1)]
        spans = [(p.start, p.end) for p in self._syntax.reading.places if p.start <= token.start < p.end]
        called = first.tag == "NNP" and first.head == place and first.entity == token.entity == "PERSON"
        return any(not called or start <= first.start for start, _ in spans)

    def _is_plural(self, place: int) -> bool:
        token = self._syntax.tokens[place]
        low = token.text.lower()
        return token.tag in ("NNS", "NNPS") or low.endswith("men") or low == "children"

    def _fate(self, place: int) -> Outcome | None:
        """Return what a verb or a noun brings on somebody, or on the list that they stand in."""
        at = place
        for _ in range(LONGEST):
            token = self._syntax.tokens[place]
            above = self._syntax.tokens[token.head]
            if token.head > place or token.dep not in JOINED:
                break
            listed = above.tag in ("NNS", "NNPS") or (self.is_name(token.head) and self.is_name(place))
            listed = listed or (place != at and not self.is_name(token.head)) or self._closes_list(place)
            if token.dep == "appos" and not listed:
                return self._told(place) if self.is_name(place) else None  # "the guard, Ali": told already
            place = token.head
        harmed = self._harmed(place)
        found = harmed or self._named(place) or self._told(place)
        told = harmed in OF_NAMED or found == "missing"  # no release is told of by "demands the release of"
        return found if found in BROUGHT or (told and self.is_name(at)) else None

    def _closes_list(self, place: int) -> bool:
        """ "A colonel, a judge and Senator Ruiz were murdered": one more, whom "and" joins to the others."""
        first = self._syntax.noun_phrase(place, with_of=False)[0]
        return self._syntax.low(first - 1) == "and"

    def _harmed(self, place: int) -> Outcome | None:
        token = self._syntax.tokens[place]
        above = together(self._syntax, token.head) if token.dep == "pobj" else token.head
        if above is None or self._is_wanted(above) or self._is_going_on(above):
            return None
        verb = self._syntax.tokens[above]
        if not verb.tag.startswith("VB"):
            return None
        if token.dep == "pobj":
            return said_of(self._syntax, self._lexicon, above)
        if token.dep == "nsubj":
            happens = token.entity == "PERSON" or token.tag != "NNP"  # "Baghouz has fallen"
            if verb.lemma == "be":
                return next((found for _, found in predicates(self._syntax, self._lexicon, above)), None)
            moved = any(self._syntax.low(c) in AWAY for c in self._syntax.children[above])
            if moved:
                return None  # "Ruiz fell out of the car and broke an arm"
            lost = self._syntax.child(above, "dobj") if verb.lemma == "lose" else None
            if lost is not None and self._syntax.lemma(lost) == "life":
                return "killed"
            return self._lexicon.happens.get(verb.lemma) if happens or verb.lemma == "die" else None
        if token.dep == "nsubjpass":
            return said_of(self._syntax, self._lexicon, above)
        return self._lexicon.acts.get(verb.lemma) if token.dep == "dobj" else None

    def _is_wanted(self, verb: int) -> bool:
        """ "Tried to kidnap the mayor", "the order to kill her": an infinitive tells of no deed."""
        return any(
            self._syntax.tokens[c].tag == "TO"
            or (self._syntax.tokens[c].dep == "aux" and self._syntax.low(c) == "to")
            for c in self._syntax.children[verb]
        )

    def _is_going_on(self, verb: int) -> bool:
        """ "They are hurting the army", "could kill the mayor", "not harming the people": no deed done."""
        helpers = [self._syntax.tokens[c] for c in self._syntax.children[verb] if c < verb]
        auxiliaries = [token for token in helpers if token.dep == "aux"]
        goes_on = self._syntax.tokens[verb].tag == "VBG" and any(token.lemma == "be" for token in auxiliaries)
        possible = any(token.tag == "MD" for token in auxiliaries)
        perfect = any(token.lemma == "have" for token in auxiliaries)
        return goes_on or (possible and not perfect) or self._syntax.is_negated(verb)

    def _named(self, place: int) -> Outcome | None:
        """ "The murder of the mayor", "the mayor's murder"; in "the army's killing of X" X suffers."""
        token = self._syntax.tokens[place]
        noun = token.head
        if token.dep == "pobj" and self._syntax.low(noun) == "of":
            noun = noun_above(self._syntax, self._lexicon, noun)
        elif token.dep != "poss" or any(self._syntax.low(c) == "of" for c in self._syntax.children[noun]):
            return None
        if self._syntax.tokens[noun].tag not in NOUN_TAGS:
            return None
        lemma = self._syntax.lemma(noun)
        if is_life_taken(self._syntax, self._lexicon, noun):
            return "killed"
        weak = token.tag == "NNP" and token.entity != "PERSON" and lemma in self._lexicon.states
        return self._lexicon.acts_of.get(lemma) or (None if weak else self._lexicon.tolls.get(lemma))

    def _told(self, place: int) -> Outcome | None:
        """ "The mayor, who was shot on Friday"."""
        clauses = (c for c in self._syntax.children[place] if self._syntax.tokens[c].dep in ("relcl", "acl"))
        own = (c for c in clauses if not has_own_subject(self._syntax, c))
        passive = (self._syntax.lemma(c) for c in own if self._syntax.is_passive(c))
        return next((self._lexicon.acts[lemma] for lemma in passive if lemma in self._lexicon.acts), None)
