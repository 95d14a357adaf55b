"""Beginning from a backup: on a new PC, after the old one broke or was lost."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tethelp_desktop.domain.backups import BackupCause
from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.services import backups
from tethelp_desktop.services.renewing import Renewed
from tethelp_desktop.store.backup import FOLDER
from tethelp_desktop.store.backup_files import backups_in, read_manifest
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.set_up import Answers, Begun, SetUpDialog, scrolled
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Facts, Label, Note


class RestoreDialog(SetUpDialog):
    """Makes the register of a backup, as a new PC of the same office."""

    required = ("passphrase",)

    def take_file(self, path: Path) -> None:
        """Read a backup's outside and say when it was made."""
        try:
            manifest = read_manifest(path)
        except TetHelpError as error:
            self._file = Path()
            self._read.say(path.name, self._appearance.messages.error(error), Tone.BAD)
            return
        self._file = path
        made = self.tr("Backup of {0}").format(shown_moment(manifest.made_at))
        cause = manifest.cause
        known = cause in [*BackupCause]
        words = self._appearance.messages.name(BackupCause(cause)) if known else ""
        self._read.say(made, words, Tone.OK)

    def _words(self) -> tuple[str, str]:
        return (
            self.tr("Restore from a backup"),
            self.tr(
                "This PC continues where the backup ends, with keys of its own and a new series"
                " of receipt numbers. The old PC must not be used any more. What it sent to"
                " headquarters after the backup comes back with the next bundle."
            ),
        )

    def _add_fields(self) -> None:
        theme, form = self._theme, self.form
        self._file = Path()
        self._choose = Button(
            theme, self.tr("Choose the backup"), name="set-up-choose", icon=Icon.USB, shortcut="F4"
        )
        self._choose.clicked.connect(self._on_choose)
        self._read = Note(theme, Tone.INFO, self.tr("No backup chosen yet"))
        self._read.setObjectName("set-up-file")
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 6)
        row.setSpacing(12)
        row.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._read, 1)
        chosen = QWidget()
        chosen.setLayout(row)
        form.add_widget(chosen)
        field = TextField(theme, name="passphrase")
        field.line.setEchoMode(QLineEdit.EchoMode.Password)
        passphrase = form.field(
            "passphrase",
            field,
            label=self.tr("Passphrase"),
            required=True,
            hint=self.tr("Yours from when the backup was made, or the recovery code."),
        )
        form.add_row((passphrase, 12))
        kept = [one for one in backups_in(self.folder / FOLDER) if one.manifest is not None]
        if kept:
            self.take_file(kept[0].path)

    def _make(self, answers: Answers, monitor: Monitor) -> Begun:
        made = backups.restore_over(self._file, self.folder, answers.passphrase, monitor=monitor)
        return Begun(made.desk, "", self._facts(made))

    def _facts(self, made: Renewed) -> tuple[tuple[str, str], ...]:
        facts = [(self.tr("Series of receipts from now on"), made.series)]
        for path, code in made.enrolments:
            facts.append((self.tr("File to send to headquarters"), str(path)))
            facts.append((self.tr("Code to read out"), code))
        return tuple(facts)

    def _code_page(self, begun: Begun) -> QWidget:
        theme = self._theme
        self._written.box.setText(self.tr("I have noted this down"))
        self._written.box.setAccessibleName(self._written.box.text())
        told = QVBoxLayout()
        told.setSpacing(10)
        told.addWidget(Label(theme, self.tr("The register is restored"), Role.TITLE))
        if not begun.desk.is_headquarters:  # which certified itself
            told.addWidget(
                Note(
                    theme,
                    Tone.WARN,
                    self.tr("Headquarters must certify this PC anew"),
                    self.tr(
                        "Send the file below and read the code out on the telephone. Work can go"
                        " on meanwhile: what is sent up before is kept there until then."
                    ),
                )
            )
        told.addWidget(Facts(theme, begun.facts, label_width=230))
        told.addWidget(self._written)
        told.addStretch(1)
        return scrolled(told)

    def _on_choose(self) -> None:
        title, filters = self.tr("Backup"), self.tr("Backups (*.tethelp-backup)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", filters)
        if chosen:
            self.take_file(Path(chosen))

    def _on_go_on(self) -> None:
        if self._begun is None and self._file == Path():
            self._read.say(
                self.tr("No backup chosen yet"), self.tr("Choose the backup first."), Tone.BAD
            )
            self._choose.setFocus()
            return
        super()._on_go_on()
