"""Benches of what is read off the words: places, spellings, days, actors."""

from __future__ import annotations

from benchmarks import readers
from benchmarks.bench import Bench, Step
from benchmarks.registry.figures import lost, percent, share
from benchmarks.registry.steps import read_and_scored

PLACES = Bench(
    name="places",
    title="Places",
    needs=("places/score.py", "places/data/trnews.dev.jsonl.gz", "places/data/geovirus.dev.jsonl.gz"),
    steps=read_and_scored("places/score.py"),
    read=readers.from_json(_="score.json"),
    figures=(
        share("trnews_placed", "TR-News placed", "trnews.dev/all_gold/placed", 79),
        share("trnews_over", "TR-News mention F", "trnews.dev/overlap/f", 89),
        share("trnews_161", "TR-News within 161 km", "trnews.dev/all_gold/acc161"),
        share("geovirus_placed", "GeoVirus placed", "geovirus.dev/all_gold/placed", 86),
        share("geovirus_over", "GeoVirus mention F", "geovirus.dev/overlap/f", 92),
        share("geovirus_161", "GeoVirus within 161 km", "geovirus.dev/all_gold/acc161"),
    ),
)

SPELLINGS = Bench(
    name="spellings",
    title="Spellings of places of current wars",
    needs=("places/variants.py", "places/variants.tsv"),
    steps=(
        Step("python {bench}/places/variants.py reports", "reports.jsonl"),
        Step("counterclaim extract {work}/reports.jsonl", "extract.jsonl"),
        Step("python {bench}/places/variants.py score {work}/extract.jsonl", "score.txt"),
    ),
    read=readers.spellings,
    figures=(
        percent("right", "spellings right", "right", 88),
        percent("missed", "spellings not detected", "missed"),
        percent("whole", "places of 100 with every spelling right", "whole"),
    ),
)

EVENTS = Bench(
    name="events",
    title="Where and when incidents happened",
    needs=("places/events.py", "muc4/data/tst1.key.gz", "muc4/data/tst2.key.gz"),
    steps=read_and_scored("places/events.py", said="", split=" tst1 tst2"),
    read=readers.by_split,
    figures=(
        percent("within161", "within 161 km", "within161km", 62),
        percent("within25", "within 25 km", "within25km"),
        percent("country", "right country", "country"),
        percent("same_days", "same days", "same_days", 72),
        percent("overlapping", "days overlap", "overlapping_days"),
    ),
)

DATES = Bench(
    name="dates",
    title="Dates",
    needs=("dates/score.py", "dates/data/wikiwars.dev.jsonl.gz", "dates/data/trnews.dev.jsonl.gz"),
    steps=read_and_scored("dates/score.py"),
    read=readers.from_json(_="score.json"),
    figures=(
        share("wikiwars_value", "WikiWars value F", "wikiwars.dev/value/f", 91),
        share("wikiwars_over", "WikiWars detection F", "wikiwars.dev/overlap/f"),
        share("trnews_value", "TR-News value F", "trnews.dev/value/f", 88),
        share("trnews_over", "TR-News detection F", "trnews.dev/overlap/f"),
    ),
)

ACTORS = Bench(
    name="actors",
    title="Actors",
    needs=(),
    steps=(
        Step(
            "python -m benchmarks.actors tests/data/actors_a_gold.jsonl tests/data/actors_b_gold.jsonl"
            " tests/data/actors_c_gold.jsonl tests/data/actors_d_gold.jsonl"
            " tests/data/actors_e_gold.jsonl",
            "score.json",
        ),
    ),
    read=readers.by_split,
    figures=(
        share("right", "registered actors resolved", "right", 95),
        lost("wrong", "resolved to another", "wrong", 1),
        share("class", "class of the victims right", "class", 95),
        share("stance", "standing of the source right", "stance", 95),
        share("kept", "unregistered kept without an id", "kept"),
        share("kind", "kind of invented bodies by their names", "kind"),
    ),
)
