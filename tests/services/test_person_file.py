"""One person's whole file: nothing of theirs is missing, nothing of anybody else is in it."""

import json
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.builders import (
    FULL,
    Line,
    add_approved,
    add_line,
    add_people,
    everything,
    make_admission,
    make_consent,
    make_coverage,
    make_data_request,
    make_disclosure,
    make_household,
    make_id,
    make_override,
    send,
)
from tests.services.refusing import refused
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.records import (
    LAWS,
    Admission,
    Award,
    Beneficiary,
    Consent,
    Coverage,
    DataRequest,
    DataUse,
    Disclosure,
    Handover,
    Household,
    Override,
    Printing,
    Receipt,
    ReceiptVoid,
    table_of,
)
from tethelp_desktop.services import awards, handover, people, receipts
from tethelp_desktop.services.handover import Collector
from tethelp_desktop.services.person_file import person_file, write_person_file
from tethelp_desktop.store.history import history
from tethelp_desktop.wording import Language, catalogue

OF_A_PERSON = {
    *(Beneficiary, Household, Coverage, Admission, Consent, Award, Handover, Receipt),
    *(ReceiptVoid, Printing, Override, Disclosure, DataRequest),
}


@pytest.fixture
def person(line: Line) -> Beneficiary:
    """Somebody of whom the store has one thing of every kind, beside somebody else."""
    desk = line.one
    award, other = add_approved(desk, 2)
    rid = award.beneficiary_id
    for given in (award, other):
        handed = handover.hand_over(desk, given.id)
        receipts.record_printing(desk, receipts.draw(desk, handed.receipt.id), "máy in")
        receipts.void(desk, handed.receipt.id, "rách")
    with desk.write() as tx:
        household = tx.add(make_household())
        tx.add(make_data_request(beneficiary_id=rid))
        for record in (
            make_coverage(beneficiary_id=rid),
            make_admission(beneficiary_id=rid),
            make_consent(beneficiary_id=rid),
            make_override(subject_id=rid),
            make_override(subject_table="award", subject_id=award.id, rule="has-card"),
            make_disclosure(beneficiary_id=rid),
            make_consent(beneficiary_id=other.beneficiary_id),
            make_override(subject_table="award", subject_id=other.id),
            make_disclosure(beneficiary_id=None, purpose=DataUse.SUPPORT, people=40),
            make_coverage(beneficiary_id=other.beneficiary_id),
        ):
            tx.add(record)
    with desk.store.read() as reader:
        before = reader.load(Beneficiary, rid)
    return people.save_person(
        desk, before, replace(before.record, household_id=household.id, address="Thôn Mẫu 2")
    )


def test_everything_of_the_person_is_in_it(line: Line, person: Beneficiary) -> None:
    found = person_file(line.one, person.id)
    assert set(found.records) == OF_A_PERSON
    counts = {kind: len(records) for kind, records in found.records.items()}
    assert counts == dict.fromkeys(OF_A_PERSON, 1) | {Override: 2, Disclosure: 2}


def test_nothing_of_anybody_else_is_in_it(line: Line, person: Beneficiary) -> None:
    found = person_file(line.one, person.id)
    held = {record.id for records in found.records.values() for record in records}
    others = {r.id for r in everything(line.one, list(OF_A_PERSON))} - held
    with line.one.store.read() as reader:
        [stranger] = [p for p in reader.find(Beneficiary) if p.id != person.id]
        theirs = {award.id for award in reader.find(Award, beneficiary_id=stranger.id)}
    assert {stranger.id, *theirs} <= others
    assert len(others) == 9  # person, award, handover, receipt, void, printing and three more


def test_its_history_says_who_entered_what_and_when(line: Line, person: Beneficiary) -> None:
    found = person_file(line.one, person.id)
    addresses = [entered for entered in found.history if entered.field == "address"]
    assert [entered.value for entered in addresses] == ["Thôn Mẫu", "Thôn Mẫu 2"]
    assert {entered.recorded_by for entered in addresses} == {"Lan"}
    assert addresses[0].recorded_at < addresses[1].recorded_at
    with line.one.store.read() as reader:
        assert history(reader, [make_id(77)]) == []


def test_a_file_read_at_headquarters_is_the_same(line: Line, person: Beneficiary) -> None:
    send(line.one, line.hq)
    assert person_file(line.hq, person.id) == person_file(line.one, person.id)


def test_json_has_every_field_as_stored(line: Line, person: Beneficiary, tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    found = write_person_file(line.one, person.id, path, Language.VI)
    told = json.loads(path.read_text("utf-8"))
    assert set(told) == {table_of(kind) for kind in found.records} | {"history"}
    [mine] = told["beneficiary"]
    assert (mine["personal_id"], mine["birth_date"]) == (person.personal_id, "1957-03-05")
    assert mine["commune"] == "since-2025:14359"
    assert told["consent"][0]["given"] is True
    assert {"table", "id", "field", "value", "recorded_at", "recorded_by"} == set(
        told["history"][0]
    )


def test_a_workbook_has_a_sheet_of_each_kind_in_words(
    line: Line, person: Beneficiary, tmp_path: Path
) -> None:
    path = tmp_path / "file.xlsx"
    write_person_file(line.one, person.id, path, Language.VI)
    book = load_workbook(path)
    assert len(book.sheetnames) == len(OF_A_PERSON) + 1
    sheet = book["người được tặng"]
    heads, values = ([cell.value for cell in sheet[row]] for row in (3, 4))
    mine = dict(zip(heads, values, strict=True))
    assert mine["Số định danh"] == person.personal_id
    assert (mine["Ngày sinh"], mine["Hoàn cảnh"]) == ("05/03/1957", "Hộ cận nghèo")
    assert "Hoa Lư" in mine["Xã, phường"]
    consent = [cell.value for cell in book["sự đồng ý"][4]]
    assert "có" in consent
    assert book["lịch sử sửa"]["B4"].value is not None


def test_a_receipt_is_worded_as_it_was_printed(
    line: Line, person: Beneficiary, tmp_path: Path
) -> None:
    path = tmp_path / "file.xlsx"
    write_person_file(line.one, person.id, path, Language.VI)
    sheet = load_workbook(path)["biên nhận"]
    heads, values = ([cell.value for cell in sheet[row]] for row in (3, 4))
    said = dict(zip(heads, values, strict=True))["Nội dung biên nhận"].split("; ")
    assert {
        "Số biên nhận: 01-000001/BN-HL",
        "Ngày lập: 10/01/2026",
        f"Họ và tên: {person.full_name}",
        "Ngày sinh: 05/03/1957",
        "Giới tính: Nữ",
        f"Số định danh: {person.personal_id}",
        "Loại: Thẻ BHYT",
        "Số tháng: 12",
        "Số tiền: 1.263.600 đ",
        "Người trao: Lan",
    } <= set(said)
    assert "{" not in "".join(said)


def test_a_receipt_without_a_birth_date_and_a_sex_says_nothing_of_them(
    line: Line, tmp_path: Path
) -> None:
    units = add_line(line.one)
    [unknown] = add_people(line.one, 1, birth_date=None, sex=None, personal_id=None)
    [award] = awards.propose(line.one, units.id, [unknown.id]).awards
    awards.approve(line.one, [award.id], "12/QĐ")
    item = handover.Item("HT3373720123456", date(2026, 2, 1), date(2027, 1, 31))
    handover.hand_over(line.one, award.id, item=item)
    path = tmp_path / "file.xlsx"
    write_person_file(line.one, unknown.id, path, Language.EN)
    said = next(
        cell.value
        for sheet in load_workbook(path)
        for cell in sheet[4]
        if "01-000001/BN-HL; " in str(cell.value)
    )
    assert "05/03/1957" not in said
    assert "01/02/2026" in said


@pytest.mark.parametrize("name", ["file.xlsx", "file.json"])
def test_the_number_of_whoever_collected_is_masked(line: Line, tmp_path: Path, name: str) -> None:
    (award,) = add_approved(line.one)
    collector = Collector("Trần Văn Mẫu", "con", "037087000001", "15/UQ")
    handover.hand_over(line.one, award.id, collector=collector)
    path = tmp_path / name
    write_person_file(line.one, award.beneficiary_id, path, Language.VI)
    if path.suffix == ".json":
        told = path.read_text("utf-8")
    else:
        told = str([[c.value for c in row] for sheet in load_workbook(path) for row in sheet])
    assert "Trần Văn Mẫu" in told
    assert "037******001" in told
    assert "037087000001" not in told


@pytest.mark.parametrize("language", Language)
def test_every_kind_of_record_has_a_sheet_name_that_a_spreadsheet_takes(language: Language) -> None:
    words = catalogue(language)
    names = [words["sheet"]["history"], *(words["record"][table_of(kind)] for kind in LAWS)]
    assert max(map(len, names)) <= 31
    assert not set("".join(names)) & set("[]:*?/\\")
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize("language", Language)
def test_every_field_of_a_person_can_be_worded(
    line: Line, language: Language, tmp_path: Path
) -> None:
    full = {**FULL[Beneficiary], "withdrawn": None, "hardship_until": date(2026, 12, 31)}
    person = add_people(line.one, 1, **full)[0]
    path = tmp_path / "file.xlsx"
    write_person_file(line.one, person.id, path, language)
    said = [cell.value for cell in load_workbook(path).worksheets[0][4]]
    assert None not in said[: len(fields(Beneficiary)) - 1], "only why it was withdrawn is empty"
    assert "31/12/2026" in said


def test_giving_a_person_their_file_is_itself_recorded(
    line: Line, person: Beneficiary, tmp_path: Path
) -> None:
    before = len(person_file(line.one, person.id).records[Disclosure])
    write_person_file(line.one, person.id, tmp_path / "file.xlsx", Language.VI)
    entries = person_file(line.one, person.id).records[Disclosure]
    assert len(entries) == before + 1
    assert isinstance(entries[-1], Disclosure)
    assert entries[-1].disclosed_to == person.full_name


def test_what_cannot_be_written_was_not_given(line: Line, person: Beneficiary) -> None:
    before = person_file(line.one, person.id)
    with refused(Failure.FOLDER_MISSING):
        write_person_file(line.one, person.id, Path("/nowhere/file.xlsx"), Language.VI)
    assert person_file(line.one, person.id) == before
    with refused(Failure.NOT_FOUND):
        person_file(line.one, make_id(77))
