"""The forms of a pledge and of its lines as one: one save, one way through what is wrong."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.records import Pledge, PledgeLine
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.pledges import LineChange
from tethelp_desktop.store.store import Loaded
from tethelp_desktop.ui.buttons import Button, ButtonSize
from tethelp_desktop.ui.field_box import Complaint, FieldBox
from tethelp_desktop.ui.fields import Unreadable
from tethelp_desktop.ui.forms import RecordForm, SavedForm
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.pages.sponsors.line_form import LineForm
from tethelp_desktop.ui.theme import Role
from tethelp_desktop.ui.widgets import Keycap, Label
from tethelp_desktop.ui.workplace import Workplace

_ADD_KEYS: Final = "Ctrl+L"
_REMOVE_KEYS: Final = "Ctrl+-"


@dataclass(frozen=True, slots=True)
class PledgeDraft:
    """What the form holds: the pledge and every line with what it was."""

    pledge: Pledge
    lines: tuple[LineChange, ...]


class PledgeForms(SavedForm):
    """The form of the pledge itself, and below it one form for each line.

    Attributes:
        head: The form of the pledge.
        lines: The forms of the lines, in order.

    Signals:
        complaints_changed: What is shown as wrong may have changed.
    """

    complaints_changed = Signal()

    def __init__(
        self, place: Workplace, head: RecordForm[Pledge], offices: Sequence[tuple[Stamp, str]]
    ) -> None:
        super().__init__()
        self.head = head
        self.lines: list[LineForm] = []
        self._place = place
        self._offices = offices
        self._loaded = 0
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._add = Button(
            place.theme,
            self.tr("Add a line"),
            name="line-add",
            icon=Icon.PLUS,
            shortcut=_ADD_KEYS,
            size=ButtonSize.SMALL,
        )
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Label(place.theme, self.tr("What is pledged"), Role.CARD_TITLE), 1)
        top.addWidget(Keycap(place.theme, _REMOVE_KEYS))
        top.addWidget(Label(place.theme, self.tr("removes the line"), Role.HINT))
        top.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(head)
        layout.addLayout(top)
        layout.addLayout(self._rows)
        self._watch(head)
        self._add.clicked.connect(self._on_add)
        for keys, slot in (
            ("F7", self.go_to_next_complaint),
            ("Ctrl+D", self._on_copy),
            (_REMOVE_KEYS, self._on_remove_current),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def load(self, pledge: Pledge, lines: Sequence[Loaded[PledgeLine]]) -> None:
        """Show a pledge and its lines; a new pledge begins with one empty line."""
        self.head.load(pledge)
        for line in lines or (None,):
            self._append(line)
        self._loaded = len(self.lines)

    @property
    def is_dirty(self) -> bool:
        """Whether the pledge or any line differs from what was loaded."""
        changed = len(self.lines) != self._loaded or self.head.is_dirty
        return changed or any(line.form.is_dirty for line in self.lines)

    def checked_record(self) -> PledgeDraft | None:
        """Return pledge and lines if they may be saved; else go to the first complaint."""
        whole = True
        # The last one to complain keeps the cursor, and that shall be the first on the page.
        for line in reversed(self.lines):
            whole = line.form.checked_record() is not None and whole
        pledge = self.head.checked_record()
        if pledge is None or not whole:
            return None
        changes = (line.change for line in self.lines)
        return PledgeDraft(
            pledge, tuple(c for c in changes if c.before is None or c.before.record != c.after)
        )

    def show_problems(self, found: Iterable[Problem]) -> None:
        """Show what the service refused at the pledge, or at the lines that were changed."""
        of_head: list[Problem] = []
        of_lines: list[Problem] = []
        for problem in found:
            (of_head if problem.field in self.head.boxes else of_lines).append(problem)
        changed = [line for line in self.lines if line.form.is_dirty] or self.lines[:1]
        for line in changed if of_lines else ():
            line.form.show_problems(of_lines)
        if of_head:
            self.head.show_problems(of_head)

    def complaints(self) -> list[tuple[FieldBox | None, Complaint]]:
        """List what is shown as wrong, in the order of the page."""
        return [(form.boxes.get(c.field), c) for form in self._forms() for c in form.shown]

    def go_to_next_complaint(self) -> None:
        """Put the cursor into the next field to correct, whichever form it is in."""
        boxes = [box for box, _ in self.complaints() if box is not None]
        if not boxes:
            return
        every = [box for form in self._forms() for box in form.boxes.values()]
        focused = QApplication.focusWidget()
        here = next((n for n, box in enumerate(every) if focused and box.isAncestorOf(focused)), -1)
        later = [box for box in boxes if every.index(box) > here]
        (later or boxes)[0].editor.setFocus(Qt.FocusReason.TabFocusReason)

    def line_of(self, box: FieldBox) -> int:
        """Tell which line a field belongs to, from 1; 0 for the pledge itself."""
        return next((n for n, line in enumerate(self.lines, 1) if line.isAncestorOf(box)), 0)

    def _forms(self) -> Iterator[RecordForm[Pledge] | RecordForm[PledgeLine]]:
        yield self.head
        yield from (line.form for line in self.lines)

    def _append(self, before: Loaded[PledgeLine] | None) -> LineForm:
        line = LineForm(self._place, before, self._offices)
        line.removal_asked.connect(self._on_removal_asked)
        self._watch(line.form)
        if self.lines:
            line.form.previous = self.lines[-1].form.original
        self.lines.append(line)
        self._rows.addWidget(line)
        self._number()
        return line

    def _watch(self, form: RecordForm[Pledge] | RecordForm[PledgeLine]) -> None:
        form.edited.connect(self.edited)
        form.complaints_changed.connect(self._on_complaints_changed)

    def _number(self) -> None:
        for number, line in enumerate(self.lines, 1):
            line.set_number(number, keys=_REMOVE_KEYS)

    def _current(self) -> LineForm | None:
        focused = QApplication.focusWidget()
        return next((line for line in self.lines if focused and line.isAncestorOf(focused)), None)

    def _remove(self, line: LineForm) -> None:
        """Take a new line away at once; a recorded one asks for the reason."""
        if line.before is not None:
            line.leave()
            return
        if len(self.lines) == 1:
            return
        place = self.lines.index(line)
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        self._number()
        self.lines[min(place, len(self.lines) - 1)].kind.setFocus()
        self.edited.emit()
        self.complaints_changed.emit()

    def _on_add(self) -> None:
        line = self._append(None)
        line.show()
        line.kind.setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()

    def _on_removal_asked(self) -> None:
        sender: QObject = self.sender()
        for line in self.lines:
            if line is sender:
                self._remove(line)
                return

    def _on_remove_current(self) -> None:
        current = self._current()
        if current is not None:
            self._remove(current)

    def _on_copy(self) -> None:
        """Fill the field as it is in the line above."""
        current = self._current()
        if current is None or current is self.lines[0]:
            return
        above = self.lines[self.lines.index(current) - 1]
        try:
            current.form.previous = above.form.record()
        except Unreadable:
            return
        current.form.copy_from_previous()

    def _on_complaints_changed(self, _complaints: object) -> None:
        self.complaints_changed.emit()
