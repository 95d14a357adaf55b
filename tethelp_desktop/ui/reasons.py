"""Asking why something is undone or voided, on the page itself: the reason is recorded."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.forms import Complaint, FieldBox
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Card, Label


class ReasonCard(Card):
    """Hidden until something is asked; nothing happens without a reason.

    Signals:
        confirmed: Carries the reason.
    """

    confirmed = Signal(str)

    def __init__(self, theme: Theme, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("reason")
        self._about = Label(theme, "", Role.STRONG, wrap=True)
        self._field = TextField(theme, name="reason-text")
        self._box = FieldBox(theme, self.tr("Reason"), self._field, required=True)
        self._leave = Button(theme, self.tr("Leave it"), name="reason-leave")
        self._confirm = Button(
            theme, action, name="reason-confirm", icon=Icon.CROSS, kind=ButtonKind.DANGER
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._box, 1)
        for button in (self._leave, self._confirm):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(self._about)
        self.body.addLayout(row)
        self.setVisible(False)
        self._leave.clicked.connect(self.hide)
        self._confirm.clicked.connect(self._on_confirm)
        self._field.line.returnPressed.connect(self._on_confirm)
        self._field.edited.connect(self._on_edited)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.hide)

    def ask(self, about: str) -> None:
        """Ask for the reason."""
        self._about.setText(about)
        self._field.set_value("")
        self._box.complain(None)
        self.setVisible(True)
        self._field.setFocus()

    def _on_confirm(self) -> None:
        if self._field.value:
            self.confirmed.emit(self._field.value)
            return
        sentence = self.tr("Say why; the reason is recorded.")
        self._box.complain(Complaint("reason", sentence, is_error=True))
        self._field.setFocus()

    def _on_edited(self) -> None:
        self._box.complain(None)
