"""The screen: which paragraphs of a report may hold a claim, told from its words alone, before any parsing.

A *sign* is a word that the codebook lists twice over for what befalls people: as an outcome's noun, verb or
deed, as a state of people, as a harm, an attack, an event, or a person ("hostage"). Words that it also lists
for speech or for means are none: a statement is released, a gun is held. So the screen follows the codebook
and has no list of its own.

A report in which signs are dense is about violence and is read whole, because its figures go on in paragraphs
without any sign ("The ministry put it at 39"). A report that has a few is read around the sentences that join
a sign and a number; one that has none of these is turned away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from counterclaim.resources.codebook import Codebook
from counterclaim.resources.letters import small_letters

Piece = tuple[int, int]  # first character of a paragraph, and one past its last

WORDS_A_SIGN = (
    200  # a report with one sign in so many words is about violence, as 101 of our 102 gold ones are
)
SHORT = 100  # words; so few cost little to parse and are too few to judge by: any number lets them pass
AROUND = 1  # paragraphs on either side of a passing one, for who speaks and whom "they" means
WORD = re.compile(r"[a-z]+|\d+")
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+|\n\s*")


class Screen:
    """Tells paragraphs that may hold a claim from those that need no parsing; a pure function of the text."""

    def __init__(self, codebook: Codebook, forms: Callable[[str], Iterable[str]]) -> None:
        """Turn the codebook's lists into sets of inflected words, which `forms` gives for a base form."""
        self._signs = frozenset(form for word in _plain(codebook) for form in forms(word))
        self._numbers = _numbers(codebook)

    def keep(self, text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        """Return those of the paragraphs `pieces` that are worth parsing, in order; none, all or some."""
        lowered = small_letters(text)
        words = WORD.findall(lowered)
        signs = sum(map(self._signs.__contains__, words))
        if len(words) < SHORT:
            return tuple(pieces) if signs or any(map(self._is_number, words)) else ()
        if signs * WORDS_A_SIGN >= len(words):
            return tuple(pieces)
        return self._around_signs(lowered, pieces) if signs else ()

    def _around_signs(self, text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        passing = [rank for rank, (start, end) in enumerate(pieces) if self._passes(text[start:end])]
        if not passing:
            return ()
        kept = {near for rank in passing for near in range(rank - AROUND, rank + AROUND + 1)}
        kept.add(0)  # the first paragraph tells the place and the day of the report
        return tuple(piece for rank, piece in enumerate(pieces) if rank in kept)

    def _passes(self, paragraph: str) -> bool:
        """Whether a sentence holds a sign and a number."""
        if self._signs.isdisjoint(WORD.findall(paragraph)):
            return False
        sentences = map(WORD.findall, SENTENCE_END.split(paragraph))
        return any(
            not self._signs.isdisjoint(words) and any(map(self._is_number, words)) for words in sentences
        )

    def _is_number(self, word: str) -> bool:
        return word in self._numbers or word.isdigit()


def _plain(codebook: Codebook) -> frozenset[str]:
    """Return the words that tell of an outcome for people and of little else."""
    people, verbs = codebook.people, codebook.outcome_verbs.values()
    outcomes = (
        _joined(codebook.toll_nouns.values()),
        _joined((*verb.acts, *verb.happens) for verb in verbs),
        _joined(codebook.tolls.acts_of.values()),
        frozenset(people.states),
        frozenset(codebook.event_words.harms),
    )
    others = (
        frozenset(codebook.event_words.attacks),
        _joined(trigger.words for trigger in codebook.event_triggers),
        _joined((people.combatant, people.civilian, people.detainee, people.unknown)),
    )
    listed = Counter(word for words in (*outcomes, *others) for word in words)
    speech = _joined((codebook.speakers.verbs, codebook.speakers.weak, codebook.event_words.means))
    twice = {word for word in _joined(outcomes) - speech if listed[word] > 1}
    return frozenset(word for word in twice if WORD.fullmatch(word))


def _numbers(codebook: Codebook) -> frozenset[str]:
    """Return the words of which numbers are made; "one" and "a" are in every sentence and tell nothing."""
    table = codebook.numbers
    exact = (phrase for phrase, value in table.exact.items() if value > 1)
    phrases = (*table.units, *table.tens, *table.scales, *table.vague, *exact)
    words = (word for phrase in phrases for word in WORD.findall(phrase))
    return frozenset(word for word in words if len(word) > 2) - {"one", "the"}


def _joined(lists: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(word for words in lists for word in words)
