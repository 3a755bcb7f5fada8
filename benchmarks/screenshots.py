"""Photograph a published site: `python -m benchmarks.screenshots [SITE_DIR [OUT_DIR]]`.

Takes the first page, the incident with the most claims and a report of it at desktop and phone width, light
and dark, and `site.png`, the picture in the README. Without folders: `out/site` and `docs/images`.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

Scheme = Literal["light", "dark"]
WIDTHS = {"desktop": 1280, "phone": 390}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def richest(folder: Path) -> Path:
    """Return the page of `folder` that links to or holds the most claims."""
    pages = sorted(folder.glob("*.html"))
    if not pages:
        sys.exit(f"{folder}: no pages; publish a record there first")
    return max(pages, key=lambda page: len(re.findall(r'(?:#|id=")c-', page.read_text(encoding="utf-8"))))


def shots(site: Path) -> Iterator[tuple[str, Path]]:
    """Yield a name and a page for each kind of page."""
    yield "index", site / "index.html"
    yield "incident", richest(site / "incidents")
    yield "report", richest(site / "reports")


def photograph(browser: Browser, page: Path, picture: Path, look: tuple[int, Scheme], full: bool) -> None:
    """Save a picture of `page` at a width in pixels and a colour scheme, `full` or the first screen only."""
    width, scheme = look
    tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    tab.goto(page.resolve().as_uri())
    tab.wait_for_timeout(400)  # the map draws after the page has loaded
    tab.screenshot(path=str(picture), full_page=full)
    tab.close()


def main(arguments: Sequence[str]) -> int:
    """Photograph the site named on the command line."""
    site = Path(arguments[0] if arguments else "out/site")
    out = Path(arguments[1] if len(arguments) > 1 else "docs/images")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium found on this machine; install one to take pictures")
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, page in shots(site):
            for device, width in WIDTHS.items():
                for scheme in SCHEMES:
                    picture = out / f"{name}-{device}-{scheme}.png"
                    photograph(browser, page, picture, (width, scheme), full=True)
        photograph(browser, richest(site / "incidents"), out / "site.png", (1280, "light"), full=False)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
