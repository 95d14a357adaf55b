"""A backup is whole, opens with the same passphrases, and is there or not, never half."""

import random
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import PASSPHRASE, START, Line, add_people, make_person
from tests.store.test_store import contents, raw, tiny_disk
from tethelp_desktop.domain.backups import BackupCause
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.progress import Cancelled, Monitor, Progress
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.services import people
from tethelp_desktop.store import backup, backup_files
from tethelp_desktop.store.lock import alone, one_window
from tethelp_desktop.store.store import DATABASE, SLOTS, Store

PAGE = 4096
"""Of the database, in bytes."""

ASKED = BackupCause.ASKED


@contextmanager
def refused(failure: Failure) -> Iterator[None]:
    with pytest.raises(TetHelpError) as raised:
        yield
    assert raised.value.failure is failure


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def made(line: Line, folder: Path) -> backup_files.Backup:
    add_people(line.one, 5)
    return backup.write(line.one.store.source, folder, ASKED, START)


def visible(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name != "backup.lock"]


def test_one_file_that_says_what_it_is_and_names_nobody(
    line: Line, made: backup_files.Backup, folder: Path
) -> None:
    assert visible(folder) == [made.path.name]
    assert made.path.name.startswith(f"TetHelp-{line.one.store.replica[:6]}-20260110-100000-asked")
    with zipfile.ZipFile(made.path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["manifest.json", SLOTS, DATABASE]
        told = archive.read("manifest.json").decode()
    assert made.manifest == backup_files.read_manifest(made.path)
    assert made.manifest is not None
    assert made.manifest.counts["beneficiary"] == 5
    assert made.manifest.replica == line.one.store.replica
    content = made.path.read_bytes()
    for name in (make_person().full_name, line.one.office.name, "Lan"):
        assert name not in told
    assert make_person().full_name.encode() not in content
    assert b"SQLite" not in content


def test_it_opens_with_the_same_passphrase_and_holds_the_same(
    line: Line, made: backup_files.Backup, tmp_path: Path
) -> None:
    backup_files.unpack(made.path, tmp_path / "again")
    with (
        Store.open(tmp_path / "again", PASSPHRASE) as store,
        store.read() as reader,
        line.one.store.read() as original,
    ):
        assert reader.find(Beneficiary) == original.find(Beneficiary)


def test_people_may_be_entered_meanwhile(line: Line, folder: Path) -> None:
    """In the middle of a backup another thread's writing does not wait, and is not in it."""
    add_people(line.one, 200)

    def enter(progress: Progress) -> None:
        if progress.step == "verifying-backup":
            people.save_person(line.one, None, make_person())

    made = backup.write(line.one.store.source, folder, ASKED, START, Monitor(enter))
    assert made.manifest is not None
    assert made.manifest.counts["beneficiary"] == 200


def test_cancelling_leaves_nothing(line: Line, folder: Path) -> None:
    add_people(line.one, 50)
    for step in ("backing-up", "verifying-backup", "writing-backup"):
        with pytest.raises(Cancelled):
            backup.write(line.one.store.source, folder, ASKED, START, StopsAt(step))
        assert visible(folder) == []


class StopsAt(Monitor):
    """Cancels itself at a step."""

    def __init__(self, step: str) -> None:
        super().__init__()
        self._step = step

    def report(self, step: str, done: int = 0, total: int = 0) -> None:
        if step == self._step:
            self.cancel()
        super().report(step, done, total)


@pytest.mark.parametrize("size", ["40k", "400k", "900k"])
def test_a_full_disk_leaves_nothing_and_is_said(line: Line, folder: Path, size: str) -> None:
    add_people(line.one, 20)
    with tiny_disk(folder, size):
        with refused(Failure.STORE_FULL):
            backup.write(line.one.store.source, folder, ASKED, START)
        assert visible(folder) == []
    with line.one.store.read() as reader:
        assert len(reader.find(Beneficiary)) == 20


def test_a_folder_that_cannot_be_made_is_said(line: Line, folder: Path) -> None:
    folder.write_text("a file")
    with refused(Failure.STORE_READ_ONLY):
        backup.write(line.one.store.source, folder, ASKED, START)


def test_a_damaged_store_makes_no_backup(line: Line, folder: Path) -> None:
    add_people(line.one, 20)
    line.one.store.close()
    path = line.one.store.folder / DATABASE
    content = bytearray(path.read_bytes())
    # One in each page but the first: a single page may lie on the list of free ones, unread.
    for at in range(PAGE + 100, len(content), PAGE):
        content[at] ^= 1
    path.write_bytes(content)
    with refused(Failure.STORE_DAMAGED):
        backup.write(line.one.store.source, folder, ASKED, START)
    assert visible(folder) == []


def test_what_an_interrupted_one_left_is_taken_away(line: Line, folder: Path) -> None:
    folder.mkdir()
    (folder / f".{DATABASE}.part").write_bytes(b"half")
    (folder / backup.SCRATCH).mkdir()
    backup.write(line.one.store.source, folder, ASKED, START)
    assert len(visible(folder)) == 1


def test_two_at_once_is_one_and_a_sentence(line: Line, folder: Path) -> None:
    with backup.working_in(folder), refused(Failure.BACKUP_RUNNING):
        backup.write(line.one.store.source, folder, ASKED, START)


def test_two_in_one_second_have_two_names(line: Line, folder: Path) -> None:
    names = {backup.write(line.one.store.source, folder, ASKED, START).path.name for _ in range(3)}
    assert len(names) == 3


def test_the_newest_comes_first_and_what_is_damaged_last(line: Line, folder: Path) -> None:
    first, second = (
        backup.write(line.one.store.source, folder, ASKED, START.replace(day=day))
        for day in (11, 12)
    )
    (folder / f"zzz{backup_files.SUFFIX}").write_bytes(b"nothing")
    found = backup_files.backups_in(folder)
    assert [one.path for one in found[:2]] == [second.path, first.path]
    assert found[2].manifest is None
    assert found[2].made is None
    assert backup_files.backups_in(folder / "nowhere") == []


def test_a_backup_of_a_newer_program_is_refused(made: backup_files.Backup, tmp_path: Path) -> None:
    assert made.manifest is not None
    newer = tmp_path / "newer"
    with zipfile.ZipFile(made.path) as archive, zipfile.ZipFile(newer, "w") as other:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "manifest.json":
                content = content.replace(b'"format": 1', b'"format": 2')
            other.writestr(name, content)
    with refused(Failure.STORE_TOO_NEW):
        backup_files.unpack(newer, tmp_path / "into")


def test_a_missing_backup_is_said(tmp_path: Path) -> None:
    with refused(Failure.FILE_MISSING):
        backup_files.read_manifest(tmp_path / "nothing")


@given(where=st.floats(0, 1), bit=st.integers(0, 7))
def test_a_flipped_bit_is_found_or_changes_nothing(
    damaged: tuple[backup_files.Backup, Path], where: float, bit: int
) -> None:
    """A bit between the members, as in a time stamp of the zip, may stay unseen: it is no data."""
    made, scratch = damaged
    content = bytearray(made.path.read_bytes())
    place = min(int(where * len(content)), len(content) - 1)
    content[place] ^= 1 << bit
    path = scratch / f"bent{backup_files.SUFFIX}"
    path.write_bytes(content)
    shutil.rmtree(scratch / "into", ignore_errors=True)
    with suppress(TetHelpError):
        backup_files.unpack(path, scratch / "into")
        assert contents(scratch / "into") == contents(scratch / "whole")


@pytest.fixture
def damaged(made: backup_files.Backup, quick_folder: Path) -> tuple[backup_files.Backup, Path]:
    shutil.rmtree(quick_folder / "whole", ignore_errors=True)
    backup_files.unpack(made.path, quick_folder / "whole")
    return made, quick_folder


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_backup_that_was_cut_is_refused(
    made: backup_files.Backup, tmp_path: Path, share: float
) -> None:
    content = made.path.read_bytes()
    made.path.write_bytes(content[: int(len(content) * share)])
    with refused(Failure.BACKUP_DAMAGED):
        backup_files.unpack(made.path, tmp_path / "into")


def test_a_copy_elsewhere_is_the_same_and_leaves_others_alone(
    made: backup_files.Backup, tmp_path: Path
) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    of_another_pc = place / f".TetHelp-ffffff-20260101-000000-daily{backup_files.SUFFIX}.part"
    of_another_pc.write_bytes(b"being written")
    copied = backup_files.copy_to(made.path, place)
    assert copied.read_bytes() == made.path.read_bytes()
    assert of_another_pc.exists()
    with refused(Failure.STORE_READ_ONLY):
        backup_files.copy_to(made.path, tmp_path / "gone")


def test_a_copy_onto_a_full_stick_leaves_nothing(made: backup_files.Backup, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    with tiny_disk(place, "100k"):
        with refused(Failure.STORE_FULL):
            backup_files.copy_to(made.path, place)
        assert list(place.iterdir()) == []


def test_another_key_opens_nothing(line: Line, made: backup_files.Backup, tmp_path: Path) -> None:
    backup_files.unpack(made.path, tmp_path / "again")
    other = replace(line.one.store.source, key=random.Random(1).randbytes(32)).key  # noqa: S311
    with refused(Failure.STORE_DAMAGED):
        backup.read_facts(tmp_path / "again" / DATABASE, other)


def test_a_store_that_does_not_know_whose_it_is_makes_no_backup(
    template: Path, tmp_path: Path
) -> None:
    store = shutil.copytree(template / "one", tmp_path / "one")
    with raw(store) as connection:
        connection.execute("DELETE FROM clock")
    with Store.open(store, PASSPHRASE) as opened, refused(Failure.STORE_DAMAGED):
        backup.write(opened.source, tmp_path / "backups", ASKED, START)


class TestLocks:
    def test_a_second_window_is_refused_until_the_first_is_closed(self, tmp_path: Path) -> None:
        with one_window(tmp_path):
            with refused(Failure.STORE_IN_USE), one_window(tmp_path):
                pass
            with refused(Failure.STORE_IN_USE), one_window(tmp_path):
                pass
        with one_window(tmp_path):
            pass

    def test_a_folder_that_is_not_there_is_said(self, tmp_path: Path) -> None:
        with refused(Failure.STORE_READ_ONLY), one_window(tmp_path / "nowhere"):
            pass

    def test_it_is_let_go_when_the_work_fails(self, tmp_path: Path) -> None:
        def fail() -> None:
            with alone(tmp_path / "lock", Failure.BACKUP_RUNNING):
                raise ZeroDivisionError

        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                fail()
