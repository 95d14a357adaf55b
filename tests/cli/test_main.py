"""What holds for every command: codes, languages, one JSON object, no Qt."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.running import Line, Ran, Store, make_headquarters, run
from tethelp_desktop.cli.main import COMMANDS
from tethelp_desktop.cli.terminal import Terminal
from tethelp_desktop.wording import Language


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
@pytest.mark.parametrize("language", list(Language))
def test_every_command_explains_itself(command: str, language: Language) -> None:
    ran = run("--lang", language, *command.split(), "--help")
    assert ran.code == 0
    assert "--json" in ran.out


def test_the_command_does_not_load_qt() -> None:
    program = "import sys, tethelp_desktop.cli.main; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-command",),
        ("people",),
        ("words", "1.5"),
        ("init", "--level", "village"),
        ("digest",),
    ],
)
def test_a_wrong_call_is_usage_and_says_so(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TETHELP_STORE", raising=False)
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Lệnh gõ chưa đúng")
    told = run(*arguments, "--json")
    assert told.code == 2
    assert told.facts["error"] == "usage"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("words", "1.5"), "không đọc được “1.5”"),
        (("words", "--", "-5"), "không đọc được “-5”"),
        (("words", "1000000000000001"), "không đọc được “1000000000000001”"),
        (("units", "find", "hoa lu", "--limit", "-1"), "không đọc được “-1”"),
        (("awards", "list", "--kind", "house"), "không có “house”, chỉ có: book, card, gift"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(arguments: tuple[str, ...], told: str) -> None:
    ran = run(*arguments)
    assert (ran.code, told in ran.err) == (2, True), ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("awards", "approve", "\udcff"),
        ("awards", "value", "019ba5\udce1"),
        ("people", "show", "\udcff"),
        ("people", "search", "\udcff"),
        ("\udcff",),
        ("digest", "\udcff"),
    ],
)
def test_bytes_that_are_no_text_are_a_wrong_call(arguments: tuple[str, ...]) -> None:
    program = [sys.executable, "-m", "tethelp_desktop.cli.main"]
    typed = [os.fsencode(argument) for argument in (*arguments, "--json")]
    ran = subprocess.run([*program, *typed], capture_output=True, check=False)
    assert ran.returncode == 2, ran.stderr
    assert json.loads(ran.stdout)["error"] == "usage"
    assert b"Traceback" not in ran.stderr


def test_a_missing_passphrase_is_usage_where_nobody_can_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TETHELP_PASSPHRASE", raising=False)
    (tmp_path / "empty").write_text("")
    with (tmp_path / "empty").open() as nobody:
        monkeypatch.setattr(sys, "stdin", nobody)
        ran = run("digest", "--store", tmp_path)
    assert ran.code == 2
    assert "TETHELP_PASSPHRASE" in ran.err


def test_store_and_passphrase_may_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make_headquarters(tmp_path)
    monkeypatch.setenv("TETHELP_STORE", str(store.folder))
    monkeypatch.setenv("TETHELP_PASSPHRASE", store.secret.read_text("utf-8").strip())
    assert run("digest", "--json").facts == store.told("digest")


def test_common_options_stand_before_or_after_the_command(tmp_path: Path) -> None:
    store = make_headquarters(tmp_path)
    common = ("--store", store.folder, "--passphrase-file", store.secret, "--json")
    assert run(*common, "digest").facts == run("digest", *common).facts


def test_a_wrong_passphrase_fails_with_a_sentence_in_either_language(tmp_path: Path) -> None:
    store = make_headquarters(tmp_path)
    wrong = tmp_path / "wrong"
    wrong.write_text("không phải mật khẩu này")
    asked = Store(store.folder, wrong)
    vietnamese, english = asked.run("digest"), asked.run("digest", "--lang", "en")
    assert (vietnamese.code, vietnamese.out) == (1, "")
    assert "Mật khẩu không mở được kho" in vietnamese.err
    assert "does not open the store" in english.err
    assert asked.run("digest", "--json").facts["error"] == "wrong-passphrase"


def test_broken_rules_are_named_by_field_for_people_and_scripts(line: Line) -> None:
    wrong = ("people", "add", "--name", "Trần Thị Mẫu", "--personal-id", "0371")
    ran = line.office.run(*wrong)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Số định danh: Thiếu 8 chữ số")
    [problem] = line.office.told(*wrong, code=1)["problems"]
    assert (problem["field"], problem["rule"]) == ("personal_id", "too-few-digits")
    assert line.office.told("people", "search")["people"] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("enrol", "correct"), "còn thiếu: BATCH"),
        (("enrol", "corect"), "không có lệnh “corect”"),
        (("enrol", "correct", "1", "--number"), "sau --number phải có một giá trị"),
        (("digest", "--quick"), "lệnh này không có: --quick"),
        (("enrol", "correct", "1", "--on", "31/13/2026"), "ví dụ 05/03/2026"),
        (("money", "receive", "--amount", "1,5"), "ví dụ 50.000"),
        (("people", "add", "--name", "Hoa", "--birth", "thu"), "ví dụ 05/03/1957"),
    ],
)
def test_a_wrong_call_is_explained_in_words_alone(arguments: tuple[str, ...], told: str) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert told in ran.err
    assert not {"usage", "argument", "required", "expected"} & set(ran.err.split())


def test_help_speaks_the_callers_language() -> None:
    shown = run("enrol", "batch", "--help").out
    assert "cách gọi: " in shown
    assert "số hồ sơ, ví dụ 01/D03-TS" in " ".join(shown.split())
    assert not {"usage:", "options:", "positional"} & set(shown.split())
    assert "usage: " in run("--lang", "en", "enrol", "batch", "--help").out


def test_a_word_that_means_several_names_them(line: Line) -> None:
    store = line.office
    sponsor = ("--sponsor", "Công ty Mẫu Một")
    for kind in ("card:5:453600:8", "gift:5:500000"):
        store.told("pledges", "add", *sponsor, "--line", kind)
    shown = store.run("pledges", "list").out
    lines = [
        one["id"] for view in store.told("pledges", "list")["pledges"] for one in view["lines"]
    ]
    assert all(rid in shown for rid in lines)
    receive = ("money", "receive", "--quantity", "1", "--amount", "500000", "--document", "1/PT")
    several = store.run(*receive, "Công ty Mẫu Một")
    assert several.code == 1
    assert all(rid in several.err for rid in lines)
    assert store.run(*receive, "công ty mẫu một:gift").code in {0, 3}
    communes = store.run("people", "add", "--name", "Lê Thị Hoa", "--commune", "Tân Thành")
    assert communes.code == 1
    assert communes.err.count("xã Tân Thành") > 1


def test_a_commune_is_one_of_the_offices_own_province_unless_another_is_named(line: Line) -> None:
    top = line.headquarters
    province = ("--name", "BHXH tỉnh Ninh Bình", "--level", "province", "--symbol", "NB")
    top.told("office", "add", *province)
    below = ("--name", "BHXH cơ sở Khác", "--level", "district", "--symbol", "K", "--parent", "NB")
    top.told("office", "add", *below)
    file = top.told("office", "file", "K", "--out", line.stick)["path"]
    office = Store(line.stick / "second", top.secret)
    office.told("init", "--level", "district", "--office-file", file, "--staff", "Mai")

    def add(name: str, commune: str) -> Ran:
        return office.run("people", "add", "--name", name, "--birth", "1957", "--commune", commune)

    elsewhere = add("Trần Thị Tư", "Gia Hòa")
    assert elsewhere.code == 1
    assert "xã Gia Hòa, thành phố Cần Thơ" in elsewhere.err
    assert "xã Gia Hòa, thành phố Cần Thơ" in add("Trần Thị Tư", "Gia Hòa, Cần Thơ").out
    assert "xã Đồng Văn, tỉnh Tuyên Quang" in add("Lê Văn Năm", "đồng văn tuyên quang").out
    assert "phường Đồng Văn, tỉnh Ninh Bình" in add("Lê Văn Sáu", "đồng văn").out
    assert len(office.told("people", "search")["people"]) == 3
    assert "xã Gia Hòa, thành phố Cần Thơ" in top.run("units", "find", "Gia Hòa").out


def test_a_moment_is_told_as_the_day_of_viet_nam(capsys: pytest.CaptureFixture[str]) -> None:
    before_seven = datetime(2026, 1, 9, 18, 30, tzinfo=UTC)
    Terminal(Language.VI, json=False).table(("received",), [(before_seven,)])
    assert "10/01/2026" in capsys.readouterr().out


def test_the_help_of_a_restore_says_that_a_backup_is_needed() -> None:
    assert "bỏ trống" not in run("backup", "restore", "--help").out
    assert "bỏ trống là bản mới nhất" in run("backup", "verify", "--help").out
    assert run("backup", "restore", "--into", "x").code == 2
