"""A text as words that names can be compared with, and how a name is spelled."""

from __future__ import annotations

import re
from typing import NamedTuple

from counterclaim.reading.casing import is_capitals
from counterclaim.resources.actors import HANGS_ON_NEIGHBOURS, WORD, fold, is_passed_over, key_of
from counterclaim.resources.spellings import SPELLINGS

HYPHENS = "-‐‑"
POSSESSIVE = ("'s", "’s", "'S", "’S")
PREFIXES = frozenset(
    {"anti", "co", "ex", "inter", "mid", "non", "post", "pre", "pro", "then", "trans", "ultra"}
)
# What may stand between two words of one name; a full stop, say, or a spaced dash parts them.
GAP = re.compile(r"[^\S\n]*\n?[^\S\n]*(?:[/&+'’][^\S\n]*|(?<!\s)[-‐‑–][^\S\n]*|[-‐‑–](?=\S))?")


class Words(NamedTuple):
    """The words of a text; `ends` leaves a possessive 's out. `capitals`: it has no small letters."""

    text: str
    starts: list[int]
    ends: list[int]
    keys: list[str]
    capitals: bool

    def raw(self, i: int) -> str:
        """Return a word as it is written."""
        return self.text[self.starts[i] : self.ends[i]]

    def are_neighbours(self, left: int, right: int) -> bool:
        """Whether nothing parts word `left` from the next, `right`."""
        begin = self.ends[left]
        begin += 2 if self.text[begin : begin + 2] in POSSESSIVE else 0
        return GAP.fullmatch(self.text, begin, self.starts[right]) is not None


def words_of(text: str) -> Words:
    """Cut a text into words."""
    starts, ends, keys = [], [], []
    for match in WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        starts.append(start)
        ends.append(end - 2 if word[-2:] in POSSESSIVE else end)
        key = fold(word)
        keys.append(key_of(match) if key in HANGS_ON_NEIGHBOURS else SPELLINGS.get(key, key))
    return Words(text, starts, ends, keys, is_capitals(text))


def spelling(name: str) -> str:
    """Run the letters of a name together as written, so that capitals can be compared one by one."""
    words = words_of(name)
    return run_together(words, 0, len(words.keys))


def run_together(words: Words, first: int, last: int) -> str:
    """Join the letters of words, without "the" and inner articles."""
    begin = first + (last - first > 1 and words.keys[first] == "the")
    keys = words.keys
    kept = (i for i in range(begin, last) if i == begin or not is_passed_over(keys[i], keys[i - 1]))
    return "".join(_letters(words.raw(i)) for i in kept)


def _letters(raw: str) -> str:
    return "".join(filter(str.isalnum, raw))


def begins_a_name(words: Words, i: int) -> bool:
    """Whether word `i` is no second half: of "anti-Taliban", say; "Israel-Hamas" names both."""
    start = words.starts[i]
    if start < 2 or words.text[start - 1] not in HYPHENS or not words.text[start - 2].isalnum():
        return True
    before = words.keys[i - 1]
    return before == "al" or (words.raw(i - 1)[0].isupper() and before not in PREFIXES)


def ends_a_name(words: Words, last: int) -> bool:
    """Whether the word before `last` is no first half: of "Taliban-held", say."""
    end = words.ends[last - 1]
    if words.text[end : end + 1] not in tuple(HYPHENS) or not words.text[end + 1 : end + 2].isalnum():
        return True
    return words.text[end + 1].isupper() and not words.capitals
