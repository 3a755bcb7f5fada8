"""Extension points: six protocols and one loader.

Ours and other people's implementations register alike, as entry points in the group
`counterclaim.<point>`. A plugin author imports `counterclaim.model` and this module, nothing else; what each
registered object is called with is in docs/plugins.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar

from counterclaim.errors import PluginError
from counterclaim.model import Dossier, Extraction, Figure, PlacePrecision, Reading, Report

Point = Literal["extractors", "gazetteers", "reconcilers", "exporters", "stores", "engines"]
Item = TypeVar("Item")
Result = TypeVar("Result")


class Extractor(Protocol):
    """Make attributions, events and claims of what was read; `version` names the rules in force."""

    version: str

    def extract(self, reading: Reading) -> Extraction:
        """Return everything claimed in one report; the grounding gate checks it afterwards."""
        ...


class Entry(Protocol):
    """One place a name may stand for, as a gazetteer knows it."""

    @property
    def id(self) -> int:
        """A GeoNames id, or a negative number for a place of one's own."""
        ...

    @property
    def name(self) -> str:
        """The gazetteer's own spelling."""
        ...

    @property
    def country(self) -> str:
        """An ISO 3166-1 alpha-2 code, empty for what lies in several countries."""
        ...

    @property
    def admin1(self) -> str | None:
        """Name of the province, `None` where there is none."""
        ...

    @property
    def lat(self) -> float:
        """Degrees north, WGS84."""
        ...

    @property
    def lon(self) -> float:
        """Degrees east, WGS84."""
        ...

    @property
    def population(self) -> int:
        """People who live there, 0 where unknown."""
        ...

    @property
    def kind(self) -> str:
        """One of `country admin1 admin2 city site region demonym`."""
        ...

    @property
    def precision(self) -> PlacePrecision:
        """What the point stands for."""
        ...

    @property
    def is_curated(self) -> bool:
        """Whether somebody chose the place one by one: it counts wherever it is named."""
        ...


class Gazetteer(Protocol):
    """Find the places a name may stand for."""

    def lookup(self, name: str) -> Sequence[Entry]:
        """Return every place of that name, most populous first."""
        ...

    def fuzzy(self, name: str, countries: frozenset[str]) -> Sequence[Entry]:
        """Return places of those countries whose names are spelled much like it, nearest first."""
        ...

    def has_country(self, code: str) -> bool:
        """Whether there are places of a country, by its ISO 3166-1 alpha-2 code."""
        ...


class Reconciler(Protocol):
    """Make figures of one incident's ledger by named rules."""

    def __call__(self, dossier: Dossier, codebook: Any, model: Any = None) -> tuple[Figure, ...]:
        """Return one figure of each rule, and of the model where given, for each group and outcome."""
        ...


class Exporter(Protocol):
    """Write incidents in formats that colleagues load."""

    def __call__(
        self,
        dossiers: Sequence[Dossier],
        extractions: Sequence[Extraction],
        out: Path,
        formats: Sequence[str],
    ) -> tuple[Path, ...]:
        """Write into the folder `out` and return the files; all formats where `formats` is empty."""
        ...


class Store(Protocol):
    """Keep reports and what was made of them; adding what is there already changes nothing."""

    def add_report(self, report: Report, raw: bytes, media_type: str) -> bool:
        """Keep a report and its bytes; return whether it is new."""
        ...

    def add_extraction(self, extraction: Extraction) -> bool:
        """Keep what was made of a report; return whether it is new."""
        ...

    def has_extraction(self, report: Report | str, extractor: str, codebook: str) -> bool:
        """Whether an extractor, under a codebook, has read a report."""
        ...

    def extractions(
        self, *, extractor: str | None = None, codebook: str | None = None
    ) -> Iterator[Extraction]:
        """Yield the newest extraction of each report, ordered by report id."""
        ...

    def add_dossiers(self, linked: Sequence[Dossier], *, extractor: str, codebook: str) -> bool:
        """Keep the linked result of a run; return whether it differs from the newest one."""
        ...

    def dossiers(self) -> tuple[Dossier, ...]:
        """Return the newest linked result."""
        ...


class Engine(Protocol):
    """Run one function over many items, keeping their order."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield `function(item)` in the order of `items`."""
        ...


@cache
def load(point: Point, name: str) -> Any:
    """Import what is registered as `name` at `point`.

    Raises:
        PluginError: nothing of that name is installed, or it cannot be imported; the message lists what is.
    """
    found = {entry.name: entry for entry in entry_points(group=f"counterclaim.{point}")}
    if name not in found:
        installed = ", ".join(sorted(found)) or "none"
        raise PluginError(f"no {point} named {name!r} is installed", remedy=f"installed: {installed}")
    try:
        return found[name].load()
    except (ImportError, AttributeError) as error:
        remedy = "install the plugin again, or ask its author"
        raise PluginError(f"cannot be imported ({error})", where=found[name].value, remedy=remedy) from error
