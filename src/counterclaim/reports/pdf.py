"""The text layer of a PDF. Runs in the child process of `isolated.py`."""

from __future__ import annotations

import re

import pypdfium2
from pypdfium2 import PdfiumError
from pypdfium2 import raw as pdfium

from counterclaim.errors import InputError
from counterclaim.reports.items import check_length

# PDFium joins a word broken by a hyphen at a line end, with this character in place of hyphen and line end.
HYPHEN = re.compile(r"\x02(.?)", re.DOTALL)


def read_pdf(data: bytes, max_pages: int, max_chars: int) -> str:
    """Read the text of all pages, one after the other, each ending in a line break.

    Args:
        data: the file.
        max_pages: more pages are refused.
        max_chars: reading stops, and the file is refused, once there is more text than this.

    Raises:
        InputError: it is damaged, locked, too long, or has no text layer.
    """
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = len(document)
            if pages > max_pages:
                raise InputError(f"has {pages:,} pages, {max_pages:,} are allowed", remedy="split it")
            text = _read_pages(document, max_chars)
    except PdfiumError as error:
        raise _explain(error) from error
    if not text.strip():
        raise InputError(
            "is a PDF without a text layer", remedy="run OCR on it (such as ocrmypdf) and give the result"
        )
    return text


def _read_pages(document: pypdfium2.PdfDocument, max_chars: int) -> str:
    texts: list[str] = []
    chars = 0
    for page in document:
        layer = page.get_textpage()
        # PDFium ends lines with CR LF on every system.
        texts.append(layer.get_text_bounded(errors="replace").replace("\r\n", "\n") + "\n")
        layer.close()
        page.close()
        chars += len(texts[-1])
        check_length(chars, max_chars)
    return HYPHEN.sub(_mend_hyphen, "".join(texts))


def _mend_hyphen(found: re.Match[str]) -> str:
    """Put a word broken at a line end together; before a capital or digit the hyphen was the word's own."""
    following = found[1]
    return following if following.islower() else f"-{following}"


def _explain(error: PdfiumError) -> InputError:
    if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
        return InputError("is a PDF locked by a password", remedy="save a copy without the password")
    return InputError(f"is not a PDF that can be read ({error})", remedy="open it and print it to a new PDF")
