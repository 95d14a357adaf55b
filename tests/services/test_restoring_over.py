"""A restored store takes the place of one that does not open, whatever happens meanwhile."""

import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.builders import PASSPHRASE, START, Line, add_people
from tests.store.released import make_older, released
from tests.store.test_backup import refused
from tethelp_desktop.domain.backups import BackupCause
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.services import backups, state
from tethelp_desktop.services.desk import open_desk
from tethelp_desktop.store import backup, backup_files, keyslots, replacing
from tethelp_desktop.store.backup import FOLDER, Source
from tethelp_desktop.store.store import DATABASE, SLOTS

PEOPLE = 3
OLD = released()


def damaged(line: Line, revision: str = "") -> tuple[Path, Path]:
    """Damage a store of which its own folder has a backup, of an older release if one is named."""
    add_people(line.one, PEOPLE)
    folder = line.one.store.folder
    made = backups.back_up(line.one).backup.path
    if revision:
        old = make_older(line.folder / "old", line.one.store, revision)
        key = keyslots.unlock(old / SLOTS, PASSPHRASE)
        source = Source(old / DATABASE, old / SLOTS, key)
        made = backup.write(source, folder / FOLDER, BackupCause.ASKED, START).path
    line.one.store.close()
    (folder / DATABASE).write_bytes(b"nothing" * 5000)
    return folder, made


def people_in(folder: Path) -> int:
    desk = open_desk(folder, PASSPHRASE)
    with desk.store, desk.store.read() as reader:
        assert state.check(desk) == ()
        return len(reader.find(Beneficiary))


def failure_of(folder: Path) -> Failure | None:
    try:
        open_desk(folder, PASSPHRASE).store.close()
    except TetHelpError as error:
        return error.failure
    return None


def waiting(folder: Path) -> list[str]:
    """What of the restored store does not lie in its place."""
    return [file.name for file in folder.iterdir() if file.name.startswith(".")]


@pytest.mark.parametrize("revision", OLD)
def test_a_backup_of_any_release_takes_the_place_of_a_damaged_store(
    line: Line, revision: str
) -> None:
    folder, path = damaged(line, revision)
    kept = {one.path.name for one in backup_files.backups_in(folder / FOLDER)}
    for _ in range(2):
        backups.restore_over(path, folder, PASSPHRASE).desk.store.close()
        assert people_in(folder) == PEOPLE
        (folder / DATABASE).write_bytes(b"nothing" * 5000)
    there = backup_files.backups_in(folder / FOLDER)
    assert kept < {one.path.name for one in there}
    assert [one.manifest.schema for one in there if one.made and one.path.name not in kept] == [
        revision,
        revision,
    ]
    assert len(list(folder.glob("damaged-*"))) == 2
    assert waiting(folder) == []


def killed(path: Path, folder: Path, renames: int) -> bool:
    """Restore in another process that dies before it has moved so many files; False if it ends."""
    child = os.fork()
    if child == 0:
        left = renames

        def look(event: str, arguments: tuple[Any, ...]) -> None:
            nonlocal left
            if event == "os.rename" and ".part" not in str(arguments[1]):
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(look)
        backups.restore_over(path, folder, PASSPHRASE)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_killed_at_any_moment_the_folder_opens_or_explains(line: Line, tmp_path: Path) -> None:
    whole, made = damaged(line, OLD[-1])
    ends, renames = set[Failure | None](), 0
    while True:
        folder = shutil.copytree(whole, tmp_path / "life")
        path = folder / FOLDER / made.name
        died = killed(path, folder, renames)
        why = failure_of(folder)
        ends.add(why)
        if why is not None:
            assert (folder / DATABASE).read_bytes() == (whole / DATABASE).read_bytes()
            backups.restore_over(path, folder, PASSPHRASE).desk.store.close()
        assert people_in(folder) == PEOPLE
        assert waiting(folder) == []
        assert len(list(folder.glob("damaged-*"))) == 1
        assert path.exists()
        shutil.rmtree(folder)
        if not died:
            break
        renames += 1
    assert ends == {None, Failure.STORE_DAMAGED}
    assert renames > 5


def test_a_file_that_cannot_be_moved_is_said_and_waited_for(line: Line) -> None:
    folder, path = damaged(line)
    coming = replacing.place_for(folder, START)
    in_the_way = folder / coming.name.replace(".restored", "damaged")
    in_the_way.write_text("a file where the folder should be")
    backups.restore(path, coming, PASSPHRASE).desk.store.close()
    with refused(Failure.STORE_READ_ONLY):
        open_desk(folder, PASSPHRASE)
    in_the_way.unlink()
    assert people_in(folder) == PEOPLE


def test_what_is_refused_leaves_no_folder(line: Line, tmp_path: Path) -> None:
    _, path = damaged(line)
    with refused(Failure.WRONG_PASSPHRASE):
        backups.restore_over(path, tmp_path / "new", "một câu sai rồi")
    assert not (tmp_path / "new").exists()
    backups.restore_over(path, tmp_path / "new", PASSPHRASE).desk.store.close()
    assert people_in(tmp_path / "new") == PEOPLE
    assert not list((tmp_path / "new").glob("damaged-*"))
