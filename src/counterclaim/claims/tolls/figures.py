"""Figures given for something named elsewhere: "the toll at 39", "Amnesty has 140", "the police, 96"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.counted import Counted
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.claims.tolls.earlier import Told, Toll, distance, taken_from
from counterclaim.claims.tolls.found import Found, is_of_a_thing
from counterclaim.model import Outcome, Span

FIGURE_GAP = 12  # tokens between a noun for a figure and the figure
MEMORY = 2  # sentences for which a figure or what it counts is remembered
NAMED_DEPS = frozenset(("pobj", "attr", "dobj", "appos", "npadvmod", "nummod"))
TOPIC_DEPS = frozenset(("nsubj", "nsubjpass", "pobj", "dobj", "ROOT", "attr"))
FINITE = ("VBD", "VBZ", "VBP", "MD")
LABEL_STOPS = frozenset((".", ";", ":", "*", "//", "-", "–", "—"))
LONGEST_LABEL = 9  # tokens
LABEL_MARKS = frozenset((",", ":", "-", "–", "—"))


class Figures:
    """Finds what the bare figures of one reading count."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon
        self._words = lexicon.codebook.tolls
        self._figure_verbs = frozenset(lexicon.codebook.tolls.places_figures)

    # ------------------------------------------------------------ a noun for the figure
    def named(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """ "Put the figure at 39", "raised to 18 the number of dead": a noun says what is counted."""
        token = self._syntax.tokens[count.number]
        if not count.elliptical or token.dep not in NAMED_DEPS or self._is_hour(count.number):
            return None
        after = self._figure_after(count.number)
        if after is not None:
            return self._figure(after, before)
        stop = max(self._syntax.sentence(count.last).first, count.first - FIGURE_GAP)
        for place in range(count.first - 1, stop - 1, -1):
            if self._syntax.lemma(place) in self._words.figures and self._is_noun(place):
                return self._figure(place, before)
            outcome = self._toll_word(place)
            if outcome is not None:
                return Told(
                    self._by_noun(outcome, place, "the noun that the figure is given for"), noun=place
                )
        return None

    def labelled(self, count: Counted) -> Told | None:
        """ "Killed in action: 59", "Civilians freed: 163": what the last such word of a label says."""
        colon = count.first - 1
        while colon > 0 and self._syntax.tokens[colon].tag in ("``", "''"):
            colon -= 1
        first = self._syntax.sentence(count.first).first
        if colon <= first or self._syntax.low(colon) != ":":
            return None
        people = None
        for place in range(colon - 1, max(first, colon - LONGEST_LABEL) - 1, -1):
            token = self._syntax.tokens[place]
            if token.text in LABEL_STOPS or (token.tag in FINITE and not self._syntax.is_label(place)):
                break
            verb = self._lexicon.acts.get(token.lemma) if token.tag in ("VBN", "VBD") else None
            outcome = verb or self._toll_word(place) or self._killing(place)
            if outcome is None:
                continue
            nouns = (p for p in range(place - 1, first - 1, -1) if self._is_noun(p))
            people = next((p for p in nouns if self._syntax.lemma(p) in self._lexicon.people), place)
            return Told(self._by_noun(outcome, place, "the label before the count"), noun=people)
        return None

    def _is_noun(self, place: int) -> bool:
        return self._syntax.tokens[place].tag in NOUN_TAGS

    def _killing(self, place: int) -> Outcome | None:
        found = self._lexicon.acts_of.get(self._syntax.lemma(place)) if self._is_noun(place) else None
        opener = self._syntax.tokens[place].head
        topic = opener < place and opener == self._syntax.sentence(place).first  # "Of escapes we know least"
        return found if found == "killed" or topic else None

    def _toll_word(self, place: int) -> Outcome | None:
        low = self._syntax.low(place)
        if is_of_a_thing(self._syntax, self._lexicon, place):
            return None
        noun = self._lexicon.tolls.get(self._syntax.lemma(place)) if self._is_noun(place) else None
        return noun or self._lexicon.tolls.get(low)

    def _by_noun(self, outcome: Outcome, place: int, rule: str) -> Found:
        return Found(outcome, rule, self._syntax.span(place, place), place, "context")

    def _figure_after(self, number: int) -> int | None:
        """ "Raised to 18 the number of civilians killed": the figure noun stands behind its value."""
        token = self._syntax.tokens[number]
        if token.dep != "pobj" or self._syntax.low(token.head) not in ("to", "at"):
            return None
        verb = self._syntax.tokens[token.head].head
        later = (child for child in self._syntax.children[verb] if child > number)
        return next((child for child in later if self._syntax.lemma(child) in self._words.figures), None)

    def _figure(self, noun: int, before: Sequence[Toll]) -> Told:
        """Return what a figure noun counts: what its own words say, the dead, or what was counted before."""
        inside = self._inside(noun)
        if inside is not None:
            return inside
        lemma, words = self._syntax.lemma(noun), self._syntax.span(noun, noun)
        if lemma == "toll" or not before:
            same = next((toll for toll in reversed(before) if toll.outcome == "killed"), None)
            return Told(Found("killed", "a toll counts the dead", words, noun, "context"), toll=same)
        last = self._head_figure(before)
        return Told(Found(last.outcome, "the figure named before", words, noun, "context"), toll=last)

    def _inside(self, noun: int) -> Told | None:
        """ "The number of people killed", "the number of those who gave up"."""
        return self._said_of(noun, self._syntax.edges(noun)[1], noun)

    def _said_of(self, first: int, last: int, noun: int) -> Told | None:
        """Return what the words after `first` say befell the people; they are `noun` where none is named."""
        people = None
        for place in range(first + 1, last + 1):
            token = self._syntax.tokens[place]
            if people is None and token.lemma in self._lexicon.people and self._is_noun(place):
                people = place
            verb = self._lexicon.acts.get(token.lemma) or self._lexicon.happens.get(token.lemma)
            outcome = (verb if token.tag.startswith("VB") else None) or self._toll_word(place)
            if outcome is not None:
                found = self._by_noun(outcome, place, "what the figure is said to count")
                return Told(found, noun=people if people is not None else place)
        span = self._syntax.span(first, last)
        for outcome, pattern in self._lexicon.phrases:
            match = pattern.search(span.text)
            if match is not None:
                words = Span(
                    start=span.start + match.start(), end=span.start + match.end(), text=match.group()
                )
                found = Found(outcome, "what the figure is said to count", words, noun, "context")
                return Told(found, noun=people if people is not None else noun)
        return None

    # ------------------------------------------------------------ figures given again
    def repeated(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """ "The police, 96. Amnesty has 140": a figure given for what was counted last."""
        units = not count.elliptical and self._syntax.lemma(count.head) in self._words.units
        bare = count.elliptical or count.partitive
        given = (bare and self._is_given(count)) or units or self._is_spoken_of(count)
        given = given or self._is_gapped(count, before)
        if not given:
            return None
        topic = self._topic(count, before) or self._asked(count, before)
        if topic is not None:
            return topic
        last = self._respective(count, before) or (self._head_figure(before) if before else None)
        said = self._is_spoken_of(count) and self._syntax.tokens[count.head].head != count.head
        one = self._syntax.low(count.last) in ("a", "an")  # "what do you call a boy": no figure at all
        if last is None and not one and (said or self._syntax.lemma(count.head) == "victim"):
            return Told(self._by_noun("killed", count.head, "people counted where nothing else is told"))
        if last is None or distance(self._syntax, last, count) > MEMORY:
            return None
        return taken_from(self._syntax, last, "a figure given for what was counted before")

    def _respective(self, count: Counted, before: Sequence[Toll]) -> Toll | None:
        """ "39 were taken and five got away; others say 46 and nine": the second is of the second."""
        if len(before) < 3 or before[-1].count.number != self._syntax.tokens[count.number].head:
            return None
        *earlier, first = before
        pair = [toll for toll in earlier if distance(self._syntax, toll, earlier[-1].count) == 0]
        near = distance(self._syntax, pair[-1], first.count) <= MEMORY
        return (
            pair[1] if len(pair) == 2 and near and self._syntax.tokens[count.number].dep == "conj" else None
        )

    def _opens(self, place: int) -> bool:
        """ "The wounded are harder to count": what a sentence begins with."""
        return self._syntax.low(place - 1) == "the" and place - 1 == self._syntax.sentence(place).first

    def _asked(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """ "How many were taken is not known. ... gives a dozen": the question says what is counted."""
        number = self._syntax.sentence_number(count.last)
        first = self._syntax.reading.sentences[max(0, number - MEMORY)].first
        first = max(first, before[-1].count.last + 1) if before else first
        for place in range(count.first - 2, first - 1, -1):
            if self._syntax.low(place) == "how" and self._syntax.low(place + 1) == "many":
                return self._question(place + 2)
        return None

    def _question(self, first: int) -> Told | None:
        noun = first if self._is_noun(first) else None
        return self._said_of(
            first, self._syntax.sentence(first).last - 1, noun if noun is not None else first
        )

    def _topic(self, count: Counted, before: Sequence[Toll]) -> Told | None:
        """ "Of escapes we know least. ... put it at 200": what has been named since the last figure."""
        number = self._syntax.sentence_number(count.last)
        first = self._syntax.reading.sentences[max(0, number - MEMORY)].first
        if before:
            first = max(first, before[-1].count.last + 1, before[-1].count.head + 1)
        for place in range(count.first - 1, first - 1, -1):
            token = self._syntax.tokens[place]
            outcome = self._toll_word(place) or self._killing(place)
            acting = token.tag.startswith("VB") and not self._opens(place)
            if outcome is None or token.dep not in TOPIC_DEPS or acting:
                continue
            return Told(self._by_noun(outcome, place, "what was named last"), noun=place)
        return None

    def _is_given(self, count: Counted) -> bool:
        """Whether somebody gives a bare number: "conceded 46", "told us more than 80", "The army: nine"."""
        before = count.first - 1
        while before > 0 and self._syntax.tokens[before].tag in ("PRP", "RB", "``", "''"):
            before -= 1  # "told us", "gave only"
        if before > 0 and self._syntax.low(before) in ("with", "of", "to"):
            before -= 1  # "answered with twelve"
        told = before >= 0 and self._gives(before) and self._syntax.lemma(before) != "be"
        subject = self._syntax.tokens[count.number].dep in ("nsubj", "nsubjpass")
        return (told and not subject) or self._is_value(count.number)

    def _is_gapped(self, count: Counted, before: Sequence[Toll]) -> bool:
        """ "Hospitals give 26, the navy 31": a second owner of a figure, without a verb."""
        if not before or not count.elliptical or distance(self._syntax, before[-1], count) > 0:
            return False
        owner, after = count.first - 1, count.last + 1
        ends = after >= len(self._syntax.tokens) or self._syntax.low(after) in (",", ".", ";", ")", "and")
        return (
            ends and owner > before[-1].count.last and self._syntax.tokens[owner].tag in ("NN", "NNP", "NNS")
        )

    def _is_value(self, number: int) -> bool:
        """Whether a number is the object of a verb that gives figures, or the value of a label."""
        token = self._syntax.tokens[number]
        if token.head == number:
            return True
        governor = self._syntax.tokens[token.head]
        if governor.tag == "RB" and token.dep == "nummod":
            return True  # "now 47"
        if token.dep == "conj":
            return governor.tag == "CD" and self._is_value(token.head)
        if token.dep == "pobj":
            told = self._gives(governor.head) or self._is_list(governor.head)
            return governor.tag in ("IN", "TO") and told and not self._is_hour(number)
        if token.dep == "appos":
            between = {self._syntax.low(place) for place in range(token.head + 1, number)}
            return bool(between & LABEL_MARKS) and governor.tag in NOUN_TAGS
        if token.dep == "nsubj":
            return governor.lemma in self._lexicon.says
        return self._gives(token.head) and token.dep not in ("advmod", "nsubjpass", "nummod")

    def _is_list(self, noun: int) -> bool:
        """ "A list of 128": what stands for a figure that somebody owns."""
        return self._is_noun(noun) and self._syntax.lemma(noun) in self._words.owned

    def _is_spoken_of(self, count: Counted) -> bool:
        """ "Police speak of three citizens", "The army: 141 soldiers in all": people with no fate told."""
        token = self._syntax.tokens[count.head]
        governor = self._syntax.tokens[token.head]
        if token.lemma not in self._lexicon.people:
            return False
        if governor.lemma == "make" and self._syntax.low(count.first - 1) == "it":
            return True  # "the minister made it three guards and nine cooks"
        if token.dep == "pobj":
            return governor.text.lower() == "of" and self._syntax.lemma(governor.head) in (
                "speak",
                "talk",
                "know",
            )
        if token.head == count.head and self._is_verbless(count.head):
            return True
        between = {self._syntax.low(place) for place in range(token.head + 1, count.first)}
        return token.dep == "appos" and ":" in between and not governor.tag.startswith("VB")

    def _is_verbless(self, head: int) -> bool:
        """Whether no verb follows a noun before the next mark: "By its tally, at least 181 people: ..."."""
        for place in range(head + 1, self._syntax.sentence(head).last):
            token = self._syntax.tokens[place]
            if token.tag in (",", ":", ".", "''"):
                break
            if token.tag.startswith("VB"):
                return False
        return True

    def _gives(self, verb: int) -> bool:
        token = self._syntax.tokens[verb]
        known = token.lemma in self._words.gives or token.lemma in self._lexicon.figures
        return token.tag.startswith("VB") and (known or token.lemma in self._lexicon.says)

    def _is_hour(self, number: int) -> bool:
        """ "Spoke at nine": after most verbs a bare number after "at" is an hour."""
        token = self._syntax.tokens[number]
        if token.dep != "pobj" or self._syntax.low(token.head) not in ("at", "by"):
            return False
        return self._syntax.lemma(self._syntax.tokens[token.head].head) not in self._figure_verbs

    def _head_figure(self, before: Sequence[Toll]) -> Toll:
        """Return the first figure of the last sentence with figures that is no part of another one."""
        last = before[-1]
        near = [toll for toll in before if distance(self._syntax, toll, last.count) == 0]
        return next((toll for toll in near if toll.scope != "part" and toll.interval.low != 0), last)
