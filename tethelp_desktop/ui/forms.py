"""A form over one frozen record: what is shown, what is wrong with it, and what was changed.

The record that was loaded is never touched. `record()` is a copy with the edited fields, so
that a service can compare the two and write only the differences.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from tethelp_desktop.domain.problems import Decision, Problem, Rule, Severity
from tethelp_desktop.domain.suggestions import Suggestion, suggestions
from tethelp_desktop.ui.field_box import MEND_KEYS, Complaint, FieldBox
from tethelp_desktop.ui.fields import Editor, Unreadable
from tethelp_desktop.ui.messages import Choice, Messages, Notice
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.reasons import ReasonDialog
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import Label, Line

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")

COLUMNS: Final = 12
"""Every row of a form divides its width into twelfths, so that fields line up."""


class SavedForm(QWidget):
    """What a `FormBar` saves and a page asks before it goes.

    Signals:
        edited: Something was edited by the person.
    """

    edited = Signal()

    @property
    def is_dirty(self) -> bool:
        """Whether anything differs from what was loaded."""
        raise NotImplementedError

    def checked_record(self) -> Any:
        """Return what may be saved; else show every complaint, go to the first, return None."""
        raise NotImplementedError

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show what a service refused, until the next edit."""
        raise NotImplementedError

    def may_leave(self, operations: Operations) -> bool:
        """Ask before throwing work away; True when nothing was typed."""
        if not self.is_dirty:
            return True
        question = Notice(
            self.tr("Leave without saving?"),
            self.tr("What you typed here is not saved yet and would be lost."),
            Tone.WARN,
        )
        choices = (
            Choice("stay", self.tr("Keep typing")),
            Choice("leave", self.tr("Leave, do not save"), destroys=True),
        )
        return operations.ask(question, choices, default="stay") == "leave"


class RecordForm(SavedForm, Generic[R]):
    """Editors bound to the fields of one record.

    Errors appear below a field after it is left, or below every field when saving is tried;
    while a field is typed in, a complaint only ever disappears. A better spelling of a number is
    offered when it is left, and taken with Alt+Enter; the same key asks why an error stays that
    papers may contradict.

    Attributes:
        previous: The record that Ctrl+D copies a field from.
        kept: What was decided before for the record, and why.

    Signals:
        complaints_changed: Carries the complaints that are shown now.
    """

    complaints_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        messages: Messages,
        rules: Callable[[R], Iterable[Problem]],
        *,
        has_keys: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make a form without fields.

        Args:
            theme: How it looks.
            messages: How it speaks.
            rules: What is wrong with a record.
            has_keys: Whether F7 and Ctrl+D are this form's; a page with several forms has its own.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self.boxes: dict[str, FieldBox] = {}
        self.previous: R | None = None
        self.kept: Mapping[Decision, str] = {}
        self._theme = theme
        self._messages = messages
        self._rules = rules
        self._original: R | None = None
        self._visited: set[str] = set()
        self._left: str | None = None
        self._offers: dict[str, Suggestion] = {}
        self._reasons: dict[Decision, str] = {}
        self._said: tuple[Problem, ...] = ()
        self._shown: tuple[Complaint, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._grid: QGridLayout | None = None
        for keys in (MEND_KEYS, MEND_KEYS.replace("Return", "Enter")):
            mend = QShortcut(QKeySequence(keys), self)
            mend.activated.connect(self._on_mend)
            if not has_keys:
                mend.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if has_keys:
            QShortcut(QKeySequence("F7"), self).activated.connect(self.go_to_next_complaint)
            QShortcut(QKeySequence("Ctrl+D"), self).activated.connect(self.copy_from_previous)

    @property
    def shown(self) -> tuple[Complaint, ...]:
        """The complaints that are shown now."""
        return self._shown

    def add_section(self, title: str) -> None:
        """Start a part of the form with its title."""
        if self._layout.count():
            self._layout.addWidget(Line())
            self._layout.addSpacing(4)
        self._layout.addWidget(Label(self._theme, title, Role.CARD_TITLE))
        self._grid = None

    def add_widget(self, widget: QWidget) -> None:
        """Put something between the rows that is no field, such as a button and what it read."""
        self._layout.addWidget(widget)
        self._grid = None

    def add_row(self, *boxes: tuple[FieldBox, int]) -> None:
        """Put fields side by side, each over so many of the twelve columns."""
        grid = self._current_grid()
        row = grid.rowCount()
        column = 0
        for box, span in boxes:
            grid.addWidget(box, row, column, 1, span)
            column += span

    def field(
        self,
        name: str,
        editor: Editor[Any],
        *,
        label: str = "",
        required: bool = False,
        hint: str = "",
    ) -> FieldBox:
        """Bind an editor to a record's field; the label is the catalogue's unless given."""
        label = label or self._messages.field(name)
        box = FieldBox(self._theme, label, editor, required=required, hint=hint)
        self.boxes[name] = box
        editor.edited.connect(self._on_edited)
        editor.left.connect(self._on_left)
        box.mended.connect(self._on_box_mended)
        editor.control.installEventFilter(self)
        if (proxy := editor.focusProxy()) is not None:
            proxy.installEventFilter(self)
        for segment in editor.control.findChildren(QAbstractButton):
            segment.installEventFilter(self)
        return box

    def load(self, record: R) -> None:
        """Show a record and forget what was typed before."""
        self._original = record
        self._visited.clear()
        self._left = None
        self._offers.clear()
        self._reasons.clear()
        self._said = ()
        for name, box in self.boxes.items():
            box.editor.set_value(getattr(record, name))
            box.set_scanned(False)
        self._show(())

    def fill(self, values: Mapping[str, object]) -> None:
        """Take values that a card says, mark them as such, and say what is wrong with them."""
        for name, value in values.items():
            self.boxes[name].editor.set_value(value)
            self.boxes[name].set_scanned(True)
        self._visited.update(values)
        self._said = ()
        self._look_for_offers()
        self._show(self.complaints())
        self.edited.emit()

    def record(self) -> R:
        """Copy the loaded record with the edited values.

        Raises:
            Unreadable: A field holds text that is no value; `complaints` names it.
        """
        return replace(
            self._loaded(), **{name: box.editor.value for name, box in self.boxes.items()}
        )

    @property
    def original(self) -> R:
        """The record as it was loaded."""
        return self._loaded()

    @property
    def reasons(self) -> dict[Rule, str]:
        """Why each rule that the record breaks as it stands shall not stop it, where one said so.

        Raises:
            Unreadable: A field holds text that is no value.
        """
        found = self._rules(self.record())
        return {p.rule: self._reasons[p.decision] for p in found if p.decision in self._reasons}

    @property
    def is_dirty(self) -> bool:
        """Whether anything differs from the record as it was loaded."""
        if self._original is None:
            return False
        try:
            return bool(self._reasons) or self.record() != self._original
        except Unreadable:
            return True

    def complaints(self) -> tuple[Complaint, ...]:
        """List everything that is wrong, in the order of the fields."""
        unreadable = {
            name: box.editor.complaint for name, box in self.boxes.items() if box.editor.complaint
        }
        return self._in_order(
            *(Complaint(name, sentence, is_error=True) for name, sentence in unreadable.items()),
            *(self._complaint(p) for p in self._problems() if p.field not in unreadable),
        )

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show what a service refused, beside what the rules say, until the next edit."""
        self._said = tuple(problems)
        # What is said of a field that is not in the form, as of a closed programme, is said too.
        self._visited.update(self.boxes, (problem.field for problem in self._said))
        self._show(self.complaints())
        self.go_to_next_complaint(from_start=True)

    def checked_record(self) -> R | None:
        """Return the record if it may be saved; else show every complaint and go to the first."""
        for box in self.boxes.values():
            box.editor.tidy()
        self._visited.update(self.boxes)
        self._look_for_offers()
        complaints = self.complaints()
        self._visited.update(complaint.field for complaint in complaints)
        self._show(complaints)
        if any(complaint.is_error for complaint in complaints):
            self.go_to_next_complaint(from_start=True)
            return None
        return self.record()

    def go_to_next_complaint(self, *, from_start: bool = False) -> None:
        """Put the cursor into the next field to correct, as a spelling check does."""
        names = [c.field for c in self._shown if c.field in self.boxes]
        if not names:
            return
        order = list(self.boxes)
        current = self._focused_name()
        after = -1 if from_start or current is None else order.index(current)
        later = [name for name in order[after + 1 :] if name in names]
        box = self.boxes[(later or names)[0]]
        box.editor.setFocus(Qt.FocusReason.TabFocusReason)
        line = QApplication.focusWidget()
        if isinstance(line, QLineEdit):
            line.selectAll()  # Qt does so only where the focus was elsewhere

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go_to_next_field()
                return True
        return super().eventFilter(watched, event)

    def _go_to_next_field(self) -> None:
        order = list(self.boxes)
        current = self._focused_name()
        following = order[order.index(current) + 1 :] if current is not None else order
        for name in following:
            editor = self.boxes[name].editor
            if editor.isEnabled() and editor.isVisibleTo(self):
                editor.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.focusNextPrevChild(True)

    def _focused_name(self) -> str | None:
        focused = QApplication.focusWidget()
        for name, box in self.boxes.items():
            if focused is not None and (box is focused or box.isAncestorOf(focused)):
                return name
        return None

    def _loaded(self) -> R:
        if self._original is None:
            raise RuntimeError("a form is used before a record was loaded")
        return self._original

    def _current_grid(self) -> QGridLayout:
        if self._grid is None:
            self._grid = QGridLayout()
            self._grid.setHorizontalSpacing(14)
            self._grid.setVerticalSpacing(4)
            for column in range(COLUMNS):
                self._grid.setColumnStretch(column, 1)
            self._layout.addLayout(self._grid)
        return self._grid

    def _in_order(self, *complaints: Complaint) -> tuple[Complaint, ...]:
        """Sort complaints as the fields stand in the form; those about no field come last."""
        places = {name: place for place, name in enumerate(self.boxes)}
        return tuple(sorted(complaints, key=lambda c: places.get(c.field, len(places))))

    def _show(self, complaints: tuple[Complaint, ...]) -> None:
        """Show the complaints of visited fields; of several about one field, errors first."""
        shown = tuple(c for c in complaints if not c.field or c.field in self._visited)
        for name, box in self.boxes.items():
            own = sorted((c for c in shown if c.field == name), key=lambda c: not c.is_error)
            box.complain(self._offering(own[0]) if own else None)
        if shown != self._shown:
            self._shown = shown
            self.complaints_changed.emit(shown)

    def _sending_name(self) -> str | None:
        sender = self.sender()
        return next((name for name, box in self.boxes.items() if box.editor is sender), None)

    def _on_edited(self) -> None:
        if (name := self._sending_name()) is not None:
            self.boxes[name].set_scanned(False)
            self._offers.pop(name, None)
        self._said = ()
        still = {(c.field, c.sentence) for c in self.complaints()}
        self._show(tuple(c for c in self._shown if (c.field, c.sentence) in still))
        self.edited.emit()

    def _on_left(self) -> None:
        if self._original is None or (name := self._sending_name()) is None:
            return
        self._left = name
        self._visited.add(name)
        self._look_for_offers()
        self._show(self.complaints())

    def _on_box_mended(self) -> None:
        sender = self.sender()
        self._mend(next(name for name, box in self.boxes.items() if box is sender))

    def _on_mend(self) -> None:
        """Press the button of the field typed in, else of the one just left, else the first."""
        typed_in = self._focused_name()
        if typed_in is not None:
            self._visited.add(typed_in)
            self._look_for_offers()
            self._show(self.complaints())
        for name in (typed_in, self._left, *self.boxes):
            if name is not None and self.boxes[name].can_be_mended:
                self._mend(name)
                return

    def _mend(self, name: str) -> None:
        offer = self._offers.get(name)
        if offer is None:
            self._ask_why(name)
            return
        self.boxes[name].editor.set_value(offer.value)
        self.boxes[name].editor.edited.emit()
        self._look_for_offers()
        self._show(self.complaints())

    def _ask_why(self, name: str) -> None:
        problem = next(p for p in self._problems() if p.field == name and _can_be_kept(p))
        dialog = ReasonDialog(
            self._theme,
            self.window(),
            title=self.tr("Why does “{0}” stay as it is?").format(self.boxes[name].label),
            complaints=[self._complaint(problem)],
            action=self.tr("Keep the value"),
            hint=self.tr("Such as: the birth certificate says so. Kept with your name."),
        )

        def keep(reason: str) -> None:
            self._reasons[problem.decision] = reason
            self._show(self.complaints())
            self.edited.emit()

        dialog.given.connect(keep)
        dialog.open()

    def _look_for_offers(self) -> None:
        """Find better spellings for what was left, as the whole record stands."""
        found = suggestions(self._readable(), self._rules)
        self._offers = {offer.field: offer for offer in found if offer.field in self._visited}

    def _readable(self) -> R:
        """Copy the record with what can be read; a field that cannot keeps its loaded value."""
        boxes = ((name, box.editor) for name, box in self.boxes.items())
        readable = {name: editor.value for name, editor in boxes if not editor.complaint}
        return replace(self._loaded(), **readable)

    def _problems(self) -> Iterator[Problem]:
        """Judge the whole record, with what a service said and the reasons that were given."""
        for problem in (*self._rules(self._readable()), *self._said):
            has_reason = problem.rule.can_be_set_aside and problem.decision in self._reasons
            yield replace(problem, set_aside=True) if has_reason else problem

    def _complaint(self, problem: Problem) -> Complaint:
        sentence = self._messages.problem(problem)
        why = self._reasons.get(problem.decision) or self.kept.get(problem.decision, "")
        if problem.set_aside:
            sentence = self.tr("{0} Kept because: {1}").format(sentence, why)
        button = self.tr("Say why it stays") if _can_be_kept(problem) else ""
        is_error = problem.severity is Severity.ERROR
        return Complaint(problem.field, sentence, is_error, problem.rule.source, button)

    def _offering(self, complaint: Complaint) -> Complaint:
        """Say what is offered in place of what is wrong, where something is."""
        offer = self._offers.get(complaint.field)
        if offer is None:
            return complaint
        sentence = self.tr("{0} Did you mean:").format(self._messages.name(offer.why))
        return replace(complaint, sentence=sentence, button=offer.value)

    def copy_from_previous(self) -> None:
        """Fill the current field as it was in the previous record."""
        name = self._focused_name()
        if self.previous is None or name is None:
            return
        self.boxes[name].editor.set_value(getattr(self.previous, name))
        self.boxes[name].editor.edited.emit()


def _can_be_kept(problem: Problem) -> bool:
    return problem.rule.can_be_set_aside and problem.severity is Severity.ERROR
