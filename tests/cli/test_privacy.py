"""The commands about personal data, on a real store, as support staff use them."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.running import Line

EVIDENCE = ("--evidence", "Phiếu 12")


@pytest.fixture
def person(line: Line) -> dict[str, Any]:
    told = line.office.told("people", "add", "--name", "Nguyễn Thị Mẫu", "--birth", "1962")
    found: dict[str, Any] = told["people"][0]
    return found


def consent(line: Line, person: str, given: str, *, code: int = 0) -> dict[str, Any]:
    answer = ("--use", "sponsor", "--given", given, *EVIDENCE)
    return line.office.told("people", "consent", person, *answer, code=code)


def test_a_consent_is_recorded_and_taken_back(line: Line, person: dict[str, Any]) -> None:
    told = consent(line, person["id"], "yes")["consent"]
    assert (told["purpose"], told["given"], told["evidence"]) == ("sponsor", True, "Phiếu 12")
    assert consent(line, person["id"], "no")["consent"]["given"] is False


@pytest.mark.parametrize(
    "answer",
    [
        ("--use", "support", "--given", "yes", *EVIDENCE),  # nobody is asked for that
        ("--use", "sponsor", *EVIDENCE),  # never taken for granted
        ("--use", "sponsor", "--given", "yes"),
    ],
)
def test_an_answer_is_never_taken_for_granted(
    line: Line, person: dict[str, Any], answer: tuple[str, ...]
) -> None:
    assert line.office.run("people", "consent", person["id"], *answer).code == 2


def test_a_child_answers_with_its_guardian(line: Line) -> None:
    told = line.office.told("people", "add", "--name", "Lê Văn Con", "--birth", "2015")
    child = told["people"][0]["id"]
    refused = consent(line, child, "yes", code=1)
    assert refused["problems"][0]["rule"] == "guardian-required"
    answer = ("--use", "publicity", "--given", "yes", *EVIDENCE, "--guardian", "Mẹ")
    told = line.office.told("people", "consent", child, *answer, code=3)
    assert [warning["rule"] for warning in told["warnings"]] == ["child-agrees-too"]


def test_a_persons_whole_file(line: Line, person: dict[str, Any], tmp_path: Path) -> None:
    consent(line, person["id"], "yes")
    counted = line.office.told("people", "file", person["id"])
    assert counted["records"] == {"beneficiary": 1, "consent": 1}
    line.office.told("people", "file", person["id"], "--out", tmp_path / "file.json")
    written = json.loads((tmp_path / "file.json").read_text("utf-8"))
    assert written["beneficiary"][0]["full_name"] == "Nguyễn Thị Mẫu"
    told = line.office.told("people", "file", person["id"], "--out", tmp_path / "file.xlsx")
    assert told["records"]["disclosure"] == 1
    assert "sự đồng ý" in load_workbook(tmp_path / "file.xlsx").sheetnames
    [later, earlier] = line.office.told("disclosures", "list")["disclosures"]
    assert {later["disclosed_to"], earlier["disclosed_to"]} == {"Nguyễn Thị Mẫu"}
    assert line.office.run("people", "file", person["id"], "--out", "file.docx").code == 2


def test_an_erasure_is_ordered_once(line: Line, person: dict[str, Any]) -> None:
    order = ("--decided-by", "Giám đốc", "--document", "3/QĐ-BHXH")
    told = line.office.told("people", "erase", person["id"], *order)["erasure"]
    assert (told["decided_by"], told["document_number"]) == ("Giám đốc", "3/QĐ-BHXH")
    again = line.office.run("people", "erase", person["id"], *order)
    assert again.code == 1
    assert "3/QĐ-BHXH" in again.err


def test_people_are_exported_masked_or_in_full(line: Line, tmp_path: Path) -> None:
    line.office.told("generate", "--people", 5)
    out = tmp_path / "people.xlsx"
    told = line.office.told("people", "export", out, "--to", "BHXH tỉnh Mẫu")
    assert (told["rows_expected"], told["rows_written"]) == (5, 5)

    def numbers() -> list[str]:
        sheet = load_workbook(out).worksheets[0]
        return [str(row[3].value) for row in sheet.iter_rows(min_row=4)]

    assert all("*" in number for number in numbers())
    line.office.told("people", "export", out, "--to", "BHXH tỉnh Mẫu", "--full")
    assert not any("*" in number for number in numbers())
    to_press = ("people", "export", out, "--to", "Báo Mẫu", "--use", "publicity")
    told = line.office.told(*to_press, code=3)
    assert (told["rows_expected"], told["rows_written"]) == (5, 0)
    ran = line.office.run(*to_press)
    assert (ran.out, "5 người chưa đồng ý" in ran.err) == ("", True)
    assert len(line.office.told("disclosures", "list")["disclosures"]) == 2
    assert line.office.run("people", "export", out).code == 2
    assert line.office.run("people", "export", "people.csv", "--to", "BHXH").code == 2


def test_a_request_from_the_day_it_came_to_its_end(line: Line, person: dict[str, Any]) -> None:
    asked = ("--kind", "access", "--person", person["id"], "--received", "2024-01-05")
    [request] = line.office.told("requests", "add", *asked)["requests"]
    assert (request["due_on"], request["complete_by"]) == ("2024-01-09", "2024-01-15")
    assert request["state"] == "overdue"
    [listed] = line.office.told("requests", "list", code=3)["requests"]
    assert (listed["id"], listed["person"]) == (request["id"], "Nguyễn Thị Mẫu")
    [request] = line.office.told(
        *("requests", "update", request["id"], "--answered", "09/01/2024"),
        *("--done", "2024-01-12", "--result", "Đã giao bản sao"),
    )["requests"]
    assert (request["state"], request["result"]) == ("done", "Đã giao bản sao")
    assert line.office.told("requests", "list")["requests"][0]["done_on"] == "2024-01-12"
    nobody = line.office.told("requests", "add", "--kind", "delete", code=1)
    assert nobody["problems"][0]["field"] == "requester"


def test_a_breach_is_due_after_72_hours(line: Line) -> None:
    happened = ("--description", "Mất USB đã mã hóa", "--discovered", "08:00 05/01/2024")
    [incident] = line.office.told("incidents", "add", *happened, "--people", 37)["incidents"]
    assert incident["discovered_at"] == "2024-01-05T01:00:00Z"
    assert (incident["report_by"], incident["state"]) == ("2024-01-08T01:00:00Z", "overdue")
    line.office.told("incidents", "list", code=3)
    [incident] = line.office.told(
        *("incidents", "update", incident["id"], "--reported", "2024-01-06T01:00:00Z"),
        *("--measures", "Đổi mật khẩu", "--closed", "2024-01-20"),
    )["incidents"]
    assert (incident["state"], incident["people"]) == ("done", 37)
    line.office.told("incidents", "list")
    [fresh] = line.office.told("incidents", "add", "--description", "Gửi nhầm")["incidents"]
    assert fresh["state"] == "due-soon"


def test_a_disclosure_waits_for_consent_and_is_recalled(line: Line, person: dict[str, Any]) -> None:
    entry = ("--use", "sponsor", "--to", "Công ty Mẫu", "--contents", "họ tên, xã")
    entry = (*entry, "--person", person["id"])
    assert line.office.told("disclosures", "add", *entry, code=1)["error"] == "consent-missing"
    consent(line, person["id"], "yes")
    [made] = line.office.told("disclosures", "add", *entry)["disclosures"]
    line.office.told("disclosures", "recall", made["id"], "--reason", "gửi nhầm nơi")
    [listed] = line.office.told("disclosures", "list")["disclosures"]
    assert (listed["person"], listed["recalled"]["reason"]) == ("Nguyễn Thị Mẫu", "gửi nhầm nơi")
    again = line.office.told("disclosures", "recall", made["id"], "--reason", "lại", code=1)
    assert again["error"] == "already-recalled"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_people_read_the_lists_in_their_language(
    line: Line, person: dict[str, Any], language: str
) -> None:
    consent(line, person["id"], "yes")
    line.office.told("requests", "add", "--kind", "access", "--person", person["id"])
    line.office.told("incidents", "add", "--description", "Gửi nhầm")
    entry = ("--use", "sponsor", "--to", "Công ty Mẫu", "--contents", "họ tên, xã")
    line.office.told("disclosures", "add", *entry, "--person", person["id"])
    for group, words in (
        ("requests", ("Sắp đến hạn", "Due soon")),
        ("incidents", ("Sắp đến hạn", "Due soon")),
        ("disclosures", ("Nêu tên với nhà tài trợ", "Naming to the sponsor")),
    ):
        ran = line.office.run(group, "list", "--lang", language)
        assert ran.code == 0, ran.err
        assert words[language == "en"] in ran.out
