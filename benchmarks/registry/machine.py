"""Benches of time and memory."""

from __future__ import annotations

from benchmarks import readers
from benchmarks.bench import Bench, Figure, Step
from benchmarks.registry.figures import share

SPEED = Bench(
    name="speed",
    title="Speed of reading",
    needs=("attribution/data/polnear.dev.jsonl.gz",),
    steps=(
        Step(
            "python -m benchmarks.convert reports {bench}/attribution/data/polnear.dev.jsonl.gz",
            "reports.jsonl",
        ),
        *(
            step
            for run in ("1", "2", "3")
            for step in (
                Step("counterclaim extract --workers 2 {work}/reports.jsonl", f"ours-{run}"),
                Step("python -m benchmarks.stock {work}/reports.jsonl", f"stock-{run}"),
                Step("python -m benchmarks.stock {work}/reports.jsonl 16", f"stock16-{run}"),
            )
        ),
    ),
    read=readers.speed,
    figures=(
        Figure(key="ratio", label="ratio to the stock pipeline", path="ratio", digits=2, goal=1.0),
        Figure(key="fairer_ratio", label="ratio to it in batches of 16", path="fairer_ratio", digits=2),
        Figure(key="cpu_ratio", label="the same, per CPU second", path="cpu_ratio", digits=2),
        Figure(key="words", label="words a second", path="words", digits=0),
        Figure(key="cpu_words", label="words a CPU second", path="cpu_words", digits=0),
        Figure(
            key="peak", label="largest process, MB", path="peak", digits=0, goal=600, lower_is_better=True
        ),
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
        Step(
            "python -m benchmarks.convert gold tests/data/samples_gold.jsonl {work}/extract.jsonl",
            "gold.jsonl",
        ),
        Step(f"python -m benchmarks.convert mixed {' '.join(MIXED)}", "stream.jsonl"),
        Step(
            "python -m benchmarks.screening "
            + " ".join(f"'{name}={file}'" for name, file in SCREENED.items()),
            "screening.json",
        ),
        *(
            step
            for run in ("1", "2")
            for step in (
                Step("counterclaim extract --screen --workers 2 {work}/stream.jsonl", f"ours-{run}"),
                Step("python -m benchmarks.stock {work}/stream.jsonl", f"stock-{run}"),
                Step("python -m benchmarks.stock {work}/stream.jsonl 16", f"stock16-{run}"),
            )
        ),
    ),
    read=readers.screening,
    figures=(
        Figure(key="ratio", label="ratio to the stock pipeline", path="ratio", digits=2, goal=4.0),
        Figure(key="fairer_ratio", label="ratio to it in batches of 16", path="fairer_ratio", digits=2),
        Figure(
            key="lost",
            label="gold claims lost, %",
            path="lost",
            scale=100,
            digits=2,
            goal=0.5,
            lower_is_better=True,
        ),
        share("words_away", "words turned away, %", "words_away"),
        share("reports_away", "reports turned away whole, %", "reports_away"),
        Figure(key="scanned", label="words a second, turned away", path="scanned", digits=0),
        Figure(key="words", label="words a second, mixed stream", path="words", digits=0),
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
        Figure(
            key="share",
            label="of the parser's time, %",
            path="share",
            scale=100,
            goal=15,
            lower_is_better=True,
        ),
        Figure(key="words", label="words a CPU second", path="words_a_second", digits=0),
        Figure(key="opening", label="gazetteer opens, ms", path="open_ms", goal=50, lower_is_better=True),
        Figure(key="memory", label="gazetteer adds, MB", path="memory_mb", goal=50, lower_is_better=True),
        Figure(key="data", label="data of the package, MB", path="data_mb", goal=40, lower_is_better=True),
    ),
)

FIRST_RUN = Bench(
    name="run",
    title="The run on the samples",
    needs=(),
    steps=(Step("counterclaim run samples --out {work}/out", "run.txt"),),
    read=readers.first_run,
    figures=(
        Figure(key="seconds", label="seconds", path="seconds", goal=60, lower_is_better=True),
        Figure(key="peak", label="largest process, MB", path="peak", digits=0),
    ),
)
