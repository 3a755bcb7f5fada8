import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from counterclaim.errors import RecordError
from counterclaim.model import Span
from counterclaim.record.rows import ORIGIN, link
from counterclaim.record.store import Store
from counterclaim.record.tables import metadata

Edit = Callable[[sqlite3.Connection], object]


@pytest.fixture
def filled(path: Path, make) -> Iterator[Path]:
    """A closed record of four reports and two incidents."""
    with Store.open(path) as store:
        extractions = make.add(store, 1, 2, 3, 4)
        linked = [make.make_dossier(*extractions[:3]), make.make_dossier(extractions[3])]
        store.add_dossiers(linked, extractor=make.EXTRACTOR, codebook=make.CODEBOOK)
    return path


def tamper(path: Path, edit: Edit) -> None:
    """Edit a record behind its back and put the triggers back, as one who knows it would."""
    connection = sqlite3.connect(path)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    edit(connection)
    for _, statement in triggers:
        connection.execute(statement)
    connection.commit()
    connection.close()


def run(statement: str) -> Edit:
    return lambda connection: connection.execute(statement)


def findings(path: Path) -> str:
    with Store.open(path, create=False) as store:
        verification = store.verify()
    assert verification.is_sound == (not verification.findings)
    return "\n".join(f"{finding.where}: {finding.what}" for finding in verification.findings)


def test_a_record_as_written_is_sound(filled):
    with Store.open(filled) as store:
        verification = store.verify()
    assert verification.findings == ()
    counts = (verification.reports, verification.extractions, verification.incidents, verification.entries)
    assert counts == (4, 4, 2, 4 * 4 + 2 + 1)
    assert len(verification.head) == 64


def test_an_empty_record_is_sound(store):
    verification = store.verify()
    assert verification.is_sound
    assert (verification.entries, verification.head) == (0, ORIGIN)


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_no_row_is_changed_or_removed(filled, table):
    connection = sqlite3.connect(filled)
    column = next(iter(metadata.tables[table].columns)).name
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = {column}"):  # noqa: S608
        with pytest.raises(sqlite3.IntegrityError, match="the record is append-only"):
            connection.execute(statement)
    connection.close()


TAMPERINGS = {
    "a word of a report": (
        "UPDATE reports SET json = replace(json, 'ministry', 'militia') WHERE json LIKE '%said 2 %'",
        r"^reports [0-9a-f]{16} \(r_[0-9a-f]{16}\): the row was changed",
    ),
    "a figure": (
        """UPDATE extractions SET json = replace(json, '"low":1', '"low":9') WHERE json LIKE '%said 2 %'""",
        r"^extractions [0-9a-f]{16} of report r_[0-9a-f]{16}: the row was changed",
    ),
    "whose extraction it is": (
        "UPDATE extractions SET extractor = 'other' WHERE json LIKE '%said 2 %'",
        r"^extractions \w+ of report \w+: the row was changed",
    ),
    "a text that is none": (
        "UPDATE reports SET json = CAST(x'ff00fe' AS TEXT) WHERE json LIKE '%said 2 %'",
        r"^reports .*: the row was changed",
    ),
    "a number for a text": ("UPDATE sightings SET path = 1.5", "^sightings .*: the row was changed"),
    "where a report was seen": (
        "UPDATE sightings SET path = 'x'",
        r"^sightings \w+ of report r_\w+: the row was",
    ),
    "archived bytes": (
        "UPDATE blobs SET packed = (SELECT packed FROM blobs ORDER BY digest DESC LIMIT 1) "
        "WHERE digest = (SELECT min(digest) FROM blobs)",
        r"^bytes \w{16} of report r_\w{16}: the archived bytes have another hash$",
    ),
    "archived bytes cut off": (
        "UPDATE blobs SET packed = substr(packed, 1, 9)",
        "^bytes .*: the archived bytes cannot be unpacked",
    ),
    "archived bytes that are text": (
        "UPDATE blobs SET packed = 'x'",
        "the archived bytes cannot be unpacked",
    ),
    "an incident": (
        "UPDATE dossiers SET json = replace(json, 'one source', 'two sources')",
        r"^dossiers \w{16} \(i_\w{16}\): the row was changed",
    ),
    "a generation": ("UPDATE generations SET members = '[]'", r"^generations \w+: the row was changed"),
    "an incident removed": ("DELETE FROM dossiers", r"^dossiers \w{16}: the log has a row that is gone"),
    "an extraction removed": (
        "DELETE FROM extractions WHERE json LIKE '%said 2 %'",
        r"(?s)^claims row \d+: refers to extractions that is not there",
    ),
    "a claim taken from the index": (
        "DELETE FROM claims WHERE id = (SELECT min(id) FROM claims)",
        r"^claim c_\w{16}: the index lacks it for extraction \w{16}$",
    ),
    "a claim put into the index": (
        "INSERT INTO claims SELECT 'c_new', digest FROM extractions LIMIT 1",
        r"^claim c_new: extraction \w{16} does not make it$",
    ),
    "a log entry removed": ("DELETE FROM log WHERE seq = 5", "^log 5: an entry is gone"),
    "a log entry changed": (
        "UPDATE log SET digest = 'x' WHERE seq = 5",
        "^log 5: does not follow from the entry",
    ),
    "a log entry that is a number": ("UPDATE log SET chain = 7 WHERE seq = 5", "^log 5: does not follow"),
    "log entries swapped": (
        "UPDATE log SET seq = CASE seq WHEN 5 THEN -6 ELSE -5 END WHERE seq IN (5, 6); "
        "UPDATE log SET seq = -seq WHERE seq < 0",
        "^log 5: does not follow from the entry before it\nlog 6",
    ),
    "a row added": (
        "INSERT INTO dossiers VALUES ('abc', 'i_abc', '{}')",
        "^dossiers abc: the row is not in the log\ndossiers abc .i_abc.: the row was changed",
    ),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_tampering_is_named(filled, name):
    statements, expected = TAMPERINGS[name]
    tamper(filled, lambda connection: [connection.execute(each) for each in statements.split("; ")])
    assert re.search(expected, findings(filled), re.MULTILINE)


def test_a_missing_trigger_is_named(filled):
    connection = sqlite3.connect(filled)
    connection.execute("DROP TRIGGER log_no_delete")
    connection.commit()
    connection.close()
    assert findings(filled) == "log: the trigger log_no_delete that keeps it append-only is gone"


def test_a_changed_row_is_never_handed_out(filled, make):
    tamper(filled, run("UPDATE extractions SET json = replace(json, '\"low\":1', '\"low\":9')"))
    tamper(filled, run("UPDATE reports SET json = replace(json, 'ministry', 'militia')"))
    with Store.open(filled) as store:
        for read in (store.extractions, store.reports):
            with pytest.raises(RecordError, match="a row was changed after it was written; run"):
                list(read())


def test_a_log_chained_anew_does_not_hide_a_changed_row(filled):
    def forge(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE reports SET json = replace(json, 'ministry', 'militia')")
        previous = ORIGIN
        for seq, table, digest in connection.execute("SELECT seq, table_name, digest FROM log ORDER BY seq"):
            previous = link(previous, table, digest)
            connection.execute("UPDATE log SET chain = ? WHERE seq = ?", (previous, seq))

    tamper(filled, forge)
    assert "the row was changed" in findings(filled)


def test_a_span_that_does_not_quote_its_report_is_named(store, make):
    (extraction,) = make.add(store, 1)
    bad = make.make_extraction(extraction.report, extractor="rules 2")
    claim = replace(bad.claims[0], evidence=Span(start=0, end=3, text="Not"))
    store.add_extraction(replace(bad, claims=(claim,)))
    (finding,) = store.verify().findings
    assert finding.where.endswith(f"of report {extraction.report.id}")
    assert finding.what == "characters 0-3 are not 'Not'"


def test_incidents_of_what_is_not_there_are_named(store, make):
    (extraction,) = make.add(store, 1)
    stranger = make.make_extraction(make.make_report(2))
    names = {"extractor": make.EXTRACTOR, "codebook": make.CODEBOOK}
    store.add_dossiers([make.make_dossier(extraction, stranger)], **names)
    found = [finding.what for finding in store.verify().findings]
    assert found == [
        f"it refers to {kind} {name}, which the record does not hold"
        for kind, name in (
            ("report", stranger.report.id),
            ("event", stranger.events[0].id),
            ("claim", stranger.claims[0].id),
        )
    ]


def test_bytes_overwritten_in_the_file_are_named(filled):
    whole = filled.read_bytes()
    at = whole.index(b"The ministry said 2")
    filled.write_bytes(whole[:at] + b"\xff" + whole[at + 1 :])
    assert "the row was changed" in findings(filled)


def test_a_page_overwritten_in_the_file_is_named(filled):
    content = bytearray(filled.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    content[size * 4 : size * 5] = b"\x5a" * size
    filled.write_bytes(content)
    assert findings(filled).startswith("file: ")
