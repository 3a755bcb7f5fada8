"""What befell the people of a count: one sentence for each way of saying it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Claim, Extraction

Tolls = Callable[..., list[Claim]]
Extract = Callable[..., Extraction]


CASES = [
    ("A landmine killed seven farmers near Gorom.", "killed", 7),
    ("Nine soldiers died when the bridge gave way.", "killed", 9),
    ("The ambush left at least 16 people dead.", "killed", 16),
    ("Eleven bodies were pulled from the well.", "killed", 11),
    ("The collapse cost 31 lives.", "killed", 31),
    ("The raid cost the brigade three men.", "killed", 3),
    ("State radio said eight clerks had lost their lives.", "killed", 8),
    ("The deaths of 12 nurses were confirmed by the ministry.", "killed", 12),
    ("The army lost seven of its own in the valley.", "killed", 7),
    ("Ten patients were among the dead.", "killed", 10),
    ("They reported 19 fatalities by Friday.", "killed", 19),
    ("Four herders drowned in the flood.", "killed", 4),
    ("Some 22 others were wounded by shrapnel.", "injured", 22),
    ("Police said 30 marchers sustained injuries.", "injured", 30),
    ("A blast injured a dozen shoppers.", "injured", 12),
    ("Two guards were beaten by the crowd.", "injured", 2),
    ("Gunmen abducted 40 pupils from a school.", "abducted", 40),
    ("Fifteen traders were led away into the bush.", "abducted", 15),
    ("The gang took twelve passengers hostage.", "hostage", 12),
    ("About 200 inmates escaped from the prison.", "escaped", 200),
    ("Twelve detainees managed to escape.", "escaped", 12),
    ("More than 100 escaped prisoners have been recaptured.", "recaptured", 101),
    ("Troops captured three enemy fighters.", "captured", 3),
    ("Twenty rebels laid down their arms.", "surrendered", 20),
    ("Police arrested 14 protesters at the gate.", "detained", 14),
    ("Nine activists are in custody.", "detained", 9),
    ("Six miners are missing after the collapse.", "missing", 6),
    ("The fate of four drivers is not known.", "missing", 4),
    ("The fighting displaced 3,000 villagers.", "displaced", 3000),
    ("Some 500 families fled their homes.", "displaced", 500),
    ("The rebels released eight hostages.", "hostage", 8),
    ("The rebels released eight traders.", "released", 8),
    ("Soldiers raped five women in the barracks.", "sexual_violence", 5),
    ("The prison houses 3,500 inmates.", "present", 3500),
    ("No detainee has succeeded in leaving the town.", "escaped", 0),
    ("Gunmen made off with 63 schoolgirls.", "abducted", 63),
    ("Eight peacekeepers paid with their lives.", "killed", 8),
    ("Twenty-two inmates are back behind bars.", "recaptured", 22),
    ("Six convicts succeeded in escaping.", "escaped", 6),
    ("The rebels took six drivers prisoner on the ridge.", "captured", 6),
    ("Gunmen carried off dozens of herders.", "abducted", 24),
    ("They took dozens of villagers from the market.", "abducted", 24),
    ("Three of our comrades drank from the cup of martyrdom.", "killed", 3),
    ("Two nurses did not survive the night.", "killed", 2),
    ("Four clerks lost an eye.", "injured", 4),
    ("Seven passengers are untraceable.", "missing", 7),
    ("The office recorded 310 killings in the quarter.", "killed", 310),
    ("Police nabbed nine thieves.", "detained", 9),
    ("Nineteen convicts climbed over the fence.", "escaped", 19),
    ("The army seized eleven rebels at the ford.", "captured", 11),
    ("Bandits seized eleven farmers at the ford.", "abducted", 11),
    ("Saleh, who lost a foot, said nine men died in the cell.", "killed", 9),
    ("Eleven inmates tunnelled out on Monday.", "escaped", 11),
    ("The lads sent nineteen of the invaders to hell.", "killed", 19),
    ("All 90 aboard were killed.", "killed", 90),
    ("The hospital counts 12 dead and 55 wounded marchers.", "injured", 55),
    ("Around fifty lie beneath the rubble.", "missing", 50),
    ("Some 700 men are still hiding in the mine.", "present", 700),
    ("Thirty rebels came out with their hands up.", "surrendered", 30),
    ("In a week 4,000 villagers came out.", "displaced", 4000),
]


IN_OTHER_WORDS = [
    ("The bulletin says nine fighters were put out of combat.", "killed", 9),
    ("The sect says three of its brothers rose as martyrs.", "killed", 3),
    ("Sixty-two people did not see the morning.", "killed", 62),
    ("Forty guests never made it out of the lodge.", "killed", 40),
    ("The town interred eleven men on Friday.", "killed", 11),
    ("Seven women reported rape by soldiers.", "sexual_violence", 7),
    ("The clinic referred six cases of rape.", "sexual_violence", 6),
    ("Five men have not been located.", "missing", 5),
    ("Nine clerks are nowhere, the union says.", "missing", 9),
    ("Four sailors were badly burned.", "injured", 4),
    ("More than 700 had sought medical help.", "injured", 701),
    ("Three gunmen had been seized alive.", "captured", 3),
    ("The league welcomed the freeing of seventy-nine prisoners.", "released", 79),
    ("The rebels handed over nineteen drivers.", "released", 19),
    ("Twelve guards have given themselves up.", "surrendered", 12),
    ("Some 280,000 are behind wire at the farm.", "detained", 280000),
    ("Twenty hostages were found dead in the bakery.", "killed", 20),
    ("A mass grave outside the town holds eighty-seven.", "killed", 87),
    ("A police inspector was shot at the gate and is in hospital.", "injured", 1),
    ("Sixteen innocent lives were lost in the valley.", "killed", 16),
]


@pytest.mark.parametrize(("text", "outcome", "low"), IN_OTHER_WORDS)
def test_an_outcome_told_as_a_consequence(tolls: Tolls, text: str, outcome: str, low: int) -> None:
    assert (outcome, low) in [(claim.outcome, claim.low) for claim in tolls(text)]


@pytest.mark.parametrize(("text", "outcome", "low"), CASES)
def test_outcome_of_one_sentence(tolls: Tolls, text: str, outcome: str, low: int) -> None:
    assert (outcome, low) in [(claim.outcome, claim.low) for claim in tolls(text)]


NO_TOLL = [
    "Two gunmen killed the mayor of the town.",
    "The mayor was killed by two gunmen.",
    "Two officials said the road was closed.",
    "Two of the missing were found alive.",
    "If the bomb had gone off at noon, a hundred people might have died.",
    "The council met for two hours with nine ministers.",
    "A cholera outbreak in the camp caused 7 deaths.",
    "The bulletin records 6,412 new infections and 118 deaths from the virus.",
    "The toll of the raid rose on Friday, by three more than first thought.",
    "They bought 40 cattle and three trucks.",
    "Two-thirds of the hostages were killed.",
    "A shell hit the camp and tore away fifteen roofs.",
    "The blast destroyed twelve houses and injured nobody's pride.",
]


@pytest.mark.parametrize("text", NO_TOLL)
def test_no_toll_of_those_who_act_speak_or_are_well(tolls: Tolls, text: str) -> None:
    assert [claim for claim in tolls(text) if claim.count and claim.low != 0] == []


def test_whoever_a_deed_is_by_is_not_counted(tolls: Tolls) -> None:
    found = tolls("Seven women told of rape by more than one soldier.")
    assert [(claim.outcome, claim.low) for claim in found] == [("sexual_violence", 7)]


def test_two_outcomes_of_one_sentence_stay_with_their_people(tolls: Tolls) -> None:
    found = tolls("The night watchman was shot dead and two cooks were beaten, the prefect said.")
    assert [(claim.outcome, claim.low) for claim in found if claim.low == 2] == [("injured", 2)]


def test_a_share_has_its_own_fate(tolls: Tolls) -> None:
    (claim,) = tolls("Three of the wounded died on Thursday.")
    assert (claim.outcome, claim.low, claim.scope) == ("killed", 3, "part")


def test_the_reason_names_the_words_that_brought_the_outcome(extract: Extract) -> None:
    extraction = extract("A shell killed seven farmers.")
    (claim,) = [c for c in extraction.claims if c.kind == "toll"]
    (reason,) = [r for r in extraction.reasons if r.record == claim.id and r.field == "outcome"]
    assert reason.words is not None
    assert reason.words.text == "killed"


def test_one_word_closes_a_list(extract: Extract) -> None:
    text = "The toll: one civilian, a guardsman and five rebels dead."
    tolls = [claim for claim in extract(text, date(2022, 1, 23)).claims if claim.kind == "toll"]
    assert [(c.outcome, c.low, c.victims.name) for c in tolls if c.victims is not None] == [
        ("killed", 1, "civilian"),
        ("killed", 1, "guardsman"),
        ("killed", 5, "rebels"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A clerk was abducted by armed men between 0630 and 0700 on Friday.",
        "A clerk was murdered at approximately 1500 (2000 GMT) on Friday.",
        "A clerk was murdered by a band of 30 to 40 men in Cali on Friday.",
        "A clerk was murdered. Two field researchers per province check the list of those killed.",
        "A clerk was murdered. How many girls are missing?",
        "A clerk was murdered. Ana Ruiz, 23 when she was led away, is no longer sought.",
        "A clerk was murdered. Eight explosions and strong blasts were heard in the town.",
    ],
)
def test_hours_blasts_and_doers_count_nobody(extract: Extract, text: str) -> None:
    tolls = [claim for claim in extract(text, date(2022, 1, 23)).claims if claim.kind == "toll"]
    assert [claim.low for claim in tolls] == [1]


def test_an_outbreak_of_fighting_is_no_disease(tolls: Tolls) -> None:
    assert [claim.low for claim in tolls("The outbreak of fighting left 12 people dead.")] == [12]
