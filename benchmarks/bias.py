"""Predict items that the model of bias was not fitted to: `python -m benchmarks.bias BENCH items|conflicts`.

`items`: five parts by a hash of the incident, each predicted by a model fitted to the other four, as the
benchmark's own held-back part is made. `conflicts`: each conflict predicted by a model that never saw it, and
that does not know its name. Prints the columns that the benchmark's scorer reads.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from counterclaim.reconcile.rows import Item
from counterclaim.reconcile.table import COLUMNS, printed_row
from counterclaim.resources.bias import BiasParameters
from training.bias import NAMES, Known, fit, read

PARTS = 5


def by_item(known: Known) -> str:
    """Return which of five parts an item's incident falls into."""
    return str(int(hashlib.sha256(known.key[0].encode()).hexdigest(), 16) % PARTS)


def by_conflict(known: Known) -> str:
    """Return an item's conflict; those that are one case each are left out together."""
    return known.conflict if known.conflict in NAMES else "others"


SPLITS: Mapping[str, Callable[[Known], str]] = {"items": by_item, "conflicts": by_conflict}


def predictions(known: Sequence[Known], part: Callable[[Known], str]) -> Iterator[dict[str, str]]:
    """Yield a row for each item, predicted by a model that was fitted without the item's part."""
    for out in sorted({part(k) for k in known}):
        parameters = fit([k for k in known if part(k) != out])
        for k in known:
            if part(k) == out:
                yield printed_row(k.key, _as_known(k, parameters), parameters)


def _as_known(known: Known, parameters: BiasParameters) -> Item:
    conflict = known.conflict if known.conflict in parameters.conflicts else None
    seen = tuple(one._replace(conflict=conflict) for one in known.found.seen)
    return known.found._replace(seen=seen)


def main(arguments: Sequence[str]) -> None:
    """Print the predictions of one split."""
    folder, split = arguments
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(predictions(read(Path(folder)), SPLITS[split]))


if __name__ == "__main__":
    main(sys.argv[1:])
