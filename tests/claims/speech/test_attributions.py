"""Who says what: source, cue and content of sentences of many kinds, on real parses."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.claims.lexicon import Lexicon
from counterclaim.claims.speech.attributions import Speech, as_attribution, find_speech
from counterclaim.claims.syntax import Syntax
from counterclaim.model import Extraction
from counterclaim.reading.reader import Reader
from counterclaim.resources import codebook
from tests.texts import report_of

Extract = Callable[..., Extraction]
Said = tuple[str | None, str, tuple[str, ...]]

SENTENCES: list[tuple[str, Said]] = [
    # reporting verbs with a clause, before, after and around it
    (
        "The ministry said on Monday that nine villagers had died.",
        ("The ministry", "said", ("that nine villagers had died",)),
    ),
    (
        "Nine villagers died in the raid, a ministry spokesman said.",
        ("a ministry spokesman", "said", ("Nine villagers died in the raid",)),
    ),
    (
        "Nine villagers, the ministry said, died in the raid.",
        ("the ministry", "said", ("Nine villagers", "died in the raid")),
    ),
    (
        "Saleh, a guard at the mine, told the radio the gate was open.",
        ("Saleh, a guard at the mine", "told", ("the gate was open",)),
    ),
    (
        "The prisoners' families have demanded that the list be published.",
        ("The prisoners' families", "have demanded", ("that the list be published",)),
    ),
    # the cue keeps auxiliaries, negation, adverbs and verbs of refusing
    (
        "The governor could not say how many had fled.",
        ("The governor", "could not say", ("how many had fled",)),
    ),
    (
        "The army has repeatedly denied shelling the town.",
        ("The army", "has repeatedly denied", ("shelling the town",)),
    ),
    ("The envoy declined to say who had fired.", ("The envoy", "declined to say", ("who had fired",))),
    # what follows is another speaker's, or the same one's next words
    (
        "The army insists it hit only rebels, while residents say a wedding was struck.",
        ("The army", "insists", ("it hit only rebels",)),
    ),
    (
        "The army insists it hit only rebels, while residents say a wedding was struck.",
        ("residents", "say", ("a wedding was struck",)),
    ),
    (
        "Police said three people were killed and warned drivers to turn back.",
        ("Police", "said", ("three people were killed",)),
    ),
    (
        "Police said three people were killed and warned drivers to turn back.",
        ("Police", "warned", ("drivers to turn back",)),
    ),
    # sources: identifying clauses stay, asides, datelines and possessive marks go
    (
        "A trader who asked not to be named said she saw six bodies.",
        ("A trader who asked not to be named", "said", ("she saw six bodies",)),
    ),
    (
        "The minister, who lost a brother in the attack, said the bridge was open.",
        ("The minister", "said", ("the bridge was open",)),
    ),
    (
        "BAMAKO (Reuters) - The junta said it had retaken Kidal.",
        ("The junta", "said", ("it had retaken Kidal",)),
    ),
    (
        "The army's claim that the town had fallen proved false.",
        ("The army", "claim", ("that the town had fallen",)),
    ),
    (
        "The rebels claimed the attack, saying they had killed 20 soldiers.",
        ("The rebels", "saying", ("they had killed 20 soldiers",)),
    ),
    # direct speech
    (
        '"We buried eleven people before noon," said Mariam Sow, a nurse in Adré.',
        ("Mariam Sow, a nurse in Adré", "said", ('"We buried eleven people before noon,"',)),
    ),
    (
        '"They came at dawn," the shepherd said. "They took the animals first. Then they took my sons."',
        (
            "the shepherd",
            "said",
            ('"They came at dawn,"', '"They took the animals first. Then they took my sons."'),
        ),
    ),
    (
        '"There is no front line," the captain said, "only roads."',
        ("the captain", "said", ('"There is no front line,"', '"only roads."')),
    ),
    (
        'A man yelled: "They are on the roof!"',
        ("A man", "yelled", ('"They are on the roof!"',)),
    ),
    (
        'The mayor called the shelling "a crime without a name."',
        ("The mayor", "called", ('the shelling "a crime without a name."',)),
    ),
    # figures
    ("The Observatory puts the toll at 39.", ("The Observatory", "puts", ("the toll at 39",))),
    (
        "The doctors' union counts 85 dead since Monday.",
        ("The doctors' union", "counts", ("85 dead since Monday",)),
    ),
    # speakers in a phrase
    (
        "According to two drivers, the road is mined.",
        ("two drivers", "According to", ("the road is mined",)),
    ),
    (
        "The road is mined, according to two drivers who reached Tessalit.",
        ("two drivers who reached Tessalit", "according to", ("The road is mined",)),
    ),
    (
        "Six people died on Monday, according to the police, who are looking for him.",
        ("the police", "according to", ("Six people died on Monday",)),
    ),
    (
        "In the words of one survivor, the shells came like rain.",
        ("one survivor", "In the words of", ("the shells came like rain",)),
    ),
    ("As the prefect put it, the town is gone.", ("the prefect", "put it", ("the town is gone",))),
    # passing on
    (
        "Six fighters died, the agency reported, citing a doctor.",
        ("a doctor", "citing", ("Six fighters died",)),
    ),
    (
        "The daily quoted the colonel as saying that the garrison had surrendered.",
        ("the colonel", "saying", ("that the garrison had surrendered",)),
    ),
    # nobody in particular
    ("Dozens are feared drowned.", (None, "are feared", ("Dozens", "drowned"))),
    (
        "It is believed that the convoy was ambushed.",
        (None, "is believed", ("that the convoy was ambushed",)),
    ),
    (
        "Asked whether any had escaped, the warden gave no answer.",
        (None, "Asked", ("whether any had escaped",)),
    ),
    # attitudes
    ("The rebels want the envoy to leave.", ("The rebels", "want", ("the envoy to leave",))),
    ("The group threatened to kill nine hostages.", ("The group", "threatened", ("to kill nine hostages",))),
    (
        "The union condemned the arrest of its chairman.",
        ("The union", "condemned", ("the arrest of its chairman",)),
    ),
    ("Residents fear that the dam will burst.", ("Residents", "fear", ("that the dam will burst",))),
    ("The bishop is sure that the boys are alive.", ("The bishop", "is sure", ("that the boys are alive",))),
    ("The president spoke of a massacre.", ("The president", "spoke of", ("a massacre",))),
    ("The council called for an inquiry.", ("The council", "called for", ("an inquiry",))),
    # communiqués, translated prose, capitals
    (
        "The general staff makes known that four fighters were neutralised.",
        ("The general staff", "makes known", ("that four fighters were neutralised",)),
    ),
    (
        "The source specifies that the column was struck at dawn.",
        ("The source", "specifies", ("that the column was struck at dawn",)),
    ),
    (
        "The ministry made clear that no prisoner had fled.",
        ("The ministry", "made clear", ("that no prisoner had fled",)),
    ),
    (
        "THE INTERIOR MINISTRY SAID THAT FOUR POLICE OFFICERS DIED.",
        ("THE INTERIOR MINISTRY", "SAID", ("THAT FOUR POLICE OFFICERS DIED",)),
    ),
]


def _said(extraction: Extraction) -> set[Said]:
    return {
        (a.source.text if a.source else None, a.cue.text if a.cue else "", tuple(s.text for s in a.content))
        for a in extraction.attributions
    }


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_finds_source_cue_and_content(extract: Extract, text: str, expected: Said) -> None:
    assert expected in _said(extract(text))


@pytest.mark.parametrize(
    "text",
    [
        "The convoy reached the town at noon and left before dark.",
        "The shelling continued on Tuesday.",
        "Seven bodies lay beside the road.",
        "The bridge was rebuilt in 2019.",
    ],
)
def test_narration_attributes_nothing(extract: Extract, text: str) -> None:
    assert not extract(text).attributions


def test_a_relative_pronoun_stands_for_its_noun(hear: Callable[[str], tuple[Speech, ...]]) -> None:
    (speech,) = hear("Police arrested the man who had claimed that the well was poisoned.")
    assert speech.relative is not None
    assert speech.relative.text == "who"
    assert speech.source_span is not None
    assert speech.source_span.text.startswith("the man")


def test_form_tells_quoted_from_reported(extract: Extract) -> None:
    direct = extract('"We lost everything," the baker said.').attributions[0]
    mixed = extract("The baker said the flood had taken “everything we own” in one night.").attributions[0]
    indirect = extract("The baker said the flood had taken the house.").attributions[0]
    assert [direct.form, mixed.form, indirect.form] == ["direct", "mixed", "indirect"]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(codebook.load())


PIECES = (
    "the army said that “We lost 12 men,” rebels claimed according to Ünal : - ” \" ' 😀 é 39 dead he who"
).split()
WORDS = [*PIECES, "\n", "\n\n", "(police: 4)", "Army: 3 dead", ", citing a doctor,", "as saying that"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=30))
def test_spans_quote_any_text_and_do_not_overlap(reader: Reader, lexicon: Lexicon, words: list[str]) -> None:
    text = " ".join(words)
    report = report_of(text)
    syntax = Syntax(reader.read(report))
    for speech in find_speech(syntax, lexicon):
        record = as_attribution(syntax, speech)
        assert record.cue is not None
        spans = [span for span in (record.cue, record.source, *record.content) if span is not None]
        assert all(text[span.start : span.end] == span.text != "" for span in spans)
        taken = [(span.start, span.end) for span in (speech.source_span, speech.cue_span) if span is not None]
        ranges = sorted((*speech.content, *taken))
        assert all(one[1] <= other[0] for one, other in pairwise(ranges)), speech
