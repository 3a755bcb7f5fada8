"""Pages and PDFs, through the child process that reads them."""

import io
import sys
import zlib
from datetime import date

import pytest

PARAGRAPH = (
    "<p>Gunmen stormed the customs post at Varna Ridge on Tuesday, killing three guards and wounding five,"
    " the provincial governor said.</p>"
)


PAGE_OBJECT = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]"
    " /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>"
)


def lines(*texts):
    shown = " ".join(f"({text}) Tj T*" for text in texts)
    return f"BT /F1 12 Tf 72 720 Td 14 TL {shown} ET".encode("latin-1")


def make_pdf(*contents, repeat=1):
    """A PDF of one page for each content stream, all of them `repeat` times."""
    firsts = range(4, 4 + 2 * len(contents), 2)
    kids = [f"{number} 0 R" for number in firsts] * repeat
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, content in zip(firsts, contents, strict=True):
        packed = zlib.compress(content, 9)
        head = f"<< /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode()
        objects += [PAGE_OBJECT.format(number + 1).encode(), head + packed + b"\nendstream"]
    return _number(objects)


def _number(objects):
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


@pytest.fixture
def page(tmp_path):
    def write(body, head="<title>Three dead</title>"):
        path = tmp_path / "a.html"
        path.write_text(f"<html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
        return path

    return write


@pytest.fixture
def pdf(tmp_path):
    def write(*contents, repeat=1):
        path = tmp_path / "a.pdf"
        path.write_bytes(make_pdf(*contents, repeat=repeat))
        return path

    return write


def test_nothing_of_a_hostile_page_reaches_its_text(read_one, hostile):
    report = read_one(hostile / "hostile.html")
    assert "payload" not in report.text
    assert report.text.startswith("Gunmen stormed the customs post")
    assert "<b onmouseover" in report.text, "escaped markup is words of the report, for the site to escape"
    assert report.title == "Three guards killed at Varna Ridge"
    assert report.url is None, "an address that runs code is none"
    assert report.published == date(2031, 2, 4)
    assert report.language == "en"


def test_a_page_says_its_title_outlet_address_and_day(page, read_one):
    head = """<title>Three dead</title><meta property="og:site_name" content="Ridge Post">
    <link rel="canonical" href="https://ridge.example/news/three-dead">
    <script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2031-02-03"}</script>"""
    report = read_one(page(PARAGRAPH * 2, head))
    assert (report.title, report.outlet, report.url, report.published) == (
        "Three dead", "Ridge Post", "https://ridge.example/news/three-dead", date(2031, 2, 3)
    )  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        PARAGRAPH + "<p>The town fell on 2029-03-14, and again on 15 March 2030.</p>",
        PARAGRAPH + "<footer>Copyright 2029 Ridge Post</footer>",
        PARAGRAPH,
    ],
)
def test_a_day_that_a_page_does_not_call_its_own_is_not_its_day(page, read_one, body):
    assert read_one(page(body)).published is None
    assert read_one(page(body), published=date(2031, 2, 3)).published == date(2031, 2, 3)


def test_a_dateline_is_the_pages_day(page, read_one):
    report = read_one(page(f'<p class="date">Published 3 February 2031</p><article>{PARAGRAPH}</article>'))
    assert report.published == date(2031, 2, 3)


def test_a_sidecar_goes_before_what_the_page_says(page, read_one):
    path = page(PARAGRAPH)
    path.with_suffix(".json").write_text('{"outlet": "Ridge Post"}')
    report = read_one(path)
    assert (report.title, report.outlet) == ("Three dead", "Ridge Post")


@pytest.mark.parametrize("depth", [300, 100_000])
def test_a_deeply_nested_page_is_refused_whole(page, refuse, depth):
    assert "is nested too deeply" in refuse(page("<div>" * depth + PARAGRAPH))


def test_a_page_that_is_too_large_is_refused(page, refuse):
    assert "20,000,000 are allowed" in refuse(page("x" * 20_000_001))
    assert "its text has 1,001 characters, 999 are allowed" in refuse(
        page(f"<p>{'word ' * 200}.</p>"), max_text_chars=999
    )


def test_entities_from_elsewhere_are_not_read(tmp_path, read_one):
    (tmp_path / "secret").write_text("the secret")
    path = tmp_path / "a.html"
    path.write_text(
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]><html><body><p>Three &e; died.'
    )
    assert "secret" not in read_one(path).text.replace("/secret", "")


def test_a_page_that_keeps_its_reader_busy_is_given_up_and_the_next_is_read(page, tmp_path, read):
    attributes = " ".join(f"a{number}=1" for number in range(300_000))
    slow = page(f"<p {attributes}>{PARAGRAPH}")
    (tmp_path / "b.html").write_text(f"<html><body>{PARAGRAPH}</body></html>")
    reports, (message,), _ = read(slow, tmp_path / "b.html", max_seconds=5)
    assert message == f"{slow}: made its reader fail, or take over 5 seconds; save its text as .txt"
    assert len(reports) == 1


def test_the_text_layer_of_a_pdf_page_by_page(pdf, read_one):
    report = read_one(pdf(lines("Three guards died at the", "customs post."), lines("Five were hurt.")))
    assert report.text == "Three guards died at the\ncustoms post.\nFive were hurt.\n"
    assert report.published is None


def test_words_broken_at_line_ends_are_put_together(pdf, read_one):
    report = read_one(pdf(lines("The provin-", "cial governor of Al-", "Rumman spoke.")))
    assert report.text == "The provincial governor of Al-Rumman spoke.\n"


def test_a_pdf_without_text_asks_for_ocr(pdf, refuse):
    assert "is a PDF without a text layer; run OCR on it" in refuse(pdf(b""))


def test_a_pdf_of_thousands_of_pages_is_refused(pdf, refuse):
    path = pdf(lines("Three died."), repeat=5000)
    assert "has 5,000 pages, 500 are allowed; split it" in refuse(path)


def test_a_pdf_of_too_much_text_is_refused(pdf, refuse):
    path = pdf(lines("Three guards died."), repeat=500)
    assert "100 are allowed; split it or raise max_text_chars" in refuse(path, max_text_chars=100)


def test_a_pdf_bomb_is_given_up_and_the_next_is_read(tmp_path, read):
    (tmp_path / "bomb.pdf").write_bytes(
        make_pdf(b"BT /F1 12 Tf " + b"(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj " * 3_000_000)
    )
    (tmp_path / "good.pdf").write_bytes(make_pdf(lines("Three guards died.")))
    reports, (message,), _ = read(tmp_path, max_seconds=5)
    assert "bomb.pdf: made its reader fail" in message
    assert len(reports) == 1


def test_a_pdf_on_standard_input_is_known(monkeypatch, read_one):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(make_pdf(lines("Three guards died.")))))
    assert read_one("-").text == "Three guards died.\n"
