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
_LIKELY = 0.07  # share of equal hashes; a pair that shares 0.15 has fewer with probability 0.005
_MATES = 3  # texts before it in a bucket that a text is held against, besides the first
_WORD = re.compile(r"[^\W_]+")

Shingles = npt.NDArray[np.uint32]
Pairs = npt.NDArray[np.int64]


def shingles(text: str) -> Shingles:
    """Return the sorted distinct hashes of a text's three-word runs; a shorter text is one shingle."""
    found = _WORD.findall(text.casefold())
    runs = (" ".join(found[i : i + SHINGLE_WORDS]) for i in range(max(1, len(found) - SHINGLE_WORDS + 1)))
    return np.unique(np.fromiter((zlib.crc32(run.encode("utf-8")) for run in runs), dtype=np.uint32))


def jaccard(a: Shingles, b: Shingles) -> float:
    """Return the share of two texts' shingles that both hold."""
    both = np.intersect1d(a, b, assume_unique=True).size
    return both / (a.size + b.size - both)


def copies(reports: Iterable[Report]) -> dict[str, str]:
    """Map the id of each report to the id of the earliest report it is a copy of (itself, mostly)."""
    ordered = sorted(reports, key=lambda report: (report.published or date.max, report.id))
    texts = [shingles(report.text) for report in ordered]
    parent = list(range(len(ordered)))
    for a, b in _candidates(texts).tolist():
        if _root(parent, a) != _root(parent, b) and jaccard(texts[a], texts[b]) >= THRESHOLD:
            first, second = sorted((_root(parent, a), _root(parent, b)))
            parent[second] = first
    return {report.id: ordered[_root(parent, i)].id for i, report in enumerate(ordered)}


def _candidates(texts: Sequence[Shingles]) -> Pairs:
    """Return the pairs of texts that are likely to share enough, in order, the earlier text first.

    In every band a text is held against the few before it in its bucket and against the first, so that big
    buckets stay cheap.
    """
    signatures = np.array([_signature(text) for text in texts], dtype=np.uint32).reshape(-1, _HASHES)
    found = [_likely(signatures, _mates(band)) for band in np.hsplit(signatures, _HASHES // _ROWS)]
    return np.unique(np.concatenate(found), axis=0)


def _mates(band: npt.NDArray[np.uint32]) -> Pairs:
    """Return the pairs of texts that one band brings together."""
    keys = band.astype(np.uint64) @ np.array([1 << 32, 1], dtype=np.uint64)
    order = np.argsort(keys, kind="stable")
    _, starts, sizes = np.unique(keys[order], return_index=True, return_counts=True)
    into = np.arange(keys.size) - np.repeat(starts, sizes)  # how many stand before each in its bucket
    pairs = [np.stack((np.repeat(order[starts], sizes), order), axis=1)[into > _MATES]]
    for back in range(1, _MATES + 1):
        (at,) = np.nonzero(into >= back)
        pairs.append(np.stack((order[at - back], order[at]), axis=1))
    return np.concatenate(pairs)


def _likely(signatures: npt.NDArray[np.uint32], pairs: Pairs) -> Pairs:
    shared = (signatures[pairs[:, 0]] == signatures[pairs[:, 1]]).mean(axis=1)
    likely: Pairs = pairs[shared >= _LIKELY]
    return likely


def _signature(text: Shingles) -> Shingles:
    # x -> the upper half of a x + b; constants from a digest, so that every machine makes the same signature
    a, b = np.frombuffer(hashlib.shake_128(b"minhash").digest(16 * _HASHES), dtype="<u8").reshape(2, -1)
    hashed = (a[:, None] | np.uint64(1)) * text.astype(np.uint64)[None, :] + b[:, None]
    signature: Shingles = (hashed >> np.uint64(32)).min(axis=1).astype(np.uint32)
    return signature


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i
