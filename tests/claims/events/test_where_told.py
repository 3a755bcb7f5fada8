"""The place of an event in the words of its report, and a country where no finer place is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction, Place

Extract = Callable[[str, date], Extraction]
DAY = date(2021, 3, 4)


def placed(extract: Extract, text: str) -> Place:
    """Return where the first event of a report happened."""
    place = extract(text, DAY).events[0].place
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("text", "words", "province"),
    [
        ("BOGOTA, 3 MAR 21 (AGENCY) -- TWO MEN WERE KILLED IN MEDELLIN ON 2 MARCH.", "MEDELLIN", None),
        ("Two men were killed in Suchitoto, Cuscatlan Department, on 2 March.", "Suchitoto", "Cuscatlan"),
        (
            "Two men were killed in Suchitoto on 2 March. It is quiet now and nobody knows who did it, say "
            "the people of Suchitoto, Cuscatlan Department.",
            "Suchitoto",
            "Cuscatlan",
        ),
    ],
)
def test_only_what_the_report_names_is_told(
    extract: Extract, text: str, words: str, province: str | None
) -> None:
    place = placed(extract, text)
    assert (place.text, place.name, place.admin1) == (words, None, province)
    assert place.lat is not None


def test_a_desk_in_the_capital_is_no_scene(extract: Extract) -> None:
    """A dateline of a provincial seat says where the reporter stands: the country is all that is known."""
    text = "BOGOTA, 3 Mar 2021 (Agency) -- Colombian gunmen killed two judges on 2 March."
    place = placed(extract, text)
    assert (place.country, place.precision) == ("CO", "country")


@pytest.mark.parametrize(
    ("text", "words", "name", "above"),
    [
        (
            "Two men were shot dead in San Salvador on 2 March. "
            "Gunmen killed a judge in the Miralvalle neighborhood on 3 March.",
            "Miralvalle neighborhood",
            "Miralvalle",
            "San Salvador",
        ),
        (
            "Gunmen killed two farmers in Las Tres Ceibas, Usulutan Department, on 2 March. "
            "El Salvador has seen many such murders.",
            "Las Tres Ceibas",
            None,
            "Usulutan",
        ),
    ],
)
def test_a_part_that_the_gazetteer_lacks_is_told_with_what_holds_it(
    extract: Extract, text: str, words: str, name: str | None, above: str
) -> None:
    places = [event.place for event in extract(text, DAY).events if event.place is not None]
    place = next(place for place in places if place.text == words)
    assert (place.name, place.admin1, place.country) == (name, above, "SV")
    assert place.lat is not None


def test_a_name_has_the_marks_that_the_report_gives_it(extract: Extract) -> None:
    text = "Two men were killed on 2 March near Bogota prison. Colombian police are looking for three men."
    assert placed(extract, text).name == "Bogota"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (
            "Salvadoran police said ten people were killed by the Salvadoran army on 2 March, before talks "
            "began in Caracas. The army of El Salvador denied it.",
            "SV",
        ),
        (
            "Two guards of the U.S. embassy were killed by a bomb on 2 March. A U.S. spokesman mourned them. "
            "The Bolivian police are looking for three men.",
            "BO",
        ),
    ],
)
def test_an_event_is_not_put_where_it_is_only_spoken_of(extract: Extract, text: str, country: str) -> None:
    assert placed(extract, text).country == country
