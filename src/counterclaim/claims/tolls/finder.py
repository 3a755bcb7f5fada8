"""Toll claims: every count of people with an outcome, its speaker, its stance and its scope."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.claims.counted import Counted
from counterclaim.claims.fullnames import in_full
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.people import Peoples, words_of
from counterclaim.claims.speakers.finder import Speakers, Voice
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.claims.tolls.again import told_again
from counterclaim.claims.tolls.antecedents import Antecedents
from counterclaim.claims.tolls.beings import counts_people
from counterclaim.claims.tolls.counting import Candidate, Candidates
from counterclaim.claims.tolls.earlier import Earlier, Rule, Told, Toll, taken_from
from counterclaim.claims.tolls.figures import Figures
from counterclaim.claims.tolls.found import Found, own_verb
from counterclaim.claims.tolls.nearness import outcome_near
from counterclaim.claims.tolls.outcomes import is_doer, outcome_by_phrase, outcome_of, toll_noun
from counterclaim.claims.tolls.phrases import end_of, is_safe
from counterclaim.claims.tolls.refining import refined
from counterclaim.claims.tolls.reprises import Reprises
from counterclaim.claims.tolls.stance import Cover, scope_of, stance_of
from counterclaim.claims.tolls.victims import VictimFinder
from counterclaim.model import Agent, Outcome, People, Scope, Span
from counterclaim.resources.counts import Counts

INSIDE = frozenset(("in", "inside", "within", "aboard"))
PLANNED = re.compile(r"\s+(?:is|are|was|were) (?:(?:due|set|expected|meant) )?to be\b")


class TollFinder:
    """Finds the toll claims of one reading."""

    def __init__(
        self, syntax: Syntax, lexicon: Lexicon, speakers: Speakers, peoples: Peoples, counts: Counts
    ) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon
        self._speakers, self._peoples = speakers, peoples
        self._candidates = Candidates(syntax, lexicon, counts)
        self._earlier = Earlier(syntax, lexicon)
        self._figures = Figures(syntax, lexicon)
        self._reprises = Reprises(syntax, lexicon)
        self._antecedents = Antecedents(syntax, lexicon, speakers, peoples)
        self._victims = VictimFinder(syntax, lexicon, speakers, peoples, self._antecedents)

    def find(self) -> tuple[Toll, ...]:
        """Return the toll claims in the order of the text."""
        found: list[Toll] = []
        taken: set[tuple[int, Outcome]] = set()
        for candidate in self._candidates.find():
            toll = self._toll(candidate, found)
            if toll is not None and (toll.count.start, toll.outcome) not in taken:
                taken.add((toll.count.start, toll.outcome))
                found.append(toll)
        return self._reprises.without(found)

    def _toll(self, candidate: Candidate, before: Sequence[Toll]) -> Toll | None:
        count = candidate.count
        told = self._fate(count, before)
        if told is None or (candidate.strict and not self._is_sure(count, told)):
            return None
        if not counts_people(self._syntax, self._lexicon, count, told.found, named=candidate.words is None):
            return None
        if self._may_speak(candidate, told.found) and self._speaks(count, told.found.tie):
            return None  # "two officials said": those who speak are not those counted
        victims, victim_rule = self._victims.find(count, told, before)
        if candidate.words is None:
            victims = in_full(self._syntax, self._lexicon, self._peoples, victims)
        found = refined(self._syntax, self._lexicon, told.found, victims, before)
        if found is None:
            return None
        again = told_again(self._syntax, (count, candidate.interval, found.outcome), victims, before)
        if again is not None:
            victims, victim_rule = again, "the group of the same figure before"
        scope, scope_rule, words = self._scope(count, told, before)
        whose: Rule = ("victims", victim_rule, words_of(victims))
        return self._said(candidate, found, (victims, whose), (scope, ("scope", scope_rule, words)))

    def _scope(self, count: Counted, told: Told, before: Sequence[Toll]) -> Cover:
        cover = scope_of(self._syntax, self._lexicon, count)
        if cover[0] == "event" and self._victims.is_set_apart(count):
            return "part", "one side's share of a figure", self._syntax.span(count.last + 1, count.last + 1)
        listed = told if told.part is not None else self._earlier.listed(count, before)
        if cover[0] == "event" and listed is not None and listed.part is not None:
            return "part", "a breakdown of a figure", listed.part
        whole = told.toll
        if cover[0] == "event" and whole is not None and whole.scope == "part" and count.elliptical:
            return "part", "a bare figure after a breakdown is no total", whole.words
        return cover

    def _said(
        self, candidate: Candidate, found: Found, people: tuple[People, Rule], cover: tuple[Scope, Rule]
    ) -> Toll:
        """Return the toll with its speaker, stance and doer."""
        count = candidate.count
        voice = self._speakers.of_figure(count.start, count.end)
        speech = self._speakers.speeches[voice.speech] if voice.speech is not None else None
        stance, stance_rule, words = stance_of(self._syntax, self._lexicon, (voice, speech), count, found)
        return Toll(
            count=count,
            interval=candidate.interval,
            words=candidate.words,
            outcome=found.outcome,
            victims=people[0],
            by=self._agent(found.trigger) or self._claimant(found.trigger, voice),
            voice=voice,
            stance=stance,
            scope=cover[0],
            trigger=found.trigger,
            rules=(
                ("outcome", found.rule, found.words),
                people[1],
                ("source", voice.rule, speech.cue_span if speech else source_words(voice)),
                ("stance", stance_rule, words),
                cover[1],
                ("count", _counting(candidate), candidate.words),
            ),
        )

    def _may_speak(self, candidate: Candidate, found: Found) -> bool:
        """Whether those counted may be those who speak; not in "Ruiz, who was hurt, said"."""
        head, own = candidate.count.head, self._syntax.tokens[found.trigger]
        if self._candidates.persons.spared.is_spared(head):
            return False
        if found.tie != "grammar":
            return True
        told = not candidate.count.elliptical and self._syntax.is_under(head, found.trigger)
        named = candidate.words is None and own.dep == "relcl" and own.head == head
        return candidate.strict and not named and not told

    def _speaks(self, count: Counted, tie: str) -> bool:
        head = self._syntax.tokens[count.head]
        if tie == "grammar" and head.dep == "appos" and head.entity == "PERSON":
            return False  # "killed two clerks: Luis Ruiz and Ana Vega"
        quoted = self._syntax.quotation_at(count.start) is not None
        for place in {count.head, count.number}:
            token = self._syntax.tokens[place]
            says = self._lexicon.attributes("verb", self._syntax.lemma(token.head)) and place < token.head
            said = quoted or tie == "noun" or self._is_inverted(token.head)
            if token.dep == "nsubj" and says and not said:
                return True
        end = self._syntax.tokens[count.head].end
        spans = (speech.source_span for speech in self._speakers.speeches)
        return any(span is not None and span.start <= count.start and end <= span.end for span in spans)

    def _is_inverted(self, verb: int) -> bool:
        """ "None of its soldiers, says the ministry": what stands before the verb is what is said."""
        after = (c for c in self._syntax.children[verb] if c > verb)
        speaker = any(self._syntax.tokens[child].dep in ("nsubj", "dobj") for child in after)
        return speaker and self._syntax.low(verb - 1) in (",", "”", '"', "''")

    # ------------------------------------------------------------ what befell them
    def _fate(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """Return the outcome of a count: by grammar, by the figures before, at last by nearness."""
        persons = self._candidates.persons
        named = persons.spared.told(count) or persons.identified.told(count, before)
        if named is not None:
            return named
        if is_doer(self._syntax, self._lexicon, count):
            noun = toll_noun(self._syntax, self._lexicon, count.head)
            return Told(noun) if noun is not None else None
        if self._is_hypothetical(count) or self._is_of_disease(count):
            return None
        sure = self._sure(count, before)
        if sure is not None or is_safe(self._syntax, self._lexicon, count):
            return sure
        return self._told(count, before)

    def _sure(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """Return what grammar, the label of a bare number, or the whole of a share says befell a count."""
        label = self._figures.labelled(count)
        if label is not None and count.elliptical:
            return label
        found = outcome_of(self._syntax, self._lexicon, count) or self._are_there(count)
        safe = is_safe(self._syntax, self._lexicon, count)
        share = self._earlier.share(count, before) if not safe else None
        if found is not None and (share is None or self._is_own(count, found)):
            return Told(found)
        return None if safe else share or label

    def _told(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """Return what the words and the figures before a count say befell it, at last the nearest word."""
        named = self._paired(count, before) or self._figures.named(count, before)
        beside = self._syntax.tokens[count.number].dep == "appos"  # "all of them, 24 in number, are free"
        fixed = outcome_by_phrase(self._syntax, self._lexicon, count) if named is None or beside else None
        if fixed is not None:
            return Told(fixed)
        said = named or self._earlier.itemised(count, before) or self._earlier.listed(count, before)
        said = said or self._earlier.among(count, before) or self._figures.repeated(count, before)
        if said is not None:
            return said
        if count.elliptical and self._is_loose(count):
            return None
        idle = own_verb(self._syntax, self._lexicon, count.number) is None
        parts = self._victims.predicated(count) or self._victims.is_listed(count)
        told = self._earlier.part_of(count, before) if self._is_described(count) else None
        if told is not None:
            return told
        if (count.partitive and idle) or parts or self._goes_on_with_parts(count, before):
            said = self._earlier.broken_down(count, before)
        near = outcome_near(self._syntax, self._lexicon, count)
        return said or (Told(near) if near is not None else None)

    def _is_own(self, count: Counted, found: Found) -> bool:
        """Whether words tell the fate of a share: "of whom two died", but not "of whom two, and 30 hurt"."""
        if own_verb(self._syntax, self._lexicon, count.number) == found.trigger:
            return True
        gap = range(end_of(self._syntax, count) + 1, found.trigger)
        return found.trigger >= count.first and not any(self._syntax.low(p) in (",", "and", ";") for p in gap)

    def _is_described(self, count: Counted) -> bool:
        """ "Three were Bangladeshis", "one being an officer": a bare number said to be somebody."""
        verb = self._syntax.tokens[count.number].head
        if not count.elliptical or self._syntax.tokens[count.number].dep not in ("nsubj", "nsubjpass"):
            return False
        if verb != count.last + 1 or self._syntax.lemma(verb) != "be":
            return False
        noun = self._syntax.child(verb, "attr")
        if noun is None or self._syntax.tokens[noun].tag not in NOUN_TAGS:
            return False
        known = (
            self._syntax.lemma(noun) in self._lexicon.people
            and self._syntax.lemma(noun) not in self._lexicon.codebook.tolls.figures
        )
        return known or self._syntax.tokens[noun].entity == "NORP"

    def _goes_on_with_parts(self, count: Counted, before: Sequence[Toll]) -> bool:
        """ "Of whom 84 were rebels and 45 fought for the army": a share told in the sentence of another."""
        if not before or before[-1].scope != "part" or not self._victims.is_set_apart(count):
            return False
        here = self._syntax.sentence_number(count.last)
        return self._syntax.sentence_number(before[-1].count.last) == here

    def _paired(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """ "40 rebels and 12 soldiers died ... 22 and 31": what befell the same groups before."""
        toll = self._antecedents.paired(count, before)
        return (
            taken_from(self._syntax, toll, "the list before of the same groups") if toll is not None else None
        )

    def _is_hypothetical(self, count: Counted) -> bool:
        """ "If the bomb had fallen at noon, a hundred might have died": nobody claims that they did."""
        after = self._syntax.tokens[end_of(self._syntax, count)].end
        if PLANNED.match(self._syntax.text, after):
            return True
        modal, opening = False, self._syntax.sentence(count.last).first
        condition = self._syntax.low(opening) == "had" and self._syntax.tokens[opening].dep == "aux"
        for place in (count.head, *self._syntax.ancestors(count.head)):
            if self._is_known_deed(place):
                break
            mark = self._syntax.child(place, "mark")
            if mark is not None and self._syntax.low(mark) in ("if", "unless"):
                return True
            if modal and self._is_of_any(place):
                return True
            for child in self._syntax.children[place]:
                token = self._syntax.tokens[child]
                modal = modal or (token.dep == "aux" and token.tag == "MD" and token.text.lower() != "will")
                opener = self._syntax.child(child, "mark") if token.dep == "advcl" else None
                condition = condition or (opener is not None and self._syntax.low(opener) in ("if", "unless"))
        return modal and condition

    def _are_there(self, count: Counted) -> Found | None:
        """ "There are more than 700 of them in the dormitory": no share of those told of before."""
        verb = next((v for v in self._syntax.ancestors(count.number) if self._syntax.lemma(v) == "be"), None)
        if not count.partitive or verb is None or self._syntax.child(verb, "expl") is None:
            return None
        inside = (c for c in self._syntax.children[verb] if self._syntax.low(c) in INSIDE)
        place = next((c for c in inside if c > count.head), None)
        if place is None:
            return None
        words = self._syntax.span(place, place)
        return Found("present", "people said to be in a place", words, verb, "grammar")

    def _is_known_deed(self, noun: int) -> bool:
        """ "If officers are tried for the murder of two nurses": the deed itself is taken for granted."""
        article = self._syntax.child(noun, "det")
        known = article is not None and self._syntax.low(article) in ("the", "this", "that", "these", "those")
        return known and self._lexicon.acts_of.get(self._syntax.lemma(noun)) == "killed"

    def _is_of_any(self, noun: int) -> bool:
        """ "An attack which may be expected to harm hundreds": any such attack, none that happened."""
        article = self._syntax.child(noun, "det")
        relative = self._syntax.child(noun, "relcl")
        return (
            relative is not None and article is not None and self._syntax.low(article) in ("a", "an", "any")
        )

    def _is_of_disease(self, count: Counted) -> bool:
        """ "A cholera outbreak caused 7 deaths": no toll of violence."""
        sentence = self._syntax.sentence(count.last)
        return self._lexicon.disease.search(self._syntax.text, sentence.start, sentence.end) is not None

    def _is_sure(self, count: Counted, told: Told) -> bool:
        """Whether common words ("a", "one") count here: grammar or a list ties the outcome to the people."""
        found = told.found
        if found.tie == "grammar" or (told.part is not None and self._is_described(count)):
            return True
        of_some = (
            count.partitive and self._syntax.low(count.last) == "one"
        )  # "Ruiz was one of the passengers"
        return not count.elliptical and (found.tie == "noun" or (found.tie == "context" and not of_some))

    def _is_loose(self, count: Counted) -> bool:
        """A bare number after a preposition ("at nine", "with forty") counts nothing by itself."""
        token = self._syntax.tokens[count.number]
        return token.dep == "pobj" and self._syntax.low(token.head) not in ("of", "to", "from", "than")

    # ------------------------------------------------------------ who did it
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
        words = words_of(people)
        return _agent(words, people.actor) if known and words is not None else None

    def _claimant(self, trigger: int, voice: Voice) -> Agent | None:
        """ "The group claimed to have killed 200": the party that speaks is the doer."""
        words = source_words(voice)
        infinitive = self._syntax.tokens[trigger].dep in ("xcomp", "pcomp")
        if not infinitive or voice.source.role != "party" or words is None:
            return None
        return _agent(words, voice.source.actor)


def _counting(candidate: Candidate) -> str:
    if candidate.words is not None:
        return f"codebook: {candidate.interval.qualifier}"
    return "people without a number" if candidate.interval.low is None else "one person"


def source_words(voice: Voice) -> Span | None:
    """Return the words that name the source, `None` for the report's own voice."""
    source = voice.source
    if source.name is None or source.start is None or source.end is None:
        return None
    return Span(start=source.start, end=source.end, text=source.name)


def _agent(words: Span, actor: str | None) -> Agent:
    return Agent(name=words.text, actor=actor, start=words.start, end=words.end)


__all__ = ["Toll", "TollFinder"]
