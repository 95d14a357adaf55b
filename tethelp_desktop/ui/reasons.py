"""Asking why: something is undone or voided, or stays against a rule; the reason is recorded."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.ui import NAME
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.dialog import Dialog
from tethelp_desktop.ui.field_box import Complaint, FieldBox
from tethelp_desktop.ui.fields import CheckField, TextField
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Card, Label

_WIDTH: Final = 500


def stopping(messages: Messages, stops: Iterable[Problem]) -> list[Complaint]:
    """Say what stops something, each with the law it rests on, as `ReasonDialog` takes it."""
    return [
        Complaint(stop.field, messages.problem(stop), is_error=True, source=stop.rule.source)
        for stop in stops
    ]


class ReasonDialog(Dialog):
    """Asks why something stands that rules speak against, naming what they rest on.

    Signals:
        given: Carries the reason.
    """

    given = Signal(str)

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        *,
        title: str,
        complaints: Sequence[Complaint],
        action: str,
        hint: str,
        for_all: str = "",
    ) -> None:
        """Ask.

        Args:
            theme: How it looks.
            parent: What it stands before.
            title: What is asked.
            complaints: What the rules say.
            action: What the button says that takes the reason.
            hint: Such as an example of a reason.
            for_all: Offers to let the reason hold for others too, in these words.
        """
        super().__init__(theme, parent)
        self.setObjectName("keep-reason")
        self.setWindowTitle(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.scaled(_WIDTH))
        self.setAccessibleName(" ".join([title, *(one.sentence for one in complaints)]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(Label(theme, title, Role.CARD_TITLE, wrap=True))
        for complaint in complaints:
            layout.addWidget(Label(theme, complaint.sentence, Role.BODY, wrap=True))
            if complaint.source:
                source = self.tr("Source: {0}").format(complaint.source)
                layout.addWidget(Label(theme, source, Role.SECONDARY, wrap=True))
        self._field = TextField(theme, name="keep-reason-text")
        self._box = FieldBox(theme, self.tr("Reason"), self._field, required=True, hint=hint)
        layout.addWidget(self._box)
        self._for_all = CheckField(theme, for_all, name="keep-reason-all")
        self._for_all.setVisible(bool(for_all))
        layout.addWidget(self._for_all)
        leave = Button(theme, self.tr("Leave"), name="keep-reason-leave", shortcut="Esc")
        keep = Button(
            theme,
            action,
            name="keep-reason-confirm",
            kind=ButtonKind.PRIMARY,
            shortcut="Return",
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(keep)
        layout.addLayout(row)
        leave.clicked.connect(self.reject)
        keep.clicked.connect(self._on_keep)
        self._field.edited.connect(self._on_edited)
        self._field.setFocus()

    @property
    def is_for_all(self) -> bool:
        """Whether the reason shall hold for the others too."""
        return self._for_all.value

    def _on_keep(self) -> None:
        if self._field.value:
            self.given.emit(self._field.value)
            self.accept()
            return
        sentence = self.tr("Say why; the reason is recorded.")
        self._box.complain(Complaint("reason", sentence, is_error=True))
        self._field.setFocus()

    def _on_edited(self) -> None:
        self._box.complain(None)


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

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be done, whatever the reason."""
        self._box.complain(Complaint("reason", sentence, is_error=True))
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
