"""Words to intervals: what a count phrase bounds, by section 1 of the codebook."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from counterclaim.model import Qualifier
from counterclaim.resources.codebook import Codebook
from counterclaim.resources.letters import small_letters

MORE = r"(?:another|a further|further|an additional|additional|other|a total of)"
PARTICLE = re.compile(  # "owned up to 17", "handed over nineteen", "brought about ten deaths": no bounds
    r"\b(?:(?:own|add)(?:s|ed|ing)?\s+up|(?:hand|turn|sign)(?:s|ed|ing)?\s+over|r[ua]n\s+over"
    r"|(?:bring(?:s|ing)?|brought)\s+(?:about|around))$",
    re.I,
)
OR_MORE = r",?\s+(?:perhaps|possibly|maybe|or even|if not|or perhaps|or possibly)\s+"  # "six, possibly seven"
FIXED = ("between", "dozen", "score", "half")  # what opens a phrase beside the codebook's words
WORD = re.compile(r"[A-Za-z]+")
GLANCE = 3  # letters of a word that tell whether it may open a phrase
DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"


class Interval(NamedTuple):
    """Whole people from `low` to `high`, both inclusive; `None` is not bounded by the words."""

    low: int | None
    high: int | None
    qualifier: Qualifier


class Counts:
    """The codebook's table of number words, ready to read phrases and to find them in text."""

    def __init__(self, codebook: Codebook) -> None:
        """Compile the patterns of one codebook."""
        table = codebook.numbers
        self._units = {word: value for value, word in enumerate(table.units)}
        self._tens = {word: 10 * value for value, word in enumerate(table.tens, start=2)}
        self._scales = table.scales
        self._vague, self._exact = table.vague, table.exact
        self._unstated = frozenset(table.unstated.words)
        self._before = {words: bound.qualifier for bound in table.bounds for words in bound.before}
        self._after = {words: bound.qualifier for bound in table.bounds for words in bound.after}
        self._phrase = re.compile(  # for small letters: ignoring case takes twice as long
            rf"(?<!\w)(?=\d|a[\s-]|{self._openings()})"
            rf"(?:(?P<before>{_any(self._before)})\s+(?:{MORE}\s+)?)?(?P<core>{self._core_pattern()})"
            rf"(?:\s+(?P<after>{_any(self._after)})\b)?"
        )

    def _openings(self) -> str:
        """Return the first letters of all phrases but numerals: most words are passed over at a glance."""
        phrases = (*self._before, *self._units, *self._tens, *self._scales, *self._exact, *self._vague)
        return _any({phrase[:GLANCE] for phrase in (*phrases, *FIXED) if len(phrase) >= GLANCE})

    def _core_pattern(self) -> str:
        word = _any([*self._units, *self._tens])
        scale = _any([*self._scales, "dozen", "score"])
        more = (
            rf"(?:[\s-]+(?:{word}|{scale})|(?<=hundred)\s+and\s+(?:{word})|(?<=thousand)\s+and\s+(?:{word}))"
        )
        spelled = rf"\b(?:(?:{word}){more}*|(?:a|half)(?:[\s-]+(?:{scale}))+{more}*|(?:{scale}))\b"
        opening = rf"(?<![\w.,$€£#/:+-])(?:{DIGITS})"
        scaled = rf"(?:\s+(?:{_any(self._scales)}|dozen)\b)?"
        number = rf"{opening}{scaled}(?![\w/:%]|[.,]\d|-\w*\d)"
        closing = rf"(?:(?:{DIGITS}){scaled}(?![\w/:%]|[.,]\d|-)|{spelled})"
        first = rf"(?:{opening}|{spelled})"
        between = rf"between\s+{first}\s+and\s+{closing}"
        ranged = rf"{between}|(?<!from ){first}(?:\s+(?:to|or)\s+|\s?[-–—]\s?|{OR_MORE}){closing}"
        phrases = [phrase for phrase in self._exact if " " in phrase or "-" in phrase]
        words = [phrase for phrase in self._exact if len(phrase) > 2 and phrase not in phrases]
        fixed = rf"\b(?:{_any([*phrases, *self._vague])})\b"
        return rf"{ranged}|{fixed}|{number}|{spelled}|\b(?:{_any(words)})\b"

    def plain(self, words: str) -> int | None:
        """Return the whole number that digits or English words spell, or `None`."""
        text = re.sub(r"\s+", " ", words.lower().replace("-", " ")).strip()
        if found := re.fullmatch(rf"({DIGITS})(?: (\w+))?", text):
            scale = 12 if found[2] == "dozen" else self._scales.get(found[2] or "", 1)
            known = not found[2] or found[2] == "dozen" or found[2] in self._scales
            value = float(found[1].replace(",", "")) * scale
            return round(value) if known and abs(value - round(value)) < 1e-6 else None
        return self._spelled([word for word in text.split() if word != "and"])

    def _spelled(self, words: list[str]) -> int | None:
        total = part = 0
        seen = False
        for rank, word in enumerate(words):
            if word in self._units or word in self._tens:
                part += self._units.get(word, self._tens.get(word, 0))
            elif word in ("a", "an") and rank == 0 and len(words) > 1:
                continue
            elif word in ("dozen", "score"):
                part = max(part, 1) * (12 if word == "dozen" else 20)
            elif word == "hundred":
                part = max(part, 1) * 100
            elif word in self._scales:
                total, part = total + max(part, 1) * self._scales[word], 0
            else:
                return None
            seen = True
        return total + part if seen else None

    def read(self, words: str) -> Interval | None:
        """Return the interval that a whole count phrase bounds, or `None` when it is no count.

        Source: codebook, section 1. "More than 70" is 71.., "fewer than 25" is ..24.
        """
        text = re.sub(r"\s+", " ", words.lower()).strip()
        text = re.sub(r" ?\(\d[\d,]*\)$", "", text)  # "nineteen (19)": the digits repeat the words
        core = self._core(text)
        if core is not None:
            return core
        for table, pattern in ((self._before, r"{} (?:{} )?(.+)"), (self._after, r"(.+) {}")):
            for bound in sorted(table, key=len, reverse=True):
                found = re.fullmatch(pattern.format(re.escape(bound), MORE), text)
                inner = self._core(found[1]) if found else None
                if inner is not None:
                    return _bounded(inner, table[bound])
        return None

    def _core(self, text: str) -> Interval | None:
        if text in self._unstated and text not in self._vague:
            return Interval(None, None, "unstated")
        if text in self._vague:
            return Interval(*self._vague[text], "vague")
        if text in self._exact:
            return Interval(self._exact[text], self._exact[text], "exact")
        if (value := self.plain(text)) is not None:
            return Interval(value, value, "exact")
        ranged = re.fullmatch(r"between (.+?) and (.+)", text)
        ranged = ranged or re.fullmatch(rf"(.+?)(?:{OR_MORE}| (?:to|or) | ?[-–—] ?)(.+)", text)
        if ranged is None:
            return None
        low, high = self.plain(ranged[1]), self.plain(ranged[2])
        scale = ranged[2].split()[-1]
        if low is not None and low < 10 and (scale == "dozen" or scale in self._scales):
            low *= 12 if scale == "dozen" else self._scales[scale]  # "one or two hundred"
        if low is None or high is None or low >= high:
            return None
        return Interval(low, high, "exact")

    def find(self, text: str) -> list[tuple[int, int, Interval]]:
        """Return `(start, end, interval)` of every count phrase in `text`, in order, not overlapping."""
        found: list[tuple[int, int, Interval]] = []
        at, small = 0, small_letters(text)
        while match := self._phrase.search(small, at):
            start, end = match.span()
            at = end
            interval = self.read(text[start:end])
            if interval is None or self._follows_a_verb(text, start):
                start, end = match.span("core")
                interval = self.read(text[start:end])
            if interval is not None:
                at = self._with_digits(text, start, end)
                found.append((start, at, interval))
        return found

    def _follows_a_verb(self, text: str, start: int) -> bool:
        """Whether what opens a phrase is the particle of the verb before it: "handed over nineteen"."""
        word = WORD.match(text, start)
        return word is not None and PARTICLE.search(text, max(0, start - 12), word.end()) is not None

    def _with_digits(self, text: str, start: int, end: int) -> int:
        """Return the end of "nineteen (19)", where digits repeat the words."""
        repeated = re.match(r"\s?\((\d[\d,]*)\)", text[end : end + 12])
        if repeated is None or self.plain(repeated[1]) != self.plain(text[start:end]):
            return end
        return end + repeated.end()


def _bounded(core: Interval, qualifier: Qualifier) -> Interval:
    low, high = core.low, core.high
    if low is None or high is None:
        return core
    match qualifier:
        case "at_least":
            return Interval(low, None, qualifier)
        case "more_than":
            return Interval(low + 1, None, qualifier)
        case "at_most":
            return Interval(None, high, qualifier)
        case "less_than":
            return Interval(None, high - 1, qualifier)
    return Interval(low, high, qualifier if core.qualifier == "exact" else core.qualifier)


def _any(words: Iterable[str]) -> str:
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed)
