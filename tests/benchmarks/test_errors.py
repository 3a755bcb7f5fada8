"""The list of errors, as people read it."""

from __future__ import annotations

from typing import Any

from benchmarks.errors import lines, page, weight
from benchmarks.judging import Judged

TEXT = "The ministry said 12 soldiers were killed."


def claim(figure: int, **values: Any) -> dict[str, Any]:
    """Return a claim, annotated and found alike."""
    known = {"outcome": "killed", "low": figure, "high": None, "start": 18, "end": 20, "stance": "affirmed"}
    return known | {"victims": {"accept": ["soldiers"]}, "source": {"name": "ministry"}} | values


def test_each_error_shows_its_sentence_what_it_should_be_and_what_was_read() -> None:
    read = claim(12, source={"name": None}, victims={"name": "men"}, confidence=0.4, stance="denied")
    shown = "\n".join(lines([Judged("r1", TEXT, "wrong speaker", read, claim(12))]))
    assert "## Wrong speaker (1)" in shown
    assert "said **12** soldiers" in shown
    assert "should be: killed 12..? *soldiers*, says *ministry*" in shown
    assert "read as: killed 12..? *men*, says *the report*, denied, 40% sure" in shown


def test_the_worst_errors_concern_many_people_and_were_thought_right() -> None:
    def wrong(figure: int, sure: float) -> Judged:
        return Judged("r", TEXT, "wrong people", claim(figure, confidence=sure), claim(figure))

    assert weight(wrong(500, 0.9)) > weight(wrong(500, 0.2)) > weight(wrong(1, 0.2))


def test_the_page_counts_all_errors_and_shows_the_worst() -> None:
    errors = [Judged(f"r{n}", TEXT, "missed", None, claim(n)) for n in range(1, 6)]
    text = page(errors, 2)
    assert "| of all 5 errors |" in text
    assert "`r5`" in text
    assert "`r3`" not in text
