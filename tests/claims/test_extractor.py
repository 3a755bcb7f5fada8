"""What holds for any text: spans quote it, nothing crashes, and a report is read by itself alone."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import example, given, settings
from hypothesis import strategies as st

from counterclaim.model import Thing, name_of
from counterclaim.spans import spans_of

WORDS = """the SDF said its that it at least 39 seven scores of more than 70 fighters civilians guards were
killed wounded captured escaped by Isis Amaq claimed denied put the figure at “ ” ' — , . : ; no
none some unknown number hostages in Hasakah on Thursday AFP quoted Observatory as saying according
to who had been among them and three children ( ) 40 % $5 prison attack suicide bombers police
spokesman would kill threatened 🚑 e\u0301 قُتل \u202e \x00 ½ ４０ ﬁghters İstanbul""".split()
PROSE = st.lists(st.sampled_from([*WORDS, "\n", "\n\n"]), max_size=25).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60) | PROSE | PROSE.map(str.upper) | PROSE.map(str.capitalize))
@example("")
@example("\x00")
@example("39")
@example("“39”")
@example("It said it said it.")
def test_every_span_of_any_text_quotes_it(extract: Any, text: str) -> None:
    extraction = extract(text)
    for span in spans_of(extraction):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
    for reason in extraction.reasons:
        if reason.words is not None:
            assert text[reason.words.start : reason.words.end] == reason.words.text


@settings(max_examples=40, deadline=None)
@given(PROSE)
def test_ids_are_unique_and_references_lead_to_them(extract: Any, text: str) -> None:
    extraction = extract(text)
    groups = (extraction.attributions, extraction.events, extraction.claims)
    for group in groups:
        assert len({record.id for record in group}) == len(group)
    ids = {record.id for group in groups for record in group}
    for claim in extraction.claims:
        assert {name for name in (claim.event, claim.attribution, claim.part_of) if name} <= ids
        assert claim.part_of != claim.id
        if claim.low is not None and claim.high is not None:
            assert 0 <= claim.low <= claim.high
    read = {name_of(thing, start) for thing in get_args(Thing) for start in range(len(text))}
    assert {reason.record for reason in extraction.reasons} <= ids | read


@settings(max_examples=25, deadline=None)
@given(PROSE, PROSE)
def test_a_report_is_read_by_itself_alone(extract: Any, text: str, other: str) -> None:
    before = extract(text)
    extract(other)
    assert extract(text) == before
