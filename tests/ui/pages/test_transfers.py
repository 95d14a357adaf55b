"""A person transferred in the window: asked for, taken over, refused and taken back."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import (
    Line,
    add_approved,
    add_people,
    make_erasure,
    make_person,
    make_transfer,
    send,
)
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.erasure import ERASED_NAME
from tethelp_desktop.domain.records import Beneficiary, Transfer
from tethelp_desktop.domain.transfers import TransferState, write
from tethelp_desktop.services import privacy, transfers
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.pages.people import PeoplePage
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out


@pytest.fixture
def met(line: Line) -> Line:
    for desk in (line.one, line.two):
        send(line.hq, desk)
    return line


def transferred(line: Line, **person: object) -> Transfer:
    """Somebody of the first office, who arrived at the second."""
    (one,) = add_people(line.one, 1, **person)
    sent = transfers.transfer(line.one, one.id, line.two.identity.office_id, "Chuyển nơi ở")
    send(line.one, line.two)
    return sent


def states(desk: Desk) -> list[TransferState]:
    with desk.store.read() as reader:
        return [view.state for view in transfers.views(desk, reader)]


def people_of(desk: Desk) -> list[Beneficiary]:
    with desk.store.read() as reader:
        return reader.find(Beneficiary)


def say_why(screen: Screen, qtbot: QtBot, reason: str) -> None:
    dialog = screen.window.findChild(QDialog, "keep-reason")
    assert dialog is not None
    field = dialog.findChild(QLineEdit, "keep-reason-text")
    confirm = dialog.findChild(Button, "keep-reason-confirm")
    assert field is not None
    assert confirm is not None
    field.setText(reason)
    qtbot.mouseClick(confirm, Qt.MouseButton.LeftButton)
    screen.settle()


def test_a_person_is_transferred_with_a_reason(seats: Seats, met: Line) -> None:
    add_approved(met.one)
    screen = seats.screen(PeoplePage(seats.place(met.one)))
    screen.press("person-transfer")
    assert screen.says("Awards not handed over yet: 1")
    screen.press("form-save")
    assert states(met.one) == []
    box = screen.find("transfer-office")
    assert isinstance(box, QComboBox)
    assert met.two.office.name in [box.itemText(n) for n in range(box.count())]
    box.setCurrentText(met.two.office.name)
    box.activated.emit(box.currentIndex())
    screen.type("transfer-reason", "Chuyển nơi ở")
    screen.control(Qt.Key.Key_S)
    assert states(met.one) == [TransferState.WAITING]
    assert screen.says(f"Transferred to {met.two.office.name}")
    with pytest.raises(AssertionError):
        screen.find("person-transfer")
    screen.press("person-transferred")
    assert screen.says(f"Waits for {met.two.office.name}")


def test_whoever_is_transferred_to_us_is_taken_over_by_the_keyboard(
    seats: Seats, met: Line
) -> None:
    transferred(met, full_name="Trần Thị Tư", address="Thôn Mẫu")
    screen = seats.screen(PeoplePage(seats.place(met.two)))
    assert screen.find("people-transfers").accessibleName().startswith("Transfers (1)")
    screen.control(Qt.Key.Key_D)
    assert screen.says("Is the person ours now?")
    assert screen.says("Trần Thị Tư")
    screen.control(Qt.Key.Key_Return)
    (taken,) = people_of(met.two)
    assert (taken.full_name, states(met.two)) == ("Trần Thị Tư", [TransferState.ACCEPTED])
    assert screen.says(f"Taken over by {met.two.office.name}")
    for name in ("transfer-accept", "transfer-refuse", "transfer-back"):
        assert not screen.find(name).isEnabled()
    screen.key(Qt.Key.Key_Escape)
    assert screen.find("people-transfers").accessibleName().startswith("Transfers")


def test_whoever_is_recorded_here_is_named_before(seats: Seats, met: Line) -> None:
    number = "037157000017"
    add_people(met.two, 1, personal_id=number, full_name="Trần Thị Tư")
    transferred(met, personal_id=number)
    screen = seats.screen(PeoplePage(seats.place(met.two)))
    screen.press("people-transfers")
    assert screen.says("Recorded here already: Trần Thị Tư")
    screen.press("transfer-accept")
    assert len(people_of(met.two)) == 1


def test_what_stops_a_record_is_said_and_nothing_is_recorded(seats: Seats, met: Line) -> None:
    """A newer law: the sender's number does not go with the sex it wrote."""
    wrong = make_person(personal_id="037057000017")
    (person,) = add_people(met.one, 1)
    with met.one.write() as tx:
        told = make_transfer(
            beneficiary_id=person.id,
            to_office_id=met.two.identity.office_id,
            person=write(wrong),
        )
        tx.add(told)
    send(met.one, met.two)
    screen = seats.screen(PeoplePage(seats.place(met.two)))
    screen.press("people-transfers")
    screen.press("transfer-accept")
    assert people_of(met.two) == []
    assert states(met.two) == [TransferState.WAITING]
    assert screen.says("This stops it")


def test_a_transfer_is_refused_and_the_sender_reads_why(
    seats: Seats, met: Line, qtbot: QtBot
) -> None:
    transferred(met)
    screen = seats.screen(PeoplePage(seats.place(met.two)))
    screen.press("people-transfers")
    screen.press("transfer-refuse")
    say_why(screen, qtbot, "Không ở địa bàn này")
    assert states(met.two) == [TransferState.REFUSED]
    send(met.two, met.one)
    other = seats.screen(PeoplePage(seats.place(met.one)))
    other.press("people-transfers")
    assert other.says(f"{met.two.office.name} refused")
    assert any("Không ở địa bàn này" in text for text in other.texts())
    other.press("transfers-leave")
    other.press("person-transfer")


def test_a_transfer_is_taken_back(seats: Seats, met: Line, qtbot: QtBot) -> None:
    transferred(met)
    screen = seats.screen(PeoplePage(seats.place(met.one)))
    screen.press("people-transfers")
    for name in ("transfer-accept", "transfer-refuse"):
        assert not screen.find(name).isEnabled()
    screen.press("transfer-back")
    say_why(screen, qtbot, "Nhầm người")
    assert states(met.one) == [TransferState.TAKEN_BACK]


def test_what_the_sender_had_to_erase_is_said_to_whoever_took_over(seats: Seats, met: Line) -> None:
    entry = transferred(met)
    taken = transfers.accept(met.two, entry.id)
    send(met.two, met.one)
    order = make_erasure(beneficiary_id=entry.beneficiary_id, decided_on=met.one.today)
    privacy.order_erasure(met.one, order)
    send(met.one, met.two)
    screen = seats.screen(PeoplePage(seats.place(met.two)))
    screen.press("people-transfers")
    assert screen.says("What was told was erased by order")
    assert screen.says(ERASED_NAME)
    assert not screen.says(taken.full_name)


def test_an_empty_list_says_where_people_are_transferred(seats: Seats, met: Line) -> None:
    screen = seats.screen(PeoplePage(seats.place(met.two)))
    screen.press("people-transfers")
    assert screen.says("Nobody was transferred")


@pytest.mark.parametrize("size", [AT_100, AT_125], ids=["100", "125"])
def test_nothing_is_cut(seats: Seats, met: Line, size: QSize) -> None:
    transferred(met, full_name="Nguyễn Hoàng Phương Thảo Nguyên")
    screen = seats.screen(PeoplePage(seats.place(met.two)))
    screen.press("people-transfers")
    lay_out(screen.page, size)
    assert audit(screen.page) == []
    other = seats.screen(PeoplePage(seats.place(met.one)))
    other.press("people-transfers")
    assert audit(other.page) == []
