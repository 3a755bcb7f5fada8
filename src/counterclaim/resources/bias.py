"""How sources err about how many people were harmed, from `bias.toml`."""

from __future__ import annotations

import msgspec

from counterclaim.resources import parameters


class Growth(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How early figures grow: by a factor of `median` in half of the incidents that still grow.

    `chance` of growing on the first day; it falls evenly to none after `days`.
    """

    median: float
    chance: float
    days: int


class Conflict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much more the sources of each stance exaggerate in one conflict than elsewhere (log scale).

    `names` are what tables and the actor registry call it.
    """

    names: tuple[str, ...]
    shift: dict[str, float]


class BiasParameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Parameters of the model; all of `shift` and `scale` are on the log scale of people.

    `shift`: mean log(claim / truth) of a source's stance and the victims' class, and what a mark adds.
    `scale`: the same for the log of the spread. `copying`: log-odds that a source repeats the true figure
    exactly. `dependence`: 0 = claims of one item are independent, 1 = together they tell as much as one.
    `unknown_conflict`: spread (standard deviation) of a stance's bias between conflicts.
    """

    shift: dict[str, float]
    scale: dict[str, float]
    copying: dict[str, float]
    dependence: float
    unknown_conflict: dict[str, float]
    growth: Growth
    conflicts: dict[str, Conflict]

    def conflict_named(self, name: str) -> str | None:
        """Return the conflict that a table or the actor registry calls so, `None` where it is not known."""
        return next((key for key, conflict in self.conflicts.items() if name in conflict.names), None)


def load() -> BiasParameters:
    """Read the parameters that ship with the package.

    Raises:
        ResourceError: the file is not as `training/bias.py` writes it.
    """
    return parameters.read("bias.toml", BiasParameters)
