"""Who gives a figure, kind by kind: what English and the genre do to put a speaker beside a number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]

ASIDES = [
    ("Seventeen dead is the figure of the provincial council.", 17, "council"),
    ("Forty people were killed according to the union and 12 according to the ministry.", 40, "union"),
    ("In the army's telling, 40 terrorists were killed.", 40, "army"),
    ("None of the 14 hostages was killed, the negotiators assured.", 14, "negotiators"),
    ("Officials put the dead at 12, but residents who attended the burials counted 31.", 31, "residents"),
    (
        "The toll rose to 45, the rescue service announced on Friday morning, after more died.",
        45,
        "rescue service",
    ),
    ("Twelve villagers were shot dead, two witnesses told this newspaper by phone.", 12, "witnesses"),
    ("A statement signed by the governor says 12 people were killed.", 12, "governor"),
    ("No fewer than 30, says the imam who washed them, were killed.", 30, "imam"),
    ("Forty dead, 12 missing, the harbour master noted.", 12, "harbour master"),
    ("Nineteen dead, said a district nurse; 44 injured.", 44, "district nurse"),
    ("31 dead, a war monitor found, nine of whom were children.", 9, "war monitor"),
    (
        "Eleven bodies were recovered, six guards had not returned, a prison officer briefed.",
        11,
        "prison officer",
    ),
    (
        "Nearly 70 people, most of them students, have been detained, a union that helps them says.",
        70,
        "union",
    ),
    (
        "Hundreds of inmates got out, the governor and a clerk said on Tuesday, in the worst break yet.",
        999,
        "governor",
    ),
    ("After the shelling of Tarma, so say the villagers, 23 people were dead.", 23, "villagers"),
    (
        "At least 14 were killed on the bridge, the Lakes Rights Network documented, three are missing.",
        3,
        "Network",
    ),
    ("Two hundred people were killed, countered the rebels' press office.", 200, "press office"),
    ("Sixty people were drowned, the ministry's spokesman, Idris Kone, guessed.", 60, "Idris Kone"),
]

SEGMENTS = [
    ("The army: nine dead, with fifteen wounded.", 15, "army"),
    ("The rebels admit 12 dead; the governor says nothing; the union counts 30 dead.", 12, "rebels"),
    (
        "The relatives speak of a massacre; the justice minister of 23 prisoners dead and 83 injured.",
        83,
        "minister",
    ),
    ("A miners' union answers: at least 40 dead.", 40, "miners' union"),
    ("Doctors told us more than 80 died; one general thought 300 died.", 80, "Doctors"),
    ("The radio has a tally of its own: 39 killed and 80 wounded.", 80, "radio"),
    ("The party whose march was hit has a list of 128 dead.", 128, "party"),
    (
        "The Observatory on Sunday brought its count to 373 dead, of whom 268 were jihadists.",
        268,
        "Observatory",
    ),
]

OWNERS = [
    (
        "Researchers found 19 bodies, fewer than the 22 names on the council's list of the dead.",
        22,
        "council",
    ),
    ("The pictures show the four dead that the insurgents admitted.", 4, "insurgents"),
    ("A survivor's talk of a hundred dead could not be confirmed.", 100, "survivor"),
    ("The navy denied losing men in the raid, which the rebels say cost it 31 dead.", 31, "rebels"),
    ("For the dead of the siege there are 45 from the Observatory and 17 from the army.", 17, "army"),
    ("The regime's version, in which nine guerrillas died, is doubted.", 9, "regime"),
]

VOUCHING = [
    ("The mayor gave a figure of eight dead, citing two hospitals.", 8, "mayor"),
    (
        "The Lakes newspaper reported that eight people had died, citing a hospital director.",
        8,
        "hospital director",
    ),
    ("The defence headquarters in Abuja holds that 150 people died.", 150, "defence headquarters"),
    ("On the data of the emergencies ministry, 48 residents were killed.", 48, "ministry"),
]

PRONOUNS = [
    (
        "A sergeant of the third brigade, who fled in May, met us. His platoon, he said, killed six people.",
        6,
        "sergeant",
    ),
    ("The Observatory disagreed: it said that 20 prisoners had escaped.", 20, "Observatory"),
    ('The sister of a sailor spoke. "They say there are nineteen missing," she said.', 19, "sister"),
    ("The coast guard gives another version: it says that five men were killed.", 5, "coast guard"),
]

HEADINGS = [
    ("[13:10 PKT] A stallholder says that three people were killed.", 3, "stallholder"),
    ("Escapees: the ministry of justice admits 235 escaped.", 235, "ministry of justice"),
    ("The chief minister: 132 dead. The army: 141 dead, nine of them teachers.", 9, "army"),
]

INTRODUCED = [
    ('[16:20] Dr Amal Nasser, head of the clinic: "Eleven dead have been brought to us."', 11, "Amal Nasser"),
    ('The principal had to contradict it: "Only ten came home, and 12 girls were killed."', 12, "principal"),
    ('Amina, 24, teacher. "My aunt had brought her daughters. All four are dead."', 4, "Amina"),
]
SIDES = [
    ("Seventeen dead is the figure of the provincial council.", 17, "council"),
    ("Forty people were killed according to the union and 12 according to the ministry.", 40, "union"),
    ("In the army's telling, 40 terrorists were killed.", 40, "army"),
    ("None of the 14 hostages was killed, the negotiators assured.", 14, "negotiators"),
    ("Officials put the dead at 12, but residents who attended the burials counted 31.", 31, "residents"),
    (
        "The toll rose to 45, the rescue service announced on Friday morning, after more died.",
        45,
        "rescue service",
    ),
    ("Twelve villagers were shot dead, two witnesses told this newspaper by phone.", 12, "witnesses"),
    ("A statement signed by the governor says 12 people were killed.", 12, "governor"),
    ("No fewer than 30, says the imam who washed them, were killed.", 30, "imam"),
    ("Army: 12 rebels killed; residents: 14 herders killed.", 14, "residents"),
    ("Moscow: 62 soldiers killed by the coalition. The monitor: no fewer than 90 killed.", 62, "Moscow"),
    ("The ministry says it lost nobody; a website has 64 names of the dead.", 64, "website"),
    ("One guard died, according to his brother; the police had not confirmed the death.", 1, "brother"),
]


@pytest.mark.parametrize(
    ("text", "high", "name"),
    [*ASIDES, *SEGMENTS, *OWNERS, *VOUCHING, *PRONOUNS, *HEADINGS, *INTRODUCED, *SIDES],
)
def test_the_speaker_of_a_figure(tolls: Tolls, text: str, high: int, name: str) -> None:
    found = [claim.source for claim in tolls(text) if high in (claim.low, claim.high, (claim.low or 0) - 1)]
    assert found
    assert all(name in (source.name or "") for source in found)


OWN_VOICE = [
    "Police have arrested nine men, but 12 people remain missing.",
    "In the town of Kusa, so often shelled, 12 people were killed.",
    "Men: 12 killed. Women: 11 killed.",
    "Twelve of the dead were from the army, four from the militia.",
]


@pytest.mark.parametrize("text", OWN_VOICE)
def test_the_report_keeps_its_own_figures(tolls: Tolls, text: str) -> None:
    assert {claim.source.role for claim in tolls(text)} == {"report"}


ROLES = [
    ("The deputy police chief said 12 people were killed.", "official"),
    ("The night watch said 12 people were killed.", "witness"),
    ("The Child Protection Working Group said 12 people were killed.", "monitor"),
    ("The group said 12 people were killed.", "party"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_a_speakers_words_tell_a_role(tolls: Tolls, text: str, role: str) -> None:
    assert {claim.source.role for claim in tolls(text)} == {role}
