from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import SettingsError
from counterclaim.settings import Settings, load


def test_without_a_file_the_defaults_hold() -> None:
    assert load(None) == Settings()


def test_a_file_sets_what_it_names_and_leaves_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('workers = 3\nactors = "mine.toml"\n')
    assert load(path) == Settings(workers=3, actors="mine.toml")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("wrokers = 3", "unknown field `wrokers`"),
        ("workers = '3'", r"\$\.workers"),
        ("workers = -1", r"\$\.workers"),
        ("max_text_chars = 0", r"\$\.max_text_chars"),
        ("codebook = 7", r"\$\.codebook"),
        ("workers = ", "docs/settings.md"),
        ("a = '\udcff'", "docs/settings.md"),
    ],
)
def test_what_is_wrong_is_named_with_the_file(tmp_path: Path, written: str, told: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(written.encode("utf-8", "surrogateescape"))
    with pytest.raises(SettingsError, match=told) as raised:
        load(path)
    assert raised.value.where == str(path)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "none.toml"):
        with pytest.raises(SettingsError, match="cannot be read"):
            load(place)


@given(data=st.binary(max_size=60))
def test_any_bytes_are_settings_or_an_error_of_ours(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(data)
    with suppress(SettingsError):
        assert isinstance(load(path), Settings)
