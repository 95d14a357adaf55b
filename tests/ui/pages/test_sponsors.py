from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.builders import TODAY, Line, add_approved, send
from tests.ui.conftest import Recorder
from tests.ui.pages import campaign
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.records import Contribution, ItemKind, Pledge, PledgeLine, Sponsor
from tethelp_desktop.domain.stored import stated
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.ui.pages.sponsors import SponsorsPage


@pytest.fixture
def sponsors(seats: Seats, line: Line) -> Screen:
    return seats.screen(SponsorsPage(seats.place(line.one)))


@pytest.fixture
def with_a_pledge(seats: Seats, line: Line) -> Screen:
    """One sponsor who pledged 100 cards and 20 gifts, and brought 60 cards."""
    cards, _ = campaign.pledge(
        line.one,
        "Công ty CP Thành An",
        campaign.SponsorKind.ENTERPRISE,
        [campaign.card(100), PledgeLine(kind=ItemKind.GIFT, quantity=20, unit_value=500_000)],
    )
    campaign.receive(line.one, cards, 60, "UNC 118")
    return seats.screen(SponsorsPage(seats.place(line.one)))


def recorded(desk: Desk, kind: type) -> Sequence:
    with desk.store.read() as reader:
        return reader.find(kind)


def test_an_empty_section_says_the_next_step(sponsors: Screen) -> None:
    assert sponsors.says("No sponsor yet")
    assert sponsors.says("Ctrl+N")


def test_a_sponsor_and_a_pledge_are_registered_by_typing(sponsors: Screen, line: Line) -> None:
    sponsors.control(Qt.Key.Key_N)
    sponsors.control(Qt.Key.Key_T)
    sponsors.type("sponsor-name", "Công ty CP Thành An")
    sponsors.press("sponsor-kind-0")
    sponsors.type("tax-code", "0100109106")
    sponsors.control(Qt.Key.Key_S)
    assert sponsors.find("pledge-sponsor-text").text() == "Công ty CP Thành An"
    sponsors.type("pledged-on", "05/01/2026")
    sponsors.type("pledge-number", "04/ĐK-HL")
    sponsors.press("line-kind-1")
    sponsors.type("line-quantity", "700")
    sponsors.type("line-months", "12")
    sponsors.type("line-value", "409860")
    sponsors.control(Qt.Key.Key_L)
    sponsors.press("line-kind-2")
    sponsors.type("line-quantity", "150")
    sponsors.type("line-value", "500000")
    sponsors.type("line-group", "trẻ mồ côi")
    sponsors.control(Qt.Key.Key_S)
    [sponsor] = recorded(line.one, Sponsor)
    [pledge] = recorded(line.one, Pledge)
    assert (sponsor.name, sponsor.tax_code) == ("Công ty CP Thành An", "0100109106")
    assert (pledge.sponsor_id, pledge.pledged_on) == (sponsor.id, date(2026, 1, 5))
    assert [
        (one.kind, one.quantity, one.months, one.unit_value, one.designated_group)
        for one in recorded(line.one, PledgeLine)
    ] == [
        (ItemKind.CARD, 700, 12, 409_860, ""),
        (ItemKind.GIFT, 150, None, 500_000, "trẻ mồ côi"),
    ]
    assert sponsors.says("Pledge no. 04/ĐK-HL")


def test_what_is_wrong_is_said_at_its_field_and_not_saved(sponsors: Screen, line: Line) -> None:
    sponsors.control(Qt.Key.Key_N)
    sponsors.press("line-kind-1")
    sponsors.type("line-quantity", "0")
    sponsors.type("line-value", "409860")
    sponsors.control(Qt.Key.Key_S)
    assert "Empty" in sponsors.message("pledge-sponsor-text")
    assert "more than 0" in sponsors.message("line-quantity")
    assert "months" in sponsors.message("line-months")
    assert not recorded(line.one, Pledge)
    assert sponsors.focused == "pledge-sponsor"
    sponsors.key(Qt.Key.Key_F7)
    assert sponsors.focused == "line-quantity"
    sponsors.key(Qt.Key.Key_F7)
    assert sponsors.focused == "line-months"
    sponsors.key(Qt.Key.Key_F7)
    assert sponsors.focused == "pledge-sponsor"


def test_text_that_is_no_number_stays_and_stops_the_save(sponsors: Screen, line: Line) -> None:
    sponsors.control(Qt.Key.Key_N)
    sponsors.type("line-quantity", "bảy trăm")
    sponsors.control(Qt.Key.Key_S)
    assert "whole number" in sponsors.message("line-quantity")
    assert not recorded(line.one, Pledge)


def test_a_line_is_added_and_removed_by_keyboard(sponsors: Screen) -> None:
    sponsors.control(Qt.Key.Key_N)
    sponsors.type("line-quantity", "5")
    sponsors.control(Qt.Key.Key_L)
    assert sponsors.focused == "line-kind-0"
    sponsors.type("line-quantity", "6")
    sponsors.control(Qt.Key.Key_Minus)
    assert sponsors.find("line-quantity").text() == "5"


def test_control_d_fills_from_the_line_above(sponsors: Screen) -> None:
    sponsors.control(Qt.Key.Key_N)
    sponsors.type("line-value", "409860")
    sponsors.control(Qt.Key.Key_L)
    sponsors.find("line-value").setFocus(Qt.FocusReason.TabFocusReason)
    sponsors.control(Qt.Key.Key_D)
    assert sponsors.find("line-value").text() == "409.860"


def test_leaving_a_pledge_asks_only_when_work_would_be_lost(
    sponsors: Screen, dialogs: Recorder
) -> None:
    section = sponsors.page
    sponsors.control(Qt.Key.Key_N)
    sponsors.key(Qt.Key.Key_Escape)
    assert sponsors.page is section
    assert not dialogs.asked
    sponsors.control(Qt.Key.Key_N)
    sponsors.type("line-quantity", "5")
    sponsors.key(Qt.Key.Key_Escape)
    assert sponsors.page is not section
    dialogs.answers.append("leave")
    sponsors.key(Qt.Key.Key_Escape)
    assert sponsors.page is section


def test_cards_and_gifts_are_never_one_number(with_a_pledge: Screen) -> None:
    texts = with_a_pledge.texts()
    assert "120" not in texts
    assert {"100", "20", "60"} <= set(texts)
    assert with_a_pledge.says("Still to come: 40 BHYT card, 20 Tết gift")


def test_what_came_in_is_entered_with_its_amount_worked_out(
    with_a_pledge: Screen, line: Line
) -> None:
    with_a_pledge.control(Qt.Key.Key_R)
    with_a_pledge.type("contribution-quantity", "40")
    assert with_a_pledge.find("contribution-amount").text() == "16.394.400"
    assert with_a_pledge.says("Still to come after this: 0")
    with_a_pledge.type("contribution-quantity", "41")
    assert with_a_pledge.says("1 more than pledged")
    with_a_pledge.type("contribution-quantity", "40")
    with_a_pledge.control(Qt.Key.Key_S)
    newest = recorded(line.one, Contribution)[-1]
    assert (newest.quantity, newest.amount, newest.received_on) == (40, 16_394_400, TODAY)
    assert with_a_pledge.says("Still to come: 20 Tết gift")


def test_an_entry_is_undone_by_a_counter_entry_with_its_reason(
    with_a_pledge: Screen, line: Line
) -> None:
    with_a_pledge.page.detail.entries.view.select_row(0)
    with_a_pledge.press("entry-undo")
    with_a_pledge.control(Qt.Key.Key_S)
    assert "Empty" in with_a_pledge.message("undo-reason")
    with_a_pledge.type("undo-reason", "Nhầm nhà tài trợ")
    with_a_pledge.control(Qt.Key.Key_S)
    first, counter = recorded(line.one, Contribution)
    assert (counter.reverses, counter.quantity) == (first.id, -60)
    assert counter.reason == "Nhầm nhà tài trợ"
    assert with_a_pledge.says("Still to come: 100 BHYT card")
    with_a_pledge.page.detail.entries.view.select_row(1)
    assert not with_a_pledge.find("entry-undo").isEnabled()


def test_a_line_does_not_fall_below_its_awards(seats: Seats, line: Line) -> None:
    add_approved(line.one, 3)
    screen = seats.screen(SponsorsPage(seats.place(line.one)))
    screen.key(Qt.Key.Key_F2)
    screen.type("line-quantity", "2")
    screen.control(Qt.Key.Key_S)
    assert "3 are awarded" in screen.message("line-quantity")
    assert [one.quantity for one in recorded(line.one, PledgeLine)] == [3]


def test_an_edit_names_what_it_was_made_on(with_a_pledge: Screen, line: Line) -> None:
    """What headquarters changed while the form was open becomes a conflict, not a loss."""
    with_a_pledge.key(Qt.Key.Key_F2)
    with_a_pledge.type("line-group", "hộ nghèo", nth=0)
    with_a_pledge.control(Qt.Key.Key_S)
    first, second = recorded(line.one, PledgeLine)
    assert (first.designated_group, second.designated_group) == ("hộ nghèo", "")
    with line.one.store.read() as reader:
        edited = set(reader.load(PledgeLine, first.id).heads)
        assert edited == {*stated(PledgeLine, ["designated_group"])}  # one statement
        assert not reader.load(PledgeLine, second.id).heads


def test_a_recorded_line_is_removed_with_a_reason(with_a_pledge: Screen, line: Line) -> None:
    with_a_pledge.key(Qt.Key.Key_F2)
    with_a_pledge.press("line-remove", nth=1)
    with_a_pledge.control(Qt.Key.Key_S)
    assert "Empty" in with_a_pledge.message("line-withdrawn")
    with_a_pledge.type("line-withdrawn", "Nhà tài trợ rút quà")
    with_a_pledge.control(Qt.Key.Key_S)
    assert [one.withdrawn for one in recorded(line.one, PledgeLine)] == [
        None,
        "Nhà tài trợ rút quà",
    ]


def test_the_office_reads_what_headquarters_keeps_but_does_not_edit_it(
    seats: Seats, line: Line
) -> None:
    campaign.pledge(line.hq, "Tập đoàn Mẫu", campaign.SponsorKind.ENTERPRISE, [campaign.card(9)])
    send(line.hq, line.one)
    screen = seats.screen(SponsorsPage(seats.place(line.one)))
    assert screen.says("kept by BHXH Việt Nam")
    assert not screen.find("pledge-edit").isEnabled()
    assert not screen.find("sponsor-edit").isEnabled()


def test_a_difference_without_a_reason_is_asked_about(seats: Seats, line: Line) -> None:
    campaign.pledge(
        line.one,
        "Ngân hàng Mẫu",
        campaign.SponsorKind.ENTERPRISE,
        [campaign.card(10)],
        declared_amount=5_000_000,
    )
    screen = seats.screen(SponsorsPage(seats.place(line.one)))
    assert screen.says("Declared 5.000.000 đ, by lines 4.098.600 đ: difference 901.400 đ")
    assert screen.says("No reason is written")


def test_search_finds_without_accents_and_esc_empties_it(seats: Seats, line: Line) -> None:
    for name in ("Công ty Thành An", "Quỹ Tràng An", "Ngân hàng Đồng Tâm"):
        campaign.pledge(line.one, name, campaign.SponsorKind.ENTERPRISE, [campaign.card(1)])
    screen = seats.screen(SponsorsPage(seats.place(line.one)))
    assert screen.page.list.model().rowCount() == 3
    screen.type("sponsor-search", "dong tam")
    screen.key(Qt.Key.Key_Return)
    assert screen.page.list.model().rowCount() == 1
    assert screen.says("Ngân hàng Đồng Tâm")
    screen.control(Qt.Key.Key_F)
    screen.key(Qt.Key.Key_Escape)
    assert screen.page.list.model().rowCount() == 3
