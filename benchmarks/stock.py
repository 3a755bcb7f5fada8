"""The yardstick of speed, the stock English pipeline: `python -m benchmarks.stock REPORTS [BATCH]`.

Two processes and the pipeline's own settings; a second argument sets the number of texts in a batch. The
default batch is larger than a small collection, so that one process gets it all: 16 is the fairer opponent.
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy

from benchmarks.convert import read_lines
from counterclaim.resources.weights import model_folder


def main(arguments: list[str]) -> int:
    """Parse every report and print the number of sentences, so that nothing is left undone."""
    nlp = spacy.load(model_folder())
    texts = [line["text"] for line in read_lines(Path(arguments[0]))]
    batch = int(arguments[1]) if len(arguments) > 1 else None
    print(sum(len(list(doc.sents)) for doc in nlp.pipe(texts, n_process=2, batch_size=batch)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
