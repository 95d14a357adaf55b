"""What stands around a form: the bar that saves it and the box that lists what is wrong."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.field_box import Complaint
from tethelp_desktop.ui.forms import RecordForm, SavedForm
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import Keycap, Label, Note, Pill


class FormBar(QWidget):
    """Cancel, save, and save and go on with the next; hands out only what may be saved.

    Signals:
        cancelled: The person wants to leave; the page asks the form whether that is all right.
        save_requested: Carries the record to save.
        save_and_next_requested: Carries the record to save before an empty form follows.
    """

    cancelled = Signal()
    save_requested = Signal(object)
    save_and_next_requested = Signal(object)

    def __init__(
        self,
        theme: Theme,
        form: SavedForm,
        *,
        next_words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._state = Pill(theme, Badge(self.tr("Not saved"), Tone.MUTED, Icon.PEN))
        self.cancel_button = Button(
            theme, self.tr("Leave"), name="form-cancel", shortcut="Esc", parent=self
        )
        self.save_button = Button(
            theme,
            self.tr("Save"),
            name="form-save",
            icon=None if next_words else Icon.SAVE,
            kind=ButtonKind.SECONDARY if next_words else ButtonKind.PRIMARY,
            shortcut="Ctrl+S",
        )
        self.next_button = Button(
            theme,
            next_words,
            name="form-save-next",
            icon=Icon.SAVE,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+Return",
            parent=self,
        )
        self.next_button.setVisible(bool(next_words))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._state)
        layout.addWidget(Label(theme, self.tr("Enter goes to the next field"), Role.HINT))
        layout.addStretch(1)
        for button in (self.cancel_button, self.save_button, self.next_button):
            layout.addWidget(button)
        keep = self._state.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._state.setSizePolicy(keep)
        self._state.setVisible(False)
        self.cancel_button.clicked.connect(self._on_cancel)
        self.save_button.clicked.connect(self._on_save)
        self.next_button.clicked.connect(self._on_save_and_next)
        form.edited.connect(self.refresh)

    def refresh(self) -> None:
        """Say whether something is not saved yet; call it after loading a record."""
        self._state.setVisible(self._form.is_dirty)

    def _on_cancel(self) -> None:
        self.cancelled.emit()

    def _on_save(self) -> None:
        record = self._form.checked_record()
        if record is not None:
            self.save_requested.emit(record)

    def _on_save_and_next(self) -> None:
        record = self._form.checked_record()
        if record is not None:
            self.save_and_next_requested.emit(record)


class ComplaintNote(Note):
    """Lists what is wrong in a form and leads there with F7; hidden while nothing is."""

    def __init__(self, theme: Theme, form: RecordForm[Any], parent: QWidget | None = None) -> None:
        super().__init__(theme, Tone.BAD, "", parent=parent)
        self.setObjectName("form-complaints")
        self._form = form
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Keycap(theme, "F7"))
        row.addWidget(Label(theme, self.tr("to the next field to correct"), Role.SECONDARY))
        row.addStretch(1)
        self.body.addLayout(row)
        self.setVisible(False)
        form.complaints_changed.connect(self._on_complaints_changed)

    def _on_complaints_changed(self, complaints: tuple[Complaint, ...]) -> None:
        errors = [complaint for complaint in complaints if complaint.is_error]
        shown = errors or list(complaints)
        lines = [f"{n}. {self._line(complaint)}" for n, complaint in enumerate(shown, 1)]
        title = self.tr("To correct: {0}") if errors else self.tr("To look at: {0}")
        tone = Tone.BAD if errors else Tone.WARN
        self.say(title.format(len(shown)), "\n".join(lines), tone)
        self.setVisible(bool(shown))

    def _line(self, complaint: Complaint) -> str:
        box = self._form.boxes.get(complaint.field)
        return complaint.sentence if box is None else f"{box.label}: {complaint.sentence}"
