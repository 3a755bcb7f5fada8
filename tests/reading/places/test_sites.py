"""Sites that no gazetteer has lie near the place that holds them; lone parts of names are no places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model import Place, Reading

Read = Callable[[str], Reading]


def place(read: Read, text: str, words: str) -> Place | None:
    """Return the place of a text that is written with these words."""
    return next((found for found in read(text).places if found.text == words), None)


@pytest.mark.parametrize(
    ("text", "words", "name", "precision"),
    [
        ("Guards fled Kober prison in Khartoum, Sudan.", "Kober prison", "Khartoum", "near"),
        ("A shell hit the Shaar neighbourhood in Aleppo, Syria.", "Shaar neighbourhood", "Aleppo", "near"),
        ("Residents of the Ghazaliya neighborhood in western Baghdad fled.", "Baghdad", "Baghdad", "exact"),
        ("Shells fell on the al-Shaar district of Aleppo, Syria.", "al-Shaar", "Aleppo", "near"),
        ("Shells fell on the al-Shaar district of Aleppo, Syria.", "Aleppo", "Aleppo", "exact"),
        ("Two died in the Old City of Taiz, Yemen.", "Old City", "Taiz", "near"),
        ("Four died at the Marikana mine in South Africa.", "Marikana mine", "Marikana", "near"),
        ("A car bomb hit Haifa Street in Baghdad, Iraq.", "Haifa Street", "Baghdad", "near"),
        ("Shells hit Damascus, Syria. Two died on Aleppo Avenue.", "Aleppo Avenue", "Damascus", "near"),
        ("Shells hit Damascus, Syria. Two died on an Aleppo street.", "Aleppo street", "Aleppo", "near"),
        ("SHELLS HIT BOGOTA, COLOMBIA. A BUS BURNT ON BOYACA AVENUE.", "BOYACA AVENUE", "Bogotá", "near"),
        ("A BOMB HIT QUITO, ECUADOR, AT AMBATO AND LOJA STREETS.", "AMBATO", "Quito", "near"),
        ("Three died at a camp north of Sarmada in Syria's Idlib province.", "Sarmada", "Idlib", "admin1"),
        ("A truck was hit some 20 km north of Maiduguri, Nigeria.", "Maiduguri", "Maiduguri", "near"),
        ("A truck was hit west of the city of Ramadi, Iraq.", "Ramadi", "Ramadi", "near"),
        ("The village lies 12 km (7 miles) from Bakhmut, Ukraine.", "Bakhmut", "Bakhmut", "near"),
        ("Six died at a checkpoint outside Mogadishu, Somalia.", "Mogadishu", "Mogadishu", "near"),
        ("Six died on the outskirts of Mogadishu, Somalia.", "Mogadishu", "Mogadishu", "near"),
        ("Six died in Mogadishu, Somalia.", "Mogadishu", "Mogadishu", "exact"),
        ("Jihadists raided a post in Burkina Faso's Soum province.", "Soum", "Soum", "admin2"),
        ("Troops left Bagram base near Kabul, Afghanistan.", "Bagram", "Bagram", "exact"),
    ],
)
def test_a_site_lies_in_what_holds_it(read: Read, text: str, words: str, name: str, precision: str) -> None:
    found = place(read, text, words)
    assert found is not None
    assert (found.name, found.precision) == (name, precision)


def test_a_well_known_city_is_no_other_spelling_of_a_nearer_one(read: Read) -> None:
    found = place(read, "The drone fell in a field between Kharkiv and Belgorod.", "Belgorod")
    assert found is not None
    assert found.country == "RU"


@pytest.mark.parametrize(
    "text",
    [
        "GUNMEN FIRED ON THE SAN BENITO BATTALION IN EL SALVADOR. RIVERA Y DAMAS SAID SO.",
        "A BOMB WENT OFF IN BUENOS AIRES PROVINCE, ARGENTINA.",
        "RESIDENTS OF LOS CASTANOS IN EL SALVADOR FLED TO SANTO DOMINGO.",
    ],
)
def test_the_first_word_of_a_longer_name_is_no_place(read: Read, text: str) -> None:
    parts = {"SAN", "BUENOS", "LOS", "SANTO", "RIVERA"}
    assert parts.isdisjoint(found.text for found in read(text).places)


def test_a_first_name_that_the_parser_mistakes_is_no_town(read: Read) -> None:
    text = "Amina hid in the well. Amina and Malia saw the planes over Ubari, Libya."
    assert {found.text for found in read(text).places} == {"Ubari", "Libya"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A PAINFUL EVENT OCCURRED IN BARRANQUILLA. COLOMBIAN POLICE SAID SO.", "BARRANQUILLA"),
        ("THE SALVADORAN ARMY FOUGHT THE REBELS IN SANTA TECLA AS SHE FLED.", "SANTA TECLA"),
    ],
)
def test_a_town_in_capitals_needs_no_parser(read: Read, text: str, words: str) -> None:
    found = place(read, text, words)
    assert found is not None
    assert found.precision == "exact"
