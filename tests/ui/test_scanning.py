import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import make_id
from tethelp_desktop.ui.scanning import ScanKind, Scanner, understand

NONE = Qt.KeyboardModifier.NoModifier
CARD = "037157001234|164012345|Nguyễn Thị Khánh Huyền|05031957|Nữ|Thôn Mẫu|22122021"


class Field(QLineEdit):
    """A field with a scanner over it, and a clock that the test lets pass."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 100.0
        self.texts: list[str] = []
        self.entered = 0
        self.scanner = Scanner(self, lambda: self.now)
        self.scanner.scanned.connect(self.texts.append)
        self.returnPressed.connect(self._on_returned)
        self.scanner.switch(on=True)

    def keys(self, text: str, *, between: float) -> None:
        for sign in text:
            self.now += between
            key = Qt.Key.Key_Return if sign == "\r" else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self, QKeyEvent(kind, key, NONE, sign))

    def _on_returned(self) -> None:
        self.entered += 1


@pytest.fixture
def field(qtbot: QtBot) -> Field:
    made = Field()
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


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        (CARD, ScanKind.PERSON, "037157001234"),
        ("037157001234", ScanKind.PERSON, "037157001234"),
        ("037157001234\r\n", ScanKind.PERSON, "037157001234"),
        ("3720123456|4e67|05/03/1957", ScanKind.CODE, "3720123456"),
        ("HT3373720123456|4e67", ScanKind.CODE, "3720123456"),
        (make_id(), ScanKind.AWARD, make_id()),
        ("T" + "0" * 153, ScanKind.SEAL, "T" + "0" * 153),
        ("T" + "0" * 152 + " ", ScanKind.SEAL, "T" + "0" * 152 + " "),
        ("03715700123|Lan", ScanKind.BROKEN, ""),
        ("0371570012â4", ScanKind.BROKEN, ""),
        ("03715700\b1234", ScanKind.BROKEN, ""),
        ("037157001234164012345", ScanKind.BROKEN, ""),
        ("0371", ScanKind.UNKNOWN, ""),
    ],
)
def test_texts_are_understood_and_never_guessed(text: str, kind: ScanKind, number: str) -> None:
    scan = understand(text)
    assert (scan.kind, scan.number) == (kind, number)


def test_a_card_says_its_name() -> None:
    assert understand(CARD).full_name == "Nguyễn Thị Khánh Huyền"
