"""Which folders are no place for a store."""

from pathlib import Path

import pytest

from tethelp_desktop.services.folders import Danger, danger_of

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/so\\040lieu cifs rw 0 0
server:/vol /mnt/nfs nfs4 rw 0 0
/dev/sdb1 /mnt/nfs/local ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "danger"),
    [
        ("/home/lan/TetHelp", None),
        ("/home/lan/OneDrive/TetHelp", Danger.CLOUD),
        ("/home/lan/OneDrive - BHXH Ninh Bình/kho", Danger.CLOUD),
        ("/home/lan/Dropbox/kho", Danger.CLOUD),
        ("/home/lan/Google Drive/kho", Danger.CLOUD),
        ("/Users/lan/Library/Mobile Documents/kho", Danger.CLOUD),
        ("/home/lan/iCloudDrive/kho", Danger.CLOUD),
        ("/home/lan/Dữ liệu/kho", None),
        ("/mnt/so lieu/kho", Danger.NETWORK),
        ("/mnt/nfs/kho", Danger.NETWORK),
        ("/mnt/nfs/local/kho", None),
        ("//server/share/kho", Danger.NETWORK),
    ],
)
def test_a_folder_is_judged_by_where_it_lies(
    folder: str, danger: Danger | None, tmp_path: Path
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS, encoding="utf-8")
    assert danger_of(Path(folder), mounts) is danger


def test_a_folder_that_onedrive_names_itself_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Đám mây"))
    assert danger_of(tmp_path / "Đám mây" / "kho") is Danger.CLOUD
    assert danger_of(tmp_path / "kho") is None


def test_a_system_that_lists_no_mounts_says_nothing(tmp_path: Path) -> None:
    assert danger_of(tmp_path, tmp_path / "nothing") is None
