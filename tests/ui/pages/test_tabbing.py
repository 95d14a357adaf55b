"""Tab gets past every section, also where its lists are still empty."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import Line
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.program import Program

MOST = 60


@pytest.mark.parametrize("section", ["awards", "privacy", "statements", "people"])
def test_tab_goes_through_an_empty_section_and_round_the_window(
    qtbot: QtBot, appearance: Appearance, operations: Operations, line: Line, section: str
) -> None:
    program = Program(appearance, operations, line.one)
    window = program.window
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_section(section)
    qtbot.waitUntil(lambda: operations.is_quiet)
    seen = []
    for _ in range(MOST):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        seen.append("" if focused is None else focused.objectName())
    assert seen.count(f"nav-{section}") > 1
