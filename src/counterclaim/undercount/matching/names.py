"""Names as words that can be compared across spellings and scripts' transliterations.

Letters are folded to what they sound like in most of the transliterations that casualty lists use; there is
no table of names. Names in other scripts than the Latin one are compared as they are written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"['’‘`ʼʿʾ´]")  # parts of a word, not ends of it: Ba'ath
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ə": "e", "æ": "ae", "œ": "oe", "þ": "th"}
)
_SHORTEST = 3  # letters: shorter words are articles and initials where there are longer ones
# Spellings of one sound, the longer ones first.
_SOUNDS = (
    ("sch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("dzh", "j"), ("dj", "j"), ("xh", "j"), ("ph", "f"),
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ck", "k"), ("q", "k"), ("c", "k"), ("w", "v"),
    ("z", "s"), ("y", "j"),
)  # fmt: skip
_VOWELS = "aeiou"


@lru_cache(maxsize=100_000)
def words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name; those of one or two letters only where there is nothing longer.

    >>> words("Al-Ḥasan, Aḥmad b. ʿAlī")
    ('hasan', 'ahmad', 'ali')
    """
    plain = unicodedata.normalize("NFKD", _INSIDE.sub("", name).casefold()).translate(_PLAIN)
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    found = tuple(_WORD.findall(kept))
    return tuple(word for word in found if len(word) >= _SHORTEST) or found


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Return what a folded word sounds like: its consonants, spelled in one way; the whole word if not Latin.

    >>> [sound(word) for word in ("muhammad", "mohamed", "yousef", "jusuf", "fatimah", "fatma")]
    ['mhmd', 'mhmd', 'jsf', 'jsf', 'ftm', 'ftm']
    """
    if not word.isascii():
        return word
    spelled = word
    for letters, one in _SOUNDS:
        spelled = spelled.replace(letters, one)
    first, rest = spelled[:1], spelled[1:]
    rest = re.sub(rf"(?<=[{_VOWELS}])h$", "", rest)
    rest = re.sub(rf"[{_VOWELS}j]", "", rest)
    return re.sub(r"(.)\1+", r"\1", ("a" if first in _VOWELS else first) + rest)
