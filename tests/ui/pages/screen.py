"""A page in a window of its own, and what a person does with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tethelp_desktop.services.desk import Desk
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.page import Page
from tethelp_desktop.ui.screens import AT_100
from tethelp_desktop.ui.theme import Theme
from tethelp_desktop.ui.widgets import Label, Pill
from tethelp_desktop.ui.workplace import Workplace


class Chosen:
    """Takes the place of the file dialogs."""

    def __init__(self) -> None:
        self.answer: list[Path] = []

    def folder(self, _parent: QWidget, _title: str, _start: Path | None) -> Path | None:
        return self.answer[0] if self.answer else None

    def files(
        self, _parent: QWidget, _title: str, _kinds: str, _start: Path | None
    ) -> Sequence[Path]:
        return self.answer


class Screen:
    """Shows a page, and whatever covers it, as the window of the program does."""

    def __init__(self, qtbot: QtBot, operations: Operations) -> None:
        self.qtbot = qtbot
        self.operations = operations
        self.visits: list[str] = []
        self._stack: list[Page] = []
        self.window = QWidget()
        self._pages = QStackedWidget()
        layout = QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        qtbot.addWidget(self.window)
        operations.changed.connect(self._refresh)

    def show(self, page: Page) -> None:
        self._adopt(page)
        with self.qtbot.waitActive(self.window):
            self.window.resize(AT_100)
            self.window.show()
            self.window.activateWindow()
        self._refresh()
        self.settle()

    @property
    def page(self) -> Page:
        return self._stack[-1]

    def find(self, name: str, nth: int = -1) -> QWidget:
        found = [w for w in self.page.findChildren(QWidget, name) if w.isVisibleTo(self.page)]
        assert found, f"nothing visible is called {name}"
        return found[nth]

    def press(self, name: str, nth: int = -1) -> None:
        button = self.find(name, nth)
        assert isinstance(button, QAbstractButton)
        assert button.isEnabled(), f"{name} cannot be pressed"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def type(self, name: str, text: str, nth: int = -1) -> None:
        """Type as a Vietnamese typing tool does; QTest's own keys know Latin-1 only."""
        line = self.find(name, nth)
        assert isinstance(line, QLineEdit), name
        line.setFocus(Qt.FocusReason.TabFocusReason)
        line.selectAll()
        for letter in text:
            typed = QInputMethodEvent()
            typed.setCommitString(letter)
            QApplication.sendEvent(line, typed)

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        modifier = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            modifier |= one
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def control(self, key: Qt.Key) -> None:
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def settle(self) -> None:
        """Wait until nothing runs, every callback was called and what is new is laid out."""
        self.qtbot.waitUntil(lambda: self.operations.is_quiet)
        for _ in range(3):
            QCoreApplication.sendPostedEvents()

    def message(self, field: str, nth: int = -1) -> str:
        return self.find(field, nth).accessibleDescription()

    def texts(self) -> list[str]:
        """Everything that can be read on the page."""
        labels = [(label, label.text()) for label in self.page.findChildren(Label)]
        pills = [(pill, pill.accessibleName()) for pill in self.page.findChildren(Pill)]
        return [text for widget, text in labels + pills if widget.isVisibleTo(self.page)]

    def says(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    @property
    def focused(self) -> str:
        focused = QApplication.focusWidget()
        return "" if focused is None else focused.objectName()

    def _adopt(self, page: Page) -> None:
        page.covered.connect(self._on_covered)
        page.closed.connect(self._on_closed)
        page.visit_asked.connect(self.visits.append)
        self._stack.append(page)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def _refresh(self) -> None:
        self.page.refresh()

    def _on_covered(self, page: Page) -> None:
        self._adopt(page)
        page.refresh()
        page.setFocus()

    def _on_closed(self) -> None:
        gone = self._stack.pop()
        self._pages.setCurrentWidget(self.page)
        self._pages.removeWidget(gone)
        gone.deleteLater()
        self.page.refresh()


@dataclass
class Seats:
    """Seats people at desks, each before a screen of their own."""

    qtbot: QtBot
    operations: Operations
    theme: Theme
    messages: Messages
    chosen: Chosen

    def place(self, desk: Desk) -> Workplace:
        return Workplace(desk, self.operations, self.theme, self.messages)

    def screen(self, page: Page) -> Screen:
        screen = Screen(self.qtbot, self.operations)
        screen.show(page)
        return screen
