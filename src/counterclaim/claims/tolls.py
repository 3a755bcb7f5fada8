"""Toll claims: every count of people with an outcome, its speaker, its stance and its scope."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterclaim.claims.attributions import Speech
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.outcomes import Found, outcome_of
from counterclaim.claims.people import PRONOUNS, STATES, Counted, Peoples, counted
from counterclaim.claims.speakers import Speakers, Voice
from counterclaim.claims.stance import scope_of, stance_of
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Agent, Number, Outcome, People, Scope, Span, Stance
from counterclaim.resources.counts import Counts, Interval

FIGURE_NOUNS = frozenset(
    ("figure", "toll", "number", "count", "total", "tally", "estimate", "sum", "balance")
)
YEAR = re.compile(r"(?:19|20)\d\d$")
STRICT = frozenset(
    ("participle after the people", "verb before the count", "object of the verb", "subject of the verb",
     "relative clause", "verb after the people", "noun with of", "predicate", "fixed phrase", "managed to")
)  # fmt: skip
GROUP_PREPOSITIONS = frozenset(("among", "amongst", "from", "of", "on", "in", "for"))


@dataclass(frozen=True, slots=True)
class Toll:
    """A toll claim before it gets its identifier, with the rule behind each of its fields."""

    count: Counted
    interval: Interval
    words: Span | None
    outcome: Outcome
    victims: People
    by: Agent | None
    voice: Voice
    stance: Stance
    scope: Scope
    trigger: int
    rules: tuple[tuple[str, str, Span | None], ...]


class TollFinder:
    """Finds the toll claims of one reading."""

    def __init__(
        self, syntax: Syntax, lexicon: Lexicon, speakers: Speakers, peoples: Peoples, counts: Counts
    ) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon
        self._speakers, self._peoples, self._counts = speakers, peoples, counts

    def find(self) -> tuple[Toll, ...]:
        """Return the toll claims in the order of the text."""
        found: list[Toll] = []
        taken: set[tuple[int, Outcome]] = set()
        for count, interval, words, strict in sorted(
            self._candidates(), key=lambda c: (c[0].start, c[0].end)
        ):
            toll = self._toll(count, interval, words, strict, found)
            if toll is not None and (toll.count.start, toll.outcome) not in taken:
                taken.add((toll.count.start, toll.outcome))
                found.append(toll)
        return tuple(found)

    # ------------------------------------------------------------ candidates
    def _candidates(self) -> Iterator[tuple[Counted, Interval, Span | None, bool]]:
        taken: set[int] = set()
        for number in self._syntax.reading.numbers:
            if self._is_date(number.start, number.end) or self._is_age(number):
                continue
            count = counted(self._syntax, self._lexicon, number.start, number.end)
            if count is None or (
                YEAR.fullmatch(number.text) and (count.elliptical or self._preceded_by_in(count))
            ):
                continue
            taken.update(range(count.first, count.last + 1))
            words = Span(start=number.start, end=number.end, text=number.text)
            strict = number.text.lower() == "one"
            yield count, Interval(number.low, number.high, number.qualifier), words, strict
        yield from self._articles(taken)

    def _is_date(self, start: int, end: int) -> bool:
        return any(d.start < end and start < d.end for d in self._syntax.reading.dates)

    def _is_age(self, number: Number) -> bool:
        """ "Adnan (26, a baker)", "Ko Zaw, 22," and "Rescue 1122": ages and parts of names count nobody."""
        first, last = self._syntax.at(number.start), self._syntax.at(number.end - 1)
        if first < 2 or last + 1 >= len(self._syntax.tokens) or number.qualifier != "exact":
            return False
        before, mark, after = (
            self._syntax.tokens[first - 2],
            self._syntax.tokens[first - 1],
            self._syntax.low(last + 1),
        )
        named = before.tag in ("NNP", "NNPS") or before.lemma in self._lexicon.people
        if mark.text in (",", "(") and named and after in (",", ")", ".", ";") and (number.high or 0) < 110:
            return before.tag in ("NNP", "NNPS", "NN")
        digits = number.text.isdigit() and len(number.text) >= 3
        return (
            digits
            and mark.tag == "NNP"
            and self._syntax.tokens[last + 1].tag not in (*NOUN_TAGS, "JJ", "VBN", "CD")
        )

    def _preceded_by_in(self, count: Counted) -> bool:
        return count.first > 0 and self._syntax.low(count.first - 1) in (
            "in",
            "since",
            "of",
            "until",
            "by",
            "from",
        )

    def _articles(self, taken: set[int]) -> Iterator[tuple[Counted, Interval, Span | None, bool]]:
        """Articles, "no", "some" and "how many" before people; they count only where a strict rule finds an outcome."""
        for place, token in enumerate(self._syntax.tokens):
            low = token.text.lower()
            if place in taken or low not in ("a", "an", "no", "some", "many", "any", "several", "how"):
                continue
            start, end = token.start, token.end
            if low == "how":
                if place + 1 >= len(self._syntax.tokens) or self._syntax.low(place + 1) != "many":
                    continue
                end = self._syntax.tokens[place + 1].end
                taken.add(place + 1)
            words = Span(start=start, end=end, text=self._syntax.text[start:end])
            interval = self._counts.read(words.text)
            if (
                interval is None
                or place + 1 < len(self._syntax.tokens)
                and place + 1 in taken
                and low in ("a", "an", "some")
            ):
                continue
            count = self._article_count(place, start, end, low)
            if count is not None:
                yield count, interval, words, True

    def _article_count(self, place: int, start: int, end: int, low: str) -> Counted | None:
        token = self._syntax.tokens[place]
        if low in ("some", "many") and token.dep in ("dobj", "nsubjpass", "nsubj"):
            return Counted(start, end, place, place, place, partitive=False, elliptical=True)
        count = counted(self._syntax, self._lexicon, start, end)
        if count is None or count.elliptical or count.partitive:
            return None
        lemma = self._syntax.lemma(count.head)
        known = lemma in self._lexicon.people or lemma in self._lexicon.tolls
        plural = self._syntax.tokens[count.head].tag in ("NNS", "NNPS")
        if (
            not known
            or (low in ("a", "an") and plural)
            or lemma
            in (
                "group",
                "force",
                "number",
                "unit",
                "patrol",
                "toll",
                "family",
                "side",
                "army",
                "squad",
                "cell",
                "gang",
                "crew",
                "name",
                "figure",
                "staff",
            )
        ):
            return None
        return count

    # ------------------------------------------------------------ one toll
    def _toll(
        self, count: Counted, interval: Interval, words: Span | None, strict: bool, before: list[Toll]
    ) -> Toll | None:
        anaphor = self._anaphor(count, before) if count.elliptical else None
        found = outcome_of(self._syntax, self._lexicon, count)
        if anaphor is not None and (found is None or found.rule.startswith("nearest")):
            found = anaphor[0]
        found = found or self._broken_down(count, before)
        if anaphor is None and count.elliptical and self._is_loose(count):
            return None
        if found is None or (
            strict and found.rule not in STRICT and found.rule not in ("toll noun", "adjective")
        ):
            return None
        if any(speech.source == count.head for speech in self._speakers.speeches):
            return None  # "two officials said": those who speak are not those counted
        if strict and count.elliptical and found.rule not in STRICT:
            return None
        victims, victim_rule = self._victims(count, found, before, anaphor[1] if anaphor else None)
        found = _refined(self._syntax, found, victims)
        voice = self._speakers.at(count.start, count.end)
        speech = self._speakers.speeches[voice.speech] if voice.speech is not None else None
        stance, stance_rule = stance_of(self._syntax, voice, speech, count, found)
        scope, scope_rule = scope_of(self._syntax, self._lexicon, count)
        by = self._agent(found.trigger) or self._claimant(found.trigger, voice)
        rules = (
            ("outcome", found.rule, found.words),
            ("victims", victim_rule, None),
            ("source", voice.rule, speech.cue_span if speech else None),
            ("stance", stance_rule, None),
            ("scope", scope_rule, None),
            ("count", f"codebook: {interval.qualifier}", words),
        )
        return Toll(
            count, interval, words, found.outcome, victims, by, voice, stance, scope, found.trigger, rules
        )

    def _broken_down(self, count: Counted, before: list[Toll]) -> Found | None:
        """ "Seventy-seven of them were fighters, 39 were guards": what befell the whole befell its parts."""
        if not before or not (count.partitive or self._predicated(count) or self._listed(count)):
            return None
        last = before[-1]
        near = self._syntax.sentence_number(count.last) - self._syntax.sentence_number(last.count.last)
        if near > 1:
            return None
        words = self._syntax.span(last.trigger, last.trigger)
        return Found(last.outcome, "outcome of the figure broken down", words, last.trigger)

    def _listed(self, count: Counted) -> bool:
        """ "45 of the police", "124 from IS": a bare number with its group right after it."""
        after = count.last + 1
        if not count.elliptical or after >= len(self._syntax.tokens):
            return False
        return self._syntax.low(after) in ("from", "on", "in") and self._group_after(count) is not None

    def _is_loose(self, count: Counted) -> bool:
        """A bare number after a preposition ("at nine", "with forty") counts nothing unless a figure was named."""
        token = self._syntax.tokens[count.head]
        return token.dep == "pobj" and self._syntax.low(token.head) not in ("of", "to", "from", "than")

    def _anaphor(self, count: Counted, before: list[Toll]) -> tuple[Found, People | None] | None:
        """ "Put the figure at 39": outcome and people of the last figure; "its losses at 17": the speaker's dead."""
        token = self._syntax.tokens[count.head]
        if token.dep not in ("pobj", "attr", "dobj", "appos", "npadvmod", "nummod"):
            return None
        sentence = self._syntax.sentence(count.last)
        for place in range(count.first - 1, sentence.first - 1, -1):
            lemma = self._syntax.lemma(place)
            low = self._syntax.low(place)
            words = self._syntax.span(place, place)
            if self._syntax.tokens[place].tag not in NOUN_TAGS and low not in self._lexicon.tolls:
                if lemma in self._lexicon.figures and before and token.dep == "dobj" and token.head == place:
                    return Found(before[-1].outcome, "the figure named before", words, place), before[
                        -1
                    ].victims
                continue
            if lemma in FIGURE_NOUNS:
                last = before[-1] if before else None
                if last is None:
                    return Found("killed", "a figure with nothing named before", words, place), None
                if lemma == "toll" or last is None:
                    same = next((t for t in reversed(before) if t.outcome == "killed"), None)
                    return Found("killed", "a toll", words, place), same.victims if same else None
                return Found(last.outcome, "the figure named before", words, place), last.victims
            outcome = self._lexicon.tolls.get(lemma) or self._lexicon.tolls.get(low)
            if outcome is not None:
                return Found(outcome, "toll noun before the figure", words, place), self._owner(place)
            if count.first - place > 12:
                break
        return None

    def _owner(self, noun: int) -> People | None:
        """ "Its losses", "our dead": the people of the one who speaks."""
        possessive = self._syntax.child(noun, "poss")
        if possessive is None or self._syntax.tokens[possessive].tag != "PRP$":
            return self._peoples.people(noun)
        voice = self._speakers.at(self._syntax.tokens[noun].start, self._syntax.tokens[noun].end)
        people = self._peoples.people(noun)
        own = voice.source
        if own.role != "party" and own.actor is None:
            return people
        return People(
            name=people.name, actor=own.actor, klass="combatant", start=people.start, end=people.end
        )

    # ------------------------------------------------------------ victims
    def _victims(
        self, count: Counted, found: Found, before: list[Toll], anaphor: People | None
    ) -> tuple[People, str]:
        if anaphor is not None and count.elliptical:
            return anaphor, "the people of the figure named before"
        predicated = self._predicated(count)
        if predicated is not None:
            return predicated, "the noun that the count is said to be"
        if count.elliptical and self._listed(count):
            group = self._group_after(count)
            if group is not None:
                return group, "the group named after the count"
        if self._syntax.low(count.head) in STATES and self._is_bare_state(count):
            return self._in_state(count, before)
        if count.elliptical or self._syntax.low(count.head) in (*PRONOUNS, "others", "other"):
            last = self._antecedent(count, before)
            if last is not None:
                return last, "the people named before"
            return People(name=None, actor=None, klass="unknown", start=None, end=None), "left unsaid"
        people = self._peoples.people(count.head, skip=(count.first, count.last))
        owner = self._syntax.child(count.head, "poss")
        if owner is not None and self._syntax.tokens[owner].tag == "PRP$":
            people = self._owned(people, count)
        if self._syntax.lemma(count.head) in self._lexicon.tolls or people.klass == "unknown":
            group = self._group_after(count)
            if group is not None and group.klass != "unknown":
                return group, "the group that the count is among"
        if people.klass == "unknown" and count.partitive:
            last = self._antecedent(count, before)
            if last is not None and last.klass != "unknown":
                return replace_people(people, last), "class of the people named before"
        return people, "the noun counted"

    def _in_state(self, count: Counted, before: list[Toll]) -> tuple[People, str]:
        """ "276 dead", "22 injured": the state names them; who they are may stand beside or before it."""
        people = self._peoples.people(count.head, skip=(count.first, count.last))
        group = self._group_after(count)
        if group is not None and group.klass != "unknown":
            return group, "the group that the count is among"
        last = self._antecedent(count, before)
        return (people if last is None else replace_people(people, last)), "people named by their state"

    def _is_bare_state(self, count: Counted) -> bool:
        """ "276 dead": the state of people whom nothing names."""
        return count.head <= count.last + 1 or self._peoples.people(
            count.head, skip=(count.first, count.last)
        ).name == (self._syntax.tokens[count.head].text)

    def _predicated(self, count: Counted) -> People | None:
        """ "Of the 67 dead, 61 were civilians and six were from the security forces"."""
        token = self._syntax.tokens[count.head]
        if not count.elliptical or token.dep != "nsubj" or self._syntax.lemma(token.head) != "be":
            return None
        noun = self._syntax.child(token.head, "attr")
        if noun is None:
            from_ = next(
                (c for c in self._syntax.children[token.head] if self._syntax.low(c) == "from"), None
            )
            noun = self._syntax.child(from_, "pobj") if from_ is not None else None
        if noun is None or self._lexicon.people.get(self._syntax.lemma(noun)) is None:
            return None
        return self._peoples.people(noun)

    def _owned(self, people: People, count: Counted) -> People:
        voice = self._speakers.at(count.start, count.end)
        if voice.source.actor is None or people.actor is not None or people.klass == "civilian":
            return people
        return People(
            name=people.name, actor=voice.source.actor, klass="combatant", start=people.start, end=people.end
        )

    def _antecedent(self, count: Counted, before: list[Toll]) -> People | None:
        sentence = self._syntax.sentence_number(count.last)
        for toll in reversed(before):
            near = sentence - self._syntax.sentence_number(toll.count.last)
            if near > (2 if count.partitive else 1):
                return self._peoples.before(count.first)
            whole = toll.scope != "part" or count.partitive
            if toll.victims.name is not None and whole and (near == 0 or count.partitive):
                return toll.victims
        return self._peoples.before(count.first)

    def _group_after(self, count: Counted) -> People | None:
        """ "Two dead on the side of the demonstrators", "12 dead in its ranks"."""
        begin = count.last if count.elliptical else count.head
        stop = min(self._syntax.sentence(count.last).last, begin + 9)
        for place in range(begin + 1, stop):
            token = self._syntax.tokens[place]
            if token.tag in NOUN_TAGS:
                covered = any(m.start <= token.start < m.end and m.actor for m in self._syntax.reading.actors)
                if self._lexicon.people.get(token.lemma, "unknown") != "unknown" or covered:
                    return self._peoples.people(place)
            if token.tag in ("VBD", "VBZ", "VBP", "CC", "CD", ",", ".", ":"):
                break
            if token.tag == "IN" and token.text.lower() not in GROUP_PREPOSITIONS:
                break
        return None

    def _agent(self, trigger: int) -> Agent | None:
        token = self._syntax.tokens[trigger]
        if not token.tag.startswith("VB"):
            return None
        by = self._syntax.child(trigger, "agent")
        doer = self._syntax.child(by, "pobj") if by is not None else None
        if doer is None and not self._syntax.is_passive(trigger) and token.lemma in self._lexicon.acts:
            doer = self._syntax.subject(trigger)
        if doer is None or self._syntax.tokens[doer].tag not in NOUN_TAGS:
            return None
        people = self._peoples.people(doer)
        known = people.actor is not None or self._syntax.lemma(doer) in self._lexicon.people
        if not known or people.name is None or people.start is None or people.end is None:
            return None
        return Agent(name=people.name, actor=people.actor, start=people.start, end=people.end)

    def _claimant(self, trigger: int, voice: Voice) -> Agent | None:
        """ "The group claimed to have killed 200": the party that speaks is the doer."""
        source = voice.source
        infinitive = self._syntax.tokens[trigger].dep in ("xcomp", "pcomp")
        if (
            not infinitive
            or source.role != "party"
            or source.name is None
            or source.start is None
            or source.end is None
        ):
            return None
        return Agent(name=source.name, actor=source.actor, start=source.start, end=source.end)


def replace_people(people: People, known: People) -> People:
    """Return `people` with the class and actor of `known`."""
    return People(
        name=people.name,
        actor=people.actor or known.actor,
        klass=known.klass,
        start=people.start,
        end=people.end,
    )


def _refined(syntax: Syntax, found: Found, victims: People) -> Found:
    """Let the people decide between near outcomes: prisoners who flee escape, villagers who flee are displaced."""
    lemma = syntax.lemma(found.trigger)
    if lemma in ("flee", "evacuate") and victims.klass in ("detainee", "combatant"):
        return replace(found, outcome="escaped") if victims.klass == "detainee" else found
    if lemma == "shoot" and any(
        syntax.lemma(c) in ("wound", "injure") for c in syntax.children[found.trigger]
    ):
        return replace(found, outcome="injured")
    holder = syntax.subject(found.trigger) if lemma == "hold" else None
    if holder is not None and syntax.lemma(holder) in (
        "prison",
        "jail",
        "camp",
        "facility",
        "centre",
        "center",
        "cell",
    ):
        return replace(found, outcome="present")
    if lemma == "hold":
        outcome: Outcome = (
            "hostage"
            if victims.klass == "civilian"
            else "captured"
            if victims.klass == "combatant"
            else "detained"
        )
        return replace(found, outcome=outcome)
    if lemma == "recover" and victims.klass == "detainee":
        return replace(found, outcome="recaptured")
    if lemma in ("capture", "seize") and victims.klass == "civilian":
        return replace(found, outcome="abducted")
    if lemma in ("kidnap", "abduct") and victims.klass == "combatant":
        return found
    return found


__all__ = ["Speech", "Toll", "TollFinder"]
