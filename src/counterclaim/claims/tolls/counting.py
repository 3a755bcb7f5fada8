"""Which number words of a text may count people: no ages, no parts of names, no dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.claims.counted import PRONOUNS, Counted, counted
from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.claims.tolls.persons import Persons
from counterclaim.claims.tolls.stance import not_any
from counterclaim.model import Number, Span, quote
from counterclaim.resources.counts import Counts, Interval

NUMERAL = re.compile(r"\d+(?:[-–]\d+)?")
YEAR = re.compile(r"(?:19|20)\d\d$")
CLOCK = re.compile(r"[012]\d[0-5]\d")
CLOCK_BEFORE = re.compile(
    r"\b(?:at|between|until|from|since)\s(?:\w+\s)?$|\b(?:from|between)\s\d{4}\s(?:hours\s)?(?:to|and)\s$",
    re.I,
)
CLOCK_AFTER = re.compile(r"\s*(?:hours\b|gmt\b|local time\b|\(\d{4} gmt)", re.I)
PAIRS = ("a couple", "a pair", "couple", "pair")
CLOSES = (",", ".", ";", ")", "and")  # what stands after a figure that nothing follows
YEAR_WORDS = frozenset(("in", "since", "of", "until", "by", "from", "before", "after"))
ARTICLES = frozenset(("a", "an", "no", "some", "many", "any", "several", "how"))
OLDEST_PERSON = 110  # years; a larger number after a name is no age
OF_AGE = 20  # years; "under 15" after people is an age, "under 150" is not
AGE_BEFORE = re.compile(
    r"(?:\bages?d?:?\s+(?:of\s+|from\s+|between\s+)?(?:[\w-]+(?:\s*,\s*|\s+(?:and|or|to)\s+))*"
    r"|\b(?:young|old|eld)est\b[^.;:]{0,24}\s)$",
    re.I,
)
RATE = re.compile(
    r" in (?:every )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)"
    r" (?:of|is|are|was|were|ha[sd]|have)\b",
    re.I,
)
FRACTION = re.compile(r"[-\s](?:third|quarter|fifth|sixth|eighth|tenth)s?\b", re.I)  # "two-thirds of them"
HOUR = re.compile(r"(?<![\d.,])0\d")
ONE_BY_ONE = re.compile(r"one (?:by|after|at a time)\b", re.I)
MONEY = re.compile(r"[$£€¥]\s?[\d.,]*\s?$")
APIECE = re.compile(
    r"\s+(?:(?:on|in|to|from|for) )?(?:each|apiece)\b"
    r"|(?:\s+[a-z-]+){1,3}\s+(?:per(?! cent)|for (?:each|every))\b",  # "two researchers per province"
    re.I,
)
MANY = re.compile(r"(?:good|great) (?:many|number|deal)\b", re.I)
ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr"))
DIFFERENCE = re.compile(  # "eighteen, five more than first thought"
    r"\s+(?:more|fewer|less) than (?:first|initially|originally|previously|earlier|before|announced|reported"
    r"|thought|stated|on|yesterday|the (?:\w+ )?(?:toll|count|figure|number|day|night|week)|it|he|she|they"
    r"|was|were|had)\b",
    re.I,
)
INHABITANTS = re.compile(r"\bpopulations? (?:of|is|was) (?:\w+ ){0,3}$", re.I)
EACH = re.compile(r"\b(?:every|each|all but)\s$", re.I)  # rates, and those left out
AGE_AFTER = re.compile(r"(?:\s*(?:,|and|or|to|-)\s*[\w-]+){1,5}\s+years?\b(?!\s+(?:in|of)\b)", re.I)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A count that may be a toll.

    `words` is `None` for people without a count: a named person, "the mayor", "the villagers".
    `strict`: words so common ("a", "one") that grammar or a list must tie an outcome to them.
    """

    count: Counted
    interval: Interval
    words: Span | None
    strict: bool


class Candidates:
    """Finds the counts of one reading that may be tolls."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, counts: Counts) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._counts = syntax, lexicon, counts
        self.persons = Persons(syntax, lexicon)

    def find(self) -> list[Candidate]:
        """Return the candidates in the order of the text."""
        numbers = list(self._numbers())
        taken = {place for found in numbers for place in range(found.count.first, found.count.last + 1)}
        found = [*numbers, *self._articles(taken)]
        persons = self.persons.find(taken, [candidate.count for candidate in numbers])
        found += [Candidate(count, interval, None, strict=True) for count, interval in persons]
        return sorted(found, key=lambda candidate: (candidate.count.start, candidate.count.end))

    def _numbers(self) -> Iterator[Candidate]:
        for number in self._syntax.reading.numbers:
            if (
                self._is_date(number)
                or self._is_age(number)
                or self._is_name(number)
                or self._is_rate(number)
            ):
                continue
            count = counted(self._syntax, self._lexicon, number.start, number.end)
            if count is None or self._is_year(number, count) or self._is_time(number, count):
                continue
            if self._is_no_count(number.text.lower(), count):
                continue
            words = Span(start=number.start, end=number.end, text=number.text)
            strict = number.text.lower() == "one" or count.doubtful
            yield Candidate(count, Interval(number.low, number.high, number.qualifier), words, strict)

    # ------------------------------------------------------------ numbers that count nobody
    def _is_date(self, number: Number) -> bool:
        if not any(d.start < number.end and number.start < d.end for d in self._syntax.reading.dates):
            return False
        after = self._syntax.at(number.end - 1) + 1  # "by Wednesday 20 dead"
        return after >= len(self._syntax.tokens) or self._syntax.low(after) not in self._lexicon.states

    def _is_time(self, number: Number, count: Counted) -> bool:
        """ "Shot at approximately 1500", "at about 1645 hours (2245 GMT)": an hour of the day."""
        if not count.elliptical or CLOCK.fullmatch(number.text.split()[-1]) is None:
            return False
        text = self._syntax.text
        after = CLOCK_AFTER.match(text, number.end) is not None
        return after or CLOCK_BEFORE.search(text, max(0, number.start - 24), number.start) is not None

    def _is_year(self, number: Number, count: Counted) -> bool:
        if YEAR.fullmatch(number.text) is None:
            return False
        return count.elliptical or (count.first > 0 and self._syntax.low(count.first - 1) in YEAR_WORDS)

    def _is_age(self, number: Number) -> bool:
        """ "Adnan (26, a baker)", "a woman of 61", "children of 2, 5 and 7 years", "he is forty-seven"."""
        text, bound = self._syntax.text, number.high if number.high is not None else number.low
        if bound is None or bound > OLDEST_PERSON:
            return False
        if AGE_BEFORE.search(text, max(0, number.start - 40), number.start):
            return True
        if AGE_AFTER.match(text, number.end):
            return True
        first, last = self._syntax.at(number.start), self._syntax.at(number.end - 1)
        if first < 2 or last + 1 >= len(self._syntax.tokens):
            return False
        if number.qualifier in ("at_most", "less_than", "more_than"):
            child = number.text.lower().startswith("under ") and bound < OF_AGE
            return child and not self._opens_noun(last + 1)
        return number.qualifier == "exact" and self._is_age_of_someone(first, last)

    def _is_age_of_someone(self, first: int, last: int) -> bool:
        before, mark, after = first - 2, self._syntax.low(first - 1), self._syntax.low(last + 1)
        token = self._syntax.tokens[before]
        if mark in ("and", "or") and token.tag == "CD" and before >= 2 and not self._opens_noun(last + 1):
            return self._is_age_of_someone(before, before)
        person = token.tag == "NN" and token.lemma in self._lexicon.people
        if (
            mark == "of"
            and token.lemma in self._lexicon.people
            and token.lemma not in self._lexicon.collective
        ):
            slain = token.tag == "NN" and self._syntax.tokens[last + 1].tag == "VBN"
            return slain or not self._opens_noun(last + 1)  # "a woman of 61 killed at home"
        digits = self._syntax.text[self._syntax.tokens[first].start].isdigit()
        several = digits and after == "," and token.lemma in self._lexicon.people
        named = token.tag in ("NNP", "NNPS") or person or several or self._is_capital(before)
        if token.lemma in self._lexicon.collective:
            return False
        if mark in (",", "(") and after in (",", ")", ".", ";", "when", "who"):
            return named or token.text.lower() == "one"
        someone = person or token.text.lower() in ("he", "she", "who")
        return mark in ("is", "was", "'s", "’s", "turned") and someone and not self._opens_noun(last + 1)

    def _is_capital(self, place: int) -> bool:
        """Whether a noun is written like a name and is no word for people: a surname read as a noun."""
        token = self._syntax.tokens[place]
        known = token.lemma in self._lexicon.people or token.text.lower() in self._lexicon.tolls
        return token.tag == "NN" and token.text[:1].isupper() and token.entity == "PERSON" and not known

    def _is_rate(self, number: Number) -> bool:
        """ "Seven in ten", "one by one", "$430 million", "five more than said": no count."""
        text = self._syntax.text
        start = max(0, number.start - 12)
        if (
            HOUR.search(number.text)
            or FRACTION.match(text, number.end)
            or ONE_BY_ONE.match(text, number.start)
            or INHABITANTS.search(text, max(0, number.start - 40), number.start)
            or MONEY.search(text, max(0, number.start - 24), number.start)
        ):
            return True
        if any(words.match(text, number.end) for words in (RATE, APIECE, DIFFERENCE)):
            return True
        return EACH.search(text, start, number.start) is not None

    def _is_no_count(self, low: str, count: Counted) -> bool:
        """ "One family", "the second one", "groups both active there": words that count nobody here."""
        if low == "none" and count.partitive and self._syntax.low(count.head) == "it":
            return True
        if low in PAIRS and self._syntax.low(count.first - 1) in PRONOUNS:
            return True  # "two of them a couple"
        if low == "one":
            before = self._syntax.tokens[count.first - 1].tag if count.first > 0 else ""
            if self._is_said_of(count.number) and count.partitive:
                return True
            return self._is_body(count) or (count.elliptical and before == "JJ")
        return low == "both" and count.elliptical and self._syntax.tokens[count.number].dep not in ARGUMENTS

    def _is_relation(self, count: Counted) -> bool:
        """ "The brother of a general": who somebody is, nobody counted."""
        of = self._syntax.tokens[count.head].head
        if self._syntax.tokens[count.head].dep != "pobj" or self._syntax.low(of) != "of":
            return False
        whose = self._syntax.tokens[of].head
        kind = self._lexicon.people.get(self._syntax.lemma(whose))
        plain = self._syntax.lemma(whose) not in self._lexicon.wrappers | self._lexicon.collective
        return (
            kind in ("civilian", "combatant")
            and plain
            and whose < count.first
            and self._syntax.tokens[whose].tag == "NN"
        )

    def _is_body(self, count: Counted) -> bool:
        """ "Nine members of one family": one body of people is no person."""
        plain = not (count.elliptical or count.partitive)
        return plain and self._syntax.lemma(count.head) in self._lexicon.collective

    def _is_name(self, number: Number) -> bool:
        """ "Rescue 1122", "SuperFerry 14": a number in a name counts nobody."""
        first, last = self._syntax.at(number.start), self._syntax.at(number.end - 1)
        if NUMERAL.fullmatch(number.text) is None or first < 1 or last + 1 >= len(self._syntax.tokens):
            return False
        before, token = self._syntax.tokens[first - 1], self._syntax.tokens[first]
        if before.text.lower() == "number":
            return True  # "telephone number 123"
        if before.tag not in ("NNP", "NNPS") or before.entity == "DATE" or before.end + 1 < number.start:
            return False
        if self._is_owned(number, first, last):
            return False
        attached = token.dep in ("nummod", "appos") and token.head < first
        return (attached or len(number.text) >= 3) and not self._opens_noun(last + 1)

    def _is_owned(self, number: Number, first: int, last: int) -> bool:
        """ "The ministry reckons 31, Amnesty 38, the UN 27": the figure of one more owner, who is named."""
        begins = self._syntax.sentence(first).start
        earlier = any(begins <= n.start < number.start for n in self._syntax.reading.numbers)
        name = first - 1
        while name > 0 and self._syntax.tokens[name].tag in ("NNP", "NNPS", "JJ", "DT", "HYPH"):
            name -= 1
        return (
            earlier and self._syntax.low(name) in (",", ";", "and") and self._syntax.low(last + 1) in CLOSES
        )

    def _opens_noun(self, place: int) -> bool:
        """Whether a noun phrase goes on at `place`, so that the number before it counts something."""
        if place >= len(self._syntax.tokens):
            return False
        return self._syntax.tokens[place].tag in (*NOUN_TAGS, "JJ", "VBN", "CD")

    # ------------------------------------------------------------ articles
    def _articles(self, taken: set[int]) -> Iterator[Candidate]:
        """Articles, "no", "some" and "how many" before people."""
        for place, token in enumerate(self._syntax.tokens):
            low = token.text.lower()
            if place in taken or low not in ARTICLES:
                continue
            end = token.end
            if low == "how":
                if place + 1 >= len(self._syntax.tokens) or self._syntax.low(place + 1) != "many":
                    continue
                end = self._syntax.tokens[place + 1].end
                taken.add(place + 1)
                if self._is_asked(place):
                    continue
            if MANY.match(self._syntax.text, end + 1):
                continue  # "a good many"
            if place + 1 in taken and (low in ("a", "an", "some") or self._is_numbered(place)):
                continue
            words = quote(self._syntax.text, token.start, end)
            interval = self._counts.read(words.text)
            count = self._article(place, words, low) if interval is not None else None
            if interval is not None and count is not None:
                yield Candidate(count, interval, words, strict=True)

    def _is_asked(self, place: int) -> bool:
        """ "How many are missing?": a question claims nothing."""
        last = self._syntax.sentence(place).last - 1
        return self._syntax.text[self._syntax.tokens[last].start] == "?"

    def _is_numbered(self, no: int) -> bool:
        """ "Detachment No 4": an abbreviation, not the word "no"."""
        figure = self._syntax.text[self._syntax.tokens[no + 1].start].isdigit()
        return figure and self._syntax.low(no) == "no"

    def _article(self, place: int, words: Span, low: str) -> Counted | None:
        if low in ("some", "many") and self._syntax.tokens[place].dep in ("dobj", "nsubjpass", "nsubj"):
            return Counted(words.start, words.end, place, place, place, place, elliptical=True)
        count = counted(self._syntax, self._lexicon, words.start, words.end)
        if count is None or count.elliptical or count.partitive or count.doubtful:
            return None
        lemma = self._syntax.lemma(count.head)
        known = lemma in self._lexicon.people or lemma in self._lexicon.tolls
        known = known or self._is_national(count.head)
        single = low in ("a", "an")
        plural = single and self._syntax.tokens[count.head].tag in ("NNS", "NNPS")
        trigger = any(words == (lemma,) for _, words in self._lexicon.trigger_phrases.get(lemma, ()))
        trigger = trigger and lemma not in self._lexicon.people
        deed = single and (trigger or lemma in self._lexicon.acts_of)  # "in the event of a kidnapping"
        deed = deed or (
            single and lemma in self._lexicon.codebook.tolls.plural_tolls
        )  # "a loss of 12 percent"
        if not known or plural or deed or lemma in self._lexicon.collective:
            return None
        if low == "any" and not_any(self._syntax, self._lexicon, count) is None:
            return None  # "if there are any dead": nobody says so
        return None if self._is_relation(count) or self._is_said_of(count.head) else count

    def _is_national(self, place: int) -> bool:
        """ "Killed a Colombian and wounded an Ecuadorean": one of a nation."""
        token = self._syntax.tokens[place]
        return token.entity == "NORP" and token.tag == "NNP" and token.dep in ("dobj", "nsubj", "nsubjpass")

    def _is_said_of(self, place: int) -> bool:
        """ "Ruiz, a lawyer from Cali", "Ruiz, one of the men who": who somebody named is, not one more."""
        token = self._syntax.tokens[place]
        beside = token.dep == "appos" and token.head < place and self.persons.is_name(token.head)
        return beside or self.persons.is_predicate(place)
