"""Signing in: who works here, their passphrase, and what the system's safe remembers."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import CHEAP, PASSPHRASE, Line, add_people, make_staff
from tests.services.test_remembering import Safe
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.roles import FIRST, Role
from tethelp_desktop.services import backups, remembering, staff
from tethelp_desktop.services.desk import Desk, open_desk
from tethelp_desktop.store.store import DATABASE
from tethelp_desktop.ui.app import Beginning, Options
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.fields import CheckField
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.restore import RestoreDialog
from tethelp_desktop.ui.sign_in import SignInDialog
from tethelp_desktop.ui.widgets import Note

LAN, BINH = "mật khẩu của Lan", "mật khẩu của Bình"


@pytest.fixture
def store(line: Line) -> Path:
    """An office with two accounts, closed."""
    for name, passphrase, roles in (("Lan", LAN, FIRST), ("Bình", BINH, (Role.CLERK,))):
        staff.add(line.one, make_staff(name=name, roles=roles), passphrase, CHEAP)
    line.one.store.close()
    return line.folder / "one"


@pytest.fixture
def safe() -> Iterator[Safe]:
    before, made = keyring.get_keyring(), Safe()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def shown(
    qtbot: QtBot, appearance: Appearance, operations: Operations, store: Path
) -> SignInDialog[Desk]:
    people = Beginning(appearance, operations, Options(store))._people()
    dialog = SignInDialog(
        appearance,
        operations,
        store_name="",
        open_store=lambda passphrase, name: open_desk(store, passphrase, name),
        people=people,
        remembered_at=store,
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(dialog: QWidget, name: str) -> None:
    (box,) = dialog.findChildren(ChoiceBox)
    box.set_value(name)
    box.edited.emit()


def try_it(qtbot: QtBot, dialog: QDialog, operations: Operations, passphrase: str = "") -> None:
    line = dialog.findChild(QLineEdit, "passphrase")
    assert line is not None
    if passphrase:
        line.setText(passphrase)
    button = dialog.findChild(QWidget, "sign-in-open")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: operations.is_quiet)


def test_a_member_chooses_their_name_and_types_their_passphrase(
    qtbot: QtBot, appearance: Appearance, operations: Operations, store: Path
) -> None:
    dialog = shown(qtbot, appearance, operations, store)
    (box,) = dialog.findChildren(ChoiceBox)
    names = [box.combo.itemText(row) for row in range(box.combo.count())]
    assert names == ["Lan", "Bình", "Recovery code"]
    choose(dialog, "Bình")
    try_it(qtbot, dialog, operations, LAN)
    assert dialog.opened is None
    try_it(qtbot, dialog, operations, BINH)
    assert dialog.opened is not None
    assert dialog.opened.staff == "Bình"
    dialog.opened.store.close()


def test_without_a_real_safe_nothing_is_remembered(
    qtbot: QtBot, appearance: Appearance, operations: Operations, store: Path
) -> None:
    assert not remembering.is_offered()
    dialog = shown(qtbot, appearance, operations, store)
    (remember,) = (f for f in dialog.findChildren(CheckField))
    assert not remember.isVisible()


def test_a_passphrase_is_remembered_when_asked_and_forgotten_when_not(
    qtbot: QtBot, appearance: Appearance, operations: Operations, store: Path, safe: Safe
) -> None:
    dialog = shown(qtbot, appearance, operations, store)
    (remember,) = dialog.findChildren(CheckField)
    assert remember.isVisible()
    remember.set_value(True)
    try_it(qtbot, dialog, operations, "sai mật khẩu")
    assert safe.kept == {}
    try_it(qtbot, dialog, operations, LAN)
    assert dialog.opened is not None
    dialog.opened.store.close()
    assert list(safe.kept.values()) == [LAN]
    again = shown(qtbot, appearance, operations, store)
    choose(again, "Bình")
    line = again.findChild(QLineEdit, "passphrase")
    assert line is not None
    assert not line.text()
    choose(again, "Lan")
    (remember,) = again.findChildren(CheckField)
    assert remember.value
    remember.set_value(False)
    try_it(qtbot, again, operations)
    assert again.opened is not None
    again.opened.store.close()
    assert safe.kept == {}


def test_after_many_wrong_ones_the_button_counts_down(
    qtbot: QtBot, appearance: Appearance, operations: Operations
) -> None:
    def refuse(_passphrase: str, _name: str) -> None:
        raise TetHelpError(Failure.TOO_MANY_ATTEMPTS, 2)

    dialog = SignInDialog(appearance, operations, store_name="", open_store=refuse)
    qtbot.addWidget(dialog)
    dialog.show()
    button = dialog.findChild(QWidget, "sign-in-open")
    assert button is not None
    try_it(qtbot, dialog, operations, "sai mật khẩu")
    assert button.accessibleName().startswith("Wait")
    assert not button.isEnabled()
    qtbot.waitUntil(button.isEnabled)
    assert button.accessibleName() == "Open"


def test_a_damaged_store_offers_its_newest_backup(
    qtbot: QtBot, appearance: Appearance, operations: Operations, line: Line
) -> None:
    add_people(line.one, 2)
    made = backups.back_up(line.one)
    folder = line.one.store.folder
    line.one.store.close()
    dialog = shown(qtbot, appearance, operations, folder)
    offer = dialog.findChild(QWidget, "sign-in-restore")
    try_it(qtbot, dialog, operations, "một câu sai rồi")
    assert not offer.isVisible(), "a wrong passphrase damages nothing"
    content = bytearray((folder / DATABASE).read_bytes())
    content[4096:8192] = bytes(4096)
    (folder / DATABASE).write_bytes(content)
    try_it(qtbot, dialog, operations, PASSPHRASE)
    assert offer.isVisible()
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert dialog.wants_restored
    assert not dialog.isVisible()
    restoring = RestoreDialog(appearance, operations, folder)
    qtbot.addWidget(restoring)
    restoring.show()
    named = restoring.findChild(Note, "set-up-file").accessibleName()
    assert shown_moment(made.backup.manifest.made_at) in named
    restoring.findChild(QLineEdit, "passphrase").setText(PASSPHRASE)
    qtbot.mouseClick(restoring.findChild(QWidget, "set-up-go-on"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: operations.is_quiet, timeout=60_000)
    restoring.findChild(CheckField).box.click()
    qtbot.mouseClick(restoring.findChild(QWidget, "set-up-go-on"), Qt.MouseButton.LeftButton)
    assert restoring.desk is not None
    line.others.append(restoring.desk)
    with restoring.desk.store.read() as reader:
        assert len(reader.find(Beneficiary)) == 2
