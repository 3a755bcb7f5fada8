"""Small files of numbers that ship with the package: weights and parameters, decoded by their type."""

from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

import msgspec

from counterclaim.errors import ResourceError

Kind = TypeVar("Kind")


def read(name: str, kind: type[Kind]) -> Kind:
    """Read a file that ships with the package.

    Raises:
        ResourceError: it is not what this version reads.
    """
    raw = files(__package__).joinpath(name).read_bytes()
    try:
        return msgspec.toml.decode(raw, type=kind)
    except msgspec.DecodeError as error:
        raise ResourceError(
            f"its numbers cannot be read: {error}", where=name, remedy="install counterclaim again"
        ) from error
