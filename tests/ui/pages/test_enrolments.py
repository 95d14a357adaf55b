"""Cards and books on their way: batches made, paid and answered, and money asked back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.builders import TODAY, Line, add_approved, add_line, make_enrolment, send
from tests.services.test_enrolling import drawn_up, funded, handed_in, records
from tests.ui.conftest import Recorder
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.records import (
    Award,
    Coverage,
    Enrolment,
    EnrolmentBatch,
    FundingPart,
    ItemKind,
    Outcome,
    Payment,
    RefundCase,
)
from tethelp_desktop.services import awards
from tethelp_desktop.services.batch_paying import pay_batch
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.enrolling import batch_rows
from tethelp_desktop.ui.pages.enrolments import BatchPage, EnrolmentsPage, Part
from tethelp_desktop.ui.pages.enrolments.answer_page import AnswerPage

NUMBER = "0370012345"


def enrolments(seats: Seats, desk: Desk, part: Part = Part.WAITING) -> Screen:
    screen = seats.screen(EnrolmentsPage(seats.place(desk), seats.chosen))
    screen.page.show_part(part)
    screen.page.setFocus()
    screen.settle()
    return screen


def rows(screen: Screen, part: Part) -> int:
    return screen.page.panels[part].table.model.rowCount()


def batch_page(seats: Seats, desk: Desk, batch: EnrolmentBatch) -> Screen:
    return seats.screen(BatchPage(seats.place(desk), seats.chosen, batch.id))


def paid(desk: Desk, number: int = 1) -> tuple[list[Award], EnrolmentBatch]:
    found = add_approved(desk, number)
    funded(desk, found[0].pledge_line_id)
    batch = handed_in(desk, found)
    pay_batch(desk, batch.id, TODAY, "7/UNC")
    return found, batch


def test_a_batch_is_made_with_the_keyboard_alone(seats: Seats, line: Line) -> None:
    add_approved(line.one, 3)
    screen = enrolments(seats, line.one)
    assert rows(screen, Part.WAITING) == 3
    screen.key(Qt.Key.Key_Space)
    screen.key(Qt.Key.Key_Down)
    screen.key(Qt.Key.Key_Space)
    screen.control(Qt.Key.Key_N)
    screen.type("batch-number", "01/D03")
    screen.control(Qt.Key.Key_S)
    (batch,) = records(line.one, EnrolmentBatch)
    assert (batch.number, batch.kind, batch.made_on) == ("01/D03", ItemKind.CARD, TODAY)
    assert len(records(line.one, Enrolment)) == 2
    assert "2 awards put in" in " ".join(screen.texts())


def test_who_cannot_be_in_a_batch_is_named_and_the_others_go_on(seats: Seats, line: Line) -> None:
    found = add_approved(line.one, 2)
    screen = enrolments(seats, line.one)
    screen.control(Qt.Key.Key_A)
    awards.withdraw(line.one, found[0].id, Outcome.DIED)  # at the other PC, meanwhile
    screen.press("enrolments-make-waiting")
    assert "1 may be in it, 1 not" in screen.find("batch-refused").accessibleName()
    screen.type("batch-number", "01/D03")
    screen.press("form-save")
    (row,) = records(line.one, Enrolment)
    assert row.award_id == found[1].id


def test_awards_are_put_into_a_batch_that_is_in_hand(seats: Seats, line: Line) -> None:
    found = add_approved(line.one, 2)
    batch = drawn_up(line.one, found[:1])
    screen = enrolments(seats, line.one)
    screen.page.panels[Part.WAITING].table.select_key(found[1].id)
    screen.press("enrolments-make-waiting")
    screen.type("batch-into-text", "01/D03")
    screen.key(Qt.Key.Key_Tab)
    screen.press("form-save")
    assert len(batch_rows(line.one, batch.id)) == 2
    assert len(records(line.one, EnrolmentBatch)) == 1


def test_a_number_that_is_in_use_is_said_beside_its_field(seats: Seats, line: Line) -> None:
    found = add_approved(line.one, 2)
    drawn_up(line.one, found[:1])
    screen = enrolments(seats, line.one)
    screen.page.panels[Part.WAITING].table.select_key(found[1].id)
    screen.press("enrolments-make-waiting")
    screen.type("batch-number", "01/D03")
    screen.press("form-save")
    assert "in use" in screen.message("batch-number")
    assert len(records(line.one, EnrolmentBatch)) == 1


def test_a_batch_is_handed_in_paid_and_answered(
    seats: Seats, line: Line, tmp_path: Path, dialogs: Recorder
) -> None:
    found = add_approved(line.one, 2)
    funded(line.one, found[0].pledge_line_id)
    batch = drawn_up(line.one, found)
    screen = enrolments(seats, line.one, Part.BATCHES)
    screen.key(Qt.Key.Key_Return)
    assert isinstance(screen.page, BatchPage)
    assert "Ctrl+E" in screen.find("batch-next").accessibleName()
    seats.chosen.answer = [tmp_path]
    screen.control(Qt.Key.Key_E)
    assert "D03-TS_01-D03.xlsx" in dialogs.told[0].text
    screen.control(Qt.Key.Key_H)
    screen.type("hand-in-day", "10/01/2026")
    screen.type("hand-in-slip", "PT-12")
    screen.control(Qt.Key.Key_S)
    assert records(line.one, EnrolmentBatch)[0].submitted_on == TODAY
    screen.control(Qt.Key.Key_P)
    assert "every card is valid" in screen.find("pay-warnings").accessibleName()
    screen.type("pay-paper", "7/UNC")
    screen.control(Qt.Key.Key_S)
    (entry,) = records(line.one, Payment)
    assert (entry.quantity, entry.batch_id) == (2, batch.id)
    ids = [row.row_id for row in batch_rows(line.one, batch.id)]
    sheet = tmp_path / "tra-loi.csv"
    sheet.write_text(f"Mã dòng,Số thẻ\n{ids[0]},{NUMBER}\nxx,1\n", encoding="utf-8")
    seats.chosen.answer = [sheet]
    screen.control(Qt.Key.Key_I)
    assert isinstance(screen.page, AnswerPage)
    screen.press("answer-choose")
    assert "1 rows would be recorded" in screen.find("answer-note").accessibleName()
    assert records(line.one, Coverage) == []
    screen.press("answer-take")
    assert "1 rows were recorded" in screen.find("answer-note").accessibleName()
    assert [card.number for card in records(line.one, Coverage)] == [NUMBER]
    screen.press("answer-leave")
    assert isinstance(screen.page, BatchPage)
    screen.press("batch-leave")
    assert isinstance(screen.page, EnrolmentsPage)


def test_what_cannot_be_paid_says_why_before_anything_is_saved(seats: Seats, line: Line) -> None:
    found = add_approved(line.one, 2)
    batch = handed_in(line.one, found)
    amount = batch_rows(line.one, batch.id)[0].amount
    assert amount is not None
    funded(line.one, found[0].pledge_line_id, amount=amount, quantity=1)
    screen = batch_page(seats, line.one, batch)
    screen.press("batch-pay")
    assert "pays 1 of 2 awards" in screen.find("pay-warnings").accessibleName()
    screen.type("pay-paper", "7/UNC")
    screen.press("form-save")
    assert "pays 1 of 2 awards" in screen.message("pay-day")
    assert records(line.one, Payment) == []


def test_a_card_that_misses_tet_is_said_before_the_payment(seats: Seats, line: Line) -> None:
    line.clock.turn(days=25)
    award = add_approved(line.one)[0]
    funded(line.one, award.pledge_line_id)
    batch = handed_in(line.one, [award])
    screen = batch_page(seats, line.one, batch)
    screen.press("batch-pay")
    told = screen.find("pay-warnings").accessibleName()
    assert "31/01/2026" in told
    screen.type("pay-day", "20/01/2026")
    assert "every card is valid" in screen.find("pay-warnings").accessibleName()


def test_a_single_award_is_recorded_as_issued_and_corrected(seats: Seats, line: Line) -> None:
    _, batch = paid(line.one)
    screen = enrolments(seats, line.one, Part.SUBMITTED)
    screen.key(Qt.Key.Key_F2)
    screen.type("issue-number", "12")
    screen.press("form-save")
    assert screen.message("issue-number")
    assert records(line.one, Coverage) == []
    screen.type("issue-number", NUMBER)
    screen.press("form-save")
    (row,) = records(line.one, Enrolment)
    assert (row.item_number, row.issued_on) == (NUMBER, TODAY)
    screen.page.show_part(Part.ISSUED)
    screen.settle()
    screen.press("enrolments-correct-issued")
    screen.type("issue-number", "0370012346")
    screen.press("form-save")
    assert records(line.one, Enrolment)[0].item_number == "0370012346"
    assert batch.id == row.batch_id


def test_a_row_is_recorded_as_returned_and_waits_for_a_new_batch(seats: Seats, line: Line) -> None:
    handed_in(line.one, add_approved(line.one))
    screen = enrolments(seats, line.one, Part.SUBMITTED)
    screen.key(Qt.Key.Key_Delete)
    screen.press("form-save")
    assert screen.message("return-reason")
    screen.type("return-reason", "sai ngày sinh")
    screen.press("form-save")
    screen.page.show_part(Part.RETURNED)
    assert rows(screen, Part.RETURNED) == 1
    screen.press("enrolments-make-returned")
    screen.type("batch-number", "02/D03")
    screen.press("form-save")
    assert len(records(line.one, EnrolmentBatch)) == 2


def test_a_batch_in_hand_loses_a_row_and_is_given_up_with_reasons(seats: Seats, line: Line) -> None:
    batch = drawn_up(line.one, add_approved(line.one, 2))
    screen = enrolments(seats, line.one, Part.BATCHES)
    screen.press("batch-open")
    screen.press("batch-waits")
    assert sum(row.newly_insured for row in records(line.one, Enrolment)) == 1
    screen.press("batch-out")
    screen.press("reason-confirm")
    assert len(batch_rows(line.one, batch.id)) == 2
    screen.type("reason-text", "lập lại")
    screen.press("reason-confirm")
    assert len(batch_rows(line.one, batch.id)) == 1
    screen.press("batch-give-up")
    screen.type("reason-text", "nhầm")
    screen.press("reason-confirm")
    assert records(line.one, EnrolmentBatch)[0].withdrawn == "nhầm"
    assert isinstance(screen.page, EnrolmentsPage)


def test_the_number_of_a_batch_in_hand_is_changed(seats: Seats, line: Line) -> None:
    batch = drawn_up(line.one, add_approved(line.one))
    screen = batch_page(seats, line.one, batch)
    screen.press("batch-change")
    screen.type("batch-number", "07/D03-TS")
    screen.press("form-save")
    assert screen.says("07/D03-TS")
    assert records(line.one, EnrolmentBatch)[0].number == "07/D03-TS"


def test_the_payment_of_a_batch_is_undone_with_a_reason(seats: Seats, line: Line) -> None:
    _, batch = paid(line.one)
    screen = batch_page(seats, line.one, batch)
    screen.press("batch-unpay")
    screen.type("reason-text", "trả nhầm")
    screen.press("reason-confirm")
    assert len(records(line.one, Payment)) == 2


def test_a_wrong_slip_and_wrong_answers_are_corrected(seats: Seats, line: Line) -> None:
    batch = handed_in(line.one, add_approved(line.one))
    screen = batch_page(seats, line.one, batch)
    screen.press("batch-hand-in")
    screen.type("hand-in-number", "01a/D03")
    screen.type("hand-in-slip", "PT-99")
    screen.press("form-save")
    (corrected,) = records(line.one, EnrolmentBatch)
    assert (corrected.number, corrected.receipt_number) == ("01a/D03", "PT-99")
    assert not screen.find("batch-mend").isEnabled()
    screen.press("batch-out")
    screen.type("return-reason", "sai ngày sinh")
    screen.press("form-save")
    screen.press("batch-mend")
    assert records(line.one, Enrolment)[0].returned_on is None
    screen.press("batch-issue")
    screen.type("issue-number", "0370012345")
    screen.press("form-save")
    screen.press("batch-mend")
    screen.type("reason-text", "ghi nhầm người")
    screen.press("reason-confirm")
    assert records(line.one, Enrolment)[0].item_number == ""


def test_the_rest_of_a_half_paid_batch_is_paid(seats: Seats, line: Line) -> None:
    _, batch = paid(line.one)
    late = add_approved(line.one)[0]
    with line.one.write() as tx:
        tx.add(make_enrolment(batch_id=batch.id, award_id=late.id))
    screen = batch_page(seats, line.one, batch)
    assert screen.find("batch-pay").isEnabled()


def test_another_line_adds_money(seats: Seats, line: Line) -> None:
    award = add_approved(line.one)[0]
    other = add_line(line.one)
    funded(line.one, other.id)
    screen = enrolments(seats, line.one)
    screen.press("enrolments-part-waiting")
    screen.press("form-save")
    assert screen.message("part-line")
    screen.key(Qt.Key.Key_Down)
    screen.type("part-line-text", "Thử Nghiệm")
    screen.key(Qt.Key.Key_Tab)
    screen.type("part-amount", "9000000")
    screen.press("form-save")
    assert screen.message("part-amount")
    screen.type("part-amount", "100000")
    screen.press("form-save")
    (part,) = records(line.one, FundingPart)
    assert (part.award_id, part.pledge_line_id, part.amount) == (award.id, other.id, 100_000)


@pytest.fixture
def fell_out(line: Line) -> Line:
    found, _ = paid(line.one)
    awards.withdraw(line.one, found[0].id, Outcome.DIED)
    return line


def test_money_is_asked_back_and_comes_back(seats: Seats, fell_out: Line) -> None:
    desk = fell_out.one
    screen = enrolments(seats, desk, Part.REFUNDS)
    assert rows(screen, Part.REFUNDS) == 1
    screen.control(Qt.Key.Key_T)
    screen.type("claim-day", "10/01/2026")
    screen.type("claim-number", "15/CV")
    screen.press("form-save")
    assert records(desk, RefundCase)[0].claim_number == "15/CV"
    screen.control(Qt.Key.Key_N)
    screen.type("receive-amount", "0")
    screen.type("receive-paper", "9/BC")
    screen.press("form-save")
    assert screen.message("receive-amount")
    screen.type("receive-amount", "1")
    screen.press("form-save")
    assert records(desk, RefundCase)[0].closed_on is None
    screen.key(Qt.Key.Key_Delete)
    screen.type("reason-text", "trừ phí")
    screen.press("reason-confirm")
    (case,) = records(desk, RefundCase)
    assert (case.closed_on, case.closing_reason) == (TODAY, "trừ phí")
    assert not screen.find("refund-receive").isEnabled()


def test_a_case_is_closed_without_money(seats: Seats, fell_out: Line) -> None:
    screen = enrolments(seats, fell_out.one, Part.REFUNDS)
    screen.key(Qt.Key.Key_Delete)
    screen.type("reason-text", "thẻ đã dùng")
    screen.press("reason-confirm")
    assert records(fell_out.one, RefundCase)[0].closing_reason == "thẻ đã dùng"


def test_every_part_says_what_to_do_while_it_is_empty(seats: Seats, line: Line) -> None:
    screen = enrolments(seats, line.one)
    for part in Part:
        screen.page.show_part(part)
        screen.settle()
        assert screen.page.panels[part].table.empty.accessibleName()
        assert screen.page.shortcuts()
    screen.page.show_part(Part.WAITING)
    screen.key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert screen.page.part is Part.SUBMITTED
    screen.key(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert screen.page.part is Part.WAITING


def test_headquarters_looks_at_a_batch_and_leaves_it_alone(seats: Seats, line: Line) -> None:
    batch = drawn_up(line.one, add_approved(line.one))
    send(line.one, line.hq)
    screen = batch_page(seats, line.hq, batch)
    assert "Another office" in screen.find("batch-next").accessibleName()
    for name in ("export", "hand-in", "pay", "answer", "out", "issue"):
        assert not screen.find(f"batch-{name}").isEnabled()


def test_books_have_their_own_lists(seats: Seats, line: Line) -> None:
    add_approved(line.one, 1, kind=ItemKind.BOOK, months=6)
    screen = enrolments(seats, line.one)
    assert rows(screen, Part.WAITING) == 0
    screen.press("enrolments-kind-1")
    assert rows(screen, Part.WAITING) == 1


def test_a_batch_is_shown_by_its_id(seats: Seats, line: Line) -> None:
    batch = drawn_up(line.one, add_approved(line.one, kind=ItemKind.BOOK, months=6))
    screen = enrolments(seats, line.one)
    screen.page.show_record(batch.id)
    screen.settle()
    assert isinstance(screen.page, BatchPage)
    assert screen.page.title == "Batch 01/D03"
