"""Every scene of these pages fits both sizes of the laptop."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import Line
from tests.ui.conftest import Recorder
from tests.ui.pages import pictures
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.main_window import MainWindow
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out
from tethelp_desktop.wording import Language


class Leaver(Recorder):
    """Leaves forms without asking."""

    def ask(self, question: Notice, choices: list[Choice], default: str) -> str:
        return "leave" if any(choice.key == "leave" for choice in choices) else default


@pytest.mark.parametrize(
    ("size", "language"), [(AT_100, Language.EN), (AT_125, Language.VI)], ids=["100", "125"]
)
def test_nothing_is_cut(
    qtbot: QtBot,
    qapp: QApplication,
    appearance: Appearance,
    translations: None,
    line: Line,
    language: Language,
    size: QSize,
) -> None:
    appearance.choose(Preferences(language))
    dialogs = Leaver()
    operations = Operations(dialogs, qapp)

    def window(desk: Desk) -> MainWindow:
        made = pictures.make_window(appearance, operations, desk)
        qtbot.addWidget(made)
        return made

    pictures.CHOSEN.clear()
    faults = []
    for name, shown in pictures.scenes(line, window):
        lay_out(shown, size)
        pictures.settle(qapp, operations)
        faults += [f"{name}: {fault}" for fault in audit(shown)]
    assert not faults
    assert not dialogs.errors
    assert not dialogs.bugs
