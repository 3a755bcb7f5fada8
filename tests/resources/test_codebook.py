from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest

from counterclaim.errors import ResourceError
from counterclaim.model import Outcome, Qualifier, Rule
from counterclaim.resources import codebook

SHIPPED = files("counterclaim.resources").joinpath("codebook.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def rules() -> codebook.Codebook:
    return codebook.load()


def test_a_codebook_is_named_by_version_and_content(rules: codebook.Codebook, tmp_path: Path) -> None:
    same, other = tmp_path / "same.toml", tmp_path / "other.toml"
    same.write_bytes(SHIPPED.encode())
    other.write_bytes(SHIPPED.encode() + b"\n# changed\n")
    assert rules.name == f"{rules.version}+{rules.fingerprint}"
    assert codebook.load(str(same)).name == rules.name
    assert codebook.load(str(other)).name != rules.name


def test_every_rule_is_ours_and_has_words(rules: codebook.Codebook) -> None:
    assert set(rules.rules) == set(get_args(Rule))
    assert all(rule.title and rule.text and rule.version and rule.basis for rule in rules.rules.values())


def test_vague_words_are_intervals(rules: codebook.Codebook) -> None:
    assert all(0 < low < high for low, high in rules.numbers.vague.values())


def test_every_outcome_has_words(rules: codebook.Codebook) -> None:
    worded = rules.toll_nouns.keys() | rules.outcome_verbs.keys() | rules.outcome_phrases.keys()
    assert worded | {"present"} == set(get_args(Outcome))


def test_bounding_words_give_one_qualifier_each(rules: codebook.Codebook) -> None:
    bounds = [bound.qualifier for bound in rules.numbers.bounds]
    assert len(bounds) == len(set(bounds))
    assert set(bounds) <= set(get_args(Qualifier))
    words = [word for bound in rules.numbers.bounds for word in bound.before]
    assert len(words) == len(set(words))


def test_triggers_open_event_types_of_the_codebook(rules: codebook.Codebook) -> None:
    for trigger in rules.event_triggers:
        known = (
            trigger.subtype in rules.event_types.get(trigger.type, ()) or trigger.subtype in rules.own_types
        )
        assert known, f"{trigger.type}: {trigger.subtype}"
    for ours in rules.own_types.values():
        assert ours.acled_subtype in rules.event_types[ours.acled_type]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (SHIPPED.replace('version = "', 'versoin = "', 1), "versoin"),
        (SHIPPED.replace('"dozens" = [24, 99]', '"dozens" = ["24", 99]', 1), "numbers.vague"),
        ("version =", "codebook cannot be read"),
    ],
)
def test_a_wrong_codebook_is_refused(tmp_path: Path, written: str, told: str) -> None:
    assert written != SHIPPED
    path = tmp_path / "codebook.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(ResourceError, match=told) as raised:
        codebook.load(str(path))
    assert raised.value.where == str(path)


def test_a_missing_codebook_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="cannot be read"):
        codebook.load(str(tmp_path / "none.toml"))
