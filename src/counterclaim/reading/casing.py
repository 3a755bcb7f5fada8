"""Give text in capitals its usual casing back, letter for letter, so that offsets stay valid."""

from __future__ import annotations

import re
from collections.abc import Callable

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
CAPITAL_SHARE = 0.9
FUNCTION_WORDS = frozenset(
    """a about above after against all also although am among an and any are as at be because been before
    being below between both but by can cannot could did do does doing down during each either else
    few for from further had has have having he her here hers him his how if in into is it its
    itself may me might more most must my neither no nor not now of off on once one only or other
    our out over own per same she should since so some such than that the their them then there
    these they this those though through thus to too under until up upon us very was we were what
    when where whether which while who whom whose why will with within without would yet you your
    yesterday today tomorrow two three four five six seven eight nine ten""".split()
)

# Acronyms that are words, each with one of its length that is none.
NAMESAKES = {"IS": "UN", "WHO": "FBI"}
NAMESAKE = re.compile(r"(?<![\w.'’-])(?:IS|WHO)(?![\w.-])")


def is_capitals(text: str) -> bool:
    """Whether over nine in ten cased letters are capitals.

    >>> is_capitals("BOGOTA, 7 JUL -- GUNMEN KILLED A MAYOR")
    True
    """
    upper = sum(map(str.isupper, text))
    cased = upper + sum(map(str.islower, text))
    return cased >= 10 and upper / cased > CAPITAL_SHARE


def unmistakable(text: str) -> str:
    """Replace acronyms that are words by others of their length, so that the parser takes them for names.

    >>> unmistakable("IS itself is silent. WHO doctors, who came, are not.")
    'UN itself is silent. FBI doctors, who came, are not.'
    """
    return text if is_capitals(text) else NAMESAKE.sub(lambda match: NAMESAKES[match.group()], text)


def recase(text: str, is_common: Callable[[str], bool], names: frozenset[str]) -> str:
    """Re-case `text` word by word; the result has the same length.

    Args:
        text: text in capitals.
        is_common: whether a lower-case word is an ordinary English word.
        names: lower-case words that are names whatever the dictionary says.
    """

    def usual(match: re.Match[str]) -> str:
        word = match.group()
        low = word.lower()
        if len(low) != len(word):  # some letters change their length with their case
            return word
        if low in FUNCTION_WORDS:
            return _opening(text, match.start(), low)
        if low in names:
            return word if _looks_like_acronym(low) else low[0].upper() + low[1:]
        if is_common(low):
            return _opening(text, match.start(), low)
        return word if _looks_like_acronym(low) else low[0].upper() + low[1:]

    recased = WORD.sub(usual, text)
    return recased if len(recased) == len(text) else text


def _opening(text: str, start: int, low: str) -> str:
    before = text[:start].rstrip(" \t\"'“‘([")
    opens = not before or before[-1] in ".!?\n" or before.endswith("--")
    return low[0].upper() + low[1:] if opens else low


def _looks_like_acronym(low: str) -> bool:
    return len(low) <= 5 and not re.search(r"[aeiouy]", low)
