"""Invented entries with the errors that lists make: matching may not get worse unnoticed."""

from __future__ import annotations

from benchmarks.undercounting import matching


def test_most_pairs_are_found_and_few_are_wrong():
    found = matching(600)
    assert found["precision"] >= 0.93
    assert found["recall"] >= 0.92
    assert 0.9 < found["ratio"] < 1.1  # what the errors do to an estimate
