"""The command that says why: a claim's rules and words, its event's place and day, its actors."""

from __future__ import annotations

import pytest


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
