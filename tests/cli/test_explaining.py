"""The command that says why: a claim's rules and words, its event's place and day, its actors."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.cli import explaining
from counterclaim.model import Event, Extraction, Reason, Span, When
from tests.texts import report_of

PUBLISHED = date(2031, 3, 6)


@pytest.fixture(scope="module")
def toll(out, cli):
    dossiers = cli("incidents", "--record", out).lines
    shown = [cli("show", found["id"], "--record", out, "--json").json for found in dossiers]
    placed = {event["id"] for dossier in shown for event in dossier["events"] if event["place"]}
    claims = (entry["claim"] for dossier in shown for entry in dossier["ledger"])
    return next(claim for claim in claims if claim["count"] and claim["event"] in placed)


def test_explain_says_which_words_and_rules_made_a_claim(out, cli, toll):
    result = cli("explain", toll["id"], "--record", out)
    assert (result.code, result.err) == (0, "")
    assert toll["count"]["text"] in result.out
    assert "←" in result.out
    told = cli("explain", toll["id"], "--record", out, "--json").json
    assert told["claim"] == toll
    assert {"outcome", "count", "source"} <= {reason["field"] for reason in told["reasons"]}


def test_explain_says_why_the_event_lies_where_it_does(out, cli, toll):
    shown = cli("explain", toll["id"], "--record", out)
    assert "where " in shown.out
    assert "when " in shown.out
    told = cli("explain", toll["id"], "--record", out, "--json").json
    places = [reason for reason in told["reasons"] if reason["record"].startswith("place ")]
    assert {"place"} <= {reason["field"] for reason in places}


def _when(published, days, *, words=None, precision="month"):
    """What `explain` says of the day of an event that a report dates, or does not."""
    report = report_of("A shell fell in March.", published=published)
    event = Event(
        id="e_1", type="", subtype="", status="occurred", place=None, first=days[0], last=days[1],
        date_precision=precision, actors=(), means=(), targets=(), mentions=(), part_of=None,
    )  # fmt: skip
    why = Reason(record="e_1", field="date", rule="told with it", words=words)
    march = When(
        start=16, end=21, text="March", first=date(2031, 3, 1), last=date(2031, 3, 31), precision="month"
    )
    read = Extraction(report=report, extractor="x", codebook="x", dates=(march,), reasons=(why,))
    (about,) = explaining._on(event, read)
    return about


def test_a_month_that_publication_cuts_short_says_so():
    about = _when(PUBLISHED, (date(2031, 3, 1), PUBLISHED), words=Span(start=16, end=21, text="March"))
    assert about.value == "March 2031, up to publication"
    assert about.reasons[0].rule == "told with it"


def test_a_day_that_only_publication_bounds_is_no_interval():
    about = _when(PUBLISHED, (date(2031, 1, 20), PUBLISHED), precision="unknown")
    assert about.value == "day not said, by 6 March 2031"


def test_a_day_that_nothing_dates_says_what_is_missing():
    about = _when(None, (None, None), precision="unknown")
    assert about.value == "day not known: no day of publication to reckon from"
