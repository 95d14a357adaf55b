"""Lists, decisions and replacements by commands."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.cli.running import Line, Store
from tests.cli.test_money import pledge


def add_list(store: Store, name: str = "UBND xã Mẫu", *options: object) -> str:
    told = store.told("lists", "add", name, "--kind", "card", "--requested", "1/1/2024", *options)
    return str(told["list"]["id"])


def person(store: Store, name: str, birth: int) -> str:
    told = store.told("people", "add", "--name", name, "--birth", birth)
    return str(told["people"][0]["id"])


def sheet(path: Path, *rows: list[Any]) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def card_line(store: Store, quantity: int = 1) -> str:
    return str(pledge(store, f"card:{quantity}:453600:8")["lines"][0]["id"])


def test_a_list_from_asking_to_its_decision(line: Line) -> None:
    office = line.office
    made = add_list(office, "UBND xã Mẫu", "--due", "2/1/2024", "--places", 2)
    (view,) = office.told("lists", "list")["lists"]
    assert (view["state"], view["places"]) == ("overdue", 2)
    office.told("lists", "ask", "ubnd xã mẫu", "--on", "2/1/2024", "--document", "4/CV")
    office.told("lists", "receive", made, "--confirmed-by", "Chủ tịch", "--document", "8/DS")
    office.told("lists", "nominate", made, person(office, "Lê Thị Một", 1950))
    spare = person(office, "Lê Thị Hai", 1951)
    row = office.told("lists", "nominate", made, spare, "--reserve")["nomination"]
    assert (row["rank"], row["reserve"]) == (1, True)
    twice = office.told("lists", "nominate", made, spare, code=1)
    assert twice["problems"][0]["rule"] == "in-the-reserve-already"
    unknown = office.told("lists", "decide", made, "--decision", "12/QĐ", code=1)
    assert unknown["problems"][0]["rule"] == "decision-not-registered"
    office.told("decisions", "add", "12/QĐ", "--signer", "Giám đốc", "--on", "3/1/2024")
    decide = ("lists", "decide", made, "--decision", "12/QĐ")
    office.told(*decide, code=3)
    assert "tethelp lists propose" in office.run(*decide).err
    (view,) = office.told("lists", "list")["lists"]
    assert (view["state"], view["decision"], view["reserve"]) == ("decided", "12/QĐ", 1)
    (decision,) = office.told("decisions", "list")["decisions"]
    assert (decision["lists"], decision["awards"]) == (1, 0)
    assert "Đã có quyết định" in office.run("lists", "list").out
    assert "12/QĐ" in office.run("decisions", "list").out
    late = office.told("lists", "nominate", made, person(office, "Lê Thị Ba", 1952), code=1)
    assert late["problems"][0]["rule"] == "list-decided"
    office.told("lists", "decide", made, "--decision", "")
    assert office.told("lists", "list")["lists"][0]["decision"] is None


def test_what_is_not_said_again_stays_as_it_was(line: Line) -> None:
    office, made = line.office, add_list(line.office)
    office.told("lists", "ask", made, "--due", "9/1/2024", "--document", "4/CV")
    asked = office.told("lists", "ask", made)["list"]
    assert (asked["requested_on"], asked["due_on"]) == ("2024-01-01", "2024-01-09")
    assert asked["request_number"] == "4/CV"
    receive = ("lists", "receive", made, "--confirmed-by", "Chủ tịch")
    office.told(*receive, "--on", "3/1/2024", "--document", "8/DS")
    received = office.told(*receive)["list"]
    assert (received["received_on"], received["document_number"]) == ("2024-01-03", "8/DS")


def test_nobody_to_propose_is_an_answer(line: Line) -> None:
    made = add_list(line.office)
    line.office.told("lists", "receive", made, "--confirmed-by", "Chủ tịch", "--nothing")
    assert line.office.told("lists", "list")["lists"][0]["state"] == "nothing"


def test_a_file_is_tried_imported_and_imported_again(line: Line, tmp_path: Path) -> None:
    office, made = line.office, add_list(line.office)
    path = sheet(
        tmp_path / "danh-sach.xlsx",
        ["Người hưởng", "Năm sinh", "Ghi chú", "Chữ ký"],
        ["Lê Thị Một", 1950, None, None],
        ["Lê Thị Hai", 1951, "Dự phòng", None],
        ["Chỉ Có Tên", None, None, None],
    )
    command = ("lists", "import", made, path, "--column", "full_name=Người hưởng")
    tried = office.told(*command, "--dry-run", code=4)
    assert tried["counts"] == {"new": 2, "known": 0, "already": 0, "refused": 1}
    assert office.told("lists", "show", made)["rows"] == []
    refused = tmp_path / "khong-nhan.xlsx"
    assert "Người mới, dự phòng, thứ tự 1" in office.run(*command, "--dry-run").out
    done = office.told(*command, "--refused", refused, code=4)
    assert (done["counts"], done["ignored"]) == (tried["counts"], ["Chữ ký"])
    assert done["rows"][2]["problems"][0]["rule"] == "row-tells-nobody-apart"
    assert refused.exists()
    again = office.run(*command)
    assert "0 người mới, 0 đã có trong máy, 2 đã có trong danh sách, 1 không nhận" in again.out
    assert "Đã có trong danh sách: dự phòng, thứ tự 1." in again.out
    rows = office.told("lists", "show", made, code=3)["rows"]
    assert [(row["full_name"], row["reserve"]) for row in rows] == [
        ("Lê Thị Một", False),
        ("Lê Thị Hai", True),
    ]
    told = office.told(*command[:4], "--refused", tmp_path / "a.csv", code=1)
    assert "a.csv" in told["message"]


@pytest.mark.parametrize("column", ["ten=A", "full_name", "full_name="])
def test_a_column_that_is_none_is_a_wrong_call(line: Line, column: str, tmp_path: Path) -> None:
    made = add_list(line.office)
    line.office.told("lists", "import", made, tmp_path / "a", "--column", column, code=2)
    missing = line.office.told("lists", "import", made, tmp_path / "a.xlsx", code=1)
    assert missing["error"] == "file-missing"


def test_a_list_is_looked_through_proposed_and_somebody_is_replaced(line: Line) -> None:
    office, made = line.office, add_list(line.office)
    first = person(office, "Lê Thị Một", 1980)
    office.told("lists", "nominate", made, first)
    for name in ("Lê Thị Hai", "Lê Thị Ba"):
        spare = person(office, name, 1981)
        row = office.told("lists", "nominate", made, spare, "--reserve")["nomination"]
    office.told("lists", "move", row["id"], "--position", 1)
    units = card_line(office)
    shown = office.told("lists", "show", made, "--line", units, code=3)["rows"]
    assert [one["judgement"] for one in shown] == ["to-look-at", "not-entitled", "not-entitled"]
    assert shown[0]["amount"] > 0
    (award,) = office.told("lists", "propose", made, "--line", units)["awards"]
    assert award["beneficiary_id"] == first
    full = office.told("lists", "propose", made, "--line", units, "--reserve", code=4)
    assert (full["awards"], len(full["refused"])) == ([], 2)
    office.told("awards", "approve", award["id"], "--decision", "12/QĐ", code=3)
    office.told("decisions", "add", "12/QĐ", "--signer", "Giám đốc", "--on", "3/1/2024")
    office.told("decisions", "add", "13/QĐ", "--signer", "Giám đốc", "--supplements", "12/QĐ")
    replace = ("awards", "replace", "--outcome", "died")
    done = office.told(*replace, award["id"], "--decision", "13/QĐ")
    assert done["award"]["beneficiary_id"] == spare
    assert (done["withdrawn"]["outcome"], done["award"]["replaces"]) == ("died", award["id"])
    assert "Lê Thị Hai" in office.run(*replace, done["award"]["id"]).out
    last = office.told("awards", "list", "--state", "proposed")["awards"][0]["id"]
    assert office.told(*replace, last, code=1)["problems"][0]["rule"] == "reserve-empty"
    assert office.told("lists", "strike", row["id"], "--reason", "Mất")["nomination"]["withdrawn"]
