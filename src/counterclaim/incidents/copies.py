"""Near-duplicate reports: syndicated and lightly edited copies of one text are one witness.

MinHash over three-word shingles finds candidates in time linear in the number of reports; the shingles
themselves then decide. On the 60 development reports of the claims benchmark the only edited copies share
0.28 of their shingles and no other pair more than 0.02, so the threshold of 0.15 is far from both.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from counterclaim.model import Report

SHINGLE_WORDS = 3
THRESHOLD = 0.15
_HASHES, _ROWS = 128, 2  # 64 bands of two rows: a pair sharing 0.28 meets with probability 0.99
_PRIME = np.uint64((1 << 31) - 1)
_WORD = re.compile(r"[^\W_]+")

Shingles = npt.NDArray[np.uint64]


def shingles(text: str) -> Shingles:
    """Return the sorted distinct hashes of a text's three-word runs; a shorter text is one shingle."""
    found = _WORD.findall(text.casefold())
    runs = (" ".join(found[i : i + SHINGLE_WORDS]) for i in range(max(1, len(found) - SHINGLE_WORDS + 1)))
    return np.unique(np.fromiter((zlib.crc32(run.encode("utf-8")) for run in runs), dtype=np.uint64))


def jaccard(a: Shingles, b: Shingles) -> float:
    """Return the share of two texts' shingles that both hold."""
    both = np.intersect1d(a, b, assume_unique=True).size
    return both / (a.size + b.size - both)


def copies(reports: Iterable[Report]) -> dict[str, str]:
    """Map the id of each report to the id of the earliest report it is a copy of (itself, mostly)."""
    ordered = sorted(reports, key=lambda report: (report.published or date.max, report.id))
    texts = [shingles(report.text) for report in ordered]
    parent = list(range(len(ordered)))
    for a, b in sorted(_candidates(texts)):
        if _root(parent, a) != _root(parent, b) and jaccard(texts[a], texts[b]) >= THRESHOLD:
            first, second = sorted((_root(parent, a), _root(parent, b)))
            parent[second] = first
    return {report.id: ordered[_root(parent, i)].id for i, report in enumerate(ordered)}


def _candidates(texts: Sequence[Shingles]) -> set[tuple[int, int]]:
    """Pair each text with the first and the last before it in every band, so that big buckets stay cheap."""
    pairs: set[tuple[int, int]] = set()
    buckets: dict[tuple[int, int, int], tuple[int, int]] = {}
    for i, text in enumerate(texts):
        for band, (left, right) in enumerate(_signature(text).reshape(-1, _ROWS).tolist()):
            first, last = buckets.get((band, left, right), (i, i))
            pairs.update((earlier, i) for earlier in (first, last) if earlier != i)
            buckets[band, left, right] = (first, i)
    return pairs


def _signature(text: Shingles) -> Shingles:
    # x -> a x + b over a prime field; constants from a digest, so that every machine makes the same signature
    a, b = (
        np.frombuffer(hashlib.shake_128(b"minhash").digest(16 * _HASHES), dtype="<u8").reshape(2, -1) % _PRIME
    )
    hashed = (a[:, None] * (text % _PRIME)[None, :] + b[:, None]) % _PRIME
    signature: Shingles = hashed.min(axis=1)
    return signature


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i
