from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Claim, Extraction, quote
from counterclaim.outputs import highlight
from counterclaim.outputs.highlight import Layer

texts = st.text(alphabet=st.sampled_from("ab \n\r\t<&é\u0301ع😀\u202e"), max_size=60)
KINDS = ("count", "source", "people", "place", "date", "event")


def _joined(paragraphs: tuple[highlight.Paragraph, ...]) -> str:
    return "".join(
        "".join(segment.text for block in paragraph.blocks for segment in block.segments) + paragraph.gap
        for paragraph in paragraphs
    )


@given(st.data())
def test_every_character_is_shown_once_and_in_order(record: Any, data: st.DataObject) -> None:
    template: Claim = record.extractions[0].claims[0]
    text = data.draw(texts)
    edge = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(edge, edge, st.sampled_from(KINDS)), max_size=6))
    sentences = data.draw(st.lists(st.tuples(edge, edge), max_size=4))
    layers = [Layer(min(a, b), max(a, b), kind, "") for a, b, kind in spans]
    claims = [
        msgspec.structs.replace(template, id=f"c{i}", evidence=quote(text, min(a, b), max(a, b)))
        for i, (a, b) in enumerate(sentences)
    ]
    cut = highlight.paragraphs(text, layers, claims)
    assert _joined(cut) == text
    linked = [claim for paragraph in cut for claim in paragraph.claims]
    assert sorted(linked) == sorted(claim.id for claim in claims if claim.evidence.text)
    covered = {i for layer in layers for i in range(layer.start, layer.end)}
    at = 0
    for paragraph in cut:
        for block in paragraph.blocks:
            for segment in block.segments:
                here = range(at, at + len(segment.text))
                assert set(here) <= covered if segment.kinds else not covered & set(here)
                at += len(segment.text)
        at += len(paragraph.gap)


def test_overlapping_spans_are_cut_at_every_edge() -> None:
    cut = highlight.paragraphs("abcdef", [Layer(0, 4, "source", "s"), Layer(2, 6, "place", "p")], ())
    segments = [(s.text, s.kinds) for s in cut[0].blocks[0].segments]
    assert segments == [("ab", ("source",)), ("cd", ("place", "source")), ("ef", ("place",))]


def test_sentences_that_share_words_become_one_block_that_holds_all_their_claims(record: Any) -> None:
    extraction: Extraction = next(e for e in record.extractions if e.report.id == "r-second")
    cut = highlight.paragraphs(extraction.report.text, highlight.layers_of(extraction), extraction.claims)
    assert [len(paragraph.claims) for paragraph in cut] == [3, 2, 2, 2]


def test_a_line_break_inside_a_sentence_does_not_end_its_paragraph(record: Any) -> None:
    template: Claim = record.extractions[0].claims[0]
    text = "one\ntwo\nthree"
    claim = msgspec.structs.replace(template, evidence=quote(text, 0, 7))
    cut = highlight.paragraphs(text, (), [claim])
    assert [p.blocks[0].segments[0].text for p in cut] == ["one\ntwo", "three"]
