"""The commands that list unknown actors and enter them in a registry of one's own."""

from __future__ import annotations

import pytest

from counterclaim.resources import actors

TEXT = (
    "Six soldiers were killed in Ubari on 3 June 2020, the Salt Road Observatory said. "
    "Fighters of the Dune Liberation Front killed four civilians in Sabha on Tuesday.\n\n"
    "The Salt Road Observatory counted 11 wounded. The mayor, Omar Haddad, said two were killed."
)
OTHER = "At least seven soldiers were killed in Ubari, the Salt Road Observatory said on 4 June 2020."


@pytest.fixture(scope="module")
def record(cli, tmp_path_factory):
    folder = tmp_path_factory.mktemp("actors")
    for name, text in (("one.txt", TEXT), ("two.txt", OTHER)):
        (folder / name).write_text(text, encoding="utf-8")
    reports = [folder / "one.txt", folder / "two.txt"]
    result = cli("run", *reports, "--out", folder / "out", "--published", "2020-06-05", "--workers", 1)
    assert result.code == 0, result.err
    return folder / "out"


def test_unknown_bodies_are_listed_by_frequency_with_an_example(cli, record):
    found = cli("actors", "unknown", "--record", record, "--json").json
    first = found[0]
    assert (first["name"], first["mentions"], first["reports"]) == ("Salt Road Observatory", 3, 2)
    assert {one["name"]: one["kind"] for one in found} == {
        "Salt Road Observatory": "monitor",
        "Dune Liberation Front": "armed_group",
    }
    assert not any("Haddad" in one["name"] for one in found)
    assert all(one["name"] in one["example"] for one in found)
    assert "Salt Road Observatory" in cli("actors", "unknown", "--record", record).out


def test_an_unknown_actor_is_entered_once(cli, record, tmp_path):
    own = tmp_path / "own.toml"
    wanted = ("Salt Road Observatory", "--alias", "SRO", "--country", "ly", "--record", record, "--file", own)
    assert "salt-road-observatory (monitor) added" in cli("actors", "promote", *wanted).out
    entry = actors.load(str(own)).actors["salt-road-observatory"]
    assert (entry.kind, entry.country, entry.acronyms) == ("monitor", "LY", ("SRO",))
    assert entry.basis == "promoted from 3 mentions in 2 reports"
    before = own.read_bytes()
    again = cli("actors", "promote", *wanted)
    assert (again.code, own.read_bytes()) == (0, before)
    assert "there already" in again.out


def test_a_second_entry_keeps_the_first_and_what_the_user_wrote(cli, record, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(
        'extends = true  # ours\n\n[[actors]]\nid = "x"\nname = "X Group"\nkind = "other"\nbasis = "-"',
        "utf-8",
    )
    result = cli(
        "actors", "promote", "Dune Liberation Front", "--id", "dune", "--record", record, "--file", own
    )
    assert result.code == 0, result.err
    assert own.read_text("utf-8").startswith("extends = true  # ours")
    assert {"x", "dune"} <= set(actors.load(str(own)).actors)


def test_a_promoted_actor_is_no_longer_unknown(cli, record, tmp_path):
    own, settings = tmp_path / "own.toml", tmp_path / "settings.toml"
    cli("actors", "promote", "Salt Road Observatory", "--record", record, "--file", own)
    settings.write_text(f'actors = "{own.as_posix()}"\n', encoding="utf-8")
    found = cli("actors", "unknown", "--record", record, "--settings", settings, "--json").json
    assert "Salt Road Observatory" not in {one["name"] for one in found}
    told = cli("actors", "promote", "Salt Road Observatory", "--record", record, "--settings", settings)
    assert (told.code, "registered already, as salt-road-observatory" in told.err) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        (("No Such Body",), 5, "names no unregistered No Such Body"),
        (("Salt Observatory",), 5, "did you mean Salt Road Observatory"),
        (("Salt Road Observatory", "--kind", "army"), 2, "is no kind"),
        (("Salt Road Observatory", "--id", "sdf"), 4, "the id sdf is taken"),
        (("Salt Road Observatory", "--country", "QQ"), 4, "names the country 'QQ'"),
        (("Salt Road Observatory", "--alias", "Islamic State"), 4, "shares the name"),
    ],
)  # fmt: skip
def test_mistakes_are_told_and_change_nothing(cli, record, tmp_path, arguments, code, what):
    own = tmp_path / "own.toml"
    result = cli("actors", "promote", *arguments, "--record", record, "--file", own)
    assert (result.code, result.err.count("\n")) == (code, 1)
    assert what in result.err
    assert not own.exists()
