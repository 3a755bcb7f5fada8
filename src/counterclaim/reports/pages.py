"""Main text, title, outlet, address and date of a web page; nothing of it is executed or fetched.

Runs in the child process of `isolated.py`.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, builder, document_fromstring
from trafilatura import bare_extraction
from trafilatura.metadata import extract_metadata

from counterclaim.errors import InputError
from counterclaim.reports.items import About

MAX_PAGE_BYTES = 20_000_000
UNSEEN = [
    "//script|//style|//template|//noscript|//iframe|//object|//embed|//svg|//math|//select|//textarea",
    "//*[@hidden or @aria-hidden='true' or contains(translate(@style, ' ', ''), 'display:none')]",
]
# Where a page says its own date; prose is left out because the first date in it is that of some event.
DATELINES = """//time | //abbr | //h1 | //body//script[@type='application/ld+json']
| //body//*[string-length() < 200 and (
    @itemprop='datePublished' or contains(@class, 'date') or contains(@id, 'date')
    or contains(@class, 'publish') or contains(@class, 'posted') or contains(@class, 'byline'))]"""
# `max_date` is fixed because the library's default is today: the same page would read otherwise tomorrow.
DATE_RULES = {"extensive_search": False, "original_date": True, "max_date": "9999-12-31"}


def read_page(data: bytes) -> tuple[str, About]:
    """Read the main text of a page and what the page says about itself.

    Args:
        data: the page as UTF-8.

    Raises:
        InputError: it is too large, nested too deeply, or has no main text.
    """
    try:
        tree = _parse(data)
        # What the page says about itself is read first: the extraction prunes the tree.
        about = _describe(tree)
        document = bare_extraction(tree, fast=True, include_comments=False, prune_xpath=UNSEEN)
    except (RecursionError, ValueError, etree.LxmlError) as error:
        raise InputError(f"cannot be read as a web page ({error})", remedy="save its text as .txt") from error
    text = document.text if document else None
    if not text:
        raise InputError("has no main text", remedy="save the text of its report as .txt")
    return text, about


def _parse(data: bytes) -> HtmlElement:
    if len(data) > MAX_PAGE_BYTES:
        what = f"is a page of {len(data):,} bytes, {MAX_PAGE_BYTES:,} are allowed"
        raise InputError(what, remedy="save its text as .txt")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    tree = document_fromstring(data, parser=parser)
    # The parser drops whatever lies too deep: a page that lost text must not pass for whole.
    if any("depth" in error.message for error in parser.error_log):
        raise InputError("is nested too deeply", remedy="save its text as .txt")
    return tree


def _describe(tree: HtmlElement) -> About:
    found = extract_metadata(_front(tree), date_config=DATE_RULES)
    address = found.url or ""
    return About(
        url=address if address.startswith(("https://", "http://")) else None,
        title=found.title or None,
        outlet=found.sitename or None,
        published=date.fromisoformat(found.date) if found.date else None,
    )


def _front(tree: HtmlElement) -> HtmlElement:
    """Copy of the page without its prose: the head and the places where a date, title or outlet stands."""
    heads = [deepcopy(head) for head in tree.iter("head")]
    lines = [deepcopy(line) for line in tree.xpath(DATELINES)]
    for line in lines:
        line.tail = None
    return builder.HTML(*heads, builder.BODY(*lines))
