"""Who gives a figure by the grammar around it, without a verb of speech: owners, labels, givers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speakers.naming import Namer
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Source

OWNERS = frozenset(("poss", "compound", "amod"))
FIGURE_PREPOSITIONS = frozenset(("by", "in", "on", "against"))
CLOSES_LABEL = frozenset((",", ":", "of", "``", "''", "-", "–", "—", "for", "at"))
OPENS_LABEL = frozenset((".", ";", ":", "!", "?", ",", "and", "but", "while", "against"))
NOUN_PHRASE = frozenset((*NOUN_TAGS, "DT", "JJ", "POS", "PRP$", "IN", "HYPH", "``", "''", "VBN"))
SISTERS = re.compile(r"(?:^|[.!?;] )[^.!?;:\n]{2,40}: ")
QUOTES = frozenset(('"', "“", "''", "``", "‘", "'"))
WINDOW = 10  # tokens between a figure and the noun that owns it
LABEL = 9  # tokens of the longest label before a figure


class Givers:
    """Finds who gives the figures of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, namer: Namer) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._namer = syntax, lexicon, namer
        self._owned = frozenset(lexicon.codebook.tolls.owned)
        self._counting = lexicon.strong | {"count", "list", "tally", "brag"}
        self._verbs = frozenset(lexicon.codebook.tolls.gives) | lexicon.figures | lexicon.says

    # ------------------------------------------------------------ whose figure
    def owner(self, start: int) -> Source | None:
        """Return the owner of the figure at `start`: "the hospital's 34", "the army's version of 12"."""
        place = self._syntax.at(start)
        return (
            self._possessor(place)
            or self._owner_above(place)
            or self._owner_below(place)
            or self._by_tally(place)
            or self._relative(place)
            or self._is_figure_of(place)
            or self._from(place)
        )

    def _possessor(self, number: int) -> Source | None:
        """ "The hospital's 34", "the other group's nineteen dead traders"."""
        for noun in (number, self._syntax.tokens[number].head):
            owner = self._syntax.child(noun, "poss")
            if owner is None or not owner < number <= owner + 3:
                continue
            source = self._namer.speaking_noun(owner)
            if source is not None:
                return source
        return None

    def _owner_above(self, place: int) -> Source | None:
        """ "The authorities' version, of two dead", "the claims by the group of having killed 40"."""
        first = self._syntax.sentence(place).first
        for governor in (place, *self._syntax.ancestors(place)):
            if governor < first or place - governor > WINDOW:
                return None
            if governor <= place and self._syntax.lemma(governor) in self._owned:
                source = self._owner_of(governor)
                if source is not None:
                    return source
        return None

    def _owner_below(self, place: int) -> Source | None:
        """ "The 22 names on the guard's list": the figure stands in what somebody owns."""
        for noun in (place, self._syntax.tokens[place].head):
            for child in self._syntax.children[noun]:
                body = self._syntax.child(child, "pobj")
                if child < place or body is None or self._syntax.low(child) not in ("on", "in"):
                    continue
                if self._syntax.lemma(body) in self._owned and self._syntax.child(body, "poss") is not None:
                    return self._owner_of(body)
        return None

    def _relative(self, place: int) -> Source | None:
        """ "The four losses that the rebels admitted", "the eight the guard had boasted of"."""
        for noun in (place, self._syntax.tokens[place].head):
            source = self._agent(noun)
            if source is not None:
                return source
            verb = self._syntax.child(noun, "relcl", "ccomp")
            if verb is None or verb < place or self._syntax.lemma(verb) not in self._counting:
                continue
            subject = self._syntax.child(verb, "nsubj")
            bare = subject is not None and self._syntax.noun_phrase(subject)[0] == noun + 1
            if self._syntax.tokens[verb].dep == "ccomp" and not bare:
                continue  # only "the twelve dead the governor counted" lacks a "that"
            share = any(
                self._syntax.low(i) == "of" for i in range(noun + 1, verb)
            )  # "twelve, of whom it claims two"
            if subject is not None and subject < verb and not share:
                return self._namer.speaking_noun(subject)
        return None

    def _agent(self, noun: int) -> Source | None:
        """ "The nine dead announced by the prefect": who stands behind a participle of saying or counting."""
        verb = self._syntax.child(noun, "acl")
        if verb is None or self._syntax.lemma(verb) not in self._lexicon.figures - {"claim"}:
            return None
        by = self._syntax.child(verb, "agent")
        body = self._syntax.child(by, "pobj") if by is not None else None
        return self._namer.speaking_noun(body) if body is not None else None

    def _is_figure_of(self, place: int) -> Source | None:
        """ "Seventeen dead is the figure of the council": what a figure is said to be has an owner."""
        for noun in (place, *self._syntax.ancestors(place)):
            token = self._syntax.tokens[noun]
            if token.dep == "nsubj" and self._syntax.lemma(token.head) == "be":
                figure = self._syntax.child(token.head, "attr")
                if figure is None or self._syntax.lemma(figure) not in self._owned:
                    return None
                return self._owner_of(figure) or self._arrives_at(figure)
        return None

    def _arrives_at(self, figure: int) -> Source | None:
        """ "125 was the figure at which the office arrived", "the toll that the army gave"."""
        verb = self._syntax.child(figure, "relcl")
        subject = self._syntax.child(verb, "nsubj") if verb is not None else None
        return self._namer.speaking_noun(subject) if subject is not None else None

    def _from(self, place: int) -> Source | None:
        """ "45 from the Observatory, 17 from the army": a bare number and where it comes from."""
        if place + 2 >= len(self._syntax.tokens) or self._syntax.low(place + 1) != "from":
            return None
        body = self._syntax.child(place + 1, "pobj")
        first = self._syntax.sentence(place).first
        comes = any(self._syntax.low(i) == "from" for i in range(first, place))  # "39 were from the army"
        given = body is not None and (not comes or self._from(self._number_before(place)) is not None)
        return self._namer.speaking_noun(body) if body is not None and given else None

    def _number_before(self, place: int) -> int:
        """Return the last number before a token in its sentence, else the token that opens it."""
        first = self._syntax.sentence(place).first
        return next((i for i in range(place - 1, first, -1) if self._syntax.tokens[i].tag == "CD"), first)

    def _by_tally(self, place: int) -> Source | None:
        """ "By the Observatory's tally, at least 181 people": a noun before the clause of the figure."""
        for noun in range(place - 1, self._syntax.sentence(place).first, -1):
            if self._syntax.lemma(noun) not in self._owned or self._syntax.tokens[noun].dep != "pobj":
                continue
            preposition = self._syntax.tokens[noun].head
            if self._syntax.low(preposition) not in FIGURE_PREPOSITIONS:
                continue
            anchor = self._syntax.tokens[preposition].head
            over = anchor == preposition or self._syntax.is_under(place, anchor)
            if over and self._syntax.tokens[anchor].tag[:2] in ("VB", "NN", "CD"):
                return self._owner_of(noun)
        return None

    def _owner_of(self, noun: int) -> Source | None:
        for child in self._syntax.children[noun]:
            token = self._syntax.tokens[child]
            if token.dep in OWNERS:
                source = self._namer.speaking_noun(child)
            elif token.dep in ("prep", "agent") and token.text.lower() in ("of", "by"):
                body = self._syntax.child(child, "pobj")
                source = self._namer.speaking_noun(body) if body is not None and self._is_body(body) else None
            else:
                continue
            if source is not None:
                return source
        return None

    def _is_body(self, noun: int) -> bool:
        """Whether a noun after "the tally of" speaks; "the toll of civilians" has no owner."""
        token = self._syntax.tokens[noun]
        return token.lemma not in self._lexicon.people and token.tag in ("NN", "NNP", "NNPS")

    # ------------------------------------------------------------ labels
    def label(self, start: int) -> Source | None:
        """Return the speaker right before a figure: "The police, 96", "the navy 31", "Hospital: 44"."""
        count = self._syntax.at(start)
        first = self._syntax.sentence(count).first
        last = count - 1
        marks: list[str] = []
        if last > first and self._syntax.low(last) == "that" and self._syntax.low(last - 1) == ",":
            last -= 1  # "Lima says that 14 died; Quito, that 30 did"
        while last >= first and self._is_mark(last):
            marks.append(self._syntax.low(last))
            last -= 1
        opening = last
        while opening >= first and last - opening < LABEL and self._syntax.tokens[opening].tag in NOUN_PHRASE:
            opening -= 1
        opens = opening < first or self._syntax.low(opening) in OPENS_LABEL
        if last < first or last == opening or not opens:
            return None
        strong = opening < first or self._syntax.low(opening) == ";"
        return self._labelled(opening + 1, last, marks, strong=strong)

    def _is_mark(self, place: int) -> bool:
        return self._syntax.low(place) in CLOSES_LABEL or self._syntax.tokens[place].tag in ("``", "''", "RB")

    def _labelled(self, first: int, last: int, marks: Sequence[str], *, strong: bool) -> Source | None:
        verb = self._syntax.low(last).rstrip("s")
        if last > first and (
            (":" in marks and verb in self._lexicon.says)
            or (strong and self._syntax.tokens[first].tag != "IN" and self._is_misread(last, marks))
        ):
            span = self._syntax.trimmed(first, last - 1)  # "A collective answers: 400", read as a noun
            actor = self._namer.actor_in(span) if span is not None else None
            return self._namer.described(span, actor.actor if actor else None) if span is not None else None
        noun = self._syntax.nucleus(first, last)
        token = self._syntax.tokens[noun]
        if last > first and ":" in marks and self._syntax.lemma(last) in self._lexicon.tolls:
            return None  # "Rebel troops dead: 59"
        people = token.lemma in self._lexicon.people and token.lemma not in self._lexicon.collective
        plain = people or token.lemma in self._lexicon.tolls
        single = token.tag in ("NN", "NNP")
        gapped = single and self._syntax.low(first) == "the" and ("of" in marks or "," in marks) and strong
        quoted = bool(QUOTES.intersection(marks)) and single  # "a deputy 'more than forty'"
        gapped = gapped or (quoted and self._syntax.low(first) in ("the", "a", "an"))
        witnesses = token.lemma in self._lexicon.anonymous  # "residents: 12", but "women: 12"
        if plain and not (":" in marks and (single or witnesses)) and not gapped:
            return None
        is_place = any(p.start <= token.start < p.end for p in self._syntax.reading.places)
        if is_place and first == last and self._is_capital(first, marks):
            return self._namer.noun(noun)
        if quoted and gapped:
            return self._namer.speaking_noun(noun) or self._namer.noun(noun)
        definite = (
            self._syntax.low(first) in ("the", "a", "an") or token.tag in ("NNP", "NNPS") or ":" in marks
        )
        return self._namer.speaking_noun(noun) if definite and self._namer.is_speaker(noun) else None

    def _is_misread(self, last: int, marks: Sequence[str]) -> bool:
        """Whether a verb that gives a figure was read as a noun: "the rights body names over 600"."""
        token = self._syntax.tokens[last]
        gives = token.tag == "NNS" and token.lemma in self._lexicon.figures - self._lexicon.texts
        stop = self._syntax.sentence(last).last
        stop = next((i for i in range(last, stop) if self._syntax.low(i) == ";"), stop)
        stretch = range(self._syntax.sentence(last).first, stop)
        told = any(self._syntax.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in stretch)
        return gives and not marks and not told

    def _is_capital(self, first: int, marks: Sequence[str]) -> bool:
        """Whether a place stands for a side, as what it stands among does: "Moscow: 62. The monitor: 90."."""
        if ":" not in marks:
            return first > 0 and self._syntax.low(first - 1) == ";"
        start = self._syntax.paragraph_start(self._syntax.tokens[first].start)
        end = self._syntax.text.find("\n", start)
        line = self._syntax.text[start : end if end >= 0 else None]
        return len(SISTERS.findall(line)) > 1

    def heading(self, start: int, after: int) -> Source | None:
        """Return the speaker of the last label between `after` and `start` that opens a sentence."""
        number = self._syntax.sentence_number(self._syntax.at(start))
        while number >= 0 and self._syntax.reading.sentences[number].start > after:
            sentence = self._syntax.reading.sentences[number]
            opening = range(sentence.first, min(sentence.first + LABEL, sentence.last - 1))
            colon = next((i for i in opening if self._syntax.low(i) == ":"), None)
            source = self.label(self._syntax.tokens[colon + 1].start) if colon is not None else None
            if source is not None:
                return source
            number -= 1
        return None

    # ------------------------------------------------------------ givers
    def giver(self, start: int) -> Source | None:
        """Return the subject of the verb giving a figure: "Amnesty has 140", "the army owned up to 17"."""
        place = self._syntax.at(start)
        for _ in range(6):
            token = self._syntax.tokens[place]
            if token.head == place or token.dep in ("nsubj", "nsubjpass", "relcl", "advcl", "agent"):
                return None
            place = token.head
            if self._syntax.tokens[place].tag.startswith("VB"):
                return self._subject(place) or self._over(place)
        return None

    def besides(self, start: int, cue: int) -> Source | None:
        """Return who gives a figure by a verb that only stands beside `cue`: "..., but nurses counted 31"."""
        place = self._syntax.at(start)
        for verb in self._syntax.ancestors(place):
            token = self._syntax.tokens[verb]
            if verb == cue or token.dep in ("ccomp", "relcl", "advcl", "acl"):
                return None
            if token.tag.startswith("VB"):
                beside = token.dep == "conj" and token.head == cue
                own = self._syntax.child(verb, "nsubj")
                return self._subject(verb) if beside and own is not None else None
        return None

    def _over(self, verb: int) -> Source | None:
        """ "The raid, which the rebels say cost it 31": who says it stands above the verb."""
        token = self._syntax.tokens[verb]
        above = self._syntax.lemma(token.head) in self._lexicon.says
        if token.dep not in ("xcomp", "ccomp") or not above or self._syntax.child(verb, "nsubj") is not None:
            return None
        subject = self._syntax.child(token.head, "nsubj")
        subjects = [c for c in self._syntax.children[token.head] if self._syntax.tokens[c].dep == "nsubj"]
        spoken = [c for c in subjects if self._syntax.tokens[c].tag in NOUN_TAGS]
        return self._namer.speaking_noun(spoken[-1]) if subject is not None and spoken else None

    def before(self, start: int) -> Source | None:
        """Return who gives the figure before, in the same stretch: "the army: nine, with fifteen wounded"."""
        place = self._syntax.at(start)
        first = self._syntax.sentence(place).first
        for earlier in range(place - 1, first - 1, -1):
            if self._syntax.low(earlier) == ";":
                return None
            token = self._syntax.tokens[earlier]
            number = self._syntax.number_at(token)
            if number is None or number.end > start:
                continue
            source = self.label(number.start) or self.giver(number.start)
            if source is not None:
                return source
        return self._announced(place)

    def label_before(self, start: int) -> Source | None:
        """ "The league 351, the union 277, with over 1,800 hurt": the label of the number right before."""
        place = self._syntax.at(start)
        number = self._syntax.number_at(self._syntax.tokens[self._number_before(place)])
        return self.label(number.start) if number is not None and number.end <= start else None

    def _announced(self, place: int) -> Source | None:
        """ "The radio has a tally of its own: 39 killed": who has or gives a count, before a colon."""
        first = self._syntax.sentence(place).first
        colon = next((i for i in range(place - 1, first, -1) if self._syntax.low(i) == ":"), first)
        for verb in range(colon - 1, first, -1):
            if self._syntax.tokens[verb].tag.startswith("VB") and self._has_count(verb):
                teller = self._syntax.subject(verb)
                known = teller is not None and self._namer.is_speaker(teller)
                told = self._namer.speaking_noun(teller) if known and teller is not None else None
                return self._subject(verb) or told  # "has corrected the balance: 37"
        return None

    def _subject(self, verb: int) -> Source | None:
        lemma = self._syntax.lemma(verb)
        counts = self._has_count(verb)
        told = self._syntax.subject(verb)
        if told is None:
            return None
        tells = self._syntax.lemma(told) in self._owned  # "our register holds 18"
        brings = (lemma in self._lexicon.acts or lemma in self._lexicon.happens) and not tells
        if self._is_counted(told):
            return None  # "Thirty men, by one account, and six by another, which adds 93 hurt"
        account = self._has_own_account(verb)
        if not account and (
            brings
            or lemma not in self._verbs
            or (lemma in ("be", "have", "hold") and not (counts or tells) and self._is_own(verb))
        ):
            return None
        return self._namer.speaking_noun(told) or self._stranger(told, lemma, counts=counts)

    def _is_counted(self, noun: int) -> bool:
        """Whether a noun is people with a number, who are a figure themselves and give none."""
        token, lexicon = self._syntax.tokens[noun], self._lexicon
        number = self._syntax.child(noun, "nummod") is not None
        return number and token.lemma in lexicon.people and token.lemma not in lexicon.anonymous

    def _has_own_account(self, verb: int) -> bool:
        """ "Closed its account with 374 dead": what one does to one's own count gives the figures."""
        thing = self._syntax.child(verb, "dobj")
        if thing is None or self._syntax.lemma(thing) not in self._owned - self._lexicon.tolls.keys():
            return False
        owner = self._syntax.child(thing, "poss")
        return owner is not None and self._syntax.tokens[owner].tag == "PRP$"

    def _has_count(self, verb: int) -> bool:
        """Whether what a verb has is a count of its own: "has a list of 128", "has 64 names"."""
        words = self._lexicon.codebook.tolls
        child = self._syntax.child(verb, "dobj")
        thing = self._syntax.lemma(child) if child is not None else ""
        happens = thing in self._lexicon.tolls or thing in ("toll", "number")  # what an attack may have
        return not happens and thing in (*words.figures, *words.units, *words.owned)

    def _stranger(self, subject: int, verb: str, *, counts: bool) -> Source | None:
        """ "The opposition counts 27 dead", "Beijing owned up to four": a speaker without a role."""
        token = self._syntax.tokens[subject]
        named = token.entity in ("GPE", "ORG", "NORP")
        says = verb in self._lexicon.figures or verb in self._lexicon.says
        words = self._lexicon.codebook.tolls
        thing = token.lemma in words.figures or token.lemma in words.units
        thing = thing or (token.lemma in self._lexicon.never and not counts)
        collective = token.lemma in self._lexicon.collective
        thing = thing or (token.lemma in self._lexicon.people and not (counts and collective))
        if thing or token.lemma in self._lexicon.tolls or not (named or says or counts):
            return None
        return self._namer.noun(subject)

    def _is_own(self, verb: int) -> bool:
        """ "The town has 3,000 people", "the prison holds 40": no figure is given but a thing described."""
        subject = self._syntax.subject(verb)
        if subject is None:
            return True
        named = self._syntax.tokens[subject].entity in ("GPE", "ORG", "NORP")
        return not named and self._namer.speaking_noun(subject) is None
