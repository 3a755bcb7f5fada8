from pathlib import Path

import pytest

from counterclaim.reading.actors.finder import find_actors
from counterclaim.reading.actors.theatres import Theatres
from counterclaim.resources import actors
from counterclaim.resources.actors import Registry

FILE = """
[[actors]]
id = "valley-guard"
name = "Civil Guard"
names = ["Vale Rifles", "armed neighbours"]
leaders = ["Quillfeather"]
kind = "militia"
country = "SY"
sides = [{ conflict = "vale", side = "one" }]
basis = "invented"

[[actors]]
id = "hill-army"
name = "Hill Army"
short = ["HXF", "Hillmen"]
kind = "armed_group"
country = "IQ"
sides = [{ conflict = "vale", side = "other" }]
basis = "invented"

[[actors]]
id = "lake-front"
name = "Lake Front of Chad"
kind = "armed_group"
country = "TD"
basis = "invented"
"""


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    path = Path(tmp_path_factory.mktemp("theatres")) / "actors.toml"
    path.write_text(FILE, encoding="utf-8")
    return actors.load(str(path))


def meant(text: str, registry: Registry) -> list[str | None]:
    declared = {actor.id for actor in registry.declared}
    return [mention.actor for mention in find_actors(text, registry) if mention.actor in declared]


def test_an_actor_is_meant_in_its_country_and_where_it_fights(registry: Registry) -> None:
    guard = registry.actors["valley-guard"]
    assert Theatres(registry).of(guard) == ("SY", "IQ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Civil Guard said so.", ["valley-guard"]),
        ("In Syria, the Civil Guard said so.", ["valley-guard"]),
        ("In Iraq, where it fights, the Civil Guard said so.", ["valley-guard"]),
        ("In Peru, the Civil Guard said so.", []),
        ("In Syria, the Larkspur Civil Guard said so.", []),
        ("In Syria, the Syrian Civil Guard said so.", ["valley-guard"]),
        ("In Peru, the Vale Rifles said so.", ["valley-guard"]),
        ("In Peru, armed neighbours said so.", []),
        ("In Syria, armed neighbours said so.", ["valley-guard"]),
        ("Quillfeather's men fled in Iraq.", ["valley-guard"]),
        ("Quillfeather's men fled in Peru.", []),
    ],
)
def test_common_names_count_where_their_bearer_fights(
    registry: Registry, text: str, expected: list[str]
) -> None:
    assert meant(text, registry) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Vale rifles said so.", ["valley-guard"]),
        ("The vale rifles said so.", []),
        ("The civil guard said so.", []),
        ("In Iraq the HXF said so.", ["hill-army"]),
        ("In Iraq the hxf said so.", []),
        ("In Iraq the Hillmen said so.", ["hill-army"]),
        ("In Iraq the hillmen said so.", []),
    ],
)
def test_own_words_of_a_name_must_have_its_capitals(
    registry: Registry, text: str, expected: list[str]
) -> None:
    assert meant(text, registry) == expected


def test_a_name_without_its_country_is_that_of_the_country_spoken_of(registry: Registry) -> None:
    assert meant("In Chad the Lake Front said so.", registry) == ["lake-front"]
    away = "Peru's army and Peru's police left Lima, Peru, for Chad. The Lake Front said so."
    assert meant(away, registry) == []
