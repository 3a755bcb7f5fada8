"""Lists, breakdowns, figures given again, and what holds for every toll claim."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.model import Claim, Extraction
from counterclaim.resources import codebook
from counterclaim.resources.counts import Counts
from counterclaim.spans import spans_of

Tolls = Callable[..., list[Claim]]
Extract = Callable[..., Extraction]

SLOW_PARSES = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _figures(claims: list[Claim]) -> list[tuple[str | None, int | None]]:
    return [(claim.outcome, claim.low) for claim in claims]


LISTS = [
    (
        "Clashes left 16 people dead: eight militiamen, four guards and four prisoners.",
        [16, 8, 4, 4],
    ),
    ("The blast killed 43 people, among them two MPs and a nurse.", [43, 2, 1]),
    ("The army put its dead at twelve (nine soldiers, three auxiliaries).", [12, 9, 3]),
    ("The raid killed 20 people. Twelve of them were women.", [20, 12]),
    ("Sixty people died, seven of them policemen.", [60, 7]),
]


@pytest.mark.parametrize(("text", "lows"), LISTS)
def test_a_list_shares_one_outcome(tolls: Tolls, text: str, lows: list[int]) -> None:
    assert _figures(tolls(text)) == [("killed", low) for low in lows]


def test_a_breakdown_is_part_of_its_figure(tolls: Tolls) -> None:
    whole, *parts = tolls("Clashes left 16 people dead: eight militiamen and eight guards.")
    assert (whole.scope, whole.part_of) == ("event", None)
    assert [(part.scope, part.part_of) for part in parts] == [("part", whole.id)] * 2


AGAIN = [
    ("The army said 22 soldiers were killed. The rebels put the figure at 39.", 39),
    ("At least 115 people were massacred in the villages. Amnesty has 140.", 140),
    ("At least 115 people were massacred in the villages. The police, 96.", 96),
    ("The army said 22 soldiers were killed. The rebels, on Sunday, owned up to 17.", 17),
    ("The toll now stands at 58.", 58),
    ("The ministry raised to 18 the number of civilians killed.", 18),
    ("The commissioner put the dead at four.", 4),
]


@pytest.mark.parametrize(("text", "low"), AGAIN)
def test_a_figure_is_given_again(tolls: Tolls, text: str, low: int) -> None:
    assert _figures(tolls(text))[-1] == ("killed", low)


@pytest.mark.parametrize(
    "text", ["Nine were killed. Bread is sold at nine.", "Nine were killed. He spoke at five."]
)
def test_an_hour_is_no_figure(tolls: Tolls, text: str) -> None:
    assert _figures(tolls(text)) == [("killed", 9)]


def test_zero_is_a_figure(tolls: Tolls) -> None:
    (claim,) = tolls("Nobody was beaten, the coast guard said.")
    assert (claim.outcome, claim.low, claim.high) == ("injured", 0, 0)


def test_the_victims_of_a_bare_total_are_left_unsaid(tolls: Tolls) -> None:
    (claim,) = tolls("The blast left 220 dead.")
    assert claim.victims is not None
    assert (claim.victims.name, claim.victims.start) == (None, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("As of Friday, 12 people had been killed.", date(2023, 5, 26)),
        ("By Sunday evening 12 people had been killed.", date(2023, 5, 28)),
        ("The ministry said on Monday that 12 people had been killed.", date(2023, 5, 29)),
        ("The ministry said that 12 people had been killed.", date(2023, 5, 30)),
    ],
)
def test_the_day_a_figure_stood(tolls: Tolls, text: str, day: date) -> None:
    (claim,) = tolls(text, date(2023, 5, 30))
    assert claim.as_of == day


TEXTS = [
    "The army said 22 soldiers were killed and at least 40 wounded.",
    "Scores of villagers fled. Police arrested about 14 protesters.",
    "Gunmen abducted 40 pupils; a dozen escaped within hours.",
    "Clashes left 16 people dead: eight militiamen and eight guards.",
    "Fewer than 25 inmates escaped, a governor claimed on Monday.",
]
SENTENCES = [
    "The harbour reopened in spring.",
    "Rain is expected over the hills.",
    "The council will meet next month.",
    "Prices of maize fell again.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_count_is_readable_to_its_interval(tolls: Tolls, text: str) -> None:
    counts = Counts(codebook.load())
    for claim in tolls(text):
        assert claim.count is not None
        interval = counts.read(claim.count.text)
        assert interval is not None
        assert (interval.low, interval.high) == (claim.low, claim.high)


@SLOW_PARSES
@given(text=st.sampled_from(TEXTS), last=st.sampled_from(SENTENCES))
def test_an_unrelated_last_sentence_changes_nothing(tolls: Tolls, text: str, last: str) -> None:
    def said(claims: list[Claim]) -> list[tuple[object, ...]]:
        return [(c.count, c.low, c.high, c.outcome, c.source, c.stance, c.scope) for c in claims]

    assert said(tolls(f"{text} {last}")) == said(tolls(text))


@SLOW_PARSES
@given(
    noise=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30),
    text=st.sampled_from(TEXTS),
)
def test_spans_quote_any_text(extract: Extract, noise: str, text: str) -> None:
    extraction = extract(f"{noise} {text} {noise}")
    assert extraction.rejections == ()
    for span in spans_of(extraction):
        assert extraction.report.text[span.start : span.end] == span.text


@pytest.mark.parametrize("text", TEXTS)
def test_every_claim_keeps_the_reasons_of_its_fields(extract: Extract, text: str) -> None:
    extraction = extract(text)
    fields = {"outcome", "victims", "source", "stance", "scope", "count", "as_of"}
    for claim in extraction.claims:
        if claim.kind == "toll":
            links = {link for link in ("by", "relay", "event", "part_of") if getattr(claim, link) is not None}
            given = {r.field for r in extraction.reasons if r.record == claim.id}
            assert given == fields | links | {"confidence"}


PERSONS = [
    ("Gunmen killed the mayor on Friday.", "mayor", 1),
    ("The watchman was shot dead.", "watchman", 1),
    ("Bandits kidnapped the headmaster.", "headmaster", 1),
    ("The villagers were massacred.", "villagers", None),
    ("The group was attacked.", None, None),
    ("The mayor was elected.", None, None),
    ("The mayor killed nobody's hopes.", None, None),
]


@pytest.mark.parametrize(("text", "name", "number"), PERSONS)
def test_a_person_needs_no_number(tolls: Tolls, text: str, name: str | None, number: int | None) -> None:
    found = [claim for claim in tolls(text) if claim.count is None]
    assert [(c.victims.name, c.low, c.high) for c in found if c.victims] == (
        [(name, number, number)] if name else []
    )


def test_a_number_that_belongs_to_the_other_side_is_not_of_this_one(tolls: Tolls) -> None:
    text = (
        "Eighty of the dead were jihadists and 45 belonged to the Kurdish side, said its director, "
        "whose morning count had stood at 77 and 39."
    )
    found = tolls(text)
    assert [claim.victims.name for claim in found if claim.victims][:2] == ["jihadists", "Kurdish side"]
    assert [claim.victims.name for claim in found[2:] if claim.victims] == ["jihadists", "Kurdish side"]
    assert {claim.scope for claim in found} == {"part"}


def test_a_bare_figure_after_a_breakdown_is_no_total(tolls: Tolls) -> None:
    text = "Twelve of the dead were farmers, the mayor said. The hospital put the figure at 9."
    assert [claim.scope for claim in tolls(text)] == ["part", "part"]


def test_any_attack_that_may_harm_hundreds_has_harmed_nobody(tolls: Tolls) -> None:
    assert (
        tolls(
            "The mission said that an attack which may be expected to harm hundreds of civilians is unlawful."
        )
        == []
    )


def test_people_who_are_said_to_be_somewhere_are_no_share_of_the_dead(tolls: Tolls) -> None:
    found = tolls("Seventeen soldiers died in the raid. There are more than 700 of them in the dormitory.")
    assert _figures(found) == [("killed", 17), ("present", 701)]


def test_a_list_under_a_total_breaks_it_down(tolls: Tolls) -> None:
    text = "89 dead\n\nCounted by the monitor:\n\n* 56 rebels;\n* 28 guards;\n* Five civilians.\n* 90 cars"
    found = tolls(text)
    assert _figures(found) == [("killed", 89), ("killed", 56), ("killed", 28), ("killed", 5)]
    assert [claim.scope for claim in found[1:]] == ["part"] * 3
    assert {claim.source.name for claim in found[1:]} == {"monitor"}


def test_a_figure_is_no_part_of_its_speakers_name(tolls: Tolls) -> None:
    found = tolls("Medics told us of 31 dead, the health ministry of 37.")
    assert [claim.source.name for claim in found] == ["Medics", "health ministry"]
