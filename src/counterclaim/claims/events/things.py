"""The things of an event: the weapons used and what was attacked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Span

LEFT = ("compound", "amod", "nmod")
AT = frozenset(
    (
        "on",
        "at",
        "against",
        "outside",
        "into",
        "in",
        "of",
        "inside",
        "near",
        "under",
        "to",
        "opposite",
        "behind",
    )
)
AGAINST = frozenset(("on", "against"))
PHRASE = 9  # tokens of what "of" adds to a name: "the headquarters of the Workers' Union of Osse"
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
NOT_NAMED = frozenset(("same", "other", "such", "another"))


class ThingFinder:
    """Finds means and targets around the triggers of one reading."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon = syntax, lexicon
        words = lexicon.codebook.event_words
        self._uses = frozenset(words.uses)
        self._harms, self._hits = frozenset(words.harms), frozenset(words.hits)
        self._hauls, self._foiled = frozenset(words.hauls), frozenset(words.foiled)
        self._loads, self._pieces = frozenset(words.loads), frozenset(words.pieces)
        self._middles = frozenset(("center", "centre"))
        self._measures = frozenset((*words.measures, *words.loads))
        self._spots, self._happens = frozenset(words.spots), frozenset(words.happens)
        self._generals = frozenset(words.general_targets)
        self._carries = frozenset(words.carries_out)
        self._does, self._damages = frozenset(words.does_damage), frozenset(words.damages)
        self._destroys = frozenset(words.destroys)

    # ------------------------------------------------------------ means
    def means(self, triggers: Sequence[int]) -> tuple[Span, ...]:
        """Return the weapons and devices that the words around the triggers say were used.

        Those defused or left unexploded count only where no other was used, those seized never.
        """
        found = [
            place
            for place in self._around(triggers, self._lexicon.means)
            if (self._is_used(place) or place in triggers) and not self._is_hit_itself(place)
        ]
        found = [place for place in found if not self._is_under(place, self._hauls)]
        used = [place for place in found if not self._is_unused(place)] or found
        told = [place for place in used if not self._is_general(place, used)]
        return _fullest((self._syntax.lemma(place), self._named(self._load(place))) for place in told)

    def _is_used(self, place: int) -> bool:
        """Whether a weapon is wielded ("with rifles", "threw a grenade") or goes off, not found or sold."""
        for _ in range(4):
            token = self._syntax.tokens[place]
            governor = self._syntax.lemma(token.head)
            if token.dep == "pobj":
                measured = self._syntax.tokens[token.head].head
                if self._syntax.low(token.head) == "of" and self._syntax.lemma(measured) in self._measures:
                    place = measured
                    continue
                return self._syntax.low(token.head) in ("with", "by", "using")
            if token.dep in ("dobj", "nsubjpass"):
                return governor in self._uses
            if token.dep in ("nsubj", "compound"):
                return governor in self._uses or governor in self._hits or governor in self._harms
            if token.dep not in ("conj", "appos"):
                return False
            place = token.head
        return False

    def _is_hit_itself(self, place: int) -> bool:
        """Whether a vehicle is what was attacked, not with what: "they blew up two trucks"."""
        return self._syntax.lemma(place) in self._lexicon.targets and self._is_attacked(place)

    def _is_unused(self, place: int) -> bool:
        """Whether a weapon is defused or does not go off: "three other bombs had not exploded"."""
        return self._is_under(place, self._foiled) or self._syntax.is_negated(self._governor(place))

    def _is_under(self, place: int, verbs: frozenset[str]) -> bool:
        """Whether one of the verbs has it as its object: "they seized rifles and three grenades"."""
        verb = self._governor(place)
        subject = self._syntax.child(verb, "nsubj")
        active = subject is not None and self._syntax.is_under(place, subject)
        return self._syntax.lemma(verb) in verbs and not active

    def _governor(self, place: int) -> int:
        for _ in range(8):
            token = self._syntax.tokens[place]
            if token.dep not in ("conj", "appos", "compound", "nmod"):
                return token.head
            place = token.head
        return place

    def _is_general(self, place: int, used: Sequence[int]) -> bool:
        """Whether a word for a weapon stands for one named more closely: "the device", a car bomb."""
        special = self._lexicon.codebook.event_words.general_means.get(self._syntax.lemma(place), ())
        return any(self._syntax.lemma(other) in special for other in used)

    def _load(self, place: int) -> int:
        """Return the noun that the explosive belongs to: the charge of "a dynamite charge"."""
        token = self._syntax.tokens[place]
        joined = token.dep in ("compound", "nmod", "amod")
        return token.head if joined and self._syntax.lemma(token.head) in self._loads else place

    # ------------------------------------------------------------ targets
    def targets(self, triggers: Sequence[int]) -> tuple[Span, ...]:
        """Return the things attacked: what a verb or noun of attack governs in the triggers' sentences."""
        found = [place for place in self._around(triggers, self._lexicon.targets) if self._is_attacked(place)]
        told = [place for rank, place in enumerate(found) if not self._is_told(place, found[:rank])]
        return _unique([self._called(place) for place in told])

    def _is_told(self, place: int, before: Sequence[int]) -> bool:
        """Whether "the establishment" stands for a thing told before, or words say nothing new of one."""
        if not before or not self._is_definite(place):
            return False
        words, lemma = self._words(place), self._syntax.lemma(place)
        if not words and lemma in self._generals:
            return True
        return any(words <= self._words(other) for other in before if self._syntax.lemma(other) == lemma)

    def _is_definite(self, noun: int) -> bool:
        """Whether one thing, or those told, are meant: "the house", "his house"; not "two houses"."""
        article = self._syntax.child(noun, "det", "poss")
        if article is None or self._syntax.tokens[article].dep == "poss":
            return article is not None and self._syntax.tokens[noun].tag in ("NN", "NNP")
        return self._syntax.low(article) in DEFINITE

    def _words(self, noun: int) -> set[str]:
        """Return what a thing's name says of it: which house, whose."""
        name = self._called(noun)
        first, last = self._syntax.at(name.start), self._syntax.at(name.end - 1)
        told = (place for place in range(first, last + 1) if place != noun)
        return {self._syntax.lemma(i) for i in told if self._syntax.tokens[i].tag in (*NOUN_TAGS, "JJ")}

    def _is_attacked(self, place: int) -> bool:
        if self._is_town(place):
            return False
        if any(self._is_hit_there(clause) for clause in self._syntax.children[place]):
            return True
        spot, start = self._syntax.lemma(place) in self._spots, place
        for _ in range(8):
            token = self._syntax.tokens[place]
            listed = token.dep == "conj" and self._syntax.tokens[token.head].tag.startswith("VB")
            if token.dep in ("dobj", "nsubjpass") or listed:  # "burned a bank, a shop, and a school"
                return self._is_hit_by(token.head)
            if token.dep == "nsubj":
                return self._is_damaged(token.head)
            if token.dep == "pobj":
                above = self._deed(self._syntax.tokens[token.head].head)
                if self._syntax.low(token.head) != "of" or not self._goes_with(above, place != start):
                    return self._is_struck(token.head, above, spot)
                place = above
            elif token.dep in ("conj", "appos"):
                place = token.head
            else:
                return False
        return False

    def _goes_with(self, noun: int, listed: bool) -> bool:
        """Whether what befell a noun befell what is after its "of": the whole, or one more of a list."""
        lemma = self._syntax.lemma(noun)
        return lemma in self._pieces or (listed and lemma in self._lexicon.targets)

    def _is_hit_by(self, verb: int) -> bool:
        """Whether a verb attacks its object; one that was "not destroyed" was attacked all the same."""
        lemma = self._syntax.lemma(verb)
        spared = self._syntax.is_negated(verb) and lemma not in (*self._damages, *self._destroys)
        return lemma in self._hits and not spared

    def _is_struck(self, preposition: int, above: int, spot: bool) -> bool:
        """Whether what a preposition governs is attacked there: "a bomb in", "the blast occurred at"."""
        low, word = self._syntax.low(preposition), self._syntax.lemma(above)
        if low == "to":
            caused = self._syntax.tokens[above].head
            lit = "fire" in (word, *map(self._syntax.low, self._syntax.children[above]))  # "set fire to"
            return lit or "damage" in (word, self._syntax.lemma(caused)) or word in ("destruction", "harm")
        if spot:
            whom = self._syntax.child(above, "dobj", "nsubjpass") is not None
            return low in AGAINST and word in self._hits and word not in self._uses and not whom
        if low not in AT or (low not in AGAINST and self._is_done_to_people(above)):
            return False
        if low == "against" and word in self._carries:
            deed = self._syntax.child(above, "dobj", "nsubjpass")
            return deed is not None and self._syntax.lemma(deed) in self._hits
        laid = self._syntax.child(above, "dobj", "nsubjpass")
        if laid is not None and self._syntax.lemma(laid) in self._lexicon.means:
            return True  # "placed a bomb under"
        if word in self._happens:
            subject = self._syntax.subject(above)
            word = self._syntax.lemma(subject) if subject is not None else ""
        return word in self._hits or word in self._lexicon.means

    def _deed(self, place: int) -> int:
        """Return what a phrase after "by X" goes with: the raid of "the raid staged by rebels on a bank"."""
        by = self._syntax.tokens[place].head
        doer = self._syntax.tokens[place].dep == "pobj" and self._syntax.low(by) == "by"
        if not doer or self._syntax.lemma(place) in self._hits:
            return place
        verb = self._syntax.tokens[by].head
        token = self._syntax.tokens[verb]
        return token.head if token.dep in ("acl", "relcl") and token.lemma in self._carries else verb

    def _is_done_to_people(self, verb: int) -> bool:
        """Whether people suffer a deed, which only happens at a thing: "gunned down in a bar"."""
        sufferer = self._syntax.child(verb, "dobj", "nsubjpass")
        if sufferer is None:
            return False
        token = self._syntax.tokens[sufferer]
        thing = token.lemma in self._lexicon.means or token.lemma in self._lexicon.targets
        return not thing and (token.entity == "PERSON" or token.lemma in self._lexicon.people)

    def _is_damaged(self, verb: int) -> bool:
        """Whether the verb's subject comes to harm: "the bus sustained damage", "it was the target"."""
        aim = self._syntax.child(verb, "attr")
        if aim is not None and self._syntax.lemma(aim) in self._hits:
            return not self._syntax.is_negated(verb)
        harm = self._syntax.child(verb, "dobj")
        lemma = self._syntax.lemma(verb)
        if harm is None and lemma in self._destroys and not self._syntax.is_negated(verb):
            return True  # "the bridge collapsed"
        does = self._syntax.lemma(verb) in self._does and harm is not None
        return does and self._syntax.lemma(harm or verb) in self._damages

    def _is_hit_there(self, clause: int) -> bool:
        """ "Offices, which were dynamited", "houses damaged by explosives"."""
        token = self._syntax.tokens[clause]
        hit = token.dep in ("relcl", "acl") and token.lemma in self._hits
        hit &= self._syntax.child(clause, "dobj") is None  # not "two men on a motorcycle set off a bomb"
        return hit and self._syntax.is_passive(clause) and not self._syntax.is_negated(clause)

    def _is_town(self, place: int) -> bool:
        """Whether a town is told of, or its middle: "Cali, a tourist center", "the center of Cali"."""
        token = self._syntax.tokens[place]
        if self._is_place(place):
            return token.lemma in self._spots
        article = self._syntax.child(place, "det")
        if token.dep == "appos" and self._is_place(token.head) and article is not None:
            return self._syntax.low(article) not in DEFINITE
        of = next((c for c in self._syntax.children[place] if self._syntax.low(c) == "of"), None)
        whose = self._syntax.child(of, "pobj") if of is not None else None
        return token.lemma in self._middles and whose is not None and self._is_place(whose)

    def _is_place(self, place: int) -> bool:
        token = self._syntax.tokens[place]
        return any(p.start <= token.start < p.end for p in self._syntax.reading.places)

    # ------------------------------------------------------------ nouns
    def _around(self, triggers: Sequence[int], words: frozenset[str]) -> Iterator[int]:
        for number in sorted({self._syntax.sentence_number(trigger) for trigger in triggers}):
            sentence = self._syntax.reading.sentences[number]
            for place in range(sentence.first, sentence.last):
                token = self._syntax.tokens[place]
                compound = token.dep == "compound" and self._syntax.tokens[token.head].lemma in words
                compound |= words is self._lexicon.targets and self._is_weapon(place)
                if token.tag in NOUN_TAGS and token.lemma in words and not compound:
                    yield place

    def _is_weapon(self, place: int) -> bool:
        """Whether a thing with the word after it is a weapon: a "car bomb"."""
        after = place + 1
        return (
            after < len(self._syntax.tokens)
            and f"{self._syntax.low(place)} {self._syntax.lemma(after)}" in self._lexicon.means
        )

    def _called(self, place: int) -> Span:
        """Return a thing's name with whose it is: "the envoy's car", "the office of the daily"."""
        name = self._named(place)
        first, last = self._syntax.at(name.start), place
        owner = self._syntax.tokens[first - 1] if first > 0 else None
        if owner is not None and owner.tag == "POS" and self._syntax.is_under(first - 1, place):
            first = self._owner(first - 1)
        end = self._syntax.noun_phrase(place)[1]
        if last < end <= last + PHRASE and self._syntax.low(place + 1) == "of":
            last = end
        while self._is_named_on(last + 1, place):
            last += 1
        return self._syntax.span(first, last)

    def _is_named_on(self, place: int, noun: int) -> bool:
        """Whether a word goes on with a thing's name: the Star of "the newspaper Daily Star"."""
        if place >= len(self._syntax.tokens) or self._syntax.sentence(noun).last <= place:
            return False
        token = self._syntax.tokens[place]
        return token.tag in ("NNP", "NNPS") and token.entity not in ("DATE", "TIME", "GPE", "LOC")

    def _owner(self, mark: int) -> int:
        first, _ = self._syntax.edges(self._syntax.tokens[mark].head)
        while self._syntax.tokens[first].tag in ("DT", "PRP$") and first < mark:
            first += 1
        return first

    def _named(self, place: int) -> Span:
        first = place
        while first > 0 and self._modifies(first - 1, place):
            first -= 1
        return self._syntax.span(first, place)

    def _modifies(self, place: int, noun: int) -> bool:
        token = self._syntax.tokens[place]
        if not self._syntax.is_under(place, noun) or token.text.lower() in NOT_NAMED:
            return False
        if "-" in (token.text, self._syntax.tokens[place + 1].text):
            return True  # "20-kg bomb", "high-voltage posts"
        if token.entity in ("DATE", "TIME", "ORDINAL"):
            return False
        return token.dep in LEFT and token.tag not in ("DT", "CD")


def _unique(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Keep one span for each wording, in text order."""
    kept: dict[str, Span] = {}
    for span in sorted(set(spans), key=lambda span: (span.start, span.end)):
        kept.setdefault(span.text.lower(), span)
    return tuple(kept.values())


def _fullest(told: Iterable[tuple[str, Span]]) -> tuple[Span, ...]:
    """Keep one span a noun, the one with most words, in text order: "powerful bomb" for "the bombs"."""
    kept: dict[str, Span] = {}
    for lemma, span in told:
        known = kept.get(lemma)
        if known is None or len(span.text.split()) > len(known.text.split()):
            kept[lemma] = span
    return tuple(sorted(kept.values(), key=lambda span: (span.start, span.end)))
