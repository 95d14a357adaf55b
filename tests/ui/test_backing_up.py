"""Backups that the window makes by itself, and beginning from one."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.builders import PASSPHRASE, Line, add_people
from tests.ui.conftest import Recorder
from tethelp_desktop.domain.backups import BackupCause
from tethelp_desktop.services import backups
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.backing_up import BackupKeeper
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.restore import RestoreDialog
from tethelp_desktop.ui.widgets import Label, Note


def causes(line: Line) -> list[BackupCause]:
    found = [one.made for one in backups.listed(line.one)]
    return [made.cause for made in found if made is not None]


def test_at_the_start_and_once_a_day(operations: Operations, line: Line, qtbot: QtBot) -> None:
    add_people(line.one, 1)
    keeper = BackupKeeper(line.one, operations)
    keeper.start()
    qtbot.waitUntil(lambda: operations.is_quiet)
    keeper.look()
    assert not operations.is_busy
    line.clock.turn(hours=25)
    keeper.look()
    qtbot.waitUntil(lambda: operations.is_quiet)
    assert causes(line) == [BackupCause.DAILY, BackupCause.START]


def test_one_that_fails_is_told_at_the_start_and_no_dialog_comes_at_night(
    operations: Operations, dialogs: Recorder, line: Line, qtbot: QtBot
) -> None:
    backups.own_folder(line.one).write_text("a file where the folder should be")
    keeper = BackupKeeper(line.one, operations)
    keeper.start()
    qtbot.waitUntil(lambda: operations.is_quiet)
    assert len(dialogs.errors) == 1
    keeper.look()
    qtbot.waitUntil(lambda: operations.is_quiet)
    assert len(dialogs.errors) == 1


class Beginning:
    """The dialog that begins from a backup, and what a person does with it."""

    def __init__(self, qtbot: QtBot, dialog: RestoreDialog, operations: Operations) -> None:
        self.qtbot = qtbot
        self.dialog = dialog
        self.operations = operations
        qtbot.addWidget(dialog)
        dialog.show()

    def go_on(self) -> None:
        button = self.dialog.findChild(Button, "set-up-go-on")
        assert button is not None
        button.click()
        self.qtbot.waitUntil(lambda: self.operations.is_quiet)

    def said(self) -> str:
        notes = [n.accessibleName() for n in self.dialog.findChildren(Note) if n.isVisible()]
        labels = [label.text() for label in self.dialog.findChildren(Label) if label.isVisible()]
        return "\n".join([*notes, *labels])


def begin(qtbot: QtBot, appearance: Appearance, operations: Operations, folder: Path) -> Beginning:
    return Beginning(qtbot, RestoreDialog(appearance, operations, folder), operations)


def test_a_pc_begins_from_a_backup(
    appearance: Appearance, operations: Operations, line: Line, qtbot: QtBot, tmp_path: Path
) -> None:
    add_people(line.one, 2)
    path = backups.back_up(line.one).backup.path
    shown = begin(qtbot, appearance, operations, tmp_path / "new")
    shown.go_on()
    assert "Choose the backup first" in shown.said()
    shown.dialog.take_file(path)
    assert "Backup of" in shown.said()
    passphrase = shown.dialog.form.boxes["passphrase"].editor
    passphrase.set_value("một câu sai rồi")
    shown.go_on()
    assert "Not done; nothing was changed" in shown.said()
    assert not (tmp_path / "new").exists()
    passphrase.set_value(PASSPHRASE)
    shown.go_on()
    assert "Headquarters must certify this PC anew" in shown.said()
    assert "Code to read out" in shown.said()
    shown.dialog.reject()
    assert shown.dialog.isVisible(), "not before it is noted down"
    shown.dialog._written.box.click()
    shown.go_on()
    desk = shown.dialog.desk
    assert desk is not None
    assert desk.identity.series == "02"
    desk.store.close()


def test_a_file_that_is_no_backup_is_said(
    appearance: Appearance, operations: Operations, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("kept")
    shown = begin(qtbot, appearance, operations, tmp_path / "new")
    shown.dialog.take_file(tmp_path / "letter.txt")
    assert "letter.txt" in shown.said()
    shown.go_on()
    assert "Choose the backup first" in shown.said()
