"""Where a text speaks of a day, week, month or year: patterns over the text, one a kind of expression.

In a pattern, a blank stands for white space inside a paragraph and `{NAME}` for one of `FRAGMENTS`. What an
expression means is decided elsewhere (`values`), and whether it is one at all may hang on its neighbours
(`context`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from counterclaim.reading.dates.words import (
    HOLIDAYS,
    MONTHS,
    ORDINALS,
    SEASONS,
    TENS,
    UNITS,
    WEEKDAYS,
)
from counterclaim.resources.letters import small_letters


class Expression(NamedTuple):
    """Characters `start..end` that speak of time; `parts` are the pattern's named words, in lower case."""

    start: int
    end: int
    kind: str
    parts: Mapping[str, str]
    capital: bool = True  # False where a month or weekday begins with a small letter


class Rule(NamedTuple):
    """A kind of expression, which of `HEARTS` it cannot do without, and the pattern that finds it."""

    kind: str
    heart: str
    pattern: re.Pattern[str]


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_GAP = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"
_NAME = re.compile(r"\{([A-Z]+2?)\}")
_SHORT_MONTHS = (*(name[:3] for name in MONTHS if name != "may"), "sept")
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[:%]|[.,]\d)"

FRAGMENTS = {
    "WEEKDAY": rf"(?P<weekday>{_any(WEEKDAYS)})",
    "ANYWEEKDAY": rf"(?P<weekday>{_any(WEEKDAYS)}|(?:mon|tues?|wed|thu|thurs?|fri|sat|sun)\b\.?)",
    "MONTH": rf"(?P<month>{_any(MONTHS)})",
    "ANYMONTH": rf"(?P<month>{_any(MONTHS)}|(?:{_any(_SHORT_MONTHS)})\b\.?)",
    "MONTHWORD": _any(MONTHS),
    "DAY": rf"(?P<day>{_DAY})",
    "DAY2": rf"(?P<day2>{_DAY})",
    "NUMERAL": r"\d\d?(?:st|nd|rd|th)?",
    "YEAR": r"(?P<year>1\d\d\d|20\d\d)(?!\w|[.,:]\d)",
    "YEAR2": r"['’]?(?P<year2>\d\d)(?!\w|[.,:]\d)",
    "RELYEAR": r"(?:of |in )?(?:the )?(?P<relyear>last|this|next|that|same|previous|following|current) year",
    "ANYYEAR": r"(?:(?:,| of)? {YEAR}|,? {RELYEAR})",
    "REL": r"(?:(?P<rel>(?<!the\s)last|this past|this coming|this|next|that same|that very|that|the same|"
    r"the previous|the preceding|the following|the next|the current|the very next) )",
    "EDGE": r"(?:(?:the )?(?:very )?(?:(?:early|late|mid|earlier|later)(?: (?:in|on|during))?|(?:middle|"
    r"beginning|start|end|close|turn|rest|remainder|opening) of)(?: the)?(?: |-))",
    "WITHIN": r"(?P<rel>(?:(?:early|late|earlier|later)(?: (?:in|during))?|(?:the )?(?:beginning|start|end|"
    r"middle|close|rest|remainder|course|(?:first|second|latter) (?:part|half)) of|throughout|during) the )",
    "PARTOF": r"(?:(?:the )?{PARTS} of(?: the)? )",
    "PARTS": r"(?:(?:early |late |mid-?)?(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk))",
    "SEASON": rf"(?P<season>{_any(SEASONS)})(?!['’-]\w\w)",
    "DASH": r"(?: ?[-–—] ?| to | until | through | till )",
    "MORE": r"(?:, {NUMERAL}){0,6}",  # bounded: a table of numbers is no list of days
    "AND": r"(?:,? and| or|,| &) ",
    "NUMBER": rf"(?P<number>\d{{1,3}}|(?:{_any(TENS)})(?:(?: |-)(?:{_any(UNITS)}))?|{_any(UNITS)}|an?|"
    r"a couple of|a few|several|many|some)",
    "FEW": r"(?:(?:a )?few |couple of |several )?",
    "ROUGHLY": r"(?:about|approximately|some|around|nearly|almost|roughly|over|more than|less than|just|only|"
    r"at least)",
    "HOUR": r"(?:[01]?\d|2[0-3])",
    "CLOCK": r"(?:{HOUR}(?:[:.][0-5]\d)? ?(?:a\.?m\b\.?|p\.?m\b\.?|gmt|utc)|"
    r"{HOUR}[:.][0-5]\d ?(?:hrs?|hours)|{HOUR}:[0-5]\d|[0-2]\d[0-5]\d(?: hours| hrs| gmt| local time| utc))"
    r"(?: (?:local time|gmt|utc|e[sd]t|p[sd]t))?",
    "DECADE": r"(?:(?P<decade>1\d\d0|20\d0)['’]?s)",
    "DURING": r"(?:(?:in|over|during|within|for|throughout) )",
    "ALONE": r"(?= ?[.,;:)]| (?:in|at|near|on|when|as|and|but|had|was|were)\b)",  # no noun to reckon from
    "ORDINAL": _any(ORDINALS),
    "HOLIDAY": rf"(?P<holiday>{_any(HOLIDAYS)})",
}

# Kind, heart and words; a rule's span is its group `own` where it has one, else the whole match.
_RULES = (
    # 20 January 2022; Sunday, 20 January; the night of the 20th of January last year
    (
        "day",
        "day-month",
        r"{EDGE}?{PARTOF}?(?:{ANYWEEKDAY}(?: {PARTS})?(?:,| the|, the| of)? )?"
        r"(?:the |(?P<rel>last|next) )?{DAY}"
        r"(?: of)? {ANYMONTH}(?:{ANYYEAR})?(?: {PARTS})?",
    ),
    # January 20, 2022; Thursday night, Jan. 20
    (
        "day",
        "month-day",
        r"{EDGE}?{PARTOF}?(?:{ANYWEEKDAY}(?: {PARTS})?,? )?{ANYMONTH} (?:the )?{DAY}"
        r"(?:{ANYYEAR})?(?: {PARTS})?",
    ),
    # 12 JUL 89; 12-Jul-1989
    ("military", "day-month", r"{DAY}(?: |-){ANYMONTH}(?: |-)(?:{YEAR}|{YEAR2})"),
    ("military", "month-day", r"{ANYMONTH} {DAY},? {YEAR2}"),
    # 2022-01-20; 20/01/2022; 20.1.2022; 01-20-98
    (
        "iso",
        "numeric",
        r"(?P<year>[12]\d\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)(?:(?:t| )\d\d:\d\d(?::\d\d)?z?)?",
    ),
    (
        "numeric",
        "numeric",
        r"(?<![\d/.-])(?P<a>\d\d?)(?P<mark>[/.-])(?P<b>\d\d?)(?P=mark)(?P<c>[12]\d\d\d|\d\d)(?![\w/]|[.-]\d)",
    ),
    # between 20 and 26 January; from 3 to 5 May; 20-26 January 2022; January 20-26
    (
        "days",
        "day-month",
        r"between (?P<own>(?:the )?{DAY} and (?:the )?{DAY2}(?: of)? {ANYMONTH}(?:{ANYYEAR})?)",
    ),
    ("days", "day-month", r"(?P<own>(?:the )?{DAY}{DASH}(?:the )?{DAY2}(?: of)? {ANYMONTH}(?:{ANYYEAR})?)"),
    (
        "days",
        "month-day",
        r"(?P<own>{ANYMONTH} {DAY}{DASH}(?:the )?{DAY2}(?! (?:{MONTHWORD}))(?:{ANYYEAR})?)",
    ),
    (
        "days",
        "month-day",
        r"between (?P<own>{ANYMONTH} {DAY} and (?:the )?{DAY2}(?! (?:{MONTHWORD}))(?:{ANYYEAR})?)",
    ),
    # the "6" of "6 and 7 May", the "7th" of "May 6 and 7th"
    (
        "day",
        "day-month",
        r"(?P<own>{DAY})(?={MORE}{AND}(?:the )?{NUMERAL}(?: of)? {ANYMONTH}(?:(?:,| of)? {YEAR})?)",
    ),
    (
        "day",
        "month-day",
        r"{ANYMONTH} {NUMERAL}{MORE}{AND}(?:the )?(?P<own>{DAY}(?:,? {YEAR})?)(?= ?(?:[.;:)]|$))",
    ),
    ("day", "month-day", r"{ANYMONTH} {NUMERAL}{MORE}{AND}(?:the )?(?P<own>(?P<day>\d\d?(?:st|nd|rd|th)))"),
    # early January 2022; the end of May; mid-March; last April; December of that year
    ("month", "month", r"{EDGE}?{REL}?{MONTH}(?:{ANYYEAR})?"),
    ("month", "month-year", r"{EDGE}?{ANYMONTH}(?:,| of)? {YEAR}"),
    ("year", "year", r"{EDGE}?(?:the year |fiscal (?:year )?)?{YEAR}"),
    ("year", "year", r"(?<![-–/])(?P<hundreds>1\d|20)\d\d ?[-–/] ?(?P<own>{YEAR2})(?![-–/]\d)"),
    # the late 1990s; the '80s; the 19th century
    ("decade", "decade", r"{EDGE}?(?:the )?{EDGE}?{DECADE}"),
    ("decade", "decade", r"(?:the |{EDGE}){EDGE}?['’]?(?P<decade>[2-9]0)['’]?s"),
    ("century", "century", r"{EDGE}?(?:the )?(?P<century>[12]?\d(?:st|nd|rd|th)|{ORDINAL})(?: |-)century"),
    # summer 2014; the spring of that year; last winter
    ("season", "season", r"(?:(?P<edge>{EDGE})|the )?{REL}?{SEASON}(?:{ANYYEAR})?"),
    ("season", "season", r"{YEAR} {SEASON}"),
    # the third quarter of 2021; Q3 2021; the first half of last year
    (
        "quarter",
        "quarter",
        r"{EDGE}?(?:the )?{REL}?(?P<ordinal>first|second|third|fourth|final)(?: |-)quarter(?:{ANYYEAR})?",
    ),
    ("quarter", "q", r"q(?P<ordinal>[1-4])(?:{ANYYEAR})"),
    (
        "half",
        "half",
        r"(?:the )?(?P<ordinal>first|second|latter)(?: |-)half(?:{ANYYEAR}| of the (?P<unit>year))",
    ),
    # yesterday; last night; this morning; overnight; the day before yesterday
    (
        "deictic",
        "word",
        r"{EDGE}?(?P<word>the day before yesterday|the day after tomorrow|yesterday|today|tomorrow|"
        r"tonight|right now|moments ago|overnight|last night|last evening|"
        r"this (?:early |late )?(?:morning|afternoon|evening))"
        r"(?: {PARTS})?",
    ),
    # late Thursday; last Sunday evening; Monday of last week
    (
        "weekday",
        "weekday",
        r"{EDGE}?{REL}?{WEEKDAY}(?: {PARTS})?(?:,? (?:of )?(?P<relweek>last|this|next) week)?",
    ),
    # this week; earlier this year; the following day; later that month; over the weekend; month's end
    (
        "unit",
        "rel-unit",
        r"{EDGE}?{REL}(?P<unit>day|morning|afternoon|evening|night|week|weekend|month|year|decade|century|quarter)",
    ),
    ("unit", "the-unit", r"{WITHIN}(?P<unit>week|month|year|decade|century)"),
    (
        "unit",
        "the-unit",
        r"(?P<rel>the )(?P<unit>weekend|"
        r"(?:day|morning|afternoon|evening|night) (?P<side>before|after){ALONE})",
    ),
    ("unit", "end", r"(?P<rel>(?:the )?)(?P<unit>month|year)(?:['’]s(?: |-)| |-)end"),
    # three days ago; two years later; a week earlier
    (
        "ago",
        "ago",
        r"(?:{ROUGHLY} )?{NUMBER}(?: |-)(?P<unit>day|week|month|year|decade|centurie|century)s? "
        r"(?P<way>ago|earlier|later|afterwards?|from now|before(?= ?[.,;:)])|after(?= ?[.,;:)]))",
    ),
    # a few minutes ago; in the past few hours; over the last 72 hours
    ("just", "hours-ago", r"(?:{ROUGHLY} )?(?:{NUMBER} |{FEW})(?P<unit>minute|moment|hour)s? ago"),
    ("just", "the-last", r"{DURING}(?P<own>the (?:last|past) {FEW}hours)"),
    (
        "window",
        "the-last",
        r"{DURING}(?P<own>the (?:last|past) "
        r"(?:{NUMBER} (?P<unit>hour|day|week|month|year)s|(?P<one>day|week)))",
    ),
    ("ordinal", "the-day", r"the (?P<day>{NUMERAL}) of (?:that|the same|this|the) month"),
    (
        "ordinal",
        "the-day",
        r"(?:on|by|until|since|from|to|and) (?P<own>the (?P<day>\d\d?(?:st|nd|rd|th)))"
        r"(?= ?[.,;:)]| (?:to|and|until|when|but)\b)",
    ),
    ("holiday", "holiday", r"{HOLIDAY}(?: day| {PARTS})?(?:{ANYYEAR})?"),
    ("clock", "clock", r"(?:{ROUGHLY} )?{CLOCK}"),
    # at 0430; at approximately 2120
    (
        "clock",
        "hour",
        r"at (?:{ROUGHLY} )?(?P<own>0\d[0-5]\d|(?:1\d|2[0-3])[0-5]\d"
        r"(?= ?[.,;()[]| (?:in|on|at|when|and|today|tonight|yesterday|this|last|by|as)\b|$))",
    ),
    ("weekday", "weekday", r"(?:{ROUGHLY} )?{CLOCK} {WEEKDAY}(?: {PARTS})?"),
    ("deictic", "word", r"(?:{ROUGHLY} )?{CLOCK} (?P<word>yesterday|today|tomorrow)"),
)


def _written(words: Iterable[str]) -> str:
    return "|".join(rf"{word[0].upper()}(?i:{word[1:]})\b" for word in sorted(words, key=len, reverse=True))


_WRITTEN_MONTH = rf"(?:{_written((*MONTHS, *_SHORT_MONTHS))})"
_RANK = r"(?:st|nd|rd|th)"
_UNIT = r"(?:day|morning|afternoon|evening|night|week|month|year|decade|centur|quarter)"

# The heart of a rule: what every match of it holds, rare and quickly found, so that the slow pattern is tried
# near it only. Those of `WRITTEN` are looked for in the text as it is written, since a month or weekday has a
# capital; the others in small letters, since ignoring case takes twice as long.
WRITTEN: Mapping[str, str] = {
    "month": _WRITTEN_MONTH,
    "month-day": rf"{_WRITTEN_MONTH}\.?\s+(?i:the\s+)?\d",
    "day-month": rf"\d(?i:{_RANK})?(?i:\s+of)?[\s-]+{_WRITTEN_MONTH}",
    "month-year": rf"{_WRITTEN_MONTH}\.?(?:,|(?i:\s+of))?\s+[12]\d\d\d",
    "weekday": _written(WEEKDAYS),
}
SMALL: Mapping[str, str] = {
    "numeric": r"\d[/.-]\d\d?[/.-]\d",
    "year": r"[12]\d\d\d",
    "decade": r"\d0['’]?s",
    "century": r"century",
    "season": _any(SEASONS),
    "quarter": r"quarter",
    "q": r"q[1-4]",
    "half": r"half",
    "word": r"right\s+now|moments\s+ago|yesterday|tomorrow|today|tonight|overnight|night|morning|afternoon|"
    r"evening",
    "rel-unit": rf"(?:last|past|coming|this|next|that|very|same|previous|preceding|following|current)\s+"
    rf"{_UNIT}",
    "the-unit": rf"the\s+{_UNIT}",
    "end": r"(?:month|year)(?:['’]s)?[\s-]+end",
    "ago": rf"{_UNIT}\w*\s+(?:ago|earlier|later|after|from|before)",
    "hours-ago": r"(?:minute|moment|hour)s?\s+ago",
    "the-last": r"the\s+(?:last|past)\s",
    "the-day": r"the\s+\d",
    "holiday": _any(HOLIDAYS),
    "hour": r"at\s+(?:\w+\s+)?[0-2]\d[0-5]\d\b",
    "clock": r"\d(?:\s*(?:[ap]\.?m|gmt|utc)|[:.][0-5]|\d\d\d)",
}
_REACH = 160  # characters to either side of a heart: no expression is longer


def _compile(kind: str, heart: str, words: str) -> Rule:
    while _NAME.search(words):
        words = _NAME.sub(lambda name: FRAGMENTS[name[1]], words)
    return Rule(kind, heart, re.compile(rf"(?<!\w)(?:{words.replace(' ', _GAP)})(?!\w)"))


RULES = tuple(_compile(*rule) for rule in _RULES)
HEARTS = {name: re.compile(words) for name, words in (*WRITTEN.items(), *SMALL.items())}


def candidates(text: str) -> Iterator[Expression]:
    """Yield everything in `text` that a rule matches; expressions may overlap and come rule by rule."""
    small = small_letters(text)
    windows = {name: _windows(heart, text if name in WRITTEN else small) for name, heart in HEARTS.items()}
    for rule in RULES:
        for first, last in windows[rule.heart]:
            for found in rule.pattern.finditer(small, first, last):
                yield _expression(rule, found, text)


def _windows(heart: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Return the stretches of text around a heart, none overlapping another, ends between words."""
    found: list[tuple[int, int]] = []
    for place in heart.finditer(text):
        if found and place.end() + _REACH <= found[-1][1]:
            continue
        first, last = max(0, place.start() - _REACH), _word_end(text, place.end() + _REACH)
        if found and first <= found[-1][1]:
            first, _ = found.pop()
        found.append((first, last))
    return found


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return min(at, len(text))


def _expression(rule: Rule, found: re.Match[str], text: str) -> Expression:
    words = {name: word for name, word in found.groupdict().items() if word}
    start, end = found.span("own" if "own" in words else 0)
    parts = {name: " ".join(word.split()) for name, word in words.items()}
    capital = not any(text[found.start(name)].islower() for name in ("month", "weekday") if name in words)
    return Expression(start, end, rule.kind, parts, capital)
