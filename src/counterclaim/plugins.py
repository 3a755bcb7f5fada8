"""Extension points: six protocols and one loader.

Ours and other people's implementations register alike, as entry points in the group
`counterclaim.<point>`. A plugin author imports `counterclaim.model` and this module, nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from counterclaim.errors import PluginError
from counterclaim.model import Dossier, Extraction, Figure, Place, Reading

Point = Literal["extractors", "gazetteers", "reconcilers", "exporters", "stores", "engines"]
Item = TypeVar("Item")
Result = TypeVar("Result")


class Extractor(Protocol):
    """Make attributions, events and claims of what was read; `version` names the rules in force."""

    version: str

    def extract(self, reading: Reading) -> Extraction:
        """Return everything claimed in one report; the grounding gate checks it afterwards."""
        ...


class GazetteerLike(Protocol):
    """Find the places a name may stand for."""

    def candidates(self, name: str, countries: frozenset[str]) -> Sequence[Place]:
        """Return candidates, best first; `countries` (ISO codes) widens the spelling search inside them."""
        ...


class Reconciler(Protocol):
    """Make figures of one incident's ledger by one named rule."""

    rule: str

    def figures(self, dossier: Dossier) -> tuple[Figure, ...]:
        """Return one figure for each victim group and outcome that the rule can speak about."""
        ...


class Exporter(Protocol):
    """Write incidents in a format that colleagues load."""

    name: str

    def export(self, dossiers: Sequence[Dossier], out: Path) -> Path:
        """Write into the folder `out` and return the file written."""
        ...


class StoreLike(Protocol):
    """Keep extractions; adding what is there already changes nothing."""

    def add(self, extraction: Extraction) -> bool:
        """Return whether anything new was written."""
        ...

    def extractions(self) -> Iterator[Extraction]:
        """Yield the newest extraction of each report, ordered by report id."""
        ...


class Engine(Protocol):
    """Run one function over many items, keeping their order."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield `function(item)` in the order of `items`."""
        ...


@cache
def load(point: Point, name: str) -> object:
    """Import the implementation registered as `name` at `point`.

    Raises:
        PluginError: no implementation of that name is installed; the message lists those that are.
    """
    found = {entry.name: entry for entry in entry_points(group=f"counterclaim.{point}")}
    if name not in found:
        installed = ", ".join(sorted(found)) or "none"
        raise PluginError(f"no {point} named {name!r} is installed", remedy=f"installed: {installed}")
    implementation: object = found[name].load()
    return implementation
