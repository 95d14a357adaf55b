"""Events with their lists, what is given out, signed sheets, gifts on the spot."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import TODAY, Line, add_approved, add_people, close_campaign, make_event
from tests.services.giving_out import (
    WEEK_AGO,
    add_gifts,
    decide,
    give_out,
    lots,
    stock_hospital,
)
from tests.ui.conftest import Recorder
from tests.ui.pages.people_screens import CONTROL, Screen
from tethelp_desktop.domain.consigning import GuestState
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Consignment,
    ConsignmentItem,
    Event,
    Handover,
    Invitation,
    Outcome,
    Override,
)
from tethelp_desktop.services import awards, events
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.pages.events import ConsignmentPage, EventsPage, Part
from tethelp_desktop.ui.pages.handover import HandoverPage
from tethelp_desktop.ui.program import Program
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out

EVENTS, GUESTS, OUT = "planned-events", "guests", "consignments"
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def approved(line: Line) -> list[Award]:
    return add_approved(line.one, 3)


@pytest.fixture
def screen(
    qtbot: QtBot,
    appearance: Appearance,
    operations: Operations,
    line: Line,
    approved: list[Award],
) -> Iterator[Screen]:
    window = Program(appearance, operations, line.one).window
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        lay_out(window, AT_100)
        window.activateWindow()
    window.show_section("events")
    made = Screen(qtbot, window, operations)
    made.wait()
    yield made
    made.wait()


def recorded(line: Line, kind: type) -> list:
    with line.one.store.read() as reader:
        return reader.find(kind)


def plan(line: Line, screen: Screen) -> Event:
    event = events.save_event(
        line.one, None, make_event(campaign_id=line.campaign.id, held_on=TODAY)
    )
    screen.page.refresh()
    return event


def consignments(screen: Screen) -> None:
    page = screen.page
    assert isinstance(page, EventsPage)
    page.show_part(Part.CONSIGNMENTS)


class TestEvents:
    def test_without_an_event_the_next_step_is_said(self, screen: Screen) -> None:
        assert "Ctrl+N" in screen.table(EVENTS).empty.accessibleName()
        assert not screen.find("guest-invite").isEnabled()
        assert not screen.find("event-counter").isEnabled()

    def test_an_event_is_planned_and_corrected(self, screen: Screen, line: Line) -> None:
        screen.press(Qt.Key.Key_N, CONTROL)
        screen.press(Qt.Key.Key_S, CONTROL)
        assert screen.said("event-name")
        screen.fill("event-name", "Trao thẻ phường Hoa Lư")
        screen.fill("event-place", "UBND phường")
        screen.press(Qt.Key.Key_S, CONTROL)
        screen.wait()
        [event] = recorded(line, Event)
        assert (event.name, event.held_on) == ("Trao thẻ phường Hoa Lư", line.one.today)
        screen.table(EVENTS).view.setFocus()
        screen.press(Qt.Key.Key_F2)
        screen.fill("event-withdrawn", "mưa bão")
        screen.press(Qt.Key.Key_S, CONTROL)
        screen.wait()
        [event] = recorded(line, Event)
        assert event.withdrawn == "mưa bão"
        assert screen.column(EVENTS) == []

    def test_people_are_marked_and_put_on_the_list(
        self, screen: Screen, line: Line, approved: list[Award]
    ) -> None:
        event = plan(line, screen)
        screen.press(Qt.Key.Key_Insert)
        view = screen.table("invite-awards").view
        view.setFocus()
        screen.press(Qt.Key.Key_A, CONTROL)
        screen.press(Qt.Key.Key_Space)
        assert screen.find("invite-confirm").text() == "Put 3 on the list"
        screen.press(Qt.Key.Key_Return, CONTROL)
        screen.wait()
        found = recorded(line, Invitation)
        assert sorted(one.award_id for one in found) == sorted(one.id for one in approved)
        assert {one.event_id for one in found} == {event.id}
        assert len(screen.column(GUESTS)) == 3
        screen.press(Qt.Key.Key_Insert)
        assert "No award waits here" in screen.table("invite-awards").empty.accessibleName()

    def test_on_stage_presented_and_still_to_be_received(
        self, screen: Screen, line: Line, approved: list[Award]
    ) -> None:
        event = plan(line, screen)
        events.invite(line.one, event.id, [one.id for one in approved])
        screen.page.refresh()
        screen.table(GUESTS).view.setFocus()
        screen.table(GUESTS).view.select_row(0)
        screen.press(Qt.Key.Key_T, CONTROL)
        screen.wait()
        assert sum(one.symbolic for one in recorded(line, Invitation)) == 1
        screen.click("guest-present")
        screen.press(Qt.Key.Key_S, CONTROL)
        assert screen.said("presented-by")
        screen.fill("presented-by", "Trưởng đoàn")
        screen.press(Qt.Key.Key_S, CONTROL)
        screen.wait()
        [presented] = [one for one in recorded(line, Invitation) if one.presented_on]
        assert presented.presented_by == "Trưởng đoàn"
        assert recorded(line, Handover) == []
        assert screen.count_on_chip(f"guests-{GuestState.PRESENTED}") == "1"
        screen.choose_chip(f"guests-{GuestState.PRESENTED}")
        assert len(screen.column(GUESTS)) == 1

    def test_off_the_list_with_a_reason(
        self, screen: Screen, line: Line, approved: list[Award]
    ) -> None:
        event = plan(line, screen)
        events.invite(line.one, event.id, [one.id for one in approved])
        screen.page.refresh()
        screen.table(GUESTS).view.setFocus()
        screen.press(Qt.Key.Key_Delete)
        screen.click("reason-confirm")
        assert screen.shows("reason")
        screen.fill("reason-text", "đã nhận ở buổi khác")
        screen.click("reason-confirm")
        screen.wait()
        assert len(screen.column(GUESTS)) == 2
        screen.click("guest-renumber")
        screen.wait()
        standing = [one.row for one in recorded(line, Invitation) if one.withdrawn is None]
        assert sorted(standing) == [1, 2]

    def test_f9_goes_to_the_desk_of_the_event(self, screen: Screen, line: Line) -> None:
        event = plan(line, screen)
        screen.press(Qt.Key.Key_F9)
        page = screen.page
        assert isinstance(page, HandoverPage)
        assert page.events.current is not None
        assert page.events.current.id == event.id


class TestGivenOut:
    def test_awards_are_given_to_a_commune(
        self, screen: Screen, line: Line, dialogs: Recorder
    ) -> None:
        consignments(screen)
        screen.press(Qt.Key.Key_N, CONTROL)
        screen.press(Qt.Key.Key_S, CONTROL)
        assert screen.said("receiver-unit")
        screen.fill("receiver-unit", "UBND xã Gia Sinh")
        screen.fill("receiver", "Phạm Thị Mẫu")
        screen.press(Qt.Key.Key_S, CONTROL)
        screen.wait()
        [error] = dialogs.errors
        assert isinstance(error, TetHelpError)
        assert error.failure is Failure.NOTHING_TO_CONSIGN
        screen.table("consign-awards").view.setFocus()
        screen.press(Qt.Key.Key_A, CONTROL)
        screen.press(Qt.Key.Key_Space)
        screen.press(Qt.Key.Key_S, CONTROL)
        screen.wait()
        [made] = recorded(line, Consignment)
        assert (made.receiver_unit, made.consigned_on) == ("UBND xã Gia Sinh", TODAY)
        assert len(recorded(line, ConsignmentItem)) == 3
        assert screen.column(OUT) == ["UBND xã Gia Sinh"]

    def test_a_sheet_is_entered_but_for_who_did_not_sign(
        self, screen: Screen, line: Line, approved: list[Award]
    ) -> None:
        rid = give_out(line, approved).consignment.id
        consignments(screen)
        screen.table(OUT).view.setFocus()
        screen.press(Qt.Key.Key_Return)
        assert isinstance(screen.page, ConsignmentPage)
        screen.press(Qt.Key.Key_F6)
        screen.press(Qt.Key.Key_S, CONTROL)
        assert screen.said("sheet-day")
        screen.fill("sheet-day", shown_day(WEEK_AGO - timedelta(days=1)))
        screen.press(Qt.Key.Key_S, CONTROL)
        assert screen.said("sheet-day")
        screen.fill("sheet-day", shown_day(YESTERDAY))
        screen.table("sheet-awards").view.setFocus()
        screen.press(Qt.Key.Key_Space)
        screen.press(Qt.Key.Key_S, CONTROL)
        screen.wait()
        found = recorded(line, Handover)
        assert [one.handed_on for one in found] == [YESTERDAY] * 2
        assert {one.consignment_id for one in found} == {rid}
        assert sum(lot.outstanding for lot in lots(line.one, rid)) == 1

    def test_who_did_not_sign_comes_back_with_the_reason(
        self, screen: Screen, line: Line, approved: list[Award]
    ) -> None:
        rid = give_out(line, approved).consignment.id
        consignments(screen)
        screen.table(OUT).view.setFocus()
        screen.press(Qt.Key.Key_Return)
        screen.press(Qt.Key.Key_F6)
        screen.fill("sheet-day", shown_day(YESTERDAY))
        screen.table("sheet-awards").view.setFocus()
        screen.press(Qt.Key.Key_Space)
        screen.qtbot.mouseClick(screen.find("sheet-unsigned-1"), Qt.MouseButton.LeftButton)
        screen.press(Qt.Key.Key_S, CONTROL)
        assert screen.said("sheet-reason")
        screen.fill("sheet-reason", "vắng nhà")
        screen.press(Qt.Key.Key_S, CONTROL)
        screen.wait()
        assert sum(lot.outstanding for lot in lots(line.one, rid)) == 0
        assert [one.reason for one in recorded(line, ConsignmentItem) if one.reverses] == [
            "vắng nhà"
        ]

    def test_a_withdrawn_award_that_was_signed_for_asks_why(
        self, screen: Screen, line: Line, approved: list[Award]
    ) -> None:
        give_out(line, approved[:1])
        awards.withdraw(line.one, approved[0].id, Outcome.DIED)
        consignments(screen)
        screen.table(OUT).view.setFocus()
        screen.press(Qt.Key.Key_Return)
        screen.press(Qt.Key.Key_F6)
        screen.fill("sheet-day", shown_day(YESTERDAY))
        screen.table("sheet-awards").view.setFocus()
        screen.press(Qt.Key.Key_Space)
        screen.press(Qt.Key.Key_S, CONTROL)
        assert screen.said("sheet-despite")
        screen.fill("sheet-despite", "ký trước khi mất")
        screen.press(Qt.Key.Key_S, CONTROL)
        screen.wait()
        [handed] = recorded(line, Handover)
        [kept] = recorded(line, Override)
        assert (handed.award_id, kept.reason) == (approved[0].id, "ký trước khi mất")

    def test_what_a_sheet_proves_against_the_books_is_entered_with_the_reason(
        self, screen: Screen, line: Line, approved: list[Award]
    ) -> None:
        give_out(line, approved[:1])
        awards.withdraw(line.one, approved[0].id, Outcome.DIED)
        (other,) = add_people(line.one, 1)
        assert awards.propose(line.one, approved[0].pledge_line_id, [other.id]).awards
        close_campaign(line)
        line.clock.turn(days=1)
        consignments(screen)
        screen.table(OUT).view.setFocus()
        screen.press(Qt.Key.Key_Return)
        screen.press(Qt.Key.Key_F6)
        screen.fill("sheet-day", shown_day(TODAY + timedelta(days=1)))
        screen.press(Qt.Key.Key_S, CONTROL)
        assert screen.said("sheet-despite")
        screen.table("sheet-awards").view.setFocus()
        screen.press(Qt.Key.Key_Space)
        screen.fill("sheet-despite", "xã chưa được báo khóa sổ")
        screen.press(Qt.Key.Key_S, CONTROL)
        screen.wait()
        assert len(recorded(line, Handover)) == 1
        rules = {one.rule for one in recorded(line, Override)}
        assert rules == {"award-was-withdrawn", "sheet-unit-gone", "sheet-after-closing"}

    def test_awards_come_back_by_hand(
        self, screen: Screen, line: Line, approved: list[Award]
    ) -> None:
        rid = give_out(line, approved).consignment.id
        consignments(screen)
        screen.table(OUT).view.setFocus()
        screen.press(Qt.Key.Key_Return)
        screen.press(Qt.Key.Key_Delete)
        screen.press(Qt.Key.Key_S, CONTROL)
        assert screen.said("back-reason")
        screen.fill("back-reason", "đã chuyển đi")
        screen.press(Qt.Key.Key_S, CONTROL)
        screen.wait()
        assert sum(lot.back for lot in lots(line.one, rid)) == 1


class TestOnTheSpot:
    def test_gifts_are_reserved_for_a_hospital(self, screen: Screen, line: Line) -> None:
        add_gifts(line.one, 5)
        decide(line)
        consignments(screen)
        screen.press(Qt.Key.Key_H, CONTROL)
        screen.fill("receiver-unit", "Bệnh viện Mẫu")
        screen.fill("receiver", "Trần Thị Điều Dưỡng")
        screen.fill("stock-line-text", "thử nghiệm")
        screen.fill("stock-quantity", "6")
        screen.fill("stock-decision-text", "12")
        screen.press(Qt.Key.Key_S, CONTROL)
        assert screen.said("stock-quantity")
        screen.fill("stock-quantity", "4")
        screen.press(Qt.Key.Key_S, CONTROL)
        screen.wait()
        [item] = recorded(line, ConsignmentItem)
        assert (item.quantity, item.award_id) == (4, None)

    def test_patients_are_entered_one_after_the_other(self, screen: Screen, line: Line) -> None:
        gifts = add_gifts(line.one, 5)
        rid = stock_hospital(line, gifts, 3).consignment.id
        people = len(recorded(line, Beneficiary))
        consignments(screen)
        screen.table(OUT).view.setFocus()
        screen.press(Qt.Key.Key_Return)
        screen.press(Qt.Key.Key_F8)
        screen.press(Qt.Key.Key_S, CONTROL)
        assert screen.said("give-name")
        for name in ("Bệnh Nhân Một", "Bệnh Nhân Hai"):
            screen.fill("give-name", name)
            screen.fill("give-birth", "1960")
            screen.fill("give-card", "GD4373720123456")
            screen.fill("give-admitted", shown_day(WEEK_AGO))
            screen.fill("give-day", shown_day(YESTERDAY))
            if name.endswith("Một"):
                screen.press(Qt.Key.Key_Return, CONTROL)
            else:
                screen.fill("give-card", "GD4373720123457")
                screen.press(Qt.Key.Key_S, CONTROL)
            screen.wait()
        assert len(recorded(line, Handover)) == 2
        assert len(recorded(line, Beneficiary)) == people + 2
        [lot] = lots(line.one, rid)
        assert lot.outstanding == 1

    def test_without_a_card_it_asks_why(self, screen: Screen, line: Line) -> None:
        gifts = add_gifts(line.one, 5)
        stock_hospital(line, gifts, 3)
        consignments(screen)
        screen.table(OUT).view.setFocus()
        screen.press(Qt.Key.Key_Return)
        screen.press(Qt.Key.Key_F8)
        screen.fill("give-name", "Bệnh Nhân Ba")
        screen.fill("give-birth", "1960")
        screen.fill("give-admitted", shown_day(WEEK_AGO))
        screen.fill("give-day", shown_day(YESTERDAY))
        screen.press(Qt.Key.Key_S, CONTROL)
        screen.wait()
        assert recorded(line, Handover) == []
        screen.fill("keep-reason-text", "Thẻ đang cấp lại")
        screen.click("keep-reason-confirm")
        screen.wait()
        assert len(recorded(line, Handover)) == 1
        [kept] = recorded(line, Override)
        assert kept.reason == "Thẻ đang cấp lại"


@pytest.mark.parametrize("size", [AT_100, AT_125])
def test_nothing_is_cut(screen: Screen, line: Line, approved: list[Award], size: object) -> None:
    event = plan(line, screen)
    events.invite(line.one, event.id, [approved[0].id])
    give_out(line, approved[1:], due_on=YESTERDAY, document_number="02/BB-BHXH")
    for part in Part:
        page = screen.page
        assert isinstance(page, EventsPage)
        page.show_part(part)
        lay_out(screen.window, size)
        assert audit(screen.page) == []
