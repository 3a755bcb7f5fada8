"""A reading with the look-ups that rules ask for: children, subtrees, clauses, quotations, spans."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from counterclaim.model import Number, Reading, Sentence, Span, Token, quote

NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")
QUOTATION = re.compile(
    r"“[^”]{1,3000}”|\"[^\"\n]{1,3000}\"|(?<!\w)‘[^’\n]{1,600}’(?!\w)|(?<!\w)'[^'\n]{2,300}'(?!\w)"
)
NOT_SPACE = re.compile(r"\S")
LABEL_ENDS = (":", "—", "–")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
CLAUSES = ("relcl", "advcl", "ccomp", "acl", "parataxis", "csubj")


class Syntax:
    """Look-ups over one reading; token positions are indices into `tokens`."""

    def __init__(self, reading: Reading) -> None:
        """Index `reading`."""
        self.reading = reading
        self.text = _parsed_text(reading)
        self.tokens = reading.tokens
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for place, token in enumerate(self.tokens):
            if token.head != place:
                self.children[token.head].append(place)
        self._starts = [token.start for token in self.tokens]
        self._firsts = [sentence.first for sentence in reading.sentences]
        self._edges: dict[int, tuple[int, int]] = {}

    # ------------------------------------------------------------ positions
    def at(self, char: int) -> int:
        """Return the token that `char` lies in, or the last one before it."""
        return max(0, bisect_right(self._starts, char) - 1)

    def sentence(self, place: int) -> Sentence:
        """Return the sentence of a token."""
        return self.reading.sentences[self.sentence_number(place)]

    def sentence_number(self, place: int) -> int:
        """Return the position of a token's sentence."""
        return max(0, bisect_right(self._firsts, place) - 1)

    def paragraph_start(self, char: int) -> int:
        """Return where the line that `char` lies in begins."""
        return self.text.rfind("\n", 0, char) + 1

    # ------------------------------------------------------------ the tree
    def edges(self, place: int) -> tuple[int, int]:
        """Return the first and last token of a subtree, both inclusive."""
        if place not in self._edges:
            first = last = place
            stack, seen = [place], {place}
            while stack:
                for child in self.children[stack.pop()]:
                    if child not in seen:
                        seen.add(child)
                        stack.append(child)
                        first, last = min(first, child), max(last, child)
            self._edges[place] = (first, last)
        return self._edges[place]

    def child(self, place: int, *deps: str) -> int | None:
        """Return the first child that has one of `deps`."""
        return next((c for c in self.children[place] if self.tokens[c].dep in deps), None)

    def ancestors(self, place: int) -> Iterator[int]:
        """Yield governors from the nearest up to the root."""
        for _ in range(64):
            governor = self.tokens[place].head
            if governor == place:
                return
            yield governor
            place = governor

    def is_under(self, place: int, top: int) -> bool:
        """Whether `place` is `top` or lies in its subtree."""
        return place == top or any(governor == top for governor in self.ancestors(place))

    def subject(self, verb: int) -> int | None:
        """Return the subject of a verb, looking through conjuncts, participles and infinitives."""
        for _ in range(5):
            found = self.child(verb, *SUBJECTS)
            if (
                found is not None
                and self.tokens[found].tag in ("WDT", "WP")
                and self.tokens[verb].dep == "relcl"
            ):
                return self.tokens[verb].head
            if found is not None:
                return found
            dep, governor = self.tokens[verb].dep, self.tokens[verb].head
            if governor == verb or dep not in ("conj", "xcomp", "advcl", "acl", "dep", "pcomp"):
                return None
            if self.tokens[governor].tag in NOUN_TAGS:
                return governor if dep == "acl" else None
            verb = governor
        return None

    def is_passive(self, verb: int) -> bool:
        """Whether a verb form is passive: has a passive auxiliary, or is a participle after a noun."""
        token = self.tokens[verb]
        deps = {self.tokens[child].dep for child in self.children[verb]}
        if deps & {"auxpass", "nsubjpass"} or self.is_label(verb):
            return True
        return token.tag == "VBN" and token.dep in ("acl", "amod", "relcl") and "aux" not in deps

    def is_label(self, verb: int) -> bool:
        """Whether a participle ends the label of a number: "Soldiers killed: 4"."""
        marked = verb + 2 < len(self.tokens) and self.tokens[verb + 1].text in LABEL_ENDS
        return marked and self.tokens[verb].tag in ("VBN", "VBD") and self.tokens[verb + 2].text[0].isdigit()

    def is_negated(self, verb: int) -> bool:
        """Whether a verb has a negation of its own."""
        return self.child(verb, "neg") is not None

    def nucleus(self, first: int, last: int) -> int:
        """Return the token of `first..last` that governs the others; a root governs itself."""
        heads = ((i, self.tokens[i].head) for i in range(last, first - 1, -1))
        return next((i for i, head in heads if head == i or not first <= head <= last), last)

    # ------------------------------------------------------------ spans
    def span(self, first: int, last: int) -> Span:
        """Return the characters of tokens `first..last`, both inclusive."""
        return quote(self.text, self.tokens[first].start, self.tokens[last].end)

    def trimmed(self, first: int, last: int, drop: str = ",;:.—–-\"“”'‘’ ") -> Span | None:
        """Return the span without the marks in `drop` at its ends; `None` if nothing is left."""
        start, end = self.tokens[first].start, self.tokens[last].end
        while start < end and self.text[start] in drop:
            start += 1
        while start < end and self.text[end - 1] in drop:
            end -= 1
        return quote(self.text, start, end) if start < end else None

    def noun_phrase(self, head: int, *, with_of: bool = True) -> tuple[int, int]:
        """Return the first and last token of a noun with its modifiers and `of`-phrases, without clauses."""
        first = last = head
        for child in self.children[head]:
            token = self.tokens[child]
            left = ("det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod", "predet")
            if child < head and token.dep in left:
                first = min(first, self.edges(child)[0])
            elif child > head and token.dep == "prep" and token.lemma in ("of", "from") and with_of:
                if child == last + 1:
                    last = self._simple_end(child)
            elif (
                child > head and token.dep in ("compound", "nummod", "case", "punct") and token.tag == "HYPH"
            ):
                last = max(last, child)
        return first, last

    def _simple_end(self, preposition: int) -> int:
        """Return the end of an `of`-phrase; "medics spoke of 31, the ministry of 37" has none that names."""
        obj = self.child(preposition, "pobj")
        quoted = self.tokens[min(preposition + 1, len(self.tokens) - 1)].tag == "``"
        if obj is None or quoted or self.number_at(self.tokens[obj]) is not None:
            return preposition - 1
        return self.noun_phrase(obj)[1]

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """Character ranges in quotation marks, marks included, in order."""
        return tuple(match.span() for match in QUOTATION.finditer(self.text))

    def quotation_at(self, char: int) -> tuple[int, int] | None:
        """Return the quotation that `char` lies in."""
        return next(((a, b) for a, b in self.quotations if a <= char < b), None)

    def number_at(self, token: Token) -> Number | None:
        """Return the number phrase that covers a token."""
        return next((n for n in self.reading.numbers if n.start <= token.start < n.end), None)

    def lemma(self, place: int) -> str:
        """Return the lemma of a token."""
        return self.tokens[place].lemma

    def low(self, place: int) -> str:
        """Return the lower-case form of a token."""
        return self.tokens[place].text.lower()


def _parsed_text(reading: Reading) -> str:
    """Return the report's text with blanks where it was not parsed: no pattern may find words there."""
    text, sentences = reading.report.text, reading.sentences
    if not sentences:
        return text
    gaps = zip((0, *(s.end for s in sentences)), (*(s.start for s in sentences), len(text)), strict=True)
    blanks = [NOT_SPACE.sub(" ", text[start:end]) for start, end in gaps]
    parsed = [text[sentence.start : sentence.end] for sentence in sentences]
    return "".join(part for pair in zip(blanks, (*parsed, ""), strict=True) for part in pair)
