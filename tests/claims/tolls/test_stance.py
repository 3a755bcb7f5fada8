"""How a source stands to a figure, and what the figure covers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]


STANCES = [
    ("The army said 12 rebels were killed.", "affirmed"),
    ("The army denied that 12 rebels were killed.", "denied"),
    ("The governor said that 12 villagers were not killed.", "denied"),
    ("An envoy doubted that 12 rebels were killed.", "doubted"),
    ("The army said 12 rebels were killed, a claim that could not be verified.", "doubted"),
    ("The blast did not kill any villagers.", "denied"),
    ("The attack ended without any casualties.", "denied"),
    ("The army denied losing any men.", "denied"),
    ("It is unclear whether 12 rebels were killed.", "unclear"),
    ("As many as 12 rebels may have been killed.", "unclear"),
    ("The group threatened to kill 12 villagers.", "unclear"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stance(tolls: Tolls, text: str, stance: str) -> None:
    (claim,) = tolls(text)
    assert claim.stance == stance


SCOPES = [
    ("Twelve rebels were killed in the raid.", "event"),
    ("Two of the 12 rebels were killed.", "part"),
    ("The brigade lost 17 of its own.", "event"),
    ("Fifty bodies were found in the last two days alone.", "part"),
    ("Since January, 410 people have been killed in the region.", "cumulative"),
    ("In August 2014, 12 villagers were killed there.", "background"),
]


@pytest.mark.parametrize(("text", "scope"), SCOPES)
def test_scope(tolls: Tolls, text: str, scope: str) -> None:
    assert scope in [claim.scope for claim in tolls(text, date(2023, 3, 14))]


REJECTED = [
    "He denied reports that three officers had been kidnapped.",
    "The figure of 200 dead is a lie, the army said.",
    "Talk of fifty dead civilians is theatre, the general said.",
    "Malicious media spread fabricated news that soldiers killed 17 villagers.",
    "Reports of 200 dead do not correspond to reality, the ministry said.",
]


@pytest.mark.parametrize("text", REJECTED)
def test_a_rejected_figure_is_denied(tolls: Tolls, text: str) -> None:
    assert {claim.stance for claim in tolls(text)} == {"denied"}


def test_a_corrected_figure_is_denied_beside_the_one_affirmed(tolls: Tolls) -> None:
    found = tolls("It was six soldiers who died, not two, the colonel said.")
    assert {claim.low: claim.stance for claim in found}[6] == "affirmed"


def test_silence_about_any_dead_is_no_claim(tolls: Tolls) -> None:
    assert tolls("The report does not mention any rebel casualties.") == []
    assert tolls("Police asked whether any soldiers had been killed.") == []


def test_a_telephone_number_counts_nobody(tolls: Tolls) -> None:
    assert tolls("The wounded may call telephone number 123.") == []


GENERAL = [
    "The war has left over 7,000 dead in nine years.",
    "Thousands of workers have been murdered in recent years.",
    "The 10-year-old conflict has killed 400 people.",
    "Road mines kill 300 people a year.",
]


@pytest.mark.parametrize("text", GENERAL)
def test_the_toll_of_years_is_background(tolls: Tolls, text: str) -> None:
    """What a war has cost over years, or costs a year, is of no one event."""
    assert [claim.scope for claim in tolls(text)] == ["background"]


def test_a_day_that_years_are_counted_from_is_no_background(tolls: Tolls) -> None:
    """ "Three years after the coup" says when, not over how long."""
    assert [claim.scope for claim in tolls("Gunmen killed 12 people, three years after the coup.")] == [
        "event"
    ]


DISOWNED = [
    "The ministry asks citizens to ignore the propaganda of 53 dead soldiers.",
    "The army rejects as unfounded the claim that 40 soldiers died.",
]


@pytest.mark.parametrize("text", DISOWNED)
def test_who_calls_a_figure_propaganda_denies_it(tolls: Tolls, text: str) -> None:
    """Words that disown a figure deny it, whatever the verb."""
    assert [claim.stance for claim in tolls(text)] == ["denied"]


def test_a_gloss_in_brackets_opens_no_breakdown(tolls: Tolls) -> None:
    found = tolls("The brigade closed its account with 374 Islamic State (IS) dead and 121 of its own.")
    assert [claim.scope for claim in found] == ["event", "event"]


@pytest.mark.parametrize(
    "text",
    [
        "Since the disputed vote 23 people were killed, the commission reported.",
        "The colonel called the report false: his troops killed 12 rebels.",
        "A spokesman claimed that 11 rebels had been killed; he denied that anybody was hurt.",
    ],
)
def test_doubt_of_another_thing_is_no_doubt_of_the_figure(tolls: Tolls, text: str) -> None:
    assert tolls(text)[0].stance == "affirmed"


def test_a_date_that_tells_who_people_are_dates_no_deed(tolls: Tolls) -> None:
    found = tolls(
        "Four civilians were martyred, two of them a couple from Afrin who have lived here since May 2020. "
        "Eleven people were wounded.",
        date(2022, 1, 23),
    )
    assert [(claim.low, claim.scope) for claim in found] == [(4, "event"), (2, "part"), (11, "event")]
