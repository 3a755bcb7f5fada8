"""Numbers that may count people, as intervals by the codebook; what cannot be a count is left out here."""

from __future__ import annotations

import re

from counterclaim.model import Number
from counterclaim.resources.codebook import Codebook, NotCounts
from counterclaim.resources.counts import Counts

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
LINE_NUMBER = re.compile(r"\d{1,3}[.)]\s")


class NumberFinder:
    """Finds the numbers of a text that may count people.

    Distances, money, percentages, ages, times, dates, formations ("3rd Brigade") and weapons are not counts.
    Bare articles and "some" are read where a person noun follows them, by the claims room.
    """

    def __init__(self, codebook: Codebook) -> None:
        """Compile the tables of one codebook."""
        self._counts = Counts(codebook)
        self._blocked = _Blocked(codebook.numbers.not_counts)

    def find(self, text: str) -> tuple[Number, ...]:
        """Return every phrase that bounds a whole number and may count people, in order."""
        return tuple(
            Number(start=start, end=end, text=text[start:end], low=low, high=high, qualifier=qualifier)
            for start, end, (low, high, qualifier) in self._counts.find(text)
            if not self._blocked(text, start, end)
        )


class _Blocked:
    def __init__(self, not_counts: NotCounts) -> None:
        units = "|".join(re.escape(word) for word in sorted(not_counts.units, key=len, reverse=True))
        formations = "|".join(map(re.escape, not_counts.formations))
        before = "|".join(re.escape(word) for word in sorted(not_counts.before, key=len, reverse=True))
        self._after = re.compile(
            rf"[\s-]*(?:{units})(?![\w])|\s+{MONTH}(?!\s+(?:have|be|yet|also)\b)"
            rf"|(?:st|nd|rd|th)\b|\s+(?:{formations})\b|\s+(?:more\s+)?(?:{units})(?![\w])|[.:]\d|\s?%",
            re.I,
        )
        self._before = re.compile(rf"(?:\b(?:{before})|[$€£])\s?$", re.I)
        self._month = re.compile(rf"\b{MONTH}\s$", re.I)

    def __call__(self, text: str, start: int, end: int) -> bool:
        if self._after.match(text, end):
            return True
        if text[start].isdigit() and self._month.search(text, max(0, start - 16), start):
            return True  # "February 2"; in "on 15 February two people" the words count
        if LINE_NUMBER.match(text, start) and not text[text.rfind("\n", 0, start) + 1 : start].strip():
            return True  # "2. In the east of the town": the number of a line
        return bool(self._before.search(text, max(0, start - 16), start))
