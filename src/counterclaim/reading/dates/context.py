"""The words around a time expression: whether it is one at all, and where its clause looks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from counterclaim.model import Sentence, Token
from counterclaim.reading.dates.patterns import Expression
from counterclaim.reading.dates.tense import Clause, direction
from counterclaim.reading.dates.timeline import Direction

CONTEXT = 16  # characters before an expression that the patterns below look at
MONTH_CONTEXT = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|during|and|between|through|before|after|around|for|on|or|about|"
    r"throughout)\s+$|\s[-–—]\s?$|[-–—]$",
    re.I,
)
ARTICLE = re.compile(r"\b(?:an?|the|its|his|her|their)\s+$", re.I)
SEASON_CONTEXT = re.compile(
    r"\b(?:the|in|by|since|until|till|during|through|of|this|and|or|to|from|last|next|between|that)\s+$|[-–—/]$",
    re.I,
)
NOT_A_YEAR = re.compile(
    r"(?:[$€£#]\s?|\b(?:no|number|flight|highway|route)\.?\s|\bat\s(?:about\s|around\s|approximately\s)?)$",
    re.I,
)
YEAR_CONTEXT = re.compile(r"\b(?:in|since|of|the|early|late|mid|from|until|by|between|during)[\s-]+$", re.I)
QUANTIFIER = re.compile(r"\b(?:about|some|nearly|almost|than|over|around|least|up to)\s$", re.I)
CLOCKS_AFTER = re.compile(
    r"\s*(?:to|and|until|till|[-–])\s*(?:0\d[0-5]\d|2[1-3][0-5]\d|[12]\d[0-5]\d\s(?:hours|hrs|gmt|utc|local))\b",
    re.I,
)
CLOCK_BEFORE = re.compile(r"\b(?:0\d[0-5]\d|2[1-3][0-5]\d)\s*(?:to|and|until|till|[-–])\s*$", re.I)
DAY_AFTER = re.compile(
    r"\s(?:hours|hrs|gmt|utc|local|today|yesterday|last\snight|on\s(?:[a-z]+day|\d\d?)\b)", re.I
)
HOUR_AFTER = re.compile(r"\s*(?:to|and|until|till|[-–])\s*[12]\d[0-5]\d", re.I)
HOUR_BEFORE = re.compile(r"\b[12]\d[0-5]\d\s*(?:to|and|until|till|[-–])\s*$", re.I)
BARE_HOUR = re.compile(r"[12]\d\d\d")
COUNTED_AT = frozenset(
    "count dead death estimate figure number price put remain reach stand toll total wound".split()
)
COUNTED_WITHIN = 8  # tokens
ON = re.compile(r"\b(?:on|since|from|by|until)\s+$", re.I)
OPENS_NAME = re.compile(r"[\"“‘']$")
CLOSES_NAME = re.compile(r"[\"”’'](?!s\b)", re.I)
NAMED_AFTER = re.compile(
    r"\s(?:movement|brigade|avenue|street|square|bridge|stadium|airport|university|battalion|regiment|"
    r"neighbou?rhood|barracks)\b",
    re.I,
)
EARLIEST_YEAR = 1500  # a smaller bare number is more likely a count
EARLIEST_IN_NEWS = 1900  # or a flight, or an hour
NOT_ONE_DAY = re.compile(
    r"\b(?:on\s+an?|every|each|per|black|good|bloody|palm|super|ash|easter|holy)\s+$", re.I
)
CREDIT = re.compile(r"\s*(?:\(|--|\[)")
AMBIGUOUS_MONTHS = ("may", "march")


class Context:
    """The text and tokens around the expressions of one report."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], tokens: Sequence[Token], *, news: bool
    ) -> None:
        """Index the tokens by their place; `news`: of a text with a day of publication, no history."""
        self._earliest = EARLIEST_IN_NEWS if news else EARLIEST_YEAR
        self._text, self._tokens = text, tokens
        self._starts = [token.start for token in tokens]
        self._openings = [sentence.first for sentence in sentences]
        self._checks = {
            "month": self._is_month,
            "year": self._is_year,
            "season": self._is_season,
            "military": self._is_military,
            "clock": self._is_hour,
        }

    def direction(self, expression: Expression) -> Direction:
        """Return where the clause around an expression looks."""
        first = bisect_left(self._starts, expression.start)
        last = bisect_left(self._starts, expression.end) - 1
        if first > last:
            return "near"
        rank = bisect_right(self._openings, first)
        opening = self._openings[rank - 1] if rank else 0
        return direction(self._tokens, Clause(opening, first, last))

    def speaks_of_time(self, expression: Expression) -> bool:
        """Return whether its neighbours let an expression be a date ("1990 men", "every Friday" are none)."""
        if not expression.capital or self._follows(expression, NOT_ONE_DAY):
            return False
        check = self._checks.get(expression.kind)
        return check is None or check(expression)

    def _follows(self, expression: Expression, pattern: re.Pattern[str]) -> bool:
        return bool(pattern.search(self._text, max(0, expression.start - CONTEXT), expression.start))

    def is_name(self, expression: Expression) -> bool:
        """Return whether a day is a name: the 19 April Movement, or one in quotation marks of its own."""
        if expression.kind != "day" or {"year", "weekday"} & set(expression.parts):
            return False
        if NAMED_AFTER.match(self._text, expression.end) and not self._follows(expression, ON):
            return True
        quoted = CLOSES_NAME.match(self._text, expression.end) and self._follows(expression, OPENS_NAME)
        return bool(quoted)

    def _after(self, expression: Expression) -> Token | None:
        rank = bisect_left(self._starts, expression.end)
        return self._tokens[rank] if rank < len(self._tokens) else None

    def _tag(self, start: int) -> str:
        rank = bisect_left(self._starts, start)
        return self._tokens[rank].tag if rank < len(self._tokens) else ""

    def _is_month(self, expression: Expression) -> bool:
        month = expression.parts["month"]
        if month not in AMBIGUOUS_MONTHS:
            return True
        if self._tag(expression.end - len(month)).startswith(("MD", "VB")):
            return False
        if expression.end - expression.start > len(month):
            return True
        after = self._after(expression)
        names_a_thing = (
            after is not None and after.tag.startswith("NN") and self._follows(expression, ARTICLE)
        )
        return names_a_thing or self._follows(expression, MONTH_CONTEXT)

    def _is_military(self, expression: Expression) -> bool:
        """Two digits are a year only where they can hardly count: "12 JUL 89", "JUNE 11 89 (AFP)"."""
        written = self._text[expression.start : expression.end]
        short = written.isupper() and len(expression.parts["month"]) <= 4
        return "year" in expression.parts or short or bool(CREDIT.match(self._text, expression.end))

    def _is_year(self, expression: Expression) -> bool:
        bare = "year" in expression.parts and expression.end - expression.start == 4
        if bare and self._is_clock(expression):
            return False
        if not bare or self._follows(expression, YEAR_CONTEXT):
            return True
        if self._follows(expression, NOT_A_YEAR) or int(expression.parts["year"]) < self._earliest:
            return False
        after = self._after(expression)
        if after is None or not after.text.islower() or after.tag not in ("NNS", "NN", "JJ"):
            return True
        return after.tag != "NNS" and not self._follows(expression, QUANTIFIER)

    def _is_clock(self, expression: Expression) -> bool:
        """Whether a number is an hour beside one that is no year: "from 1710 to 2250"."""
        if CLOCKS_AFTER.match(self._text, expression.end) or self._follows(expression, CLOCK_BEFORE):
            return True
        other = HOUR_AFTER.match(self._text, expression.end)
        if other is None and not self._follows(expression, HOUR_BEFORE):
            return False
        return bool(DAY_AFTER.match(self._text, other.end() if other is not None else expression.end))

    def _is_hour(self, expression: Expression) -> bool:
        """Whether four digits behind "at" are an hour, no count: "put the toll at 1200"."""
        if not BARE_HOUR.fullmatch(self._text, expression.start, expression.end):
            return True
        rank = bisect_left(self._starts, expression.start)
        return not any(
            token.lemma in COUNTED_AT for token in self._tokens[max(0, rank - COUNTED_WITHIN) : rank]
        )

    def _is_season(self, expression: Expression) -> bool:
        if {"year", "relyear", "rel", "edge"} & set(expression.parts):
            return True
        start = expression.end - len(expression.parts["season"])
        return not self._tag(start).startswith("VB") and bool(
            SEASON_CONTEXT.search(self._text, max(0, start - CONTEXT), start)
        )
