from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import ResourceError
from counterclaim.resources import actors
from counterclaim.resources.actors import Registry, fold_name

ENTRY = '[[actors]]\nid = "{id}"\nname = "{name}"\nkind = "armed_group"\nbasis = "invented"\n'


@pytest.fixture(scope="module")
def registry() -> Registry:
    return actors.load()


def write(folder: Path, text: str) -> str:
    path = folder / "actors.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_registry_that_ships_is_large_and_sound(registry: Registry) -> None:
    assert len(registry.declared) >= 450
    assert len(registry.nations.countries) >= 150
    assert all(actor.basis for actor in registry.actors.values())
    assert all(registry.role(actor_id) for actor_id in registry.actors)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Syrian Democratic Forces", "sdf"),
        ("the SDF", "sdf"),
        ("ISIS", "islamic-state"),
        ("Daesh", "islamic-state"),
        ("Da’esh", "islamic-state"),
        ("Syrian Observatory for Human Rights", "sohr"),
        ("Shabaab", "al-shabaab"),
        ("al-Shabab", "al-shabaab"),
        ("Jabhat an-Nusra", "nusra"),
        ("jabhat al nusra", "nusra"),
        ("Hizbullah", "hezbollah"),
        ("Lashkar-i-Tayyiba", "lashkar-e-taiba"),
        ("Popular Front for Liberation of Palestine", "pflp"),
        ("Syrian Defense Ministry", "syria-defence-ministry"),
        ("Medecins sans frontieres", "msf"),
        ("Iraqi troops", "iraq-army"),
        ("Iraq's army", "iraq-army"),
        ("Nigerian police", "nigeria-police"),
        ("Syrian government forces", "syria-army"),
        ("Ukrainian Ministry of Defence", "ukraine-defence-ministry"),
        ("South Sudanese army", "south-sudan-army"),
        ("U.S. military", "us-army"),
        ("Russia", "russia-government"),
    ],
)
def test_lookup_ignores_how_a_name_is_spelled(registry: Registry, name: str, expected: str) -> None:
    assert expected in [actor.id for actor in registry.lookup(name)]


def test_lookup_of_nobody_is_empty(registry: Registry) -> None:
    assert registry.lookup("the neighbours") == registry.lookup("") == registry.lookup("…") == ()


def test_a_media_arm_speaks_for_its_party(registry: Registry) -> None:
    assert registry.institution("amaq") == "islamic-state"
    assert registry.institution("sohr") == "sohr"
    assert registry.institution("nobody") == "nobody"


@pytest.mark.parametrize(
    ("actor", "role"),
    [
        ("sdf", "party"), ("amaq", "party"), ("iraq-army", "party"), ("turkey-defence-ministry", "party"),
        ("cjtf-oir", "party"), ("iraq-government", "official"), ("iraq-police", "official"),
        ("gaza-health-ministry", "official"), ("iraq-court", "official"), ("sohr", "monitor"),
        ("unama", "monitor"), ("msf", "monitor"), ("afp", "media"), ("bbc", "media"), ("nobody", "witness"),
    ],
)  # fmt: skip
def test_role(registry: Registry, actor: str, role: str) -> None:
    assert registry.role(actor) == role


@pytest.mark.parametrize(
    ("a", "b", "on", "expected"),
    [
        ("sdf", "ypg", None, True),
        ("sdf", "islamic-state", date(2022, 1, 20), False),
        ("sdf", "cjtf-oir", date(2022, 1, 20), True),
        ("cjtf-oir", "sdf", date(2010, 1, 1), None),
        ("amaq", "iskp", None, True),
        ("iraq-army", "iraq-police", None, True),
        ("iraq-army", "islamic-state", date(2022, 1, 21), False),
        ("israel-army", "qassam", date(2024, 1, 1), False),
        ("afghanistan-army", "taliban", date(2019, 1, 1), False),
        ("us-army", "taliban", date(2023, 1, 1), None),
        ("sdf", "sdf", None, True),
        ("sdf", "nobody", None, None),
    ],
)
def test_same_side(registry: Registry, a: str, b: str, on: date | None, expected: bool | None) -> None:
    assert registry.same_side(a, b, on) is expected
    assert registry.same_side(b, a, on) is expected


def test_what_members_are_when_killed(registry: Registry) -> None:
    klass = {
        name: registry.actors[name].klass for name in ("sdf", "asayish", "sohr", "un", "israeli-settlers")
    }
    assert klass == {
        "sdf": "combatant", "asayish": "combatant", "sohr": "civilian", "un": "unknown",
        "israeli-settlers": "civilian",
    }  # fmt: skip


def test_countries_and_their_institutions(registry: Registry) -> None:
    assert registry.country("Iraqis") == registry.country("Iraqi") == registry.country("Iraq") == "IQ"
    assert registry.country("Martian") is None
    troops = registry.institution_of("IQ", "the troops")
    assert troops is registry.actors["iraq-army"]
    assert registry.institution_of("IQ", "astronauts") is None
    assert registry.institution_of("XX", "army") is None


def test_a_file_that_extends_adds_and_replaces(tmp_path: Path) -> None:
    own = ENTRY.format(id="fvf", name="Free Valley Front") + ENTRY.format(id="sdf", name="My SDF")
    registry = actors.load(write(tmp_path, "extends = true\n" + own))
    assert [actor.id for actor in registry.lookup("free valley front")] == ["fvf"]
    assert registry.actors["sdf"].name == "My SDF"
    assert "sohr" in registry.actors
    assert registry.fingerprint != actors.load().fingerprint


def test_a_file_of_ones_own_stands_alone(tmp_path: Path) -> None:
    registry = actors.load(write(tmp_path, ENTRY.format(id="fvf", name="Free Valley Front")))
    assert [actor.id for actor in registry.declared] == ["fvf"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (ENTRY.format(id="a", name="A") * 2, "a: is entered twice"),
        (ENTRY.format(id="a", name="A") + 'parent = "b"\n', "a: has the parent 'b', which is not registered"),
        (ENTRY.format(id="a", name="A") + 'parent = "a"\n', "a: is its own parent"),
        (ENTRY.format(id="a", name="A") + 'country = "QQ"\n', "a: names the country 'QQ'"),
        (ENTRY.format(id="a", name="A") + "colour = 3\n", "a: Object contains unknown field `colour`"),
        (ENTRY.format(id="a", name="A").replace("armed_group", "gang"), "a: Invalid enum value 'gang'"),
        (ENTRY.format(id="a", name="A") + ENTRY.format(id="b", name="a"), "a: shares the name 'a' with b"),
        (ENTRY.format(id="A b", name="A"), "A b: has an id"),
        (ENTRY.format(id="a", name="…"), "a: has the name '…' without a word"),
        ("[[actors]]\n", "entry 1: Object missing required field"),
        ("actors = 3\n", "holds more than"),
        ("people = []\n", "holds more than"),
        ("[[actors\n", "is not TOML"),
    ],
)
def test_a_bad_file_is_refused_by_entry(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ResourceError) as caught:
        actors.load(write(tmp_path, text))
    assert says in caught.value.line()
    assert "\n" not in caught.value.line()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"nowhere\.toml: cannot be read"):
        actors.load(str(tmp_path / "nowhere.toml"))


@given(st.text())
def test_folding_takes_any_text(text: str) -> None:
    assert all(fold_name(text))
