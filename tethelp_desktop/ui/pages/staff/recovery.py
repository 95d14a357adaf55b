"""A recovery code, shown once, with its sheet to print."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from tethelp_desktop.services.staff import Recovery
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.recovery_sheet import SheetSaver
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Card, Label, Note
from tethelp_desktop.ui.workplace import Workplace


class RecoveryPage(Page):
    """Shows the code until the person has it on paper."""

    def __init__(self, place: Workplace, chooser: Chooser, recovery: Recovery) -> None:
        theme = place.theme
        super().__init__(theme, "")
        self.set_title(self.tr("Recovery code"))
        self.set_context(self.tr("Shown this once; any code before it opens nothing"))
        self._saver = SheetSaver(self, place.operations, chooser)
        self._recovery = recovery
        code = Label(theme, recovery.code.replace("-", "  "), Role.NUMBER)
        code.setObjectName("recovery-code")
        code.setAccessibleName(self.tr("Recovery code: {0}").format(recovery.code))
        code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note = Note(
            theme,
            Tone.WARN,
            self.tr("Print the sheet once, or write the code on paper"),
            self.tr(
                "It opens the register when a manager's passphrase is forgotten, and then keeps"
                " accounts only. Seal the paper in an envelope and lock it away."
            ),
        )
        self._leave = Button(theme, self.tr("It is on paper"), name="recovery-done", shortcut="Esc")
        self._save = Button(
            theme,
            self.tr("Save the sheet"),
            name="recovery-save",
            icon=Icon.SAVE,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+S",
        )
        card = Card()
        card.body.addWidget(code)
        row = QHBoxLayout()
        row.addWidget(self._save)
        row.addWidget(self._leave)
        row.addStretch(1)
        card.body.addLayout(row)
        self.body.addWidget(self.note)
        self.body.addWidget(card)
        self.body.addStretch(1)
        self.setFocusProxy(self._save)
        self._save.clicked.connect(self._on_save)
        self._saver.written.connect(self._on_written)
        self._leave.clicked.connect(self.closed)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of this page."""
        return [Shortcut("Ctrl+S", self.tr("Save the sheet")), Shortcut("Esc", self.tr("Leave"))]

    def _on_save(self) -> None:
        self._saver.save(lambda: self._recovery.sheet)

    def _on_written(self, path: Path) -> None:
        self.note.say(
            self.tr("Written: {0}").format(path),
            self.tr("Print it, seal it in an envelope, then delete the file."),
            Tone.OK,
        )
