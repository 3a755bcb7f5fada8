import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from counterclaim.errors import RecordError
from counterclaim.record import file
from counterclaim.record.store import Store
from counterclaim.record.tables import APPLICATION_ID, SCHEMA, metadata

WRITER = Path(__file__).with_name("writer.py")


def pragma(path: Path, statement: str) -> object:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(f"PRAGMA {statement}").fetchone()
    finally:
        connection.close()


def script() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(file.MIGRATIONS))
    return ScriptDirectory.from_config(config)


# ---------------------------------------------------------------- schema
def test_a_record_says_whose_it_is(store, path):
    assert pragma(path, "application_id") == (APPLICATION_ID,)
    assert pragma(path, "user_version") == (SCHEMA,)
    assert pragma(path, "journal_mode") == ("wal",)
    assert script().get_current_head() == f"{SCHEMA:04}"


def test_the_tables_are_those_of_the_migrations(path):
    Store.open(path).close()
    connection = file.connect(path, write=True)
    try:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    finally:
        connection.close()


def make_old(path: Path, make, *numbers: int) -> str:
    """Leave at `path` a record as schema 1 had it; return its fingerprint."""
    with Store.open(path) as store:
        make.add(store, *numbers)
        fingerprint = store.fingerprint()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE claims")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.execute("PRAGMA user_version = 1")
    return fingerprint


def test_an_older_record_is_migrated_when_opened_for_writing(path, make):
    fingerprint = make_old(path, make, 1, 2)
    with pytest.raises(RecordError, match=r"has schema 1, older than the 2 .* migrate it with"):
        Store.open(path, create=False)
    with Store.open(path) as store:
        (extraction, _) = store.extractions()
        assert store.claim(extraction.claims[0].id) == (extraction.claims[0], extraction)
        assert store.verify().is_sound
        assert store.fingerprint() == fingerprint


def test_a_migration_that_fails_leaves_the_old_record(path, make, monkeypatch):
    make_old(path, make, 1)
    with sqlite3.connect(path) as connection:  # what stands in the way of the migration
        connection.execute("CREATE TABLE claims (other TEXT)")
    with pytest.raises(RecordError, match="already exists"):
        Store.open(path)
    assert pragma(path, "user_version") == (1,)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE claims")
    with Store.open(path) as store:
        assert store.verify().is_sound


def test_a_newer_record_asks_for_an_upgrade(path):
    Store.open(path).close()
    pragma(path, f"user_version = {SCHEMA + 1}")
    for create in (True, False):
        with pytest.raises(RecordError, match=f"has schema {SCHEMA + 1}, newer .* upgrade counterclaim"):
            Store.open(path, create=create)


# ---------------------------------------------------------------- files that are no record
def test_a_missing_record_is_told_when_reading(path):
    with pytest.raises(RecordError, match="there is no record; make one with"):
        Store.open(path, create=False)
    assert not path.exists()


def test_a_folder_is_no_record(tmp_path):
    with pytest.raises(RecordError, match="this is a folder"):
        Store.open(tmp_path)


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(RecordError, match="cannot be opened; check that its folder exists"):
        Store.open(tmp_path / "none" / "record.sqlite")


@pytest.mark.parametrize("create", [True, False])
def test_another_programs_database_is_left_alone(path, create):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE diary (day TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match="another program's SQLite file"):
        Store.open(path, create=create)
    assert path.read_bytes() == before


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("content", [b"Not a database, but long enough to be looked at." * 50, b"\0" * 5000])
def test_a_file_that_is_no_database_is_told(path, content, create):
    path.write_bytes(content)
    with pytest.raises(RecordError, match="not a record, or its beginning is damaged"):
        Store.open(path, create=create)
    assert path.read_bytes() == content


def test_a_truncated_record_is_told(path, make):
    with Store.open(path) as store:
        make.add(store, *range(20))
    whole = path.read_bytes()
    for share in (0.9, 0.5, 0.1):
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(RecordError, match=r"record is damaged; restore|not a record, or"):
            Store.open(path)


def test_an_empty_file_becomes_a_record(path, make):
    path.touch()
    with pytest.raises(RecordError, match="is empty: its first run was interrupted; run again"):
        Store.open(path, create=False)
    with Store.open(path) as store:
        make.add(store, 1)
        assert store.verify().is_sound


def test_names_that_need_quoting(tmp_path, make):
    path = tmp_path / "100% ?# ‘reco\\rd’"
    with Store.open(path) as store:
        make.add(store, 1)
    assert path.exists()
    with Store.open(path, create=False) as store:
        assert len(list(store.reports())) == 1


# ---------------------------------------------------------------- two at once
def test_a_second_writer_is_told_and_readers_are_not_kept(path, make, monkeypatch):
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.05)
    with Store.open(path) as first, Store.open(path) as second:
        make.add(first, 1)
        with first.transaction():
            make.add(first, 2)
            with pytest.raises(RecordError, match=f"{path.name}: another run is writing .* wait"):
                make.add(second, 3)
            with pytest.raises(RecordError, match="another run is writing"):
                Store.open(path)
            with Store.open(path, create=False) as reader:
                assert len(list(reader.reports())) == 1
                assert reader.verify().is_sound
        make.add(second, 3)
        assert len(list(first.reports())) == 3


def test_a_reader_cannot_write(path, make):
    Store.open(path).close()
    with Store.open(path, create=False) as reader, pytest.raises(RecordError, match="may not be written"):
        make.add(reader, 1)


# ---------------------------------------------------------------- places that cannot be written
READ = """
import os, sys
from pathlib import Path
from counterclaim.errors import RecordError
from counterclaim.record.store import Store
if os.geteuid() == 0:
    os.setuid(65534)  # root may write everywhere
try:
    with Store.open(Path(sys.argv[1]), create=sys.argv[2] == "write") as store:
        print(len(list(store.reports())), store.verify().is_sound)
except RecordError as error:
    print(error)
"""


def as_nobody(path: Path, how: str) -> str:
    done = subprocess.run([sys.executable, "-c", READ, path, how], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def readonly(path, make):
    """A record in a folder that everybody may read and nobody write."""
    with Store.open(path) as store:
        make.add(store, 1)
    path.chmod(0o444)
    opened = [
        folder for folder in path.parents if folder.stat().st_uid == os.getuid() and folder != Path("/")
    ]
    modes = {folder: folder.stat().st_mode for folder in opened}
    for folder in opened:
        folder.chmod(modes[folder] | 0o555)
    path.parent.chmod(0o555)
    yield path
    for folder, mode in modes.items():
        folder.chmod(mode)


def test_a_record_is_read_where_nothing_may_be_written(readonly):
    assert as_nobody(readonly, "read") == "1 True\n"
    assert as_nobody(readonly, "write").startswith(f"{readonly}: the record may not be written; check")


def test_no_record_is_made_where_nothing_may_be_written(readonly):
    assert "cannot be opened; check that its folder exists" in as_nobody(readonly.with_name("new"), "write")


def test_a_disk_that_fails_is_told_and_leaves_a_sound_record(path):
    done = subprocess.run(
        [sys.executable, WRITER, path, "400", "600000"], capture_output=True, text=True, check=False
    )
    assert "the disk failed to read or write the record; check the disk and its free space" in done.stdout
    with Store.open(path) as store:
        assert store.verify().is_sound


def test_a_full_disk_is_told_and_leaves_a_sound_record(path, make):
    Store.open(path).close()
    connection = file.connect(path, write=True)
    connection.exec_driver_sql("PRAGMA max_page_count = 60")

    def add_on_regardless(store):
        """Once the disk is full SQLite undoes all of it: nothing may go on as if it had not."""
        with store.transaction():
            for number in range(100, 200):
                with suppress(RecordError):
                    make.add(store, number)

    full = "no space is left on the disk; free some, then run again"
    with Store(connection, path) as store:
        with pytest.raises(RecordError, match=full):
            make.add(store, *range(100))
        with pytest.raises(RecordError, match="what this run was adding was undone; run again"):
            add_on_regardless(store)
    with Store.open(path) as store:
        assert store.verify().is_sound
        assert len(list(store.extractions())) == len(list(store.reports())) > 0


# ---------------------------------------------------------------- kill -9
def test_a_killed_run_is_completed_to_the_same_content(path, tmp_path, make):
    moments, added = random.Random(20220120), 0
    for kill in range(10):
        run = subprocess.Popen([sys.executable, WRITER, path, "200"], stdout=subprocess.PIPE, text=True)
        if kill < 3:  # while it starts and makes the file
            time.sleep(moments.uniform(0.2, 0.6))
        else:  # while it writes, as many reports later
            for _ in range(added + moments.randrange(25)):
                run.stdout.readline()
            time.sleep(moments.uniform(0, 0.003))
        run.kill()
        run.communicate()
        if path.exists():
            with Store.open(path) as store:
                assert store.verify().findings == ()
                added = len(list(store.extractions()))
                assert added == len(list(store.reports()))
    with Store.open(path) as store, Store.open(tmp_path / "undisturbed") as undisturbed:
        for each in (store, undisturbed):
            with each.transaction():
                make.add(each, *range(200))
            linked = [make.make_dossier(extraction) for extraction in each.extractions()]
            each.add_dossiers(linked, extractor=make.EXTRACTOR, codebook=make.CODEBOOK)
        assert store.fingerprint() == undisturbed.fingerprint()
        assert store.dossiers() == undisturbed.dossiers()
