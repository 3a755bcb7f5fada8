"""Institutions without a country, governments called by their capitals, and descriptions."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.reading.actors.finder import explain_actors, find_actors
from counterclaim.resources import actors

REGISTRY = actors.load()


def named(text: str) -> list[tuple[str, str | None]]:
    return [(mention.text, mention.actor) for mention in find_actors(text, REGISTRY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Mali the army said so.", ("army", "mali-army")),
        ("Moscow's defence ministry said so.", ("defence ministry", "russia-defence-ministry")),
        ("The interior ministry in Baghdad said so.", ("interior ministry", "iraq-interior-ministry")),
        ("Fighting goes on in Peru. Police said so.", ("Police", "peru-police")),
        ("Salvadoran troops left. Its air force stayed.", ("air force", "el-salvador-air-force")),
    ],
)
def test_institutions_are_those_of_the_country_in_reach(text: str, expected: tuple[str, str]) -> None:
    assert expected in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two of them were probably migrants from Niger. The air force denies it.",
        "The army said so.",
        "In Mali the rebel army said so.",
        "In Mali a military hospital said so.",
        "Mali and Niger quarrel. The army said so.",
        "In Yemen the health ministry said so.",
    ],
)
def test_institutions_that_could_be_several_countries_are_nobodys(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Riyadh later said so.", [("Riyadh", "saudi-arabia-government")]),
        ("Kiev denied it.", [("Kiev", "ukraine-government")]),
        (
            "Yugoslav jets left. Belgrade denied it.",
            [("Yugoslav jets", "yugoslavia-air-force"), ("Belgrade", "yugoslavia-government")],
        ),
        ("Israel denied it.", [("Israel", "israel-government")]),
        ("A man in Riyadh said so.", []),
        ("Riyadh was hit.", []),
    ],
)
def test_a_capital_that_speaks_is_a_government(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The YPG lost nine of its fighters.", ("its fighters", "ypg")),
        ("Hamas denied it. The group said so.", ("group", "hamas")),
        (
            "The Syrian Observatory for Human Rights blamed Hamas. The Britain-based group counted six.",
            ("group", "sohr"),
        ),
        ("Hamas and the IDF met. The IDF said 20 militants died.", ("militants", "hamas")),
        ("The Turkish army said four soldiers died.", ("soldiers", "turkey-army")),
        ("Hezbollah boasted. Israel's army said the terrorists fled.", ("terrorists", "hezbollah")),
        ("The Polisario Front spoke. Later the Front wrote.", ("Front", "polisario")),
        ("The FARC admitted 12 dead and lost 30 fighters.", ("fighters", "farc")),
    ],
)
def test_descriptions_stand_for_whom_the_text_names(text: str, expected: tuple[str, str]) -> None:
    assert expected in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Its fighters left.",
        "The group said so.",
        "Militants fled.",
        "Four soldiers died.",
        "The Front wrote.",
    ],
)
def test_descriptions_of_nobody_named_are_left(text: str) -> None:
    assert named(text) == []


def test_militants_of_two_groups_are_nobodys() -> None:
    assert ("militants", None) not in named("Hamas and Hezbollah met. Some militants left.")
    assert len(named("Hamas and Hezbollah met. Some militants left.")) == 2


def test_every_mention_says_why() -> None:
    text = "RSF shelled Khartoum. The group said its fighters left."
    mentions, reasons = explain_actors(text, REGISTRY)
    told = {reason.record: reason for reason in reasons if reason.field == "actor"}
    assert [told[f"actor {mention.start}"].rule for mention in mentions] == [
        "a registered acronym",
        "stands for the group named last",
        "people of whom the sentence names before",
    ]
    assert [reason.rule for reason in reasons if reason.field == "rejected"] == [
        "rsf-press has that name, too"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BAMAKO, May 3 - Two bombs went off. The army blamed nobody.", ("army", "mali-army")),
        ("Peruvian troops left Lima. Some 40 government troops stayed.", ("government troops", "peru-army")),
        ("Baku did not disclose its troops' losses.", ("its troops", "azerbaijan-army")),
        ("Moscow's troops stormed the town.", ("Moscow's troops", "russia-army")),
        ("Tehran radio said so.", ("Tehran radio", "iran-state-media")),
        ("The Israelis say so.", ("Israelis", "israel-army")),
        ("Hezbollah fell silent. The Iran-backed movement mourned.", ("movement", "hezbollah")),
        ("Hamas and Hezbollah met. The Lebanese group paid.", ("group", "hezbollah")),
        ("The police found fighters of the Shining Path.", ("fighters", "shining-path")),
        ("Two militants fell, the man said. Boko Haram was silent.", ("militants", "boko-haram")),
        ("Taliban said 24 puppet soldiers died. Afghan troops fled.", ("soldiers", "afghanistan-army")),
        ("Hezbollah said Israeli troops killed two of its members.", ("its members", "hezbollah")),
        ("The Artsakh defence ministry wrote.", ("Artsakh defence ministry", "artsakh-defence-army")),
    ],
)  # fmt: skip
def test_more_descriptions(text: str, expected: tuple[str, str]) -> None:
    assert expected in named(text)


@pytest.mark.parametrize(
    "text", ["The raid in the Central African Republic freed six.", "He met 41 Americans.", "Israelis ate."]
)
def test_countries_and_peoples_that_do_nothing_are_nobody(text: str) -> None:
    assert named(text) == []


def test_a_defence_minister_of_rebels_is_no_states() -> None:
    text = 'In Ukraine a DPR "defence minister" said so.'
    assert [actor for _, actor in named(text)] == ["dpr"]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("In Uganda Kony's men burned a camp.", "Kony's men", "lra"),
        ("Angola: Savimbi's troops fired first.", "Savimbi's troops", "unita"),
        ("Hamas, an outlawed Islamist group, fired rockets.", "group", "hamas"),
        ("Rebels seized Buka. The Bougainville Revolutionary Army denied it.", "Rebels", "bra-bougainville"),
        ("The Lebanese group Hezbollah fired. The Shiite group denied it.", "group", "hezbollah"),
        ("Nato denied it. The alliance will look again.", "alliance", "nato"),
        ("The Royal Nepalese Army left. In Nepal the army came back.", "army", "royal-nepalese-army"),
        ("Turkey's General Staff said the PKK killed 16 soldiers.", "soldiers", "turkey-army"),
        ("Berlin regretted the raid on Kunduz, Germany said.", "Berlin", "germany-government"),
        ("In Sierra Leone Ecomog left.", "Ecomog", "ecomog"),
    ],
)
def test_descriptions_in_other_forms(text: str, words: str, actor: str) -> None:
    assert dict(named(text)).get(words) == actor


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("In Uganda the LRA fought the Amuka; 21 of the rebels fell.", "rebels", "lra"),
        ("Shining Path fought MRTA men in Peru. Two MRTA fighters fell.", "fighters", "mrta"),
        ("Iraq: the Islamic Army burned it.", "Islamic Army", "islamic-army-iraq"),
        ("A TTP spokesman said his group had fired.", "his group", "ttp"),
        ("In Somalia Ahlu Sunna Waljamaa and Al-Shabaab met. ASWJ fights the group.", "group", "al-shabaab"),
        ("Mali mourned. The UN mission in Gao left, and MINUSMA said so.", "UN mission", "minusma"),
        ("Kenya: President Kenyatta said so.", "President Kenyatta", "kenya-government"),
        ("Uganda: President Museveni's army fired.", "President Museveni's army", "uganda-army"),
        ("He could not say. Ankara denied it.", "Ankara", "turkey-government"),
        ("The jihadists, known here as al-Shabab, left Palma in Mozambique.", "jihadists", "isis-mozambique"),
        ("Serbian police and the Serbian interior ministry met. It was the ministry's figure.", "ministry",
         "serbia-interior-ministry"),
    ],
)  # fmt: skip
def test_whom_less_plain_words_stand_for(text: str, words: str, actor: str) -> None:
    assert dict(named(text)).get(words) == actor


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shining Path and the MRTA met in Peru. The group paid.", "group"),
        ("Boko Haram fled. Arab militias burned the town.", "militias"),
        ("The TPLF left Mekelle in Ethiopia. Fano men went to the front.", "front"),
        ("RUF men fled Sierra Leone. It held Liberian fighters.", "fighters"),
        ("KHARTOUM - Air strikes hit Sudan.", "KHARTOUM - Air strikes"),
        ("Nigerian troops fled. Soldiers of the former junta looted.", "Soldiers"),
        ("In Pakistan the Balochistan government met.", "government"),
        ("Mali wants a UN force.", "UN force"),
    ],
)
def test_words_that_may_stand_for_others_are_nobodys(text: str, words: str) -> None:
    assert dict(named(text)).get(words) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hamas blamed the government's militia.", "militia"),
        ("Kurdish-led troops met US helicopters.", "troops"),
        ("Hezbollah, the al-Qaeda affiliate's rival, lost its men.", "al-Qaeda affiliate"),
        ("In Pakistan he was killed at the Army Public School.", "Army"),
        ("Amnesty has 140. The police have 96.", "police"),
    ],
)
def test_what_belongs_to_others_is_nobodys(text: str, words: str) -> None:
    assert dict(named(text)).get(words) is None


def test_our_people_are_the_speakers() -> None:
    text = "In Syria the SDF said the media of Daesh lied: our fighters hold the town."
    assert dict(named(text))["our fighters"] == "sdf"


def test_fighters_told_in_one_sentence_with_a_group_named_later_are_another_side() -> None:
    text = "The monitor counts 136 dead. 84 were militants and 45 belonged to the YPG, it said."
    assert dict(named(text))["YPG"] == "ypg"
    assert dict(named(text)).get("militants") is None


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Amnesty International counted 20. The rights group blamed the army.", "group", "amnesty"),
        ("Hamas fired. Amnesty International counted 20. The London-based group wept.", "group", "amnesty"),
        ("Hamas fired. Amnesty International counted 20. The rights group wept.", "group", "amnesty"),
        ("UNICEF counted 20. The UN agency needs help.", "agency", "unicef"),
        ("MSF counted 20. The medical charity left.", "charity", "msf"),
        ("The Syrian Observatory for Human Rights counted 20. The watchdog has sources.", "watchdog", "sohr"),
        ("In Libya, Moscow has not commented.", "Moscow", "russia-government"),
        ("In Congo there was no comment from Kigali.", "Kigali", "rwanda-government"),
        ("In Kashmir, Delhi said so.", "Delhi", "india-government"),
        ("In Tigray, Asmara is silent.", "Asmara", "eritrea-government"),
    ],
)
def test_who_watches_and_who_governs_by_other_words(text: str, words: str, actor: str) -> None:
    assert dict(named(text)).get(words) == actor


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hamas fired at Gaza. The rights group wept.", "group"),
        ("The UN met. The UN agency needs help.", "agency"),
        ("Amnesty International and Human Rights Watch met. The watchdog wept.", "watchdog"),
    ],
)
def test_words_for_watchers_are_nobody_elses(text: str, words: str) -> None:
    assert dict(named(text)).get(words) is None


@pytest.mark.parametrize(
    ("day", "actor"), [(date(2005, 3, 1), "monuc"), (date(2013, 3, 1), "monusco"), (date(1990, 3, 1), "un")]
)
def test_the_un_mission_is_the_one_of_its_day(day: date, actor: str) -> None:
    text = "KINSHASA, Congo - UN peacekeepers left Goma in Congo."
    assert [m.actor for m in find_actors(text, REGISTRY, day) if "UN" in m.text] == [actor]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("SARAJEVO, Bosnia - The Serbs denied it.", "Serbs", "vrs"),
        ("BELGRADE, Serbia - The Serbs denied it.", "Serbs", "serbia-army"),
        ("In Georgia the Russians shelled Gori.", "Russians", "russia-army"),
        ("In Georgia Gori was taken by the Russians.", "Russians", "russia-army"),
        ("Iraq retook Majnoon from the Iranians.", "Iranians", "iran-army"),
        ("Eritrea fought the Ethiopians.", "Ethiopians", "ethiopia-army"),
        ("BAMAKO, Mali - Mali wept. The junta denied it.", "junta", "mali-government"),
        ("In Syria, state news agency SANA said so.", "SANA", "sana"),
        ("South Africa mourned. De Klerk's government said so.", "De Klerk's government",
         "south-africa-government"),
    ],
)  # fmt: skip
def test_who_is_meant_in_a_war(text: str, words: str, actor: str) -> None:
    assert dict(named(text)).get(words) == actor


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In Syria, state news agency SANA said so.", "state news agency"),
        ("Mali's army killed 203 militants. Wagner took part.", "militants"),
        ("In Iran the Afghans fled.", "Afghans"),
        ("In Iran he got news from the Afghans.", "Afghans"),
    ],
)
def test_who_is_not_meant_in_a_war(text: str, words: str) -> None:
    assert dict(named(text)).get(words) is None


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        (
            "The Malian army said gunmen killed five villagers and soldiers found the bodies.",
            "soldiers",
            "mali-army",
        ),
        ("Fighting goes on in Peru. In Cusco police shot two.", "police", "peru-police"),
        ("Fighting goes on in Peru. A union blamed police.", "police", "peru-police"),
        (
            "Mexico counts its dead. The federal government is silent.",
            "government",
            "mexico-government",
        ),
        ("Asmara did not answer.", "Asmara", "eritrea-government"),
        ("The HPG, the armed wing of the PKK, mourned three.", "wing", "hpg"),
        ("HPG, its armed wing, mourned three. The PKK was silent.", "its armed wing", "hpg"),
        ("UNIFIL lost two peacekeepers.", "peacekeepers", "unifil"),
        ("Hamas chief Yahya Sinwar ordered his fighters to stay.", "his fighters", "hamas"),
        ("Hamas said 28 of its guards died.", "its guards", "hamas"),
        ("Peru mourns in Lima, Peru. US troops came. Two policemen died.", "policemen", "peru-police"),
        ("A priest spoke of Georgian aggressors.", "aggressors", "georgia-army"),
        ("The Peruvian police gave a warning that led officers to flee.", "officers", "peru-police"),
        ("Kony's men came to Gulu in Uganda. Joseph Kony said so.", "Joseph Kony", "lra"),
        (
            "Iraq counts its dead. American troops fired. A leaflet tells of 54 invaders.",
            "invaders",
            "us-army",
        ),
        ("Peru's 5th Army lost two soldiers.", "soldiers", "peru-army"),
        ("WFP lorries stopped, the food agency said.", "agency", "wfp"),
        (
            "Israel waits. The government of Benjamin Netanyahu fell.",
            "government of Benjamin Netanyahu",
            "israel-government",
        ),
        ("Peru's industry minister left. The prime minister said so.", "prime minister", "peru-government"),
        ("Fighting goes on in Peru, army chief Luis Paz said.", "army", "peru-army"),
    ],
)
def test_whose_people_are_told_of(text: str, words: str, actor: str) -> None:
    assert (words, actor) in named(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hamas men fled. A colonel named Smith said 12 of his soldiers died.", "his soldiers"),
        ("The Taliban claimed that Strelsau and its jets hit homes.", "its jets"),
        ("The Malian army and JNIM met. The army said terrorist groups fired.", "terrorist"),
        ("The Taliban spoke of dead invaders; Afghan soldiers had fled.", "invaders"),
        ("The Nigerian army fights Boko Haram, Boko Haram and ISWAP. It named 32 criminals.", "criminals"),
        ("Hamas blamed unknown militants.", "militants"),
        ("Kony's men came to Gulu in Uganda. Joseph Kony died.", "Joseph Kony"),
        (
            "Ukrainian troops fled. Nobody came. Russian troops fired. The 9th Brigade lost two soldiers.",
            "soldiers",
        ),
        ("In Mexico the Tamaulipas attorney general said so.", "attorney general"),
        ("Hamas blamed Iran-sponsored militants.", "militants"),
    ],
)
def test_whose_people_nothing_tells(text: str, words: str) -> None:
    assert words not in dict(named(text))
