"""Places: which words name one, which one they mean, and how precisely."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import ActorMention, Place, Sentence, Token
from counterclaim.reading.places.finder import PlaceFinder, main_country
from counterclaim.resources.gazetteer import EntryKind, Gazetteer
from counterclaim.resources.gazetteer_file import Row, write
from tests.texts import report_of

WORD = re.compile(r"\w+(?:'\w+)?|[^\w\s]")
POINTS: list[tuple[int, str, str, float, float, int, EntryKind, str]] = [
    (10, "Syria", "SY", 35, 38, 17_000_000, "country", ""),
    (11, "Iraq", "IQ", 33, 44, 38_000_000, "country", ""),
    (12, "United States", "US", 39.8, -98.5, 327_000_000, "country", "US|America"),
    (13, "France", "FR", 46, 2, 67_000_000, "country", ""),
    (14, "Mali", "ML", 17, -4, 19_000_000, "country", ""),
    (20, "Al Ḩasakah", "SY", 36.6, 40.9, 681_000, "admin1", "Hasakah"),
    (21, "Texas", "US", 31.2, -99.2, 29_000_000, "admin1", ""),
    (30, "Al Ḩasakah", "SY", 36.5, 40.75, 422_000, "city", "Hasakah"),
    (31, "Paris", "FR", 48.85, 2.35, 2_138_000, "city", ""),
    (32, "Paris", "US", 33.66, -95.56, 24_000, "city", ""),
    (33, "Al Qāmishlī", "SY", 37.05, 41.23, 184_000, "city", "Qamishli"),
    (34, "Mason", "US", 30.7, -99.2, 2_000, "city", ""),
    (35, "Dallas", "US", 32.78, -96.8, 1_300_000, "city", ""),
    (-2, "Gweiran", "SY", 36.48, 40.74, 0, "site", ""),
    (-3, "Syrian", "SY", 35, 38, 0, "demonym", "Syrians"),
]


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> PlaceFinder:
    rows = []
    for number, name, country, lat, lon, population, kind, aliases in POINTS:
        precision = kind if kind in ("country", "admin1") else "exact"
        parent = {"SY": 20, "US": 21}.get(country) if kind == "city" else None
        rows.append(
            Row(number, name, country, lat, lon, population, kind, precision, parent, aliases.split("|"))
        )
    path: Path = tmp_path_factory.mktemp("places") / "small.sqlite"
    write(path, rows, "mark")
    return PlaceFinder(Gazetteer(str(path)))


def find(
    finder: PlaceFinder,
    text: str,
    labels: dict[str, str] | None = None,
    actors: tuple[ActorMention, ...] = (),
) -> tuple[Place, ...]:
    """Find places in one sentence; `labels` gives the entity label of single words."""
    tokens = []
    for i, match in enumerate(WORD.finditer(text)):
        word = match.group()
        tokens.append(
            Token(
                start=match.start(),
                end=match.end(),
                text=word,
                lemma=word.lower(),
                tag="NNP" if word[0].isupper() else "IN",
                dep="dep",
                head=i,
                entity=(labels or {}).get(word, ""),
            )
        )
    sentences = (Sentence(first=0, last=len(tokens), start=0, end=len(text)),) if tokens else ()
    report = report_of(text)
    return finder.find(report, tuple(tokens), sentences, actors)


def test_a_country_is_found_without_the_parser(finder: PlaceFinder) -> None:
    (place,) = find(finder, "Shelling went on across Syria.")
    assert (place.text, place.geonameid, place.country, place.precision) == ("Syria", 10, "SY", "country")


def test_a_settlement_wins_over_the_province_of_its_name(finder: PlaceFinder) -> None:
    place, _ = find(finder, "Gunmen attacked in Hasakah, Syria.")
    assert (place.geonameid, place.precision, place.admin1) == (30, "exact", "Al Ḩasakah")


def test_a_type_word_picks_the_province(finder: PlaceFinder) -> None:
    (place,) = find(finder, "Gunmen attacked in Hasakah province.")
    assert (place.geonameid, place.precision, place.text) == (20, "admin1", "Hasakah")


def test_the_country_named_beside_it_decides(finder: PlaceFinder) -> None:
    assert find(finder, "A fire broke out in Paris.")[0].country == "FR"
    assert find(finder, "A fire broke out in Paris, Texas.")[0].geonameid == 32
    assert find(finder, "A fire broke out in Paris, Tex., police said.")[1].geonameid == 21


def test_another_transcription_is_looked_for_in_the_report_s_countries(finder: PlaceFinder) -> None:
    place, _ = find(finder, "Four died in Kamishli in Syria.")
    assert (place.text, place.geonameid) == ("Kamishli", 33)
    assert [p.text for p in find(finder, "Four died in Kamishli in France.")] == ["France"]


def test_a_site_below_the_gazetteer_lies_near_what_it_is_named_after(finder: PlaceFinder) -> None:
    (place,) = find(finder, "Guards fled Hasakah prison in Syria.")[:1]
    assert (place.text, place.geonameid, place.precision) == ("Hasakah prison", 30, "near")


def test_a_site_the_gazetteer_has_is_exact(finder: PlaceFinder) -> None:
    (place,) = find(finder, "Guards fled Gweiran prison.")
    assert (place.geonameid, place.name, place.precision) == (None, "Gweiran", "exact")


def test_a_direction_makes_it_near(finder: PlaceFinder) -> None:
    assert find(finder, "A convoy was hit 20 km north of Qamishli in Syria.")[0].precision == "near"


def test_a_named_site_lies_in_the_place_written_with_it(finder: PlaceFinder) -> None:
    labels = dict.fromkeys(("Blue", "Gate"), "FAC")
    place, _ = find(finder, "They met at Blue Gate in Paris.", labels)
    assert (place.text, place.name, place.precision) == ("Blue Gate", "Paris", "near")


def test_what_cannot_be_put_stays_unknown(finder: PlaceFinder) -> None:
    place, _ = find(finder, "They met in Zxqwby and Syria.", {"Zxqwby": "GPE"})
    assert (place.text, place.precision, place.lat, place.country) == ("Zxqwby", "unknown", None, None)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Syrian forces moved.", {}),
        ("Mr Mason spoke.", {}),
        ("Paris Moreau wept, and Paris left.", {"Moreau": "PERSON"}),
        ("A copy of the Dallas News was found.", {"Dallas": "ORG", "News": "ORG"}),
        ("On Monday they left.", {}),
    ],
)
def test_peoples_persons_papers_and_days_are_no_places(
    finder: PlaceFinder, text: str, labels: dict[str, str]
) -> None:
    if "Moreau" in text:
        labels = {**labels, "Paris": "PERSON"}
    assert find(finder, text, labels) == ()


def test_what_is_called_a_town_is_one_though_somebody_bears_its_name(finder: PlaceFinder) -> None:
    text = "The town of Hasakah fell, said Omar Hasakah. Mr Hasakah wept."
    places = find(finder, text, {"Omar": "PERSON"} | dict.fromkeys(["Hasakah"], "PERSON"))
    assert [place.start for place in places] == [12]


def test_a_country_inside_an_armed_group_s_name_is_no_place(finder: PlaceFinder) -> None:
    text = "Islamic State in Iraq and Syria struck in Mali."
    actor = ActorMention(start=0, end=31, text=text[:31], actor="is")
    assert [place.text for place in find(finder, text, actors=(actor,))] == ["Mali"]


def test_a_report_in_capitals_is_read(finder: PlaceFinder) -> None:
    assert [p.geonameid for p in find(finder, "GUNMEN ATTACKED IN HASAKAH, SYRIA.")] == [30, 10]


def test_a_peoples_name_speaks_for_its_country(finder: PlaceFinder) -> None:
    assert find(finder, "Syrians fled Kamishli for Kamishli.", {"Kamishli": "GPE"})[0].geonameid == 33


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("PARIS, 3 May (AP) -- A bomb hurt two in Paris.", "FR"),
        ("A bomb hurt two in Paris. It is near Mason, and Mason is near Dallas.", "US"),
    ],
)
def test_a_city_named_alone_in_a_dateline_is_the_best_known(
    finder: PlaceFinder, text: str, country: str
) -> None:
    assert {place.country for place in find(finder, text) if place.text.lower() == "paris"} == {country}


def test_a_small_namesake_abroad_is_not_taken_for_a_village_that_the_gazetteer_lacks(
    finder: PlaceFinder,
) -> None:
    told = find(finder, "Syrians fled Hasakah in Syria. They met soldiers in Mason.", {"Mason": "GPE"})[-1]
    assert (told.text, told.precision, told.country) == ("Mason", "unknown", None)


def test_a_quarter_lies_in_the_town_told_of_last(finder: PlaceFinder) -> None:
    told = find(finder, "In Hasakah in Syria police fired. They left the Zuhur quarter.")[-1]
    assert (told.text, told.precision, told.name) == ("Zuhur quarter", "near", "Al Ḩasakah")


def test_a_dateline_is_a_place_whatever_the_parser_takes_it_for(finder: PlaceFinder) -> None:
    assert [p.country for p in find(finder, "QAMISHLI, 4 May (AP) - Men left.", {"QAMISHLI": "DATE"})] == [
        "SY"
    ]


def test_the_main_country_is_the_one_most_places_lie_in(finder: PlaceFinder) -> None:
    places = find(finder, "In Mali, and in Hasakah and Qamishli in Syria.")
    assert main_country(places) == "SY"
    assert main_country(()) is None


words = st.sampled_from(
    [*(point[1] for point in POINTS), "in", "of", ",", "the", "Al", "-", "prison", "north", "ß", "İ"]
)
labels = st.sampled_from(["", "GPE", "LOC", "FAC", "PERSON", "ORG", "DATE"])


@given(st.lists(st.one_of(words, st.text(max_size=8)), max_size=20), st.dictionaries(words, labels))
def test_spans_quote_the_text_in_order_without_overlaps(
    finder: PlaceFinder, parts: list[str], labels: dict[str, str]
) -> None:
    text = " ".join(parts)
    places = find(finder, text, labels)
    assert all(text[place.start : place.end] == place.text for place in places)
    assert all(one.end <= other.start for one, other in pairwise(places))
    assert all((place.lat is None) == (place.precision == "unknown") for place in places)
    assert find(finder, text, labels) == places
