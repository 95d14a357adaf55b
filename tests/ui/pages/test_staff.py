"""The page of the accounts, by keyboard, over a real store."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.builders import CHEAP, Line, add_people, as_staff, make_staff, send
from tests.ui.conftest import Recorder
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.documents.pages import page_count
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Staff
from tethelp_desktop.domain.roles import FIRST, Role
from tethelp_desktop.services import staff
from tethelp_desktop.services.desk import Desk, open_desk
from tethelp_desktop.store.access import Access
from tethelp_desktop.ui.pages.overview.figures import read_figures
from tethelp_desktop.ui.pages.people import PeoplePage
from tethelp_desktop.ui.pages.staff import StaffPage

LAN, BINH = "mật khẩu của Lan", "mật khẩu của Bình"


def add(desk: Desk, name: str, passphrase: str, *roles: Role) -> Staff:
    return staff.add(desk, make_staff(name=name, roles=roles), passphrase, CHEAP).member


@pytest.fixture
def screen(seats: Seats, line: Line) -> Screen:
    return seats.screen(StaffPage(seats.place(line.one), seats.chosen))


@pytest.fixture
def kept(line: Line) -> Desk:
    """An office with a manager and a clerk."""
    add(line.one, "Lan", LAN, *FIRST)
    add(line.one, "Bình", BINH, Role.CLERK)
    return line.one


def standing(desk: Desk) -> dict[str, tuple[Role, ...]]:
    return {
        account.member.name: account.member.roles
        for account in staff.accounts(desk)
        if account.member.withdrawn is None
    }


def test_the_first_account_is_made_by_typing(screen: Screen, line: Line) -> None:
    assert screen.says("No accounts yet: whoever opens the register may do everything")
    screen.control(Qt.Key.Key_N)
    assert screen.focused == "staff-name"
    screen.type("staff-passphrase", LAN)
    screen.type("staff-repeated", "một câu khác")
    screen.control(Qt.Key.Key_S)
    assert screen.says("The two differ. Type both again.")
    screen.type("staff-repeated", LAN)
    screen.control(Qt.Key.Key_S)
    assert standing(line.one) == {"Lan": FIRST}
    assert screen.says("Lan works here: Clerk, Approver, Counter, Manager")
    line.one.store.close()
    desk = open_desk(line.one.store.folder, LAN, clock=line.clock)
    line.others.append(desk)
    assert desk.staff == "Lan"


def test_roles_are_ticked_and_hold(screen: Screen, kept: Desk) -> None:
    screen.page.refresh()
    screen.page.accounts.view.select_row(0)
    screen.key(Qt.Key.Key_F2)
    screen.press("staff-role-counter")
    screen.control(Qt.Key.Key_S)
    assert standing(kept)["Bình"] == (Role.CLERK, Role.COUNTER)


def test_the_last_manager_stays_one(screen: Screen, kept: Desk) -> None:
    screen.page.refresh()
    screen.page.accounts.view.select_row(1)
    screen.key(Qt.Key.Key_F2)
    screen.press("staff-role-manager")
    screen.control(Qt.Key.Key_S)
    assert screen.says("This is the last manager who can open this PC")
    assert Role.MANAGER in standing(kept)["Lan"]


def test_a_forgotten_passphrase_is_replaced(screen: Screen, kept: Desk) -> None:
    screen.page.refresh()
    screen.page.accounts.view.select_row(0)
    screen.key(Qt.Key.Key_F6)
    for name in ("staff-passphrase", "staff-repeated"):
        screen.type(name, "một câu khác hẳn")
    screen.control(Qt.Key.Key_S)
    assert staff.verify(as_staff(kept, "Bình"), "một câu khác hẳn") == "Bình"


def test_ones_own_passphrase_needs_the_old_one(
    screen: Screen, kept: Desk, dialogs: Recorder
) -> None:
    screen.control(Qt.Key.Key_M)
    assert screen.focused == "staff-old"
    screen.type("staff-old", "sai mật khẩu")
    for name in ("staff-passphrase", "staff-repeated"):
        screen.type(name, "một câu khác hẳn")
    screen.control(Qt.Key.Key_S)
    assert len(dialogs.errors) == 1
    screen.type("staff-old", LAN)
    screen.control(Qt.Key.Key_S)
    assert staff.verify(kept, "một câu khác hẳn") == "Lan"


def test_an_account_ends_with_a_reason(screen: Screen, kept: Desk) -> None:
    screen.page.refresh()
    screen.page.accounts.view.select_row(0)
    screen.key(Qt.Key.Key_Delete)
    screen.control(Qt.Key.Key_S)
    assert "Bình" in standing(kept)
    screen.type("staff-withdrawn", "nghỉ hưu")
    screen.control(Qt.Key.Key_S)
    assert list(standing(kept)) == ["Lan"]
    assert screen.says("Ended") or screen.says("Done")


def test_a_recovery_code_is_shown_once_and_its_sheet_saved(
    screen: Screen, kept: Desk, seats: Seats, dialogs: Recorder, tmp_path: Path
) -> None:
    screen.control(Qt.Key.Key_R)
    assert not any(row.entry.act is Access.MADE_RECOVERY for row in staff.access_log(kept))
    dialogs.answers.append("make")
    screen.control(Qt.Key.Key_R)
    assert screen.says("Print the sheet once, or write the code on paper")
    seats.chosen.answer = [tmp_path]
    screen.control(Qt.Key.Key_S)
    (sheet,) = tmp_path.glob("*.pdf")
    assert page_count(sheet.read_bytes()) == 1
    screen.key(Qt.Key.Key_Escape)
    assert screen.page.title == "Accounts"


def test_a_clerk_may_change_their_own_passphrase_a_stranger_signs_in_anew(
    seats: Seats, kept: Desk
) -> None:
    screen = seats.screen(StaffPage(seats.place(as_staff(kept, "Bình"))))
    assert screen.page.findChild(QWidget, "staff-own").isEnabled()
    stranger = as_staff(kept, "Mai")
    screen = seats.screen(StaffPage(seats.place(stranger)))
    assert screen.says("Mai has no account")


def test_numbers_in_full_are_kept_in_the_log(seats: Seats, kept: Desk) -> None:
    (person,) = add_people(kept, 1)
    screen = seats.screen(PeoplePage(seats.place(kept)))
    screen.key(Qt.Key.Key_F8)
    screen.key(Qt.Key.Key_F8)
    told = [row for row in staff.access_log(kept) if row.entry.act is Access.SAW_NUMBERS]
    assert [(row.entry.staff, row.subject) for row in told] == [("Lan", person.full_name)]
    log = seats.screen(StaffPage(seats.place(kept)))
    log.press("staff-log")
    assert log.page.log.model.rowCount() >= 1


def test_on_a_second_pc_accounts_hold_once_a_manager_has_a_passphrase(
    seats: Seats, line: Line, kept: Desk
) -> None:
    second = line.certified(kept, "second")
    send(line.hq, kept)
    send(kept, second)
    screen = seats.screen(StaffPage(seats.place(second), seats.chosen))
    assert screen.says("The office's accounts do not hold on this PC yet")
    waiting = read_figures(second, Monitor()).waiting
    assert waiting.accounts_wait
    assert not read_figures(kept, Monitor()).waiting.accounts_wait
    screen.page.accounts.view.select_row(1)
    screen.key(Qt.Key.Key_F6)
    assert screen.says("Accounts hold on this PC from then on")
    for field in ("staff-passphrase", "staff-repeated"):
        screen.type(field, LAN)
    screen.control(Qt.Key.Key_S)
    assert staff.has_accounts(second)
    assert screen.says("Lock with Ctrl+Shift+L")
