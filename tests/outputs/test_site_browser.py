"""The site in a real browser, opened from its folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium on this machine: the site was not opened in a browser"
    ),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """Return a tab that fails its test on anything in the console, any page error and any foreign request."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    trouble: list[str] = []
    opened.on("console", lambda message: trouble.append(message.text))
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("dialog", lambda dialog: trouble.append(dialog.message))
    opened.on(
        "request",
        lambda request: None if request.url.startswith(("file:", "data:")) else trouble.append(request.url),
    )
    yield opened
    opened.close()
    assert trouble == []


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_page_opens_without_errors_or_requests_and_none_scrolls_sideways(tab: Page, site: Path) -> None:
    for width in (320, 390, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        for path in _pages(site):
            tab.goto(path.as_uri())
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, (path.name, width)
            assert "owned" not in tab.title() or "<script>" in tab.title()
            assert tab.locator("main img, main b, main iframe").count() == 0


def test_search_and_filters(tab: Page, site: Path) -> None:
    tab.goto((site / "index.html").as_uri())
    rows = tab.locator("[data-row]:visible")
    assert rows.count() == 4
    tab.keyboard.press("/")
    tab.keyboard.type("derin OBSERVATORY")
    assert rows.count() == 1
    assert tab.locator("[data-count]").inner_text() == "1 of 4 incidents"
    tab.keyboard.type(" nothing like it")
    assert tab.locator("[data-empty]").is_visible()
    tab.get_by_role("button", name="Show all").click()
    tab.wait_for_function("document.querySelectorAll('[data-row]:not([hidden])').length === 4")
    tab.get_by_label("Figures").select_option("yes")
    assert rows.count() == 1
    tab.get_by_label("Figures").select_option("")
    tab.get_by_label("Place").select_option(label="Chad")
    assert rows.count() == 3
    tab.get_by_label("Actor").select_option(label="River Front")
    assert rows.count() == 1


def test_a_figure_leads_to_its_sentence(tab: Page, site: Path) -> None:
    tab.goto((site / "incidents" / "i-bridge.html").as_uri())
    tab.get_by_role("table", name="Killed: claims by origin").get_by_role("link", name="≤25").click()
    tab.wait_for_url("**/reports/r-second.html#c-*")
    sentence = tab.locator(".evidence:target")
    assert "spoke of up to 25 guards dead" in sentence.inner_text()
    assert sentence.evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }"
    )
    assert sentence.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    assert "≤25" in tab.locator(".saying.is-target").inner_text()


def test_the_map_draws_circles_and_no_pins(tab: Page, site: Path) -> None:
    tab.goto((site / "incidents" / "i-bridge.html").as_uri())
    assert tab.locator(".leaflet-container path.map-circle.main").count() == 1
    assert tab.locator(".leaflet-container path.map-land").count() > 200
    assert tab.locator(".leaflet-marker-icon").count() == 0
    assert tab.locator(".map-name").inner_text() == "Derin Bridge"


def test_everything_can_be_read_without_script(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / "index.html").as_uri())
    assert tab.locator("[data-row]:visible").count() == 4
    assert not tab.locator("[data-filters]").is_visible()
    tab.goto((site / "incidents" / "i-bridge.html").as_uri())
    assert tab.locator(".matrix .cell").first.is_visible()
    assert tab.locator(".points").is_visible()
    context.close()


def test_the_theme_follows_the_system_and_then_the_reader(browser: Browser, site: Path) -> None:
    tab = browser.new_page(color_scheme="dark")
    tab.goto((site / "index.html").as_uri())

    def shade() -> int:
        return int(tab.evaluate("getComputedStyle(document.body).backgroundColor.match(/[0-9]+/)[0]"))

    assert shade() < 60
    tab.get_by_role("button", name="Light").click()
    assert shade() > 200
    tab.goto((site / "method.html").as_uri())
    assert shade() > 200
    tab.close()


def test_the_keyboard_reaches_the_content_and_shows_where_it_is(tab: Page, site: Path) -> None:
    tab.goto((site / "incidents" / "i-bridge.html").as_uri())
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_background(browser: Browser, site: Path, scheme: Any) -> None:
    tab = browser.new_page(color_scheme=scheme)
    for name in (
        "index.html",
        "incidents/i-bridge.html",
        "reports/r-second.html",
        "reports.html",
        "sources.html",
        "method.html",
    ):
        tab.goto((site / name).as_uri())
        assert tab.evaluate(CONTRAST) == [], name
    tab.close()


# Texts whose contrast with the nearest painted background is below WCAG AA (4.5, or 3 for large text).
CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = text => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = text; canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = c => [0, 1, 2].map(i => c[i] / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = e => { for (; e; e = e.parentElement) {
    const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] > 250) return c;
  } return [255, 255, 255]; };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), bad = new Set();
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement, style = getComputedStyle(e);
    if (!walker.currentNode.data.trim() || !e.checkVisibility()) continue;
    if (e.closest('.leaflet-container, option, title')) continue;
    const fore = light(rgba(e.closest('svg') ? style.fill : style.color)), back = light(behind(e));
    const ratio = (Math.max(fore, back) + .05) / (Math.min(fore, back) + .05);
    const size = parseFloat(style.fontSize);
    if (ratio < (size >= 24 || (size >= 18.7 && style.fontWeight >= 700) ? 3 : 4.5))
      bad.add(e.className + ': ' + walker.currentNode.data.trim().slice(0, 30) + ' ' + ratio.toFixed(2));
  }
  return [...bad];
}"""
