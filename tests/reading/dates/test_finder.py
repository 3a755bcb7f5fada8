"""Date expressions: what is found, and the days it means."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model import When
from counterclaim.reading.dates.finder import explain_dates, find_dates
from counterclaim.reading.nlp import Parser

PUBLISHED = date(2022, 1, 27)  # a Thursday


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def read(parser: Parser, text: str, published: date | None = PUBLISHED) -> tuple[When, ...]:
    tokens, sentences = parser.parse(text)
    return find_dates(text, sentences, tokens, published)


def shown(when: When) -> str:
    if when.first is None or when.last is None:
        return f"{when.text}: unknown"
    days = str(when.first) if when.first == when.last else f"{when.first}..{when.last}"
    return f"{when.text}: {days} {when.precision}"


NEWS = [
    # days in full
    ("The prison was stormed on 20 January 2022.", ["20 January 2022: 2022-01-20 day"]),
    ("On January 20, 2022, the gate was rammed.", ["January 20, 2022: 2022-01-20 day"]),
    ("On Thursday, the 20th of January 2022.", ["Thursday, the 20th of January 2022: 2022-01-20 day"]),
    ("Filed 2022-01-20 by the desk.", ["2022-01-20: 2022-01-20 day"]),
    ("Entered as 20/01/2022 in the log.", ["20/01/2022: 2022-01-20 day"]),
    ("Entered as 01/20/2022 in the log.", ["01/20/2022: 2022-01-20 day"]),
    ("Entered as 03/04/2019 in the log.", ["03/04/2019: unknown"]),
    ("The order of 12-Jul-1989 stands.", ["12-Jul-1989: 1989-07-12 day"]),
    (
        "A convoy was hit on 14 November 2023, at about 0730.",
        ["14 November 2023: 2023-11-14 day", "0730: 2023-11-14 day"],
    ),
    ("The base fell on Sept. 3, 2014 after a siege.", ["Sept. 3, 2014: 2014-09-03 day"]),
    # days without a year
    ("Fighters attacked the town on 20 January.", ["20 January: 2022-01-20 day"]),
    ("Fighters attacked the town on December 30.", ["December 30: 2021-12-30 day"]),
    ("The court will hear the case on March 3.", ["March 3: 2022-03-03 day"]),
    ("He was seized last 3 March.", ["last 3 March: 2021-03-03 day"]),
    ("The bridge was blown up on 3 March last year.", ["3 March last year: 2021-03-03 day"]),
    ("OUAGADOUGOU, Nov 15 (TCN) - The army will send troops.", ["Nov 15: 2021-11-15 day"]),
    # hours: of the day told, else of publication; a count behind "at" is none
    ("The bomb went off at 0430 in a market.", ["0430: 2022-01-27 day"]),
    ("At 0620 urban cells laid four charges.", ["0620: 2022-01-27 day"]),
    ("On Monday they came. At approximately 2120, they left.", [
        "Monday: 2022-01-24 day", "2120: 2022-01-24 day",
    ]),
    ("Officials put the toll at 1200.", []),
    ("Cars were stopped between 1710 and 1950 on Friday.", ["Friday: 2022-01-21 day"]),
    ("Shots fell on Monday. One went off at 1745 [2345 GMT] today.", [
        "Monday: 2022-01-24 day", "1745: 2022-01-27 day", "2345 GMT: 2022-01-27 day", "today: 2022-01-27 day",
    ]),
    ("Shots are heard right now in the 9 June neighborhood.", ["right now: 2022-01-27 day"]),
    # a part of the day before or after the one told, unless a noun says before what
    ("A man fired on Monday. The evening before, two died.", [
        "Monday: 2022-01-24 day", "The evening before: 2022-01-23 day",
    ]),
    ("A bomb went off on Monday. The night after in Goma, two died.", [
        "Monday: 2022-01-24 day", "The night after: 2022-01-25 day",
    ]),
    ("They met the evening before the vote.", []),
    # any such weekday is no day
    ("Two weeks ago, also on a Monday, a bomb killed four.", ["Two weeks ago: 2022-01-10..2022-01-16 week"]),
    # what is said now of a deed that is over
    ("The figure belongs to the blast in the same town on Tuesday.", ["Tuesday: 2022-01-25 day"]),
    # weekdays by tense
    ("Two guards died on Monday.", ["Monday: 2022-01-24 day"]),
    ("Two guards died Thursday.", ["Thursday: 2022-01-27 day"]),
    ("The ministers will meet on Monday.", ["Monday: 2022-01-31 day"]),
    ("The ministers are to meet on Sunday.", ["Sunday: 2022-01-30 day"]),
    ("The exchange is scheduled for Saturday.", ["Saturday: 2022-01-29 day"]),
    ("Roads have been shut since Tuesday.", ["Tuesday: 2022-01-25 day"]),
    ("Roads stay shut until Tuesday.", ["Tuesday: 2022-02-01 day"]),
    ("The shelling began late Wednesday night.", ["late Wednesday night: 2022-01-26 day"]),
    ("Last Thursday the gate was rammed.", ["Last Thursday: 2022-01-20 day"]),
    ("Next Thursday the trial opens.", ["Next Thursday: 2022-02-03 day"]),
    ("He was shot on Tuesday of last week.", ["Tuesday of last week: 2022-01-18 day"]),
    ("They planned to strike on Friday.", ["Friday: 2022-01-28 day"]),
    ("The court opens Monday.", ["Monday: 2022-01-31 day"]),
    ("Bomb kills four guards Monday", ["Monday: 2022-01-24 day"]),
    ("Friday's raid killed a commander.", ["Friday: 2022-01-21 day"]),
    ("By Monday 30 people had died.", ["Monday: 2022-01-24 day"]),
    ("They gather every Friday after prayers.", []),
    # around the day of publication
    ("The mayor was abducted yesterday.", ["yesterday: 2022-01-26 day"]),
    ("Drones struck overnight.", ["overnight: 2022-01-27 day"]),
    ("Rockets landed last night.", ["last night: 2022-01-26 day"]),
    ("The body was found this morning.", ["this morning: 2022-01-27 day"]),
    ("Polls open tomorrow.", ["tomorrow: 2022-01-28 day"]),
    ("The camp was raided three days ago.", ["three days ago: 2022-01-24 day"]),
    ("The camp was raided two weeks ago.", ["two weeks ago: 2022-01-10..2022-01-16 week"]),
    ("The war began twenty-one years ago.", ["twenty-one years ago: 2001-01-01..2001-12-31 year"]),
    ("The camp was raided a few days ago.", ["a few days ago: unknown"]),
    # weeks, months, years
    ("Earlier this week a mine went off.", ["Earlier this week: 2022-01-24..2022-01-30 week"]),
    ("He was killed last week.", ["last week: 2022-01-17..2022-01-23 week"]),
    ("Clashes went on over the weekend.", ["the weekend: 2022-01-22..2022-01-23 week"]),
    ("The siege was lifted last month.", ["last month: 2021-12-01..2021-12-31 month"]),
    ("Cells were emptied in late January.", ["late January: 2022-01-01..2022-01-31 month"]),
    ("Cells were emptied in November.", ["November: 2021-11-01..2021-11-30 month"]),
    ("The mandate will end in November.", ["November: 2022-11-01..2022-11-30 month"]),
    ("He vanished in mid-May 2019.", ["mid-May 2019: 2019-05-01..2019-05-31 month"]),
    ("He may march on the capital.", []),
    ("The caliphate fell in 2019.", ["2019: 2019-01-01..2019-12-31 year"]),
    ("Late 2019 was calm.", ["Late 2019: 2019-01-01..2019-12-31 year"]),
    ("He said 1990 men had joined.", []),
    ("Flight 1803 was shot down.", []),
    ("The fort was built in 1803.", ["1803: 1803-01-01..1803-12-31 year"]),
    ("Earlier this year he was wounded.", ["Earlier this year: 2022-01-01..2022-12-31 year"]),
    # longer than a year, parts of a year
    ("The feud dates from the 1990s.", ["the 1990s: 1990-01-01..1999-12-31 year"]),
    ("The fort is from the 19th century.", ["the 19th century: 1800-01-01..1899-12-31 year"]),
    ("The offensive opened in the summer of 2014.", ["the summer of 2014: 2014-06-01..2014-08-31 month"]),
    ("It opened in winter 2014.", ["winter 2014: 2014-12-01..2015-02-28 month"]),
    ("It came in the third quarter of 2021.", ["the third quarter of 2021: 2021-07-01..2021-09-30 month"]),
    ("It came in the first half of 2021.", ["the first half of 2021: 2021-01-01..2021-06-30 month"]),
    # ranges
    ("They fought between 20 and 26 January.", ["20 and 26 January: 2022-01-20..2022-01-26 day"]),
    ("They fought from 3 to 5 May 2021.", ["3 to 5 May 2021: 2021-05-03..2021-05-05 day"]),
    ("They fought on 20-26 January.", ["20-26 January: 2022-01-20..2022-01-26 day"]),
    ("They fought on January 20–26, 2022.", ["January 20–26, 2022: 2022-01-20..2022-01-26 day"]),
    ("They fought on 6 and 7 May 2021.", ["6: 2021-05-06 day", "7 May 2021: 2021-05-07 day"]),
    (
        "The truce held from 15 November to 15 February 2021.",
        ["15 November: 2020-11-15 day", "15 February 2021: 2021-02-15 day"],
    ),
    # just now, up to now
    ("A shell landed a few minutes ago.", ["a few minutes ago: 2022-01-27 day"]),
    ("In the past few hours six guards died.", ["the past few hours: 2022-01-27 day"]),
    ("The line was cut 36 hours ago.", ["36 hours ago: 2022-01-26 day"]),
    ("Over the past week 30 men were taken.", ["the past week: 2022-01-20..2022-01-27 week"]),
    ("Over the last 72 hours six guards died.", ["the last 72 hours: 2022-01-24..2022-01-27 week"]),
    ("Over the past two weeks six guards died.", ["the past two weeks: 2022-01-13..2022-01-27 week"]),
    ("During the last three months he hid.", ["the last three months: 2021-10-27..2022-01-27 month"]),
    # names and hours that are no dates
    ('The "19 April" brigade fired first.', []),
    ("The 19 April Movement and the 1 May Brigade fired.", []),
    ("Since 3 January brigade commanders have fled.", ["3 January: 2022-01-03 day"]),
    ("Guards that may be sent must wait.", []),
    ("The shooting went on for 3 hours.", []),
    ("The post was under fire from 1710 to 2250.", []),
    ("They met between 1300 and 1500 hours on 20 January.", [
        "1500 hours: 2022-01-20 day", "20 January: 2022-01-20 day",
    ]),
    # clocks
    ("Shots rang out at 8 p.m. on Monday.", ["8 p.m.: 2022-01-24 day", "Monday: 2022-01-24 day"]),
    ("Shots rang out around 8 p.m. Monday.", ["around 8 p.m. Monday: 2022-01-24 day"]),
    # no such day
    ("The log says 31 June 2021.", ["31 June 2021: unknown"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_news(parser: Parser, text: str, expected: list[str]) -> None:
    assert [shown(when) for when in read(parser, text)] == expected


STORIES = [
    (
        "The assault began on 20 January 2022. The following day two guards were found dead.",
        "The following day: 2022-01-21 day",
    ),
    ("The assault began on 20 January 2022. That night the wall was breached.", "That night: 2022-01-20 day"),
    ("The assault began on 20 January 2022. Two days later it was over.", "Two days later: 2022-01-22 day"),
    (
        "The assault began on 20 January 2022. On that very day the gate fell.",
        "that very day: 2022-01-20 day",
    ),
    ("The assault began on 20 January 2022. It ended on the 26th.", "the 26th: 2022-01-26 day"),
    ("The assault began on 20 January 2022. It ended in March.", "March: 2022-03-01..2022-03-31 month"),
    ("The siege began in December 2021. It ended in January.", "January: 2022-01-01..2022-01-31 month"),
    ("He joined in 1978. Four years later he left.", "Four years later: 1982-01-01..1982-12-31 year"),
    ("He joined in May 1978. He left later that year.", "later that year: 1978-01-01..1978-12-31 year"),
    ("A truce was signed on 3 May 2021. On Friday it broke.", "Friday: 2021-05-07 day"),
    ("In May 1940, as in 1812, the army crossed. In June it won.", "June: 1940-06-01..1940-06-30 month"),
]


@pytest.mark.parametrize(("text", "expected"), STORIES)
def test_without_publication_the_text_is_its_own_anchor(parser: Parser, text: str, expected: str) -> None:
    assert shown(read(parser, text, None)[-1]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He died yesterday.",
        "He died on Monday.",
        "He died two days later.",
        "He died in May.",
        "He died last week.",
    ],
)
def test_without_an_anchor_the_day_stays_unknown(parser: Parser, text: str) -> None:
    (when,) = read(parser, text, None)
    assert (when.first, when.last, when.precision) == (None, None, "unknown")


def test_the_words_after_publication_need_it_even_where_the_text_has_dates(parser: Parser) -> None:
    found = read(parser, "The truce of 3 May 2021 broke. Yesterday five men died.", None)
    assert shown(found[-1]) == "Yesterday: unknown"


def test_a_dateline_stands_for_the_day_of_publication(parser: Parser) -> None:
    text = "BOGOTA, 7 JUL 89 (AFP) -- [TEXT] TWO POLICEMEN WERE KILLED YESTERDAY. A TRIAL OPENED ON 30 JUNE."
    assert [shown(when) for when in read(parser, text, None)] == [
        "7 JUL 89: 1989-07-07 day",
        "YESTERDAY: 1989-07-06 day",
        "30 JUNE: 1989-06-30 day",
    ]


def test_two_digits_are_no_year_where_they_may_count(parser: Parser) -> None:
    assert shown(read(parser, "On 30 December 12 people died.")[0]) == "30 December: 2021-12-30 day"
    text = "PERTH (AUSTRALIA), JUNE 11 89 (AFP) -- [TEXT] HE WAS SEIZED ON FRIDAY [9 JUNE]."
    assert [shown(when) for when in read(parser, text, None)] == [
        "JUNE 11 89: 1989-06-11 day",
        "FRIDAY: 1989-06-09 day",
        "9 JUNE: 1989-06-09 day",
    ]


def test_an_expression_may_cross_a_line_end_but_no_blank_line(parser: Parser) -> None:
    assert [when.text for when in read(parser, "They came on 20\nJanuary 2022.")] == ["20\nJanuary 2022"]
    assert "3\n\nMay" not in [when.text for when in read(parser, "Row 3\n\nMay 2021 was calm.")]


# ---------------------------------------------------------------- what holds for any text
PIECES = st.sampled_from([
    "on Monday", "yesterday", "20 January", "20 January 2022", "three days ago", "in May", "the 1990s", "–",
    "\n\n", "\n", "last week", "the following day", "between 3 and 5 May", "31/12/2019", "29 February",
    "900 years later", "8 p.m.", "the 26th", "ﬁve", "İstanbul", "🕊", "Thursday night", ",", ".", "winter",
    "the end of the year", "12 JUL 89", "9999",
])  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=12).map(" ".join)
DAYS = st.dates(min_value=date(1900, 1, 1))


@settings(deadline=None)  # a busy machine is no failure
@given(TEXTS, st.none() | st.dates())
def test_spans_quote_their_text_in_order_and_intervals_run_forward(text: str, published: date | None) -> None:
    found = find_dates(text, (), (), published)
    assert found == find_dates(text, (), (), published)
    ends = [0]
    for when in found:
        assert text[when.start : when.end] == when.text != ""
        assert when.start >= ends[-1]
        ends.append(when.end)
        assert (when.first is None) == (when.last is None) == (when.precision == "unknown")
        assert when.first is None or when.last is None or when.first <= when.last


@settings(deadline=None)  # a busy machine is no failure
@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2099, 12, 31)), st.none() | DAYS)
def test_a_full_date_means_one_day_whenever_it_was_published(day: date, published: date | None) -> None:
    month = day.strftime("%B")
    for text in (
        f"On {day.day} {month} {day.year}.",
        f"On {month} {day.day}, {day.year}.",
        f"On {day.isoformat()}.",
    ):
        (when,) = find_dates(text, (), (), published)
        assert (when.first, when.last) == (day, day)


@settings(deadline=None)  # a busy machine is no failure
@given(DAYS, st.integers(min_value=0, max_value=6))
def test_a_weekday_without_a_clause_is_of_the_seven_days_up_to_publication(
    published: date, back: int
) -> None:
    day = published - timedelta(days=back)
    (when,) = find_dates(f"On {day.strftime('%A')}", (), (), published)
    assert when.first == day


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("He fled on 3 May 2021.", "day: as written"),
        (
            "He fled on Monday.",
            "weekday: the last one, as its clause looks back, from publication on 2022-01-27",
        ),
        (
            "He will flee in May.",
            "month: the next one, as its clause looks forward, from publication on 2022-01-27",
        ),
        ("He fled yesterday.", "day named from another: from publication on 2022-01-27"),
        ("It began on 3 May 2021. Two days later he fled.", "distance: from 2021-05-03, told before"),
        (
            "He fled a few days ago.",
            "distance: not known, for want of a day to reckon from, a number or such a day",
        ),
    ],
)
def test_a_date_says_why_it_means_its_days(parser: Parser, text: str, rule: str) -> None:
    tokens, sentences = parser.parse(text)
    dates, reasons = explain_dates(text, sentences, tokens, PUBLISHED)
    assert reasons[-1].rule == rule
    assert [why.record for why in reasons] == [f"date {when.start}" for when in dates]
