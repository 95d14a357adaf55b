"""The screens of people and awards as a clerk uses them: by typing, never by calling."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tethelp_desktop.ui.buttons import Button, Chip
from tethelp_desktop.ui.main_window import MainWindow
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.page import Page
from tethelp_desktop.ui.tables import RecordTable

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier

W = TypeVar("W", bound=QWidget)


class Screen:
    """The page in sight, and a keyboard before it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, operations: Operations) -> None:
        self.qtbot = qtbot
        self.window = window
        self.operations = operations

    @property
    def page(self) -> Page:
        return self.window.page

    def find(self, name: str, kind: type[W] = QWidget) -> W:
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def shows(self, name: str) -> bool:
        return self.find(name).isVisibleTo(self.page)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        focused = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        self.qtbot.keyClick(focused, key, modifiers)

    def type(self, text: str) -> None:
        """Type where the focus is, as a Vietnamese typing tool hands words over."""
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit | QComboBox)
        for character in text:
            event = QInputMethodEvent()
            event.setCommitString(character)
            QApplication.sendEvent(focused, event)

    def fill(self, name: str, text: str) -> None:
        """Go to a field and type over what is there."""
        line = self.find(name, QLineEdit)
        line.setFocus(Qt.FocusReason.TabFocusReason)
        line.selectAll()
        self.type(text)

    def text(self, name: str) -> str:
        return self.find(name, QLineEdit).text()

    def said(self, field: str) -> str:
        """Read what stands below a field, as a screen reader would."""
        return self.find(field).accessibleDescription()

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name, Button), Qt.MouseButton.LeftButton)

    def choose_chip(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name, Chip), Qt.MouseButton.LeftButton)

    def count_on_chip(self, name: str) -> str:
        return self.find(name, Chip).accessibleName().rsplit(" ", 1)[-1]

    def table(self, name: str) -> RecordTable:
        view = self.find(name)
        parent = view.parentWidget()
        while not isinstance(parent, RecordTable):
            parent = parent.parentWidget()
        return parent

    def column(self, name: str, number: int = 0) -> list[str]:
        """Read a column of a table."""
        model = self.table(name).model
        return [
            str(model.index(row, number).data()).split("\n")[0] for row in range(model.rowCount())
        ]

    def open_dialog(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key and wait for the dialog it opens."""
        self.press(key, modifiers)
        [dialog] = [d for d in self.page.findChildren(QDialog) if d.isVisible()]
        self.qtbot.waitUntil(dialog.isActiveWindow)

    def wait(self) -> None:
        """Wait until the work that was begun has ended, and what was looked up is there."""
        operations = self.operations
        self.qtbot.waitUntil(lambda: operations.is_quiet)

    def search(self, name: str, text: str) -> None:
        """Type a search and go to what it found."""
        self.fill(name, text)
        self.press(Qt.Key.Key_Return)
