"""What makes a claim more or less likely to be right, from `confidence.toml`."""

from __future__ import annotations

from importlib.resources import files

import msgspec

from counterclaim.errors import ResourceError


class ConfidenceWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of a logistic model: what is added to `bias` for each sign that a claim shows."""

    bias: float
    signs: dict[str, float]


def load() -> ConfidenceWeights:
    """Read the weights that ship with the package.

    Raises:
        ResourceError: the file is not as `training/confidence.py` writes it.
    """
    raw = files(__package__).joinpath("confidence.toml").read_bytes()
    try:
        return msgspec.toml.decode(raw, type=ConfidenceWeights)
    except msgspec.DecodeError as error:
        raise ResourceError(
            f"the weights cannot be read: {error}",
            where="confidence.toml",
            remedy="install counterclaim again",
        ) from error
