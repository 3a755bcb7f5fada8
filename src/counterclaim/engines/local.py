"""The local engine: one process, or a pool of spawned ones, with the order of items kept.

Results never depend on the number of workers: each item is worked on alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 4  # items handed to a worker at a time: small, so that long reports do not pile up on one


class LocalEngine:
    """Maps a function over items in this process or in `workers` spawned ones."""

    def __init__(self, workers: int = 1) -> None:
        """Set the number of processes; with 1 everything runs here."""
        self._workers = max(1, workers)

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield `function(item)` in the order of `items`; `function` must be importable when workers > 1."""
        if self._workers == 1:
            yield from map(function, items)
            return
        # One matrix thread a worker: more only fight each other for the same cores.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        with get_context("spawn").Pool(self._workers) as pool:
            yield from pool.imap(function, items, chunksize=CHUNK)
