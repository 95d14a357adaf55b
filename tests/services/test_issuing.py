"""What comes back of the insurance side: numbers, rows returned, and the sheet with both."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.builders import TODAY, Line, add_approved, add_people, make_coverage, send
from tests.services.refusing import invalid, refused
from tests.services.test_enrolling import (
    drawn_up,
    funded,
    handed_in,
    records,
    row_ids,
    states,
)
from tethelp_desktop.domain.cases import CaseKind
from tethelp_desktop.domain.enrolling import EnrolmentState
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Coverage,
    Disclosure,
    Enrolment,
    EnrolmentBatch,
    ItemKind,
    Outcome,
    Payer,
)
from tethelp_desktop.services import awards, insurance
from tethelp_desktop.services.answers import AnswerKind, read_answers, take_answers
from tethelp_desktop.services.batch_paying import pay_batch
from tethelp_desktop.services.batch_sheets import (
    columns_text,
    keep_columns,
    sheet_name,
    write_sheet,
)
from tethelp_desktop.services.cases import open_cases
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.enrolling import batch_rows
from tethelp_desktop.services.handover import hand_over
from tethelp_desktop.services.issuing import (
    Issued,
    correct_issue,
    issue,
    return_row,
    undo_issue,
    undo_return,
)
from tethelp_desktop.wording import Language

NUMBER = "0370012345"


def written(desk: Desk, batch: EnrolmentBatch, folder: Path) -> Path:
    path = folder / sheet_name(batch)
    return write_sheet(desk, batch.id, path, Language.VI, "BHXH tỉnh Ninh Bình")


def answered(path: Path, *rows: dict[str, Any]) -> Path:
    """Fill in the sheet that was handed in, as the insurance side does: by heading, row by row."""
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    headings = {cell.value: cell.column for cell in sheet[3]}
    for number, cells in enumerate(rows, 4):
        for heading, value in cells.items():
            sheet.cell(number, headings[heading], value)
    book.save(path)
    return path


def insured(desk: Desk, award: Award) -> list[Coverage]:
    with desk.store.read() as reader:
        return reader.find(Coverage, beneficiary_id=award.beneficiary_id, withdrawn=None)


def test_what_was_issued_is_the_persons_insurance_from_then_on(line: Line) -> None:
    award = add_approved(line.one)[0]
    funded(line.one, award.pledge_line_id)
    batch = handed_in(line.one, [award])
    pay_batch(line.one, batch.id, TODAY, "7/UNC")
    first, last = date(2026, 2, 1), date(2027, 1, 31)
    item = Issued(number=NUMBER, valid_from=first, valid_to=last, facility="37001", issued_on=TODAY)
    issue(line.one, row_ids(line.one, batch)[0], item)
    (card,) = insured(line.one, award)
    assert (card.payer, card.number, card.valid_from, card.valid_to, card.facility) == (
        Payer.SPONSOR,
        NUMBER,
        first,
        last,
        "37001",
    )
    assert (card.paid_on, card.checked_on) == (TODAY, TODAY)


def test_a_card_that_is_known_already_is_not_entered_twice(line: Line) -> None:
    award = add_approved(line.one)[0]
    batch = handed_in(line.one, [award])
    card = make_coverage(
        beneficiary_id=award.beneficiary_id, payer=Payer.SPONSOR, number=NUMBER, valid_from=TODAY
    )
    insurance.save_coverage(line.one, None, card)
    issue(
        line.one,
        row_ids(line.one, batch)[0],
        Issued(number=NUMBER, valid_from=TODAY, issued_on=TODAY),
    )
    assert len(insured(line.one, award)) == 1


@pytest.mark.parametrize(
    ("over", "field", "rule"),
    [
        ({"number": ""}, "item_number", Rule.REQUIRED),
        ({"number": "12"}, "item_number", Rule.HEALTH_CARD_SHAPE),
        ({"facility": "1"}, "facility", Rule.FACILITY_SHAPE),
        ({"issued_on": date(2027, 1, 1)}, "issued_on", Rule.IN_THE_FUTURE),
        ({"valid_from": TODAY, "valid_to": date(2026, 1, 1)}, "valid_to", Rule.DATES_REVERSED),
    ],
)
def test_what_cannot_have_been_issued_changes_nothing(
    line: Line, over: dict[str, Any], field: str, rule: Rule
) -> None:
    batch = handed_in(line.one, add_approved(line.one))
    row = row_ids(line.one, batch)[0]
    with invalid((field, rule)):
        issue(line.one, row, Issued(**{"number": NUMBER, "issued_on": TODAY} | over))
    assert states(line.one) == {EnrolmentState.SUBMITTED: 1}
    assert records(line.one, Coverage) == []


def test_a_number_is_one_persons_alone(line: Line) -> None:
    found = add_approved(line.one, 2)
    batch = handed_in(line.one, found)
    first, second = row_ids(line.one, batch)
    item = Issued(number=NUMBER, issued_on=TODAY)
    issue(line.one, first, item)
    with invalid(("item_number", Rule.NUMBER_OF_ANOTHER)):
        issue(line.one, second, item)
    other = add_people(line.one, 1, insurance_code="0123456789")[0]
    with invalid(("item_number", Rule.NUMBER_OF_ANOTHER)):
        issue(line.one, second, Issued(number=other.insurance_code or "", issued_on=TODAY))


def test_a_row_is_answered_only_once_it_was_handed_in(line: Line) -> None:
    batch = drawn_up(line.one, add_approved(line.one))
    row = row_ids(line.one, batch)[0]
    with invalid(("batch_id", Rule.BATCH_NOT_SUBMITTED)):
        issue(line.one, row, Issued(number=NUMBER, issued_on=TODAY))


def test_an_issued_row_is_corrected_until_it_is_handed_over(line: Line) -> None:
    award = add_approved(line.one)[0]
    batch = handed_in(line.one, [award])
    row = row_ids(line.one, batch)[0]
    issue(line.one, row, Issued(number=NUMBER, issued_on=TODAY))
    with invalid(("issued_on", Rule.ISSUED_ALREADY)):
        issue(line.one, row, Issued(number="0370012346", issued_on=TODAY))
    with invalid(("issued_on", Rule.ISSUED_ALREADY)):
        return_row(line.one, row, TODAY, "sai tên")
    correct_issue(line.one, row, Issued(number="0370012346", issued_on=TODAY))
    assert [card.number for card in insured(line.one, award)] == ["0370012346"]
    hand_over(line.one, award.id)
    with invalid(("item_number", Rule.HANDED_ALREADY)):
        correct_issue(line.one, row, Issued(number=NUMBER, issued_on=TODAY))


def test_a_returned_row_says_why_and_is_returned_once(line: Line) -> None:
    batch = handed_in(line.one, add_approved(line.one))
    row = row_ids(line.one, batch)[0]
    with invalid(("return_reason", Rule.REQUIRED)):
        return_row(line.one, row, TODAY, "")
    return_row(line.one, row, TODAY, "sai ngày sinh")
    with invalid(("returned_on", Rule.RETURNED_ALREADY)):
        return_row(line.one, row, TODAY, "sai ngày sinh")


def test_the_sheet_holds_numbers_as_texts_and_says_to_whom_it_went(
    line: Line, tmp_path: Path
) -> None:
    award = add_approved(line.one)[0]
    batch = handed_in(line.one, [award])
    path = written(line.one, batch, tmp_path)
    assert path.name == "D03-TS_01-D03.xlsx"
    sheet = load_workbook(path).active
    assert sheet is not None
    cells = {head.value: cell for head, cell in zip(sheet[3], sheet[4], strict=True)}
    with line.one.store.read() as reader:
        person = reader.get(Beneficiary, award.beneficiary_id)
    assert cells["Số định danh cá nhân"].value == person.personal_id
    assert cells["Số định danh cá nhân"].data_type == "s"
    assert cells["Xã, phường"].value == "phường Nam Hoa Lư"
    assert cells["Mã dòng"].value == row_ids(line.one, batch)[0]
    (entry,) = records(line.one, Disclosure)
    assert (entry.disclosed_to, entry.people) == ("BHXH tỉnh Ninh Bình", 1)


def test_an_answer_is_looked_at_first_then_recorded_and_again_changes_nothing(
    line: Line, tmp_path: Path
) -> None:
    batch = handed_in(line.one, add_approved(line.one, 3))
    path = answered(
        written(line.one, batch, tmp_path),
        {"Mã thẻ BHYT được cấp": NUMBER, "Giá trị từ ngày": "01/02/2026", "Thẻ điện tử": "x"},
        {"Lý do trả lại": "sai ngày sinh"},
    )
    told = read_answers(line.one, batch.id, path, TODAY)
    assert [one.kind for one in told.rows] == [
        AnswerKind.ISSUE,
        AnswerKind.RETURN,
        AnswerKind.EMPTY,
    ]
    assert states(line.one) == {EnrolmentState.SUBMITTED: 3}
    take_answers(line.one, batch.id, path, TODAY)
    expected = {
        EnrolmentState.ISSUED: 1,
        EnrolmentState.RETURNED: 1,
        EnrolmentState.SUBMITTED: 1,
    }
    assert states(line.one) == expected
    before = line.one.store.written
    again = take_answers(line.one, batch.id, path, TODAY)
    assert again.counts[AnswerKind.SAME] == 2
    assert (states(line.one), len(records(line.one, Coverage))) == (expected, 1)
    issued = next(row for row in batch_rows(line.one, batch.id) if row.item_number)
    assert (issued.item_number, issued.electronic) == (NUMBER, True)
    assert line.one.store.written >= before


def csv(folder: Path, *rows: str) -> Path:
    path = folder / "tra-loi.csv"
    path.write_text("\n".join(rows), encoding="utf-8-sig")
    return path


def rules(line: Line, batch: EnrolmentBatch, path: Path) -> list[list[Rule]]:
    told = read_answers(line.one, batch.id, path, TODAY)
    return [[problem.rule for problem in one.problems] for one in told.rows]


def test_rows_are_found_by_the_persons_numbers(line: Line, tmp_path: Path) -> None:
    found = add_approved(line.one, 2)
    batch = handed_in(line.one, found)
    with line.one.store.read() as reader:
        one, _ = (reader.get(Beneficiary, award.beneficiary_id) for award in found)
    path = csv(
        tmp_path,
        "Họ và tên,Số định danh,Số thẻ BHYT",
        f"{one.full_name.upper()},{one.personal_id},{NUMBER}",
        "Người Lạ,037157999999,0370012346",
    )
    told = take_answers(line.one, batch.id, path, TODAY)
    assert [row.kind for row in told.rows] == [AnswerKind.ISSUE, AnswerKind.REFUSED]
    assert told.rows[1].problems[0].rule is Rule.ROW_NOT_FOUND
    assert (told.rows[1].name, told.unanswered) == ("Người Lạ", 1)
    assert states(line.one) == {EnrolmentState.ISSUED: 1, EnrolmentState.SUBMITTED: 1}


def test_what_does_not_fit_is_refused_with_its_reason(line: Line, tmp_path: Path) -> None:
    batch = handed_in(line.one, add_approved(line.one, 3))
    first, second, third = row_ids(line.one, batch)
    head = "Mã dòng,Họ và tên,Số thẻ,Từ ngày"
    name = batch_rows(line.one, batch.id)[0].full_name
    path = csv(
        tmp_path,
        head,
        f"{first},Trần Văn Khác,{NUMBER},",
        f"{second},{name},{NUMBER},31/02/2026",
        f"{second},{name},{NUMBER},",
        f"{third},{name},{NUMBER},",
        f"{third},{name},{NUMBER},",
    )
    assert rules(line, batch, path) == [
        [Rule.ROW_NAMES_ANOTHER],
        [Rule.CELL_UNREADABLE],
        [Rule.ROW_TWICE],
        [],
        [Rule.ROW_TWICE],
    ]


def test_one_number_for_two_people_is_refused_before_anything_is_recorded(
    line: Line, tmp_path: Path
) -> None:
    batch = handed_in(line.one, add_approved(line.one, 2))
    first, second = row_ids(line.one, batch)
    path = csv(tmp_path, "Mã dòng,Số thẻ", f"{first},{NUMBER}", f"{second},{NUMBER}")
    assert rules(line, batch, path) == [[], [Rule.NUMBER_OF_ANOTHER]]


def test_a_batch_that_was_not_handed_in_takes_no_answer(line: Line, tmp_path: Path) -> None:
    batch = drawn_up(line.one, add_approved(line.one))
    path = csv(tmp_path, "Mã dòng,Số thẻ", f"{row_ids(line.one, batch)[0]},{NUMBER}")
    assert rules(line, batch, path) == [[Rule.BATCH_NOT_SUBMITTED]]
    with invalid(("batch_id", Rule.BATCH_NOT_SUBMITTED)):
        take_answers(line.one, batch.id, path, TODAY)


def test_a_file_without_the_headings_is_refused(line: Line, tmp_path: Path) -> None:
    batch = handed_in(line.one, add_approved(line.one))
    with refused(Failure.SHEET_WITHOUT_HEADINGS):
        read_answers(line.one, batch.id, csv(tmp_path, "a,b", "1,2"), TODAY)


def test_an_office_may_use_columns_of_its_own(line: Line, tmp_path: Path) -> None:
    batch = handed_in(line.one, add_approved(line.one))
    own = tmp_path / "own.toml"
    own.write_text(
        'title = "MẪU RIÊNG"\ncolumn = [{ heading = "Tên", field = "full_name" },'
        ' { heading = "Khóa", field = "row" }, { heading = "Thẻ", field = "item_number" }]',
        encoding="utf-8",
    )
    keep_columns(line.one, ItemKind.CARD, own)
    sheet = load_workbook(written(line.one, batch, tmp_path)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[3]] == ["Tên", "Khóa", "Thẻ"]
    assert str(sheet["A1"].value).startswith("MẪU RIÊNG")
    keep_columns(line.one, ItemKind.CARD, None)
    with line.one.store.read() as reader:
        assert "D03-TS" in columns_text(reader, ItemKind.CARD)


@pytest.mark.parametrize(
    "text",
    [
        "kein toml [",
        'title = "x"',
        'title = "x"\ncolumn = [{ heading = "A", field = "unknown" }]',
        'title = "x"\ncolumn = [{ heading = "A", field = "full_name" }]',
        'title = "x"\ncolumn = [{ heading = "A", field = "row" }]',
        'title = "x"\ncolumn = [{ heading = "A", field = "row" },'
        ' { heading = "A", field = "amount" }]',
        'title = "x"\ncolumn = [{ heading = "A", field = "row", format = "blue" }]',
    ],
)
def test_columns_that_cannot_be_used_leave_the_present_ones(
    line: Line, tmp_path: Path, text: str
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with refused(Failure.COLUMNS_FILE_WRONG):
        keep_columns(line.one, ItemKind.BOOK, own)
    with line.one.store.read() as reader:
        assert "D05-TS" in columns_text(reader, ItemKind.BOOK)


def second_pc(line: Line) -> Desk:
    made = line.certified(line.one, "second-pc")
    send(line.hq, line.one)
    return made


def kinds(desk: Desk) -> list[CaseKind]:
    with desk.store.read() as reader:
        return [case.kind for case in open_cases(desk, reader)]


def test_a_corrected_sheet_of_one_number_corrects_what_it_says_anew(
    line: Line, tmp_path: Path
) -> None:
    award = add_approved(line.one)[0]
    batch = handed_in(line.one, [award])
    row = row_ids(line.one, batch)[0]
    issue(line.one, row, Issued(number=NUMBER, facility="37001", issued_on=TODAY))
    path = csv(tmp_path, "Mã dòng,Số thẻ,Từ ngày", f"{row},{NUMBER},01/02/2026")
    told = take_answers(line.one, batch.id, path, TODAY)
    assert [one.kind for one in told.rows] == [AnswerKind.CORRECT]
    (card,) = insured(line.one, award)
    assert (card.valid_from, card.facility) == (date(2026, 2, 1), "37001")
    again = take_answers(line.one, batch.id, path, TODAY)
    assert [one.kind for one in again.rows] == [AnswerKind.SAME]
    hand_over(line.one, award.id)
    later = csv(tmp_path, "Mã dòng,Số thẻ,Từ ngày", f"{row},{NUMBER},01/03/2026")
    assert rules(line, batch, later) == [[Rule.HANDED_ALREADY]]


def test_only_what_was_issued_is_corrected_or_undone(line: Line) -> None:
    batch = handed_in(line.one, add_approved(line.one, 2))
    waits, back = row_ids(line.one, batch)
    return_row(line.one, back, TODAY, "sai ngày sinh")
    for row in (waits, back):
        with invalid(("item_number", Rule.NOT_ISSUED)):
            correct_issue(line.one, row, Issued(number=NUMBER, issued_on=TODAY))
        with invalid(("item_number", Rule.NOT_ISSUED)):
            undo_issue(line.one, row, "nhầm")
    with invalid(("returned_on", Rule.NOT_RETURNED)):
        undo_return(line.one, waits)


def test_nothing_is_answered_before_it_was_handed_in(line: Line, tmp_path: Path) -> None:
    batch = handed_in(line.one, add_approved(line.one))
    row, early = row_ids(line.one, batch)[0], TODAY - timedelta(1)
    with invalid(("issued_on", Rule.DATES_REVERSED)):
        issue(line.one, row, Issued(number=NUMBER, issued_on=early))
    with invalid(("returned_on", Rule.DATES_REVERSED)):
        return_row(line.one, row, early, "sai tên")
    path = csv(tmp_path, "Mã dòng,Số thẻ,Lý do trả lại", f"{row},,sai tên")
    told = read_answers(line.one, batch.id, path, early)
    assert [one.rule for one in told.rows[0].problems] == [Rule.DATES_REVERSED]


def test_a_wrong_issue_and_a_wrong_return_are_taken_back(line: Line) -> None:
    award = add_approved(line.one)[0]
    batch = handed_in(line.one, [award])
    row = row_ids(line.one, batch)[0]
    issue(line.one, row, Issued(number=NUMBER, issued_on=TODAY))
    with invalid(("withdrawn", Rule.REQUIRED)):
        undo_issue(line.one, row, "")
    undo_issue(line.one, row, "ghi nhầm người")
    assert (insured(line.one, award), states(line.one)) == ([], {EnrolmentState.SUBMITTED: 1})
    return_row(line.one, row, TODAY, "sai ngày sinh")
    undo_return(line.one, row)
    assert states(line.one) == {EnrolmentState.SUBMITTED: 1}
    return_row(line.one, row, TODAY, "sai ngày sinh")
    drawn_up(line.one, [award], "02/D03")
    with invalid(("award_id", Rule.IN_ANOTHER_BATCH)):
        undo_return(line.one, row)


def test_two_pcs_that_correct_one_card_leave_one(line: Line) -> None:
    award = add_approved(line.one)[0]
    batch = handed_in(line.one, [award])
    row = row_ids(line.one, batch)[0]
    issue(line.one, row, Issued(number=NUMBER, issued_on=TODAY))
    second = second_pc(line)
    send(line.one, second)
    correct_issue(line.one, row, Issued(number="0370012346", issued_on=TODAY))
    correct_issue(second, row, Issued(number="0370012347", issued_on=TODAY))
    send(second, line.one)
    (card,) = insured(line.one, award)
    assert card.number == records(line.one, Enrolment)[0].item_number


def test_what_one_pc_issued_and_another_returned_is_a_case_and_not_enrolled_again(
    line: Line,
) -> None:
    award = add_approved(line.one)[0]
    batch = handed_in(line.one, [award])
    row = row_ids(line.one, batch)[0]
    second = second_pc(line)
    send(line.one, second)
    issue(line.one, row, Issued(number=NUMBER, issued_on=TODAY))
    return_row(second, row, TODAY, "sai ngày sinh")
    send(second, line.one)
    assert (states(line.one), kinds(line.one)) == (
        {EnrolmentState.ISSUED: 1},
        [CaseKind.RETURNED_AND_ISSUED],
    )
    with invalid(("award_id", Rule.ISSUED_ALREADY)):
        drawn_up(line.one, [award], "02/D03")
    undo_return(line.one, row)
    assert (kinds(line.one), states(line.one)) == ([], {EnrolmentState.ISSUED: 1})


def test_a_card_that_is_issued_for_whoever_was_given_up_is_a_case_until_it_is_back(
    line: Line, tmp_path: Path
) -> None:
    found = add_approved(line.one, 2)
    batch = handed_in(line.one, found)
    first, second = (
        next(row.id for row in records(line.one, Enrolment) if row.award_id == award.id)
        for award in found
    )
    issue(line.one, first, Issued(number=NUMBER, issued_on=TODAY))
    for award in found:
        awards.withdraw(line.one, award.id, Outcome.DIED)
    path = csv(tmp_path, "Mã dòng,Số thẻ", f"{second},0370012346")
    take_answers(line.one, batch.id, path, TODAY)
    assert kinds(line.one) == [CaseKind.ISSUED_THOUGH_WITHDRAWN] * 2
    for row in (first, second):
        undo_issue(line.one, row, "đã thu lại thẻ")
    assert (kinds(line.one), row_ids(line.one, batch)) == ([], [])
    assert insured(line.one, found[0]) == []
