"""The rooms joined: a run tells what it did, depends on no order and no workers, and overwrites nothing."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest

from counterclaim import pipeline
from counterclaim.errors import OutputError, RecordError
from counterclaim.model import Extraction, Report
from counterclaim.record.store import Store
from counterclaim.reports.items import Fault, Options
from counterclaim.resources import actors
from counterclaim.settings import Settings
from counterclaim.spans import spans_of

SAMPLES = Path(__file__).parents[1] / "samples"
REPORTS = [
    str(path) for path in sorted(SAMPLES.glob("khuzdar-0[1-4]*.*")) if path.suffix in (".txt", ".html")
]


@pytest.fixture(scope="module")
def extractions() -> tuple[Extraction, ...]:
    made = pipeline.extract(REPORTS, Options(), Settings(workers=1))
    return tuple(item for item in made if isinstance(item, Extraction))


def test_every_report_is_extracted_in_order(extractions: tuple[Extraction, ...]) -> None:
    assert [extraction.report.path for extraction in extractions] == REPORTS
    assert all(extraction.claims for extraction in extractions)
    for extraction in extractions:
        text = extraction.report.text
        assert all(text[span.start : span.end] == span.text for span in spans_of(extraction))


def test_faults_come_where_they_happen(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    items = list(pipeline.extract([REPORTS[0], str(tmp_path), REPORTS[1]], Options(), Settings()))
    assert [type(item) for item in items] == [Extraction, Fault, Extraction]


def test_the_number_of_workers_makes_no_difference(extractions: tuple[Extraction, ...]) -> None:
    reports = [extraction.report for extraction in extractions]
    told: list[tuple[str, int, int]] = []
    made = pipeline.extract_reports(reports, Settings(workers=2), lambda *step: told.append(step))
    assert tuple(made) == extractions
    assert told == [("reading reports", done, len(reports)) for done in range(1, len(reports) + 1)]


def test_a_report_is_extracted_by_itself_alone(extractions: tuple[Extraction, ...]) -> None:
    backwards = pipeline.extract_reports([e.report for e in reversed(extractions)], Settings())
    assert tuple(backwards) == extractions[::-1]


def test_the_order_of_extractions_makes_no_difference(extractions: tuple[Extraction, ...]) -> None:
    expected = pipeline.incidents(extractions, Settings())
    assert expected
    for seed in range(5):
        shuffled = random.Random(seed).sample(extractions, len(extractions))
        assert pipeline.incidents(shuffled, Settings()) == expected


def test_figures_are_ordered_and_rest_on_claims_of_their_incident(
    extractions: tuple[Extraction, ...],
) -> None:
    claims = {claim.id: claim for extraction in extractions for claim in extraction.claims}
    for dossier in pipeline.incidents(extractions, Settings()):
        assert set(dossier.incident.claims) <= claims.keys()
        for figure in dossier.incident.figures:
            bounds = [value for value in (figure.low, figure.best, figure.high) if value is not None]
            assert bounds == sorted(bounds)
            assert figure.why
            assert set(figure.claims) <= set(dossier.incident.claims)
            assert {claims[name].outcome for name in figure.claims} <= {figure.outcome}


def test_incidents_call_registered_actors_by_their_names(extractions: tuple[Extraction, ...]) -> None:
    registry = actors.load()
    dossiers = pipeline.incidents(extractions, Settings())
    named = [actor for dossier in dossiers for actor in dossier.incident.actors if actor.actor is not None]
    assert named
    for actor in named:
        found = registry.by_id(actor.actor or "")
        assert found is not None
        assert actor.name == found.name


def test_an_exact_duplicate_report_is_kept_once(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(Path(REPORTS[0]).read_bytes())
    outcome = pipeline.run([REPORTS[0], str(copy)], tmp_path / "out", Options(), Settings())
    assert (outcome.reports, outcome.new, outcome.recorded) == (1, 1, 1)
    assert [Path(item.report.path or "").name for item in outcome.copies] == ["copy.txt"]


def test_a_record_grows_and_keeps_what_it_held(tmp_path: Path) -> None:
    first = pipeline.run(REPORTS[:1], tmp_path, Options(), Settings())
    with Store.open(first.record, create=False) as store:
        before = list(store.extractions())
    second = pipeline.run(REPORTS[1:2], tmp_path, Options(), Settings())
    assert (second.reports, second.new, second.recorded) == (1, 1, 2)
    with Store.open(first.record, create=False) as store:
        assert store.verify().findings == ()
        after = {extraction.report.id: extraction for extraction in store.extractions()}
        assert all(after[extraction.report.id] == extraction for extraction in before)
        assert store.dossiers() == second.dossiers
    together = pipeline.run(REPORTS[:2], tmp_path / "together", Options(), Settings())
    assert together.dossiers == second.dossiers


def test_an_error_in_a_report_keeps_those_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, seen = pipeline._extract_one, []

    def fail_at_the_second(settings: Settings, report: Report) -> Extraction:
        seen.append(report.id)
        if len(seen) == 2:
            raise RecordError("made to fail", where=report.id)
        return real(settings, report)

    monkeypatch.setattr(pipeline, "_extract_one", fail_at_the_second)
    with pytest.raises(RecordError, match="made to fail"):
        pipeline.run(REPORTS, tmp_path, Options(), Settings())
    monkeypatch.setattr(pipeline, "_extract_one", real)
    with Store.open(tmp_path / pipeline.RECORD, create=False) as store:
        assert [report.id for report in store.reports()] == seen[:1]
        assert store.verify().findings == ()
    outcome = pipeline.run(REPORTS, tmp_path, Options(), Settings())
    assert (outcome.new, outcome.recorded) == (len(REPORTS) - 1, len(REPORTS))


def _everything(out: Path) -> tuple[str, dict[str, bytes]]:
    """The record's fingerprint, and every file beside it."""
    with Store.open(out / pipeline.RECORD, create=False) as store:
        fingerprint = store.fingerprint()
    files = [path for path in out.rglob("*") if path.is_file() and path.name != pipeline.RECORD]
    return fingerprint, {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def test_the_order_of_all_samples_makes_no_difference(tmp_path: Path) -> None:
    kinds = (".txt", ".html", ".csv", ".jsonl")
    inputs = [str(path) for path in sorted(SAMPLES.iterdir()) if path.suffix in kinds]
    shuffled = random.Random(1).sample(inputs, len(inputs))
    outcomes = [
        pipeline.run(order, tmp_path / name, Options(), Settings())
        for name, order in (("sorted", inputs), ("shuffled", shuffled))
    ]
    assert outcomes[0].dossiers == outcomes[1].dossiers
    assert _everything(tmp_path / "sorted") == _everything(tmp_path / "shuffled")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where a folder should be")
    with pytest.raises(OutputError, match="cannot be written"):
        pipeline.run(REPORTS[:1], tmp_path / "out", Options(), Settings())


def test_a_pool_is_used_when_told_or_worth_it() -> None:
    few, many = pipeline.WORTH_A_POOL - 1, pipeline.WORTH_A_POOL
    assert pipeline._workers(Settings(workers=3), few) == 3
    assert pipeline._workers(Settings(), few) == 1
    assert pipeline._workers(Settings(), many) >= 1


def test_what_was_screened_is_stored_under_another_name(extractions: tuple[Extraction, ...]) -> None:
    (first, *_) = extractions
    (screened,) = pipeline.extract_reports([first.report], Settings(screen=True))
    assert screened.extractor == f"{first.extractor}+screen"
    assert screened.claims == first.claims


def test_what_is_stored_names_extractor_actors_and_codebook(extractions: tuple[Extraction, ...]) -> None:
    (names,) = {(extraction.extractor, extraction.codebook) for extraction in extractions}
    assert names[0].count("+") == 1
    assert names[1].count("+") == 1
    assert msgspec.json.decode(msgspec.json.encode(extractions[0]), type=Extraction) == extractions[0]
