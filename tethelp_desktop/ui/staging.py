"""A window that nobody sees, over a register, with every mistake remembered instead of shown."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, TextIO

from PySide6.QtCore import QEventLoop, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from tethelp_desktop.services.desk import Desk
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.garbage import GarbageKeeper
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.operations import Expected, Operations
from tethelp_desktop.ui.program import Program
from tethelp_desktop.ui.screens import AT_100, AT_125, lay_out
from tethelp_desktop.wording import Language

SCALE: Final = "QT_SCALE_FACTOR"


@dataclass
class Watcher:
    """Takes the place of the dialogs: answers with the default, and remembers what was told."""

    told: list[str] = field(default_factory=list)

    def ask(self, question: Notice, choices: Sequence[Choice], default: str) -> str:
        """Choose what loses nothing."""
        return default

    def tell(self, notice: Notice) -> None:
        """Remember a notice."""
        self.told.append(notice.title)

    def tell_error(self, error: Expected) -> None:
        """Remember an error."""
        self.told.append(repr(error))

    def tell_bug(self) -> None:
        """Remember that there was a bug."""
        self.told.append("bug")


@dataclass(frozen=True, slots=True)
class Stage:
    """A window that nobody sees, and what stands around it."""

    app: QApplication
    desk: Desk
    appearance: Appearance
    operations: Operations
    program: Program

    def press(self, name: str) -> bool:
        """Press a button of the page in sight; False when there is none to press."""
        button = self.program.window.page.findChild(Button, name)
        if button is None or not button.isEnabled():
            return False
        button.click()
        self.rest()
        return True

    def rest(self) -> None:
        """Let layouts and work settle, with the window at the size of the laptop's."""
        lay_out(self.program.window, AT_125 if is_scaled() else AT_100)
        self.program.window.activateWindow()
        self.settle()

    def settle(self) -> None:
        """Let everything that was begun come to its end."""
        while not self.operations.is_quiet:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for _ in range(4):
            self.app.processEvents()


@contextmanager
def staged(app: QApplication, desk: Desk, watcher: Watcher) -> Iterator[Stage]:
    """Open the window on a register, with every mistake remembered instead of shown."""
    listener = qInstallMessageHandler(_on_qt_message)
    appearance = Appearance(app, Preferences())
    operations = Operations(watcher, app)
    before, sys.excepthook = sys.excepthook, operations.report_uncaught
    program = Program(appearance, operations, desk)
    stage = Stage(app, desk, appearance, operations, program)
    try:
        with GarbageKeeper(app):
            yield stage
    finally:
        appearance.choose(Preferences(Language.EN))  # takes its words out of the application
        stage.settle()
        program.window.close()
        program.window.deleteLater()
        stage.settle()
        appearance.deleteLater()
        sys.excepthook = before
        qInstallMessageHandler(listener)


def _on_qt_message(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    # The offscreen platform says at every window what it lacks.
    if not text.startswith("This plugin does not support"):
        say(sys.stderr, text)


def is_scaled() -> bool:
    """Tell whether this process draws at 125 %."""
    return os.environ.get(SCALE, "1") != "1"


def say(stream: TextIO | None, text: str) -> None:
    """Write a line where somebody may read it; a program without a terminal has no streams."""
    if stream is not None:
        stream.write(f"{text}\n")


def show_form(stage: Stage, name: str, button: str) -> Iterator[str]:
    """Show a form empty, and with everything wrong that saving finds."""
    window = stage.program.window
    stage.press(button)
    yield name
    if window.page.findChild(Button, "form-save") is not None:
        stage.press("form-save")
        yield f"{name}-wrong"
    window.page.closed.emit()
    stage.rest()
