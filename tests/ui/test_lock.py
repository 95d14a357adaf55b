"""The lock hides everything, keeps what was typed, and opens for the member alone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.builders import PASSPHRASE, Line
from tests.ui.conftest import Recorder
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.store.attempts import FREE
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.dialogs import WindowDialogs
from tethelp_desktop.ui.lock import LockDialog
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.pages.people.form import PersonFormPage
from tethelp_desktop.ui.preferences_dialog import PreferencesDialog
from tethelp_desktop.ui.program import Program


@pytest.fixture
def program(
    qtbot: QtBot, appearance: Appearance, operations: Operations, line: Line
) -> Iterator[Program]:
    made = Program(appearance, operations, line.one)
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitUntil(lambda: operations.is_quiet)
    yield made
    made.lock.release()
    qtbot.waitUntil(lambda: operations.is_quiet)


def dialog() -> LockDialog:
    (found,) = (
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, LockDialog) and widget.isVisible()
    )
    return found


def covers(window: QWidget) -> list[QWidget]:
    return [cover for cover in window.findChildren(QWidget, "lock-cover") if cover.isVisible()]


def lock(qtbot: QtBot, program: Program) -> LockDialog:
    qtbot.keyClick(
        program.window,
        Qt.Key.Key_L,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    shown = dialog()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def answer(qtbot: QtBot, shown: LockDialog, passphrase: str) -> None:
    line = shown.findChild(QLineEdit, "passphrase")
    assert line is not None
    line.setText(passphrase)
    button = shown.findChild(QWidget, "lock-open")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(line) or line.isEnabled())


def test_a_key_hides_everything_and_the_passphrase_brings_it_back(
    qtbot: QtBot, program: Program
) -> None:
    shown = lock(qtbot, program)
    assert program.lock.is_locked
    (cover,) = covers(program.window)
    assert cover.rect() == program.window.rect()
    assert program.window.windowTitle() == "TếtHelp"
    answer(qtbot, shown, "sai mật khẩu")
    assert program.lock.is_locked
    answer(qtbot, shown, PASSPHRASE)
    assert not program.lock.is_locked
    assert covers(program.window) == []


def test_leaving_the_box_gets_nobody_past_it(qtbot: QtBot, program: Program) -> None:
    shown = lock(qtbot, program)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    shown.close()
    assert program.lock.is_locked
    assert shown.isVisible()
    assert program.window.isVisible()


def test_a_window_that_grows_stays_covered(qtbot: QtBot, program: Program) -> None:
    lock(qtbot, program)
    program.window.resize(1400, 900)
    (cover,) = covers(program.window)
    assert cover.rect() == program.window.rect()


def test_a_box_that_is_open_is_hidden_too(
    qtbot: QtBot, program: Program, appearance: Appearance
) -> None:
    box = PreferencesDialog(appearance.theme, appearance.preferences, program.window)
    qtbot.addWidget(box)
    box.open()
    lock(qtbot, program)
    assert len(covers(box)) == 1
    program.lock.release()
    assert covers(box) == []
    box.close()


def test_nobody_touching_it_locks_it(
    qtbot: QtBot, program: Program, appearance: Appearance
) -> None:
    idle = program.lock.findChild(QTimer, "idle")
    assert idle is not None
    assert (idle.interval(), idle.isActive()) == (10 * 60_000, True)
    appearance.choose(replace(appearance.preferences, lock_after=5))
    assert idle.interval() == 5 * 60_000
    idle.timeout.emit()
    assert program.lock.is_locked
    assert not idle.isActive()


def test_what_was_typed_is_kept(qtbot: QtBot, program: Program) -> None:
    program.window.show_section("people")
    form = PersonFormPage(program.window.page._place)
    program.window.page.covered.emit(form)
    name = form.findChild(QLineEdit, "full-name") or form.findChildren(QLineEdit)[0]
    name.setText("Phạm Thị")
    answer(qtbot, lock(qtbot, program), PASSPHRASE)
    assert program.window.page is form
    assert name.text() == "Phạm Thị"


def test_work_goes_on_behind_it(qtbot: QtBot, program: Program, operations: Operations) -> None:
    lock(qtbot, program)
    done: list[str] = []

    def work(_monitor: Monitor) -> str:
        return "done"

    operations.run(work, "Working", done.append, writes=False)
    qtbot.waitUntil(lambda: len(done) == 1)
    assert program.lock.is_locked


def test_a_box_waits_until_it_is_open(
    qtbot: QtBot, program: Program, appearance: Appearance, tmp_path: Path
) -> None:
    dialogs = WindowDialogs(appearance, tmp_path)
    asked: list[bool] = []
    waited: list[bool] = []

    def wait() -> None:
        program.lock.wait()
        waited.append(program.lock.is_locked)

    dialogs.stand_before(program.window, wait)
    shown = lock(qtbot, program)

    def close_box() -> None:
        box = QApplication.activeModalWidget()
        if box is not None and box.objectName() == "notice":
            asked.append(program.lock.is_locked)
            box.close()

    unlock = QTimer(program)
    unlock.setSingleShot(True)
    unlock.timeout.connect(lambda: answer(qtbot, shown, PASSPHRASE))
    unlock.start(0)
    closing = QTimer(program)
    closing.timeout.connect(close_box)
    closing.start(10)
    dialogs.ask(Notice("Leave?"), (Choice("stay", "Stay"),), default="stay")
    closing.stop()
    assert (waited, asked) == ([False], [False])


def test_somebody_else_signs_in_and_the_window_goes(qtbot: QtBot, program: Program) -> None:
    shown = lock(qtbot, program)
    qtbot.keyClick(shown, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: program.signs_out)
    assert not program.window.isVisible()
    assert not program.lock.is_locked


def test_typed_work_is_asked_about_before_somebody_else_signs_in(
    qtbot: QtBot, program: Program, dialogs: Recorder, operations: Operations
) -> None:
    program.window.show_section("people")
    form = PersonFormPage(program.window.page._place)
    program.window.page.covered.emit(form)
    form.form.boxes["full_name"].editor.set_value("Phạm Thị Hiên")
    form.form.edited.emit()
    shown = lock(qtbot, program)
    qtbot.waitUntil(lambda: operations.is_quiet)
    qtbot.keyClick(shown, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: len(dialogs.asked) == 1)
    assert [notice.title for notice in dialogs.asked] == ["Leave without saving?"]
    assert (program.signs_out, program.lock.is_locked) == (False, True)
    assert program.window.isVisible()
    dialogs.answers.append("leave")
    qtbot.keyClick(shown, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: program.signs_out)


def test_the_window_closes_for_signing_in_once_the_pc_has_other_keys(
    qtbot: QtBot, program: Program, dialogs: Recorder, operations: Operations
) -> None:
    """What is typed can be saved no more: the window goes, after whoever typed has heard it."""
    program.window.show_section("people")
    form = PersonFormPage(program.window.page._place)
    program.window.page.covered.emit(form)
    form.form.boxes["full_name"].editor.set_value("Phạm Thị Hiên")
    form.form.edited.emit()
    qtbot.waitUntil(lambda: operations.is_quiet)
    dialogs.answers += ["stay", "leave"]
    form.sign_in_asked.emit()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert program.signs_out
    assert [notice.title for notice in dialogs.told] == ["Sign in again first"]


def test_after_many_wrong_passphrases_it_says_how_long_to_wait(
    qtbot: QtBot, program: Program
) -> None:
    shown = lock(qtbot, program)
    for _ in range(FREE + 2):
        answer(qtbot, shown, "sai mật khẩu")
    button = shown.findChild(QWidget, "lock-open")
    assert button is not None
    assert not button.isEnabled()
    assert "Wait" in button.accessibleName()
