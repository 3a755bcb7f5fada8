"""What makes a claim more or less likely to be right, from `confidence.toml`."""

from __future__ import annotations

import msgspec

from counterclaim.resources import parameters


class ConfidenceWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of a logistic model: what is added to `bias` for each sign that a claim shows."""

    bias: float
    signs: dict[str, float]


def load() -> ConfidenceWeights:
    """Read the weights that ship with the package.

    Raises:
        ResourceError: the file is not as `training/confidence.py` writes it.
    """
    return parameters.read("confidence.toml", ConfidenceWeights)
