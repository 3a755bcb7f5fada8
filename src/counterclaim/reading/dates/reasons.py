"""Why an expression of time means the days it does: the rule that read it, and what it reckons from."""

from __future__ import annotations

from counterclaim.model import Reason, name_of, quote
from counterclaim.reading.dates.calendar import Interval
from counterclaim.reading.dates.patterns import Expression
from counterclaim.reading.dates.timeline import Direction, Timeline
from counterclaim.reading.dates.values import ANCHORED

YEARS = {"year", "year2", "decade", "century", "c"}  # parts that name the year itself
DIRECTED = ("day", "days", "month", "season", "quarter", "half", "weekday", "holiday")
LOOKS = {
    "past": "the last one, as its clause looks back",
    "future": "the next one, as its clause looks forward",
    "near": "the nearest one",
}
KINDS = {
    "military": "day", "iso": "day", "numeric": "day", "deictic": "day named from another",
    "unit": "unit named from another", "ago": "distance", "ordinal": "day of a month told",
    "clock": "hour of a day told", "just": "hours before publication",
    "window": "stretch up to publication",
}  # fmt: skip


def reason(
    text: str, expression: Expression, looks: Direction, timeline: Timeline, interval: Interval | None
) -> Reason:
    """Return the reason for the days of one expression; `timeline` as it stood when it was read."""
    kind = KINDS.get(expression.kind, expression.kind)
    return Reason(
        record=name_of("date", expression.start),
        field="date",
        rule=f"{kind}: {_how(expression, looks, timeline, interval)}",
        words=quote(text, expression.start, expression.end),
    )


def _how(expression: Expression, looks: Direction, timeline: Timeline, interval: Interval | None) -> str:
    if interval is None:
        return "not known, for want of a day to reckon from, a number or such a day"
    if YEARS & set(expression.parts):
        return "as written"
    if expression.kind in DIRECTED and not {"rel", "relyear", "relweek"} & set(expression.parts):
        return f"{LOOKS[looks]}, from {_now(timeline)}"
    return f"from {_anchor(expression, timeline)}"


def _now(timeline: Timeline) -> str:
    if timeline.published is not None:
        return f"publication on {timeline.published}"
    return f"{timeline.now()}, where the story stands"


def _anchor(expression: Expression, timeline: Timeline) -> str:
    """Name the day that "the next day" or "two days later" reckons from, else that of "yesterday"."""
    rel, way = expression.parts.get("rel", ""), expression.parts.get("way", "ago")
    anchored = bool(ANCHORED & set(rel.split())) or rel in ("the next", "the very next")
    anchored |= expression.kind in ("ordinal", "clock") or way not in ("ago", "from now")
    told = timeline.anchor("month" if expression.kind == "ordinal" else expression.parts.get("unit", "day"))
    return f"{told}, told before" if anchored and told is not None else _now(timeline)
