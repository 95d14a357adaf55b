"""Batches to the insurance side and refund cases by commands."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Line, Store
from tests.cli.test_commands import people_of
from tests.cli.test_money import FUNDS, money, pledge


def approved(line: Line, number: int = 2) -> tuple[str, list[str]]:
    """Award cards of a line with money to made-up people, approved by decision."""
    store = line.office
    people = [person["id"] for person in people_of(line, number)]
    made = pledge(store, f"card:{number}:453600:12")
    (units,) = (one["id"] for one in made["lines"])
    money(store, "receive", units, "--amount", FUNDS, "--quantity", number)
    told = store.told("awards", "propose", *people, "--line", units)
    awards = [award["id"] for award in told["awards"]]
    store.told("awards", "approve", *awards, "--decision", "12/QĐ-BHXH", code=3)
    return units, awards


OWN_COLUMNS = """
title = "X"
column = [{ heading = "Khóa", field = "row" }, { heading = "Số", field = "item_number" }]
"""


def drawn_up(store: Store, awards: list[str]) -> dict[str, Any]:
    return store.told("enrol", "batch", *awards, "--kind", "card", "--number", "01/D03")


def test_a_batch_goes_its_way(line: Line, tmp_path: Path) -> None:
    office = line.office
    _, awards = approved(line)
    assert office.told("enrol", "waiting")["counts"]["waiting"] == 2
    made = drawn_up(office, awards)
    first, second = (row["row"] for row in made["rows"])
    early = office.told("enrol", "pay", "01/D03", "--document", "7/UNC", code=1)
    assert early["problems"][0]["rule"] == "batch-not-submitted"
    office.told("enrol", "correct", "01/D03", "--document", "PT-12", code=1)
    made = office.told("enrol", "correct", "01/D03", "--number", "01a/D03")["batch"]
    office.told("enrol", "correct", made["id"], "--number", "01/D03")
    office.told("enrol", "submit", "01/D03", "--document", "PT-12")
    sheet = office.told("enrol", "export", "01/D03", "--out", tmp_path, "--to", "BHXH tỉnh")
    assert Path(sheet["path"]).name == "D03-TS_01-D03.xlsx"
    looked = office.told("enrol", "pay", "01/D03", "--dry-run", code=_paying(office))
    paid = office.told("enrol", "pay", "01/D03", "--document", "7/UNC", code=_paying(office))
    assert paid["amount"] == looked["amount"] == paid["entries"][0]["amount"]
    office.told("enrol", "issue", first, "--number", "0370012345", "--from", "01/02/2026")
    office.told("enrol", "return", second, "--reason", "sai ngày sinh")
    (listed,) = office.told("enrol", "list")["batches"]
    assert (listed["counts"]["issued"], listed["counts"]["returned"]) == (1, 1)
    assert "sai ngày sinh" in office.run("enrol", "show", "01/D03").out
    shown = office.told("enrol", "waiting", "--state", "issued")["awards"]
    assert [row["item_number"] for row in shown] == ["037****345"]
    assert "0370012345" not in office.run("enrol", "show", "01/D03").out
    assert "0370012345" in office.run("enrol", "show", "01/D03", "--full").out
    (seen,) = office.told("staff", "log", "--limit", "1")["entries"]
    assert seen["act"] == "saw-numbers"
    assert seen["name"]
    corrected = ("enrol", "issue", first, "--correct", "--number", "0370012346")
    assert office.told(*corrected)["row"]["item_number"] == "0370012346"
    assert len(office.told("enrol", "unpay", "01/D03", "--reason", "trả nhầm")["entries"]) == 1


def _paying(store: Store) -> int:
    """Say how a payment exits: warnings about Tết depend on the day of the test."""
    told = store.run("enrol", "pay", "01/D03", "--dry-run", "--json")
    return told.code


def test_a_sheet_answers_a_batch(line: Line, tmp_path: Path) -> None:
    office = line.office
    _, awards = approved(line)
    rows = drawn_up(office, awards)["rows"]
    office.told("enrol", "submit", "01/D03")
    answer = tmp_path / "tra-loi.csv"
    answer.write_text(
        f"Mã dòng,Số thẻ\n{rows[0]['row']},0370012345\nxx,0370012346\n", encoding="utf-8"
    )
    looked = office.told("enrol", "import", "01/D03", answer, "--dry-run", code=4)
    assert (looked["counts"]["issue"], looked["counts"]["refused"]) == (1, 1)
    assert office.told("enrol", "waiting")["counts"]["submitted"] == 2
    before = office.told("backup", "list")["backups"]
    told = office.run("enrol", "import", "01/D03", answer)
    (made,) = (one for one in office.told("backup", "list")["backups"] if one not in before)
    assert made["cause"] == "before-import"
    assert told.code == 4
    assert "không có trong tệp" in told.out
    assert office.told("enrol", "waiting")["counts"]["issued"] == 1
    again = office.told("enrol", "import", "01/D03", answer, code=4)
    assert again["counts"]["same"] == 1


def test_a_batch_is_changed_and_given_up(line: Line) -> None:
    office = line.office
    _, awards = approved(line, 3)
    rows = drawn_up(office, awards[:2])["rows"]
    office.told("enrol", "add", "01/D03", awards[2])
    refused = office.told("enrol", "add", "01/D03", awards[2], code=4)["refused"]
    assert refused[0]["problems"][0]["rule"] == "in-another-batch"
    again = office.told("enrol", "batch", *awards, "--kind", "card", "--number", "02/D03", code=4)
    assert len(again["refused"]) == 3
    office.told("enrol", "take-out", rows[0]["row"], "--reason", "lập lại")
    assert office.told("enrol", "newly", rows[1]["row"])["row"]["newly_insured"]
    assert not office.told("enrol", "newly", rows[1]["row"], "--no")["row"]["newly_insured"]
    office.told("enrol", "give-up", "01/D03", "--reason", "nhầm")
    assert office.told("enrol", "list")["batches"] == []
    assert office.run("enrol", "show", "01/D03").code == 1


def test_columns_are_shown_and_changed(line: Line, tmp_path: Path) -> None:
    shown = line.office.told("enrol", "columns", "book")
    assert "Mã dòng" in shown["columns"]
    own = tmp_path / "own.toml"
    own.write_text(OWN_COLUMNS, encoding="utf-8")
    assert line.office.told("enrol", "columns", "book", own)["columns"] == ["Khóa", "Số"]
    own.write_text("kein toml [", encoding="utf-8")
    wrong = line.office.told("enrol", "columns", "book", own, code=1)
    assert wrong["error"] == "columns-file-wrong"
    assert line.office.told("enrol", "columns", "book", "--reset")["title"] == shown["title"]


def test_a_further_line_adds_money_and_a_paid_award_that_falls_out_asks_it_back(
    line: Line,
) -> None:
    office = line.office
    _, awards = approved(line, 1)
    other = pledge(office, "card:1:453600:12")["lines"][0]["id"]
    money(office, "receive", other, "--amount", FUNDS, "--quantity", 1)
    funded = office.told("awards", "fund", awards[0], "--line", other, "--amount", "50.000")
    office.told("awards", "unfund", funded["part"]["id"], "--reason", "đổi ý")
    office.told("awards", "fund", awards[0], "--line", other, "--amount", "100.000")
    drawn_up(office, awards)
    office.told("enrol", "submit", "01/D03")
    office.told("enrol", "pay", "01/D03", "--document", "7/UNC", code=_paying(office))
    withdraw = ("awards", "withdraw", awards[0], "--outcome", "died")
    told = office.run(*withdraw).out
    assert "mở 2 việc hoàn tiền" in told
    assert "Suất trống lại khi tiền hoàn về đủ" in told
    again = office.run(*withdraw).out
    assert "đã thôi từ trước" in again
    assert "hoàn tiền" not in again
    own, part = office.told("refunds", "list")["cases"]
    assert part["amount"] == 100_000
    assert office.told("refunds", "claim", own["id"], "--document", "15/CV")["case"]["claimed_on"]
    too_much = office.told(
        "refunds", "receive", part["id"], "--amount", 100_001, "--document", "9/BC", code=1
    )
    assert too_much["problems"][0]["rule"] == "above-claim"
    assert "Chưa ghi công văn" not in _said(office, "receive", own["id"], "--document", "9/BC")
    part_of = ("--amount", 20_000, "--document", "8/BC")
    assert "Chưa ghi công văn" in _said(office, "receive", part["id"], *part_of)
    some = ("refunds", "receive", part["id"], "--amount", 60_000, "--document", "10/BC")
    assert office.told(*some)["due"] == 20_000
    office.told("refunds", "close", part["id"], "--reason", "không hoàn")
    nothing = office.told("refunds", "open", awards[0], code=1)
    assert nothing["problems"][0]["rule"] == "nothing-to-refund"
    assert office.told("refunds", "list")["cases"] == []
    assert len(office.told("refunds", "list", "--all")["cases"]) == 2


def _said(store: Store, *arguments: object) -> str:
    return store.run("refunds", *arguments).err


def test_what_stops_a_payment_is_said_once(line: Line) -> None:
    office = line.office
    _, awards = approved(line, 1)
    drawn_up(office, awards)
    ran = office.run("enrol", "pay", "01/D03", "--document", "7/UNC")
    assert ran.code == 1
    assert ran.err.count("chưa nộp") == 1


@pytest.mark.parametrize("kind", ["gift", "thẻ"])
def test_only_cards_and_books_are_enrolled(line: Line, kind: str) -> None:
    told = line.office.told("enrol", "waiting", "--kind", kind, code=2)
    assert told["error"] == "usage"


def test_a_wrong_slip_and_wrong_answers_are_corrected(line: Line) -> None:
    office = line.office
    _, awards = approved(line)
    first, second = (row["row"] for row in drawn_up(office, awards)["rows"])
    office.told("enrol", "submit", "01/D03", "--document", "PT-12")
    made = office.told("enrol", "correct", "01/D03", "--number", "01a/D03", "--document", "PT-9")
    assert (made["batch"]["number"], made["batch"]["receipt_number"]) == ("01a/D03", "PT-9")
    office.told("enrol", "return", first, "--reason", "sai ngày sinh")
    assert office.told("enrol", "undo-return", first)["row"]["returned_on"] is None
    office.told("enrol", "issue", second, "--number", "0370012345")
    undone = office.told("enrol", "undo-issue", second, "--reason", "ghi nhầm")
    assert undone["row"]["item_number"] == ""
