"""The history of whatever is in sight, by one key from any page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import Line, add_people
from tests.ui.conftest import Recorder
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.services import people, staff
from tethelp_desktop.store.access import Access
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.history import HistoryPage
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.program import Program

PHONE = "0912345678"


@pytest.fixture
def program(qtbot: QtBot, appearance: Appearance, operations: Operations, line: Line) -> Program:
    (person,) = add_people(line.one, 1)
    with line.one.store.read() as reader:
        loaded = reader.load(Beneficiary, person.id)
    people.save_person(line.one, loaded, replace(person, phone=PHONE, address="Thôn Mới"))
    made = Program(appearance, operations, line.one)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    return made


def press(qtbot: QtBot, program: Program, operations: Operations) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: operations.is_quiet)


def cells(page: HistoryPage) -> str:
    model = page.table.model
    return "\n".join(
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    )


def test_one_key_shows_what_became_of_the_row(
    qtbot: QtBot, program: Program, operations: Operations, line: Line
) -> None:
    program.window.show_section("people")
    press(qtbot, program, operations)
    page = program.window.page
    assert isinstance(page, HistoryPage)
    shown = cells(page)
    assert "Thôn Mới" in shown
    assert PHONE not in shown
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert PHONE in cells(page)
    assert staff.access_log(line.one)[0].entry.act is Access.SAW_NUMBERS
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not isinstance(program.window.page, HistoryPage)


def test_without_a_row_it_says_what_to_choose(
    qtbot: QtBot, program: Program, operations: Operations, dialogs: Recorder
) -> None:
    program.window.show_section("overview")
    press(qtbot, program, operations)
    assert [notice.title for notice in dialogs.told] == [
        "Nothing is chosen whose history could be shown"
    ]


def test_the_last_save_is_taken_back_after_a_question(
    qtbot: QtBot, program: Program, operations: Operations, dialogs: Recorder, line: Line
) -> None:
    def take_back(answer: str) -> str:
        dialogs.answers.append(answer)
        qtbot.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: operations.is_quiet)
        with line.one.store.read() as reader:
            (person,) = reader.find(Beneficiary)
        return person.address

    program.window.show_section("people")
    assert take_back("keep") == "Thôn Mới"
    assert "Thôn Mới →" in dialogs.asked[0].text
    assert PHONE not in dialogs.asked[0].text
    assert take_back("undo") != "Thôn Mới"
    dialogs.answers.clear()
    qtbot.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialogs.told[-1].title == "Nothing to take back"
