"""Ours fill every extension point, and an extractor from elsewhere replaces ours and passes the same gate."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from typing import Any, get_args

import pytest

from counterclaim import pipeline, plugins
from counterclaim.claims.extractor import RuleExtractor
from counterclaim.engines.local import LocalEngine
from counterclaim.errors import PluginError
from counterclaim.model import Extraction
from counterclaim.outputs import tables
from counterclaim.reconcile import rules
from counterclaim.record.store import Store
from counterclaim.reports.items import Options
from counterclaim.resources.gazetteer import Entry, Gazetteer
from counterclaim.settings import Settings

OURS: list[tuple[type, Any]] = [
    (plugins.Extractor, RuleExtractor),
    (plugins.Store, Store),
    (plugins.Engine, LocalEngine),
]


@pytest.mark.parametrize(("protocol", "ours"), OURS)
def test_ours_have_the_methods_of_their_protocol(protocol: type, ours: type) -> None:
    for name, method in inspect.getmembers(protocol, inspect.isfunction):
        if not name.startswith("_"):
            wanted, given = (list(inspect.signature(m).parameters) for m in (method, getattr(ours, name)))
            assert given == wanted, name


@pytest.mark.parametrize(
    ("protocol", "ours"), [(plugins.Reconciler, rules.figures), (plugins.Exporter, tables.export)]
)
def test_ours_are_called_as_their_protocol_says(protocol: type, ours: Any) -> None:
    wanted = list(inspect.signature(protocol.__call__).parameters)[1:]
    assert list(inspect.signature(ours).parameters) == wanted


def test_our_gazetteer_finds_places_as_its_protocol_says() -> None:
    gazetteer: plugins.Gazetteer = Gazetteer()
    (first, *_) = gazetteer.lookup("Baghdad")
    assert first.country == "IQ"
    assert gazetteer.has_country("IQ")
    assert any(entry.country == "IQ" for entry in gazetteer.fuzzy("Baghdaad", frozenset({"IQ"})))
    fields = {
        name for name, _ in inspect.getmembers(plugins.Entry, lambda member: isinstance(member, property))
    }
    assert fields == {*Entry.__struct_fields__, "is_curated"}


SOURCE = """
from counterclaim.model import Claim, Extraction, Source, Span, content_id, quote

class Shouter:
    version = "shouter-1"

    def __init__(self, codebook, registry):
        pass

    def extract(self, reading):
        report = reading.report
        def claim(count):
            return Claim(
                id=content_id("c", report.id, count.text), kind="toll", event=None, attribution=None,
                source=Source(name=None, actor=None, role="report", start=None, end=None), relay=None,
                stance="affirmed", outcome="killed", victims=None, by=None, low=3, high=3, qualifier="exact",
                count=count, scope="event", part_of=None, as_of=None,
                evidence=quote(report.text, 0, len(report.text)),
            )
        claims = (claim(quote(report.text, 0, 5)), claim(Span(start=0, end=5, text="forty")))
        return Extraction(report=report, extractor=self.version, codebook="", claims=claims)
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that registers two extractors, one of which cannot be imported."""
    about = tmp_path / "shouter-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: shouter\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(
        "[counterclaim.extractors]\nshouter = shouter:Shouter\nbroken = shouter:Whisperer\n"
    )
    (tmp_path / "shouter.py").write_text(SOURCE)
    monkeypatch.syspath_prepend(tmp_path)
    yield  # type: ignore[misc]
    sys.modules.pop("shouter", None)
    plugins.load.cache_clear()


@pytest.mark.usefixtures("installed")
def test_an_installed_extractor_replaces_ours_and_passes_the_gate(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Three guards were killed.")
    (made,) = pipeline.extract([str(tmp_path / "a.txt")], Options(), Settings(extractor="shouter"))
    assert isinstance(made, Extraction)
    assert made.extractor.startswith("shouter-1+")
    assert [claim.count.text for claim in made.claims if claim.count] == ["Three"]
    assert len(made.rejections) == 1


@pytest.mark.usefixtures("installed")
def test_a_wrong_name_lists_the_installed_ones() -> None:
    with pytest.raises(PluginError, match=r"no extractors named 'whisper' is installed; .*shouter"):
        plugins.load("extractors", "whisper")
    with pytest.raises(PluginError, match="shouter:Whisperer: cannot be imported"):
        plugins.load("extractors", "broken")


def test_every_extension_point_has_a_protocol() -> None:
    protocols = {name for name, made in vars(plugins).items() if getattr(made, "_is_protocol", False)}
    assert {point.removesuffix("s").title() for point in get_args(plugins.Point)} <= protocols
