import random
import sqlite3
import zlib
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from counterclaim.errors import RecordError, UnknownIdError
from counterclaim.model import Claim, Extraction, Report, Source, Span, content_id
from counterclaim.record import codec
from counterclaim.record.store import Store
from counterclaim.record.tables import CONTENT


def dump(path: Path) -> dict[str, list[tuple]]:
    """Everything in the content tables, in an order of its own."""
    with sqlite3.connect(path) as connection:
        names = [*(table.name for table in CONTENT), "claims"]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names}  # noqa: S608


def test_keeps_reports_and_their_bytes(store, make):
    report = make.make_report(3)
    assert store.add_report(report, make.raw_of(3), "text/plain")
    assert not store.add_report(report, make.raw_of(3), "text/plain")
    assert list(store.reports()) == [report]
    assert store.report(report.id) == report
    assert store.raw(report.sha256) == make.raw_of(3)


def test_refuses_bytes_of_another_hash(store, make):
    with pytest.raises(RecordError, match="not those that the report's sha256 names"):
        store.add_report(make.make_report(1), b"others", "text/plain")
    assert list(store.reports()) == []


def test_a_copy_elsewhere_is_the_same_report_whichever_came_first(make, tmp_path):
    first, second = make.make_report(1, path="b.txt"), make.make_report(1, path="a.txt")
    seen = []
    for name, order in (("x", (first, second)), ("y", (second, first))):
        with Store.open(tmp_path / name) as store:
            news = [store.add_report(report, make.raw_of(1), "text/plain") for report in order]
            assert news == [True, False]
            store.add_extraction(make.make_extraction(first))
            seen.append((list(store.reports()), list(store.extractions()), store.fingerprint()))
    assert seen[0] == seen[1]
    assert seen[0][0] == [second]
    assert seen[0][1][0].report == second


def test_a_report_corrected_under_its_id_stands_beside_the_old_one(store, make):
    (old,) = make.add(store, 1)
    corrected = replace(old.report, published=date(2022, 1, 22))
    assert store.add_report(corrected, make.raw_of(1), "text/plain")
    assert list(store.reports()) == [corrected]
    assert list(store.extractions()) == []
    assert store.has_extraction(old.report, make.EXTRACTOR, make.CODEBOOK)
    assert not store.has_extraction(old.report.id, make.EXTRACTOR, make.CODEBOOK)
    assert not store.has_extraction(corrected, make.EXTRACTOR, make.CODEBOOK)
    assert store.claim(old.claims[0].id) == (old.claims[0], old)
    new = make.make_extraction(corrected)
    assert store.add_extraction(new)
    assert list(store.extractions()) == [new]
    assert store.verify().is_sound


def test_keeps_extractions_once(store, make):
    extractions = make.add(store, 1, 2)
    before = store.fingerprint()
    assert not any(store.add_extraction(extraction) for extraction in extractions)
    assert store.fingerprint() == before
    assert list(store.extractions()) == sorted(extractions, key=lambda extraction: extraction.report.id)
    assert store.has_extraction(extractions[0].report.id, make.EXTRACTOR, make.CODEBOOK)
    assert not store.has_extraction(extractions[0].report.id, "rules 2", make.CODEBOOK)
    assert not store.has_extraction("r_unknown", make.EXTRACTOR, make.CODEBOOK)


def test_another_extractor_stands_beside_the_old_one(store, make):
    old = make.add(store, 1, 2)
    (new,) = make.add(store, 1, extractor="rules 2")
    assert set(store.extractions()) == {new, old[1]}
    assert set(store.extractions(extractor=make.EXTRACTOR)) == set(old)
    assert list(store.extractions(extractor="rules 2", codebook="codebook 9")) == []
    assert store.versions() == (("rules 1", "codebook 1", 2), ("rules 2", "codebook 1", 1))
    assert store.claim(new.claims[0].id) == (new.claims[0], new)


def test_refuses_another_result_of_the_same_extractor(store, make):
    (extraction,) = make.add(store, 1)
    with pytest.raises(RecordError, match="made something else of this report before; give the changed"):
        store.add_extraction(make.make_extraction(extraction.report, low=2))


def test_refuses_an_extraction_without_its_report(store, make):
    with pytest.raises(RecordError, match="add the report first"):
        store.add_extraction(make.make_extraction(make.make_report(1)))


def test_generations_are_appended_when_they_differ(store, make):
    one, two = make.add(store, 1, 2)
    names = {"extractor": make.EXTRACTOR, "codebook": make.CODEBOOK}
    first, second = make.make_dossier(one), make.make_dossier(two)
    assert store.dossiers() == ()
    assert store.add_dossiers([first], **names)
    assert not store.add_dossiers([first], **names)
    assert store.add_dossiers([second, first], **names)
    assert store.dossiers() == (second, first)
    assert store.add_dossiers([first], **names)
    assert store.dossiers() == (first,)
    assert store.add_dossiers([first], extractor="rules 2", codebook=make.CODEBOOK)
    assert store.verify().is_sound


def test_finds_incidents_by_a_beginning_of_their_id(store, make):
    dossiers = [make.make_dossier(extraction) for extraction in make.add(store, *range(8))]
    store.add_dossiers(dossiers, extractor=make.EXTRACTOR, codebook=make.CODEBOOK)
    wanted = dossiers[3].incident.id
    assert store.incident(wanted) == store.incident(wanted[:12]) == dossiers[3]
    with pytest.raises(UnknownIdError, match="several incident ids begin so; write more of it: i_"):
        store.incident("i_")
    with pytest.raises(UnknownIdError, match=f"no incident has this id; did you mean .*{wanted}"):
        store.incident(wanted[:-1] + "x")
    with pytest.raises(UnknownIdError, match="no incident has this id; the record holds 8, none near it"):
        store.incident("")


def test_unknown_ids_are_told(store, make):
    (extraction,) = make.add(store, 1)
    with pytest.raises(UnknownIdError, match=f"did you mean {extraction.claims[0].id}"):
        store.claim(extraction.claims[0].id.upper().lower()[:-1] + "x")
    with pytest.raises(UnknownIdError, match="no report has this id"):
        store.report("nothing like it")
    with pytest.raises(UnknownIdError, match="no report has bytes of this hash"):
        store.raw("0" * 64)


def test_a_failure_inside_a_transaction_leaves_nothing(store, make):
    report = make.make_report(1)

    def fail_halfway():
        with store.transaction():
            store.add_report(report, make.raw_of(1), "text/plain")
            raise LookupError

    with pytest.raises(LookupError):
        fail_halfway()
    assert list(store.reports()) == []
    assert store.add_report(report, make.raw_of(1), "text/plain")
    assert store.verify().is_sound


def test_a_report_that_cannot_be_kept_takes_no_other_with_it(store, make):
    with store.transaction():
        make.add(store, 1)
        with pytest.raises(RecordError, match="surrogate"):
            store.add_report(make.make_report(2, title="\ud83d"), make.raw_of(2), "text/plain")
        make.add(store, 3)
    assert len(list(store.reports())) == 2
    with pytest.raises(UnknownIdError):
        store.raw(make.make_report(2).sha256)
    assert store.verify().is_sound


def test_half_a_surrogate_pair_is_told(store, make):
    with pytest.raises(RecordError, match="half of a surrogate pair"):
        store.add_report(make.make_report(1, title="\ud83d"), make.raw_of(1), "text/plain")
    with pytest.raises(RecordError, match="half of a surrogate pair"):
        store.add_report(make.make_report(1, path="caf\udce9.txt"), make.raw_of(1), "text/plain")
    assert list(store.reports()) == []


def test_archived_bytes_are_bounded(store, make, monkeypatch):
    make.add(store, 1)
    monkeypatch.setattr(codec, "MAX_RAW_BYTES", 10)
    with pytest.raises(RecordError, match="larger than"):
        store.add_report(make.make_report(2), make.raw_of(2), "text/plain")
    with pytest.raises(RecordError, match="cut off or too many"):
        store.raw(make.make_report(1).sha256)


def test_bytes_that_unfold_without_end_are_not_unfolded(monkeypatch):
    monkeypatch.setattr(codec, "MAX_RAW_BYTES", 1000)
    with pytest.raises(RecordError, match="too many"):
        codec.unpack(zlib.compress(bytes(10_000_000)), "a bomb")


@given(order=st.permutations(range(6)), again=st.lists(st.integers(0, 5), max_size=4))
@settings(max_examples=8, deadline=None)
def test_the_content_does_not_depend_on_the_order(make, order, again):
    with TemporaryDirectory() as folder:
        straight, shuffled = Path(folder, "a"), Path(folder, "b")
        for path, numbers in ((straight, range(6)), (shuffled, [*order, *again])):
            with Store.open(path) as store:
                make.add(store, *numbers)
                linked = [make.make_dossier(extraction) for extraction in store.extractions()]
                store.add_dossiers(linked, extractor=make.EXTRACTOR, codebook=make.CODEBOOK)
        assert dump(straight) == dump(shuffled)
        with Store.open(straight) as one, Store.open(shuffled) as other:
            assert one.fingerprint() == other.fingerprint()
            assert one.dossiers() == other.dossiers()
            assert list(one.extractions()) == list(other.extractions())


@st.composite
def arbitrary(draw) -> tuple[Extraction, bytes]:
    """An extraction of a report of any Unicode, with spans anywhere."""
    text = draw(st.text(max_size=60))
    raw = text.encode()
    cuts = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = st.lists(
        cuts.map(lambda cut: Span(start=cut[0], end=cut[1], text=text[cut[0] : cut[1]])),
        min_size=3,
        max_size=3,
    )
    own = st.none() | st.text(max_size=8)
    report = Report(
        id=draw(st.text(min_size=1, max_size=8)),
        sha256=sha256(raw).hexdigest(),
        path=draw(own),
        url=draw(own),
        title=draw(own),
        outlet=draw(own),
        published=draw(st.none() | st.dates()),
        language=draw(own),
        text=text,
    )
    evidence, count, description = draw(spans)
    base = draw(st.sampled_from([1, 2, 3]))
    return _extraction(report, (evidence, count, description), base), raw


def _extraction(report: Report, spans: tuple[Span, Span, Span], number: int) -> Extraction:
    evidence, count, description = spans
    claim = Claim(
        id=content_id("c", report.id, evidence.start, number),
        kind="description",
        event=None,
        attribution=None,
        source=Source(name=None, actor=None, role="report", start=None, end=None),
        relay=None,
        stance="unclear",
        outcome=None,
        victims=None,
        by=None,
        low=number,
        high=10**20,
        qualifier="vague",
        count=count,
        scope="background",
        part_of=None,
        as_of=report.published,
        evidence=evidence,
        description=description,
    )
    return Extraction(report=report, extractor="any", codebook="any", claims=(claim,))


@given(drawn=arbitrary())
@settings(max_examples=30, deadline=None)
def test_any_extraction_comes_back_as_it_was(drawn):
    extraction, raw = drawn
    with TemporaryDirectory() as folder, Store.open(Path(folder, "record")) as store:
        assert store.add_report(extraction.report, raw, "text/plain")
        assert store.add_extraction(extraction)
        assert not store.add_extraction(extraction)
        assert list(store.extractions()) == [extraction]
        assert store.report(extraction.report.id) == extraction.report
        assert store.raw(extraction.report.sha256) == raw
        assert store.claim(extraction.claims[0].id) == (extraction.claims[0], extraction)
        assert store.verify().findings == ()


def test_the_order_of_writing_is_in_the_log_alone(make, tmp_path):
    numbers = list(range(5))
    random.Random(1).shuffle(numbers)
    for name, order in (("a", range(5)), ("b", numbers)):
        with Store.open(tmp_path / name) as store:
            make.add(store, *order)
    assert dump(tmp_path / "a") == dump(tmp_path / "b")
