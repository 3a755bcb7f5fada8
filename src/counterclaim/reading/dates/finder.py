"""Date expressions of a report and the days they mean; never reckoned from today's date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from counterclaim.model import Reason, Sentence, Token, When
from counterclaim.reading.dates.calendar import Interval
from counterclaim.reading.dates.context import Context
from counterclaim.reading.dates.patterns import Expression, candidates
from counterclaim.reading.dates.reasons import reason
from counterclaim.reading.dates.timeline import Timeline
from counterclaim.reading.dates.values import read
from counterclaim.reading.dates.words import month_number

JOINED = re.compile(r"\s*(?:[-–—,&]|,?\s*(?:to|and|or|until|through|till))\s*(?:the\s|in\s|from\s)?\s*", re.I)
SAME_DAY = re.compile(
    r"[\])]?,?\s+(?:on\s+|of\s+)?|\s*[\[(]", re.I
)  # between "8 p.m." or "Friday" and its date
BORROWERS = ("day", "days", "month", "season")
DATELINE = 200  # characters; how early in a text its dateline stands
DATELINE_END = re.compile(r"\s*(?:\([^)\n]{1,60}\)\s*)?(?:--|[-–—]\s|\[)")


def find_dates(
    text: str, sentences: tuple[Sentence, ...], tokens: tuple[Token, ...], published: date | None
) -> tuple[When, ...]:
    """Return the date expressions of a report, in order, as `explain_dates` finds them."""
    return explain_dates(text, sentences, tokens, published)[0]


def explain_dates(
    text: str, sentences: tuple[Sentence, ...], tokens: tuple[Token, ...], published: date | None
) -> tuple[tuple[When, ...], tuple[Reason, ...]]:
    """Return the date expressions of a report, and why each means its days.

    Args:
        text: the report's text, which the spans quote.
        sentences: the sentences of `tokens`.
        tokens: the token table; its tags and heads tell the tense around an expression.
        published: the day that "yesterday" reckons from. `None`: a full date in the dateline, else unknown.
    """
    context = Context(text, sentences, tokens, news=published is not None)
    chosen = _choose(found for found in candidates(text) if context.speaks_of_time(found))
    timeline = Timeline(published or _dateline(text, chosen))
    dates, reasons = [], []
    for expression in _borrow(text, [found for found in chosen if not context.is_name(found)]):
        looks = "near" if _opens(text, expression) else context.direction(expression)
        interval = read(expression, looks, timeline)
        reasons.append(reason(text, expression, looks, timeline, interval))
        if interval is not None and expression.kind != "window":
            timeline.note(interval)
        dates.append(_when(text, expression, interval))
    return tuple(dates), tuple(reasons)


def _when(text: str, expression: Expression, interval: Interval | None) -> When:
    start, end = expression.start, expression.end
    return When(
        start=start,
        end=end,
        text=text[start:end],
        first=interval.first if interval else None,
        last=interval.last if interval else None,
        precision=interval.precision if interval else "unknown",
    )


def _choose(expressions: Iterable[Expression]) -> list[Expression]:
    """Keep the first expression at each place, the longest of those that start together."""
    kept: list[Expression] = []
    for expression in sorted(expressions, key=lambda found: (found.start, -found.end)):
        if not kept or expression.start >= kept[-1].end:
            kept.append(expression)
    return kept


def _borrow(text: str, expressions: list[Expression]) -> list[Expression]:
    """Give "26 June" of "26 June to 4 August 1952" its year, and "8 p.m." of "8 p.m. on Friday" its day."""
    borrowed = list(expressions)
    for rank in range(len(borrowed) - 2, -1, -1):
        one, other = borrowed[rank], borrowed[rank + 1]
        if one.kind in ("clock", "weekday") and SAME_DAY.fullmatch(text, one.end, other.start):
            borrowed[rank] = one._replace(kind=other.kind, parts=other.parts)
        elif one.kind in BORROWERS and JOINED.fullmatch(text, one.end, other.start):
            borrowed[rank] = one._replace(parts={**_year_before(one, other), **one.parts})
    return borrowed


def _year_before(one: Expression, other: Expression) -> dict[str, str]:
    """Return the year of `other` for `one` before it: the year before where its month comes later."""
    if "year" not in other.parts or "relyear" in one.parts:
        return {}
    year = int(other.parts["year"])
    if "month" in one.parts and "month" in other.parts:
        year -= month_number(one.parts["month"]) > month_number(other.parts["month"])
    return {"year": str(year)}


def _opens(text: str, expression: Expression) -> bool:
    """Return whether an expression is the date of a dateline, as in "BOGOTA, 7 JUL 89 (AFP) --"."""
    return expression.start < DATELINE and bool(DATELINE_END.match(text, expression.end))


def _dateline(text: str, expressions: Iterable[Expression]) -> date | None:
    """Return the full date of the dateline, which stands for a day of publication that nobody recorded."""
    for expression in expressions:
        if _opens(text, expression) and {"year", "year2"} & set(expression.parts):
            interval = read(expression, "near", Timeline(None))
            if interval is not None and interval.first == interval.last:
                return interval.first
    return None
