"""Photograph a published site: `python -m benchmarks.screenshots [SITE_DIR [OUT_DIR]]`.

Takes the pages of the record as a whole, the incident with the most claims and the report with the most, at
desktop and phone width, light and dark. Without an OUT_DIR they go to `out/screenshots`, and the picture in
the README, `docs/images/site.png`, is taken too.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, sync_playwright

Scheme = Literal["light", "dark"]
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


class Look(NamedTuple):
    """How a page is looked at: window in pixels, colour scheme, the whole page or one screen of it."""

    size: tuple[int, int]
    scheme: Scheme
    full: bool


def richest(folder: Path) -> Path:
    """Return the page of `folder` that links to or holds the most claims."""
    pages = sorted(folder.glob("*.html"))
    if not pages:
        sys.exit(f"{folder}: no pages; publish a record there first")
    return max(pages, key=lambda page: len(re.findall(r'(?:#|id=")c-', page.read_text(encoding="utf-8"))))


def shots(site: Path) -> Iterator[tuple[str, Path]]:
    """Yield a name and a page for each kind of page."""
    for whole in ("index", "reports", "sources", "method"):
        yield whole, site / f"{whole}.html"
    yield "incident", richest(site / "incidents")
    yield "report", richest(site / "reports")


def photograph(browser: Browser, page: Path, picture: Path, look: Look) -> None:
    """Save a picture of `page`."""
    width, height = look.size
    tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=look.scheme)
    tab.goto(page.resolve().as_uri())
    tab.wait_for_timeout(400)  # the map draws after the page has loaded
    picture.parent.mkdir(parents=True, exist_ok=True)
    tab.screenshot(path=str(picture), full_page=look.full)
    tab.close()


def main(arguments: Sequence[str]) -> int:
    """Photograph the site named on the command line."""
    site = Path(arguments[0] if arguments else "out/site")
    out = Path(arguments[1] if len(arguments) > 1 else "out/screenshots")
    readme = [] if len(arguments) > 1 else [Path("docs/images/site.png")]
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium found on this machine; install one to take pictures")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, page in shots(site):
            for device, scheme in product(SIZES, SCHEMES):
                picture = out / f"{name}-{device}-{scheme}.png"
                photograph(browser, page, picture, Look(SIZES[device], scheme, full=True))
        for picture in readme:
            photograph(browser, richest(site / "incidents"), picture, Look((1280, 1280), "light", full=False))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
