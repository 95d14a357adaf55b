"""The fields of one record in conflict: what was before, each value, and another one to type."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tethelp_desktop.store.conflicts import Conflict
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.fields import FieldState, Unreadable
from tethelp_desktop.ui.icons import Icon, draw_icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.pages.conflicts.register import FieldView, RecordView, SideView
from tethelp_desktop.ui.pages.conflicts.values import editor_for
from tethelp_desktop.ui.painting import ANTIALIASING, FIELD_RADIUS, half_pixel
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Label

_OTHER: Final = -1
_NONE: Final = -2
_NAME_WIDTH: Final = 150


class SideButton(QAbstractButton):
    """One value to choose, with who wrote it, where and when."""

    def __init__(self, theme: Theme, view: SideView, *, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._view = view
        self.setObjectName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # All sides are equally wide, however long their words.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(150)
        self._value = Label(theme, "", Role.STRONG, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._value)
        words.addWidget(Label(theme, view.source, Role.CAPTION, wrap=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(40, 8, 12, 8)
        layout.addLayout(words)
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, value: str) -> None:
        """Show the value in some words."""
        self.setText(value)
        self.setAccessibleName(f"{value}, {self._view.source}")
        self._value.setText(value)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        c = self._theme.colours
        checked = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        edge = QPen(QColor(c.primary), 2) if checked else QPen(QColor(c.border_strong), 1)
        painter.setPen(edge)
        painter.setBrush(QColor(c.soft if checked else c.surface))
        painter.drawRoundedRect(
            half_pixel(QRectF(self.rect())).adjusted(0.5, 0.5, -0.5, -0.5),
            FIELD_RADIUS,
            FIELD_RADIUS,
        )
        middle = QPointF(22, self.height() / 2)
        painter.setPen(QPen(QColor(c.primary if checked else c.border_strong), 1.4))
        painter.setBrush(QColor(c.primary if checked else c.surface))
        painter.drawEllipse(middle, 8, 8)
        if checked:
            corner = middle - QPointF(6, 6)
            draw_icon(painter, Icon.CHECK, c.on_primary, corner, size=12, stroke=3)


class FieldRow(QWidget):
    """One field: its name, the value before, a button for each side, and the way to another."""

    chosen = Signal()
    touched = Signal()

    def __init__(
        self, theme: Theme, messages: Messages, view: FieldView, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self.view = view
        self._theme = theme
        self._is_current = False
        self._choice = _NONE
        field = view.conflict.field
        self._sides = [
            SideButton(theme, side, name=f"side-{field}-{place}")
            for place, side in enumerate(view.sides)
        ]
        self._editor = editor_for(theme, messages, view.conflict, today)
        self._other = Button(
            theme,
            self.tr("Another value"),
            name=f"another-{field}",
            icon=Icon.PEN,
            kind=ButtonKind.GHOST,
            size=ButtonSize.SMALL,
        )
        self._lay_out()
        for button in self._sides:
            button.clicked.connect(self._on_side)
        self._other.clicked.connect(self._on_other)
        self._other.setVisible(self._editor is not None)
        if self._editor is not None:
            self._editor.hide()
            self._editor.describe(view.label, "")
            self._editor.edited.connect(self._on_typed)

    @property
    def is_decided(self) -> bool:
        """Whether a value is chosen that can be saved."""
        if self._choice == _OTHER:
            # Nothing typed yet is no decision: a value is never emptied by the way.
            return self._editor is not None and bool(not self._editor.complaint and self.value)
        return self._choice != _NONE

    @property
    def value(self) -> Any:
        """The chosen value."""
        if self._choice == _OTHER and self._editor is not None:
            return self._editor.value
        return self.view.sides[self._choice].side.value

    @property
    def told(self) -> str:
        """The field with its values as they are shown, for who hears the page."""
        return f"{self.view.label}: {', '.join(button.text() for button in self._sides)}"

    def choose(self, place: int) -> None:
        """Choose a side by its place from the left."""
        if not 0 <= place < len(self._sides):
            return
        self._choice = place
        for other, button in enumerate(self._sides):
            button.setChecked(other == place)
        if self._editor is not None:
            self._editor.hide()
            self._other.show()
        self.chosen.emit()

    def choose_beside(self, step: int) -> None:
        """Choose the side at the left or right of the chosen one."""
        if self._choice < 0:
            self.choose(0 if step < 0 else len(self._sides) - 1)
        else:
            self.choose(min(max(self._choice + step, 0), len(self._sides) - 1))

    def type_another(self) -> None:
        """Let a value be typed that is neither side's."""
        if self._editor is None:
            return
        self._choice = _OTHER
        for button in self._sides:
            button.setChecked(False)
        self._other.hide()
        self._editor.show()
        self._editor.setFocus()
        self.chosen.emit()

    def show_numbers(self, *, in_full: bool) -> None:
        """Show every value masked, or in full; what is chosen stays."""
        for button, side in zip(self._sides, self.view.sides, strict=True):
            button.say(self._words(side, in_full=in_full))
        base = self.view.base_full if in_full else self.view.base
        self._known.setText(self.tr("before: {0}").format(base or self.tr("(empty)")))

    def set_current(self, *, current: bool) -> None:
        """Frame the row that the keys act on."""
        self._is_current = current
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        if not self._is_current:
            return
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        painter.setPen(QPen(QColor(self._theme.colours.primary), 2))
        painter.setBrush(QColor(self._theme.colours.surface2))
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(rect, FIELD_RADIUS, FIELD_RADIUS)

    def _words(self, side: SideView, *, in_full: bool) -> str:
        words = side.full if in_full else side.words
        if side.side.edited:
            return self.tr("Not withdrawn: {0}").format(words)
        return words or self.tr("(empty)")

    def _lay_out(self) -> None:
        theme, view = self._theme, self.view
        before = QVBoxLayout()
        before.setSpacing(0)
        before.addWidget(Label(theme, view.label, Role.STRONG, wrap=True))
        self._known = Label(theme, "", Role.SECONDARY, wrap=True)
        self._known.setToolTip(view.base_source)
        self.show_numbers(in_full=False)
        before.addWidget(self._known)
        before.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(10)
        for button in self._sides:
            sides.addWidget(button, 1)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addLayout(sides)
        below = QHBoxLayout()
        below.addWidget(self._other)
        if self._editor is not None:
            below.addWidget(self._editor, 1)
        below.addStretch(1)
        right.addLayout(below)
        layout = QGridLayout(self)
        layout.setContentsMargins(12, 8, 12, 6)
        layout.setHorizontalSpacing(12)
        layout.setColumnMinimumWidth(0, self._theme.scaled(_NAME_WIDTH))
        layout.setColumnStretch(1, 1)
        layout.addLayout(before, 0, 0)
        layout.addLayout(right, 0, 1)

    def _on_side(self) -> None:
        self.touched.emit()
        self.choose(next(n for n, button in enumerate(self._sides) if button is self.sender()))

    def _on_other(self) -> None:
        self.touched.emit()
        self.type_another()

    def _on_typed(self) -> None:
        if self._editor is not None:
            self._editor.set_state(
                FieldState.ERROR if self._editor.complaint else FieldState.NORMAL
            )
        self.chosen.emit()


class ConflictGrid(QWidget):
    """Every field of a record in conflict; arrow keys move and choose, F2 types another value.

    Signals:
        changed: Something was chosen.
    """

    changed = Signal()

    def __init__(self, theme: Theme, messages: Messages, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("conflict-grid")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._messages = messages
        self._today = today
        self._current = 0
        self.rows: list[FieldRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)

    def show_record(self, record: RecordView) -> None:
        """Show another record; nothing is chosen yet."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for view in record.fields:
            row = FieldRow(self._theme, self._messages, view, self._today)
            row.chosen.connect(self.changed)
            row.touched.connect(self._on_touched)
            self.rows.append(row)
            self._layout.addWidget(row)
        self._set_current(0)
        self.changed.emit()

    def show_numbers(self, *, in_full: bool) -> None:
        """Show every value masked, or in full; what is chosen stays."""
        for row in self.rows:
            row.show_numbers(in_full=in_full)
        self._set_current(self._current)

    @property
    def undecided(self) -> int:
        """How many fields have no choice yet."""
        return sum(not row.is_decided for row in self.rows)

    def decisions(self) -> list[tuple[Conflict, Any]]:
        """List each conflict with the chosen value."""
        decided = []
        for row in self.rows:
            try:
                decided.append((row.view.conflict, row.value))
            except Unreadable:
                continue
        return decided

    def go_to_undecided(self) -> None:
        """Make the first field without a choice current."""
        for place, row in enumerate(self.rows):
            if not row.is_decided:
                self._set_current(place)
                self.setFocus()
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        match event.key():
            case Qt.Key.Key_Up:
                self._set_current(self._current - 1)
            case Qt.Key.Key_Down:
                self._set_current(self._current + 1)
            case Qt.Key.Key_Left if self.rows:
                self.rows[self._current].choose_beside(-1)
            case Qt.Key.Key_Right if self.rows:
                self.rows[self._current].choose_beside(1)
            case Qt.Key.Key_F2 if self.rows:
                self.rows[self._current].type_another()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        super().focusInEvent(event)
        self._set_current(self._current)

    def _set_current(self, place: int) -> None:
        self._current = min(max(place, 0), max(len(self.rows) - 1, 0))
        for number, row in enumerate(self.rows):
            row.set_current(current=number == self._current)
        if self.rows:
            self.setAccessibleName(self.rows[self._current].told)

    def _on_touched(self) -> None:
        self.setFocus()
        sender = self.sender()
        self._set_current(next(n for n, row in enumerate(self.rows) if row is sender))
