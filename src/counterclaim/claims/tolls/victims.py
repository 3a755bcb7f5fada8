"""Who the people of a figure are: the noun counted, the group it is among, or the people named before."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.counted import OWN_PEOPLE, PRONOUNS, Counted
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import NOBODY, Peoples, like, of_actor
from counterclaim.claims.speakers.finder import Speakers
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.claims.tolls.antecedents import Antecedents, is_of_a_tally
from counterclaim.claims.tolls.bearers import bearer_of
from counterclaim.claims.tolls.earlier import Told, Toll
from counterclaim.claims.tolls.found import is_of_a_thing, own_verb
from counterclaim.claims.tolls.predicates import predicate_of
from counterclaim.model import People

GROUP_PREPOSITIONS = frozenset(("among", "amongst", "from", "of", "on", "in", "for"))
NO_ONE = frozenset(("nobody", "no-one"))
FRONTS = frozenset(("of", "on", "among"))  # "Of the staff, three died", "On civilians they say four"
FRONT = 14  # tokens from the head of a sentence in which a share of the whole named there may stand
GROUP_WINDOW = 9  # tokens after a count in which its group may be named


class VictimFinder:
    """Finds the people of the figures of one reading."""

    def __init__(
        self, syntax: Syntax, lexicon: Lexicon, speakers: Speakers, peoples: Peoples, antecedents: Antecedents
    ) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon
        self._speakers, self._peoples = speakers, peoples
        self._antecedents = antecedents

    def find(self, count: Counted, told: Told, before: Sequence[Toll]) -> tuple[People, str]:
        """Return the people of a count and the rule that gave them; `told`: where its outcome is from."""
        outright = self._outright(count)
        if outright is not None:
            return outright
        paired = self._antecedents.paired(count, before)
        if paired is not None:
            return paired.victims, "the people of the figure in the same place of the list before"
        if told.found.tie == "context" and (self._is_bare(count) or self._is_unit(count)):
            people = self._told(told)
            if people.name is None and self._syntax.lemma(count.head) == "victim":
                return self._peoples.people(count.head, skip=(count.first, count.last)), "the noun counted"
            return people, "the people of the figure named before"
        last = self._antecedents.find(count, told, before)
        if self._syntax.low(count.head) in self._lexicon.states and self._is_bare_state(count):
            return self._in_state(count, last, before)
        if self._is_bare(count):
            return (last, "the people named before") if last is not None else self._unsaid(count)
        if self._syntax.low(count.head) in OWN_PEOPLE:
            return self._owned(self._peoples.people(count.head), count), "the people of the one who speaks"
        if self._syntax.low(count.head) in ("others", "other"):
            return self._others(count, last, before), "others of the people named before"
        return self._as_part(self._named(count, last), self._whole(count, told, before))

    def _others(self, count: Counted, last: People | None, before: Sequence[Toll]) -> People:
        """ "Three rebels were killed, two others hurt": of the kind of those before, where that is told."""
        others = self._peoples.people(count.head, skip=(count.first, count.last))
        if last is None or last.name is None:
            return others
        counted = bool(before) and before[-1].victims == last and self._is_beside(before[-1], count)
        return last if counted and self._is_kind(last) else like(others, last)

    def _as_part(self, named: tuple[People, str], whole: People) -> tuple[People, str]:
        """Return people whom nothing tells apart as of the class of those they are a part of."""
        people, _ = named
        if people.klass == "unknown" and people.actor is None and whole.klass in ("combatant", "civilian"):
            return like(people, whole), "class of the people they are a part of"
        return named

    def _whole(self, count: Counted, told: Told, before: Sequence[Toll]) -> People:
        """Return those of whom a count is said to be a part: "14 militants, among them two leaders"."""
        if told.toll is not None and told.part is not None:
            return told.toll.victims
        opens = self._syntax.low(count.first - 1) in ("them", "whom", *self._lexicon.codebook.tolls.parts)
        return before[-1].victims if opens and before and self._is_beside(before[-1], count) else NOBODY

    def _outright(self, count: Counted) -> tuple[People, str] | None:
        """Return the people where the sentence says whom the count is of."""
        none = self._syntax.low(count.first) == "no" and self._syntax.lemma(count.head) == "victim"
        if none or self._syntax.low(count.first) in NO_ONE:
            return NOBODY, "a word for nobody"
        predicated = self.predicated(count)
        if predicated is not None:
            return predicated, "the noun that the count is said to be"
        if self.is_listed(count):
            return self.group_after(count) or NOBODY, "the group named after the count"
        if self.is_set_apart(count):
            return self._set_apart(count)
        fronted = self._fronted(count)
        if fronted is not None:
            return fronted, "the whole named at the head of the sentence"
        labelled = self._label(count)
        return (labelled, "the label before the count") if labelled is not None else None

    def _named(self, count: Counted, last: People | None) -> tuple[People, str]:
        people = self._peoples.people(count.head, skip=(count.first, count.last))
        owner = self._syntax.child(count.head, "poss")
        if owner is not None and self._syntax.tokens[owner].tag == "PRP$":
            people = self._owned(people, count)
        if owner is not None and self._syntax.tokens[owner].tag == "WP$" and people.klass == "unknown":
            return self._of_whom(people, owner), "the group whose people they are"
        if self._syntax.lemma(count.head) in self._lexicon.tolls or people.klass == "unknown":
            group = self.group_after(count)
            if group is not None and group.klass != "unknown":
                return group, "the group that the count is among"
        if people.klass == "unknown" and count.partitive and last is not None and last.klass != "unknown":
            return like(people, last), "class of the people named before"
        lemma = self._syntax.lemma(count.head)
        if lemma in self._lexicon.tolls and not count.partitive and people.klass == "unknown":
            bearer = bearer_of(self._syntax, self._lexicon, self._peoples, count.head)
            if bearer is not None:
                return bearer, "those who come to the harm counted"
            if people.actor is None and lemma in self._lexicon.harms:
                return NOBODY, "a noun of harm names no people"
        return people, "the noun counted"

    def _of_whom(self, people: People, whose: int) -> People:
        """ "A convoy of a smuggling gang, fourteen of whose members died": the nearest group before."""
        for place in range(whose - 1, self._syntax.sentence(whose).first - 1, -1):
            noun = self._syntax.tokens[place].tag in NOUN_TAGS
            group = self._peoples.people(place) if noun else NOBODY
            if group.klass != "unknown":
                return like(people, group)
        return people

    def _is_beside(self, toll: Toll, count: Counted) -> bool:
        return self._syntax.sentence_number(toll.count.last) == self._syntax.sentence_number(count.last)

    def _is_kind(self, people: People) -> bool:
        """Whether people are named by what they are, so that others may be the same: no "Senator Ruiz"."""
        if people.start is None or people.end is None:
            return False
        head = self._syntax.tokens[self._syntax.at(people.end - 1)]
        return head.lemma in self._lexicon.people and people.klass != "unknown"

    def _fronted(self, count: Counted) -> People | None:
        """ "Of the clinic's staff, three died": the whole stands first."""
        first = self._syntax.sentence(count.first).first
        if not count.elliptical or self._syntax.low(first) not in FRONTS or count.first - first > FRONT:
            return None
        noun = self._syntax.child(first, "pobj")
        known = noun is not None and noun < count.first and self._peoples.is_known(noun)
        return self._peoples.people(noun) if noun is not None and known else None

    def _is_bare(self, count: Counted) -> bool:
        share = self._syntax.tokens[count.head].tag == "CD"  # "two of the six"
        return count.elliptical or share or self._syntax.low(count.head) in PRONOUNS

    def _is_unit(self, count: Counted) -> bool:
        return self._syntax.lemma(count.head) in self._lexicon.codebook.tolls.units

    # ------------------------------------------------------------ people named elsewhere
    def is_set_apart(self, count: Counted) -> bool:
        """ "84 were jihadists and 45 belonged to the other side": not the people named before."""
        after = count.last + 1
        if not count.elliptical or after >= len(self._syntax.tokens):
            return False
        verb = self._syntax.tokens[after].tag.startswith("VB")
        return verb and self._syntax.lemma(after) in self._lexicon.codebook.tolls.belong

    def _set_apart(self, count: Counted) -> tuple[People, str]:
        """Return whom the count belongs to, or nobody: the wrong side would be worse than none."""
        verb = count.last + 1
        joined = [c for c in self._syntax.children[verb] if self._syntax.tokens[c].dep == "conj"]
        for child in (c for place in (verb, *joined) for c in self._syntax.children[place]):
            obj = self._syntax.child(child, "pobj") if self._syntax.tokens[child].dep == "prep" else None
            if obj is not None:
                return self._peoples.people(obj), "the side that the count belongs to"
        return self._unsaid(count)

    def is_listed(self, count: Counted) -> bool:
        """ "45 of the police", "124 from IS": a bare number with its group right after it."""
        after = count.last + 1
        if not count.elliptical or after >= len(self._syntax.tokens):
            return False
        group = self.group_after(count) if self._syntax.low(after) in ("from", "on", "in") else None
        return group is not None and not self._gives(group, count)

    def _gives(self, group: People, count: Counted) -> bool:
        """Whether a group after a count is who gives it: "45 from the monitor, 17 from the army itself"."""
        source = self._speakers.of_figure(count.start, count.end).source
        if source.start is None or group.start is None or group.end is None:
            return False
        return group.start <= source.start < group.end or source.start <= group.start < (source.end or 0)

    def predicated(self, count: Counted) -> People | None:
        """ "Of the 67 dead, 61 were civilians", "seven of them policemen": what they are said to be."""
        noun = predicate_of(self._syntax, self._lexicon, count)
        if noun is not None and self._syntax.lemma(noun) in self._lexicon.codebook.tolls.figures:
            return NOBODY  # "125 was the figure"
        if noun is None:
            return None
        national = self._syntax.tokens[noun].entity == "NORP"
        return self._peoples.people(noun) if national or self._peoples.is_known(noun) else None

    def group_after(self, count: Counted) -> People | None:
        """ "Two dead on the side of the demonstrators", "12 dead in its ranks"."""
        begin = count.last if count.elliptical else count.head
        stop = min(self._syntax.sentence(count.last).last, begin + GROUP_WINDOW)
        if begin + 1 < stop and self._syntax.tokens[begin + 1].tag == "DT":
            return None  # "after the death of ten guards the front withdrew"
        for place in range(begin + 1, stop):
            token = self._syntax.tokens[place]
            told_apart = self._lexicon.people.get(token.lemma) != "unknown" and self._peoples.is_known(place)
            told_apart = told_apart and not is_of_a_thing(self._syntax, self._lexicon, place)
            if token.tag in NOUN_TAGS and told_apart:
                return self._peoples.people(place)
            if token.tag in ("VBD", "VBZ", "VBP", "CC", "CD", ",", ".", ":"):
                break
            if token.tag == "IN" and token.text.lower() not in GROUP_PREPOSITIONS:
                break
        return None

    def _told(self, told: Told) -> People:
        if told.toll is not None and (told.toll.scope == "part" or told.toll.interval.high == 1):
            return NOBODY  # hardly of the same part, and the wrong side would be worse than none
        if told.toll is not None:
            people = told.toll.victims
            said = people.klass != "unknown" or people.actor is not None or told.toll.count.elliptical
            return (
                people
                if said or self._syntax.lemma(told.toll.count.head) not in self._lexicon.tolls
                else NOBODY
            )
        if told.noun is None:
            return NOBODY
        if self._syntax.tokens[told.noun].tag == "VBN":
            return self._suffering(told.noun)
        whose = self._syntax.tokens[told.noun].head  # "doubts the four dead civilians: it has nine"
        if self._syntax.tokens[told.noun].dep == "amod" and self._peoples.is_known(whose):
            return self._peoples.people(whose)
        return self._owner(told.noun)

    def _suffering(self, participle: int) -> People:
        """ "The number of people killed at 12", "civilians killed: 26": whom a participle is said of."""
        token = self._syntax.tokens[participle]
        noun = token.head if token.dep == "acl" else participle - 1
        said = self._syntax.tokens[noun].tag in NOUN_TAGS and self._peoples.is_known(noun)
        return self._peoples.people(noun) if said else NOBODY

    def _owner(self, noun: int) -> People:
        """ "Its losses", "our dead": the people of the one who speaks."""
        people = self._peoples.people(noun)
        inside = self._inside(noun) if self._syntax.lemma(noun) in self._lexicon.acts_of else None
        if inside is not None:
            return inside  # "the murder of priests"
        if (
            is_of_a_tally(self._syntax, self._lexicon, noun)
            and people.klass == "unknown"
            and people.actor is None
        ):
            whose = self._peoples.people(noun - 1) if noun > 0 and self._told_apart(noun - 1) else people
            people = self._inside(noun) or (NOBODY if self._is_plain(noun) else whose)
        possessive = self._syntax.child(noun, "poss")
        if possessive is None or self._syntax.tokens[possessive].tag != "PRP$":
            return people
        own = self._speakers.at(self._syntax.tokens[noun].start, self._syntax.tokens[noun].end).source
        return of_actor(people, own.actor) if own.role == "party" or own.actor is not None else people

    def _inside(self, noun: int) -> People | None:
        """ "Casualties in the ranks of the police": the people in the words of a noun for a figure."""
        for place in range(noun + 1, self._syntax.edges(noun)[1] + 1):
            if self._told_apart(place) and self._syntax.tokens[place].dep == "pobj":
                return self._peoples.people(place)
        return None

    def _told_apart(self, place: int) -> bool:
        return self._lexicon.people.get(self._syntax.lemma(place), "unknown") != "unknown"

    def _is_plain(self, noun: int) -> bool:
        """Whether nothing before a noun says whose it is: "the dead", but not "the military dead"."""
        tag = self._syntax.tokens[noun - 1].tag if noun > 0 else ""
        return tag not in (*NOUN_TAGS, "JJ", "PRP$", "POS")

    def _owned(self, people: People, count: Counted) -> People:
        own = self._speakers.of_figure(count.start, count.end).source
        fights = own.actor is not None or own.role == "party"
        if people.actor is not None or people.klass == "civilian":
            return people
        if not fights:
            return self._of_the_subject(people, count)
        return of_actor(people, own.actor)

    def _of_the_subject(self, people: People, count: Counted) -> People:
        """ "The army lost 17 of its own": whose own they are is told by the subject of the clause."""
        for verb in self._syntax.ancestors(count.head):
            subject = self._syntax.child(verb, "nsubj")
            if subject is None or subject > count.first or not self._syntax.tokens[verb].tag.startswith("VB"):
                continue
            owner = self._peoples.people(subject)
            return of_actor(people, owner.actor) if owner.klass == "combatant" else people
        return people

    def _in_state(self, count: Counted, last: People | None, before: Sequence[Toll]) -> tuple[People, str]:
        """ "276 dead", "22 injured": the state names them; who they are may stand beside or before it."""
        bearer = bearer_of(self._syntax, self._lexicon, self._peoples, count.head)
        if bearer is not None:
            return bearer, "those who come to the harm counted"
        people = self._peoples.people(count.head, skip=(count.first, count.last))
        group = self.group_after(count)
        if group is not None and group.klass != "unknown":
            return group, "the group that the count is among"
        noun = self._shared_noun(count.head)
        if noun is not None:
            return self._peoples.people(noun, skip=(count.first, noun - 1)), "the noun that states share"
        verb = own_verb(self._syntax, self._lexicon, count.head)
        if verb is None:
            verb = own_verb(self._syntax, self._lexicon, count.number)
            verb = verb if verb is not None and verb < count.first else None
        if verb is not None:
            return people, "people named by what befell them"  # "shifted 28 injured to the ward"
        joined = self._joined(count, before)
        if joined is not None:
            return joined, "the people of the figure it is joined to"
        if last is not None:
            return like(people, last), "people named by what befell them"
        known = people.klass != "unknown" or people.actor is not None
        return (people if known else NOBODY), "people named by nothing but what befell them"

    def _shared_noun(self, state: int) -> int | None:
        """ "80 dead and 231 injured marchers": the noun after the last of the states."""
        stop = self._syntax.sentence(state).last
        place = state + 1
        while place < stop and (
            self._syntax.low(place) in ("and", ",") or self._syntax.tokens[place].tag in ("CD", "RB", "IN")
        ):
            place += 1
        if place + 1 >= stop or self._syntax.low(place) not in self._lexicon.states:
            return None
        many = self._syntax.tokens[place + 1].tag == "NNS"
        return place + 1 if many and self._peoples.is_known(place + 1) else None

    def _joined(self, count: Counted, before: Sequence[Toll]) -> People | None:
        """ "Two people were killed and three wounded": the figure before in the same part of a sentence."""
        if (
            not before
            or is_of_a_tally(self._syntax, self._lexicon, before[-1].count.head)
            or before[-1].scope == "part"
        ):
            return None
        if before[-1].interval.high == 1:
            return None
        gap = self._syntax.text[before[-1].count.end : count.start]
        same = self._syntax.sentence_number(before[-1].count.last) == self._syntax.sentence_number(count.last)
        return before[-1].victims if same and ";" not in gap and before[-1].victims.name else None

    def _is_bare_state(self, count: Counted) -> bool:
        """ "276 dead": the state of people whom nothing names."""
        between = range(count.last + 1, count.head)
        if all(self._syntax.tokens[place].tag == "RB" for place in between):
            return True
        people = self._peoples.people(count.head, skip=(count.first, count.last))
        return people.name == self._syntax.tokens[count.head].text

    def _unsaid(self, count: Counted) -> tuple[People, str]:
        if count.partitive and self._syntax.tokens[count.head].tag != "CD":
            return self._peoples.people(count.head), "a pronoun for people named before"
        return NOBODY, "left unsaid"

    def _label(self, count: Counted) -> People | None:
        """ "Women: 11", "military servicemen — 17", "soldiers killed: 4": the people before the mark."""
        place = count.first - 1
        if not count.elliptical or place < 1 or self._syntax.low(place) not in (":", "—", "–"):
            return None
        noun = place - 1 - self._syntax.is_label(place - 1)
        lemma = self._syntax.lemma(noun)
        if self._syntax.tokens[self._syntax.tokens[noun].head].dep == "agent":
            return None  # "Civilians killed by rebels: 26"
        if self._syntax.low(self._syntax.noun_phrase(noun)[0]) == "the":
            return None  # "The army: 141": who says so, not who they are
        plural = self._syntax.tokens[noun].tag == "NNS" or self._syntax.low(noun).endswith("men")
        many = plural or lemma in self._lexicon.collective
        known = lemma in self._lexicon.people and self._syntax.low(noun) not in self._lexicon.tolls
        return self._peoples.people(noun) if known and many else None
