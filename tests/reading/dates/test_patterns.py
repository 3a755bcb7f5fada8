"""Every kind of expression is found by looking near its heart only."""

import pytest

from counterclaim.reading.dates.patterns import HEARTS, RULES, candidates

# One for each rule, in the order of the rules.
WRITTEN = (
    "the morning of Sunday, 20 January 2022",
    "Thursday night, Jan. 20",
    "12 JUL 89",
    "JUNE 11 89",
    "2022-01-20",
    "20/01/2022",
    "between 20 and 26 January",
    "3 to 5 May 2019",
    "January 20-26",
    "between May 3 and 5",
    "6 and 7 May",
    "May 6 and 7.",
    "May 6 and 7th",
    "the end of May",
    "early Sept. 2014",
    "the year 1998",
    "2014-15",
    "the late 1990s",
    "the '80s",
    "the 19th century",
    "last winter",
    "2014 summer",
    "the third quarter of 2021",
    "Q3 2021",
    "the first half of last year",
    "the day before yesterday",
    "Monday of last week",
    "the following day",
    "earlier in the week",
    "the day after.",
    "year's end",
    "two years later",
    "a few minutes ago",
    "in the past few hours",
    "over the last 72 hours",
    "the 13th of that month",
    "on the 13th.",
    "Christmas Eve",
    "about 8 p.m.",
    "at about 2120.",
    "at 10:30 Friday",
    "at 8 a.m. today",
)
FILLER = "Nobody said who had been there or why they were in the valley. " * 8


@pytest.mark.parametrize(("rule", "written"), tuple(zip(RULES, WRITTEN, strict=True)), ids=WRITTEN)
def test_a_rule_is_tried_near_its_heart(rule, written):
    text = f"{FILLER}They came {written} {FILLER}"
    found = rule.pattern.search(text.lower())
    assert found is not None
    span = found.span("own" if found.groupdict().get("own") else 0)
    assert (*span, rule.kind) in {one[:3] for one in candidates(text)}


@pytest.mark.parametrize("name", HEARTS)
def test_every_heart_is_some_rules(name):
    assert name in {rule.heart for rule in RULES}


def test_no_expression_is_looked_for_where_no_heart_is():
    assert list(candidates(FILLER)) == []


def test_a_month_or_weekday_in_small_letters_is_none():
    assert not [one for one in candidates("They may march on 3 may or friday.") if one.capital]
