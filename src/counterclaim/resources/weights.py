"""Find the language model's files and refuse them unless each has the hash in `weights.toml`."""

from __future__ import annotations

import hashlib
import tomllib
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from counterclaim.errors import ResourceError

REMEDY = "install the pinned packages again (make run does)"


def model_folder() -> Path:
    """Return the folder of the English model after checking every weight file.

    Raises:
        ResourceError: the model is not installed, a file is missing, or a file has another hash.
    """
    table = tomllib.loads(files(__package__).joinpath("weights.toml").read_text(encoding="utf-8"))
    spec = find_spec(table["package"])
    if spec is None or spec.origin is None:
        raise ResourceError("the English model is not installed", where=table["package"], remedy=REMEDY)
    folder = Path(spec.origin).parent / str(table["folder"])
    check(folder, table["sha256"])
    return folder


def check(folder: Path, hashes: dict[str, str]) -> None:
    """Compare files under `folder` with their SHA-256.

    Raises:
        ResourceError: a file is missing or differs; it is named.
    """
    for name, expected in hashes.items():
        path = folder / name
        if not path.is_file():
            raise ResourceError("a weight file is missing", where=name, remedy=REMEDY)
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise ResourceError("a weight file has another hash than ours", where=name, remedy=REMEDY)
