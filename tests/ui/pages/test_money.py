"""The ledger that opens to its entries, money that moves, allotments, targets, shortfalls."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from tests.builders import (
    TODAY,
    Line,
    make_contribution,
    make_event,
    make_invitation,
    make_list,
    send,
)
from tests.ui.conftest import Recorder
from tests.ui.pages import campaign
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.ledger import Figure, Step
from tethelp_desktop.domain.records import (
    Allotment,
    Award,
    Contribution,
    ItemKind,
    Payment,
    PaymentKind,
    PledgeLine,
    Target,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import handover, pledges
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.ledger_view import Scope, entries, ledger
from tethelp_desktop.services.shortfalls import shortfall_of
from tethelp_desktop.ui.pages.money import MoneyPage, Part
from tethelp_desktop.ui.pages.money.entries import EntriesPage
from tethelp_desktop.ui.pages.money.register import read_lines
from tethelp_desktop.ui.pages.money.shortfall import ShortfallPage
from tethelp_desktop.ui.pages.overview import OverviewPage
from tethelp_desktop.ui.quick_figures import QuickFiguresPage

SHARE = 409_860
"""One card of twelve months."""


def money(seats: Seats, desk: Desk) -> Screen:
    return seats.screen(MoneyPage(seats.place(desk)))


def fund(desk: Desk, quantity: int = 10, came: int = 10, sponsor: str = "Thành An") -> Stamp:
    """Register a pledge of cards of which some came in."""
    [line_id] = campaign.pledge(
        desk, sponsor, campaign.SponsorKind.ENTERPRISE, [campaign.card(quantity)]
    )
    if came:
        campaign.receive(desk, line_id, came, "UNC 118")
    return line_id


def recorded(desk: Desk, kind: type) -> Sequence:
    with desk.store.read() as reader:
        return reader.find(kind)


def cells(screen: Screen, column: int) -> list[str]:
    model = screen.page.table.model
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def listed(screen: Screen, part: Part, column: int) -> list[str]:
    model = screen.page.panels[part].table.model
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def choose(screen: Screen, name: str, words: str) -> None:
    screen.type(f"{name}-text", words)
    screen.key(Qt.Key.Key_Tab)


def grid(screen: Screen):
    return screen.page.panels[Part.LEDGER].grid


@pytest.fixture
def busy(line: Line) -> Line:
    """Headquarters in full swing, and an office that awarded and handed over of an allotment."""
    campaign.move_money(line)
    send(line.hq, line.one)
    [person, other] = campaign.many_people(line.one, 2)
    allotted = recorded(line.one, Allotment)[0]
    with line.one.store.read() as reader:
        given = campaign.award(
            line.one, reader.get(PledgeLine, allotted.pledge_line_id), [person, other]
        )
    handover.hand_over(line.one, given[0].id)
    send(line.one, line.hq)
    return line


def test_every_figure_opens_to_entries_whose_sum_it_is(seats: Seats, busy: Line) -> None:
    screen = money(seats, busy.hq)
    shown = grid(screen)
    found = ledger(busy.hq, Scope(campaign_id=busy.campaign.id)).kinds
    opened = 0
    for kind in ItemKind:
        for step in Step:
            assert shown.figure(step, kind) == found[kind].figures[step]
            if not found[kind].figures[step].units:
                continue
            shown.choose(step, kind)
            shown.setFocus()
            screen.key(Qt.Key.Key_Return)
            assert isinstance(screen.page, EntriesPage)
            units = sum(int(text.replace(".", "")) for text in cells(screen, 3))
            amount = sum(int(text.replace(".", "")) for text in cells(screen, 4))
            assert Figure(units, amount) == found[kind].figures[step]
            assert screen.says("That is the figure in the ledger.")
            screen.key(Qt.Key.Key_Escape)
            assert isinstance(screen.page, MoneyPage)
            opened += 1
    assert opened >= 10


def test_entries_name_people_offices_and_papers(seats: Seats, busy: Line) -> None:
    screen = money(seats, busy.hq)
    grid(screen).opened.emit(Step.ALLOTTED, ItemKind.GIFT)
    screen.settle()
    assert cells(screen, 1) == [
        "BHXH cơ sở Tam Điệp\nTết gift  ·  Tập đoàn Mẫu Sông Hồng  ·  02/TT-SH"
    ]
    assert cells(screen, 2) == ["15/QĐ-BHXH"]
    screen.key(Qt.Key.Key_Escape)
    grid(screen).opened.emit(Step.HANDED_OVER, ItemKind.CARD)
    screen.settle()
    assert cells(screen, 1)[0].startswith(campaign.NAMES[0][0])
    screen.key(Qt.Key.Key_Escape)
    grid(screen).opened.emit(Step.PAID, ItemKind.GIFT)
    screen.settle()
    assert [text.split("\n")[0] for text in cells(screen, 1)] == [
        "Goods",
        "Undone: Ghi nhầm dòng",
    ]


def test_a_figure_that_the_entries_do_not_give_is_said_to_be_wrong(
    seats: Seats, busy: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = "tethelp_desktop.ui.pages.money.entries.entries"
    monkeypatch.setattr(module, lambda *asked: entries(*asked)[1:])
    screen = money(seats, busy.hq)
    grid(screen).opened.emit(Step.ALLOTTED, ItemKind.CARD)
    screen.settle()
    assert screen.says("The ledger says 49 units")


def test_kinds_stand_apart_and_are_never_added(seats: Seats, busy: Line) -> None:
    screen = money(seats, busy.hq)
    shown = grid(screen)
    cards = shown.figure(Step.ALLOTTED, ItemKind.CARD)
    gifts = shown.figure(Step.ALLOTTED, ItemKind.GIFT)
    assert (cards.units, gifts.units) == (49, 20)
    model = shown.model()
    texts = [
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert not any(text.startswith("69\t") for text in texts)
    spoken = model.index(3, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Allotted, BHYT card: 49, 20.083.140 đ"


def test_arrows_move_among_the_figures_and_stay_off_the_names(seats: Seats, busy: Line) -> None:
    screen = money(seats, busy.hq)
    shown = grid(screen)
    shown.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):
        screen.key(key)
    assert (shown.currentIndex().row(), shown.currentIndex().column()) == (1, 1)
    screen.control(Qt.Key.Key_C)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert (
        copied[0] == "\tBHXH book\tBHXH book (đ)\tBHYT card\tBHYT card (đ)\tTết gift\tTết gift (đ)"
    )
    assert copied[4] == "Allotted\t0\t0\t49\t20.083.140\t20\t10.000.000"


def test_boxes_narrow_the_ledger(seats: Seats, busy: Line) -> None:
    screen = money(seats, busy.hq)
    choose(screen, "money-sponsor", "hoa sen")
    assert grid(screen).figure(Step.PLEDGED, ItemKind.CARD).units == 70
    choose(screen, "money-line", "khuyết tật")
    assert grid(screen).figure(Step.PLEDGED, ItemKind.CARD).units == 30
    assert grid(screen).figure(Step.ALLOTTED, ItemKind.CARD).units == 19
    choose(screen, "money-office", "tam điệp")
    assert grid(screen).figure(Step.PLEDGED, ItemKind.CARD).units == 0
    assert grid(screen).figure(Step.ALLOTTED, ItemKind.CARD).units == 7
    choose(screen, "money-sponsor", "every")
    choose(screen, "money-office", "hoa lư")
    assert grid(screen).figure(Step.ALLOTTED, ItemKind.CARD).units == 42
    assert grid(screen).figure(Step.HANDED_OVER, ItemKind.CARD).units == 1


def test_what_names_no_choice_changes_nothing(seats: Seats, busy: Line) -> None:
    screen = money(seats, busy.hq)
    choose(screen, "money-sponsor", "không có ai")
    assert grid(screen).figure(Step.PLEDGED, ItemKind.CARD).units == 170


def test_an_office_answers_for_its_own_part(seats: Seats, busy: Line) -> None:
    screen = money(seats, busy.one)
    assert grid(screen).figure(Step.PLEDGED, ItemKind.CARD).units == 0
    assert grid(screen).figure(Step.ALLOTTED, ItemKind.CARD).units == 42
    assert grid(screen).figure(Step.AWARDED, ItemKind.CARD).units == 2
    screen.page.show_part(Part.ALLOTMENTS)
    assert listed(screen, Part.ALLOTMENTS, 1) == ["30", "12"]
    shown = [
        button.objectName()
        for button in screen.page.findChildren(QAbstractButton)
        if button.objectName().startswith("allotment") and button.isVisibleTo(screen.page)
    ]
    assert shown == [], "only headquarters allots"


def test_a_payment_is_entered_by_typing(seats: Seats, line: Line) -> None:
    line_id = fund(line.one)
    screen = money(seats, line.one)
    screen.control(Qt.Key.Key_PageDown)
    assert listed(screen, Part.MOVEMENTS, 2) == ["UNC 118"]
    screen.control(Qt.Key.Key_N)
    assert screen.focused == "payment-quantity"
    screen.type("payment-quantity", "3")
    assert screen.find("payment-amount").text() == "1.229.580"
    assert screen.says("Một triệu hai trăm hai mươi chín nghìn năm trăm tám mươi đồng")
    assert screen.says("Left after this: 2.869.020 đ")
    screen.type("payment-day", "09/01/2026")
    screen.type("payment-paper", "UNC 12")
    screen.control(Qt.Key.Key_S)
    [paid] = recorded(line.one, Payment)
    assert (paid.kind, paid.pledge_line_id) == (PaymentKind.INSURANCE, line_id)
    assert (paid.quantity, paid.amount, paid.document_number) == (3, 3 * SHARE, "UNC 12")
    assert paid.paid_on == date(2026, 1, 9)
    assert listed(screen, Part.MOVEMENTS, 4) == ["1.229.580", "4.098.600"]


def test_what_is_more_than_there_is_stands_at_its_field(seats: Seats, line: Line) -> None:
    fund(line.one, quantity=10, came=2)
    screen = money(seats, line.one)
    screen.page.show_part(Part.MOVEMENTS)
    screen.control(Qt.Key.Key_N)
    screen.type("payment-quantity", "11")
    screen.control(Qt.Key.Key_S)
    assert "819.720 đ" in screen.message("payment-amount")
    assert "10" in screen.message("payment-quantity")
    assert "Empty" in screen.message("payment-paper")
    assert screen.focused == "payment-quantity"
    screen.key(Qt.Key.Key_F7)
    assert screen.focused == "payment-amount"
    assert not recorded(line.one, Payment)
    screen.type("payment-amount", "1.5")
    screen.control(Qt.Key.Key_S)
    assert "whole number" in screen.message("payment-amount")
    screen.type("payment-amount", "-5")
    screen.control(Qt.Key.Key_S)
    assert "whole number" in screen.message("payment-amount")
    assert not recorded(line.one, Payment)


def test_what_was_used_while_the_form_was_open_stands_at_its_field(
    seats: Seats, line: Line
) -> None:
    line_id = fund(line.one, came=2)
    screen = money(seats, line.one)
    screen.page.show_part(Part.MOVEMENTS)
    screen.control(Qt.Key.Key_N)
    screen.type("payment-quantity", "2")
    screen.type("payment-paper", "UNC 12")
    campaign.move(line.one, line_id, PaymentKind.INSURANCE, 1)
    screen.control(Qt.Key.Key_S)
    assert "409.860 đ" in screen.message("payment-amount")
    assert len(recorded(line.one, Payment)) == 1


def test_saving_goes_on_with_the_next(seats: Seats, line: Line) -> None:
    fund(line.one)
    screen = money(seats, line.one)
    screen.page.show_part(Part.MOVEMENTS)
    screen.control(Qt.Key.Key_N)
    screen.type("payment-quantity", "4")
    screen.type("payment-paper", "UNC 12")
    screen.control(Qt.Key.Key_Return)
    assert screen.find("payment-quantity").text() == ""
    screen.find("payment-line-text").setFocus(Qt.FocusReason.TabFocusReason)
    screen.control(Qt.Key.Key_D)
    assert screen.says("Left after this: 2.459.160 đ")


def test_a_gift_is_bought_unless_somebody_says_otherwise(seats: Seats, line: Line) -> None:
    fund(line.one)
    campaign.pledge(
        line.one,
        "Hoa Mai",
        campaign.SponsorKind.ENTERPRISE,
        [PledgeLine(kind=ItemKind.GIFT, quantity=5, unit_value=500_000)],
    )
    screen = money(seats, line.one)
    screen.page.show_part(Part.MOVEMENTS)
    screen.control(Qt.Key.Key_N)
    kinds = [screen.find(f"payment-kind-{n}") for n in range(3)]
    choose(screen, "payment-line", "hoa mai")
    assert [kind.isChecked() for kind in kinds] == [False, True, False]
    screen.press("payment-kind-2")
    choose(screen, "payment-line", "thành an")
    assert [kind.isChecked() for kind in kinds] == [False, False, True]


def test_money_is_returned_with_its_reason(seats: Seats, line: Line) -> None:
    fund(line.one)
    screen = money(seats, line.one)
    screen.page.show_part(Part.MOVEMENTS)
    screen.control(Qt.Key.Key_T)
    screen.control(Qt.Key.Key_S)
    assert "Empty" in screen.find("payment-kind-0").accessibleDescription()
    screen.press("payment-kind-1")
    screen.type("payment-quantity", "2")
    screen.type("payment-paper", "UNC 13")
    screen.type("payment-reason", "Hết đợt trao")
    screen.control(Qt.Key.Key_S)
    [gone] = recorded(line.one, Payment)
    assert (gone.kind, gone.amount, gone.reason) == (PaymentKind.RETURN, 2 * SHARE, "Hết đợt trao")


def test_what_is_carried_on_asks_where_to(seats: Seats, line: Line) -> None:
    source, other = fund(line.one), fund(line.one, came=0, sponsor="Hoa Mai")
    screen = money(seats, line.one)
    choose(screen, "money-sponsor", "thành an")
    screen.page.show_part(Part.MOVEMENTS)
    screen.control(Qt.Key.Key_T)
    hidden = screen.page.findChild(QLineEdit, "payment-counterpart-text")
    assert not hidden.isVisibleTo(screen.page)
    screen.press("payment-kind-2")
    screen.type("payment-quantity", "4")
    screen.type("payment-paper", "BB 3")
    screen.control(Qt.Key.Key_S)
    assert "Empty" in screen.message("payment-counterpart-text")
    choose(screen, "payment-counterpart", "thành an")
    screen.control(Qt.Key.Key_S)
    assert "this line" in screen.message("payment-counterpart-text")
    choose(screen, "payment-counterpart", "hoa mai")
    screen.control(Qt.Key.Key_S)
    out, into = recorded(line.one, Payment)
    assert (out.pledge_line_id, into.pledge_line_id) == (source, other)
    assert (into.kind, into.amount) == (PaymentKind.CARRY_IN, 4 * SHARE)
    choose(screen, "money-sponsor", "every")
    assert [text.split("\n")[0] for text in listed(screen, Part.MOVEMENTS, 1)] == [
        "Carried in: Thành An",
        "Carried to another line: Hoa Mai",
        "What came in",
    ]


def test_an_entry_is_undone_with_a_reason_and_only_once(seats: Seats, line: Line) -> None:
    line_id = fund(line.one)
    campaign.move(line.one, line_id, PaymentKind.INSURANCE, 3)
    screen = money(seats, line.one)
    screen.page.show_part(Part.MOVEMENTS)
    screen.page.setFocus()
    screen.key(Qt.Key.Key_Delete)
    assert screen.focused == "reason-text"
    screen.key(Qt.Key.Key_Return)
    assert "Say why" in screen.message("reason-text")
    assert len(recorded(line.one, Payment)) == 1
    screen.type("reason-text", "Ghi nhầm dòng")
    screen.key(Qt.Key.Key_Return)
    first, counter = recorded(line.one, Payment)
    assert (counter.reverses, counter.amount) == (first.id, -first.amount)
    assert listed(screen, Part.MOVEMENTS, 5) == ["Counter-entry", "Undone", ""]
    for row in range(2):
        screen.page.panels[Part.MOVEMENTS].table.view.select_row(row)
        assert not screen.find("payment-undo").isEnabled()


def test_a_refused_undo_is_told_beside_the_reason_and_changes_nothing(
    seats: Seats, line: Line, dialogs: Recorder
) -> None:
    line_id = fund(line.one)
    paid = campaign.move(line.one, line_id, PaymentKind.INSURANCE, 3)
    campaign.move(line.one, line_id, PaymentKind.REFUND, 3)
    screen = money(seats, line.one)
    screen.page.show_part(Part.MOVEMENTS)
    screen.page.panels[Part.MOVEMENTS].table.select_key(paid)
    screen.press("payment-undo")
    screen.type("reason-text", "Nhầm")
    screen.press("reason-confirm")
    assert dialogs.errors == []
    assert "1.229.580 đ" in screen.message("reason-text")
    assert screen.find("reason-text").text() == "Nhầm"
    assert len(recorded(line.one, Payment)) == 2
    screen.key(Qt.Key.Key_Escape)
    assert isinstance(screen.page, MoneyPage)


def test_what_came_in_is_undone_here_too(seats: Seats, line: Line) -> None:
    fund(line.one)
    screen = money(seats, line.one)
    screen.page.show_part(Part.MOVEMENTS)
    screen.page.setFocus()
    screen.key(Qt.Key.Key_Delete)
    screen.type("reason-text", "Ghi nhầm nhà tài trợ")
    screen.key(Qt.Key.Key_Return)
    first, counter = recorded(line.one, Contribution)
    assert (counter.reverses, counter.reason) == (first.id, "Ghi nhầm nhà tài trợ")
    assert listed(screen, Part.MOVEMENTS, 5) == ["Counter-entry", "Undone"]


def test_what_came_after_its_day_says_so(seats: Seats, line: Line) -> None:
    promised = replace(campaign.card(2), due_on=date(2025, 12, 31))
    [line_id] = campaign.pledge(line.one, "Thành An", campaign.SponsorKind.ENTERPRISE, [promised])
    campaign.receive(line.one, line_id, 2, "UNC 118")
    screen = money(seats, line.one)
    screen.page.show_part(Part.MOVEMENTS)
    assert listed(screen, Part.MOVEMENTS, 5) == ["Came late"]


def test_a_list_or_an_event_narrows_the_ledger_to_its_awards(seats: Seats, busy: Line) -> None:
    with busy.one.write() as tx:
        event = tx.add(make_event(campaign_id=busy.campaign.id))
        tx.add(make_list(campaign_id=busy.campaign.id, source_name="UBND xã Gia Sinh"))
        award = tx.find(Award)[0]
        tx.add(make_invitation(event_id=event.id, award_id=award.id))
    screen = money(seats, busy.one)
    choose(screen, "money-picked", "trao thẻ tại")
    assert grid(screen).figure(Step.AWARDED, ItemKind.CARD).units == 1
    assert grid(screen).figure(Step.ALLOTTED, ItemKind.CARD).units == 0
    assert screen.says("only awards count")
    grid(screen).opened.emit(Step.AWARDED, ItemKind.CARD)
    screen.settle()
    assert len(cells(screen, 0)) == 1
    screen.key(Qt.Key.Key_Escape)
    choose(screen, "money-picked", "gia sinh")
    assert grid(screen).figure(Step.AWARDED, ItemKind.CARD).units == 0
    screen.page.show_part(Part.ALLOTMENTS)
    assert listed(screen, Part.ALLOTMENTS, 1) == ["30", "12"]
    assert not screen.page.findChild(QLineEdit, "money-picked-text").isVisibleTo(screen.page)


def test_units_are_allotted_and_taken_back(seats: Seats, line: Line) -> None:
    line_id = fund(line.hq)
    screen = money(seats, line.hq)
    screen.page.show_part(Part.ALLOTMENTS)
    screen.control(Qt.Key.Key_N)
    assert screen.focused == "allotment-office"
    choose(screen, "allotment-office", "hoa lư")
    screen.type("allotment-quantity", "11")
    assert screen.says("Free after this: -1")
    screen.control(Qt.Key.Key_S)
    assert "10" in screen.message("allotment-quantity")
    assert not recorded(line.hq, Allotment)
    screen.type("allotment-quantity", "6")
    screen.type("allotment-paper", "15/QĐ-BHXH")
    screen.control(Qt.Key.Key_S)
    [given] = recorded(line.hq, Allotment)
    assert (given.pledge_line_id, given.quantity) == (line_id, 6)
    assert given.office_id == line.one.identity.office_id
    screen.key(Qt.Key.Key_Delete)
    assert screen.find("back-quantity").text() == "6"
    screen.type("back-quantity", "7")
    screen.control(Qt.Key.Key_S)
    assert "Empty" in screen.message("back-reason")
    screen.type("back-reason", "Đơn vị không nhận hết")
    screen.control(Qt.Key.Key_S)
    assert "6" in screen.message("back-quantity")
    screen.type("back-quantity", "2")
    screen.control(Qt.Key.Key_S)
    _, counter = recorded(line.hq, Allotment)
    assert (counter.quantity, counter.reverses) == (-2, given.id)
    assert listed(screen, Part.ALLOTMENTS, 1) == ["6"]
    assert listed(screen, Part.ALLOTMENTS, 2) == ["4"]


def test_a_line_of_an_office_is_not_allotted(seats: Seats, line: Line) -> None:
    fund(line.one)
    send(line.one, line.hq)
    screen = money(seats, line.hq)
    screen.page.show_part(Part.ALLOTMENTS)
    screen.control(Qt.Key.Key_N)
    choose(screen, "allotment-office", "tam điệp")
    screen.type("allotment-quantity", "1")
    screen.control(Qt.Key.Key_S)
    assert screen.message("allotment-line-text")
    assert not recorded(line.hq, Allotment)


def test_a_target_is_set_once_for_each_office_and_kind(
    seats: Seats, line: Line, dialogs: Recorder
) -> None:
    screen = money(seats, line.hq)
    screen.page.show_part(Part.TARGETS)
    assert screen.page.findChild(QLineEdit, "money-line-text").isVisibleTo(screen.page) is False
    for quantity in ("40", "50"):
        screen.control(Qt.Key.Key_N)
        choose(screen, "target-office", "hoa lư")
        screen.press("target-kind-1")
        screen.type("target-quantity", quantity)
        screen.control(Qt.Key.Key_S)
    assert "40" in screen.find("target-kind-1").accessibleDescription()
    dialogs.answers.append("leave")
    screen.press("form-cancel")
    screen.control(Qt.Key.Key_E)
    assert not screen.find("target-office-text").isEnabled()
    screen.type("target-quantity", "60")
    screen.control(Qt.Key.Key_S)
    assert [one.quantity for one in recorded(line.hq, Target)] == [60]
    assert listed(screen, Part.TARGETS, 1) == ["60"]
    screen.control(Qt.Key.Key_E)
    screen.type("target-withdrawn", "Giao lại theo quý")
    screen.control(Qt.Key.Key_S)
    assert listed(screen, Part.TARGETS, 1) == []
    assert screen.says("No target yet")


def test_an_office_sets_its_own_target_and_sees_what_it_did(seats: Seats, busy: Line) -> None:
    screen = money(seats, busy.one)
    screen.page.show_part(Part.TARGETS)
    assert listed(screen, Part.TARGETS, 0) == ["BHXH cơ sở Hoa Lư\nBHYT card"]
    assert [listed(screen, Part.TARGETS, column) for column in (1, 2, 3, 4)] == [
        ["40"],
        ["2"],
        ["1"],
        ["39"],
    ]


def test_a_shortfall_names_whom_it_touches_and_what_to_hold(seats: Seats, line: Line) -> None:
    line_id = fund(line.one, quantity=5, came=3)
    people = campaign.many_people(line.one, 5)
    with line.one.store.read() as reader:
        units = reader.get(PledgeLine, line_id)
    given = campaign.award(line.one, units, people)
    handover.hand_over(line.one, given[4].id)
    screen = money(seats, line.one)
    assert screen.says("Missing: BHYT card 2")
    screen.control(Qt.Key.Key_H)
    assert isinstance(screen.page, ShortfallPage)
    assert screen.says("Missing 2 units, 819.720 đ")
    assert screen.says("Money that is there: 1.229.580 đ")
    assert screen.says("By the line's unit value it buys 3 units.")
    proposed = dict(zip(cells(screen, 0), cells(screen, 3), strict=True))
    names = [f"{person.full_name}\naward" for person in people]
    assert proposed[names[4]] == "Paid or handed over"
    assert [proposed[name] for name in names[2:4]] == ["Hold 1", "Hold 1"]
    screen.key(Qt.Key.Key_Escape)
    campaign.receive(line.one, line_id, 2, "UNC 9")
    screen.page.refresh()
    assert not screen.page.panels[Part.LEDGER].note.isVisibleTo(screen.page)
    assert not screen.find("shortfall-open").isEnabled()


def test_the_note_counts_as_the_shortfall_does(busy: Line) -> None:
    for desk in (busy.hq, busy.one):
        for entry in read_lines(desk, busy.campaign.id):
            assert entry.missing == shortfall_of(desk, entry.line.id).shortfall.missing


def test_several_short_lines_are_looked_at_one_by_one(seats: Seats, line: Line) -> None:
    for sponsor, number in (("Thành An", 2), ("Hoa Mai", 3)):
        line_id = fund(line.one, quantity=number, came=0, sponsor=sponsor)
        with line.one.store.read() as reader:
            units = reader.get(PledgeLine, line_id)
        campaign.award(line.one, units, campaign.many_people(line.one, number))
    screen = money(seats, line.one)
    screen.control(Qt.Key.Key_H)
    assert screen.says("Missing 2 units")
    choose(screen, "shortfall-line", "hoa mai")
    screen.settle()
    assert screen.says("Missing 3 units")
    assert screen.says("At today's rates it pays 0 approved awards.")


@pytest.mark.parametrize("page", [MoneyPage, OverviewPage])
def test_one_key_copies_the_quick_figures(seats: Seats, busy: Line, page: type) -> None:
    QGuiApplication.clipboard().clear()
    screen = seats.screen(page(seats.place(busy.one)))
    screen.control(Qt.Key.Key_Q)
    assert isinstance(screen.page, QuickFiguresPage)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0].startswith("Quick figures")
    assert copied[1].startswith("BHYT card: 1 handed over today;")
    assert set(copied) <= {text.replace("\N{NO-BREAK SPACE}", " ") for text in screen.texts()}
    QGuiApplication.clipboard().clear()
    screen.control(Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text().split("\n") == copied
    screen.key(Qt.Key.Key_Escape)
    assert isinstance(screen.page, page)


def test_new_figures_are_copied_as_they_change(seats: Seats, line: Line) -> None:
    line_id = fund(line.one)
    screen = money(seats, line.one)
    screen.control(Qt.Key.Key_Q)
    campaign.move(line.one, line_id, PaymentKind.INSURANCE, 1)
    screen.page.refresh()
    assert "409.860" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("part", Part)
def test_tab_goes_round_in_the_reading_order(seats: Seats, line: Line, part: Part) -> None:
    """An empty list is hidden, and Tab must get past it."""
    fund(line.one, came=0)
    screen = money(seats, line.one)
    screen.page.show_part(part)
    screen.find("quick-figures").setFocus(Qt.FocusReason.TabFocusReason)
    screen.key(Qt.Key.Key_Tab)
    start = screen.focused
    names = []
    while start not in names:
        screen.key(Qt.Key.Key_Tab)
        names.append(screen.focused)
        assert len(names) < 12, names
    buttons = {Part.MOVEMENTS: ["payment-other", "payment-add"], Part.TARGETS: ["target-add"]}
    boxes = ["money-sponsor", "money-line", "money-office"]
    expected = [*buttons.get(part, []), *(boxes[-1:] if part is Part.TARGETS else boxes)]
    assert start.startswith("money-part")
    assert names[: len(expected)] == expected


def test_parts_turn_by_key(seats: Seats, line: Line) -> None:
    screen = money(seats, line.one)
    screen.control(Qt.Key.Key_PageUp)
    assert screen.page.part is Part.TARGETS
    screen.control(Qt.Key.Key_PageDown)
    assert screen.page.part is Part.LEDGER
    assert screen.focused == "ledger"


def test_a_line_is_shown_when_another_section_asks_for_it(seats: Seats, line: Line) -> None:
    fund(line.one)
    wanted = fund(line.one, quantity=7, came=0, sponsor="Hoa Mai")
    screen = money(seats, line.one)
    screen.page.show_record(wanted)
    assert grid(screen).figure(Step.PLEDGED, ItemKind.CARD).units == 7


def test_a_counter_entry_of_what_came_in_lowers_the_figure(seats: Seats, line: Line) -> None:
    line_id = fund(line.one, came=0)
    entry = make_contribution(pledge_line_id=line_id, quantity=4, amount=4 * SHARE)
    received = pledges.receive(line.one, entry)
    pledges.reverse_contribution(line.one, received.id, "Nhầm nhà tài trợ")
    screen = money(seats, line.one)
    assert grid(screen).figure(Step.RECEIVED, ItemKind.CARD) == Figure(0, 0)
    grid(screen).opened.emit(Step.RECEIVED, ItemKind.CARD)
    screen.settle()
    assert [text.split("\n")[0] for text in cells(screen, 1)] == [
        "What came in",
        "Undone: Nhầm nhà tài trợ",
    ]
    assert cells(screen, 0)[1] == f"{TODAY:%d/%m/%Y}"
