"""Whose deed an event is where its own words do not say: behind other verbs, nouns and pronouns."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax

MANY = frozenset(("they", "them"))
HAS = ("release", "free", "hold")  # a captive
CAPTURES = ("Abduction/forced disappearance", "Hostage taking")
BESIDE = ("after", "before", "while", "since", "without")
NAMES = ("NNP", "NNPS")
SUBJECTS = ("nsubj", "nsubjpass")
FINITE = ("VBD", "VBZ", "VBP", "MD")
PARTS = ("compound", "nmod", "amod", "conj", "appos")


class Doers:
    """Finds the nouns that name who did the deed at a trigger of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon
        words = lexicon.codebook.event_words
        self._people = frozenset(lexicon.people) | frozenset(words.doers)
        self._stops = frozenset(words.foiled) | lexicon.says
        self._carries, self._deeds = frozenset(words.carries_out), frozenset(words.attacks)
        self._measures = frozenset((*words.loads, *words.measures))
        captures = (kind.words for kind in lexicon.triggers if kind.subtype in CAPTURES)
        self._captures = frozenset(word for words in captures for word in words)
        self._hedges = frozenset(words.hedges)
        self._detains, self._links = frozenset(words.detains), frozenset(words.links)

    # ------------------------------------------------------------ subjects
    def subject(self, verb: int) -> int | None:
        """Return who does what a verb says: through "the opportunity to", "began to" and "they"."""
        found = self._syntax.subject(verb)
        if found is None:
            found = self._of_main(verb)
        if found != self._syntax.tokens[verb].head:
            found = self._nearest(found)
        if found is None:
            return None
        token = self._syntax.tokens[found]
        if token.tag in NOUN_TAGS and self._is_purpose(verb, found):
            above = next((a for a in self._syntax.ancestors(found) if self._is_verb(a)), None)
            if above is None or self._syntax.lemma(above) in self._stops:
                return None
            return self._syntax.subject(above)
        return self._stood_for(verb) if token.text.lower() in MANY else found

    def _of_main(self, verb: int) -> int | None:
        """Return X of "X fled after killing Y", "X broke in by throwing a grenade"."""
        preposition = self._syntax.tokens[verb].head
        main = self._syntax.tokens[preposition].head
        if self._syntax.tokens[verb].dep != "pcomp" or not self._is_verb(main):
            return None
        own = self._syntax.low(preposition) in ("by", "in") and not self._syntax.is_passive(main)
        return self._syntax.subject(main) if own or self._syntax.low(preposition) in BESIDE else None

    def _nearest(self, subject: int | None) -> int | None:
        """Return the last of the subjects that parsers give one verb: not "that" nor a dateline."""
        if subject is None or self._syntax.tokens[subject].dep not in SUBJECTS:
            return subject
        if self._syntax.low(subject + 1) in ("[", "(") or self._syntax.lemma(subject) in self._people:
            return subject  # "FMLN [the front] troops", "nine soldiers, two civilians died"
        verb = self._syntax.tokens[subject].head
        alike = (c for c in self._syntax.children[verb] if self._syntax.tokens[c].dep in SUBJECTS)
        return max((child for child in alike if subject < child < verb), default=subject)

    def _is_purpose(self, verb: int, noun: int) -> bool:
        """Whether a noun only says that somebody means to act: "an opportunity to place bombs"."""
        to = any(self._syntax.low(child) == "to" for child in self._syntax.children[verb])
        known = self._syntax.lemma(noun) in self._people or self._is_named(noun)
        return self._syntax.tokens[verb].dep == "acl" and to and not known

    def _stood_for(self, verb: int) -> int | None:
        """Return the people whom "they" stands for: the subject of a clause around or before it."""
        for above in self._syntax.ancestors(verb):
            noun = self._syntax.child(above, "nsubj", "nsubjpass") if self._is_verb(above) else None
            if noun is not None and noun < verb and self._is_many(noun):
                return noun
        number = self._syntax.sentence_number(verb)
        return self._subject_of(number - 1) if number else None

    def _subject_of(self, number: int) -> int | None:
        sentence = self._syntax.reading.sentences[number]
        for place in range(sentence.first, sentence.last):
            main = self._syntax.tokens[self._syntax.tokens[place].head].dep == "ROOT"
            if self._syntax.tokens[place].dep in ("nsubj", "nsubjpass") and main and self._is_many(place):
                return place
        return None

    def _is_many(self, noun: int) -> bool:
        plural = self._syntax.tokens[noun].tag in ("NNS", "NNPS")
        body = self._syntax.lemma(noun) in self._lexicon.collective
        return (plural and self._syntax.lemma(noun) in self._people) or body or self._is_named(noun)

    def _is_named(self, noun: int) -> bool:
        start = self._syntax.tokens[noun].start
        return any(m.actor and m.start <= start < m.end for m in self._syntax.reading.actors)

    def _is_verb(self, place: int) -> bool:
        return self._syntax.tokens[place].tag.startswith("VB")

    def is_name(self, trigger: int) -> bool:
        """Return whether parsers took a verb for a name: "rebels (Kidnapped Luis Ruiz)"."""
        token = self._syntax.tokens[trigger]
        past = token.text.lower().endswith("ed") or self._syntax.child(trigger, "prt") is not None
        return token.tag in NAMES and past

    def beside_name(self, trigger: int) -> tuple[int | None, int | None]:
        """Return who did it to whom, by the words before and after a verb that was taken for a name."""
        whom = trigger
        while self._syntax.tokens[whom].dep in ("compound", "nmod"):
            whom = self._syntax.tokens[whom].head
        above, apposed = self._syntax.tokens[whom].head, self._syntax.tokens[whom].dep == "appos"
        before = trigger - 1 if trigger and self._syntax.tokens[trigger - 1].tag in NOUN_TAGS else None
        if apposed and above < trigger:
            before = above  # "four men, who were armed, kidnapped Luis Ruiz"
        hit = whom if whom != trigger else self._syntax.child(trigger, "dobj")
        subject = self._syntax.child(trigger, "nsubj")
        return before if subject is None else subject, hit

    # ------------------------------------------------------------ nouns
    def deed(self, noun: int) -> int:
        """Return the noun that stands for the deed in its clause: the charge of "a dynamite charge"."""
        for _ in range(4):
            token = self._syntax.tokens[noun]
            above = token.head
            if token.dep == "pobj" and self._syntax.low(above) == "of":
                above = self._syntax.tokens[above].head
                if self._syntax.lemma(above) not in self._measures and self._syntax.tokens[above].tag != "CD":
                    return noun
            elif token.dep not in PARTS:
                return noun
            known = self._syntax.tokens[above].tag in (*NOUN_TAGS, "CD")  # "one of its attacks"
            if not known or self._syntax.lemma(above) in self._people:
                return noun
            noun = above
        return noun

    # ------------------------------------------------------------ suspects
    def suspects(self, trigger: int) -> Iterator[int]:
        """Yield X of "X was arrested in connection with the attack", "X released those it had kidnapped"."""
        yield from self._detained(trigger)
        yield from self._holders(trigger)
        yield from self._carriers(trigger)

    def _carriers(self, trigger: int) -> Iterator[int]:
        """Yield Y of "the murder of X, carried out today by Y", wherever parsers hang what is carried out."""
        if self._syntax.tokens[trigger].tag not in NOUN_TAGS:
            return
        last = self._syntax.edges(trigger)[1]
        for place in range(trigger + 1, self._syntax.sentence(trigger).last):
            token = self._syntax.tokens[place]
            agent = self._syntax.child(place, "agent") if token.lemma in self._carries else None
            if agent is not None and self._syntax.child(place, "nsubjpass") is None:
                doer = self._syntax.child(agent, "pobj")
                if doer is not None and (token.head <= last or token.dep in ("advcl", "conj")):
                    yield doer
                return
            if token.tag in FINITE or self._syntax.lemma(place) in self._deeds:
                return

    def added(self, verb: int) -> int | None:
        """Return X of "was killed in the town today, presumably by X"."""
        if not self._syntax.is_passive(verb):
            return None
        for place in range(verb + 1, self._syntax.sentence(verb).last):
            token = self._syntax.tokens[place]
            if token.tag.startswith(("VB", "MD")):
                return None
            if self._syntax.low(place) == "by" and self._syntax.low(place - 1) in self._hedges:
                return self._syntax.child(place, "pobj")
        return None

    def _holders(self, trigger: int) -> Iterator[int]:
        """Yield X of "X released Y, who was kidnapped", "X is holding Y": who took somebody has him."""
        token = self._syntax.tokens[trigger]
        if token.dep not in ("acl", "relcl") or token.lemma not in self._captures:
            return
        captive = token.head
        while self._syntax.tokens[captive].dep in ("conj", "appos"):
            captive = self._syntax.tokens[captive].head
        verb = self._syntax.tokens[captive].head
        if self._syntax.tokens[captive].dep != "dobj" or self._syntax.lemma(verb) not in HAS:
            return
        holder = self._syntax.subject(verb)
        if holder is not None and not self._syntax.is_negated(verb):
            yield holder

    def _detained(self, trigger: int) -> Iterator[int]:
        below = trigger
        for above in list(self._syntax.ancestors(trigger))[:5]:
            lemma = self._syntax.lemma(above)
            if self._is_verb(above):
                reached = self._syntax.low(below) in ("in", "for", "over", "because")
                held = self._syntax.child(above, "dobj", "nsubjpass")
                if lemma in self._detains and reached and held is not None and held != below:
                    yield held
                return
            if self._syntax.tokens[above].tag in NOUN_TAGS and lemma not in self._links:
                return
            below = above
