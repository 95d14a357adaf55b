"""Where the code is typed that headquarters reads on the telephone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.services.confirming import Confirmed, confirm
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.field_box import Complaint, FieldBox
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.widgets import Card
from tethelp_desktop.ui.workplace import Workplace


class CodeCard(Card):
    """Hidden until it is asked for; stays with what was typed until the code is right.

    Signals:
        confirmed: Carries a sentence that says what headquarters has.
    """

    confirmed = Signal(str)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.setObjectName("code-card")
        self._place = place
        theme = place.theme
        self._field = TextField(theme, name="code-text")
        self._box = FieldBox(
            theme,
            self.tr("Code from headquarters"),
            self._field,
            required=True,
            hint=self.tr("14 signs; hyphens and small letters do not matter."),
        )
        leave = Button(theme, self.tr("Close"), name="code-leave")
        take = Button(
            theme,
            self.tr("Confirm"),
            name="code-confirm",
            icon=Icon.CHECKS,
            kind=ButtonKind.PRIMARY,
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._box, 1)
        for button in (leave, take):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self.setVisible(False)
        leave.clicked.connect(self.hide)
        take.clicked.connect(self._on_confirm)
        self._field.line.returnPressed.connect(self._on_confirm)
        self._field.edited.connect(self._on_edited)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.hide)

    def ask(self) -> None:
        """Take a code."""
        self._field.set_value("")
        self._box.complain(None)
        self.setVisible(True)
        self._field.setFocus()

    def _on_confirm(self) -> None:
        desk, typed = self._place.desk, self._field.value or ""

        def work(_monitor: Monitor) -> Confirmed:
            return confirm(desk, typed)

        self._place.operations.run(
            work, self.tr("Checking the code"), self._on_confirmed, self._on_refused
        )

    def _on_confirmed(self, found: Confirmed) -> None:
        self.hide()
        words = self.tr("Headquarters has everything up to packet {0}: {1} changes.")
        self.confirmed.emit(words.format(found.through, grouped(found.changes)))

    def _on_refused(self, error: Expected) -> None:
        sentence = self._place.messages.error(error)
        self._box.complain(Complaint("code", sentence, is_error=True))
        self._field.setFocus()

    def _on_edited(self) -> None:
        self._box.complain(None)
