"""Buttons of others' roles: each is forbidden with its reason, whatever the page would say."""

import ast
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import Line, add_people
from tests.services.test_staff import BINH, LAN, add, reopened, seated
from tethelp_desktop import ui
from tethelp_desktop.domain.roles import FIRST, MAY, Role, may
from tethelp_desktop.services import staff
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.main_window import MainWindow
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.permitting import NEEDS
from tethelp_desktop.ui.program import Program


def _texts() -> set[str]:
    """List every text of the window's source, with a star for what is only known later."""
    found = set()
    for path in Path(ui.__file__).parent.rglob("*.py"):
        if path.name == "permitting.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [p.value if isinstance(p, ast.Constant) else "*" for p in node.values]
                found.add("".join(map(str, parts)))
    return found


def test_every_name_that_needs_a_role_is_a_buttons() -> None:
    texts = _texts()
    lost = [name for name in NEEDS if name not in texts and f"{name.split('-')[0]}-*" not in texts]
    assert lost == []


def _office_of(line: Line, role: Role) -> Desk:
    """Let somebody of one role work at the office, where Lan has every other."""
    add_people(line.one, 2)
    add(line.one, "Lan", LAN, *FIRST)
    return seated(line, line.one, role)


def _buttons(window: MainWindow) -> list[Button]:
    for key in window.section_keys:
        window.show_section(key)
    found = window.findChildren(Button)
    return [button for button in found if button.objectName() in NEEDS]


@pytest.mark.parametrize("role", [Role.CLERK, Role.COUNTER, Role.AUDITOR])
def test_a_button_that_can_be_pressed_is_for_whoever_works_here(
    qtbot: QtBot, appearance: Appearance, operations: Operations, line: Line, role: Role
) -> None:
    desk = _office_of(line, role)
    window = Program(appearance, operations, desk).window
    qtbot.addWidget(window)
    buttons = _buttons(window)
    assert len(buttons) > 20
    for button in buttons:
        act = NEEDS[button.objectName()]
        if may((role,), act):
            assert button.toolTip() == ""
        else:
            assert not button.isEnabled(), button.objectName()
            asked = [appearance.messages.name(one) for one in Role if one in MAY[act]]
            assert all(name in button.toolTip() for name in asked)
            assert "Lan" in button.toolTip() or MAY[act] == {Role.AUDITOR}
            assert button.accessibleDescription() == button.toolTip()
            button.setEnabled(True)
            assert not button.isEnabled(), "whatever its page wants"


def test_a_forbidden_key_does_nothing_and_a_role_given_later_allows_it(
    qtbot: QtBot, appearance: Appearance, operations: Operations, line: Line
) -> None:
    desk = _office_of(line, Role.COUNTER)
    window = Program(appearance, operations, desk).window
    qtbot.addWidget(window)
    window.show_section("people")
    shown = window.page
    (button,) = [one for one in window.findChildren(Button) if one.objectName() == "people-add"]
    button.click()
    assert window.page is shown
    lan = reopened(line, desk, LAN)
    (binh,) = [one.member for one in staff.accounts(lan) if one.member.name == "Bình"]
    staff.change_roles(lan, binh.id, (Role.CLERK,))
    again = Program(appearance, operations, reopened(line, lan, BINH)).window
    qtbot.addWidget(again)
    again.show_section("people")
    (button,) = [one for one in again.findChildren(Button) if one.objectName() == "people-add"]
    button.click()
    assert again.page.findChild(QLineEdit, "full-name") is not None
