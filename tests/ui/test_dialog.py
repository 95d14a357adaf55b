"""A card scanned while a dialog is open: for the window behind, which cannot take it now."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tethelp_desktop.ui.dialog import Dialog
from tethelp_desktop.ui.dialogs import NoticeDialog
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.reasons import ReasonDialog
from tethelp_desktop.ui.theme import Theme, Tone

CARD = "037157001234|164012345|Nguyễn Thị Khánh Huyền|05031957|Nữ|Thôn Mẫu|22122021"
BROKEN_CARD = "037157001234|164012345|Nguy?n Th? Kh?nh|05031957|N?|Th?n M?u|22122021"
HEALTH_NUMBER = "GD4373720123456"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def asking(qtbot: QtBot, theme: Theme, window: QWidget) -> ReasonDialog:
    """Why? Its button has Enter for its shortcut."""
    made = ReasonDialog(theme, window, title="Why?", complaints=(), action="Keep", hint="")
    show(qtbot, made)
    return made


def show(qtbot: QtBot, dialog: Dialog) -> None:
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()


def scan(dialog: Dialog, text: str) -> None:
    """Let a scanner type where the focus is, at one instant, and press Enter."""
    dialog.scanner.clock = lambda: 100.0
    target = dialog.focusWidget()
    assert target is not None
    for sign in text:
        key = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign
        )
        QApplication.sendEvent(target, key)
    QTest.keyClick(target, Qt.Key.Key_Return)


def is_told(dialog: Dialog) -> bool:
    note = dialog.findChild(QWidget, "scan-not-taken")
    assert isinstance(note, QWidget)
    return note.isVisibleTo(dialog) and "Close this box" in note.accessibleName()


@pytest.mark.parametrize("text", [CARD, BROKEN_CARD, "037157001234", HEALTH_NUMBER])
def test_a_card_is_not_typed_into_a_dialog(asking: ReasonDialog, text: str) -> None:
    given: list[str] = []
    asking.given.connect(given.append)
    field = asking.findChild(QLineEdit, "keep-reason-text")
    assert isinstance(field, QLineEdit)
    assert not is_told(asking)
    scan(asking, text)
    assert field.text() == ""
    assert (given, asking.isVisible(), is_told(asking)) == ([], True, True)


def test_the_enter_of_a_card_keeps_no_reason_that_was_typed(asking: ReasonDialog) -> None:
    given: list[str] = []
    asking.given.connect(given.append)
    field = asking.findChild(QLineEdit, "keep-reason-text")
    assert isinstance(field, QLineEdit)
    field.setText("Giấy khai sinh ghi vậy")
    scan(asking, CARD)
    assert (given, asking.isVisible()) == ([], True)
    assert field.text() == "Giấy khai sinh ghi vậy"
    asking.scanner.clock = lambda: 102.0
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert given == ["Giấy khai sinh ghi vậy"]


def test_words_that_are_no_card_are_typed(asking: ReasonDialog) -> None:
    field = asking.findChild(QLineEdit, "keep-reason-text")
    assert isinstance(field, QLineEdit)
    scan(asking, "giay khai sinh ghi vay")
    assert field.text() == "giay khai sinh ghi vay"
    assert not is_told(asking)


def test_the_enter_of_a_card_presses_no_default_button(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    choices = (Choice("stay", "Stay"), Choice("leave", "Leave", destroys=True))
    dialog = NoticeDialog(theme, Notice("Leave?", "", Tone.WARN), choices, "stay", window)
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    scan(dialog, CARD)
    assert (dialog.isVisible(), is_told(dialog)) == (True, True)
    dialog.scanner.clock = lambda: 102.0
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()
