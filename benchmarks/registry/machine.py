"""Benches of time and memory."""

from __future__ import annotations

from benchmarks import readers
from benchmarks.bench import Bench, Step
from benchmarks.registry.figures import cost, lost, number, share
from benchmarks.registry.steps import beside_stock, gold

SPEED = Bench(
    name="speed",
    title="Speed of reading",
    needs=("attribution/data/polnear.dev.jsonl.gz",),
    steps=(
        Step(
            "python -m benchmarks.convert reports {bench}/attribution/data/polnear.dev.jsonl.gz",
            "reports.jsonl",
        ),
        *beside_stock("counterclaim extract --workers 2", "{work}/reports.jsonl", runs=3),
    ),
    read=readers.speed,
    figures=(
        number("ratio", "ratio to the stock pipeline", "ratio", 1.0, digits=2),
        number("fairer_ratio", "ratio to it in batches of 16", "fairer_ratio", digits=2),
        number("cpu_ratio", "the same, per CPU second", "cpu_ratio", digits=2),
        number("words", "words a second", "words"),
        number("cpu_words", "words a CPU second", "cpu_words"),
        cost("peak", "largest process, MB", "peak", 600, digits=0),
    ),
)

MIXED = tuple(
    f"{{bench}}/{file}"
    for file in (
        "claims/data/dev.jsonl",
        "attribution/data/polnear.dev.jsonl.gz",
        "places/data/trnews.dev.jsonl.gz",
        "attribution/data/polnear.train.jsonl.gz",
    )
)
SCREENED = {
    "claims": "{bench}/claims/data/dev.jsonl",
    "samples": "{work}/gold.jsonl",
    "passages": "tests/data/passages_gold.jsonl",
    "PolNeAR": "{bench}/attribution/data/polnear.dev.jsonl.gz",
    "TR-News": "{bench}/places/data/trnews.dev.jsonl.gz",
    "GeoVirus": "{bench}/places/data/geovirus.dev.jsonl.gz",
    "mixed stream": "{work}/stream.jsonl",
}
SCREEN = Bench(
    name="screen",
    title="The screen",
    needs=(
        "claims/data/dev.jsonl",
        "attribution/data/polnear.train.jsonl.gz",
        "places/data/trnews.dev.jsonl.gz",
    ),
    steps=(
        Step("counterclaim extract samples", "all.jsonl"),
        Step("python -m benchmarks.convert once {work}/all.jsonl", "extract.jsonl"),
        gold("tests/data/samples_gold.jsonl"),
        Step(f"python -m benchmarks.convert mixed {' '.join(MIXED)}", "stream.jsonl"),
        Step(
            "python -m benchmarks.screening "
            + " ".join(f"'{name}={file}'" for name, file in SCREENED.items()),
            "screening.json",
        ),
        *beside_stock("counterclaim extract --screen --workers 2", "{work}/stream.jsonl", runs=2),
    ),
    read=readers.screening,
    figures=(
        number("ratio", "ratio to the stock pipeline", "ratio", 4.0, digits=2),
        number("fairer_ratio", "ratio to it in batches of 16", "fairer_ratio", digits=2),
        lost("lost", "gold claims lost, %", "lost", 0.5, digits=2),
        share("words_away", "words turned away, %", "words_away"),
        share("reports_away", "reports turned away whole, %", "reports_away"),
        number("scanned", "words a second, turned away", "scanned"),
        number("words", "words a second, mixed stream", "words"),
    ),
)

RESOLVERS = Bench(
    name="resolvers",
    title="Cost of resolving",
    needs=("places/score.py", "places/data/trnews.dev.jsonl.gz", "dates/data/wikiwars.dev.jsonl.gz"),
    steps=(
        Step("python {bench}/places/score.py reports", "places.jsonl"),
        Step("python {bench}/dates/score.py reports", "dates.jsonl"),
        Step("python -m benchmarks.resolvers {work}/places.jsonl {work}/dates.jsonl", "score.json"),
    ),
    read=readers.from_json(_="score.json"),
    figures=(
        lost("share", "of the parser's time, %", "share", 15),
        number("words", "words a CPU second", "words_a_second"),
        cost("opening", "gazetteer opens, ms", "open_ms", 50),
        cost("memory", "gazetteer adds, MB", "memory_mb", 50),
        cost("data", "data of the package, MB", "data_mb", 40),
    ),
)

FIRST_RUN = Bench(
    name="run",
    title="The run on the samples",
    needs=(),
    steps=(Step("counterclaim run samples --out {work}/out", "run.txt"),),
    read=readers.first_run,
    figures=(
        cost("seconds", "seconds", "seconds", 60),
        number("peak", "largest process, MB", "peak"),
    ),
)
