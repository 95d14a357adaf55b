import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tethelp_desktop.domain.scanned import Broken, ScanFault
from tethelp_desktop.domain.scanning import read_scan
from tethelp_desktop.ui.scanning import AMONG_TYPING, SHORTEST, Scanner

NONE = Qt.KeyboardModifier.NoModifier
CARD = "037157001234|164012345|Nguyễn Thị Khánh Huyền|05031957|Nữ|Thôn Mẫu|22122021"


class Field(QLineEdit):
    """A field with a scanner over it, and a clock that the test lets pass."""

    def __init__(self, shortest: int = SHORTEST) -> None:
        super().__init__()
        self.now = 100.0
        self.texts: list[str] = []
        self.entered = 0
        self.scanner = Scanner(self, lambda: self.now, shortest=shortest)
        self.scanner.scanned.connect(self.texts.append)
        self.returnPressed.connect(self._on_returned)
        self.scanner.switch(on=True)

    def keys(self, text: str, *, between: float) -> None:
        for sign in text:
            self.now += between
            key = Qt.Key.Key_Return if sign == "\r" else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self, QKeyEvent(kind, key, NONE, sign))

    def rewrite(self, text: str, *, erase: int) -> None:
        """Erase and write anew, as a typing tool does."""
        for sign in "\b" * erase + text:
            self.now += 0.002
            key = Qt.Key.Key_Backspace if sign == "\b" else Qt.Key.Key_unknown
            QApplication.sendEvent(self, QKeyEvent(QEvent.Type.KeyPress, key, NONE, sign))

    def compose(self, text: str, *, after: float) -> None:
        self.now += after
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self, event)

    def _on_returned(self) -> None:
        self.entered += 1


@pytest.fixture
def field(qtbot: QtBot) -> Field:
    made = Field()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def typing(qtbot: QtBot) -> Field:
    """A field on a page where people type."""
    made = Field(AMONG_TYPING)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_burst_reaches_no_field_and_its_enter_presses_nothing(field: Field) -> None:
    field.keys(CARD + "\r", between=0.005)
    assert field.texts == [CARD]
    assert (field.text(), field.entered) == ("", 0)


def test_a_hand_types_into_the_field(field: Field, qtbot: QtBot) -> None:
    field.keys("hien", between=0.15)
    qtbot.waitUntil(lambda: field.text() == "hien")
    field.keys("\r", between=0.5)
    assert (field.texts, field.entered) == ([], 1)


def test_two_quick_keys_of_a_hand_are_no_scan(field: Field, qtbot: QtBot) -> None:
    field.keys("an", between=0.01)
    qtbot.waitUntil(lambda: field.text() == "an")
    assert field.texts == []


def test_quick_keys_follow_the_focus_that_the_first_one_moves(field: Field, qtbot: QtBot) -> None:
    search = QLineEdit(field)
    search.show()

    def begin(text: str) -> None:
        search.setText(text[-1:])  # as a list hands on the key that it got
        search.setFocus()
        search.deselect()

    field.textEdited.connect(begin)
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.keys("ng", between=0.02)
    qtbot.waitUntil(lambda: search.text() == "ng")


def test_what_a_hand_typed_before_a_scan_is_not_part_of_it(field: Field) -> None:
    field.keys("x", between=0.2)
    field.now += 0.2
    field.keys(CARD + "\r", between=0.005)
    assert field.texts == [CARD]
    assert field.text() == "x"


def test_an_enter_soon_after_a_burst_is_the_scanners(field: Field, qtbot: QtBot) -> None:
    field.keys("037157001234", between=0.005)
    qtbot.waitUntil(lambda: field.texts == ["037157001234"])
    field.keys("\r", between=0.3)
    assert field.entered == 0
    field.keys("\r", between=0.2)
    assert field.entered == 1


def test_shift_inside_a_burst_does_not_break_it(field: Field) -> None:
    field.keys("HT33737", between=0.005)
    field.now += 0.02
    shift = Qt.KeyboardModifier.ShiftModifier
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, shift, ""))
    field.now += 0.02
    field.keys("20123456\r", between=0.005)
    assert field.texts == ["HT3373720123456"]


def test_a_scanner_that_is_switched_off_lets_everything_pass(field: Field) -> None:
    field.scanner.switch(on=False)
    field.keys("037157001234\r", between=0.005)
    assert (field.texts, field.text(), field.entered) == ([], "037157001234", 1)


def test_a_burst_that_was_no_scan_is_typed_after_all(field: Field) -> None:
    field.keys("ngày 05 tháng 3\r", between=0.005)
    assert (field.text(), field.texts) == ("", ["ngày 05 tháng 3"])
    field.scanner.type_after_all()
    assert (field.text(), field.entered) == ("ngày 05 tháng 3", 0)
    field.scanner.type_after_all()
    assert field.text() == "ngày 05 tháng 3"


def test_a_few_quick_keys_with_an_enter_are_typed_without_it(field: Field) -> None:
    field.keys("0371\r", between=0.005)
    assert (field.texts, field.text(), field.entered) == ([], "0371", 0)


@pytest.mark.parametrize("text", [CARD, "037157001234"])
def test_among_typing_cards_and_numbers_are_scans(typing: Field, text: str) -> None:
    typing.keys(f"{text}\r", between=0.005)
    assert (typing.texts, typing.text()) == ([text], "")


def test_among_typing_a_word_that_a_tool_rewrites_is_none(typing: Field, qtbot: QtBot) -> None:
    typing.setText("duong")
    typing.rewrite("ương", erase=4)
    qtbot.waitUntil(lambda: typing.text() == "dương")
    assert typing.texts == []


def test_a_tool_that_erases_leaves_its_trace_in_a_scan(field: Field) -> None:
    field.keys("037157001234|", between=0.005)
    field.rewrite("Nguyễ", erase=3)
    field.keys("n|05031957\r", between=0.005)
    [text] = field.texts
    assert read_scan(text) == Broken(ScanFault.INPUT_METHOD)
    assert field.text() == ""


def test_a_tool_that_composes_leaves_its_trace_in_a_scan(field: Field) -> None:
    field.keys("037157001234|", between=0.005)
    field.compose("Nguyễn", after=0.005)
    field.keys("|05031957\r", between=0.005)
    [text] = field.texts
    assert read_scan(text) == Broken(ScanFault.INPUT_METHOD)
    assert field.text() == ""


def test_what_a_hand_composes_is_typed_where_it_was_meant_to_go(field: Field, qtbot: QtBot) -> None:
    field.compose("Hiền", after=0.2)
    assert field.text() == "Hiền"
    field.keys("5", between=0.2)
    field.compose("a", after=0.005)
    qtbot.waitUntil(lambda: field.text() == "Hiền5a")
    assert field.texts == []


def test_a_key_that_is_held_down_is_no_scan(field: Field) -> None:
    for _ in range(30):
        field.now += 0.03
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, NONE, "x", autorep=True)
        QApplication.sendEvent(field, key)
    assert (field.text(), field.texts) == ("x" * 30, [])


def test_a_blank_is_not_held_back_because_it_presses_buttons(field: Field) -> None:
    field.now += 0.2
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, NONE, " ")
    QApplication.sendEvent(field, key)
    assert field.text() == " "
