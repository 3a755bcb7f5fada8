"""Sentences and the token table, from the small English model; the only module that knows spaCy.

The parser sees one paragraph at a time: a headline or a list item is never joined to its neighbour, and
memory stays bounded however long the report is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import spacy
from thinc.api import NumpyOps, set_current_ops

from counterclaim.model import Sentence, Token
from counterclaim.reading.casing import is_capitals, recase, unmistakable
from counterclaim.resources.weights import model_folder

PARAGRAPH = re.compile(r"\n\s*\n|\n")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
MAX_PARAGRAPH = 20_000  # characters; a longer one is cut at a space, to bound the parser's memory
BASE_FORMS = frozenset(("VB", "NN", "NNP", "JJ", "RB"))
GLOSS = re.compile(r"((?<=[^\W_])[\"'”’]?[^\S\n])\[([^\[\]\n]*)\]")  # "the ELN [Army of Liberation] rebels"
TAG_TO_POS = {"VB": "VERB", "MD": "AUX", "NN": "NOUN", "JJ": "ADJ", "RB": "ADV", "PR": "PRON"}


class Parser:
    """The language model, loaded once; `parse` is a pure function of its text."""

    def __init__(self, names: frozenset[str] = frozenset()) -> None:
        """Load the model after checking its weights' hashes.

        Args:
            names: lower-case words that are names, for text in capitals.
        """
        set_current_ops(NumpyOps(use_blis=False))  # 1.2 to 1.5 times faster than blis where measured
        self._nlp = spacy.load(model_folder(), exclude=["attribute_ruler", "senter"])
        self._lemmatizer: Any = self._nlp.get_pipe("lemmatizer")
        self._nlp.disable_pipe("lemmatizer")  # called by word below: it wants the tags as coarse classes
        index = self._lemmatizer.lookups.get_table("lemma_index")
        self._bases = {kind: frozenset(index[kind]) for kind in ("noun", "verb", "adj", "adv")}
        self._common = frozenset().union(*self._bases.values())
        self._lemmas: dict[tuple[str, str], str] = {}
        self._names = names

    def parse(
        self, text: str, pieces: Sequence[tuple[int, int]] | None = None
    ) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
        """Return the tokens and sentences of `text`; tokens quote it, white space is left out.

        Args:
            text: a report's.
            pieces: the paragraphs to parse, all when left out; the others get no tokens.
        """
        pieces = list(paragraphs(text)) if pieces is None else pieces
        # the parser ends a sentence at a square bracket, but not at a round one
        shown = [GLOSS.sub(r"\1(\2)", text[start:end]) for start, end in pieces]
        if is_capitals(text):
            shown = [recase(part, self._is_common, self._names) for part in shown]
        else:
            shown = [unmistakable(part) for part in shown]
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for (offset, _), doc in zip(pieces, self._nlp.pipe(shown, batch_size=16), strict=True):
            self._add(doc, offset, text, tokens, sentences)
        return tuple(tokens), tuple(sentences)

    def forms(self, base: str) -> frozenset[str]:
        """Return what the language model's tables take for inflected forms of a noun or verb, and `base`."""
        tables = self._lemmatizer.lookups
        irregular, regular = tables.get_table("lemma_exc"), tables.get_table("lemma_rules")
        made = {base}
        for kind in ("noun", "verb"):
            made.update(form for form, bases in irregular[kind].items() if base in bases)
            made.update(base.removesuffix(end) + new for new, end in regular[kind] if base.endswith(end))
        return frozenset(made)

    def _add(self, doc: Any, offset: int, text: str, tokens: list[Token], sentences: list[Sentence]) -> None:
        kept = [token for token in doc if not token.is_space]
        place = {token.i: len(tokens) + rank for rank, token in enumerate(kept)}
        for sent in doc.sents:
            words = [token for token in sent if token.i in place]
            if words:
                begin, end = words[0].idx + offset, words[-1].idx + len(words[-1]) + offset
                first, last = place[words[0].i], place[words[-1].i] + 1
                sentences.append(Sentence(first=first, last=last, start=begin, end=end))
        for token in kept:
            start = token.idx + offset
            end = start + len(token)
            word = text[start:end].lower()
            tokens.append(
                Token(
                    start=start,
                    end=end,
                    text=text[start:end],
                    lemma=self._lemma(token) if token.lower_ == word else word,
                    tag=token.tag_,
                    dep=token.dep_,
                    head=place.get(token.head.i, place[token.i]),
                    entity=token.ent_type_,
                )
            )

    def _lemma(self, token: Any) -> str:
        key = (token.lower_, token.tag_)
        if key not in self._lemmas:
            self._lemmas[key] = self._lemmatize(token)
        return self._lemmas[key]

    def _lemmatize(self, token: Any) -> str:
        """Return the base form that the tag asks for; of several the longest ("hoping" is hope, not hop)."""
        token.pos_ = TAG_TO_POS.get(token.tag_[:2], "X")
        known = self._bases.get(token.pos_.lower(), frozenset())
        if token.pos_ == "X" or (token.tag_ in BASE_FORMS and token.lower_ in known):
            return str(token.lower_)
        found = [str(form).lower() for form in self._lemmatizer.rule_lemmatize(token)]
        return max(found, key=len) if found else str(token.lower_)

    def _is_common(self, word: str) -> bool:
        stems = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ed"))
        more = (word.removesuffix("d"), word.removesuffix("ing"), word.removesuffix("ing") + "e")
        return any(stem in self._common for stem in (*stems, *more))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield `(start, end)` of each paragraph; in hard-wrapped text only blank lines end one."""
    divider = BLANK_LINE if is_hard_wrapped(text) else PARAGRAPH
    start = 0
    for match in divider.finditer(text):
        yield from _bounded(text, start, match.start())
        start = match.end()
    yield from _bounded(text, start, len(text))


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_PARAGRAPH:
        cut = text.rfind(" ", start, start + MAX_PARAGRAPH)
        cut = cut if cut > start else start + MAX_PARAGRAPH
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def is_hard_wrapped(text: str) -> bool:
    """Whether line ends are layout: many lines of like length that stop in mid-sentence."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 5 or max(map(len, lines)) > 110:
        return False
    full = [line for line in lines if len(line) >= 50]
    open_ended = [line for line in full if line.rstrip()[-1] not in '.!?:;"”’)']
    return len(full) > len(lines) / 2 and len(open_ended) > len(full) / 2
