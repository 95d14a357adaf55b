"""Accounts, passphrases and the recovery code by commands."""

from dataclasses import replace
from pathlib import Path

from tests.cli.running import PASSPHRASE, Line, Store, run

BINH = "mật khẩu của Bình"


def secret(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(f"{text}\n", encoding="utf-8")
    return path


def with_accounts(line: Line) -> Store:
    """Give the office a manager, who is whoever opened it before, and a clerk."""
    office = line.office
    every = "clerk,approver,counter,manager"
    assert office.told("staff", "list") == {"accounts": [], "wait": False}
    assert "ai mở được kho thì làm được mọi việc" in office.run("staff", "list").out
    new = ("--new-passphrase-file", office.secret)
    office.told("staff", "add", "Lan", "--roles", every, *new)
    binh = secret(line.stick, "binh", BINH)
    office.told("staff", "add", "Bình", "--roles", "clerk", "--new-passphrase-file", binh)
    return replace(office, secret=binh)


def test_a_clerk_enters_people_and_keeps_no_accounts(line: Line) -> None:
    clerk = with_accounts(line)
    listed = clerk.told("staff", "list")["accounts"]
    assert [(one["name"], one["roles"], one["opens"]) for one in listed] == [
        ("Bình", ["clerk"], True),
        ("Lan", ["clerk", "approver", "counter", "manager"], True),
    ]
    shown = clerk.run("staff", "list").out
    assert "Nhập liệu, Duyệt, Bàn trao, Quản lý" in shown
    clerk.told("people", "add", "--name", "Phạm Thị Hiên", "--birth", "1962")
    (person,) = clerk.told("people", "search", "hiên")["people"]
    (shown,) = clerk.told("people", "show", person["id"])["people"]
    assert shown["recorded_by"] == "Bình"
    refused = clerk.run("staff", "roles", "Bình", "--roles", "clerk,manager", "--staff", "Bình")
    assert refused.code == 1
    assert "quản lý tài khoản" in refused.err
    again = clerk.run("staff", "list", "--staff", "Lan")
    assert again.code == 1
    assert "Mật khẩu không mở được kho" in again.err


def test_roles_that_are_none_are_a_wrong_call(line: Line) -> None:
    assert line.office.run("staff", "add", "Lan", "--roles", "boss").code == 2
    missing = line.office.run("staff", "add", "Lan", "--roles", "manager")
    assert missing.code == 2
    assert "--new-passphrase-file" in missing.err


def test_a_manager_changes_roles_resets_and_removes(line: Line) -> None:
    clerk = with_accounts(line)
    office = line.office
    told = office.told("staff", "roles", "bình", "--roles", "counter,clerk")
    assert told["account"]["roles"] == ["clerk", "counter"]
    other = secret(line.stick, "other", "một câu khác hẳn")
    office.told("staff", "passphrase", "Bình", "--new-passphrase-file", other)
    assert clerk.run("staff", "list").code == 1
    clerk = replace(clerk, secret=other)
    own = secret(line.stick, "own", "câu của riêng Bình")
    clerk.told("staff", "passphrase", "--new-passphrase-file", own)
    clerk = replace(clerk, secret=own)
    assert clerk.told("staff", "log")["entries"][0]["staff"] == "Bình"
    assert "Mở kho" in clerk.run("staff", "log", "--limit", 5).out
    ended = office.told("staff", "remove", "Bình", "--reason", "nghỉ hưu")
    assert (ended["account"]["withdrawn"], ended["left_behind"]) == ("nghỉ hưu", [])
    assert clerk.run("staff", "list").code == 1
    assert office.run("staff", "remove", "Bình", "--reason", "nghỉ hưu").code == 1
    last = office.told("staff", "remove", "Lan", "--reason", "nghỉ", code=1)
    assert last["problems"][0]["rule"] == "last-manager"


def test_a_recovery_code_is_written_once_and_its_sheet_again(line: Line) -> None:
    with_accounts(line)
    paper = line.stick / "recovery.pdf"
    made = line.office.told("recovery", "new", "--out", paper)
    assert paper.read_bytes().startswith(b"%PDF")
    coded = replace(line.office, secret=secret(line.stick, "code", made["recovery_code"].lower()))
    again = line.stick / "again.pdf"
    assert coded.told("recovery", "sheet", "--out", again)["recovery_code"] == made["recovery_code"]
    assert again.exists()
    assert coded.run("people", "add", "--name", "Ai", "--birth", "1962").code == 1
    fresh = secret(line.stick, "fresh", "câu mới của Lan")
    coded.told("staff", "passphrase", "Lan", "--new-passphrase-file", fresh)
    assert replace(line.office, secret=fresh).told("digest")
    wrong = replace(line.office, secret=fresh).run("recovery", "sheet", "--out", again)
    assert wrong.code == 1
    assert "không phải mã khôi phục" in wrong.err


def test_wrong_passphrases_make_even_the_right_one_wait(line: Line) -> None:
    wrong = replace(line.office, secret=secret(line.stick, "wrong", "sai mật khẩu"))
    for _ in range(5):
        assert "Mật khẩu không mở được kho" in wrong.run("digest").err
    waiting = line.office.told("digest", code=1)
    assert waiting["error"] == "too-many-attempts"
    assert "giây" in line.office.run("digest").err


def test_a_code_that_could_not_be_written_is_told_on_the_terminal(line: Line) -> None:
    with_accounts(line)
    ran = line.office.run("recovery", "new", "--out", line.stick / "none" / "sheet.pdf")
    assert ran.code == 1
    assert "Mã khôi phục, chỉ hiện lần này" in ran.out
    assert PASSPHRASE not in ran.out
    assert run("--version").code == 0


def test_numbers_are_masked_and_whoever_sees_them_in_full_is_noted(line: Line) -> None:
    clerk = with_accounts(line)
    numbers = ("--personal-id", "037157001234", "--phone", "0912345678")
    typed = ("--name", "Phạm Thị Hiên", "--birth", "1957", "--sex", "female", *numbers)
    [person] = clerk.told("people", "add", *typed)["people"]
    looked = (("people", "search", ""), ("people", "show", person["id"]))
    for command in looked:
        said = clerk.run(*command).out + clerk.run(*command, "--json").out
        assert "037******234" in said
        assert not [number for number in numbers if number in said]
    entries = clerk.told("staff", "log")["entries"]
    assert "saw-numbers" not in {entry["act"] for entry in entries}
    for command in looked:
        assert "037157001234" in clerk.run(*command, "--full").out
    seen = [one for one in clerk.told("staff", "log")["entries"] if one["act"] == "saw-numbers"]
    assert [(one["staff"], one["name"]) for one in seen] == [("Bình", "Phạm Thị Hiên")] * 2
