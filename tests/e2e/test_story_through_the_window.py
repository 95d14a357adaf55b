"""One story, told by typing and pressing alone: from a promise to a total at headquarters."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import Line
from tests.ui.conftest import Recorder
from tests.ui.pages.counter_desk import FilePrinter
from tests.ui.pages.people_screens import ALT, CONTROL, Screen
from tests.ui.pages.screen import Chosen
from tethelp_desktop.documents.seal import seals_in_pdf
from tethelp_desktop.domain.money import dong
from tethelp_desktop.domain.records import ItemKind, Receipt
from tethelp_desktop.services import state
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.totals import office_totals
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.pages.handover import CounterPage, CounterState
from tethelp_desktop.ui.program import Program
from tethelp_desktop.ui.screens import AT_100, lay_out
from tethelp_desktop.ui.widgets import Label, Note

PERSONAL_ID = "037157001234"
CARD = f"{PERSONAL_ID}|164012345|Nguyễn Thị Khánh Huyền|05031957|Nữ|Thôn Mẫu|22122021"


@dataclass
class Seat:
    """Somebody before a window."""

    screen: Screen
    program: Program
    chosen: Chosen

    def go(self, key: str) -> None:
        """Go to a section on the keyboard: by its key, and on from the last that has one."""
        number = self.program.window.section_keys.index(key) + 1
        self.screen.press(getattr(Qt.Key, f"Key_{min(number, 9)}"), ALT)
        self.settle()
        for _ in range(9, number):
            self.screen.press(Qt.Key.Key_PageDown, ALT)
            self.settle()

    def press(self, name: str) -> None:
        """Press what is called so and can be seen."""
        page = self.screen.page
        found = [w for w in page.findChildren(QAbstractButton, name) if w.isVisibleTo(page)]
        assert found, name
        self.screen.qtbot.mouseClick(found[-1], Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
        self.screen.press(key, modifiers)
        self.settle()

    def fill(self, **texts: str) -> None:
        for name, text in texts.items():
            self.screen.fill(name.replace("_", "-"), text)

    def settle(self) -> None:
        self.screen.wait()
        QApplication.processEvents()

    def reads(self, kind: type[QWidget] = Label) -> str:
        """Read the whole page."""
        page = self.screen.page
        return " | ".join(
            label.text() for label in page.findChildren(kind) if label.isVisibleTo(page)
        )


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return tmp_path / "paper.pdf"


def seat(qtbot: QtBot, appearance: Appearance, dialogs: Recorder, desk: Desk, paper: Path) -> Seat:
    operations = Operations(dialogs, QApplication.instance())
    chosen = Chosen()
    program = Program(appearance, operations, desk, FilePrinter(paper), chosen)
    qtbot.addWidget(program.window)
    with qtbot.waitActive(program.window):
        lay_out(program.window, AT_100)
        program.window.activateWindow()
    return Seat(Screen(qtbot, program.window, operations), program, chosen)


@pytest.fixture
def office(
    qtbot: QtBot, appearance: Appearance, dialogs: Recorder, line: Line, paper: Path
) -> Iterator[Seat]:
    made = seat(qtbot, appearance, dialogs, line.one, paper)
    yield made
    made.settle()


def test_from_a_promise_to_a_total(
    qtbot: QtBot,
    appearance: Appearance,
    dialogs: Recorder,
    office: Seat,
    line: Line,
    paper: Path,
    tmp_path: Path,
) -> None:
    promise(office)
    register(office)
    award(office)
    hand_over(office)
    see_the_receipt(office, line, paper)
    bundle = export(office, tmp_path)
    office.program.window.close()

    headquarters = seat(qtbot, appearance, dialogs, line.hq, paper)
    merge(headquarters, bundle)
    with line.hq.store.read() as reader:
        [total] = office_totals(reader, line.campaign.id)
    assert (total.office_id, total.kind) == (line.one.identity.office_id, ItemKind.CARD)
    assert (total.handed, total.amount, total.receipts) == (1, 409_860, 1)
    headquarters.go("overview")
    words = headquarters.reads()
    assert "handed over of 2 pledged" in words
    assert dong(409_860) in words
    assert state.check(line.hq) == ()
    assert state.check(line.one) == ()
    assert dialogs.bugs == 0
    assert dialogs.errors == []
    headquarters.settle()


def promise(office: Seat) -> None:
    """A sponsor promises two cards."""
    office.go("sponsors")
    office.key(Qt.Key.Key_N)
    office.key(Qt.Key.Key_T)
    office.fill(sponsor_name="Công ty CP Thành An")
    office.press("sponsor-kind-0")
    office.key(Qt.Key.Key_S)
    office.fill(pledged_on="05/01/2026", pledge_number="04/ĐK-HL")
    office.press("line-kind-1")
    office.fill(line_quantity="2", line_months="12", line_value="409860")
    office.key(Qt.Key.Key_S)
    assert "Pledge no. 04/ĐK-HL" in office.reads()


def register(office: Seat) -> None:
    """A person in hardship comes to the office."""
    office.go("people")
    office.key(Qt.Key.Key_N)
    office.fill(full_name="Nguyễn Thị Khánh Huyền", personal_id=PERSONAL_ID)
    office.fill(birth_date="05/03/1957")
    office.press("sex-1")
    office.fill(address="Thôn Mẫu")
    office.key(Qt.Key.Key_S)
    assert office.screen.column("people-table") == ["Nguyễn Thị Khánh Huyền"]


def award(office: Seat) -> None:
    """The person is proposed a card, and a decision approves it."""
    office.go("awards")
    office.key(Qt.Key.Key_N)
    office.key(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    office.key(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    office.key(Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    office.key(Qt.Key.Key_Return)
    office.screen.table("awards-table").view.setFocus()
    office.key(Qt.Key.Key_A)
    office.key(Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    office.screen.open_dialog(Qt.Key.Key_Return, CONTROL)
    office.screen.type("12/QĐ-BHXH")
    office.key(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    # A desktop gives the window the keyboard back; the offscreen platform does not.
    office.program.window.activateWindow()
    office.screen.qtbot.waitUntil(office.program.window.isActiveWindow)


def hand_over(office: Seat) -> None:
    """At an event the card is scanned, and a hand confirms."""
    office.go("events")
    office.key(Qt.Key.Key_N)
    office.fill(event_name="Trao thẻ phường Hoa Lư", event_place="UBND phường")
    office.key(Qt.Key.Key_S)
    office.go("handover")
    office.key(Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)
    counter = office.screen.page
    assert isinstance(counter, CounterPage)
    scan(counter, CARD)
    assert counter.state is CounterState.MATCHED
    office.screen.qtbot.wait(450)  # longer than an Enter counts as the scanner's
    office.key(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert "HANDED OVER" in office.reads()
    assert "is printed" in office.screen.find("counter-printing", Note).accessibleName()
    scan(counter, CARD)
    assert "DO NOT HAND OVER: ALREADY RECEIVED" in office.reads()
    office.key(Qt.Key.Key_F10, Qt.KeyboardModifier.NoModifier)


def scan(counter: CounterPage, text: str) -> None:
    target = QApplication.focusWidget() or counter
    none = Qt.KeyboardModifier.NoModifier
    for sign in f"{text}\r":
        key = Qt.Key.Key_Return if sign == "\r" else Qt.Key.Key_unknown
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, none, sign))


def see_the_receipt(office: Seat, line: Line, paper: Path) -> None:
    """The receipt is in the list, printed; the paper bears its seal."""
    office.go("receipts")
    with line.one.store.read() as reader:
        [receipt] = reader.find(Receipt)
    assert office.screen.column("receipts", 3) == ["Printed"]
    assert receipt.printed_number in office.reads()
    assert "none missing" in office.reads()
    assert seals_in_pdf(paper.read_bytes()) == [receipt.seal]


def export(office: Seat, folder: Path) -> Path:
    """Everything is written to a stick."""
    stick = folder / "stick"
    stick.mkdir()
    office.chosen.answer = [stick]
    office.go("exchange")
    office.press("choose-folder")
    office.key(Qt.Key.Key_E)
    [bundle] = stick.glob("*.tethelp")
    return bundle


def merge(headquarters: Seat, bundle: Path) -> None:
    """Headquarters looks at the bundle and merges it."""
    headquarters.chosen.answer = [bundle]
    headquarters.go("exchange")
    headquarters.key(Qt.Key.Key_I)
    assert "BHXH cơ sở Hoa Lư" in headquarters.reads()
    headquarters.key(Qt.Key.Key_I)
