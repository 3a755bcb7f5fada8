"""Names given to people counted: "the victims were identified as A and B", "nine dead, including C"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from counterclaim.claims.counted import Counted
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.claims.tolls.earlier import Told, Toll, distance, taken_from
from counterclaim.claims.tolls.found import Found
from counterclaim.claims.tolls.outcomes import toll_noun
from counterclaim.resources.counts import Interval

NAMES = ("NNP", "NNPS")
MARKS = (":", "--", "—", "–")  # what opens a list of names after the word for the people
FINITE = ("VBD", "VBZ", "VBP", "MD")
HARMED = ("killed", "injured", "abducted", "hostage", "missing")
ALIAS = frozenset(("alias", "aka", "a.k.a", "a.k.a."))  # another name, nobody more
LAST_TOLD = ("victim", "they")  # these take up those told of last
MEMORY = 3  # sentences between people counted and their names


class Identified:
    """Finds the names that one reading gives to people told of elsewhere.

    `is_name`: whether a noun is the name of a person.
    """

    def __init__(self, syntax: Syntax, lexicon: Lexicon, is_name: Callable[[int], bool]) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._is_name = syntax, lexicon, is_name
        self._verbs = frozenset(lexicon.codebook.tolls.identifies)
        self._openers = frozenset(lexicon.codebook.tolls.parts)
        self._people = frozenset(lexicon.people)
        self._groups: dict[int, int] = {}

    def find(
        self, taken: set[int], told: Sequence[tuple[int, frozenset[str]]]
    ) -> Iterator[tuple[Counted, Interval]]:
        """Yield each name once, but those `told` already: where a name stands, and its words."""
        known = [words for _, words in told]
        for group, first in (*self._frames(), *self._lists(told)):
            for place in self._names(first, sure=group is not None):
                begin, last = self._syntax.noun_phrase(place, with_of=False)
                words = frozenset(self._syntax.lemma(i) for i in range(begin, last + 1))
                words = words - self._people
                if any(words <= other or other <= words for other in known) or taken & set(
                    range(begin, last + 1)
                ):
                    continue
                known.append(words)
                if group is not None:
                    self._groups[place] = group
                span = self._syntax.span(begin, last)
                yield Counted(span.start, span.end, begin, place, place, place), Interval(1, 1, "exact")

    def told(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """Return what befell somebody named for a group: what the group's word or its figure says."""
        group = self._groups.get(count.head)
        if group is None:
            return None
        toll = self._figure(group, count, before)
        if toll is not None:
            told = taken_from(self._syntax, toll, "what befell those who are named")
            part = self._syntax.span(group, group) if toll.interval.high != 1 else None
            return Told(told.found, toll=toll, part=part)
        found = toll_noun(self._syntax, self._lexicon, group) or self._clause(group)
        return Told(found) if found is not None and found.outcome in HARMED else None

    def _clause(self, group: int) -> Found | None:
        """ "Among the priests murdered was Luis Ruiz": what a participle says of the group."""
        for child in self._syntax.children[group]:
            token = self._syntax.tokens[child]
            if token.dep == "acl" and token.tag == "VBN" and token.lemma in self._lexicon.acts:
                words = self._syntax.span(child, child)
                return Found(self._lexicon.acts[token.lemma], "a clause about the people", words, child)
        return None

    def _figure(self, group: int, count: Counted, before: Sequence[Toll]) -> Toll | None:
        """Return the figure of a group: its own, that of the same noun, or the last one for "the victims"."""
        near = [
            toll
            for toll in before
            if toll.outcome in HARMED and toll.interval.low != 0 and toll.scope != "background"
            if distance(self._syntax, toll, count) <= MEMORY and toll.count.head not in self._groups
        ]
        lemma = self._syntax.lemma(group)
        same = [t for t in near if t.count.head == group or self._syntax.lemma(t.count.head) == lemma]
        if same or toll_noun(self._syntax, self._lexicon, group) is not None:
            return same[-1] if same else None
        return near[-1] if lemma in LAST_TOLD and near else None

    # ------------------------------------------------------------ where names are given
    def _frames(self) -> Iterator[tuple[int | None, int]]:
        """Yield a group's noun, or none for a list in its sentence, and where its names begin."""
        for place, token in enumerate(self._syntax.tokens):
            if token.lemma in self._verbs and token.tag.startswith("VB"):
                yield from self._identified(place)
            elif token.lemma == "be" and token.tag in FINITE:
                helps = token.dep in ("aux", "auxpass") and token.head > place
                group = None if helps else self._listed_by(place)
                if group is not None:
                    yield group, place + 1
            elif token.text in MARKS and self._is_group(place - 1):
                yield place - 1, place + 1
            elif token.text.lower() in self._openers and place > 0 and self._syntax.low(place - 1) == ",":
                yield None, place + 1 + any(self._follows(place, word) for word in ("them", "whom"))

    def _identified(self, verb: int) -> Iterator[tuple[int, int]]:
        """ "The victims were identified as A", "a guard named A", "two men known only as A and B"."""
        token = self._syntax.tokens[verb]
        whom = self._syntax.child(verb, "dobj") if token.tag != "VBN" else None
        if whom is not None and whom > verb and self._follows(whom, "as"):
            yield whom, whom + 2  # "the army identified the guard as Luis Ruiz"
        if token.tag != "VBN":
            return
        after = verb + 1 + self._follows(verb, "only")
        opened = self._follows(after - 1, "as")
        group = self._syntax.child(verb, "nsubjpass")
        if group is not None and opened:
            yield group, after + 1
        elif token.dep == "acl" and (opened or self._syntax.tokens[after].tag in NAMES):
            group_of = self._syntax.tokens[token.head]
            counted = group_of.dep == "appos" and self._syntax.tokens[group_of.head].tag == "CD"
            if not counted and not self._is_name(token.head):  # "Luis Ruiz, known as Red": another name
                yield token.head, after + opened

    def _listed_by(self, verb: int) -> int | None:
        """Return the group that a form of "to be" lists the names of."""
        return self._opening(verb) or self._listed(verb) or self._subject(verb)

    def _subject(self, verb: int) -> int | None:
        """ "They are A and B", "the five who went missing are A and B": names right after the verb."""
        subject = self._syntax.child(verb, "nsubj", "nsubjpass")
        if subject is None or subject > verb or verb + 1 >= len(self._syntax.tokens):
            return None
        begins = self._syntax.tokens[verb + 1].tag in (*NAMES, ":")
        first = self._syntax.low(self._syntax.noun_phrase(subject)[0])
        group = self._syntax.low(subject) == "they" or (first == "the" and self._is_group(subject))
        return subject if begins and group else None

    def _is_group(self, place: int) -> bool:
        known = self._syntax.lemma(place) in self._lexicon.people
        return place > 0 and known and self._syntax.tokens[place].tag == "NNS"

    def _lists(self, told: Sequence[tuple[int, frozenset[str]]]) -> Iterator[tuple[int, int]]:
        """ "Killing Ana Ruiz, 42; Eva Ruiz, 19; and a guard": a list whose parts a semicolon parts."""
        for place, _ in told:
            stop = self._syntax.sentence(place).last
            after = place + 1
            while after < stop and self._syntax.tokens[after].tag in (",", "CD"):
                after += 1
            if after < stop and self._syntax.tokens[after].text == ";":
                yield place, after + 1

    def _follows(self, place: int, word: str) -> bool:
        return place + 1 < len(self._syntax.tokens) and self._syntax.low(place + 1) == word

    def _listed(self, verb: int) -> int | None:
        """ "The injured were A and B", "among the dead was C", "among the hurt here are D and E"."""
        last = verb - 1
        while last > 0 and self._syntax.tokens[last].tag == "RB":
            last -= 1
        if last < 0 or self._syntax.tokens[last].tag not in (*NOUN_TAGS, "JJ", "VBN"):
            return None
        low, lemma = self._syntax.low(last), self._syntax.lemma(last)
        known = low in self._lexicon.states or lemma in self._lexicon.people
        definite = self._syntax.low(self._syntax.noun_phrase(last)[0]) == "the"
        return last if known and definite else None

    def _opening(self, verb: int) -> int | None:
        """ "Also killed were A and B", "Hurt by the blast were: A": the participle a sentence opens with."""
        first = self._syntax.sentence(verb).first
        while first < verb and self._syntax.low(first) in ("also", "among", "the"):
            first += 1
        if first >= verb:
            return None
        if self._syntax.low(self._syntax.sentence(verb).first) == "among":
            group = self._syntax.child(self._syntax.sentence(verb).first, "pobj")
            if group is not None and self._is_group(group) and group < verb:
                return group
        if self._syntax.low(first) not in self._lexicon.states:
            return None
        between = self._syntax.tokens[first + 1 : verb]
        plain = not any(token.tag in FINITE or token.text == "," for token in between)
        return first if plain and self._syntax.tokens[first].tag in ("VBN", "VBD", "JJ") else None

    def _names(self, first: int, *, sure: bool) -> Iterator[int]:
        """Yield the heads of the names of a list, which titles, ages and short asides may stand between.

        `sure`: whether people are named for certain, so that a surname may look like a common noun.
        """
        stop = self._syntax.sentence(first).last if first < len(self._syntax.tokens) else first
        aside = named = False
        for place in range(first, stop):
            token = self._syntax.tokens[place]
            if token.text == ";" or (token.text in (",", "and") and not self._is_clause(place)):
                aside = False
            elif token.tag in ("WP", "WDT", "IN", "(", "-LRB-"):
                aside = True
            elif token.tag in FINITE and not aside and token.dep != "compound":
                return
            if aside and not named:
                return  # "among them those made by Lucia": no list of names
            known = self._is_name(place) or (sure and self._is_surname(place))
            if not aside and known and self._ends_name(place, first):
                named = True
                yield place

    def _ends_name(self, place: int, first: int) -> bool:
        token, before = self._syntax.tokens[place], self._syntax.tokens[place - 1]
        after = self._syntax.tokens[place + 1].tag if place + 1 < len(self._syntax.tokens) else ""
        full = token.entity == "PERSON" or (place > first and before.tag in NAMES)
        inside = token.dep == "compound" and token.head > place
        full = full and len(token.text) > 1 and before.text.lower() not in ALIAS
        return token.tag in NOUN_TAGS and full and not inside and after not in (*NOUN_TAGS, "POS")

    def _is_surname(self, place: int) -> bool:
        """Whether a noun closes a name whose first part is one: "JOSE RIVERA" in capitals."""
        token = self._syntax.tokens[place]
        before = (c for c in self._syntax.children[place] if self._syntax.tokens[c].dep == "compound")
        common = token.lemma in self._people or self._syntax.text[token.start].islower()
        return (
            token.tag in NOUN_TAGS and any(self._syntax.tokens[c].tag in NAMES for c in before) and not common
        )

    def _is_clause(self, mark: int) -> bool:
        """Whether a relative clause opens right after a mark: "A, who was asleep"."""
        after = mark + 1
        return after < len(self._syntax.tokens) and self._syntax.tokens[after].tag in ("WP", "WDT", "IN")
