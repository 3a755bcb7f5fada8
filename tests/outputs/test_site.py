from __future__ import annotations

import random
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec
import pytest

from counterclaim.model import Extraction
from counterclaim.outputs.catalogue import slugs
from counterclaim.outputs.report_page import safe_link
from counterclaim.outputs.site import publish
from counterclaim.resources import codebook

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Page(HTMLParser):
    """What a page holds: its tags in order, its ids, links and text; checks that tags are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def ids(self) -> list[str]:
        return [str(attrs["id"]) for _, attrs in self.tags if "id" in attrs]

    def values(self, tag: str, name: str) -> list[str]:
        return [str(attrs[name]) for found, attrs in self.tags if found == tag and name in attrs]


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Page]:
    found = sorted(site.rglob("*.html"))
    return {path.relative_to(site).as_posix(): Page(path.read_text(encoding="utf-8")) for path in found}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_page_for_everything(pages: dict[str, Page]) -> None:
    assert {
        "index.html",
        "method.html",
        "reports.html",
        "incidents/i-bridge.html",
        "reports/r-first.html",
    } <= set(pages)
    assert sum(name.startswith("incidents/") for name in pages) == 4
    assert sum(name.startswith("reports/") for name in pages) == 6


def test_the_same_record_gives_the_same_bytes_in_any_order(record: Any, site: Path, tmp_path: Path) -> None:
    dossiers, extractions = list(record.dossiers), list(record.extractions)
    random.Random(1).shuffle(dossiers)
    random.Random(2).shuffle(extractions)
    publish(dossiers, extractions, codebook.load(), tmp_path, title="The Derin record")
    assert _files(tmp_path) == _files(site)


def test_every_link_leads_somewhere(pages: dict[str, Page], site: Path) -> None:
    for name, page in pages.items():
        for href in (*page.values("a", "href"), *page.values("link", "href"), *page.values("script", "src")):
            if href.startswith(("data:", "https://example.invalid/")):
                continue
            path, _, anchor = href.partition("#")
            target = ((site / name).parent / path).resolve() if path else (site / name)
            assert target.is_file(), (name, href)
            if anchor:
                assert unquote(anchor) in pages[target.relative_to(site.resolve()).as_posix()].ids, (
                    name,
                    href,
                )


def test_ids_are_unique(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name


def test_every_toll_claim_is_linked_from_its_incident_and_stands_in_its_report(
    record: Any, pages: dict[str, Page]
) -> None:
    linked = {href.partition("#c-")[2] for href in pages["incidents/i-bridge.html"].values("a", "href")}
    claims = set(record.dossiers[0].incident.claims)
    assert claims <= linked
    anchors = {name.removeprefix("c-") for page in pages.values() for name in page.ids}
    assert claims <= anchors


def test_nothing_is_loaded_from_elsewhere_and_no_script_stands_in_a_page(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        for source in (*page.values("script", "src"), *page.values("img", "src")):
            assert not re.match(r"\w+:|//", source), (name, source)
        scripts = [attrs for tag, attrs in page.tags if tag == "script"]
        assert all("src" in attrs or attrs.get("type") == "application/json" for attrs in scripts), name
        assert not [attrs for _, attrs in page.tags if any(key.startswith("on") for key in attrs)], name
        assert not [attrs for _, attrs in page.tags if "style" in attrs], name
        policy = [attrs for tag, attrs in page.tags if tag == "meta" and "http-equiv" in attrs]
        assert str(policy[0]["content"]).startswith("default-src 'none'")


def test_html_in_reports_never_becomes_markup(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        assert not [tag for tag, _ in page.tags if tag in ("img", "b", "iframe", "object", "embed")], name
        assert not [href for href in page.values("a", "href") if href.startswith("javascript")], name
    evil = next(page for name, page in pages.items() if name.startswith("reports/x_"))
    assert '<script>document.title="owned"</script>' in "".join(evil.words)
    assert "<b>villagers</b>" in "".join(evil.words)


def test_a_report_s_text_is_shown_whole(record: Any, pages: dict[str, Page]) -> None:
    for extraction in record.extractions:
        if extraction.report.id.startswith("r-"):
            shown = "".join(pages[f"reports/{extraction.report.id}.html"].words)
            for line in extraction.report.text.split("\n"):
                assert line.strip() in shown


def test_control_characters_of_a_report_never_reach_a_page(record: Any, tmp_path: Path) -> None:
    told = record.extractions[0]
    report = msgspec.structs.replace(told.report, text="nul \x00 and bell \x07\n")
    quiet = Extraction(report=report, extractor="none", codebook="none")
    publish((), (quiet,), codebook.load(), tmp_path)
    shown = next((tmp_path / "reports").glob("*.html")).read_text(encoding="utf-8")
    assert "nul � and bell �" in shown


def test_unread_reports_say_so(pages: dict[str, Page]) -> None:
    assert "Unread." in "".join(pages["reports/r-arabic.html"].words)
    assert "1 report in Arabic is kept but unread." in "".join(pages["index.html"].words)


def test_no_map_without_a_place_and_the_page_says_why(pages: dict[str, Page]) -> None:
    assert "map-canvas" in pages["incidents/i-bridge.html"].ids
    evil, nowhere = pages["incidents/i-evil.html"], pages["incidents/i-nowhere.html"]
    assert "map-canvas" not in evil.ids + nowhere.ids
    assert "no closer than Chad" in "".join(evil.words)
    assert "No report says where" in "".join(nowhere.words)


def test_the_method_page_comes_from_the_codebook_in_force(pages: dict[str, Page]) -> None:
    text, book = "".join(pages["method.html"].words), codebook.load()
    assert book.version in text
    assert book.fingerprint in text
    for rule in book.rules.values():
        assert rule.title in text
        assert rule.text in text
    for word in book.numbers.vague:
        assert word in text
    for kind in (*book.event_types, *book.own_types):
        assert kind in text
    assert "not an interval for the truth" in text
    for standard in ("Every Casualty", "OHCHR", "Berkeley Protocol"):
        assert standard in text


def test_tables_have_scoped_heads_and_charts_have_names(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        assert all("scope" in attrs for tag, attrs in page.tags if tag == "th"), name
        assert all(
            "aria-label" in attrs or "aria-hidden" in attrs for tag, attrs in page.tags if tag == "svg"
        ), name
        assert page.values("html", "lang") == ["en"]
        assert [tag for tag, _ in page.tags].count("h1") == 1, name
        assert [tag for tag, _ in page.tags].count("main") == 1, name


def test_pages_that_the_record_no_longer_has_are_removed_but_never_strangers(
    record: Any, tmp_path: Path
) -> None:
    (tmp_path / "reports").mkdir()
    stranger = tmp_path / "reports" / "mine.html"
    stranger.write_text("kept")
    publish(record.dossiers[1:], record.extractions, codebook.load(), tmp_path)
    assert stranger.exists()  # no site of ours was here before
    publish((), record.extractions, codebook.load(), tmp_path)
    assert not list((tmp_path / "incidents").glob("*.html"))


def test_an_empty_record_is_a_site_too(tmp_path: Path) -> None:
    index = publish((), (), codebook.load(), tmp_path)
    assert "holds no incidents yet" in index.read_text(encoding="utf-8")


def test_file_names_are_safe_and_never_collide() -> None:
    named = slugs(["a", "A", "../x", "", "plain_1.v2", "ü", ".hidden", "x" * 300])
    assert named["plain_1.v2"] == "plain_1.v2"
    assert len({slug.casefold() for slug in named.values()}) == len(named)
    assert all(re.fullmatch(r"[A-Za-z0-9][\w.-]{0,99}", slug, re.ASCII) for slug in named.values())


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", None, "", " http://x"]
)
def test_only_web_addresses_are_linked(url: str | None) -> None:
    assert safe_link(url) is None
    assert safe_link("HTTPS://example.invalid/a") == "HTTPS://example.invalid/a"


def test_claims_stand_above_the_figures_on_one_axis(site):
    shown = [page.read_text(encoding="utf-8") for page in sorted((site / "incidents").glob("*.html"))]
    assert any('<tbody class="forest">' in page for page in shown)


def test_a_total_that_its_parts_exceed_says_so_in_the_matrix(record: Any, tmp_path: Path) -> None:
    flag = "Its parts come to 43, more than 39."
    dossiers = [
        msgspec.structs.replace(
            dossier, ledger=tuple(msgspec.structs.replace(e, why=f"Latest. {flag}") for e in dossier.ledger)
        )
        for dossier in record.dossiers
    ]
    publish(dossiers, record.extractions, codebook.load(), tmp_path, title="Sums")
    assert f'<span class="why">{flag}</span>' in (tmp_path / "incidents/i-bridge.html").read_text("utf-8")
