"""Backups by the commands alone."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Line, Store, make_headquarters, make_line, run, write_secret


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = make_headquarters(tmp_path, "--training")
    made.told("generate", "--people", 20)
    return made


def test_a_backup_is_made_listed_verified_and_rehearsed(store: Store) -> None:
    assert "Chưa có bản sao lưu" in store.run("backup", "list").out
    assert store.run("backup", "verify").code == 1
    made = store.told("backup", "create")
    assert Path(made["path"]).exists()
    assert made["rows"] > 20
    [listed] = store.told("backup", "list")["backups"]
    assert (listed["path"], listed["readable"], listed["cause"]) == (made["path"], True, "asked")
    assert "theo yêu cầu" in store.run("backup", "list").out
    assert "mở được và đếm đúng" in store.run("backup", "verify").out
    found = store.told("backup", "rehearse", made["path"])
    assert found["is_current"]
    assert found["digest"] == store.told("digest")["digest"]
    store.told("generate", "--people", 2, "--seed", 9)
    ran = store.run("backup", "rehearse")
    assert "2 người được tặng" in ran.out
    assert not store.told("backup", "rehearse")["is_current"]


def test_a_damaged_backup_is_said(store: Store) -> None:
    path = Path(store.told("backup", "create")["path"])
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert "không đọc được" in store.run("backup", "list").out
    ran = store.run("backup", "verify", path)
    assert (ran.code, ran.out) == (1, "")
    assert "bị hỏng hoặc không trọn vẹn" in ran.err
    assert store.told("backup", "list")["backups"][0]["readable"] is False


def test_the_second_place_is_chosen_missed_and_forgotten(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    assert store.told("backup", "place") == {"place": None, "ready": False}
    place.mkdir()
    assert store.told("backup", "place", place) == {"place": str(place), "ready": True}
    made = store.told("backup", "create")
    assert Path(made["copy"]).parent == place
    place.rename(tmp_path / "taken out")
    ran = store.run("backup", "create", "--json")
    assert ran.code == 3
    assert json.loads(ran.out)["copy"] is None
    assert "chưa chép được sang nơi thứ hai" in ran.err
    assert "Hiện không thấy" in store.run("backup", "place").err
    assert store.told("backup", "place", "--forget")["place"] is None
    assert "Chưa chọn nơi thứ hai" in store.run("backup", "create").out


def test_an_office_is_restored_and_certified_anew(tmp_path: Path) -> None:
    line: Line = make_line(tmp_path)
    line.office.told("generate", "--people", 5)
    made = line.office.told("backup", "create")
    again = Store(tmp_path / "again", line.office.secret)
    restore = ("backup", "restore", made["path"], "--into", again.folder)
    secret = ("--passphrase-file", line.office.secret)
    restored = run(*restore, *secret, "--json").facts
    assert restored["series"] == "02"
    [request] = restored["enrolments"]
    line.headquarters.told(
        "office", "approve", request["path"], "--fingerprint", request["fingerprint"]
    )
    up = again.told("bundle", "export", "--out", tmp_path)
    assert line.headquarters.told("bundle", "merge", up["path"])["held"] == []
    assert line.headquarters.told("check")["ok"]
    refused = run(*restore, *secret)
    assert (refused.code, refused.out) == (1, "")
    said = run(*restore[:-1], tmp_path / "third", *secret).out
    assert "dãy 02" in said
    assert "đọc mã" in said


def test_new_keys_for_a_copied_store(tmp_path: Path) -> None:
    line = make_line(tmp_path)
    made = line.office.told("office", "renew", "--out", tmp_path, "--series", "05")
    assert made["series"] == "05"
    assert Path(made["enrolments"][0]["path"]).exists()
    ran = line.office.run("office", "renew", "--out", tmp_path, "--series", "05")
    assert ran.code == 1


def test_a_store_in_a_cloud_folder_is_warned_of(tmp_path: Path) -> None:
    (tmp_path / "OneDrive - BHXH").mkdir()
    store = Store(tmp_path / "OneDrive - BHXH" / "store", write_secret(tmp_path))
    name = ("--level", "central", "--name", "BHXH Việt Nam", "--symbol", "TW", "--training")
    made = store.run("init", *name)
    assert made.code == 0
    assert "đồng bộ đám mây" in made.err
    opened = store.run("digest", "--json")
    assert opened.code == 0
    assert "đồng bộ đám mây" in opened.err
    json.loads(opened.out)


def test_before_a_merge_headquarters_is_backed_up(tmp_path: Path) -> None:
    line = make_line(tmp_path)
    line.office.told("generate", "--people", 5)
    bundles = []
    for _ in range(2):
        line.office.told("generate", "--people", 1)
        bundles.append(line.office.told("bundle", "export", "--out", tmp_path)["path"])
    assert line.headquarters.run("bundle", "merge", *bundles).code in {0, 3}
    [made] = line.headquarters.told("backup", "list")["backups"]
    assert made["cause"] == "before-merge"
