"""Who gives a figure by the order of the words, where the parse goes astray: "had on Sunday spoken of 77"."""

from __future__ import annotations

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speakers.naming import Namer
from counterclaim.claims.syntax import NOUN_TAGS, Syntax
from counterclaim.model import Source

PARTS = frozenset((";", ":", "//", "--", "—", "–"))  # what parts one speaker's words from another's
OPENERS = frozenset((",", "(", "and", "but", "while", "whereas", "as", "though", "although", "/", '"', "”"))
PHRASE = frozenset((*NOUN_TAGS, "DT", "JJ", "JJR", "JJS", "POS", "PRP$", "IN", "HYPH", "CC", "VBN", "CD"))
HINDERS = frozenset(("that", "as", "because", "while", "if"))
FINITE = ("VBD", "VBZ", "VBP")
OWNER = frozenset((*NOUN_TAGS, "DT", "JJ", "POS", "HYPH", "PRP$"))
PHRASE_LENGTH = 9  # tokens of "by the state security secretariat's daily note"
RELATIVE = 10  # tokens of a relative clause between a speaker and its verb
GROUP = 6  # tokens between an auxiliary and its verb: "had from the very start acknowledged"
ASIDE = 25  # tokens between two commas after a speaker: ", counting in the same way,"


class Wording:
    """Reads who gives the figures of one reading off the order of the words."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon, namer: Namer) -> None:
        """Keep what the rules look up."""
        self._syntax, self._lexicon, self._namer = syntax, lexicon, namer
        tolls = lexicon.codebook.tolls
        self._telling = lexicon.texts | lexicon.statements
        self._counts = frozenset((*tolls.owned, *tolls.reckonings, *lexicon.texts)) - lexicon.tolls.keys()
        self._verbs = lexicon.figures | lexicon.strong | frozenset(lexicon.codebook.tolls.accounts)

    def giver(self, start: int) -> Source | None:
        """Return who stands before the verb that gives a figure: "a railways official has ten dead"."""
        place = self._syntax.at(start)
        first = self.opening(place)
        verb = self._verb(first, place)
        noun = self.subject_of(first, verb) if verb is not None else None
        if noun is None:
            return None
        tells = self._syntax.tokens[noun].lemma in self._telling  # "an assessment preferred 100"
        return self.speaker(noun) or (self._namer.noun(noun) if tells else None)

    def reckoner(self, start: int) -> Source | None:
        """Return whose count a figure is by the words after it: "51, by the ministry's daily note"."""
        place = self._syntax.at(start)
        last = self._syntax.sentence(place).last
        stop = next(
            (i for i in range(place + 1, last) if self._parts(i) or self._syntax.low(i) == "than"), last
        )
        for by in range(place + 1, stop - 2):
            if self._syntax.low(by) not in ("by", "in", "on"):
                continue
            reach = range(by + 1, min(by + PHRASE_LENGTH, stop))
            count = next((i for i in reach if self._is_count(i)), None)
            between = range(by + 1, count or by + 1)
            if count is None or any(self._syntax.tokens[i].tag not in OWNER for i in between):
                continue
            noun = self._owner(by, count)
            if noun is None:
                continue
            owner = noun < count and self._syntax.tokens[noun].tag in ("NN", "NNP")
            source = self.speaker(noun) or (self._namer.noun(noun) if owner else None)
            if source is not None:
                return source
        return None

    def is_by_own_count(self, start: int) -> bool:
        """Whether a figure is somebody's who was named before: "nine, in his telling", "by its log"."""
        place = self._syntax.at(start)
        last = self._syntax.sentence(place).last
        stop = next((i for i in range(place + 1, last) if self._parts(i)), last)
        for by in range(self.opening(place), stop - 2):
            owned = self._syntax.low(by) in ("by", "in", "on") and self._syntax.tokens[by + 1].tag == "PRP$"
            count = by + 2 + (self._syntax.low(by + 2) == "own")
            if owned and count < stop and self._syntax.low(by + 1) != "our" and self._is_count(count):
                return True
        return False

    def fronted(self, start: int) -> Source | None:
        """Return whose telling opens the sentence of a figure: "In the army's telling, ..., 21 died"."""
        place = self._syntax.at(start)
        by = self.opening(place)
        if self._syntax.low(by) not in ("by", "in"):
            return None
        reach = range(by + 1, min(by + PHRASE_LENGTH, place))
        count = next((i for i in reach if self._is_count(i)), None)
        closed = count is not None and self._syntax.low(count + 1) == ","
        if not closed or count is None or self._syntax.tokens[count - 1].tag not in (*OWNER, "POS"):
            return None
        noun = self._owner(by, count)
        return self.speaker(noun) if noun is not None else None

    def _is_count(self, place: int) -> bool:
        """Whether a word stands for a count: "the log of the union", "in those of the army"."""
        if self._syntax.low(place) == "those":
            return place + 1 < len(self._syntax.tokens) and self._syntax.low(place + 1) == "of"
        return self._syntax.lemma(place) in self._counts

    def _owner(self, by: int, count: int) -> int | None:
        """Return the noun whose a count is: "the chief's guess", "the books of the union"."""
        mark = next((i for i in range(count - 1, by, -1) if self._syntax.tokens[i].tag == "POS"), None)
        if mark is not None:
            return mark - 1
        if count + 2 >= len(self._syntax.tokens) or self._syntax.low(count + 1) != "of":
            return None
        end = count + 2
        while end + 1 < len(self._syntax.tokens) and self._syntax.tokens[end].tag in PHRASE:
            end += 1
        return head_noun(self._syntax, count + 2, end - 1)

    def opening(self, place: int) -> int:
        """Return the first token of the stretch of its sentence, between marks that part it, of a token."""
        first = self._syntax.sentence(place).first
        return next((i + 1 for i in range(place - 1, first - 1, -1) if self._parts(i)), first)

    def _parts(self, place: int) -> bool:
        return self._syntax.low(place) in PARTS and self._syntax.tokens[place].tag != "HYPH"

    # ------------------------------------------------------------ the verb
    def _verb(self, first: int, place: int) -> int | None:
        """Return the verb nearest before a figure, if it gives figures and has the figure for its object."""
        for verb in range(place - 1, first, -1):
            token = self._syntax.tokens[verb]
            if token.tag in ("WDT", "WP", "WRB") or (token.tag == "IN" and token.text.lower() in HINDERS):
                return None
            if verb == place - 1 and self._is_misread(verb, first):
                return verb
            if not token.tag.startswith("VB") or self._is_of_a_number(verb, first):
                continue
            gives = token.lemma in self._verbs or self._speaks_of_a_count(verb, place)
            return verb if token.tag in (*FINITE, "VBN") and gives else None
        return None

    def _speaks_of_a_count(self, verb: int, place: int) -> bool:
        """Whether a verb has a count with its value: "had held to a number of 354"."""
        counts, lemma = self._lexicon.codebook.tolls.figures, self._syntax.lemma(verb)
        count = next((i for i in range(place - 1, verb, -1) if self._syntax.lemma(i) in counts), None)
        near = count is not None and self._syntax.low(count + 1) in ("of", "at", ":")
        done = lemma in self._lexicon.acts or lemma in self._lexicon.happens
        return (
            near and lemma != "be" and (not done or self._syntax.low(verb + 1) in ("to", "at", "on", "with"))
        )

    def _is_misread(self, verb: int, first: int) -> bool:
        """Whether a verb right before a figure was read as a noun: "a judge on that side tallies sixteen"."""
        token = self._syntax.tokens[verb]
        known = token.tag == "NNS" and token.lemma in self._lexicon.figures
        return known and not any(self._syntax.tokens[i].tag in (*FINITE, "MD") for i in range(first, verb))

    def _is_of_a_number(self, verb: int, first: int) -> bool:
        """Whether a participle belongs to a figure before it: "20 people wounded, 14 held captive"."""
        return self._syntax.tokens[verb].tag in ("VBN", "VBD", "VBG") and any(
            self._syntax.tokens[i].tag == "CD" for i in range(max(first, verb - 2), verb)
        )

    # ------------------------------------------------------------ its subject
    def subject_of(self, first: int, verb: int) -> int | None:
        """Return the noun before a verb that does what it says, past auxiliaries, days and asides."""
        place = self._before_group(first, verb)
        if place is not None and self._syntax.low(place) in ("which", "who") and place - 1 > first:
            place -= 1 + (self._syntax.low(place - 1) == ",")
        elif place is not None and place > first and self._syntax.low(place) == ",":
            place = self._past_aside(first, place)
        if place is None or place < first:
            return None
        opening = self._opening_of(first, place)
        if opening is None:
            place = self._past_relative(first, place)
            opening = self._opening_of(first, place)
        if opening is None:
            return None
        if self._syntax.tokens[opening].tag == "IN":
            return self._past_fronted(opening, place)
        return head_noun(self._syntax, opening, place)

    def _past_fronted(self, first: int, last: int) -> int | None:
        """ "On their side the judge of the town", "Of the men in camps Lima's judge": the last noun."""
        tags = [self._syntax.tokens[i].tag for i in range(first, last + 1)]
        starts = [i for i in range(1, len(tags)) if tags[i] in ("DT", "PRP$") and tags[i - 1] in NOUN_TAGS]
        return head_noun(self._syntax, first + starts[-1], last) if starts else last

    def _opening_of(self, first: int, last: int) -> int | None:
        """Return where the noun phrase that ends in `last` begins, if it opens its stretch or a clause."""
        if self._syntax.tokens[last].tag not in NOUN_TAGS:
            return None
        opening = last
        while opening >= first and self._is_in_phrase(opening):
            opening -= 1
        opens = opening < first or self._syntax.low(opening) in OPENERS
        opens = opens or (opening == first and self._syntax.tokens[opening].tag.startswith("RB"))
        return opening + 1 if opens and opening < last else None

    def _is_in_phrase(self, place: int) -> bool:
        token = self._syntax.tokens[place]
        return token.tag in PHRASE or (token.tag == "VBG" and token.dep == "amod")

    def _past_relative(self, first: int, place: int) -> int:
        """ "A UN paper that was leaked in April estimated": the noun before a relative clause."""
        reach = range(place, max(first, place - RELATIVE), -1)
        that = next((i for i in reach if self._syntax.tokens[i].tag in ("WDT", "WP")), None)
        noun = that is not None and self._syntax.tokens[that - 1].tag in NOUN_TAGS
        return that - 1 if noun and that is not None else place

    def _before_group(self, first: int, verb: int) -> int | None:
        """Return the token before a verb's group; a passive or negated verb has none."""
        place = verb - 1
        for helper in range(verb - 1, max(first, verb - GROUP) - 1, -1):
            follows = self._syntax.tokens[helper + 1].tag in ("IN", "RB")
            if self._syntax.lemma(helper) == "have" and (follows or helper == verb - 1):
                place = helper - 1
                break
        while place >= first:
            token = self._syntax.tokens[place]
            if token.lemma in ("be", "not") or token.text.lower() == "n't":
                return None
            if token.tag not in ("RB", "MD") and token.entity not in ("DATE", "TIME"):
                bare = token.text.lower() in ("on", "by", "at", "in", "since", "until")
                if not bare or self._syntax.tokens[place + 1].entity not in ("DATE", "TIME"):
                    return place
            place -= 1
        return None

    def _past_aside(self, first: int, comma: int) -> int | None:
        """Return the token before what two commas set apart; the second one stands at `comma`."""
        low = max(first, comma - ASIDE)
        other = next((i for i in range(comma - 1, low, -1) if self._syntax.low(i) == ","), None)
        return other - 1 if other is not None else None

    def speaker(self, noun: int) -> Source | None:
        """Return whom a noun names, if that is a known actor, a person, a body or has a speaker's role."""
        token = self._syntax.tokens[noun]
        if token.lemma in self._lexicon.codebook.speakers.heads:
            return self._namer.noun(noun)
        many = token.tag == "NNS" and token.lemma in self._lexicon.people
        if many and token.lemma not in self._lexicon.anonymous and self._lexicon.role(token.text) is None:
            return None
        if self._syntax.child(noun, "nummod") is not None and many:
            return None
        if not self._namer.is_speaker(noun):
            return self._of_a_body(noun)
        if token.entity in ("PERSON", "ORG", "NORP", "GPE"):
            return self._namer.noun(noun)
        return self._namer.speaking_noun(noun)

    def _of_a_body(self, noun: int) -> Source | None:
        """ "The Red Crescent tracing tent": a thing that bears the name of who watches or rules."""
        source = self._namer.noun(noun)
        body = (
            source is not None
            and source.actor is not None
            and source.role in ("monitor", "media", "official")
        )
        return source if body and self._syntax.tokens[noun].lemma not in self._lexicon.people else None


def head_noun(syntax: Syntax, first: int, last: int) -> int | None:
    """Return the noun that a stretch of words is about: the last one before a preposition."""
    noun = None
    for place in range(first, last + 1):
        tag = syntax.tokens[place].tag
        if noun is not None and (tag in ("IN", "CC") or (tag in ("VBN", "VBG") and place > first + 1)):
            break
        noun = place if tag in NOUN_TAGS else noun
    return noun
