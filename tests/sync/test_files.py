import subprocess
from pathlib import Path

import pytest

from tests.store.test_store import tiny_disk
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.sync import files


def test_a_file_is_written_whole_and_reads_back(tmp_path: Path) -> None:
    files.write(tmp_path / "x.tethelp", b"content")
    assert files.read(tmp_path / "x.tethelp") == b"content"
    assert [path.name for path in tmp_path.iterdir()] == ["x.tethelp"]


def test_a_file_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    files.write(tmp_path / "x", b"old and longer")
    files.write(tmp_path / "x", b"new")
    assert files.read(tmp_path / "x") == b"new"


def test_a_stick_that_is_gone_is_named(tmp_path: Path) -> None:
    path = tmp_path / "no stick" / "x"
    with pytest.raises(TetHelpError) as raised:
        files.write(path, b"content")
    missing = (Failure.FOLDER_MISSING, (str(path.parent),))
    assert (raised.value.failure, raised.value.values) == missing


def test_a_folder_in_the_place_of_the_file_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "inside").touch()
    with pytest.raises(TetHelpError) as raised:
        files.write(tmp_path / "x", b"content")
    assert raised.value.failure is Failure.FILE_NOT_WRITABLE
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_stick_that_is_full_keeps_the_older_file_and_no_half_of_the_new(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with tiny_disk(stick, "16k"):
        files.write(stick / "x", b"old")
        with pytest.raises(TetHelpError) as raised:
            files.write(stick / "x", b"x" * 100_000)
        assert raised.value.failure is Failure.FILE_NOT_WRITABLE
        assert [path.name for path in stick.iterdir()] == ["x"]
        assert files.read(stick / "x") == b"old"


def test_a_stick_that_only_reads_is_refused(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with tiny_disk(stick, "16k"):
        subprocess.run(["/bin/mount", "-o", "remount,ro", str(stick)], check=True)
        with pytest.raises(TetHelpError) as raised:
            files.write(stick / "x", b"content")
    assert raised.value.failure is Failure.FILE_NOT_WRITABLE


def test_a_missing_file_and_a_folder_are_no_file(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", tmp_path):
        with pytest.raises(TetHelpError) as raised:
            files.read(path)
        assert raised.value.failure is Failure.FILE_MISSING


def test_a_file_larger_than_any_of_ours_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate((2 << 30) + 1)
    with pytest.raises(TetHelpError) as raised:
        files.read(path)
    assert raised.value.failure is Failure.BUNDLE_DAMAGED
