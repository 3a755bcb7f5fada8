from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import ActorMention
from counterclaim.reading.actors.finder import find_actors
from counterclaim.resources import actors
from counterclaim.resources.actors import Registry

REGISTRY = actors.load()
find_actors("", REGISTRY)  # its names are indexed once


def named(text: str, registry: Registry = REGISTRY) -> list[tuple[str, str | None]]:
    return [(mention.text, mention.actor) for mention in find_actors(text, registry)]


def sound(text: str, mentions: tuple[ActorMention, ...]) -> bool:
    quotes = all(text[m.start : m.end] == m.text and m.text.strip() for m in mentions)
    apart = all(a.end <= b.start for a, b in pairwise(mentions))
    return quotes and apart


PIECES = st.sampled_from(
    "SDF|Isis|IS|is|Iraqi|troops|army of|Syria|(|)|FVF|Free Valley Front|(FVF)|al-|Al|Shabaab|the|anti-|-led|"
    "Observatory|Syrian Observatory for Human Rights|US|.|,|\n|\n\n|’s|'|\u0301|مليشيا|RSF|Sudan|"
    "France|of|Iraq’s|Congo|ministry of health|İ|ß|ﬁ|🙂|\x00|people’s|Martí|-|–".split("|")
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30), st.sampled_from(["", " "]))
def test_mentions_quote_the_text_in_order_and_never_overlap(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    for version in (text, text.upper()):
        mentions = find_actors(version, REGISTRY)
        assert sound(version, mentions)
        assert all(m.actor is None or m.actor in REGISTRY.actors for m in mentions)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert sound(text, find_actors(text, REGISTRY))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The SDF said Isis had fled.", [("SDF", "sdf"), ("Isis", "islamic-state")]),
        ("the Islamic State group", [("Islamic State group", "islamic-state")]),
        ("a new people's army of national resistance", []),
        ("DAESH, Da’esh and Da'esh", [(w, "islamic-state") for w in ("DAESH", "Da’esh", "Da'esh")]),
        ("This is IS's claim.", [("IS", "islamic-state")]),
        ("Amaq said so.", [("Amaq", "amaq")]),
        ("Médecins Sans\nFrontières", [("Médecins Sans\nFrontières", "msf")]),
        ("Me\u0301decins sans Frontieres", [("Me\u0301decins sans Frontieres", "msf")]),
        ("an al-Shabaab attack", [("al-Shabaab", "al-shabaab")]),
        (
            "Jabhat an-Nusra and Ahrar ash-Sham",
            [("Jabhat an-Nusra", "nusra"), ("Ahrar ash-Sham", "ahrar-al-sham")],
        ),
        ("the Houthis' leader, the SDF’s spokesman", [("Houthis", "houthis"), ("SDF", "sdf")]),
        ("People’s Protection Units", [("People’s Protection Units", "ypg")]),
        ("the UN's refugee agency", [("UN's refugee agency", "unhcr")]),
        ("the Hamas-run health ministry", [("Hamas-run health ministry", "gaza-health-ministry")]),
        ("the US-led coalition", [("US-led coalition", "cjtf-oir")]),
        ("anti-Taliban fighters in Taliban-held towns", []),
        ("ex-Hamas, Hamas-style, non-SDF", []),
        ("SDF-Isis clashes", [("SDF", "sdf"), ("Isis", "islamic-state")]),
        ("Syrian Democratic. Forces gathered", []),
        ("Syrian Democratic\n\nForces gathered", []),
        ("The Guardian saw a guardian angel", [("The Guardian", "guardian")]),
        ("an amnesty, said Amnesty", [("Amnesty", "amnesty")]),
        ("", []),
    ],
)  # fmt: skip
def test_registered_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven Iraqi troops died.", [("Iraqi troops", "iraq-army")]),
        ("Syrian government forces", [("Syrian government forces", "syria-army")]),
        ("Syrian government", [("Syrian government", "syria-government")]),
        ("Nigerian army soldiers", [("Nigerian army soldiers", "nigeria-army")]),
        ("South Sudanese soldiers", [("South Sudanese soldiers", "south-sudan-army")]),
        ("U.S. soldiers and US troops", [("U.S. soldiers", "us-army"), ("US troops", "us-army")]),
        ("Iraq's defence ministry", [("Iraq's defence ministry", "iraq-defence-ministry")]),
        ("Kenyan police officers", [("Kenyan police officers", "kenya-police")]),
        ("Israeli warplanes", [("Israeli warplanes", "israel-air-force")]),
        ("Ministry of Health of Ukraine", [("Ministry of Health of Ukraine", "ukraine-health-ministry")]),
        ("the army of the Philippines", [("army of the Philippines", "philippines-army")]),
        ("Russian-backed separatists", []),
        ("Turkish-backed soldiers", []),
        ("Latin American troops", []),
        ("president of the American company", []),
        ("told us police had come", []),
        ("Iraqi. Troops", [("Troops", "iraq-army")]),
        ("Iraq and Syria", []),
    ],
)
def test_state_forces_by_rule(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Free Valley Front (FVF) attacked. FVF men fled, the Free Valley Front’s envoy said.",
            [("Free Valley Front", None), ("FVF", None), ("FVF", None), ("Free Valley Front", None)],
        ),
        (
            "FV wins.\nThe Front for the Valley (FV) lost.",
            [("FV", None), ("Front for the Valley", None), ("FV", None)],
        ),
        ("FVF: the Free Valley Front (FVF)", [("FVF", None), ("Free Valley Front", None), ("FVF", None)]),
        (
            "the Sudanese army (SUA); SUA jets",
            [("Sudanese army", "sudan-army"), ("SUA", "sudan-army"), ("SUA", "sudan-army")],
        ),
        ("Islamic State (AFP)", [("Islamic State", "islamic-state"), ("AFP", "afp")]),
        (
            "the Security Detention Force (SDF) and SDF",
            [("Security Detention Force", None), ("SDF", None), ("SDF", None)],
        ),
        (
            "the Democratic Forces of Syria (DFS)",
            [("Democratic Forces of Syria", None), ("DFS", None)],
        ),
        ("an Improvised Explosive Device (IED); the IED", []),
        ("in the valley front (FVF)", []),
        ("FREE VALLEY FRONT [FVF]", [("FREE VALLEY FRONT", None), ("FVF", None)]),
        ("COLOMBIA'S PATRIOTIC UNION (UP) GAVE UP", [("PATRIOTIC UNION", "patriotic-union-co")]),
        ("(FVF)", []),
    ],
)  # fmt: skip
def test_acronyms_that_the_text_introduces(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RSF shelled Khartoum.", [("RSF", "rapid-support-forces")]),
        ("RSF, based in France, named the reporters.", [("RSF", "rsf-press")]),
        (
            "Reporters Without Borders in Sudan: RSF said",
            [("Reporters Without Borders", "rsf-press"), ("RSF", "rsf-press")],
        ),
        ("RSF said", []),
        ("The Observatory said", []),
        (
            "The Observatory said. The Syrian Observatory for Human Rights",
            [("Observatory", "sohr"), ("Syrian Observatory for Human Rights", "sohr")],
        ),
        ("the AA met officials in Rakhine", [("AA", "arakan-army")]),
        ("an AA meeting", []),
        ("Police in Nigeria hunt bandits.", [("Police", "nigeria-police"), ("bandits", "nigeria-bandits")]),
        ("Police hunt bandits.", []),
        ("al-Shabaab in Mozambique", [("al-Shabaab", "isis-mozambique")]),
        ("al-Shabaab in Somalia", [("al-Shabaab", "al-shabaab")]),
    ],
)  # fmt: skip
def test_context_tells_who_an_ambiguous_name_means(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("MOSTAR, Bosnia - Serb gunners shelled it.", date(1993, 6, 1), [("Serb gunners", "vrs")]),
        ("KNIN, Croatia - Serb gunners shelled it.", date(1993, 6, 1), [("Serb gunners", "krajina")]),
        ("MOSTAR, Bosnia - Serb gunners shelled it.", date(2003, 6, 1), []),
        ("Serb gunners shelled it.", date(1993, 6, 1), []),
        ("PRIZREN, Kosovo - Albanian guerrillas fled.", date(1999, 2, 1), [("Albanian guerrillas", "kla")]),
        ("In Angola men loyal to Savimbi fled.", date(1993, 2, 1), [("men loyal to Savimbi", "unita")]),
        ("In Ivory Coast northern rebels fled.", date(2003, 2, 1), [("northern rebels", "forces-nouvelles")]),
    ],
)
def test_what_prose_calls_fighters(text: str, day: date, expected: list[tuple[str, str]]) -> None:
    assert [(mention.text, mention.actor) for mention in find_actors(text, REGISTRY, day)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "THE FMLN KILLED SALVADORAN SOLDIERS",
            [("FMLN", "fmln"), ("SALVADORAN SOLDIERS", "el-salvador-army")],
        ),
        ("ISLAMIC STATE SAID THAT IS ALL", [("ISLAMIC STATE", "islamic-state")]),
        ("THEY TOLD US SHE CAME TO THE U.S. ARMY", [("U.S. ARMY", "us-army")]),
        (
            "THE SHINING PATH (SL) AND THE PERUVIAN POLICE",
            [("SHINING PATH", "shining-path"), ("SL", "shining-path"), ("PERUVIAN POLICE", "peru-police")],
        ),
        ("WHO KILLED THE GUARDIAN OF THE TIMES", []),
    ],
)  # fmt: skip
def test_text_in_capitals(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_a_users_own_actor_is_found(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    path.write_text(
        'extends = true\n[[actors]]\nid = "fvf"\nname = "Free Valley Front"\nacronyms = ["FVF"]\n'
        'kind = "armed_group"\nbasis = "invented"\n',
        encoding="utf-8",
    )
    registry = actors.load(str(path))
    assert named("Free Valley Front (FVF)", registry) == [("Free Valley Front", "fvf"), ("FVF", "fvf")]
    assert named("the SDF", registry) == [("SDF", "sdf")]
