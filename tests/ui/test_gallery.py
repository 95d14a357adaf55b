"""Everything is built in both themes at both sizes, and nothing may be cut."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui import gallery
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out
from tethelp_desktop.ui.sign_in import FirstRunDialog, SignInDialog
from tethelp_desktop.wording import Language

LOOKS = [
    Preferences(language, dark=dark, larger=larger)
    for language in Language
    for dark in (False, True)
    for larger in (False, True)
]


@pytest.fixture(params=LOOKS, ids=lambda p: f"{p.language}-{p.dark=}-{p.larger=}")
def look(request: pytest.FixtureRequest, appearance: Appearance, translations: None) -> Appearance:
    appearance.choose(request.param)
    return appearance


def nameless(root: QWidget) -> list[str]:
    """List the controls that a test or a screen reader could not find."""
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QTableView)
    return [
        type(control).__name__
        for kind in kinds
        for control in root.findChildren(kind)
        if not isinstance(control.parentWidget(), QLineEdit | QTableView)
        and not control.objectName()
    ]


def test_no_widget_of_the_gallery_is_cut(qtbot: QtBot, look: Appearance) -> None:
    sheet = gallery.make_gallery(look.theme, look.messages)
    qtbot.addWidget(sheet)
    lay_out(sheet, QSize(1366, 900))
    assert audit(sheet) == []
    assert nameless(sheet) == []


@pytest.mark.parametrize("size", [AT_100, AT_125], ids=["100%", "125%"])
def test_no_screen_is_cut_or_wider_than_the_laptop(
    qtbot: QtBot, look: Appearance, operations: Operations, size: QSize
) -> None:
    window = gallery.make_window(look, operations, training=True)
    qtbot.addWidget(window)
    for section in ("overview", "people"):
        window.show_section(section)
        lay_out(window, size)
        assert window.layout().minimumSize().width() <= size.width()
        assert audit(window) == []
        assert nameless(window) == []
    window.page.findChild(QWidget, "people-add").click()
    window.page.form.checked_record()
    lay_out(window, size)
    assert window.layout().minimumSize().width() <= size.width()
    assert audit(window) == []


def test_the_first_dialogs_are_not_cut(
    qtbot: QtBot, look: Appearance, operations: Operations
) -> None:
    first_run = FirstRunDialog(look.theme)
    sign_in = SignInDialog(look, operations, store_name="D:\\TetHelp", open_store=str)
    for dialog in (first_run, sign_in):
        qtbot.addWidget(dialog)
        lay_out(dialog, dialog.sizeHint())
        assert audit(dialog) == []
        assert nameless(dialog) == []
