"""A store of every release is brought up to today's schema with everything in it."""

import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from tests.builders import CHEAP, PASSPHRASE, START
from tests.store.released import LOCAL, make_store, released, rows_of
from tests.store.test_store import raw, tiny_disk
from tethelp_desktop.domain.backups import BackupCause
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.store import backup, backup_files, checks, keyslots
from tethelp_desktop.store.comparing import count_uncompared
from tethelp_desktop.store.schema import METADATA
from tethelp_desktop.store.store import DATABASE, SLOTS, Store

REVISIONS = released()


def kept(before: dict[str, list[dict[str, object]]], folder: Path) -> bool:
    """Whether every row of records, edits and segments is there with every value it had."""
    after = rows_of(folder)
    for table, rows in before.items():
        if table in LOCAL:
            continue
        columns = rows[0].keys() if rows else ()
        found = [{name: row[name] for name in columns} for row in after[table]]
        if [row for row in rows if row not in found]:
            return False
    return True


def test_every_revision_before_this_one_is_kept() -> None:
    versions = Path(backup.__file__).parent / "migrations" / "versions"
    made = sorted(path.name[1:5] for path in versions.glob("v*.py"))
    assert made[: len(REVISIONS)] == REVISIONS
    assert set(made) - set(REVISIONS) <= {made[-1]}, "run tests.store.released"


@pytest.mark.parametrize("revision", REVISIONS)
def test_an_upgrade_keeps_every_row_and_makes_todays_tables(revision: str, tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", revision)
    before = rows_of(folder)
    assert sum(map(len, before.values())) > 15
    with Store.open(folder, PASSPHRASE, START) as store, store.read() as reader:
        context = MigrationContext.configure(reader.connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
        assert list(checks.findings(reader)) == []
        (found_by,) = reader.connection.exec_driver_sql("SELECT count(*) FROM person_key").one()
        assert found_by == len(reader.find(Beneficiary)) == count_uncompared(reader) == 1
    assert kept(before, folder)


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_verified_backup_of_the_old_file_comes_first(revision: str, tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", revision)
    before = rows_of(folder)
    Store.open(folder, PASSPHRASE, START).close()
    (made,) = backup_files.backups_in(folder / backup.FOLDER)
    assert made.manifest is not None
    assert made.made is not None
    assert (made.manifest.schema, made.made.cause) == (revision, BackupCause.BEFORE_UPGRADE)
    assert made.manifest.made_at == START
    backup_files.unpack(made.path, tmp_path / "old")
    assert rows_of(tmp_path / "old") == before
    with Store.open(tmp_path / "old", PASSPHRASE) as store, store.read() as reader:
        assert reader.find(Beneficiary)


def test_a_store_of_today_is_opened_without_a_backup(template: Path, tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", REVISIONS[-1])
    for _ in range(2):
        Store.open(folder, PASSPHRASE).close()
    assert len(backup_files.backups_in(folder / backup.FOLDER)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize("damaged", [False, True])
def test_an_upgrade_broken_off_again_and_again_leaves_one_whole_backup(
    tmp_path: Path, *, damaged: bool
) -> None:
    folder = make_store(tmp_path / "store", REVISIONS[-1])
    for _ in range(3):
        child = os.fork()
        if child == 0:

            def look(event: str, arguments: tuple[Any, ...]) -> None:
                if event == "exec" and arguments[0].co_filename.endswith("env.py"):  # Alembic's
                    os.kill(os.getpid(), signal.SIGKILL)

            sys.addaudithook(look)
            Store.open(folder, PASSPHRASE, START)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status)
    (made,) = backup_files.backups_in(folder / backup.FOLDER)
    if damaged:
        content = bytearray(made.path.read_bytes())
        content[len(content) // 2] ^= 1
        made.path.write_bytes(content)
    with Store.open(folder, PASSPHRASE, START):
        pass
    found = backup_files.backups_in(folder / backup.FOLDER)
    assert [backup_files.is_whole(one.path) for one in found].count(True) == 1
    assert len(found) == 1 + damaged


def test_another_backup_is_made_where_anything_changed(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", REVISIONS[-1])
    key = keyslots.unlock(folder / SLOTS, PASSPHRASE)
    source = backup.Source(folder / DATABASE, folder / SLOTS, key)
    first = backup.before_upgrade(source, START)
    assert backup.before_upgrade(source, START) == first
    with raw(folder) as connection:
        connection.execute("UPDATE clock SET last = last + 1")
    second = backup.before_upgrade(source, START)
    keyslots.put(folder / SLOTS, key, "Lan", "một câu khác hẳn", CHEAP)
    third = backup.before_upgrade(source, START)
    assert len({first.path, second.path, third.path}) == 3


def test_without_a_backup_nothing_is_upgraded(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", REVISIONS[0])
    (folder / backup.FOLDER).write_text("a file where the folder should be")
    before = (folder / DATABASE).read_bytes()
    with pytest.raises(TetHelpError) as refused:
        Store.open(folder, PASSPHRASE)
    assert refused.value.failure is Failure.UPGRADE_WITHOUT_BACKUP
    assert (folder / DATABASE).read_bytes() == before
    (folder / backup.FOLDER).unlink()
    Store.open(folder, PASSPHRASE).close()


def test_a_disk_too_full_for_the_backup_stops_the_upgrade(tmp_path: Path) -> None:
    whole = make_store(tmp_path / "store", REVISIONS[-1])
    size = sum(path.stat().st_size for path in whole.iterdir())
    folder = tmp_path / "disk"
    with tiny_disk(folder, f"{size // 1024 + 300}k"):
        for path in whole.iterdir():
            (folder / path.name).write_bytes(path.read_bytes())
        before = rows_of(folder)
        with pytest.raises(TetHelpError) as refused:
            Store.open(folder, PASSPHRASE)
        assert refused.value.failure is Failure.UPGRADE_WITHOUT_BACKUP
        assert rows_of(folder) == before
        assert backup_files.backups_in(folder / backup.FOLDER) == []


def test_a_damaged_old_store_is_damaged_and_not_upgraded(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", REVISIONS[-1])
    content = bytearray((folder / DATABASE).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / DATABASE).write_bytes(content)
    with pytest.raises(TetHelpError) as refused:
        Store.open(folder, PASSPHRASE)
    assert refused.value.failure is Failure.STORE_DAMAGED
    assert (folder / DATABASE).read_bytes() == content


def test_an_upgrade_that_fails_leaves_the_old_rows(tmp_path: Path) -> None:
    """A row that no migration expected: the whole upgrade is undone, the backup stays."""
    folder = make_store(tmp_path / "store", REVISIONS[0])
    with raw(folder) as connection:
        connection.execute("CREATE TABLE household (already TEXT)")
    before = rows_of(folder)
    with pytest.raises(sa.exc.OperationalError):
        Store.open(folder, PASSPHRASE)
    assert rows_of(folder) == before
    assert len(backup_files.backups_in(folder / backup.FOLDER)) == 1
