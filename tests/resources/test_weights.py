from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from counterclaim.errors import ResourceError
from counterclaim.resources.weights import check, model_folder


@pytest.fixture
def hashes(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "tagger").mkdir()
    contents = {"tagger/model": bytes(range(256)) * 40, "config.cfg": b"[nlp]\n"}
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    return {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()}


def test_the_installed_weights_are_ours() -> None:
    assert (model_folder() / "config.cfg").is_file()


def test_unchanged_files_pass(tmp_path: Path, hashes: dict[str, str]) -> None:
    check(tmp_path, hashes)


@pytest.mark.parametrize("at", [0, 5000, -1])
def test_one_changed_byte_is_refused_and_named(tmp_path: Path, hashes: dict[str, str], at: int) -> None:
    path = tmp_path / "tagger" / "model"
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    with pytest.raises(ResourceError, match="another hash") as raised:
        check(tmp_path, hashes)
    assert (raised.value.where, raised.value.exit_code) == ("tagger/model", 4)
    assert "make run" in (raised.value.remedy or "")


def test_a_missing_file_is_named(tmp_path: Path, hashes: dict[str, str]) -> None:
    (tmp_path / "config.cfg").unlink()
    with pytest.raises(ResourceError, match="missing") as raised:
        check(tmp_path, hashes)
    assert raised.value.where == "config.cfg"
