"""Lists with a known population."""

from __future__ import annotations

import numpy as np

from counterclaim.undercount.captures import Captures, gather
from counterclaim.undercount.latent import Effort

QUICK = Effort(chains=6, draws=1500, warm_up=700)
NAMES = "ABCDEFGH"


def silent(_done: int, _total: int) -> None:
    """Show no progress."""


def captures(counts: dict[str, int]) -> Captures:
    """Captures written as {"AB": 12}: twelve people on the lists A and B and no other."""
    lists = sorted(set("".join(counts)))
    rows = ((tuple(name in on for name in lists), count) for on, count in counts.items())
    return gather(lists, rows, "lists.csv")


def drawn(people: int, chances: list[float], seed: int = 0) -> Captures:
    """Captures of a population whose members are on each list by chance alone."""
    random = np.random.Generator(np.random.PCG64(seed))
    held = random.random((people, len(chances))) < chances
    return gather(NAMES[: len(chances)], ((tuple(map(bool, row)), 1) for row in held), "lists.csv")
